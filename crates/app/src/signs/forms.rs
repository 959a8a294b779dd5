// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of signs hold, and what they mean.

use jiff::civil::Date;
use practice::signs::{Found, Refused};
use practice::text::{LINE_MAX, Text};
use practice::{CueId, Facet, PersonId};

use crate::fields::Reading;
use crate::open::Open;
use crate::voices::forms::{Asked, asked};
use crate::words::Language;

/// A sign, before it is known whose part it goes to.
#[derive(Debug, Clone)]
pub struct Telling {
    /// Who tells it, and for whom.
    pub asked: Asked,
    sign: Text,
    need: Text,
    language: Language,
}

impl Telling {
    /// The same in its part, as things are where the act is decided; no wider than a visit's, and on its day.
    pub fn settled(&self, open: &Open, child: PersonId, (part, on): (Facet, Date)) -> Found {
        let told = self.asked.settled(open, child, part);
        let (sign, need) = (self.sign.clone(), self.need.clone());
        Found { child, sign, need, language: self.language.code().to_owned(), told, on }
    }
}

/// A sign as typed into the fields of this ending; none where something lacks, which is said beside it.
pub fn found(reading: &mut Reading<'_>, open: &Open, ending: &str) -> Option<Telling> {
    let [sign, need] = ["sign", "need"].map(|name| format!("{name}{ending}"));
    let said = [(&sign, Refused::NoSign), (&need, Refused::NoNeed)].map(|(field, missing)| {
        let text = reading.line(field, LINE_MAX);
        let wrong = reading.problems.iter().any(|problem| problem.field == *field);
        if text.is_empty() && !wrong {
            reading.problem(field, missing.code());
        }
        text
    });
    let language = reading.choice(&format!("language{ending}"), Language::parse);
    let language = language.unwrap_or(open.who.words.language());
    let asked = asked(reading, open, (ending, true));
    let [sign, need] = said;
    (!sign.is_empty() && !need.is_empty()).then_some(Telling { asked, sign, need, language })
}

/// How the fields of a cue end that is changed.
pub fn ending(cue: CueId) -> String {
    format!("-{cue}")
}
