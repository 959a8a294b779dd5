// SPDX-License-Identifier: AGPL-3.0-or-later
//! Writing a protected text of a signed note anew, where it is read: what stood before stays readable.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use practice::text::LINE_MAX;
use practice::visits::{self, Field, Standing};
use practice::{Label, VisitId};

use super::held::Form;
use super::{forms, held, pages};
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::drafts;
use crate::open::{Door, NotWritten, Open, Protected};
use crate::ui::form::FieldError;
use crate::urls;

/// A text of a visit, by the address.
fn named(visit: &str, field: &str) -> Result<(VisitId, Field), Error> {
    let visit: VisitId = visit.parse().map_err(|_| Error::NotFound)?;
    let field = Field::ALL.into_iter().find(|known| known.code() == field);
    Ok((visit, field.ok_or(Error::NotFound)?))
}

/// The label a text has as it stands; none where it is not a protected one.
fn stands(open: &Open, (visit, field): (VisitId, Field)) -> Result<Label, Error> {
    let standing = Standing::of(open.said(), visit, |_| true);
    let label = standing.labels.get(&field).cloned();
    label.filter(practice::access::is_protected).ok_or(Error::NotFound)
}

/// The form, with the text as it stands.
pub async fn page(
    Protected(open): Protected,
    Path((_, visit, field)): Path<(String, String, String)>,
) -> Result<Response, Error> {
    let text = named(&visit, &field)?;
    stands(&open, text)?;
    let (visit, field) = text;
    let anew = || {
        let mut fields = forms::blank(&open);
        let known = open.family.visits.get(visit).and_then(|known| known.text(field));
        fields.set("text", known.map_or("", |written| written.text.as_str()));
        fields
    };
    let fields = held::begun(&open, Form::Text(visit, field), anew).await?;
    Ok(pages::amend(&open, text, &fields, &[]).into_response())
}

/// Keeps the text as it should read now.
pub async fn amend(
    door: Door,
    Path((_, visit, field)): Path<(String, String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let text = named(&visit, &field)?;
    let (visit, field) = text;
    let form = Form::Text(visit, field);
    let mut open = match held::through(door, form, &fields).await? {
        Ok(open) => open,
        Err(answer) => return Ok(answer),
    };
    let act = fields.act()?;
    let label = stands(&open, text)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let anew = (reading.narrative("text"), reading.line("reason", LINE_MAX));
    if !reading.problems.is_empty() {
        return Ok(refused(pages::amend(&open, text, &fields, &reading.problems)));
    }
    let of = form.held(&open);
    let written = open
        .write(
            act,
            |app| vec![drafts::drop(&app.record, of)],
            |family| visits::amend_guarded(family, text, &label, anew.clone()),
        )
        .await;
    match written {
        Ok(()) => Ok(Redirect::to(&urls::safety(open.family.id)).into_response()),
        Err(NotWritten::Refused(reason)) => {
            let at = if reason.field() == "reason" { "reason" } else { "text" };
            let problem =
                FieldError { field: at.to_owned(), text: open.who.words.say(reason.code()) };
            Ok(refused(pages::amend(&open, text, &fields, &[problem])))
        }
        Err(NotWritten::Failed(error)) => Err(error),
    }
}
