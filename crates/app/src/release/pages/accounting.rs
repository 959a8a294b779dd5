// SPDX-License-Identifier: AGPL-3.0-or-later
//! The accounting of one person, to be read and printed, and the form for what was told otherwise.

use maud::{Markup, html};
use practice::PersonId;
use practice::release::{Line, Of, accounting};

use super::requests::count;
use crate::called;
use crate::codes::code_of;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::release::accounting::FOR;
use crate::ui::form::{self, Choice, FieldError, FieldText, Select};
use crate::urls;

/// Everything that went within six years: what the law wants told first, then the rest.
pub fn show(open: &Open, person: PersonId, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("accounting-title");
    let whole = open.whole();
    // Which copies hold something of them is decided by everybody's entries; shown is only what is
    // on the copies' own line.
    let lines = accounting(&whole.whole, &whole.said, person, open.today);
    let (listed, rest): (Vec<Line<'_>>, Vec<Line<'_>>) =
        lines.into_iter().partition(|line| line.counts);
    let name = called::person_in(words, &open.family, person);
    frame(
        open,
        &title,
        "requests",
        &html! {
            (form::error_summary(words, errors))
            div.row.between {
                h2 { (words.with("accounting-of", &[("name", name.into())])) }
                p.actions { button.btn.second type="button" data-print { (words.say("release-print")) } }
            }
            p.lede { (words.say("accounting-lede")) }
            div.stack.narrow {
                section.card.stack-s {
                    h3 { (words.say("accounting-listed")) }
                    @if listed.is_empty() { p.meta { (words.say("accounting-none")) } }
                    (table(open, &listed))
                }
                section.card.stack-s {
                    h3 { (words.say("accounting-rest")) }
                    p.meta { (words.say("accounting-rest-hint")) }
                    @if rest.is_empty() { p.meta { (words.say("accounting-none")) } }
                    (table(open, &rest))
                }
                (note(open, person, fields, errors))
                p.noprint { a href=(urls::requests(open.family.id)) { (words.say("release-back")) } }
            }
        },
    )
}

fn table(open: &Open, lines: &[Line<'_>]) -> Markup {
    let words = open.who.words;
    html! {
        ul.list { @for line in lines { li {
            strong { (words.date(line.on)) ", " (line.to) }
            p.meta { @match line.of {
                Of::Copy(_, made) => {
                    (words.with("release-items", &[("count", count(made.went.len()))])) ", "
                    (words.say(&format!("release-purpose-{}", made.purpose.code())))
                }
                Of::Noted(noted) => {
                    (noted.what) " · " (words.say(&format!("accounting-for-{}", code_of(&FOR, noted.why))))
                }
            } }
        } } }
    }
}

fn note(open: &Open, person: PersonId, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let none =
        Choice { value: String::new(), label: words.say("accounting-choose"), chosen: false };
    let all = FOR.map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("accounting-for-{code}")),
        chosen: fields.get("why") == code,
    });
    let choices: Vec<Choice> = std::iter::once(none).chain(all).collect();
    let text = |id: &str, hint: Option<&str>, kind: &'static str| {
        form::field_text(&FieldText {
            id,
            label: &words.say(&format!("accounting-{id}")),
            hint,
            value: fields.get(id),
            errors,
            kind,
            ..FieldText::new(words)
        })
    };
    html! {
        details.card.noprint open[notice_of(errors)] {
            summary { (words.say("accounting-note")) }
            form.stack-s method="post" autocomplete="off" action=(urls::accounting(open.family.id, person)) {
                input type="hidden" name="act" value=(fields.get("act"));
                (text("to", Some(&words.say("accounting-to-hint")), "text"))
                (text("what", None, "text"))
                (form::select(&Select {
                    words, id: "why", label: &words.say("accounting-why"), hint: None, choices: &choices, errors
                }))
                (text("on", None, "date"))
                (text("suspended", Some(&words.say("accounting-suspended-hint")), "date"))
                (form::buttons(&words.say("accounting-keep"), None))
            }
        }
    }
}

fn notice_of(errors: &[FieldError]) -> bool {
    !errors.is_empty()
}
