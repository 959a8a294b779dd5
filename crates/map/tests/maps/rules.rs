// SPDX-License-Identifier: AGPL-3.0-or-later
//! Single rules of the map, each by a family it can be seen in.

use map::{
    Area, Bond, BondId, Child, Descent, Fact, Home, HomeId, Multiple, Options, Person, PersonId,
    Picture, Sign, State, Trend, Union, UnionKind, Words, draw,
};

use crate::families::{eighteen, two_homes, who};

const WIDE: Options<'static> = Options { links: true, style: None, narrow: false };
const NARROW: Options<'static> = Options { links: true, style: None, narrow: true };

fn middle(picture: &Picture, person: PersonId, options: Options) -> (f64, f64) {
    let drawing = draw(picture, options);
    let (_, area) =
        drawing.places.signs.iter().find(|(who, _)| *who == person).expect("they are drawn");
    (f64::midpoint(area.from.x, area.to.x), f64::midpoint(area.from.y, area.to.y))
}

fn is_inside(home: &Area, (x, y): (f64, f64)) -> bool {
    home.from.x < x && x < home.to.x && home.from.y < y && y < home.to.y
}

/// A mother, a father and children without names, the first of them the infant.
fn small(children: u128, kind: UnionKind, descent: Descent) -> Picture {
    let mut people = vec![
        Person::new(PersonId(100), "Mother", Sign::Circle),
        Person::new(PersonId(101), "Father", Sign::Square),
    ];
    people.extend((0..children).map(|child| Person::new(PersonId(child), "Child", Sign::Diamond)));
    people[2].focus = true;
    for person in &mut people {
        person.home = Some(HomeId(1));
    }
    let home = Home {
        id: HomeId(1),
        label: "Home".to_owned(),
        note: String::new(),
        main: true,
        also: Vec::new(),
        folded: "Home (4)".to_owned(),
        href: None,
        nudge: 0,
    };
    let children = (0..children).map(|child| Child { person: PersonId(child), descent }).collect();
    let union = Union {
        a: PersonId(100),
        b: Some(PersonId(101)),
        kind,
        words: String::new(),
        children,
        births: Vec::new(),
    };
    Picture {
        id: "small".to_owned(),
        title: "A family".to_owned(),
        lang: "en".to_owned(),
        people,
        homes: vec![home],
        unions: vec![union],
        ..Picture::default()
    }
}

fn bond(a: u128, b: u128, state: State) -> Bond {
    Bond {
        id: BondId(a * 1000 + b),
        number: "1".to_owned(),
        a: PersonId(a),
        b: PersonId(b),
        state,
        trend: Trend::Steady,
        say: String::new(),
        href: None,
    }
}

#[test]
fn generations_stand_under_each_other() {
    let picture = two_homes();
    let row = |short| middle(&picture, who(short), WIDE).1;
    assert!(row("beatrix") < row("tamsin") && row("tamsin") < row("oswin"));
    assert!(
        (row("tamsin") - row("ivy")).abs() < 0.5,
        "the father's partner is of the parents' row"
    );
    assert!((row("edmund") - row("beatrix")).abs() < 0.5);
    assert!((row("baby") - row("oswin")).abs() < 0.5);
}

#[test]
fn somebody_who_is_their_own_grandmother_has_an_end() {
    let mut picture = small(1, UnionKind::Together, Descent::Birth);
    picture.unions.push(Union {
        a: PersonId(0),
        b: Some(PersonId(0)),
        kind: UnionKind::Married,
        words: String::new(),
        children: vec![Child { person: PersonId(100), descent: Descent::Birth }],
        births: Vec::new(),
    });
    assert_eq!(draw(&picture, WIDE).places.signs.len(), 3);
}

#[test]
fn the_main_home_stands_first_and_who_is_moved_is_moved() {
    let mut picture = two_homes();
    let begins = |picture: &Picture| {
        let homes = draw(picture, WIDE).places.homes;
        homes.into_iter().map(|home| home.from.x).collect::<Vec<f64>>()
    };
    assert!(middle(&picture, who("tamsin"), WIDE).0 < middle(&picture, who("corwin"), WIDE).0);
    assert!(begins(&picture)[0] < 20.0);
    picture.homes[1].nudge = -2;
    assert!(middle(&picture, who("corwin"), WIDE).0 < middle(&picture, who("tamsin"), WIDE).0);
}

#[test]
fn whoever_is_away_stands_outside_every_home() {
    let mut picture = two_homes();
    for options in [WIDE, NARROW] {
        let ivy = middle(&picture, who("ivy"), options);
        assert!(draw(&picture, options).places.homes.iter().any(|home| is_inside(home, ivy)));
    }
    picture.people.iter_mut().find(|person| person.id == who("ivy")).unwrap().away =
        Some("at sea".to_owned());
    for options in [WIDE, NARROW] {
        let ivy = middle(&picture, who("ivy"), options);
        let drawing = draw(&picture, options);
        assert!(!drawing.places.homes.iter().any(|home| is_inside(home, ivy)));
        assert!(drawing.svg.contains("class=\"awb\"") && drawing.svg.contains(">at sea<"));
    }
}

#[test]
fn on_a_phone_homes_stand_under_each_other_and_text_is_as_large() {
    let drawing = draw(&two_homes(), NARROW);
    let homes = &drawing.places.homes;
    assert!(homes[0].to.y <= homes[1].from.y);
    assert!(homes.iter().all(|home| home.to.x - home.from.x <= 360.0));
    assert!(drawing.svg.contains("class=\"nm\"") && !drawing.svg.contains("scale("));
}

#[test]
fn what_names_nobody_is_left_out() {
    let mut picture = small(1, UnionKind::Married, Descent::Birth);
    let before = draw(&picture, WIDE);
    let nobody = PersonId(999);
    picture.unions[0].children.push(Child { person: nobody, descent: Descent::Birth });
    picture.unions[0].births.push(Multiple { people: vec![nobody, PersonId(0)], identical: true });
    picture.bonds.push(bond(0, 999, State::Close));
    picture.bonds.push(bond(0, 0, State::Close));
    let after = draw(&picture, WIDE);
    assert_eq!(before.svg, after.svg);
    assert_eq!(before.text, after.text);
}

#[test]
fn of_more_people_than_fit_the_last_homes_become_links_and_the_text_stays_whole() {
    let mut picture = eighteen();
    assert_eq!(draw(&picture, WIDE).places.signs.len(), 19, "all eighteen, and Tilly twice");
    let mut late = Person::new(PersonId(5), "Late", Sign::Circle);
    late.home = picture.people[0].home;
    picture.people.push(late);
    let drawing = draw(&picture, WIDE);
    let told = drawing.text.iter().filter(|fact| matches!(fact, Fact::Person { .. }));
    assert_eq!(told.count(), 19);
    assert_eq!(drawing.places.signs.len(), 15, "Otis's home of five is one link");
    assert!(
        drawing.svg.contains("aria-label=\"Otis’s home\"") || drawing.svg.contains(">Otis’s home<")
    );
    assert!(!drawing.svg.contains(">Cy<"));
    assert!(drawing.svg.contains(">Tilly<"), "the infant's home is never folded");
}

#[test]
fn of_more_bonds_than_fit_the_first_eight_are_drawn_and_all_are_told() {
    let mut picture = small(5, UnionKind::Married, Descent::Birth);
    let pairs = (0..5).flat_map(|child| [(child, 100), (child, 101)]);
    picture.bonds = pairs.map(|(a, b)| bond(a, b, State::Tender)).collect();
    let drawing = draw(&picture, WIDE);
    assert_eq!(drawing.places.bonds.len(), 8);
    assert_eq!(drawing.text.iter().filter(|fact| matches!(fact, Fact::Bond { .. })).count(), 10);
}

#[test]
fn each_state_of_a_bond_has_a_form_of_its_own() {
    let states = [
        (State::Close, "\"bd b2\"", 1),
        (State::Tender, "\"bd b1\"", 1),
        (State::Distant, "\"bd bdot\"", 1),
        (State::Strained, "\"bd bz\"", 1),
        (State::CloseStrained, "\"bd bth\"", 2),
        (State::CutOff, "\"bd b1\"", 4),
        (State::BackInTouch, "\"bmend\"", 1),
    ];
    for (state, form, times) in states {
        let mut picture = small(1, UnionKind::Married, Descent::Birth);
        picture.bonds = vec![bond(0, 100, state)];
        assert_eq!(draw(&picture, WIDE).svg.matches(form).count(), times, "{state:?}");
    }
}

#[test]
fn each_way_to_be_a_child_or_a_couple_has_a_line_of_its_own() {
    let dashed = |svg: &str| svg.matches("\"ln dash\"").count();
    let dotted = |svg: &str| svg.matches("\"ln dot\"").count();
    let drawn = |kind, descent| draw(&small(1, kind, descent), WIDE).svg;
    let plain = drawn(UnionKind::Married, Descent::Birth);
    assert_eq!((dashed(&plain), dotted(&plain)), (0, 0));
    assert_eq!(dashed(&drawn(UnionKind::Together, Descent::Birth)), 1);
    assert_eq!(dotted(&drawn(UnionKind::Donor, Descent::Birth)), 1);
    assert_eq!(dashed(&drawn(UnionKind::Married, Descent::Adopted)), 1);
    assert_eq!(dashed(&drawn(UnionKind::Married, Descent::Kin)), 1);
    assert_eq!(dotted(&drawn(UnionKind::Married, Descent::Foster)), 1);
    assert!(drawn(UnionKind::Married, Descent::Donor).contains("sy given"));
    let lines = |kind| drawn(kind, Descent::Birth).matches("\"ln\"").count();
    assert_eq!(lines(UnionKind::Separated), lines(UnionKind::Married) + 1);
    assert_eq!(lines(UnionKind::Divorced), lines(UnionKind::Married) + 2);
}

#[test]
fn children_born_together_hang_from_one_point_and_identical_ones_have_a_bar() {
    let mut picture = small(3, UnionKind::Married, Descent::Birth);
    let people: Vec<PersonId> = (0..3).map(PersonId).collect();
    let apart = draw(&picture, WIDE);
    picture.unions[0].births = vec![Multiple { people: people.clone(), identical: false }];
    let together = draw(&picture, WIDE);
    picture.unions[0].births = vec![Multiple { people, identical: true }];
    let identical = draw(&picture, WIDE);
    let lines = |svg: &str| svg.matches("class=\"ln\"").count();
    let slanted = |drawing: &map::Drawing| {
        drawing
            .places
            .lines
            .iter()
            .filter(|(a, b)| (a.x - b.x).abs() > 1.0 && (a.y - b.y).abs() > 1.0)
            .count()
    };
    assert_eq!((slanted(&apart), slanted(&together)), (0, 3));
    assert_eq!(lines(&identical.svg), lines(&together.svg) + 1);
}

#[test]
fn a_loss_is_one_dot_and_needs_no_words() {
    let mut picture = small(2, UnionKind::Married, Descent::Birth);
    picture.people[3] = Person::new(PersonId(1), "", Sign::Ended);
    let drawing = draw(&picture, WIDE);
    assert_eq!(drawing.svg.matches("lossdot").count(), 1);
    let loss = Fact::Loss { person: PersonId(1), parents: (PersonId(100), Some(PersonId(101))) };
    assert!(drawing.text.contains(&loss));
}

#[test]
fn a_link_is_called_by_what_is_to_be_seen_and_what_the_sign_says() {
    let mut picture = small(1, UnionKind::Married, Descent::Birth);
    picture.words = Words { cares: "cares day to day".to_owned(), focus: "the infant".to_owned() };
    let mother = &mut picture.people[0];
    mother.facts = vec!["24 · mother".to_owned()];
    mother.cares = true;
    mother.href = Some("/people/100".to_owned());
    let grouped = draw(&picture, WIDE).svg;
    assert!(grouped.contains("role=\"group\""));
    assert!(
        grouped
            .contains("href=\"/people/100\" aria-label=\"Mother 24 · mother, cares day to day\"")
    );
    let image = draw(&picture, Options { links: false, ..WIDE }).svg;
    assert!(image.contains("role=\"img\"") && !image.contains("<a "));
}

#[test]
fn inside_a_page_there_are_classes_only_and_alone_there_is_a_stylesheet() {
    let inside = draw(&two_homes(), WIDE).svg;
    assert!(!inside.contains("style") && !inside.contains("fill=") && !inside.contains("stroke="));
    let alone = draw(&two_homes(), Options { style: Some(".map > a { fill: red }"), ..WIDE }).svg;
    assert!(alone.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"en\""));
    assert!(
        alone.contains("<style>.map &gt; a { fill: red }</style>")
            && alone.contains("class=\"bg\"")
    );
}

#[test]
fn a_picture_of_nobody_is_drawn() {
    let drawing = draw(&Picture::default(), WIDE);
    assert!(drawing.svg.starts_with("<svg") && drawing.text.is_empty());
    assert!(draw(&Picture::default(), NARROW).svg.ends_with("</svg>\n"));
}

#[test]
fn a_bond_goes_any_way_round_before_it_goes_through_words() {
    // One long home on a phone: the only way between the first and the last is long, and beside them all.
    let mut picture = small(1, UnionKind::Married, Descent::Birth);
    for place in 0..15 {
        let mut wide =
            Person::new(PersonId(200 + place), "Somebody with quite some words", Sign::Circle);
        wide.facts = vec!["and with more of them than one".to_owned(), "line can hold".to_owned()];
        wide.home = Some(HomeId(1));
        picture.people.push(wide);
    }
    picture.bonds = vec![bond(100, 214, State::CloseStrained), bond(0, 213, State::Strained)];
    let drawing = draw(&picture, NARROW);
    for (_, _, points) in &drawing.places.bonds {
        let through = |label: &&Area| points.windows(2).any(|pair| label.crossed(pair[0], pair[1]));
        assert_eq!(drawing.places.labels.iter().find(through), None);
    }
}
