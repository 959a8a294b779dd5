// SPDX-License-Identifier: AGPL-3.0-or-later
//! How made-up families are told, and the ten of them.

use map::{
    Bond, BondId, Child, Descent, Home, HomeId, Multiple, Person, PersonId, Picture, Sign, State,
    Stay, Trend, Union, UnionKind, Words,
};

use Sign::Ended;

#[path = "families/eighteen.rs"]
mod eighteen;
#[path = "families/four.rs"]
mod four;
#[path = "families/six.rs"]
mod six;

pub use eighteen::eighteen;
pub use four::two_homes;
use four::{foster_and_kin, from_right_to_left, twins_after_loss};
use six::{
    ended_after_ivf, expecting_with_her_mother, grandmother_of_five, nursery_unit,
    three_foster_homes, two_fathers,
};

/// Telling a family, by short names.
pub struct Telling(pub Picture);

fn number(name: &str) -> u128 {
    name.bytes().fold(7_u128, |number, byte| number.wrapping_mul(31).wrapping_add(byte.into()))
}

pub fn who(name: &str) -> PersonId {
    PersonId(number(name))
}

impl Telling {
    /// A family, in English until told otherwise.
    pub fn of(id: &str, title: &str) -> Self {
        let words = Words {
            cares: "cares for the infant day to day".to_owned(),
            focus: "the infant at the centre of this map".to_owned(),
        };
        Self(Picture {
            id: id.to_owned(),
            title: title.to_owned(),
            lang: "en".to_owned(),
            words,
            ..Picture::default()
        })
    }

    /// A home; the first one told is the infant's main home.
    pub fn home(&mut self, label: &str, note: &str) -> HomeId {
        let id = HomeId(number(label));
        self.0.homes.push(Home {
            id,
            label: label.to_owned(),
            note: note.to_owned(),
            main: self.0.homes.is_empty(),
            also: Vec::new(),
            folded: label.to_owned(),
            href: None,
            nudge: 0,
        });
        id
    }

    /// Somebody, told as `"short: Name | fact | fact"`.
    pub fn person(&mut self, told: &str, sign: Sign, home: Option<HomeId>) -> &mut Person {
        let (short, rest) = told.split_once(": ").expect("a short name begins it");
        let mut parts = rest.split(" | ");
        let mut person = Person::new(who(short), parts.next().unwrap_or_default().trim(), sign);
        person.facts = parts.map(str::to_owned).collect();
        person.href = (sign != Ended).then(|| format!("/people/{short}"));
        person.home = home;
        self.0.people.push(person);
        self.0.people.last_mut().expect("one was just told")
    }

    pub fn union(
        &mut self,
        a: &str,
        b: &str,
        kind: UnionKind,
        words: &str,
        children: &[(&str, Descent)],
    ) {
        let child =
            |(short, descent): &(&str, Descent)| Child { person: who(short), descent: *descent };
        self.0.unions.push(Union {
            a: who(a),
            b: (!b.is_empty()).then(|| who(b)),
            kind,
            words: words.to_owned(),
            children: children.iter().map(child).collect(),
            births: Vec::new(),
        });
    }

    pub fn born_together(&mut self, people: &[&str], identical: bool) {
        let people = people.iter().map(|short| who(short)).collect();
        self.0
            .unions
            .last_mut()
            .expect("a union is told first")
            .births
            .push(Multiple { people, identical });
    }

    pub fn also(&mut self, home: HomeId, short: &str, words: &str) {
        let home =
            self.0.homes.iter_mut().find(|known| known.id == home).expect("a home is told first");
        home.also.push(Stay { person: who(short), words: words.to_owned() });
    }

    pub fn bond(&mut self, a: &str, b: &str, state: State, trend: Trend) {
        let place = self.0.bonds.len() + 1;
        let digits = |c: char| {
            if self.0.rtl { char::from_u32(u32::from(c) + 0x630).unwrap_or(c) } else { c }
        };
        self.0.bonds.push(Bond {
            id: BondId(place as u128),
            number: place.to_string().chars().map(digits).collect(),
            a: who(a),
            b: who(b),
            state,
            trend,
            say: format!("{a} and {b}"),
            href: Some(format!("#bond-{place}")),
        });
    }
}

pub type Told = (&'static str, fn() -> Picture);

/// Every family, by the name of its golden file.
pub const ALL: [Told; 10] = [
    ("two-homes", two_homes),
    ("foster-and-kin", foster_and_kin),
    ("twins-after-loss", twins_after_loss),
    ("from-right-to-left", from_right_to_left),
    ("expecting-with-her-mother", expecting_with_her_mother),
    ("three-foster-homes", three_foster_homes),
    ("two-fathers", two_fathers),
    ("grandmother-of-five", grandmother_of_five),
    ("ended-after-ivf", ended_after_ivf),
    ("nursery-unit", nursery_unit),
];
