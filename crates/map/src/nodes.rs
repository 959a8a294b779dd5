// SPDX-License-Identifier: AGPL-3.0-or-later
//! What stands on the map: people, dotted signs of whoever also stays somewhere, and homes drawn as one link.

use crate::generations;
use crate::measure::{self, AWAY, FACT, NAME, count};
use crate::picture::{Home, Person, Sign, Stay};
use crate::sound::{Pair, Sound, Tie};

/// Most people and bonds that are drawn; with more, homes are drawn as one link each, and the later bonds stay in the text.
pub const PEOPLE_MAX: usize = 18;
pub const BONDS_MAX: usize = 8;

/// Something with a place on the map.
pub struct Node<'a> {
    pub who: Who<'a>,
    pub home: Option<usize>,
    pub generation: i32,
    pub sign: Sign,
    pub radius: f64,
    pub label: Label,
}

#[derive(Clone, Copy)]
pub enum Who<'a> {
    Person(&'a Person),
    Stay(&'a Person, &'a Stay),
    Folded(&'a Home),
}

/// The lines beside a sign, and the room they take.
pub struct Label {
    pub lines: Vec<(Text, String)>,
    pub width: f64,
    pub height: f64,
}

/// What a line of a label is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Text {
    Name,
    Fact,
    Away,
}

/// From one line of a label to the next.
pub const LINE: f64 = 16.5;
/// An amber line has a ground, which stands out on both sides.
pub const PILL: f64 = 7.0;

/// The widest that a label becomes for one long word.
const WORD_MOST: f64 = 170.0;

impl Label {
    /// The label of a node, its lines no wider than `most`, or than its longest word.
    fn of(who: Who, most: f64) -> Self {
        let (name, facts, away): (&str, Vec<&str>, &str) = match who {
            Who::Person(person) => {
                let facts = person.facts.iter().map(String::as_str).collect();
                (&person.name, facts, person.away.as_deref().unwrap_or_default())
            }
            Who::Stay(person, stay) => (&person.name, vec![&stay.words], ""),
            Who::Folded(_) => ("", Vec::new(), ""),
        };
        let facts = facts.into_iter().map(|fact| (Text::Fact, fact, FACT, false, 0.0));
        let parts = std::iter::once((Text::Name, name, NAME, true, 0.0)).chain(facts).chain([(
            Text::Away,
            away,
            AWAY,
            true,
            2.0 * PILL,
        )]);
        let parts: Vec<_> = parts.collect();
        let words = parts.iter().flat_map(|(_, text, size, bold, more)| {
            text.split_whitespace().map(move |word| measure::width(word, *size, *bold) + more)
        });
        let most = words.fold(most, |most, word| most.max(word.min(WORD_MOST)));
        let (mut lines, mut wide) = (Vec::new(), 0.0_f64);
        for (kind, text, size, bold, more) in parts {
            for line in measure::wrapped(text, size, bold, most - more) {
                wide = wide.max(measure::width(&line, size, bold) + more);
                lines.push((kind, line));
            }
        }
        let height = count(lines.len()) * LINE;
        Self { lines, width: wide, height }
    }
}

/// What is drawn of a sound picture: the nodes, and the ties and pairs between them, by their places.
pub struct Drawn<'a> {
    pub nodes: Vec<Node<'a>>,
    pub homes: Vec<&'a Home>,
    pub folded: Vec<bool>,
    pub ties: Vec<Tie<'a>>,
    /// The bonds that are drawn.
    pub pairs: Vec<Pair<'a>>,
}

/// Where each of the people stands on the map, if anywhere.
type Places = Vec<Option<usize>>;

impl<'a> Drawn<'a> {
    pub fn of(sound: &Sound<'a>, label_most: f64) -> Self {
        let generations = generations::of(sound);
        let folded = folded(sound, &generations);
        let (oldest, youngest) = generations::drawn(&generations);
        let is_drawn = |generation: i32| (oldest..=youngest).contains(&generation);
        let mut nodes = Vec::new();
        let mut places: Places = vec![None; sound.people.len()];
        for (place, person) in sound.people.iter().enumerate() {
            let home = sound.home_of[place];
            if is_drawn(generations[place]) && !home.is_some_and(|home| folded[home]) {
                places[place] = Some(nodes.len());
                nodes.push(Node::new(Who::Person(person), home, generations[place], label_most));
            }
        }
        for staying in &sound.stays {
            let generation = generations[staying.person];
            if is_drawn(generation) && !folded[staying.home] {
                let person = sound.people[staying.person];
                let who = Who::Stay(person, staying.stay);
                nodes.push(Node::new(who, Some(staying.home), generation, label_most));
            }
        }
        for (home, known) in sound.homes.iter().enumerate().filter(|(home, _)| folded[*home]) {
            let lives = (0..places.len()).filter(|place| sound.home_of[*place] == Some(home));
            let eldest = lives.map(|place| generations[place]).min().unwrap_or(0);
            let generation = eldest.clamp(oldest, youngest);
            nodes.push(Node::new(Who::Folded(known), Some(home), generation, label_most));
        }
        let ties = sound.ties.iter().filter_map(|tie| tie_between(tie, &places)).collect();
        let pairs = sound.pairs.iter().filter_map(|pair| {
            Some(Pair { bond: pair.bond, a: places[pair.a]?, b: places[pair.b]? })
        });
        let pairs = pairs.take(BONDS_MAX).collect();
        Self { nodes, homes: sound.homes.clone(), folded, ties, pairs }
    }

    /// Gives a node's label another width to be in.
    pub fn relabel(&mut self, node: usize, most: f64) {
        self.nodes[node].label = Label::of(self.nodes[node].who, most);
    }
}

impl<'a> Node<'a> {
    fn new(who: Who<'a>, home: Option<usize>, generation: i32, label_most: f64) -> Self {
        let (sign, radius) = match who {
            Who::Person(person) => {
                let died_young = person.died && generation >= 0;
                (person.sign, measure::radius(person.sign, person.focus, died_young))
            }
            Who::Stay(person, _) => (person.sign, measure::STAYING),
            Who::Folded(_) => (Sign::Square, measure::FOLDED),
        };
        Self { who, home, generation, sign, radius, label: Label::of(who, label_most) }
    }
}

/// Which homes are drawn as one link: from the last on, until few enough people are left; never the main one or the infant's.
fn folded(sound: &Sound, generations: &[i32]) -> Vec<bool> {
    let mut folded = vec![false; sound.homes.len()];
    let (oldest, youngest) = generations::drawn(generations);
    let shown = generations.iter().filter(|g| (oldest..=youngest).contains(*g)).count();
    let mut left = shown;
    for home in (0..sound.homes.len()).rev() {
        let lives: Vec<usize> =
            (0..sound.people.len()).filter(|place| sound.home_of[*place] == Some(home)).collect();
        let keeps = sound.homes[home].main || lives.iter().any(|place| sound.people[*place].focus);
        if left > PEOPLE_MAX && !keeps && lives.len() > 1 {
            folded[home] = true;
            left -= lives.len();
        }
    }
    folded
}

/// What is left of a union between those who are drawn.
fn tie_between<'a>(tie: &Tie<'a>, places: &Places) -> Option<Tie<'a>> {
    let b = tie.b.and_then(|b| places[b]);
    let (a, b) = match (places[tie.a], b) {
        (Some(a), b) => (a, b),
        (None, Some(b)) => (b, None),
        (None, None) => return None,
    };
    let child = |(child, descent): &(usize, _)| Some((places[*child]?, *descent));
    let mut births = tie.births.clone();
    for birth in &mut births {
        birth.people = birth.people.iter().filter_map(|person| places[*person]).collect();
    }
    births.retain(|birth| birth.people.len() > 1);
    // A line between two of whom one is not drawn would say something else; its words go with it.
    let words = if tie.b.is_some() && b.is_none() { "" } else { tie.words };
    let children = tie.children.iter().filter_map(child).collect();
    Some(Tie { words, kind: tie.kind, a, b, children, births })
}
