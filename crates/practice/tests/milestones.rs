// SPDX-License-Identifier: AGPL-3.0-or-later
//! What comes next for a child of this age: which age of the checklists it is on which day, and for whom there is none.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use practice::looking_back::Language;
use practice::milestones::{Domain, next};
use practice::people::{Birth, Gestation, Person};
use practice::samples::{AMARA, okoro, text};
use proptest::prelude::*;

const BORN: Date = jiff::civil::date(2024, 3, 12);

/// A child born so many weeks into the pregnancy.
fn born_at(weeks: i8) -> Person {
    let amara = okoro().people.get(AMARA).expect("she is told").clone();
    let gestation = Some(Gestation { weeks, days: 0 });
    Person { birth: Some(Birth::On(BORN)), gestation, ..amara }
}

fn after(span: Span) -> Date {
    BORN.checked_add(span).expect("a day near the birth")
}

fn months(child: &Person, on: Date) -> Option<i32> {
    next(child, on).map(|next| next.months)
}

#[test]
fn from_the_day_a_child_turns_one_age_the_one_after_comes_next() {
    let child = born_at(40);
    assert_eq!(months(&child, BORN.yesterday().unwrap()), None, "not born yet");
    assert_eq!(months(&child, BORN), Some(2));
    let ages = [2, 4, 6, 9, 12, 15, 18, 24, 30, 36];
    for (at, age) in ages.into_iter().enumerate() {
        let day = after(age.months());
        assert_eq!(months(&child, day.yesterday().unwrap()), Some(age));
        assert_eq!(months(&child, day), ages.get(at + 1).copied());
    }
    assert_eq!(months(&child, Date::MAX), None);
}

#[test]
fn who_was_born_early_is_met_from_the_day_they_were_expected_until_two_years() {
    let (early, born) = (born_at(33), born_at(40));
    let due = after(7.weeks());
    let next_of = |child: &Person, on| next(child, on).map(|next| (next.months, next.from_due));
    assert_eq!(next_of(&early, BORN), Some((2, true)), "also before that day came");
    let turns = due.saturating_add(2.months());
    assert_eq!(next_of(&early, turns.yesterday().unwrap()), Some((2, true)));
    assert_eq!(next_of(&early, turns), Some((4, true)));
    assert_eq!(next_of(&born, turns.yesterday().unwrap()), Some((4, false)));
    let two = after(24.months());
    assert_eq!(next_of(&early, two.yesterday().unwrap()), Some((24, true)));
    assert_eq!(next_of(&early, two), Some((30, false)));
    assert_eq!(next_of(&born_at(37), BORN), Some((2, false)), "three weeks are not early");
}

#[test]
fn of_a_child_who_died_was_lost_or_is_expected_nothing_comes_next() {
    let day = after(5.months());
    let child = born_at(40);
    assert_eq!(months(&child, day), Some(6));
    assert_eq!(months(&Person { died: Some(text("in autumn")), ..child.clone() }, day), None);
    assert_eq!(months(&Person { lost: true, ..child.clone() }, day), None);
    assert_eq!(months(&Person { birth: Some(Birth::Due(BORN)), ..child.clone() }, day), None);
    assert_eq!(months(&Person { birth: None, ..child }, day), None);
}

#[test]
fn the_lines_of_an_age_are_told_by_domain_in_both_languages() {
    let six = next(&born_at(40), after(5.months())).expect("six months come next");
    let said = |domain, language| -> Vec<&str> {
        let lines = six.lines().filter(|line| line.domain == domain);
        lines.map(|line| line.words(language)).collect()
    };
    assert_eq!(
        said(Domain::Others, Language::English),
        ["Knows familiar people", "Likes to look at himself in a mirror", "Laughs"]
    );
    assert_eq!(said(Domain::Others, Language::Spanish)[2], "Se ríe");
    assert!(six.lines().all(|line| line.months == 6));
    assert!(six.in_other_words(Language::Spanish) && !six.in_other_words(Language::English));
}

proptest! {
    #[test]
    fn what_comes_next_lies_ahead_and_is_never_of_no_lines(
        days in -400_i32..2000, weeks in 20_i8..44, living in any::<bool>()
    ) {
        let child = Person { lost: !living, ..born_at(weeks) };
        let on = BORN.saturating_add(days.days());
        match next(&child, on) {
            Some(next) => {
                let latest = after(20.weeks()).saturating_add(next.months.months());
                prop_assert!(living && days >= 0 && on < latest);
                prop_assert!(next.lines().count() > 0);
                prop_assert!(!next.from_due || weeks < 37);
            }
            None => prop_assert!(!living || days < 0 || months_old(on) >= 36),
        }
    }
}

fn months_old(on: Date) -> i32 {
    let age = on.since((jiff::Unit::Month, BORN)).expect("days near each other");
    age.get_months()
}
