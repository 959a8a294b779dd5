// SPDX-License-Identifier: AGPL-3.0-or-later
//! A note written where there was no signal comes in: once, whatever else became of its visit meanwhile.

use std::collections::BTreeSet;

use axum::response::Response;
use jiff::{SignedDuration, Timestamp};
use practice::text::{LINE_MAX, Text};
use practice::visits::arriving::both;
use practice::visits::{self, Field, Status};
use practice::{Event, VisitId};
use serde_json::json;

use super::apart::There;
use super::settled::Settled;
use super::{InNote, apart, begun, beside, filing, forms, problem, settled, sign};
use crate::accounts::token_hash;
use crate::answers;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::{drafts, taken_along};
use crate::open::{NotWritten, Open, VisitAt};
use crate::signing;
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

/// How far a device's clock may run ahead, and how long a note may wait on it, for its hour to be believed.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_hours(24);
const WAITS: SignedDuration = SignedDuration::from_hours(24 * 90);

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
    // How the device was opened says nothing of who sends it later.
    open.who.way = None;
    if is_given_up(&open, &fields).await? {
        return Err(Error::Forbidden);
    }
    // The same number under other words is no second try: both are kept.
    let words = settled::anew(&fields, act);
    let known = settled::is_settled(&open, words).await?;
    let another = !known && is_another(&open, (visit, act), &fields).await?;
    let act = if another { words } else { act };
    let mut fields = fields;
    fields.set("act", format!("{act:032x}"));
    let arrived = if known {
        // Taken in before, whatever became of it since.
        if is_signed(&open, visit) { Arrived::Signed } else { Arrived::Begun }
    } else {
        arrived(&mut open, visit, &fields, act).await?
    };
    if !known && matches!(arrived, Arrived::Begun) {
        settled::settle(&open, words, &Fields::default()).await?;
    }
    let to = match arrived {
        Arrived::Signed | Arrived::Added => urls::visit(open.family.id, visit),
        Arrived::Apart => urls::apart(open.family.id, act),
        Arrived::Begun => urls::note(open.family.id, visit),
    };
    let answer = json!({ "state": arrived.code(), "to": to });
    Ok(answers::json(&answer))
}

async fn arrived(
    open: &mut Open,
    visit: VisitId,
    fields: &Fields,
    act: u128,
) -> Result<Arrived, Error> {
    if open.happened(act) || settled::is_settled(open, act).await? {
        return Ok(Arrived::Signed);
    }
    let is_finished = fields.get("do") != "save";
    if is_signed(open, visit) {
        if is_finished {
            return second(open, visit, fields, act).await;
        }
        apart::keep(open, visit, (fields, act)).await?;
        return Ok(Arrived::Apart);
    }
    let of = begun::of(open, visit);
    let seen = match apart::there(open, visit, fields).await? {
        There::Another => {
            apart::keep(open, visit, (fields, act)).await?;
            return Ok(Arrived::Apart);
        }
        There::Before(at) => Some(at),
        There::Nothing => None,
    };
    if !is_finished {
        begun::keep(open, visit, fields).await?;
        return Ok(Arrived::Begun);
    }
    // What was typed at a desk since then stays, and waits beside the note.
    let dropped =
        |app: &App| seen.map(|at| drafts::drop_seen(&app.record, of, at)).into_iter().collect();
    let finished = finished(open, fields);
    match sign(open, visit, (fields, act), dropped, finished).await {
        Ok(_) => Ok(Arrived::Signed),
        // Signed meanwhile by another way.
        Err(NotWritten::Refused(_)) if is_signed(open, visit) => {
            second(open, visit, fields, act).await
        }
        Err(NotWritten::Refused(_)) => {
            let apart = apart::kept_apart(open, visit, fields).await?;
            Ok(if apart.is_some() { Arrived::Apart } else { Arrived::Begun })
        }
        Err(NotWritten::Failed(error)) => Err(error),
    }
}

/// Whether the device that sends it was given up: it is told to empty itself, and nothing comes in from it any more.
async fn is_given_up(open: &Open, fields: &Fields) -> Result<bool, Error> {
    let device = fields.get("device");
    if device.is_empty() {
        return Ok(false);
    }
    let all = taken_along::of_device(&open.app.record, token_hash(device.as_bytes())).await?;
    Ok(all.iter().any(|one| one.erase))
}

/// Whether this act is in the record, or was decided, with other words than these: a line of some text is no line of what
/// was written of the visit, or what was only begun comes in once more, with whatever was typed since.
async fn is_another(
    open: &Open,
    (visit, act): (VisitId, u128),
    fields: &Fields,
) -> Result<bool, Error> {
    match settled::settled(open, act, fields).await? {
        Settled::These => return Ok(false),
        Settled::Others => return Ok(true),
        Settled::Not if !open.happened(act) => return Ok(false),
        Settled::Not if fields.get("do") == "save" => return Ok(true),
        Settled::Not => {}
    }
    let written = open.whole().said.iter().filter_map(|said| match &said.event {
        Event::Visits(visits::Event::Wrote { visit: of, text, .. }) if *of == visit => Some(text),
        _ => None,
    });
    let known: BTreeSet<&str> =
        written.flat_map(|text| text.as_str().lines()).map(str::trim).collect();
    let typed = Field::ALL.map(|field| Text::narrative(fields.get(field.code())));
    let mut lines = typed.iter().flatten().flat_map(|text| text.as_str().lines()).map(str::trim);
    Ok(lines.any(|line| !line.is_empty() && !known.contains(line)))
}

/// Whether a visit is signed, whoever may read that: a second signature would stand in place of the first.
pub fn is_signed(open: &Open, visit: VisitId) -> bool {
    let known = open.whole().whole.visits.get(visit);
    known.is_some_and(|known| known.status() == Status::Held)
}

/// When a note was finished where there was no signal, as its device says; nothing where no note waits so long.
fn finished(open: &Open, fields: &Fields) -> Option<Timestamp> {
    let at = fields.get("finished").parse::<Timestamp>().ok()?;
    let off = open.now.duration_since(at);
    (-CLOCKS_DIFFER..=WAITS).contains(&off).then_some(at)
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
        match add(open, visit, (fields, act), |_, there, new| both(there, new)).await {
            Ok(()) => return Ok(Arrived::Added),
            Err(NotWritten::Failed(error)) => return Err(error),
            Err(NotWritten::Refused(_)) => {}
        }
    }
    apart::keep(open, visit, (fields, act)).await?;
    Ok(Arrived::Apart)
}

/// Adds a note to the one that is signed, with what is kept beside it. `reads` says how each field reads then.
pub async fn add(
    open: &mut Open,
    visit: VisitId,
    (fields, act): (&Fields, u128),
    reads: impl Fn(Field, &str, &str) -> Option<String>,
) -> Result<(), NotWritten<Vec<FieldError>>> {
    let words = open.who.words;
    crate::plays::bring_box(open).await.map_err(NotWritten::Failed)?;
    let mut reading = Reading::new(fields, words);
    let note = forms::note(&mut reading, open);
    let beside = beside::read(&mut reading, open, visit);
    if !reading.problems.is_empty() {
        return Err(NotWritten::Refused(reading.problems));
    }
    let there: Vec<_> = note.held.present.iter().map(|present| present.person).collect();
    let in_training = signing::in_training(open).await.map_err(NotWritten::Failed)?;
    let decide = |open: &Open| {
        let on = note.held.when.on;
        let part = open.part_of_signed(Some(visit)).unwrap_or_else(|| open.part_now(&there));
        let law = super::law_of(&note);
        let in_note = InNote { visit, part, on, there: &there, law: &law, act, words };
        let reason = Text::line(&words.say("apart-reason"), LINE_MAX).unwrap_or_default();
        let stands = filing::standing(open, visit);
        let added = visits::arriving::add(&open.family, visit, &note, (reason, stands), &reads);
        let mut all = added.map_err(|reason| vec![problem(words, reason)])?;
        if !all.is_empty() {
            all = signing::bound(open, all, in_training);
        }
        all.extend(beside.make(open, &in_note).map_err(|problem| vec![problem])?);
        Ok(all)
    };
    // A line by which a colleague gave it back is answered.
    let line = signing::line_to(open.family.id, visit, open.who.practitioner());
    let dropped = |app: &App| vec![drafts::drop(&app.record, line)];
    open.write_by_whole(act, dropped, decide).await
}
