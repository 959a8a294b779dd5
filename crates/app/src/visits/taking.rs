// SPDX-License-Identifier: AGPL-3.0-or-later
//! Changing what a planned visit takes, and how to arrive.

use axum::response::{IntoResponse, Redirect, Response};
use practice::VisitId;
use practice::visits::{self, Refused, Status};

use super::moving::require_planned;
use super::planning::part;
use super::{filing, forms, pages, problem};
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Open, VisitAt, answered};
use crate::ui::form::FieldError;
use crate::urls;

/// Whether how to arrive is asked: where it is read, by those who do the work, alone with the screen.
pub fn asks_arrival(open: &Open) -> bool {
    filing::may_amend(&open.reader)
}

pub async fn page(open: Open, VisitAt(visit): VisitAt) -> Result<Response, Error> {
    open.require_write()?;
    let known = open.family.visits.get(visit).ok_or(Error::NotFound)?;
    if known.status() != Status::Planned {
        return Ok(Redirect::to(&urls::visit(open.family.id, visit)).into_response());
    }
    let fields = forms::takes_prefilled(known, asks_arrival(&open));
    Ok(pages::taking(&open, known, &fields, &[]).into_response())
}

/// Changes what a planned visit takes.
pub async fn change(
    mut open: Open,
    VisitAt(visit): VisitAt,
    fields: Fields,
) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let known = open.family.visits.get(visit).ok_or(Error::NotFound)?.clone();
    if says_arrival_unasked(&open, visit, &fields) {
        // Whoever looks along does not see it; the rest of what was typed stays, to be kept.
        let rest = |(name, _): &(String, String)| {
            ![forms::ARRIVAL_OF, "arrival", "travel"].contains(&name.as_str())
        };
        let fields = Fields(fields.0.into_iter().filter(rest).collect());
        let text = open.who.words.say("takes-arrival-alone");
        let problem = FieldError { field: "visit".to_owned(), text };
        return Ok(refused(pages::taking(&open, &known, &fields, &[problem])));
    }
    let mut reading = Reading::new(&fields, open.who.words);
    let change = forms::change(&mut reading, asks_arrival(&open));
    if !reading.problems.is_empty() {
        return Ok(refused(pages::taking(&open, &known, &fields, &reading.problems)));
    }
    let decide = |open: &Open| {
        require_planned(open, visit)?;
        let part = visits::part_of_takes(&open.whole().said, visit, part(open));
        let families = (&*open.family, &*open.whole().whole);
        visits::change_takes(families, visit, change.clone(), part)
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &urls::visit(open.family.id, visit), |reason| {
        let mut problem = problem(open.who.words, reason);
        if reason == Refused::FamilyEnded {
            "visit".clone_into(&mut problem.field);
        }
        let known = open.family.visits.get(visit).unwrap_or(&known);
        let mut fields = fields.clone();
        // Once they were shown how it stands now, it is this that they change.
        if matches!(reason, Refused::TakesChanged | Refused::ArrivalChanged) {
            forms::beside_newer_takes(&mut fields, known);
        }
        pages::taking(&open, known, &fields, &[problem])
    })
}

/// Whether a page that asked how to arrive says it anew where it is not asked any more.
fn says_arrival_unasked(open: &Open, visit: VisitId, fields: &Fields) -> bool {
    if asks_arrival(open) || !fields.has(forms::ARRIVAL_OF) {
        return false;
    }
    let mut reading = Reading::new(fields, open.who.words);
    let typed = forms::arrival(&mut reading);
    let of = fields.get(forms::ARRIVAL_OF).parse().unwrap_or(usize::MAX);
    let known = open.whole().whole.visits.get(visit);
    let began = known.and_then(|known| known.arrival_after(of));
    !reading.problems.is_empty() || began != Some(typed)
}
