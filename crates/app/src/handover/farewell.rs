// SPDX-License-Identifier: AGPL-3.0-or-later
//! A letter of goodbye: written and kept as typed, read before it is given, and then the family's.

use axum::response::{IntoResponse, Redirect, Response};
use practice::Family;
use practice::handover::{self, Refused};
use record::ActorId;

use super::{forms, pages::letter as pages, require};
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::drafts::{self, DraftOf, Kept};
use crate::open::{Open, answered};
use crate::ui::form::FieldError;
use crate::urls;

/// The draft of whoever is signed in: one letter to a family at a time.
fn draft_of(open: &Open) -> DraftOf {
    let (family, account) = (open.family.id, open.who.account);
    DraftOf { family, draft: account, author: ActorId(account), kind: "letter" }
}

pub async fn page(open: Open) -> Result<Response, Error> {
    require(&open)?;
    let (kept, fields) = match drafts::take(&open.app.record, draft_of(&open)).await? {
        Kept::So(at, fields) => (Some(at), fields),
        Kept::Nothing => (None, forms::given(&open)),
        Kept::Lost => {
            let mut fields = forms::given(&open);
            fields.set(drafts::LOST, "yes");
            (None, fields)
        }
    };
    Ok(pages::write(&open, &fields, kept, &[]).into_response())
}

/// Keeps the draft as it is typed.
pub async fn keep_draft(open: Open, fields: Fields) -> Result<Response, Error> {
    require(&open)?;
    // What was given by this very form is no draft any more.
    if open.happened(fields.act()?) {
        return Err(Error::Changed);
    }
    drafts::keep(&open.app.record, draft_of(&open), open.now, &fields).await?;
    Ok(open.saved_at(open.now).into_response())
}

/// The first step keeps and shows it as the family will read it; the second gives it.
pub async fn post(mut open: Open, fields: Fields) -> Result<Response, Error> {
    require(&open)?;
    let act = fields.act()?;
    let to = urls::handovers(open.family.id);
    if open.happened(act) {
        return Ok(Redirect::to(&to).into_response());
    }
    // Whatever becomes of it, what was typed is kept first.
    drafts::keep(&open.app.record, draft_of(&open), open.now, &fields).await?;
    let mut reading = Reading::new(&fields, open.who.words);
    let says = reading.narrative("says");
    let whom = forms::whom(&mut reading, &open);
    let give = match fields.get("do") {
        "save" | "change" => {
            return Ok(Redirect::to(&urls::farewell(open.family.id)).into_response());
        }
        what => what == "give",
    };
    if says.is_empty() && !reading.problems.iter().any(|one| one.field == "says") {
        reading.problem("says", "handover-letter-missing");
    }
    let Some(whom) = whom.filter(|_| reading.problems.is_empty()).map(forms::Whom::only) else {
        return Ok(refused(pages::write(&open, &fields, None, &reading.problems)));
    };
    if !give {
        return Ok(pages::read(&open, (whom, &says), &fields).into_response());
    }
    let (from, today, of) = (open.who.practitioner(), open.today, draft_of(&open));
    let decide = |family: &Family| {
        handover::give_letter(family, from, (whom, says.clone()), today).map(|one| vec![one])
    };
    let written = open.write(act, |app| vec![drafts::drop(&app.record, of)], decide).await;
    answered(written, &to, |reason| {
        let text = open.who.words.say(reason.code());
        let field = if reason == Refused::NoSuchPerson { "whom" } else { "says" };
        let problem = FieldError { field: field.to_owned(), text };
        pages::write(&open, &fields, None, &[problem])
    })
}
