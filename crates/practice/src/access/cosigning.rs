// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who may stand for a colleague's note, and write that and nothing else.

use super::{Hat, Purpose, Reader, Relation, Screen, may_read, may_write};
use crate::family;
use crate::label::Labelled;
use crate::visits;

/// Whether a reader is of those who may stand for a colleague's note: whoever works with the family, stands in, or
/// supervises, alone with the screen. It opens nothing they do not read in any case.
#[must_use]
pub fn cosigns(reader: &Reader) -> bool {
    let works = matches!(reader.hat, Hat::Visitor | Hat::Supervisor)
        && matches!(reader.relation, Relation::Team | Relation::Cover | Relation::Supervises);
    works && reader.purpose == Purpose::Care && reader.screen == Screen::Own
}

/// Whether a reader may write this: what its label lets them write; and who only supervises stands for a note they
/// read, and writes nothing else.
#[must_use]
pub fn may_append(reader: &Reader, one: &Labelled) -> bool {
    let stands_for = matches!(one.event, family::Event::Visits(visits::Event::Cosigned { .. }));
    may_write(reader, &one.label)
        || stands_for && cosigns(reader) && may_read(reader, &one.label, &[])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::VisitId;
    use crate::label::{Facet, Label};

    fn reader(hat: Hat, relation: Relation) -> Reader {
        Reader::new(hat, relation)
    }

    fn stands_for(facet: Facet) -> Labelled {
        let cosigned = visits::Event::Cosigned {
            visit: VisitId(1),
            amendment: 0,
            licence: "lcsw".to_owned(),
            way: None,
            proof: None,
        };
        Labelled::new(Label::of(facet), cosigned)
    }

    #[test]
    fn whoever_only_supervises_stands_for_what_they_read_and_writes_nothing_else() {
        let ruth = reader(Hat::Supervisor, Relation::Supervises);
        assert!(cosigns(&ruth) && !may_write(&ruth, &Label::of(Facet::Together)));
        assert!(may_append(&ruth, &stands_for(Facet::Together)));
        assert!(!may_append(&ruth, &stands_for(Facet::Safety)), "they do not read it");
        let due = visits::Event::CosignDue { visit: VisitId(1), amendment: 0 };
        assert!(!may_append(&ruth, &Labelled::new(Label::of(Facet::Practitioner), due)));
        let beside_others = Reader { screen: Screen::Shared, ..ruth.clone() };
        assert!(!may_append(&beside_others, &stands_for(Facet::Together)));
        let for_a_copy = Reader { purpose: Purpose::ProtectedRelease, ..ruth };
        assert!(!cosigns(&for_a_copy));
    }

    #[test]
    fn nobody_else_stands_for_a_note_by_being_let_in_for_something_else() {
        for (hat, relation) in [
            (Hat::Visitor, Relation::Emergency),
            (Hat::Supervisor, Relation::Distance),
            (Hat::Supervisor, Relation::Ended),
            (Hat::Supervisor, Relation::None),
            (Hat::Intake, Relation::Team),
            (Hat::Manager, Relation::Team),
            (Hat::PrivacyOfficer, Relation::None),
            (Hat::Administrator, Relation::Team),
        ] {
            assert!(!cosigns(&reader(hat, relation.clone())), "{hat:?} {relation:?}");
        }
    }
}
