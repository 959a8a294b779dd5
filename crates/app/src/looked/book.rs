// SPDX-License-Identifier: AGPL-3.0-or-later
//! The whole access book for the privacy officer: what may be looked for in it, and the book as a table.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use practice::FamilyId;
use practice::access::Hat;
use record::{AccessRow, AccessSearch, ActorId, StreamId};
use serde::Deserialize;

use crate::accounts::Person;
use crate::error::Error;
use crate::state::App;
use crate::words::Words;

/// Kinds of rows one may look for: the code, what was done, and what for.
pub const KINDS: [(&str, &str, &str); 7] = [
    ("denied", "family.denied", "-"),
    ("search", "families.search", "-"),
    ("print", "family.print", "-"),
    ("emergency", "family.emergency", "emergency"),
    ("safety", "family.safety", "safety"),
    ("release", "release.preview", "release"),
    ("alarm", "alarm.reads", "-"),
];

/// What of the book is asked for, as the form has it.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    /// By whom: an account.
    pub who: String,
    /// On which day.
    pub day: String,
    /// Which family.
    pub family: String,
    /// With which hat.
    pub hat: String,
    /// Which kind of row.
    pub kind: String,
    /// Rows before this one.
    pub before: String,
}

impl Asked {
    /// The form as an address has it, without the place in the book.
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let fields = [
            ("who", &self.who),
            ("day", &self.day),
            ("family", &self.family),
            ("hat", &self.hat),
            ("kind", &self.kind),
        ];
        query.extend_pairs(fields.into_iter().filter(|(_, value)| !value.is_empty()));
        query.finish()
    }
}

/// When a day begins in the agency's time zone, in microseconds.
pub fn begins(app: &App, day: Date) -> Result<i64, Error> {
    Ok(day.to_zoned(app.zone.clone())?.timestamp().as_microsecond())
}

/// The search that was asked for. What cannot be read is nobody's: it finds nothing.
pub fn search(app: &App, asked: &Asked) -> Result<AccessSearch, Error> {
    let mut search = AccessSearch::default();
    if !asked.who.is_empty() {
        let id = asked.who.parse::<FamilyId>().map_or(0, |id| id.0);
        search.who = Some(ActorId(id));
    }
    if !asked.family.is_empty() {
        let id = asked.family.parse::<FamilyId>().map_or(0, |id| id.0);
        search.stream = Some(StreamId(id));
    }
    if !asked.day.is_empty() {
        let day = asked.day.parse::<Date>().ok();
        let day = day.filter(|day| (1900..=2200).contains(&day.year()));
        let day = day.ok_or(Error::BadRequest("the day is none"))?;
        search.from = Some(begins(app, day)?);
        search.until = Some(begins(app, day.tomorrow()?)?);
    }
    if let Some(hat) = Hat::parse(&asked.hat) {
        search.hat = Some(hat.code().to_owned());
    }
    if let Some((_, what, purpose)) = KINDS.iter().find(|(kind, _, _)| *kind == asked.kind) {
        search.what_or_purpose = Some(((*what).to_owned(), (*purpose).to_owned()));
    }
    Ok(search)
}

/// Whoever a row names. A caregiver's name would say whose family it is, and is not told here.
pub fn name_of(words: Words, people: &BTreeMap<u128, Person>, row: &AccessRow) -> String {
    match people.get(&row.access.who.0) {
        Some(person) if !person.caregiver => person.name.clone(),
        Some(_) => words.say("looked-a-caregiver"),
        None => words.say("looked-somebody"),
    }
}

/// What a code says in plain words; a code that only a newer version knows is told as such.
pub fn in_words(words: Words, kind: &str, code: &str) -> String {
    let key = format!("looked-{kind}-{}", code.replace('.', "-"));
    words.maybe(&key).unwrap_or_else(|| words.say("looked-did-other"))
}

/// The rows as a table that spreadsheets open.
pub fn csv(app: &App, words: Words, people: &BTreeMap<u128, Person>, rows: &[AccessRow]) -> String {
    let heads = ["number", "day", "time", "who", "hat", "family", "what", "why"];
    let mut table = line(&heads.map(|head| words.say(&format!("looked-column-{head}"))));
    for row in rows {
        let look = &row.access;
        let at = Timestamp::from_microsecond(look.at).unwrap_or_default();
        let at = app.local(at);
        table.push_str(&line(&[
            row.number.to_string(),
            at.date().to_string(),
            at.time().strftime("%H:%M:%S").to_string(),
            name_of(words, people, row),
            look.hat.clone(),
            look.stream.map(|stream| FamilyId(stream.0).to_string()).unwrap_or_default(),
            look.what.clone(),
            look.purpose.clone(),
        ]));
    }
    table
}

/// A line of the table. What a spreadsheet would take for a formula is told to be text.
fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| {
            let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            let text = if formula { format!("'{cell}") } else { cell.clone() };
            if text.contains(['"', ',', '\n', '\r']) {
                format!("\"{}\"", text.replace('"', "\"\""))
            } else {
                text
            }
        })
        .collect();
    format!("{}\r\n", cells.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_told_to_be_text() {
        let cells = ["=1+1", "+1", "-1", "@a", "\tb", "Ana, \"la tía\"", "plain"];
        let said = line(&cells.map(str::to_owned));
        assert_eq!(said, "'=1+1,'+1,'-1,'@a,'\tb,\"Ana, \"\"la tía\"\"\",plain\r\n");
    }
}
