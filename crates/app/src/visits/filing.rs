// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whose part each text of a note goes to, as the form holds it, and who would read it there.

use practice::access::{Purpose, Reader, Screen, may_open, may_read, writes};
use practice::label::LawTag;
use practice::people::{Role, own_facet};
use practice::visits::{Field, Filing, Standing};
use practice::{Facet, Label, PersonId, VisitId};

use crate::codes::{LAWS, code_of, of_code};
use crate::fields::{Fields, Reading};
use crate::open::Open;

/// What the form sends for words that stay in the part of whoever said them.
pub const OWN: &str = "own";
/// What the form sends for the part of the child the visit is about.
pub const USUAL: &str = "usual";

/// The field of the form that says whose part a text goes to.
pub fn part_field(field: Field) -> String {
    format!("part-{}", field.code())
}

/// The field that says which rules of law travel with a text.
pub fn law_field(field: Field) -> String {
    format!("law-{}", field.code())
}

/// The field that says with whom a text is shared.
pub fn shared_field(field: Field) -> String {
    format!("shared-{}", field.code())
}

/// Whether parts are spoken of at all: not where others of the family look at the screen.
pub fn is_shown(reader: &Reader) -> bool {
    reader.screen == Screen::Own && writes(reader)
}

/// Whether the reader may amend a note: only who reads what the team wrote, and alone with the
/// screen, since whoever reads a note in part would write over what they do not see.
pub fn may_amend(reader: &Reader) -> bool {
    reader.screen == Screen::Own
        && writes(reader)
        && may_read(reader, &Label::of(Facet::Practitioner), &[])
}

/// Whether the reader may learn where a visit goes by itself. Where somebody has to be kept safe it goes
/// elsewhere than otherwise, so whoever may not open the protected part is not told, and the server
/// chooses.
pub fn knows_usual_part(reader: &Reader) -> bool {
    may_open(&Reader { purpose: Purpose::Safety, ..reader.clone() })
}

/// The part a text goes to by itself, as the form sends it.
pub fn usual_part(open: &Open, field: Field) -> String {
    let mut children = open.family.people.children();
    match (field, children.next(), children.next()) {
        (Field::Words, ..) => OWN.to_owned(),
        (Field::Child, Some(only), None) => Facet::Child(only.id).to_string(),
        (Field::Child, Some(_), Some(_)) => USUAL.to_owned(),
        _ => Facet::Practitioner.to_string(),
    }
}

/// Fills in how a text is filed as the note stands.
pub fn fill(fields: &mut Fields, field: Field, label: &Label) {
    let own =
        matches!(label.facet, Facet::Caregiver(id) | Facet::Child(id) if label.teller == Some(id));
    let part = if own { OWN.to_owned() } else { label.facet.to_string() };
    fields.set(&part_field(field), part);
    for tag in &label.law {
        fields.0.push((law_field(field), code_of(&LAWS, *tag).to_owned()));
    }
    for person in &label.shared {
        fields.0.push((shared_field(field), person.to_string()));
    }
}

/// Reads how a text is filed; none where the form did not ask.
pub fn read(reading: &mut Reading<'_>, field: Field, teller: Option<Facet>) -> Option<Filing> {
    let part = part_field(field);
    if !reading.fields.has(&part) {
        return None;
    }
    let part = reading.choice(&part, |code| match code {
        OWN if field == Field::Words => Some(teller),
        USUAL => Some(None),
        code => code.parse().ok().map(Some),
    });
    let law = reading.choices(&law_field(field), |code| of_code(&LAWS, code));
    let shared = reading.choices(&shared_field(field), |id| id.parse::<PersonId>().ok());
    Some(Filing { part: part.flatten(), law, shared })
}

/// The own part of somebody of the family.
pub fn own_part(open: &Open, person: PersonId) -> Option<Facet> {
    open.family.people.get(person).map(|known| own_facet(known.role, person))
}

/// The label a text would get as the form stands; none where it depends on what the visit is about.
pub fn label(open: &Open, fields: &Fields, field: Field) -> Option<Label> {
    let part = part_of(open, fields, field);
    let teller = fields.get("teller").parse::<PersonId>().ok();
    let teller = teller.filter(|_| field == Field::Words);
    let facet = match part.as_str() {
        OWN => own_part(open, teller?)?,
        code => code.parse().ok()?,
    };
    let law: Vec<LawTag> =
        fields.all(&law_field(field)).filter_map(|code| of_code(&LAWS, code)).collect();
    let guards = [LawTag::PartnerViolence, LawTag::ChildProtectionReport];
    let guarded = law.iter().any(|tag| guards.contains(tag));
    let shared: Vec<PersonId> =
        fields.all(&shared_field(field)).filter_map(|id| id.parse().ok()).collect();
    let label = Label::of(if guarded { Facet::Safety } else { facet });
    Some(label.told_by(teller).under(law).shared_with(shared))
}

/// The part the form has for a text.
pub fn part_of(open: &Open, fields: &Fields, field: Field) -> String {
    match fields.get(&part_field(field)) {
        "" => usual_part(open, field),
        typed => typed.to_owned(),
    }
}

/// The parts a text may go to, as the form sends them.
pub fn parts(open: &Open, field: Field) -> Vec<String> {
    let mut parts = Vec::new();
    if field == Field::Words {
        parts.push(OWN.to_owned());
    } else {
        parts.extend(Some(usual_part(open, field)).filter(|part| part == USUAL));
        let people = &open.family.people;
        parts.extend(people.children().map(|child| Facet::Child(child.id).to_string()));
        parts.extend(people.caregivers().map(|adult| Facet::Caregiver(adult.id).to_string()));
        parts.push(Facet::Together.to_string());
    }
    parts.push(Facet::Practitioner.to_string());
    parts.push(Facet::Safety.to_string());
    parts
}

/// Those of the family a text may be shared with.
pub fn may_be_told(open: &Open) -> impl Iterator<Item = PersonId> {
    let adults = open.family.people.iter().filter(|person| person.role == Role::Caregiver);
    adults.filter(|person| person.died.is_none()).map(|person| person.id)
}

/// How each text of a note is filed as it stands for this reader.
pub fn standing(open: &Open, visit: VisitId) -> Standing {
    let entries = open.whole();
    Standing::of(&entries.said, visit, |said| open.said_at(said.id).is_some())
}
