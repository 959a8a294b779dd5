// SPDX-License-Identifier: AGPL-3.0-or-later
//! A note as somebody of the family would read it, before and after it is signed.

use axum::response::{IntoResponse, Response};
use practice::visits::{Field, Visit};
use practice::{Facet, Family, Label, PersonId, Said, VisitId};

use super::begun::{self, Begun};
use super::filing::{label, may_amend};
use super::{forms, pages};
use crate::error::Error;
use crate::open::{Open, PersonAt, VisitAt};

/// The texts of a note that one person would read.
pub async fn show(
    open: Open,
    VisitAt(visit): VisitAt,
    PersonAt(person): PersonAt,
) -> Result<Response, Error> {
    if !may_amend(&open.reader) {
        return Err(Error::Forbidden);
    }
    if !readers(&open).any(|known| known == person) {
        return Err(Error::NotFound);
    }
    let signed = open.family.visits.get(visit).filter(|known| known.signed.is_some());
    let (texts, theirs) = match signed {
        Some(known) => of_signed(&open, known, person),
        None => (of_draft(&open, visit, person).await?, Family::new(open.family.id)),
    };
    let of = (visit, signed.is_some());
    Ok(pages::read_as(&open, of, (person, &theirs), &texts).into_response())
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
fn of_signed(open: &Open, visit: &Visit, person: PersonId) -> (Vec<(Field, String)>, Family) {
    let later = |said: &Said| open.family.rights.shared_with(said.id).contains(&person);
    let read = open.said().filter(|said| later(said) || reads(open, &said.label, person));
    let theirs = Family::fold(open.family.id, read);
    let Some(visit) = theirs.visits.get(visit.id).filter(|visit| visit.signed.is_some()) else {
        return (Vec::new(), Family::new(open.family.id));
    };
    let texts = Field::ALL.into_iter().filter_map(|field| visit.text(field));
    let texts = texts.map(|written| (written.field, written.text.to_string())).collect();
    (texts, theirs)
}

/// Of one that is being written, as it is filed so far.
async fn of_draft(
    open: &Open,
    visit: VisitId,
    person: PersonId,
) -> Result<Vec<(Field, String)>, Error> {
    let fields = match begun::take(open, visit).await? {
        Begun::So(_, fields) => fields,
        Begun::Not | Begun::Lost | Begun::Alone => forms::prefilled(open, visit),
    };
    // Whoever may not know of the visit reads nothing of its note.
    let of_visit = fields.get("part-visit").parse::<Facet>();
    if of_visit.is_ok_and(|facet| !reads(open, &Label::of(facet), person)) {
        return Ok(Vec::new());
    }
    let would = |field: &Field| {
        let label = label(open, &fields, *field);
        !fields.get(field.code()).trim().is_empty()
            && label.is_some_and(|label| reads(open, &label, person))
    };
    let read = Field::ALL.into_iter().filter(would);
    Ok(read.map(|field| (field, fields.get(field.code()).to_owned())).collect())
}
