// SPDX-License-Identifier: AGPL-3.0-or-later
//! The agenda: until when a topic waits, whose it is to change, who reads it, and what is refused.

use jiff::civil::{Date, Time};
use jiff::{Span, Timestamp};
use practice::access::{Hat, Reader, Relation, Standing, may_read, may_write};
use practice::agenda::{self, Answer, Refused, Told, Way};
use practice::samples::{AMARA, CHIDI, NGOZI, TODAY, VISITOR, note, okoro, text};
use practice::visits;
use practice::{Family, Labelled, PersonId, TopicId, VisitId};

const NIGHTS: TopicId = TopicId(0xf3);

fn day(ahead: i32) -> Date {
    TODAY.checked_add(Span::new().days(ahead)).expect("a day near the sample")
}

fn told(whose: Option<PersonId>) -> Told {
    let (words, way, at) = (text("The nights."), Way::OwnPage, Some(Time::constant(21, 40, 0, 0)));
    Told { teller: NGOZI, words, way, whose, shared: Vec::new(), on: TODAY, at }
}

fn and(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, VISITOR, Timestamp::UNIX_EPOCH)
}

/// The family after Ngozi wrote what she wants to talk about.
fn said() -> Family {
    let family = okoro();
    and(&family, &[agenda::say(&family, NIGHTS, told(Some(NGOZI)), Some(NGOZI)).unwrap()])
}

/// The family after a visit so many days ahead, with or without Ngozi.
fn visited(family: &Family, ahead: i32, with: bool) -> Family {
    let mut note = note(day(ahead));
    if !with {
        note.held.present.retain(|present| present.person != NGOZI);
        note.held.present.push(visits::Present { person: CHIDI, how: visits::Presence::Awake });
    }
    let visit = VisitId(0xe0 + u128::from(ahead.unsigned_abs()));
    and(family, &visits::sign(family, visit, note, day(ahead)).unwrap())
}

fn open(family: &Family) -> usize {
    family.to_talk_about().len()
}

fn caregiver(person: PersonId) -> Reader {
    let standing = Standing { person, ties: Vec::new() };
    Reader::new(Hat::Caregiver, Relation::Family(standing))
}

#[test]
fn given_a_topic_when_a_visit_with_whoever_said_it_is_signed_then_it_rests_and_not_before() {
    let family = said();
    assert_eq!(open(&family), 1);
    // The same afternoon, hours before it was written: that visit was before it.
    assert_eq!(open(&visited(&family, 0, true)), 1);
    assert_eq!(open(&visited(&family, 3, false)), 1, "she was not there");
    let after = visited(&family, 3, true);
    assert_eq!(open(&after), 0);
    assert_eq!(after.agenda.get(NIGHTS).unwrap().rests(&after), Some(day(3)));
}

#[test]
fn given_that_it_can_wait_when_the_next_visit_comes_then_it_is_there_again_and_talked_about_ends_it()
 {
    let family = visited(&said(), 3, true);
    let answer = |family: &Family, answer, ahead| {
        and(family, &[agenda::answer(family, NIGHTS, (answer, day(ahead))).unwrap()])
    };
    let waits = answer(&family, Answer::Waits, 3);
    assert_eq!(open(&waits), 1);
    assert_eq!(open(&visited(&waits, 10, true)), 0);
    assert_eq!(open(&answer(&said(), Answer::Talked, 1)), 0);
}

#[test]
fn whoever_said_it_changes_it_and_takes_it_back_until_it_was_talked_about() {
    let family = said();
    let anew = Told { words: text("My mother and me."), shared: vec![CHIDI], ..told(Some(NGOZI)) };
    let changed = agenda::say(&family, NIGHTS, anew.clone(), Some(NGOZI)).unwrap();
    assert!(changed.label.shared.is_empty(), "who reads it stays as it was");
    let changed = and(&family, &[changed]);
    assert_eq!(changed.to_talk_about()[0].told.words, text("My mother and me."));
    let back = |family: &Family, hand| agenda::take_back(family, NIGHTS, (hand, TODAY));
    assert_eq!(back(&family, Some(CHIDI)).map(|_| ()), Err(Refused::NoSuchTopic));
    assert_eq!(back(&family, None).map(|_| ()), Err(Refused::NoSuchTopic), "she wrote it herself");
    let gone = and(&family, &[back(&family, Some(NGOZI)).unwrap()]);
    assert_eq!((open(&gone), gone.agenda.iter().count()), (0, 0));
    let after = visited(&family, 3, true);
    assert_eq!(back(&after, Some(NGOZI)).map(|_| ()), Err(Refused::Rests));
    assert_eq!(agenda::say(&after, NIGHTS, anew, Some(NGOZI)).map(|_| ()), Err(Refused::Rests));
}

#[test]
fn what_may_not_be_said_is_refused_beside_its_field() {
    let family = okoro();
    let say = |told, hand| agenda::say(&family, NIGHTS, told, hand).map(|_| ());
    let of = |teller, whose| Told { teller, ..told(whose) };
    for (refused, why) in [
        (say(Told { words: text(""), ..told(None) }, None), Refused::Nothing),
        (say(of(AMARA, None), None), Refused::UnknownTeller),
        (say(of(NGOZI, Some(CHIDI)), None), Refused::NotTheirOwn),
        (say(told(None), Some(NGOZI)), Refused::NotTheirOwn),
        (say(told(Some(NGOZI)), Some(CHIDI)), Refused::NotTheirOwn),
    ] {
        assert_eq!(refused, Err(why), "{}", why.code());
    }
    let no_topic = agenda::answer(&family, NIGHTS, (Answer::Talked, TODAY)).map(|_| ());
    assert_eq!(no_topic, Err(Refused::NoSuchTopic));
}

#[test]
fn a_topic_is_its_tellers_alone_unless_they_choose_otherwise() {
    let family = okoro();
    let label = |told, hand| agenda::say(&family, NIGHTS, told, hand).unwrap().label;
    let reads = |person, label| may_read(&caregiver(person), label, &[]);
    let own = label(told(Some(NGOZI)), Some(NGOZI));
    assert!(reads(NGOZI, &own) && !reads(CHIDI, &own));
    assert!(may_write(&caregiver(NGOZI), &own) && !may_write(&caregiver(CHIDI), &own));
    let shared = label(Told { shared: vec![CHIDI], ..told(Some(NGOZI)) }, Some(NGOZI));
    let together = label(told(None), None);
    for label in [&shared, &together] {
        assert!(reads(NGOZI, label) && reads(CHIDI, label));
    }
}
