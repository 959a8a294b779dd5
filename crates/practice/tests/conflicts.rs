// SPDX-License-Identifier: AGPL-3.0-or-later
//! What does not go together in somebody's days: which hours lie over each other, how long the way is, and what rests.

use jiff::Span;
use jiff::civil::{Date, Time, date};
use practice::VisitId;
use practice::visits::conflicts::{Conflict, Slot, conflicts, conflicts_of};
use proptest::prelude::*;

const ONE: VisitId = VisitId(1);
const TWO: VisitId = VisitId(2);
/// A Tuesday.
const MET: Date = date(2026, 3, 3);

fn after(days: i32) -> Date {
    MET.checked_add(Span::new().days(days)).expect("a day near the first")
}

fn at(hour: i8, minute: i8) -> Time {
    Time::constant(hour, minute, 0, 0)
}

fn slot(visit: VisitId, hour: i8, minutes: u16, travel: u16) -> Slot {
    Slot {
        visit,
        on: MET,
        at: Some(at(hour, 0)),
        minutes: Some(minutes),
        travel_minutes: Some(travel),
        pause: None,
        until: None,
        ended: None,
    }
}

fn over(other: VisitId, from: Time, to: Time, way: u16) -> Conflict {
    Conflict::Over { other, from, to, way }
}

#[test]
fn of_two_visits_the_week_says_at_the_later_one_which_hours_lie_over_each_other() {
    let of = |a: Slot, b: Slot| {
        let mut all = conflicts(&[a, b]);
        assert_eq!(all.remove(&ONE), None, "it is said once");
        all.remove(&TWO).unwrap_or_default()
    };
    let first = || slot(ONE, 9, 60, 0);
    let far = |between, way| Conflict::WayHere { other: ONE, between, way };
    assert_eq!(of(first(), slot(TWO, 9, 30, 5)), [over(ONE, at(9, 0), at(9, 30), 5)]);
    assert_eq!(of(slot(ONE, 9, 61, 0), slot(TWO, 10, 60, 0)), [over(ONE, at(10, 0), at(10, 1), 0)]);
    assert_eq!(of(first(), slot(TWO, 10, 60, 1)), [far(0, 1)]);
    assert_eq!(of(first(), slot(TWO, 11, 60, 75)), [far(60, 75)]);
    assert_eq!(of(first(), slot(TWO, 10, 60, 0)), [], "one right after the other is none");
    assert_eq!(of(first(), slot(TWO, 11, 60, 60)), []);
    let usual = Slot { minutes: None, ..first() };
    assert_eq!(of(usual, slot(TWO, 10, 60, 1)), [far(0, 1)]);
    assert_eq!(of(Slot { at: None, ..first() }, slot(TWO, 9, 60, 0)), [], "no hour meets nothing");
    assert_eq!(of(Slot { on: after(1), ..first() }, slot(TWO, 9, 60, 0)), []);
    let late = |visit, hour| slot(visit, hour, 120, 0);
    assert_eq!(of(late(ONE, 22), late(TWO, 23)), [over(ONE, at(23, 0), at(0, 0), 0)]);
}

#[test]
fn from_the_earlier_of_two_visits_the_same_is_said_of_the_later_one() {
    let (one, two) = (slot(ONE, 9, 90, 40), slot(TWO, 10, 60, 25));
    let both = [one.clone(), two];
    assert_eq!(conflicts_of(&both, ONE), [over(TWO, at(10, 0), at(10, 30), 25)]);
    assert_eq!(conflicts_of(&both, TWO), [over(ONE, at(10, 0), at(10, 30), 25)]);
    let both = [one, slot(TWO, 11, 60, 31)];
    assert_eq!(conflicts_of(&both, ONE), [Conflict::WayOn { other: TWO, between: 30, way: 31 }]);
    assert_eq!(conflicts_of(&both, TWO), [Conflict::WayHere { other: ONE, between: 30, way: 31 }]);
    assert_eq!(conflicts_of(&both, VisitId(3)), [], "a visit that is not among them");
}

#[test]
fn a_pause_a_cover_that_is_over_and_an_end_are_named() {
    let of = |change: &dyn Fn(&mut Slot)| {
        let mut one = slot(ONE, 9, 60, 0);
        change(&mut one);
        let said = conflicts_of(&[one.clone()], ONE);
        assert_eq!(conflicts(&[one]).remove(&ONE).unwrap_or_default(), said);
        said
    };
    assert_eq!(of(&|one| one.pause = Some((MET, after(1)))), [Conflict::InPause(after(1))]);
    assert_eq!(of(&|one| one.pause = Some((after(-3), MET))), [], "that day visits begin again");
    assert_eq!(of(&|one| one.pause = Some((after(1), after(9)))), []);
    assert_eq!(of(&|one| one.until = Some(MET)), [Conflict::NotTheirs(MET)]);
    assert_eq!(of(&|one| one.until = Some(after(1))), []);
    assert_eq!(of(&|one| one.ended = Some(after(-1))), [Conflict::Ended(after(-1))]);
    assert_eq!(of(&|one| one.ended = Some(MET)), []);
}

proptest! {
    #[test]
    fn what_is_said_at_one_of_two_visits_is_said_at_the_other_too(
        all in prop::collection::vec((0_i8..24, 1_u16..=720, 0_u16..=90), 2..6),
    ) {
        let ids = (1..).map(VisitId);
        let slots: Vec<Slot> =
            ids.zip(all).map(|(id, (hour, minutes, way))| slot(id, hour, minutes, way)).collect();
        let later = conflicts(&slots);
        for one in &slots {
            for conflict in conflicts_of(&slots, one.visit) {
                let other = conflict.other().expect("nothing else was said of these");
                let back = conflicts_of(&slots, other);
                prop_assert!(back.iter().any(|back| back.other() == Some(one.visit)));
                // And in the week at one of the two.
                let said = |at: &VisitId, of: VisitId| {
                    later.get(at).is_some_and(|all| all.iter().any(|one| one.other() == Some(of)))
                };
                prop_assert!(said(&one.visit, other) != said(&other, one.visit));
            }
        }
    }
}
