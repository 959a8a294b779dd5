// SPDX-License-Identifier: AGPL-3.0-or-later
//! Goodbye and hello: what begins a plan, when each step is done, and who reads what of it.

use jiff::civil::{Date, date};
use jiff::{Span, Timestamp};
use practice::access::{Hat, Reader, Relation, Standing, Tie, may_read};
use practice::family::{self, Record};
use practice::goodbye::{self, Explained, Why};
use practice::handover::{
    Carried, Leaving, Omitted, Refused, Stands, Step, Telling, begin, carry_on, give_letter,
    last_day, leave_out, meet, name_next, open_steps, stands, take_back, tell, told_on,
};
use practice::people::{self, Birth, NewPerson, Role};
use practice::samples::{AMARA, CHIDI, FAMILY, NGOZI, VISITOR, at_home, person, text};
use practice::text::Text;
use practice::visits::{self, Held};
use practice::{Facet, Family, Label, Labelled, PractitionerId, VisitId};

/// The day on which it becomes known that the visitor leaves, in three weeks.
const KNOWN: Date = date(2026, 11, 1);
const LAST: i32 = 21;
const NEXT: PractitionerId = PractitionerId(0x1b);
const OTHER: PractitionerId = PractitionerId(0x1c);

fn after(days: i32) -> Date {
    KNOWN.checked_add(Span::new().days(days)).expect("a day near the first")
}

fn and(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, VISITOR, Timestamp::UNIX_EPOCH)
}

fn leaves(day: i32, until: i32, at_once: bool) -> Leaving {
    Leaving { who: VISITOR, on: after(day), until: after(until), at_once }
}

/// A family the visitor works with.
fn met() -> Family {
    let family = and(&Family::new(FAMILY), &family::open(VISITOR, after(-90), Some(7)));
    let people = [
        NewPerson {
            birth: Some(Birth::On(after(-200))),
            ..person(AMARA, Role::Child, "Amara Okoro", "Amara")
        },
        person(NGOZI, Role::Caregiver, "Ngozi Okoro", "Ngozi"),
        person(CHIDI, Role::Caregiver, "Chidi Okoro", "Chidi"),
    ];
    let people: Vec<_> =
        people.map(|one| people::add(one, after(-90)).expect("nobody is there yet")).into();
    and(&family, &people)
}

/// The same, when it is known that the visitor leaves.
fn known() -> Family {
    and(&met(), &begin(&met(), leaves(0, LAST, false)))
}

fn named(family: &Family, next: PractitionerId, day: i32) -> Family {
    and(family, &name_next(family, (VISITOR, next), after(day)).expect("somebody leaves"))
}

fn telling(day: i32) -> Telling {
    Telling { on: after(day), by: VISITOR, words: Text::default(), teller: None }
}

fn told(family: &Family, day: i32) -> Family {
    and(family, &tell(family, VISITOR, telling(day), after(day)).expect("somebody leaves"))
}

fn visited(family: &Family, day: i32, by: PractitionerId) -> Family {
    let held = Held {
        when: at_home(after(day)),
        minutes: None,
        present: Vec::new(),
        relationships: Vec::new(),
        lead: None,
    };
    let visit = VisitId(u128::from(day.unsigned_abs()) + 1);
    let signed = visits::Event::Signed { visit, held };
    let signed = Labelled::new(Label::of(Facet::Together), signed);
    family.after(&[signed], by, Timestamp::UNIX_EPOCH)
}

fn planned(family: &Family, day: i32) -> Family {
    let visit = VisitId(0x900);
    let takes = visits::Takes::default();
    let planned = visits::Event::Planned { visit, when: at_home(after(day)), takes };
    and(family, &[Labelled::new(Label::of(Facet::Together), planned)])
}

fn how(family: &Family, step: Step) -> Stands {
    let plan = family.handover.plan_of(VISITOR).expect("somebody leaves");
    stands(family, plan, step)
}

fn open(family: &Family) -> Vec<Step> {
    open_steps(family, family.handover.plan_of(VISITOR).expect("somebody leaves"))
}

#[test]
fn given_somebody_leaves_when_it_is_known_then_one_plan_begins_and_twice_is_once() {
    let family = known();
    assert_eq!(family.handover.plans.len(), 1);
    assert_eq!(open(&family), Step::ALL);
    assert!(begin(&family, leaves(3, LAST, false)).is_empty(), "the same day again");
    let moved = and(&family, &begin(&family, leaves(3, 30, false)));
    assert_eq!(moved.handover.plans.len(), 1);
    assert_eq!(moved.handover.plans[0].until, after(30));
    assert!(begin(&met(), Leaving { who: OTHER, ..leaves(0, LAST, false) }).is_empty());
    let explained = Explained { why: Why::Moved, words: None, on: after(0) };
    let ended = and(&met(), &goodbye::close(&met(), explained, after(0)).expect("it may end"));
    assert!(begin(&ended, leaves(0, LAST, false)).is_empty(), "that goodbye was said");
}

#[test]
fn given_a_last_day_when_it_is_over_or_more_than_half_a_year_ahead_then_it_is_refused() {
    for (day, decided) in [
        (-1, Err(Refused::Over)),
        (0, Ok(after(0))),
        (183, Ok(after(183))),
        (184, Err(Refused::TooFar)),
    ] {
        assert_eq!(last_day(after(day), KNOWN), decided, "{day}");
    }
}

#[test]
fn given_a_plan_when_everything_is_done_then_nothing_is_open() {
    let family = named(&known(), NEXT, 2);
    assert!(family.has_on_team(NEXT, after(2)) && family.has_on_team(VISITOR, after(2)));
    let family = planned(&told(&family, 5), 14);
    assert_eq!(how(&family, Step::LastVisit), Stands::Planned(after(14)));
    let missed = visits::did_not_happen(
        &family,
        VisitId(0x900),
        after(14),
        visits::Why { cause: visits::Cause::FamilyCancelled, words: None },
        after(14),
    );
    let family = and(&family, &[missed.expect("it was planned")]);
    let family = visited(&family, 18, VISITOR);
    let visit = family.visits.newest_first()[0].id;
    let family = and(&family, &[meet(&family, VISITOR, visit).expect("they were there")]);
    let letter = give_letter(VISITOR, text("Thank you for the songs."), after(20));
    let family = and(&family, &[letter.expect("it says something")]);
    let carried =
        Carried { who: VISITOR, on: after(20), helps: text("Mornings."), mind: Text::default() };
    let family = and(&family, &[carry_on(&family, carried).expect("it says something")]);
    assert_eq!(open(&family), [Step::FirstVisit]);
    assert_eq!(open(&visited(&family, LAST, NEXT)), [Step::FirstVisit], "before the change");
    let family = visited(&family, LAST + 3, NEXT);
    assert_eq!(open(&family), []);
    for (step, day) in [(Step::Next, 2), (Step::Told, 5), (Step::LastVisit, 18), (Step::Met, 18)] {
        assert_eq!(how(&family, step), Stands::Done(after(day)), "{step:?}");
    }
}

#[test]
fn given_nobody_told_them_when_a_visit_is_held_then_it_was_no_last_visit_together() {
    let family = visited(&named(&known(), NEXT, 1), 3, VISITOR);
    assert_eq!(how(&family, Step::LastVisit), Stands::Open);
    assert_eq!(how(&told(&family, 4), Step::LastVisit), Stands::Open, "they did not know then");
    assert_eq!(how(&told(&family, 3), Step::LastVisit), Stands::Done(after(3)));
}

#[test]
fn given_something_else_holds_when_they_were_told_before_then_they_are_to_be_told_again() {
    let told_of = |family: &Family| told_on(family, family.handover.plan_of(VISITOR).unwrap());
    let leaving = told(&known(), 1);
    assert_eq!(told_of(&leaving), None, "who comes next is part of it");
    let family = told(&named(&leaving, NEXT, 2), 3);
    assert_eq!(told_of(&family), Some(after(3)));
    let another = named(&family, OTHER, 4);
    assert_eq!(told_of(&another), None);
    assert_eq!(told_of(&told(&another, 5)), Some(after(5)));
    let later = and(&family, &begin(&family, leaves(4, 30, false)));
    assert_eq!(told_of(&later), None);
    // Told after the change is told, and not before it.
    let late = told(&named(&known(), NEXT, 2), LAST + 1);
    assert_eq!(told_of(&late), Some(after(LAST + 1)));
    assert!(told_of(&late) > Some(late.handover.plans[0].until));
}

#[test]
fn given_somebody_is_gone_at_once_when_there_was_no_visit_then_it_was_not_possible() {
    let gone = begin(&met(), leaves(0, 0, true));
    let family = and(&met(), &gone);
    assert_eq!(how(&family, Step::LastVisit), Stands::NotPossible);
    assert!(!open(&family).contains(&Step::LastVisit) && open(&family).contains(&Step::Told));
    let moved = and(&known(), &begin(&known(), leaves(6, 6, true)));
    assert_eq!(how(&moved, Step::LastVisit), Stands::NotPossible);
    let seen = told(&visited(&moved, 6, VISITOR), 6);
    assert_eq!(how(&seen, Step::LastVisit), Stands::Done(after(6)));
    assert!(begin(&known(), leaves(LAST, LAST, true)).is_empty(), "the day had come");
    assert!(begin(&known(), leaves(LAST + 2, LAST + 2, true)).is_empty(), "and was over");
}

#[test]
fn given_they_stay_when_the_family_was_told_then_it_reads_that_it_holds_no_longer() {
    let quiet = take_back(&known(), VISITOR, after(4));
    assert_eq!(quiet[0].label.facet, Facet::Practitioner);
    let family = told(&named(&known(), NEXT, 2), 3);
    let back = take_back(&family, VISITOR, after(4));
    assert_eq!(back[0].label.facet, Facet::Together);
    let stays = and(&family, &back);
    assert!(stays.handover.plans.is_empty() && stays.handover.told.is_empty());
    assert!(take_back(&stays, VISITOR, after(5)).is_empty(), "twice is once");
    let again = and(&stays, &begin(&stays, leaves(9, 60, false)));
    assert_eq!(open(&again), Step::ALL, "another time is another plan");
}

#[test]
fn given_somebody_left_and_came_back_when_they_leave_anew_then_it_is_another_plan() {
    let gone = |joined, day| {
        let event = Record::TeamChanged { practitioner: VISITOR, on: after(day), joined };
        Labelled::new(Label::of(Facet::Together), event)
    };
    let family = and(&named(&known(), NEXT, 1), &[gone(false, LAST), gone(true, 100)]);
    let family = and(&family, &begin(&family, leaves(120, 150, false)));
    assert_eq!(family.handover.plans.len(), 2);
    assert_eq!(family.handover.plan_of(VISITOR).unwrap().next(), None);
    assert_eq!(family.handover.plans[0].until, after(LAST), "the first stays as it was");
    // Who works on after the day that was said only has another day.
    let late = and(&known(), &begin(&known(), leaves(LAST + 5, LAST + 30, false)));
    assert_eq!(late.handover.plans.len(), 1);
}

#[test]
fn given_a_step_is_not_right_when_somebody_says_why_then_it_is_settled() {
    let family = named(&known(), NEXT, 1);
    let out = |step, why: &str| Omitted { who: VISITOR, step, why: text(why), on: after(2) };
    let refused = |family: &Family, omitted| leave_out(family, omitted).unwrap_err();
    assert_eq!(refused(&family, out(Step::Letter, "")), Refused::Empty);
    assert_eq!(refused(&family, out(Step::Next, "So.")), Refused::Settled);
    let left = leave_out(&family, out(Step::Letter, "Nobody reads at home.")).unwrap();
    assert_eq!(left.label, Label::of(Facet::Practitioner));
    let family = and(&family, &[left]);
    assert_eq!(how(&family, Step::Letter), Stands::LeftOut);
    assert_eq!(refused(&family, out(Step::Letter, "Again.")), Refused::Settled);
    // Nobody comes next: then leaving is all there is to tell.
    let alone = leave_out(&known(), out(Step::Next, "They go to another service.")).unwrap();
    let alone = told(&and(&known(), &[alone]), 3);
    assert_eq!(how(&alone, Step::Told), Stands::Done(after(3)));
    assert_eq!(how(&named(&alone, NEXT, 4), Step::Next), Stands::Done(after(4)));
}

#[test]
fn given_what_cannot_be_when_it_is_told_then_each_is_refused_by_its_name() {
    let family = named(&known(), NEXT, 1);
    let tells = |telling| tell(&family, VISITOR, telling, after(5)).unwrap_err();
    assert_eq!(tells(telling(6)), Refused::InFuture);
    assert_eq!(tells(telling(-91)), Refused::BeforeOpening);
    assert_eq!(tells(Telling { by: OTHER, ..telling(5) }), Refused::NotOfTeam);
    let stranger = Some(practice::PersonId(0xff));
    let words = text("She wept.");
    assert_eq!(tells(Telling { words, teller: stranger, ..telling(5) }), Refused::NoSuchPerson);
    assert_eq!(name_next(&family, (VISITOR, VISITOR), KNOWN), Err(Refused::Same));
    assert_eq!(name_next(&family, (NEXT, OTHER), KNOWN), Err(Refused::NoPlan));
    assert!(name_next(&family, (VISITOR, NEXT), KNOWN.tomorrow().unwrap()).unwrap().is_empty());
    assert_eq!(meet(&known(), VISITOR, VisitId(1)), Err(Refused::NoNext));
    let before = visited(&family, -3, VISITOR);
    let visit = before.visits.newest_first()[0].id;
    assert_eq!(meet(&before, VISITOR, visit), Err(Refused::NoSuchVisit));
    assert_eq!(give_letter(VISITOR, Text::default(), KNOWN), Err(Refused::Empty));
    let (helps, mind) = (Text::default(), Text::default());
    let carried = Carried { who: VISITOR, on: KNOWN, helps, mind };
    assert_eq!(carry_on(&family, carried), Err(Refused::Empty));
}

#[test]
fn given_a_caregiver_when_the_plan_begins_then_only_what_the_family_was_told_and_given_is_theirs() {
    let family = named(&known(), NEXT, 1);
    let words = text("And who will sing with her?");
    let telling = Telling { words, teller: Some(NGOZI), ..telling(5) };
    let told = tell(&family, VISITOR, telling, after(5)).expect("somebody leaves");
    let carried = Carried { who: VISITOR, on: KNOWN, helps: text("Tea."), mind: text("May.") };
    let carried = carry_on(&family, carried).expect("it says something");
    let letter = give_letter(VISITOR, text("Thank you."), after(5)).expect("it says something");
    let began = begin(&met(), leaves(0, LAST, false)).remove(0);
    let next = name_next(&known(), (VISITOR, NEXT), KNOWN).expect("somebody leaves").remove(0);
    let reads = |person, one: &Labelled| {
        let standing = Standing { person, ties: vec![(AMARA, Tie::LegalParent)] };
        let reader = Reader::new(Hat::Caregiver, Relation::Family(standing));
        may_read(&reader, &one.label, &[])
    };
    for (one, ngozi, chidi) in [
        (&began, false, false),
        (&next, false, false),
        (&told[0], true, true),
        (&told[1], true, false),
        (&carried, false, false),
        (&letter, true, true),
    ] {
        assert_eq!((reads(NGOZI, one), reads(CHIDI, one)), (ngozi, chidi), "{:?}", one.label);
        for relation in [Relation::Team, Relation::Supervises] {
            let hat = if relation == Relation::Team { Hat::Visitor } else { Hat::Supervisor };
            assert!(may_read(&Reader::new(hat, relation), &one.label, &[]));
        }
    }
}
