// SPDX-License-Identifier: AGPL-3.0-or-later
//! What lies over a visit in the days of whoever makes it: said where they plan, to them alone, and never in the way.

use alongside::urls;
use practice::FamilyId;
use practice::access::Hat;

use super::browser::Browser;
use super::matrix::of_family;
use super::notes::signed;
use super::page::Page;
use super::planning::{day, plan, the_planned};
use super::reaching::carer;
use super::server::{Server, on_each};
use super::staff::{hired, joined};

const LIES_OVER: &str = "it lies over another visit";

/// Somebody who visits, with nothing in their calendar yet, and two families of theirs.
fn visitor<'a>(server: &'a Server, [one, other]: [&str; 2]) -> (Browser<'a>, [FamilyId; 2]) {
    let (_, vera) = hired(server, "Vera Made-up", &[Hat::Visitor]);
    let families = [vera.open_family(one, &["Ro"]), vera.open_family(other, &["Mi"])];
    (vera, families)
}

/// What is read, where a link ends before its full stop.
fn plain(page: &Page) -> String {
    page.text().replace(['\u{2068}', '\u{2069}'], "").replace(" .", ".")
}

fn shared(browser: &Browser<'_>) {
    let press = browser.get(urls::TODAY).ok().form(urls::SHARED_SCREEN);
    browser.send_off(&press.press("on"));
}

#[test]
fn what_lies_over_a_visit_is_said_after_planning_on_both_visits_in_the_week_and_on_today() {
    on_each(|server| {
        let (vera, [one, other]) = visitor(server, ["Phalarope", "Turnstone"]);
        for ahead in [0, 3] {
            vera.send_off(&plan(&vera, one, (ahead, "10:00")).with("minutes", "60"));
        }
        for family in [one, other] {
            let list = vera.get(&urls::visits(family)).ok();
            assert!(!list.has_id("own-days"), "nothing is in the way of anything");
        }
        let form = plan(&vera, other, (3, "10:30")).with("minutes", "45").with("travel", "20");
        let list = vera.send_off(&form);
        let says = "From 10:30 am to 11:00 am it lies over another visit: \
                    Phalarope & Ro, 10:00 am to 11:00 am. The way to the later one takes 20 minutes.";
        assert!(plain(&list).contains(says), "{}", plain(&list));
        let visit = the_planned(server, other);
        let read = vera.get(&urls::visit(other, visit)).ok();
        assert!(
            plain(&read).contains(says)
                && read.links(&urls::visit(one, of(server, one, 3))).len() == 1
        );
        let earlier = plain(&vera.get(&urls::visit(one, of(server, one, 3))).ok());
        assert!(earlier.contains("Turnstone & Mi, 10:30 am to 11:15 am"), "{earlier}");
        assert!(!plain(&vera.get(&urls::visit(one, of(server, one, 0))).ok()).contains(LIES_OVER));
        let week = plain(&vera.get(&urls::calendar_week(day(server, 3))).ok());
        assert_eq!(week.matches(LIES_OVER).count(), 1, "in the week it is said at the later one");
        let today = vera.get(urls::TODAY).ok();
        assert!(plain(&today).contains(says), "{}", plain(&today));
        assert_eq!(plain(&today).matches(LIES_OVER).count(), 1);
        assert_eq!(today.links(&urls::visit(other, visit)).len(), 1);
        // It was never in the way: the visit is planned, and a day of today is said at its row.
        vera.send_off(&plan(&vera, other, (0, "10:15")));
        assert_eq!(plain(&vera.get(urls::TODAY).ok()).matches(LIES_OVER).count(), 2);
        // Where others look along nothing of it is said.
        shared(&vera);
        for page in [
            urls::TODAY.to_owned(),
            urls::visits(other),
            urls::visit(other, visit),
            urls::calendar_week(day(server, 3)),
        ] {
            let page = vera.get(&page).ok();
            assert!(!plain(&page).contains(LIES_OVER) && !page.has_id("own-days"));
        }
        assert!(!plain(&vera.get(&urls::visit(other, visit)).ok()).contains("Phalarope"));
    });
}

/// The visit planned for that day.
fn of(server: &Server, family: FamilyId, ahead: i32) -> practice::VisitId {
    let known = server.family(family);
    known.visits.iter().find(|visit| visit.on() == Some(day(server, ahead))).unwrap().id
}

#[test]
fn moving_a_visit_or_giving_it_more_time_says_what_it_lies_over_or_that_the_way_is_too_long() {
    on_each(|server| {
        let (vera, [one, other]) = visitor(server, ["Curlew", "Whimbrel"]);
        vera.send_off(&plan(&vera, one, (3, "10:00")).with("minutes", "60"));
        vera.send_off(&plan(&vera, other, (4, "11:15")).with("travel", "20"));
        let (first, second) = (the_planned(server, one), the_planned(server, other));
        let at = urls::move_visit(other, second);
        let form = vera.get(&at).ok().form(&at).with("on", &day(server, 3).to_string());
        let moved = plain(&vera.send_off(&form.with("asked", "family")));
        let says = "Only 15 minutes lie between it and the visit before, and the way here takes 20: \
                    Curlew & Ro, 10:00 am to 11:00 am.";
        assert!(moved.contains(says), "{moved}");
        let says = "Only 15 minutes lie between it and the next visit, and the way there takes 20: \
                    Whimbrel & Mi, 11:15 am.";
        assert!(plain(&vera.get(&urls::visit(one, first)).ok()).contains(says));
        let at = urls::takes(one, first);
        let form = vera.get(&at).ok().form(&at).with("minutes", "90");
        let longer = plain(&vera.send_off(&form));
        assert!(
            longer.contains("From 11:15 am to 11:30 am it lies over another visit"),
            "{longer}"
        );
        assert!(plain(&vera.get(urls::TODAY).ok()).contains("From 11:15 am to 11:30 am"));
        // The hours in the calendar of a phone are the new ones.
        let week = plain(&vera.get(&urls::calendar_week(day(server, 3))).ok());
        assert!(week.contains("10:00 am to 11:30 am"), "{week}");
        // Shorter again, and with no way there, nothing is said.
        let form = vera.get(&at).ok().form(&at).with("minutes", "30");
        vera.send_off(&form);
        assert!(!vera.get(&urls::visit(other, second)).ok().has_id("own-days"));
    });
}

#[test]
fn several_planned_in_the_rhythm_say_each_what_it_lies_over() {
    on_each(|server| {
        let (vera, [one, other]) = visitor(server, ["Godwit", "Sandpiper"]);
        vera.send_off(&plan(&vera, one, (7, "10:00")));
        vera.send_off(&plan(&vera, one, (14, "10:30")));
        signed(&vera, other, "between", "They looked at each other.");
        let at = urls::rhythm(other);
        let form = vera.get(&at).ok().form(&at).with("every", "7").with("why", "It suits them.");
        vera.send_off(&form);
        vera.send_off(&plan(&vera, other, (0, "10:00")));
        let next = urls::plan_next(other);
        let form = vera.get(&urls::visits(other)).ok().form(&next);
        assert_eq!(form.get("day"), day(server, 7).to_string());
        let several = [14, 21]
            .iter()
            .fold(form, |form, ahead| form.also("day", &day(server, *ahead).to_string()));
        let list = vera.send_off(&several);
        assert_eq!(plain(&list).matches(LIES_OVER).count(), 2, "{}", plain(&list));
        assert_eq!(server.family(other).visits.iter().count(), 5);
    });
}

#[test]
fn nobody_else_is_told_what_lies_over_a_visit_and_nothing_of_a_family_that_is_not_theirs() {
    on_each(|server| {
        let (vera, [one, other]) = visitor(server, ["Lapwing", "Plover"]);
        vera.send_off(&plan(&vera, one, (3, "10:00")).with("minutes", "60"));
        vera.send_off(&plan(&vera, other, (3, "10:30")));
        let visit = the_planned(server, other);
        let at = urls::visit(other, visit);
        assert!(plain(&vera.get(&at).ok()).contains("Lapwing"));
        // A reader of the family: neither on the visit nor in the list.
        let hers = of_family(server, other, carer(server, other));
        // A colleague of that family alone, whose own days hold nothing else.
        let (mira_id, mira) = hired(server, "Mira Made-up", &[Hat::Visitor]);
        joined(server, other, mira_id);
        for browser in [&hers, &mira] {
            for page in [&at, &urls::visits(other)] {
                let page = browser.get(page).ok();
                let text = plain(&page);
                assert!(!page.has_id("own-days") && !text.contains(LIES_OVER), "{text}");
                assert!(!text.contains("Lapwing"), "{text}");
            }
        }
        assert!(!plain(&mira.get(urls::TODAY).ok()).contains(LIES_OVER));
        // Once she has both families, these are her days too.
        joined(server, one, mira_id);
        assert!(plain(&mira.get(&at).ok()).contains("Lapwing"));
    });
}
