// SPDX-License-Identifier: AGPL-3.0-or-later
//! Observations: until when one waits, whose it stays, who reads it and what becomes of it, and what is refused.

use jiff::civil::{Date, Time};
use jiff::{Span, Timestamp};
use practice::access::{Hat, Reader, Relation, Standing, Tie, may_read, may_write};
use practice::observations::{self, Refused, Seen};
use practice::relationships::Party;
use practice::samples::{
    ADAEZE, AMARA, CHIDI, EMEKA, HELD, NGOZI, TODAY, VISITOR, note, okoro, text,
};
use practice::told::{Hand, Told};
use practice::{
    Facet, Family, Label, Labelled, ObservationId, PersonId, PractitionerId, VisitId, people,
    visits,
};

const RAIN: ObservationId = ObservationId(0xe1);
/// The team's hand, and Ngozi's own.
const TEAM: Hand = Hand { by: VISITOR, person: None };
const HERS: Hand = Hand { by: PractitionerId(0x2a), person: Some(NGOZI) };

fn day(ahead: i32) -> Date {
    TODAY.checked_add(Span::new().days(ahead)).expect("a day near the sample")
}

fn told(by: Party, part: Facet) -> Told {
    Told { by, part, shared: Vec::new(), chosen_for_all: false }
}

fn seen(told: Told) -> Seen {
    let night = Some(Time::constant(3, 10, 0, 0));
    Seen {
        child: AMARA,
        words: text("She turned her head when the rain began."),
        told,
        day: TODAY,
        hour: night,
        visit: None,
        on: TODAY,
        at: night,
    }
}

fn own() -> Seen {
    seen(told(Party::Person(NGOZI), Facet::Caregiver(NGOZI)))
}

/// What she lets the father read.
fn for_him() -> Seen {
    let told = told(Party::Person(NGOZI), Facet::Child(AMARA));
    seen(Told { shared: vec![CHIDI], ..told })
}

fn and(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, HERS.by, Timestamp::UNIX_EPOCH)
}

fn see(family: &Family, seen: Seen) -> Labelled {
    observations::see(family, RAIN, seen, (HERS, TODAY)).expect("she may")
}

/// The family after Ngozi sent what she saw.
fn sent(seen: Seen) -> Family {
    let family = okoro();
    and(&family, &[see(&family, seen)])
}

/// The family after a visit so many days ahead, with or without Ngozi.
fn visited(family: &Family, ahead: i32, with: bool) -> Family {
    let mut note = note(day(ahead));
    if !with {
        note.held.present.retain(|present| present.person != NGOZI);
        note.held.present.push(visits::Present { person: CHIDI, how: visits::Presence::Awake });
    }
    let visit = VisitId(0xe0 + u128::from(ahead.unsigned_abs()));
    and(family, &visits::sign(family, visit, note, day(ahead)).expect("it is a note"))
}

fn caregiver(person: PersonId) -> Reader {
    let standing = Standing { person, ties: vec![(AMARA, Tie::LegalParent)] };
    Reader::new(Hat::Caregiver, Relation::Family(standing))
}

fn reads(person: PersonId, label: &Label) -> bool {
    may_read(&caregiver(person), label, &[])
}

#[test]
fn given_what_she_saw_at_night_when_a_visit_with_her_comes_then_it_waited_for_it_and_no_longer() {
    let family = sent(own());
    assert_eq!(family.seen_since().len(), 1);
    assert_eq!(visited(&family, 2, false).seen_since().len(), 1, "she was not there");
    assert!(visited(&family, 2, true).seen_since().is_empty());
    // In the afternoon of the day she sent it at night.
    assert!(visited(&family, 0, true).seen_since().is_empty());
    let evening = Seen { at: Some(Time::constant(21, 0, 0, 0)), ..own() };
    assert_eq!(visited(&sent(evening), 0, true).seen_since().len(), 1, "after that visit");
}

#[test]
fn given_what_she_saw_when_it_was_talked_about_or_told_in_a_visit_then_it_waits_no_more() {
    let family = sent(own());
    let talk =
        |family: &Family| observations::talk(family, RAIN, (Some(HELD), day(1)), Facet::Together);
    let over = and(&family, &[talk(&family).unwrap()]);
    assert!(over.seen_since().is_empty());
    assert_eq!(over.observations.of_visit(HELD).count(), 1);
    assert_eq!(talk(&over).map(|_| ()), Err(Refused::TalkedAbout));
    assert_eq!(talk(&okoro()).map(|_| ()), Err(Refused::NoSuchObservation));
    assert!(sent(Seen { visit: Some(HELD), ..own() }).seen_since().is_empty());
    // What whoever visits saw waits for nobody, and is not talked about with whoever saw it.
    let ours = seen(told(Party::Practitioner(VISITOR), Facet::Child(AMARA)));
    let family = okoro();
    let one = observations::see(&family, RAIN, ours, (TEAM, TODAY)).unwrap();
    let family = and(&family, &[one]);
    assert!(family.seen_since().is_empty());
    assert_eq!(talk(&family).map(|_| ()), Err(Refused::NoSuchObservation));
}

#[test]
fn of_a_child_or_a_teller_who_died_nothing_waits() {
    for who in [AMARA, NGOZI] {
        let family = sent(own());
        let died = people::Event::Died { person: who, when: text("this autumn") };
        let died = Labelled::new(Label::of(Facet::Together), died);
        let after = and(&family, &[died]);
        assert!(after.seen_since().is_empty());
        assert!(after.observations.get(RAIN).is_some(), "what was seen stays");
        let more = observations::see(&after, ObservationId(2), own(), (HERS, TODAY));
        assert!(more.is_err(), "nothing is asked any more");
    }
}

#[test]
fn what_she_saw_is_hers_and_read_by_whom_she_let_and_by_nobody_else_of_the_family() {
    let family = okoro();
    let (hers, shared) = (see(&family, own()).label, see(&family, for_him()).label);
    assert!(reads(NGOZI, &hers) && !reads(CHIDI, &hers) && !reads(ADAEZE, &hers));
    assert!(reads(NGOZI, &shared) && reads(CHIDI, &shared) && !reads(ADAEZE, &shared));
    assert_eq!((shared.facet, shared.teller), (Facet::Child(AMARA), Some(NGOZI)));
    for label in [hers, shared] {
        assert!(may_write(&caregiver(NGOZI), &label) && !may_write(&caregiver(CHIDI), &label));
    }
    let ours = seen(told(Party::Practitioner(VISITOR), Facet::Child(AMARA)));
    let ours = observations::see(&family, RAIN, ours, (TEAM, TODAY)).unwrap();
    assert!([NGOZI, CHIDI, ADAEZE].into_iter().all(|person| reads(person, &ours.label)));
}

#[test]
fn nobody_reads_what_was_seen_who_does_not_read_the_part_it_was_told_in() {
    let (ngozi, chidi) = (Party::Person(NGOZI), Party::Person(CHIDI));
    let visitor = Party::Practitioner(VISITOR);
    let (child, hers, his) =
        (Facet::Child(AMARA), Facet::Caregiver(NGOZI), Facet::Caregiver(CHIDI));
    for (by, part, limit, goes) in [
        (ngozi, child, Facet::Together, child),
        (ngozi, child, hers, hers),
        (ngozi, hers, hers, hers),
        (ngozi, child, Facet::Practitioner, Facet::Practitioner),
        // What he told in a visit that is hers stays with those who do the work: it is his, and the visit is hers.
        (chidi, his, hers, Facet::Practitioner),
        (chidi, child, hers, Facet::Practitioner),
        (visitor, child, hers, hers),
        (visitor, Facet::Practitioner, hers, Facet::Practitioner),
    ] {
        let wide = Told { by, part, shared: vec![ADAEZE], chosen_for_all: false };
        let within = wide.clone().within(limit);
        assert_eq!(within.part, goes, "{by:?} {part:?} {limit:?}");
        assert_eq!(within.shared.is_empty(), limit != Facet::Together);
        for person in [NGOZI, CHIDI, ADAEZE] {
            let read = reads(person, &within.label(AMARA));
            assert!(!read || reads(person, &wide.label(AMARA)) || by == visitor && person == NGOZI);
            assert!(!read || limit == Facet::Together || limit == Facet::Caregiver(person));
        }
    }
}

#[test]
fn that_it_was_talked_about_reaches_nobody_who_does_not_read_both_it_and_the_visit() {
    let family = sent(for_him());
    let talk = |part| observations::talk(&family, RAIN, (Some(HELD), day(1)), part).unwrap();
    let label = talk(Facet::Together).label;
    assert!(reads(NGOZI, &label) && reads(CHIDI, &label) && !reads(ADAEZE, &label));
    assert_eq!(label.teller, None, "those who do the work write it");
    let label = talk(Facet::Caregiver(NGOZI)).label;
    assert!(reads(NGOZI, &label) && !reads(CHIDI, &label));
    for part in [Facet::Caregiver(CHIDI), Facet::Practitioner] {
        let label = talk(part).label;
        assert!([NGOZI, CHIDI, ADAEZE].into_iter().all(|person| !reads(person, &label)));
    }
}

#[test]
fn taken_back_nothing_of_it_is_held_by_anybody_and_only_whoever_brought_it_does_so() {
    let family = sent(for_him());
    let back =
        |family: &Family, hand| observations::take_back(family, RAIN, (hand, day(1)), &[ADAEZE]);
    for other in [TEAM, Hand { by: PractitionerId(0x3a), person: Some(CHIDI) }] {
        assert_eq!(back(&family, other).map(|_| ()), Err(Refused::NotTheirs));
    }
    let gone = back(&family, HERS).unwrap();
    assert!(may_write(&caregiver(NGOZI), &gone.label));
    for person in [NGOZI, CHIDI, ADAEZE] {
        assert!(reads(person, &gone.label), "whoever could read it learns that it is gone");
    }
    let after = and(&family, std::slice::from_ref(&gone));
    assert!(after.observations.iter().next().is_none() && after.seen_since().is_empty());
    assert_eq!(back(&after, HERS).map(|_| ()), Err(Refused::NoSuchObservation));
    // Sent once more by the same act, it does not come back.
    let again = and(&after, &[see(&okoro(), for_him())]);
    assert!(again.observations.iter().next().is_none());
    // Of what somebody never knew, that it is gone is no trace.
    let never = and(&okoro(), &[gone]);
    assert_eq!(never, okoro());
    // What was written down for her she takes back herself, and whoever wrote it down.
    let family = okoro();
    let written = observations::see(&family, RAIN, own(), (TEAM, TODAY)).unwrap();
    let written = family.after(&[written], VISITOR, Timestamp::UNIX_EPOCH);
    assert!(back(&written, TEAM).is_ok() && back(&written, HERS).is_ok());
}

#[test]
fn what_may_not_be_kept_is_refused_beside_its_field() {
    let family = okoro();
    let see = |seen, hand| observations::see(&family, RAIN, seen, (hand, TODAY)).map(|_| ());
    let by = |by, part| seen(told(by, part));
    let (ngozi, visitor) = (Party::Person(NGOZI), Party::Practitioner(VISITOR));
    for (refused, why) in [
        (see(Seen { words: text(""), ..own() }, HERS), Refused::Nothing),
        (see(Seen { day: day(1), ..own() }, HERS), Refused::InFuture),
        (see(Seen { child: CHIDI, ..own() }, HERS), Refused::UnknownChild),
        (see(by(Party::Person(EMEKA), Facet::Practitioner), TEAM), Refused::UnknownTeller),
        (see(by(visitor, Facet::Child(AMARA)), HERS), Refused::UnknownTeller),
        (see(by(ngozi, Facet::Caregiver(CHIDI)), HERS), Refused::NotTheirOwn),
        (see(by(ngozi, Facet::Practitioner), HERS), Refused::NotTheirOwn),
        (see(by(ngozi, Facet::Together), TEAM), Refused::NotTheirOwn),
        (see(by(visitor, Facet::Safety), TEAM), Refused::NotTheirOwn),
    ] {
        assert_eq!(refused, Err(why), "{}", why.code());
    }
    assert_eq!(see(by(visitor, Facet::Practitioner), TEAM), Ok(()));
    let closed = practice::goodbye::Event::Closed { on: TODAY };
    let ended = and(&family, &[Labelled::new(Label::of(Facet::Together), closed)]);
    let late = observations::see(&ended, RAIN, own(), (HERS, TODAY)).map(|_| ());
    assert_eq!(late, Err(Refused::Ended));
}
