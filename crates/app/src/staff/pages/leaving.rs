// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of somebody who leaves: their last day ahead, or the end at once; and how the goodbyes of their families stand.

use maud::{Markup, html};
use practice::handover::{Step, TIME_TO_TELL_DAYS};

use super::teams::called;
use super::{count, framed};
use crate::accounts::Who;
use crate::fields::Fields;
use crate::lists::handovers::HandoverRow;
use crate::staff::Colleague;
use crate::staff::hats::may_ask;
use crate::staff::leaving::Goodbyes;
use crate::ui::form::{self, FieldError, FieldText};
use crate::ui::notice::{Tone, notice, tag};
use crate::urls;
use crate::words::Words;

/// A last day ahead, and the end at once: what each does, and the buttons that do it.
pub fn leave(
    who: &Who,
    one: &Colleague,
    known: &Goodbyes,
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let words = who.words;
    let families = [("count", count(known.not_left))];
    let account = one.account.id;
    framed(
        who,
        &words.say("staff-leave-title"),
        "people",
        &html! {
            (form::error_summary(words, errors))
            h2 { (one.account.name) }
            @if one.account.ended.is_none() { (ahead(words, one, known, (fields, errors))) }
            section.card.stack-s.mt5 aria-labelledby="at-once" {
                h3 id="at-once" { (words.say("staff-leave-at-once")) }
                p { (words.say("staff-leave-what")) }
                ul.list {
                    li { (words.say("staff-leave-account")) }
                    li { (words.say("staff-leave-sessions")) }
                    li { (words.with("staff-leave-families", &families)) }
                    li { (words.say("staff-leave-goodbyes")) }
                    li { (words.say("staff-leave-kept")) }
                }
                form method="post" action=(urls::leave(account)) autocomplete="off" {
                    (act())
                    div id="leave" { (form::error_of(errors, "leave")) }
                    (form::buttons(&words.say("staff-leave-do"),
                        Some((&words.say("staff-back"), &urls::colleague(account)))))
                }
            }
        },
    )
}

fn act() -> Markup {
    html! { input type="hidden" name="act" value=(crate::random::hex(&crate::random::bytes::<16>())); }
}

/// The form of a last day that lies ahead, and the way back from it.
fn ahead(
    words: Words,
    one: &Colleague,
    known: &Goodbyes,
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let action = urls::last_day(one.account.id);
    html! {
        section.card.stack-s aria-labelledby="ahead" {
            h3 id="ahead" { (words.say("staff-last-day-title")) }
            p { (words.with("staff-last-day-what", &[("count", count(known.not_left))])) }
            form.stack-s method="post" action=(action) autocomplete="off" {
                (act())
                (form::field_text(&FieldText {
                    id: "until", label: &words.say("staff-last-day"), hint: Some(&words.say("staff-last-day-hint")),
                    kind: "date", value: fields.get("until"), errors, required: true, ..FieldText::new(words)
                }))
                p.actions { button.btn type="submit" name="do" value="leaves" { (words.say("staff-last-day-do")) } }
            }
            @if known.until.is_some() {
                form.actions method="post" action=(action) autocomplete="off" {
                    (act())
                    button.btn.quiet type="submit" name="do" value="stays" { (words.say("staff-last-day-stays")) }
                }
            }
        }
    }
}

/// On the page of a colleague: their last day, what is to do now, and how each family's goodbye and hello
/// stands, by its days and counts and never by name.
pub fn goodbyes(who: &Who, one: &Colleague, known: &Goodbyes) -> Markup {
    let words = who.words;
    let may_end = may_ask(who);
    let here = one.account.ended.is_none();
    let leave = urls::leave(one.account.id);
    html! {
        @if let Some(until) = known.until.filter(|_| here) {
            @let date = [("date", words.date(until).into())];
            @if until < known.today {
                (notice(Tone::Honey, html! {
                    p { (words.with("staff-last-day-over", &date)) }
                    @if may_end { p.actions { a.btn.second href=(leave) { (words.say("staff-last-day-end")) } } }
                }))
            } @else { (notice(Tone::Plain, html! { p { (words.with("staff-last-day-is", &date)) } })) }
            @if may_end && known.without > 0 {
                (notice(Tone::Honey, html! {
                    p { (words.with("staff-goodbyes-without", &[("count", count(known.without))])) }
                    p.actions { a.btn.second href=(leave) { (words.say("staff-goodbyes-begin")) } }
                }))
            }
        }
        @if !known.all.is_empty() {
            section.card.stack-s.mt5 aria-labelledby="goodbyes" {
                h2 id="goodbyes" { (words.with("staff-goodbyes", &[("count", count(known.all.len()))])) }
                p.meta { (words.say("staff-goodbyes-what")) }
                (steps(words, known))
                ul.list { @for one in &known.all { (family(words, known, one)) } }
            }
        }
    }
}

/// In how many families each step is settled.
fn steps(words: Words, known: &Goodbyes) -> Markup {
    let all = known.all.len();
    let settled =
        |step: Step| known.all.iter().filter(|(row, _)| !row.open.contains(&step)).count();
    let before = known.all.iter().filter(|(row, _)| row.told_before()).count();
    let of = |settled| {
        words.with("staff-goodbyes-of", &[("count", count(settled)), ("all", count(all))])
    };
    html! {
        dl.facts {
            @for step in Step::ALL {
                dt { (words.say(&format!("handover-step-{}", step.code()))) }
                dd {
                    (of(settled(step)))
                    @if step == Step::Told { ", " (words.with("staff-goodbyes-before", &[("count", count(before))])) }
                }
            }
        }
    }
}

fn family(
    words: Words,
    known: &Goodbyes,
    (row, family): &(HandoverRow, crate::staff::lists::FamilyKnown),
) -> Markup {
    let next = row.next.and_then(|next| known.names.get(&next.0));
    let left = (row.until - known.today).get_days();
    let hurry = row.open.contains(&Step::Told) && left <= TIME_TO_TELL_DAYS;
    html! {
        li {
            p { a href=(urls::arrange(row.family)) { (called(words, family)) } }
            p.meta {
                @match next {
                    Some(name) => { (words.with("handover-then", &[("name", name.as_str().into())])) }
                    None => { (words.say("handover-nobody-yet")) }
                }
            }
            p {
                @match row.open.first() {
                    _ if row.is_done() => { (tag(Tone::Fern, &words.say("handover-done"))) }
                    Some(step) => {
                        (tag(if hurry { Tone::Honey } else { Tone::Plain },
                            &words.say(&format!("handover-step-{}", step.code()))))
                    }
                    None => {}
                }
            }
        }
    }
}
