// SPDX-License-Identifier: AGPL-3.0-or-later
//! Wonderings as their entries fold, where each stands, and when one comes back.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{BACK_DAYS, BACK_VISITS, Event, OwnWords, Told};
use crate::family::Family;
use crate::ids::{PractitionerId, StepId, VisitId, WordsId};
use crate::text::Text;
use crate::visits::{Field, Status, Visit, Written};

/// Where a wondering stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// Held.
    Held,
    /// Asked, and not heard yet.
    Asked,
    /// Answered.
    Heard,
    /// Let go.
    LetGo,
}

impl Stands {
    /// Its name in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Asked => "asked",
            Self::Heard => "heard",
            Self::LetGo => "let-go",
        }
    }
}

/// What a step was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// It was asked.
    Asked,
    /// It was heard, in these words.
    Heard(WordsId),
    /// It is held longer.
    Open,
    /// It was let go.
    LetGo,
}

impl Kept {
    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Heard(_) => "heard",
            Self::Open => "kept-open",
            Self::LetGo => "let-go",
        }
    }
}

/// A step of a wondering.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The step.
    pub id: StepId,
    /// What it was.
    pub what: Kept,
    /// When.
    pub on: Date,
    /// In which visit, where it was in one.
    pub during: Option<VisitId>,
    /// How it was put, or why.
    pub words: Option<Text>,
    /// Who wrote it.
    pub by: PractitionerId,
    /// When it was written.
    pub at: Timestamp,
    /// Whether it was taken back.
    pub taken_back: bool,
}

/// Words that were said, and whether they were taken back.
type Said = (OwnWords, bool);

/// What became of the wonderings of a family, and what was said to them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wonderings {
    steps: BTreeMap<VisitId, Vec<Step>>,
    said: Vec<(WordsId, Said)>,
}

impl Wonderings {
    /// The steps of the wondering of this visit, oldest first.
    #[must_use]
    pub fn steps(&self, visit: VisitId) -> &[Step] {
        self.steps.get(&visit).map_or(&[], Vec::as_slice)
    }

    /// What somebody said, where whoever reads may know it; also what was taken back.
    #[must_use]
    pub fn words(&self, said: WordsId) -> Option<&OwnWords> {
        self.said.iter().find(|(known, _)| *known == said).map(|(_, (own, _))| own)
    }

    /// What was said and stands, newest first.
    #[must_use]
    pub fn said(&self) -> Vec<&OwnWords> {
        let stands = self.said.iter().filter(|(_, (_, taken_back))| !taken_back);
        let mut all: Vec<&OwnWords> = stands.map(|(_, (own, _))| own).collect();
        all.sort_by_key(|own| std::cmp::Reverse(own.on));
        all
    }

    fn say(&mut self, said: WordsId, own: &OwnWords) {
        if self.words(said).is_none() {
            self.said.push((said, (own.clone(), false)));
        }
    }

    fn unsay(&mut self, said: WordsId) {
        if let Some((_, (_, taken_back))) = self.said.iter_mut().find(|(known, _)| *known == said) {
            *taken_back = true;
        }
    }

    fn keep(&mut self, visit: VisitId, step: Step) {
        let steps = self.steps.entry(visit).or_default();
        if steps.iter().all(|known| known.id != step.id) {
            steps.push(step);
        }
    }

    fn take_back(&mut self, visit: VisitId, step: StepId) {
        let steps = self.steps.get_mut(&visit).into_iter().flatten();
        for known in steps.filter(|known| known.id == step) {
            known.taken_back = true;
        }
    }
}

/// Folds one event in. Total: what is in the record has happened. Of a wondering that whoever reads does not know,
/// nothing that became of it leaves a trace.
pub(crate) fn apply(family: &mut Family, event: &Event, by: PractitionerId, at: Timestamp) {
    if let Some(of) = event.visit() {
        let known = family.visits.get(of);
        if known.is_none_or(|visit| visit.texts(Field::Wondering).next().is_none()) {
            return;
        }
    }
    let all = &mut family.wonderings;
    let step = |told: &Told, what| Step {
        id: told.step,
        what,
        on: told.on,
        during: told.during,
        words: told.words.clone(),
        by,
        at,
        taken_back: false,
    };
    match event {
        Event::Asked { visit, asked } => all.keep(*visit, step(asked, Kept::Asked)),
        Event::KeptOpen { visit, kept } => all.keep(*visit, step(kept, Kept::Open)),
        Event::LetGo { visit, let_go } => all.keep(*visit, step(let_go, Kept::LetGo)),
        Event::Heard { visit, heard } => {
            let told = Told { step: heard.step, on: heard.on, during: heard.during, words: None };
            all.keep(*visit, step(&told, Kept::Heard(heard.said)));
        }
        Event::TakenBack { visit, step, .. } => all.take_back(*visit, *step),
        Event::WordsSaid { said, own } => all.say(*said, own),
        Event::WordsTakenBack { said, .. } => all.unsay(*said),
    }
}

/// A wondering, and everything that became of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wondering<'a> {
    /// The visit in whose note it was wondered.
    pub visit: &'a Visit,
    /// As the note reads now.
    pub written: &'a Written,
    /// Each step, oldest first; also those taken back.
    pub steps: &'a [Step],
}

impl<'a> Wondering<'a> {
    /// The steps that stand, oldest first.
    #[must_use]
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = &'a Step> + use<'a> {
        self.steps.iter().filter(|step| !step.taken_back)
    }

    /// The step that was taken last and stands.
    #[must_use]
    pub fn last(&self) -> Option<&'a Step> {
        self.standing().next_back()
    }

    /// Where it stands. Held longer it is as open as it was before; also what was heard or let go is opened that way.
    #[must_use]
    pub fn stands(&self) -> Stands {
        self.standing().fold(Stands::Held, |before, step| match (step.what, before) {
            (Kept::Asked, _) | (Kept::Open, Stands::Asked) => Stands::Asked,
            (Kept::Heard(_), _) => Stands::Heard,
            (Kept::LetGo, _) => Stands::LetGo,
            (Kept::Open, _) => Stands::Held,
        })
    }

    /// Whether it is still open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.stands(), Stands::Held | Stands::Asked)
    }

    /// The words it was heard in, the last ones.
    #[must_use]
    pub fn heard(&self) -> Option<(&'a Step, WordsId)> {
        self.standing().rev().find_map(|step| match step.what {
            Kept::Heard(said) => Some((step, said)),
            _ => None,
        })
    }

    /// The day it was looked at last: of its visit, or of the last step.
    #[must_use]
    pub fn looked(&self) -> Option<Date> {
        let steps = self.standing().map(|step| step.on);
        steps.chain(self.visit.on()).max()
    }
}

impl Family {
    /// The wondering of one visit.
    #[must_use]
    pub fn wondering(&self, visit: VisitId) -> Option<Wondering<'_>> {
        let visit = self.visits.get(visit).filter(|visit| visit.status() == Status::Held)?;
        let written = visit.text(Field::Wondering)?;
        Some(Wondering { visit, written, steps: self.wonderings.steps(visit.id) })
    }

    /// Every wondering, the newest first.
    #[must_use]
    pub fn wondered(&self) -> Vec<Wondering<'_>> {
        let newest = self.visits.newest_first().into_iter();
        newest.filter_map(|visit| self.wondering(visit.id)).collect()
    }

    /// Open wonderings whose time has come: three visits and more went by since they were looked at last, and that is
    /// not half a year ago. The oldest first. None of what is between somebody and one who died.
    #[must_use]
    pub fn wonderings_back(&self, today: Date) -> Vec<Wondering<'_>> {
        let held = self.visits.iter().filter(|visit| visit.status() == Status::Held);
        let days: Vec<Date> = held.filter_map(Visit::on).collect();
        let due = |one: &Wondering<'_>| {
            one.looked().is_some_and(|looked| {
                let since = days.iter().filter(|on| looked < **on).count();
                since >= BACK_VISITS && (today - looked).get_days() <= BACK_DAYS
            })
        };
        let all = self.wondered().into_iter();
        let mut back: Vec<_> =
            all.filter(|one| one.is_open() && due(one) && self.lives_on(one.visit)).collect();
        back.reverse();
        back
    }

    /// Whether one of those a visit was about is between two who live.
    #[must_use]
    pub fn lives_on(&self, visit: &Visit) -> bool {
        let about = visit.signed.iter().flat_map(|signed| &signed.held.relationships);
        let mut known = about.filter_map(|id| self.relationships.get(*id)).peekable();
        known.peek().is_none() || known.any(|known| self.both_live(known))
    }
}
