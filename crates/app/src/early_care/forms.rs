// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of early care hold, and what they mean.

use jiff::civil::Date;
use practice::PersonId;
use practice::early_care::{Account, Answer, By, Day, Reply, Stay, Where, begin_from};
use practice::people::CareRole;
use practice::text::Text;

use crate::fields::{Fields, Reading};

/// What the form sends where nobody of the family said it: somebody who works with them saw or read it.
pub const SEEN: &str = "seen";
/// What the form sends for what everybody reads who cares for the child.
pub const ALL: &str = "all";
/// What the form sends for what is the teller's alone.
pub const OWN: &str = "own";
/// How a day is known, in the order of the form: on the day, about the month, not at all.
pub const HOWS: [&str; 3] = ["on", "about", "unknown"];
/// What the form sends for a stay that goes on.
pub const GOES_ON: &str = "goes-on";

/// Fields with a new act in them.
pub fn blank() -> Fields {
    Fields::begun()
}

/// A stay as it is told anew: as it stands.
pub fn begun(stay: &Stay) -> Fields {
    let mut fields = blank();
    see(&mut fields, stay);
    if let Some(account) = &stay.account {
        fill(&mut fields, account);
    }
    fields
}

/// A stay that a role of care tells of, ready to be kept with one press.
pub fn from_role(role: &CareRole) -> Fields {
    let mut fields = blank();
    fill(&mut fields, &begin_from(role));
    fields.set("teller", SEEN);
    fields.set("kept", ALL);
    fields
}

/// Puts into the form how often the stay was told that its reader sees now.
pub fn see(fields: &mut Fields, stay: &Stay) {
    fields.set("seen", stay.times.to_string());
}

/// How often the stay had been told when the form was opened.
pub fn seen(fields: &Fields) -> usize {
    fields.get("seen").parse().unwrap_or_default()
}

fn fill(fields: &mut Fields, account: &Account) {
    fields.0.extend(account.with.iter().map(|id| ("with".to_owned(), id.to_string())));
    let words = |text: &Option<Text>| text.as_ref().map(Text::to_string).unwrap_or_default();
    fields.set("others", words(&account.others));
    fields.set("place", account.place.code());
    fields.set("place-words", words(&account.place_words));
    fields.set("why", words(&account.why));
    put(fields, "from", Some(account.from));
    put(fields, "until", account.until);
}

fn put(fields: &mut Fields, name: &str, day: Option<Day>) {
    let (how, on) = match day {
        Some(Day::On(on)) => (HOWS[0], on.to_string()),
        Some(Day::About(on)) => (HOWS[1], on.to_string()),
        Some(Day::Unknown) => (HOWS[2], String::new()),
        None => (GOES_ON, String::new()),
    };
    fields.set(&format!("{name}-how"), how);
    fields.set(name, on);
}

/// Reads a stay: what is known of it, none where it was told by mistake, and who told it.
pub fn stay(
    reading: &mut Reading<'_>,
    known: Option<&Stay>,
    today: Date,
) -> Option<(Option<Account>, By)> {
    if known.is_some() && reading.fields.get("do") == "mistake" {
        return Some((None, By { teller: None, confided: false, on: today }));
    }
    let with = reading.choices("with", |id| id.parse::<PersonId>().ok());
    let others = reading.some_line("others");
    let parse = |code: &str| Where::ALL.into_iter().find(|place| place.code() == code);
    let place = reading.choice("place", parse);
    if reading.fields.get("place").is_empty() {
        reading.problem("place", "early-place-missing");
    }
    let place_words = reading.some_line("place-words");
    let from = day(reading, "from");
    let until = match reading.fields.get("until-how") {
        "" | GOES_ON if reading.fields.get("until").trim().is_empty() => None,
        GOES_ON => {
            reading.problem("until", "early-until-which");
            None
        }
        _ => day(reading, "until"),
    };
    let why = reading.narrative("why").some();
    let told = by(reading, known.is_none(), today);
    let (place, from, told) = (place?, from?, told?);
    Some((Some(Account { with, others, place, place_words, from, until, why }), told))
}

/// Reads a day, as far as it is known.
fn day(reading: &mut Reading<'_>, name: &str) -> Option<Day> {
    let how_field = format!("{name}-how");
    let how = reading.choice(&how_field, |code| HOWS.into_iter().find(|known| *known == code));
    let on = reading.date(name);
    if how == Some(HOWS[2]) {
        return Some(Day::Unknown);
    }
    if reading.fields.get(name).trim().is_empty() {
        reading.problem(name, "early-day-missing");
    }
    let on = on?;
    Some(if how == Some(HOWS[1]) { Day::About(on) } else { Day::On(on) })
}

/// Reads who told it, and for whom it is kept where that is asked.
fn by(reading: &mut Reading<'_>, asks_kept: bool, on: Date) -> Option<By> {
    let teller = reading.choice("teller", |id| match id {
        SEEN => Some(None),
        id => id.parse::<PersonId>().ok().map(Some),
    });
    if reading.fields.get("teller").is_empty() {
        reading.problem("teller", "early-teller-missing");
    }
    let confided = if asks_kept {
        let kept = reading.choice("kept", |code| match code {
            ALL => Some(false),
            OWN => Some(true),
            _ => None,
        });
        if reading.fields.get("kept").is_empty() {
            reading.problem("kept", "early-kept-missing");
        }
        kept
    } else {
        Some(false)
    };
    Some(By { teller: teller?, confided: confided?, on })
}

/// Reads what somebody told of a habit.
pub fn habit(reading: &mut Reading<'_>, today: Date) -> Option<Answer> {
    let parse = |code: &str| Reply::ALL.into_iter().find(|reply| reply.code() == code);
    let reply = reading.choice("reply", parse).unwrap_or(Reply::Said);
    let words = reading.narrative("words");
    let told = by(reading, true, today)?;
    Some(Answer { reply, words, told })
}

/// Reads to whom the letter is given, and when.
pub fn given(reading: &mut Reading<'_>) -> Option<(Text, Date)> {
    let to = reading.some_line("to");
    if reading.fields.get("to").trim().is_empty() {
        reading.problem("to", "early-refused-to-nobody");
    }
    let on = reading.date("on");
    if reading.fields.get("on").trim().is_empty() {
        reading.problem("on", "early-on-missing");
    }
    Some((to?, on?))
}
