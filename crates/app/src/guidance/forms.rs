// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of guidance hold, and what they mean: what may come, why for this child, and whether it came.

use jiff::ToSpan as _;
use jiff::civil::Date;
use practice::before::adjusted_birth;
use practice::guidance::{Answer, Because, Came, Given, Nature, Source, Through, age};
use practice::people::{Birth, Person};
use practice::relationships::Party;
use practice::retold::Put;
use practice::text::Text;
use practice::{GuidanceId, PersonId};

use crate::fields::Reading;
use crate::open::{Hand, Open};
use crate::tongues::{self, Tongue};

/// What the form sends for what whoever visits saw.
pub const ME: &str = "me";
/// How the form ends what names something that was told in confidence.
const CONFIDED: &str = ".confided";
/// The latest age it may be asked for, in months.
pub const MONTHS_MAX: i64 = 60;

/// From when it is asked whether it came.
#[derive(Debug, Clone, Copy)]
enum Ask {
    Next,
    On(Date),
    /// At this age in months, told as ages are told that day.
    At(i64),
}

/// Guidance, before it is known whom it is for and what of it they may read.
#[derive(Debug, Clone)]
pub struct Telling {
    says: Text,
    meant: Option<Text>,
    language: Tongue,
    put: Put,
    because: Vec<Source>,
    why: Option<Text>,
    aloud: bool,
    for_all: bool,
    ask: Ask,
}

/// Reads it; none where something cannot be taken, which is said beside it. What the rules ask for is theirs to say.
pub fn telling(reading: &mut Reading<'_>, today: Date) -> Option<Telling> {
    let says = reading.narrative("guide-says");
    let meant = reading.narrative("guide-meant").some();
    let why = reading.narrative("guide-why").some();
    let because = reading.choices("guide-because", source);
    let language = reading.choice("guide-language", Tongue::parse);
    if language.is_none() && reading.fields.get("guide-language").is_empty() {
        reading.problem("guide-language", "guidance-refused-no-language");
    }
    let put = tongues::pages::put(reading, "guide-");
    let ask = ask(reading, today);
    let aloud = reading.fields.has("guide-aloud");
    let for_all = reading.fields.has("guide-for-all");
    let language = language?;
    let telling = Telling { says, meant, language, put, because, why, aloud, for_all, ask };
    reading.problems.is_empty().then_some(telling)
}

fn ask(reading: &mut Reading<'_>, today: Date) -> Ask {
    let on = reading.date("guide-ask-day");
    let at = reading.number("guide-ask-months", 0, MONTHS_MAX);
    match reading.fields.get("guide-ask") {
        // What was typed is not left behind because nobody chose it.
        "day" | "" if on.is_some() => Ask::On(on.unwrap_or(today)),
        "age" | "" if at.is_some() => Ask::At(at.unwrap_or_default()),
        "day" => {
            reading.problem("guide-ask-day", "guidance-refused-no-day");
            Ask::Next
        }
        "age" => {
            reading.problem("guide-ask-months", "guidance-refused-no-months");
            Ask::Next
        }
        _ => Ask::Next,
    }
}

impl Telling {
    /// The same for one child and one who cares for them, in the words of what they may read today.
    pub fn given(
        &self,
        through: &Through<'_>,
        (child, to): (&Person, PersonId),
        on: Date,
    ) -> Given {
        let offered = through.offered(child.id);
        let quote = |of: &Source| {
            let known = offered.iter().find(|one| one.of == *of);
            let quote = known.map(|one| one.quote.clone()).unwrap_or_default();
            Because { of: *of, quote }
        };
        let put = self.meant.is_some() || self.put.by.is_some() || self.put.checked.is_some();
        Given {
            child: child.id,
            to,
            says: self.says.clone(),
            language: self.language.code.to_owned(),
            meant: self.meant.clone(),
            put: put.then(|| self.put.clone()),
            because: self.because.iter().map(quote).collect(),
            why: self.why.clone(),
            age: age(child, on),
            aloud: self.aloud,
            for_all: self.for_all,
            ask: self.ask_on(child, on),
            on,
        }
    }

    fn ask_on(&self, child: &Person, on: Date) -> Option<Date> {
        let (born, due) = match child.birth {
            Some(Birth::On(born)) => (Some(born), None),
            Some(Birth::Due(due)) => (None, Some(due)),
            None => (None, None),
        };
        match self.ask {
            Ask::Next => None,
            Ask::On(day) => Some(day),
            Ask::At(months) => {
                let from = adjusted_birth(child, on).or(born).or(due)?;
                Some(from.saturating_add(months.months()))
            }
        }
    }
}

/// What the form sends for something somebody saw.
pub fn code(of: Source) -> String {
    match of {
        Source::Observation(id) => format!("o{id}"),
        Source::Sign(id) => format!("s{id}"),
        Source::First(id) => format!("f{id}"),
        Source::Temperament(Nature { child, teller, confided }) => {
            let teller = teller.map(|teller| teller.to_string()).unwrap_or_default();
            format!("t{child}.{teller}{}", if confided { CONFIDED } else { "" })
        }
    }
}

fn source(code: &str) -> Option<Source> {
    let (kind, id) = code.split_at_checked(1)?;
    match kind {
        "o" => id.parse().ok().map(Source::Observation),
        "s" => id.parse().ok().map(Source::Sign),
        "f" => id.parse().ok().map(Source::First),
        "t" => nature(id).map(Source::Temperament),
        _ => None,
    }
}

/// How one child is by nature, as one told it.
fn nature(code: &str) -> Option<Nature> {
    let (child, by) = code.split_once('.')?;
    let (teller, confided) = by.strip_suffix(CONFIDED).map_or((by, false), |teller| (teller, true));
    let teller = if teller.is_empty() { None } else { Some(teller.parse().ok()?) };
    Some(Nature { child: child.parse().ok()?, teller, confided })
}

/// The field of an answer to one of them.
pub fn of(which: GuidanceId, name: &str) -> String {
    format!("guide-{name}-{which}")
}

/// Reads whether it came; none where nobody said.
pub fn answer(reading: &mut Reading<'_>, open: &Open, which: GuidanceId) -> Option<Answer> {
    let [came, how, by, again] = ["came", "how", "by", "again"].map(|name| of(which, name));
    let words = reading.narrative(&how).some();
    let ask = reading.date(&again);
    if open.family.guidance_of(which).is_none() {
        reading.problem(&how, "guidance-refused-no-such-guidance");
        return None;
    }
    let chosen = reading.choice(&came, |code| Came::ALL.into_iter().find(|one| one.code() == code));
    if chosen.is_none() && (words.is_some() || ask.is_some()) {
        // What was said of it is not left behind because nobody chose.
        reading.problem(&came, "guidance-refused-not-chosen");
    }
    let to = open.family.guidance_of(which).map(|known| known.given.to);
    let me = Party::Practitioner(open.who.practitioner());
    let by = match Hand::of(open) {
        Hand::Own(me) => Party::Person(me),
        _ => reading
            .choice(&by, |code| match code {
                ME => Some(me),
                id => id.parse().ok().filter(|id| Some(*id) == to).map(Party::Person),
            })
            .unwrap_or(me),
    };
    Some(Answer { came: chosen?, words, by, ask, on: open.today })
}
