// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the questions of a voice mean: of which child, who told it, and for whom it is.

use practice::relationships::Party;
use practice::told::Told;
use practice::{Facet, Label, PersonId};

use super::{children, limit};
use crate::fields::Reading;
use crate::open::{Hand, Open};

/// What the form sends for whoever fills it in.
pub const ME: &str = "me";
/// What the form sends for what all who care for the child read.
pub const ALL: &str = "all";
/// What the form sends for what stays with whoever told it and the team.
pub const OWN: &str = "own";

/// Who tells it, and for whom, as it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Who.
    pub by: Party,
    /// Whether it is for all who care for the child.
    pub all: bool,
}

/// The child something is told of: the only one there is, or the one chosen in this field.
pub fn child(reading: &mut Reading<'_>, open: &Open, field: &str) -> Option<PersonId> {
    let all = children(open);
    if let [only] = all.as_slice() {
        return Some(only.id);
    }
    if reading.fields.get(field).is_empty() {
        reading.problem(field, "voices-child-missing");
    }
    let offered = |id: &PersonId| all.iter().any(|child| child.id == *id);
    reading.choice(field, |id| id.parse().ok().filter(offered))
}

/// Who tells it and for whom, in fields of this ending; where nobody chose, what whoever visits tells is for all, and
/// what somebody of the family told is theirs (`otherwise` says if that is for all, too).
pub fn asked(reading: &mut Reading<'_>, open: &Open, (ending, otherwise): (&str, bool)) -> Asked {
    let me = Party::Practitioner(open.who.practitioner());
    let by = match Hand::of(open) {
        Hand::Own(me) => Some(Party::Person(me)),
        _ => reading.choice(&format!("by{ending}"), |code| match code {
            ME => Some(me),
            id => id.parse().ok().map(Party::Person),
        }),
    };
    let by = by.unwrap_or(me);
    let all = reading.choice(&format!("part{ending}"), |code| match code {
        ALL => Some(true),
        OWN => Some(false),
        _ => None,
    });
    let all = all.unwrap_or(otherwise || matches!(by, Party::Practitioner(_)));
    Asked { by, all }
}

impl Asked {
    /// The caregiver who tells it; none where whoever works with the family does.
    pub fn person(self) -> Option<PersonId> {
        match self.by {
            Party::Person(person) => Some(person),
            Party::Practitioner(_) => None,
        }
    }

    /// In whose part it stays, as things are where the act is decided: with the others who read the child's part, where
    /// that was chosen; in the part of a visit, or of one caregiver, where fewer may know.
    pub fn settled(self, open: &Open, child: PersonId, of_visit: Facet) -> Told {
        let told = match (self.by, self.all) {
            (Party::Practitioner(_), false) => self.told(Facet::Practitioner, Vec::new()),
            (Party::Practitioner(_), true) => self.told(Facet::Child(child), Vec::new()),
            (Party::Person(teller), false) => self.told(Facet::Caregiver(teller), Vec::new()),
            (Party::Person(teller), true) => {
                let readers = open.readers_of(&Label::of(Facet::Child(child)));
                let tied = readers.contains(&teller) || Hand::of(open) == Hand::Team;
                let others = readers.iter().copied().filter(|id| *id != teller);
                // Whoever does not read the child's part herself tells it in her own; what is written down for her she reads.
                let own = Some(teller).filter(|_| !readers.contains(&teller) && tied);
                let others = others.chain(own).collect();
                let part = if tied { Facet::Child(child) } else { Facet::Caregiver(teller) };
                self.told(part, others)
            }
        };
        let today = limit(open, &told);
        told.within(of_visit).within(today)
    }

    fn told(self, part: Facet, shared: Vec<PersonId>) -> Told {
        Told { by: self.by, part, shared, chosen_for_all: self.all }
    }
}
