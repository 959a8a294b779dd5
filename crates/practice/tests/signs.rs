// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signs: what one means now and meant before, whose it is to change, who reads it, and what is refused.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use practice::access::{Hat, Reader, Relation, Standing, Tie, may_read, may_write};
use practice::relationships::Party;
use practice::samples::{ADAEZE, AMARA, CHIDI, EMEKA, NGOZI, TODAY, VISITOR, okoro, text};
use practice::signs::{self, Found, Refused};
use practice::told::{Hand, Told};
use practice::{CueId, Facet, Family, Label, Labelled, PersonId, PractitionerId, people};

const WALL: CueId = CueId(0xe3);
const TEAM: Hand = Hand { by: VISITOR, person: None };
const HERS: Hand = Hand { by: PractitionerId(0x2a), person: Some(NGOZI) };
const HIS: Hand = Hand { by: PractitionerId(0x3a), person: Some(CHIDI) };
const CHILD: Facet = Facet::Child(AMARA);

fn day(ahead: i32) -> Date {
    TODAY.checked_add(Span::new().days(ahead)).expect("a day near the sample")
}

fn found(by: Party, part: Facet, need: &str) -> Found {
    let shared = if part == CHILD && by == Party::Person(NGOZI) { vec![CHIDI] } else { vec![] };
    let told = Told { by, part, shared, chosen_for_all: false };
    let (sign, language) = (text("I turn to the wall"), "en".to_owned());
    Found { child: AMARA, sign, need: text(need), language, told, on: TODAY }
}

fn hers(need: &str) -> Found {
    found(Party::Person(NGOZI), CHILD, need)
}

fn ours(need: &str) -> Found {
    found(Party::Practitioner(VISITOR), CHILD, need)
}

fn and(family: &Family, one: Labelled) -> Family {
    family.after(&[one], VISITOR, Timestamp::UNIX_EPOCH)
}

/// The family after Ngozi found a sign.
fn with(found: Found) -> Family {
    let family = okoro();
    and(&family, signs::find(&family, WALL, found, HERS).expect("she may"))
}

fn caregiver(person: PersonId) -> Reader {
    let standing = Standing { person, ties: vec![(AMARA, Tie::LegalParent)] };
    Reader::new(Hat::Caregiver, Relation::Family(standing))
}

fn reads(person: PersonId, label: &Label) -> bool {
    may_read(&caregiver(person), label, &[])
}

#[test]
fn given_a_sign_when_it_means_something_else_then_that_stands_and_what_it_meant_stays_readable() {
    let family = with(hers("a break"));
    let later = Found { on: day(9), ..ours("somebody who stays") };
    let changed = signs::change(&family, WALL, later, TEAM).unwrap();
    assert!(reads(NGOZI, &changed.label) && reads(CHIDI, &changed.label));
    let family = and(&family, changed);
    let known = family.signs.get(WALL).unwrap();
    assert_eq!(known.now.need.as_str(), "somebody who stays");
    assert_eq!(known.before[0].need.as_str(), "a break");
    assert_eq!((known.first().on, known.now.on), (TODAY, day(9)));
    assert_eq!(family.signs.now(AMARA).len(), 1);
}

#[test]
fn given_a_sign_when_it_is_outgrown_then_it_holds_no_more_until_it_is_there_again() {
    let family = with(hers("a break"));
    let gone = signs::let_go(&family, WALL, (HERS, Facet::Together), day(20)).unwrap();
    assert!(reads(CHIDI, &gone.label) && may_write(&caregiver(NGOZI), &gone.label));
    let family = and(&family, gone);
    assert!(family.signs.now(AMARA).is_empty());
    assert_eq!(family.signs.outgrown(AMARA)[0].1, day(20));
    let twice = signs::let_go(&family, WALL, (HERS, Facet::Together), day(21)).map(|_| ());
    assert_eq!(twice, Err(Refused::LetGo));
    let again = signs::change(&family, WALL, hers("a break"), HERS).unwrap();
    let family = and(&family, again);
    assert!(family.signs.outgrown(AMARA).is_empty() && family.signs.now(AMARA).len() == 1);
}

#[test]
fn each_changes_their_own_and_those_who_work_with_them_any() {
    let family = with(hers("a break"));
    let change = |found, hand| signs::change(&family, WALL, found, hand).map(|_| ());
    let his = found(Party::Person(CHIDI), CHILD, "a song");
    assert_eq!(change(his, HIS), Err(Refused::NoSuchSign));
    let go = signs::let_go(&family, WALL, (HIS, Facet::Together), TODAY).map(|_| ());
    assert_eq!(go, Err(Refused::NoSuchSign));
    assert_eq!(change(hers("a song"), HERS), Ok(()));
    assert_eq!(change(ours("a song"), TEAM), Ok(()));
    assert_eq!(change(hers("a break"), HERS), Err(Refused::NothingChanged));
}

#[test]
fn what_becomes_of_a_sign_is_read_by_nobody_who_does_not_read_the_part_it_is_in() {
    let own = found(Party::Person(NGOZI), Facet::Caregiver(NGOZI), "a break");
    let family = with(own);
    let changed = signs::change(&family, WALL, ours("a song"), TEAM).unwrap();
    assert_eq!(changed.label.facet, Facet::Caregiver(NGOZI));
    let gone = signs::let_go(&family, WALL, (TEAM, Facet::Together), TODAY).unwrap();
    for label in [&changed.label, &gone.label] {
        assert!(reads(NGOZI, label) && !reads(CHIDI, label) && !reads(ADAEZE, label));
    }
    // Where somebody has to be kept safe now, that what she shared is outgrown is hers.
    let family = with(hers("a break"));
    let hers = Facet::Caregiver(NGOZI);
    for hand in [TEAM, HERS] {
        let gone = signs::let_go(&family, WALL, (hand, hers), TODAY).unwrap();
        assert!(reads(NGOZI, &gone.label) && !reads(CHIDI, &gone.label));
    }
    // Of a sign somebody does not know, what became of it is no trace.
    let none = and(&okoro(), signs::change(&family, WALL, ours("a song"), TEAM).unwrap());
    assert_eq!(none, okoro());
}

#[test]
fn what_may_not_be_kept_is_refused_beside_its_field_and_after_a_loss_nothing_is() {
    let family = okoro();
    let find = |family: &Family, found| signs::find(family, WALL, found, TEAM).map(|_| ());
    let by = |by, part| found(by, part, "a break");
    for (refused, why) in [
        (find(&family, Found { sign: text(""), ..ours("a break") }), Refused::NoSign),
        (find(&family, ours("")), Refused::NoNeed),
        (find(&family, Found { child: CHIDI, ..ours("a break") }), Refused::UnknownChild),
        (find(&family, by(Party::Person(EMEKA), CHILD)), Refused::UnknownTeller),
        (find(&family, by(Party::Person(NGOZI), Facet::Together)), Refused::NotTheirOwn),
    ] {
        assert_eq!(refused, Err(why), "{}", why.code());
    }
    let family = with(hers("a break"));
    let died = people::Event::Died { person: AMARA, when: text("this autumn") };
    let after = and(&family, Labelled::new(Label::of(Facet::Together), died));
    assert_eq!(find(&after, ours("a break")), Err(Refused::UnknownChild));
    assert_eq!(after.signs.now(AMARA).len(), 1, "what was found stays");
}
