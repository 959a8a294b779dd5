// SPDX-License-Identifier: AGPL-3.0-or-later
//! Changing what a planned visit takes, and how to arrive.

use axum::response::{IntoResponse, Redirect, Response};
use practice::access::Screen;
use practice::visits::{self, Refused, Status};

use super::moving::require_planned;
use super::planning::part;
use super::{forms, pages, problem};
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Open, VisitAt, answered};
use crate::urls;

pub async fn page(open: Open, VisitAt(visit): VisitAt) -> Result<Response, Error> {
    open.require_write()?;
    let known = open.family.visits.get(visit).ok_or(Error::NotFound)?;
    if known.status() != Status::Planned {
        return Ok(Redirect::to(&urls::visit(open.family.id, visit)).into_response());
    }
    let fields = forms::takes_prefilled(known, open.reader.screen == Screen::Own);
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
    let mut reading = Reading::new(&fields, open.who.words);
    let change = forms::change(&mut reading, open.reader.screen == Screen::Own);
    if !reading.problems.is_empty() {
        return Ok(refused(pages::taking(&open, &known, &fields, &reading.problems)));
    }
    let decide = |open: &Open| {
        require_planned(open, visit)?;
        let part = visits::part_of_takes(&open.whole().said, visit, part(open));
        visits::change_takes(&open.family, visit, change.clone(), part)
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
