// SPDX-License-Identifier: AGPL-3.0-or-later
//! The story: a family opens on its relationships, then on what happened between them.

use maud::{Markup, html};
use practice::access;
use practice::relationships::Relationship;
use practice::visits::{Field, Status, Visit};

use super::before::{next_planned, reach as reach_safely};
use super::{beside, frame};
use crate::agenda;
use crate::called;
use crate::expecting;
use crate::fields::Fields;
use crate::firsts;
use crate::kin;
use crate::observations;
use crate::open::Open;
use crate::promises;
use crate::relationships::over_time;
use crate::relationships::pages::{last_of, standing};
use crate::ui::form::{FieldError, error_summary};
use crate::ui::notice;
use crate::urls;

/// How many moments the story shows before it points to all visits.
const MOMENTS: usize = 8;
/// How many open wonderings a relationship shows.
const WONDERINGS: usize = 2;

/// The page a family opens on, and what waits for whoever begins on it.
pub fn page(open: &Open, told: &Markup, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("story-title");
    frame(
        open,
        &title,
        "story",
        &html! {
            (told)
            (error_summary(words, errors))
            (next_up(open))
            (crate::joys::on_story(open))
            (agenda::own_on_story(open))
            (observations::own_on_story(open))
            (crate::retold::own_on_story(open))
            (crate::guidance::own_on_story(open))
            (crate::wonderings::own_words(open))
            (crate::handover::on_story(open))
            (expecting::hopes_back(open))
            (kin::on_story(open))
            (relationships(open))
            div.grid.mt5 {
                div.stack { (moments(open)) (observations::newest(open)) (firsts::on_story(open)) (crate::plays::on_story(open)) (beside::a_year_ago(open)) (crate::wonderings::still(open)) (crate::echoes::on_story(open)) }
                div.stack {
                    (crate::presence::on_story(open))
                    (crate::attachments::names(open))
                    (crate::card::in_short(open)) (wishes(open)) (beside::brings(open, fields, errors)) (beside::coming(open))
                    (reach(open)) (brought_in(open))
                }
            }
            (over_time(open))
            @if access::says_goodbye(&open.reader) && open.family.goodbye.ended.is_none() {
                p.xs.mt5 { a href=(urls::goodbye(open.family.id)) { (words.say("goodbye-title")) } }
            }
        },
    )
}

/// What is next: when and where, what they want to talk about, what was promised, and how to reach them. For whoever
/// is of the family, what they may read of it. Nothing once the work has ended.
fn next_up(open: &Open) -> Markup {
    let words = open.who.words;
    let next = next_planned(&open.family, open.today);
    let topics = agenda::in_short(open);
    let waiting = !open.family.promises.open().is_empty();
    let ended = open.family.goodbye.ended.is_some();
    html! {
        @if !ended && (next.is_some() || waiting || !topics.0.is_empty()) {
            section.next-up aria-label=(words.say("story-next")) {
                div { @match next {
                    Some(visit) => { (next_when(open, visit)) (expecting::before_visit(open)) }
                    None => p.next-when { (words.say("story-nothing-planned")) }
                } }
                div.stack-s { (topics) @if topics.0.is_empty() { (we_said(open)) } }
                div.stack-s {
                    @if waiting { (promises::on_story(open)) }
                    @if open.may_write() { (reach_safely(open)) (ways_on(open, next)) }
                }
            }
        }
    }
}

fn next_when(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    html! {
        p.next-when {
            @if let Some(on) = visit.on() {
                @if on == open.today { (words.say("story-today")) } @else { (words.day_month(on)) }
            }
            @if let Some(at) = visit.when().and_then(|when| when.at) { ", " (words.time(at)) }
        }
        @if let Some(when) = visit.when() { p.meta { (words.say(&format!("place-{}", place(when.place)))) } }
    }
}

/// What both said for this time, in the last note.
fn we_said(open: &Open) -> Markup {
    let words = open.who.words;
    let newest = open.family.visits.newest_first();
    let said = newest.into_iter().find_map(|visit| visit.text(Field::NextTime));
    html! {
        @if let Some(written) = said { p.meta { (words.say("story-we-said")) } p.told { (written.text) } }
    }
}

/// The page before a visit, and its note.
fn ways_on(open: &Open, next: Option<&Visit>) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    html! {
        div.actions {
            @match next {
                Some(visit) => {
                    a.btn.second href=(urls::before_visit(id, visit.id)) { (words.say("before-title")) }
                    a.btn href=(urls::note(id, visit.id)) { (words.say("visit-start-note")) }
                }
                None => a.btn.second href=(urls::before(id)) { (words.say("before-title")) }
            }
        }
    }
}

fn place(place: practice::visits::Place) -> &'static str {
    crate::codes::code_of(&crate::codes::PLACES, place)
}

fn relationships(open: &Open) -> Markup {
    let words = open.who.words;
    let known: Vec<&Relationship> = open.family.relationships.iter().collect();
    html! {
        section aria-labelledby="relationships" {
            h2.mt5 id="relationships" { (words.say("story-relationships")) }
            @if known.is_empty() {
                (notice::empty(&words.say("story-no-relationships")))
            } @else {
                ul.n.relationships {
                    @for relationship in known { (relationship_card(open, relationship)) }
                }
            }
        }
    }
}

fn relationship_card(open: &Open, known: &Relationship) -> Markup {
    let words = open.who.words;
    let visits = &open.family.visits;
    let together = visits.iter().filter(|visit| visit.about(known.id)).count();
    let wondered = open.family.wondered();
    let still = wondered.iter().filter(|one| one.is_open() && one.visit.about(known.id));
    let wonderings: Vec<_> = still.take(WONDERINGS).collect();
    html! {
        li.card.relationship {
            h3 { a href=(urls::relationship(open.family.id, known.id)) {
                (called::relationship(open, known)) } }
            (standing(open, known))
            (last_of(open, known, Field::Delight, "story-last-delight"))
            (last_of(open, known, Field::HardMoment, "story-last-hard-moment"))
            (last_of(open, known, Field::Repair, "story-last-repair"))
            @if !wonderings.is_empty() {
                h4 { (words.say("story-wonderings")) }
                ul.list {
                    @for one in wonderings {
                        li { p.told { (one.written.text) } p.xs { a href=(urls::wondering(open.family.id, one.visit.id)) {
                            (one.visit.on().map(|on| words.date(on)).unwrap_or_default()) } } }
                    }
                }
            }
            p.meta { (words.with("story-visits-about", &[("count", i64::try_from(together).unwrap_or(0).into())])) }
        }
    }
}

fn moments(open: &Open) -> Markup {
    let words = open.who.words;
    let newest = open.family.visits.newest_first();
    let held: Vec<&Visit> =
        newest.into_iter().filter(|visit| visit.status() == Status::Held).collect();
    html! {
        section.card aria-labelledby="so-far" {
            h2 id="so-far" { (words.say("story-so-far")) }
            @if held.is_empty() {
                p.meta { (words.say("story-just-met")) }
            } @else {
                ol.moments.n {
                    @for visit in held.iter().take(MOMENTS) { (moment(open, visit)) }
                }
                @if held.len() > MOMENTS {
                    p.mt { a href=(urls::visits(open.family.id)) { (words.say("story-whole")) } }
                }
            }
        }
    }
}

/// What one visit adds to the story: what was between them, and somebody's words.
fn moment(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    let about: Vec<String> = visit
        .signed
        .iter()
        .flat_map(|signed| &signed.held.relationships)
        .filter_map(|id| open.family.relationships.get(*id))
        .map(|known| called::relationship(open, known))
        .collect();
    let told = [Field::Between, Field::Delight, Field::Child, Field::HardMoment]
        .into_iter()
        .find_map(|field| visit.text(field));
    html! {
        li.moment {
            p.meta {
                a href=(urls::visit(open.family.id, visit.id)) {
                    time datetime=(visit.on().unwrap_or_default()) {
                        (visit.on().map(|on| words.date(on)).unwrap_or_default()) }
                }
                @if !about.is_empty() { " · " (about.join(", ")) }
            }
            @if let Some(written) = told { p.told { (written.text) } }
            @if let Some(said) = visit.text(Field::Words) {
                blockquote.voice {
                    p.told { (said.text) }
                    @if let Some(teller) = said.teller { cite { (called::person_in(words, &open.family, teller)) } }
                }
            }
        }
    }
}

fn wishes(open: &Open) -> Markup {
    let words = open.who.words;
    html! {
        @if !open.family.wishes.is_empty() {
            section.card aria-labelledby="wishes" {
                h2 id="wishes" { (words.say("story-wishes")) }
                ul.list {
                    @for wish in open.family.wishes.iter().rev() {
                        li {
                            blockquote.voice { p.told { (wish.words) }
                                cite { (called::person_in(words, &open.family, wish.teller)) ", " (words.date(wish.on)) } }
                        }
                    }
                }
            }
        }
    }
}

fn reach(open: &Open) -> Markup {
    let words = open.who.words;
    let agreed = |id| open.family.safety.contact_on(id, open.today).is_some();
    let reachable: Vec<_> =
        open.family.people.iter().filter(|one| one.contact.is_some() || agreed(one.id)).collect();
    html! {
        @if !reachable.is_empty() {
            section.card aria-labelledby="reach" {
                h2 id="reach" { (words.say("story-reach")) }
                ul.list {
                    @for person in reachable {
                        @if agreed(person.id) {
                            li { p { a href=(urls::person(open.family.id, person.id)) {
                                (words.with("safety-contact-of", &[("name", called::person(words, person).into())])) } } }
                        }
                        @if let Some(contact) = &person.contact {
                            li {
                                p { strong { (called::person(words, person)) } " " (contact.how) }
                                @if let Some(when) = &contact.when { p.meta { (when) } }
                                @if let Some(never) = &contact.never {
                                    p.meta { span.tag.honey { (words.say("contact-never")) } " " (never) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn brought_in(open: &Open) -> Markup {
    let words = open.who.words;
    html! {
        @if !open.family.imports.is_empty() && open.who.is_staff() {
            section.card aria-labelledby="brought" {
                h2 id="brought" { (words.say("story-brought-in")) }
                @for import in &open.family.imports {
                    p.meta { (words.date(open.app.local(import.at).date())) }
                    @let brought: Vec<String> = import.brought.iter().map(|one| format!("{} {}", one.count, one.what)).collect();
                    @let kept: Vec<String> = import.kept.iter().map(|one| format!("{} {}", one.count, one.what)).collect();
                    p.small { (words.with("import-came-in", &[("what", brought.join(", ").into())])) }
                    @if !kept.is_empty() { p.small { (words.with("import-kept", &[("what", kept.join(", ").into())])) } }
                }
            }
        }
    }
}
