// SPDX-License-Identifier: AGPL-3.0-or-later
//! Teams: who works with which family and who stands in, changed by somebody who reads no record.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use practice::access::Hat;
use practice::rights;
use practice::{FamilyId, PractitionerId};

use super::lists::{self, FamilyKnown, TeamRow};
use super::pages::teams as pages;
use crate::accounts::{Who, lists as accounts, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::handovers::{self, HandoverRow};
use crate::open::{FamilyAt, access_row};
use crate::state::App;
use crate::team::{self, Change, Changed, GoingOn, Refused};
use crate::urls;

/// A family as whoever arranges the work knows it: since when, how many visits, and who comes.
pub struct Arranged {
    /// The family, by its days and counts.
    pub family: FamilyKnown,
    /// Who works or worked with it.
    pub team: Vec<TeamRow>,
    /// Whose time with it may be ended; looked up where one family is arranged.
    pub going_on: GoingOn,
    /// Goodbyes of those who leave it, where something of them is open.
    pub handovers: Vec<HandoverRow>,
}

/// What the pages of teams need beside the families.
pub struct Staff {
    /// Everybody's name.
    pub names: BTreeMap<u128, String>,
    /// Who may be asked to work with a family, by somebody else.
    pub offered: Vec<u128>,
    /// Today.
    pub today: Date,
}

impl TeamRow {
    /// Whether they work with the family on this day.
    pub fn is_on(&self, day: Date) -> bool {
        self.since <= day && self.until.is_none_or(|until| day < until)
    }
}

async fn staff(app: &App, who: &Who) -> Result<Staff, Error> {
    let all = accounts::all(&app.record).await?;
    let works = |account: &&accounts::Account| {
        let hats = [Hat::Visitor, Hat::Supervisor, Hat::Intake];
        // A right to read is never given to oneself.
        account.ended.is_none()
            && account.id != who.account
            && account.hats.iter().any(|hat| hats.contains(hat))
    };
    let mut offered: Vec<&accounts::Account> = all.iter().filter(works).collect();
    offered.sort_by_cached_key(|one| crate::lists::cards::words_of(&one.name));
    let offered = offered.into_iter().map(|one| one.id).collect();
    let staff = all.iter().filter(|one| !one.hats.contains(&Hat::Caregiver));
    let names = staff.map(|one| (one.id, one.name.clone())).collect();
    Ok(Staff { names, offered, today: app.today() })
}

pub async fn all(State(app): State<App>, who: Who) -> Result<Response, Error> {
    if who.hat != Hat::Manager {
        return Err(Error::NotFound);
    }
    app.record.note_access(who.looking("team.list", app.clock.now())).await?;
    let mut teams = lists::teams(&app.record).await?;
    let families = lists::families(&app.record).await?;
    let today = app.today();
    let mut all: Vec<Arranged> = families
        .into_iter()
        .map(|family| {
            let team = teams.remove(&family.family).unwrap_or_default();
            let (going_on, handovers) = (GoingOn::default(), Vec::new());
            Arranged { family, team, going_on, handovers }
        })
        .collect();
    // Those nobody comes to first, and last those that are awaited no more.
    all.sort_by_key(|one| {
        (one.family.ended.is_some(), one.team.iter().any(|row| row.is_on(today)))
    });
    Ok(pages::all(&who, &all, &staff(&app, &who).await?).into_response())
}

/// The family, for whoever may arrange who works with it: a manager, or the supervisor of somebody
/// who does. For everybody else there is none.
async fn arranged(app: &App, who: &Who, id: FamilyId) -> Result<Arranged, Error> {
    let now = app.clock.now();
    let today = app.today();
    let team = lists::teams(&app.record).await?.remove(&id).unwrap_or_default();
    let may = match who.hat {
        Hat::Manager => true,
        Hat::Supervisor => {
            let supervised = accounts::supervised_by(&app.record, who.account).await?;
            let on = |row: &TeamRow| {
                row.is_on(today) && supervised.contains(&PractitionerId(row.practitioner))
            };
            team.iter().any(on)
        }
        _ => false,
    };
    let families = lists::families(&app.record).await?;
    let known = families.into_iter().find(|one| one.family == id);
    let Some(family) = known.filter(|_| may) else {
        let denied = access_row(who, id, ("family.denied", "none"), now);
        app.record.note_access(denied).await?;
        return Err(Error::NotFound);
    };
    app.record.note_access(access_row(who, id, ("team.open", "team"), now)).await?;
    let going_on = team::going_on(app, id).await?;
    let mut handovers = handovers::of_family(&app.record, id).await?;
    handovers.retain(|row| !row.is_done());
    Ok(Arranged { family, team, going_on, handovers })
}

pub async fn one(
    State(app): State<App>,
    who: Who,
    FamilyAt(id): FamilyAt,
) -> Result<Response, Error> {
    let one = arranged(&app, &who, id).await?;
    let fields = Fields::default();
    Ok(pages::one(&who, &one, &staff(&app, &who).await?, (&fields, &[])).into_response())
}

pub async fn change(
    State(app): State<App>,
    who: Who,
    FamilyAt(id): FamilyAt,
    Path((_, what)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let one = arranged(&app, &who, id).await?;
    let act = fields.act()?;
    let staff = staff(&app, &who).await?;
    let mut reading = Reading::new(&fields, who.words);
    let change = meant(&mut reading, &what, (&one, &staff))?;
    if let Some(change) = change.filter(|_| reading.problems.is_empty()) {
        match team::change(&app, &who, id, act, change).await? {
            Changed::Done => return Ok(Redirect::to(&urls::arrange(id)).into_response()),
            Changed::Refused(Refused::FamilyEnded) => reading.problem("reopen", "staff-team-ended"),
            Changed::Refused(Refused::Cover(rights::Refused::Ended)) => {
                reading.problem("until", "staff-cover-over");
            }
            Changed::Refused(Refused::Cover(rights::Refused::Unknown)) => {
                reading.problem("ends", "staff-cover-none");
            }
            Changed::Refused(Refused::Cover(_)) => reading.problem("until", "staff-cover-end"),
            Changed::Refused(Refused::Handover(reason)) => {
                reading.problem(fields.get("after"), reason.code());
            }
        }
    }
    let problems = reading.problems;
    Ok(refused(pages::one(&who, &one, &staff, (&fields, &problems))))
}

/// The field in which is chosen who comes after this one.
pub fn after(leaver: PractitionerId) -> String {
    format!("next-{leaver}")
}

/// What a form means; none where it cannot be taken.
fn meant(
    reading: &mut Reading<'_>,
    what: &str,
    (one, staff): (&Arranged, &Staff),
) -> Result<Option<Change>, Error> {
    let offered = |field: &str, reading: &mut Reading<'_>| {
        let known = |id: &str| {
            let id = id.parse::<PractitionerId>().ok()?;
            staff.offered.contains(&id.0).then_some(id)
        };
        let chosen = reading.choice(field, known);
        if reading.fields.get(field).is_empty() {
            reading.problem(field, "staff-team-whom");
        }
        chosen
    };
    Ok(match what {
        "join" => offered("joins", reading).map(Change::Joins),
        "next" => {
            let field = reading.fields.get("after").to_owned();
            let leaver = one.handovers.iter().find(|row| after(row.who) == field);
            let who = leaver.ok_or(Error::NotFound)?.who;
            offered(&field, reading).map(|next| Change::ComesNext { who, next })
        }
        "cover" => {
            let who = offered("covers", reading);
            let (from, until) = (reading.date("from"), reading.date("until"));
            for field in ["from", "until"] {
                if reading.fields.get(field).trim().is_empty() {
                    reading.problem(field, "staff-cover-day");
                }
            }
            who.zip(from.zip(until)).map(|(who, (from, until))| Change::StandsIn(who, from, until))
        }
        "leave" => {
            let on_team = |id: &str| {
                let id = id.parse::<PractitionerId>().ok()?;
                one.going_on.team.iter().any(|(known, _)| *known == id).then_some(id)
            };
            let chosen = reading.choice("leaves", on_team);
            if reading.fields.get("leaves").is_empty() {
                reading.problem("leaves", "staff-team-whom");
            }
            chosen.map(Change::Leaves)
        }
        "reopen" => Some(Change::Reopens),
        "end" => {
            let stands_in = |code: &str| {
                let (id, since) = code.split_once('.')?;
                let (id, since) = (id.parse::<PractitionerId>().ok()?, since.parse().ok()?);
                let same = |row: &&TeamRow| row.practitioner == id.0 && row.since == since;
                one.team.iter().find(same)?;
                Some((id, since))
            };
            let chosen = reading.choice("ends", stands_in);
            if reading.fields.get("ends").is_empty() {
                reading.problem("ends", "staff-team-whom");
            }
            chosen.map(|(who, since)| Change::StandsInNoMore(who, since))
        }
        _ => return Err(Error::NotFound),
    })
}
