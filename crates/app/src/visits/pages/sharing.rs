// SPDX-License-Identifier: AGPL-3.0-or-later
//! Under a text of a visit: with whom it is shared, and the buttons that share it and take it back.

use maud::{Markup, html};
use practice::{PersonId, Said, VisitId};

use super::super::sharing::{agreed_field, asks_agreement, people};
use crate::called;
use crate::open::Open;
use crate::ui::form::{self, Choice, Chooser, FieldError};
use crate::urls;

/// With whom a text is and could be shared. Nothing where it is not the reader's to share.
pub fn offered(open: &Open, visit: VisitId, said: &Said, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let people = people(open, said);
    let with: Vec<PersonId> =
        people.iter().filter(|(_, shared)| !shared).map(|(id, _)| *id).collect();
    let bad = errors.iter().any(|error| error.field == agreed_field(said.id));
    html! {
        @for (person, _) in people.iter().filter(|(_, shared)| *shared) {
            form.row method="post" action=(urls::share(open.family.id, visit)) autocomplete="off" {
                (hidden(said))
                input type="hidden" name="with" value=(person);
                @let name = called::person_in(words, &open.family, *person);
                span.meta { (words.with("share-is", &[("name", name.into())])) }
                button.btn.quiet type="submit" name="do" value="take-back" { (words.say("share-take-back")) }
            }
        }
        @if !with.is_empty() {
            details open[bad] {
                summary { (words.say("share-title")) }
                form.stack method="post" action=(urls::share(open.family.id, visit)) autocomplete="off" {
                    (hidden(said))
                    @if asks_agreement(open, said) { (agreed(open, said, errors)) }
                    p.actions {
                        @for person in with {
                            @let name = called::person_in(words, &open.family, person);
                            button.btn.second type="submit" name="with" value=(person) {
                                (words.with("share-with", &[("name", name.into())]))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn hidden(said: &Said) -> Markup {
    html! {
        input type="hidden" name="act" value=(crate::random::hex(&crate::random::bytes::<16>()));
        input type="hidden" name="entry" value=(said.id);
    }
}

fn agreed(open: &Open, said: &Said, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let teller = said.label.teller.map(|id| called::person_in(words, &open.family, id));
    let label = words.with("share-agreed", &[("name", teller.unwrap_or_default().into())]);
    form::choices(&Chooser {
        id: &agreed_field(said.id),
        legend: &words.say("share-agreed-legend"),
        choices: &[Choice { value: "yes".to_owned(), label, chosen: false }],
        errors,
        ..Chooser::boxes()
    })
}
