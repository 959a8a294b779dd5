// SPDX-License-Identifier: AGPL-3.0-or-later
//! Nights in whose arms, counted by hand and by law.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use practice::early_care::{Account, By, Count, Day, EarlyCare, Event, Nights, Where};
use practice::{Event as Any, Family, FamilyId, PersonId, PractitionerId, StayId};
use proptest::prelude::*;
use proptest::sample::select;

const BABY: PersonId = PersonId(1);
const ROSA: PersonId = PersonId(2);
const JOAN: PersonId = PersonId(3);
const DEE: PersonId = PersonId(4);
const BORN: Date = date(2026, 1, 1);
const TODAY: Date = date(2026, 7, 1);

fn stay(with: &[PersonId], place: Where, from: Day, until: Option<Day>) -> Account {
    let with = with.to_vec();
    Account { with, others: None, place, place_words: None, from, until, why: None }
}

fn on(month: i8, day: i8) -> Day {
    Day::On(date(2026, month, day))
}

fn about(month: i8) -> Day {
    Day::About(date(2026, month, 15))
}

fn exactly(nights: i32) -> Count {
    Count { least: nights, most: nights }
}

/// What is known once these were told, in this order.
fn told(all: &[(u128, Account)]) -> EarlyCare {
    let mut family = Family::new(FamilyId(1));
    for (id, account) in all {
        let told = By { teller: None, confided: false, on: TODAY };
        let account = Some(account.clone());
        let event = Event::StayTold { child: BABY, stay: StayId(*id), account, told };
        family.apply(&Any::from(event), PractitionerId(1), Timestamp::UNIX_EPOCH);
    }
    family.early_care
}

fn nights<T>(all: &[Account], ask: impl Fn(&Nights<'_>) -> T) -> T {
    let numbered: Vec<(u128, Account)> = (1..).zip(all.iter().cloned()).collect();
    let known = told(&numbered);
    ask(&Nights::of(&known.stays(BABY), BORN, TODAY))
}

/// Born in hospital, home with Rosa, two foster homes.
fn four() -> Vec<Account> {
    vec![
        stay(&[ROSA], Where::Hospital, on(1, 1), Some(on(1, 4))),
        stay(&[ROSA], Where::Home, on(1, 4), Some(on(3, 1))),
        stay(&[JOAN], Where::FosterHome, on(3, 1), Some(on(3, 15))),
        stay(&[DEE], Where::FosterHome, on(3, 15), None),
    ]
}

#[test]
fn four_placements_give_the_nights_with_each() {
    // 3 in hospital and 28 + 28 at home; 14; 17 of March, 30, 31 and 30.
    nights(&four(), |nights| {
        assert_eq!(nights.age(), 181);
        assert_eq!(nights.with(ROSA), exactly(3 + 56));
        assert_eq!(nights.with(JOAN), exactly(14));
        assert_eq!(nights.with(DEE), exactly(17 + 30 + 31 + 30));
        assert_eq!(nights.apart_from(ROSA), exactly(14 + 108));
        assert_eq!(nights.longest_with(ROSA), exactly(59), "home from hospital is no break");
        assert_eq!(nights.moves(), 3);
        assert_eq!(nights.carers(), [ROSA, JOAN, DEE]);
        assert_eq!((nights.told(), nights.not_told()), (exactly(181), vec![]));
    });
}

#[test]
fn a_week_in_hospital_is_not_a_week_at_home() {
    let ward = |with: &[PersonId]| {
        let home = stay(&[ROSA], Where::Home, on(1, 1), None);
        [home, stay(with, Where::Hospital, on(2, 1), Some(on(2, 8)))]
    };
    nights(&ward(&[]), |nights| {
        assert_eq!(nights.with(ROSA), exactly(181 - 7));
        assert_eq!(nights.apart_from(ROSA), exactly(7));
        assert_eq!(nights.longest_with(ROSA), exactly(181 - 31 - 7));
        assert_eq!(nights.moves(), 2, "there and back");
    });
    // Unless she slept there too.
    nights(&ward(&[ROSA]), |nights| {
        assert_eq!((nights.with(ROSA), nights.apart_from(ROSA)), (exactly(181), exactly(0)));
        assert_eq!(nights.longest_with(ROSA), exactly(181));
    });
}

#[test]
fn a_month_is_any_day_of_it_so_that_numbers_have_a_least_and_a_most() {
    // From 10 March until some day of April: 22 nights until the first, 51 until the last.
    let rough = [stay(&[JOAN], Where::Home, on(3, 10), Some(about(4)))];
    assert_eq!(nights(&rough, |nights| nights.with(JOAN)), Count { least: 22, most: 51 });
    // The next arms' beginning is known: no later than that.
    let both = [rough[0].clone(), stay(&[DEE], Where::Home, on(4, 12), None)];
    nights(&both, |nights| {
        assert_eq!(nights.with(JOAN), Count { least: 22, most: 33 });
        assert_eq!(nights.with(DEE), exactly(80));
        assert_eq!(nights.moves(), 1);
    });
    // The earlier arms' end is known: the next begin after it.
    let after = [
        stay(&[ROSA], Where::Home, on(1, 1), Some(on(4, 15))),
        stay(&[DEE], Where::Home, about(4), None),
    ];
    nights(&after, |nights| {
        assert_eq!(nights.with(ROSA), exactly(104));
        assert_eq!(nights.with(DEE), Count { least: 62, most: 77 });
    });
}

#[test]
fn what_nobody_knows_is_neither_with_nor_apart_and_what_nobody_told_is_named() {
    let gap = [
        stay(&[ROSA], Where::Home, on(1, 1), Some(on(2, 1))),
        stay(&[], Where::Unknown, on(2, 1), Some(on(2, 11))),
        stay(&[DEE], Where::FosterHome, on(3, 1), None),
    ];
    nights(&gap, |nights| {
        assert_eq!(nights.with(ROSA), exactly(31));
        assert_eq!(nights.apart_from(ROSA), exactly(122));
        assert_eq!(nights.told(), exactly(31 + 122));
        assert_eq!(nights.not_told(), [(date(2026, 2, 11), 18)]);
        assert_eq!(nights.moves(), 1);
    });
    // In a home of which nobody knows with whom: told, and apart from nobody for sure.
    let whose = [stay(&[], Where::Home, on(1, 1), None)];
    nights(&whose, |nights| {
        assert_eq!((nights.told(), nights.apart_from(ROSA)), (exactly(181), exactly(0)));
    });
    nights(&[], |nights| assert_eq!(nights.not_told(), [(BORN, 181)]));
}

#[test]
fn a_stay_nobody_can_date_may_have_been_any_time() {
    let undated = [stay(&[JOAN], Where::Home, Day::Unknown, Some(Day::Unknown))];
    assert_eq!(nights(&undated, |nights| nights.with(JOAN)), Count { least: 0, most: 181 });
}

fn some_day() -> impl Strategy<Value = Date> {
    (0_i32..181).prop_map(|days| BORN.saturating_add(jiff::Span::new().days(days)))
}

fn day() -> impl Strategy<Value = Day> {
    prop_oneof![
        3 => some_day().prop_map(Day::On),
        2 => some_day().prop_map(Day::About),
        1 => Just(Day::Unknown),
    ]
}

fn any_stay(until: impl Strategy<Value = Day>) -> impl Strategy<Value = Account> {
    let with = prop::collection::vec(select(vec![ROSA, JOAN, DEE]), 0..3);
    (with, select(Where::ALL.to_vec()), day(), prop::option::of(until))
        .prop_map(|(with, place, from, until)| stay(&with, place, from, until))
}

/// One of the days it can be.
fn chosen(day: Day, (first, last): (Date, Date), at: f64) -> Date {
    let (first, last) = match day {
        Day::On(day) => (day, day),
        Day::About(day) => (day.first_of_month(), day.last_of_month()),
        Day::Unknown => (first, last),
    };
    let days = f64::from((last - first).get_days()) * at;
    #[expect(clippy::cast_possible_truncation, reason = "a part of a few days")]
    first.saturating_add(jiff::Span::new().days(days as i32)).min(last)
}

proptest! {
    #[test]
    fn numbers_are_never_more_than_the_age_and_least_is_never_more_than_most(
        all in prop::collection::vec(any_stay(day()), 0..7),
    ) {
        nights(&all, |nights| {
            let age = nights.age();
            prop_assert_eq!(age, 181);
            prop_assert!(nights.told().least <= nights.told().most && nights.told().most <= age);
            for person in [ROSA, JOAN, DEE] {
                let (with, apart) = (nights.with(person), nights.apart_from(person));
                let longest = nights.longest_with(person);
                prop_assert!(0 <= with.least && with.least <= with.most && with.most <= age);
                prop_assert!(longest.least <= with.least && longest.most <= with.most);
                prop_assert!(apart.least <= apart.most && apart.most <= age);
                prop_assert!(with.least + apart.most <= age && with.most + apart.least <= age);
            }
            Ok(())
        })?;
    }

    #[test]
    fn one_after_the_other_the_nights_add_up_to_the_age(
        mut cuts in prop::collection::btree_set(1_i32..181, 0..8),
        whose in prop::collection::vec(select(vec![ROSA, JOAN, DEE]), 9),
    ) {
        cuts.insert(0);
        let days: Vec<Date> =
            cuts.iter().map(|days| BORN.saturating_add(jiff::Span::new().days(*days))).collect();
        let all: Vec<Account> = days
            .iter()
            .enumerate()
            .map(|(number, from)| {
                let until = days.get(number + 1).copied().map(Day::On);
                stay(&[whose[number]], Where::Home, Day::On(*from), until)
            })
            .collect();
        nights(&all, |nights| {
            let with: i32 = [ROSA, JOAN, DEE].iter().map(|one| nights.with(*one).least).sum();
            prop_assert_eq!(with, nights.age());
            let changes = whose[..days.len()].windows(2).filter(|two| two[0] != two[1]).count();
            prop_assert_eq!(nights.moves(), changes);
            Ok(())
        })?;
    }

    #[test]
    fn the_order_of_telling_changes_nothing(
        all in prop::collection::vec(any_stay(day()), 0..7).prop_map(|all| {
            (1..).zip(all).collect::<Vec<(u128, Account)>>()
        }),
        order in Just((0..7).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let shuffled: Vec<(u128, Account)> =
            order.iter().filter_map(|number| all.get(*number).cloned()).collect();
        let (one, other) = (told(&all), told(&shuffled));
        prop_assert_eq!(one.stays(BABY), other.stays(BABY));
        let of = |known: &EarlyCare| {
            let stays = known.stays(BABY);
            let nights = Nights::of(&stays, BORN, TODAY);
            (nights.with(ROSA), nights.apart_from(ROSA), nights.moves(), nights.not_told())
        };
        prop_assert_eq!(of(&one), of(&other));
    }

    // Ends are rough or open here: an end that is known also says what may not begin before it.
    #[test]
    fn whichever_days_it_was_the_truth_lies_between_least_and_most(
        all in prop::collection::vec(
            (any_stay(prop_oneof![some_day().prop_map(Day::About), Just(Day::Unknown)]),
                0.0_f64..=1.0, 0.0_f64..=1.0),
            0..6,
        ),
    ) {
        let exact: Vec<Account> = all
            .iter()
            .map(|(rough, from_at, until_at)| {
                let last = rough.until.map_or(TODAY, |until| chosen(until, (BORN, TODAY), 1.0));
                let from = chosen(rough.from, (BORN, last.clamp(BORN, TODAY)), *from_at);
                let until = rough.until.map(|until| {
                    Day::On(chosen(until, (from, TODAY), *until_at))
                });
                Account { from: Day::On(from), until, ..rough.clone() }
            })
            .collect();
        let rough: Vec<Account> = all.into_iter().map(|(rough, ..)| rough).collect();
        for person in [ROSA, JOAN, DEE] {
            let wide = nights(&rough, |nights| (nights.with(person), nights.apart_from(person)));
            let true_ones =
                nights(&exact, |nights| (nights.with(person), nights.apart_from(person)));
            for (wide, truth) in [(wide.0, true_ones.0), (wide.1, true_ones.1)] {
                prop_assert!(wide.least <= truth.least && truth.most <= wide.most);
            }
        }
    }
}
