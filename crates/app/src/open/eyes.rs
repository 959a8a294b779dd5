// SPDX-License-Identifier: AGPL-3.0-or-later
//! A family through the eyes of one who cares for a child of it: what they read, of what whoever looks reads too.

use practice::access::{self, Asker, Hat, Moment, Reader};
use practice::retold::Eyes;
use practice::{Family, PersonId, Said};

use super::Open;

/// What one caregiver reads, and the family as it folds from that.
pub struct Seen<'a> {
    /// Whose eyes.
    pub person: PersonId,
    /// The family as they read it.
    pub family: Family,
    said: Vec<&'a Said>,
    whole: &'a [Said],
}

impl Seen<'_> {
    /// The eyes, as the rules ask for them.
    pub fn eyes(&self) -> Eyes<'_> {
        let Self { person, family, said, whole } = self;
        Eyes { person: *person, family, said, whole }
    }
}

impl Open {
    /// What somebody of the family reads today, alone with their screen; nothing that whoever looks may not read.
    pub fn seen_by(&self, person: PersonId) -> Seen<'_> {
        let entries = self.whole();
        let at = Moment { now: self.now, today: self.today };
        let relation = access::relation(&entries.whole, &Asker::Member(person), at);
        let reader = Reader::new(Hat::Caregiver, relation);
        let rights = &entries.whole.rights;
        let hers =
            |said: &&Said| access::may_read(&reader, &said.label, rights.shared_with(said.id));
        let said: Vec<&Said> = self.said().filter(hers).collect();
        let family = Family::fold(self.family.id, said.iter().copied());
        Seen { person, family, said, whole: &entries.said }
    }
}
