// SPDX-License-Identifier: AGPL-3.0-or-later
//! One wondering: how it came here, what becomes of it now, and the last step taken back where it was a slip.

use maud::{Markup, html};
use practice::wonderings::Wondering;

use super::super::may_say;
use super::{asked, of_day, step};
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, FieldError, FieldText};
use crate::urls;

/// The page.
pub fn show(open: &Open, one: Wondering<'_>, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("wonderings-one");
    let id = open.family.id;
    frame(
        open,
        &title,
        "story",
        &html! {
            (form::error_summary(words, errors))
            p.meta.noprint { a href=(urls::wonderings(id)) { (words.say("wonderings-title")) } }
            h2 { (title) }
            div.stack.narrow.mt5 {
                section.card.stack-s {
                    p.told { (one.written.text) }
                    p.meta {
                        (words.with("wonderings-wondered-on", &[
                            ("date", of_day(open, &one).into()), ("name", called::practitioner(open, one.written.by).into())]))
                        " · " a href=(urls::visit(id, one.visit.id)) { (words.say("wonderings-its-visit")) }
                    }
                    @if one.steps.is_empty() { p.meta { (words.say("wonderings-stands-held")) } }
                    @else { ol.list id="steps" { @for taken in one.steps { li { (step(open, taken)) } } } }
                    (slip(open, &one, errors))
                }
                @if may_say(open) && open.family.goodbye.ended.is_none() { (now(open, &one, fields, errors)) }
            }
        },
    )
}

/// The last step taken back, where whoever looks wrote it today.
fn slip(open: &Open, one: &Wondering<'_>, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let mine = one.last().filter(|last| {
        last.by == open.who.practitioner() && open.app.local(last.at).date() == open.today
    });
    let mine = mine.filter(|_| may_say(open));
    html! {
        @if errors.iter().any(|error| error.field == "step") { div id="step" { (form::error_of(errors, "step")) } }
        @if let Some(last) = mine {
            form.noprint method="post" action=(urls::wondering_slip(open.family.id, one.visit.id)) autocomplete="off" {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                input type="hidden" name="step" value=(last.id);
                button.btn.quiet type="submit" { (words.say("wonderings-take-back")) }
            }
        }
    }
}

fn now(open: &Open, one: &Wondering<'_>, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let at = urls::wondering(open.family.id, one.visit.id);
    html! {
        @if one.is_open() {
            form.card.stack.noprint method="post" action=(at) autocomplete="off" {
                h3 { (words.say("wonderings-now")) }
                p.hint { (words.say("wonderings-readers")) }
                input type="hidden" name="act" value=(fields.get("act"));
                (form::field_text(&FieldText {
                    id: "on", label: &words.say("wonderings-day"), kind: "date", value: fields.get("on"), errors, ..FieldText::new(words)
                }))
                (asked(open, fields, errors, ""))
                p.actions { button.btn type="submit" { (words.say("wonderings-keep")) } }
            }
        } @else {
            form.noprint method="post" action=(at) autocomplete="off" {
                (form::error_of(errors, "wondered"))
                input type="hidden" name="act" value=(fields.get("act"));
                input type="hidden" name="on" value=(open.today);
                input type="hidden" name="wondered" value="kept-open";
                button.btn.second id="wondered" type="submit" { (words.say("wonderings-again")) }
            }
        }
    }
}
