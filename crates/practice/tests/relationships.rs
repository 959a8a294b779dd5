// SPDX-License-Identifier: AGPL-3.0-or-later
//! Relationships: who may be named together, how they stand over time, and in whose words.

use std::collections::BTreeSet;

use jiff::Timestamp;
use practice::people::{self, NewPerson, Role};
use practice::relationships::{self, Event, Party, Refused, Seen, State, Trend};
use practice::samples::{
    ADAEZE, AMARA, CHIDI, NGOZI, NGOZI_AND_VISITOR, TODAY, VISITOR, WITH_ADAEZE, WITH_CHIDI,
    WITH_NGOZI, okoro, person, text,
};
use practice::{Facet, Family, Labelled, PersonId, PractitionerId, RelationshipId};

const NEW: RelationshipId = RelationshipId(0xcf);
const STRANGER: PersonId = PersonId(0xff);

fn and(family: &Family, one: &Labelled) -> Family {
    family.after(std::slice::from_ref(one), VISITOR, Timestamp::UNIX_EPOCH)
}

fn seen(state: State) -> Seen {
    Seen { state, trend: Trend::Closer, since: None, words: None, teller: None, on: TODAY }
}

fn name(family: &Family, a: PersonId, b: PersonId) -> Result<Labelled, Refused> {
    relationships::name(family, NEW, Party::Person(a), Party::Person(b))
}

fn refusals() -> Vec<(Refused, Result<Labelled, Refused>)> {
    let okoro = okoro();
    let tomorrow = TODAY.tomorrow().expect("time goes on");
    let see = |relationship, seen| relationships::see(&okoro, relationship, seen, TODAY);
    let by_stranger = Seen { teller: Some(STRANGER), ..seen(State::Close) };
    vec![
        (Refused::NoSuchParty, name(&okoro, AMARA, STRANGER)),
        (Refused::NoSuchParty, name(&okoro, STRANGER, AMARA)),
        (Refused::NoSuchParty, see(WITH_NGOZI, by_stranger)),
        (Refused::SameParty, name(&okoro, AMARA, AMARA)),
        (Refused::AlreadyNamed, name(&okoro, AMARA, NGOZI)),
        (Refused::AlreadyNamed, name(&okoro, NGOZI, AMARA)),
        (Refused::NoSuchRelationship, see(NEW, seen(State::Close))),
        (Refused::InFuture, see(WITH_NGOZI, Seen { since: Some(tomorrow), ..seen(State::Close) })),
        (Refused::InFuture, see(WITH_NGOZI, Seen { on: tomorrow, ..seen(State::Close) })),
    ]
}

/// How many refusals there are; a new one does not compile here until a test reaches it.
fn number(refused: Refused) -> usize {
    match refused {
        Refused::NoSuchParty => 0,
        Refused::SameParty => 1,
        Refused::AlreadyNamed => 2,
        Refused::NoSuchRelationship => 3,
        Refused::InFuture => 4,
    }
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let mut reached = BTreeSet::new();
    let mut codes = BTreeSet::new();
    for (at, (expected, decided)) in refusals().into_iter().enumerate() {
        assert_eq!(decided.unwrap_err(), expected, "case {at}");
        assert!(!expected.field().is_empty());
        reached.insert(number(expected));
        codes.insert(expected.code());
    }
    assert_eq!(reached.into_iter().collect::<Vec<_>>(), (0..5).collect::<Vec<_>>());
    assert_eq!(codes.len(), 5);
    assert!(codes.iter().all(|code| code.starts_with("relationships-refused-")));
}

#[test]
fn a_baby_with_three_carers_has_three_relationships() {
    let family = okoro();
    let amara = Party::Person(AMARA);
    let hers: Vec<RelationshipId> = family
        .relationships
        .iter()
        .filter(|known| known.has(amara))
        .map(|known| known.id)
        .collect();
    assert_eq!(hers, [WITH_NGOZI, WITH_CHIDI, WITH_ADAEZE]);
}

#[test]
fn the_child_comes_first_in_whichever_order_the_two_were_named() {
    let okoro = okoro();
    let aunt = person(PersonId(0xa6), Role::Caregiver, "Ifeoma Eze", "Ifeoma");
    let family = and(&okoro, &people::add(NewPerson { ..aunt }, TODAY).unwrap());
    let named = name(&family, PersonId(0xa6), AMARA).unwrap();
    let family = and(&family, &named);
    let known = family.relationships.get(NEW).unwrap();
    assert_eq!((known.a, known.b), (Party::Person(AMARA), Party::Person(PersonId(0xa6))));
    assert_eq!(named.label.facet, Facet::Together);
}

#[test]
fn two_grown_ones_may_be_named_and_so_may_somebody_and_a_practitioner() {
    let okoro = okoro();
    let family = and(&okoro, &name(&okoro, NGOZI, ADAEZE).unwrap());
    assert!(!family.relationships.get(NEW).unwrap().with_practitioner());
    let us = family.relationships.get(NGOZI_AND_VISITOR).unwrap();
    assert!(us.with_practitioner() && us.has(Party::Practitioner(VISITOR)));
    let other = Party::Practitioner(PractitionerId(7));
    let second = relationships::name(&okoro, NEW, Party::Person(NGOZI), other).unwrap();
    assert_eq!(second.label.subjects, [NGOZI]);
}

#[test]
fn two_phones_that_name_the_same_two_name_one_relationship() {
    let okoro = okoro();
    let (a, b) = (Party::Person(NGOZI), Party::Person(AMARA));
    let twice = Event::Named { relationship: NEW, a, b };
    let family = and(&okoro, &Labelled::new(practice::Label::of(Facet::Together), twice));
    assert_eq!(family, okoro);
}

#[test]
fn how_it_stands_is_the_newest_and_what_was_seen_before_stays() {
    let okoro = okoro();
    let family =
        and(&okoro, &relationships::see(&okoro, WITH_NGOZI, seen(State::Close), TODAY).unwrap());
    let known = family.relationships.get(WITH_NGOZI).unwrap();
    let states: Vec<State> = known.seen.iter().map(|seen| seen.state).collect();
    assert_eq!(states, [State::Tender, State::Close]);
    assert_eq!(known.now().unwrap().state, State::Close);
    let untouched = [WITH_CHIDI, WITH_ADAEZE, NGOZI_AND_VISITOR];
    for id in untouched {
        assert_eq!(family.relationships.get(id), okoro.relationships.get(id));
    }
}

#[test]
fn words_stay_with_who_said_them_and_what_was_seen_with_the_practitioner() {
    let okoro = okoro();
    let said = |teller| Seen { teller, words: Some(text("we are close")), ..seen(State::Close) };
    let labelled =
        |teller| relationships::see(&okoro, WITH_CHIDI, said(teller), TODAY).unwrap().label;
    assert_eq!(labelled(Some(CHIDI)).facet, Facet::Caregiver(CHIDI));
    assert_eq!(labelled(Some(CHIDI)).teller, Some(CHIDI));
    assert_eq!(labelled(Some(NGOZI)).facet, Facet::Caregiver(NGOZI));
    assert_eq!(labelled(None).facet, Facet::Practitioner);
    assert_eq!(labelled(None).subjects, [AMARA, CHIDI]);
}

#[test]
fn two_are_found_in_either_order_and_nobody_is_with_themselves() {
    let family = okoro();
    let [amara, ngozi] = [AMARA, NGOZI].map(Party::Person);
    let found = |a, b| family.relationships.between(a, b).map(|known| known.id);
    assert_eq!([found(amara, ngozi), found(ngozi, amara)], [Some(WITH_NGOZI); 2]);
    assert_eq!(found(amara, amara), None);
}
