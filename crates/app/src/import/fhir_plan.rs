// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a FHIR R4 bundle would bring: its people. What else is in it is kept whole and listed.

use std::collections::BTreeMap;

use fhir::{Bundle, Deceased, HumanName, PartialDate, Patient, RelatedPerson, Resource};
use jiff::civil::Date;
use practice::PersonId;
use practice::people::{
    Birth, Care, Contact, LanguageUse, Name, NameKind, Names, NewPerson, Role, Source, Use,
};
use practice::text::{LINE_MAX, NAME_MAX, Text};

use super::plan::{Kept, Plan, PlannedFamily, PlannedPerson, Refusal, RefusedRow};

/// Until this birthday a patient comes in as a child: the work is with the first years.
const CHILD_UNTIL_YEARS: i16 = 8;

/// Reads a bundle.
pub fn read(file: &[u8], digest: String, today: Date) -> Result<Plan, Refusal> {
    let bundle = fhir::read(file).map_err(|error| Refusal(error.to_string()))?;
    let counts = bundle.counts();
    let mut reader = Reader { bundle: &bundle, digest: &digest, today, refused: Vec::new() };
    let families = reader.families()?;
    let refused = reader.refused;
    let mut notes = Vec::new();
    if families.iter().any(|family| family.people.len() == 1) {
        notes.push("import-note-alone");
    }
    if families.is_empty() {
        notes.push("import-note-nobody");
    }
    let kept = kept(&counts);
    Ok(Plan { form: "fhir-r4", digest, counts, families, kept, refused, notes })
}

/// Everything but people has no place of its own yet; nothing of it is lost.
fn kept(counts: &BTreeMap<String, usize>) -> Vec<Kept> {
    let others =
        counts.iter().filter(|(what, _)| !matches!(what.as_str(), "Patient" | "RelatedPerson"));
    others
        .map(|(what, count)| {
            let why = match what.as_str() {
                "Observation" | "Immunization" | "Condition" | "DiagnosticReport" => {
                    "import-why-health"
                }
                "Claim" | "ExplanationOfBenefit" | "Coverage" => "import-why-billing",
                "Practitioner" | "Organization" | "PractitionerRole" => "import-why-partner",
                "Encounter" | "Procedure" | "MedicationRequest" => "import-why-care-elsewhere",
                _ => "import-why-other",
            };
            Kept { what: what.clone(), count: *count, why }
        })
        .collect()
}

struct Reader<'a> {
    bundle: &'a Bundle,
    digest: &'a str,
    today: Date,
    refused: Vec<RefusedRow>,
}

impl Reader<'_> {
    /// One family for each patient, with the people near to them. Nothing ties two patients
    /// together but a person who says so, so no family is guessed from a name.
    fn families(&mut self) -> Result<Vec<PlannedFamily>, Refusal> {
        let mut families = Vec::new();
        for (index, entry) in self.bundle.entries.iter().enumerate() {
            let Resource::Patient(patient) = &entry.resource else { continue };
            let mut family = PlannedFamily::default();
            if self.lacks_a_day(patient) {
                self.refused.push(RefusedRow {
                    line: u64::try_from(index + 1).unwrap_or(u64::MAX),
                    column: "birthDate".to_owned(),
                    why: "this child's birth date has no day. Add the day in the system the file \
                          comes from, or open the family by hand; the file stays as it is."
                        .to_owned(),
                });
                continue;
            }
            family.people.push(self.patient(index, patient)?);
            for (number, other) in self.bundle.entries.iter().enumerate() {
                let Resource::RelatedPerson(related) = &other.resource else { continue };
                if self.is_near(related, index) {
                    family.people.push(self.related(number, related)?);
                }
            }
            families.push(family);
        }
        if families.is_empty() {
            for (number, entry) in self.bundle.entries.iter().enumerate() {
                if let Resource::RelatedPerson(related) = &entry.resource {
                    let people = vec![self.related(number, related)?];
                    families.push(PlannedFamily { named: String::new(), people });
                }
            }
        }
        Ok(families)
    }

    fn is_child(&self, born: Date) -> bool {
        let years = self.today.year() - born.year();
        let had_birthday = (self.today.month(), self.today.day()) >= (born.month(), born.day());
        years - i16::from(!had_birthday) < CHILD_UNTIL_YEARS
    }

    /// A child whose birth date is a month or a year alone: there is no day to put in the record.
    fn lacks_a_day(&self, patient: &Patient) -> bool {
        let date = patient.birth_date.filter(|date| date.full().is_none());
        date.is_some_and(|date| self.today.year() - date.year() < CHILD_UNTIL_YEARS)
    }

    fn is_near(&self, related: &RelatedPerson, patient: usize) -> bool {
        let reference = related.patient.reference.as_deref().unwrap_or_default();
        let found = self.bundle.resolve(reference);
        found.is_some_and(|found| std::ptr::eq(found, &raw const self.bundle.entries[patient]))
    }

    fn patient(&self, index: usize, patient: &Patient) -> Result<PlannedPerson, Refusal> {
        let born = patient.birth_date.and_then(day_of);
        let role = if born.is_some_and(|born| self.is_child(born)) {
            Role::Child
        } else {
            Role::Caregiver
        };
        let mut languages = Vec::new();
        for spoken in &patient.communication {
            let language = spoken.language.as_ref().and_then(|language| language.words());
            if let Some(language) = language {
                let language = text(index, "communication", language, LINE_MAX)?;
                languages.push(LanguageUse { language, uses: vec![Use::Talk], interpreter: false });
            }
        }
        let reach = patient.telecom.iter().find_map(|point| point.value.as_deref());
        let contact = match reach {
            Some(how) if role == Role::Caregiver => Some(contact(index, how)?),
            _ => None,
        };
        let died = match &patient.deceased {
            Some(Deceased::DateTime(when)) => {
                Some(text(index, "deceased", when.as_str(), LINE_MAX)?)
            }
            Some(Deceased::Bool(true)) => Some(text(index, "deceased", "—", LINE_MAX)?),
            _ => None,
        };
        let person = NewPerson {
            id: PersonId(0),
            role,
            names: names(index, &patient.names)?,
            pronouns: None,
            birth: born.map(Birth::On),
            gestation: None,
            languages,
            source: self.source(index, patient.id.as_deref())?,
        };
        self.sensible(index, &person)?;
        Ok(PlannedPerson { person, care: None, contact, died })
    }

    fn related(&self, index: usize, related: &RelatedPerson) -> Result<PlannedPerson, Refusal> {
        let said = related.relationship.iter().find_map(|kind| kind.words());
        let words = said.map(|said| text(index, "relationship", said, LINE_MAX)).transpose()?;
        let codes = related.relationship.iter().flat_map(|kind| &kind.coding);
        let codes: Vec<&str> = codes.filter_map(|coding| coding.code.as_deref()).collect();
        let care = care_of(&codes);
        let reach = related.telecom.iter().find_map(|point| point.value.as_deref());
        let person = NewPerson {
            id: PersonId(0),
            role: Role::Caregiver,
            names: names(index, &related.names)?,
            pronouns: None,
            birth: related.birth_date.and_then(day_of).map(Birth::On),
            gestation: None,
            languages: Vec::new(),
            source: self.source(index, related.id.as_deref())?,
        };
        self.sensible(index, &person)?;
        Ok(PlannedPerson {
            person,
            care: care.map(|care| (care, words)),
            contact: reach.map(|how| contact(index, how)).transpose()?,
            died: None,
        })
    }

    fn source(&self, index: usize, id: Option<&str>) -> Result<Option<Source>, Refusal> {
        let Some(id) = id else { return Ok(None) };
        let id = text(index, "id", id, LINE_MAX)?;
        Ok(Some(Source { file: self.digest.to_owned(), id }))
    }

    /// Asks the rules now, so that a dry run says what bringing it in would say.
    fn sensible(&self, index: usize, person: &NewPerson) -> Result<(), Refusal> {
        let decided = practice::people::add(person.clone(), self.today);
        decided.map(|_| ()).map_err(|refused| {
            Refusal(format!(
                "entry {}: {refused}. Correct it in the system the file comes from.",
                index + 1
            ))
        })
    }
}

/// HL7's family role codes, as far as they say in which role somebody cares. A friend, a neighbour
/// or an unknown code says nothing about caring, and nothing is guessed.
fn care_of(codes: &[&str]) -> Option<Care> {
    codes.iter().find_map(|code| {
        Some(match *code {
            "MTH" | "FTH" | "NMTH" | "NFTH" | "GESTM" | "PRN" | "NPRN" => Care::Birth,
            "FOSTPRN" | "FOSTMTH" | "FOSTFTH" | "MTHFOST" | "FTHFOST" | "PRNFOST" => Care::Foster,
            "ADOPTP" | "ADOPTM" | "ADOPTF" | "ADOPTPRN" => Care::Adoptive,
            "GUARD" | "GUADLTM" => Care::Guardian,
            "GRPRN" | "GRMTH" | "GRFTH" | "MGRMTH" | "MGRFTH" | "PGRMTH" | "PGRFTH" | "MGRPRN"
            | "PGRPRN" | "AUNT" | "MAUNT" | "PAUNT" | "UNCLE" | "MUNCLE" | "PUNCLE" | "SIB"
            | "BRO" | "SIS" | "COUSN" | "MCOUSN" | "PCOUSN" | "FAMMEMB" | "EXT" | "STPMTH"
            | "STPFTH" | "STPPRN" | "GGRPRN" | "GGRMTH" | "GGRFTH" => Care::Kin,
            _ => return None,
        })
    })
}

fn names(index: usize, all: &[HumanName]) -> Result<Names, Refusal> {
    let mut sorted: Vec<&HumanName> = all.iter().collect();
    let rank = |name: &HumanName| match name.use_.as_deref() {
        Some("official") => 0,
        Some("usual") => 1,
        Some("old" | "maiden") => 3,
        _ => 2,
    };
    sorted.sort_by_key(|name| rank(name));
    let mut names = Names::default();
    let mut nickname = false;
    for (number, name) in sorted.into_iter().enumerate() {
        let written = name.as_written();
        if written.trim().is_empty() {
            continue;
        }
        let text = text(index, "name", &written, NAME_MAX)?;
        let kind = match name.use_.as_deref() {
            Some("old" | "maiden") => NameKind::Former,
            // What somebody is called goes before the first of their given names.
            Some("nickname") => {
                if !nickname {
                    names.called = Some(text.clone());
                    nickname = true;
                }
                NameKind::Other
            }
            _ if number == 0 => NameKind::Full,
            _ => NameKind::Other,
        };
        names.all.push(Name { kind, text });
        if names.called.is_none() && number == 0 {
            let given = name.given.first().map(|given| self::text(index, "name", given, NAME_MAX));
            names.called = given.transpose()?;
        }
    }
    Ok(names)
}

fn contact(index: usize, how: &str) -> Result<Contact, Refusal> {
    Ok(Contact { how: text(index, "telecom", how, LINE_MAX)?, when: None, never: None })
}

fn text(index: usize, field: &str, written: &str, max: usize) -> Result<Text, Refusal> {
    Text::line(written, max).map_err(|refused| {
        let entry = index + 1;
        Refusal(format!(
            "entry {entry}, {field}: {refused}. Correct it in the system the file comes from."
        ))
    })
}

/// The day as written; a year or a month alone is no day of birth and is kept in the file.
fn day_of(date: PartialDate) -> Option<Date> {
    let (year, month, day) = date.full()?;
    Date::new(year, month, day).ok()
}
