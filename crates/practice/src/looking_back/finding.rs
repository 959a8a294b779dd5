// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a note may show, found by the cues of its language in its writer's own sentences.

use std::ops::Range;

use super::codes::{Domain, Shown, Strategy};
use super::cues::{Aim, Cues};
use super::patterns::Classes;
use super::reading::{Joins, Reading, Sentence};
use crate::visits::Field;

/// How many suggestions a note gets at most.
pub const MOST: usize = 3;
/// How much has to speak for a suggestion: one plain cue, or two faint ones.
const ENOUGH: u32 = 2;

/// How the people of a family are called, each with all their names.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct People {
    /// Its children.
    pub children: Vec<String>,
    /// Who cares for them, and others.
    pub carers: Vec<String>,
}

/// What a sentence may show. How strongly is told to nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<W> {
    /// What.
    pub shows: W,
    /// The field of the note.
    pub field: Field,
    /// The sentence, in bytes of the field.
    pub at: Range<usize>,
}

/// The strategies a note may show: at most three, the clearest first, each in another sentence.
#[must_use]
pub fn look_back(fields: &[(Field, &str)], cues: &Cues, people: &People) -> Vec<Found<Strategy>> {
    find(fields, (cues, people), |aim| match aim {
        Aim::Strategy(strategy) => Some(strategy),
        Aim::Domain(_) => None,
    })
}

/// The domains a note may be about: at most three, the clearest first, each in another sentence.
#[must_use]
pub fn domains_in(fields: &[(Field, &str)], cues: &Cues, people: &People) -> Vec<Found<Domain>> {
    find(fields, (cues, people), |aim| match aim {
        Aim::Domain(domain) => Some(domain),
        Aim::Strategy(_) => None,
    })
}

/// The sentences of a field, in order.
#[must_use]
pub fn sentences(text: &str, cues: &Cues) -> Vec<Range<usize>> {
    read(Field::Between, text, cues).sentences.into_iter().map(|one| one.at).collect()
}

/// A caregiver's words are said by her, with quotation marks or without.
pub(super) fn read(field: Field, text: &str, cues: &Cues) -> Reading {
    let joins =
        Joins { shortened: &|word| cues.is_shortened(word), says: &|word| cues.is_said(word) };
    Reading::of(text, field == Field::Words, &joins)
}

fn find<W: Shown>(
    fields: &[(Field, &str)],
    (cues, people): (&Cues, &People),
    aimed: impl Fn(Aim) -> Option<W>,
) -> Vec<Found<W>> {
    let classes = cues.classes(&[("child", &people.children), ("carer", &people.carers)]);
    let mut all = Vec::new();
    for (place, (field, text)) in fields.iter().enumerate() {
        let reading = read(*field, text, cues);
        for sentence in &reading.sentences {
            for (shows, weight) in weigh((&reading, sentence), (cues, &classes), &aimed) {
                let found = Found { shows, field: *field, at: sentence.at.clone() };
                all.push(((std::cmp::Reverse(weight), place, sentence.at.start, shows), found));
            }
        }
    }
    all.sort_by_key(|(order, _)| *order);
    let mut kept: Vec<Found<W>> = Vec::new();
    for (_, found) in all {
        let apart = |one: &Found<W>| {
            one.shows != found.shows && (one.field, &one.at) != (found.field, &found.at)
        };
        if kept.len() < MOST && kept.iter().all(apart) {
            kept.push(found);
        }
    }
    kept
}

/// What enough speaks for in one sentence, with how much.
fn weigh<W: Shown>(
    (reading, sentence): (&Reading, &Sentence),
    (cues, classes): (&Cues, &Classes),
    aimed: impl Fn(Aim) -> Option<W>,
) -> Vec<(W, u32)> {
    let words = &reading.words[sentence.words.clone()];
    let mut weights: Vec<(W, u32)> = Vec::new();
    for cue in &cues.all {
        let Some(shows) = aimed(cue.aim) else { continue };
        if !cue.pattern.fits(words, sentence.asks, classes) {
            continue;
        }
        match weights.iter_mut().find(|(known, _)| *known == shows) {
            Some((_, weight)) => *weight += cue.weight,
            None => weights.push((shows, cue.weight)),
        }
    }
    weights.retain(|(_, weight)| ENOUGH <= *weight);
    weights
}
