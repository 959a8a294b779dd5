// SPDX-License-Identifier: AGPL-3.0-or-later
//! Words that judge, and other ways to say it: under the field of a note that is being written, and once more while
//! looking back. Hints hold nothing up, and are kept nowhere.

use maud::{Markup, html};
use practice::access::Screen;
use practice::looking_back::{Hint, WayToSay, companion, way_to_say};
use practice::visits::Field;
use serde_json::{Value, json};

use crate::fields::Fields;
use crate::looking_back::reading;
use crate::open::Open;

/// The words of one field that could be said otherwise, each with how, in the language the field is written in.
fn of_field(open: &Open, field: Field, text: &str) -> Vec<(Hint, &'static WayToSay)> {
    reading::fuller(open, |language| {
        let hints = companion(field, text, language).into_iter();
        hints.filter_map(|hint| way_to_say(hint.id, language).map(|way| (hint, way))).collect()
    })
}

/// Words of the note that could be said otherwise.
pub fn otherwise(open: &Open, texts: &[(Field, &str)]) -> Markup {
    let words = open.who.words;
    let all: Vec<Markup> = texts.iter().map(|(field, text)| listed(open, *field, text)).collect();
    let some = all.iter().any(|one| !one.0.is_empty());
    html! {
        @if some {
            section.card.stack-s aria-labelledby="h-otherwise" {
                h3 id="h-otherwise" { (words.say("look-back-otherwise")) }
                p.meta { (words.say("look-back-otherwise-lede")) }
                @for one in all { @if !one.0.is_empty() { ul.list { (one) } } }
            }
        }
    }
}

/// The place of hints under a field: what is kept of it (`text`) has its hints there, and a script brings those of what
/// is kept later ([`found`]).
pub fn hints(open: &Open, field: Field, text: &str) -> Markup {
    let list = listed(open, field, text);
    html! {
        @if open.reader.screen == Screen::Own {
            details.otherwise hidden[list.0.is_empty()] data-hints=(field.code()) {
                summary { (open.who.words.say("look-back-otherwise")) }
                ul.list { (list) }
            }
        }
    }
}

/// What a hint looks like, for a script to fill in.
pub fn hint_shape(open: &Open) -> Markup {
    html! {
        @if open.reader.screen == Screen::Own { template data-hint { (one(open, ("", "", true), &[""])) } }
    }
}

fn listed(open: &Open, field: Field, text: &str) -> Markup {
    html! {
        @for (hint, way) in of_field(open, field, text) {
            (one(open, (text.get(hint.at).unwrap_or_default(), way.why, hint.ambiguous), &way.try_instead))
        }
    }
}

fn one(open: &Open, (said, why, ambiguous): (&str, &str, bool), others: &[&str]) -> Markup {
    let words = open.who.words;
    html! {
        li {
            p { q data-said { (said) } " " span.meta data-why { (why) } }
            @if ambiguous { p.meta data-ambiguous { (words.say("look-back-ambiguous")) } }
            p.meta { (words.say("look-back-try")) }
            ul data-others { @for other in others { li { (other) } } }
        }
    }
}

/// The hints of a note as it was just kept, by field, for the script that kept it. Where others look along there is
/// none.
pub fn found(open: &Open, fields: &Fields) -> Value {
    let all = Field::ALL.map(|field| {
        let text = fields.get(field.code());
        let found = of_field(open, field, text).into_iter().map(|(hint, way)| {
            json!({
                "said": text.get(hint.at).unwrap_or_default(),
                "why": way.why,
                "ambiguous": hint.ambiguous,
                "others": way.try_instead,
            })
        });
        (field.code().to_owned(), found.collect::<Value>())
    });
    match open.reader.screen {
        Screen::Own => Value::Object(all.into_iter().collect()),
        Screen::Shared => json!({}),
    }
}
