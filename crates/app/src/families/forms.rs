// SPDX-License-Identifier: AGPL-3.0-or-later
//! The steps of opening a family: which fields each has, and what they mean.

use jiff::civil::Date;
use practice::PersonId;
use practice::people::{Birth, Care, Contact, Gestation, LanguageUse, Names, NewPerson, Role, Use};
use practice::text::{NAME_MAX, Text};

use crate::fields::{Fields, Reading};
use crate::ui::form::FieldError;
use crate::words::Words;

/// How many caregivers may be named while opening; more are added later.
pub const CAREGIVERS: usize = 3;

/// A step, one topic each. How to reach the family safely comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// How to reach them safely.
    Contact,
    /// The baby, born or expected.
    Baby,
    /// Who cares for the baby.
    Carers,
    /// What they said they want, and their languages.
    Wish,
    /// Look at it once more.
    Check,
}

impl Step {
    /// The first step.
    pub const FIRST: Self = Self::Contact;
    /// All steps, in order.
    pub const ALL: [Self; 5] = [Self::Contact, Self::Baby, Self::Carers, Self::Wish, Self::Check];

    /// The step's name in addresses and messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Baby => "baby",
            Self::Carers => "carers",
            Self::Wish => "wish",
            Self::Check => "check",
        }
    }

    /// The step of this name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }

    /// The step that follows.
    pub fn next(self) -> Self {
        match self {
            Self::Contact => Self::Baby,
            Self::Baby => Self::Carers,
            Self::Carers => Self::Wish,
            Self::Wish | Self::Check => Self::Check,
        }
    }

    /// The fields of the step.
    pub fn fields(self) -> Vec<String> {
        let plain: &[&str] = match self {
            Self::Contact => &["how", "when", "never"],
            Self::Baby => &["full", "called", "said", "born", "due", "weeks", "days", "pronouns"],
            Self::Wish => &["wish", "language", "uses", "interpreter", "every"],
            Self::Carers | Self::Check => &[],
        };
        let mut all: Vec<String> = plain.iter().map(|&name| name.to_owned()).collect();
        if self == Self::Carers {
            for number in 0..CAREGIVERS {
                for name in ["carer-full", "carer-called", "carer-role", "carer-words"] {
                    all.push(format!("{name}-{number}"));
                }
            }
        }
        all
    }
}

/// Puts what a step posted into the draft, leaving the other steps' fields alone.
pub fn take_over(draft: &mut Fields, step: Step, posted: &Fields) {
    let own = step.fields();
    draft.0.retain(|(name, _)| !own.contains(name));
    for (name, value) in &posted.0 {
        if own.contains(name) {
            draft.0.push((name.clone(), value.clone()));
        }
    }
    if draft.get("act").is_empty() {
        draft.set("act", posted.get("act"));
    }
    for id in ["child-id", "carer-id-0", "carer-id-1", "carer-id-2"] {
        if !draft.has(id) {
            draft.set(id, crate::random::hex(&crate::random::bytes::<16>()));
        }
    }
}

/// A family as it was typed.
pub struct Typed {
    /// How to reach the first caregiver.
    pub contact: Option<Contact>,
    /// The baby.
    pub child: NewPerson,
    /// Who cares, in which role, in which words.
    pub caregivers: Vec<(NewPerson, Care, Option<Text>)>,
    /// What they said they want.
    pub wish: Option<Text>,
    /// Days between two visits.
    pub every_days: Option<u16>,
}

/// Checks one step alone.
pub fn check(reading: &mut Reading<'_>, step: Step, today: Date) {
    match step {
        Step::Contact => {
            contact(reading);
        }
        Step::Baby => {
            baby(reading, Vec::new(), today);
        }
        Step::Carers => {
            carers(reading, today);
        }
        Step::Wish => {
            wish(reading);
        }
        Step::Check => {}
    }
}

/// Reads the whole draft.
pub fn read(fields: &Fields, words: Words, today: Date) -> Result<Typed, Vec<FieldError>> {
    let mut reading = Reading::new(fields, words);
    let contact = contact(&mut reading);
    let (wish, languages, every_days) = wish(&mut reading);
    let child = baby(&mut reading, languages.clone(), today);
    let mut caregivers = carers(&mut reading, today);
    if let Some((first, _, _)) = caregivers.first_mut() {
        first.languages = languages;
    }
    match (reading.problems.is_empty(), child) {
        (true, Some(child)) => Ok(Typed { contact, child, caregivers, wish, every_days }),
        _ => Err(reading.problems),
    }
}

fn contact(reading: &mut Reading<'_>) -> Option<Contact> {
    let how = reading.some_line("how");
    let when = reading.some_line("when");
    let never = reading.some_line("never");
    if how.is_none() && reading.problems.is_empty() {
        reading.problem("how", "new-family-how-missing");
    }
    how.map(|how| Contact { how, when, never })
}

fn baby(reading: &mut Reading<'_>, languages: Vec<LanguageUse>, today: Date) -> Option<NewPerson> {
    let full = reading.line("full", NAME_MAX).some();
    let called = reading.line("called", NAME_MAX).some();
    let said = reading.some_line("said");
    let born = reading.date("born").map(Birth::On);
    let due = reading.date("due").map(Birth::Due);
    if born.is_some() && due.is_some() {
        reading.problem("due", "people-refused-born-and-due");
    }
    let weeks = reading.number("weeks", 20, 44);
    let days = reading.number("days", 0, 6);
    let pronouns = reading.some_line("pronouns");
    if weeks.is_none() && days.is_some() && reading.problems.is_empty() {
        reading.problem("weeks", practice::people::Refused::Gestation.code());
    }
    if !reading.problems.is_empty() {
        return None;
    }
    let gestation = weeks.map(|weeks| Gestation {
        weeks: i8::try_from(weeks).unwrap_or(0),
        days: i8::try_from(days.unwrap_or(0)).unwrap_or(0),
    });
    let mut names = Names::of(full, called);
    names.said = said;
    let person = NewPerson {
        id: kept_id(reading.fields, "child-id"),
        role: Role::Child,
        names,
        pronouns,
        birth: born.or(due),
        gestation,
        languages,
        source: None,
    };
    if let Err(refused) = practice::people::add(person.clone(), today) {
        reading.problem(refused.field(), refused.code());
        return None;
    }
    Some(person)
}

fn carers(reading: &mut Reading<'_>, today: Date) -> Vec<(NewPerson, Care, Option<Text>)> {
    let mut all = Vec::new();
    for number in 0..CAREGIVERS {
        let full = reading.line(&format!("carer-full-{number}"), NAME_MAX).some();
        let called = reading.line(&format!("carer-called-{number}"), NAME_MAX).some();
        let words = reading.some_line(&format!("carer-words-{number}"));
        let care = reading.choice(&format!("carer-role-{number}"), care_of);
        if full.is_none() && called.is_none() {
            continue;
        }
        let person = NewPerson {
            id: kept_id(reading.fields, &format!("carer-id-{number}")),
            role: Role::Caregiver,
            names: Names::of(full, called),
            pronouns: None,
            birth: None,
            gestation: None,
            languages: Vec::new(),
            source: None,
        };
        if practice::people::add(person.clone(), today).is_ok() {
            all.push((person, care.unwrap_or(Care::Birth), words));
        }
    }
    if all.is_empty() && reading.problems.is_empty() {
        reading.problem("carer-full-0", "new-family-carer-missing");
    }
    all
}

fn wish(reading: &mut Reading<'_>) -> (Option<Text>, Vec<LanguageUse>, Option<u16>) {
    let wish = reading.narrative("wish").some();
    let language = reading.some_line("language");
    let uses = reading.choices("uses", use_of);
    let interpreter = reading.fields.get("interpreter") == "yes";
    let every = reading.number("every", 1, 90).and_then(|days| u16::try_from(days).ok());
    let languages = language.map(|language| LanguageUse { language, uses, interpreter });
    (wish, languages.into_iter().collect(), every)
}

fn kept_id(fields: &Fields, name: &str) -> PersonId {
    fields.get(name).parse().unwrap_or_else(|_| PersonId(crate::random::id()))
}

/// The role of care of this code.
pub fn care_of(code: &str) -> Option<Care> {
    crate::codes::CARES.into_iter().find(|(_, known)| *known == code).map(|(care, _)| care)
}

/// The use of a language of this code.
pub fn use_of(code: &str) -> Option<Use> {
    match code {
        "talk" => Some(Use::Talk),
        "read" => Some(Use::Read),
        "lullaby" => Some(Use::Lullaby),
        _ => None,
    }
}
