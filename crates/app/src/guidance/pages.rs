// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of guidance: all there is for a child with what became of it, each as it is read, and where it is asked about.

mod answering;
mod article;
mod asking;
pub mod in_note;

use maud::{Markup, html};
use practice::PractitionerId;
use practice::access::Screen;
use practice::guidance::{Answer, Given, Guidance};
use practice::people::Person;
use practice::relationships::Party;
use practice::visits::Visit;

use super::{asked, carers, known, may_give};
use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open, Seen};
use crate::overview::frame;
use crate::tongues;
use crate::ui::form::{self, FieldError};
use crate::ui::notice;
use crate::urls;
use crate::words::Words;

pub use asking::{preview, write};

/// How many wait on a caregiver's own story.
const ON_STORY: usize = 2;
/// For how many days what was given to another, for all, is new on one's own story.
const NEW_DAYS: i32 = 28;

/// Guidance as it is shown: through whose eyes, what was given, by whom, and the words around it.
pub struct View<'a> {
    /// Through whose eyes.
    pub seen: &'a Seen<'a>,
    /// What was given.
    pub given: &'a Given,
    /// Who gave it.
    pub by: PractitionerId,
    /// The words around the texts.
    pub words: Words,
}

/// All guidance for a child that speaks to whoever looks, with what became of it.
pub fn list(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    let called = called::person(words, child);
    let own = Hand::of(open).person().is_some();
    let all = known(open).into_iter().filter(|one| one.given.child == child.id);
    let all: Vec<&Guidance> = all.collect();
    let gives = may_give(open) && open.family.goodbye.ended.is_none();
    let to = if gives { carers(open, child.id) } else { Vec::new() };
    let main = html! {
        p.meta.mt5 { a href=(urls::person(open.family.id, child.id)) { (called) } }
        h2 { (words.with("guidance-of", &[("name", called.as_str().into())])) }
        p.lede { (words.say(if own { "guidance-lede-own" } else { "guidance-lede" })) }
        @if !to.is_empty() {
            p.actions.noprint { @for person in to {
                a.btn.second href=(urls::guidance_for(open.family.id, child.id, person)) {
                    (words.with("guidance-begin", &[("name", called::person_in(words, &open.family, person).into())])) }
            } }
        }
        @if all.is_empty() { (notice::empty(&words.say(if own { "guidance-none-own" } else { "guidance-none" }))) }
        @for one in all {
            section.card.stack-s.noprint {
                (told(open, one))
                p.meta { a href=(urls::guidance_card(open.family.id, child.id, one.id)) { (words.say("guidance-card")) }
                    span.vh { ": " (one.given.says) } }
                (became(open, one))
            }
        }
    };
    frame(open, &words.say("guidance-title"), "people", &main)
}

/// What was given, in its language, and to whom, when and by whom.
fn told(open: &Open, one: &Guidance) -> Markup {
    let words = open.who.words;
    let given = &one.given;
    let hand = Hand::of(open).person();
    let own = hand == Some(given.to);
    let of_team = hand.is_none() && open.reader.screen == Screen::Own;
    let by = [
        ("by", called::practitioner(open, one.by).into()),
        ("date", words.date(given.on).into()),
        ("name", called::person_in(words, &open.family, given.to).into()),
    ];
    html! {
        p.told lang=(given.language) dir=(tongues::direction(&given.language)) { (given.says) }
        @if let Some(meant) = given.meant.as_ref().filter(|_| of_team) { p.meta.told dir="auto" { (meant) } }
        p.meta { (words.with(if own { "guidance-given-you" } else { "guidance-given" }, &by)) }
        @if given.for_all { p.small { (words.say("guidance-for-all-is")) } }
    }
}

/// What was said of it, the oldest first; or that it is open, where nobody said anything, whoever reads that.
fn became(open: &Open, one: &Guidance) -> Markup {
    let words = open.who.words;
    let known = open.whole().whole.guidance_of(one.id);
    html! {
        @if known.is_some_and(|known| known.answers.is_empty()) { p.small { (words.say("guidance-open")) } }
        @for (answer, _) in &one.answers {
            div {
                p { strong { (words.say(&format!("guidance-{}", answer.came.code()))) }
                    span.meta { " · " (said_by(open, answer)) } }
                @if let Some(said) = &answer.words { blockquote.voice { p.told dir="auto" { (said) } } }
            }
        }
    }
}

/// Whose words an answer is in, and when.
fn said_by(open: &Open, answer: &Answer) -> String {
    let words = open.who.words;
    let name = match answer.by {
        Party::Person(id) if Hand::of(open) == Hand::Own(id) => words.say("called-you"),
        Party::Person(id) => called::person_in(words, &open.family, id),
        Party::Practitioner(id) => called::practitioner(open, id),
    };
    words.with("guidance-said-by", &[("name", name.into()), ("date", words.date(answer.on).into())])
}

/// One of them as it is read, with what whoever looks may do with it.
pub fn card(
    open: &Open,
    one: &Guidance,
    view: &View<'_>,
    typed: (&Fields, &[FieldError]),
) -> Markup {
    let words = open.who.words;
    let (family, given) = (open.family.id, &one.given);
    let own = Hand::of(open).person() == Some(given.to);
    let name = called::person_in(words, &open.family, given.to);
    let hand = Hand::of(open) == Hand::Team || own;
    let main = html! {
        (form::error_summary(words, typed.1))
        p.meta.mt5 { a href=(urls::guidance(family, given.child)) { (words.say("guidance-title")) } }
        @if given.for_all { p.lede { (words.say("guidance-for-all-is")) } }
        @else if !own { p.lede { (words.with("guidance-as-read", &[("name", name.as_str().into())])) } }
        (article::article(open, view))
        div.actions.mt5.noprint { button.btn.second type="button" data-print { (words.say("form-print")) } }
        @if !one.answers.is_empty() { section.card.stack-s.noprint.mt5 { h3 { (words.say("guidance-so-far")) } (became(open, one)) } }
        @if hand && open.family.goodbye.ended.is_none() { (answering::form(open, one, typed)) }
        @if own { p.xs.mt { (words.say("guidance-yours")) } }
        @if hand {
            form.mt5.noprint method="post" action=(urls::guidance_card(family, given.child, one.id)) autocomplete="off" {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                p.actions { button.btn.quiet type="submit" name="do" value="take-back" {
                    @if own { (words.say("guidance-put-away")) }
                    @else { (words.with("guidance-take-back", &[("name", name.into())])) }
                } }
            }
        }
    };
    frame(open, &words.say("guidance-title"), "people", &main)
}

/// On a caregiver's own story: what still waits, and the question whether it came once it is asked.
pub fn own_on_story(open: &Open) -> Markup {
    let words = open.who.words;
    let Hand::Own(me) = Hand::of(open) else { return html! {} };
    let since = open.today.saturating_sub(jiff::Span::new().days(NEW_DAYS));
    // Whether another one's came is theirs to say, and is not said here: it is shown while it is new.
    let is_there = |one: &&Guidance| {
        if one.given.to == me { one.waits() } else { since <= one.given.on }
    };
    let mut waiting: Vec<&Guidance> = known(open).into_iter().filter(is_there).collect();
    waiting.sort_by_key(|one| one.given.to != me);
    let now = asked(open, open.today);
    html! {
        @if !waiting.is_empty() {
            section.card.stack-s.noprint aria-labelledby="guidance-own" {
                h2 id="guidance-own" { (words.say("guidance-own")) }
                @for one in waiting.iter().take(ON_STORY) {
                    @let card = urls::guidance_card(open.family.id, one.given.child, one.id);
                    @let due = now.iter().any(|known| known.id == one.id);
                    div.stack-s {
                        p.told lang=(one.given.language) dir=(tongues::direction(&one.given.language)) { (one.given.says) }
                        p { a href=(card) { (words.say(if due { "guidance-did-it-come" } else { "guidance-card" })) } }
                    }
                }
                @if let Some(one) = waiting.first() {
                    p.small { a href=(urls::guidance(open.family.id, one.given.child)) { (words.say("guidance-all")) } }
                }
            }
        }
    }
}

/// Before a visit: of what was given before, whether it came.
pub fn before_visit(open: &Open, visit: Option<&Visit>) -> Markup {
    let words = open.who.words;
    let on = visit.and_then(Visit::on).unwrap_or(open.today).max(open.today);
    let all = asked(open, on);
    html! {
        @if !all.is_empty() {
            section.card.stack-s.noprint aria-labelledby="guidance-back" {
                h2 id="guidance-back" { (words.say("guidance-back")) }
                @for one in all { div.stack-s {
                    (told(open, one))
                    (became_before(open, one))
                    p.small { a href=(urls::guidance_card(open.family.id, one.given.child, one.id)) { (words.say("guidance-card")) } }
                } }
            }
        }
    }
}

/// What was said of it before, where anything was.
fn became_before(open: &Open, one: &Guidance) -> Markup {
    if one.answers.is_empty() {
        html! {}
    } else {
        became(open, one)
    }
}

/// The way to the guidance of a child.
pub fn way_there(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    let any = known(open).iter().any(|one| one.given.child == child.id);
    html! {
        @if child.is_living() && (any || may_give(open)) {
            p.small.noprint { a href=(urls::guidance(open.family.id, child.id)) {
                (words.with("guidance-of", &[("name", called::person(words, child).into())])) } }
        }
    }
}
