// SPDX-License-Identifier: AGPL-3.0-or-later
//! Presence: the rhythm a family agreed to, when it became quiet, and reaching out, which is work too.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::family::{self, Family};
use crate::ids::PractitionerId;
use crate::label::{Facet, Label, Labelled};
use crate::text::Text;
use crate::visits::{Status, Visit};

/// Days without contact after which reaching out is suggested, unless a slower rhythm was agreed.
pub const QUIET_DAYS: i32 = 21;
/// Days a try to reach out is given to be answered.
pub const REST_DAYS: i32 = 7;
/// The slowest rhythm that is one, in days between two visits.
pub const EVERY_MAX: u16 = 90;
/// The longest pause, in days: half a year, then it is agreed anew.
pub const PAUSE_DAYS_MAX: i32 = 183;

/// Something that happened to the rhythm of a family's visits. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Another rhythm was agreed with the family, or a pause.
    #[serde(rename = "rhythm.agreed")]
    Agreed(Agreed),
    /// Why it was: for those who do the work.
    #[serde(rename = "rhythm.explained")]
    Explained {
        /// The day of the agreement.
        on: Date,
        /// In the words of whoever wrote it down.
        words: Text,
    },
    /// Somebody tried to reach the family.
    #[serde(rename = "outreach.tried")]
    Tried(Tried),
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["rhythm.agreed", "rhythm.explained", "outreach.tried"];

/// A rhythm as it was agreed with the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The day it was agreed.
    pub on: Date,
    /// Days between two visits; none while it is open.
    #[serde(default)]
    pub every_days: Option<u16>,
    /// Until when there are no visits, where a pause was agreed.
    #[serde(default)]
    pub pause_until: Option<Date>,
}

/// A try to reach a family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// The day.
    pub on: Date,
    /// How.
    pub way: Way,
    /// Whether somebody answered.
    #[serde(default)]
    pub answered: bool,
    /// What was said or left, in own words.
    #[serde(default)]
    pub words: Option<Text>,
}

/// How somebody reached out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// A short message.
    Message,
    /// A call.
    Call,
    /// A card or a letter.
    Card,
    /// Coming by.
    DropBy,
    /// Another way.
    Other,
}

impl Way {
    /// Every way, in the order of a form.
    pub const ALL: [Self; 5] = [Self::Message, Self::Call, Self::Card, Self::DropBy, Self::Other];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Call => "call",
            Self::Card => "card",
            Self::DropBy => "drop-by",
            Self::Other => "other",
        }
    }
}

/// An agreement, and why it came about where the reader may know.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// What was agreed.
    pub agreed: Agreed,
    /// Why.
    pub why: Option<Text>,
}

/// A try to reach the family, and who made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Try {
    /// What was tried.
    pub tried: Tried,
    /// Who tried.
    pub by: PractitionerId,
}

/// The rhythm of a family's visits beside the visits themselves, as its entries fold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Presence {
    /// Agreements since the opening, by their days.
    pub agreed: Vec<Agreement>,
    /// Tries to reach out, in the order they were written down.
    pub tried: Vec<Try>,
    /// What was agreed when the record was opened.
    first: Option<u16>,
}

impl Presence {
    fn in_force(&self, day: Date) -> Option<&Agreed> {
        let mut newest = self.agreed.iter().rev().map(|one| &one.agreed);
        newest.find(|agreed| agreed.on <= day)
    }

    /// The last day, beside those of visits, from which no quiet is counted: somebody answered, a rhythm was
    /// agreed, or the pause that was agreed last ends.
    #[must_use]
    pub fn heard(&self) -> Option<Date> {
        let answered = self.tried.iter().filter(|one| one.tried.answered).map(|one| one.tried.on);
        let agreed = self.agreed.iter().map(|one| one.agreed.on);
        let pause = self.agreed.last().and_then(|one| one.agreed.pause_until);
        answered.chain(agreed).chain(pause).max()
    }

    /// Until when a try to reach out is given time to be answered.
    #[must_use]
    pub fn rests_until(&self) -> Option<Date> {
        self.tried.iter().map(|one| days_after(one.tried.on, REST_DAYS)).max()
    }
}

/// Folds one event in. Total: what is in the record has happened.
pub(crate) fn apply(family: &mut Family, event: &Event, by: PractitionerId) {
    let presence = &mut family.presence;
    match event {
        Event::Agreed(agreed) => {
            if presence.agreed.is_empty() {
                presence.first = family.every_days;
            }
            let at = presence.agreed.partition_point(|known| known.agreed.on <= agreed.on);
            presence.agreed.insert(at, Agreement { agreed: *agreed, why: None });
            family.every_days = presence.agreed.last().and_then(|last| last.agreed.every_days);
        }
        Event::Explained { on, words } => {
            let mut newest = presence.agreed.iter_mut().rev();
            if let Some(known) = newest.find(|known| known.agreed.on == *on) {
                known.why = Some(words.clone());
            }
        }
        Event::Tried(tried) => presence.tried.push(Try { tried: tried.clone(), by }),
    }
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::Presence(event)
    }
}

fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(Span::new().days(days))
}

/// How many days without contact an agreed rhythm allows: three weeks, or one and a half times a slower
/// rhythm, rounded up.
#[must_use]
pub fn allowed_days(every_days: Option<u16>) -> i32 {
    let half_more = every_days.map_or(0, |days| (i32::from(days) * 3 + 1) / 2);
    QUIET_DAYS.max(half_more)
}

/// The first day on which reaching out is suggested, when this was the last contact.
#[must_use]
pub fn due(last: Date, every_days: Option<u16>, rests_until: Option<Date>) -> Date {
    let due = days_after(last, allowed_days(every_days));
    rests_until.map_or(due, |rests| rests.max(due))
}

fn held(family: &Family) -> impl Iterator<Item = Date> {
    let held = family.visits.iter().filter(|visit| visit.status() == Status::Held);
    held.filter_map(Visit::on)
}

/// Since when it has been quiet, where reaching out is suggested on this day. It is asked of whoever works with
/// the family, and says nothing of the family.
#[must_use]
pub fn suggested(family: &Family, today: Date) -> Option<Date> {
    if family.goodbye.ended.is_some() {
        return None;
    }
    let presence = &family.presence;
    let last = held(family).chain(family.opened).chain(presence.heard()).max()?;
    (due(last, family.every_days, presence.rests_until()) <= today).then_some(last)
}

/// Days in a row without contact, more than was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The day of the last contact, or the end of an agreed pause.
    pub since: Date,
    /// The day of the next contact; none while it lasts.
    pub until: Option<Date>,
    /// How many days.
    pub days: i32,
}

/// The gaps up to this day, the oldest first. An agreement is a contact too, so between two contacts the same
/// rhythm holds.
#[must_use]
pub fn gaps(family: &Family, today: Date) -> Vec<Gap> {
    let presence = &family.presence;
    let answered = presence.tried.iter().filter(|one| one.tried.answered).map(|one| one.tried.on);
    let agreed = presence.agreed.iter().map(|one| one.agreed.on);
    let contacts = held(family).chain(family.opened).chain(answered).chain(agreed);
    let contacts: BTreeSet<Date> = contacts.filter(|on| *on <= today).collect();
    let nexts = contacts.iter().skip(1).copied().map(Some).chain([None]);
    let between = contacts.iter().copied().zip(nexts);
    between
        .filter_map(|(last, until)| {
            let agreed = presence.in_force(last);
            let since =
                agreed.and_then(|agreed| agreed.pause_until).map_or(last, |end| end.max(last));
            let before =
                if presence.agreed.is_empty() { family.every_days } else { presence.first };
            let every = agreed.map_or(before, |agreed| agreed.every_days);
            let end = if family.goodbye.ended.is_some() { until? } else { until.unwrap_or(today) };
            let days = (end - since).get_days();
            (allowed_days(every) <= days).then_some(Gap { since, until, days })
        })
        .collect()
}

/// Why a rhythm is not agreed, or a try not kept, that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The day lies in the future.
    #[error("the day lies in the future")]
    InFuture,
    /// The day is before the family was met.
    #[error("the day is before the record was opened")]
    BeforeOpening,
    /// Fewer than one day, or more than ninety.
    #[error("a rhythm is between 1 and 90 days")]
    NoRhythm,
    /// A pause ends after it began.
    #[error("the pause ends before it begins")]
    PauseOver,
    /// A pause without an end in sight is a goodbye, or is agreed anew.
    #[error("the pause is longer than half a year")]
    PauseTooLong,
    /// A changed agreement says why.
    #[error("why another rhythm was agreed is missing")]
    NoReason,
    /// The work with the family ended.
    #[error("the work with this family has ended; begin it anew first")]
    Ended,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::InFuture | Self::BeforeOpening | Self::Ended => "on",
            Self::NoRhythm => "every",
            Self::PauseOver | Self::PauseTooLong => "pause",
            Self::NoReason => "why",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::InFuture => "presence-refused-in-future",
            Self::BeforeOpening => "presence-refused-before-opening",
            Self::NoRhythm => "presence-refused-no-rhythm",
            Self::PauseOver => "presence-refused-pause-over",
            Self::PauseTooLong => "presence-refused-pause-too-long",
            Self::NoReason => "presence-refused-no-reason",
            Self::Ended => "presence-refused-ended",
        }
    }
}

fn day_of_work(family: &Family, on: Date, today: Date) -> Result<(), Refused> {
    if today < on {
        return Err(Refused::InFuture);
    }
    if family.opened.is_some_and(|opened| on < opened) {
        return Err(Refused::BeforeOpening);
    }
    Ok(())
}

/// Keeps another rhythm, or a pause. What was agreed is the family's together; why is for those who do the
/// work, since what keeps somebody from visits may be one parent's alone.
///
/// # Errors
/// When the work ended, the day is ahead or before the opening, it is no rhythm or no pause, or no reason is given.
pub fn agree(
    family: &Family,
    agreed: Agreed,
    why: Text,
    today: Date,
) -> Result<Vec<Labelled>, Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    let on = agreed.on;
    day_of_work(family, on, today)?;
    if agreed.every_days.is_some_and(|days| days == 0 || EVERY_MAX < days) {
        return Err(Refused::NoRhythm);
    }
    match agreed.pause_until {
        Some(until) if until <= on => return Err(Refused::PauseOver),
        Some(until) if days_after(on, PAUSE_DAYS_MAX) < until => return Err(Refused::PauseTooLong),
        _ => {}
    }
    if why.is_empty() {
        return Err(Refused::NoReason);
    }
    Ok(vec![
        Labelled::new(Label::of(Facet::Together), Event::Agreed(agreed)),
        Labelled::new(Label::of(Facet::Practitioner), Event::Explained { on, words: why }),
    ])
}

/// Keeps a try to reach the family, for those who do the work: to whom a message went, and that nobody answered,
/// may be nothing another parent should find.
///
/// # Errors
/// When the day is ahead or before the opening.
pub fn reach_out(family: &Family, tried: Tried, today: Date) -> Result<Labelled, Refused> {
    day_of_work(family, tried.on, today)?;
    Ok(Labelled::new(Label::of(Facet::Practitioner), Event::Tried(tried)))
}
