// SPDX-License-Identifier: AGPL-3.0-or-later
//! A picture made sound: people by place instead of by id, and nothing that names somebody who is not there.

use std::collections::{BTreeMap, BTreeSet};

use crate::picture::{
    Bond, Descent, Home, HomeId, Person, PersonId, Picture, State, Stay, Trend, Union, UnionKind,
};

/// A picture whose every reference leads somewhere.
pub struct Sound<'a> {
    pub people: Vec<&'a Person>,
    pub homes: Vec<&'a Home>,
    /// The home each of the people is drawn in; nobody who is away has one.
    pub home_of: Vec<Option<usize>>,
    pub stays: Vec<Staying<'a>>,
    pub ties: Vec<Tie<'a>>,
    pub pairs: Vec<Pair<'a>>,
}

/// Somebody also stays in a home.
pub struct Staying<'a> {
    pub home: usize,
    pub person: usize,
    pub stay: &'a Stay,
}

/// A union, its people by place.
#[derive(Clone)]
pub struct Tie<'a> {
    pub words: &'a str,
    pub kind: UnionKind,
    pub a: usize,
    pub b: Option<usize>,
    pub children: Vec<(usize, Descent)>,
    pub births: Vec<Birth>,
}

/// Children born together, by place, at least two.
#[derive(Clone)]
pub struct Birth {
    pub people: Vec<usize>,
    pub identical: bool,
}

impl Tie<'_> {
    pub fn partners(&self) -> impl Iterator<Item = usize> {
        [Some(self.a), self.b].into_iter().flatten()
    }
}

/// A bond, its people by place.
#[derive(Clone)]
pub struct Pair<'a> {
    pub bond: &'a Bond,
    pub a: usize,
    pub b: usize,
}

impl Pair<'_> {
    pub fn state(&self) -> State {
        self.bond.state
    }

    pub fn trend(&self) -> Trend {
        self.bond.trend
    }
}

type Places = BTreeMap<PersonId, usize>;

impl<'a> Sound<'a> {
    pub fn of(picture: &'a Picture) -> Self {
        let mut places = Places::new();
        let mut people = Vec::new();
        for person in &picture.people {
            places.entry(person.id).or_insert_with(|| {
                people.push(person);
                people.len() - 1
            });
        }
        let mut home_places: BTreeMap<HomeId, usize> = BTreeMap::new();
        let mut homes = Vec::new();
        for home in &picture.homes {
            home_places.entry(home.id).or_insert_with(|| {
                homes.push(home);
                homes.len() - 1
            });
        }
        let lives = |person: &&Person| {
            let known = person.home.and_then(|home| home_places.get(&home).copied());
            known.filter(|_| person.away.is_none())
        };
        let home_of: Vec<Option<usize>> = people.iter().map(lives).collect();
        let stays = stays(&homes, &home_of, &places);
        let ties = picture.unions.iter().filter_map(|union| tie(union, &places)).collect();
        let pairs = picture.bonds.iter().filter_map(|bond| pair(bond, &places)).collect();
        Self { people, homes, home_of, stays, ties, pairs }
    }
}

fn stays<'a>(homes: &[&'a Home], home_of: &[Option<usize>], places: &Places) -> Vec<Staying<'a>> {
    let mut seen = BTreeSet::new();
    let mut stays = Vec::new();
    for (home, known) in homes.iter().enumerate() {
        for stay in &known.also {
            let Some(&person) = places.get(&stay.person) else { continue };
            if home_of[person] != Some(home) && seen.insert((home, person)) {
                stays.push(Staying { home, person, stay });
            }
        }
    }
    stays
}

fn tie<'a>(union: &'a Union, places: &Places) -> Option<Tie<'a>> {
    let place = |id: &PersonId| places.get(id).copied();
    let (first, second) = (place(&union.a), union.b.as_ref().and_then(place));
    let (a, b) = match (first, second) {
        (Some(a), b) => (a, b.filter(|b| *b != a)),
        (None, Some(b)) => (b, None),
        (None, None) => return None,
    };
    let mut seen: BTreeSet<usize> = [Some(a), b].into_iter().flatten().collect();
    let mut children = Vec::new();
    for child in &union.children {
        if let Some(person) = place(&child.person).filter(|person| seen.insert(*person)) {
            children.push((person, child.descent));
        }
    }
    // Somebody is born once: who is named in two births stays in the first.
    let mut free: BTreeSet<usize> = children.iter().map(|(person, _)| *person).collect();
    let mut births = Vec::new();
    for birth in &union.births {
        let named: BTreeSet<usize> = birth.people.iter().filter_map(place).collect();
        let order = children.iter().map(|(person, _)| *person);
        let people: Vec<usize> =
            order.filter(|person| named.contains(person) && free.remove(person)).collect();
        if people.len() > 1 {
            births.push(Birth { people, identical: birth.identical });
        }
    }
    Some(Tie { words: union.words.trim(), kind: union.kind, a, b, children, births })
}

fn pair<'a>(bond: &'a Bond, places: &Places) -> Option<Pair<'a>> {
    let (a, b) = (*places.get(&bond.a)?, *places.get(&bond.b)?);
    (a != b).then_some(Pair { bond, a, b })
}
