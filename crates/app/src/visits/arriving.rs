// SPDX-License-Identifier: AGPL-3.0-or-later
//! A note written where there was no signal comes in: once, whatever else became of its visit meanwhile.

use std::collections::BTreeMap;

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use practice::text::Text;
use practice::visits::{self, Amendment, Field, Note};
use practice::{Labelled, VisitId};
use serde_json::json;

use super::{InNote, apart, begun, beside, filing, forms, problem, sign, signed};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{NotWritten, Open, VisitAt};
use crate::ui::form::FieldError;
use crate::urls;

/// What became of a note that came in. Whichever it is, the device need not keep it any more.
enum Arrived {
    /// It is in the record.
    Signed,
    /// Its visit had been signed: it is in the record as an addition, with both texts.
    Added,
    /// Another version is there: both are kept, and whoever wrote them decides.
    Apart,
    /// Something lacks before it can be signed: it is kept as a note that is begun.
    Begun,
}

impl Arrived {
    fn code(&self) -> &'static str {
        match self {
            Self::Signed => "signed",
            Self::Added => "added",
            Self::Apart => "apart",
            Self::Begun => "begun",
        }
    }
}

/// Takes a note in. The device sends it until it hears what became of it, so it may come twice.
pub async fn arrive(
    mut open: Open,
    VisitAt(visit): VisitAt,
    fields: Fields,
) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    // Another who signed in on the same device does not sign what somebody else wrote.
    if fields.get("account") != format!("{:032x}", open.who.account) {
        return Err(Error::SignedOut);
    }
    let arrived = arrived(&mut open, visit, &fields, act).await?;
    let to = match arrived {
        Arrived::Signed | Arrived::Added => urls::visit(open.family.id, visit),
        Arrived::Apart => urls::apart(open.family.id, act),
        Arrived::Begun => urls::note(open.family.id, visit),
    };
    let answer = json!({ "state": arrived.code(), "to": to });
    Ok(([(CONTENT_TYPE, "application/json")], answer.to_string()).into_response())
}

async fn arrived(
    open: &mut Open,
    visit: VisitId,
    fields: &Fields,
    act: u128,
) -> Result<Arrived, Error> {
    if open.happened(act) || apart::is_settled(open, act).await? {
        return Ok(Arrived::Signed);
    }
    if signed(open, visit) {
        return second(open, visit, fields, act).await;
    }
    if apart::is_another(open, visit, fields).await? {
        apart::keep(open, visit, (fields, act)).await?;
        return Ok(Arrived::Apart);
    }
    if fields.get("do") == "save" {
        begun::keep(open, visit, fields).await?;
        return Ok(Arrived::Begun);
    }
    match sign(open, visit, (fields, act), &[begun::of(open, visit)]).await {
        Ok(_) => Ok(Arrived::Signed),
        // Signed meanwhile by another way.
        Err(NotWritten::Refused(_)) if signed(open, visit) => {
            second(open, visit, fields, act).await
        }
        Err(NotWritten::Refused(_)) => {
            begun::keep(open, visit, fields).await?;
            Ok(Arrived::Begun)
        }
        Err(NotWritten::Failed(error)) => Err(error),
    }
}

/// When a note was finished where there was no signal, under the label of its visit.
pub fn finished_away(visit: VisitId, fields: &Fields, signed: &[Labelled]) -> Option<Labelled> {
    let at = fields.get("finished").parse::<Timestamp>().ok()?;
    let label = signed.first()?.label.clone();
    Some(Labelled::new(label, visits::Event::FinishedAway { visit, at }))
}

/// The second note of a visit that is signed: an addition where both are one person's, who reads all of it;
/// else it waits beside the first until they decide.
async fn second(
    open: &mut Open,
    visit: VisitId,
    fields: &Fields,
    act: u128,
) -> Result<Arrived, Error> {
    let known = open.family.visits.get(visit).and_then(|known| known.signed.as_ref());
    let own = known.is_some_and(|known| known.by == open.who.practitioner());
    if own && filing::may_amend(&open.reader) {
        match add(open, visit, (fields, act), Reads::both).await {
            Ok(()) => return Ok(Arrived::Added),
            Err(NotWritten::Failed(error)) => return Err(error),
            Err(NotWritten::Refused(_)) => {}
        }
    }
    apart::keep(open, visit, (fields, act)).await?;
    Ok(Arrived::Apart)
}

/// How a field reads once there are two texts of it.
pub struct Reads;

impl Reads {
    /// Both, the earlier first; nothing where nothing is new.
    pub fn both(_: Field, there: &str, new: &str) -> Option<String> {
        match (there.trim(), new.trim()) {
            (_, "") => None,
            ("", new) => Some(new.to_owned()),
            (there, new) if there.contains(new) => None,
            (there, new) => Some(format!("{there}\n\n{new}")),
        }
    }
}

/// Adds a note to the one that is signed, with what is kept beside it. `reads` says how each field reads then.
pub async fn add(
    open: &mut Open,
    visit: VisitId,
    (fields, act): (&Fields, u128),
    reads: impl Fn(Field, &str, &str) -> Option<String>,
) -> Result<(), NotWritten<Vec<FieldError>>> {
    let words = open.who.words;
    let mut reading = Reading::new(fields, words);
    let note = forms::note(&mut reading, open);
    let beside = beside::read(&mut reading, open, visit);
    if !reading.problems.is_empty() {
        return Err(NotWritten::Refused(reading.problems));
    }
    let there: Vec<_> = note.held.present.iter().map(|present| present.person).collect();
    let decide = |open: &Open| {
        let on = note.held.when.on;
        let part = open.part_now(&there);
        let in_note = InNote { visit, part, on, there: &there, act, words };
        let mut all = amended(open, visit, &note, &reads)?;
        all.extend(beside.make(open, &in_note).map_err(|problem| vec![problem])?);
        Ok(all)
    };
    open.write_by_whole(act, |_| Vec::new(), decide).await
}

fn amended(
    open: &Open,
    visit: VisitId,
    note: &Note,
    reads: impl Fn(Field, &str, &str) -> Option<String>,
) -> Result<Vec<Labelled>, Vec<FieldError>> {
    let words = open.who.words;
    let known = open.family.visits.get(visit);
    let mut texts = BTreeMap::new();
    for (field, new) in &note.texts {
        let there = known.and_then(|known| known.text(*field));
        let stands = there.map_or("", |written| written.text.as_str());
        let Some(text) = reads(*field, stands, new.as_str()) else { continue };
        // Whose words they are is one answer for the whole field.
        let tellers = there.and_then(|written| written.teller);
        if *field == Field::Words && tellers.is_some_and(|teller| note.teller != Some(teller)) {
            return Err(vec![problem(words, visits::Refused::NoTeller)]);
        }
        let text = Text::narrative(&text).map_err(|_| {
            let text = words.say("apart-too-long");
            vec![FieldError { field: field.code().to_owned(), text }]
        })?;
        texts.insert(*field, text);
    }
    if texts.is_empty() {
        return Ok(Vec::new());
    }
    let reason = Text::line(&words.say("apart-reason"), practice::text::LINE_MAX).unwrap_or_default();
    let stands = filing::standing(open, visit);
    let amendment =
        Amendment { reason, texts, teller: note.teller, filed: BTreeMap::new(), stands };
    match visits::amend(&open.family, visit, amendment) {
        Err(visits::Refused::NothingChanged) => Ok(Vec::new()),
        other => other.map_err(|reason| vec![problem(words, reason)]),
    }
}
