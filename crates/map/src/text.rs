// SPDX-License-Identifier: AGPL-3.0-or-later
//! The map as facts to be told in words: homes, people, who is whose child, losses, bonds. Whoever asks words them.

use crate::generations;
use crate::picture::{BondId, Descent, HomeId, Person, PersonId, Sign, State, Trend, UnionKind};
use crate::sound::{Pair, Sound, Tie};

/// One thing the map says. It names people and homes by their ids; what they are called stays with the caller.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// What follows is about this home; about those outside every home, where there is none.
    Home(Option<HomeId>),
    /// Somebody, with what the sign alone says of them.
    Person {
        /// Who.
        person: PersonId,
        /// Whether they are the infant at the centre.
        focus: bool,
        /// Whether they died.
        died: bool,
        /// Whether they care for the infant day to day.
        cares: bool,
        /// Whether they are away.
        away: bool,
    },
    /// Somebody also stays in this home.
    Stay {
        /// Who.
        person: PersonId,
        /// Where.
        home: HomeId,
    },
    /// Two are, or were, together.
    Together {
        /// One.
        a: PersonId,
        /// The other.
        b: PersonId,
        /// How.
        kind: UnionKind,
    },
    /// Somebody is a child of theirs, or is expected.
    Child {
        /// Who.
        person: PersonId,
        /// In which way.
        descent: Descent,
        /// Whether they are expected.
        expected: bool,
        /// Whose.
        parents: (PersonId, Option<PersonId>),
    },
    /// Children born together.
    BornTogether {
        /// Who.
        people: Vec<PersonId>,
        /// Whether they are identical.
        identical: bool,
    },
    /// A pregnancy of theirs ended.
    Loss {
        /// Which.
        person: PersonId,
        /// Whose.
        parents: (PersonId, Option<PersonId>),
    },
    /// How it is between two.
    Bond {
        /// Which.
        bond: BondId,
        /// How it is.
        state: State,
        /// Where it is going.
        trend: Trend,
    },
}

/// Everything a picture says, in the order it is read.
pub fn of(sound: &Sound) -> Vec<Fact> {
    let mut facts = Vec::new();
    let generations = generations::of(sound);
    // The infant's main home comes first, as it is drawn first.
    let mut homes: Vec<usize> = (0..sound.homes.len()).collect();
    homes.sort_by_key(|home| !sound.homes[*home].main);
    let places = homes.into_iter().map(Some).chain([None]);
    for home in places {
        let mut here: Vec<usize> =
            (0..sound.people.len()).filter(|place| sound.home_of[*place] == home).collect();
        here.sort_by_key(|place| generations[*place]);
        let stays: Vec<Fact> = sound
            .stays
            .iter()
            .filter(|staying| Some(staying.home) == home)
            .map(|staying| Fact::Stay {
                person: sound.people[staying.person].id,
                home: sound.homes[staying.home].id,
            })
            .collect();
        if !(here.is_empty() && stays.is_empty()) {
            facts.push(Fact::Home(home.map(|home| sound.homes[home].id)));
        }
        facts.extend(here.into_iter().map(|place| person(sound.people[place])));
        facts.extend(stays);
    }
    let who = |place: usize| sound.people[place];
    for tie in &sound.ties {
        facts.extend(tied(tie, who));
    }
    for (place, tie) in sound.ties.iter().enumerate() {
        let is_loss = |place: usize| who(place).sign == Sign::Ended;
        let children = tie.children.iter().filter(|(child, _)| !is_loss(*child));
        facts.extend(children.map(|child| child_of(tie, *child, who)));
        facts.extend(born_together(&sound.ties[place], who));
    }
    for tie in &sound.ties {
        let losses = tie.children.iter().filter(|(child, _)| who(*child).sign == Sign::Ended);
        facts.extend(losses.map(|child| child_of(tie, *child, who)));
    }
    facts.extend(sound.pairs.iter().map(bond));
    facts
}

pub fn person(known: &Person) -> Fact {
    Fact::Person {
        person: known.id,
        focus: known.focus,
        died: known.died,
        cares: known.cares,
        away: known.away.is_some(),
    }
}

pub fn tied<'a>(tie: &Tie, who: impl Fn(usize) -> &'a Person) -> Option<Fact> {
    Some(Fact::Together { a: who(tie.a).id, b: who(tie.b?).id, kind: tie.kind })
}

pub fn child_of<'a>(tie: &Tie, child: (usize, Descent), who: impl Fn(usize) -> &'a Person) -> Fact {
    let parents = (who(tie.a).id, tie.b.map(|b| who(b).id));
    let known = who(child.0);
    match known.sign {
        Sign::Ended => Fact::Loss { person: known.id, parents },
        sign => Fact::Child {
            person: known.id,
            descent: child.1,
            expected: sign == Sign::Pregnancy,
            parents,
        },
    }
}

pub fn born_together<'a>(tie: &Tie, who: impl Fn(usize) -> &'a Person) -> Vec<Fact> {
    let fact = |birth: &crate::sound::Birth| Fact::BornTogether {
        people: birth.people.iter().map(|place| who(*place).id).collect(),
        identical: birth.identical,
    };
    tie.births.iter().map(fact).collect()
}

pub fn bond(pair: &Pair) -> Fact {
    Fact::Bond { bond: pair.bond.id, state: pair.state(), trend: pair.trend() }
}
