// SPDX-License-Identifier: AGPL-3.0-or-later
//! The forms beside the map, and reading them.

use std::str::FromStr;

use practice::kin::{Event, Layer, Line, Placed, Together};
use practice::people::Birth;
use practice::relationships::Trend;
use practice::text::{NAME_MAX, Text};
use practice::{HomeId, PersonId, RelationshipId};

use super::told::{Is, Lives, SeenNow, Somebody, Told};
use crate::codes::{LAYERS, LINES, SHAPES, STATES, TOGETHERS, TRENDS, code_of, of_code};
use crate::fields::Reading;

/// The forms beside the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Somebody new: who, how drawn, whose, where they live, whom they care for.
    Somebody,
    /// Whose child somebody is.
    Parent,
    /// Two who are or were a couple.
    Couple,
    /// How it is between two.
    Bond,
    /// How somebody wants to be drawn.
    Shape,
    /// A pregnancy that ended.
    Ended,
    /// Further left or right.
    Nudge,
}

impl Form {
    /// The form of an address.
    pub fn of_code(code: &str) -> Option<Self> {
        of_code(&Self::CODES, code)
    }

    /// The forms and their codes, in the order of the page.
    pub const CODES: [(Self, &str); 7] = [
        (Self::Somebody, "somebody"),
        (Self::Parent, "parent"),
        (Self::Couple, "couple"),
        (Self::Bond, "bond"),
        (Self::Shape, "shape"),
        (Self::Ended, "ended"),
        (Self::Nudge, "nudge"),
    ];

    /// What this form calls a field: no two forms of the page share a name.
    pub fn name(self, field: &str) -> String {
        format!("{}-{field}", code_of(&Self::CODES, self))
    }

    /// What this form calls the field a rule names.
    pub fn field(self, named: &'static str) -> String {
        self.name(match (self, named) {
            (Self::Somebody, "on") => "born",
            (Self::Somebody, "person" | "a" | "b") => "whom",
            (Self::Parent | Self::Couple | Self::Shape | Self::Ended, "person") => "one",
            (Self::Bond, "person") => "a",
            (_, named) => named,
        })
    }

    /// Reads the form. On a shared screen what nobody chose a layer for is the family's: they sit beside it.
    pub fn read(self, reading: &mut Reading<'_>, act: u128, shared: bool) -> Option<Told> {
        let mut read = Read { reading, form: self, shared };
        match self {
            Self::Somebody => Some(Told::Somebody(Box::new(read.somebody(act)))),
            Self::Parent => Some(Told::Parent {
                child: read.person("one")?,
                parent: read.person("whom")?,
                how: read.or_mistake("how", &LINES),
                layer: read.layer(),
            }),
            Self::Couple => Some(Told::Couple {
                two: (read.person("one")?, read.person("whom")?),
                how: read.or_mistake("how", &TOGETHERS),
                words: read.some_line("dates"),
                layer: read.layer(),
            }),
            Self::Bond => read.bond(act),
            Self::Shape => Some(Told::Shape {
                person: read.person("one")?,
                shape: read.chosen("shape", &SHAPES)?,
            }),
            Self::Ended => Some(Told::Ended(Event::PregnancyEnded {
                of: read.person("one")?,
                with: read.id("with"),
                child: read.id("child"),
                when: read.some_line("when"),
                words: read.narrative("words"),
                mistake: read.get("mistake") == "yes",
            })),
            Self::Nudge => read.nudge(),
        }
    }
}

/// Reads the fields of one form by the names it gives them.
struct Read<'a, 'b> {
    reading: &'a mut Reading<'b>,
    form: Form,
    shared: bool,
}

impl Read<'_, '_> {
    fn get(&self, field: &str) -> String {
        self.reading.fields.get(&self.form.name(field)).to_owned()
    }

    fn problem(&mut self, field: &str, key: &str) {
        let field = self.form.name(field);
        if !self.reading.problems.iter().any(|known| known.field == field) {
            self.reading.problem(&field, key);
        }
    }

    fn some_line(&mut self, field: &str) -> Option<Text> {
        self.reading.some_line(&self.form.name(field))
    }

    fn narrative(&mut self, field: &str) -> Option<Text> {
        self.reading.narrative(&self.form.name(field)).some()
    }

    fn code<T: Copy>(&mut self, field: &str, among: &[(T, &str)]) -> Option<T> {
        self.reading.choice(&self.form.name(field), |code| of_code(among, code))
    }

    fn id<T: FromStr>(&mut self, field: &str) -> Option<T> {
        self.reading.choice(&self.form.name(field), |id| id.parse().ok())
    }

    fn person(&mut self, field: &str) -> Option<PersonId> {
        let chosen = self.id(field);
        if chosen.is_none() {
            self.problem(field, "kin-choose-somebody");
        }
        chosen
    }

    fn chosen<T: Copy>(&mut self, field: &str, among: &[(T, &str)]) -> Option<T> {
        let chosen = self.code(field, among);
        if chosen.is_none() {
            self.problem(field, "kin-choose-one");
        }
        chosen
    }

    /// One of several; none where it was told by mistake, or where nothing was chosen, which is a problem.
    fn or_mistake<T: Copy>(&mut self, field: &str, among: &[(T, &str)]) -> Option<T> {
        if self.get(field) == "mistake" { None } else { self.chosen(field, among) }
    }

    /// Who is to see it, where it was chosen.
    fn layer(&mut self) -> Option<Layer> {
        self.code("layer", &LAYERS).or(self.shared.then_some(Layer::Shared))
    }

    fn somebody(&mut self, act: u128) -> Somebody {
        let called = self.reading.line(&self.form.name("called"), NAME_MAX);
        let born = self.reading.date(&self.form.name("born")).map(Birth::On);
        let due = self.reading.date(&self.form.name("due")).map(Birth::Due);
        if born.is_some() && due.is_some() {
            self.problem("due", "people-refused-born-and-due");
        }
        if called.is_empty() && due.is_none() {
            self.problem("called", "people-refused-no-name");
        }
        Somebody {
            id: PersonId(act),
            called,
            shape: self.code("shape", &SHAPES),
            birth: born.or(due),
            died: self.some_line("died"),
            is: self.is(),
            lives: self.lives(act),
            cares: self.cares(),
        }
    }

    /// For whom they care, and whether day to day; none where they do not.
    fn cares(&mut self) -> Option<(Vec<PersonId>, bool)> {
        let daily = match self.get("cares").as_str() {
            "" | "no" => return None,
            "daily" => true,
            "sometimes" => false,
            _ => {
                self.problem("cares", "kin-choose-one");
                return None;
            }
        };
        let children = self.form.name("for");
        let children = self.reading.choices(&children, |id| id.parse().ok());
        if children.is_empty() {
            self.problem("for", "kin-choose-for-whom");
        }
        Some((children, daily))
    }

    fn is(&mut self) -> Option<(Is, PersonId)> {
        let is = match self.get("is").as_str() {
            "" => return None,
            "parent" => Is::Parent(self.code("line", &LINES).unwrap_or(Line::Birth)),
            "child" => Is::Child(self.code("line", &LINES).unwrap_or(Line::Birth)),
            "sibling" => Is::Sibling,
            "partner" => {
                Is::Partner(self.code("together", &TOGETHERS).unwrap_or(Together::Partners))
            }
            _ => {
                self.problem("is", "kin-choose-one");
                return None;
            }
        };
        Some((is, self.person("whom")?))
    }

    fn lives(&mut self, act: u128) -> Lives {
        match (self.some_line("home-called"), self.id("home")) {
            (Some(called), _) => Lives::Under(HomeId(act), called),
            (None, Some(home)) => Lives::In(home),
            (None, None) => Lives::Nowhere,
        }
    }

    fn bond(&mut self, act: u128) -> Option<Told> {
        let (a, b) = (self.person("a"), self.person("b"));
        let state = self.chosen("state", &STATES);
        let trend = self.code("trend", &TRENDS).unwrap_or(Trend::Steady);
        let words = self.narrative("words");
        let teller = self.reading.choice(&self.form.name("teller"), |id| match id {
            "me" => Some(None),
            id => id.parse().ok().map(Some),
        });
        // Words nobody is said to have spoken would be filed as what was seen, away from whose they are.
        if words.is_some() && teller.is_none() {
            self.problem("teller", "kin-choose-whose-words");
        }
        let seen = SeenNow { state: state?, trend, words, teller: teller.flatten() };
        Some(Told::Bond { id: RelationshipId(act), a: a?, b: b?, seen })
    }

    fn nudge(&mut self) -> Option<Told> {
        let placed = |code: &str| match code.split_once('-')? {
            ("person", id) => id.parse().ok().map(Placed::Person),
            ("home", id) => id.parse().ok().map(Placed::Home),
            _ => None,
        };
        let what = self.reading.choice(&self.form.name("what"), placed);
        if what.is_none() {
            self.problem("what", "kin-choose-one");
        }
        Some(Told::Nudge(what?, self.get("to") == "later"))
    }
}
