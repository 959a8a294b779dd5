// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is typed into a form of the protected part before it is kept: held, sealed, for whoever types it, in no list.

use std::sync::Arc;

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::SignedDuration;
use practice::safety::Whole;
use practice::visits::Field;
use practice::{FamilyId, PersonId, ReportId, VisitId};
use record::ActorId;

use super::standing;
use crate::error::Error;
use crate::fields::Fields;
use crate::lists::drafts::{self, DraftOf, Kept};
use crate::open::{Door, Open};
use crate::state::Entries;
use crate::urls;
use crate::writing;

/// Where a form that comes back says on which day it was typed.
pub const TYPED_ON: &str = "typed-on";
/// Where it says at which hour.
pub const TYPED_AT: &str = "typed-at";
/// What the button sends that drops what was typed.
pub const DROP: &str = "drop";

/// How long a form is held that nobody comes back to.
const HELD_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A form of the protected part, by what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// How somebody can be reached.
    Contact(PersonId),
    /// Somebody's plan.
    Plan(PersonId),
    /// Where somebody can be found.
    Place(PersonId),
    /// The sheet of a report.
    Report(FamilyId),
    /// What came of a report.
    Outcome(ReportId),
    /// A text of a note, written anew.
    Text(VisitId, Field),
}

impl Form {
    /// The form of this name about this.
    fn named(code: &str, about: u128) -> Option<Self> {
        let field = |code: &str| Field::ALL.into_iter().find(|known| known.code() == code);
        Some(match code {
            "contact" => Self::Contact(PersonId(about)),
            "plan" => Self::Plan(PersonId(about)),
            "place" => Self::Place(PersonId(about)),
            "report" => Self::Report(FamilyId(about)),
            "outcome" => Self::Outcome(ReportId(about)),
            code => Self::Text(VisitId(about), field(code)?),
        })
    }

    /// Its name, what it is about, and the number that tells forms about one thing apart.
    fn told(self) -> (&'static str, u128, u128) {
        match self {
            Self::Contact(id) => ("contact", id.0, 1),
            Self::Plan(id) => ("plan", id.0, 2),
            Self::Place(id) => ("place", id.0, 3),
            Self::Report(id) => ("report", id.0, 4),
            Self::Outcome(id) => ("outcome", id.0, 5),
            Self::Text(id, field) => {
                let at = Field::ALL.iter().position(|known| *known == field).unwrap_or_default();
                (field.code(), id.0, 16 + u128::try_from(at).unwrap_or_default())
            }
        }
    }

    /// Its page.
    pub fn at(self, family: FamilyId) -> String {
        match self {
            Self::Contact(id) => urls::safe_contact(family, id),
            Self::Plan(id) => urls::safety_plan(family, id),
            Self::Place(id) => urls::hidden_place(family, id),
            Self::Report(_) => urls::new_report(family),
            Self::Outcome(id) => urls::report(family, id),
            Self::Text(id, field) => urls::amend_protected(family, id, field.code()),
        }
    }

    /// Where it is held as it is typed.
    pub fn typed_at(self, family: FamilyId) -> String {
        let (code, about, _) = self.told();
        urls::safety_typed(family, code, about)
    }

    fn draft(self, family: FamilyId, account: u128) -> DraftOf {
        let (_, about, number) = self.told();
        let (draft, author) = (about ^ number, ActorId(account));
        DraftOf { family, draft, author, kind: drafts::PROTECTED }
    }

    /// What it writes as a whole, where it does.
    pub fn whole(self) -> Option<Whole> {
        match self {
            Self::Contact(id) => Some(Whole::Contact(id)),
            Self::Plan(id) => Some(Whole::Plan(id)),
            Self::Place(id) => Some(Whole::Place(id)),
            Self::Report(_) | Self::Outcome(_) | Self::Text(..) => None,
        }
    }

    /// What is held of it, for the statement that drops it.
    pub fn held(self, open: &Open) -> DraftOf {
        self.draft(open.family.id, open.who.account)
    }
}

async fn keep(door: &Door, form: Form, fields: &Fields) -> Result<(), Error> {
    let (app, who, family) = match door {
        Door::In(open) => (&open.app, &open.who, open.family.id),
        Door::Out(outside) => (&outside.app, &outside.who, outside.family),
    };
    let (of, now) = (form.draft(family, who.account), app.clock.now());
    let ended = drafts::end(&app.record, drafts::PROTECTED, now - HELD_FOR);
    app.record.store().write(vec![ended]).await?;
    drafts::keep(&app.record, of, now, fields).await
}

/// Everybody's entries, to look up whether a form was kept already: nothing of them is shown.
async fn entries(door: &Door) -> Result<Arc<Entries>, Error> {
    match door {
        Door::In(open) => Ok(Arc::clone(open.whole())),
        Door::Out(outside) => outside.app.entries(outside.family).await,
    }
}

/// The form as it was typed before, where something is held of it that the record does not say yet;
/// else as it begins.
pub async fn begun(
    open: &Open,
    form: Form,
    anew: impl FnOnce() -> Fields,
) -> Result<Fields, Error> {
    let (held, lost) = match drafts::take(&open.app.record, form.held(open)).await? {
        Kept::So(at, fields) => (Some((at, fields)), false),
        Kept::Nothing => (None, false),
        Kept::Lost => (None, true),
    };
    let counts = |(at, fields): &(_, Fields)| {
        open.now.duration_since(*at) < HELD_FOR && !standing::says(open, form, fields)
    };
    let Some((at, mut fields)) = held.filter(counts) else {
        let mut fields = anew();
        standing::begin(open, form, &mut fields);
        if lost {
            fields.set(drafts::LOST, "yes");
        }
        return Ok(fields);
    };
    // Held at the same instant as it was kept, and changed since: with that act it would never be kept.
    let act = fields.act()?;
    if open.happened(act) {
        standing::renew(open.whole(), form, act, &mut fields);
    }
    let (words, at) = (open.who.words, open.app.local(at));
    fields.set(TYPED_ON, words.date(at.date()));
    fields.set(TYPED_AT, words.time(at.time()));
    Ok(fields)
}

/// Lets a form that was sent through the door, or holds what was typed and asks for the proof; after
/// it the form comes back as it was typed. It is not given back on the page that asks, since nobody
/// knows yet who reads that. A form that was kept already and says something else by now comes back
/// too, with an act of its own: nothing would be written for the one it has.
pub async fn through(
    door: Door,
    form: Form,
    fields: &Fields,
) -> Result<Result<Open, Response>, Error> {
    let act = fields.act()?;
    let entries = entries(&door).await?;
    let happened = writing::happened(&entries, act);
    let door = match door {
        Door::In(open) if !happened || standing::says(&open, form, fields) => return Ok(Ok(*open)),
        door => door,
    };
    let mut fields = fields.clone();
    if happened {
        standing::renew(&entries, form, act, &mut fields);
    }
    keep(&door, form, &fields).await?;
    let then = form.at(door.family());
    let to = match door {
        Door::In(_) => then,
        Door::Out(_) => urls::step_up(Some(&then)),
    };
    Ok(Err(Redirect::to(&to).into_response()))
}

/// Holds a form as it is typed, or drops what is held. Nothing is shown for it, so it asks for no
/// proof.
pub async fn typed(
    door: Door,
    Path((_, code, about)): Path<(String, String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let about: FamilyId = about.parse().map_err(|_| Error::NotFound)?;
    let form = Form::named(&code, about.0).ok_or(Error::NotFound)?;
    let (app, who) = match &door {
        Door::In(open) => (&open.app, &open.who),
        Door::Out(outside) => (&outside.app, &outside.who),
    };
    if fields.get("do") == DROP {
        let drop = drafts::drop(&app.record, form.draft(door.family(), who.account));
        app.record.store().write(vec![drop]).await?;
        return Ok(Redirect::to(&form.at(door.family())).into_response());
    }
    let act = fields.act()?;
    if writing::happened(&*entries(&door).await?, act) {
        return Err(Error::Changed);
    }
    keep(&door, form, &fields).await?;
    let time = who.words.time(app.local(app.clock.now()).time());
    Ok(who.words.with("note-saved", &[("time", time.into())]).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_held_under_its_own_name_and_no_two_under_one() {
        let texts = Field::ALL.map(|field| Form::Text(VisitId(64), field));
        let id = PersonId(64);
        let forms =
            [Form::Contact(id), Form::Plan(id), Form::Place(id), Form::Report(FamilyId(64))];
        let all: Vec<Form> =
            forms.into_iter().chain([Form::Outcome(ReportId(64))]).chain(texts).collect();
        let mut drafts = std::collections::BTreeSet::new();
        for form in &all {
            let (code, about, _) = form.told();
            assert_eq!(Form::named(code, about), Some(*form));
            drafts.insert(form.draft(FamilyId(1), 2).draft);
        }
        assert_eq!(drafts.len(), all.len());
        assert_eq!(Form::named("other", 1), None);
    }
}
