// SPDX-License-Identifier: AGPL-3.0-or-later
//! The people of a family as their entries fold.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    Added, Birth, Care, CareBegan, Changed, Contact, Event, Gestation, IdentitySaid, LanguageUse,
    Names, Role, Source,
};
use crate::ids::{HomeId, PersonId};
use crate::kin;
use crate::safety;
use crate::text::Text;

/// A member of a family, as known now.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// The person.
    pub id: PersonId,
    /// Who they are in the family.
    pub role: Role,
    /// Their names.
    pub names: Names,
    /// Pronouns as they say them.
    pub pronouns: Option<Text>,
    /// Born or expected; none once the pregnancy ended, so that nothing goes on counting.
    pub birth: Option<Birth>,
    /// Whether the child was expected and the pregnancy ended.
    pub lost: bool,
    /// Pregnancy completed at birth.
    pub gestation: Option<Gestation>,
    /// Languages by use.
    pub languages: Vec<LanguageUse>,
    /// When they died, as the family said it.
    pub died: Option<Text>,
    /// Where they are while away from every home.
    pub away: Option<Text>,
    /// How they may safely be reached.
    pub contact: Option<Contact>,
    /// What they said of who they are, the newest last.
    pub identity: Vec<IdentitySaid>,
    /// The file they were imported from.
    pub source: Option<Source>,
}

impl Person {
    /// Whether nothing in the record says that they died, or were lost before birth.
    #[must_use]
    pub fn is_living(&self) -> bool {
        self.died.is_none() && !self.lost
    }

    /// The day of birth, where the person is born.
    #[must_use]
    pub fn born(&self) -> Option<Date> {
        match self.birth {
            Some(Birth::On(day)) => Some(day),
            _ => None,
        }
    }
}

/// A caregiver's role for a child, with its dates.
#[derive(Debug, Clone, PartialEq)]
pub struct CareRole {
    /// The caregiver.
    pub caregiver: PersonId,
    /// The child.
    pub child: PersonId,
    /// In which role.
    pub role: Care,
    /// The role in the family's words.
    pub words: Option<Text>,
    /// Since when.
    pub since: Option<Date>,
    /// Until when; none while it goes on.
    pub until: Option<Date>,
    /// Whether they care day to day.
    pub day_to_day: bool,
}

/// Somebody who sleeps in a home.
#[derive(Debug, Clone, PartialEq)]
pub struct Sleeps {
    /// Who.
    pub person: PersonId,
    /// How much, in words.
    pub how_much: Option<Text>,
}

/// A home of the family.
#[derive(Debug, Clone, PartialEq)]
pub struct Home {
    /// The home.
    pub id: HomeId,
    /// What the family calls it.
    pub called: Text,
    /// Who sleeps there now.
    pub sleeps: Vec<Sleeps>,
}

/// Everybody in a family, the roles between them, and their homes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct People {
    all: BTreeMap<PersonId, Person>,
    order: Vec<PersonId>,
    /// Roles of caregivers, ended ones too, in the order they began.
    pub care: Vec<CareRole>,
    /// Homes in the order they were named.
    pub homes: Vec<Home>,
    /// The days on which children who were lost were expected, for when it was told by mistake.
    due_before: BTreeMap<PersonId, Birth>,
}

impl People {
    /// One person.
    #[must_use]
    pub fn get(&self, person: PersonId) -> Option<&Person> {
        self.all.get(&person)
    }

    /// Everybody, in the order they came into the record.
    pub fn iter(&self) -> impl Iterator<Item = &Person> {
        self.order.iter().filter_map(|id| self.all.get(id))
    }

    /// The children, in the order they came into the record.
    pub fn children(&self) -> impl Iterator<Item = &Person> {
        self.iter().filter(|person| person.role == Role::Child)
    }

    /// The caregivers, in the order they came into the record.
    pub fn caregivers(&self) -> impl Iterator<Item = &Person> {
        self.iter().filter(|person| person.role == Role::Caregiver)
    }

    /// The grown people who sleep in a home in which this person sleeps too.
    pub fn at_home_with(&self, person: PersonId) -> impl Iterator<Item = PersonId> {
        let sleeps = |home: &&Home| home.sleeps.iter().any(|one| one.person == person);
        let mut all: Vec<PersonId> = Vec::new();
        for one in self.homes.iter().filter(sleeps).flat_map(|home| &home.sleeps) {
            let grown = self.get(one.person).is_some_and(|known| known.role != Role::Child);
            if grown && one.person != person && !all.contains(&one.person) {
                all.push(one.person);
            }
        }
        all.into_iter()
    }

    /// The roles in which this caregiver cares now.
    pub fn care_by(&self, caregiver: PersonId) -> impl Iterator<Item = &CareRole> {
        self.care.iter().filter(move |role| role.caregiver == caregiver && role.until.is_none())
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event) {
        match event.clone() {
            Event::Added(added) => self.add(added),
            Event::Changed(changed) => self.change(changed),
            Event::Born { person, on, gestation } => self.with(person, |known| {
                if !known.lost {
                    known.birth = Some(Birth::On(on));
                    known.gestation = gestation.or(known.gestation);
                }
            }),
            Event::Died { person, when } => self.with(person, |known| {
                known.died = Some(when);
                // Told of a child before birth, it is a loss: there is no day to count to either.
                known.birth = known.born().map(Birth::On);
            }),
            Event::Away { person, place } => self.with(person, |known| known.away = place),
            Event::CareBegan(began) => self.begin_care(began),
            Event::CareEnded { caregiver, child, on } => {
                for role in &mut self.care {
                    if role.caregiver == caregiver && role.child == child && role.until.is_none() {
                        role.until = Some(on);
                    }
                }
            }
            Event::HomeAdded { home, called } => {
                if !self.homes.iter().any(|known| known.id == home) {
                    self.homes.push(Home { id: home, called, sleeps: Vec::new() });
                }
            }
            Event::Sleeps { home, person, how_much, here } => {
                let Some(known) = self.homes.iter_mut().find(|known| known.id == home) else {
                    return;
                };
                known.sleeps.retain(|sleeps| sleeps.person != person);
                if here {
                    known.sleeps.push(Sleeps { person, how_much });
                }
            }
            Event::ContactAgreed { person, contact } => {
                self.with(person, |known| known.contact = Some(contact));
            }
            Event::IdentitySaid { person, said } => {
                self.with(person, |known| known.identity.push(said));
            }
        }
    }

    /// What was once said in a line about reaching somebody gives way to what was agreed with care.
    pub(crate) fn settle_contact(&mut self, event: &safety::Event) {
        match event {
            safety::Event::ContactAgreed { person, .. }
            | safety::Event::ContactEnded { person, .. } => {
                self.with(*person, |known| known.contact = None);
            }
            safety::Event::Planned { .. }
            | safety::Event::Hidden { .. }
            | safety::Event::ReportMade { .. }
            | safety::Event::ReportFollowed { .. } => {}
        }
    }

    /// A child whose pregnancy ended is expected no longer: there is no day left that a page, a list or
    /// a reminder could count to.
    pub(crate) fn lose(&mut self, event: &kin::Event) {
        let kin::Event::PregnancyEnded { child: Some(child), mistake, .. } = event else { return };
        let Some(known) = self.all.get_mut(child).filter(|known| known.born().is_none()) else {
            return;
        };
        if *mistake {
            // Told by mistake: the child is expected on the same day again.
            if known.lost {
                known.birth = self.due_before.remove(child);
            }
        } else if let Some(due) = known.birth.take() {
            self.due_before.insert(*child, due);
        }
        known.lost = !mistake;
    }

    fn with(&mut self, person: PersonId, change: impl FnOnce(&mut Person)) {
        if let Some(known) = self.all.get_mut(&person) {
            change(known);
        }
    }

    fn add(&mut self, added: Added) {
        // Somebody told twice by two phones keeps the first account.
        if self.all.contains_key(&added.person) {
            return;
        }
        self.order.push(added.person);
        let person = Person {
            id: added.person,
            role: added.role,
            names: added.names,
            pronouns: added.pronouns,
            birth: added.birth,
            gestation: added.gestation,
            languages: added.languages,
            lost: false,
            died: None,
            away: None,
            contact: None,
            identity: Vec::new(),
            source: added.source,
        };
        self.all.insert(added.person, person);
    }

    fn change(&mut self, changed: Changed) {
        self.with(changed.person, |known| {
            if let Some(names) = changed.names {
                known.names = names;
            }
            if let Some(pronouns) = changed.pronouns {
                known.pronouns = pronouns.some();
            }
            if let Some(languages) = changed.languages {
                known.languages = languages;
            }
            // Whoever had the form open while the loss was told does not bring the day back.
            let counts = match changed.birth {
                Some(Birth::Due(_)) => known.is_living(),
                Some(Birth::On(_)) | None => !known.lost,
            };
            if counts {
                known.birth = changed.birth.or(known.birth);
            }
            known.gestation = changed.gestation.or(known.gestation);
        });
    }

    fn begin_care(&mut self, began: CareBegan) {
        self.with(began.caregiver, |known| {
            if known.role == Role::Other {
                known.role = Role::Caregiver;
            }
        });
        let same = |role: &CareRole| {
            role.caregiver == began.caregiver && role.child == began.child && role.until.is_none()
        };
        self.care.retain(|role| !same(role));
        self.care.push(CareRole {
            caregiver: began.caregiver,
            child: began.child,
            role: began.role,
            words: began.words,
            since: began.since,
            until: None,
            day_to_day: began.day_to_day,
        });
    }
}
