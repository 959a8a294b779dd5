// SPDX-License-Identifier: AGPL-3.0-or-later
//! What guidance goes by, through the eyes of the one it is for: nothing is quoted that is not theirs to read today.

use jiff::civil::Date;

use super::{Because, Given, Nature, Source};
use crate::access::{Tie, is_protected, tie};
use crate::early_care::{Habit, Reply};
use crate::family::Family;
use crate::ids::PersonId;
use crate::label::{Facet, Label};
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
        let nature = nature.filter(|told| told.answer.reply == Reply::Said).map(|told| {
            let by = told.answer.told;
            let nature = Nature { child, teller: by.teller, confided: by.confided };
            (Source::Temperament(nature), &told.answer.words)
        });
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

    /// What of it is quoted now: what they may read still, that nobody took back, in words that they may read. Where it is
    /// for all, what each of them may read.
    #[must_use]
    pub fn quotes<'b>(&self, given: &'b Given) -> Vec<&'b Because> {
        if self.eyes.person != given.to || !self.knows(given.child) {
            return Vec::new();
        }
        let shared = given.for_all.then(|| self.shared());
        let family = shared.as_ref().unwrap_or(self.eyes.family);
        given.because.iter().filter(|one| stands(family, given.child, one)).collect()
    }

    /// The family by what is for everybody who looks after a child.
    fn shared(&self) -> Family {
        let is_for_all = |label: &Label| {
            matches!(label.facet, Facet::Together | Facet::Child(_)) && !is_protected(label)
        };
        let said = self.eyes.whole.iter().filter(|one| is_for_all(&one.label));
        Family::fold(self.eyes.family.id, said)
    }
}

/// Whether something that is quoted stands in a family as somebody reads it, in these words.
fn stands(family: &Family, child: PersonId, one: &Because) -> bool {
    let said = |words: &Text| *words == one.quote;
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
            known.is_some_and(|known| known.happened.child == child && said(&known.happened.what))
        }
        Source::Temperament(of) => {
            let habit = (of.child, Habit::Temperament);
            let told = family.early_care.told_since_taken_back(habit, (of.teller, of.confided));
            let mut told = told.iter().filter(|told| told.answer.reply == Reply::Said);
            of.child == child && told.any(|told| said(&told.answer.words))
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
