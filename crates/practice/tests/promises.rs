// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promises: when one is late, what becomes of it, who sees it, and what is refused.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use practice::access::{Hat, Reader, Relation, Standing, may_read, may_write};
use practice::promises::{self, How, Made, PutOff, Refused, Settled};
use practice::relationships::Party;
use practice::samples::{CHIDI, EMEKA, FAMILY, NGOZI, TODAY, VISITOR, okoro, text};
use practice::{Facet, Family, Label, Labelled, PersonId, PromiseId};

const SHEET: PromiseId = PromiseId(0xf1);

fn day(ahead: i32) -> Date {
    TODAY.checked_add(Span::new().days(ahead)).expect("a day near the sample")
}

fn made(by: Party, whose: Option<PersonId>) -> Made {
    Made { by, words: text("bring the song sheet"), due: day(4), whose, shared: vec![], on: TODAY }
}

fn ours() -> Made {
    made(Party::Practitioner(VISITOR), None)
}

fn and(family: &Family, one: Labelled) -> Family {
    family.after(&[one], VISITOR, Timestamp::UNIX_EPOCH)
}

/// The family with a promise of the practitioner's.
fn promised() -> Family {
    let family = okoro();
    and(&family, promises::make(&family, SHEET, ours(), (None, TODAY)).expect("it may be made"))
}

fn settled(how: How) -> Settled {
    Settled { how, words: None, teller: None, on: day(5) }
}

fn reads(person: PersonId, label: &Label) -> bool {
    may_read(&caregiver(person), label, &[])
}

fn caregiver(person: PersonId) -> Reader {
    let standing = Standing { person, ties: Vec::new() };
    Reader::new(Hat::Caregiver, Relation::Family(standing))
}

#[test]
fn given_a_promise_when_its_day_has_passed_then_it_is_late_until_something_becomes_of_it() {
    let family = promised();
    let late = |family: &Family, on| family.promises.get(SHEET).unwrap().is_late(on);
    assert!(!late(&family, day(4)) && late(&family, day(5)));
    for how in How::ALL {
        let words = Some(text("The printer is broken."));
        let end = promises::settle(&family, SHEET, Settled { words, ..settled(how) }, None);
        let over = and(&family, end.unwrap());
        assert!(!late(&over, day(5)) && over.promises.open().is_empty());
        assert_eq!(over.promises.settled().len(), 1);
    }
}

#[test]
fn given_a_promise_when_it_is_put_off_then_the_new_day_holds_and_the_old_one_stays() {
    let family = promised();
    let later = PutOff { due: day(9), words: Some(text("No paper.")), on: day(5) };
    let put_off = and(&family, promises::put_off(&family, SHEET, later, None).unwrap());
    let known = put_off.promises.get(SHEET).unwrap();
    assert_eq!((known.due(), known.made.due, known.put_off.len()), (day(9), day(4), 1));
    assert!(!known.is_late(day(9)) && known.is_late(day(10)));
}

#[test]
fn what_may_not_be_promised_is_refused_beside_its_field() {
    let family = okoro();
    let make = |made, hand| promises::make(&family, SHEET, made, (hand, TODAY)).map(|_| ());
    let due = |ahead| Made { due: day(ahead), ..ours() };
    let hers = made(Party::Person(NGOZI), Some(NGOZI));
    for (refused, why) in [
        (make(Made { words: text(""), ..ours() }, None), Refused::Nothing),
        (make(due(-1), None), Refused::InPast),
        (make(due(367), None), Refused::TooFarAhead),
        (make(made(Party::Person(EMEKA), None), None), Refused::UnknownMaker),
        (make(made(Party::Person(NGOZI), Some(CHIDI)), None), Refused::NotTheirOwn),
        (make(ours(), Some(NGOZI)), Refused::NotTheirOwn),
        (make(made(Party::Person(NGOZI), None), Some(NGOZI)), Refused::NotTheirOwn),
        (make(hers.clone(), Some(CHIDI)), Refused::NotTheirOwn),
    ] {
        assert_eq!(refused, Err(why), "{}", why.code());
    }
    assert_eq!((make(hers, Some(NGOZI)), make(due(366), None)), (Ok(()), Ok(())));
}

#[test]
fn what_is_not_there_or_came_to_an_end_does_not_change_and_not_kept_says_why() {
    let family = promised();
    let settle = |family: &Family, how, hand| {
        promises::settle(family, SHEET, settled(how), hand).map(|_| ())
    };
    assert_eq!(settle(&family, How::NotKept, None), Err(Refused::NoReason));
    assert_eq!(settle(&okoro(), How::Kept, None), Err(Refused::NoSuchPromise));
    assert_eq!(settle(&family, How::Kept, Some(NGOZI)), Err(Refused::NoSuchPromise), "it is ours");
    let kept = promises::settle(&family, SHEET, settled(How::Kept), None).unwrap();
    let over = and(&family, kept);
    assert_eq!(settle(&over, How::LetGo, None), Err(Refused::Over));
    let later = PutOff { due: day(9), words: None, on: day(5) };
    assert_eq!(promises::put_off(&over, SHEET, later, None).map(|_| ()), Err(Refused::Over));
}

#[test]
fn a_promise_is_everybodys_who_cares_or_one_caregivers_alone_with_all_that_becomes_of_it() {
    let family = okoro();
    let together = promises::make(&family, SHEET, ours(), (None, TODAY)).unwrap();
    assert!(reads(NGOZI, &together.label) && reads(CHIDI, &together.label));
    for by in [Party::Practitioner(VISITOR), Party::Person(NGOZI)] {
        let own = promises::make(&family, SHEET, made(by, Some(NGOZI)), (None, TODAY)).unwrap();
        assert!(reads(NGOZI, &own.label) && !reads(CHIDI, &own.label));
        let known = and(&family, own);
        let end = promises::settle(&known, SHEET, settled(How::Kept), None).unwrap();
        assert!(reads(NGOZI, &end.label) && !reads(CHIDI, &end.label));
        // To whoever may not read the promise, what became of it is no trace.
        let without = Family::new(FAMILY).after(&[end], VISITOR, Timestamp::UNIX_EPOCH);
        assert_eq!(without, Family::new(FAMILY));
    }
}

#[test]
fn what_a_caregiver_says_of_her_promise_is_hers_to_write_and_read_by_whoever_reads_the_promise() {
    let family = okoro();
    let made = made(Party::Person(NGOZI), None);
    let known = and(&family, promises::make(&family, SHEET, made, (None, TODAY)).unwrap());
    let end = promises::settle(&known, SHEET, settled(How::Kept), Some(NGOZI)).unwrap();
    assert_eq!(end.label.facet, Facet::Caregiver(NGOZI));
    assert!(may_write(&caregiver(NGOZI), &end.label) && !may_write(&caregiver(CHIDI), &end.label));
    assert!(reads(NGOZI, &end.label) && reads(CHIDI, &end.label));
    let over = and(&known, end);
    assert_eq!(over.promises.settled()[0].1.teller, Some(NGOZI));
}
