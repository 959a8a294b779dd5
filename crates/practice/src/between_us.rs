// SPDX-License-Identifier: AGPL-3.0-or-later
//! Between us: how it was to be together with somebody of the family, for whoever visits them; a rupture, and its repair.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::family::{self, Family, Said};
use crate::ids::{PersonId, PractitionerId, VisitId};
use crate::label::{Facet, Label, Labelled, LawTag};
use crate::people::Person;
use crate::text::Text;

/// Something that was told of it. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Whoever visits told how it was between them and somebody.
    #[serde(rename = "between_us.told")]
    Told {
        /// What they told.
        told: Box<Told>,
    },
    /// It was told by mistake, such as of another person than it was with.
    #[serde(rename = "between_us.taken_back")]
    TakenBack {
        /// In which visit it was told.
        visit: VisitId,
        /// With whom.
        with: PersonId,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["between_us.told", "between_us.taken_back"];

/// How it was between whoever visited and somebody of the family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// In which visit.
    pub visit: VisitId,
    /// With whom.
    pub with: PersonId,
    /// How it was to be together.
    #[serde(default)]
    pub how: Option<Text>,
    /// A rupture between them.
    #[serde(default)]
    pub rupture: Option<Text>,
    /// How one was mended.
    #[serde(default)]
    pub repair: Option<Text>,
    /// The day of the visit.
    pub on: Date,
}

/// Keeps how it was between them, in the part of those who do the work: nobody of the family reads it, and it is about
/// nobody who could ask for it.
///
/// # Errors
/// When nothing is told, it is with nobody of the family who lives, the work ended, or a text of the note is under a rule
/// of law that opens it to few.
pub fn tell(family: &Family, told: Told, law: &[LawTag]) -> Result<Labelled, Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    if told.how.is_none() && told.rupture.is_none() && told.repair.is_none() {
        return Err(Refused::Nothing);
    }
    if !family.people.get(told.with).is_some_and(Person::is_living) {
        return Err(Refused::UnknownPerson);
    }
    if law.iter().any(|tag| tag.opens_to_few()) {
        return Err(Refused::Law);
    }
    let told = Box::new(told);
    let label = Label::of(Facet::Practitioner).under(law.iter().copied());
    Ok(Labelled::new(label, Event::Told { told }))
}

/// Takes back what one told of a visit with somebody, under the label it has: nobody else's, since how it was is theirs
/// to say.
///
/// # Errors
/// When they told nothing of it, or took it back already.
pub fn take_back<'a>(
    family: &Family,
    (visit, with): (VisitId, PersonId),
    by: PractitionerId,
    said: impl IntoIterator<Item = &'a Said>,
) -> Result<Labelled, Refused> {
    let mut stands = family.between_us.of_visit(visit);
    if !stands.any(|(told, teller)| told.with == with && teller == by) {
        return Err(Refused::NotThere);
    }
    let of = |one: &&Said| match &one.event {
        family::Event::BetweenUs(Event::Told { told }) => {
            one.by == by && told.visit == visit && told.with == with
        }
        _ => false,
    };
    let last = said.into_iter().filter(of).last().ok_or(Refused::NotThere)?;
    Ok(Labelled::new(last.label.clone(), Event::TakenBack { visit, with }))
}

/// Why it is not kept that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing was told.
    #[error("nothing was told")]
    Nothing,
    /// Nobody of this family who lives.
    #[error("they are not known in this family")]
    UnknownPerson,
    /// The work with the family ended.
    #[error("the work with this family has ended; begin it anew first")]
    Ended,
    /// A text of the note is under a rule of law that opens it to few: what was between them belongs there.
    #[error("a text of the note is under a rule of law that opens it to few")]
    Law,
    /// They told nothing of it that stands.
    #[error("nothing of it stands that they told")]
    NotThere,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::UnknownPerson => "us-with",
            Self::Nothing | Self::Ended | Self::Law | Self::NotThere => "us-how",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "us-refused-nothing",
            Self::UnknownPerson => "us-refused-unknown-person",
            Self::Ended => "us-refused-ended",
            Self::Law => "us-refused-law",
            Self::NotThere => "us-refused-not-there",
        }
    }
}

/// What was told between one who visits and one of the family, as it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Between<'a> {
    /// With whom.
    pub with: PersonId,
    /// Who visits.
    pub by: PractitionerId,
    /// What was told last.
    pub newest: &'a Told,
    /// The last rupture, where nothing mended it since.
    pub open: Option<&'a Told>,
}

/// What was told between those who visit and the family, in its order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BetweenUs {
    all: Vec<(Told, PractitionerId)>,
}

impl BetweenUs {
    /// What was told in a visit, and by whom.
    pub fn of_visit(&self, visit: VisitId) -> impl Iterator<Item = (&Told, PractitionerId)> {
        let of = self.all.iter().filter(move |(told, _)| told.visit == visit);
        of.map(|(told, by)| (told, *by))
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId) {
        match event {
            Event::Told { told } => self.all.push((Told::clone(told), by)),
            Event::TakenBack { visit, with } => self
                .all
                .retain(|(told, teller)| (told.visit, told.with, *teller) != (*visit, *with, by)),
        }
    }

    /// What stands between each two, the latest first: by the days of the visits, since a note may come in late.
    fn standing(&self) -> Vec<Between<'_>> {
        let mut in_order: Vec<&(Told, PractitionerId)> = self.all.iter().collect();
        in_order.sort_by_key(|(told, _)| told.on);
        let mut all: Vec<Between<'_>> = Vec::new();
        for (told, by) in in_order {
            let before = all.iter().position(|one| one.with == told.with && one.by == *by);
            let before = before.map(|at| all.remove(at));
            // A repair mends what was hard before it, and in the same visit.
            let open = match (&told.rupture, &told.repair) {
                (_, Some(_)) => None,
                (Some(_), None) => Some(told),
                (None, None) => before.and_then(|one| one.open),
            };
            all.push(Between { with: told.with, by: *by, newest: told, open });
        }
        all.reverse();
        all
    }
}

impl Family {
    /// What stands between those who visit and each of the family, the latest first. What was between somebody and one
    /// who died is not asked to be mended, nor what nobody can mend any more: whoever it was between left, or the work ended.
    #[must_use]
    pub fn between_us(&self) -> Vec<Between<'_>> {
        let lives = |one: &Between<'_>| self.people.get(one.with).is_some_and(Person::is_living);
        let ended = self.goodbye.ended.is_some();
        // Whoever only stood in for somebody was never of the team, and did not leave it.
        let left = |by: PractitionerId| {
            let mut theirs = self.team.iter().filter(|one| one.practitioner == by).peekable();
            theirs.peek().is_some() && theirs.all(|one| one.until.is_some())
        };
        let all = self.between_us.standing().into_iter().filter(lives);
        let asks = |one: &Between<'_>| !ended && !left(one.by);
        all.map(|one| Between { open: one.open.filter(|_| asks(&one)), ..one }).collect()
    }
}

impl Event {
    /// The visit it was told in.
    #[must_use]
    pub fn visit(&self) -> VisitId {
        match self {
            Self::Told { told } => told.visit,
            Self::TakenBack { visit, .. } => *visit,
        }
    }
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::BetweenUs(event)
    }
}
