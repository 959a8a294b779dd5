// SPDX-License-Identifier: AGPL-3.0-or-later
//! The forms that ask for a picture, a voice or a paper, and for the sound of a name.

use maud::{Markup, html};
use practice::Facet;
use practice::access::Screen;
use practice::people::{Person, Role};

use super::super::forms::{self, ME};
use super::super::uploading::FILE;
use super::largest;
use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::ui::form::{self, Choice, Chooser, FieldError, FieldText, Select};
use crate::urls;

/// What phones and browsers offer to choose from; what is taken is decided by the bytes. Without HEIC among them a
/// phone that takes such pictures hands over a JPEG.
const ANY: &str =
    "image/jpeg,image/png,image/webp,audio/*,.m4a,.mp3,.wav,.ogg,.webm,application/pdf";
const VOICE: &str = "audio/*,.m4a,.mp3,.wav,.ogg,.webm";

/// A form as it was filled in, and what was wrong with it.
type Typed<'a> = (&'a Fields, &'a [FieldError]);

/// Asks for something new.
pub fn new(open: &Open, hand: Hand, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let visit = fields.get("visit").parse().ok().and_then(|id| open.family.visits.get(id));
    let seen = fields.get("observation").parse().ok();
    let seen = seen.and_then(|id| open.family.observations.get(id));
    html! {
        form.card.stack id="add" method="post" action=(urls::attachments(open.family.id)) enctype="multipart/form-data" autocomplete="off" {
            h3 { (words.say("attachments-add")) }
            input type="hidden" name="act" value=(fields.get("act"));
            @if let Some(visit) = visit {
                input type="hidden" name="visit" value=(visit.id);
                @if let Some(on) = visit.on() {
                    p.meta { (words.with("attachments-for-visit", &[("date", words.date(on).into())])) }
                }
            }
            @if let Some(seen) = seen {
                input type="hidden" name="observation" value=(seen.id);
                p.meta { (words.with("observations-add-file-to", &[("date", words.date(seen.seen.day).into())])) }
            }
            (form::field_text(&FieldText {
                id: "caption", label: &words.say("attachments-caption"), hint: Some(&words.say("attachments-caption-hint")),
                value: fields.get("caption"), errors, required: true, voice: true, ..FieldText::new(words)
            }))
            @if hand == Hand::Team { (part(open, &forms::parts(open), (fields, errors))) (giver(open, (fields, errors))) }
            @else { p.meta { (words.say("card-own-readers")) } }
            (about(open, (fields, errors)))
            (file(open, (ANY, &largest(words), false), errors))
            p.actions { button.btn type="submit" { (words.say("attachments-do-add")) } }
        }
    }
}

/// Asks for the sound of a name. Phones open their recorder.
pub fn sound(open: &Open, hand: Hand, person: &Person, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let own = (person.role == Role::Caregiver).then_some(Facet::Caregiver(person.id));
    let parts: Vec<Facet> = std::iter::once(Facet::Together).chain(own).collect();
    html! {
        form.card.stack id="add" method="post" action=(urls::name_sound(open.family.id, person.id)) enctype="multipart/form-data" autocomplete="off" {
            h3 { (words.say("attachments-sound-say")) }
            input type="hidden" name="act" value=(typed.0.get("act"));
            @if hand == Hand::Team { (part(open, &parts, typed)) }
            @else { p.meta { (words.say("card-own-readers")) } }
            (file(open, (VOICE, &words.say("attachments-sound-hint"), true), typed.1))
            p.actions { button.btn type="submit" { (words.say("attachments-sound-keep")) } }
        }
    }
}

/// The file: the last field, so that everything typed is there when it is too large.
fn file(open: &Open, (accept, hint, records): (&str, &str, bool), errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let wrong = errors.iter().any(|error| error.field == FILE);
    let described = if wrong { "file-hint file-error" } else { "file-hint" };
    html! {
        div.field.bad[wrong] {
            label for=(FILE) { (words.say("attachments-file")) " " span.needed { (words.say("form-needed")) } }
            p.hint id="file-hint" { (hint) }
            (form::error_of(errors, FILE))
            input type="file" id=(FILE) name=(FILE) accept=(accept) capture=[records.then_some("user")]
                aria-invalid=[wrong.then_some("true")] aria-describedby=(described);
        }
    }
}

/// Whose part it goes into, with who would see it there.
fn part(open: &Open, parts: &[Facet], (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let choices: Vec<Choice> = parts
        .iter()
        .map(|facet| {
            let part = called::part(open, *facet);
            let readers = called::readers(open, &forms::blank(open, *facet).label());
            let told = [("part", part.as_str().into()), ("readers", readers.into())];
            let label = match open.reader.screen {
                Screen::Own => words.with("part-read-by", &told),
                Screen::Shared => part,
            };
            let value = facet.to_string();
            Choice { chosen: fields.get("part") == value, value, label }
        })
        .collect();
    form::choices(&Chooser {
        id: "part",
        legend: &words.say("attachments-part"),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}

/// Who gave it.
fn giver(open: &Open, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let choice =
        |value: String, label| Choice { chosen: fields.get("giver") == value, value, label };
    let people = open.family.people.iter();
    let people = people.filter(|one| one.role != Role::Child && one.died.is_none());
    let people = people.map(|one| choice(one.id.to_string(), called::person(words, one)));
    let me = choice(ME.to_owned(), words.say("attachments-giver-me"));
    let choices: Vec<Choice> = std::iter::once(me).chain(people).collect();
    form::select(&Select {
        words,
        id: "giver",
        label: &words.say("attachments-giver"),
        hint: None,
        choices: &choices,
        errors,
    })
}

/// Whom it is about, or shows.
fn about(open: &Open, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let choices: Vec<Choice> = open
        .family
        .people
        .iter()
        .map(|one| Choice {
            value: one.id.to_string(),
            label: called::person(words, one),
            chosen: fields.all("about").any(|id| id == one.id.to_string()),
        })
        .collect();
    form::choices(&Chooser {
        id: "about",
        legend: &words.say("attachments-whom"),
        choices: &choices,
        errors,
        ..Chooser::boxes()
    })
}
