// SPDX-License-Identifier: AGPL-3.0-or-later
//! Visits planned in the family's rhythm, moved, and called off with the next day in the same step; who reads what of it.

use alongside::urls;
use jiff::ToSpan as _;
use jiff::civil::Date;
use practice::visits::{Interpreter, Status};
use practice::{Facet, FamilyId, VisitId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::matrix::of_family;
use super::notes::{begun, refused, signed};
use super::page::Form;
use super::server::{Server, on_each};

pub fn day(server: &Server, ahead: i32) -> Date {
    server.app.today().checked_add(ahead.days()).unwrap()
}

/// The form that plans a visit, with this day and hour.
pub fn plan(browser: &Browser<'_>, family: FamilyId, (ahead, at): (i32, &str)) -> Form {
    let plan = urls::plan_visit(family);
    let form = browser.get(&plan).ok().form(&plan);
    form.with("on", &day(browser.server, ahead).to_string()).with("at", at).with("place", "home")
}

/// The family's only planned visit.
pub fn the_planned(server: &Server, family: FamilyId) -> VisitId {
    let known = server.family(family);
    let planned = known.visits.iter().filter(|visit| visit.status() == Status::Planned);
    let all: Vec<VisitId> = planned.map(|visit| visit.id).collect();
    assert_eq!(all.len(), 1, "one visit is planned");
    all[0]
}

/// A family seen today, with visits every week.
fn weekly(imani: &Browser<'_>, child: &str) -> FamilyId {
    let family = imani.open_family(child, &["Ro"]);
    signed(imani, family, "between", "They looked at each other.");
    let at = urls::rhythm(family);
    let form = imani.get(&at).ok().form(&at).with("every", "7").with("why", "It suits them.");
    imani.send_off(&form);
    family
}

/// The forms of planning, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Hour, Number, Text};
    let family = weekly(imani, "Dotterel");
    imani.send_off(&plan(imani, family, (3, "10:00")));
    let visit = the_planned(imani.server, family);
    let at = |path: &str| imani.get(path).ok().form(path);
    let to = day(imani.server, 4).to_string();
    let off = at(&urls::did_not_happen(family, visit)).with("cause", "family-cancelled");
    vec![
        target(
            plan(imani, family, (5, "10:00")),
            &[
                (&["minutes", "travel"], Number),
                (&["interpreter"], Code),
                (&["language", "arrival"], Text),
            ],
        ),
        target(
            at(&urls::move_visit(family, visit)).with("on", &to).with("asked", "family"),
            &[
                (&["on"], Day),
                (&["at"], Hour),
                (&["place", "asked"], Code),
                (&["place-words", "why"], Text),
            ],
        ),
        target(
            off.with("next", "other").with("next-on", &to),
            &[(&["next-on", "next"], Day), (&["next-at"], Hour)],
        ),
    ]
}

#[test]
fn the_next_visits_are_planned_in_the_rhythm_at_a_tap_and_several_in_one_act() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = weekly(&imani, "Dunlin");
        let next = urls::plan_next(family);
        let form = imani.get(&urls::visits(family)).ok().form(&next);
        assert_eq!(form.get("day"), day(server, 7).to_string());
        let four = [7, 14, 21, 28].map(|ahead| day(server, ahead).to_string());
        let several = four[1..].iter().fold(form.clone(), |form, day| form.also("day", day));
        let entries = server.kinds(family).len();
        assert_eq!(imani.submit(&several).to(), urls::visits(family));
        assert_eq!(imani.submit(&several).status, 303, "posted twice they are planned once");
        assert_eq!(server.kinds(family)[entries..], ["visit.planned"; 4]);
        let known = server.family(family);
        let planned = known.visits.iter().filter(|visit| visit.status() == Status::Planned);
        let mut days: Vec<String> = planned.map(|one| one.on().unwrap().to_string()).collect();
        days.sort();
        assert_eq!(days, four);
        // The page as it stood before: the days are planned, so others are the next.
        let stale = form.with("act", &"5".repeat(32));
        refused(&imani.submit(&stale), "day", "");
        refused(&imani.submit(&stale.without("day")), "day", "");
        assert_eq!(server.kinds(family).len(), entries + 4);
        // One at a tap.
        let form = imani.get(&urls::plan_visit(family)).ok().form(&next);
        assert_eq!(form.get("day"), day(server, 35).to_string());
        imani.send_off(&form);
        assert_eq!(server.kinds(family).len(), entries + 5);
    });
}

#[test]
fn a_plan_says_what_it_takes_and_how_to_arrive_is_for_those_who_come() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Garganey", &["Ro"]);
        let ro = server.family(family).people.caregivers().next().unwrap().id;
        let door = "The door in the yard, never the front.";
        let form = plan(&imani, family, (2, "10:00")).with("minutes", "75").with("travel", "40");
        let form = form.with("interpreter", "phone").with("language", "Made-up and English");
        imani.send_off(&form.with("arrival", door));
        let visit = the_planned(server, family);
        let known = server.family(family).visits.get(visit).unwrap().clone();
        assert_eq!(known.takes.minutes, Some(75));
        assert_eq!(known.takes.interpreter, Some(Interpreter::Phone));
        assert_eq!(known.arrival.travel_minutes, Some(40));
        let at = urls::visit(family, visit);
        assert!(imani.get(&at).ok().text().contains(door));
        // The page read in the car says it too, and the note begins with how long it was to be.
        let takes = ["75 minutes", "An interpreter by phone", "Made-up and English"];
        let before = urls::before_visit(family, visit);
        let said = imani.get(&before).ok().text();
        for says in takes.iter().chain(&["How to arrive", door, "40 minutes"]) {
            assert!(said.contains(says), "{says}: {said}");
        }
        let note = urls::note(family, visit);
        assert_eq!(imani.get(&note).ok().form(&note).get("minutes"), "75");
        let hers = of_family(server, family, ro).get(&at).ok();
        assert!(hers.text().contains("Made-up and English"), "the plan is theirs too");
        for never in [door, "40", "How to arrive"] {
            assert!(!hers.text().contains(never), "{never}");
        }
        // Where the family looks along it is neither shown nor asked for.
        let screen = urls::SHARED_SCREEN;
        imani.send_off(&imani.get(screen).ok().form(screen).press("on"));
        assert!(!imani.get(&at).ok().text().contains(door));
        let said = imani.get(&before).ok().text();
        assert!(takes.iter().all(|says| said.contains(says)), "{said}");
        assert!(!["How to arrive", door, "40 minutes"].iter().any(|never| said.contains(never)));
        assert!(!imani.get(&urls::plan_visit(family)).ok().has_id("arrival"));
    });
}

#[test]
fn what_was_written_last_for_next_time_is_read_before_the_next_visit() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Pratincole", &["Ro"]);
        let before = urls::before(family);
        assert!(!imani.get(&before).ok().has_id("for-next-time"));
        let (first, last) = ("Me: bring the song sheet.", "Both: go to the window first.");
        for words in [first, last] {
            signed(&imani, family, "next-time", words);
        }
        let page = imani.get(&before).ok();
        assert!(page.has_id("for-next-time"));
        assert!(page.text().contains(last) && !page.text().contains(first), "the last one");
        assert!(!page.on_paper().text().contains(last));
        // It is the writer's until she says otherwise, so the room reads none of it.
        let screen = urls::SHARED_SCREEN;
        imani.send_off(&imani.get(screen).ok().form(screen).press("on"));
        let page = imani.get(&before).ok();
        assert!(!page.has_id("for-next-time") && !page.text().contains(last));
    });
}

#[test]
fn a_moved_visit_is_read_on_its_new_day_by_all_and_why_by_those_who_do_the_work() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Smew", &["Ro"]);
        let ro = server.family(family).people.caregivers().next().unwrap().id;
        imani.send_off(&plan(&imani, family, (2, "10:00")));
        let visit = the_planned(server, family);
        let at = urls::move_visit(family, visit);
        let form = imani.get(&at).ok().form(&at);
        assert_eq!((form.get("at"), form.get("place")), ("10:00", "home"));
        let why = "The hearing was put off.";
        let form = form.with("on", &day(server, 4).to_string()).with("at", "15:30");
        let form = form.with("why", why);
        refused(&imani.submit(&form), "asked", why);
        let form = form.with("asked", "family");
        let stays = form.clone().with("on", &day(server, 2).to_string()).with("at", "10:00");
        refused(&imani.submit(&stays), "on", why);
        let entries = server.kinds(family).len();
        assert_eq!(imani.submit(&form).to(), urls::visit(family, visit));
        assert_eq!(imani.submit(&form).status, 303);
        assert_eq!(server.kinds(family)[entries..], ["visit.moved", "visit.move_explained"]);

        let page = imani.get(&urls::visit(family, visit)).ok().text();
        assert!(page.contains("It was to be on") && page.contains("10:00 am"));
        assert!(
            page.contains("3:30 pm") && page.contains(why) && page.contains("The family asked")
        );
        let hers = of_family(server, family, ro).get(&urls::visit(family, visit)).ok().text();
        assert!(hers.contains("3:30 pm") && hers.contains("10:00 am"));
        assert!(!hers.contains(why) && !hers.contains("The family asked"));
        // A visit that took place is read, and not moved.
        let note = urls::note(family, visit);
        let form = imani.get(&note).ok().form(&note).with("child", "Sang.").press("finish");
        imani.send_off(&form);
        assert_eq!(imani.get(&at).to(), urls::visit(family, visit));
    });
}

#[test]
fn a_visit_is_called_off_ahead_and_the_next_day_agreed_in_the_same_step() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = weekly(&imani, "Gadwall");
        let ro = server.family(family).people.caregivers().next().unwrap().id;
        imani.send_off(&plan(&imani, family, (7, "09:00")));
        let visit = the_planned(server, family);
        let at = urls::did_not_happen(family, visit);
        let page = imani.get(&at).ok();
        assert!(page.text().contains("Call off this visit"));
        assert!(!page.html().contains("value=\"not-there\""), "nobody stood before a door yet");
        let told = "A fever since the night.";
        let form = page.form(&at).with("cause", "family-cancelled").with("what", told);
        refused(&imani.submit(&form.clone().with("next", "other")), "next-on", told);
        let long =
            form.clone().with("next", "other").with("next-on", &day(server, 400).to_string());
        refused(&imani.submit(&long), "next-on", told);
        let entries = server.kinds(family).len();
        let form = form.with("next", &day(server, 14).to_string());
        imani.send_off(&form);
        assert_eq!(imani.submit(&form).status, 303);
        let kinds = &server.kinds(family)[entries..];
        assert_eq!(kinds, ["visit.did_not_happen", "visit.called_off", "visit.planned"]);
        let next = the_planned(server, family);
        let known = server.family(family);
        let when = known.visits.get(next).unwrap().when().unwrap();
        assert_eq!((when.on, when.at.unwrap().hour()), (day(server, 14), 9));

        let hers = of_family(server, family, ro);
        let list = hers.get(&urls::visits(family)).ok().text();
        assert!(list.contains("called off"), "nobody waits for somebody who does not come");
        assert!(!list.contains("The family cancelled"));
        let read = hers.get(&urls::visit(family, visit)).ok().text();
        assert!(read.contains("This visit is off.") && !read.contains(told));
        assert!(imani.get(&urls::visit(family, visit)).ok().text().contains(told));
    });
}

#[test]
fn a_plan_like_a_visit_that_is_one_caregivers_own_is_hers_too_and_says_no_place_to_others() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Wallcreeper", &["Ro"]);
        let ro = super::reaching::carer(server, family);
        let (_, note) = begun(&imani, family);
        let own = Facet::Caregiver(ro);
        let note = note.with("part-visit", &own.to_string());
        let note = note.with("place", "community").with("place-words", "At her sister’s.");
        imani.send_off(&note.with("between", "Near.").press("finish"));
        let at = urls::rhythm(family);
        let form = imani.get(&at).ok().form(&at).with("every", "7").with("why", "It suits them.");
        imani.send_off(&form);
        let at = urls::plan_visit(family);
        let form = imani.get(&at).ok().form(&at);
        assert_eq!((form.get("place-words"), form.get("on").is_empty()), ("", false));
        let next = urls::plan_next(family);
        imani.send_off(&imani.get(&urls::visits(family)).ok().form(&next));
        let planned = server.seen(family).said.last().unwrap().label.facet;
        assert_eq!(planned, own);
    });
}

#[test]
fn a_visit_that_did_not_happen_is_not_moved_where_that_is_not_read() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Ptarmigan", &["Ro"]);
        imani.send_off(&plan(&imani, family, (0, "10:00")));
        let visit = the_planned(server, family);
        let at = urls::did_not_happen(family, visit);
        imani.send_off(&imani.get(&at).ok().form(&at).with("cause", "not-there"));
        let screen = urls::SHARED_SCREEN;
        let press = imani.get(urls::TODAY).ok().form(screen);
        imani.send_off(&press.press("on"));
        let at = urls::move_visit(family, visit);
        let form = imani.get(&at).ok().form(&at).with("asked", "family");
        let page = imani.submit(&form.with("on", &day(server, 2).to_string()));
        assert_eq!(page.status, 422);
    });
}
