// SPDX-License-Identifier: AGPL-3.0-or-later
//! One capacity: each moment that shows it, another one, and a moment taken back that was a slip.

use maud::{Markup, html};
use practice::MomentId;
use practice::capacities::{Capacity, Seen};

use super::super::hand;
use super::{moment_asked, moment_of};
use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::form::{self, FieldError, FieldText};
use crate::ui::notice::{self, Tone};
use crate::urls;

/// The field that says why this moment was a slip.
pub fn why(moment: MomentId) -> String {
    format!("why-{moment}")
}

/// The page.
pub fn show(open: &Open, one: &Capacity, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("capacities-one");
    let id = open.family.id;
    let asks = open.family.people.get(one.whose).is_some_and(practice::people::Person::is_living);
    let asks = asks && hand(open) != Hand::Nobody && open.family.goodbye.ended.is_none();
    frame(
        open,
        &title,
        "story",
        &html! {
            (form::error_summary(words, errors))
            p.meta.noprint { a href=(urls::capacities(id)) { (words.say(super::own(open, "capacities-title"))) } }
            h2 { (title) }
            div.stack.narrow.mt5 {
                section.card.stack-s {
                    p.meta { (called::person_in(words, &open.family, one.whose)) }
                    (form::error_of(errors, "capacity"))
                    p id="capacity" { strong.told { (one.words) } }
                    ul.list { @for seen in one.seen.iter().rev() { li { (moment(open, one, seen, (fields, errors))) } } }
                }
                @if asks {
                    form.card.stack.noprint method="post" action=(urls::capacity(id, one.id)) autocomplete="off" {
                        h3 { (words.say("capacities-again")) }
                        input type="hidden" name="act" value=(fields.get("act"));
                        (moment_asked(open, fields, errors))
                        p.actions { button.btn type="submit" { (words.say("capacities-again-keep")) } }
                    }
                }
            }
        },
    )
}

/// One moment; a slip stays readable, with why.
fn moment(
    open: &Open,
    one: &Capacity,
    seen: &Seen,
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let words = open.who.words;
    let moment = seen.moment.moment;
    let field = why(moment);
    let theirs = match hand(open) {
        Hand::Team => !seen.moment.own_hand,
        Hand::Own(_) => seen.moment.own_hand,
        Hand::Nobody => false,
    };
    html! {
        (moment_of(open, &seen.moment))
        @if seen.moment.teller.is_none() { p.xs { (called::practitioner(open, seen.by)) } }
        @if let Some(slip) = &seen.slip {
            p { (notice::tag(Tone::Plain, &words.say("capacities-taken-back"))) " " (slip.why) }
        } @else if theirs {
            details.noprint open[errors.iter().any(|error| error.field == field)] {
                summary { (words.say("capacities-slip")) }
                form.stack-s method="post" action=(urls::capacity_slip(open.family.id, one.id)) autocomplete="off" {
                    // A press of its own: what was typed above is another act than this.
                    input type="hidden" name="act" value=(Fields::begun().get("act"));
                    input type="hidden" name="moment" value=(moment);
                    (form::field_text(&FieldText {
                        id: &field, label: &words.say("capacities-slip-why"), value: fields.get(&field), errors, ..FieldText::new(words)
                    }))
                    p.actions { button.btn.second type="submit" { (words.say("capacities-take-back")) } }
                }
            }
        }
    }
}
