// SPDX-License-Identifier: AGPL-3.0-or-later
//! One promise: what became of it, another day for it, and how it came here.

use maud::{Markup, html};
use practice::promises::Promise;

use super::{became, line, says};
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::form::{self, FieldArea, FieldError, FieldText};
use crate::urls;

/// The page of one promise.
pub fn show(open: &Open, one: &Promise, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("promises-one");
    let back = urls::promises(open.family.id);
    frame(
        open,
        &title,
        "story",
        &html! {
            (form::error_summary(words, errors))
            p.meta { a href=(back) { (words.say("promises-title")) } }
            h2 id="promise" { (title) }
            div.stack.narrow.mt5 {
                section.card.stack-s {
                    @match &one.settled {
                        Some((end, by)) => { p { (says(open, one)) } (became(open, end, *by)) }
                        None => (line(open, one)),
                    }
                    @for (number, later) in one.put_off.iter().enumerate() {
                        @let before = if number == 0 { one.made.due } else { one.put_off[number - 1].due };
                        p.meta { (words.with("promises-put-off-on", &[
                            ("date", words.day_month(later.on).into()), ("before", words.day_month(before).into()),
                            ("due", words.day_month(later.due).into())])) }
                    }
                }
                @if one.is_open() && Hand::of(open).keeps(one) {
                    (what_became(open, one, fields, errors))
                    (another_day(open, one, fields, errors))
                }
            }
        },
    )
}

fn what_became(open: &Open, one: &Promise, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    html! {
        form.card.stack-s method="post" action=(urls::promise(open.family.id, one.id)) autocomplete="off" {
            h3 { (words.say("promises-what-became")) }
            input type="hidden" name="act" value=(fields.get("act"));
            // Of many lines, so that no key sends it by the first of three buttons.
            (form::field_area(&FieldArea {
                id: "why", label: &words.say("promises-why"), hint: Some(&words.say("promises-why-hint")),
                value: fields.get("why"), errors, ..FieldArea::new(words)
            }))
            p.actions {
                button.btn type="submit" name="do" value="kept" { (words.say("promises-kept")) }
                button.btn.second type="submit" name="do" value="let-go" { (words.say("promises-let-go")) }
                button.btn.second type="submit" name="do" value="not-kept" { (words.say("promises-not-kept")) }
            }
        }
    }
}

fn another_day(open: &Open, one: &Promise, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    html! {
        form.card.stack-s method="post" action=(urls::promise(open.family.id, one.id)) autocomplete="off" {
            h3 { (words.say("promises-later")) }
            // A press of its own: what was refused above is another act than this.
            input type="hidden" name="act" value=(Fields::begun().get("act"));
            (form::field_text(&FieldText {
                id: "due", label: &words.say("promises-due"), kind: "date", value: fields.get("due"), errors, ..FieldText::new(words)
            }))
            (form::field_text(&FieldText {
                id: "later", label: &words.say("promises-later-why"), value: fields.get("later"), errors, ..FieldText::new(words)
            }))
            p.actions { button.btn.second type="submit" name="do" value="put-off" { (words.say("promises-put-off")) } }
        }
    }
}
