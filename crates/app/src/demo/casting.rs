// SPDX-License-Identifier: AGPL-3.0-or-later
//! A family before it is told: who is in it, where they sleep, what is between them, and when.

use jiff::civil::Time;
use practice::kin::{Line, Shape, Together};
use practice::people::{Birth, Care, Gestation, Name, NameKind, Names, ReportCode, Role, Use};
use practice::relationships::{State, Trend};
use practice::visits::{Cause, Field, Lead, Place};

use super::ahead::Ahead;
use super::answers::Answered;
use super::attachments::Beside;
use super::early::Early;
use super::expecting::Imagined;
use super::supports::Carries;
use super::telling::{Days, line};
use super::voices::Voiced;

/// A person of a story. Days are counted back from today.
#[derive(Debug, Clone)]
pub(super) struct Who {
    pub(super) role: Role,
    pub(super) names: Names,
    pub(super) pronouns: Option<&'static str>,
    pub(super) born: Option<Born>,
    pub(super) languages: Vec<(&'static str, &'static [Use], bool)>,
    /// Cares for every child of the story in this role, in these words, day to day or not.
    pub(super) care: Option<(Care, &'static str, bool)>,
    /// The number of the home and how much they sleep there; several where there are several.
    pub(super) sleeps: Vec<(usize, Option<&'static str>)>,
    pub(super) died: Option<&'static str>,
    pub(super) away: Option<&'static str>,
    pub(super) contact: Option<[&'static str; 3]>,
    pub(super) identity: Option<(&'static str, &'static [ReportCode])>,
    /// How they want to be drawn, where they were asked.
    pub(super) sign: Option<Shape>,
}

/// When somebody was or is to be born.
#[derive(Debug, Clone, Copy)]
pub(super) enum Born {
    /// So many days ago, after so many weeks and days.
    Ago(i32, Option<(i8, i8)>),
    /// Expected in so many days.
    Due(i32),
    /// Expected when the record was opened, and born so many days ago.
    Awaited(i32),
}

impl Who {
    pub(super) fn new(role: Role, full: &str, called: &str) -> Self {
        let some = |text: &str| line(text).some();
        Self {
            role,
            names: Names::of(some(full), some(called)),
            pronouns: None,
            born: None,
            languages: Vec::new(),
            care: None,
            sleeps: vec![(0, None)],
            died: None,
            away: None,
            contact: None,
            identity: None,
            sign: None,
        }
    }

    pub(super) fn child(full: &str, called: &str, born: Born) -> Self {
        Self { born: Some(born), ..Self::new(Role::Child, full, called) }
    }

    pub(super) fn carer(full: &str, called: &str, care: (Care, &'static str, bool)) -> Self {
        Self { care: Some(care), ..Self::new(Role::Caregiver, full, called) }
    }

    pub(super) fn other(full: &str, called: &str) -> Self {
        Self { sleeps: Vec::new(), ..Self::new(Role::Other, full, called) }
    }

    pub(super) fn years(mut self, years: i32) -> Self {
        self.born = Some(Born::Ago(years * 365 + 140, None));
        self
    }

    pub(super) fn speaks(mut self, language: &'static str, uses: &'static [Use]) -> Self {
        self.languages.push((language, uses, false));
        self
    }

    /// The newest language is spoken through an interpreter.
    pub(super) fn interpreted(mut self) -> Self {
        if let Some(last) = self.languages.last_mut() {
            last.2 = true;
        }
        self
    }

    pub(super) fn also(mut self, kind: NameKind, text: &str) -> Self {
        self.names.all.push(Name { kind, text: line(text) });
        self
    }

    pub(super) fn said(mut self, how: &str) -> Self {
        self.names.said = line(how).some();
        self
    }

    pub(super) fn pronouns(mut self, pronouns: &'static str) -> Self {
        self.pronouns = Some(pronouns);
        self
    }

    pub(super) fn at(mut self, sleeps: &[(usize, Option<&'static str>)]) -> Self {
        self.sleeps = sleeps.to_vec();
        self
    }

    pub(super) fn died(mut self, when: &'static str) -> Self {
        self.died = Some(when);
        self.sleeps = Vec::new();
        self
    }

    pub(super) fn away(mut self, place: &'static str) -> Self {
        self.away = Some(place);
        self.sleeps = Vec::new();
        self
    }

    /// How they want to be drawn.
    pub(super) fn drawn(mut self, sign: Shape) -> Self {
        self.sign = Some(sign);
        self
    }

    /// What they say of who they are, and what they chose for the report.
    pub(super) fn is(mut self, words: &'static str, codes: &'static [ReportCode]) -> Self {
        self.identity = Some((words, codes));
        self
    }

    /// How to reach them, when, and what never to do; empty for nothing agreed.
    pub(super) fn reach(mut self, how: [&'static str; 3]) -> Self {
        self.contact = Some(how);
        self
    }

    /// The birth as it was known on the day the record was opened.
    pub(super) fn birth(&self, days: &Days) -> (Option<Birth>, Option<Gestation>) {
        match self.born {
            None => (None, None),
            Some(Born::Ago(ago, weeks)) => {
                let gestation = weeks.map(|(weeks, days)| Gestation { weeks, days });
                (Some(Birth::On(days.ago(ago))), gestation)
            }
            Some(Born::Due(ahead)) => (Some(Birth::Due(days.ago(-ahead))), None),
            // Expected five days before the child came.
            Some(Born::Awaited(ago)) => (Some(Birth::Due(days.ago(ago + 5))), None),
        }
    }
}

/// How it stood between two, once: the bond, the day, how, and words with their teller.
#[derive(Debug, Clone)]
pub(super) struct SeenOnce {
    pub(super) bond: usize,
    pub(super) ago: i32,
    pub(super) state: State,
    pub(super) trend: Trend,
    pub(super) words: Option<(usize, String)>,
}

/// Who belongs to whom, beside what care tells; people by their numbers.
#[derive(Debug, Clone, Copy)]
pub(super) enum Belongs {
    /// Two are or were a couple, in these words.
    Couple(usize, usize, Together, &'static str),
    /// The first is the child of the second.
    Child(usize, usize, Line),
    /// A pregnancy of the two ended, as they said it.
    Lost(usize, usize, &'static str),
}

/// A visit that was written by hand: so many visits back, one being the newest.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) back: usize,
    pub(super) bonds: &'static [usize],
    /// Who else was there beside the two of the bond.
    pub(super) also: &'static [usize],
    pub(super) lead: Lead,
    /// Whose words.
    pub(super) teller: usize,
    pub(super) texts: &'static [(Field, &'static str)],
}

/// A visit that did not happen, by hand: so many visits back.
pub(super) type Missed = (usize, Cause, &'static str);

/// The rhythm of a family's visits.
#[derive(Debug, Clone)]
pub(super) struct Rhythm {
    /// Days from one to the next.
    pub(super) every: i32,
    /// How many lie behind, missed ones too.
    pub(super) behind: usize,
    /// In how many days the next one is; with no next one, so many days after today the rhythm
    /// would have had it.
    pub(super) next: i32,
    /// Whether the next one is planned.
    pub(super) planned: bool,
    pub(super) at: Time,
    pub(super) place: (Place, &'static str),
}

/// Something that changes a life, on a day.
#[derive(Debug, Clone)]
pub(super) enum Turn {
    /// The expected child of this number was born, and is called so.
    Born(usize, Names),
    /// Another visitor goes on with the family.
    HandedOver,
    /// The newest note is amended: the field, how it reads now, and why.
    Amended(Field, &'static str, &'static str),
}

/// A family's whole story.
#[derive(Debug, Clone)]
pub(super) struct Story {
    pub(super) people: Vec<Who>,
    pub(super) homes: Vec<String>,
    pub(super) kin: Vec<Belongs>,
    /// The numbers of the two people; the child first.
    pub(super) bonds: Vec<(usize, usize)>,
    /// Of these people the bond with the practitioner is named too.
    pub(super) with_us: Vec<usize>,
    pub(super) seen: Vec<SeenOnce>,
    /// Who wished what, how many days ago.
    pub(super) wishes: Vec<(usize, i32, String)>,
    /// What they say about themselves.
    pub(super) card: &'static [Answered],
    /// What is imagined of the first child, who is expected.
    pub(super) imagined: &'static [Imagined],
    /// A day that is tender to the second, in their words.
    pub(super) tender: Option<&'static str>,
    /// What carries them.
    pub(super) supports: &'static [Carries],
    /// What they keep beside the words.
    pub(super) beside: &'static [Beside],
    /// What is known of the early care of their babies.
    pub(super) early: &'static [Early],
    /// What lies ahead of the next visit.
    pub(super) ahead: &'static [Ahead],
    /// What they tell of the first child.
    pub(super) voices: &'static [Voiced],
    pub(super) turns: Vec<(i32, Turn)>,
    pub(super) rhythm: Rhythm,
    pub(super) missed: Vec<Missed>,
    /// So many of a hundred visits are missed beside those.
    pub(super) missed_percent: i32,
    pub(super) told: &'static [Told],
    /// The family speaks Spanish; their words are kept in it.
    pub(super) spanish: bool,
}

impl Story {
    pub(super) fn new(rhythm: Rhythm) -> Self {
        Self {
            people: Vec::new(),
            homes: Vec::new(),
            kin: Vec::new(),
            bonds: Vec::new(),
            with_us: Vec::new(),
            seen: Vec::new(),
            wishes: Vec::new(),
            card: &[],
            imagined: &[],
            tender: None,
            supports: &[],
            beside: &[],
            early: &[],
            ahead: &[],
            voices: &[],
            turns: Vec::new(),
            rhythm,
            missed: Vec::new(),
            missed_percent: 0,
            told: &[],
            spanish: false,
        }
    }
}

impl Rhythm {
    /// How many days ago the visit was that lies so many visits back.
    pub(super) fn ago(&self, back: usize) -> i32 {
        i32::try_from(back).unwrap_or(i32::MAX).saturating_mul(self.every).saturating_sub(self.next)
    }
}

/// A rhythm of visits at home that goes on.
pub(super) fn rhythm(every: i32, behind: usize, next: i32, (hour, minute): (i8, i8)) -> Rhythm {
    let at = Time::constant(hour, minute, 0, 0);
    Rhythm { every, behind, next, planned: true, at, place: (Place::Home, "") }
}

/// How it stood once, without words.
pub(super) fn once(bond: usize, ago: i32, state: State, trend: Trend) -> SeenOnce {
    SeenOnce { bond, ago, state, trend, words: None }
}

/// The same, in somebody's words.
pub(super) fn said(mut seen: SeenOnce, teller: usize, words: &str) -> SeenOnce {
    seen.words = Some((teller, words.to_owned()));
    seen
}

/// A visit about the first bond that both led.
pub(super) const fn told(
    back: usize,
    teller: usize,
    texts: &'static [(Field, &'static str)],
) -> Told {
    Told { back, bonds: &[0], also: &[], lead: Lead::Shared, teller, texts }
}
