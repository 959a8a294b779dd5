// SPDX-License-Identifier: AGPL-3.0-or-later
//! The facts of a visit: as they stand, as they stood before they were put right, and the fields that put them right.

use maud::{Markup, html};
use practice::visits::{Corrected, Held, Presence, Signed, Visit};

use super::super::forms::FACTS_OF;
use super::note::{lead, length, presence, relationships};
use super::planning::interpreted;
use super::when;
use crate::called;
use crate::codes::{LEADS, PLACES, PRESENCES, code_of};
use crate::fields::Fields;
use crate::open::Open;
use crate::signing;
use crate::ui::form::FieldError;

/// The facts of a signed visit, with what stood before folded below.
pub fn facts(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    let Some(signed) = &visit.signed else { return html! {} };
    html! {
        div.card.stack-s {
            @if !signed.corrected.is_empty() {
                p id="put-right" { span.tag.honey { (words.say("visit-facts-corrected")) } }
            }
            dl.facts {
                (listed(open, &signed.held))
                @if let Some(said) = interpreted(open, &visit.takes) {
                    dt { (words.say("visit-interpreter-planned")) } dd { (said) }
                }
            }
            @if !signed.corrected.is_empty() {
                details.earlier {
                    summary { (words.say("visit-earlier-text")) }
                    @for one in signed.corrected.iter().rev() { (before(open, visit, one)) }
                }
            }
        }
    }
}

/// What stood before, until when, who put it right, and why, where the reader may know.
fn before(open: &Open, visit: &Visit, one: &Corrected) -> Markup {
    let words = open.who.words;
    let moment = signing::moment(open, called::practitioner(open, one.by), one.at);
    let why = visit.amended.iter().find(|amended| amended.number == one.number);
    let when = &one.before.when;
    html! {
        div {
            p.meta { (words.with("visit-facts-put-right", &moment)) }
            @if let Some(why) = why { p { (why.reason) } }
            dl.facts {
                dt { (words.say("visit-on")) } dd { (words.date(when.on)) }
                dt { (words.say("visit-place")) }
                dd { (words.say(&format!("place-{}", code_of(&PLACES, when.place)))) }
                (listed(open, &one.before))
            }
        }
    }
}

/// The facts beside day and place, which a heading has.
fn listed(open: &Open, held: &Held) -> Markup {
    let words = open.who.words;
    let there = held.present.iter().filter(|present| present.how != Presence::Absent);
    let there: Vec<String> = there
        .map(|present| {
            let name = called::person_in(words, &open.family, present.person);
            if present.how == Presence::Asleep {
                let how = words.say(&format!("presence-{}", code_of(&PRESENCES, present.how)));
                format!("{name} ({how})")
            } else {
                name
            }
        })
        .collect();
    let known = held.relationships.iter().filter_map(|id| open.family.relationships.get(*id));
    let about: Vec<String> = known.map(|known| called::relationship(open, known)).collect();
    html! {
        dt { (words.say("visit-who-was-there")) } dd { (there.join(", ")) }
        dt { (words.say("visit-about")) } dd { (about.join(", ")) }
        @if let Some(lead) = held.lead {
            dt { (words.say("visit-led")) }
            dd { (words.say(&format!("lead-{}", code_of(&LEADS, lead)))) }
        }
        @if let Some(at) = held.when.at { dt { (words.say("visit-at")) } dd { (words.time(at)) } }
        @if let Some(place) = &held.when.place_words { dt { (words.say("visit-where")) } dd { (place) } }
        @if let Some(minutes) = held.minutes {
            dt { (words.say("visit-how-long")) }
            dd { (words.with("visit-minutes", &[("minutes", i64::from(minutes).into())])) }
        }
    }
}

/// The facts as they stand, to put right: folded, since most amendments are of words.
pub fn to_put_right(
    open: &Open,
    signed: &Signed,
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let words = open.who.words;
    html! {
        details.card open[!errors.is_empty()] {
            summary { (words.say("amend-facts")) }
            p.hint { (words.say("amend-facts-hint")) }
            @if !errors.is_empty() {
                h2 { (words.say("amend-facts-stand")) }
                dl.facts {
                    dt { (words.say("visit-on")) } dd { (words.date(signed.held.when.on)) }
                    dt { (words.say("visit-where")) }
                    dd { (words.say(&format!("place-{}", code_of(&PLACES, signed.held.when.place)))) }
                    (listed(open, &signed.held))
                }
            }
            input type="hidden" name=(FACTS_OF) value=(fields.get(FACTS_OF));
            (presence(open, fields, errors))
            (relationships(open, fields, errors))
            (lead(open, fields, errors))
            div.prompt.stack { (when(open, fields, errors)) (length(open, fields, errors)) }
        }
    }
}
