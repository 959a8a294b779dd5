// SPDX-License-Identifier: AGPL-3.0-or-later
//! Courts' orders and the agency's decisions about who acts for a child, with what they do.

use jiff::civil::Date;
use maud::{Markup, html};
use practice::Family;
use practice::people::Role;
use practice::rights::Effect;

use super::who::reads;
use super::{coded, people};
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText, Select};
use crate::ui::notice::{self, Tone};
use crate::urls;

/// Every order, the newest first.
pub fn list(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let date = |key: &str, day| words.with(key, &[("date", words.date(day).into())]);
    let name = |id| called::person_in(words, &open.family, id);
    html! {
        section.card.stack-s {
            h3 { (words.say("rights-orders")) }
            @if open.family.rights.orders.is_empty() { p.meta { (words.say("rights-no-orders")) } }
            @for known in open.family.rights.orders.iter().rev() {
                @let order = &known.order;
                div.stack-s id={ "order-" (known.id) } {
                    (form::error_of(errors, &format!("order-{}", known.id)))
                    p { (words.with(&format!("rights-effect-says-{}", order.effect.code()), &[
                        ("person", name(order.person).into()), ("child", name(order.child).into())])) }
                    p.meta {
                        (order.court) " · " (date("who-since", order.from))
                        @if let Some(until) = order.until { " · " (date("who-until", until)) }
                        @if let Some(lifted) = known.lifted { " · " (date("rights-lifted", lifted)) }
                    }
                    p { (order.words) }
                    @if known.lifted.is_none() {
                        form method="post" autocomplete="off" action=(urls::lift(open.family.id, known.id)) {
                            input type="hidden" name="act" value=(fields.get("act"));
                            (form::buttons(&words.say("rights-lift"), None))
                        }
                    }
                }
            }
        }
    }
}

/// Every decision, the newest first.
pub fn decisions(open: &Open) -> Markup {
    let words = open.who.words;
    let name = |id| called::person_in(words, &open.family, id);
    let all = &open.family.rights.decisions;
    html! {
        @if !all.is_empty() {
            section.card.stack-s {
                h3 { (words.say("rights-decisions")) }
                @for decision in all.iter().rev() {
                    @let key = if decision.treated { "rights-treated" } else { "rights-not-treated" };
                    p { (words.with(key, &[
                        ("person", name(decision.person).into()), ("child", name(decision.child).into())])) }
                    p.meta {
                        (words.with("who-since", &[("date", words.date(decision.on).into())]))
                        @if let Some(reviewer) = &decision.reviewer { " · " (reviewer) }
                    }
                    p { (decision.reason) }
                }
            }
        }
    }
}

/// Whom it concerns, and which child.
fn whom(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let none = || Choice { value: String::new(), label: words.say("rights-choose"), chosen: false };
    let adults = open.family.people.iter().filter(|person| person.role != Role::Child);
    let adults = people(open, adults, (fields, "person"));
    let adults: Vec<Choice> = std::iter::once(none()).chain(adults).collect();
    let children = people(open, open.family.people.children(), (fields, "child"));
    let children: Vec<Choice> = std::iter::once(none()).chain(children).collect();
    html! {
        (form::select(&Select {
            words, id: "person", label: &words.say("rights-person"), hint: None, choices: &adults, errors
        }))
        (form::select(&Select {
            words, id: "child", label: &words.say("rights-child"), hint: None, choices: &children, errors
        }))
    }
}

/// Writes down a court's order.
pub fn order(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let effects = coded(open, &Effect::ALL.map(Effect::code), "rights-effect", (fields, "effect"));
    asked(
        open,
        ("order", errors),
        fields,
        &html! {
            (whom(open, fields, errors))
            (form::choices(&Chooser {
                id: "effect", legend: &words.say("rights-effect"), choices: &effects, errors, ..Chooser::radio()
            }))
            (form::field_text(&FieldText {
                id: "court", label: &words.say("rights-court"), value: fields.get("court"), errors, required: true,
                ..FieldText::new(words)
            }))
            (form::field_area(&FieldArea {
                id: "words", label: &words.say("rights-order-words"), value: fields.get("words"), errors,
                required: true, ..FieldArea::new(words)
            }))
            (form::field_text(&FieldText {
                id: "from", label: &words.say("rights-from"), value: fields.get("from"), errors, kind: "date",
                ..FieldText::new(words)
            }))
            (form::field_text(&FieldText {
                id: "until", label: &words.say("rights-until"), hint: Some(&words.say("rights-order-until-hint")),
                value: fields.get("until"), errors, kind: "date", ..FieldText::new(words)
            }))
        },
    )
}

/// Writes down a decision about who acts for a child.
pub fn decision(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let treated = coded(open, &["yes", "no"], "rights-decide", (fields, "treated"));
    asked(
        open,
        ("decision", errors),
        fields,
        &html! {
            (whom(open, fields, errors))
            (form::choices(&Chooser {
                id: "treated", legend: &words.say("rights-decide"), hint: Some(&words.say("rights-decide-hint")),
                choices: &treated, errors, ..Chooser::radio()
            }))
            (form::field_area(&FieldArea {
                id: "reason", label: &words.say("rights-reason"), hint: Some(&words.say("rights-reason-hint")),
                value: fields.get("reason"), errors, required: true, ..FieldArea::new(words)
            }))
            (form::field_text(&FieldText {
                id: "reviewer", label: &words.say("rights-reviewer"), value: fields.get("reviewer"), errors,
                ..FieldText::new(words)
            }))
            (form::field_text(&FieldText {
                id: "on", label: &words.say("rights-from"), value: fields.get("on"), errors, kind: "date",
                ..FieldText::new(words)
            }))
        },
    )
}

fn asked(
    open: &Open,
    (form, errors): (&str, &[FieldError]),
    fields: &Fields,
    inside: &Markup,
) -> Markup {
    let words = open.who.words;
    let title = words.say(&format!("rights-{form}"));
    let back = (words.say("rights-back"), urls::rights(open.family.id));
    frame(
        open,
        &title,
        "rights",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            p.lede { (words.say(&format!("rights-{form}-lede"))) }
            form.card.stack-s.narrow method="post" action=(urls::rights_form(open.family.id, form)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (inside)
                (form::buttons(&words.say("rights-look"), Some((back.0.as_str(), back.1.as_str()))))
            }
        },
    )
}

/// What it would do, person by person, before it is kept.
pub fn sure(open: &Open, fields: &Fields, after: &Family, day: Date) -> Markup {
    let words = open.who.words;
    let title = words.say("rights-sure");
    let form = if fields.has("effect") { "order" } else { "decision" };
    let whole = &open.whole().whole;
    let mut changes: Vec<(bool, String)> = Vec::new();
    for person in open.family.people.iter().filter(|person| person.is_living()) {
        let then = reads(after, person.id, open, day);
        if then != reads(whole, person.id, open, day) {
            let date = words.date(day).into();
            let name = called::person(words, person).into();
            let opens = then.is_some();
            let what = then.unwrap_or_default().join("; ").into();
            let key = if opens { "rights-will-read" } else { "rights-will-open-nothing" };
            changes.push((
                opens,
                words.with(key, &[("person", name), ("date", date), ("what", what)]),
            ));
        }
    }
    frame(
        open,
        &title,
        "rights",
        &html! {
            h2 { (title) }
            div.stack.narrow {
                @if changes.is_empty() { (notice::notice(Tone::Plain, html! { p { (words.say("rights-changes-nothing")) } })) }
                @for (opens, says) in &changes {
                    (notice::notice(if *opens { Tone::Honey } else { Tone::Brick }, html! { p { (says) } }))
                }
                form.card.stack-s method="post" action=(urls::rights_form(open.family.id, form)) autocomplete="off" {
                    @for (name, value) in &fields.0 { input type="hidden" name=(name) value=(value); }
                    input type="hidden" name="sure" value="yes";
                    (form::buttons(&words.say("rights-keep"), Some((
                        words.say("rights-back").as_str(), urls::rights(open.family.id).as_str()))))
                }
            }
        },
    )
}
