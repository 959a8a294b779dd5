// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is kept beside a note when it is signed, in one act with it: promises, what was told of the child, what became of wonderings, what somebody can do, and how somebody was held.

use jiff::civil::Date;
use practice::label::LawTag;
use practice::promises::Made;
use practice::wonderings::Becomes;
use practice::{Facet, Labelled, PersonId, VisitId};

use crate::between_us::in_note as us;
use crate::capacities::in_note as capacities;
use crate::fields::Reading;
use crate::firsts::in_note as firsts;
use crate::guidance::in_note as guidance;
use crate::holding::in_note as holding;
use crate::observations::in_note as observations;
use crate::open::Open;
use crate::ours::in_note as ours;
use crate::plays::in_note as plays;
use crate::promises::in_note as promises;
use crate::signs::in_note as signs;
use crate::ui::form::FieldError;
use crate::wonderings::in_note as wonderings;
use crate::words::Words;

/// The note it is signed with, as it is decided.
pub struct InNote<'a> {
    /// Of which visit.
    pub visit: VisitId,
    /// The part the visit is in.
    pub part: Facet,
    /// Its day.
    pub on: Date,
    /// Who was there.
    pub there: &'a [PersonId],
    /// Rules of law chosen for its words.
    pub law: &'a [LawTag],
    /// The act that signs it.
    pub act: u128,
    /// The writer's language.
    pub words: Words,
}

/// What was typed.
pub struct Beside {
    promised: Vec<(usize, Made)>,
    saw: observations::Saw,
    first: Option<(PersonId, firsts::Telling)>,
    sign: Option<(PersonId, signs::Telling)>,
    wondered: Vec<(VisitId, Becomes)>,
    can: Vec<capacities::Typed>,
    ours: ours::Typed,
    held: holding::Typed,
    guidance: guidance::Typed,
    us: Option<us::Typed>,
    played: Vec<plays::Typed>,
}

/// Reads it.
pub fn read(reading: &mut Reading<'_>, open: &Open, note: VisitId) -> Beside {
    Beside {
        promised: promises::read(reading, open),
        saw: observations::read(reading, open),
        first: firsts::read(reading, open),
        sign: signs::read(reading, open),
        wondered: wonderings::read(reading, open, note),
        can: capacities::read(reading, open),
        ours: ours::read(reading, open),
        held: holding::read(reading, open),
        guidance: guidance::read(reading, open),
        us: us::read(reading, open),
        played: plays::read(reading, open),
    }
}

impl Beside {
    /// Decides it; the field of what is refused is named.
    pub fn make(&self, open: &Open, note: &InNote<'_>) -> Result<Vec<Labelled>, FieldError> {
        let made_in = (note.part, note.on, note.there);
        let mut all = promises::make(open, &self.promised, made_in, (note.act, note.words))?;
        all.extend(observations::make(open, &self.saw, note)?);
        all.extend(firsts::make(open, self.first.as_ref(), note)?);
        all.extend(signs::make(open, self.sign.as_ref(), note)?);
        all.extend(plays::make(open, &self.played, note)?);
        let (of, act) = ((note.visit, note.part, note.on), (note.act, note.words));
        all.extend(wonderings::take(open, &self.wondered, of, act)?);
        all.extend(capacities::keep(open, &self.can, of, act)?);
        all.extend(ours::make(open, &self.ours, note)?);
        all.extend(holding::make(open, &self.held, note)?);
        all.extend(guidance::make(open, &self.guidance, note)?);
        all.extend(us::make(open, self.us.as_ref(), note)?);
        Ok(all)
    }
}
