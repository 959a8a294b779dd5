// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of a baby's signs: those that hold, a form for another one, those before, and the newest before a visit.

mod asking;
pub mod fridge;
pub mod in_note;

use maud::{Markup, html};
use practice::CueId;
use practice::people::Person;
use practice::signs::{Cue, Found};

use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::form::{self, FieldError};
use crate::ui::notice;
use crate::urls;
use crate::voices::pages::{kept_with, name};
use crate::voices::stays_off_paper;
use crate::words::{Language, Words};

/// How many the page before a visit shows of each child.
const BEFORE: usize = 2;

/// The forms of the page as they stand: what was typed, what is wrong with it, and of which cue.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    /// What was typed.
    pub fields: &'a Fields,
    /// What is wrong with it.
    pub errors: &'a [FieldError],
    /// Of which cue; none for a new one.
    pub about: Option<CueId>,
}

/// Whether something may be told: nothing is asked of a child who died, or once the work has ended.
fn asks(open: &Open, child: &Person) -> bool {
    let goes_on = child.is_living() && open.family.goodbye.ended.is_none();
    Hand::of(open) != Hand::Nobody && goes_on
}

/// The page.
pub fn show(open: &Open, child: &Person, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let now = open.family.signs.now(child.id);
    let outgrown = open.family.signs.outgrown(child.id);
    let called = called::person(words, child);
    let main = html! {
        (form::error_summary(words, typed.errors))
        p.meta.mt5 { a href=(urls::person(open.family.id, child.id)) { (called) } }
        h2 { (words.with("signs-of", &[("name", called.as_str().into())])) }
        p.lede { (words.say(if child.is_living() { "signs-lede" } else { "signs-lede-past" })) }
        div.grid.mt5 {
            div.stack {
                @if now.is_empty() { (notice::empty(&words.say(if asks(open, child) { "signs-none" } else { "signs-none-past" }))) }
                @else {
                    @for cue in &now { (one(open, child, cue, typed)) }
                    @if child.is_living() {
                        p.actions.noprint { a.btn.second href=(urls::fridge(open.family.id, child.id)) { (words.say("signs-to-fridge")) } }
                    }
                }
                @if !outgrown.is_empty() {
                    details.card {
                        summary { (words.say("signs-outgrown")) }
                        div.stack-s {
                            @for (cue, on) in &outgrown {
                                div.stack-s.noprint[stays_off_paper(open, &cue.now.told)] {
                                    (said(open, &cue.now))
                                    p.meta { (words.with("signs-outgrown-on", &[("date", words.date(*on).into())])) }
                                    (asking::again(open, child, cue))
                                }
                            }
                        }
                    }
                }
            }
            @if asks(open, child) { div.stack.noprint { (asking::another(open, child, typed)) } }
        }
    };
    frame(open, &words.say("signs-title"), "people", &main)
}

/// What a baby says without words, in the baby's voice.
pub fn said(open: &Open, found: &Found) -> Markup {
    let language = Language::parse(&found.language).unwrap_or(open.who.words.language());
    let words = Words::of(language);
    html! {
        p.cue lang=(language.code()) {
            span.told { (words.with("signs-when", &[("sign", found.sign.as_str().into())])) }
            " "
            strong.told { (words.with("signs-need", &[("need", trimmed(found).into())])) }
        }
    }
}

/// The need without the stop the sentence brings itself.
fn trimmed(found: &Found) -> String {
    found.need.as_str().trim_end_matches(['.', '!', '…']).to_owned()
}

/// A sign that holds, who found it and when, what it meant before, and what may be done with it.
fn one(open: &Open, child: &Person, cue: &Cue, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    html! {
        section.card.stack-s.noprint[stays_off_paper(open, &cue.now.told)] {
            (said(open, &cue.now))
            p.meta { (found_by(open, &cue.now)) }
            (kept_with(open, &cue.now.told))
            @if !cue.before.is_empty() {
                details.earlier {
                    summary { (words.say("signs-before")) }
                    @for found in cue.before.iter().rev() { (said(open, found)) p.meta { (found_by(open, found)) } }
                }
            }
            (asking::ways(open, child, cue, typed))
        }
    }
}

/// Who found it, and when.
fn found_by(open: &Open, found: &Found) -> String {
    let words = open.who.words;
    let told = [("name", name(open, &found.told).into()), ("date", words.date(found.on).into())];
    words.with("signs-found-by", &told)
}

/// The newest that hold, beside what else is known of the child now.
pub fn newest(open: &Open, child: &Person) -> Markup {
    let now = open.family.signs.now(child.id);
    html! {
        @for cue in now.iter().take(BEFORE) { (said(open, &cue.now)) }
        @if !now.is_empty() { (way_there(open, child)) }
    }
}

/// The way to a child's signs.
pub fn way_there(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    let signs = &open.family.signs;
    let any = !(signs.now(child.id).is_empty() && signs.outgrown(child.id).is_empty());
    html! {
        @if child.is_living() || any {
            p.small.noprint { a href=(urls::signs(open.family.id, child.id)) {
                (words.with("signs-of", &[("name", called::person(words, child).into())])) } }
        }
    }
}
