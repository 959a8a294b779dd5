// SPDX-License-Identifier: AGPL-3.0-or-later
//! Which visits may be taken along, until when, and which pages go with each.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan as _};
use practice::visits::Status;
use practice::{FamilyId, VisitId};
use serde_json::{Value, json};

use crate::accounts::Who;
use crate::calendar::for_the_room;
use crate::called;
use crate::error::Error;
use crate::lists;
use crate::open::Open;
use crate::state::App;
use crate::urls;
use crate::words::Words;

/// Days ahead whose visits are offered, with today.
const DAYS_AHEAD: i64 = 3;
/// Notes of earlier visits that go along.
const NOTES: usize = 3;
/// Cards of guidance that go along, the newest of them.
const CARDS: usize = 6;
/// The hour of the day at which a device empties itself.
const HOUR: i8 = 20;

/// Until when families may lie on a device: 72 hours at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Until {
    /// Until the evening of the next working day.
    NextWorkingDay,
    /// Until this evening, or for four hours where that is later.
    Tonight,
    /// For three days.
    ThreeDays,
}

impl Until {
    /// The one that is proposed comes first.
    pub const ALL: [Self; 3] = [Self::NextWorkingDay, Self::Tonight, Self::ThreeDays];

    /// What a form calls it.
    pub fn code(self) -> &'static str {
        match self {
            Self::NextWorkingDay => "next",
            Self::Tonight => "tonight",
            Self::ThreeDays => "three-days",
        }
    }

    /// The one a form calls so.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// When that is.
    pub fn at(self, app: &App) -> Timestamp {
        let (now, today) = (app.clock.now(), app.today());
        let longest = now.saturating_add(72.hours()).unwrap_or(now);
        let evening = |day: Date| {
            let at = day.at(HOUR, 0, 0, 0).to_zoned(app.zone.clone());
            at.map_or(longest, |at| at.timestamp())
        };
        let at = match self {
            Self::Tonight => {
                let few = now.saturating_add(4.hours()).unwrap_or(now);
                evening(today).max(few)
            }
            Self::NextWorkingDay => evening(next_working_day(today)),
            Self::ThreeDays => longest,
        };
        at.min(longest)
    }
}

/// The next day from Monday to Friday.
fn next_working_day(today: Date) -> Date {
    let rests = |day: &Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let mut ahead = (1..=3_i64).filter_map(|days| today.checked_add(days.days()).ok());
    ahead.find(|day| !rests(day)).unwrap_or(today)
}

/// A visit that may be taken along.
pub struct Offered {
    /// The family.
    pub family: FamilyId,
    /// The visit; a new one where none is planned.
    pub visit: Option<VisitId>,
    name: String,
    /// As it may be read by others in the room.
    initials: String,
    when: String,
    /// Whether it goes along: a visit that is not for the room does not.
    goes: bool,
}

impl Offered {
    /// What a form calls it; nothing where it does not go along.
    pub fn code(&self) -> Option<String> {
        let visit = self.visit.map(|visit| visit.to_string()).unwrap_or_default();
        self.goes.then(|| format!("{}/{visit}", self.family))
    }

    /// As the page gets it: those with a day are proposed, and what does not go along has no code.
    pub fn json(&self) -> Value {
        let ticked = self.visit.is_some();
        json!({ "code": self.code(), "name": self.name, "when": self.when, "ticked": ticked })
    }
}

/// The visits of the next days by day and hour, then the families without one.
pub async fn offered(app: &App, who: &Who) -> Result<Vec<Offered>, Error> {
    let (words, today, me) = (who.words, app.today(), who.practitioner());
    let span = (today, today.checked_add(DAYS_AHEAD.days())?);
    let mut visits = lists::visits_of(&app.record, me, today, span).await?;
    visits.retain(|visit| visit.status == "planned");
    // What is taken along is read in the room: of a visit of which the family does not read together, no page is. Nor
    // is another made in its place: its note would be another visit's, and it would stay planned.
    let planned: BTreeSet<FamilyId> = visits.iter().map(|visit| visit.family).collect();
    let visits = for_the_room(app, visits).await?;
    let mut families = lists::families_of(&app.record, me, today).await?;
    families.retain(|row| row.ended.is_none());
    let cards = app.cards.all(&app.record).await?;
    let initials = |family: FamilyId| {
        let card = cards.get(&family).map(|card| called::family(words, &card.initials()));
        card.unwrap_or_else(|| words.say("called-nobody-yet"))
    };
    let name = |family: FamilyId| match cards.get(&family) {
        Some(card) if !who.shared_screen => called::family(words, card),
        _ => initials(family),
    };
    let mut all: Vec<Offered> = Vec::new();
    for visit in visits.iter().filter(|visit| families.iter().any(|row| row.family == visit.family))
    {
        let mut when = words.date(visit.on);
        if let Some(at) = visit.at {
            when = format!("{when}, {}", words.time(at));
        }
        let (family, id) = (visit.family, Some(visit.visit));
        let (name, initials) = (name(family), initials(family));
        all.push(Offered { family, visit: id, name, initials, when, goes: true });
    }
    let rest = families.iter().filter(|row| visits.iter().all(|visit| visit.family != row.family));
    let mut rest: Vec<Offered> = rest
        .map(|row| {
            let (family, goes) = (row.family, !planned.contains(&row.family));
            let when = words.say(if goes { "away-no-day" } else { "away-not-along" });
            Offered {
                family,
                visit: None,
                name: name(family),
                initials: initials(family),
                when,
                goes,
            }
        })
        .collect();
    rest.sort_by(|a, b| a.name.cmp(&b.name));
    all.extend(rest);
    Ok(all)
}

/// The pages that go along once, whatever families do: they name nobody.
pub fn beside(words: Words) -> Value {
    json!([{ "part": "at-once", "name": words.say("at-once-title"), "url": urls::AT_ONCE }])
}

/// The pages that go along with a visit: each as anybody may see it in the room.
pub fn pages_of(open: &Open, one: &Offered) -> Value {
    let (family, words) = (open.family.id, open.who.words);
    let visit = one.visit.unwrap_or_else(|| VisitId(crate::random::id()));
    let before = match one.visit {
        Some(visit) => urls::before_visit(family, visit),
        None => urls::before(family),
    };
    let mut pages = vec![
        json!({ "part": "before", "name": words.say("before-title"), "url": before }),
        json!({ "part": "story", "name": words.say("story-title"), "url": urls::story(family) }),
    ];
    let held = open.family.visits.newest_first().into_iter();
    let held = held.filter(|visit| visit.status() == Status::Held).take(NOTES);
    for (number, visit) in held.enumerate() {
        let on = visit.on().map(|on| words.date(on)).unwrap_or_default();
        let name = words.with("away-note-of", &[("date", on.into())]);
        let url = urls::visit(family, visit.id);
        pages.push(json!({ "part": format!("note-{number}"), "name": name, "url": url }));
    }
    pages.extend(crate::guidance::for_the_room(open).into_iter().take(CARDS).map(|one| {
        let name = words.with("away-guidance-of", &[("date", words.date(one.given.on).into())]);
        let url = urls::guidance_card(family, one.given.child, one.id);
        json!({ "part": format!("guidance-{}", one.id), "name": name, "url": url })
    }));
    json!({
        "family": family.to_string(),
        "visit": visit.to_string(),
        "name": one.initials,
        "when": one.when,
        "pages": pages,
        "called": words.say("note-title"),
        "note": urls::note(family, visit),
        "arrive": urls::arrive(family, visit),
    })
}
