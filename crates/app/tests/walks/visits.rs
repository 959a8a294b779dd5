// SPDX-License-Identifier: AGPL-3.0-or-later
//! Visits that are planned, and visits that did not happen.

use alongside::urls;
use practice::visits::{Cause, Place, Status};

use super::browser::Browser;
use super::notes::refused;
use super::server::on_each;

fn day(server: &super::server::Server, ahead: i32) -> String {
    server.app.today().saturating_add(jiff::Span::new().days(ahead)).to_string()
}

#[test]
fn a_visit_is_planned_and_its_note_begins_as_planned() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Teal", &["Kit"]);
        let plan = urls::plan_visit(family);
        let form = imani.get(&plan).ok().form(&plan);
        let form = form.with("on", &day(server, 0)).with("at", "09:40").with("place", "community");
        let form = form.with("place-words", "the bench by the pond");
        imani.send_off(&form);
        imani.send_off(&form);
        let known = server.family(family);
        let all: Vec<_> = known.visits.iter().collect();
        assert_eq!(all.len(), 1, "posted twice it is planned once");
        let planned = all[0];
        assert_eq!(planned.status(), Status::Planned);
        assert_eq!(planned.when().unwrap().place, Place::Community);

        let note = urls::note(family, planned.id);
        assert_eq!(imani.get(urls::TODAY).ok().links(&note).len(), 1, "it stands on Today");
        assert!(!imani.get(&urls::story(family)).ok().links(&note).is_empty());
        let form = imani.get(&note).ok().form(&note);
        assert_eq!((form.get("on"), form.get("at")), (day(server, 0).as_str(), "09:40"));
        assert_eq!(form.get("place"), "community");
        assert_eq!(form.get("place-words"), "the bench by the pond");
        imani.send_off(&form.with("between", "Ducks.").press("finish"));
        let known = server.family(family);
        assert_eq!(known.visits.get(planned.id).unwrap().status(), Status::Held);
        assert_eq!(known.visits.iter().count(), 1);
    });
}

#[test]
fn a_visit_is_planned_within_the_coming_year_only() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Stilt", &["Lou"]);
        let plan = urls::plan_visit(family);
        let entries = server.kinds(family).len();
        for (ahead, taken) in [(-1, false), (367, false), (366, true)] {
            let form = imani.get(&plan).ok().form(&plan).with("on", &day(server, ahead));
            let form = form.with("place-words", "the porch");
            let answer = imani.submit(&form);
            if taken {
                assert_eq!(answer.to(), urls::visits(family));
            } else {
                refused(&answer, "on", "");
                assert_eq!(answer.form(&plan).get("place-words"), "the porch");
                assert_eq!(server.kinds(family).len(), entries);
            }
        }
    });
}

#[test]
fn a_missed_and_a_cancelled_visit_say_what_happened() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Ibis", &["Mae"]);
        let plan = urls::plan_visit(family);
        for (ahead, cause, words) in [
            (0, "not-there", "Nobody opened; the stroller was gone."),
            (5, "family-cancelled", "Mae wrote that they all have the cold."),
        ] {
            let form = imani.get(&plan).ok().form(&plan).with("on", &day(server, ahead));
            imani.send_off(&form);
            let known = server.family(family);
            let planned = known.visits.iter().find(|visit| visit.status() == Status::Planned);
            let visit = planned.unwrap().id;
            let missed = urls::did_not_happen(family, visit);
            let form = imani.get(&missed).ok().form(&missed);
            assert_eq!(form.get("on"), day(server, ahead));
            let form = form.with("what", words);
            refused(&imani.submit(&form), "cause", words);
            imani.send_off(&form.with("cause", cause));
            let read = imani.get(&urls::visit(family, visit)).ok().text();
            assert!(read.contains(words));
        }
        let known = server.family(family);
        let causes: Vec<Cause> = known
            .visits
            .iter()
            .filter_map(|visit| visit.did_not_happen.as_ref().map(|(_, why)| why.cause))
            .collect();
        assert_eq!(causes.len(), 2);
        assert!(causes.contains(&Cause::NotThere) && causes.contains(&Cause::FamilyCancelled));

        // A day that is still to come cannot have been missed, only cancelled.
        let imani_form = imani.get(&plan).ok().form(&plan).with("on", &day(server, 3));
        imani.send_off(&imani_form);
        let known = server.family(family);
        let visit = known.visits.iter().find(|visit| visit.status() == Status::Planned).unwrap().id;
        let missed = urls::did_not_happen(family, visit);
        let form = imani.get(&missed).ok().form(&missed).with("cause", "not-there");
        refused(&imani.submit(&form.with("what", "I saw it coming.")), "on", "I saw it coming.");
        // A signed visit did happen.
        let note = urls::note(family, visit);
        let form = imani.get(&note).ok().form(&note).with("child", "Here after all.");
        imani.send_off(&form.press("finish"));
        assert_eq!(imani.get(&missed).to(), urls::visit(family, visit));
    });
}
