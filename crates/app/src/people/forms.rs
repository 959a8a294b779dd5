// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms about people hold, and what they mean.

use jiff::civil::Date;
use practice::people::{
    self, Birth, Care, CareBegan, Changed, Contact, Event, Gestation, LanguageUse, Name, NameKind,
    Names, NewPerson, Person, Refused, Role,
};
use practice::text::{NAME_MAX, Text};
use practice::{Family, HomeId, Labelled, PersonId};

use crate::codes::{CARES, NAME_KINDS, ROLES, USES, code_of, of_code};
use crate::fields::{Fields, Reading};

/// How many languages one form holds.
pub const LANGUAGES: usize = 3;
/// How many further names one form holds.
pub const FURTHER_NAMES: usize = 3;

/// A new caregiver's care: the child, the role, its words, and whether day to day.
pub type NewCare = (PersonId, Care, Option<Text>, bool);

/// Reads a new person and, for a caregiver, whom they care for.
pub fn new_person(reading: &mut Reading<'_>, id: PersonId) -> Option<(NewPerson, Option<NewCare>)> {
    let role = reading.choice("role", |code| of_code(&ROLES, code));
    let names = names(reading);
    let pronouns = reading.some_line("pronouns");
    let birth = birth(reading);
    let gestation = gestation(reading);
    let languages = languages(reading);
    let child = reading.choice("child", |id| id.parse::<PersonId>().ok());
    let care = reading.choice("care", |code| of_code(&CARES, code));
    let words = reading.some_line("care-words");
    let daily = reading.fields.get("daily") == "yes";
    if role.is_none() && reading.problems.is_empty() {
        reading.problem("role", "person-role-missing");
    }
    let role = role?;
    let care = match (role, child) {
        (Role::Caregiver, Some(child)) => Some((child, care.unwrap_or(Care::Kin), words, daily)),
        _ => None,
    };
    let person = NewPerson { id, role, names, pronouns, birth, gestation, languages, source: None };
    Some((person, care))
}

/// Something told about a person, by one of the forms on their page.
#[derive(Clone)]
pub enum Told {
    /// Names, pronouns, birth, languages.
    Changed(Changed),
    /// Birth of an expected baby, death, being away.
    Passing(Event),
    /// A role of care began.
    Care(CareBegan),
    /// How to reach them.
    Contact(PersonId, Contact),
}

impl Told {
    /// Decides it on the family as it stands.
    pub fn decide(self, family: &Family, today: Date) -> Result<Labelled, Refused> {
        match self {
            Self::Changed(changed) => people::change(family, changed, today),
            Self::Passing(event) => people::passing(family, event, today),
            Self::Care(began) => people::care(family, began, today),
            Self::Contact(person, contact) => people::contact(family, person, contact),
        }
    }
}

/// Reads one of the forms on a person's page; none when there is no such form, none inside when
/// something was missing and said so.
pub fn told(reading: &mut Reading<'_>, form: &str, person: &Person) -> Option<Option<Told>> {
    let id = person.id;
    Some(match form {
        "change" => Some(Told::Changed(Changed {
            person: id,
            names: Some(names(reading)),
            pronouns: Some(reading.line("pronouns", practice::text::LINE_MAX)),
            birth: birth(reading),
            gestation: gestation(reading),
            languages: Some(languages(reading)),
        })),
        "born" => {
            let on = reading.date("on");
            if on.is_none() && reading.problems.is_empty() {
                reading.problem("on", "form-day-missing");
            }
            let gestation = gestation(reading);
            on.map(|on| Told::Passing(Event::Born { person: id, on, gestation }))
        }
        "died" => {
            let when = reading.line("when-died", practice::text::LINE_MAX);
            // An empty form that is sent by mistake must not say that somebody died.
            if when.is_empty() && reading.problems.is_empty() {
                reading.problem("when-died", "people-refused-empty");
            }
            Some(Told::Passing(Event::Died { person: id, when }))
        }
        "away" => {
            let place = reading.some_line("away");
            Some(Told::Passing(Event::Away { person: id, place }))
        }
        "care" => care(reading, id),
        "contact" => {
            let how = reading.line("how", practice::text::LINE_MAX);
            let when = reading.some_line("when");
            let never = reading.some_line("never");
            if how.is_empty() && reading.problems.is_empty() {
                reading.problem("how", "new-family-how-missing");
            }
            Some(Told::Contact(id, Contact { how, when, never }))
        }
        _ => return None,
    })
}

fn care(reading: &mut Reading<'_>, caregiver: PersonId) -> Option<Told> {
    let child = reading.choice("child", |id| id.parse::<PersonId>().ok());
    let role = reading.choice("care", |code| of_code(&CARES, code));
    let words = reading.some_line("care-words");
    let since = reading.date("since");
    if child.is_none() && reading.problems.is_empty() {
        reading.problem("child", "person-child-missing");
    }
    if role.is_none() && reading.problems.is_empty() {
        reading.problem("care", "person-care-missing");
    }
    if role == Some(Care::Other) && words.is_none() && reading.problems.is_empty() {
        reading.problem("care-words", "people-refused-empty");
    }
    Some(Told::Care(CareBegan {
        caregiver,
        child: child?,
        role: role?,
        words,
        since,
        day_to_day: reading.fields.get("daily") == "yes",
    }))
}

/// Reads a new home, or who sleeps in a known one.
pub fn homes(reading: &mut Reading<'_>, new: HomeId) -> Option<Vec<Event>> {
    let called = reading.some_line("home-called");
    let home = reading.choice("home", |id| id.parse::<HomeId>().ok());
    let how_much = reading.some_line("how-much");
    let sleeps = reading.choices("sleeps", |id| id.parse::<PersonId>().ok());
    let here = reading.fields.get("here") != "no";
    let mut events = Vec::new();
    let home = match (home, called) {
        (Some(home), _) => home,
        (None, Some(called)) => {
            events.push(Event::HomeAdded { home: new, called });
            new
        }
        (None, None) => {
            reading.problem("home-called", "home-called-missing");
            return None;
        }
    };
    for person in sleeps {
        events.push(Event::Sleeps { home, person, how_much: how_much.clone(), here });
    }
    if events.is_empty() {
        reading.problem("sleeps", "home-nobody");
        return None;
    }
    Some(events)
}

/// A person as known, in the fields of their page.
pub fn as_known(person: &Person) -> Fields {
    let mut fields = Fields::begun();
    let text = |text: &Option<Text>| text.as_ref().map(Text::to_string).unwrap_or_default();
    fields.set("called", text(&person.names.called));
    fields.set("said", text(&person.names.said));
    fields.set("pronouns", text(&person.pronouns));
    for (number, name) in person.names.all.iter().enumerate() {
        if number == 0 && name.kind == NameKind::Full {
            fields.set("full", name.text.as_str());
        } else {
            fields.0.push(("name".to_owned(), name.text.to_string()));
            fields.0.push(("name-kind".to_owned(), code_of(&NAME_KINDS, name.kind).to_owned()));
        }
    }
    match person.birth {
        Some(Birth::On(on)) => fields.set("born", on.to_string()),
        Some(Birth::Due(on)) => fields.set("due", on.to_string()),
        None => {}
    }
    if let Some(gestation) = person.gestation {
        fields.set("weeks", gestation.weeks.to_string());
        fields.set("days", gestation.days.to_string());
    }
    for (number, spoken) in person.languages.iter().enumerate() {
        fields.set(&format!("language-{number}"), spoken.language.as_str());
        for used in &spoken.uses {
            fields.0.push((format!("uses-{number}"), code_of(&USES, *used).to_owned()));
        }
        if spoken.interpreter {
            fields.set(&format!("interpreter-{number}"), "yes");
        }
    }
    if let Some(contact) = &person.contact {
        fields.set("how", contact.how.as_str());
        fields.set("when", text(&contact.when));
        fields.set("never", text(&contact.never));
    }
    fields.set("away", text(&person.away));
    fields
}

fn names(reading: &mut Reading<'_>) -> Names {
    let full = reading.line("full", NAME_MAX).some();
    let called = reading.line("called", NAME_MAX).some();
    let mut names = Names::of(full, called);
    names.said = reading.some_line("said");
    let further: Vec<String> = reading.fields.all("name").map(str::to_owned).collect();
    let kinds: Vec<String> = reading.fields.all("name-kind").map(str::to_owned).collect();
    for (number, name) in further.iter().enumerate().take(FURTHER_NAMES) {
        let text = reading.line_of("name", name, NAME_MAX);
        let kind = kinds.get(number).and_then(|code| of_code(&NAME_KINDS, code));
        if let Some(text) = text.some() {
            names.all.push(Name { kind: kind.unwrap_or(NameKind::Other), text });
        }
    }
    names
}

fn birth(reading: &mut Reading<'_>) -> Option<Birth> {
    let born = reading.date("born").map(Birth::On);
    let due = reading.date("due").map(Birth::Due);
    if born.is_some() && due.is_some() {
        reading.problem("due", "people-refused-born-and-due");
    }
    born.or(due)
}

fn gestation(reading: &mut Reading<'_>) -> Option<Gestation> {
    let weeks = reading.number("weeks", 20, 44);
    let days = reading.number("days", 0, 6);
    if weeks.is_none() && days.is_some() && reading.problems.is_empty() {
        reading.problem("weeks", Refused::Gestation.code());
    }
    let small = |number: i64| i8::try_from(number).unwrap_or(0);
    Some(Gestation { weeks: small(weeks?), days: small(days.unwrap_or(0)) })
}

fn languages(reading: &mut Reading<'_>) -> Vec<LanguageUse> {
    let mut all = Vec::new();
    for number in 0..LANGUAGES {
        let language = reading.some_line(&format!("language-{number}"));
        let uses = reading.choices(&format!("uses-{number}"), |code| of_code(&USES, code));
        let interpreter = reading.fields.get(&format!("interpreter-{number}")) == "yes";
        if let Some(language) = language {
            all.push(LanguageUse { language, uses, interpreter });
        }
    }
    all
}
