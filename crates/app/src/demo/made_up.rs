// SPDX-License-Identifier: AGPL-3.0-or-later
//! Families that are drawn: a shape, names, a rhythm, and how bonds go over time.

use jiff::civil::{Time, Weekday};
use practice::kin;
use practice::people::{Care, Role, Use};
use practice::relationships::{State, Trend};
use practice::visits::Place;

use super::casting::{Born, Rhythm, SeenOnce, Story, Turn, Who};
use super::names::{OTHERS, SPANISH as SPANISH_NAMES, STREETS, Shared};
use super::notes::{self, Pen};
use super::phrases_en::ENGLISH;
use super::phrases_es::SPANISH;
use super::random::Random;
use super::shapes::{Came, Grown, Lives, SHAPES, Shape};
use super::stock::Stock;
use super::telling::Days;

/// Where a drawn family stands in the agency.
#[derive(Debug, Clone, Copy)]
pub(super) struct Desk {
    /// The number of the drawn family.
    pub(super) number: usize,
    /// Its number among its visitor's, which decides day and hour.
    pub(super) of_visitor: usize,
    /// Its visitor works in Spanish.
    pub(super) spanish: bool,
}

const HOURS: [(i8, i8); 7] = [(9, 0), (10, 30), (13, 0), (14, 30), (16, 0), (11, 45), (17, 15)];
const WEEKDAYS: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

/// Draws a family's story.
pub(super) fn story(days: &Days, random: &mut Random, desk: Desk) -> Story {
    let shape = SHAPES[desk.number % SHAPES.len()];
    let spanish = desk.spanish || random.chance(12);
    let tradition = if spanish { random.pick(&SPANISH_NAMES) } else { random.pick(&OTHERS) };
    let shared = Shared::draw(random, tradition);
    let rhythm = rhythm(days, random, desk, shape.came);
    let opened = rhythm.ago(rhythm.behind) + 6;
    let mut story = Story { spanish, missed_percent: 8, ..Story::new(rhythm) };
    let mut taken = Vec::new();
    let born = birthdays(random, shape, opened);
    for came in &born {
        let woman = random.chance(50);
        let names = shared.name(random, (woman, &mut taken));
        if let Born::Awaited(ago) = came {
            story.turns.push((*ago, Turn::Born(story.people.len(), names.clone())));
        }
        let mut child = Who::child("", "", *came).drawn(sign(woman));
        // Who is still on the way has no name yet.
        if !matches!(came, Born::Due(_)) {
            child.names = names;
        }
        story.people.push(speaking(child, shared.tradition.language, false));
    }
    for one in shape.grown {
        let who = grown_one(random, &shared, (*one, &mut taken), spanish);
        story.people.push(who);
    }
    story.homes = homes(random, shape, spanish);
    bonds(&mut story, shape);
    hopes(random, &mut story, opened);
    // Nobody else works in Spanish, so those families stay where they are.
    if desk.number % 7 == 3 && !desk.spanish {
        story.turns.push((story.rhythm.ago(story.rhythm.behind / 2) - 1, Turn::HandedOver));
    }
    story
}

fn rhythm(days: &Days, random: &mut Random, desk: Desk, came: Came) -> Rhythm {
    let (every, behind) = match (came, random.between(1, 100)) {
        // A pregnancy is shorter than the longest stories.
        (Came::Due, _) => (14, random.between(4, 9)),
        (_, ..=52) => (7, random.between(34, 104)),
        (_, 53..=84) => (14, random.between(14, 50)),
        _ => (28, random.between(8, 25)),
    };
    let weekday = WEEKDAYS[desk.of_visitor % WEEKDAYS.len()];
    let (hour, minute) = HOURS[(desk.of_visitor / WEEKDAYS.len()) % HOURS.len()];
    let weeks = if every > 7 { random.between(0, every / 7 - 1) * 7 } else { 0 };
    let place = match random.between(1, 10) {
        1 => (Place::Community, "the library"),
        2 => (Place::Office, ""),
        _ => (Place::Home, ""),
    };
    Rhythm {
        every,
        behind: usize::try_from(behind).unwrap_or(1),
        // Seven days ahead is today: a visit on the day itself.
        next: days.next(weekday) % 7 + weeks,
        planned: random.chance(92),
        at: Time::constant(hour, minute, 0, 0),
        place,
    }
}

/// When the children came, each older than the record where the shape says so.
fn birthdays(random: &mut Random, shape: Shape, opened: i32) -> Vec<Born> {
    let age = random.between(12, 290);
    let late = random.between(20, 70).min(opened - 12).max(1);
    let mut all = Vec::new();
    for number in 0..shape.children {
        let older = i32::try_from(number).unwrap_or(0) * random.between(330, 520);
        let older = if shape.twins { 0 } else { older };
        all.push(match shape.came {
            Came::Born => Born::Ago(opened + age + older, None),
            Came::Early(weeks) => Born::Ago(opened + age + 78, Some((weeks, 3))),
            Came::Awaited => Born::Awaited(opened - late),
            Came::Due => Born::Due(random.between(9, 120)),
        });
    }
    all
}

fn sign(woman: bool) -> kin::Shape {
    if woman { kin::Shape::Circle } else { kin::Shape::Square }
}

fn speaking(who: Who, language: &'static str, interpreted: bool) -> Who {
    const ALL: &[Use] = &[Use::Talk, Use::Lullaby];
    let who = who.speaks(language, ALL);
    if interpreted { who.interpreted() } else { who }
}

fn grown_one(
    random: &mut Random,
    shared: &Shared,
    (one, taken): (Grown, &mut Vec<&'static str>),
    spanish: bool,
) -> Who {
    // One in five comes from elsewhere: mixed families are common. Not among Spanish names, where
    // the visitor was chosen for the language.
    let mixed = !spanish && random.chance(20);
    let own = if mixed {
        let elsewhere = random.pick(&OTHERS);
        Shared::draw(random, elsewhere)
    } else {
        shared.grown(random)
    };
    let names = own.name(random, (one.woman, taken));
    let tongue = usize::from(spanish);
    let mut who =
        Who::carer("", "", (one.care, one.words[tongue], one.daily)).drawn(sign(one.woman));
    who.names = names;
    who = who.years(random.between(one.years.0, one.years.1));
    let english = own.tradition.language == "English";
    let interpreted = !english && !own.tradition.spanish() && random.chance(40);
    who = speaking(who, own.tradition.language, interpreted);
    if !english && random.chance(50) {
        who = who.speaks("English", &[Use::Talk, Use::Read]);
    }
    if random.chance(35) {
        who = who.reach(*random.pick(&REACH[tongue]));
    }
    match one.lives {
        Lives::Here => who.at(&[(0, None)]),
        Lives::There => who.at(&[(1, None)]),
        Lives::Away(place) => who.away(place[tongue]),
        Lives::Died(when) => who.died(when[tongue]),
    }
}

const REACH: [[[&str; 3]; 4]; 2] = [
    [
        ["Text message", "Before 3 pm", "No voicemail"],
        ["Call the landline", "Evenings", ""],
        ["Through the aunt", "", "Not at work"],
        ["Text message", "", "Nothing that shows who we are"],
    ],
    [
        ["Mensaje de texto", "Antes de las 3", "Sin buzón de voz"],
        ["Llamar a la casa", "En la tarde", ""],
        ["Por medio de la tía", "", "No al trabajo"],
        ["Mensaje de texto", "", "Nada que diga quiénes somos"],
    ],
];

fn homes(random: &mut Random, shape: Shape, spanish: bool) -> Vec<String> {
    let mut all = vec![(*random.pick(&STREETS)).to_owned()];
    if shape.grown.iter().any(|one| matches!(one.lives, Lives::There)) {
        all.push(if spanish { "La otra casa" } else { "The other home" }.to_owned());
    }
    all
}

/// A bond of each living child with each living carer; the children's with the first one first.
fn bonds(story: &mut Story, shape: Shape) {
    let living = |who: &&Who| who.died.is_none();
    let first = shape.children;
    let carers = story.people.iter().enumerate().skip(first).filter(|(_, who)| living(who));
    let carers: Vec<usize> = carers.map(|(number, _)| number).collect();
    for carer in &carers {
        story.bonds.extend((0..shape.children).map(|child| (child, *carer)));
    }
    if let [one, two, ..] = carers.as_slice() {
        story.bonds.push((*one, *two));
    }
    story.with_us = carers.into_iter().take(1).collect();
}

type Path = &'static [(State, Trend)];

const TOGETHER: [Path; 5] = [
    &[(State::Tender, Trend::Steady), (State::Close, Trend::Closer), (State::Close, Trend::Steady)],
    &[
        (State::Strained, Trend::MoreStrain),
        (State::Strained, Trend::Closer),
        (State::Tender, Trend::Closer),
        (State::Close, Trend::Closer),
    ],
    &[(State::Distant, Trend::Steady), (State::Tender, Trend::Closer)],
    &[
        (State::Close, Trend::Steady),
        (State::CloseStrained, Trend::MoreStrain),
        (State::Close, Trend::Closer),
    ],
    &[(State::Close, Trend::Steady)],
];

const ELSEWHERE: [Path; 3] = [
    &[(State::CutOff, Trend::Steady), (State::BackInTouch, Trend::Closer)],
    &[(State::Distant, Trend::Steady), (State::Tender, Trend::Closer)],
    &[(State::Tender, Trend::Steady), (State::Strained, Trend::MoreStrain)],
];

/// How the bonds went between the opening and now, and what the grown ones wished.
fn hopes(random: &mut Random, story: &mut Story, opened: i32) {
    let stock: &Stock = if story.spanish { &SPANISH } else { &ENGLISH };
    let span = (opened - 12).max(2);
    let mut pen = Pen { random, recent: &mut Vec::new() };
    for bond in 0..story.bonds.len() {
        if bond == 0 || pen.random.chance(65) {
            let seen = path(&mut pen, story, (bond, span), stock);
            story.seen.extend(seen);
        }
    }
    let grown = story.people.iter().enumerate();
    let grown = grown.filter(|(_, who)| who.role != Role::Child && who.away.is_none());
    let grown = grown.filter(|(_, who)| who.died.is_none() && wishes(who));
    let grown: Vec<usize> = grown.map(|(number, _)| number).collect();
    for number in grown {
        if let Some(wish) = notes::say_of_nobody(&mut pen, stock.wishes) {
            story.wishes.push((number, (span - pen.random.between(0, 30)).max(1), wish));
        }
    }
}

/// How one bond went. Only who lives elsewhere is cut off; only bonds with a child have words here.
fn path(
    pen: &mut Pen<'_>,
    story: &Story,
    (bond, span): (usize, i32),
    stock: &Stock,
) -> Vec<SeenOnce> {
    let (child, carer) = story.bonds[bond];
    let grown = story.people.get(carer);
    let elsewhere = grown.is_some_and(|who| who.sleeps.first().is_none_or(|(home, _)| *home > 0));
    let away = grown.is_none_or(|who| who.away.is_some());
    let with_child = story.people.get(child).is_some_and(|who| who.role == Role::Child);
    let path = pen.random.pick(if elsewhere { &ELSEWHERE[..] } else { &TOGETHER[..] });
    let parts = i32::try_from(path.len()).unwrap_or(1);
    let mut seen = Vec::new();
    for (number, (state, trend)) in (0..).zip(path.iter()) {
        let ago = (span - span * number / parts - pen.random.between(0, 5)).max(1);
        let silent = away || !with_child || pen.random.chance(45);
        let words = if silent { None } else { notes::say_of_nobody(pen, stock.bonds) };
        let words = words.map(|words| (carer, words));
        seen.push(SeenOnce { bond, ago, state: *state, trend: *trend, words });
    }
    seen
}

fn wishes(who: &Who) -> bool {
    who.care.is_some_and(|(care, _, daily)| daily || care == Care::Birth)
}
