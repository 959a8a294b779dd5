// SPDX-License-Identifier: AGPL-3.0-or-later
//! The form of a support: what it was filled in with, and reading it.

use jiff::civil::Date;
use practice::kin::Layer;
use practice::supports::Stands;
use practice::text::NAME_MAX;

use crate::codes::{LAYERS, TIES, WHATS, code_of, of_code};
use crate::fields::{Fields, Reading};

/// Told by whoever writes, not by somebody of the family.
pub const ME: &str = "me";

/// Fills the form in with how a support stands.
pub fn fill(fields: &mut Fields, stands: &Stands) {
    fields.set("called", stands.called.as_str());
    fields.set("what", code_of(&WHATS, stands.what));
    fields.set("tie", code_of(&TIES, stands.tie));
    let flows = [(stands.gives, "gives"), (stands.takes, "takes")];
    let flows = flows.into_iter().filter(|(is, _)| *is);
    fields.0.extend(flows.map(|(_, code)| ("flow".to_owned(), code.to_owned())));
    fields.0.extend(stands.whom.iter().map(|person| ("whom".to_owned(), person.to_string())));
    if let Some(words) = &stands.words {
        fields.set("words", words.as_str());
    }
    fields.set("teller", stands.teller.map_or(ME.to_owned(), |teller| teller.to_string()));
    fields.set("layer", code_of(&LAYERS, stands.layer));
}

/// Reads the form. What nobody chose to share stays with the team, or where it is.
pub fn read(reading: &mut Reading<'_>, known: Option<&Stands>, today: Date) -> Option<Stands> {
    let called = reading.line("called", NAME_MAX);
    if called.is_empty() && !reading.problems.iter().any(|problem| problem.field == "called") {
        reading.problem("called", "supports-refused-unnamed");
    }
    let what = reading.choice("what", |code| of_code(&WHATS, code));
    let tie = reading.choice("tie", |code| of_code(&TIES, code));
    for (field, chosen, key) in [
        ("what", what.is_some(), "supports-choose-what"),
        ("tie", tie.is_some(), "supports-choose-tie"),
    ] {
        if !chosen && reading.fields.get(field).is_empty() {
            reading.problem(field, key);
        }
    }
    let flows =
        reading.choices("flow", |code| ["gives", "takes"].into_iter().find(|known| *known == code));
    let whom = reading.choices("whom", |id| id.parse().ok());
    let words = reading.narrative("words").some();
    let teller = reading.choice("teller", |id| match id {
        ME => Some(None),
        id => id.parse().ok().map(Some),
    });
    let layer = reading.choice("layer", |code| of_code(&LAYERS, code));
    Some(Stands {
        called,
        what: what?,
        tie: tie?,
        gives: flows.contains(&"gives"),
        takes: flows.contains(&"takes"),
        whom,
        words,
        teller: teller.flatten(),
        layer: layer.or(known.map(|known| known.layer)).unwrap_or(Layer::Team),
        on: today,
    })
}
