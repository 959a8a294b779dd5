// SPDX-License-Identifier: AGPL-3.0-or-later
//! The form of a play of the box: how it goes in either language, what it needs, and for which age.

use practice::text::LINE_MAX;

use super::lists::{Boxed, Small, Wording};
use super::looking::YES;
use crate::fields::{Fields, Reading};
use crate::words::Language;

/// The oldest age a play is for, in months.
const MONTHS_MAX: i64 = 72;
/// How many things a play may need.
const NEEDS: usize = 6;

/// The form of a new play, or of one as it stands.
pub fn of(one: Option<&Boxed>) -> Fields {
    let mut fields = Fields::begun();
    let Some(one) = one else {
        fields.set("free", YES);
        return fields;
    };
    for wording in &one.small.wordings {
        fields.set(&format!("title-{}", wording.language), wording.title.as_str());
        fields.set(&format!("how-{}", wording.language), wording.how.as_str());
        fields.set(&format!("needs-{}", wording.language), wording.needs.join(", "));
    }
    if one.small.nothing_to_buy {
        fields.set("free", YES);
    }
    for (field, months) in [("from", one.small.from_months), ("to", one.small.to_months)] {
        fields.set(field, months.map(|months| months.to_string()).unwrap_or_default());
    }
    fields.set("version", one.version.to_string());
    fields
}

/// A play as typed; what lacks is said beside its field.
pub fn read(reading: &mut Reading<'_>) -> Small {
    let mut wordings = Vec::new();
    for language in Language::ALL {
        let [title, how, needs] =
            ["title", "how", "needs"].map(|name| format!("{name}-{}", language.code()));
        let called = reading.line(&title, LINE_MAX);
        let goes = reading.narrative(&how);
        let needs = things(reading, &needs);
        match (called.is_empty(), goes.is_empty()) {
            (true, true) if needs.is_empty() => {}
            (true, _) => reading.problem(&title, "plays-box-no-title"),
            (false, true) => reading.problem(&how, "plays-box-no-how"),
            (false, false) => wordings.push(Wording {
                language: language.code().to_owned(),
                title: called.to_string(),
                how: goes.to_string(),
                needs,
            }),
        }
    }
    if wordings.is_empty() && reading.problems.is_empty() {
        let own = format!("title-{}", reading.words.language().code());
        reading.problem(&own, "plays-box-no-title");
    }
    let nothing_to_buy = reading.fields.get("free") == YES;
    let from_months = reading.number("from", 0, MONTHS_MAX);
    let to_months = reading.number("to", 0, MONTHS_MAX);
    if from_months.zip(to_months).is_some_and(|(from, to)| to < from) {
        reading.problem("to", "plays-box-ages");
    }
    Small { wordings, nothing_to_buy, from_months, to_months }
}

/// What is needed: a few things on one line, with commas between them.
fn things(reading: &mut Reading<'_>, field: &str) -> Vec<String> {
    let typed = reading.line(field, LINE_MAX).to_string();
    let things = typed.split(',').map(str::trim).filter(|thing| !thing.is_empty());
    let things: Vec<String> = things.map(str::to_owned).collect();
    if things.len() > NEEDS {
        reading.problem(field, "plays-box-many-things");
    }
    things
}
