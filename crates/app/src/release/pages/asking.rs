// SPDX-License-Identifier: AGPL-3.0-or-later
//! The form by which a request is taken in: what is asked, by whom, and about which text.

use maud::{Markup, html};
use practice::access::Hat;

use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::release::forms::KINDS;
use crate::release::items;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText, Select};
use crate::urls;

/// How many texts one may choose from when a change is asked for.
const ABOUT_MAX: usize = 40;
/// How many letters of a text are enough to know it by.
const ABOUT_LETTERS: usize = 32;

/// Takes a request in.
pub fn form_of(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let kinds = KINDS.map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("release-request-{code}")),
        chosen: fields.get("kind") == code,
    });
    let outside = Choice {
        value: String::new(),
        label: words.say("release-from-outside"),
        chosen: fields.get("person").is_empty(),
    };
    let adults = open.family.people.caregivers().map(|person| Choice {
        value: person.id.to_string(),
        label: called::person(words, person),
        chosen: fields.get("person") == person.id.to_string(),
    });
    let people: Vec<Choice> = std::iter::once(outside).chain(adults).collect();
    html! {
        section.card {
            h3 { (words.say("release-ask-title")) }
            form.stack-s method="post" action=(urls::requests(open.family.id)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (form::choices(&Chooser {
                    id: "kind", legend: &words.say("release-ask-kind"), choices: &kinds, errors,
                    hint: Some(&words.say("release-ask-kind-hint")), ..Chooser::radio()
                }))
                (form::select(&Select {
                    words, id: "person", label: &words.say("release-ask-person"), hint: None, choices: &people, errors
                }))
                (form::field_text(&FieldText {
                    id: "from", label: &words.say("release-ask-from"), value: fields.get("from"), errors,
                    hint: Some(&words.say("release-ask-from-hint")), ..FieldText::new(words)
                }))
                (form::field_area(&FieldArea {
                    id: "request-words", label: &words.say("release-ask-words"), value: fields.get("request-words"),
                    errors, ..FieldArea::new(words)
                }))
                (form::select(&Select {
                    words, id: "about", label: &words.say("release-ask-about"),
                    hint: Some(&words.say("release-ask-about-hint")), choices: &texts(open, fields), errors
                }))
                (form::choices(&Chooser {
                    id: "sealed", legend: &words.say("release-ask-sealed"), errors, choices: &[Choice {
                        value: "yes".to_owned(), label: words.say("release-ask-sealed-yes"),
                        chosen: fields.get("sealed") == "yes",
                    }], ..Chooser::boxes()
                }))
                (form::field_text(&FieldText {
                    id: "on", label: &words.say("release-ask-on"), value: fields.get("on"), errors, kind: "date",
                    ..FieldText::new(words)
                }))
                (form::buttons(&words.say("release-ask"), None))
            }
        }
    }
}

/// The newest texts of visits, one of which a change may be about.
fn texts(open: &Open, fields: &Fields) -> Vec<Choice> {
    let words = open.who.words;
    let whole = Choice {
        value: String::new(),
        label: words.say("release-about-none"),
        chosen: fields.get("about").is_empty(),
    };
    let mut all: Vec<(jiff::civil::Date, Choice)> = Vec::new();
    let wrote = |said: &&practice::Said| {
        matches!(said.event, practice::Event::Visits(practice::visits::Event::Wrote { .. }))
    };
    // Whoever answers for confidentiality is shown no text of a record for the asking.
    let reads = open.reader.hat != Hat::PrivacyOfficer;
    for said in open.said().filter(wrote).filter(|_| reads) {
        let Some(item) = items::item(open, said) else { continue };
        let begins: String = item.says.concat().chars().take(ABOUT_LETTERS).collect();
        let label = format!("{}, {}: {begins}…", words.date(item.on), item.what);
        let value = said.id.to_string();
        let chosen = fields.get("about") == value;
        all.push((item.on, Choice { value, label, chosen }));
    }
    all.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    let newest = all.into_iter().take(ABOUT_MAX).map(|(_, choice)| choice);
    std::iter::once(whole).chain(newest).collect()
}
