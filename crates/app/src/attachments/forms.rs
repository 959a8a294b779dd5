// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of pictures, voices and papers hold, and what they mean.

use practice::attachments::{Form, Kept};
use practice::people::Role;
use practice::text::LINE_MAX;
use practice::visits::label_of_visit;
use practice::{AttachmentId, Facet, ObservationId, PersonId, VisitId};

use crate::fields::{Fields, Reading};
use crate::open::{Hand, Open};

/// What the form sends where somebody who works with the family brought it.
pub const ME: &str = "me";

/// A form as it begins: in the part of the visit it was opened from, or for the family together; where somebody has to
/// be kept safe nobody chose a part yet.
pub fn begun(open: &Open, visit: &str) -> Fields {
    let mut fields = Fields::begun();
    fields.set("giver", ME);
    let known = visit.parse().ok().filter(|id: &VisitId| open.family.visits.get(*id).is_some());
    if known.is_some() {
        fields.set("visit", visit);
    }
    let of_visit = known.and_then(|id| label_of_visit(open.said(), id)).map(|label| label.facet);
    match of_visit.unwrap_or(Facet::Together) {
        Facet::Together if !open.begins_together() => {}
        part => fields.set("part", part.to_string()),
    }
    fields
}

/// The same, beside what somebody saw.
pub fn beside(fields: &mut Fields, open: &Open, observation: &str) {
    let known = observation.parse().ok().filter(|id| open.family.observations.get(*id).is_some());
    if let Some(id) = known {
        fields.set("observation", ObservationId::to_string(&id));
    }
}

/// Whose part something may be put into by whoever works with the family: theirs together first.
pub fn parts(open: &Open) -> Vec<Facet> {
    let of = |role: Role, facet: fn(PersonId) -> Facet| {
        let people = open.family.people.iter();
        people.filter(move |one| one.role == role).map(move |one| facet(one.id))
    };
    std::iter::once(Facet::Together)
        .chain(of(Role::Child, Facet::Child))
        .chain(of(Role::Caregiver, Facet::Caregiver))
        .chain([Facet::Practitioner])
        .collect()
}

/// Reads what is said of a picture, a voice or a paper. What a caregiver brings is their own.
pub fn kept(reading: &mut Reading<'_>, open: &Open, hand: Hand) -> Option<Kept> {
    let caption = reading.line("caption", LINE_MAX);
    let (part, giver) = match hand {
        Hand::Own(me) => (Some(Facet::Caregiver(me)), Some(me)),
        Hand::Team | Hand::Nobody => (part(reading), giver(reading)),
    };
    let about = reading.choices("about", |id| id.parse::<PersonId>().ok());
    let visit = reading.choice("visit", |id| id.parse::<VisitId>().ok());
    let observation = reading.choice("observation", |id| id.parse::<ObservationId>().ok());
    let part = part?;
    Some(Kept { caption, about, giver, visit, observation, ..blank(open, part) })
}

/// Reads in whose part the sound of a name is.
pub fn sound(reading: &mut Reading<'_>, open: &Open, hand: Hand, person: PersonId) -> Option<Kept> {
    let part = match hand {
        Hand::Own(me) => Some(Facet::Caregiver(me)),
        Hand::Team | Hand::Nobody => part(reading),
    };
    Some(Kept { about: vec![person], name_of: Some(person), ..blank(open, part?) })
}

fn part(reading: &mut Reading<'_>) -> Option<Facet> {
    if reading.fields.get("part").is_empty() {
        reading.problem("part", "attachments-part-missing");
    }
    reading.choice("part", |code| code.parse::<Facet>().ok())
}

fn giver(reading: &mut Reading<'_>) -> Option<PersonId> {
    let giver = reading.choice("giver", |id| match id {
        ME => Some(None),
        id => id.parse().ok().map(Some),
    });
    giver.flatten()
}

/// What is known before the bytes were looked at.
pub fn blank(open: &Open, part: Facet) -> Kept {
    Kept {
        attachment: AttachmentId(0),
        form: Form::Pdf,
        bytes: 0,
        caption: practice::text::Text::default(),
        part,
        about: Vec::new(),
        giver: None,
        visit: None,
        observation: None,
        name_of: None,
        on: open.today,
    }
}
