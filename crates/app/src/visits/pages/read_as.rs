// SPDX-License-Identifier: AGPL-3.0-or-later
//! A note through the eyes of somebody of the family, and the links that lead there.

use maud::{Markup, html};
use practice::{PersonId, VisitId};

use super::super::filing::may_amend;
use super::super::read_as::{Read, readers};
use crate::called;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::notice;
use crate::urls;

/// What one person would read of a note: its texts, how they were held, and what else was written with it.
pub fn read_as(
    open: &Open,
    (visit, signed): (VisitId, bool),
    person: PersonId,
    (read, beside, held): (&Read, &[(String, Vec<String>)], &Markup),
) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    let title = words.say("read-as-title");
    let name = called::person_in(words, &open.family, person);
    let lede = match (signed, read.whole) {
        (true, _) => "read-as-lede",
        (false, true) => "read-as-lede-draft",
        (false, false) => "read-as-lede-so-far",
    };
    let main = html! {
        h2.mt5 { (words.with("read-as-name", &[("name", name.as_str().into())])) }
        p.lede { (words.say(lede)) }
        @if read.texts.is_empty() && held.0.is_empty() && beside.is_empty() {
            (notice::empty(&words.with("read-as-nothing", &[("name", name.into())])))
        }
        @if !read.texts.is_empty() {
            section.card.stack {
                @for (field, text) in &read.texts {
                    div { h3 { (words.say(&format!("note-{}", field.code()))) } p.told { (text) } }
                }
            }
        }
        (held)
        @if !beside.is_empty() {
            section.card.stack-s aria-labelledby="read-beside" {
                h3 id="read-beside" { (words.say("read-as-beside")) }
                dl.facts {
                    @for (what, says) in beside {
                        dt { (what) } dd { @for line in says { p { (line) } } }
                    }
                }
            }
        }
        p.actions {
            @if signed { a.btn.second href=(urls::visit(id, visit)) { (words.say("look-back-to-visit")) } }
            @else { a.btn.second href=(urls::note(id, visit)) { (words.say("read-as-to-note")) } }
        }
    };
    frame(open, &title, "visits", &main)
}

/// Through whose eyes the note can be read.
pub fn offered(open: &Open, visit: VisitId) -> Markup {
    let words = open.who.words;
    let people: Vec<PersonId> = readers(open).collect();
    html! {
        @if may_amend(&open.reader) && !people.is_empty() {
            details {
                summary { (words.say("read-as-title")) }
                p.meta { (words.say("read-as-hint")) }
                p.actions {
                    @for (number, person) in people.iter().enumerate() {
                        a.btn.quiet href=(urls::note_as(open.family.id, visit, *person)) data-read-as
                            aria-keyshortcuts=[(number == 0).then_some("Alt+R")] {
                            (called::person_in(words, &open.family, *person))
                        }
                    }
                }
                @if let Some(first) = people.first() {
                    p.xs hidden data-keys {
                        (words.with("read-as-key", &[("name", called::person_in(words, &open.family, *first).into())]))
                    }
                }
            }
        }
    }
}
