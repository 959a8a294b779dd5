// SPDX-License-Identifier: AGPL-3.0-or-later
//! What holds for any family: nothing written meets anything, what is drawn is what is told, and both directions are one.

use std::collections::BTreeSet;

use map::{Area, Drawing, Fact, Options, Picture, Point, draw};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::any::{Recipe, likely, wild};

/// How many families are tried: few in every run, ten thousand before a release.
#[expect(clippy::disallowed_methods, reason = "a test has no command line to take it from")]
fn families() -> u32 {
    let told = std::env::var("ALONGSIDE_MAP_FAMILIES").ok().and_then(|told| told.parse().ok());
    told.unwrap_or(300)
}

/// What has to hold of a picture, drawn with these options.
type Law = fn(&Picture, Options, &Drawing) -> Result<(), String>;

/// Tries laws on families and both forms of the drawing.
fn hold(families_of: impl Strategy<Value = Recipe>, laws: &[Law]) {
    tried(families_of, |recipe| {
        let picture = recipe.picture();
        for narrow in [false, true] {
            let options = Options { links: true, style: None, narrow };
            let drawing = draw(&picture, options);
            for law in laws {
                law(&picture, options, &drawing)
                    .map_err(|why| format!("narrow {narrow}: {why}"))?;
            }
        }
        Ok(())
    });
}

/// Tries as many of what there may be as a run asks for, and names the least of what fails.
pub fn tried<S: Strategy>(any: S, holds: impl Fn(S::Value) -> Result<(), String>) {
    let config = Config { cases: families(), failure_persistence: None, ..Config::default() };
    let tried = TestRunner::new_with_rng(config, rng())
        .run(&any, |one| holds(one).map_err(TestCaseError::fail));
    if let Err(why) = tried {
        panic!("{why}");
    }
}

/// The same families in every run.
fn rng() -> proptest::test_runner::TestRng {
    proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha)
}

fn nothing_written_meets_anything(
    _: &Picture,
    _: Options,
    drawing: &Drawing,
) -> Result<(), String> {
    let places = &drawing.places;
    let written: Vec<&Area> = places.labels.iter().chain(&places.captions).collect();
    for (place, one) in written.iter().enumerate() {
        if let Some(other) = written[place + 1..].iter().find(|other| one.meets(other)) {
            return Err(format!("words on words: {one:?} {other:?}"));
        }
        if let Some((_, sign)) = places.signs.iter().find(|(_, sign)| one.meets(sign)) {
            return Err(format!("words on a sign: {one:?} {sign:?}"));
        }
        if let Some(line) = places.lines.iter().find(|(from, to)| one.crossed(*from, *to)) {
            return Err(format!("a line through words: {one:?} {line:?}"));
        }
    }
    for (place, (_, one)) in places.signs.iter().enumerate() {
        if let Some((_, other)) =
            places.signs[place + 1..].iter().find(|(_, other)| one.meets(other))
        {
            return Err(format!("a sign on a sign: {one:?} {other:?}"));
        }
    }
    Ok(())
}

fn bonds_cross_no_words_and_no_foreign_sign(
    _: &Picture,
    _: Options,
    drawing: &Drawing,
) -> Result<(), String> {
    let places = &drawing.places;
    for (a, b, points) in &places.bonds {
        for pair in points.windows(2) {
            let written = places.labels.iter().chain(&places.captions);
            let foreign = places.signs.iter().filter(|(who, _)| who != a && who != b);
            let mut areas = written.chain(foreign.map(|(_, area)| area));
            if let Some(area) = areas.find(|area| area.crossed(pair[0], pair[1])) {
                return Err(format!("the bond {a:?} {b:?} goes through {area:?}"));
            }
        }
    }
    Ok(())
}

fn siblings_stand_by_age(picture: &Picture, _: Options, drawing: &Drawing) -> Result<(), String> {
    for union in &picture.unions {
        let spot = |child: &map::Child| {
            let person = picture.people.iter().find(|person| person.id == child.person)?;
            let (_, sign) = drawing.places.signs.iter().find(|(who, _)| *who == person.id)?;
            let x = f64::midpoint(sign.from.x, sign.to.x);
            let home = person.home.filter(|home| {
                person.away.is_none() && picture.homes.iter().any(|known| known.id == *home)
            });
            Some((home?, if picture.rtl { -x } else { x }, f64::midpoint(sign.from.y, sign.to.y)))
        };
        let spots: Vec<_> = union.children.iter().filter_map(spot).collect();
        for (place, older) in spots.iter().enumerate() {
            for younger in spots[place + 1..].iter().filter(|younger| younger.0 == older.0) {
                let same_row = (younger.2 - older.2).abs() < 0.5;
                if (same_row && younger.1 < older.1) || younger.2 < older.2 - 0.5 {
                    return Err(format!("{older:?} stands after {younger:?}"));
                }
            }
        }
    }
    Ok(())
}

fn what_is_drawn_is_told(_: &Picture, _: Options, drawing: &Drawing) -> Result<(), String> {
    let told: BTreeSet<&Fact> = drawing.text.iter().collect();
    let drawn: BTreeSet<&Fact> = drawing.drawn.iter().collect();
    if told != drawn {
        let only: Vec<_> = told.symmetric_difference(&drawn).collect();
        return Err(format!("{only:?}"));
    }
    Ok(())
}

/// Where families have more than is drawn, nothing is drawn of anybody who is not told.
fn whoever_is_drawn_is_told(_: &Picture, _: Options, drawing: &Drawing) -> Result<(), String> {
    let is_person =
        |fact: &&Fact| matches!(fact, Fact::Person { .. } | Fact::Stay { .. } | Fact::Bond { .. });
    let told: BTreeSet<&Fact> = drawing.text.iter().filter(is_person).collect();
    match drawing.drawn.iter().filter(is_person).find(|fact| !told.contains(fact)) {
        Some(fact) => Err(format!("{fact:?} is drawn and not told")),
        None => Ok(()),
    }
}

/// Names the first fault in the form of a drawing.
fn is_well_formed(_: &Picture, _: Options, drawing: &Drawing) -> Result<(), String> {
    if !drawing.width.is_finite() || !drawing.height.is_finite() {
        return Err("a number is none".to_owned());
    }
    is_well_formed_svg(&drawing.svg)
}

/// Names the first fault in the form of an SVG.
pub fn is_well_formed_svg(svg: &str) -> Result<(), String> {
    if svg.contains("NaN") || svg.contains("\"inf") || svg.contains(" inf ") {
        return Err("a number is none".to_owned());
    }
    if let Some(letter) = svg.chars().find(|c| c.is_control() && *c != '\n') {
        return Err(format!("{letter:?} is not allowed in XML"));
    }
    let mut open = Vec::new();
    for part in svg.split('<').skip(1) {
        let (tag, after) = part.split_once('>').ok_or("a tag has no end")?;
        if after.contains('>') || after.contains('"') {
            return Err(format!("not escaped: {after:?}"));
        }
        let name = tag.split([' ', '/']).find(|name| !name.is_empty()).unwrap_or_default();
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return Err(format!("{name} ends and is not open"));
            }
            continue;
        }
        if tag.matches('"').count() % 2 != 0 {
            return Err(format!("an attribute of {name} has no end"));
        }
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    let references = svg.split('&').skip(1);
    let known = ["amp;", "lt;", "gt;", "quot;"];
    if references.into_iter().any(|after| !known.iter().any(|known| after.starts_with(known))) {
        return Err("an ampersand is not escaped".to_owned());
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} stay open")) }
}

fn both_directions_are_one(
    picture: &Picture,
    options: Options,
    drawing: &Drawing,
) -> Result<(), String> {
    let mut turned = picture.clone();
    turned.rtl = !picture.rtl;
    let other = draw(&turned, options);
    let wide = drawing.width;
    let flip = |area: &Area| Area {
        from: Point { x: wide - area.to.x, y: area.from.y },
        to: Point { x: wide - area.from.x, y: area.to.y },
    };
    let near = |one: &Area, other: &Area| {
        let corners = [(one.from, other.from), (one.to, other.to)];
        corners.iter().all(|(a, b)| (a.x - b.x).abs() < 1e-6 && (a.y - b.y).abs() < 1e-6)
    };
    let all = |drawing: &Drawing| -> Vec<Area> {
        let places = &drawing.places;
        let signs = places.signs.iter().map(|(_, area)| *area);
        let areas = [&places.labels, &places.captions, &places.homes, &places.numbers];
        signs.chain(areas.into_iter().flatten().copied()).collect()
    };
    let (here, there) = (all(drawing), all(&other));
    let same = here.len() == there.len() && here.iter().zip(&there).all(|(a, b)| near(&flip(a), b));
    if same { Ok(()) } else { Err("turned around, it is another picture".to_owned()) }
}

fn drawn_twice_it_is_the_same_bytes(
    picture: &Picture,
    options: Options,
    drawing: &Drawing,
) -> Result<(), String> {
    let again = draw(picture, options).svg;
    if again == drawing.svg { Ok(()) } else { Err("drawn twice, it differs".to_owned()) }
}

#[test]
fn likely_families_keep_every_law() {
    hold(
        likely(),
        &[
            nothing_written_meets_anything,
            bonds_cross_no_words_and_no_foreign_sign,
            siblings_stand_by_age,
            what_is_drawn_is_told,
            is_well_formed,
            both_directions_are_one,
        ],
    );
}

#[test]
fn wild_families_keep_every_law_that_can_hold_of_them() {
    hold(
        wild(),
        &[
            nothing_written_meets_anything,
            bonds_cross_no_words_and_no_foreign_sign,
            whoever_is_drawn_is_told,
            is_well_formed,
            drawn_twice_it_is_the_same_bytes,
        ],
    );
}
