// SPDX-License-Identifier: AGPL-3.0-or-later
//! What each who cares for a child brings: never without a moment, in whose part it stays, and a letter of theirs alone.

use jiff::Timestamp;
use practice::access::{Hat, Reader, Relation, Standing, may_read, may_write};
use practice::capacities::{
    Event, Filing, Moment, Refused, Slip, own_of, see, see_again, take_back,
};
use practice::release::{Authority, Verdict, weigh};
use practice::samples::{
    ADAEZE, AMARA, CHIDI, EMEKA, FAMILY, HELD, NGOZI, TODAY, VISITOR, okoro, said, text,
};
use practice::{
    CapacityId, EntryId, Facet, Family, Label, Labelled, MomentId, PersonId, Said, people,
};

const WAITS: CapacityId = CapacityId(0xca1);
const HERS: Facet = Facet::Caregiver(NGOZI);
const HIS: Facet = Facet::Caregiver(CHIDI);

fn by(hand: Option<PersonId>, during: Option<Facet>) -> Filing {
    Filing { hand, during, today: TODAY }
}

const fn team() -> Filing {
    Filing { hand: None, during: None, today: TODAY }
}

fn moment(number: u128, words: &str) -> Moment {
    Moment {
        moment: MomentId(number),
        words: text(words),
        on: TODAY,
        during: None,
        teller: None,
        own_hand: false,
    }
}

fn spoon() -> Moment {
    moment(1, "The spoon stood still in the air.")
}

fn waits(whose: PersonId, filing: Filing) -> Result<Labelled, Refused> {
    see(&okoro(), (WAITS, whose), text("Waits until she is done."), spoon(), filing)
}

/// The record with these behind it, each written by the practitioner today.
fn with(all: &[Labelled]) -> Vec<Said> {
    let mut told = said();
    for one in all {
        let id = EntryId(told.len() as u128 + 1);
        let (label, event, at) = (one.label.clone(), one.event.clone(), Timestamp::UNIX_EPOCH);
        told.push(Said { id, label, event, by: VISITOR, at, on: TODAY });
    }
    told
}

fn fold(all: &[Said]) -> Family {
    Family::fold(FAMILY, all)
}

fn caregiver(person: PersonId) -> Reader {
    let standing = Standing { person, ties: Vec::new() };
    Reader::new(Hat::Caregiver, Relation::Family(standing))
}

fn readers(label: &Label) -> Vec<PersonId> {
    let all = [NGOZI, CHIDI, ADAEZE].into_iter();
    all.filter(|person| may_read(&caregiver(*person), label, &[])).collect()
}

#[test]
fn a_capacity_without_a_moment_cannot_be_kept_and_neither_can_what_is_nobodys() {
    let try_see = |words: &str, moment, whose, filing| {
        see(&okoro(), (WAITS, whose), text(words), moment, filing).map(|_| ())
    };
    let tomorrow = Moment { on: TODAY.tomorrow().unwrap(), ..spoon() };
    let told = |teller| Moment { teller: Some(teller), ..spoon() };
    for (refused, why) in [
        (try_see("Waits.", moment(1, ""), NGOZI, team()), Refused::NoMoment),
        (try_see("", spoon(), NGOZI, team()), Refused::Nothing),
        (try_see("Waits.", tomorrow, NGOZI, team()), Refused::InFuture),
        (try_see("Waits.", spoon(), AMARA, team()), Refused::UnknownWhose),
        (try_see("Waits.", spoon(), EMEKA, team()), Refused::UnknownWhose),
        (try_see("Waits.", told(CHIDI), NGOZI, team()), Refused::NotTheirOwn),
        (try_see("Waits.", spoon(), NGOZI, by(Some(CHIDI), None)), Refused::NotTheirOwn),
    ] {
        assert_eq!(refused, Err(why), "{}", why.code());
    }
    assert_eq!(try_see("Waits.", told(NGOZI), NGOZI, team()), Ok(()));
    let known = fold(&with(&[waits(NGOZI, team()).unwrap()]));
    let again = see_again(&known, WAITS, moment(2, ""), &said(), team());
    assert_eq!(again, Err(Refused::NoMoment));
}

#[test]
fn of_somebody_who_died_nothing_is_asked_and_what_was_seen_stays() {
    let kept = waits(ADAEZE, team()).unwrap();
    let died = people::Event::Died { person: ADAEZE, when: text("in the night") };
    let died = Labelled::new(Label::of(Facet::Together), died);
    let all = with(&[kept, died]);
    let family = fold(&all);
    let again = see_again(&family, WAITS, moment(2, "She sang."), &all, team());
    assert_eq!(again, Err(Refused::UnknownWhose));
    assert_eq!(family.capacities.of(ADAEZE).count(), 1);
}

#[test]
fn it_is_theirs_to_read_and_nobody_elses_and_never_wider_than_the_visit_it_was_seen_in() {
    for (during, part, read) in [
        (None, HERS, vec![NGOZI]),
        (Some(Facet::Together), HERS, vec![NGOZI]),
        (Some(HERS), HERS, vec![NGOZI]),
        // Seen in a visit that is his, it would tell her that there was one.
        (Some(HIS), Facet::Practitioner, vec![]),
        (Some(Facet::Practitioner), Facet::Practitioner, vec![]),
    ] {
        let kept = waits(NGOZI, by(None, during)).unwrap();
        assert_eq!((kept.label.facet, readers(&kept.label)), (part, read), "{during:?}");
        // Another moment goes no wider than the capacity it belongs to.
        let all = with(std::slice::from_ref(&kept));
        let again = |during| {
            let filing = by(None, during);
            see_again(&fold(&all), WAITS, moment(2, "She sang."), &all, filing).unwrap()
        };
        assert_eq!(again(None).label.facet, part);
        assert_eq!(again(Some(HIS)).label.facet, Facet::Practitioner);
        // To whoever may not read what it is a moment of, it is no trace.
        let again = [again(None)];
        let without = Family::new(FAMILY).after(&again, VISITOR, Timestamp::UNIX_EPOCH);
        assert_eq!(without, Family::new(FAMILY));
    }
}

#[test]
fn what_she_writes_of_herself_is_hers_to_write_and_to_take_back() {
    let hers = waits(NGOZI, by(Some(NGOZI), Some(HIS))).unwrap();
    assert_eq!((hers.label.facet, hers.label.teller), (HERS, Some(NGOZI)));
    assert!(
        may_write(&caregiver(NGOZI), &hers.label) && !may_write(&caregiver(CHIDI), &hers.label)
    );
    let ours = see_again(
        &fold(&with(std::slice::from_ref(&hers))),
        WAITS,
        moment(2, "She sang."),
        &with(std::slice::from_ref(&hers)),
        team(),
    );
    let all = with(&[hers, ours.unwrap()]);
    let family = fold(&all);
    let slip = |moment, why: &str| Slip { moment: MomentId(moment), why: text(why), on: TODAY };
    let back = |number, why: &str, hand| {
        take_back(&family, WAITS, slip(number, why), &all, hand).map(|one| one.label.facet)
    };
    assert_eq!(back(1, "A slip.", None), Err(Refused::NotYours));
    assert_eq!(back(2, "A slip.", Some(NGOZI)), Err(Refused::NotYours));
    assert_eq!(back(1, "A slip.", Some(CHIDI)), Err(Refused::NoSuchCapacity));
    assert_eq!(back(1, "", Some(NGOZI)), Err(Refused::NoReason));
    assert_eq!(back(9, "A slip.", None), Err(Refused::NoSuchMoment));
    assert_eq!(back(1, "A slip.", Some(NGOZI)), Ok(HERS));
    assert_eq!(back(2, "A slip.", None), Ok(HERS));
}

#[test]
fn a_capacity_of_which_no_moment_is_left_does_not_stand() {
    let mut all = with(&[waits(NGOZI, team()).unwrap()]);
    let again = see_again(&fold(&all), WAITS, moment(2, "She sang."), &all, team()).unwrap();
    all = with(&[waits(NGOZI, team()).unwrap(), again.clone()]);
    let mut told = vec![waits(NGOZI, team()).unwrap(), again];
    for (number, left) in [(1, 1), (2, 0)] {
        let slip = Slip { moment: MomentId(number), why: text("It was Adaeze."), on: TODAY };
        told.push(take_back(&fold(&all), WAITS, slip, &all, None).unwrap());
        all = with(&told);
        let family = fold(&all);
        let moments = family.capacities.get(WAITS).unwrap().moments().len();
        assert_eq!((moments, family.capacities.of(NGOZI).count()), (left, left.min(1)));
    }
    let again = see_again(&fold(&all), WAITS, moment(3, "She sang."), &all, team());
    assert_eq!(again, Err(Refused::NoSuchCapacity));
}

#[test]
fn a_letter_holds_what_is_theirs_alone_and_nothing_of_a_visit_that_is_anothers() {
    let of = |number, whose, during| {
        let filing = by(None, during);
        let id = (CapacityId(number), whose);
        see(&okoro(), id, text(&format!("Number {number}.")), moment(number, "Seen."), filing)
    };
    let told = [
        of(1, CHIDI, None).unwrap(),
        of(2, NGOZI, None).unwrap(),
        of(3, CHIDI, Some(HERS)).unwrap(),
        of(4, CHIDI, Some(Facet::Together)).unwrap(),
    ];
    let all = with(&told);
    assert_eq!(fold(&all).capacities.of(CHIDI).count(), 3, "those who do the work read all of it");
    let letter: Vec<_> = own_of(&all, CHIDI).iter().map(|one| one.id).collect();
    assert_eq!(letter, [CapacityId(1), CapacityId(4)]);
    assert!(own_of(&all, ADAEZE).is_empty());
    // What another told of him is not his to give on.
    let label = Label::of(HIS).about([CHIDI]).told_by(Some(NGOZI));
    let event = told[0].event.clone();
    assert!(own_of(&with(&[Labelled::new(label, event)]), CHIDI).is_empty());
}

#[test]
fn in_a_copy_it_goes_to_whose_it_is_and_is_silent_to_everybody_else() {
    let seen = Moment { during: Some(HELD), ..spoon() };
    let kept = see(&okoro(), (WAITS, NGOZI), text("Waits."), seen, by(None, Some(Facet::Together)));
    let all = with(&[kept.unwrap()]);
    let family = fold(&all);
    let last = all.last().unwrap();
    assert!(matches!(&last.event, practice::Event::Capacities(Event::Seen { .. })));
    let to = |person| weigh(&family, &all, last, Authority::OwnCopy(person), TODAY);
    assert_eq!(to(NGOZI), Verdict::Goes);
    assert!(matches!(to(CHIDI), Verdict::Silent(_)) && matches!(to(ADAEZE), Verdict::Silent(_)));
}
