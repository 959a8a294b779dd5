// SPDX-License-Identifier: AGPL-3.0-or-later
//! The Okoro family: one made-up family, told once, for every test that needs somebody.
//!
//! Amara, seven months old, lives with her mother Ngozi and her grandmother Adaeze; her father
//! Chidi lives elsewhere and has her on Sundays. All four have ids of their own, so that a test can
//! name them. Everything is decided through the deciding functions.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, Time, date};

use crate::family::{self, Family, Said};
use crate::ids::{EntryId, FamilyId, HomeId, PersonId, PractitionerId, RelationshipId, VisitId};
use crate::label::Labelled;
use crate::people::{self, Birth, Care, CareBegan, Gestation, Names, NewPerson, Role};
use crate::relationships::{self, Party, Seen, State, Trend};
use crate::text::{LINE_MAX, Text};
use crate::visits::{self, Field, Filed, Held, Lead, Note, Place, Presence, Present, When};

/// The day the family is told on.
pub const TODAY: Date = date(2026, 10, 16);
/// The family.
pub const FAMILY: FamilyId = FamilyId(0x0f);
/// The practitioner who works with it.
pub const VISITOR: PractitionerId = PractitionerId(0x1a);
/// Amara, seven months old, born at 37 weeks.
pub const AMARA: PersonId = PersonId(0xa1);
/// Ngozi, her mother.
pub const NGOZI: PersonId = PersonId(0xa2);
/// Chidi, her father.
pub const CHIDI: PersonId = PersonId(0xa3);
/// Adaeze, her grandmother.
pub const ADAEZE: PersonId = PersonId(0xa4);
/// Emeka, her grandfather, who died.
pub const EMEKA: PersonId = PersonId(0xa5);
/// The home of Ngozi and Adaeze.
pub const HOME: HomeId = HomeId(0xb1);
/// Amara and Ngozi.
pub const WITH_NGOZI: RelationshipId = RelationshipId(0xc1);
/// Amara and Chidi.
pub const WITH_CHIDI: RelationshipId = RelationshipId(0xc2);
/// Amara and Adaeze.
pub const WITH_ADAEZE: RelationshipId = RelationshipId(0xc3);
/// Ngozi and the practitioner.
pub const NGOZI_AND_VISITOR: RelationshipId = RelationshipId(0xc4);
/// A visit to Amara and Ngozi nine days ago, signed.
pub const HELD: VisitId = VisitId(0xd1);
/// A visit two days ago that did not happen.
pub const MISSED: VisitId = VisitId(0xd2);
/// A visit planned for today.
pub const PLANNED: VisitId = VisitId(0xd3);

/// What was decided, as entries the practitioner wrote today.
#[must_use]
pub fn entries(all: &[Labelled]) -> Vec<Said> {
    let said = |(number, one): (u128, &Labelled)| Said {
        id: EntryId(number),
        label: one.label.clone(),
        event: one.event.clone(),
        by: VISITOR,
        at: Timestamp::UNIX_EPOCH,
        on: TODAY,
    };
    (1..).zip(all).map(said).collect()
}

/// A short text of a test's own.
///
/// # Panics
/// When the text is none that the record would take.
#[must_use]
pub fn text(words: &str) -> Text {
    Text::line(words, LINE_MAX).expect("a test writes what can be taken")
}

/// A visit at home in the afternoon of a day.
#[must_use]
pub fn at_home(on: Date) -> When {
    When { on, at: Some(Time::constant(14, 0, 0, 0)), place: Place::Home, place_words: None }
}

/// The note of a visit to Amara and Ngozi on a day, ready to sign.
#[must_use]
pub fn note(on: Date) -> Note {
    let awake = |person| Present { person, how: Presence::Awake };
    let words = [
        (Field::Words, "She stops when I sing."),
        (Field::Child, "Turned from the spoon to find her mother’s face."),
        (Field::Between, "Ngozi saw the look first and answered it."),
        (Field::Delight, "They traded a sound, four times."),
        (Field::Wondering, "Who sang to Ngozi?"),
        (Field::NextTime, "Me: bring the song sheet."),
    ];
    Note {
        held: Held {
            when: at_home(on),
            minutes: Some(60),
            present: vec![awake(AMARA), awake(NGOZI)],
            relationships: vec![WITH_NGOZI],
            lead: Some(Lead::Caregiver),
        },
        texts: words.into_iter().map(|(field, words)| (field, text(words))).collect(),
        teller: Some(NGOZI),
        filed: Filed::default(),
    }
}

/// Somebody as told for the first time, with nothing but a name.
#[must_use]
pub fn person(id: PersonId, role: Role, full: &str, called: &str) -> NewPerson {
    NewPerson {
        id,
        role,
        names: Names::of(Some(text(full)), Some(text(called))),
        pronouns: None,
        birth: None,
        gestation: None,
        languages: Vec::new(),
        source: None,
    }
}

/// The family as its whole record folds.
#[must_use]
pub fn okoro() -> Family {
    Family::fold(FAMILY, &said())
}

/// Everything that was ever recorded of the family, oldest first.
#[must_use]
pub fn said() -> Vec<Said> {
    let mut telling = Telling { family: Family::new(FAMILY), said: Vec::new(), on: TODAY };
    opening(&mut telling);
    bonds(&mut telling);
    visiting(&mut telling);
    telling.said
}

struct Telling {
    family: Family,
    said: Vec<Said>,
    on: Date,
}

impl Telling {
    fn keep<E: std::fmt::Debug>(&mut self, decided: Result<Labelled, E>) {
        let Labelled { label, event, .. } = decided.expect("the sample family breaks no rule");
        let second = i64::try_from(self.said.len()).expect("the sample is short");
        let noon = self.on.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
        let noon = noon.expect("a day of the sample has a noon").timestamp().as_second();
        let at = Timestamp::from_second(noon + second).expect("a second of our time");
        self.family.apply(&event, VISITOR, at);
        let id = EntryId(self.said.len() as u128 + 1);
        self.said.push(Said { id, label, event, by: VISITOR, at, on: self.on });
    }
}

fn opening(telling: &mut Telling) {
    telling.on = date(2026, 4, 14);
    let on = telling.on;
    for one in family::open(VISITOR, on, Some(7)) {
        telling.keep(Ok::<_, people::Refused>(one));
    }
    let amara = NewPerson {
        birth: Some(Birth::On(date(2026, 3, 12))),
        gestation: Some(Gestation { weeks: 37, days: 2 }),
        ..person(AMARA, Role::Child, "Amara Okoro", "Amara")
    };
    let others = [
        person(NGOZI, Role::Caregiver, "Ngozi Okoro", "Ngozi"),
        person(CHIDI, Role::Caregiver, "Chidi Okoro", "Chidi"),
        person(ADAEZE, Role::Caregiver, "Adaeze Eze", "Nne nne"),
        person(EMEKA, Role::Other, "Emeka Eze", "Papa Emeka"),
    ];
    for new in [amara].into_iter().chain(others) {
        telling.keep(people::add(new, on));
    }
    let died = people::Event::Died { person: EMEKA, when: text("2019") };
    let decided = people::passing(&telling.family, died, on);
    telling.keep(decided);
    let home = people::Event::HomeAdded { home: HOME, called: text("Ngozi’s home") };
    let decided = people::home(&telling.family, home);
    telling.keep(decided);
    for (person, how_much) in [(AMARA, Some(text("most days"))), (NGOZI, None), (ADAEZE, None)] {
        let sleeps = people::Event::Sleeps { home: HOME, person, how_much, here: true };
        let decided = people::home(&telling.family, sleeps);
        telling.keep(decided);
    }
    let carers = [
        (NGOZI, Care::Birth, "mama", true),
        (CHIDI, Care::Birth, "papa", false),
        (ADAEZE, Care::Kin, "nne nne", false),
    ];
    for (caregiver, role, words, day_to_day) in carers {
        let words = Some(text(words));
        let began = CareBegan { caregiver, child: AMARA, role, words, since: None, day_to_day };
        let decided = people::care(&telling.family, began, on);
        telling.keep(decided);
    }
}

fn bonds(telling: &mut Telling) {
    let amara = Party::Person(AMARA);
    let named = [
        (WITH_NGOZI, amara, Party::Person(NGOZI)),
        (WITH_CHIDI, amara, Party::Person(CHIDI)),
        (WITH_ADAEZE, amara, Party::Person(ADAEZE)),
        (NGOZI_AND_VISITOR, Party::Person(NGOZI), Party::Practitioner(VISITOR)),
    ];
    for (id, a, b) in named {
        let decided = relationships::name(&telling.family, id, a, b);
        telling.keep(decided);
    }
    let on = telling.on;
    let said = [
        (WITH_NGOZI, State::Tender, NGOZI, "I am afraid of the nights."),
        (WITH_CHIDI, State::BackInTouch, CHIDI, "Sundays I learn her again."),
    ];
    for (relationship, state, teller, words) in said {
        let words = Some(text(words));
        let teller = Some(teller);
        let seen = Seen { state, trend: Trend::Closer, since: Some(on), words, teller, on };
        let decided = relationships::see(&telling.family, relationship, seen, on);
        telling.keep(decided);
    }
    let wishes = [(NGOZI, "Nights that do not scare us."), (CHIDI, "That she knows my voice.")];
    for (teller, words) in wishes {
        let decided = family::wish(&telling.family, teller, text(words), on);
        telling.keep(decided);
    }
}

fn visiting(telling: &mut Telling) {
    let [held, missed] = [date(2026, 10, 7), date(2026, 10, 14)];
    telling.on = date(2026, 9, 30);
    for (visit, on) in [(HELD, held), (MISSED, missed), (PLANNED, TODAY)] {
        let decided = visits::plan(&telling.family, visit, at_home(on), (None, telling.on));
        telling.keep(decided);
    }
    telling.on = held;
    let all = visits::sign(&telling.family, HELD, note(held), held);
    for one in all.expect("the sample note can be signed") {
        telling.keep(Ok::<_, visits::Refused>(one));
    }
    telling.on = missed;
    let words = Some(text("A fever in the house."));
    let why = visits::Why { cause: visits::Cause::FamilyCancelled, words };
    let decided = visits::did_not_happen(&telling.family, MISSED, missed, why, missed);
    telling.keep(decided);
}

/// Nothing but one field, for notes that differ in one thing.
#[must_use]
pub fn only(field: Field, words: &str) -> BTreeMap<Field, Text> {
    [(field, text(words))].into()
}
