// SPDX-License-Identifier: AGPL-3.0-or-later
//! Two versions of one note, side by side, with what the note should say for each field in which they differ.

use maud::{Markup, html};

use super::super::apart::{Keep, Two, keep_field};
use super::super::filing::may_amend;
use super::{heading, with_save_bar};
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::form::{self, Choice, Chooser, FieldError};
use crate::urls;

/// The page.
pub fn apart(open: &Open, two: &Two, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    let title = words.say("apart-title");
    let at = open.app.local(two.at);
    let with = [("date", words.date(at.date()).into()), ("time", words.time(at.time()).into())];
    let known = open.family.visits.get(two.visit);
    let there = if two.is_signed { "apart-there-signed" } else { "apart-there-begun" };
    with_save_bar(
        open,
        &title,
        html! {
            (form::error_summary(words, errors))
            @if let Some(known) = known { p.meta { a href=(urls::visit(id, known.id)) { (heading(open, known)) } } }
            h1 { (title) }
            p.lede { (words.say("apart-lede")) }
            form.stack.narrow method="post" action=(urls::apart(id, two.version)) autocomplete="off" {
                @if two.differing().next().is_none() { p { (words.say("apart-same")) } }
                @for field in two.differing() {
                    @let code = field.code();
                    @let name = keep_field(field);
                    @let label = words.say(&format!("note-{code}"));
                    @let chosen = fields.get(&name);
                    @let choices = Keep::ALL.map(|(keep, value)| Choice {
                        value: value.to_owned(),
                        label: words.say(&format!("apart-keep-{value}")),
                        chosen: chosen == value || (chosen.is_empty() && keep == Keep::Both),
                    });
                    section.card.stack-s {
                        h2 { (label) }
                        div.two {
                            div { h3 { (words.with("apart-this", &with)) } p.told { (two.this.get(code)) } }
                            div { h3 { (words.say(there)) }
                                @if two.there.get(code).is_empty() { p.meta { (words.say("apart-nothing")) } }
                                @else { p.told { (two.there.get(code)) } } }
                        }
                        (form::choices(&Chooser {
                            id: &name, legend: &words.say("apart-keep"), choices: &choices, errors, ..Chooser::radio()
                        }))
                    }
                }
                @if two.beside().next().is_some() {
                    section.card.stack-s {
                        h2 { (words.say("apart-beside")) }
                        p.hint { (words.say("apart-beside-what")) }
                        @for text in two.beside() { p.told { (text) } }
                    }
                }
                @if two.is_signed && !may_amend(&open.reader) { p { (words.say("apart-not-yours")) } }
                p.actions { button.btn.quiet type="submit" name="do" value="aside" { (words.say("apart-aside")) } }
                div.savebar {
                    span.state role="status" { (words.say("apart-nothing-lost")) }
                    div.actions { @if !two.is_signed || may_amend(&open.reader) { button.btn type="submit" data-finish {
                        (words.say(if two.is_signed { "apart-add" } else { "apart-go-on" })) } } }
                }
            }
        },
    )
}
