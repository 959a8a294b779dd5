// SPDX-License-Identifier: AGPL-3.0-or-later
//! From a family, as one reader may see it, to what its map is drawn from. Nothing that keeps somebody safe is in it.

use std::collections::{BTreeMap, BTreeSet};

use ::map as drawn;
use jiff::civil::Date;
use practice::kin::{Couple, Line, Placed, Shape, Together};
use practice::people::{Birth, Home, Person};
use practice::relationships::{Party, Relationship, Seen, State, Trend};
use practice::{Family, HomeId, PersonId};

use crate::called;
use crate::codes::{CARES, STATES, TRENDS, code_of};
use crate::urls;
use crate::words::Words;

/// A family to be drawn for a reader, on a day.
pub struct Drawing<'a> {
    /// The family as the reader may see it.
    pub family: &'a Family,
    /// The reader's words.
    pub words: Words,
    /// The day ages are counted to.
    pub today: Date,
}

/// A relationship of two people that was seen at least once, and how it stands.
pub struct Bond<'a> {
    /// The relationship.
    pub known: &'a Relationship,
    /// The two.
    pub two: (PersonId, PersonId),
    /// How it stands.
    pub seen: &'a Seen,
}

impl<'a> Drawing<'a> {
    /// Whom the family is drawn around: the youngest child there is, and who was born with it.
    pub fn focus(&self) -> BTreeSet<PersonId> {
        let here = |one: &&Person| one.is_living();
        let children: Vec<&Person> = self.family.people.children().filter(here).collect();
        let born = children.iter().filter_map(|one| one.born()).max();
        let youngest = children.iter().filter(|one| match born {
            Some(born) => one.born() == Some(born),
            None => true,
        });
        youngest.map(|one| one.id).collect()
    }

    /// The bonds, in the order of their numbers.
    pub fn bonds(&self) -> Vec<Bond<'a>> {
        let all = self.family.relationships.iter();
        let of_two = |known: &'a Relationship| match (known.a, known.b, known.now()) {
            (Party::Person(a), Party::Person(b), Some(seen)) => {
                Some(Bond { known, two: (a, b), seen })
            }
            _ => None,
        };
        all.filter_map(of_two).collect()
    }

    /// What the map is drawn from.
    pub fn picture(&self) -> drawn::Picture {
        let focus = self.focus();
        let main = self.main_home(&focus);
        drawn::Picture {
            id: "map".to_owned(),
            title: self.words.say("map-title"),
            lang: self.words.language().code().to_owned(),
            rtl: false,
            people: self.people(&focus),
            homes: self.homes(main),
            unions: self.unions(),
            bonds: self.numbered(),
            words: drawn::Words {
                cares: self.words.say("map-cares-said"),
                focus: self.words.say("map-focus"),
            },
        }
    }

    /// Where somebody is drawn: where they sleep always, else the first home they are known to sleep in.
    fn home_of(&self, person: PersonId) -> Option<HomeId> {
        let sleeps = |home: &&Home| home.sleeps.iter().any(|one| one.person == person);
        let always = |home: &&Home| {
            home.sleeps.iter().any(|one| one.person == person && one.how_much.is_none())
        };
        let homes = || self.family.people.homes.iter();
        homes().find(always).or_else(|| homes().find(sleeps)).map(|home| home.id)
    }

    fn main_home(&self, focus: &BTreeSet<PersonId>) -> Option<HomeId> {
        focus.iter().find_map(|person| self.home_of(*person))
    }

    fn people(&self, focus: &BTreeSet<PersonId>) -> Vec<drawn::Person> {
        let known = self.family.people.iter().map(|person| self.person(person, focus));
        known.chain(self.losses()).collect()
    }

    fn person(&self, person: &Person, focus: &BTreeSet<PersonId>) -> drawn::Person {
        let id = person.id;
        let focus = focus.contains(&id);
        let ended = self.family.kin.has_ended(id);
        let expected = matches!(person.birth, Some(Birth::Due(_)));
        let sign = match self.family.kin.shape(id) {
            _ if ended => drawn::Sign::Ended,
            _ if expected => drawn::Sign::Pregnancy,
            Shape::Square => drawn::Sign::Square,
            Shape::Circle => drawn::Sign::Circle,
            Shape::Diamond => drawn::Sign::Diamond,
        };
        let daily = self.family.people.care_by(id).any(|care| care.day_to_day);
        drawn::Person {
            facts: self.facts(person, ended),
            focus: focus && !ended,
            died: person.died.is_some(),
            cares: daily,
            away: person.away.as_ref().map(ToString::to_string),
            home: self.home_of(id).map(home_id),
            href: Some(urls::person(self.family.id, id)),
            nudge: self.family.kin.nudged(Placed::Person(id)),
            ..drawn::Person::new(person_id(id), &called::person(self.words, person), sign)
        }
    }

    /// What stands under a name: age or when they died, and in which role they care.
    fn facts(&self, person: &Person, ended: bool) -> Vec<String> {
        let words = self.words;
        let mut facts = Vec::new();
        if ended {
            let told = self.family.kin.ended.iter().find(|one| one.child == Some(person.id));
            facts.push(words.say("map-ended"));
            facts.extend(told.and_then(|one| one.when.as_ref()).map(ToString::to_string));
            return facts;
        }
        match (&person.died, person.birth) {
            (Some(when), _) => {
                facts.push(words.with("person-died", &[("when", when.as_str().into())]));
            }
            (None, Some(Birth::On(born))) => facts.push(words.age(born, self.today)),
            // Whoever has no name yet is called after the month.
            (None, Some(Birth::Due(due))) if person.names.short().is_some() => {
                facts.push(words.with("map-due", &[("month", words.month(due).into())]));
            }
            (None, _) => {}
        }
        let role = self.family.people.care_by(person.id).next();
        facts.extend(role.map(|care| match &care.words {
            Some(own) => own.to_string(),
            None => words.say(&format!("care-{}", code_of(&CARES, care.role))),
        }));
        facts.retain(|fact| !fact.is_empty());
        facts
    }

    /// Pregnancies that ended and were never a child of this record: each has a place among the children.
    fn losses(&self) -> impl Iterator<Item = drawn::Person> {
        let unnamed =
            self.family.kin.ended.iter().enumerate().filter(|(_, one)| one.child.is_none());
        unnamed.map(|(number, one)| {
            let when = one.when.as_ref().map(ToString::to_string);
            let facts = std::iter::once(self.words.say("map-ended")).chain(when).collect();
            let home = self.home_of(one.of).map(home_id);
            drawn::Person {
                facts,
                home,
                ..drawn::Person::new(loss_id(number), "", drawn::Sign::Ended)
            }
        })
    }

    fn homes(&self, main: Option<HomeId>) -> Vec<drawn::Home> {
        let homes = self.family.people.homes.iter();
        homes
            .filter(|home| !home.sleeps.is_empty())
            .map(|home| drawn::Home {
                id: home_id(home.id),
                label: home.called.to_string(),
                note: String::new(),
                main: main == Some(home.id),
                also: self.stays(home),
                folded: self.words.with(
                    "map-folded",
                    &[
                        ("home", home.called.as_str().into()),
                        ("count", i64::try_from(home.sleeps.len()).unwrap_or(i64::MAX).into()),
                    ],
                ),
                href: Some(urls::people(self.family.id)),
                nudge: self.family.kin.nudged(Placed::Home(home.id)),
            })
            .collect()
    }

    /// Who also stays in a home and is drawn in another.
    fn stays(&self, home: &Home) -> Vec<drawn::Stay> {
        let elsewhere = home.sleeps.iter().filter(|one| self.home_of(one.person) != Some(home.id));
        elsewhere
            .map(|one| drawn::Stay {
                person: person_id(one.person),
                words: match &one.how_much {
                    Some(words) => words.to_string(),
                    None => self.words.say("map-also-stays"),
                },
            })
            .collect()
    }

    fn unions(&self) -> Vec<drawn::Union> {
        let mut all = Unions::default();
        for couple in &self.family.kin.couples {
            all.of(couple.a, Some(couple.b)).1 = Some(couple);
        }
        for (number, ended) in self.family.kin.ended.iter().enumerate() {
            let person = ended.child.map_or(loss_id(number), person_id);
            let child = drawn::Child { person, descent: drawn::Descent::Birth };
            all.of(ended.of, ended.with).0.push(child);
        }
        let mut children: Vec<&Person> = self.family.people.iter().collect();
        children.sort_by_key(|one| one.born());
        for child in children.into_iter().filter(|one| !self.family.kin.has_ended(one.id)) {
            self.descend(child.id, &mut all);
        }
        all.known.into_iter().map(|(two, told)| self.union(two, told)).collect()
    }

    /// Puts a child under its parents: two and two of each kind, the others alone.
    fn descend(&self, child: PersonId, all: &mut Unions<'a>) {
        let mut kinds: BTreeMap<Line, Vec<PersonId>> = BTreeMap::new();
        for (parent, how) in self.family.parents_of(child) {
            if self.family.people.get(parent).is_some() {
                kinds.entry(how).or_default().push(parent);
            }
        }
        for (how, parents) in kinds {
            let under = drawn::Child { person: person_id(child), descent: descent(how) };
            for two in parents.chunks(if how == Line::Donor { 1 } else { 2 }) {
                all.of(two[0], two.get(1).copied()).0.push(under);
            }
        }
    }

    fn union(&self, (a, b): (PersonId, Option<PersonId>), told: Told<'a>) -> drawn::Union {
        let (children, couple) = told;
        let donors = children.iter().all(|child| child.descent == drawn::Descent::Donor);
        let kind = match couple.map(|couple| couple.how) {
            Some(Together::Married) => drawn::UnionKind::Married,
            Some(Together::Separated) => drawn::UnionKind::Separated,
            Some(Together::Divorced) => drawn::UnionKind::Divorced,
            None if donors && !children.is_empty() => drawn::UnionKind::Donor,
            Some(Together::Partners | Together::Brief) | None => drawn::UnionKind::Together,
        };
        drawn::Union {
            a: person_id(a),
            b: b.map(person_id),
            kind,
            words: couple
                .and_then(|one| one.words.as_ref())
                .map(ToString::to_string)
                .unwrap_or_default(),
            births: self.births(&children),
            children,
        }
    }

    /// Children born to the same parents on one day, or on two that follow each other.
    fn births(&self, children: &[drawn::Child]) -> Vec<drawn::Multiple> {
        let of_birth = children.iter().filter(|child| child.descent == drawn::Descent::Birth);
        let born = of_birth.filter_map(|child| {
            let known = self.family.people.get(PersonId(child.person.0))?;
            Some((child.person, known.born()?))
        });
        let mut groups: Vec<(Vec<drawn::PersonId>, Date)> = Vec::new();
        for (person, on) in born {
            match groups.last_mut() {
                Some((together, last)) if (on - *last).get_days() <= 1 => together.push(person),
                _ => groups.push((vec![person], on)),
            }
        }
        let several = groups.into_iter().filter(|(together, _)| together.len() > 1);
        several.map(|(people, _)| drawn::Multiple { people, identical: false }).collect()
    }

    fn numbered(&self) -> Vec<drawn::Bond> {
        let bonds = self.bonds().into_iter().zip(1_usize..);
        bonds
            .map(|(bond, number)| drawn::Bond {
                id: drawn::BondId(bond.known.id.0),
                number: number.to_string(),
                a: person_id(bond.two.0),
                b: person_id(bond.two.1),
                state: state(bond.seen.state),
                trend: trend(bond.seen.trend),
                say: self.bond_in_words(&bond),
                href: Some(urls::relationship(self.family.id, bond.known.id)),
            })
            .collect()
    }

    /// A bond in a sentence: who, how, where it is going.
    pub fn bond_in_words(&self, bond: &Bond<'_>) -> String {
        let name = |id| called::person_in(self.words, self.family, id);
        self.words.with(
            "map-bond",
            &[
                ("a", name(bond.two.0).into()),
                ("b", name(bond.two.1).into()),
                (
                    "state",
                    self.words.say(&format!("state-{}", code_of(&STATES, bond.seen.state))).into(),
                ),
                (
                    "trend",
                    self.words.say(&format!("trend-{}", code_of(&TRENDS, bond.seen.trend))).into(),
                ),
            ],
        )
    }
}

/// The children of two, and what was told of the two.
type Told<'a> = (Vec<drawn::Child>, Option<&'a Couple>);

/// Couples and single parents, in the order they are met.
#[derive(Default)]
struct Unions<'a> {
    known: Vec<((PersonId, Option<PersonId>), Told<'a>)>,
}

impl<'a> Unions<'a> {
    fn of(&mut self, a: PersonId, b: Option<PersonId>) -> &mut Told<'a> {
        let same = |two: &(PersonId, Option<PersonId>)| {
            *two == (a, b) || b.is_some_and(|b| *two == (b, Some(a)))
        };
        let at = self.known.iter().position(|(two, _)| same(two)).unwrap_or_else(|| {
            self.known.push(((a, b), Told::default()));
            self.known.len() - 1
        });
        &mut self.known[at].1
    }
}

fn person_id(id: PersonId) -> drawn::PersonId {
    drawn::PersonId(id.0)
}

fn home_id(id: HomeId) -> drawn::HomeId {
    drawn::HomeId(id.0)
}

/// A loss has no id of its own in the record; on the map it is known by its place among the losses.
fn loss_id(number: usize) -> drawn::PersonId {
    drawn::PersonId(u128::MAX - number as u128)
}

fn descent(how: Line) -> drawn::Descent {
    match how {
        Line::Birth => drawn::Descent::Birth,
        Line::Adopted => drawn::Descent::Adopted,
        Line::Foster => drawn::Descent::Foster,
        Line::Kin => drawn::Descent::Kin,
        Line::Donor => drawn::Descent::Donor,
    }
}

fn state(state: State) -> drawn::State {
    match state {
        State::Close => drawn::State::Close,
        State::Tender => drawn::State::Tender,
        State::Distant => drawn::State::Distant,
        State::Strained => drawn::State::Strained,
        State::CloseStrained => drawn::State::CloseStrained,
        State::CutOff => drawn::State::CutOff,
        State::BackInTouch => drawn::State::BackInTouch,
    }
}

fn trend(trend: Trend) -> drawn::Trend {
    match trend {
        Trend::Closer => drawn::Trend::Closer,
        Trend::Steady => drawn::Trend::Steady,
        Trend::MoreStrain => drawn::Trend::MoreStrain,
    }
}
