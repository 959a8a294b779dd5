// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of the whole access book, for the privacy officer.

use std::collections::BTreeMap;

use jiff::Timestamp;
use maud::{Markup, html};
use practice::FamilyId;
use practice::access::Hat;
use record::AccessRow;

use crate::accounts::{Person, Who};
use crate::looked::PAGE;
use crate::looked::book::{Asked, KINDS, in_words, name_of};
use crate::staff::approvals::Stands;
use crate::state::App;
use crate::ui::form::{Choice, FieldText, Select, buttons, field_text, select};
use crate::ui::notice;
use crate::ui::page::{Place, page as framed};
use crate::urls;

/// The book, as far as it was asked for.
pub fn page(
    app: &App,
    who: &Who,
    (asked, stands): (&Asked, Stands),
    people: &BTreeMap<u128, Person>,
    rows: &[AccessRow],
) -> Markup {
    let words = who.words;
    let title = words.say("looked-book-title");
    let query = asked.query();
    framed(
        &who.frame(&title, Place::None),
        html! {
            h1 { (title) }
            p.lede { (words.say("looked-book-lede")) }
            div.stack {
                (filter(who, asked, people))
                @if stands == Stands::Waits { p.meta { (words.say("looked-file-waits")) } }
                @if stands == Stands::NotAsked {
                    form method="post" action=(urls::LOOKED_FILE) autocomplete="off" {
                        input type="hidden" name="act" value=(crate::random::hex(&crate::random::bytes::<16>()));
                        p.actions { button.btn.quiet type="submit" { (words.say("looked-file-ask")) } }
                    }
                }
                @if rows.is_empty() { (notice::empty(&words.say("looked-book-nothing"))) }
                @else {
                    (table(app, who, people, rows))
                    p.actions {
                        @if let Some(last) = rows.last().filter(|_| rows.len() >= PAGE as usize) {
                            a.btn.second href={ (urls::LOOKED) "?" (query) "&before=" (last.number) } { (words.say("looked-earlier")) }
                        }
                        @if let Stands::Until(until) = stands {
                            a.btn.quiet href={ (urls::LOOKED_FILE) "?" (query) } download { (words.say("looked-file")) }
                            @let until = app.local(until);
                            span.meta { (words.with("looked-file-until", &[
                                ("date", words.date(until.date()).into()), ("time", words.time(until.time()).into())])) }
                        }
                    }
                }
            }
        },
    )
}

fn filter(who: &Who, asked: &Asked, people: &BTreeMap<u128, Person>) -> Markup {
    let words = who.words;
    let choice = |value: String, label: String, now: &str| {
        let chosen = value == now;
        Choice { value, label, chosen }
    };
    let any = |now: &str| choice(String::new(), words.say("looked-any"), now);
    let mut persons = vec![any(&asked.who)];
    let mut staff: Vec<_> = people.iter().filter(|(_, person)| !person.caregiver).collect();
    staff.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    persons.extend(
        staff
            .iter()
            .map(|(id, known)| choice(FamilyId(**id).to_string(), known.name.clone(), &asked.who)),
    );
    let mut hats = vec![any(&asked.hat)];
    hats.extend(Hat::ALL.iter().map(|hat| {
        let label = words.say(&format!("hat-{}", hat.code()));
        choice(hat.code().to_owned(), label, &asked.hat)
    }));
    let mut kinds = vec![any(&asked.kind)];
    kinds.extend(KINDS.iter().map(|(kind, _, _)| {
        choice((*kind).to_owned(), words.say(&format!("looked-kind-{kind}")), &asked.kind)
    }));
    let select = |id: &str, choices: &[Choice]| {
        let label = words.say(&format!("looked-column-{id}"));
        select(&Select { words, id, label: &label, hint: None, choices, errors: &[] })
    };
    let text = |id: &str, kind: &str, value: &str| {
        let label = words.say(&format!("looked-column-{id}"));
        field_text(&FieldText { id, kind, label: &label, value, ..FieldText::new(words) })
    };
    html! {
        form.card.stack-s method="get" action=(urls::LOOKED) autocomplete="off" {
            (select("who", &persons))
            (text("day", "date", &asked.day))
            (select("kind", &kinds))
            (select("hat", &hats))
            (text("family", "text", &asked.family))
            (buttons(&words.say("looked-show"), Some((&words.say("looked-show-all"), urls::LOOKED))))
        }
    }
}

fn table(app: &App, who: &Who, people: &BTreeMap<u128, Person>, rows: &[AccessRow]) -> Markup {
    let words = who.words;
    let title = words.say("looked-book-title");
    html! {
        div.table-scroll role="region" tabindex="0" aria-label=(title) {
            table {
                caption.vh { (title) }
                thead { tr {
                    @for column in ["day", "who", "what", "why", "family"] {
                        th scope="col" { (words.say(&format!("looked-column-{column}"))) }
                    }
                } }
                tbody { @for row in rows { (table_row(app, who, people, row)) } }
            }
        }
    }
}

fn table_row(app: &App, who: &Who, people: &BTreeMap<u128, Person>, row: &AccessRow) -> Markup {
    let words = who.words;
    let look = &row.access;
    let at = app.local(Timestamp::from_microsecond(look.at).unwrap_or_default());
    let family = look.stream.map(|stream| FamilyId(stream.0).to_string());
    html! {
        tr {
            td { (words.date(at.date())) ", " (words.time(at.time())) }
            th scope="row" { (name_of(words, people, row)) br; span.xs { (words.maybe(&format!("hat-{}", look.hat)).unwrap_or_default()) } }
            td { (in_words(words, "did", &look.what)) }
            td { (in_words(words, "why", &look.purpose)) }
            td { @if let Some(family) = family {
                // The first signs are enough to tell two families apart on a page.
                a href={ (urls::LOOKED) "?family=" (family) } { (family.get(..6).unwrap_or_default()) }
            } }
        }
    }
}
