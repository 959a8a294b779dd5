// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of people and access: everybody who works here, and one of them.

pub mod leaving;
pub mod licences;
pub mod teams;
pub mod training;
pub mod waiting;

use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};
use practice::access::Hat;

use super::Colleague;
use super::hats::may_ask;
use super::leaving::Goodbyes;
use super::licences::may_check;
use crate::accounts::Who;
use crate::ui::notice::{Tone, notice, tag};
use crate::ui::page::{Place, page};
use crate::urls;
use crate::words::{Arg, Words};

/// A page of people and access, with its pages above.
pub fn framed(who: &Who, title: &str, here: &str, main: &Markup) -> Markup {
    let words = who.words;
    let mut places = Vec::new();
    if who.answers_for_staff() {
        places.extend([("people", urls::STAFF), ("waiting", urls::STAFF_WAITING)]);
    }
    if who.hat == Hat::Manager {
        places.push(("families", urls::STAFF_FAMILIES));
    }
    page(
        &who.frame(title, Place::Staff),
        html! {
            h1 { (title) }
            @if !places.is_empty() { nav.subnav aria-label=(words.say("staff-pages")) {
                ul.n {
                    @for (place, url) in places {
                        li { a href=(url) aria-current=[(place == here).then_some("page")] {
                            (words.say(&format!("staff-page-{place}"))) } }
                    }
                }
            } }
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
            @if may_ask(who) {
                p.actions { a.btn href=(urls::STAFF_NEW) { (words.say("staff-new")) } }
            }
            p { a href=(urls::STAFF_RULE) { (words.say("staff-rule-title")) } }
            @if may_ask(who) { p { a href=(urls::AT_ONCE_NUMBERS) { (words.say("numbers-title")) } } }
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

/// What a page of one person needs beside them.
pub struct Seen<Day> {
    /// The day of a moment where the agency is.
    pub day: Day,
    /// What is known of their leaving.
    pub goodbyes: Goodbyes,
}

/// One of those who work here.
pub fn show<Day: Fn(Timestamp) -> Date>(who: &Who, one: &Colleague, seen: &Seen<Day>) -> Markup {
    let words = who.words;
    let may_end = may_ask(who);
    let day = &seen.day;
    framed(
        who,
        &words.say("staff-one-title"),
        "people",
        &html! {
            section.card.stack-s {
                h2 { (one.account.name) }
                (about(who, one))
                p.meta { (words.with("staff-signs-in-as", &[("name", one.account.sign_in.as_str().into())])) }
                @for (name, ended) in &one.supervised {
                    @let told = [("name", name.as_str().into()), ("date", words.date(day(*ended)).into())];
                    p.meta { (words.with("staff-supervised-until", &told)) }
                }
                @if let Some(ended) = one.account.ended {
                    p { (words.with("staff-ended-on", &[("date", words.date(day(ended)).into())])) }
                }
            }
            @if may_check(who) {
                p.actions {
                    a.btn.second href=(urls::licences(one.account.id)) { (words.say("staff-licences-title")) }
                    a.btn.second href=(urls::training(one.account.id)) { (words.say("staff-training-title")) }
                }
            }
            @if one.account.ended.is_none() && may_end && one.account.id != who.account {
                p.actions {
                    a.btn.second href=(urls::hats(one.account.id)) { (words.say("staff-hats-change")) }
                    a.btn.second href=(urls::again(one.account.id)) { (words.say("staff-again")) }
                    a.btn.second href=(urls::leave(one.account.id)) { (words.say("staff-leave")) }
                }
            }
            @if one.account.ended.is_some() && may_end && seen.goodbyes.not_left > 0 {
                (notice(Tone::Honey, html! {
                    p { (words.with("staff-not-left", &[("count", count(seen.goodbyes.not_left))])) }
                    p.actions { a.btn.second href=(urls::leave(one.account.id)) { (words.say("staff-leave-again")) } }
                }))
            }
            (leaving::goodbyes(who, one, &seen.goodbyes))
        },
    )
}

fn count(of: usize) -> Arg {
    i64::try_from(of).unwrap_or(i64::MAX).into()
}
