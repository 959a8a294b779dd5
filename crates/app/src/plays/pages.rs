// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of what is played with a child: what is for next time, what they play, the box, and forms for more.

pub mod asking;
pub mod fridge;
pub mod in_note;
pub mod one;

use maud::{Markup, html};
use practice::people::Person;
use practice::plays::{Choice, Try};
use practice::visits::Visit;

use super::in_box::lists::Boxed;
use super::in_box::looking::{Asked, found, months_of};
use super::in_box::pages::{asks as asks_box, in_short};
use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::form::{self, FieldError};
use crate::ui::notice;
use crate::urls;
use crate::voices::pages::name;
use crate::voices::{children, stays_off_paper};
use crate::words::Language;

/// How many plays of the box are shown before somebody looks for one.
const IN_SIGHT: usize = 6;

/// The forms of a page as they stand.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    /// What was typed.
    pub fields: &'a Fields,
    /// What is wrong with it.
    pub errors: &'a [FieldError],
}

/// The box, and what is asked of it.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// Every play of the box.
    pub all: &'a [Boxed],
    /// What is asked of it.
    pub asked: &'a Asked,
    /// The language of what the family keeps.
    pub language: Language,
}

/// Whether something may be told: nothing is asked of a child who died, or once the work has ended.
pub fn may_tell(open: &Open, child: &Person) -> bool {
    let goes_on = child.is_living() && open.family.goodbye.ended.is_none();
    Hand::of(open) != Hand::Nobody && goes_on
}

/// Whether one time stays off paper that anybody prints who is not of the family.
pub fn is_off(open: &Open, one: &Try) -> bool {
    stays_off_paper(open, &one.tried.told)
}

/// The page.
pub fn show(open: &Open, child: &Person, shown: Shown<'_>, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let called = called::person(words, child);
    let asks = may_tell(open, child);
    let main = html! {
        (form::error_summary(words, typed.errors))
        p.meta.mt5 { a href=(urls::person(open.family.id, child.id)) { (called) } }
        h2 { (words.with("plays-of", &[("name", called.as_str().into())])) }
        p.lede { (words.say(if child.is_living() { "plays-lede" } else { "plays-lede-past" })) }
        div.grid.mt5 {
            div.stack {
                @if child.is_living() { (next_time(open, child)) }
                (played(open, child))
                (outgrown(open, child))
                @if asks { (from_box(open, child, shown)) }
            }
            @if asks {
                div.stack.noprint {
                    (asking::own(open, child, typed))
                    (asking::named(open, child, typed))
                }
            }
        }
    };
    frame(open, &words.say("plays-title"), "people", &main)
}

/// What was chosen for next time.
fn next_time(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    let all = open.family.plays.for_next_time(child.id);
    let off = |one: &Choice| stays_off_paper(open, &one.chosen.told);
    html! {
        @if !all.is_empty() {
            section.card.stack-s.noprint[all.iter().all(|one| off(one))] aria-labelledby="next-time" {
                h3 id="next-time" { (words.say("plays-next-time")) }
                @for one in all {
                    div.row.between.noprint[off(one)] {
                        div {
                            p.told { a href=(urls::play(open.family.id, child.id, one.chosen.play)) { (one.chosen.title) } }
                            p.xs { (words.with("plays-chosen-by", &[
                                ("name", name(open, &one.chosen.told).into()), ("date", words.date(one.chosen.on).into())])) }
                        }
                        (asking::put_back(open, child, one))
                    }
                }
            }
        }
    }
}

/// What they play: the family's own, and what was tried, the latest first.
fn played(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    let plays = &open.family.plays;
    let (own, tried) = (plays.own_now(child.id), plays.tried(child.id));
    let at = |id| urls::play(open.family.id, child.id, id);
    let gone = |id| plays.own(id).is_some_and(|own| own.let_go.is_some());
    let untried = own.iter().filter(|own| plays.tries(child.id, own.id).is_empty());
    let all_of =
        |one: &Try| plays.tries(child.id, one.tried.play).iter().all(|one| is_off(open, one));
    let none = own.is_empty() && tried.is_empty();
    let all_off = own.iter().all(|own| stays_off_paper(open, &own.now.told))
        && tried.iter().all(|one| all_of(one));
    html! {
        section.card.stack-s.noprint[all_off && !none] aria-labelledby="played" {
            h3 id="played" { (words.say("plays-played")) }
            @if none {
                (notice::empty(&words.say(if may_tell(open, child) { "plays-none" } else { "plays-none-past" })))
            }
            @for one in untried {
                div.stack-s.noprint[stays_off_paper(open, &one.now.told)] {
                    p.told lang=(one.now.language) { a href=(at(one.id)) { (one.now.title) } }
                    p.meta { (words.with("plays-own-by", &[("name", name(open, &one.now.told).into())])) }
                }
            }
            @for one in tried.iter().filter(|one| !gone(one.tried.play)) {
                @let times = plays.tries(child.id, one.tried.play);
                div.stack-s.noprint[all_of(one)] {
                    p.told { a href=(at(one.tried.play)) { (plays.own(one.tried.play).map_or(&one.tried.title, |own| &own.now.title)) } }
                    p.meta.noprint[times.iter().any(|one| is_off(open, one))] { (words.with("plays-times", &[
                        ("count", i64::try_from(times.len()).unwrap_or(0).into()), ("date", words.date(one.tried.day).into())])) }
                }
            }
        }
    }
}

fn outgrown(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    let all = open.family.plays.outgrown(child.id);
    html! {
        @if !all.is_empty() {
            details.card.noprint[all.iter().all(|(own, _)| stays_off_paper(open, &own.now.told))] {
                summary { (words.say("plays-outgrown")) }
                div.stack-s {
                    @for (own, on) in all {
                        div.noprint[stays_off_paper(open, &own.now.told)] {
                            p.told lang=(own.now.language) {
                                a href=(urls::play(open.family.id, child.id, own.id)) { (own.now.title) } }
                            p.meta { (words.with("plays-outgrown-on", &[("date", words.date(on).into())])) }
                        }
                    }
                }
            }
        }
    }
}

/// The box beside what they play: to look through together, with what is at home.
fn from_box(open: &Open, child: &Person, shown: Shown<'_>) -> Markup {
    let words = open.who.words;
    let months = months_of(child, open.today);
    let fit = found(shown.all, shown.asked, (months, shown.language));
    let at = urls::plays(open.family.id, child.id);
    let any = shown.all.iter().any(|one| one.out.is_none());
    let (count, sought) = (fit.len(), shown.asked.anything());
    let most = if sought { count } else { IN_SIGHT };
    html! {
        section.stack-s.noprint aria-labelledby="from-box" {
            h3 id="from-box" { (words.say("plays-from-box")) }
            @if any { (asks_box(words, &at, shown.asked, months.map(|_| called::person(words, child)).as_deref())) }
            @if count == 0 { (notice::empty(&words.say(if any { "plays-box-not-found" } else { "plays-box-none" }))) }
            @else {
                ul.plain.stack-s {
                    @for one in fit.into_iter().take(most) {
                        li.card.stack-s { (in_short(shown.language, words, (one, &urls::play(open.family.id, child.id, one.id)))) }
                    }
                }
                @if count > most { p.small { (words.say("plays-box-more")) } }
            }
            @if open.who.is_staff() { p.small { a href=(urls::PLAYS) { (words.say("plays-box")) } } }
        }
    }
}

/// The way to what is played with a child.
pub fn way_there(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    let plays = &open.family.plays;
    let any = !(plays.own_now(child.id).is_empty()
        && plays.outgrown(child.id).is_empty()
        && plays.tried(child.id).is_empty());
    html! {
        @if child.is_living() || any {
            p.small.noprint { a href=(urls::plays(open.family.id, child.id)) {
                (words.with("plays-of", &[("name", called::person(words, child).into())])) } }
        }
    }
}

/// What was chosen for this time, on the page before a visit: how it goes stands one tap away, and so does what happened.
pub fn waiting(open: &Open) -> Markup {
    let words = open.who.words;
    let all: Vec<_> = children(open)
        .into_iter()
        .flat_map(|child| {
            open.family.plays.for_next_time(child.id).into_iter().map(move |one| (child, one))
        })
        .collect();
    let off = |one: &Choice| stays_off_paper(open, &one.chosen.told);
    html! {
        @if !all.is_empty() && open.family.goodbye.ended.is_none() {
            section.card.stack-s.noprint[all.iter().all(|(_, one)| off(one))] aria-labelledby="plays-waiting" {
                h2 id="plays-waiting" { (words.say("plays-this-time")) }
                @for (child, one) in all {
                    p.noprint[off(one)] { a href=(urls::play(open.family.id, child.id, one.chosen.play)) { (one.chosen.title) }
                        " · " (words.say("plays-did-you")) }
                }
            }
        }
    }
}

/// What was played in a visit, on the visit's page.
pub fn of_visit(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    let all: Vec<_> = open.family.plays.of_visit(visit.id).collect();
    html! {
        @if !all.is_empty() {
            section.card.stack-s.noprint[all.iter().all(|one| is_off(open, one))] aria-labelledby="plays-here" {
                h2 id="plays-here" { (words.say("plays-here")) }
                @for one in all {
                    div.noprint[is_off(open, one)] {
                        p { a href=(urls::play(open.family.id, one.tried.child, one.tried.play)) { (one.tried.title) } }
                        (one::words_of(open, one))
                    }
                }
            }
        }
    }
}

/// The last thing that was played, on the family's story.
pub fn on_story(open: &Open) -> Markup {
    let words = open.who.words;
    let last = open.family.people.children().filter_map(|child| {
        let last = open.family.plays.tried(child.id).into_iter().next();
        // An invitation only where it can be followed: not of a child who died, or before the birth.
        let invited = may_tell(open, child) && child.born().is_some();
        Some((child, last)).filter(|(_, last)| invited || last.is_some())
    });
    let last: Vec<_> = last.collect();
    html! {
        @for (child, last) in last {
            section.card.stack-s.noprint[last.is_none_or(|one| is_off(open, one))] aria-label=(words.with("plays-of", &[("name", called::person(words, child).into())])) {
                h2 { a href=(urls::plays(open.family.id, child.id)) {
                    (words.with("plays-of", &[("name", called::person(words, child).into())])) } }
                @match last {
                    Some(one) => {
                        p.told { a href=(urls::play(open.family.id, child.id, one.tried.play)) { (one.tried.title) } }
                        (one::words_of(open, one))
                    }
                    None => p.meta { (words.say("plays-none-yet")) }
                }
            }
        }
    }
}
