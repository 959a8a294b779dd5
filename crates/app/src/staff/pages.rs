// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of people and access: everybody who works here, and one of them.

use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};
use practice::access::Hat;

use super::Colleague;
use crate::accounts::Who;
use crate::ui::notice::{Tone, tag};
use crate::ui::page::{Place, page};
use crate::urls;
use crate::words::Words;

/// A page of people and access, with its pages above.
pub fn framed(who: &Who, title: &str, here: &str, main: &Markup) -> Markup {
    let words = who.words;
    let places = [("people", urls::STAFF)];
    page(
        &who.frame(title, Place::Staff),
        html! {
            h1 { (title) }
            nav.subnav aria-label=(words.say("staff-pages")) {
                ul.n {
                    @for (place, url) in places {
                        li { a href=(url) aria-current=[(place == here).then_some("page")] {
                            (words.say(&format!("staff-page-{place}"))) } }
                    }
                }
            }
            (main)
        },
    )
}

/// Hats in the reader's words.
pub fn hats(words: Words, hats: &[Hat]) -> String {
    let said = hats.iter().map(|hat| words.say(&format!("hat-{}", hat.code())));
    said.collect::<Vec<_>>().join(", ")
}

/// Everybody who works here.
pub fn everybody(who: &Who, all: &[Colleague]) -> Markup {
    let words = who.words;
    let (here, gone): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.account.ended.is_none());
    framed(
        who,
        &words.say("staff-title"),
        "people",
        &html! {
            p.lede { (words.say("staff-lede")) }
            ul.n.card.flush.families { @for one in &here { (row(who, one)) } }
            @if !gone.is_empty() {
                details.card {
                    summary { (words.say("staff-gone")) }
                    ul.n.families { @for one in &gone { (row(who, one)) } }
                }
            }
        },
    )
}

fn row(who: &Who, one: &Colleague) -> Markup {
    html! {
        li.visit {
            div {
                p.who { a href=(urls::colleague(one.account.id)) { (one.account.name) } }
                (about(who, one))
            }
        }
    }
}

/// What is known of somebody, in two lines.
fn about(who: &Who, one: &Colleague) -> Markup {
    let words = who.words;
    let language = words.say(&format!("language-{}", one.account.language.code()));
    html! {
        p.meta { (hats(words, &one.account.hats)) " · " (language) }
        @if !one.supervises.is_empty() {
            p.meta { (words.with("staff-supervises", &[("names", one.supervises.join(", ").into())])) }
        }
        @if let Some(count) = one.families {
            p.meta { (words.with("staff-families-count", &[("count", count.into())])) }
        }
        @if one.account.ended.is_some() { (tag(Tone::Plain, &words.say("staff-ended"))) }
    }
}

/// One of those who work here.
pub fn show(who: &Who, one: &Colleague, day: impl Fn(Timestamp) -> Date) -> Markup {
    let words = who.words;
    framed(
        who,
        &words.say("staff-one-title"),
        "people",
        &html! {
            section.card.stack-s {
                h2 { (one.account.name) }
                (about(who, one))
                p.meta { (words.with("staff-signs-in-as", &[("name", one.account.sign_in.as_str().into())])) }
                @if let Some(ended) = one.account.ended {
                    p { (words.with("staff-ended-on", &[("date", words.date(day(ended)).into())])) }
                }
            }
        },
    )
}
