// SPDX-License-Identifier: AGPL-3.0-or-later
//! Safe contact: by which ways and at which hours somebody may be told something, and whether a message may go now.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::{Span, ToSpan as _};
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::text::Text;

/// A way of reaching somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// A call.
    Phone,
    /// A text message.
    Text,
    /// A letter.
    Post,
    /// An e-mail.
    Email,
    /// At the door, or wherever they meet.
    InPerson,
    /// A notice inside the person's own account.
    Portal,
}

impl Way {
    /// Every way, in the order of a form.
    pub const ALL: [Self; 6] =
        [Self::Phone, Self::Text, Self::Email, Self::Post, Self::InPerson, Self::Portal];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Text => "text",
            Self::Post => "post",
            Self::Email => "email",
            Self::InPerson => "in-person",
            Self::Portal => "portal",
        }
    }

    /// Whether it needs a number or an address of its own to be used at all.
    #[must_use]
    pub fn needs_address(self) -> bool {
        matches!(self, Self::Phone | Self::Text | Self::Post | Self::Email)
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Day {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl Day {
    /// Every day, from Monday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }

    fn of(date: Date) -> Self {
        match date.weekday() {
            Weekday::Monday => Self::Monday,
            Weekday::Tuesday => Self::Tuesday,
            Weekday::Wednesday => Self::Wednesday,
            Weekday::Thursday => Self::Thursday,
            Weekday::Friday => Self::Friday,
            Weekday::Saturday => Self::Saturday,
            Weekday::Sunday => Self::Sunday,
        }
    }
}

/// Whether one way was agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The way.
    pub way: Way,
    /// Whether it may be used.
    pub allowed: bool,
    /// The number or the address it goes to.
    #[serde(default)]
    pub to: Option<Text>,
}

/// The hours in which somebody may be reached, in the agency's local time. Where the last hour comes
/// before the first, they reach over midnight and belong to the day they begin on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// On which days.
    pub days: Vec<Day>,
    /// From when.
    pub from: Time,
    /// Until when.
    pub until: Time,
}

impl Hours {
    fn hold_at(&self, at: DateTime) -> bool {
        let (today, time) = (Day::of(at.date()), at.time());
        let on = |day: Day| self.days.contains(&day);
        if self.from <= self.until {
            return on(today) && self.from <= time && time < self.until;
        }
        let yesterday = at.date().checked_sub(1.day()).ok().map(Day::of);
        on(today) && self.from <= time || yesterday.is_some_and(on) && time < self.until
    }

    /// When they next begin after this moment.
    fn next_after(&self, at: DateTime) -> Option<DateTime> {
        if self.from == self.until {
            return None;
        }
        let day = |ahead: i64| at.date().checked_add(Span::new().days(ahead)).ok();
        let days = (0..=7).filter_map(day).filter(|date| self.days.contains(&Day::of(*date)));
        days.map(|date| date.to_datetime(self.from)).find(|begins| *begins > at)
    }
}

/// How somebody can be reached without harm, as they agreed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafeContact {
    /// Each way that was talked about.
    pub ways: Vec<Agreed>,
    /// The hours; none where any hour is fine.
    #[serde(default)]
    pub hours: Option<Hours>,
    /// What may be said to whoever answers.
    #[serde(default)]
    pub may_say: Option<Text>,
    /// Who of the family must not hear of it.
    #[serde(default)]
    pub kept_from: Vec<PersonId>,
    /// Who else must not, in words.
    #[serde(default)]
    pub kept_from_others: Option<Text>,
    /// Whether whoever told it wants it in the protected part.
    #[serde(default)]
    pub guarded: bool,
    /// Who told it, where somebody of the family did.
    #[serde(default)]
    pub told_by: Option<PersonId>,
    /// Since when it holds.
    pub from: Date,
}

impl SafeContact {
    /// Whether it belongs in the protected part: because it was asked for, or because somebody must
    /// not hear of it.
    #[must_use]
    pub fn is_guarded(&self) -> bool {
        self.guarded || !self.kept_from.is_empty() || self.kept_from_others.is_some()
    }

    /// What was agreed about a way; the last word where it was named twice.
    #[must_use]
    pub fn way(&self, way: Way) -> Option<&Agreed> {
        self.ways.iter().rev().find(|agreed| agreed.way == way)
    }
}

/// Whether somebody may be told something now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Now.
    Yes,
    /// Not at this hour; from this moment on.
    NotNow(DateTime),
    /// Not by this way.
    Never,
    /// Nothing was agreed about this way, so it is not used.
    Unknown,
}

/// Whether somebody may be told something by this way at this local time. Whoever sends a message
/// asks here, with the rule that stands for everybody, not for whoever happens to read. Without a
/// rule, a notice inside the person's own account is fine, and nothing leaves the product.
#[must_use]
pub fn may_tell(rule: Option<&SafeContact>, way: Way, at: DateTime) -> Told {
    let Some(rule) = rule.filter(|rule| rule.from <= at.date()) else {
        return if way == Way::Portal { Told::Yes } else { Told::Unknown };
    };
    let Some(agreed) = rule.way(way) else { return Told::Unknown };
    if !agreed.allowed {
        return Told::Never;
    }
    if way.needs_address() && agreed.to.is_none() {
        return Told::Unknown;
    }
    match &rule.hours {
        None => Told::Yes,
        Some(hours) if hours.hold_at(at) => Told::Yes,
        Some(hours) => hours.next_after(at).map_or(Told::Never, Told::NotNow),
    }
}
