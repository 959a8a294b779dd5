// SPDX-License-Identifier: AGPL-3.0-or-later
//! Between us: a rupture comes back until it is mended, between the same two, and nobody of the family reads any of it.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use practice::access::{Hat, Reader, Relation, Screen, Standing, Tie, may_read};
use practice::between_us::{Event, Refused, Told, take_back, tell};
use practice::label::LawTag;
use practice::release::{Authority, Verdict, weigh};
use practice::samples::{AMARA, CHIDI, FAMILY, HELD, NGOZI, TODAY, VISITOR, okoro, said, text};
use practice::{EntryId, Facet, Family, Label, Labelled, PersonId, PractitionerId, Said, people};

const COLLEAGUE: PractitionerId = PractitionerId(0x1b);

fn day(ahead: i32) -> Date {
    TODAY.saturating_add(ahead.days())
}

fn told(with: PersonId, on: Date) -> Told {
    Told { visit: HELD, with, how: None, rupture: None, repair: None, on }
}

fn rupture(with: PersonId, on: Date) -> Told {
    Told { rupture: Some(text("I spoke too soon.")), ..told(with, on) }
}

fn repair(with: PersonId, on: Date) -> Told {
    Told { repair: Some(text("I said so.")), ..told(with, on) }
}

fn and(family: &Family, one: Told, by: PractitionerId) -> Family {
    let one = tell(family, one, &[]).expect("it may be told");
    family.after(&[one], by, Timestamp::UNIX_EPOCH)
}

fn open(family: &Family) -> Vec<(PersonId, PractitionerId)> {
    let all = family.between_us().into_iter().filter(|one| one.open.is_some());
    all.map(|one| (one.with, one.by)).collect()
}

#[test]
fn a_rupture_stays_open_until_it_is_mended_between_the_same_two() {
    let hard = and(&okoro(), rupture(NGOZI, TODAY), VISITOR);
    assert_eq!(open(&hard), [(NGOZI, VISITOR)]);
    // How it was since mends nothing, nor does what was mended between others.
    let since = and(&hard, Told { how: Some(text("Quiet.")), ..told(NGOZI, day(7)) }, VISITOR);
    let since = and(&since, repair(CHIDI, day(7)), VISITOR);
    let since = and(&since, repair(NGOZI, day(7)), COLLEAGUE);
    assert_eq!(open(&since), [(NGOZI, VISITOR)]);
    let newest = since.between_us().into_iter().find(|one| one.with == NGOZI && one.by == VISITOR);
    assert!(newest.unwrap().newest.how.is_some(), "what was told last stands beside it");
    assert!(open(&and(&since, repair(NGOZI, day(14)), VISITOR)).is_empty());
    // Mended in the same visit it never comes back.
    let both = Told { repair: Some(text("We laughed.")), ..rupture(NGOZI, TODAY) };
    assert!(open(&and(&okoro(), both, VISITOR)).is_empty());
    let again = and(&and(&hard, repair(NGOZI, day(7)), VISITOR), rupture(NGOZI, day(14)), VISITOR);
    assert_eq!(open(&again), [(NGOZI, VISITOR)], "another one is another one");
}

#[test]
fn it_is_the_works_own_and_no_copy_takes_it_by_itself() {
    let one = tell(&okoro(), rupture(NGOZI, TODAY), &[]).unwrap();
    for person in [NGOZI, CHIDI] {
        let standing = Standing { person, ties: vec![(AMARA, Tie::LegalParent)] };
        assert!(!may_read(
            &Reader::new(Hat::Caregiver, Relation::Family(standing)),
            &one.label,
            &[]
        ));
    }
    let team = Reader::new(Hat::Visitor, Relation::Team);
    assert!(may_read(&team, &one.label, &[]));
    assert!(!may_read(&Reader { screen: Screen::Shared, ..team }, &one.label, &[]));
    let mut all = said();
    let id = EntryId(all.len() as u128 + 1);
    let (label, event, at) = (one.label, one.event, Timestamp::UNIX_EPOCH);
    all.push(Said { id, label, event, by: VISITOR, at, on: TODAY });
    let family = Family::fold(FAMILY, &all);
    let weighed = weigh(&family, &all, &all[all.len() - 1], Authority::OwnCopy(NGOZI), TODAY);
    assert_eq!(weighed, Verdict::Asks, "not owed, though she was at the visit");
}

#[test]
fn what_says_nothing_or_is_with_nobody_is_refused_and_after_a_death_nothing_is_asked() {
    let family = okoro();
    let why = |told| tell(&family, told, &[]).map(|_| ());
    assert_eq!(why(told(NGOZI, TODAY)), Err(Refused::Nothing));
    assert_eq!(why(rupture(PersonId(0xff), TODAY)), Err(Refused::UnknownPerson));
    let hard = and(&family, rupture(NGOZI, TODAY), VISITOR);
    let died = people::Event::Died { person: NGOZI, when: text("in spring") };
    let died = Labelled::new(Label::of(Facet::Together), died);
    let after = hard.after(&[died], VISITOR, Timestamp::UNIX_EPOCH);
    assert!(after.between_us().is_empty());
    let kept = after.between_us.of_visit(HELD).count();
    assert_eq!(kept, 1, "what was told stays");
    let practice::Event::BetweenUs(event) =
        tell(&family, rupture(NGOZI, TODAY), &[]).unwrap().event
    else {
        panic!("it is told")
    };
    let Event::Told { told } = &event else { panic!("it is told") };
    assert_eq!((event.visit(), told.with), (HELD, NGOZI));
}

#[test]
fn a_note_that_comes_in_late_stands_where_its_day_is() {
    let mended = and(&okoro(), repair(NGOZI, TODAY), VISITOR);
    let late = and(&mended, rupture(NGOZI, day(-7)), VISITOR);
    assert!(open(&late).is_empty(), "it was mended a week later");
}

#[test]
fn under_a_rule_of_law_that_opens_a_text_to_few_nothing_of_it_stands_beside() {
    let under = |law: LawTag| tell(&okoro(), rupture(NGOZI, TODAY), &[law]);
    for law in [LawTag::SubstanceUseCounselling, LawTag::PartnerViolence] {
        assert_eq!(under(law).unwrap_err(), Refused::Law);
    }
    assert_eq!(under(LawTag::Part2).unwrap().label.law, [LawTag::Part2]);
}

#[test]
fn what_was_told_of_the_wrong_one_is_taken_back_by_whoever_told_it_and_by_nobody_else() {
    let mut all = said();
    let say = |all: &mut Vec<Said>, one: Labelled, by| {
        let id = EntryId(all.len() as u128 + 1);
        let (label, event, at) = (one.label, one.event, Timestamp::UNIX_EPOCH);
        all.push(Said { id, label, event, by, at, on: TODAY });
    };
    for (with, by) in [(NGOZI, VISITOR), (CHIDI, VISITOR), (NGOZI, COLLEAGUE)] {
        let one = tell(&okoro(), rupture(with, TODAY), &[LawTag::Part2]).unwrap();
        say(&mut all, one, by);
    }
    let family = |all: &[Said]| Family::fold(FAMILY, all);
    let back = |all: &[Said], by| take_back(&family(all), (HELD, NGOZI), by, all);
    let nobody = PractitionerId(0x77);
    assert_eq!(back(&all, nobody).unwrap_err(), Refused::NotThere);
    let one = back(&all, VISITOR).unwrap();
    assert_eq!(one.label.law, [LawTag::Part2], "under the label it has");
    say(&mut all, one, VISITOR);
    let mut left = open(&family(&all));
    left.sort();
    assert_eq!(left, [(NGOZI, COLLEAGUE), (CHIDI, VISITOR)]);
    assert_eq!(family(&all).between_us.of_visit(HELD).count(), 2);
    assert_eq!(back(&all, VISITOR).unwrap_err(), Refused::NotThere, "once");
}
