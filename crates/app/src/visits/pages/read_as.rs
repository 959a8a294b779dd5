// SPDX-License-Identifier: AGPL-3.0-or-later
//! A note through the eyes of somebody of the family, and the links that lead there.

use maud::{Markup, html};
use practice::visits::Field;
use practice::{Family, PersonId, VisitId};

use super::super::filing::may_amend;
use super::super::read_as::readers;
use crate::called;
use crate::holding::held;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::notice;
use crate::urls;

/// What one person would read of a note.
pub fn read_as(
    open: &Open,
    (visit, signed): (VisitId, bool),
    (person, theirs): (PersonId, &Family),
    texts: &[(Field, String)],
) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    let title = words.say("read-as-title");
    let name = called::person_in(words, &open.family, person);
    let main = html! {
        h2.mt5 { (words.with("read-as-name", &[("name", name.as_str().into())])) }
        p.lede { @if signed { (words.say("read-as-lede")) } @else { (words.say("read-as-lede-draft")) } }
        @let held = held(open, theirs, visit);
        @if texts.is_empty() && held.0.is_empty() {
            (notice::empty(&words.with("read-as-nothing", &[("name", name.into())])))
        }
        @if !texts.is_empty() {
            section.card.stack {
                @for (field, text) in texts {
                    div { h3 { (words.say(&format!("note-{}", field.code()))) } p.told { (text) } }
                }
            }
        }
        (held)
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
