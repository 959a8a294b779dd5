// SPDX-License-Identifier: AGPL-3.0-or-later
//! To whom something of a person went, as they may ask to be told; and writing down what was told otherwise.

use axum::response::{IntoResponse, Redirect, Response};
use practice::release::{self, Noted, Refused, ToldFor};
use practice::text::LINE_MAX;
use practice::{Family, PersonId};

use super::second::prepares;
use super::{forms, pages, problem};
use crate::accounts::refused;
use crate::codes::of_code;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{ForRights, NotWritten, Open, PersonAt};
use crate::urls;

/// What something was told for, and the codes of a form.
pub const FOR: [(ToldFor, &str); 14] = [
    (ToldFor::ChildProtection, "child-protection"),
    (ToldFor::Court, "court"),
    (ToldFor::LawEnforcement, "law-enforcement"),
    (ToldFor::PublicHealth, "public-health"),
    (ToldFor::Oversight, "oversight"),
    (ToldFor::Threat, "threat"),
    (ToldFor::Care, "care"),
    (ToldFor::Themselves, "themselves"),
    (ToldFor::Incidental, "incidental"),
    (ToldFor::Authorized, "authorized"),
    (ToldFor::Involved, "involved"),
    (ToldFor::NationalSecurity, "national-security"),
    (ToldFor::Custody, "custody"),
    (ToldFor::LimitedData, "limited-data"),
];

fn known(open: &Open, person: PersonId) -> Result<PersonId, Error> {
    open.family.people.get(person).map(|known| known.id).ok_or(Error::NotFound)
}

/// The accounting of one person.
pub async fn show(
    ForRights(open): ForRights,
    PersonAt(person): PersonAt,
) -> Result<Response, Error> {
    prepares(&open)?;
    let person = known(&open, person)?;
    Ok(pages::accounting::show(&open, person, &forms::blank(&open), &[]).into_response())
}

/// Writes down what was told to somebody by word, telephone or letter.
pub async fn note(
    ForRights(mut open): ForRights,
    PersonAt(person): PersonAt,
    fields: Fields,
) -> Result<Response, Error> {
    prepares(&open)?;
    let act = fields.act()?;
    let person = known(&open, person)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let to = reading.line("to", LINE_MAX);
    let what = reading.line("what", LINE_MAX);
    let why = reading.choice("why", |code| of_code(&FOR, code));
    let on = reading.date("on").unwrap_or(open.today);
    let suspended = reading.date("suspended");
    if why.is_none() && reading.problems.is_empty() {
        reading.problem("why", "accounting-why-missing");
    }
    let Some(why) = why.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::accounting::show(&open, person, &fields, &reading.problems)));
    };
    let noted = Noted { person, to, what, why, on, suspended };
    let today = open.today;
    let decide = |family: &Family| release::note(family, noted.clone(), today).map(|one| vec![one]);
    match open.write(act, |_| Vec::new(), decide).await {
        Ok(()) => Ok(Redirect::to(&urls::accounting(open.family.id, person)).into_response()),
        Err(NotWritten::Failed(error)) => Err(error),
        Err(NotWritten::Refused(reason)) => {
            let field = match reason {
                Refused::NoName => "to",
                Refused::NoWords => "what",
                Refused::NotAhead => "suspended",
                _ => reason.field(),
            };
            let problem = problem(&open, field, reason);
            Ok(refused(pages::accounting::show(&open, person, &fields, &[problem])))
        }
    }
}
