// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a map is drawn from: people, homes, unions and bonds, with every word given by whoever asks for it.

/// Somebody on the map, however the caller numbers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u128);

/// A home on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HomeId(pub u128);

/// A bond on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BondId(pub u128);

/// A family as it is to be drawn. What names somebody unknown is left out, never an error.
///
/// It has no `Debug`, since it is made of people's names and words.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Begins the ids inside the drawing, so that two of them can stand on one page.
    pub id: String,
    /// What a screen reader hears first.
    pub title: String,
    /// The language of the words, as BCP 47 has it.
    pub lang: String,
    /// Whether the words run from right to left; the drawing then does too.
    pub rtl: bool,
    /// Everybody, in the order they are to be told where nothing else decides.
    pub people: Vec<Person>,
    /// The homes.
    pub homes: Vec<Home>,
    /// Who is, or was, together, and who raises or bore whom.
    pub unions: Vec<Union>,
    /// The bonds, in the order of their numbers.
    pub bonds: Vec<Bond>,
    /// What the drawing says on its own.
    pub words: Words,
}

/// The few things a drawing says on its own, in the language of the reader.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Said of whoever cares for the infant day to day.
    pub cares: String,
    /// Said of the infant at the centre.
    pub focus: String,
}

/// Somebody, or a pregnancy.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// The name; empty for a pregnancy that ended and has none.
    pub name: String,
    /// What stands under the name, a line each.
    pub facts: Vec<String>,
    /// How they chose to be drawn.
    pub sign: Sign,
    /// The infant at the centre.
    pub focus: bool,
    /// They died.
    pub died: bool,
    /// They care for the infant day to day.
    pub cares: bool,
    /// Where they are instead, and since when. Whoever is away stands outside every home.
    pub away: Option<String>,
    /// Where they sleep.
    pub home: Option<HomeId>,
    /// Which generation they stand in, the infant's being 0 and its parents' −1, where kinship does not tell.
    pub generation: Option<i32>,
    /// Where their sign leads.
    pub href: Option<String>,
    /// How many places they are moved along the line, where they stand outside every home.
    pub nudge: i32,
}

impl Person {
    /// Somebody with nothing said of them yet.
    #[must_use]
    pub fn new(id: PersonId, name: &str, sign: Sign) -> Self {
        Self {
            id,
            name: name.to_owned(),
            facts: Vec::new(),
            sign,
            focus: false,
            died: false,
            cares: false,
            away: None,
            home: None,
            generation: None,
            href: None,
            nudge: 0,
        }
    }
}

/// How somebody is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// A man or a boy.
    Square,
    /// A woman or a girl.
    Circle,
    /// Another gender, or one that is not known.
    Diamond,
    /// A baby who is expected: a triangle.
    Pregnancy,
    /// A pregnancy that ended, of whatever kind: one small dot.
    Ended,
}

/// Who lives together.
#[derive(Clone, PartialEq, Eq)]
pub struct Home {
    /// Which.
    pub id: HomeId,
    /// What it is called.
    pub label: String,
    /// How much the infant is here, or nothing.
    pub note: String,
    /// The infant's main home.
    pub main: bool,
    /// Who also stays here and is drawn in another place.
    pub also: Vec<Stay>,
    /// What it is called with its people counted, where it is drawn as one link.
    pub folded: String,
    /// Where that link leads.
    pub href: Option<String>,
    /// How many places it is moved along the line.
    pub nudge: i32,
}

/// Somebody also stays in a home.
#[derive(Clone, PartialEq, Eq)]
pub struct Stay {
    /// Who.
    pub person: PersonId,
    /// When, or how it is said.
    pub words: String,
}

/// Two people, or a parent alone, and their children.
#[derive(Clone, PartialEq, Eq)]
pub struct Union {
    /// One of them.
    pub a: PersonId,
    /// The other one, if there is one to draw.
    pub b: Option<PersonId>,
    /// How they are, or were, together.
    pub kind: UnionKind,
    /// The dates, or other words over the line.
    pub words: String,
    /// Their children and losses, the oldest first.
    pub children: Vec<Child>,
    /// Who of them were born together.
    pub births: Vec<Multiple>,
}

/// How two are together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnionKind {
    /// Married.
    Married,
    /// Living together, or a brief union.
    Together,
    /// Separated.
    Separated,
    /// Divorced.
    Divorced,
    /// One gave what the other became a parent with.
    Donor,
}

/// A child of a union.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Child {
    /// Who.
    pub person: PersonId,
    /// In which way.
    pub descent: Descent,
}

/// In which way a child is somebody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Descent {
    /// Born to them.
    Birth,
    /// Adopted.
    Adopted,
    /// In foster care with them.
    Foster,
    /// In the care of kin.
    Kin,
    /// By what a donor gave.
    Donor,
}

/// Children born together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Multiple {
    /// Who.
    pub people: Vec<PersonId>,
    /// Whether they are identical.
    pub identical: bool,
}

/// How it is between two.
#[derive(Clone, PartialEq, Eq)]
pub struct Bond {
    /// Which.
    pub id: BondId,
    /// Its number, in the digits of the reader.
    pub number: String,
    /// One of the two.
    pub a: PersonId,
    /// The other.
    pub b: PersonId,
    /// How it is.
    pub state: State,
    /// Where it is going.
    pub trend: Trend,
    /// What is said of it in one sentence.
    pub say: String,
    /// Where its number leads.
    pub href: Option<String>,
}

/// How a bond is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Close.
    Close,
    /// There, and tender.
    Tender,
    /// Distant.
    Distant,
    /// Under strain.
    Strained,
    /// Close and strained at once.
    CloseStrained,
    /// Cut off.
    CutOff,
    /// Back in touch after being cut off.
    BackInTouch,
}

/// Where a bond is going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trend {
    /// Growing closer.
    Closer,
    /// Steady.
    Steady,
    /// More strain.
    MoreStrain,
}
