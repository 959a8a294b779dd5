// SPDX-License-Identifier: AGPL-3.0-or-later
//! What carries a household, drawn: nothing meets anything, and three pictures byte by byte.

use map::supports::{Drawing, Picture, Support, SupportId, Tie, draw};
use map::{Area, Options, PersonId, Point};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::golden::drawn_as_looked_at;
use crate::laws::{is_well_formed_svg, tried};

const TIES: [Tie; 3] = [Tie::Strong, Tie::Thin, Tie::Stressful];
const NAMES: [&str; 8] = [
    "Bo",
    "Ana María de los Ángeles y Todos los Santos",
    "ليلى والجيران",
    "小さい子の家の近所の人たち",
    "A <b> & \"c\" 'd'",
    "Tom\u{1}\u{fffe}",
    "",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenverein von Ober- und Unterwaldhausen an der Au",
];
/// The widest a phone shows without scrolling.
const PHONE: f64 = 360.0;

/// Supports as a test prints them; they become a picture when they are drawn.
#[derive(Debug, Clone)]
struct Recipe {
    people: Vec<(u128, &'static str)>,
    supports: Vec<(u128, &'static str, Tie, bool, bool)>,
    rtl: bool,
}

impl Recipe {
    fn picture(&self) -> Picture {
        let support = |(id, name, tie, gives, takes): &(u128, &str, Tie, bool, bool)| Support {
            id: SupportId(*id),
            name: (*name).to_owned(),
            facts: vec!["neighbours, for everybody".to_owned()],
            tie: *tie,
            gives: *gives,
            takes: *takes,
            say: format!("{name} & more"),
            href: Some(format!("/supports/{id}")),
        };
        let person = |(id, name): &(u128, &str)| (PersonId(*id), (*name).to_owned());
        Picture {
            id: "supports".to_owned(),
            title: "What carries them".to_owned(),
            lang: "en".to_owned(),
            rtl: self.rtl,
            household: "At home".to_owned(),
            people: self.people.iter().map(person).collect(),
            supports: self.supports.iter().map(support).collect(),
        }
    }
}

/// Any household, and more around it than the work allows. Some are named twice.
fn any_recipe() -> impl Strategy<Value = Recipe> {
    let name = || select(NAMES.to_vec());
    let support = (0_u128..20, name(), select(TIES.to_vec()), any::<bool>(), any::<bool>());
    (vec((0_u128..9, name()), 0..7), vec(support, 0..17), any::<bool>())
        .prop_map(|(people, supports, rtl)| Recipe { people, supports, rtl })
}

fn boxes(drawing: &Drawing) -> Vec<Area> {
    let places = &drawing.places;
    let supports = places.supports.iter().map(|(_, area)| *area);
    std::iter::once(places.household).chain(supports).collect()
}

fn holds(outer: &Area, inner: &Area) -> bool {
    outer.from.x <= inner.from.x
        && inner.to.x <= outer.to.x
        && outer.from.y <= inner.from.y
        && inner.to.y <= outer.to.y
}

fn nothing_meets_anything(drawing: &Drawing) -> Result<(), String> {
    let (all, places) = (boxes(drawing), &drawing.places);
    let page =
        Area { from: Point { x: 0.0, y: 0.0 }, to: Point { x: drawing.width, y: drawing.height } };
    for (place, one) in all.iter().enumerate() {
        if !holds(&page, one) || !holds(one, &places.words[place]) {
            return Err(format!("outside of what it belongs in: {one:?}"));
        }
        if let Some(other) = all[place + 1..].iter().find(|other| one.grown(7.0).meets(other)) {
            return Err(format!("a box on a box: {one:?} {other:?}"));
        }
    }
    for (place, (id, points)) in places.lines.iter().enumerate() {
        for pair in points.windows(2) {
            if let Some(area) = all.iter().find(|area| area.grown(2.0).crossed(pair[0], pair[1])) {
                return Err(format!("the line of {id:?} goes into {area:?}"));
            }
        }
        for (other, those) in &places.lines[place + 1..] {
            if points.iter().any(|one| those.iter().any(|point| one.far(*point) < 14.0)) {
                return Err(format!("the lines of {id:?} and {other:?} meet"));
            }
        }
    }
    Ok(())
}

fn each_line_leads_from_the_household_to_its_own(drawing: &Drawing) -> Result<(), String> {
    let places = &drawing.places;
    for ((id, points), (own, area)) in places.lines.iter().zip(&places.supports) {
        let (Some(first), Some(last)) = (points.first(), points.last()) else {
            return Err(format!("{id:?} has no line"));
        };
        let at_home = places.household.grown(6.0).holds(*first);
        if id != own || !at_home || !area.grown(6.0).holds(*last) {
            return Err(format!("the line of {id:?} leads elsewhere"));
        }
    }
    Ok(())
}

fn both_directions_are_one(picture: &Picture, options: Options, here: &Drawing) -> bool {
    let turned = Picture { rtl: !picture.rtl, ..picture.clone() };
    let there = draw(&turned, options);
    let flip = |x: f64| here.width - x;
    let near = |a: f64, b: f64| (a - b).abs() < 1e-6;
    let areas = boxes(here).into_iter().zip(boxes(&there));
    let same = areas.into_iter().all(|(a, b)| {
        near(flip(a.to.x), b.from.x) && near(flip(a.from.x), b.to.x) && near(a.from.y, b.from.y)
    });
    same && near(here.width, there.width)
}

#[test]
fn whatever_is_around_a_household_keeps_every_law() {
    tried(any_recipe(), |recipe| {
        let picture = recipe.picture();
        for narrow in [false, true] {
            let options = Options { links: true, style: None, narrow };
            let drawing = draw(&picture, options);
            nothing_meets_anything(&drawing)?;
            each_line_leads_from_the_household_to_its_own(&drawing)?;
            is_well_formed_svg(&drawing.svg)?;
            let wrong = [
                (drawing.text != drawing.drawn, "what is drawn is not what is told"),
                (draw(&picture, options).svg != drawing.svg, "drawn twice, it differs"),
                (!both_directions_are_one(&picture, options, &drawing), "turned, it is another"),
                (narrow && drawing.width > PHONE, "wider than a phone"),
            ];
            if let Some((_, why)) = wrong.into_iter().find(|(is, _)| *is) {
                return Err(format!("narrow {narrow}: {why}"));
            }
        }
        Ok(())
    });
}

#[test]
fn each_strength_has_a_form_and_each_direction_an_arrow() {
    let one = |tie, gives, takes| {
        let recipe = Recipe {
            people: vec![(1, "Ida")],
            supports: vec![(7, "The choir", tie, gives, takes)],
            rtl: false,
        };
        draw(&recipe.picture(), Options::default()).svg
    };
    let form = |svg: &str| ["bd b2", "bd bdot", "bd bz"].map(|class| svg.contains(class));
    assert_eq!(form(&one(Tie::Strong, false, false)), [true, false, false]);
    assert_eq!(form(&one(Tie::Thin, false, false)), [false, true, false]);
    assert_eq!(form(&one(Tie::Stressful, false, false)), [false, false, true]);
    let arrows = |gives, takes| one(Tie::Thin, gives, takes).matches("bd b1").count();
    assert_eq!([arrows(false, false), arrows(true, false), arrows(true, true)], [0, 2, 4]);
    assert_ne!(one(Tie::Thin, true, false), one(Tie::Thin, false, true), "each at its own end");
}

/// The first so many of twelve around a home of three.
fn marlow_lane(many: usize) -> Picture {
    let all = [
        ("Aunt Fe", "family", Tie::Strong, true, false),
        ("The choir on Thursdays", "faith", Tie::Strong, true, true),
        ("The night shift", "work", Tie::Stressful, false, true),
        ("Dr. Quillfeather", "health care", Tie::Thin, true, false),
        ("Mrs. Okafor downstairs", "neighbours", Tie::Strong, true, true),
        ("The housing office", "money", Tie::Stressful, false, false),
        ("Rana’s kindergarten on Mill Street", "school", Tie::Thin, true, false),
        ("Uncle Pio", "family", Tie::Stressful, true, true),
        ("Sunday table", "faith", Tie::Thin, true, true),
        ("The food pantry", "other", Tie::Strong, true, false),
        ("Jo, who drives", "person", Tie::Strong, true, true),
        ("The landlord", "money", Tie::Thin, false, true),
    ];
    let support = |(number, one): (usize, &(&str, &str, Tie, bool, bool))| Support {
        id: SupportId(number as u128),
        name: one.0.to_owned(),
        facts: vec![one.1.to_owned()],
        tie: one.2,
        gives: one.3,
        takes: one.4,
        say: format!("{}, {}", one.0, one.1),
        href: Some(format!("#support-{number}")),
    };
    let people = ["Ida", "Wren", "Marisol"].into_iter().zip(1_u128..);
    Picture {
        id: "marlow".to_owned(),
        title: "What carries Ida, Wren and Marisol".to_owned(),
        lang: "en".to_owned(),
        rtl: false,
        household: "Marlow Lane".to_owned(),
        people: people.map(|(name, id)| (PersonId(id), name.to_owned())).collect(),
        supports: all.iter().take(many).enumerate().map(support).collect(),
    }
}

#[test]
fn one_five_and_twelve_are_drawn_as_they_were_looked_at() {
    let drawn =
        |picture: &Picture, narrow| draw(picture, Options { links: true, narrow, style: None }).svg;
    let mut all = Vec::new();
    for many in [0, 1, 5, 12] {
        let picture = marlow_lane(many);
        all.push((format!("supports-{many}"), drawn(&picture, false)));
        all.push((format!("supports-{many}-narrow"), drawn(&picture, true)));
    }
    let turned = Picture { rtl: true, ..marlow_lane(5) };
    all.push(("supports-from-right-to-left".to_owned(), drawn(&turned, false)));
    drawn_as_looked_at(all);
}
