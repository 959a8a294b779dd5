// SPDX-License-Identifier: AGPL-3.0-or-later
//! A wrong tap in a signed note is put right: what is made of it follows, what stood before stays, and no change of it goes unseen.

use alongside::urls;
use practice::relationships::Party;
use practice::visits::Event;
use practice::{FamilyId, VisitId};

use super::browser::Browser;
use super::caregiver::canary;
use super::copies::{copied, una_and_vic};
use super::matrix::of_family;
use super::notes::{begun, signed};
use super::page::{Form, Page};
use super::passkeys::{add, device};
use super::seen::{plain, two};
use super::server::{Server, on_each, on_new};
use super::signing::{forge, found, sign};
use super::signing_in::with_password;

/// The form that amends a note, with a reason.
fn amending(browser: &Browser<'_>, family: FamilyId, visit: VisitId) -> Form {
    let at = urls::amend(family, visit);
    browser.get(&at).ok().form(&at).with("reason", "A wrong tap.")
}

fn read(browser: &Browser<'_>, family: FamilyId, visit: VisitId) -> Page {
    browser.get(&urls::visit(family, visit)).ok()
}

/// The page says of this field what is wrong, and what was typed is still there.
#[track_caller]
fn refused(page: &Page, field: &str) {
    assert_eq!(page.status, 422);
    assert!(page.errors().iter().any(|(known, _)| known == field), "{:?}", page.errors());
    assert!(page.has_id(field), "the summary leads to {field}");
    assert_eq!(page.form(&page.at).get("reason"), "A wrong tap.");
}

/// What was written last, by kind.
fn last(server: &Server, family: FamilyId, few: usize) -> Vec<String> {
    let mut kinds = server.kinds(family);
    kinds.split_off(kinds.len() - few)
}

#[test]
fn a_wrong_tap_is_put_right_and_where_the_child_was_follows() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, _]) = two(&imani, "Siskin");
        let known = server.family(family);
        let pair = known.relationships.between(Party::Person(child), Party::Person(ana));
        let pair = pair.unwrap().id;
        let share = || plain(&imani.get(&urls::relationship(family, pair)).ok());
        let there = format!("present-{child}");
        let of = |form: Form| {
            let form = form.without("relationship").also("relationship", &pair.to_string());
            form.with(&there, "awake").with(&format!("present-{ana}"), "awake")
        };
        let (visit, form) = begun(&imani, family);
        imani.send_off(&of(form).with("between", "They looked.").press("finish"));
        let (other, form) = begun(&imani, family);
        imani.send_off(&of(form).with("between", "They sang.").press("finish"));
        assert!(share().contains("together and awake in 2 of the last 2 visits"), "{}", share());

        // Words that are amended leave the facts as they are.
        imani.send_off(&amending(&imani, family, other).with("between", "They hummed."));
        assert_eq!(last(server, family, 3), ["visit.amended", "visit.wrote", "visit.committed"]);
        let form = amending(&imani, family, visit);
        assert_eq!(form.get(&there), "awake", "the page begins from what stands");
        refused(&imani.submit(&form), "words");

        imani.send_off(&form.with(&there, "asleep"));
        let written = ["visit.amended", "visit.held_corrected", "visit.committed"];
        assert_eq!(last(server, family, 3), written);
        assert!(share().contains("together and awake in 1 of the last 2 visits"), "{}", share());
        let page = read(&imani, family, visit);
        assert!(page.has_id("put-right") && page.text().contains("Put right by"));
        assert!(page.text().contains("A wrong tap."), "why, for those who do the work");
        assert!(!read(&imani, family, other).has_id("put-right"));

        let hers = read(&of_family(server, family, ana), family, visit);
        assert!(hers.has_id("put-right") && !hers.text().contains("A wrong tap."));
        imani.send_off(&imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on"));
        let page = read(&imani, family, visit);
        assert!(page.has_id("put-right") && !page.text().contains("A wrong tap."));
        assert_eq!(imani.get(&urls::amend(family, visit)).status, 403);
    });
}

#[test]
fn what_cannot_be_so_is_said_beside_its_field_and_what_changed_meanwhile_is_shown_first() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Dunlin", &["Ida"]);
        let visit = signed(&imani, family, "between", "There.");
        let form = amending(&imani, family, visit);
        let people: Vec<_> = server.family(family).people.iter().map(|one| one.id).collect();
        let absent = |form: Form, person: &practice::PersonId| {
            form.with(&format!("present-{person}"), "absent")
        };
        let nobody = people.iter().fold(form.clone(), absent);
        refused(&imani.submit(&nobody), "present");
        refused(&imani.submit(&form.clone().without("relationship")), "relationship");
        refused(&imani.submit(&form.clone().with("on", "2199-01-01")), "on");
        refused(&imani.submit(&form.clone().with("on", "")), "on");
        refused(&imani.submit(&form.clone().with("minutes", "900")), "minutes");
        assert!(!server.kinds(family).contains(&"visit.held_corrected".to_owned()));

        // Somebody puts it right while the page is open: nothing is undone unseen.
        let open = amending(&imani, family, visit).with("lead", "shared");
        imani.send_off(&form.with("minutes", "45"));
        let page = imani.submit(&open);
        refused(&page, "on");
        assert!(page.text().contains("45 minutes"), "as it stands now");
        let again = page.form(&urls::amend(family, visit));
        assert_eq!(again.get("lead"), "shared");
        assert_eq!(again.get("minutes"), "45", "what was left as it stood stands as it does now");
        imani.send_off(&again);
        let known = server.family(family);
        let held = &known.visits.get(visit).unwrap().signed.as_ref().unwrap().held;
        assert_eq!((held.minutes, held.lead), (Some(45), Some(practice::visits::Lead::Shared)));
        // Sent twice, or without the facts, it changes nothing more.
        let before = server.kinds(family).len();
        imani.send_off(&again);
        let form = amending(&imani, family, visit);
        let without = form.without("facts-of").without("on").without("relationship");
        imani.send_off(&without.with("between", "Here."));
        assert_eq!(server.kinds(family).len(), before + 3);
        assert!(!last(server, family, 3).contains(&"visit.held_corrected".to_owned()));
    });
}

#[test]
fn the_day_moves_a_visit_in_every_list_and_a_late_note_says_so() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Godwit", &["Ida"]);
        let visit = signed(&imani, family, "between", "There.");
        let other = signed(&imani, family, "between", "There again.");
        let newest = || {
            let page = imani.get(&urls::visits(family)).ok();
            let at = |visit| page.html().find(&urls::visit(family, visit)).unwrap();
            if at(visit) < at(other) { visit } else { other }
        };
        let first = newest();
        assert!(!read(&imani, family, first).text().contains("written later"));
        let week = jiff::Span::new().days(7);
        let on = server.app.today().checked_sub(week).unwrap().to_string();
        imani.send_off(&amending(&imani, family, first).with("on", &on));
        assert_ne!(newest(), first);
        assert!(read(&imani, family, first).text().contains("written later"));
    });
}

#[test]
fn of_a_visit_that_is_one_parents_the_other_learns_nothing_and_each_copy_tells_both() {
    on_each(|server| {
        let (family, una, vic) = una_and_vic(server, "Plover");
        let imani = Browser::of(server, "imani");
        let (visit, form) = begun(&imani, family);
        let (was, is) = (canary("was"), canary("is"));
        let form = form
            .with("part-visit", &practice::Facet::Caregiver(una).to_string())
            .with("place-words", &was);
        imani.send_off(&form.with("minutes", "37").with("between", "There.").press("finish"));
        let right = amending(&imani, family, visit).with("place-words", &is);
        imani.send_off(&right.with("minutes", "53"));
        let hers = read(&of_family(server, family, una), family, visit).html();
        assert!(hers.contains(&is) && hers.contains(&was));
        let his = of_family(server, family, vic);
        assert_eq!(his.get(&urls::visit(family, visit)).status, 404);
        let copy = copied(server, family, una).html();
        assert!(copy.contains("37 min") && copy.contains("53 min"), "as signed, and as put right");
        assert!(!copy.contains(&was) && !copy.contains(&is), "where in words may be an address");
        assert!(copy.contains("Put right: when, where and who was there"));
        let copy = copied(server, family, vic).html();
        assert!(!copy.contains(&was) && !copy.contains(&is) && !copy.contains("Put right"));
    });
}

#[test]
fn facts_that_are_put_right_are_signed_with_the_amendment_and_one_put_in_is_found() {
    on_new(|server| {
        let imani = with_password(server, "imani");
        let mut device = device(server);
        add(&imani, &mut device).to();
        let before = found(server);
        let family = imani.open_family("Wren", &["Ada"]);
        let visit = signed(&imani, family, "between", "There.");
        sign(&imani, &mut device, (family, visit, 0));
        imani.send_off(&amending(&imani, family, visit).with("minutes", "45"));
        sign(&imani, &mut device, (family, visit, 1));
        assert_eq!(found(server), (before.0 + 2, before.1, Vec::new()));
        let said = server.seen(family).said;
        let right = said.iter().rev().find_map(|one| match &one.event {
            practice::Event::Visits(Event::HeldCorrected { held, .. }) => {
                Some((one.label.clone(), held.clone()))
            }
            _ => None,
        });
        let (label, mut held) = right.unwrap();
        held.minutes = Some(5);
        for number in [1, 2] {
            let put_in = Event::HeldCorrected { visit, amendment: number, held: held.clone() };
            let one = practice::Labelled::new(label.clone(), put_in);
            forge(server, family, server.account("imani").id, &one);
            let (.., faults) = found(server);
            assert_eq!(faults.len(), usize::try_from(number).unwrap(), "{faults:?}");
            assert!(
                faults
                    .iter()
                    .all(|one| one.ends_with("is not what was bound when it was finished"))
            );
        }
    });
}
