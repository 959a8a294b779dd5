// SPDX-License-Identifier: AGPL-3.0-or-later
//! Telling a family: one sitting after another, each decided by the rules of the work and folded in.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use practice::text::{LINE_MAX, Text};
use practice::{EntryId, Family, FamilyId, Labelled, PractitionerId, Said};

use super::random::Random;
use super::{Act, MadeUpFamily};

/// The calendar the stories hang on: everything is told in days before today.
#[derive(Debug, Clone)]
pub(super) struct Days {
    pub(super) today: Date,
    zone: TimeZone,
}

impl Days {
    pub(super) fn new(today: Date, zone: &TimeZone) -> Self {
        Self { today, zone: zone.clone() }
    }

    /// So many days before today; after it, when negative.
    pub(super) fn ago(&self, days: i32) -> Date {
        self.today.saturating_sub(Span::new().days(days))
    }

    /// The number of days from today to the first weekday that is `days` or more ahead.
    pub(super) fn ahead(&self, days: i32) -> i32 {
        match self.ago(-days).weekday() {
            Weekday::Saturday => days + 2,
            Weekday::Sunday => days + 1,
            _ => days,
        }
    }

    /// The number of days from today to the next such weekday after today.
    pub(super) fn next(&self, weekday: Weekday) -> i32 {
        match i32::from(self.today.weekday().until(weekday)) {
            0 => 7,
            days => days,
        }
    }

    fn moment(&self, on: Date, at: Time) -> Option<Timestamp> {
        self.zone.to_timestamp(on.to_datetime(at)).ok()
    }
}

/// A family while it is told.
pub(super) struct Telling<'a> {
    pub(super) days: &'a Days,
    pub(super) random: Random,
    pub(super) family: Family,
    /// How often a rule was broken; a story that breaks one is a defect of ours.
    pub(super) refused: usize,
    /// The sentences drawn lately.
    pub(super) recent: Vec<&'static str>,
    acts: Vec<Act>,
    at: Timestamp,
    on: Date,
    pub(super) by: PractitionerId,
}

impl<'a> Telling<'a> {
    pub(super) fn new(days: &'a Days, id: FamilyId, random: Random) -> Self {
        Self {
            days,
            random,
            family: Family::new(id),
            refused: 0,
            recent: Vec::new(),
            acts: Vec::new(),
            at: Timestamp::MIN,
            on: Date::MIN,
            by: PractitionerId(0),
        }
    }

    /// Somebody sits down to write, so many days before today. What is kept from now on is one act.
    pub(super) fn sitting(&mut self, ago: i32, at: Time, by: PractitionerId) {
        let on = self.days.ago(ago);
        let after_last = self.at.checked_add(SignedDuration::from_secs(60)).unwrap_or(self.at);
        self.at = self.days.moment(on, at).map_or(after_last, |at| at.max(after_last));
        self.on = on;
        self.by = by;
        self.acts.push(Act { at: self.at, by: by.0, events: Vec::new() });
    }

    /// Everything that was told so far, as entries of the record.
    pub(super) fn said(&self) -> Vec<Said> {
        let all = self.acts.iter().flat_map(|act| act.events.iter().map(move |one| (act, one)));
        let said = (1..).zip(all).map(|(id, (act, one))| Said {
            id: EntryId(id),
            label: one.label.clone(),
            event: one.event.clone(),
            by: PractitionerId(act.by),
            at: act.at,
            on: self.days.zone.to_datetime(act.at).date(),
        });
        said.collect()
    }

    /// The day of the sitting.
    pub(super) fn on(&self) -> Date {
        self.on
    }

    /// Keeps what was decided in the sitting's act, and folds it in.
    pub(super) fn keep<E>(&mut self, decided: Result<Labelled, E>) {
        match (decided, self.acts.last_mut()) {
            (Ok(one), Some(act)) => {
                self.family.apply(&one.event, self.by, self.at);
                act.events.push(one);
            }
            _ => self.refused += 1,
        }
    }

    /// Keeps everything that was decided at once.
    pub(super) fn keep_all<E>(&mut self, decided: Result<Vec<Labelled>, E>) {
        match decided {
            Ok(all) => all.into_iter().for_each(|one| self.keep(Ok::<_, E>(one))),
            Err(_) => self.refused += 1,
        }
    }

    /// The family as told, and how often a rule was broken.
    pub(super) fn end(mut self) -> (MadeUpFamily, usize) {
        self.acts.retain(|act| !act.events.is_empty());
        (MadeUpFamily { id: self.family.id, acts: self.acts }, self.refused)
    }
}

/// A short line of ours.
pub(super) fn line(text: &str) -> Text {
    Text::line(text, LINE_MAX).unwrap_or_default()
}

/// A narrative of ours.
pub(super) fn prose(text: &str) -> Text {
    Text::narrative(text).unwrap_or_default()
}
