// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page on which a caregiver says of a text that it was not so, and reads what became of it.

use maud::{Markup, html};
use practice::Said;
use practice::release::{Answer, Asked};

use super::preview::line;
use crate::codes::code_of;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::release::forms::ANSWERS;
use crate::release::items;
use crate::ui::form::{self, FieldArea, FieldError};
use crate::ui::notice::{self, Tone};
use crate::urls;

/// The text, what was asked about it, and what may be said now.
pub fn show(
    open: &Open,
    (said, asked): (&Said, Option<&Asked>),
    fields: &Fields,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    let title = words.say("not-so-title");
    let answered = asked.and_then(|asked| asked.answered.as_ref());
    let waits = asked.is_some() && answered.is_none();
    let states = matches!(answered, Some((Answer::Refused | Answer::InPart, ..)))
        && asked.is_some_and(|asked| asked.stated.is_none());
    frame(
        open,
        &title,
        "",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            div.stack.narrow {
                @if let Some(item) = items::item(open, said) {
                    section.card.stack-s { p { (line(open, &item)) } }
                }
                @if let Some(asked) = asked { (stands(open, asked)) }
                @if waits { p.meta { (words.say("not-so-waits")) } }
                @else {
                    form.card.stack-s method="post" autocomplete="off" action=(urls::not_so(open.family.id, said.id)) {
                        input type="hidden" name="act" value=(fields.get("act"));
                        @if states { input type="hidden" name="do" value="state"; }
                        (form::field_area(&FieldArea {
                            id: "words", voice: true, required: true, errors, value: fields.get("words"),
                            label: &words.say(if states { "not-so-statement" } else { "not-so-words" }),
                            hint: Some(&words.say(if states { "not-so-statement-hint" } else { "not-so-words-hint" })),
                            ..FieldArea::new(words)
                        }))
                        (form::buttons(&words.say(if states { "not-so-state" } else { "not-so-ask" }), None))
                    }
                }
            }
        },
    )
}

/// What was asked, what was answered, and what was said of the answer.
fn stands(open: &Open, asked: &Asked) -> Markup {
    let words = open.who.words;
    html! {
        section.card.stack-s {
            p.meta { (words.with("not-so-asked", &[("date", words.date(asked.request.on).into())])) }
            p.told { (asked.request.words) }
            @match &asked.answered {
                None => {
                    p { (notice::tag(Tone::Honey, &words.with("release-due", &[("date", words.date(asked.due()).into())]))) }
                    @if let Some((why, on)) = &asked.extended {
                        p.meta { (words.with("not-so-extended", &[("date", words.date(*on).into())])) }
                        p { (why) }
                    }
                }
                Some((answer, told, on)) => {
                    p { (notice::tag(Tone::Fern, &words.say(&format!("release-answer-{}", code_of(&ANSWERS, *answer)))))
                        " " (words.date(*on)) }
                    p { (told) }
                }
            }
            @if let Some((statement, on)) = &asked.stated {
                p.meta { (words.with("not-so-stated", &[("date", words.date(*on).into())])) }
                p.told { (statement) }
            }
        }
    }
}
