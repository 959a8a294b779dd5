// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of a goodbye: what waits, the form, what it does in words, and the way back.

use maud::{Markup, html};
use practice::access::{self, Hat, Purpose, Reader};
use practice::goodbye::{Explained, Waits, Why, last_read, waits};

use super::forms;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::ui::notice::{Tone, notice};
use crate::urls;

/// The first step, or, where the work has ended, the way back.
pub fn page(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("goodbye-title");
    let main = html! {
        (form::error_summary(words, errors))
        @if open.family.goodbye.ended.is_some() { (ended(open, fields)) } @else { (ask(open, fields, errors)) }
    };
    frame(open, &title, "story", &main)
}

fn act(fields: &Fields) -> Markup {
    html! { input type="hidden" name="act" value=(fields.get("act")); }
}

fn ask(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    let reasons = Why::ALL.map(|why| Choice {
        value: why.code().to_owned(),
        label: words.say(&format!("goodbye-why-{}", why.code())),
        chosen: fields.get("why") == why.code(),
    });
    html! {
        h2.mt5 { (words.say("goodbye-title")) }
        p.lede { (words.say("goodbye-lede")) }
        (waiting(open, fields, errors))
        @if access::reaches_out(&open.reader) {
            p.actions {
                a.btn.second href=(urls::plan_visit(id)) { (words.say("goodbye-last-visit")) }
                a.btn.second href=(urls::farewell(id)) { (words.say("handover-letter-write")) }
            }
        }
        form.card.stack.narrow method="post" action=(urls::goodbye(id)) autocomplete="off" {
            (act(fields))
            (form::field_text(&FieldText {
                id: "on", label: &words.say("goodbye-on"), hint: Some(&words.say("goodbye-on-hint")), kind: "date",
                value: fields.get("on"), errors, required: true, ..FieldText::new(words)
            }))
            (form::choices(&Chooser {
                id: "why", legend: &words.say("goodbye-why"), hint: Some(&words.say("goodbye-why-hint")),
                choices: &reasons, errors, ..Chooser::radio()
            }))
            (form::field_area(&FieldArea {
                id: "words", label: &words.say("goodbye-words"), value: fields.get("words"), errors,
                ..FieldArea::new(words)
            }))
            p.actions {
                button.btn type="submit" name="do" value="look" { (words.say("goodbye-look")) }
                a.btn.quiet href=(urls::story(id)) { (words.say("goodbye-not-now")) }
            }
        }
    }
}

/// Everything that would be lost, each with the way to it.
fn waiting(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let all = waits(&open.family, forms::day(fields).unwrap_or(open.today));
    html! {
        @if !all.is_empty() {
            section.card.stack-s id="waits" aria-labelledby="waits-title" {
                h3 id="waits-title" { (words.say("goodbye-waits")) }
                (form::error_of(errors, "waits"))
                ul.list { @for one in &all { li { (waits_in_words(open, *one)) } } }
            }
        }
    }
}

fn waits_in_words(open: &Open, one: Waits) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    match one {
        Waits::Visit(visit) => {
            let on = open.family.visits.get(visit).and_then(practice::visits::Visit::on);
            let date = on.map(|on| words.date(on)).unwrap_or_default();
            html! { a href=(urls::visit(id, visit)) { (words.with("goodbye-waits-visit", &[("date", date.into())])) } }
        }
        Waits::Request(request) | Waits::Demand(request) => {
            let demand = matches!(one, Waits::Demand(_));
            let key = if demand { "goodbye-waits-demand" } else { "goodbye-waits-request" };
            html! {
                @if answers(open) { a href=(urls::request(id, request)) { (words.say(key)) } }
                @else { (words.say(key)) " " (words.say("goodbye-waits-for-others")) }
            }
        }
    }
}

/// Whether the page of requests opens for whoever reads this one.
fn answers(open: &Open) -> bool {
    let rights = Reader { purpose: Purpose::Rights, ..open.reader.clone() };
    access::may_open(&rights) && open.reader.hat != Hat::Intake
}

/// The second step: what it does, in words, before it is done.
pub fn confirm(open: &Open, explained: &Explained, fields: &Fields) -> Markup {
    let words = open.who.words;
    let title = words.say("goodbye-title");
    let last = [("date", words.date(explained.on).into())];
    let until = [("date", words.date(last_read(explained.on)).into())];
    let main = html! {
        div.wrap-narrow.stack {
            h2.mt5 { (words.with("goodbye-confirm", &last)) }
            dl.facts {
                dt { (words.say("goodbye-why")) }
                dd { (words.say(&format!("goodbye-why-{}", explained.why.code()))) }
                @if let Some(said) = &explained.words {
                    dt { (words.say("goodbye-words")) }
                    dd.told { (said) }
                }
            }
            section.card.stack-s aria-labelledby="what" {
                h3 id="what" { (words.say("goodbye-what")) }
                ul.list {
                    li { (words.with("goodbye-what-until", &until)) }
                    li { (words.say("goodbye-what-then")) }
                    li { (words.say("goodbye-what-family")) }
                    li { (words.say("goodbye-what-back")) }
                }
            }
            form method="post" action=(urls::goodbye(open.family.id)) autocomplete="off" {
                (act(fields))
                @for name in ["on", "why", "words"] {
                    input type="hidden" name=(name) value=(fields.get(name)) autocomplete="off";
                }
                p.actions {
                    button.btn type="submit" name="do" value="close" { (words.say("goodbye-do")) }
                    button.btn.quiet type="submit" name="do" value="change" { (words.say("goodbye-change")) }
                }
            }
        }
    };
    frame(open, &title, "story", &main)
}

/// A family whose work has ended, for whoever may begin it anew.
fn ended(open: &Open, fields: &Fields) -> Markup {
    let words = open.who.words;
    html! {
        div.wrap-narrow.stack {
            h2.mt5 { (words.say("goodbye-title")) }
            @if let Some(explained) = &open.family.goodbye.explained {
                dl.facts {
                    dt { (words.say("goodbye-why")) }
                    dd { (words.say(&format!("goodbye-why-{}", explained.why.code()))) }
                    @if let Some(said) = &explained.words {
                        dt { (words.say("goodbye-words")) }
                        dd.told { (said) }
                    }
                }
            }
            form.card.stack-s id="reopen" method="post" action=(urls::goodbye(open.family.id)) autocomplete="off" {
                (act(fields))
                h3 { (words.say("goodbye-back")) }
                p { (words.say("goodbye-back-what")) }
                p.actions { button.btn.second type="submit" name="do" value="reopen" { (words.say("goodbye-back-do")) } }
            }
        }
    }
}

/// On every page of a family whose work has ended: since when, and what still opens for whom.
pub fn band(open: &Open) -> Markup {
    let words = open.who.words;
    let Some(ended) = open.family.goodbye.ended else { return Markup::default() };
    let date = ("date", words.date(ended).into());
    let until = ("until", words.date(last_read(ended)).into());
    let says = match open.reader.hat {
        Hat::Caregiver => words.with("goodbye-band-family", &[date]),
        _ if open.family.goodbye.is_closed_on(open.today) => {
            words.with("goodbye-band-closed", &[date])
        }
        _ => words.with("goodbye-band", &[date, until]),
    };
    notice(
        Tone::Dusk,
        html! { p { (says)
        @if access::says_goodbye(&open.reader) { " "
            a href=(urls::goodbye(open.family.id)) { (words.say("goodbye-title")) } } } },
    )
}
