// SPDX-License-Identifier: AGPL-3.0-or-later
//! A family from what was said, in order: each event to the part of it that knows what it means.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Brings, Event, Family, Import, Record, Said, TeamMember, Wish};
use crate::ids::{FamilyId, PractitionerId};
use crate::label::Labelled;
use crate::{goodbye, presence, wonderings};

impl Family {
    /// Folds what was said, in order, into a family. Leave out what the reader may not read *before*
    /// folding, so that nothing hidden leaves a gap or a count.
    pub fn fold<'a>(id: FamilyId, said: impl IntoIterator<Item = &'a Said>) -> Self {
        let mut family = Self::new(id);
        for one in said {
            family.apply(&one.event, one.by, one.at);
        }
        family
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub fn apply(&mut self, event: &Event, by: PractitionerId, at: Timestamp) {
        match event {
            Event::Record(event) => self.apply_record(event, at),
            Event::People(event) => self.people.apply(event),
            Event::Kin(event) => {
                self.kin.apply(event);
                self.people.lose(event);
            }
            Event::Relationships(event) => self.relationships.apply(event),
            Event::Visits(event) => self.visits.apply(event, by, at),
            Event::Rights(event) => self.rights.apply(event, by),
            Event::Release(event) => self.releases.apply(event, by),
            Event::Card(event) => self.card.apply(event, by, at),
            Event::Expecting(event) => self.expecting.apply(event),
            Event::Supports(event) => self.supports.apply(event),
            Event::EarlyCare(event) => self.early_care.apply(event),
            Event::LookingBack(event) => self.looking_back.apply(event, by, at),
            Event::Promises(event) => self.promises.apply(event, by),
            Event::Agenda(event) => self.agenda.apply(event, at),
            Event::Attachments(event) => self.attachments.apply(event, by, at),
            Event::Handover(event) => self.handover.apply(event),
            Event::Observations(event) => self.observations.apply(event, by, at),
            Event::Signs(event) => self.signs.apply(event, by),
            Event::Plays(event) => self.plays.apply(event, by),
            Event::Joys(event) => self.joys.apply(event, by),
            Event::Firsts(event) => self.firsts.apply(event, by),
            Event::Safety(event) => {
                self.safety.apply(event, by, at);
                self.people.settle_contact(event);
            }
            Event::Goodbye(event) => goodbye::apply(self, event),
            Event::Presence(event) => presence::apply(self, event, by),
            Event::Echoes(event) => self.echoes.apply(event, by),
            Event::Holding(event) => self.holding.apply(event),
            Event::Ours(event) => self.ours.apply(event),
            Event::BetweenUs(event) => self.between_us.apply(event, by),
            Event::Understandings(event) => self.understandings.apply(event, by, at),
            Event::Guidance(event) => self.guidance.apply(event, by),
            Event::Retold(event) => self.retold.apply(event, by),
            Event::Capacities(event) => self.capacities.apply(event, by),
            Event::Wonderings(event) => wonderings::apply(self, event, by, at),
        }
    }

    /// The family after these events too; for deciding the next of one act.
    #[must_use]
    pub fn after(&self, all: &[Labelled], by: PractitionerId, at: Timestamp) -> Self {
        let mut family = self.clone();
        for one in all {
            family.apply(&one.event, by, at);
        }
        family
    }

    /// Whether this practitioner works with the family on this day.
    #[must_use]
    pub fn has_on_team(&self, practitioner: PractitionerId, on: Date) -> bool {
        let with = |member: &TeamMember| {
            member.practitioner == practitioner
                && member.since <= on
                && member.until.is_none_or(|until| on < until)
        };
        self.team.iter().any(with)
    }

    fn apply_record(&mut self, event: &Record, at: Timestamp) {
        match event.clone() {
            Record::Opened { on, every_days } => {
                self.opened.get_or_insert(on);
                self.every_days = every_days.or(self.every_days);
            }
            Record::WishSaid { teller, words, on } => self.wishes.push(Wish { teller, words, on }),
            Record::BringsTold { words, teller, on } => {
                self.brings.push(Brings { words, teller, on });
            }
            Record::TeamChanged { practitioner, on, joined: true } => {
                if !self.has_on_team(practitioner, on) {
                    let until = self.goodbye.until(practitioner, on);
                    self.team.push(TeamMember { practitioner, since: on, until });
                }
            }
            Record::TeamChanged { practitioner, on, joined: false } => {
                let ends = |member: &&mut TeamMember| {
                    member.practitioner == practitioner
                        && member.until.is_none_or(|until| on < until)
                };
                if let Some(member) = self.team.iter_mut().find(ends) {
                    member.until = Some(on);
                }
            }
            Record::ImportReceived { form, file, brought, kept } => {
                self.imports.push(Import { form, file, brought, kept, at });
            }
        }
    }
}
