// SPDX-License-Identifier: AGPL-3.0-or-later
//! Somebody's own days, and what does not go together in them: said in the week, on Today, and where they plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use maud::{Markup, html};
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
use crate::urls;

/// What is planned of somebody's own days.
pub struct Days {
    rows: Vec<VisitRow>,
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

    fn row(&self, visit: VisitId) -> Option<&VisitRow> {
        self.rows.iter().find(|row| row.visit == visit)
    }

    fn name(&self, who: &Who, family: FamilyId) -> String {
        let card = self.cards.get(&family);
        card.map_or_else(
            || who.words.say("called-nobody-yet"),
            |card| called::family(who.words, card),
        )
    }

    /// What does not go together, each in a sentence with the way to the other visit.
    pub fn said(&self, who: &Who, found: &[Conflict]) -> Markup {
        html! { @for one in found { p.note.honey { (self.sentence(who, *one)) } } }
    }

    fn sentence(&self, who: &Who, conflict: Conflict) -> Markup {
        let words = who.words;
        let date = |key: &str, on: Date| words.with(key, &[("date", words.date(on).into())]);
        let few = |of: u16| i64::from(of).into();
        match conflict {
            Conflict::Over { other, from, to, way } => {
                let both = [("from", words.time(from).into()), ("to", words.time(to).into())];
                let way =
                    (way > 0).then(|| words.with("calendar-conflict-way", &[("way", few(way))]));
                html! {
                    (words.with("calendar-conflict-over", &both)) " " (self.other(who, other)) "."
                    @if let Some(way) = way { " " (way) }
                }
            }
            Conflict::WayHere { other, between, way } | Conflict::WayOn { other, between, way } => {
                let key = match conflict {
                    Conflict::WayHere { .. } => "calendar-conflict-way-here",
                    _ => "calendar-conflict-way-on",
                };
                let both = [("between", few(between)), ("way", few(way))];
                html! { (words.with(key, &both)) " " (self.other(who, other)) "." }
            }
            Conflict::InPause(until) => html! { (date("calendar-conflict-pause", until)) },
            Conflict::NotTheirs(from) => html! { (date("calendar-conflict-not-theirs", from)) },
            Conflict::Ended(on) => html! { (date("calendar-conflict-ended", on)) },
        }
    }

    /// The other visit by its family and its hours, and the way there.
    fn other(&self, who: &Who, visit: VisitId) -> Markup {
        let Some(row) = self.row(visit) else { return html! {} };
        let told =
            [("family", self.name(who, row.family).into()), ("hours", hours(who, row).into())];
        html! {
            a href=(urls::visit(row.family, row.visit)) { (who.words.with("calendar-other", &told)) }
        }
    }

    /// What does not go together, visit for visit: each by its day and hour, and by its family where several are told of.
    fn listed(&self, who: &Who, found: &[(&VisitRow, Vec<Conflict>)], named: bool) -> Markup {
        let words = who.words;
        html! {
            @if !found.is_empty() {
                section.card.stack-s.noprint aria-labelledby="own-days" {
                    h2 id="own-days" { (words.say("days-title")) }
                    p.meta { (words.say("days-hint")) }
                    @for (row, found) in found {
                        div.stack-s {
                            p.who {
                                a href=(urls::visit(row.family, row.visit)) { (day_and_hour(who, row)) }
                                @if named { " · " (self.name(who, row.family)) }
                            }
                            (self.said(who, found))
                        }
                    }
                }
            }
        }
    }

    /// What does not go together on the days after this one.
    pub fn after(&self, who: &Who, day: Date) -> Markup {
        let found = self.conflicts();
        let later = self.rows.iter().filter(|row| row.on > day);
        let later = later.filter_map(|row| Some((row, found.get(&row.visit)?.clone())));
        self.listed(who, &later.collect::<Vec<_>>(), true)
    }
}

/// What does not go together with one planned visit, for whoever it is to make.
///
/// # Errors
/// When a list cannot be read or the access book not written.
pub async fn at_visit(open: &Open, visit: &Visit) -> Result<Markup, Error> {
    let ahead = visit.on().filter(|on| visit.status() == Status::Planned && *on >= open.today);
    let Some(on) = ahead else { return Ok(html! {}) };
    let (app, who) = (&open.app, &open.who);
    let Some(days) = Days::between((app, who), (on, on)).await? else { return Ok(html! {}) };
    let found = conflicts_of(&days.slots, visit.id);
    look(open, found.iter()).await?;
    Ok(html! {
        @if !found.is_empty() {
            section.card.stack-s.noprint aria-labelledby="own-days" {
                h3 id="own-days" { (who.words.say("days-title")) }
                p.meta { (who.words.say("days-hint")) }
                (days.said(who, &found))
            }
        }
    })
}

/// What does not go together with any of a family's planned visits, for whoever they are to make.
///
/// # Errors
/// When a list cannot be read or the access book not written.
pub async fn of_family(open: &Open) -> Result<Markup, Error> {
    let planned = open.family.visits.iter().filter(|visit| visit.status() == Status::Planned);
    let ahead = planned.filter_map(Visit::on).filter(|on| *on >= open.today);
    let Some(last) = ahead.max() else { return Ok(html! {}) };
    let (app, who) = (&open.app, &open.who);
    let span = (open.today, last);
    let Some(days) = Days::between((app, who), span).await? else { return Ok(html! {}) };
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

fn day_and_hour(who: &Who, row: &VisitRow) -> String {
    let words = who.words;
    let weekday = words.say(&format!("weekday-short-{}", row.on.weekday().to_monday_one_offset()));
    let told = [("weekday", weekday.into()), ("date", words.day_month(row.on).into())];
    let day = words.with("plan-short-day", &told);
    match row.at {
        Some(at) => {
            words.with("plan-day-and-hour", &[("day", day.into()), ("time", words.time(at).into())])
        }
        None => day,
    }
}

/// From when to when a visit is, as far as that is known.
pub(super) fn hours(who: &Who, visit: &VisitRow) -> String {
    let words = who.words;
    let Some(at) = visit.at else { return words.say("calendar-no-hour") };
    let over = visit.planned.minutes.and_then(|minutes| over(at, minutes));
    match over {
        Some(over) => {
            let both = [("from", words.time(at).into()), ("to", words.time(over).into())];
            words.with("calendar-from-to", &both)
        }
        None => words.time(at),
    }
}

/// When a visit is over, where that is on the same day.
fn over(at: Time, minutes: u16) -> Option<Time> {
    at.checked_add(i64::from(minutes).minutes()).ok()
}
