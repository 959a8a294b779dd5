// SPDX-License-Identifier: AGPL-3.0-or-later
//! What one caregiver reads, as things are now: of what a page of a visit may be made, and what of one still stands.

use jiff::civil::Date;

use super::{Piece, Retold, Source};
use crate::access::Law;
use crate::attachments::{Attachment, Form};
use crate::family::{self, Family, Said};
use crate::ids::{EntryId, PersonId, VisitId};
use crate::promises::Promise;
use crate::text::Text;
use crate::visits::{self, Field, Status, Visit, field_of};

/// A family through the eyes of one caregiver.
#[derive(Debug, Clone, Copy)]
pub struct Eyes<'a> {
    /// Whose.
    pub person: PersonId,
    /// The family as it folds from what they read.
    pub family: &'a Family,
    /// What they read, oldest first.
    pub said: &'a [&'a Said],
    /// Everybody's entries, for finding out what was written otherwise since; nothing of them is shown.
    pub whole: &'a [Said],
}

/// What a piece of a page says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum What<'a> {
    /// A text of the note, and who said it.
    Text(Field, &'a Text, Option<PersonId>),
    /// What somebody said they would do.
    Promise(&'a Promise),
}

/// A piece of a page as it stands now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shown<'a> {
    /// The piece.
    pub piece: &'a Piece,
    /// What it says.
    pub what: What<'a>,
}

/// The texts of a note in the order of a page: a moment to keep first.
fn in_order() -> impl Iterator<Item = Field> {
    let others = Field::ALL.into_iter().filter(|field| *field != Field::Delight);
    std::iter::once(Field::Delight).chain(others)
}

impl<'a> Eyes<'a> {
    /// Whether they know that there was the visit.
    #[must_use]
    pub fn knows(&self, visit: VisitId) -> bool {
        self.family.visits.get(visit).is_some_and(|known| known.signed.is_some())
    }

    /// Everything of a visit that a page for them may be made of, in the order of the page: the texts that are theirs to
    /// read, and what was promised that day and is still open.
    #[must_use]
    pub fn offered(&self, visit: VisitId) -> Vec<(Source, What<'a>)> {
        let of_field = |field: Field| {
            let wrote = self.said.iter().filter(move |said| field_of(said, visit) == Some(field));
            wrote.filter_map(|said| Some((Source::Text(said.id), self.text(visit, said.id)?)))
        };
        let texts: Vec<_> = in_order().flat_map(of_field).collect();
        let on = self.family.visits.get(visit).and_then(Visit::on);
        let open = self.family.promises.open().into_iter();
        let that_day = open.filter(|one| self.knows(visit) && Some(one.made.on) == on);
        let promised = that_day.map(|one| (Source::Promise(one.id), What::Promise(one)));
        texts.into_iter().chain(promised).collect()
    }

    /// What a page says now. A text that is not theirs to read any more, or that was written otherwise since, is not
    /// there, whatever the reason; of a visit they may not know nothing is.
    #[must_use]
    pub fn page<'b>(&self, told: &'b Retold) -> Vec<Shown<'b>>
    where
        'a: 'b,
    {
        if self.person != told.to || !self.knows(told.visit) {
            return Vec::new();
        }
        let what = |of: Source| match of {
            Source::Text(entry) => self.text(told.visit, entry),
            Source::Promise(id) => self.family.promises.get(id).map(What::Promise),
        };
        let shown = |piece: &'b Piece| Some(Shown { piece, what: what(piece.of)? });
        told.pieces.iter().filter_map(shown).collect()
    }

    /// The next visit a page names, while it is planned and ahead.
    #[must_use]
    pub fn next(&self, told: &Retold, today: Date) -> Option<&'a Visit> {
        let known = self.family.visits.get(told.next?)?;
        let ahead = known.on().is_some_and(|on| today <= on);
        Some(known).filter(|known| ahead && known.status() == Status::Planned)
    }

    /// The picture on a page, where it is theirs to see.
    #[must_use]
    pub fn picture(&self, told: &Retold) -> Option<&'a Attachment> {
        let known = self.family.attachments.get(told.picture?)?;
        let of_visit = known.kept.visit == Some(told.visit);
        Some(known).filter(|known| of_visit && known.kept.form == Form::Photo)
    }

    /// A text, where it stands: theirs to read, under no rule of law, and the last that was written in its field.
    fn text(&self, visit: VisitId, entry: EntryId) -> Option<What<'a>> {
        let said = self.said.iter().find(|said| said.id == entry)?;
        let family::Event::Visits(visits::Event::Wrote { visit: of, field, text, teller, .. }) =
            &said.event
        else {
            return None;
        };
        let last = self.said.iter().rev().find(|one| field_of(one, visit) == Some(*field));
        let stands = *of == visit
            && self.knows(visit)
            && last.is_some_and(|last| last.id == entry)
            && Law::of(&said.label) == Law::None
            && !text.is_empty();
        stands.then_some(What::Text(*field, text, *teller))
    }
}
