// SPDX-License-Identifier: AGPL-3.0-or-later
//! Somebody's own days, and what does not go together in them: said in the week, on Today, and where they plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use maud::Markup;
use practice::visits::conflicts::{Conflict, Slot, conflicts, conflicts_of};
use practice::visits::{Status, Visit};
use practice::{FamilyId, VisitId};

use crate::accounts::Who;
use crate::called;
use crate::error::Error;
use crate::lists::cards::Card;
use crate::lists::planned::{self, Bounds};
use crate::lists::{self, VisitRow};
use crate::open::Open;
use crate::state::App;

/// What is planned of somebody's own days.
pub struct Days {
    pub(super) rows: Vec<VisitRow>,
    slots: Vec<Slot>,
    cards: BTreeMap<FamilyId, Arc<Card>>,
}

impl Days {
    /// Their days, as far as these visits go. None for whoever does not visit, and none where others look along: why
    /// days do not go together tells of other families, and of what was agreed with one alone.
    pub async fn of(app: &App, who: &Who, visits: &[VisitRow]) -> Result<Option<Self>, Error> {
        if !who.visits() || who.shared_screen {
            return Ok(None);
        }
        let planned = visits.iter().filter(|visit| visit.status == "planned");
        let rows: Vec<VisitRow> = planned.cloned().collect();
        let bounds = planned::bounds_of(&app.record, who.practitioner(), app.today()).await?;
        let slots = rows.iter().map(|visit| slot(visit, &bounds)).collect();
        Ok(Some(Self { rows, slots, cards: app.cards.all(&app.record).await? }))
    }

    /// Their days between two others.
    async fn between((app, who): (&App, &Who), span: (Date, Date)) -> Result<Option<Self>, Error> {
        if !who.visits() || who.shared_screen {
            return Ok(None);
        }
        let visits = lists::visits_of(&app.record, who.practitioner(), app.today(), span).await?;
        Self::of(app, who, &visits).await
    }

    /// What does not go together, by visit: of two visits at the later one.
    pub fn conflicts(&self) -> BTreeMap<VisitId, Vec<Conflict>> {
        conflicts(&self.slots)
    }

    /// What does not go together with one visit, where it is said at this one.
    pub fn conflicts_at(&self, visit: VisitId) -> Vec<Conflict> {
        self.conflicts().remove(&visit).unwrap_or_default()
    }

    /// A visit of these days.
    pub(super) fn row(&self, visit: VisitId) -> Option<&VisitRow> {
        self.rows.iter().find(|row| row.visit == visit)
    }

    /// What a family is called.
    pub(super) fn name(&self, who: &Who, family: FamilyId) -> String {
        let card = self.cards.get(&family);
        card.map_or_else(
            || who.words.say("called-nobody-yet"),
            |card| called::family(who.words, card),
        )
    }
}

/// What does not go together with one planned visit, for whoever it is to make.
///
/// # Errors
/// When a list cannot be read or the access book not written.
pub async fn at_visit(open: &Open, visit: &Visit) -> Result<Markup, Error> {
    let ahead = visit.on().filter(|on| visit.status() == Status::Planned && *on >= open.today);
    let Some(on) = ahead else { return Ok(Markup::default()) };
    let (app, who) = (&open.app, &open.who);
    let Some(days) = Days::between((app, who), (on, on)).await? else {
        return Ok(Markup::default());
    };
    let found = conflicts_of(&days.slots, visit.id);
    look(open, found.iter()).await?;
    Ok(days.at_visit(who, &found))
}

/// What does not go together with any of a family's planned visits, for whoever they are to make.
///
/// # Errors
/// When a list cannot be read or the access book not written.
pub async fn of_family(open: &Open) -> Result<Markup, Error> {
    let planned = open.family.visits.iter().filter(|visit| visit.status() == Status::Planned);
    let ahead = planned.filter_map(Visit::on).filter(|on| *on >= open.today);
    let Some(last) = ahead.max() else { return Ok(Markup::default()) };
    let (app, who) = (&open.app, &open.who);
    let span = (open.today, last);
    let Some(days) = Days::between((app, who), span).await? else { return Ok(Markup::default()) };
    let own = days.rows.iter().filter(|row| row.family == open.family.id);
    let found = own.map(|row| (row, conflicts_of(&days.slots, row.visit)));
    let found: Vec<_> = found.filter(|(_, found)| !found.is_empty()).collect();
    look(open, found.iter().flat_map(|(_, found)| found)).await?;
    Ok(days.listed(who, &found, false))
}

/// That other families of one's calendar are named stands in the access book, as where it is opened.
async fn look(open: &Open, mut found: impl Iterator<Item = &Conflict>) -> Result<(), Error> {
    if found.any(|one| one.other().is_some()) {
        open.app.record.note_access(open.who.looking("calendar.open", open.now)).await?;
    }
    Ok(())
}

fn slot(visit: &VisitRow, bounds: &BTreeMap<FamilyId, Bounds>) -> Slot {
    let Bounds { until, ended, pause } = bounds.get(&visit.family).copied().unwrap_or_default();
    Slot {
        visit: visit.visit,
        on: visit.on,
        at: visit.at,
        minutes: visit.planned.minutes,
        travel_minutes: visit.planned.travel_minutes,
        pause,
        until,
        ended,
    }
}
