// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of echoes: those that go on, and folded away those that came to an end; for a caregiver, what was offered to her.

pub mod hear;
pub mod one;
pub mod story;

use maud::{Markup, html};
use practice::access::Screen;
use practice::echoes::{Echo, Now, Then};

use crate::called;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::notice::{self, Voice};
use crate::urls;

/// The page.
pub fn show(open: &Open) -> Markup {
    let words = open.who.words;
    let title = words.say(own(open, "echoes-title"));
    let (going, over): (Vec<&Echo>, Vec<&Echo>) =
        open.family.echoes.newest_first().partition(|one| one.goes_on());
    let shared = open.who.is_staff() && open.reader.screen == Screen::Shared;
    // What it was not stands nowhere but here, for those who do the work.
    let over = if matches!(Hand::of(open), Hand::Own(_)) { Vec::new() } else { over };
    frame(
        open,
        &title,
        "story",
        &html! {
            h2.mt5 { (title) }
            p.lede { (words.say(own(open, "echoes-lede"))) }
            div.stack.narrow.mt5 {
                section.card aria-label=(title) {
                    @if shared { p.meta { (words.say("before-own-screen")) } }
                    @else if going.is_empty() { p.meta { (words.say(own(open, "echoes-none"))) } }
                    ul.list { @for one in going { li { (line(open, one)) } } }
                }
                @if !over.is_empty() {
                    details.card.over {
                        summary { (words.say("echoes-over")) }
                        ul.list { @for one in over { li { (line(open, one)) } } }
                    }
                }
            }
        },
    )
}

/// The message for whoever reads what was offered to them, or for those who do the work.
fn own(open: &Open, key: &'static str) -> &'static str {
    match (Hand::of(open), key) {
        (Hand::Own(_), "echoes-title") => "echoes-title-own",
        (Hand::Own(_), "echoes-lede") => "echoes-lede-own",
        (Hand::Own(_), "echoes-none") => "echoes-none-own",
        (_, key) => key,
    }
}

/// What is wondered, and where it stands.
fn line(open: &Open, one: &Echo) -> Markup {
    let words = open.who.words;
    let teller = called::person_in(words, &open.family, one.shown.then.teller);
    html! {
        p.told { (wonder(open, one)) }
        p.meta { (teller) " · " (words.date(one.shown.now.on)) " · " (stands(open, one)) }
        p.small.noprint { a href=(urls::echo(open.family.id, one.id)) {
            (words.say("echoes-look")) span.vh { ": " (one.shown.wonder) } } }
    }
}

/// What is wondered, as a sentence.
pub fn wonder(open: &Open, one: &Echo) -> String {
    let what = one.shown.wonder.as_str();
    let said = open.who.words.with("echoes-i-wonder", &[("what", what.into())]);
    // Names are set apart by marks; this is a sentence that goes on.
    said.replace(['\u{2068}', '\u{2069}'], "")
}

/// Where it stands, and since when.
pub fn stands(open: &Open, one: &Echo) -> String {
    let stands = one.stands();
    let offered = one.offered.map(|(_, on)| on);
    let answered = one.answered.as_ref().map(|answered| answered.on);
    let gone = one.let_go.as_ref().map(|(_, on)| *on);
    let on = gone.or(answered).or(offered).unwrap_or(one.on);
    let date = [("date", open.who.words.day_month(on).into())];
    open.who.words.with(&format!("echoes-stands-{}", stands.code()), &date)
}

/// The moment now, quoted, with its day and whose it is.
fn now(open: &Open, now: &Now) -> Markup {
    let words = open.who.words;
    let whose = called::person_in(words, &open.family, now.whose);
    // Who wrote it down, where whoever reads may read that text of the note too.
    let written = open.family.visits.get(now.visit).and_then(|visit| visit.text(now.field));
    let noted = written.map(|written| {
        let name = called::practitioner(open, written.by);
        words.with("echoes-noted-by", &[("name", name.into())])
    });
    html! {
        h3 { (words.say("echoes-now")) }
        @if now.teller.is_some() {
            (notice::voice(&Voice { words, said: now.words.as_str(), teller: Some(&whose), on: Some(now.on), language: None }))
        } @else {
            blockquote { p.told { (now.words) } }
            p.xs { (whose) ", " (words.date(now.on)) @if let Some(by) = noted { " · " (by) } }
        }
    }
}

/// The story then, quoted, with who told it, when it was, and when it was told.
fn then(open: &Open, then: &Then) -> Markup {
    let words = open.who.words;
    let teller = called::person_in(words, &open.family, then.teller);
    html! {
        h3 { (words.say("echoes-then")) }
        p.meta { (then.when) }
        (notice::voice(&Voice { words, said: then.words.as_str(), teller: Some(&teller), on: Some(then.told), language: None }))
    }
}

/// Both, side by side, and what is wondered between them.
pub fn both(open: &Open, one: &Echo) -> Markup {
    html! {
        div.two.echo {
            div.stack-s { (now(open, &one.shown.now)) }
            div.stack-s { (then(open, &one.shown.then)) }
        }
        p.told { strong { (wonder(open, one)) } }
    }
}
