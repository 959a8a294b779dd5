// SPDX-License-Identifier: AGPL-3.0-or-later
//! Requests and releases as their entries fold.

use jiff::civil::Date;

use super::{Answer, Counsel, Decided, Demand, Event, KeptQuiet, Made, Noted, Request, Told, due};
use crate::ids::{PractitionerId, ReleaseId, RequestId};
use crate::text::Text;

/// A request and how it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The request.
    pub id: RequestId,
    /// What was asked.
    pub request: Request,
    /// The extension that was taken: its reason and its day.
    pub extended: Option<(Text, Date)>,
    /// The answer, what was told, and when.
    pub answered: Option<(Answer, Text, Date)>,
    /// What whoever was refused says of it, and when they said it.
    pub stated: Option<(Text, Date)>,
    /// What a court's or a lawyer's demand says.
    pub demand: Option<Demand>,
    /// What counsel said of it.
    pub counsel: Option<Counsel>,
    /// What was decided about it.
    pub decided: Option<Decided>,
}

impl Asked {
    /// The day by which it is to be answered.
    #[must_use]
    pub fn due(&self) -> Date {
        due(self.request.kind, self.request.on, self.extended.is_some())
    }
}

/// What a second person found of a prepared copy.
#[derive(Debug, Clone, PartialEq)]
pub struct LookedOver {
    /// Who.
    pub by: PractitionerId,
    /// Whether they agree.
    pub agrees: bool,
    /// Why not, where they do not.
    pub words: Option<Text>,
    /// When.
    pub on: Date,
}

/// A prepared copy that did not go yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// The release it becomes.
    pub id: ReleaseId,
    /// What would go, to whom, and why.
    pub made: Made,
    /// Who prepared it.
    pub by: PractitionerId,
    /// What a second person found.
    pub looked: Option<LookedOver>,
}

/// What was asked of a family's record, and what went out of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Releases {
    /// Requests, in the order they came.
    pub requests: Vec<Asked>,
    /// Copies that wait for a second person, in the order they were prepared.
    pub waiting: Vec<Waiting>,
    /// Releases, in the order they were made, with who made them.
    pub made: Vec<(ReleaseId, Made, PractitionerId)>,
    /// Who was told of what, in the order they were.
    pub told: Vec<Told>,
    /// Releases that were kept quiet, with why and until when; whoever was told since, was told.
    pub quiet: Vec<(ReleaseId, KeptQuiet)>,
    /// What was told to somebody, not as a copy from here.
    pub noted: Vec<Noted>,
    /// The legal hold that lasts: why, and since when.
    pub hold: Option<(Text, Date)>,
}

impl Releases {
    /// Everybody who prepared, looked over or gave a copy.
    #[must_use]
    pub fn practitioners(&self) -> Vec<PractitionerId> {
        let mut all = Vec::new();
        for (_, made, by) in &self.made {
            all.push(*by);
            all.extend(made.second);
        }
        for waiting in &self.waiting {
            all.push(waiting.by);
            all.extend(waiting.looked.as_ref().map(|looked| looked.by));
        }
        all
    }

    fn change(&mut self, request: RequestId, change: impl FnOnce(&mut Asked)) {
        if let Some(known) = self.requests.iter_mut().find(|known| known.id == request) {
            change(known);
        }
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId) {
        match event.clone() {
            Event::RequestMade { request: id, asked } => {
                if self.requests.iter().all(|known| known.id != id) {
                    let asked = Asked {
                        id,
                        request: asked,
                        extended: None,
                        answered: None,
                        stated: None,
                        demand: None,
                        counsel: None,
                        decided: None,
                    };
                    self.requests.push(asked);
                }
            }
            Event::RequestExtended { request, words, on } => {
                self.change(request, |known| {
                    known.extended.get_or_insert((words, on));
                });
            }
            Event::RequestAnswered { request, answer, words, on } => {
                self.change(request, |known| known.answered = Some((answer, words, on)));
            }
            Event::DemandDescribed { request, demand } => {
                self.change(request, |known| known.demand = Some(demand));
            }
            Event::DemandAdvised { request, counsel } => {
                self.change(request, |known| known.counsel = Some(counsel));
            }
            Event::DemandDecided { request, decided } => {
                self.change(request, |known| known.decided = Some(decided));
            }
            Event::RequestStated { request, words, on } => {
                self.change(request, |known| {
                    known.stated.get_or_insert((words, on));
                });
            }
            Event::ReleasePrepared { release: id, made } => {
                let known = self.waiting.iter().any(|known| known.id == id)
                    || self.made.iter().any(|(known, ..)| *known == id);
                if !known {
                    self.waiting.push(Waiting { id, made, by, looked: None });
                }
            }
            Event::ReleaseLookedOver { release, agrees, words, on } => {
                if let Some(known) = self.waiting.iter_mut().find(|known| known.id == release) {
                    known.looked.get_or_insert(LookedOver { by, agrees, words, on });
                }
            }
            Event::ReleaseMade { release, made } => {
                self.waiting.retain(|known| known.id != release);
                if self.made.iter().all(|(known, ..)| *known != release) {
                    self.made.push((release, made, by));
                }
            }
            Event::ReleaseTold(told) => {
                // Whoever else is not told yet stays untold for the same reason.
                let known = |one: &Told| one.release == told.release && one.person == told.person;
                if !self.told.iter().any(known) {
                    self.told.push(told);
                }
            }
            Event::ReleaseKeptQuiet { release, quiet, .. } => {
                self.quiet.retain(|(known, _)| *known != release);
                self.quiet.push((release, quiet));
            }
            Event::DisclosureNoted(noted) => self.noted.push(noted),
            Event::HoldPlaced { holds, words, on } => self.hold = holds.then_some((words, on)),
        }
    }
}
