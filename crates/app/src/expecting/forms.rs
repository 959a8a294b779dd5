// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms around a child, and of tender dates, hold, and what they mean.

use jiff::civil::Date;
use practice::expecting::tender::{self, TenderDate, When};
use practice::expecting::{self, Grief, Imagining, OwnWords, Part, Refused};
use practice::{Family, Labelled, PersonId, TenderId};

use super::Hand;
use crate::codes::{GRIEFS, IMAGININGS, PARTS, code_of, of_code};
use crate::fields::Reading;

/// The forms on the page of a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// What somebody imagines of the child.
    Imagine,
    /// How the birth was.
    Birth,
    /// What somebody says of the loss.
    Loss,
    /// Whether the child's name stays with the family's.
    Name,
}

impl Form {
    const CODES: [(Self, &str); 4] = [
        (Self::Imagine, "imagine"),
        (Self::Birth, "birth"),
        (Self::Loss, "loss"),
        (Self::Name, "name"),
    ];

    /// The form of an address.
    pub fn of_code(code: &str) -> Option<Self> {
        of_code(&Self::CODES, code)
    }

    /// Its name in addresses and messages.
    pub fn code(self) -> &'static str {
        code_of(&Self::CODES, self)
    }

    /// What this form calls a field: no two forms of the page share a name.
    pub fn name(self, field: &str) -> String {
        format!("{}-{field}", self.code())
    }

    /// Reads the form; none where something is missing, which is said beside its field.
    pub fn read(self, reading: &mut Reading<'_>, hand: Hand, today: Date) -> Option<Told> {
        if self == Self::Name {
            let teller = self.teller(reading, hand);
            let keep = yes_or_no(reading, &self.name("keep"), "expecting-keep-missing");
            return Some(Told::Name { teller: teller?, keep: keep? });
        }
        let what = match self {
            Self::Imagine => self.chosen(reading, "what", &IMAGININGS).map(What::Imagined),
            Self::Loss => self.chosen(reading, "about", &GRIEFS).map(What::Loss),
            Self::Birth | Self::Name => Some(What::Birth),
        };
        let teller = self.teller(reading, hand);
        let words = reading.narrative(&self.name("words"));
        let part = reading.choice(&self.name("part"), |code| of_code(&PARTS, code));
        // What a caregiver writes herself is her own; to share it is a step of its own.
        let part = match hand {
            Hand::Team => part.unwrap_or(Part::Own),
            Hand::Own(_) | Hand::Nobody => Part::Own,
        };
        let own = OwnWords { words, teller: teller?, on: today };
        Some(Told::Words { what: what?, own, part })
    }

    fn teller(self, reading: &mut Reading<'_>, hand: Hand) -> Option<PersonId> {
        if let Hand::Own(me) = hand {
            return Some(me);
        }
        let field = self.name("teller");
        let teller = reading.choice(&field, |id| id.parse().ok());
        missing(reading, &field, teller.is_none(), "expecting-teller-missing");
        teller
    }

    fn chosen<T: Copy>(
        self,
        reading: &mut Reading<'_>,
        field: &str,
        among: &[(T, &str)],
    ) -> Option<T> {
        let field = self.name(field);
        let chosen = reading.choice(&field, |code| of_code(among, code));
        missing(reading, &field, chosen.is_none(), "expecting-what-missing");
        chosen
    }
}

/// What somebody's words are about.
#[derive(Clone, Copy)]
pub enum What {
    /// What they imagine.
    Imagined(Imagining),
    /// How the birth was.
    Birth,
    /// The loss.
    Loss(Grief),
}

/// Something told on the page of a child.
#[derive(Clone)]
pub enum Told {
    /// Somebody's words.
    Words {
        /// What they are about.
        what: What,
        /// The words.
        own: OwnWords,
        /// Whose part they go into.
        part: Part,
    },
    /// Whether the name stays.
    Name {
        /// Who chose.
        teller: PersonId,
        /// Whether it does.
        keep: bool,
    },
}

impl Told {
    /// Decides it on the family as it stands.
    pub fn decide(
        self,
        family: &Family,
        child: PersonId,
        today: Date,
    ) -> Result<Labelled, Refused> {
        match self {
            Self::Words { what: What::Imagined(what), own, part } => {
                expecting::imagine(family, child, (what, own), part, today)
            }
            Self::Words { what: What::Birth, own, part } => {
                expecting::birth(family, child, own, part, today)
            }
            Self::Words { what: What::Loss(about), own, part } => {
                expecting::loss(family, child, (about, own), part, today)
            }
            Self::Name { teller, keep } => {
                expecting::keep_name(family, child, (teller, keep), today)
            }
        }
    }
}

/// A tender date told, or one to let go of.
#[derive(Clone)]
pub enum Tender {
    /// Told.
    Told(Box<TenderDate>),
    /// Let go of.
    Ended(TenderId),
}

impl Tender {
    /// Decides it on the family as it stands.
    pub fn decide(
        self,
        family: &Family,
        whose: PersonId,
        today: Date,
    ) -> Result<Labelled, Refused> {
        match self {
            Self::Told(told) => tender::tell(family, *told, today),
            Self::Ended(date) => tender::end(family, whose, date, today),
        }
    }
}

/// The field of the form of a tender date that a rule names.
pub fn tender_field(named: &'static str) -> &'static str {
    match named {
        "child" => "tender-child",
        "words" | "teller" | "on" => "tender-words",
        _ => "tender-since",
    }
}

/// Reads a tender date, or which one ends.
pub fn tender(
    reading: &mut Reading<'_>,
    whose: PersonId,
    date: TenderId,
    today: Date,
) -> Option<Tender> {
    if reading.fields.has("ends") {
        return reading.choice("ends", |id| id.parse().ok()).map(Tender::Ended);
    }
    let when = when(reading);
    let words = reading.narrative("tender-words");
    missing(reading, "tender-words", words.is_empty(), "expecting-refused-nothing");
    let remind = yes_or_no(reading, "tender-remind", "tender-remind-missing");
    let told = TenderDate { date, whose, when: when?, words, remind: remind?, on: today };
    Some(Tender::Told(Box::new(told)))
}

/// A day, a day of each year, or an age: one of them.
fn when(reading: &mut Reading<'_>) -> Option<When> {
    let before = reading.problems.len();
    let since = reading.date("tender-since").map(When::Since);
    let month = small(reading, "tender-month", 1, 12);
    let day = small(reading, "tender-day", 1, 31);
    let child = reading.choice("tender-child", |id| id.parse().ok());
    let months = small(reading, "tender-months", 0, 216);
    let days = small(reading, "tender-days", 0, 366);
    let yearly = match (month, day) {
        (Some(month), Some(day)) => {
            Some(When::EachYear { month: i8::try_from(month).ok()?, day: i8::try_from(day).ok()? })
        }
        _ => None,
    };
    // Whose age it is may be chosen beforehand in the form: only an age makes it a rule.
    let age = child.filter(|_| months.is_some() || days.is_some());
    let age = age.map(|child| When::AsOld {
        child,
        months: months.unwrap_or_default(),
        days: days.unwrap_or_default(),
    });
    if reading.problems.len() > before {
        return None;
    }
    let half = yearly.is_none() && (month.is_some() || day.is_some())
        || age.is_none() && (months.is_some() || days.is_some());
    let mut told = [since, yearly, age].into_iter().flatten();
    let (first, second) = (told.next(), told.next());
    if half || first.is_none() || second.is_some() {
        reading.problem("tender-since", "tender-when-one");
        return None;
    }
    first
}

fn small(reading: &mut Reading<'_>, field: &str, from: i64, to: i64) -> Option<i16> {
    reading.number(field, from, to).and_then(|number| i16::try_from(number).ok())
}

fn yes_or_no(reading: &mut Reading<'_>, field: &str, key: &str) -> Option<bool> {
    let chosen = reading.choice(field, |code| match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    missing(reading, field, chosen.is_none(), key);
    chosen
}

/// Says what lacks beside its field, where nothing else was said of it.
fn missing(reading: &mut Reading<'_>, field: &str, is_missing: bool, key: &str) {
    if is_missing && !reading.problems.iter().any(|known| known.field == field) {
        reading.problem(field, key);
    }
}
