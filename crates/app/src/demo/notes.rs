// SPDX-License-Identifier: AGPL-3.0-or-later
//! Notes drawn from the stock of sentences: short, as visitors write, about one or two bonds.

use std::collections::BTreeMap;

use practice::people::{Person, Role};
use practice::relationships::{Relationship, State};
use practice::text::Text;
use practice::visits::{Field, Filed, Held, Lead, Note, Presence, Present, When};

use super::casting::Story;
use super::random::Random;
use super::stock::{Age, Stock};
use super::stories::{Cast, Tellers};
use super::telling::{Telling, prose};

/// The names a note's sentences speak of.
struct Called {
    child: Option<String>,
    carer: String,
    other: Option<String>,
}

/// What draws sentences: chance, and what was said lately, which is not said again so soon.
pub(super) struct Pen<'a> {
    pub(super) random: &'a mut Random,
    pub(super) recent: &'a mut Vec<&'static str>,
}

/// How many sentences of a family are remembered.
const RECENT: usize = 40;

/// Draws the note of a visit that nobody wrote by hand.
pub(super) fn draw(
    telling: &mut Telling<'_>,
    story: &Story,
    cast: &Cast,
    (tellers, when): (&Tellers, When),
) -> Note {
    let bond = choose(telling, story, cast);
    let (child, carer) = story.bonds.get(bond).copied().unwrap_or((0, 1));
    let other = visiting(&mut telling.random, story, carer);
    let called = names(telling, cast, (child, carer, other));
    let (born, age) = age(telling, cast, child, &when);
    let how = match telling.random.between(1, 100) {
        1..=14 => Presence::Asleep,
        15..=19 => Presence::Absent,
        _ => Presence::Awake,
    };
    let mut there = vec![carer];
    there.extend(other);
    if born {
        there.extend(children(story));
    }
    let mut pen = Pen { random: &mut telling.random, recent: &mut telling.recent };
    let texts = texts(&mut pen, tellers, &called, (age, how));
    let lead = match telling.random.between(1, 100) {
        1..=45 => Lead::Caregiver,
        46..=85 => Lead::Shared,
        _ => Lead::Practitioner,
    };
    let mut relationships: Vec<_> = cast.bonds.get(bond).copied().into_iter().collect();
    let second = story.bonds.iter().zip(&cast.bonds);
    let second = second.filter(|((a, b), _)| *a == child && Some(*b) == other);
    relationships.extend(second.map(|(_, id)| *id).take(1));
    let words = texts.contains_key(&Field::Words);
    let present = present(story, cast, &there, how);
    let held = Held { when, minutes: None, present, relationships, lead: Some(lead) };
    Note { held, texts, teller: words.then(|| cast.person(carer)), filed: Filed::default() }
}

/// How everybody named was there; a child as said, the grown ones awake.
pub(super) fn present(
    story: &Story,
    cast: &Cast,
    there: &[usize],
    child: Presence,
) -> Vec<Present> {
    let mut numbers = there.to_vec();
    numbers.sort_unstable();
    numbers.dedup();
    let how = |number: usize| match story.people.get(number) {
        Some(who) if who.role == Role::Child => child,
        _ => Presence::Awake,
    };
    numbers.iter().map(|n| Present { person: cast.person(*n), how: how(*n) }).collect()
}

/// The bond a visit is about: of a living child and somebody who is near, mostly the first.
fn choose(telling: &mut Telling<'_>, story: &Story, cast: &Cast) -> usize {
    let in_touch = |bond: usize| {
        let known = cast.bonds.get(bond).and_then(|id| telling.family.relationships.get(*id));
        known.and_then(Relationship::now).is_none_or(|now| now.state != State::CutOff)
    };
    let near = |number: usize| {
        story.people.get(number).is_some_and(|who| who.away.is_none() && who.died.is_none())
    };
    let child = |number: usize| {
        near(number) && story.people.get(number).is_some_and(|who| who.role == Role::Child)
    };
    let bonds = story.bonds.iter().enumerate();
    let bonds = bonds.filter(|(number, (a, b))| child(*a) && near(*b) && in_touch(*number));
    let bonds: Vec<usize> = bonds.map(|(number, _)| number).collect();
    let random = &mut telling.random;

    match bonds.as_slice() {
        [] => 0,
        [first, ..] if random.chance(70) => *first,
        several => *random.pick(several),
    }
}

fn children(story: &Story) -> impl Iterator<Item = usize> {
    let living = |who: &super::casting::Who| who.role == Role::Child && who.died.is_none();
    story.people.iter().enumerate().filter(move |(_, who)| living(who)).map(|(number, _)| number)
}

/// Another grown one of the family who is there too, now and then.
fn visiting(random: &mut Random, story: &Story, carer: usize) -> Option<usize> {
    let home = |who: &super::casting::Who| who.sleeps.first().map(|(home, _)| *home);
    let here = story.people.get(carer).and_then(home);
    let near = story.people.iter().enumerate().filter(|(number, who)| {
        who.care.is_some() && home(who).is_some() && home(who) == here && *number != carer
    });
    let near: Vec<usize> = near.map(|(number, _)| number).collect();
    if near.is_empty() || !random.chance(30) { None } else { Some(*random.pick(&near)) }
}

fn names(
    telling: &Telling<'_>,
    cast: &Cast,
    (child, carer, other): (usize, usize, Option<usize>),
) -> Called {
    let short = |number: usize| {
        let known = telling.family.people.get(cast.person(number))?;
        known.names.short().map(str::to_owned)
    };
    Called {
        child: short(child),
        carer: short(carer).unwrap_or_default(),
        other: other.and_then(short),
    }
}

/// Whether the child is born on the day of the visit, and the number of the age in the stock.
fn age(telling: &Telling<'_>, cast: &Cast, child: usize, when: &When) -> (bool, usize) {
    let born = telling.family.people.get(cast.person(child)).and_then(Person::born);
    let Some(born) = born.filter(|born| *born <= when.on) else { return (false, 0) };
    let days = (when.on - born).get_days();
    let age = match days {
        ..=110 => 1,
        111..=270 => 2,
        271..=480 => 3,
        _ => 4,
    };
    (true, age)
}

fn texts(
    pen: &mut Pen<'_>,
    tellers: &Tellers,
    called: &Called,
    (age, how): (usize, Presence),
) -> BTreeMap<Field, Text> {
    let stock = tellers.notes;
    let here: &Age = &stock.ages[age.min(4)];
    let mut texts = BTreeMap::new();
    let mut put = |field: Field, text: Option<String>| {
        if let Some(text) = text {
            texts.insert(field, prose(&text));
        }
    };
    put(Field::Between, between(pen, stock, called, age));
    if how == Presence::Awake && pen.random.chance(88) {
        put(Field::Child, what_the_child_did(pen, stock, called, age));
    }
    if pen.random.chance(62) {
        put(Field::Words, say(pen, tellers.words.ages[age.min(4)].words, called));
    }
    if how == Presence::Awake && pen.random.chance(28) {
        put(Field::Delight, say(pen, here.delights, called));
    }
    if age > 0 && pen.random.chance(11) {
        let (hard, repair) = *pen.random.pick(stock.hard);
        put(Field::HardMoment, fill(hard, called));
        if pen.random.chance(75) {
            put(Field::Repair, fill(repair, called));
        }
    }
    if pen.random.chance(34) {
        put(Field::Wondering, say(pen, stock.wonderings, called));
    }
    if pen.random.chance(58) {
        let theirs = say(pen, stock.theirs, called);
        let ours = say(pen, stock.ours, called);
        put(Field::NextTime, joined([theirs, ours]));
    }
    texts
}

fn between(pen: &mut Pen<'_>, stock: &Stock, called: &Called, age: usize) -> Option<String> {
    if age == 0 {
        return say(pen, stock.awaiting, called);
    }
    let frame = say(pen, stock.frames, called)?;
    let answer = say(pen, stock.answers, called)?;
    Some(format!("{frame}{answer}"))
}

fn what_the_child_did(
    pen: &mut Pen<'_>,
    stock: &Stock,
    called: &Called,
    age: usize,
) -> Option<String> {
    let did = say(pen, stock.ages[age.min(4)].child, called);
    let state =
        if age > 0 && pen.random.chance(60) { say(pen, stock.states, called) } else { None };
    let more =
        if pen.random.chance(25) { say(pen, stock.ages[age.min(4)].child, called) } else { None };
    let more = more.filter(|more| Some(more) != did.as_ref());
    joined([state, did, more])
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { None } else { Some(parts.join(" ")) }
}

/// One of these sentences, which speak of nobody by name.
pub(super) fn say_of_nobody(pen: &mut Pen<'_>, sentences: &[&'static str]) -> Option<String> {
    let nobody = Called { child: None, carer: String::new(), other: None };
    say(pen, sentences, &nobody)
}

fn say(pen: &mut Pen<'_>, sentences: &[&'static str], called: &Called) -> Option<String> {
    let can = sentences.iter().copied().filter(|one| fill(one, called).is_some());
    let can: Vec<&'static str> = can.collect();
    let fresh = can.iter().copied().filter(|one| !pen.recent.contains(one));
    let fresh: Vec<&'static str> = fresh.collect();
    let from = if fresh.is_empty() { can } else { fresh };
    if from.is_empty() {
        return None;
    }
    let one = *pen.random.pick(&from);
    pen.recent.push(one);
    if pen.recent.len() > RECENT {
        pen.recent.remove(0);
    }
    fill(one, called)
}

/// The sentence with its names; none where it speaks of somebody who has no name or is not there.
fn fill(sentence: &str, called: &Called) -> Option<String> {
    let mut text = sentence.replace("{carer}", &called.carer);
    for (mark, name) in [("{child}", &called.child), ("{other}", &called.other)] {
        match name {
            Some(name) => text = text.replace(mark, name),
            None if text.contains(mark) => return None,
            None => {}
        }
    }
    Some(text)
}
