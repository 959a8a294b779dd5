// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a planned visit takes, changed: who reads it now and as it was, how to arrive for those who come, and a page left open.

use alongside::urls;
use practice::access::Hat;
use practice::visits::{Interpreter, Takes, Visit};
use practice::{FamilyId, VisitId};

use super::bad_forms::{Takes as Kind, Target, target};
use super::browser::Browser;
use super::copies::copied;
use super::matrix::of_family;
use super::notes::{filed, refused};
use super::page::{Form, Page};
use super::planning::{plan, the_planned};
use super::reaching::carer;
use super::server::{Server, on_each};
use super::staff::{hired, joined};

const DOOR: &str = "The door in the yard, never the front.";

/// A family with a visit planned: an hour, by the door in the yard.
fn planned(imani: &Browser<'_>, child: &str) -> (FamilyId, VisitId) {
    let family = imani.open_family(child, &["Ro"]);
    let form = plan(imani, family, (2, "10:00")).with("minutes", "60").with("travel", "25");
    imani.send_off(&form.with("arrival", DOOR));
    (family, the_planned(imani.server, family))
}

/// The form that changes what the visit takes, as it stands.
fn takes(browser: &Browser<'_>, (family, visit): (FamilyId, VisitId)) -> Form {
    let at = urls::takes(family, visit);
    browser.get(&at).ok().form(&at)
}

/// Three quarters more, with somebody who interprets.
fn longer(form: Form) -> Form {
    form.with("minutes", "75").with("interpreter", "phone").with("language", "Made-up and English")
}

fn known(server: &Server, (family, visit): (FamilyId, VisitId)) -> Visit {
    server.family(family).visits.get(visit).unwrap().clone()
}

fn shared(browser: &Browser<'_>) {
    let press = browser.get(urls::TODAY).ok().form(urls::SHARED_SCREEN);
    browser.send_off(&press.press("on"));
}

fn plain(page: &Page) -> String {
    page.text().replace(['\u{2068}', '\u{2069}'], "")
}

/// The form of it, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    let form = longer(takes(imani, planned(imani, "Bufflehead")));
    vec![target(
        form,
        &[
            (&["minutes", "travel"], Kind::Number),
            (&["interpreter"], Kind::Code),
            (&["language", "arrival"], Kind::Text),
        ],
    )]
}

#[test]
fn what_a_planned_visit_takes_is_changed_in_one_act_and_read_by_all_with_what_stood_before() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, visit) = planned(&imani, "Goosander");
        let ro = carer(server, family);
        let at = urls::visit(family, visit);
        assert_eq!(imani.get(&at).ok().links(&urls::takes(family, visit)).len(), 1);
        let form = takes(&imani, (family, visit));
        let began = ["minutes", "interpreter", "language", "travel", "arrival"];
        let began = began.map(|field| form.get(field).to_owned());
        assert_eq!(began, ["60", "", "", "25", DOOR]);
        refused(&imani.submit(&form), "minutes", DOOR);
        refused(&imani.submit(&form.clone().with("minutes", "721")), "minutes", DOOR);
        refused(&imani.submit(&form.clone().with("travel", "721")), "travel", DOOR);
        let entries = server.kinds(family).len();
        let form = longer(form).with("arrival", "The front, now.").with("travel", "40");
        assert_eq!(imani.submit(&form).to(), at);
        assert_eq!(imani.submit(&form).status, 303, "posted twice is one act");
        assert_eq!(server.kinds(family)[entries..], ["visit.takes_changed", "visit.arranged"]);

        let says = ["75 minutes", "An interpreter by phone · Made-up and English"];
        let page = plain(&imani.get(&at).ok());
        let own = ["The front, now.", "40 minutes", "Before, it said:", DOOR, "25 minutes"];
        for says in says.iter().chain(&own).chain(&["60 minutes", "Changed by"]) {
            assert!(page.contains(says), "{says}: {page}");
        }
        // Whoever reads the plan reads it, and never how to arrive.
        let hers = of_family(server, family, ro);
        let read = plain(&hers.get(&at).ok());
        for says in says.iter().chain(&["60 minutes", "Before, it said:"]) {
            assert!(read.contains(says), "{says}: {read}");
        }
        for never in [DOOR, "The front", "40 minutes", "25 minutes", "How to arrive"] {
            assert!(!read.contains(never), "{never}: {read}");
        }
        assert_eq!(hers.get(&urls::takes(family, visit)).status, 403);
        // Also the page read in the car, the note, and her copy have the newest.
        let before = plain(&imani.get(&urls::before_visit(family, visit)).ok());
        assert!(before.contains("75 minutes") && before.contains("The front, now."));
        assert!(!before.contains("60 minutes") && !before.contains(DOOR));
        let note = urls::note(family, visit);
        let form = imani.get(&note).ok().form(&note);
        assert_eq!(form.get("minutes"), "75");
        let copy = plain(&copied(server, family, ro));
        assert!(copy.contains("What a visit takes was changed"), "{copy}");
        assert!(copy.contains("75 minutes, An interpreter by phone, Made-up and English"));
        assert!(!copy.contains(DOOR) && !copy.contains("The front, now."));
        // Once it took place its page says who was to interpret, and nothing of it is changed any more.
        imani.send_off(&form.with("between", "Near.").press("finish"));
        let page = plain(&imani.get(&at).ok());
        assert!(page.contains("Interpreter, as planned An interpreter by phone"), "{page}");
        assert_eq!(imani.get(&urls::takes(family, visit)).to(), at);
    });
}

#[test]
fn how_to_arrive_is_taken_away_and_where_a_family_looks_along_it_is_neither_shown_nor_changed() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let both = planned(&imani, "Merganser");
        let form = takes(&imani, both);
        imani.send_off(&form.with("arrival", "").with("travel", ""));
        let stands = known(server, both);
        assert_eq!((stands.arrival.words, stands.arrival.travel_minutes), (None, None));
        assert_eq!(stands.takes.minutes, Some(60));
        // Said anew, and then with a family beside the screen.
        imani.send_off(&takes(&imani, both).with("arrival", DOOR));
        let left_open = takes(&imani, both).with("arrival", "The front.").with("minutes", "90");
        shared(&imani);
        let page = imani.get(&urls::takes(both.0, both.1)).ok();
        assert!(!page.has_id("arrival") && !page.has_id("travel") && !page.text().contains(DOOR));
        let read = plain(&imani.get(&urls::visit(both.0, both.1)).ok());
        assert!(!read.contains(DOOR) && !read.contains("Changed"), "{read}");
        let entries = server.kinds(both.0).len();
        // What was typed alone is not dropped in silence, nor shown; the rest is kept once it is sent again.
        let told = imani.submit(&left_open);
        refused(&told, "visit", "How to arrive was not kept");
        assert!(!told.html().contains("The front.") && !told.html().contains(DOOR));
        assert_eq!(server.kinds(both.0).len(), entries);
        let form = told.form(&urls::takes(both.0, both.1));
        assert_eq!(form.get("minutes"), "90");
        imani.send_off(&form);
        assert_eq!(server.kinds(both.0)[entries..], ["visit.takes_changed"]);
        imani.send_off(&longer(takes(&imani, both)));
        let stands = known(server, both);
        assert_eq!(stands.takes.interpreter, Some(Interpreter::Phone));
        // What was tapped by mistake is unsaid.
        imani.send_off(&takes(&imani, both).with("interpreter", ""));
        let stands = known(server, both);
        assert_eq!((stands.takes.interpreter, stands.changed.len()), (None, 3));
        assert_eq!(stands.arrival.words.unwrap().as_str(), DOOR);
    });
}

#[test]
fn a_page_left_open_undoes_nothing_and_keeps_what_was_typed_beside_what_stands_now() {
    on_each(|server| {
        let (imani, both) =
            (Browser::of(server, "imani"), planned(&Browser::of(server, "imani"), "Scoter"));
        server.join(both.0, "june.w");
        let june = Browser::of(server, "june.w");
        let left_open = takes(&june, both);
        imani.send_off(&longer(takes(&imani, both)).with("arrival", "The front,\r\nnow."));
        // Sent as it came, it changes nothing and is shown what stands; with another language too.
        let same = june.submit(&left_open);
        refused(&same, "arrival", "As it stands now");
        assert_eq!(same.form(&urls::takes(both.0, both.1)).get("minutes"), "75");
        let typed = left_open.with("language", "Another and English");
        let shown = june.submit(&typed);
        refused(&shown, "minutes", "As it stands now");
        let form = shown.form(&urls::takes(both.0, both.1));
        let holds = ["minutes", "interpreter", "language", "arrival"].map(|field| form.get(field));
        assert_eq!(holds, ["75", "phone", "Another and English", "The front,\nnow."]);
        assert_eq!(known(server, both).changed.len(), 1);
        june.send_off(&form);
        let stands = known(server, both);
        let (minutes, interpreter) = (Some(75), Some(Interpreter::Phone));
        let language = stands.takes.language.clone();
        assert_eq!(stands.takes, Takes { minutes, interpreter, language });
        assert_eq!(stands.takes.language.unwrap().as_str(), "Another and English");
        assert_eq!((stands.changed.len(), stands.arranged.len()), (2, 2));
        // The same for how to arrive, and for a visit that is off meanwhile.
        let left_open = takes(&june, both).with("arrival", "By the back.");
        imani.send_off(&takes(&imani, both).with("arrival", DOOR));
        refused(&june.submit(&left_open), "arrival", DOOR);
        let off = urls::did_not_happen(both.0, both.1);
        let form = imani.get(&off).ok().form(&off).with("cause", "family-cancelled");
        imani.send_off(&form);
        assert_eq!(june.submit(&left_open).status, 422);
        assert_eq!(june.get(&urls::takes(both.0, both.1)).status, 303);
    });
}

#[test]
fn where_somebody_has_to_be_kept_safe_now_the_other_caregiver_reads_what_it_took_before() {
    on_each(|server| {
        let (_, vera) = hired(server, "Vera Made-up", &[Hat::Visitor]);
        let family = vera.open_family("Wigeon", &["Ana", "Ben"]);
        let named = |name: &str| {
            let all = server.family(family);
            all.people.iter().find(|person| person.names.short() == Some(name)).unwrap().id
        };
        let (ana, ben) = (named("Ana"), named("Ben"));
        vera.send_off(&plan(&vera, family, (0, "10:00")).with("minutes", "60"));
        let visit = the_planned(server, family);
        filed(&vera, family, "between", "safety");
        vera.send_off(&longer(takes(&vera, (family, visit))));
        let part = server.seen(family).said.last().unwrap().label.facet;
        assert_ne!(part, practice::Facet::Together);
        let at = urls::visit(family, visit);
        let read: Vec<bool> = [ana, ben]
            .map(|person| plain(&of_family(server, family, person).get(&at).ok()))
            .map(|page| page.contains("Made-up and English"))
            .to_vec();
        let may = [ana, ben].map(|person| part == practice::Facet::Caregiver(person));
        assert_eq!(read, may);
        // Nor does a screen others look at say it: not in the week, not on Today.
        assert!(plain(&vera.get(urls::CALENDAR).ok()).contains("by phone"));
        shared(&vera);
        for page in [urls::CALENDAR, urls::TODAY, &at] {
            let page = plain(&vera.get(page).ok());
            assert!(!page.contains("by phone") && !page.contains("Made-up and English"), "{page}");
        }
        // What it does not show stays as it is when something else is changed on it.
        let form = takes(&vera, (family, visit));
        assert_eq!((form.get("minutes"), form.get("language")), ("60", ""));
        vera.send_off(&form.with("minutes", "90"));
        let stands = known(server, (family, visit)).takes;
        assert_eq!((stands.minutes, stands.interpreter), (Some(90), Some(Interpreter::Phone)));
    });
}

#[test]
fn whoever_takes_the_first_call_changes_what_a_visit_takes_and_writes_nothing_over_that_they_do_not_read()
 {
    on_each(|server| {
        let both = planned(&Browser::of(server, "imani"), "Smew");
        let (account, intake) = hired(server, "Made-up Intake", &[Hat::Intake]);
        joined(server, both.0, account);
        let at = urls::takes(both.0, both.1);
        let page = intake.get(&at).ok();
        assert!(!page.has_id("arrival") && !page.has_id("travel") && !page.text().contains(DOOR));
        let form = page.form(&at).with("minutes", "90");
        // A page made up by hand is told so.
        let made_up = form.clone().with("arrival-of", "0").with("arrival", "The front.");
        refused(&intake.submit(&made_up), "visit", "How to arrive was not kept");
        intake.send_off(&form);
        let stands = known(server, both);
        assert_eq!((stands.takes.minutes, stands.arranged.len()), (Some(90), 1));
        assert_eq!(stands.arrival.words.unwrap().as_str(), DOOR);
    });
}
