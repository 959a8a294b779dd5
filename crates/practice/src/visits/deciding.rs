// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may happen to a visit, and why not.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::facts::{self, Facts};
use super::filing::{self, Filed, Filing, Standing};
use super::{Event, Field, Held};
use crate::family::Family;
use crate::ids::{PersonId, VisitId};
use crate::label::{Facet, Label, Labelled};
use crate::people::Role;
use crate::relationships::Party;
use crate::text::Text;

/// Longest visit taken as meant, in minutes.
pub(super) const MINUTES_MAX: u16 = 720;

/// A note as written, before it is signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// When, where, who, whose relationship.
    pub held: Held,
    /// What was written, by field.
    pub texts: BTreeMap<Field, Text>,
    /// Whose words [`Field::Words`] holds.
    pub teller: Option<PersonId>,
    /// Whose part of the record each text goes to.
    pub filed: Filed,
}

/// An amendment as written.
#[derive(Debug, Clone, PartialEq)]
pub struct Amendment {
    /// Why.
    pub reason: Text,
    /// The fields as they should read now; only those that differ are kept.
    pub texts: BTreeMap<Field, Text>,
    /// Whose words [`Field::Words`] holds.
    pub teller: Option<PersonId>,
    /// When, where, who and whose relationship as it should read now; none where that was not asked.
    pub facts: Option<Facts>,
    /// How each text is filed from now on, where that was chosen anew.
    pub filed: BTreeMap<Field, Filing>,
    /// How each text is filed as the note stands.
    pub stands: Standing,
}

/// Why a visit may not change that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not in this family's record.
    #[error("there is no such visit in this family's record")]
    NoSuchVisit,
    /// Signed notes are only amended.
    #[error("this visit is already signed; add an amendment instead")]
    AlreadySigned,
    /// Only signed notes are amended.
    #[error("this visit is not signed, so there is nothing to amend")]
    NotSigned,
    /// M1: no visit is written without saying whose relationship it was.
    #[error("whose relationship the visit was about is missing")]
    NoRelationship,
    /// A relationship of another family.
    #[error("the relationship is not in this family's record")]
    UnknownRelationship,
    /// One field is enough, in the note or beside it, but one it has to be.
    #[error("nothing is written yet; one field is enough")]
    NothingWritten,
    /// Nobody was there.
    #[error("who was there is missing")]
    NobodyThere,
    /// A person of another family.
    #[error("somebody named is not in this family's record")]
    UnknownPerson,
    /// Words belong to somebody.
    #[error("whose words these are is missing")]
    NoTeller,
    /// Held after today.
    #[error("the day lies in the future; plan the visit instead")]
    InFuture,
    /// Planned before today.
    #[error("the day has passed; write the visit instead")]
    InPast,
    /// Planned more than a year ahead.
    #[error("the day is more than a year ahead")]
    TooFarAhead,
    /// The work with the family ended.
    #[error("the work with this family has ended; begin it anew first")]
    FamilyEnded,
    /// Called off, or it did not happen: another one is planned instead.
    #[error("this visit is not planned any more; plan another one")]
    NotPlanned,
    /// Moved to where it was.
    #[error("the visit is planned for that day, hour and place already")]
    NotMoved,
    /// Takes what it took.
    #[error("the visit takes that already")]
    TakesSame,
    /// Somebody else changed what it takes meanwhile.
    #[error("what the visit takes was changed meanwhile; look at it again")]
    TakesChanged,
    /// Somebody else said meanwhile how to arrive.
    #[error("how to arrive was changed meanwhile; look at it again")]
    ArrivalChanged,
    /// Nothing was chosen of what was proposed.
    #[error("no day is chosen")]
    NoDay,
    /// Something was planned meanwhile, or the rhythm changed.
    #[error("these days are not proposed any more")]
    ProposedBefore,
    /// Longer on the way than half a day.
    #[error("the way there is 720 minutes at most")]
    Travel,
    /// Longer than half a day.
    #[error("a visit is between 1 and 720 minutes")]
    Minutes,
    /// An amendment says why.
    #[error("why the note is amended is missing")]
    NoReason,
    /// An amendment changes something.
    #[error("nothing differs from the note as it stands")]
    NothingChanged,
    /// Not a part of the record a note is filed in.
    #[error("a note is not filed in this part of the record")]
    NoSuchPart,
    /// What somebody told stays in their own part.
    #[error("what somebody told stays in their own part")]
    TheTellers(Field),
    /// Sealed notes are no notes of a visit.
    #[error("a sealed note is not written into the note of a visit")]
    NotInANote(Field),
    /// A substance use counselling note is about one person, under no rule that keeps it safe besides.
    #[error("whose substance use counselling it is about is missing")]
    WhoseCounselling(Field),
    /// What is protected, or before a court, is shared with nobody.
    #[error("what is protected or before a court is shared with nobody")]
    SharedWithNobody(Field),
    /// One note has one teller's words in one field.
    #[error("the two notes hold words of two people")]
    TwoTellers,
    /// Both texts do not fit into one field.
    #[error("both texts together are too long")]
    TooLongTogether(Field),
    /// What stands and what is added are each for others, and neither for fewer.
    #[error("the two texts are filed for different people")]
    FiledForOthers(Field),
    /// Somebody else put the facts right meanwhile.
    #[error("the facts were put right meanwhile; look at them again")]
    FactsChanged,
    /// A text whoever amends may not read.
    #[error("another text stands in this field, in a part that is not open here")]
    Closed(Field),
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NoSuchVisit | Self::AlreadySigned | Self::NotSigned | Self::NotPlanned => "visit",
            Self::NoRelationship | Self::UnknownRelationship => "relationship",
            Self::NothingWritten | Self::NothingChanged => "words",
            Self::NobodyThere | Self::UnknownPerson => "present",
            Self::NoTeller | Self::TwoTellers => "teller",
            Self::InFuture
            | Self::InPast
            | Self::TooFarAhead
            | Self::FamilyEnded
            | Self::NotMoved
            | Self::FactsChanged => "on",
            Self::NoDay | Self::ProposedBefore => "day",
            Self::Minutes | Self::TakesSame | Self::TakesChanged => "minutes",
            Self::ArrivalChanged => "arrival",
            Self::Travel => "travel",
            Self::NoReason => "reason",
            Self::NoSuchPart => "part-visit",
            Self::TheTellers(field)
            | Self::NotInANote(field)
            | Self::WhoseCounselling(field)
            | Self::SharedWithNobody(field)
            | Self::TooLongTogether(field)
            | Self::FiledForOthers(field)
            | Self::Closed(field) => field.code(),
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoSuchVisit => "visits-refused-no-such-visit",
            Self::AlreadySigned => "visits-refused-already-signed",
            Self::NotSigned => "visits-refused-not-signed",
            Self::NoRelationship => "visits-refused-no-relationship",
            Self::UnknownRelationship => "visits-refused-unknown-relationship",
            Self::NothingWritten => "visits-refused-nothing-written",
            Self::NobodyThere => "visits-refused-nobody-there",
            Self::UnknownPerson => "visits-refused-unknown-person",
            Self::NoTeller => "visits-refused-no-teller",
            Self::InFuture => "visits-refused-in-future",
            Self::InPast => "visits-refused-in-past",
            Self::TooFarAhead => "visits-refused-too-far-ahead",
            Self::FamilyEnded => "visits-refused-family-ended",
            Self::NotPlanned => "visits-refused-not-planned",
            Self::NotMoved => "visits-refused-not-moved",
            Self::TakesSame => "visits-refused-takes-same",
            Self::TakesChanged | Self::ArrivalChanged => "visits-refused-takes-changed",
            Self::NoDay => "visits-refused-no-day",
            Self::ProposedBefore => "visits-refused-proposed-before",
            Self::Travel => "visits-refused-travel",
            Self::Minutes => "visits-refused-minutes",
            Self::NoReason => "visits-refused-no-reason",
            Self::NothingChanged => "visits-refused-nothing-changed",
            Self::NoSuchPart => "visits-refused-no-such-part",
            Self::TheTellers(_) => "visits-refused-the-tellers",
            Self::NotInANote(_) => "visits-refused-not-in-a-note",
            Self::WhoseCounselling(_) => "visits-refused-whose-counselling",
            Self::SharedWithNobody(_) => "visits-refused-shared-with-nobody",
            Self::TwoTellers => "visits-refused-two-tellers",
            Self::TooLongTogether(_) => "visits-refused-too-long-together",
            Self::FiledForOthers(_) => "visits-refused-filed-for-others",
            Self::FactsChanged => "visits-refused-facts-changed",
            Self::Closed(_) => "visits-refused-closed",
        }
    }
}

/// Signs a visit's note into the record: one entry for the visit and one for each field, each with
/// its own label. It is never edited again, only amended.
///
/// # Errors
/// When it is signed already, nothing is written, nobody was there, or no relationship is named.
pub fn sign(
    family: &Family,
    visit: VisitId,
    note: Note,
    today: Date,
) -> Result<Vec<Labelled>, Refused> {
    sign_beside(family, visit, note, (today, false))
}

/// Signs a note with which something is kept beside it, or nothing: a promise, a first, a sign. Any one of these is
/// enough, without a text in the note itself.
///
/// # Errors
/// As [`sign`].
pub fn sign_beside(
    family: &Family,
    visit: VisitId,
    note: Note,
    (today, is_kept_beside): (Date, bool),
) -> Result<Vec<Labelled>, Refused> {
    if family.visits.get(visit).is_some_and(|known| known.signed.is_some()) {
        return Err(Refused::AlreadySigned);
    }
    facts::known(family, &note.held)?;
    facts::check(&note.held, today)?;
    if note.texts.values().all(Text::is_empty) && !is_kept_beside {
        return Err(Refused::NothingWritten);
    }
    let subjects: Vec<_> = note.held.present.iter().map(|present| present.person).collect();
    let label = filing::of_visit(family, note.filed.visit)?.about(subjects);
    let mut texts = Vec::new();
    for (field, text) in note.texts.iter().filter(|(_, text)| !text.is_empty()) {
        let label = label_in(family, &note, (*field, note.teller))?;
        texts.push(wrote(label, (visit, 0), (*field, text.clone())));
    }
    let mut all = vec![Labelled::new(label, Event::Signed { visit, held: note.held })];
    all.extend(texts);
    Ok(all)
}

/// Amends a signed note: what was written before, and the facts as they stood, stay readable beside what is said now.
///
/// # Errors
/// When the visit is not signed, no reason is given, nothing differs, or the facts would not be those of a visit.
pub fn amend(
    family: &Family,
    visit: VisitId,
    amendment: Amendment,
) -> Result<Vec<Labelled>, Refused> {
    let known = family.visits.get(visit).ok_or(Refused::NoSuchVisit)?;
    let signed = known.signed.as_ref().ok_or(Refused::NotSigned)?;
    if amendment.reason.is_empty() {
        return Err(Refused::NoReason);
    }
    let last = known.amended.iter().map(|one| one.number).max();
    let number = last.unwrap_or(0).saturating_add(1);
    let held = match amendment.facts {
        Some(facts) => facts::put_right(family, signed, facts)?,
        None => None,
    };
    let child = child_of(family, held.as_ref().unwrap_or(&signed.held));
    let reason = Event::Amended { visit, amendment: number, reason: amendment.reason };
    let mut all = vec![Labelled::new(Label::of(Facet::Practitioner), reason)];
    if let Some(held) = held {
        let label = facts::label(amendment.stands.visit.as_ref(), &held)?;
        all.push(Labelled::new(label, Event::HeldCorrected { visit, amendment: number, held }));
    }
    for (field, text) in amendment.texts {
        let before = known.text(field);
        let same_text = before.map_or("", |written| written.text.as_str()) == text.as_str();
        let teller = amendment.teller.or_else(|| before.and_then(|written| written.teller));
        let stood = amendment.stands.labels.get(&field);
        let filing = amendment.filed.get(&field);
        if text.is_empty() && same_text {
            continue;
        }
        // What stands in a closed field is not seen: the form sends back what stood openly before,
        // with the part it had, and where nothing of it was changed there is nothing to write.
        let closed = amendment.stands.closed.contains(&field);
        let same_teller =
            field != Field::Words || before.is_none_or(|written| written.teller == teller);
        if closed && same_text && same_teller {
            continue;
        }
        let label = relabelled(family, (field, teller, child), stood, filing)?;
        if same_text && before.is_none_or(|written| written.teller == label.teller) {
            // Where nothing was chosen anew, the label is the one there was.
            if filing.is_none() || stood == Some(&label) {
                continue;
            }
        }
        if closed {
            return Err(Refused::Closed(field));
        }
        all.push(wrote(label, (visit, number), (field, text)));
    }
    if all.len() == 1 {
        return Err(Refused::NothingChanged);
    }
    Ok(all)
}

/// The label of a text that is amended: the one it had, unless it is another's words now or whoever
/// amends chose anew.
fn relabelled(
    family: &Family,
    (field, teller, child): (Field, Option<PersonId>, Option<PersonId>),
    stood: Option<&Label>,
    filing: Option<&Filing>,
) -> Result<Label, Refused> {
    let itself = filing::by_itself(family, field, teller, child)?;
    let label = match stood {
        Some(stood) if stood.teller == itself.teller => stood.clone(),
        // Words that turn out to be another's keep their part only where that was nobody's own, and
        // nobody agreed yet that they are shared.
        Some(stood) if matches!(stood.facet, Facet::Practitioner | Facet::Safety) => {
            Label { facet: stood.facet, law: stood.law.clone(), ..itself }
        }
        _ => itself.under(stood.map(|stood| stood.law.clone()).unwrap_or_default()),
    };
    match filing {
        Some(filing) => filing::as_chosen(family, field, label, filing),
        None => Ok(label),
    }
}

/// One field under its label, with whoever told it.
fn wrote(
    label: Label,
    (visit, amendment): (VisitId, u32),
    (field, text): (Field, Text),
) -> Labelled {
    let teller = label.teller;
    Labelled::new(label, Event::Wrote { visit, field, text, teller, amendment })
}

/// The label a text of a note gets: as whoever writes it chose, or by itself.
pub(super) fn label_in(
    family: &Family,
    note: &Note,
    (field, teller): (Field, Option<PersonId>),
) -> Result<Label, Refused> {
    let itself = filing::by_itself(family, field, teller, child_of(family, &note.held))?;
    match note.filed.texts.get(&field) {
        Some(filing) => filing::as_chosen(family, field, itself, filing),
        None => Ok(itself),
    }
}

/// The child the visit was about: of its relationships' first, else the first child of the family.
fn child_of(family: &Family, held: &Held) -> Option<PersonId> {
    let is_child =
        |id: &PersonId| family.people.get(*id).is_some_and(|person| person.role == Role::Child);
    let sides = held.relationships.iter().filter_map(|id| family.relationships.get(*id));
    let persons = sides.flat_map(|known| [known.a, known.b]).filter_map(|party| match party {
        Party::Person(person) => Some(person),
        Party::Practitioner(_) => None,
    });
    let of_relationship = persons.into_iter().find(is_child);
    of_relationship.or_else(|| family.people.children().next().map(|child| child.id))
}
