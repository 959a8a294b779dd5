// SPDX-License-Identifier: AGPL-3.0-or-later
//! Planning visits: one with everything it takes, and the next ones in the family's rhythm at a tap.

use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use practice::visits::{self, Refused};
use practice::{Facet, PersonId, VisitId};

use super::{forms, pages, problem};
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Open, answered};
use crate::ui::form::FieldError;
use crate::urls;
use crate::writing;

/// The part of the record in which everybody who may learn of a visit finds it, as things are now.
pub fn part(open: &Open) -> Facet {
    let everybody: Vec<PersonId> = open.family.people.iter().map(|person| person.id).collect();
    let entries = open.whole();
    visits::part_of_visit(&entries.whole, &entries.said, &everybody, open.today)
}

/// The id of one of the visits an act plans: made from the act's own, so that posting twice plans them once.
pub fn visit_of(act: u128, number: usize) -> VisitId {
    if number == 0 { VisitId(act) } else { VisitId(writing::entry_id(!act, number).0) }
}

pub async fn page(open: Open) -> Result<Response, Error> {
    open.require_write()?;
    let fields = forms::plan_prefilled(&open);
    Ok(pages::plan(&open, &fields, &[]).into_response())
}

/// Plans one visit.
pub async fn plan(mut open: Open, fields: Fields) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let plan = forms::plan(&mut reading);
    let Some(plan) = plan.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::plan(&open, &fields, &reading.problems)));
    };
    let (today, plans) = (open.today, [(visit_of(act, 0), plan)]);
    let decide = |open: &Open| visits::plan_all(&open.family, &plans, (Some(part(open)), today));
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &urls::visits(open.family.id), |reason| {
        pages::plan(&open, &fields, &[problem(open.who.words, reason)])
    })
}

/// Plans the days that were chosen of those proposed in the rhythm.
pub async fn plan_next(mut open: Open, fields: Fields) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let mut days: Vec<Date> = reading.choices("day", |day| day.parse().ok());
    days.sort_unstable();
    days.dedup();
    let again = |open: &Open, problems: &[FieldError]| {
        let begun = forms::plan_prefilled(open);
        pages::plan(open, &begun, problems)
    };
    if !reading.problems.is_empty() {
        return Ok(refused(again(&open, &reading.problems)));
    }
    let visits = (0..).map(|number| visit_of(act, number));
    let (today, chosen) = (open.today, visits.zip(days).collect::<Vec<_>>());
    let decide = |open: &Open| -> Result<_, Refused> {
        visits::plan_in_rhythm(&open.family, &chosen, (Some(part(open)), today))
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &urls::visits(open.family.id), |reason| {
        again(&open, &[problem(open.who.words, reason)])
    })
}
