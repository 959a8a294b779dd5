// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of sealed notes: the list by days, the key, the passphrase, and one note as its author reads it.

pub mod changing;
pub mod writing;

use maud::{Markup, html};

use super::forms::own_visits;
use super::keys::Ready;
use super::reading::Opened;
use super::{Author, forms};
use crate::lists::sealed::NoteRow;
use crate::overview::frame;
use crate::ui::form::{self, FieldError, FieldText};
use crate::ui::notice::{self, Tone};
use crate::urls;

/// One's own sealed notes, by days alone, and what is needed to write one.
pub fn list(author: &Author, ready: &Ready, errors: &[FieldError]) -> Markup {
    let open = &author.open;
    let words = open.who.words;
    let title = words.say("sealed-title");
    let both = ready.own.is_some() && ready.recovery.is_some();
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, errors))
            div.row.between {
                h2 { (title) }
                @if author.writes && both && !own_visits(open).is_empty() {
                    div.actions { a.btn href=(urls::new_sealed(open.family.id)) { (words.say("sealed-new")) } }
                }
            }
            p.lede { (words.say("sealed-who")) }
            @if author.writes { (what_lacks(author, ready, errors)) }
            @if author.notes.is_empty() { (notice::empty(&words.say("sealed-empty"))) }
            @else {
                ul.n.card.flush.visits {
                    @for row in &author.notes { (listed(author, row)) }
                }
            }
            @if ready.own.is_some() {
                p.actions { a.btn.quiet href=(urls::sealed_passphrase(open.family.id)) { (words.say("sealed-change")) } }
            }
        },
    )
}

/// What is still to be done before a note can be sealed.
fn what_lacks(author: &Author, ready: &Ready, errors: &[FieldError]) -> Markup {
    let words = author.open.who.words;
    html! {
        @if ready.recovery.is_none() {
            (notice::notice(Tone::Honey, html! { (words.say("sealed-no-recovery")) }))
        }
        @if ready.own.is_none() { (key_form(author, errors)) }
        @else if own_visits(&author.open).is_empty() {
            (notice::notice(Tone::Plain, html! { (words.say("sealed-no-visit")) }))
        }
    }
}

fn key_form(author: &Author, errors: &[FieldError]) -> Markup {
    let open = &author.open;
    let words = open.who.words;
    html! {
        form.card.stack.narrow method="post" action=(urls::sealed_key(open.family.id)) autocomplete="off" {
            h3 { (words.say("sealed-key-title")) }
            p { (words.say("sealed-key-what")) }
            (form::field_text(&FieldText {
                id: "passphrase", label: &words.say("sealed-passphrase-new"), errors, kind: "password",
                hint: Some(&words.say("sealed-passphrase-hint")), required: true, ..FieldText::new(words)
            }))
            (form::field_text(&FieldText {
                id: "again", label: &words.say("sealed-passphrase-again"), errors, kind: "password",
                required: true, ..FieldText::new(words)
            }))
            (form::buttons(&words.say("sealed-key-make"), None))
        }
    }
}

fn listed(author: &Author, row: &NoteRow) -> Markup {
    let open = &author.open;
    html! {
        li.visit {
            p.who { a href=(urls::sealed_note(open.family.id, row.note)) { (sealed_on(author, row)) } }
            p.meta { (of_visit(author, row)) }
        }
    }
}

/// When a note was sealed.
fn sealed_on(author: &Author, row: &NoteRow) -> String {
    let words = author.open.who.words;
    let at = author.open.app.local(row.at);
    let args = [("date", words.date(at.date()).into()), ("time", words.time(at.time()).into())];
    words.with("sealed-on", &args)
}

/// The visit a note belongs to, by its day.
fn of_visit(author: &Author, row: &NoteRow) -> String {
    let open = &author.open;
    let day = open.family.visits.get(row.visit).and_then(practice::visits::Visit::on);
    let day = day.map(|on| open.who.words.date(on));
    day.map(|day| open.who.words.with("sealed-of-visit", &[("date", day.into())]))
        .unwrap_or_default()
}

/// Asks for the passphrase of one note.
pub fn ask(author: &Author, row: NoteRow, errors: &[FieldError]) -> Markup {
    let open = &author.open;
    let words = open.who.words;
    let id = open.family.id;
    let title = words.say("sealed-one");
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            p.lede { (sealed_on(author, &row)) }
            p.meta { (of_visit(author, &row)) }
            form.card.stack.narrow method="post" action=(urls::sealed_note(id, row.note)) autocomplete="off" {
                (form::field_text(&FieldText {
                    id: "passphrase", label: &words.say("sealed-passphrase"), errors, kind: "password",
                    hint: Some(&words.say("sealed-passphrase-for-now")), required: true, ..FieldText::new(words)
                }))
                (form::buttons(&words.say("sealed-open"), Some((&words.say("sealed-back"), &urls::sealed(id)))))
            }
        },
    )
}

/// One note as its author reads it.
pub fn read(author: &Author, row: NoteRow, opened: &Opened) -> Markup {
    let open = &author.open;
    let words = open.who.words;
    let id = open.family.id;
    let title = words.say("sealed-one");
    let texts = [&opened.note.said, &opened.note.far, &opened.note.ended, &opened.note.safe];
    let amended = opened.amends.and_then(|note| author.note(note).ok());
    frame(
        open,
        &title,
        "people",
        &html! {
            div.row.between {
                h2 { (title) }
                @if author.writes {
                    div.actions { a.btn.second href=(urls::amend_sealed(id, row.note)) { (words.say("sealed-amend")) } }
                }
            }
            p.lede { (sealed_on(author, &row)) }
            p.meta { (of_visit(author, &row)) }
            @if let Some(amended) = amended {
                p.meta { a href=(urls::sealed_note(id, amended.note)) {
                    (words.with("sealed-amends", &[("when", sealed_on(author, &amended).into())])) } }
            }
            section.card.stack {
                @for (field, text) in forms::SEALED.into_iter().zip(texts) {
                    @if !text.is_empty() {
                        div { h3 { (words.say(&format!("sealed-{field}"))) } p.told { (text) } }
                    }
                }
            }
            p.meta { (words.say("sealed-who")) }
            p.actions { a.btn.quiet href=(urls::sealed(id)) { (words.say("sealed-back")) } }
        },
    )
}
