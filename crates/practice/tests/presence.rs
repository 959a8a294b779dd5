// SPDX-License-Identifier: AGPL-3.0-or-later
//! Presence: from which day it is quiet, what an agreed rhythm and a pause change, and what a try to reach out does.

use jiff::civil::{Date, date};
use jiff::{Span, Timestamp};
use practice::access::{Hat, Reader, Relation, Screen, Standing, Tie, may_read, reaches_out};
use practice::goodbye::{self, Explained, Why};
use practice::presence::{
    Agreed, Gap, Refused, Tried, Way, agree, allowed_days, due, gaps, reach_out, suggested,
};
use practice::samples::{AMARA, FAMILY, NGOZI, VISITOR, at_home, text};
use practice::visits::{self, Held};
use practice::{Facet, Family, Label, Labelled, VisitId, family};

/// The day on which the family was met, and visited for the first time.
const MET: Date = date(2026, 3, 2);

fn after(days: i32) -> Date {
    MET.checked_add(Span::new().days(days)).expect("a day near the first")
}

fn and(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, VISITOR, Timestamp::UNIX_EPOCH)
}

fn visited(family: &Family, day: i32) -> Family {
    let held = Held {
        when: at_home(after(day)),
        minutes: None,
        present: Vec::new(),
        relationships: Vec::new(),
        lead: None,
    };
    let visit = VisitId(u128::from(day.unsigned_abs()));
    let signed = visits::Event::Signed { visit, held };
    and(family, &[Labelled::new(Label::of(Facet::Together), signed)])
}

/// A family met and visited on the first day, with this rhythm.
fn every(days: Option<u16>) -> Family {
    visited(&and(&Family::new(FAMILY), &family::open(VISITOR, MET, days)), 0)
}

fn rhythm(day: i32, every_days: Option<u16>, pause: Option<i32>) -> Agreed {
    Agreed { on: after(day), every_days, pause_until: pause.map(after) }
}

fn agreed(family: &Family, what: Agreed) -> Family {
    and(family, &agree(family, what, text("Night shifts."), what.on).expect("it is a rhythm"))
}

fn tried(family: &Family, day: i32, answered: bool) -> Family {
    let tried = Tried { on: after(day), way: Way::Card, answered, words: None };
    and(family, &[reach_out(family, tried, after(day)).expect("the day has come")])
}

/// On which of these days reaching out is suggested.
fn asked(family: &Family, days: &[i32]) -> Vec<i32> {
    days.iter().copied().filter(|day| suggested(family, after(*day)).is_some()).collect()
}

fn quiet(family: &Family, day: i32) -> Vec<(i32, Option<i32>, i32)> {
    let from_met = |on: Date| (on - MET).get_days();
    let told = |gap: Gap| (from_met(gap.since), gap.until.map(from_met), gap.days);
    gaps(family, after(day)).into_iter().map(told).collect()
}

#[test]
fn given_a_weekly_rhythm_when_three_weeks_pass_then_reaching_out_is_suggested_and_not_before() {
    let family = every(Some(7));
    assert_eq!(asked(&family, &[7, 14, 20, 21, 22]), [21, 22]);
    assert_eq!(suggested(&family, after(30)), Some(MET), "it says since when");
    assert_eq!(quiet(&family, 20), []);
    assert_eq!(quiet(&family, 21), [(0, None, 21)]);
    let family = visited(&family, 30);
    assert_eq!(asked(&family, &[30, 50, 51]), [51]);
    assert_eq!(quiet(&family, 40), [(0, Some(30), 30)]);
}

#[test]
fn given_no_rhythm_was_agreed_when_three_weeks_pass_then_it_is_suggested_too() {
    assert_eq!(asked(&every(None), &[20, 21]), [21]);
    let only_met = and(&Family::new(FAMILY), &family::open(VISITOR, MET, None));
    assert_eq!(asked(&only_met, &[20, 21]), [21], "a first visit that does not come is quiet too");
    assert_eq!(suggested(&Family::new(FAMILY), MET), None);
}

#[test]
fn given_a_slower_rhythm_when_it_goes_as_agreed_then_there_is_no_gap() {
    for (every_days, allowed) in [
        (None, 21),
        (Some(1), 21),
        (Some(7), 21),
        (Some(14), 21),
        (Some(15), 23),
        (Some(21), 32),
        (Some(28), 42),
        (Some(30), 45),
        (Some(90), 135),
    ] {
        assert_eq!(allowed_days(every_days), allowed, "{every_days:?}");
    }
    let monthly = every(Some(28));
    assert_eq!(asked(&monthly, &[21, 28, 41, 42]), [42]);
    assert_eq!(quiet(&visited(&visited(&monthly, 28), 56), 80), []);
    assert_eq!(due(MET, Some(28), None), after(42));
}

#[test]
fn given_a_rhythm_agreed_later_when_the_days_pass_then_each_gap_is_measured_by_the_one_that_held() {
    let family = visited(&every(Some(7)), 25);
    let family = visited(&agreed(&family, rhythm(26, Some(28), None)), 60);
    assert_eq!(family.every_days, Some(28));
    assert_eq!(quiet(&family, 70), [(0, Some(25), 25)], "34 days were agreed to later, 25 not");
    assert_eq!(asked(&family, &[81, 101, 102]), [102]);
    // What is written down late counts from its own day.
    let late = agreed(&family, rhythm(10, None, None));
    assert_eq!(late.every_days, Some(28));
    assert_eq!(quiet(&late, 70), []);
}

#[test]
fn given_an_agreed_pause_when_it_lasts_then_nothing_is_suggested_until_three_weeks_after_it() {
    let paused = agreed(&every(Some(7)), rhythm(5, Some(7), Some(60)));
    assert_eq!(asked(&paused, &[21, 26, 59, 60, 80, 81]), [81]);
    assert_eq!(quiet(&paused, 80), []);
    assert_eq!(quiet(&paused, 81), [(60, None, 21)]);
    // A visit in the pause takes nothing from it; another agreement ends it.
    assert_eq!(asked(&visited(&paused, 30), &[60, 80, 81]), [81]);
    let resumed = agreed(&paused, rhythm(20, Some(7), None));
    assert_eq!(asked(&resumed, &[40, 41]), [41]);
}

#[test]
fn given_a_try_to_reach_out_when_nobody_answers_then_a_week_is_given_and_an_answer_is_a_contact() {
    let waits = tried(&every(Some(7)), 22, false);
    assert_eq!(asked(&waits, &[21, 22, 28, 29, 30]), [29, 30]);
    assert_eq!(suggested(&waits, after(29)), Some(MET), "it has been quiet all along");
    assert_eq!(quiet(&waits, 30), [(0, None, 30)]);
    let early = tried(&every(Some(7)), 10, false);
    assert_eq!(asked(&early, &[17, 20, 21]), [21], "a try brings no suggestion forward");
    let answered = tried(&every(Some(7)), 22, true);
    assert_eq!(asked(&answered, &[22, 29, 42, 43]), [43]);
    assert_eq!(quiet(&answered, 30), [(0, Some(22), 22)]);
}

#[test]
fn given_the_work_ended_when_it_is_quiet_then_nothing_is_suggested() {
    let explained = Explained { why: Why::Moved, words: None, on: after(1) };
    let close = goodbye::close(&every(Some(7)), explained, after(1)).expect("nothing waits");
    let ended = and(&every(Some(7)), &close);
    assert!(asked(&ended, &[21, 40]).is_empty());
    assert_eq!(quiet(&ended, 40), []);
    let refused = agree(&ended, rhythm(2, Some(14), None), text("So."), after(2));
    assert_eq!(refused, Err(Refused::Ended));
}

#[test]
fn given_what_is_no_rhythm_when_it_is_agreed_then_it_is_refused_beside_its_field() {
    let family = every(Some(7));
    let today = after(10);
    let refused = |what| agree(&family, what, text("So."), today).expect_err("it is none");
    for (what, reason, field) in [
        (rhythm(11, Some(7), None), Refused::InFuture, "on"),
        (rhythm(-1, Some(7), None), Refused::BeforeOpening, "on"),
        (rhythm(10, Some(0), None), Refused::NoRhythm, "every"),
        (rhythm(10, Some(91), None), Refused::NoRhythm, "every"),
        (rhythm(10, None, Some(10)), Refused::PauseOver, "pause"),
        (rhythm(10, None, Some(194)), Refused::PauseTooLong, "pause"),
    ] {
        assert_eq!((refused(what), reason.field()), (reason, field));
    }
    assert!(agree(&family, rhythm(10, Some(90), Some(193)), text("So."), today).is_ok());
    let silent = agree(&family, rhythm(10, Some(14), None), text(""), today);
    assert_eq!(silent, Err(Refused::NoReason));
    let ahead = Tried { on: after(11), way: Way::Call, answered: false, words: None };
    assert_eq!(reach_out(&family, ahead.clone(), today), Err(Refused::InFuture));
    let before = Tried { on: after(-1), ..ahead };
    assert_eq!(reach_out(&family, before, today), Err(Refused::BeforeOpening));
}

#[test]
fn given_a_rhythm_and_a_try_when_the_family_reads_then_they_find_what_was_agreed_and_nothing_else()
{
    let family = every(Some(7));
    let mut all = agree(&family, rhythm(1, Some(14), None), text("So."), after(1)).expect("so");
    let card = Tried { on: after(1), way: Way::Card, answered: false, words: None };
    all.push(reach_out(&family, card, after(1)).expect("the day has come"));
    let reads = |reader: &Reader| -> Vec<bool> {
        all.iter().map(|one| may_read(reader, &one.label, &[])).collect()
    };
    let tied = Relation::Family(Standing { person: NGOZI, ties: vec![(AMARA, Tie::LegalParent)] });
    assert_eq!(reads(&Reader::new(Hat::Caregiver, tied)), [true, false, false]);
    assert_eq!(reads(&Reader::new(Hat::Intake, Relation::Team)), [true, false, false]);
    assert_eq!(reads(&Reader::new(Hat::Visitor, Relation::Team)), [true; 3]);
    assert_eq!(reads(&Reader::new(Hat::Manager, Relation::None)), [false; 3]);
}

#[test]
fn given_everybody_there_is_when_it_is_quiet_then_only_who_works_with_the_family_is_asked() {
    let asks = |hat, relation| reaches_out(&Reader::new(hat, relation));
    assert!(asks(Hat::Visitor, Relation::Team) && asks(Hat::Visitor, Relation::Cover));
    assert!(!asks(Hat::Supervisor, Relation::Supervises) && !asks(Hat::Intake, Relation::Team));
    assert!(!asks(Hat::Visitor, Relation::Emergency) && !asks(Hat::Visitor, Relation::Ended));
    assert!(!asks(Hat::Manager, Relation::None));
    let looked_along =
        Reader { screen: Screen::Shared, ..Reader::new(Hat::Visitor, Relation::Team) };
    assert!(!reaches_out(&looked_along), "never where the family looks along");
}
