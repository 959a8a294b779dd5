// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promises: when one is late, what becomes of it, who sees it, and what is refused.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use practice::access::{Hat, Reader, Relation, Standing, may_read, may_write};
use practice::promises::{self, How, Made, PutOff, Refused, Settled};
use practice::relationships::Party;
use practice::samples::{
    ADAEZE, CHIDI, EMEKA, FAMILY, NGOZI, TODAY, VISITOR, entries, okoro, text,
};
use practice::{Facet, Family, Label, Labelled, PersonId, PromiseId};

const SHEET: PromiseId = PromiseId(0xf1);
/// The team's hand, where nobody has to be kept safe.
const TEAM: (promises::Hand, Facet) = (None, Facet::Together);

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
        let end = promises::settle(&family, SHEET, Settled { words, ..settled(how) }, TEAM);
        let over = and(&family, end.unwrap());
        assert!(!late(&over, day(5)) && over.promises.open().is_empty());
        assert_eq!(over.promises.settled().len(), 1);
    }
}

#[test]
fn given_a_promise_when_it_is_put_off_then_the_new_day_holds_and_the_old_one_stays() {
    let family = promised();
    let later = PutOff { due: day(9), words: Some(text("No paper.")), on: day(5) };
    let put_off = and(&family, promises::put_off(&family, SHEET, later, TEAM).unwrap());
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
        promises::settle(family, SHEET, settled(how), (hand, Facet::Together)).map(|_| ())
    };
    assert_eq!(settle(&family, How::NotKept, None), Err(Refused::NoReason));
    assert_eq!(settle(&okoro(), How::Kept, None), Err(Refused::NoSuchPromise));
    assert_eq!(settle(&family, How::Kept, Some(NGOZI)), Err(Refused::NoSuchPromise), "it is ours");
    let kept = promises::settle(&family, SHEET, settled(How::Kept), TEAM).unwrap();
    let over = and(&family, kept);
    assert_eq!(settle(&over, How::LetGo, None), Err(Refused::Over));
    let later = PutOff { due: day(9), words: None, on: day(5) };
    assert_eq!(promises::put_off(&over, SHEET, later, TEAM).map(|_| ()), Err(Refused::Over));
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
        let end = promises::settle(&known, SHEET, settled(How::Kept), TEAM).unwrap();
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
    let end = promises::settle(&known, SHEET, settled(How::Kept), (Some(NGOZI), Facet::Together))
        .unwrap();
    assert_eq!(end.label.facet, Facet::Caregiver(NGOZI));
    assert!(may_write(&caregiver(NGOZI), &end.label) && !may_write(&caregiver(CHIDI), &end.label));
    assert!(reads(NGOZI, &end.label) && reads(CHIDI, &end.label));
    let over = and(&known, end);
    assert_eq!(over.promises.settled()[0].1.teller, Some(NGOZI));
}

#[test]
fn a_promise_is_read_by_nobody_who_does_not_read_the_part_it_was_made_in() {
    let family = okoro();
    let carers = [NGOZI, CHIDI, ADAEZE];
    let readers = |by, whose, part| {
        let made = made(by, whose);
        let one = promises::make_in(&family, SHEET, made, (part, None, TODAY)).unwrap();
        let all = carers.into_iter().filter(|person| reads(*person, &one.label));
        all.collect::<Vec<_>>()
    };
    let ours = Party::Practitioner(VISITOR);
    for (by, whose) in [(ours, None), (ours, Some(CHIDI)), (Party::Person(NGOZI), None)] {
        assert_eq!(readers(by, whose, Facet::Caregiver(NGOZI)), [NGOZI]);
    }
    // What she tells of what he will do stays hers, though he is the one who is to do it.
    for whose in [None, Some(CHIDI)] {
        assert_eq!(readers(Party::Person(CHIDI), whose, Facet::Caregiver(NGOZI)), [NGOZI]);
    }
    for by in [ours, Party::Person(CHIDI)] {
        assert!(readers(by, None, Facet::Practitioner).is_empty());
        assert_eq!(readers(by, None, Facet::Together), carers);
    }
}

#[test]
fn what_becomes_of_a_promise_goes_no_wider_than_it_and_narrower_once_somebody_has_to_be_kept_safe()
{
    let family = okoro();
    let promise = |whose| {
        promises::make(&family, SHEET, made(Party::Practitioner(VISITOR), whose), (None, TODAY))
    };
    let hers = Facet::Caregiver(NGOZI);
    for (whose, today, goes) in [
        (None, Facet::Together, Facet::Together),
        (None, hers, hers),
        (Some(CHIDI), hers, Facet::Caregiver(CHIDI)),
    ] {
        let one = promise(whose).unwrap();
        let said = entries(std::slice::from_ref(&one));
        let part = promises::part_of_change(&said, SHEET, today);
        assert_eq!(part, goes);
        let known = and(&family, one);
        let end = promises::settle(&known, SHEET, settled(How::Kept), (None, part)).unwrap();
        assert_eq!(end.label.facet, goes);
        assert_eq!(promises::part_of_change(&said, PromiseId(1), today), today, "another one");
    }
    // Also what she says herself is not shared any more.
    let made = made(Party::Person(NGOZI), None);
    let known = and(&family, promises::make(&family, SHEET, made, (None, TODAY)).unwrap());
    let end = promises::settle(&known, SHEET, settled(How::Kept), (Some(NGOZI), hers)).unwrap();
    assert!(reads(NGOZI, &end.label) && !reads(CHIDI, &end.label));
}

#[test]
fn what_the_team_writes_of_a_caregivers_promise_is_not_told_by_her() {
    let family = okoro();
    let made = made(Party::Person(NGOZI), Some(NGOZI));
    let one = promises::make(&family, SHEET, made, (None, TODAY)).unwrap();
    assert_eq!(one.label.teller, Some(NGOZI), "the promise is hers");
    let known = and(&family, one);
    let later = PutOff { due: day(9), words: Some(text("No paper.")), on: day(5) };
    let put_off = promises::put_off(&known, SHEET, later, (None, Facet::Caregiver(NGOZI)));
    assert_eq!(put_off.unwrap().label.teller, None);
    for (hand, teller) in [(None, None), (Some(NGOZI), Some(NGOZI))] {
        let end = promises::settle(&known, SHEET, settled(How::Kept), (hand, Facet::Together));
        assert_eq!(end.unwrap().label.teller, teller);
    }
}
