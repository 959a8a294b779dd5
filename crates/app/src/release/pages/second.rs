// SPDX-License-Identifier: AGPL-3.0-or-later
//! A copy that waits for a second person: the same items as whoever prepared it saw, and what is to be decided.

use maud::{Markup, html};
use practice::release::{Authority, Verdict, Waiting, weigh};
use practice::{Event, Said, safety};

use super::preview::{plan_warning, with_corrections};
use super::requests::count;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::release::items;
use crate::release::second::{self, may_prepare};
use crate::ui::form::{self, FieldArea, FieldError};
use crate::ui::notice::{self, Tone};
use crate::urls;

/// How a waiting copy stands, in a few words.
pub fn state(open: &Open, waiting: &Waiting) -> Markup {
    let words = open.who.words;
    match &waiting.looked {
        None => notice::tag(Tone::Honey, &words.say("release-waits")),
        Some(looked) => {
            let by = called::practitioner(open, looked.by);
            let said = [("name", by.into()), ("date", words.date(looked.on).into())];
            let (tone, key) = if looked.agrees {
                (Tone::Fern, "release-agreed")
            } else {
                (Tone::Brick, "release-declined")
            };
            notice::tag(tone, &words.with(key, &said))
        }
    }
}

/// Every copy that waits, and the way to prepare one.
pub fn list(open: &Open) -> Markup {
    let words = open.who.words;
    let title = words.say("release-waiting-title");
    let none = second::waiting(open).next().is_none();
    frame(
        open,
        &title,
        "requests",
        &html! {
            h2 { (title) }
            div.stack.narrow {
                @if none { (notice::empty(&words.say("release-waiting-none"))) }
                @else { (links(open)) }
                @if may_prepare(open) {
                    p.actions { a.btn href=(urls::releasing(open.family.id)) { (words.say("release-prepare")) } }
                }
            }
        },
    )
}

/// The copies that wait, or were turned down, each with how it stands.
pub fn links(open: &Open) -> Markup {
    html! {
        ul.list { @for one in second::waiting(open).rev() { li {
            a href=(urls::protected_copy(open.family.id, one.id)) { (one.made.to) }
            " " (state(open, one))
        } } }
    }
}

/// The copy before it goes, for whoever looks it over.
pub fn show(open: &Open, waiting: &Waiting, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("release-second-title");
    let whole = open.whole();
    let mut apart = Vec::new();
    let mut rest = Vec::new();
    let mut plan = false;
    for said in open.said().filter(|said| waiting.made.went.contains(&said.id)) {
        let Some(item) = items::item(open, said) else { continue };
        let verdict = |said: &Said| {
            weigh(&whole.whole, &whole.said, said, waiting.made.authority, open.today)
        };
        plan |= matches!(said.event, Event::Safety(safety::Event::Planned { .. }));
        if verdict(said) == Verdict::Second { apart.push(item) } else { rest.push(item) }
    }
    apart.sort_by_key(|item| item.on);
    rest.sort_by_key(|item| item.on);
    let prepared = [
        ("name", called::practitioner(open, waiting.by).into()),
        ("date", words.date(waiting.made.on).into()),
    ];
    frame(
        open,
        &title,
        "requests",
        &html! {
            (form::error_summary(words, errors))
            h2 id="second" { (title) }
            (form::error_of(errors, "second"))
            div.stack.narrow {
                section.card.stack-s {
                    h3 { (words.with("release-copy-for", &[("name", waiting.made.to.as_str().into())])) }
                    p.meta { (words.with("release-prepared-by", &prepared)) " · "
                        (words.say(&format!("release-purpose-{}", waiting.made.purpose.code()))) }
                    p { (state(open, waiting)) }
                    @if let Some(why) = waiting.looked.as_ref().and_then(|looked| looked.words.as_ref()) { p { (why) } }
                }
                (decide(open, waiting, fields, errors))
                section.card.stack-s {
                    h3 { (words.say("release-apart")) }
                    @if apart.is_empty() { p.meta { (words.say("release-apart-none")) } }
                    @if plan { (plan_warning(open, waiting.made.authority)) }
                    ul.list { @for item in &apart { li { (with_corrections(open, item)) } } }
                }
                section.card.stack-s {
                    h3 { (words.with("release-items", &[("count", count(rest.len()))])) }
                    ul.list { @for item in &rest { li { (with_corrections(open, item)) } } }
                }
            }
        },
    )
}

/// Whether those whose words go are told; of their own copy nobody is.
fn question(open: &Open, waiting: &Waiting, fields: &Fields, errors: &[FieldError]) -> Markup {
    match waiting.made.authority {
        Authority::OwnCopy(_) => html! {},
        _ => super::telling::question(open, fields, errors),
    }
}

fn decide(open: &Open, waiting: &Waiting, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let own = waiting.by == open.who.practitioner();
    let agreed = waiting.looked.as_ref().is_some_and(|looked| looked.agrees);
    let one = |what: &str, key: &str, hint: &str, inside: Markup| {
        html! {
            form.card.stack-s method="post" autocomplete="off"
                action=(urls::protected_copy(open.family.id, waiting.id)) {
                input type="hidden" name="act" value=(fields.get("act"));
                input type="hidden" name="do" value=(what);
                p { (words.say(hint)) }
                (inside)
                p.actions { button.btn type="submit" { (words.say(key)) } }
            }
        }
    };
    html! {
        @if waiting.looked.is_none() && !own { (one("agree", "release-agree", "release-agree-hint", html! {})) }
        @if waiting.looked.is_none() {
            @let (key, hint) = if own { ("release-take-back", "release-take-back-hint") }
                else { ("release-decline", "release-decline-hint") };
            (one("decline", key, hint, form::field_area(&FieldArea {
                id: "words", label: &words.say("release-decline-why"), value: fields.get("words"), errors,
                required: true, ..FieldArea::new(words)
            })))
        }
        @if agreed && may_prepare(open) { (one("send", "release-make", "release-send-hint", question(open, waiting, fields, errors))) }
    }
}
