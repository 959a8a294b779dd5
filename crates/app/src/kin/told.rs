// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a form beside the map tells the record, decided on the family as it stands.

use jiff::ToSpan as _;
use jiff::civil::Date;
use practice::kin::{self, Event, Layer, Line, Placed, Shape, Together};
use practice::people::{self, Birth, Care, CareBegan, Names, NewPerson, Role};
use practice::relationships::{self, Party, Seen, State, Trend};
use practice::text::Text;
use practice::{Family, HomeId, Labelled, PersonId, RelationshipId};

/// Until which age somebody added to a map as a child is a child of the record.
const CHILD_YEARS: i32 = 18;

/// Why the rules refuse what was told.
pub struct Refusal {
    /// The field the rule names.
    pub field: &'static str,
    /// The message.
    pub code: &'static str,
}

macro_rules! refusals {
    ($($area:ident),+) => {$(
        impl From<$area::Refused> for Refusal {
            fn from(reason: $area::Refused) -> Self {
                Self { field: reason.field(), code: reason.code() }
            }
        }
    )+};
}

refusals!(people, kin, relationships);

/// How somebody new belongs to somebody known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Is {
    /// Their parent.
    Parent(Line),
    /// Their child.
    Child(Line),
    /// Their brother or sister: of the same parents.
    Sibling,
    /// Their partner, once or now.
    Partner(Together),
}

/// Where somebody new lives.
#[derive(Clone)]
pub enum Lives {
    Nowhere,
    In(HomeId),
    Under(HomeId, Text),
}

/// Somebody new on the map.
#[derive(Clone)]
pub struct Somebody {
    pub id: PersonId,
    pub called: Text,
    pub shape: Option<Shape>,
    pub birth: Option<Birth>,
    pub died: Option<Text>,
    pub is: Option<(Is, PersonId)>,
    pub lives: Lives,
    /// For whom they care, and whether day to day.
    pub cares: Option<(Vec<PersonId>, bool)>,
}

/// What a form tells the record.
#[derive(Clone)]
pub enum Told {
    Somebody(Box<Somebody>),
    Parent {
        child: PersonId,
        parent: PersonId,
        how: Option<Line>,
        layer: Option<Layer>,
    },
    Couple {
        two: (PersonId, PersonId),
        how: Option<Together>,
        words: Option<Text>,
        layer: Option<Layer>,
    },
    Bond {
        id: RelationshipId,
        a: PersonId,
        b: PersonId,
        seen: SeenNow,
    },
    Shape {
        person: PersonId,
        shape: Shape,
    },
    Ended(Event),
    Nudge(Placed, bool),
}

/// How it is between two, as a form of the map has it.
#[derive(Clone)]
pub struct SeenNow {
    pub state: State,
    pub trend: Trend,
    pub words: Option<Text>,
    pub teller: Option<PersonId>,
}

impl Told {
    /// Decides what is to be written; `after` is the family once so much of it is written.
    pub fn decide(
        &self,
        family: &Family,
        today: Date,
        after: impl Fn(&Family, &[Labelled]) -> Family,
    ) -> Result<Vec<Labelled>, Refusal> {
        match self {
            Self::Somebody(new) => new.decide(family, today, after),
            Self::Parent { child, parent, how, layer } => {
                Ok(vec![kin::parent(family, *child, *parent, *how, *layer)?])
            }
            Self::Couple { two, how, words, layer } => {
                Ok(vec![kin::couple(family, *two, *how, words.clone(), *layer)?])
            }
            Self::Bond { id, a, b, seen } => {
                let (a, b) = (Party::Person(*a), Party::Person(*b));
                let (mut all, mut named) = (Vec::new(), *id);
                match family.relationships.between(a, b) {
                    Some(known) => named = known.id,
                    None => all.push(relationships::name(family, *id, a, b)?),
                }
                let SeenNow { state, trend, words, teller } = seen.clone();
                let seen = Seen { state, trend, since: None, words, teller, on: today };
                let then = after(family, &all);
                all.push(relationships::see(&then, named, seen, today)?);
                Ok(all)
            }
            Self::Shape { person, shape } => Ok(vec![kin::shape(family, *person, *shape)?]),
            Self::Ended(event) => Ok(vec![kin::ended(family, event.clone())?]),
            Self::Nudge(what, later) => Ok(vec![kin::nudge(family, *what, *later)?]),
        }
    }
}

impl Somebody {
    fn decide(
        &self,
        family: &Family,
        today: Date,
        after: impl Fn(&Family, &[Labelled]) -> Family,
    ) -> Result<Vec<Labelled>, Refusal> {
        let new = NewPerson {
            id: self.id,
            role: self.role(today),
            names: Names { called: Some(self.called.clone()), ..Names::default() },
            pronouns: None,
            birth: self.birth,
            gestation: None,
            languages: Vec::new(),
            source: None,
        };
        let mut all = vec![people::add(new, today)?];
        let with = after(family, &all);
        if let Some(when) = self.died.clone() {
            all.push(people::passing(&with, people::Event::Died { person: self.id, when }, today)?);
        }
        if let Some(shape) = self.shape {
            all.push(kin::shape(&with, self.id, shape)?);
        }
        all.extend(self.belongs(&with)?);
        let (children, day_to_day) = self.cares.clone().unwrap_or_default();
        for child in &children {
            let began = CareBegan {
                caregiver: self.id,
                child: *child,
                role: self.care_of(*child),
                words: None,
                since: None,
                day_to_day,
            };
            all.push(people::care(&with, began, today)?);
        }
        let (home, called) = match self.lives.clone() {
            Lives::Nowhere => return Ok(all),
            Lives::In(home) => (home, None),
            Lives::Under(home, called) => (home, Some(called)),
        };
        if let Some(called) = called {
            all.push(people::home(&with, people::Event::HomeAdded { home, called })?);
        }
        let sleeps = people::Event::Sleeps { home, person: self.id, how_much: None, here: true };
        all.push(people::home(&after(family, &all), sleeps)?);
        Ok(all)
    }

    /// Who they are: a child, born or expected; somebody who cares for one; or another who belongs.
    fn role(&self, today: Date) -> Role {
        let child = match self.birth {
            Some(Birth::On(born)) => {
                born.checked_add(CHILD_YEARS.years()).is_ok_and(|grown| grown > today)
            }
            Some(Birth::Due(_)) => true,
            None => false,
        };
        match self.is {
            Some((Is::Child(_) | Is::Sibling, _)) if child => Role::Child,
            _ if self.cares.is_some() => Role::Caregiver,
            _ => Role::Other,
        }
    }

    fn belongs(&self, with: &Family) -> Result<Vec<Labelled>, Refusal> {
        // Who is added is known to all of the family, and so is to whom they belong.
        let layer = Some(Layer::Shared);
        let Some((is, whom)) = self.is else { return Ok(Vec::new()) };
        Ok(match is {
            Is::Parent(how) => vec![kin::parent(with, whom, self.id, Some(how), layer)?],
            Is::Child(how) => vec![kin::parent(with, self.id, whom, Some(how), layer)?],
            Is::Partner(how) => vec![kin::couple(with, (self.id, whom), Some(how), None, layer)?],
            Is::Sibling => {
                let lines = with.lines_of(whom);
                if lines.is_empty() {
                    let (field, code) = ("whom", "kin-sibling-of-nobody");
                    return Err(Refusal { field, code });
                }
                // What only the team knows of one child is not told to the family with the other.
                let same = lines.into_iter();
                let line = |of: kin::ParentOf| {
                    kin::parent(with, self.id, of.parent, Some(of.how), Some(of.layer))
                };
                same.map(line).collect::<Result<_, _>>()?
            }
        })
    }

    /// In which role they care for a child: as the parent they are, or else as kin.
    fn care_of(&self, child: PersonId) -> Care {
        match self.is {
            Some((Is::Parent(how), whom)) if whom == child => match how {
                Line::Birth => Care::Birth,
                Line::Adopted => Care::Adoptive,
                Line::Foster => Care::Foster,
                Line::Kin | Line::Donor => Care::Kin,
            },
            _ => Care::Kin,
        }
    }
}
