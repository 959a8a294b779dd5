// SPDX-License-Identifier: AGPL-3.0-or-later
//! A note as somebody of the family would read it, before and after it is signed: its texts, and what is kept beside them.

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use practice::visits::{self, Field};
use practice::{EntryId, Event, Facet, Family, Label, Labelled, PersonId, Said, VisitId};

use super::begun::{self, Begun};
use super::filing::{label, may_amend};
use super::{beside, decided, forms, pages};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::holding::held;
use crate::open::{Open, PersonAt, VisitAt};
use crate::plays::bring_box;
use crate::release::in_words;
use crate::writing::entry_id;

/// What one person would read of a note.
pub struct Read {
    /// Its texts.
    pub texts: Vec<(Field, String)>,
    /// The family as they would read it.
    theirs: Family,
    /// What else they would read that was written with it.
    beside: Vec<Said>,
    /// Whether that is all: of a note with something missing, what is kept beside it is not known yet.
    pub whole: bool,
}

impl Read {
    fn nothing(open: &Open) -> Self {
        let theirs = Family::new(open.family.id);
        Self { texts: Vec::new(), theirs, beside: Vec::new(), whole: true }
    }
}

/// What one person would read of a note.
pub async fn show(
    mut open: Open,
    VisitAt(visit): VisitAt,
    PersonAt(person): PersonAt,
) -> Result<Response, Error> {
    if !may_amend(&open.reader) {
        return Err(Error::Forbidden);
    }
    if !readers(&open).any(|known| known == person) {
        return Err(Error::NotFound);
    }
    let known = open.family.visits.get(visit);
    let is_signed = known.is_some_and(|known| known.signed.is_some());
    let read = if is_signed {
        of_signed(&open, visit, person)
    } else {
        of_draft(&mut open, visit, person).await?
    };
    // Each thing is called as they know it.
    let ours = std::mem::replace(&mut open.family, Arc::new(read.theirs.clone()));
    let beside: Vec<_> = read.beside.iter().filter_map(|said| in_words(&open, said)).collect();
    let how = held(&open, &open.family, visit);
    open.family = ours;
    let of = (visit, is_signed);
    Ok(pages::read_as(&open, of, person, (&read, &beside, &how)).into_response())
}

/// Those of the family through whose eyes a note may be read.
pub fn readers(open: &Open) -> impl Iterator<Item = PersonId> {
    super::filing::may_be_told(open)
}

fn reads(open: &Open, label: &Label, person: PersonId) -> bool {
    open.readers_of(label).contains(&person)
}

/// Of a signed note: as the family folds from what they may read of it, so that a text that was amended into a
/// narrower part stands here as they still have it. Whoever may not know of the visit reads nothing of its note.
fn of_signed(open: &Open, visit: VisitId, person: PersonId) -> Read {
    of_entries(open, &[], visit, person)
}

/// The same with entries that are not written yet.
fn of_entries(open: &Open, ahead: &[Said], visit: VisitId, person: PersonId) -> Read {
    let later = |said: &Said| open.family.rights.shared_with(said.id).contains(&person);
    let hers = |said: &&Said| later(said) || reads(open, &said.label, person);
    let read: Vec<&Said> = open.said().chain(ahead).filter(hers).collect();
    let theirs = Family::fold(open.family.id, read.iter().copied());
    let Some(known) = theirs.visits.get(visit).filter(|known| known.signed.is_some()) else {
        return Read::nothing(open);
    };
    let texts = Field::ALL.into_iter().filter_map(|field| known.text(field));
    let texts = texts.map(|written| (written.field, written.text.to_string())).collect();
    let beside = with_note(&read, visit).cloned().collect();
    Read { texts, beside, theirs, whole: true }
}

/// What was written in one act with a note, or kept with its visit since, but for its texts and how somebody was held,
/// which stand by themselves.
fn with_note<'a>(read: &'a [&'a Said], visit: VisitId) -> impl Iterator<Item = &'a Said> {
    let signs = |said: &&&Said| matches!(&said.event, Event::Visits(visits::Event::Signed { visit: of, .. }) if *of == visit);
    let signed = read.iter().find(signs).map(|said| (said.by, said.at));
    let with = move |said: &&Said| match &said.event {
        Event::Visits(visits::Event::Wrote { .. }) | Event::Holding(_) => false,
        Event::Attachments(practice::attachments::Event::Kept(kept)) => kept.visit == Some(visit),
        Event::Visits(visits::Event::Summarised { visit: of, .. }) => *of == visit,
        _ => Some((said.by, said.at)) == signed,
    };
    read.iter().copied().filter(with)
}

/// Of one that is being written, as it is filed so far: what it would come to, were it finished now.
async fn of_draft(open: &mut Open, visit: VisitId, person: PersonId) -> Result<Read, Error> {
    let fields = match begun::take(open, visit).await? {
        Begun::So(_, fields) => fields,
        Begun::Not | Begun::Lost | Begun::Alone => forms::prefilled(open, visit),
    };
    bring_box(open).await?;
    let mut reading = Reading::new(&fields, open.who.words);
    let note = forms::note(&mut reading, open);
    let beside = beside::read(&mut reading, open, visit);
    if !reading.problems.is_empty() {
        return Ok(so_far(open, &fields, person));
    }
    let act = fields.act()?;
    let Ok((signed, kept)) = decided(open, (visit, act), &note, &beside) else {
        return Ok(so_far(open, &fields, person));
    };
    let by = open.who.practitioner();
    let ahead = |(number, one): (usize, Labelled)| Said {
        id: EntryId(entry_id(act, number).0),
        label: one.label,
        event: one.event,
        by,
        at: open.now,
        on: open.today,
    };
    let ahead: Vec<Said> = signed.into_iter().chain(kept).enumerate().map(ahead).collect();
    Ok(of_entries(open, &ahead, visit, person))
}

/// Of one with something missing: its texts, as they are filed so far.
fn so_far(open: &Open, fields: &Fields, person: PersonId) -> Read {
    // Whoever may not know of the visit reads nothing of its note.
    let of_visit = fields.get("part-visit").parse::<Facet>();
    if of_visit.is_ok_and(|facet| !reads(open, &Label::of(facet), person)) {
        return Read { whole: false, ..Read::nothing(open) };
    }
    let would = |field: &Field| {
        let label = label(open, fields, *field);
        !fields.get(field.code()).trim().is_empty()
            && label.is_some_and(|label| reads(open, &label, person))
    };
    let read = Field::ALL.into_iter().filter(would);
    let texts = read.map(|field| (field, fields.get(field.code()).to_owned())).collect();
    Read { texts, whole: false, ..Read::nothing(open) }
}
