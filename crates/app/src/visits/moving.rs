// SPDX-License-Identifier: AGPL-3.0-or-later
//! Moving a planned visit, and saying that one did not happen or is off, with the next day in the same step.

use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::{Date, Time};
use practice::visits::{self, Plan, Refused, Status, Visit, When};
use practice::{Facet, Labelled, VisitId};

use super::planning::{part, part_like, visit_of};
use super::{forms, pages, problem, signed};
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Open, VisitAt, answered};
use crate::urls;

/// The part of the record a change of this visit goes to.
fn part_of_change(open: &Open, visit: VisitId) -> Facet {
    visits::part_of_change(&open.whole().said, visit, part(open))
}

pub async fn page(open: Open, VisitAt(visit): VisitAt) -> Result<Response, Error> {
    open.require_write()?;
    let known = open.family.visits.get(visit).ok_or(Error::NotFound)?;
    let planned = known.planned.as_ref().filter(|_| known.status() == Status::Planned);
    let Some(planned) = planned else {
        return Ok(Redirect::to(&urls::visit(open.family.id, visit)).into_response());
    };
    let fields = forms::move_prefilled(planned);
    Ok(pages::moving(&open, known, &fields, &[]).into_response())
}

/// Moves a planned visit.
pub async fn change(
    mut open: Open,
    VisitAt(visit): VisitAt,
    fields: Fields,
) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let known = open.family.visits.get(visit).ok_or(Error::NotFound)?.clone();
    let mut reading = Reading::new(&fields, open.who.words);
    let moved = forms::moved(&mut reading);
    let Some(moved) = moved.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::moving(&open, &known, &fields, &reading.problems)));
    };
    let today = open.today;
    let decide = |open: &Open| {
        require_planned(open, visit)?;
        let part = part_of_change(open, visit);
        visits::move_to(&open.family, visit, moved.clone(), (part, today))
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &urls::visit(open.family.id, visit), |reason| {
        pages::moving(&open, &known, &fields, &[problem(open.who.words, reason)])
    })
}

/// Refuses what did not happen by everybody's entries, also where whoever moves it does not read that.
pub fn require_planned(open: &Open, visit: VisitId) -> Result<(), Refused> {
    let known = open.whole().whole.visits.get(visit).map(Visit::status);
    if known == Some(Status::DidNotHappen) { Err(Refused::NotPlanned) } else { Ok(()) }
}

pub async fn missed_page(open: Open, VisitAt(visit): VisitAt) -> Result<Response, Error> {
    open.require_write()?;
    if signed(&open, visit) {
        return Ok(Redirect::to(&urls::visit(open.family.id, visit)).into_response());
    }
    let fields = forms::missed_prefilled(&open, visit);
    Ok(pages::missed(&open, visit, &fields, &[]).into_response())
}

/// Keeps that a visit did not happen or is off, and plans the next one where its day is agreed already.
pub async fn missed(
    mut open: Open,
    VisitAt(visit): VisitAt,
    fields: Fields,
) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let known = open.family.visits.get(visit).is_some();
    let told = forms::missed(&mut reading);
    // Of a visit nobody planned there is none to be the next one like.
    let next = if known { forms::next(&mut reading) } else { None };
    let Some((on, why)) = told.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::missed(&open, visit, &fields, &reading.problems)));
    };
    // What is refused of the next day stands beside where it was chosen or typed.
    let beside = if matches!(fields.get("next"), "" | "other") { "next-on" } else { "next" };
    let today = open.today;
    let decide = |open: &Open| {
        let off = (part_of_change(open, visit), today);
        let mut all = visits::call_off(&open.family, visit, (on, why.clone()), off)
            .map_err(|reason| (reason, reason.field()))?;
        if let Some(next) = next {
            let planned = planned(open, visit, (visit_of(act, 0), next));
            all.extend(planned.map_err(|reason| (reason, beside))?);
        }
        Ok(all)
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &urls::visits(open.family.id), |(reason, field): (Refused, &str)| {
        let mut problem = problem(open.who.words, reason);
        field.clone_into(&mut problem.field);
        pages::missed(&open, visit, &fields, &[problem])
    })
}

/// The next visit, like the one that did not come about.
fn planned(
    open: &Open,
    visit: VisitId,
    (next, (on, at)): (VisitId, (Date, Option<Time>)),
) -> Result<Vec<Labelled>, Refused> {
    let family = &open.family;
    let known = family.visits.get(visit).ok_or(Refused::NoSuchVisit)?;
    let like = visits::like(family, known).ok_or(Refused::NoSuchVisit)?;
    let when = When { on, at: at.or(like.when.at), ..like.when };
    let arrival = visits::arrival_like(&open.whole().whole, visit);
    let plan = Plan { when, arrival, ..like };
    let part = part_like(open, known);
    visits::plan_all(family, &[(next, plan)], (Some(part), open.today))
}
