// SPDX-License-Identifier: AGPL-3.0-or-later
//! "This is not how it was": what a caregiver asks to have changed, on the page of the text itself, and says when refused.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use practice::access::{Hat, Relation};
use practice::release::{self, Asked, Refused, Request, RequestKind};
use practice::text::{LINE_MAX, Text};
use practice::{EntryId, Family, PersonId, RequestId, Said};
use record::Statement;

use super::{forms, pages, problem};
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::notices::{self, For, Notice};
use crate::open::{NotWritten, Open, answered};
use crate::urls;

/// The caregiver who reads, and the entry they speak of. What they do not read is not there.
fn asks<'a>(open: &'a Open, entry: &str) -> Result<(PersonId, &'a Said), Error> {
    let Relation::Family(standing) = &open.reader.relation else { return Err(Error::NotFound) };
    let id: EntryId = entry.parse().map_err(|_| Error::NotFound)?;
    let said = open.said_at(id).filter(|said| super::items::item(open, said).is_some());
    Ok((standing.person, said.ok_or(Error::NotFound)?))
}

/// What this person asked about this entry, the newest last.
fn asked_about(open: &Open, me: PersonId, entry: EntryId) -> Option<Asked> {
    let mut all = open.family.releases.requests.iter().rev();
    let own = |asked: &&Asked| {
        asked.request.own && asked.request.person == Some(me) && asked.request.about == Some(entry)
    };
    all.find(own).cloned()
}

pub async fn show(open: Open, Path((_, entry)): Path<(String, String)>) -> Result<Response, Error> {
    let (me, said) = asks(&open, &entry)?;
    let asked = asked_about(&open, me, said.id);
    let page = pages::own::show(&open, (said, asked.as_ref()), &forms::blank(&open), &[]);
    Ok(page.into_response())
}

/// Asks for a change, or says what one thinks of a refusal.
pub async fn ask(
    mut open: Open,
    Path((_, entry)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let act = fields.act()?;
    let (me, said) = asks(&open, &entry)?;
    let (id, said) = (said.id, said.clone());
    let asked = asked_about(&open, me, id);
    let mut reading = Reading::new(&fields, open.who.words);
    let words = reading.narrative("words");
    if !reading.problems.is_empty() {
        let page = pages::own::show(&open, (&said, asked.as_ref()), &fields, &reading.problems);
        return Ok(refused(page));
    }
    let name = crate::called::person_in(open.who.words, &open.family, me);
    let request = Request {
        kind: RequestKind::Amendment,
        person: Some(me),
        from: Text::line(&name, LINE_MAX).unwrap_or_default(),
        words: words.clone(),
        on: open.today,
        about: Some(id),
        own: true,
        sealed: false,
    };
    let states = asked.as_ref().filter(|asked| asked.answered.is_some()).map(|asked| asked.id);
    let today = open.today;
    let decide = |family: &Family| {
        let decided = match states.filter(|_| fields.get("do") == "state") {
            Some(known) => release::state(family, known, words.clone(), true, today),
            None => release::ask_oneself(family, RequestId(act), request.clone(), today),
        };
        decided.map(|one| vec![one])
    };
    let told = notice(&open, act);
    let written = open.write(act, |_| vec![told.clone()], decide).await;
    answered(written, &urls::not_so(open.family.id, id), |reason| {
        let problem = problem(&open, "words", reason);
        pages::own::show(&open, (&said, asked.as_ref()), &fields, &[problem])
    })
}

/// Whoever answers for confidentiality is told that somebody asked; who it was stands in the record.
fn notice(open: &Open, act: u128) -> Statement {
    let notice = Notice {
        id: act,
        to: For::Hat(Hat::PrivacyOfficer),
        what: "request.made".to_owned(),
        family: Some(open.family.id),
        about: None,
        at: open.now,
    };
    notices::tell(&open.app.record, &notice)
}

/// The statement of somebody who said it to the team instead.
pub async fn for_them(
    mut open: Open,
    asked: Asked,
    act: u128,
    fields: &Fields,
) -> Result<Response, Error> {
    let mut reading = Reading::new(fields, open.who.words);
    let words = reading.narrative("statement");
    if !reading.problems.is_empty() {
        return Ok(refused(pages::requests::one(&open, &asked, fields, &reading.problems)));
    }
    let (id, today) = (asked.id, open.today);
    let decide = |family: &Family| {
        release::state(family, id, words.clone(), false, today).map(|one| vec![one])
    };
    match open.write(act, |_| Vec::new(), decide).await {
        Ok(()) => Ok(Redirect::to(&urls::request(open.family.id, id)).into_response()),
        Err(NotWritten::Failed(error)) => Err(error),
        Err(NotWritten::Refused(reason)) => {
            let field = if reason == Refused::NoWords { "statement" } else { reason.field() };
            let problem = problem(&open, field, reason);
            Ok(refused(pages::requests::one(&open, &asked, fields, &[problem])))
        }
    }
}
