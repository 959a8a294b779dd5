// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who works with a family, written by somebody who need not read a word of it: nothing is shown.

use jiff::civil::Date;
use practice::family::{Record, TeamMember};
use practice::handover::{self, Leaving};
use practice::rights::{self, cover, end_cover};
use practice::{Facet, Family, FamilyId, Label, Labelled, PractitionerId, goodbye};

use crate::accounts::Who;
use crate::error::Error;
use crate::open::access_row;
use crate::state::App;
use crate::writing::{self, Writing, Written};

/// How often a change is decided anew when somebody else writes meanwhile.
const TRIES: usize = 3;

/// Whose time with a family goes on, and which way it ends; each since when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoingOn {
    /// The team of today. A goodbye gives them an end that is still ahead, and they may leave before it.
    pub team: Vec<(PractitionerId, Date)>,
    /// Those who stand in, or will.
    pub covers: Vec<(PractitionerId, Date)>,
}

/// Whose time with a family goes on, by the whole record. It answers ids and days and nothing else of it.
pub async fn going_on(app: &App, family: FamilyId) -> Result<GoingOn, Error> {
    let entries = app.entries(family).await?;
    let today = app.today();
    let (team, covers) = (entries.whole.team.iter(), entries.whole.rights.covers.iter());
    let on = |member: &&TeamMember| {
        member.since <= today && member.until.is_none_or(|until| today < until)
    };
    let team = team.filter(on).map(|member| (member.practitioner, member.since)).collect();
    let covers = covers.filter(|cover| cover.goes_on(today));
    let covers = covers.map(|cover| (cover.practitioner, cover.from)).collect();
    Ok(GoingOn { team, covers })
}

/// What changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Somebody works with the family from today.
    Joins(PractitionerId),
    /// Somebody does so no longer.
    Leaves(PractitionerId),
    /// It is known when somebody leaves: the goodbye and hello of this family begins, or its day moves.
    SaysGoodbye(Leaving),
    /// Somebody leaves today and is taken off the team, with a goodbye and hello all the same.
    IsGone(PractitionerId),
    /// Somebody stays after all.
    Stays(PractitionerId),
    /// Somebody comes after who leaves, and works with the family from today.
    ComesNext {
        /// Who leaves.
        who: PractitionerId,
        /// Who comes.
        next: PractitionerId,
    },
    /// Somebody stands in between two days.
    StandsIn(PractitionerId, Date, Date),
    /// The work with the family begins anew, after it had ended.
    Reopens,
    /// Somebody who stands in since a day does so no longer.
    StandsInNoMore(PractitionerId, Date),
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It is in the record, now or since before.
    Done,
    /// The rules refuse it.
    Refused(Refused),
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The days of standing in.
    Cover(rights::Refused),
    /// Who comes next.
    Handover(handover::Refused),
    /// The work with the family has ended: it begins anew first.
    FamilyEnded,
}

/// Changes who works with a family. It decides on the whole record and answers nothing of it.
pub async fn change(
    app: &App,
    who: &Who,
    family: FamilyId,
    act: u128,
    change: Change,
) -> Result<Changed, Error> {
    let now = app.clock.now();
    for _ in 0..TRIES {
        let entries = app.entries(family).await?;
        if entries.head.version == 0 {
            return Err(Error::NotFound);
        }
        if writing::happened(&entries, act) {
            return Ok(Changed::Done);
        }
        let events = match decide(&entries.whole, change, app.today()) {
            Ok(events) => events,
            Err(refused) => return Ok(Changed::Refused(refused)),
        };
        let writing = Writing {
            family,
            act,
            by: who.practitioner(),
            at: now,
            events,
            attachment: None,
            statements: Vec::new(),
            access: Some(access_row(who, family, ("team.write", "team"), now)),
        };
        if let Written::Done = writing::append(app, &entries, writing).await? {
            return Ok(Changed::Done);
        }
    }
    Err(Error::Changed)
}

/// What happens; nothing where it is so already.
fn decide(family: &Family, change: Change, today: Date) -> Result<Vec<Labelled>, Refused> {
    let on_team = |practitioner| family.has_on_team(practitioner, today);
    let changed = |practitioner, joined| {
        let event = Record::TeamChanged { practitioner, on: today, joined };
        vec![Labelled::new(Label::of(Facet::Together), event)]
    };
    let begins =
        matches!(change, Change::Joins(_) | Change::StandsIn(..) | Change::ComesNext { .. });
    if begins && family.goodbye.ended.is_some() {
        return Err(Refused::FamilyEnded);
    }
    Ok(match change {
        Change::Joins(practitioner) if !on_team(practitioner) => changed(practitioner, true),
        Change::Leaves(practitioner) if on_team(practitioner) => changed(practitioner, false),
        Change::Joins(_) | Change::Leaves(_) => Vec::new(),
        Change::SaysGoodbye(leaving) => handover::begin(family, leaving),
        Change::IsGone(who) => {
            let leaving = Leaving { who, on: today, until: today, at_once: true };
            let mut all = handover::begin(family, leaving);
            if on_team(who) {
                all.extend(changed(who, false));
            }
            all
        }
        Change::Stays(who) => handover::take_back(family, who, today),
        Change::ComesNext { who, next } => {
            handover::name_next(family, (who, next), today).map_err(Refused::Handover)?
        }
        Change::StandsIn(practitioner, from, until) => {
            vec![cover(practitioner, from, until, today).map_err(Refused::Cover)?]
        }
        // Where it goes on, it did so already.
        Change::Reopens => goodbye::reopen(family, today).into_iter().collect(),
        Change::StandsInNoMore(practitioner, from) => {
            match end_cover(family, practitioner, from, today) {
                Ok(ended) => vec![ended],
                // Where it has ended already, it is as it should be.
                Err(rights::Refused::Ended) => Vec::new(),
                Err(refused) => return Err(Refused::Cover(refused)),
            }
        }
    })
}
