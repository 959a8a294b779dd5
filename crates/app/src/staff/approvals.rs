// SPDX-License-Identifier: AGPL-3.0-or-later
//! The two-person rule: what one person asks for happens when a second one confirms it within a week.

use jiff::{SignedDuration, Timestamp};
use record::{Statement, StoreError};
use serde::Serialize;

use super::lists;
use crate::accounts::Who;
use crate::error::Error;
use crate::state::App;

/// How long something may wait.
const LASTS: SignedDuration = SignedDuration::from_hours(24 * 7);

/// The whole access book as a file, as it is kept among what waits.
pub const BOOK: &str = "book";

/// How it was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Not yet.
    Waiting,
    /// A second person confirmed it.
    Confirmed,
    /// Somebody declined it, or whoever asked took it back.
    Declined,
}

impl Outcome {
    /// Its name in the table.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Confirmed => "confirmed",
            Self::Declined => "declined",
        }
    }

    /// The outcome of this name. What nobody knows is not waiting for anybody.
    pub fn parse(code: &str) -> Self {
        let all = [Self::Waiting, Self::Confirmed, Self::Declined];
        all.into_iter().find(|one| one.code() == code).unwrap_or(Self::Declined)
    }
}

/// Something one person asked for.
#[derive(Clone)]
pub struct Approval {
    /// Which: the act of whoever asked.
    pub id: u128,
    /// What, as a short code.
    pub what: String,
    /// Whom or what it is about.
    pub subject: u128,
    /// What exactly, as JSON; sealed at rest.
    pub detail: String,
    /// Who asked.
    pub asked_by: u128,
    /// When.
    pub asked: Timestamp,
    /// Until when it can be confirmed.
    pub ends: Timestamp,
    /// Who answered, and when.
    pub answered: Option<(u128, Timestamp)>,
    /// How.
    pub outcome: Outcome,
}

impl Approval {
    /// Whether this account is a second person: it did not ask, and nothing of it is theirs.
    pub fn has_second(&self, account: u128) -> bool {
        self.asked_by != account && self.subject != account
    }

    /// Whether it can still be answered.
    pub fn waits(&self, now: Timestamp) -> bool {
        self.outcome == Outcome::Waiting && now < self.ends
    }
}

/// What is asked for.
pub struct Proposal<'a, T> {
    /// The act, so that asking twice is asking once.
    pub act: u128,
    /// What, as a short code.
    pub what: &'a str,
    /// Whom or what it is about.
    pub subject: u128,
    /// What exactly.
    pub detail: &'a T,
}

/// Asks for something; nothing happens yet.
pub async fn propose<T: Serialize>(
    app: &App,
    who: &Who,
    proposal: &Proposal<'_, T>,
) -> Result<(), Error> {
    if lists::approvals(&app.record).await?.iter().any(|known| known.id == proposal.act) {
        return Ok(());
    }
    let asked = app.clock.now();
    let approval = Approval {
        id: proposal.act,
        what: proposal.what.to_owned(),
        subject: proposal.subject,
        detail: serde_json::to_string(proposal.detail)?,
        asked_by: who.account,
        asked,
        ends: asked.checked_add(LASTS)?,
        answered: None,
        outcome: Outcome::Waiting,
    };
    app.record.note_access(who.looking("approval.ask", asked)).await?;
    let statement = lists::put_approval(&app.record, &approval).await?;
    app.record.store().write(vec![statement]).await?;
    Ok(())
}

/// What waits for a second person, oldest first.
pub async fn waiting(app: &App) -> Result<Vec<Approval>, Error> {
    let now = app.clock.now();
    let mut all = lists::approvals(&app.record).await?;
    all.retain(|approval| approval.waits(now));
    Ok(all)
}

/// Where something one person asked for stands, for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// They have not asked, or it was declined, or its time is over.
    NotAsked,
    /// It waits for a second person.
    Waits,
    /// A second person confirmed it, and it holds until then.
    Until(Timestamp),
}

/// Where what this person asked for stands; once confirmed it holds for so long.
pub async fn stands(
    app: &App,
    who: &Who,
    what: &str,
    holds: SignedDuration,
) -> Result<Stands, Error> {
    let now = app.clock.now();
    let all = lists::approvals(&app.record).await?;
    let mut found = Stands::NotAsked;
    for one in all.iter().filter(|one| one.what == what && one.asked_by == who.account) {
        let until = match one.answered {
            Some((_, at)) if one.outcome == Outcome::Confirmed => at.checked_add(holds)?,
            _ if one.waits(now) => {
                found = Stands::Waits;
                continue;
            }
            _ => continue,
        };
        if now < until {
            return Ok(Stands::Until(until));
        }
    }
    Ok(found)
}

/// Confirms: what was asked for happens with the answer, in one transaction, or nothing does. A
/// second answer to the same thing ends in [`Error::Changed`].
pub async fn confirm(
    app: &App,
    who: &Who,
    approval: &Approval,
    then: Vec<Statement>,
) -> Result<(), Error> {
    let now = app.clock.now();
    if !approval.has_second(who.account) || !approval.waits(now) {
        return Err(Error::Changed);
    }
    answer(app, who, approval, (Outcome::Confirmed, then)).await
}

/// Declines, or takes back what one asked for.
pub async fn decline(app: &App, who: &Who, approval: &Approval) -> Result<(), Error> {
    answer(app, who, approval, (Outcome::Declined, Vec::new())).await
}

async fn answer(
    app: &App,
    who: &Who,
    approval: &Approval,
    (outcome, then): (Outcome, Vec<Statement>),
) -> Result<(), Error> {
    let now = app.clock.now();
    app.record.note_access(who.looking("approval.answer", now)).await?;
    let answered = Approval { answered: Some((who.account, now)), outcome, ..approval.clone() };
    let mut all = vec![lists::put_approval(&app.record, &answered).await?];
    all.extend(then);
    match app.record.store().write(all).await {
        Err(StoreError::Conflict) => Err(Error::Changed),
        other => other.map(drop).map_err(Error::from),
    }
}
