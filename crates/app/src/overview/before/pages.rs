// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page before a visit, in the order somebody reads it in a car: when and where, their topic, the last delight, promises, the child, what to hold in mind.

mod child;
mod minded;

use maud::{Markup, html};
use practice::people::{Person, Role};
use practice::visits::{Field, Presence, Visit};

use crate::agenda;
use crate::between_us;
use crate::called;
use crate::codes::{PLACES, code_of};
use crate::guidance;
use crate::lists::cards::Card;
use crate::observations;
use crate::open::Open;
use crate::ours;
use crate::promises;
use crate::safety::how_to_reach;
use crate::ui::icons;
use crate::ui::page::{Place, page as framed};
use crate::urls;

/// The page. Its title in the browser never carries a name.
pub fn page(open: &Open, visit: Option<&Visit>) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    let title = words.say("before-title");
    let note = visit.map_or_else(|| urls::new_visit(id), |visit| urls::note(id, visit.id));
    framed(
        &open.who.frame(&title, Place::Families),
        html! {
            div.stack.narrow.before {
                div {
                    p.meta { a href=(urls::story(id)) { (called::family(words, &Card::of(&open.family))) } }
                    h1 { (title) }
                    p.lede { (practical(open, visit)) }
                    @if let Some(visit) = visit { (crate::visits::practical(open, visit)) }
                    (reach(open))
                }
                (between_us::before_visit(open))
                (promises::late(open))
                (agenda::first(open, visit.map(|visit| visit.id)))
                (delights(open))
                (observations::since(open))
                (promises::since(open))
                (for_next_time(open))
                (ours::before_visit(open, visit)) (guidance::before_visit(open, visit))
                (crate::plays::waiting(open))
                (child::now(open))
                (minded::hold(open))
                p.actions {
                    a.btn.big.full href=(note) { (icons::note()) span { (words.say("visit-start-note")) } }
                }
                p.actions.noprint {
                    a href=(urls::story(id)) { (words.say("before-story")) }
                    a href=(urls::map(id)) { (words.say("before-map")) }
                    a href=(urls::promises(id)) { (words.say("promises-title")) }
                    a href=(urls::AT_ONCE) { (words.say("at-once-title")) }
                }
            }
        },
    )
}

/// When, where, and who is likely there, in a line.
fn practical(open: &Open, visit: Option<&Visit>) -> Markup {
    let words = open.who.words;
    let there = likely_there(open);
    html! {
        @if let Some(visit) = visit {
            @if let Some(on) = visit.on() {
                @if on == open.today { (words.say("story-today")) } @else { (words.date_long(on)) }
            }
            @if let Some(at) = visit.when().and_then(|when| when.at) { ", " (words.time(at)) }
            @if let Some(when) = visit.when() {
                ", " (words.say(&format!("place-{}", code_of(&PLACES, when.place))))
                @if let Some(place) = &when.place_words { " (" (place) ")" }
            }
            ". "
        } @else { (words.say("before-nothing-planned")) " " }
        @if !there.is_empty() { (words.with("before-there", &[("names", words.list(&there).into())])) }
    }
}

/// Those grown who were there last time, of those who live.
fn likely_there(open: &Open) -> Vec<String> {
    let newest = open.family.visits.newest_first();
    let Some(last) = newest.into_iter().find_map(|visit| visit.signed.as_ref()) else {
        return Vec::new();
    };
    let grown = open.family.people.iter().filter(|one| one.role != Role::Child && one.is_living());
    let there = grown.filter(|one| last.held.presence(one.id) != Presence::Absent);
    there.map(|one| called::person(open.who.words, one)).collect()
}

/// How each can be reached without harm, folded away: one tap in the car.
pub fn reach(open: &Open) -> Markup {
    let words = open.who.words;
    let grown: Vec<&Person> =
        open.family.people.caregivers().filter(|one| one.is_living()).collect();
    html! {
        @for person in grown {
            @let name = called::person(words, person);
            @if let Some(rule) = open.family.safety.contact_on(person.id, open.today) {
                details {
                    summary { (words.with("safety-contact-of", &[("name", name.into())])) }
                    (how_to_reach(open, rule))
                }
            } @else if let Some(contact) = &person.contact {
                p.reach {
                    b { (words.with("before-reach", &[("name", name.into())])) }
                    span { (contact.how)
                        @if let Some(when) = &contact.when { ", " (when) }
                        @if let Some(never) = &contact.never { ". " (words.say("contact-never")) ": " (never) }
                    }
                }
            }
        }
    }
}

/// What was written last to be remembered for the next time.
fn for_next_time(open: &Open) -> Markup {
    let mut newest = open.family.visits.newest_first().into_iter();
    let last = newest.find_map(|visit| Some((visit, visit.text(Field::NextTime)?)));
    html! {
        @if let Some((visit, written)) = last {
            section.card.stack-s.noprint aria-labelledby="for-next-time" {
                h2 id="for-next-time" { (open.who.words.say("note-remember")) }
                p.told { (written.text) }
                p.xs { (the_visit(open, visit)) }
            }
        }
    }
}

/// The last delight of those likely met.
fn delights(open: &Open) -> Markup {
    let words = open.who.words;
    let met = open.family.likely_met().into_iter();
    let met = met.filter_map(|known| {
        let (visit, written) = open.family.visits.last(Field::Delight, known.id)?;
        Some((known, visit, written))
    });
    let met: Vec<_> = met.collect();
    html! {
        @if !met.is_empty() {
            section.card.stack-s aria-labelledby="delights" {
                h2 id="delights" { (words.say("before-delights")) }
                @for (known, visit, written) in met {
                    div {
                        p.told { (written.text) }
                        p.xs { (called::relationship(open, known)) " · " (the_visit(open, visit)) }
                    }
                }
            }
        }
    }
}

/// The day of a visit, with the way to it.
fn the_visit(open: &Open, visit: &Visit) -> Markup {
    let on = visit.on().map(|on| open.who.words.date(on)).unwrap_or_default();
    html! { a href=(urls::visit(open.family.id, visit.id)) { (on) } }
}
