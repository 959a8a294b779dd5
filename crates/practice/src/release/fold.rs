// SPDX-License-Identifier: AGPL-3.0-or-later
//! Requests and releases as their entries fold.

use jiff::civil::Date;

use super::{Answer, Event, Made, Request, due};
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
}

impl Asked {
    /// The day by which it is to be answered.
    #[must_use]
    pub fn due(&self) -> Date {
        due(self.request.kind, self.request.on, self.extended.is_some())
    }
}

/// What was asked of a family's record, and what went out of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Releases {
    /// Requests, in the order they came.
    pub requests: Vec<Asked>,
    /// Releases, in the order they were made, with who made them.
    pub made: Vec<(ReleaseId, Made, PractitionerId)>,
    /// The legal hold that lasts: why, and since when.
    pub hold: Option<(Text, Date)>,
}

impl Releases {
    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId) {
        match event.clone() {
            Event::RequestMade { request: id, asked } => {
                if self.requests.iter().all(|known| known.id != id) {
                    let asked = Asked { id, request: asked, extended: None, answered: None };
                    self.requests.push(asked);
                }
            }
            Event::RequestExtended { request, words, on } => {
                if let Some(known) = self.requests.iter_mut().find(|known| known.id == request) {
                    known.extended.get_or_insert((words, on));
                }
            }
            Event::RequestAnswered { request, answer, words, on } => {
                if let Some(known) = self.requests.iter_mut().find(|known| known.id == request) {
                    known.answered = Some((answer, words, on));
                }
            }
            Event::ReleaseMade { release, made } => {
                if self.made.iter().all(|(known, ..)| *known != release) {
                    self.made.push((release, made, by));
                }
            }
            Event::HoldPlaced { holds, words, on } => self.hold = holds.then_some((words, on)),
        }
    }
}
