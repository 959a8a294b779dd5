// SPDX-License-Identifier: AGPL-3.0-or-later
//! Expecting a child: what is imagined, how birth was, what a loss stops, and hopes that come back.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan as _};
use practice::access::{Hat, Purpose, Reader, Relation, Screen, Standing, may_read};
use practice::expecting::tender::{self, TenderDate, When};
use practice::expecting::{self, Grief, Imagining, OwnWords, Part, Refused};
use practice::people::{self, Birth, Changed, NewPerson, Role};
use practice::relationships::{self, Party};
use practice::release::{Authority, Verdict, Why, weigh};
use practice::rights::{self, Consent, ConsentFor, Covers};
use practice::samples::{
    ADAEZE, AMARA, CHIDI, NGOZI, TODAY, VISITOR, WITH_NGOZI, okoro, person, text,
};
use practice::{
    ConsentId, EntryId, Facet, Family, Labelled, PersonId, RelationshipId, Said, TenderId, kin,
};

const BABY: PersonId = PersonId(0xe1);
const BOND: RelationshipId = RelationshipId(0xc9);
const DUE: Date = date(2027, 1, 14);

fn and(family: &Family, one: &Labelled) -> Family {
    family.after(std::slice::from_ref(one), VISITOR, Timestamp::UNIX_EPOCH)
}

/// The family expects Obi, with whom Ngozi has a bond already.
fn awaiting() -> Family {
    let obi = NewPerson { birth: Some(Birth::Due(DUE)), ..person(BABY, Role::Child, "Obi", "Obi") };
    let family = and(&okoro(), &people::add(obi, TODAY).expect("a baby may be expected"));
    let bond = relationships::name(&family, BOND, Party::Person(NGOZI), Party::Person(BABY));
    and(&family, &bond.expect("a bond of two of the family"))
}

fn said(teller: PersonId, words: &str) -> OwnWords {
    OwnWords { words: text(words), teller, on: TODAY }
}

fn hope(family: &Family, teller: PersonId, part: Part) -> Result<Labelled, Refused> {
    let hope = (Imagining::Hope, said(teller, "That the nights are ours."));
    expecting::imagine(family, BABY, hope, part, TODAY)
}

fn lost(family: &Family) -> Family {
    let told = kin::Event::PregnancyEnded {
        of: NGOZI,
        with: None,
        child: Some(BABY),
        when: None,
        words: None,
        mistake: false,
    };
    and(family, &kin::ended(family, told).expect("a baby who was expected"))
}

fn born(family: &Family, on: Date) -> Family {
    let told = people::Event::Born { person: BABY, on, gestation: None };
    and(family, &people::passing(family, told, on).expect("a baby may be born"))
}

fn died(family: &Family) -> Family {
    let told = people::Event::Died { person: BABY, when: text("in spring") };
    and(family, &people::passing(family, told, TODAY).expect("it may be told"))
}

#[test]
fn what_one_imagines_is_theirs_and_what_they_say_together_is_read_by_all() {
    let family = awaiting();
    let own = hope(&family, NGOZI, Part::Own).unwrap();
    assert_eq!((own.label.facet, own.label.teller), (Facet::Caregiver(NGOZI), Some(NGOZI)));
    let together = hope(&family, NGOZI, Part::Together).unwrap();
    assert_eq!((together.label.facet, together.label.teller), (Facet::Together, None));
    let father = Standing { person: CHIDI, ties: Vec::new() };
    let father = Reader::new(Hat::Caregiver, Relation::Family(father));
    assert!(!may_read(&father, &own.label, &[]), "her hope is not his to read");
    assert!(may_read(&father, &together.label, &[]));
}

#[test]
fn birth_opens_the_child_with_the_same_bonds_and_all_that_was_imagined() {
    let family = awaiting();
    let family = and(&family, &hope(&family, NGOZI, Part::Own).unwrap());
    let family = born(&family, DUE);
    assert_eq!(family.people.get(BABY).unwrap().born(), Some(DUE));
    assert!(family.relationships.get(BOND).is_some());
    assert_eq!(family.expecting.imagined.len(), 1);
    let again = hope(&family, NGOZI, Part::Own);
    assert_eq!(again, Err(Refused::NotExpected), "a child who is here is met, not imagined");
    let hers = expecting::birth(&family, BABY, said(NGOZI, "It rained."), Part::Own, TODAY);
    let his = expecting::birth(&family, BABY, said(CHIDI, "I ran."), Part::Together, TODAY);
    let family = and(&and(&family, &hers.unwrap()), &his.unwrap());
    assert_eq!(family.expecting.births.len(), 2, "two voices of one birth");
}

#[test]
fn a_pregnancy_that_ended_leaves_no_day_to_count_to_and_all_else_stays() {
    let family = awaiting();
    let family = lost(&and(&family, &hope(&family, NGOZI, Part::Own).unwrap()));
    let obi = family.people.get(BABY).unwrap();
    assert!(obi.lost && !obi.is_living());
    assert_eq!((obi.birth, obi.born()), (None, None));
    assert!(family.relationships.get(BOND).is_some(), "the bond stays");
    assert_eq!(family.expecting.imagined.len(), 1, "what was imagined stays");
    assert!(family.namesakes().iter().all(|one| one.id != BABY));
    // Whoever had a form open meanwhile brings no day back.
    let changed = Changed {
        person: BABY,
        names: None,
        pronouns: None,
        birth: Some(Birth::Due(DUE)),
        gestation: None,
        languages: None,
    };
    let late = and(&family, &people::change(&family, changed, TODAY).unwrap());
    assert_eq!(late.people.get(BABY).unwrap().birth, None);
    let told = people::Event::Born { person: BABY, on: TODAY, gestation: None };
    assert_eq!(people::passing(&family, told, TODAY), Err(people::Refused::Lost));
}

#[test]
fn a_child_told_as_died_before_birth_leaves_no_day_either() {
    let family = died(&awaiting());
    let changed = Changed {
        person: BABY,
        names: None,
        pronouns: None,
        birth: Some(Birth::Due(DUE)),
        gestation: None,
        languages: None,
    };
    let late = and(&family, &people::change(&family, changed, TODAY).unwrap());
    for family in [&family, &late] {
        let obi = family.people.get(BABY).unwrap();
        assert_eq!((obi.birth, obi.is_living()), (None, false));
    }
    // Born, and died the same day: the day of birth is theirs to keep, and nothing counts from it.
    let born = born(&family, DUE);
    assert_eq!(born.people.get(BABY).unwrap().born(), Some(DUE));
    assert!(born.namesakes().iter().all(|one| one.id != BABY));
}

#[test]
fn the_family_is_called_after_a_child_they_lost_where_a_parent_wants_it() {
    let family = died(&born(&awaiting(), TODAY));
    let named = |family: &Family| family.namesakes().iter().any(|one| one.id == BABY);
    assert!(!named(&family));
    let keep = |family: &Family, keep| {
        and(family, &expecting::keep_name(family, BABY, (NGOZI, keep), TODAY).unwrap())
    };
    let kept = keep(&family, true);
    assert!(named(&kept));
    let choice = kept.expecting.name_of(BABY).unwrap();
    assert_eq!((choice.teller, choice.on), (NGOZI, TODAY));
    assert!(!named(&keep(&kept, false)), "and it may be chosen otherwise later");
}

#[test]
fn hopes_come_back_around_the_first_birthday_and_never_for_a_child_who_was_lost() {
    let family = awaiting();
    let family = and(&family, &hope(&family, NGOZI, Part::Own).unwrap());
    let fear = (Imagining::Fear, said(NGOZI, "That I am like her."));
    let fear = expecting::imagine(&family, BABY, fear, Part::Own, TODAY).unwrap();
    let family = born(&and(&family, &fear), DUE);
    let back = |family: &Family, on| family.hopes_back(on).len();
    let first = date(2028, 1, 14);
    for (days, count) in [(-8, 0), (-7, 1), (0, 1), (7, 1), (8, 0)] {
        let on = first.checked_add(days.days()).unwrap();
        assert_eq!(back(&family, on), count, "{days} days from it");
    }
    assert_eq!(back(&family, date(2029, 1, 14)), 0, "not on the second");
    assert_eq!(back(&died(&family), first), 0);
    let hoped = and(&awaiting(), &hope(&awaiting(), NGOZI, Part::Own).unwrap());
    let leap = born(&hoped, date(2028, 2, 29));
    assert_eq!(back(&leap, date(2029, 2, 21)), 1, "a year after the 29th is the 28th");
    assert_eq!(back(&leap, date(2029, 3, 8)), 0);
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let family = awaiting();
    let grief = |family: &Family, child, words: &str| {
        let said = (Grief::ToSay, said(NGOZI, words));
        expecting::loss(family, child, said, Part::Own, TODAY)
    };
    let gone = lost(&family);
    let later = OwnWords { on: DUE, ..said(NGOZI, "Later.") };
    let tender = |whose, when, words: &str| {
        let told = TenderDate {
            date: TenderId(1),
            whose,
            when,
            words: text(words),
            remind: true,
            on: TODAY,
        };
        tender::tell(&family, told, TODAY)
    };
    let nameless = NewPerson {
        names: people::Names::of(None, None),
        birth: Some(Birth::Due(DUE)),
        ..person(PersonId(0xe2), Role::Child, "", "")
    };
    let unnamed = and(&family, &people::add(nameless, TODAY).unwrap());
    let told = kin::Event::PregnancyEnded {
        of: NGOZI,
        with: None,
        child: Some(PersonId(0xe2)),
        when: None,
        words: None,
        mistake: false,
    };
    let unnamed = and(&unnamed, &kin::ended(&unnamed, told).unwrap());
    let all = [
        (Refused::NoSuchChild, grief(&gone, NGOZI, "Hers.")),
        (Refused::NotExpected, hope(&gone, NGOZI, Part::Own)),
        (Refused::NotBorn, expecting::birth(&family, BABY, said(NGOZI, "A."), Part::Own, TODAY)),
        (Refused::NotLost, grief(&family, AMARA, "She is here.")),
        (Refused::UnknownTeller, hope(&family, AMARA, Part::Own)),
        (Refused::NoName, expecting::keep_name(&unnamed, PersonId(0xe2), (NGOZI, true), TODAY)),
        (Refused::Nothing, grief(&gone, BABY, "")),
        (Refused::InFuture, expecting::loss(&gone, BABY, (Grief::Visits, later), Part::Own, TODAY)),
        (Refused::NoSuchDay, tender(NGOZI, When::EachYear { month: 2, day: 30 }, "A day.")),
        (Refused::NoSuchDay, tender(NGOZI, When::Since(date(2029, 1, 1)), "A day.")),
        (Refused::NoSuchDate, tender::end(&family, NGOZI, TenderId(9), TODAY)),
    ];
    let mut codes = BTreeSet::new();
    for (why, refused) in all {
        assert_eq!(refused, Err(why));
        assert!(!why.field().is_empty() && !why.to_string().is_empty());
        codes.insert(why.code());
    }
    assert_eq!(codes.len(), 10, "every reason is reached and has words of its own");
}

fn near(when: When, today: Date) -> Option<Date> {
    when.near(&okoro().people, today)
}

#[test]
fn a_day_of_each_year_is_near_for_two_weeks_before_and_after_also_over_new_year() {
    let when = When::EachYear { month: 1, day: 3 };
    for (today, there) in [
        (date(2026, 12, 19), false),
        (date(2026, 12, 20), true),
        (date(2027, 1, 17), true),
        (date(2027, 1, 18), false),
    ] {
        assert_eq!(near(when, today), there.then_some(date(2027, 1, 3)), "{today}");
    }
    let leap = When::EachYear { month: 2, day: 29 };
    assert_eq!(near(leap, date(2027, 2, 20)), Some(date(2027, 2, 28)));
    assert_eq!(near(leap, date(2028, 2, 20)), Some(date(2028, 2, 29)));
    assert_eq!(near(When::EachYear { month: 4, day: 31 }, date(2027, 4, 30)), None);
}

#[test]
fn a_day_comes_back_each_year_after_it_and_never_before() {
    let when = When::Since(date(2024, 2, 29));
    assert_eq!(near(when, date(2026, 2, 20)), Some(date(2026, 2, 28)));
    assert_eq!(near(when, date(2028, 3, 1)), Some(date(2028, 2, 29)));
    assert_eq!(near(when, date(2023, 2, 28)), None);
    assert_eq!(near(when, date(2024, 2, 20)), Some(date(2024, 2, 29)), "a day that was to come");
}

#[test]
fn an_age_is_counted_from_the_day_of_birth_however_early_that_was() {
    // Amara was born on the 12th of March, almost three weeks early.
    let when = When::AsOld { child: AMARA, months: 7, days: 0 };
    assert_eq!(near(when, TODAY), Some(date(2026, 10, 12)));
    assert_eq!(near(when, date(2026, 9, 27)), None);
    assert_eq!(near(when, date(2026, 9, 28)), Some(date(2026, 10, 12)));
    let weeks = When::AsOld { child: AMARA, months: 7, days: 21 };
    assert_eq!(near(weeks, TODAY), None);
    let unborn = When::AsOld { child: BABY, months: 0, days: 0 };
    assert_eq!(unborn.near(&awaiting().people, DUE), None, "an age begins with birth");
    let family = born(&awaiting(), DUE);
    assert_eq!(unborn.near(&family.people, DUE), Some(DUE));
    assert_eq!(unborn.near(&died(&family).people, DUE), None, "and ends with death");
}

fn told(remind: bool) -> TenderDate {
    let when = When::AsOld { child: AMARA, months: 7, days: 0 };
    let words = text("The age at which I was placed.");
    TenderDate { date: TenderId(1), whose: NGOZI, when, words, remind, on: TODAY }
}

#[test]
fn a_tender_date_is_its_owners_alone_and_held_in_mind_only_by_consent() {
    let family = okoro();
    let kept = tender::tell(&family, told(true), TODAY).unwrap();
    assert_eq!((kept.label.facet, kept.label.teller), (Facet::Caregiver(NGOZI), Some(NGOZI)));
    let visitor = Reader::new(Hat::Visitor, Relation::Team);
    assert!(may_read(&visitor, &kept.label, &[]));
    let shared = Reader { screen: Screen::Shared, purpose: Purpose::Care, ..visitor };
    assert!(!may_read(&shared, &kept.label, &[]), "not where others see the screen");
    for other in [CHIDI, ADAEZE] {
        let standing = Standing { person: other, ties: Vec::new() };
        let reader = Reader::new(Hat::Caregiver, Relation::Family(standing));
        assert!(!may_read(&reader, &kept.label, &[]));
    }
    let held = and(&family, &kept);
    assert_eq!(held.tender_near(TODAY).len(), 1);
    let silent = and(&family, &tender::tell(&family, told(false), TODAY).unwrap());
    assert!(silent.tender_near(TODAY).is_empty(), "nobody is reminded without their yes");
    assert_eq!(tender::end(&held, CHIDI, TenderId(1), TODAY), Err(Refused::NoSuchDate));
    let ended = and(&held, &tender::end(&held, NGOZI, TenderId(1), TODAY).unwrap());
    assert!(ended.expecting.tender.is_empty());
    assert!(held.relationships.get(WITH_NGOZI).is_some());
}

#[test]
fn a_tender_date_is_in_its_owners_own_copy_and_goes_to_nobody_else() {
    let family = okoro();
    let Labelled { label, event, .. } = tender::tell(&family, told(true), TODAY).unwrap();
    let at = Timestamp::UNIX_EPOCH;
    let said = Said { id: EntryId(7), label, event, by: VISITOR, at, on: TODAY };
    let agreed = Consent {
        by: vec![NGOZI],
        to: text("Made-up Clinic"),
        purpose: ConsentFor::Referral,
        covers: vec![Covers::Own],
        children: Vec::new(),
        since: None,
        part2: false,
        protected: false,
        counselling: false,
        from: TODAY,
        until: DUE,
        words: None,
    };
    let id = ConsentId(1);
    let family = and(&family, &rights::consent(&family, id, agreed, TODAY).unwrap());
    let weighed = |authority| weigh(&family, std::slice::from_ref(&said), &said, authority, TODAY);
    assert_eq!(weighed(Authority::OwnCopy(NGOZI)), Verdict::Goes);
    for authority in [Authority::OwnCopy(CHIDI), Authority::Consent(id)] {
        assert_eq!(weighed(authority), Verdict::Silent(Why::AnothersOwn));
    }
}
