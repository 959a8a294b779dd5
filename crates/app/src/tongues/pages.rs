// SPDX-License-Identifier: AGPL-3.0-or-later
//! In which language somebody is written to, and who put it into that language: asked in a form, and told on a page.

use maud::{Markup, html};
use practice::PersonId;
use practice::card::{Slot, Topic};
use practice::retold::Put;

use super::{ALL, Tongue};
use crate::called;
use crate::fields::{Fields, Reading};
use crate::open::Open;
use crate::ui::form::{self, Choice, FieldError, FieldText, Select};
use crate::words::Words;

/// The language, with what they said of their languages beside it, and who put it into it: in fields that begin so.
pub fn asked(
    open: &Open,
    (person, begin): (PersonId, &str),
    label: &str,
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let words = open.who.words;
    let [language, put, checked] =
        ["language", "put-by", "checked-by"].map(|name| format!("{begin}{name}"));
    let choices = ALL.map(|known| Choice {
        value: known.code.to_owned(),
        label: format!("{} ({})", known.called(words), known.own),
        chosen: fields.get(&language) == known.code,
    });
    let said = said(open, person);
    let hint = (!said.is_empty())
        .then(|| words.with("retold-language-said", &[("said", said.join("; ").into())]));
    html! {
        (form::select(&Select { words, id: &language, label, hint: hint.as_deref(), choices: &choices, errors }))
        (form::field_text(&FieldText {
            id: &put, label: &words.say("retold-ask-put-by"), hint: Some(&words.say("retold-ask-put-by-hint")),
            value: fields.get(&put), errors, ..FieldText::new(words)
        }))
        (form::field_text(&FieldText {
            id: &checked, label: &words.say("retold-ask-checked"), hint: Some(&words.say("retold-ask-checked-hint")),
            value: fields.get(&checked), errors, ..FieldText::new(words)
        }))
    }
}

/// What they said of their languages.
fn said(open: &Open, person: PersonId) -> Vec<String> {
    let topic = Topic::Languages;
    let said = [Some(person), None].into_iter().find_map(|whose| {
        let stands = open.family.card.stands(Slot { topic, whose });
        stands.filter(|one| !one.answer.languages.is_empty())
    });
    let said = said.iter().flat_map(|known| &known.answer.languages);
    said.map(|one| called::spoken(open.who.words, one)).collect()
}

/// Reads who put it into the language, from fields that begin so.
pub fn put(reading: &mut Reading<'_>, begin: &str) -> Put {
    Put {
        by: reading.some_line(&format!("{begin}put-by")),
        checked: reading.some_line(&format!("{begin}checked-by")),
    }
}

/// Who put it into the language of this code, and whether somebody who speaks it read it over; by whoever wrote it
/// (`name`) where nobody else did.
pub fn told(words: Words, put: &Put, name: &str, code: &str) -> Markup {
    let language = Tongue::parse(code).map(|known| known.called(words)).unwrap_or_default();
    let by = put.by.as_ref().map_or(name, |by| by.as_str());
    html! {
        (words.with("retold-put-by", &[("name", by.into()), ("language", language.as_str().into())]))
        " " @match &put.checked {
            Some(checked) => (words.with("retold-checked-by", &[("name", checked.as_str().into())])),
            None => (words.say("retold-not-checked")),
        }
    }
}
