// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of a letter of goodbye: writing it, reading it before it is given, and what was given.

use jiff::Timestamp;
use maud::{Markup, html};
use practice::PersonId;
use practice::handover::{Farewell, given_to};
use practice::text::Text;

use super::{named, to_whom};
use crate::called;
use crate::fields::Fields;
use crate::lists::drafts::LOST;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, FieldArea, FieldError};
use crate::ui::notice;
use crate::urls;

/// The form, kept as it is typed.
pub fn write(
    open: &Open,
    fields: &Fields,
    kept: Option<Timestamp>,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    let title = words.say("handover-letter-title");
    let state = kept.map(|at| open.saved_at(at));
    let main = html! {
        (form::error_summary(words, errors))
        h2.mt5 { (title) }
        p.lede { (words.say("handover-letter-lede")) }
        (notice::lost(words, fields.has(LOST)))
        form.card.stack.narrow method="post" action=(urls::farewell(id)) autocomplete="off"
            data-autosave=(urls::farewell_draft(id)) {
            (act(fields))
            (to_whom(open, ("handover-letter-for", fields.get("whom")), errors))
            (form::field_area(&FieldArea {
                id: "says", label: &words.say("handover-letter-says"), hint: Some(&words.say("handover-letter-hint")),
                value: fields.get("says"), errors, required: true, voice: true, ..FieldArea::new(words)
            }))
            p.meta role="status" { (state.unwrap_or_default()) }
            p.actions {
                button.btn type="submit" name="do" value="look" { (words.say("handover-letter-look")) }
                button.btn.quiet type="submit" name="do" value="save" formnovalidate { (words.say("handover-letter-keep")) }
            }
        }
    };
    frame(open, &title, "story", &main)
}

fn act(fields: &Fields) -> Markup {
    html! { input type="hidden" name="act" value=(fields.get("act")); }
}

/// As the family will read it, before it is given.
pub fn read(open: &Open, (whom, says): (Option<PersonId>, &Text), fields: &Fields) -> Markup {
    let words = open.who.words;
    let title = words.say("handover-letter-title");
    let main = html! {
        h2.mt5 { (words.say("handover-letter-read")) }
        article.card.letter aria-label=(title) { p.told { (says) } p { (open.who.name) } }
        form.stack-s.mt5 method="post" action=(urls::farewell(open.family.id)) autocomplete="off" {
            (act(fields))
            input type="hidden" name="whom" value=(fields.get("whom"));
            input type="hidden" name="says" value=(fields.get("says")) autocomplete="off";
            p.meta { (called::readers(open, &given_to(whom))) ". " (words.say("handover-letter-kept")) }
            p.actions {
                button.btn type="submit" name="do" value="give" { (words.say("handover-letter-give")) }
                button.btn.quiet type="submit" name="do" value="change" { (words.say("goodbye-change")) }
            }
        }
    };
    frame(open, &title, "story", &main)
}

/// Every letter that was given, the newest first, as it was.
pub fn given(open: &Open) -> Markup {
    let words = open.who.words;
    let mut all: Vec<&Farewell> = open.family.handover.letters.iter().collect();
    all.reverse();
    html! {
        @if !all.is_empty() {
            section.stack-s.mt5 id="letters" aria-labelledby="letters-title" {
                h3 id="letters-title" { (words.say("handover-letters")) }
                @for letter in all {
                    @let told = [("name", named(open, letter.from).into()), ("date", words.date(letter.on).into())];
                    article.card.letter aria-label=(words.say("handover-letter-title")) {
                        p.meta { (words.with("handover-letter-from", &told)) }
                        p.told { (letter.words) }
                    }
                }
                div.actions { button.btn.second type="button" data-print { (words.say("form-print")) } }
            }
        }
    }
}
