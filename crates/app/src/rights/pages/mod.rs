// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of who may know what, and the one that leads to all of them.

pub mod consents;
pub mod orders;
pub mod table;
pub mod who;

use maud::{Markup, html};
use practice::access::Hat;
use practice::rights::Distance;

use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, FieldError};
use crate::ui::notice;
use crate::urls;

/// Consents, courts' orders, decisions, and who keeps out of this record.
pub fn list(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("rights-title");
    let form = |form: &str| urls::rights_form(open.family.id, form);
    let rights = &open.family.rights;
    frame(
        open,
        &title,
        "rights",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            p.actions {
                a.btn href=(form("consent")) { (words.say("rights-give")) }
                a.btn.quiet href=(form("order")) { (words.say("rights-order")) }
                a.btn.quiet href=(form("decision")) { (words.say("rights-decision")) }
            }
            div.grid.mt5 {
                div.stack {
                    h3 { (words.say("rights-consents")) }
                    @if rights.consents.is_empty() { (notice::empty(&words.say("rights-no-consents"))) }
                    @for given in rights.consents.iter().rev() { (consents::card(open, given)) }
                }
                div.stack {
                    (orders::list(open, fields, errors))
                    (orders::decisions(open))
                    (distances(open, fields))
                }
            }
        },
    )
}

fn distances(open: &Open, fields: &Fields) -> Markup {
    let words = open.who.words;
    let all = &open.family.rights.distances;
    let ends = |kept: &Distance| kept.until.is_none() && open.who.hat == Hat::PrivacyOfficer;
    html! {
        @if !all.is_empty() {
            section.card.stack-s {
                h3 { (words.say("rights-distances")) }
                @for kept in all {
                    p {
                        (called::practitioner(open, kept.practitioner)) " · "
                        (words.with("who-since", &[("date", words.date(kept.since).into())]))
                        @if let Some(until) = kept.until {
                            " · " (words.with("who-until", &[("date", words.date(until).into())]))
                        }
                    }
                    @if ends(kept) {
                        form method="post" autocomplete="off" action=(urls::distance(open.family.id, kept.practitioner)) {
                            input type="hidden" name="act" value=(fields.get("act"));
                            (form::buttons(&words.say("rights-distance-end"), None))
                        }
                    }
                }
            }
        }
    }
}

/// The people of these, for a choice of one or several.
fn people<'a>(
    open: &Open,
    among: impl Iterator<Item = &'a practice::people::Person>,
    (fields, name): (&Fields, &str),
) -> Vec<Choice> {
    let chosen: Vec<&str> = fields.all(name).collect();
    among
        .map(|person| {
            let value = person.id.to_string();
            let chosen = chosen.contains(&value.as_str());
            Choice { value, label: called::person(open.who.words, person), chosen }
        })
        .collect()
}

/// Choices named by codes, each with its words.
fn coded(open: &Open, codes: &[&str], words: &str, (fields, name): (&Fields, &str)) -> Vec<Choice> {
    let chosen: Vec<&str> = fields.all(name).collect();
    let choice = |code: &&str| Choice {
        value: (*code).to_owned(),
        label: open.who.words.say(&format!("{words}-{code}")),
        chosen: chosen.contains(code),
    };
    codes.iter().map(choice).collect()
}
