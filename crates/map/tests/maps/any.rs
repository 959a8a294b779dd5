// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any family: likely ones, in generations and homes, and wild ones, where anybody may be anybody's child.

use map::{
    Bond, BondId, Child, Descent, Home, HomeId, Multiple, Person, PersonId, Picture, Sign, State,
    Stay, Trend, Union, UnionKind, Words,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const NAMES: [&str; 10] = [
    "Bo",
    "Wilhelmina Oakenshield-Brandybuck",
    "ليلى",
    "小さい子",
    "A <b> & \"c\" 'd'",
    "Tom\u{1}\u{fffe}",
    "",
    "Ana María de los Ángeles y Todos los Santos",
    "Donaudampfschifffahrtsgesellschaft",
    "Mo",
];
const FACTS: [&str; 5] =
    ["24", "46 · Rosamund’s mother", "lived 9 days", "< 5 & > 3 months", "5¾ adjusted"];
const WORDS: [&str; 4] = ["", "married 2012", "together 2018–2024, and again", "x"];
const SIGNS: [Sign; 5] = [Sign::Square, Sign::Circle, Sign::Diamond, Sign::Pregnancy, Sign::Ended];
const KINDS: [UnionKind; 5] = [
    UnionKind::Married,
    UnionKind::Together,
    UnionKind::Separated,
    UnionKind::Divorced,
    UnionKind::Donor,
];
const DESCENTS: [Descent; 5] =
    [Descent::Birth, Descent::Adopted, Descent::Foster, Descent::Kin, Descent::Donor];
const TRENDS: [Trend; 3] = [Trend::Closer, Trend::Steady, Trend::MoreStrain];
const STATES: [State; 7] = [
    State::Close,
    State::Tender,
    State::Distant,
    State::Strained,
    State::CloseStrained,
    State::CutOff,
    State::BackInTouch,
];

/// A family as a test prints it; it becomes a picture when it is drawn.
#[derive(Debug, Clone)]
pub struct Recipe {
    people: Vec<Somebody>,
    homes: usize,
    stays: Vec<(usize, usize)>,
    unions: Vec<Pairing>,
    bonds: Vec<(usize, usize, State, Trend)>,
    pub rtl: bool,
}

#[derive(Debug, Clone)]
struct Somebody {
    sign: Sign,
    name: usize,
    facts: usize,
    flags: [bool; 3],
    home: usize,
}

#[derive(Debug, Clone)]
struct Pairing {
    a: usize,
    b: Option<usize>,
    kind: UnionKind,
    words: usize,
    children: Vec<(usize, Descent)>,
    together: Option<bool>,
}

prop_compose! {
    fn somebody()(
        sign in select(&SIGNS[..]),
        name in 0..NAMES.len(),
        facts in 0..4_usize,
        flags in any::<[bool; 3]>(),
        home in 0..6_usize,
    ) -> Somebody {
        Somebody { sign, name, facts, flags, home }
    }
}

fn pairing(people: usize) -> impl Strategy<Value = Pairing> {
    let child = (0..people, select(&DESCENTS[..]));
    let both = (0..people, proptest::option::of(0..people));
    (both, select(&KINDS[..]), 0..WORDS.len(), vec(child, 0..4), any::<Option<bool>>()).prop_map(
        |((a, b), kind, words, children, together)| Pairing {
            a,
            b,
            kind,
            words,
            children,
            together,
        },
    )
}

fn bonds(people: usize, most: usize) -> impl Strategy<Value = Vec<(usize, usize, State, Trend)>> {
    vec((0..people, 0..people, select(&STATES[..]), select(&TRENDS[..])), 0..=most)
}

/// Anybody may be anybody's child, partner, or both.
pub fn wild() -> impl Strategy<Value = Recipe> {
    (1..24_usize).prop_flat_map(|people| {
        (
            vec(somebody(), people),
            0..5_usize,
            vec((0..5_usize, 0..people), 0..3),
            vec(pairing(people), 0..6),
            bonds(people, 10),
            any::<bool>(),
        )
            .prop_map(|(people, homes, stays, unions, bonds, rtl)| Recipe {
                people,
                homes,
                stays,
                unions,
                bonds,
                rtl,
            })
    })
}

/// Two to four grandparents, their children with partners, and up to six of the infant's own generation, in up to four homes:
/// at most sixteen people, all of whom are drawn.
pub fn likely() -> impl Strategy<Value = Recipe> {
    let children = || vec((any::<bool>(), select(&DESCENTS[..])), 6);
    let unions = vec((select(&KINDS[..]), 0..WORDS.len(), any::<Option<bool>>(), any::<bool>()), 5);
    (
        vec(somebody(), 15),
        1..5_usize,
        unions,
        vec(children(), 3),
        bonds(15, 8),
        any::<bool>(),
        vec((0..4_usize, 9..15_usize), 0..3),
    )
        .prop_map(|(mut people, homes, unions, children, bonds, rtl, stays)| {
            // 0 to 3 grandparents, 4 to 8 their children and those they are with, 9 to 14 the youngest.
            for person in &mut people[..9] {
                person.sign = if person.sign == Sign::Ended { Sign::Circle } else { person.sign };
            }
            let couples = [
                (0, Some(1), vec![4, 5]),
                (2, Some(3), vec![6]),
                (4, Some(6), vec![]),
                (5, Some(7), vec![]),
                (8, None, vec![]),
            ];
            let unions = couples
                .into_iter()
                .zip(unions)
                .enumerate()
                .map(|(place, ((a, b, own), (kind, words, together, alone)))| {
                    let children = own.into_iter().map(|child| (child, Descent::Birth)).collect();
                    Pairing {
                        a,
                        b: b.filter(|_| !alone || place < 2),
                        kind,
                        words,
                        children,
                        together,
                    }
                })
                .collect::<Vec<_>>();
            let mut recipe = Recipe { people, homes, stays, unions, bonds, rtl };
            for (place, told) in children.into_iter().enumerate() {
                let own = told
                    .into_iter()
                    .zip(9..)
                    .filter(|((is, _), _)| *is)
                    .map(|((_, descent), child)| (child, descent));
                recipe.unions[place + 2].children.extend(own);
            }
            recipe
        })
}

fn id(place: usize) -> PersonId {
    PersonId(place as u128 + 1)
}

impl Recipe {
    pub fn picture(&self) -> Picture {
        Picture {
            id: "any".to_owned(),
            title: "Any <family> & more".to_owned(),
            lang: "en".to_owned(),
            rtl: self.rtl,
            people: self
                .people
                .iter()
                .enumerate()
                .map(|(place, told)| told.person(place))
                .collect(),
            homes: (0..self.homes).map(|home| self.home(home)).collect(),
            unions: self.unions.iter().map(Pairing::union).collect(),
            bonds: self.bonds.iter().enumerate().map(|(place, told)| bond(place, *told)).collect(),
            words: Words { cares: "cares".to_owned(), focus: "the infant".to_owned() },
        }
    }

    fn home(&self, place: usize) -> Home {
        let stays = self.stays.iter().filter(|(home, _)| *home == place);
        Home {
            id: HomeId(place as u128),
            label: ["Home", "The Oakenshield-Brandybuck household", "", "بيت"][place % 4]
                .to_owned(),
            note: ["", "most days", "Sundays, and whenever somebody is ill"][place % 3].to_owned(),
            main: place == 1,
            also: stays
                .map(|(_, person)| Stay { person: id(*person), words: "Sundays".to_owned() })
                .collect(),
            folded: "A home (4)".to_owned(),
            href: Some("/home".to_owned()),
            nudge: [-1, 0, 1][place % 3],
        }
    }
}

impl Somebody {
    fn person(&self, place: usize) -> Person {
        let mut person = Person::new(id(place), NAMES[self.name], self.sign);
        person.facts = (0..self.facts)
            .map(|fact| FACTS[(fact + self.name) % FACTS.len()].to_owned())
            .collect();
        person.focus = place == 9;
        [person.died, person.cares, _] = self.flags;
        let away = self.flags[2] && self.home == 0;
        person.away = away.then(|| "in hospital since August & on".to_owned());
        person.home = Some(HomeId(self.home as u128));
        person.href = Some(format!("/people/{place}?a=1&b=\"2\""));
        person
    }
}

impl Pairing {
    fn union(&self) -> Union {
        let people: Vec<PersonId> =
            self.children.iter().map(|(child, _)| id(*child)).take(2).collect();
        let births = self.together.map(|identical| Multiple { people, identical });
        let child =
            |(place, descent): &(usize, Descent)| Child { person: id(*place), descent: *descent };
        Union {
            a: id(self.a),
            b: self.b.map(id),
            kind: self.kind,
            words: WORDS[self.words].to_owned(),
            children: self.children.iter().map(child).collect(),
            births: births.into_iter().collect(),
        }
    }
}

fn bond(place: usize, told: (usize, usize, State, Trend)) -> Bond {
    let (a, b, state, trend) = told;
    Bond {
        id: BondId(place as u128),
        number: (place + 1).to_string(),
        a: id(a),
        b: id(b),
        state,
        trend,
        say: "how <it> is".to_owned(),
        href: Some(format!("#b{place}")),
    }
}
