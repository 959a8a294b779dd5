// SPDX-License-Identifier: AGPL-3.0-or-later
//! Goodbye: the work with a family ends, whoever did it reads on for thirty days, and the family may come back.

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::family::{self, Family};
use crate::ids::{PractitionerId, RequestId, VisitId};
use crate::label::{Facet, Label, Labelled};
use crate::release::RequestKind;
use crate::text::Text;
use crate::visits::{Status, Visit};

/// How many days after the last one whoever worked with a family still reads it, to write late notes
/// and to say goodbye.
pub const DAYS: i32 = 30;

/// Something that happened to the work as a whole. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// The work with the family ended.
    #[serde(rename = "family.closed")]
    Closed {
        /// The last day.
        on: Date,
    },
    /// Why it ended: for those who did the work.
    #[serde(rename = "goodbye.explained")]
    Explained(Explained),
    /// The family came back.
    #[serde(rename = "family.reopened")]
    Reopened {
        /// Since when.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["family.closed", "goodbye.explained", "family.reopened"];

/// Why the work ended, and in own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// Why.
    pub why: Why,
    /// In the words of whoever wrote it down.
    #[serde(default)]
    pub words: Option<Text>,
    /// The last day.
    pub on: Date,
}

/// Why the work with a family ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// What they hoped for was reached.
    HopesReached,
    /// The family wishes it.
    FamilysWish,
    /// They moved away.
    Moved,
    /// The child is too old for this work.
    AgedOut,
    /// Nobody of them could be reached any more.
    LostTouch,
    /// Somebody else works with them now.
    OtherService,
    /// Another reason.
    Other,
}

impl Why {
    /// Every reason, in the order of a form.
    pub const ALL: [Self; 7] = [
        Self::HopesReached,
        Self::FamilysWish,
        Self::Moved,
        Self::AgedOut,
        Self::LostTouch,
        Self::OtherService,
        Self::Other,
    ];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::HopesReached => "hopes-reached",
            Self::FamilysWish => "familys-wish",
            Self::Moved => "moved",
            Self::AgedOut => "aged-out",
            Self::LostTouch => "lost-touch",
            Self::OtherService => "other-service",
            Self::Other => "other",
        }
    }
}

/// How it stands with the end of a family's work, as its entries fold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Goodbye {
    /// The last day of the work; none while it goes on.
    pub ended: Option<Date>,
    /// Why it ended, for those who read it.
    pub explained: Option<Explained>,
    /// Who worked with the family when it ended, and until when they would have.
    was: Vec<Was>,
}

/// Somebody's work with a family as it was before the family ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Was {
    practitioner: PractitionerId,
    since: Date,
    /// For a team, the first day they would no longer have worked with it; for a cover, the last.
    until: Option<Date>,
    cover: bool,
}

/// The last day on which a family that ended on this one is read by those who worked with it.
#[must_use]
pub fn last_read(ended: Date) -> Date {
    ended.saturating_add(Span::new().days(DAYS))
}

/// The first day on which they do not.
fn closed_from(ended: Date) -> Date {
    ended.saturating_add(Span::new().days(DAYS + 1))
}

impl Goodbye {
    /// Whether the record is closed by then to those who worked with the family.
    #[must_use]
    pub fn is_closed_on(&self, day: Date) -> bool {
        self.ended.is_some_and(|ended| closed_from(ended) <= day)
    }

    /// Until when somebody works with the family who begins on this day: without an end, unless the
    /// family has ended.
    pub(crate) fn until(&mut self, practitioner: PractitionerId, since: Date) -> Option<Date> {
        let first = closed_from(self.ended?);
        self.was.push(Was { practitioner, since, until: None, cover: false });
        Some(first)
    }

    fn before(&self, (practitioner, since): (PractitionerId, Date), cover: bool) -> Option<&Was> {
        let same = |was: &&Was| {
            was.practitioner == practitioner && was.since == since && was.cover == cover
        };
        self.was.iter().find(same)
    }
}

/// Folds one event in. Total: what is in the record has happened.
pub(crate) fn apply(family: &mut Family, event: &Event) {
    match event {
        Event::Closed { on } => end(family, *on),
        Event::Explained(explained) => {
            if family.goodbye.ended == Some(explained.on) {
                family.goodbye.explained = Some(explained.clone());
            }
        }
        Event::Reopened { on } => come_back(family, *on),
    }
}

/// From here on everybody's work with the family has a last day, whatever it had before, so that every
/// page, list and question of who may read finds the same.
fn end(family: &mut Family, on: Date) {
    if family.goodbye.ended.is_some() {
        return;
    }
    let mut was = Vec::new();
    let (first, last) = (closed_from(on), last_read(on));
    for member in &mut family.team {
        if member.until.is_none_or(|until| first < until) {
            let (practitioner, since, until) = (member.practitioner, member.since, member.until);
            was.push(Was { practitioner, since, until, cover: false });
            member.until = Some(first);
        }
    }
    for cover in &mut family.rights.covers {
        if last < cover.until {
            let (practitioner, since, until) = (cover.practitioner, cover.from, Some(cover.until));
            was.push(Was { practitioner, since, until, cover: true });
            cover.until = last;
        }
    }
    family.goodbye = Goodbye { ended: Some(on), explained: None, was };
}

/// Within the thirty days it is as if the family had not ended. Later nobody works with it until they
/// are asked anew: whose place it was may be another's by now, and nobody reads again without anybody
/// having decided it.
fn come_back(family: &mut Family, on: Date) {
    let goodbye = std::mem::take(&mut family.goodbye);
    let Some(ended) = goodbye.ended else { return };
    let (first, last) = (closed_from(ended), last_read(ended));
    if first <= on {
        return;
    }
    // Whoever left meanwhile has left.
    for member in family.team.iter_mut().filter(|member| member.until == Some(first)) {
        if let Some(was) = goodbye.before((member.practitioner, member.since), false) {
            member.until = was.until;
        }
    }
    for cover in family.rights.covers.iter_mut().filter(|cover| cover.until == last) {
        if let Some(was) = goodbye.before((cover.practitioner, cover.from), true) {
            cover.until = was.until.unwrap_or(last);
        }
    }
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::Goodbye(event)
    }
}

/// What waits, and would be lost with a family that ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waits {
    /// A visit is planned after the last day.
    Visit(VisitId),
    /// Somebody asked something of the record and has no answer.
    Request(RequestId),
    /// So did a court or a lawyer.
    Demand(RequestId),
}

/// Why the work does not end, or begin again, that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The day lies in the future.
    #[error("the day lies in the future")]
    InFuture,
    /// The day is before the family was met.
    #[error("the day is before the record was opened")]
    BeforeOpening,
    /// By that day the record would be closed already to whoever ends it.
    #[error("the day is more than thirty days ago")]
    LongAgo,
    /// A visit took place after that day.
    #[error("a visit took place after that day")]
    VisitSince(VisitId),
    /// Something waits.
    #[error("something waits that would be lost")]
    Waits(Waits),
    /// It ended already.
    #[error("the work with this family has ended already")]
    Ended,
    /// It did not end.
    #[error("the work with this family goes on")]
    GoesOn,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::InFuture
            | Self::BeforeOpening
            | Self::LongAgo
            | Self::VisitSince(_)
            | Self::GoesOn => "on",
            Self::Waits(_) => "waits",
            Self::Ended => "reopen",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::InFuture => "goodbye-refused-in-future",
            Self::BeforeOpening => "goodbye-refused-before-opening",
            Self::LongAgo => "goodbye-refused-long-ago",
            Self::VisitSince(_) => "goodbye-refused-visit-since",
            Self::Waits(Waits::Visit(_)) => "goodbye-refused-visit",
            Self::Waits(Waits::Request(_)) => "goodbye-refused-request",
            Self::Waits(Waits::Demand(_)) => "goodbye-refused-demand",
            Self::Ended => "goodbye-refused-ended",
            Self::GoesOn => "goodbye-refused-goes-on",
        }
    }
}

/// What waits with this family, as whoever looks may read it, and would be lost if it ended on this
/// day. What they may not read waits for the privacy officer, whose desk shows it until it is answered.
#[must_use]
pub fn waits(family: &Family, on: Date) -> Vec<Waits> {
    let planned = |visit: &&Visit| {
        visit.status() == Status::Planned && visit.on().is_some_and(|day| on < day)
    };
    let visits = family.visits.iter().filter(planned).map(|visit| Waits::Visit(visit.id));
    let asked = family.releases.requests.iter().filter(|asked| asked.answered.is_none());
    let asked = asked.map(|asked| match asked.request.kind {
        RequestKind::Subpoena => Waits::Demand(asked.id),
        _ => Waits::Request(asked.id),
    });
    visits.chain(asked).collect()
}

/// Ends the work with a family. That it ended, and when, is the family's together; why is for those who
/// did the work, since where somebody moved to, or that nobody answers the door, may be one parent's alone.
///
/// # Errors
/// When it ended already, the day is ahead, before the opening or a visit, or longer ago than whoever
/// ends it could still read it, or something waits.
pub fn close(family: &Family, explained: Explained, today: Date) -> Result<Vec<Labelled>, Refused> {
    let on = explained.on;
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    if today < on {
        return Err(Refused::InFuture);
    }
    if family.opened.is_some_and(|opened| on < opened) {
        return Err(Refused::BeforeOpening);
    }
    if last_read(on) < today {
        return Err(Refused::LongAgo);
    }
    let since =
        |visit: &&Visit| visit.status() == Status::Held && visit.on().is_some_and(|day| on < day);
    if let Some(visit) = family.visits.iter().find(since) {
        return Err(Refused::VisitSince(visit.id));
    }
    if let Some(first) = waits(family, on).into_iter().next() {
        return Err(Refused::Waits(first));
    }
    Ok(vec![
        Labelled::new(Label::of(Facet::Together), Event::Closed { on }),
        Labelled::new(Label::of(Facet::Practitioner), Event::Explained(explained)),
    ])
}

/// Begins the work anew, from today.
///
/// # Errors
/// When it did not end.
pub fn reopen(family: &Family, today: Date) -> Result<Labelled, Refused> {
    if family.goodbye.ended.is_none() {
        return Err(Refused::GoesOn);
    }
    Ok(Labelled::new(Label::of(Facet::Together), Event::Reopened { on: today }))
}
