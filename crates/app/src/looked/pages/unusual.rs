// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of a day's unusual looks, with what was found on review.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maud::{Markup, html};
use practice::looks::Unusual;
use practice::{FamilyId, PractitionerId};

use crate::accounts::{Person, Who};
use crate::lists::looks::Found;
use crate::ui::form::{FieldText, buttons, field_text};
use crate::ui::notice::{self, Tone};
use crate::ui::page::{Place, page as framed};
use crate::urls;

/// The report of a day.
pub fn page(
    who: &Who,
    day: Date,
    people: &BTreeMap<u128, Person>,
    found: &[Unusual],
    reviews: &BTreeMap<(PractitionerId, FamilyId), Found>,
) -> Markup {
    let words = who.words;
    let title = words.say("looked-unusual-title");
    let label = words.say("looked-column-day");
    let value = day.to_string();
    let field = FieldText {
        id: "day",
        kind: "date",
        label: &label,
        value: &value,
        ..FieldText::new(words)
    };
    framed(
        &who.frame(&title, Place::None),
        html! {
            h1 { (title) }
            p.lede { (words.say("looked-unusual-lede")) }
            div.stack {
                form.card.stack-s method="get" action=(urls::UNUSUAL) autocomplete="off" {
                    (field_text(&field))
                    (buttons(&words.say("looked-show"), Some((&words.say("looked-book-title"), urls::LOOKED))))
                }
                section.card aria-labelledby="that-day" {
                    h2 id="that-day" { (words.date_long(day)) }
                    @if found.is_empty() { p.meta { (words.say("looked-unusual-nothing")) } }
                    @else {
                        ul.list { @for look in found {
                            (row(who, day, people, (look, reviews.get(&(look.who, look.family)).copied())))
                        } }
                    }
                }
                p.meta { (words.say("looked-unusual-limits")) }
            }
        },
    )
}

fn row(
    who: &Who,
    day: Date,
    people: &BTreeMap<u128, Person>,
    (look, found): (&Unusual, Option<Found>),
) -> Markup {
    let words = who.words;
    let name = people.get(&look.who.0).map(|person| person.name.clone());
    let name = name.unwrap_or_else(|| words.say("looked-somebody"));
    let family = look.family.to_string();
    let book = format!("{}?who={}&family={family}&day={day}", urls::LOOKED, FamilyId(look.who.0));
    let short = family.get(..6).unwrap_or_default();
    html! {
        li.stack-s {
            p { strong { (name) } ", " a href=(book) { (words.with("looked-unusual-family", &[("family", short.into())])) } }
            ul.small { @for reason in &look.reasons { li { (words.say(&format!("looked-reason-{}", reason.code()))) } } }
            @if let Some(found) = found {
                @let tone = if found == Found::Fine { Tone::Fern } else { Tone::Honey };
                p { (notice::tag(tone, &words.say(&format!("looked-found-{}", found.code())))) }
            }
            form.actions method="post" action=(urls::UNUSUAL) autocomplete="off" {
                input type="hidden" name="day" value=(day);
                input type="hidden" name="who" value=(FamilyId(look.who.0));
                input type="hidden" name="family" value=(family);
                @for choice in Found::ALL {
                    @if found != Some(choice) {
                        button.btn.second type="submit" name="found" value=(choice.code()) {
                            (words.say(&format!("looked-find-{}", choice.code())))
                            span.vh { ": " (name) ", " (short) } }
                    }
                }
            }
        }
    }
}
