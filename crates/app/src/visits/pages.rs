// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of a family's visits: the list, one visit to read, plan, and what did not happen.

mod apart;
mod facts;
mod filing;
mod given;
mod moving;
mod note;
mod planning;
mod read_as;
mod sharing;
mod taking;

use jiff::Timestamp;
use maud::{Markup, html};
use practice::access::Hat;
use practice::visits::{self, Amended, Field, Signed, Status, Summarised, Visit, Written};
use practice::{Event, PractitionerId, Said};

use super::filing::may_amend;
use crate::agenda::of_visit as talked_about;
use crate::between_us::of_visit as between_us;
use crate::called;
use crate::codes::{CAUSES, MODALITIES, PLACES, code_of};
use crate::fields::Fields;
use crate::looking_back::on_visit;
use crate::observations::of_visit as told_of_child;
use crate::open::Open;
use crate::ours::of_visit as what_waited;
use crate::overview::frame;
use crate::signing::{self, Lines};
use crate::ui::form::{self, Choice, Chooser, FieldError, FieldText};
use crate::ui::notice;
use crate::ui::page::page;
use crate::urls;

pub use apart::apart;
pub use given::given;
pub use moving::{missed, moving};
pub use read_as::read_as;

pub use note::{amend, note, typed_alone};
pub use planning::{plan, practical};
pub use taking::taking;

/// All visits, the newest first: held, planned, and those that did not happen; with what does not go together in the
/// days of whoever visits.
pub fn list(open: &Open, days: &Markup) -> Markup {
    let words = open.who.words;
    let title = words.say("visits-title");
    let id = open.family.id;
    let visits = open.family.visits.newest_first();
    frame(
        open,
        &title,
        "visits",
        &html! {
            div.row.between {
                h2 { (title) }
                @if open.may_write() && open.family.goodbye.ended.is_none() {
                    div.actions {
                        a.btn.second href=(urls::plan_visit(id)) { (words.say("visits-plan")) }
                    }
                }
            }
            (planning::in_rhythm(open, &[]))
            (days)
            @if visits.is_empty() {
                (notice::empty(&words.say("visits-empty")))
            } @else {
                ol.n.card.flush.visits {
                    @for visit in visits { (row(open, visit)) }
                }
            }
        },
    )
}

fn row(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    let (tag, class) = match visit.status() {
        Status::Held => ("visit-held", "tag fern"),
        Status::Planned => ("visit-planned", "tag plum"),
        Status::DidNotHappen if visit.called_off => ("visit-called-off", "tag"),
        Status::DidNotHappen => ("visit-did-not-happen", "tag"),
    };
    let first = Field::ALL.into_iter().find_map(|field| visit.text(field));
    html! {
        li.visit {
            div {
                p.who {
                    a href=(urls::visit(id, visit.id)) { (heading(open, visit)) }
                }
                p.meta {
                    span class=(class) { (words.say(tag)) }
                    @if let Some(at) = visit.when().and_then(|when| when.at) { " " (words.time(at)) }
                }
                @if let Some(written) = first { p.meta.clip { (shortened(written.text.as_str())) } }
                @if let Some((_, why)) = &visit.did_not_happen {
                    p.meta { (words.say(&format!("cause-{}", code_of(&CAUSES, why.cause)))) }
                }
            }
            @if visit.status() == Status::Planned && open.may_write() {
                div.actions {
                    a.btn.second href=(urls::did_not_happen(id, visit.id)) { (words.say(moving::off_word(open, visit))) }
                    a.btn href=(urls::note(id, visit.id)) { (words.say("visit-start-note")) }
                }
            }
        }
    }
}

/// The day of a visit in words, with the place.
pub fn heading(open: &Open, visit: &Visit) -> String {
    let words = open.who.words;
    let day = visit.on().map(|on| words.date(on)).unwrap_or_default();
    match visit.when() {
        Some(when) => {
            let place = words.say(&format!("place-{}", code_of(&PLACES, when.place)));
            format!("{day}, {place}")
        }
        None => day,
    }
}

fn shortened(text: &str) -> String {
    let short: String = text.chars().take(140).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

/// One visit, in reading form, with its amendments and what was written before them; while it is planned, with what
/// does not go together in the days of whoever visits.
pub fn visit(open: &Open, visit: &Visit, lines: Lines<'_>, days: &Markup) -> Markup {
    let errors = lines.errors;
    let words = open.who.words;
    let title = words.say("visit-title");
    frame(
        open,
        &title,
        "visits",
        &html! {
            (form::error_summary(words, errors))
            div.row.between {
                h2 { (heading(open, visit)) }
                (ways_on(open, visit))
            }
            @if visit.status() == Status::Planned { p.lede { (words.say("visit-is-planned")) } }
            @if visit.status() == Status::DidNotHappen && visit.did_not_happen.is_none() {
                p.lede { (words.say("visit-is-off")) }
            }
            (days)
            (planning::facts(open, visit))
            @if let (Status::DidNotHappen, Some((_, why))) = (visit.status(), &visit.did_not_happen) {
                section.card {
                    p { (words.say(&format!("cause-{}", code_of(&CAUSES, why.cause)))) }
                    @if let Some(told) = &why.words { p.told { (told) } }
                }
            }
            @if let Some(signed) = &visit.signed {
                (facts::facts(open, visit))
                (note_as_read(open, visit, signed, lines))
                (signing::to_stand_for(open, visit, lines))
                (crate::retold::on_visit(open, visit)) (read_as::offered(open, visit.id))
                (on_visit(open, visit))
                (crate::plays::of_visit(open, visit))
                (crate::echoes::on_visit(open, visit))
                (beside(open, visit))
                (crate::attachments::of_visit(open, visit.id, true))
                @for one in &visit.summarised { (summary(open, one)) }
                (crate::holding::of_visit(open, visit))
                @for one in &visit.amended { (amended(open, visit, one, lines)) }
            }
        },
    )
}

/// What can be done with a visit as it stands.
fn ways_on(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    let second = |to: String, word: &str| html! { a.btn.second href=(to) { (words.say(word)) } };
    html! {
        @if open.may_write() {
            div.actions {
                @match visit.status() {
                    Status::Held => @if may_amend(&open.reader) { (second(urls::amend(id, visit.id), "visit-amend")) }
                    status => {
                        @if status == Status::Planned {
                            (second(urls::takes(id, visit.id), "visit-change"))
                            (second(urls::move_visit(id, visit.id), "visit-move"))
                        }
                        (second(urls::did_not_happen(id, visit.id), moving::off_word(open, visit)))
                        a.btn href=(urls::note(id, visit.id)) { (words.say("visit-start-note")) }
                    }
                }
            }
        }
    }
}

/// The note as it reads now, with who signed it and when.
fn note_as_read(open: &Open, visit: &Visit, signed: &Signed, lines: Lines<'_>) -> Markup {
    let words = open.who.words;
    // Said where no text is read, whether there is none or it is not for whoever reads.
    let no_text = open.who.is_staff() && Field::ALL.iter().all(|one| visit.text(*one).is_none());
    let on = signed.held.when.on;
    let late = open.app.local(signed.at).date() > on;
    // What was finished that day without signal was not written later: it came in later.
    let in_time = visit.finished_away.is_some_and(|at| open.app.local(at).date() <= on);
    let late_word = if in_time { "visit-came-in-later" } else { "visit-late-entry" };
    html! {
        section.card.stack {
            @for field in Field::ALL {
                @if let Some(written) = visit.text(field) { (field_as_read(open, visit, written, lines.errors)) }
            }
            @if no_text { p.meta { (words.say("visit-no-text")) } }
            p.meta.signature {
                (signed_by(open, signed.by, signed.at))
                @if let Some(away) = visit.finished_away {
                    " · " (words.with("visit-finished-away", &signing::moment(open, String::new(), away)))
                }
                @if late { " · " (words.with(late_word, &[("date", words.date(on).into())])) }
            }
            (signing::shown(open, visit, 0))
            (signing::offered(open, visit, 0, lines))
            (signing::stood_for(open, visit))
        }
    }
}

fn signed_by(open: &Open, by: PractitionerId, at: Timestamp) -> String {
    let name = called::practitioner(open, by);
    open.who.words.with("visit-signed-by", &signing::moment(open, name, at))
}

/// An amendment: who made it, when and why.
fn amended(open: &Open, visit: &Visit, one: &Amended, lines: Lines<'_>) -> Markup {
    let words = open.who.words;
    html! {
        section.card {
            h3 { (words.with("visit-amendment", &[("number", i64::from(one.number).into())])) }
            p.meta { (signed_by(open, one.by, one.at)) }
            p { (one.reason) }
            (signing::shown(open, visit, one.number))
            (signing::offered(open, visit, one.number, lines))
        }
    }
}

/// What was kept beside the note.
fn beside(open: &Open, visit: &Visit) -> Markup {
    html! { (talked_about(open, visit)) (what_waited(open, visit)) (between_us(open, visit)) (told_of_child(open, visit)) }
}

/// What the record says of a session in this visit.
fn summary(open: &Open, one: &Summarised) -> Markup {
    let words = open.who.words;
    let told = &one.summary;
    html! {
        section.card.stack {
            h3 { (words.say("visit-summary")) }
            dl.facts {
                dt { (words.say("visit-summary-about")) } dd { (called::person_in(words, &open.family, told.about)) }
                dt { (words.say("visit-summary-modality")) }
                dd { (words.say(&format!("modality-{}", code_of(&MODALITIES, told.modality)))) }
                dt { (words.say("visit-summary-progress")) } dd { (told.progress) }
                dt { (words.say("visit-summary-plan")) } dd { (told.plan) }
            }
            @if told.enough { p { span.tag.honey { (words.say("visit-enough")) } } }
            p.meta { (signed_by(open, one.by, one.at)) }
        }
    }
}

fn field_as_read(open: &Open, visit: &Visit, written: &Written, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let before: Vec<&Written> =
        visit.texts(written.field).filter(|one| one.amendment < written.amendment).collect();
    let teller = written.teller.map(|id| called::person_in(words, &open.family, id));
    html! {
        div {
            h3 {
                (words.say(&format!("note-{}", written.field.code())))
                @if written.amendment > 0 { " " span.tag.honey { (words.say("visit-amended")) } }
            }
            @if written.field == Field::Words {
                blockquote.voice { p.told { (written.text) } @if let Some(teller) = teller { cite { (teller) } } }
            } @else {
                p.told { (written.text) }
            }
            @if written.field == Field::Wondering { (crate::wonderings::on_visit(open, visit.id)) }
            @if let Some(said) = said_of(open, visit, written) {
                (filing::as_read(open, said))
                (sharing::offered(open, visit.id, said, errors))
                @if open.who.hat == Hat::Caregiver {
                    p { a href=(urls::not_so(open.family.id, said.id)) { (words.say("not-so-link")) } }
                }
            }
            @if !before.is_empty() {
                details.earlier {
                    summary { (words.say("visit-earlier-text")) }
                    @for one in before {
                        p.meta { (words.date(open.app.local(one.at).date())) }
                        p.told { (one.text) }
                    }
                }
            }
        }
    }
}

/// The entry a text of a note was written in.
pub(super) fn said_of<'a>(open: &'a Open, visit: &Visit, written: &Written) -> Option<&'a Said> {
    open.said().find(|said| {
        matches!(&said.event, Event::Visits(visits::Event::Wrote { visit: of, field, amendment, .. })
            if *of == visit.id && *field == written.field && *amendment == written.amendment)
    })
}

/// A day and an hour beside each other; each by the name of its field and what it is called.
pub(super) fn day_and_time(
    open: &Open,
    (fields, errors): (&Fields, &[FieldError]),
    [(day, day_word), (time, time_word)]: [(&str, &str); 2],
) -> Markup {
    let words = open.who.words;
    html! {
        div.two {
            (form::field_text(&FieldText {
                id: day, label: &words.say(day_word), value: fields.get(day), errors, kind: "date",
                ..FieldText::new(words)
            }))
            (form::field_text(&FieldText {
                id: time, label: &words.say(time_word), value: fields.get(time), errors, kind: "time",
                ..FieldText::new(words)
            }))
        }
    }
}

/// When and where, shared by the note and the plan.
pub(super) fn when(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let places = PLACES.map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("place-{code}")),
        chosen: fields.get("place") == code,
    });
    html! {
        (day_and_time(open, (fields, errors), [("on", "visit-on"), ("at", "visit-at")]))
        (form::choices(&Chooser {
            id: "place", legend: &words.say("visit-place"), choices: &places, errors, ..Chooser::radio()
        }))
        (form::field_text(&FieldText {
            id: "place-words", label: &words.say("visit-place-words"), value: fields.get("place-words"),
            errors, ..FieldText::new(words)
        }))
    }
}

/// The bare page of a note, which brings its own bar at the foot.
pub(super) fn with_save_bar(open: &Open, title: &str, main: Markup) -> Markup {
    let mut frame = open.who.frame(title, crate::ui::page::Place::Families);
    frame.save_bar = true;
    page(&frame, main)
}
