// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of pictures, voices and papers: all of them, how a name sounds, and removing one for good.

mod asking;

use maud::{Markup, html};
use practice::access::Screen;
use practice::attachments::{Attachment, Form};
use practice::people::Person;
use practice::{Facet, ObservationId, VisitId};

use super::cleaning::{NotTaken, PICTURE_MAX, VOICE_MAX};
use super::{may_remove, whose};
use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::form::{self, FieldArea, FieldError};
use crate::ui::notice;
use crate::urls;
use crate::words::Words;

/// Why a file is not kept, and what to do about it.
pub fn not_taken(words: Words, why: NotTaken) -> String {
    match why {
        NotTaken::TooLarge(max) => words.with(why.code(), &[("max", megabytes(max).into())]),
        _ => words.say(why.code()),
    }
}

fn megabytes(bytes: usize) -> i64 {
    i64::try_from(bytes >> 20).unwrap_or(i64::MAX)
}

/// The largest files, for a hint.
fn largest(words: Words) -> String {
    let sizes =
        [("picture", megabytes(PICTURE_MAX).into()), ("voice", megabytes(VOICE_MAX).into())];
    words.with("attachments-file-hint", &sizes)
}

/// Everything there is, the newest first, and adding to it.
pub fn list(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("attachments-title");
    let hand = Hand::of(open);
    let mut all = open.family.attachments.newest_first().peekable();
    let lede = match hand {
        Hand::Own(_) => "attachments-lede-own",
        Hand::Team | Hand::Nobody => "attachments-lede",
    };
    frame(
        open,
        &title,
        "attachments",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            p.lede { (words.say(lede)) }
            div.grid.mt5 {
                div.stack {
                    @if all.peek().is_none() { (notice::empty(&words.say("attachments-empty"))) }
                    @else { ul.n.stack { @for known in all { li { (one(open, hand, known)) } } } }
                }
                @if hand != Hand::Nobody { div.stack { (asking::new(open, hand, fields, errors)) } }
            }
        },
    )
}

/// One of them, with what is said of it.
fn one(open: &Open, hand: Hand, known: &Attachment) -> Markup {
    let words = open.who.words;
    let kept = &known.kept;
    html! {
        figure.card.attachment.noprint[stays_off_paper(hand, kept.part)] {
            (shown(open, known))
            figcaption.stack-s {
                p.told { (kept.caption) }
                p.meta { (said_of(open, known)) }
                @if hand == Hand::Team && open.reader.screen == Screen::Own { (read_by(open, known)) }
                p.meta.ways.noprint {
                    @if let Some(visit) = kept.visit.filter(|id| open.family.visits.get(*id).is_some()) {
                        a href=(urls::visit(open.family.id, visit)) { (words.say("attachments-to-visit")) } " "
                    }
                    (to_remove(open, known, kept.caption.as_str()))
                }
            }
        }
    }
}

/// What is one person's own stays off paper that anybody else prints.
fn stays_off_paper(hand: Hand, part: Facet) -> bool {
    matches!(part, Facet::Caregiver(_)) && !matches!(hand, Hand::Own(_))
}

/// The picture, the voice, or the way to the paper.
fn shown(open: &Open, known: &Attachment) -> Markup {
    let words = open.who.words;
    let kept = &known.kept;
    let at = urls::attachment(open.family.id, kept.attachment);
    html! {
        @match kept.form {
            Form::Photo => a href=(at) { img src=(at) alt=(kept.caption) loading="lazy"; },
            Form::Pdf => p {
                a href=(at) download {
                    (words.with("attachments-take-paper", &[("size", kilobytes(kept.bytes).into())])) span.vh { ": " (kept.caption) }
                }
            },
            _ => (player(&at, kept.caption.as_str())),
        }
    }
}

/// A voice that is heard in its place, and that nothing of is loaded before somebody asks.
fn player(at: &str, what: &str) -> Markup {
    html! { audio controls preload="none" src=(at) aria-label=(what) {} }
}

fn kilobytes(bytes: u64) -> i64 {
    i64::try_from(bytes.div_ceil(1024)).unwrap_or(i64::MAX)
}

/// The day, who brought it, who gave it, and whom it is about, in one line.
fn said_of(open: &Open, known: &Attachment) -> String {
    let words = open.who.words;
    let kept = &known.kept;
    let name = |id: &practice::PersonId| called::person_in(words, &open.family, *id);
    let mut all = vec![words.date(kept.on)];
    if known.by == open.who.practitioner() || open.colleagues.contains_key(&known.by) {
        let by = called::practitioner(open, known.by);
        all.push(words.with("attachments-added-by", &[("name", by.into())]));
    }
    let giver = kept.giver.as_ref().map(name);
    all.extend(giver.map(|giver| words.with("attachments-given-by", &[("name", giver.into())])));
    if !kept.about.is_empty() && kept.name_of.is_none() {
        let about: Vec<String> = kept.about.iter().map(name).collect();
        all.push(words.with("attachments-about", &[("names", words.list(&about).into())]));
    }
    all.join(" · ")
}

/// Whose part it is in, and who of the family sees it there.
fn read_by(open: &Open, known: &Attachment) -> Markup {
    let part = called::part(open, known.kept.part);
    let readers = called::readers(open, &known.kept.label());
    let told = [("part", part.into()), ("readers", readers.into())];
    html! { p.xs { (open.who.words.with("part-read-by", &told)) } }
}

/// The way to remove it, for whoever may.
fn to_remove(open: &Open, known: &Attachment, what: &str) -> Markup {
    html! {
        @if may_remove(open, known) {
            a href=(urls::remove_attachment(open.family.id, known.kept.attachment)) {
                (open.who.words.say("attachments-remove")) span.vh { ": " (what) }
            }
        }
    }
}

/// What belongs to a visit, and the way to add to it once it was held.
pub fn of_visit(open: &Open, visit: VisitId, held: bool) -> Markup {
    let words = open.who.words;
    let hand = Hand::of(open);
    let all: Vec<&Attachment> = open.family.attachments.of_visit(visit).collect();
    let adds = held && hand == Hand::Team;
    html! {
        @if adds || !all.is_empty() {
            section.stack aria-labelledby="of-visit" {
                h3 id="of-visit" { (words.say("attachments-of-visit")) }
                @for known in all { (one(open, hand, known)) }
                @if adds {
                    p.noprint { a href=(urls::attachments_at(open.family.id, visit)) { (words.say("attachments-add-to-visit")) } }
                }
            }
        }
    }
}

/// What stands beside what somebody saw, for whoever may see it.
pub fn of_observation(open: &Open, observation: ObservationId) -> Markup {
    let hand = Hand::of(open);
    let all = open.family.attachments.of_observation(observation);
    html! { @for known in all { (one(open, hand, known)) } }
}

/// How the names of a family sound, where somebody said them.
pub fn names(open: &Open) -> Markup {
    let words = open.who.words;
    let people = open.family.people.iter().filter(|person| person.is_living());
    let heard =
        people.filter_map(|person| Some((person, open.family.attachments.name_of(person.id)?)));
    let mut heard = heard.peekable();
    html! {
        @if heard.peek().is_some() {
            section.card.stack-s.noprint aria-labelledby="names-sound" {
                h3 id="names-sound" { (words.say("attachments-names")) }
                ul.n.stack-s {
                    @for (person, sound) in heard {
                        li.attachment {
                            p { a href=(urls::person(open.family.id, person.id)) { (called::person(words, person)) } }
                            (player(&urls::attachment(open.family.id, sound.kept.attachment), &sounds_of(open, person)))
                        }
                    }
                }
            }
        }
    }
}

fn sounds_of(open: &Open, person: &Person) -> String {
    let words = open.who.words;
    words.with("attachments-sound-of", &[("name", called::person(words, person).into())])
}

/// Whether they may say how this person's name sounds: of somebody who lives and has one.
pub fn says(hand: Hand, person: &Person) -> bool {
    let named = person.is_living() && person.names.short().is_some();
    named
        && match hand {
            Hand::Team => true,
            Hand::Own(me) => me == person.id,
            Hand::Nobody => false,
        }
}

/// How somebody's name sounds, on their page, and the way to say it anew.
pub fn name_sound(open: &Open, person: &Person) -> Markup {
    let words = open.who.words;
    let sound = open.family.attachments.name_of(person.id);
    let may = says(Hand::of(open), person);
    html! {
        @if sound.is_some() || may {
            section.card.stack-s.attachment.noprint aria-labelledby="name-sound" {
                h3 id="name-sound" { (sounds_of(open, person)) }
                @if let Some(sound) = sound {
                    (player(&urls::attachment(open.family.id, sound.kept.attachment), &sounds_of(open, person)))
                }
                @if may {
                    p { a href=(urls::name_sound(open.family.id, person.id)) {
                        (words.say(if sound.is_some() { "attachments-sound-change" } else { "attachments-sound-add" })) } }
                }
            }
        }
    }
}

/// How somebody's name sounds: what there is, each to be removed, and saying it.
pub fn sound(open: &Open, person: &Person, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("attachments-sound");
    let hand = Hand::of(open);
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, errors))
            h2 { (sounds_of(open, person)) }
            p.lede { (words.say("attachments-sound-lede")) }
            div.stack.narrow {
                @for known in open.family.attachments.sounds(person.id) {
                    div.card.stack-s.attachment {
                        (player(&urls::attachment(open.family.id, known.kept.attachment), &sounds_of(open, person)))
                        p.meta { (said_of(open, known)) }
                        @if hand == Hand::Team && open.reader.screen == Screen::Own { (read_by(open, known)) }
                        p.meta.noprint { (to_remove(open, known, &sounds_of(open, person))) }
                    }
                }
                @if says(hand, person) { (asking::sound(open, hand, person, (fields, errors))) }
                p { a href=(urls::person(open.family.id, person.id)) { (called::person(words, person)) } }
            }
        },
    )
}

/// Asks whether one of them is to go for good.
pub fn remove(open: &Open, known: &Attachment, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("attachments-remove-title");
    let kept = &known.kept;
    let back = urls::attachments(open.family.id);
    frame(
        open,
        &title,
        "attachments",
        &html! {
            (form::error_summary(words, errors))
            form.card.stack.narrow method="post" action=(urls::remove_attachment(open.family.id, kept.attachment)) autocomplete="off" {
                h2 { (title) }
                input type="hidden" name="act" value=(fields.get("act"));
                div.attachment { (shown(open, known)) }
                p.told { (kept.caption) }
                p.meta { (said_of(open, known)) }
                p id="remove" { (words.say("attachments-remove-hint")) }
                (form::error_of(errors, "remove"))
                @if !whose(open).brought(known) {
                    (form::field_area(&FieldArea {
                        id: "why", label: &words.say("attachments-remove-why"), hint: Some(&words.say("attachments-remove-why-hint")),
                        value: fields.get("why"), errors, required: true, ..FieldArea::new(words)
                    }))
                }
                (form::buttons(&words.say("attachments-do-remove"), Some((&words.say("attachments-remove-not"), &back))))
            }
        },
    )
}
