// SPDX-License-Identifier: AGPL-3.0-or-later
//! A baby's early care, as its entries fold: stays by their days, whatever the order they were told in.

use std::collections::BTreeMap;

use super::{Account, Answer, By, Day, Event, Habit, Letter, Reply};
use crate::ids::{PersonId, StayId};

/// A stay, as it is known now.
#[derive(Debug, Clone, PartialEq)]
pub struct Stay {
    /// Which.
    pub id: StayId,
    /// Whose.
    pub child: PersonId,
    /// What is known of it; none where it was told by mistake.
    pub account: Option<Account>,
    /// Who told it last, and when.
    pub told: By,
    /// How often it was told: whoever tells it anew has seen that much.
    pub times: usize,
}

/// What somebody told of a habit.
#[derive(Debug, Clone, PartialEq)]
pub struct Used {
    /// Whose habit.
    pub child: PersonId,
    /// What it is about.
    pub habit: Habit,
    /// What was said.
    pub answer: Answer,
}

impl Used {
    /// What it would be replaced by: the same, told by the same one, for the same readers.
    fn place(&self) -> (PersonId, Habit, Option<PersonId>, bool) {
        let told = self.answer.told;
        (self.child, self.habit, told.teller, told.confided)
    }
}

/// The early care of a family's children, as far as a reader may know it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EarlyCare {
    stays: BTreeMap<StayId, Stay>,
    habits: Vec<Used>,
    letters: Vec<(PersonId, Letter)>,
}

impl EarlyCare {
    /// One stay, where it stands.
    #[must_use]
    pub fn stay(&self, stay: StayId) -> Option<&Stay> {
        self.stays.get(&stay).filter(|known| known.account.is_some())
    }

    /// A child's stays with what is known of each, in the order of their days.
    #[must_use]
    pub fn stays(&self, child: PersonId) -> Vec<(&Stay, &Account)> {
        let of_child = self.stays.values().filter(|stay| stay.child == child);
        let mut all: Vec<_> =
            of_child.filter_map(|stay| stay.account.as_ref().map(|told| (stay, told))).collect();
        all.sort_by_key(|(stay, told)| (told.from.begins(), told.until.map(Day::begins), stay.id));
        all
    }

    /// What stands of a habit: the newest of each who told it.
    #[must_use]
    pub fn stands(&self, child: PersonId, habit: Habit) -> Vec<&Used> {
        let newest =
            |known: &&Used| self.is_newest(known) && known.answer.reply != Reply::TakenBack;
        self.of_habit(child, habit).filter(newest).collect()
    }

    /// What was told of a habit and stands no longer, newest first.
    #[must_use]
    pub fn before(&self, child: PersonId, habit: Habit) -> Vec<&Used> {
        let past = |known: &&Used| !self.is_newest(known) && known.answer.reply != Reply::TakenBack;
        let mut all: Vec<&Used> = self.of_habit(child, habit).filter(past).collect();
        all.reverse();
        all
    }

    /// What one told of a habit for the same readers, oldest first, since they last took it back: what was taken back
    /// stays so, also where they tell another thing later.
    #[must_use]
    pub fn told_since_taken_back(
        &self,
        (child, habit): (PersonId, Habit),
        (teller, confided): (Option<PersonId>, bool),
    ) -> Vec<&Used> {
        let theirs = |known: &&Used| known.place() == (child, habit, teller, confided);
        let mut all: Vec<&Used> = self.habits.iter().filter(theirs).collect();
        let last = all.iter().rposition(|known| known.answer.reply == Reply::TakenBack);
        all.split_off(last.map_or(0, |last| last + 1))
    }

    /// The letters that were given, oldest first.
    pub fn letters(&self, child: PersonId) -> impl Iterator<Item = &Letter> {
        self.letters.iter().filter(move |(whose, _)| *whose == child).map(|(_, letter)| letter)
    }

    /// Whether nothing was ever told of a child's early care.
    #[must_use]
    pub fn is_empty(&self, child: PersonId) -> bool {
        self.stays(child).is_empty() && !self.habits.iter().any(|known| known.child == child)
    }

    fn of_habit(&self, child: PersonId, habit: Habit) -> impl Iterator<Item = &Used> {
        self.habits.iter().filter(move |known| known.child == child && known.habit == habit)
    }

    fn is_newest(&self, one: &Used) -> bool {
        let newest = self.habits.iter().rev().find(|known| known.place() == one.place());
        newest.is_some_and(|newest| std::ptr::eq(newest, one))
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event) {
        match event.clone() {
            Event::StayTold { child, stay, account, told } => {
                let known = self.stays.entry(stay).or_insert_with(|| Stay {
                    id: stay,
                    child,
                    account: None,
                    told,
                    times: 0,
                });
                known.account = account;
                known.told = told;
                known.times += 1;
            }
            Event::HabitTold { child, habit, answer } => {
                self.habits.push(Used { child, habit, answer });
            }
            Event::LetterGiven { child, letter } => self.letters.push((child, letter)),
        }
    }
}
