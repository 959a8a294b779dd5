// SPDX-License-Identifier: AGPL-3.0-or-later
//! What notes are said to show, as the entries fold.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::codes::{Domain, Shown, Strategy};
use super::{Event, Fits, Left};
use crate::family::Said;
use crate::ids::{PractitionerId, VisitId};
use crate::label::Label;
use crate::text::Text;
use crate::visits::{Field, Visit};

/// What a sentence of a note is said to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit<W> {
    /// What.
    pub shows: W,
    /// The field it stands in.
    pub field: Field,
    /// The sentence.
    pub sentence: Text,
    /// Who said so: whoever wrote the note.
    pub by: PractitionerId,
    /// When.
    pub at: Timestamp,
}

type Kept<W> = BTreeMap<(VisitId, W), Fit<W>>;

/// What notes are said to show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LookingBack {
    pub(super) strategies: Kept<Strategy>,
    pub(super) domains: Kept<Domain>,
}

impl LookingBack {
    /// What this note is said to show, in sentences that still stand in it: what an amendment took away is not
    /// pointed at any more.
    pub fn of<'a, W: Shown>(&'a self, visit: &'a Visit) -> impl Iterator<Item = &'a Fit<W>> {
        let here = W::all().iter().filter_map(move |shows| self.get(visit.id, *shows));
        here.filter(move |fit| {
            visit.text(fit.field).is_some_and(|now| stands(&now.text, &fit.sentence))
        })
    }

    /// What was said of one note and one strategy or domain.
    pub(super) fn get<W: Shown>(&self, visit: VisitId, shows: W) -> Option<&Fit<W>> {
        W::kept(self).get(&(visit, shows))
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId, at: Timestamp) {
        match event {
            Event::StrategyFits(fits) => keep(&mut self.strategies, fits, (by, at)),
            Event::StrategyLeft(left) => drop(self.strategies.remove(&(left.visit, left.shows))),
            Event::DomainFits(fits) => keep(&mut self.domains, fits, (by, at)),
            Event::DomainLeft(left) => drop(self.domains.remove(&(left.visit, left.shows))),
        }
    }
}

fn keep<W: Shown>(kept: &mut Kept<W>, fits: &Fits<W>, (by, at): (PractitionerId, Timestamp)) {
    let Fits { visit, shows, field, sentence } = fits.clone();
    kept.insert((visit, shows), Fit { shows, field, sentence, by, at });
}

/// Whether a sentence stands in a text.
pub(super) fn stands(text: &Text, sentence: &Text) -> bool {
    !sentence.is_empty() && text.as_str().contains(sentence.as_str())
}

/// The label under which it was said that a note shows this, for taking it back under the same one. Only what
/// whoever asks may read is looked at.
pub fn label_of_fit<'a, W: Shown>(
    said: impl IntoIterator<Item = &'a Said>,
    (visit, shows): (VisitId, W),
) -> Option<&'a Label> {
    let mut label = None;
    for one in said {
        let crate::Event::LookingBack(event) = &one.event else { continue };
        if W::fits_of(event).is_some_and(|fits| (fits.visit, fits.shows) == (visit, shows)) {
            label = Some(&one.label);
        }
    }
    label
}

impl Event {
    /// The visit of whose note something was said.
    #[must_use]
    pub fn visit(&self) -> VisitId {
        match self {
            Self::StrategyFits(Fits { visit, .. })
            | Self::DomainFits(Fits { visit, .. })
            | Self::StrategyLeft(Left { visit, .. })
            | Self::DomainLeft(Left { visit, .. }) => *visit,
        }
    }
}
