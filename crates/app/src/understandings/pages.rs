// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page on which what is between two is understood: what stands side by side, room for another, and what was laid aside.

pub mod elsewhere;
mod one;

use maud::{Markup, html};
use practice::relationships::Relationship;
use practice::understandings::Understanding;

use super::forms::{ALL, WORDS, WOULD_CHANGE};
use super::may_tell;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, FieldArea, FieldError};
use crate::ui::notice;
use crate::urls;

/// What was typed, and what lacks.
type Typed<'a> = (&'a Fields, &'a [FieldError]);

/// The page.
pub fn show(open: &Open, known: &Relationship, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let (fields, errors) = typed;
    let title = words.say("understood-title");
    let stand: Vec<&Understanding> = open.family.understandings.standing(known.id).collect();
    let aside: Vec<&Understanding> =
        open.family.understandings.of(known.id).filter(|one| one.aside().is_some()).collect();
    let another = another(open, known, stand.len(), typed);
    let asks = aside.is_empty() && may_tell(open) && open.family.asks_how_else(known.id);
    let none = if asks { "understood-empty" } else { "understood-none-stands" };
    let main = html! {
        (form::error_summary(words, errors))
        p.meta.noprint { a href=(urls::relationship(open.family.id, known.id)) { (called::relationship(open, known)) } }
        h2 { (title) }
        p.lede { (words.say("understood-lede")) }
        p.meta { (words.say("understood-kept")) }
        div.understandings.mt5 id=(ALL) tabindex="-1" {
            @for one in &stand { (one::stands(open, one, typed)) }
            @if stand.is_empty() { (notice::empty(&words.say(none))) }
            (another)
        }
        @if !aside.is_empty() {
            @let said = |one: &&Understanding| fields.has(&one::field(WORDS, one));
            details.card.mt5 id="laid-aside" open[errors.iter().any(|error| aside.iter().any(|one| one::is_of(one, error))) || aside.iter().any(said)] {
                summary { (words.say("understood-aside")) }
                ul.list { @for one in aside { li { (one::aside(open, one, typed)) } } }
            }
        }
    };
    frame(open, &title, "story", &main)
}

/// Whether whoever looks writes here now; what was typed while the work ended is shown once more.
fn writes(open: &Open, errors: &[FieldError]) -> bool {
    may_tell(open) && (open.family.goodbye.ended.is_none() || !errors.is_empty())
}

/// Room for another understanding: beside none and beside one in its own place, folded where two stand already. Where one
/// of the two died, nothing asks.
fn another(open: &Open, known: &Relationship, stand: usize, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let typed = !fields.get(WORDS).trim().is_empty() || errors.iter().any(|one| one.field == WORDS);
    let asks = open.family.asks_how_else(known.id) || typed;
    if !asks || !writes(open, errors) {
        return html! {};
    }
    let title = words.say(if stand == 0 { "understood-first" } else { "understood-how-else" });
    let form = html! {
        form.stack-s method="post" action=(urls::understandings(open.family.id, known.id)) autocomplete="off" {
            input type="hidden" name="act" value=(Fields::begun().get("act"));
            (asked(open, (WORDS, fields.get(WORDS)), (WOULD_CHANGE, fields.get(WOULD_CHANGE)), errors))
            p.actions { button.btn type="submit" { (words.say("understood-keep")) } }
        }
    };
    html! {
        @if stand < 2 {
            section.card.stack-s.noprint aria-labelledby="h-another" { h3 id="h-another" { (title) } (form) }
        } @else {
            details.card.noprint open[typed] { summary { (title) } (form) }
        }
    }
}

/// The words, and what would change them: each field with its name and what stands in it.
fn asked(
    open: &Open,
    (name, said): (&str, &str),
    (changes, would): (&str, &str),
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    html! {
        (form::field_area(&FieldArea {
            id: name, label: &words.say("understood-words"), hint: Some(&words.say("understood-words-hint")),
            value: said, errors, ..FieldArea::new(words)
        }))
        (form::field_area(&FieldArea {
            id: changes, label: &words.say("understood-would-change"), hint: Some(&words.say("understood-would-change-hint")),
            value: would, errors, ..FieldArea::new(words)
        }))
    }
}
