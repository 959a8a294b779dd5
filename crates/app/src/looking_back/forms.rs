// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the buttons of looking back mean.

use std::ops::Range;

use practice::looking_back::{Domain, Fits, Language, Shown, Strategy, cues, sentences};
use practice::text::Text;
use practice::visits::{Field, Visit};

use crate::fields::Reading;

/// The field that holds what was put away, by its codes.
pub const AWAY: &str = "away";
/// A button: this sentence fits.
pub const FITS: &str = "fits";
/// A button: it does not.
pub const NOT_THIS: &str = "not-this";
/// A button: it is taken back.
pub const LEAVE: &str = "leave";

/// What somebody said by pressing a button.
pub enum Said {
    /// A sentence shows a strategy.
    Strategy(Fits<Strategy>),
    /// A sentence is about a domain.
    Domain(Fits<Domain>),
    /// A strategy is taken back.
    LeaveStrategy(Strategy),
    /// A domain is taken back.
    LeaveDomain(Domain),
    /// These suggestions are put away.
    NotThis(String),
}

/// A sort of what may be shown, with the names of its fields.
pub trait Sort: Shown {
    /// The field in which one is chosen.
    const SHOWS: &'static str;
    /// The field in which a sentence is chosen for it.
    const SENTENCE: &'static str;
    /// The value of the button that adds one.
    const ADD: &'static str;
}

impl Sort for Strategy {
    const SHOWS: &'static str = "strategy";
    const SENTENCE: &'static str = "strategy-sentence";
    const ADD: &'static str = "add-strategy";
}

impl Sort for Domain {
    const SHOWS: &'static str = "domain";
    const SENTENCE: &'static str = "domain-sentence";
    const ADD: &'static str = "add-domain";
}

/// What a button sends for a sentence: the field, and where in it the sentence begins and ends.
pub fn place(field: Field, at: &Range<usize>) -> String {
    format!("{}.{}-{}", field.code(), at.start, at.end)
}

/// A sentence of the note as it reads now, by its place.
fn sentence(visit: &Visit, place: &str) -> Option<(Field, Text)> {
    let (field, at) = place.split_once('.')?;
    let field = Field::ALL.into_iter().find(|known| known.code() == field)?;
    let (start, end) = at.split_once('-')?;
    let shown: Range<usize> = start.parse().ok()?..end.parse().ok()?;
    let text = visit.text(field)?.text.as_str();
    let lists = [Language::English, Language::Spanish].map(cues);
    let mut all = lists.into_iter().flat_map(|cues| sentences(text, cues));
    // The very sentence that was shown, whichever language cut it out.
    let at = all.find(|at| *at == shown)?;
    Text::narrative(&text[at]).ok().map(|words| (field, words))
}

/// Reads which button was pressed.
pub fn said(reading: &mut Reading<'_>, visit: &Visit) -> Option<Said> {
    let fields = reading.fields;
    if fields.has(NOT_THIS) {
        return Some(Said::NotThis(put_away(fields.get(AWAY), fields.get(NOT_THIS))));
    }
    if fields.has(LEAVE) {
        let code = fields.get(LEAVE);
        let strategy = Strategy::of_code(code).map(Said::LeaveStrategy);
        return strategy
            .or_else(|| Domain::of_code(code).map(Said::LeaveDomain))
            .or_else(|| missing(reading, "shows"));
    }
    if fields.get("do") == Strategy::ADD {
        return added(reading, visit).map(Said::Strategy);
    }
    if fields.get("do") == Domain::ADD {
        return added(reading, visit).map(Said::Domain);
    }
    let (code, at) = fields.get(FITS).split_once('.').unwrap_or_default();
    let strategy = || suggested(visit, code, at).map(Said::Strategy);
    let domain = || suggested(visit, code, at).map(Said::Domain);
    strategy().or_else(domain).or_else(|| missing(reading, "sentence"))
}

/// A suggestion that was said to fit.
fn suggested<W: Shown>(visit: &Visit, code: &str, at: &str) -> Option<Fits<W>> {
    let shows = W::of_code(code)?;
    let (field, sentence) = sentence(visit, at)?;
    Some(Fits { visit: visit.id, shows, field, sentence })
}

/// One that was chosen, with the sentence chosen for it.
fn added<W: Sort>(reading: &mut Reading<'_>, visit: &Visit) -> Option<Fits<W>> {
    let shows = reading.choice(W::SHOWS, W::of_code);
    let chosen = reading.choice(W::SENTENCE, |place| sentence(visit, place));
    for (field, there) in [(W::SHOWS, shows.is_some()), (W::SENTENCE, chosen.is_some())] {
        if !there && reading.fields.get(field).is_empty() {
            reading.problem(field, "look-back-choose");
        }
    }
    let (field, sentence) = chosen?;
    Some(Fits { visit: visit.id, shows: shows?, field, sentence })
}

fn missing(reading: &mut Reading<'_>, field: &str) -> Option<Said> {
    reading.problem(field, "look-back-refused-not-there");
    None
}

/// The codes of what was put away, with one more. Only codes there are come back.
pub fn put_away(away: &str, code: &str) -> String {
    let known = |code: &&str| Strategy::of_code(code).is_some() || Domain::of_code(code).is_some();
    let mut codes: Vec<&str> = away.split('.').chain([code]).filter(known).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.join(".")
}
