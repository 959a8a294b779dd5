// SPDX-License-Identifier: AGPL-3.0-or-later
//! Planning visits in the family's rhythm, moving them, and calling them off.

use jiff::civil::{Date, Time, date};
use jiff::{Span, Timestamp};
use practice::access::{Hat, Reader, Relation, Standing, may_read};
use practice::goodbye;
use practice::presence::{Agreed, agree};
use practice::samples::{FAMILY, NGOZI, VISITOR, at_home, entries, text};
use practice::visits::{
    self, Arrival, Asked, Cause, Interpreter, Place, Plan, Refused, Status, Takes, When, Why,
    WhyMoved, part_of_change, proposed, proposed_after,
};
use practice::{EntryId, Facet, Family, Label, Labelled, PersonId, Said, VisitId, family};
use proptest::prelude::*;

const FIRST: VisitId = VisitId(0xf1);
const NEXT: VisitId = VisitId(0xf2);
/// A Tuesday.
const MET: Date = date(2026, 3, 3);
fn after(days: i32) -> Date {
    MET.checked_add(Span::new().days(days)).expect("a day near the first")
}

fn and(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, VISITOR, Timestamp::UNIX_EPOCH)
}

fn planned(family: &Family, visit: VisitId, plan: impl Into<Plan>, today: Date) -> Family {
    and(family, &[visits::plan(family, visit, plan, (None, today)).expect("it can be planned")])
}

/// A family met on the first day, with this rhythm, and a first visit planned for that day.
fn every(days: Option<u16>) -> Family {
    let met = and(&Family::new(FAMILY), &family::open(VISITOR, MET, days));
    planned(&met, FIRST, at_home(MET), MET)
}

fn paused(family: &Family, on: Date, until: Date) -> Family {
    let agreed = Agreed { on, every_days: family.every_days, pause_until: Some(until) };
    and(family, &agree(family, agreed, text("A long journey."), on).expect("it is a pause"))
}

/// A family whose work ended, whatever was planned.
fn ended(family: &Family, on: Date) -> Family {
    let closed = Labelled::new(Label::of(Facet::Together), goodbye::Event::Closed { on });
    and(family, &[closed])
}

fn days(plans: &[Plan]) -> Vec<Date> {
    plans.iter().map(|plan| plan.when.on).collect()
}

fn move_of(asked: Asked, words: &str) -> WhyMoved {
    WhyMoved { asked, words: Some(text(words)) }
}

#[test]
fn the_next_days_keep_the_day_of_the_week_and_the_hour_across_the_ends_of_months() {
    let family = every(Some(7));
    let next = proposed(&family, MET);
    assert_eq!(days(&next), [after(7), after(14), after(21), after(28)]);
    assert_eq!(after(28), date(2026, 3, 31));
    assert!(next.iter().all(|plan| plan.when.at == Some(Time::constant(14, 0, 0, 0))));
    assert!(next.iter().all(|plan| plan.when.place == Place::Home));
    // "Every thirty days" is every fourth week, "every ten" every week, "every eleven" every other.
    for (every_days, step) in [(30, 28), (10, 7), (11, 14), (14, 14), (90, 91), (3, 3)] {
        let next = proposed(&every(Some(every_days)), MET);
        assert_eq!(days(&next), [1, 2, 3, 4].map(|beat| after(step * beat)), "{every_days}");
    }
    // From the last day of January on.
    let family = and(&Family::new(FAMILY), &family::open(VISITOR, date(2026, 1, 31), Some(28)));
    let family = planned(&family, FIRST, at_home(date(2026, 1, 31)), date(2026, 1, 31));
    let next = days(&proposed(&family, date(2026, 1, 31)));
    assert_eq!(next[..2], [date(2026, 2, 28), date(2026, 3, 28)]);
}

#[test]
fn the_rhythm_goes_on_after_a_silence_and_never_in_the_past() {
    let family = every(Some(7));
    assert_eq!(days(&proposed(&family, after(30)))[0], after(35));
    assert_eq!(days(&proposed(&family, after(35)))[0], after(42), "today is not proposed");
}

#[test]
fn nothing_is_proposed_without_a_rhythm_before_a_first_visit_or_after_the_end() {
    assert!(proposed(&every(None), MET).is_empty());
    let met = and(&Family::new(FAMILY), &family::open(VISITOR, MET, Some(7)));
    assert!(proposed(&met, MET).is_empty());
    assert!(proposed(&ended(&every(Some(7)), after(3)), after(3)).is_empty());
}

#[test]
fn a_pause_is_skipped_and_the_beat_stays() {
    let family = paused(&every(Some(7)), after(2), after(14));
    assert_eq!(days(&proposed(&family, after(2)))[..2], [after(14), after(21)]);
    let family = paused(&every(Some(7)), after(2), after(15));
    assert_eq!(days(&proposed(&family, after(2)))[..2], [after(21), after(28)]);
}

#[test]
fn what_is_proposed_is_like_the_last_visit() {
    let takes = Takes {
        minutes: Some(75),
        interpreter: Some(Interpreter::Phone),
        language: Some(text("Igbo")),
    };
    let arrival = Arrival { words: Some(text("Ring twice.")), travel_minutes: Some(20) };
    let plan = Plan { when: at_home(after(7)), takes, arrival };
    let family = every(Some(7));
    let all = visits::plan_all(&family, &[(NEXT, plan.clone())], (None, MET)).unwrap();
    assert_eq!(all.len(), 2);
    let next = proposed(&and(&family, &all), MET);
    assert_eq!(next[0], Plan { when: at_home(after(14)), ..plan });
}

#[test]
fn how_to_arrive_is_as_it_was_said_last_also_where_whoever_plans_does_not_see_it() {
    let arrival = Arrival { words: Some(text("Ring twice.")), travel_minutes: Some(20) };
    let arranged = visits::arrive(FIRST, arrival.clone()).unwrap().unwrap();
    let family = planned(&every(Some(7)), NEXT, at_home(after(7)), MET);
    let whole = and(&family, &[arranged]);
    assert_eq!(proposed(&whole, MET)[0].arrival, arrival, "the visit before had it");
    assert_eq!(proposed(&family, MET)[0].arrival, Arrival::default());
    let chosen = [(VisitId(1), after(14))];
    let all = visits::plan_in_rhythm((&family, &whole), &chosen, (None, MET)).unwrap();
    assert_eq!(and(&family, &all).visits.get(VisitId(1)).unwrap().arrival, arrival);
}

#[test]
fn a_plan_like_a_visit_goes_to_no_wider_part_than_anything_it_is_like() {
    let hers = Facet::Caregiver(PersonId(7));
    let said = |all: &[(VisitId, Date, Facet)]| -> Vec<Said> {
        let one = |(visit, on, facet): &(VisitId, Date, Facet)| {
            let when = visits::When { at: None, ..at_home(*on) };
            let plan = visits::plan(&every(None), *visit, when, (Some(*facet), MET));
            Labelled { label: Label::of(*facet), ..plan.unwrap() }
        };
        entries(&all.iter().map(one).collect::<Vec<_>>())
    };
    let part = |all: &[(VisitId, Date, Facet)], today| {
        let said = said(all);
        let family = Family::fold(FAMILY, &said);
        visits::part_like(&family, &said, family.visits.get(NEXT).unwrap(), today)
    };
    let together = Facet::Together;
    assert_eq!(part(&[(NEXT, MET, together)], together), together);
    assert_eq!(part(&[(NEXT, MET, together)], hers), hers);
    assert_eq!(part(&[(NEXT, MET, Facet::Practitioner)], hers), Facet::Practitioner);
    // Planned for all, and moved to where only those who do the work read it.
    let moved = [(NEXT, MET, together), (NEXT, after(1), Facet::Practitioner)];
    assert_eq!(part(&moved, together), Facet::Practitioner);
    let another = [(FIRST, MET, Facet::Practitioner), (NEXT, MET, together)];
    assert_eq!(part(&another, together), together, "nothing comes from that one");
}

#[test]
fn several_days_are_planned_in_one_act_and_none_of_them_twice() {
    let family = every(Some(7));
    let next: Vec<(VisitId, Date)> =
        (1..).map(VisitId).zip(days(&proposed(&family, MET))).collect();
    let all = visits::plan_in_rhythm((&family, &family), &next, (None, MET)).unwrap();
    assert_eq!(all.len(), 4);
    let family = and(&family, &all);
    assert_eq!(days(&proposed(&family, MET))[0], after(35));
    let again = visits::plan_in_rhythm((&family, &family), &next[3..], (None, MET));
    assert_eq!(again, Err(Refused::ProposedBefore));
    assert_eq!(visits::plan_in_rhythm((&family, &family), &[], (None, MET)), Err(Refused::NoDay));
}

#[test]
fn a_moved_visit_stands_on_its_new_day_and_the_old_one_stays_readable() {
    let family = every(Some(7));
    let to = When { place: Place::Community, ..at_home(after(2)) };
    let why = move_of(Asked::Family, "Her shift was changed.");
    let all = visits::move_to(&family, FIRST, (to.clone(), why.clone()), (Facet::Together, MET));
    let all = all.unwrap();
    assert_eq!(all[0].label.facet, Facet::Together);
    assert_eq!(all[1].label.facet, Facet::Practitioner, "why may be one parent's alone");
    let moved = and(&family, &all);
    let visit = moved.visits.get(FIRST).unwrap();
    assert_eq!((visit.status(), visit.on()), (Status::Planned, Some(after(2))));
    assert_eq!(visit.moved.len(), 1);
    assert_eq!((&visit.moved[0].from, visit.moved[0].why.as_ref()), (&at_home(MET), Some(&why)));
    // Moved on its own day to another one it makes no gap and is not one that did not happen.
    assert!(practice::presence::gaps(&moved, after(2)).is_empty());
}

#[test]
fn what_is_not_planned_any_more_is_not_moved() {
    let family = every(Some(7));
    let to = |family: &Family, visit, on, today| {
        let why = move_of(Asked::Practitioner, "The bus.");
        visits::move_to(family, visit, (at_home(on), why), (Facet::Together, today))
    };
    let why = Why { cause: Cause::FamilyCancelled, words: None };
    let off = visits::call_off(&family, FIRST, (MET, why), (Facet::Together, MET)).unwrap();
    let cases = [
        (Refused::NoSuchVisit, to(&family, NEXT, after(1), MET)),
        (Refused::NotMoved, to(&family, FIRST, MET, MET)),
        (Refused::InPast, to(&family, FIRST, after(1), after(2))),
        (Refused::TooFarAhead, to(&family, FIRST, after(367), MET)),
        (Refused::NotPlanned, to(&and(&family, &off), FIRST, after(1), MET)),
        (Refused::FamilyEnded, to(&ended(&family, MET), FIRST, after(1), MET)),
    ];
    for (refused, decided) in cases {
        assert_eq!(decided, Err(refused));
    }
    assert!(to(&family, FIRST, after(366), MET).is_ok());
}

#[test]
fn a_plan_takes_at_most_half_a_day_and_so_does_the_way() {
    let of = |minutes| {
        let takes = Takes { minutes: Some(minutes), ..Takes::default() };
        let plan = Plan { takes, ..Plan::from(at_home(after(1))) };
        visits::plan(&every(None), NEXT, plan, (None, MET))
    };
    assert!(of(1).is_ok() && of(720).is_ok());
    assert_eq!((of(0), of(721)), (Err(Refused::Minutes), Err(Refused::Minutes)));
    let way =
        |minutes| visits::arrive(NEXT, Arrival { words: None, travel_minutes: Some(minutes) });
    assert!(way(720).unwrap().is_some());
    assert_eq!(way(721), Err(Refused::Travel));
    assert_eq!(visits::arrive(NEXT, Arrival::default()), Ok(None), "nothing said is nothing kept");
}

/// What a caregiver of the family reads of these entries.
fn hers(all: &[Labelled]) -> Family {
    let relation = Relation::Family(Standing { person: NGOZI, ties: [].into() });
    let reader = Reader::new(Hat::Caregiver, relation);
    let read: Vec<Labelled> =
        all.iter().filter(|one| may_read(&reader, &one.label, &[])).cloned().collect();
    and(&Family::new(FAMILY), &read)
}

#[test]
fn a_caregiver_reads_the_day_and_that_it_is_off_and_never_why_or_how_to_arrive() {
    let family = every(None);
    let arrival = Arrival { words: Some(text("Not by the front.")), travel_minutes: Some(30) };
    let plan = Plan { arrival, ..Plan::from(at_home(after(3))) };
    let mut all = visits::plan_all(&family, &[(NEXT, plan)], (None, MET)).unwrap();
    let family = and(&family, &all);
    let why = move_of(Asked::Family, "Court.");
    let to = visits::move_to(&family, NEXT, (at_home(after(4)), why), (Facet::Together, MET));
    let to = to.unwrap();
    let family = and(&family, &to);
    all.extend(to);
    let seen = hers(&all);
    let visit = seen.visits.get(NEXT).unwrap();
    assert_eq!((visit.status(), visit.on()), (Status::Planned, Some(after(4))));
    assert_eq!((visit.moved[0].why.as_ref(), &visit.arrival), (None, &Arrival::default()));

    let why = Why { cause: Cause::FamilyCancelled, words: Some(text("A fever.")) };
    let off = visits::call_off(&family, NEXT, (after(4), why), (Facet::Together, MET)).unwrap();
    all.extend(off);
    let seen = hers(&all);
    let visit = seen.visits.get(NEXT).unwrap();
    assert_eq!((visit.status(), &visit.did_not_happen), (Status::DidNotHappen, &None));
}

#[test]
fn at_the_door_nothing_is_called_off_and_ahead_of_the_day_it_is() {
    let family = every(None);
    let off = |cause, on, today| {
        let why = Why { cause, words: None };
        visits::call_off(&family, FIRST, (on, why), (Facet::Together, today)).unwrap().len()
    };
    assert_eq!(off(Cause::NotThere, MET, MET), 1);
    assert_eq!(off(Cause::FamilyCancelled, MET, after(1)), 1, "said afterwards");
    assert_eq!(off(Cause::FamilyCancelled, MET, MET), 2);
    assert_eq!(off(Cause::PractitionerCancelled, MET, MET), 2);
}

#[test]
fn a_visit_moves_in_the_part_it_was_planned_in_and_never_into_a_wider_one() {
    let said = |facet: Facet| {
        let plan = visits::plan(&every(None), NEXT, at_home(after(1)), (None, MET)).unwrap();
        let label = Label::of(facet);
        let (at, id) = (Timestamp::UNIX_EPOCH, EntryId(1));
        [Said { id, label, event: plan.event, by: VISITOR, at, on: MET }]
    };
    let hers = Facet::Caregiver(PersonId(7));
    let cases = [
        (Facet::Together, Facet::Together, Facet::Together),
        (Facet::Together, hers, hers),
        (hers, Facet::Together, hers),
        (Facet::Practitioner, hers, Facet::Practitioner),
    ];
    for (planned, today, moved) in cases {
        assert_eq!(part_of_change(&said(planned), NEXT, today), moved);
        assert_eq!(part_of_change(&said(planned), FIRST, today), today, "another visit's");
    }
}

#[test]
fn after_one_that_is_off_the_next_in_the_rhythm_is_proposed() {
    let family = planned(&every(Some(7)), NEXT, at_home(after(7)), MET);
    let first = family.visits.get(FIRST).unwrap();
    let next = days(&proposed_after(&family, first, MET));
    assert_eq!(next[0], after(14), "what is planned already is not proposed again");
}

proptest! {
    #[test]
    fn what_is_proposed_lies_ahead_never_in_a_pause_and_apart(
        every_days in 1_u16..=90,
        today in 0_i32..400,
        pause in prop::option::of((0_i32..60, 1_i32..183)),
        others in prop::collection::vec(0_i32..200, 0..4),
    ) {
        let mut family = every(Some(every_days));
        for (id, ahead) in (0x100..).zip(others) {
            family = planned(&family, VisitId(id), at_home(after(ahead)), MET);
        }
        if let Some((from, long)) = pause {
            family = paused(&family, after(from), after(from + long));
        }
        let (today, next) = (after(today), days(&proposed(&family, after(today))));
        prop_assert!(next.len() == visits::PROPOSED || every_days > 28 && !next.is_empty());
        prop_assert!(next.iter().all(|day| *day > today));
        if let Some((from, long)) = pause {
            let rests = after(from)..after(from + long);
            prop_assert!(!next.iter().any(|day| rests.contains(day)));
        }
        let gap = if every_days < 7 { i32::from(every_days) } else { (i32::from(every_days) + 3) / 7 * 7 };
        prop_assert!(next.windows(2).all(|two| (two[1] - two[0]).get_days() >= gap));
        let taken = family.visits.iter().filter_map(visits::Visit::on);
        prop_assert!(taken.into_iter().all(|day| !next.contains(&day)));
    }
}
