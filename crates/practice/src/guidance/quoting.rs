// SPDX-License-Identifier: AGPL-3.0-or-later
//! What guidance goes by, through the eyes of the one it is for: nothing is quoted that is not theirs to read today.

use jiff::civil::Date;

use super::{Because, Given, Source};
use crate::access::{Tie, tie};
use crate::early_care::{Habit, Reply, Used};
use crate::family::Family;
use crate::ids::PersonId;
use crate::retold::Eyes;
use crate::text::Text;

/// One caregiver's eyes, and what decides whether a child is theirs to know about.
#[derive(Debug, Clone, Copy)]
pub struct Through<'a> {
    /// Their eyes.
    pub eyes: Eyes<'a>,
    /// The family by everybody's entries; nothing of it is shown.
    pub whole: &'a Family,
    /// Today.
    pub today: Date,
}

impl Through<'_> {
    /// Whether they care for the child and may know of it today.
    #[must_use]
    pub fn knows(&self, child: PersonId) -> bool {
        knows(self.whole, self.eyes.person, child, self.today)
    }

    /// What is told of the child that they may read: how the child is by nature, then what was seen, the newest first.
    #[must_use]
    pub fn offered(&self, child: PersonId) -> Vec<Because> {
        let family = self.eyes.family;
        let nature = family.early_care.stands(child, Habit::Temperament).into_iter();
        let nature = nature
            .filter(|told| told.answer.reply == Reply::Said)
            .map(|told| (Source::Temperament(told.answer.told.teller), &told.answer.words));
        let seen = family.observations.iter().filter(|one| one.seen.child == child);
        let mut seen: Vec<_> =
            seen.map(|one| (one.seen.day, Source::Observation(one.id), &one.seen.words)).collect();
        seen.reverse();
        seen.sort_by_key(|(day, ..)| std::cmp::Reverse(*day));
        let signs = family.signs.now(child).into_iter();
        let signs = signs.map(|one| (Source::Sign(one.id), &one.now.sign));
        let firsts = family.firsts.of(child).into_iter().rev();
        let firsts = firsts.map(|one| (Source::First(one.id), &one.happened.what));
        let seen = seen.into_iter().map(|(_, of, words)| (of, words));
        let all = nature.chain(seen).chain(signs).chain(firsts);
        all.map(|(of, words)| Because { of, quote: words.clone() }).collect()
    }

    /// What of it is quoted now: what they may read still, that nobody took back, in words that they may read.
    #[must_use]
    pub fn quotes<'b>(&self, given: &'b Given) -> Vec<&'b Because> {
        if self.eyes.person != given.to || !self.knows(given.child) {
            return Vec::new();
        }
        given.because.iter().filter(|one| self.reads(given.child, one)).collect()
    }

    fn reads(&self, child: PersonId, one: &Because) -> bool {
        let said = |words: &Text| *words == one.quote;
        let family = self.eyes.family;
        match one.of {
            Source::Observation(id) => {
                let known = family.observations.get(id);
                known.is_some_and(|known| known.seen.child == child && said(&known.seen.words))
            }
            Source::Sign(id) => family.signs.get(id).is_some_and(|known| {
                let mut each = known.before.iter().chain([&known.now]);
                known.now.child == child && each.any(|found| said(&found.sign))
            }),
            Source::First(id) => {
                let known = family.firsts.get(id);
                known.is_some_and(|known| {
                    known.happened.child == child && said(&known.happened.what)
                })
            }
            Source::Temperament(teller) => {
                let care = &family.early_care;
                let (now, before) = (
                    care.stands(child, Habit::Temperament),
                    care.before(child, Habit::Temperament),
                );
                let theirs = |told: &&&Used| told.answer.told.teller == teller;
                // Whoever says that it holds no longer takes it out of everything that went by it.
                now.iter().any(|told| theirs(&told))
                    && now.iter().chain(&before).filter(theirs).any(|told| said(&told.answer.words))
            }
        }
    }
}

/// At most so many of what is offered, in the same order, and none of its kinds crowded out by another: the first of
/// each, then the second of each.
#[must_use]
pub fn few(offered: &[Because], most: usize) -> Vec<Because> {
    let kind = |one: &Because| std::mem::discriminant(&one.of);
    let turn =
        |at: usize| offered[..at].iter().filter(|one| kind(one) == kind(&offered[at])).count();
    let mut places: Vec<usize> = (0..offered.len()).collect();
    places.sort_by_key(|at| turn(*at));
    places.truncate(most);
    places.sort_unstable();
    places.into_iter().map(|at| offered[at].clone()).collect()
}

/// Whether somebody cares for a child and may know of it today, by everybody's entries (`whole`).
#[must_use]
pub fn knows(whole: &Family, person: PersonId, child: PersonId, today: Date) -> bool {
    let tie = tie(whole, person, child, today);
    matches!(tie, Tie::LegalParent | Tie::Representative | Tie::DayToDay)
}
