// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sharing what was told in a visit with somebody else of the family, and taking it back.

use axum::response::{IntoResponse, Redirect, Response};
use practice::access::{Relation, Screen};
use practice::rights;
use practice::visits::{Visit, field_of};
use practice::{EntryId, Facet, Labelled, PersonId, Said};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{NotWritten, Open, VisitAt};
use crate::signing::Lines;
use crate::urls;

/// The field a form asks by whether whoever told it agreed.
pub fn agreed_field(entry: EntryId) -> String {
    format!("agreed-{entry}")
}

/// Whether whoever shares has to say that the teller agreed: everybody but the teller.
pub fn asks_agreement(open: &Open, said: &Said) -> bool {
    said.label.teller.is_some() && !matches!(open.reader.relation, Relation::Family(_))
}

/// With whom of the family the reader may share an entry, and whether it is.
pub fn people(open: &Open, said: &Said) -> Vec<(PersonId, bool)> {
    let of_the_work = said.label.teller.is_some() || said.label.facet == Facet::Practitioner;
    if !of_the_work || open.reader.screen == Screen::Shared {
        return Vec::new();
    }
    let may = |person: &PersonId| {
        let with = vec![*person];
        let decided = rights::share(&open.family, &open.reader, said, with, open.today);
        decided.is_ok_and(|one| open.may_write_under(&one.label))
    };
    let others = super::filing::may_be_told(open).filter(|id| Some(*id) != said.label.teller);
    others.filter(may).map(|id| (id, is_shared(open, said, id))).collect()
}

fn is_shared(open: &Open, said: &Said, with: PersonId) -> bool {
    let later = open.family.rights.shared_with(said.id);
    said.label.shared.contains(&with) || later.contains(&with)
}

/// Shares one text with one person, or takes it back, with every text that stood there before.
pub async fn share(
    mut open: Open,
    VisitAt(visit): VisitAt,
    fields: Fields,
) -> Result<Response, Error> {
    if !matches!(open.reader.relation, Relation::Family(_)) {
        open.require_write()?;
    }
    let act = fields.act()?;
    let known: Visit = open.family.visits.get(visit).ok_or(Error::NotFound)?.clone();
    let entry = fields.get("entry").parse::<EntryId>().map_err(|_| Error::NotFound)?;
    let with = fields.get("with").parse::<PersonId>().map_err(|_| Error::NotFound)?;
    let said = open.said_at(entry).ok_or(Error::NotFound)?.clone();
    let field = field_of(&said, visit).ok_or(Error::NotFound)?;
    if !people(&open, &said).iter().any(|(person, _)| *person == with) {
        return Err(Error::NotFound);
    }
    let takes_back = fields.get("do") == "take-back";
    let agreed = agreed_field(entry);
    if !takes_back && asks_agreement(&open, &said) && !fields.has(&agreed) {
        let mut reading = Reading::new(&fields, open.who.words);
        reading.problem(&agreed, "share-agreed-missing");
        return Ok(refused(super::page(&open, &known, Lines::with(&reading.problems))));
    }
    let before: Vec<Said> = open
        .said()
        .filter(|one| field_of(one, visit) == Some(field) && is_shared(&open, one, with))
        .cloned()
        .collect();
    let (reader, today) = (open.reader.clone(), open.today);
    let decide = |family: &practice::Family| -> Result<Vec<Labelled>, rights::Refused> {
        if takes_back {
            let back = |one| rights::unshare(family, &reader, one, vec![with], today);
            before.iter().map(back).collect()
        } else {
            rights::share(family, &reader, &said, vec![with], today).map(|one| vec![one])
        }
    };
    if !(takes_back && before.is_empty()) {
        open.write(act, |_| Vec::new(), decide).await.map_err(|reason| match reason {
            NotWritten::Refused(_) => Error::NotFound,
            NotWritten::Failed(error) => error,
        })?;
    }
    Ok(Redirect::to(&urls::visit(open.family.id, visit)).into_response())
}
