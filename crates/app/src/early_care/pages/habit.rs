// SPDX-License-Identifier: AGPL-3.0-or-later
//! One matter a baby is used to: what stands, the form, and what was said before.

use maud::{Markup, html};
use practice::early_care::{Habit, Reply, Used};
use practice::people::Person;

use super::stay::{kept, teller};
use super::{Typed, answer};
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError};
use crate::urls;

/// The page of one matter.
pub fn page(
    open: &Open,
    (child, habit): (&Person, Habit),
    fields: &Fields,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    let care = &open.family.early_care;
    let back = urls::early_care(open.family.id, child.id);
    let (stands, before) = (care.stands(child.id, habit), care.before(child.id, habit));
    let main = html! {
        (form::error_summary(words, errors))
        p.meta { a href=(back) { (words.with("early-of", &[("name", called::person(words, child).into())])) } }
        h2 { (words.say(&format!("early-habit-{}", habit.code()))) }
        div.grid.mt5 {
            div.stack {
                @if open.may_write() { (asking(open, (child, habit), (fields, errors))) }
                (said(open, "early-before", &before))
            }
            div.stack { (said(open, "early-stands", &stands)) }
        }
    };
    frame(open, &words.say("early-title"), "people", &main)
}

fn said(open: &Open, key: &str, all: &[&Used]) -> Markup {
    let id = format!("{key}-title");
    html! {
        @if !all.is_empty() {
            section.card.stack-s aria-labelledby=(id) {
                h3 id=(id) { (open.who.words.say(key)) }
                @for used in all { (answer(open, used)) }
            }
        }
    }
}

fn asking(open: &Open, (child, habit): (&Person, Habit), (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    let stands = !open.family.early_care.stands(child.id, habit).is_empty();
    let typed = match fields.get("reply") {
        "" => Reply::Said.code(),
        typed => typed,
    };
    let choices: Vec<Choice> = Reply::ALL
        .into_iter()
        .filter(|reply| *reply != Reply::TakenBack || stands)
        .map(|reply| Choice {
            value: reply.code().to_owned(),
            label: words.say(&format!("early-reply-{}", reply.code())),
            chosen: reply.code() == typed,
        })
        .collect();
    let hint = words.say(&format!("early-habit-{}-hint", habit.code()));
    html! {
        form.card.stack method="post" action=(urls::habit(id, child.id, habit)) autocomplete="off" {
            input type="hidden" name="act" value=(fields.get("act"));
            (form::field_area(&FieldArea {
                id: "words", label: &words.say("early-words"), hint: Some(&hint), value: fields.get("words"), errors,
                voice: true, ..FieldArea::new(words)
            }))
            (form::choices(&Chooser {
                id: "reply", legend: &words.say("early-reply"), choices: &choices, errors, ..Chooser::radio()
            }))
            (teller(open, (fields, errors)))
            (kept(open, child, (fields, errors)))
            (form::buttons(&words.say("early-keep"), Some((&words.say("early-not-now"), &urls::early_care(id, child.id)))))
        }
    }
}
