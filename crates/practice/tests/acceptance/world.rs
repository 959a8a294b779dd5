// SPDX-License-Identifier: AGPL-3.0-or-later
//! A family with one word in every part of its record.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use practice::access::{Asker, Hat, Moment, Reader, may_read, relation};
use practice::family::Record;
use practice::label::LawTag;
use practice::people::{self, Birth, Care, CareBegan, Names, NewPerson, Role};
use practice::rights::{self, Effect, Order};
use practice::text::{LINE_MAX, Text};
use practice::{
    EntryId, Event, Facet, Family, FamilyId, Label, OrderId, PersonId, PractitionerId, Said,
};

pub const BABY: PersonId = PersonId(1);
pub const MOTHER: PersonId = PersonId(2);
pub const FATHER: PersonId = PersonId(3);
pub const GRANDMOTHER: PersonId = PersonId(4);
pub const FOSTER: PersonId = PersonId(5);
pub const ADOPTER: PersonId = PersonId(6);

pub const VISITOR: PractitionerId = PractitionerId(10);
pub const OTHER_VISITOR: PractitionerId = PractitionerId(11);
pub const SUPERVISOR: PractitionerId = PractitionerId(12);

pub const BORN: Date = date(2026, 3, 1);
pub const TODAY: Date = date(2026, 11, 24);

/// Everything a family that works with caregivers would have in its parts, told by nobody.
pub const SEEN: [&str; 4] = ["child", "together", "practitioner", "agency"];

pub struct World {
    pub said: Vec<Said>,
}

impl World {
    /// A baby with these carers, each with a word of their own and one about the baby.
    pub fn with(carers: &[(PersonId, Care)]) -> Self {
        let mut world = Self { said: Vec::new() };
        let joined =
            Record::TeamChanged { practitioner: VISITOR, on: date(2026, 4, 1), joined: true };
        world.say(Label::of(Facet::Together), joined);
        world.person(BABY, Role::Child);
        for (person, care) in carers {
            world.carer(*person, *care, None);
        }
        world.word("child", Label::of(Facet::Child(BABY)));
        world.word("together", Label::of(Facet::Together));
        world.word("practitioner", Label::of(Facet::Practitioner));
        world.word("agency", Label::of(Facet::Agency));
        world.word("safety", Label::of(Facet::Safety));
        world.word("violence", Label::of(Facet::Child(BABY)).under([LawTag::PartnerViolence]));
        world.word("report", Label::of(Facet::Together).under([LawTag::ChildProtectionReport]));
        world.word("sealed", Label::of(Facet::Practitioner).under([LawTag::PsychotherapyNote]));
        world
    }

    pub fn say(&mut self, label: Label, event: impl Into<Event>) -> EntryId {
        let id = EntryId(self.said.len() as u128 + 1);
        let at = Timestamp::UNIX_EPOCH;
        self.said.push(Said { id, label, event: event.into(), by: VISITOR, at, on: BORN });
        id
    }

    /// A word that stands nowhere else, under this label.
    pub fn word(&mut self, word: &str, label: Label) -> EntryId {
        let words = text(word);
        self.say(label, Record::WishSaid { teller: BABY, words, on: TODAY })
    }

    pub fn person(&mut self, id: PersonId, role: Role) {
        let names = Names::of(Some(text("Testling")), None);
        let birth = (role == Role::Child).then_some(Birth::On(BORN));
        let (pronouns, gestation, languages, source) = (None, None, Vec::new(), None);
        let new = NewPerson { id, role, names, pronouns, birth, gestation, languages, source };
        self.decided(people::add(new, TODAY).unwrap());
    }

    pub fn carer(&mut self, person: PersonId, role: Care, since: Option<Date>) {
        self.person(person, Role::Caregiver);
        let began = CareBegan {
            caregiver: person,
            child: BABY,
            role,
            words: None,
            since,
            day_to_day: role != Care::Birth,
        };
        self.decided(people::care(&self.whole(), began, TODAY).unwrap());
        let told = |facet| Label::of(facet).told_by(Some(person));
        self.word(&format!("own of {person}"), told(Facet::Caregiver(person)));
        self.word(&format!("of the child by {person}"), told(Facet::Child(BABY)));
        self.word(&format!("of all by {person}"), told(Facet::Together));
    }

    pub fn decided(&mut self, one: practice::Labelled) {
        self.say(one.label, one.event);
    }

    pub fn ordered(&mut self, person: PersonId, effect: Effect, from: Date) -> OrderId {
        let order = OrderId(self.said.len() as u128);
        let (court, words) = (text("Made-up Court, 1"), text("As the court said."));
        let says = Order { person, child: BABY, effect, from, until: None, court, words };
        self.decided(rights::order(&self.whole(), order, says).unwrap());
        order
    }

    pub fn whole(&self) -> Family {
        Family::fold(FamilyId(1), &self.said)
    }

    pub fn at(today: Date) -> Moment {
        let now = today.to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
        Moment { now, today }
    }

    /// The words this reader finds.
    pub fn words(&self, reader: &Reader) -> BTreeSet<String> {
        let whole = self.whole();
        let may = |said: &&Said| may_read(reader, &said.label, whole.rights.shared_with(said.id));
        let read = self.said.iter().filter(may);
        let wish = |said: &Said| match &said.event {
            Event::Record(Record::WishSaid { words, .. }) => Some(words.to_string()),
            _ => None,
        };
        read.filter_map(wish).collect()
    }

    pub fn member(&self, person: PersonId, on: Date) -> Reader {
        let relation = relation(&self.whole(), &Asker::Member(person), Self::at(on));
        Reader::new(Hat::Caregiver, relation)
    }

    pub fn staff(&self, hat: Hat, id: PractitionerId, over: &[PractitionerId]) -> Reader {
        let asker = Asker::Practitioner(id, over.to_vec());
        Reader::new(hat, relation(&self.whole(), &asker, Self::at(TODAY)))
    }
}

pub fn text(words: &str) -> Text {
    Text::line(words, LINE_MAX).unwrap()
}

/// What a carer told: of themselves, of the child, of all.
pub fn told_by(person: PersonId) -> [String; 3] {
    [format!("own of {person}"), format!("of the child by {person}"), format!("of all by {person}")]
}

/// Exactly these words: from the parts, and what these told.
pub fn exactly(parts: &[&str], tellers: &[PersonId]) -> BTreeSet<String> {
    let parts = parts.iter().map(|part| (*part).to_owned());
    parts.chain(tellers.iter().flat_map(|person| told_by(*person))).collect()
}
