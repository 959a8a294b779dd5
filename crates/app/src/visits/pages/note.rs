// SPDX-License-Identifier: AGPL-3.0-or-later
//! The note: written in one scroll, kept as typed, finished with any one field.

use jiff::Timestamp;
use maud::{Markup, html};
use practice::access::Screen;
use practice::people::{Person, Role};
use practice::visits::{Field, Visit};
use practice::{PersonId, VisitId};

use super::super::apart::BASE;
use super::super::filing::is_shown;
use super::super::forms::{FACTS_OF, IS_DELIGHT, present_field};
use super::facts::to_put_right;
use super::filing::{of_visit, who_may_read};
use super::{heading, read_as, when, with_save_bar};
use crate::at_once::way_there;
use crate::between_us::in_note as us;
use crate::called;
use crate::capacities::in_note as capacities;
use crate::codes::{LEADS, PRESENCES};
use crate::fields::Fields;
use crate::firsts::in_note as firsts;
use crate::guidance::in_note as guidance;
use crate::holding::in_note as holding;
use crate::lists::drafts::LOST;
use crate::looking_back::{hint_shape, hints};
use crate::observations::in_note as observations;
use crate::open::Open;
use crate::ours::in_note as ours;
use crate::overview::frame;
use crate::plays::in_note as plays;
use crate::promises::in_note as promises;
use crate::signs::in_note as signs;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::ui::notice;
use crate::urls;
use crate::wonderings::in_note as wonderings;

/// In place of a note that was begun alone, where others see the screen now.
pub fn typed_alone(open: &Open) -> Markup {
    let words = open.who.words;
    let title = words.say("note-title");
    frame(
        open,
        &title,
        "visits",
        &html! {
            h2 { (title) }
            p.lede { (words.say("note-typed-alone")) }
            p.actions { a.btn.second href=(urls::SHARED_SCREEN) { (words.say("shared-screen-end")) } }
        },
    )
}

/// The note of one visit, new or begun.
pub fn note(
    open: &Open,
    visit: VisitId,
    fields: &Fields,
    kept: Option<Timestamp>,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    let title = words.say("note-title");
    let state = match kept {
        Some(at) => open.saved_at(at),
        None if errors.is_empty() => words.say("note-nothing-saved"),
        None => words.say("note-kept-not-signed"),
    };
    with_save_bar(
        open,
        &title,
        html! {
            (form::error_summary(words, errors))
            p.meta { a href=(urls::story(id)) { (family_name(open)) } }
            h1 id="visit" { (title) }
            (notice::lost(words, fields.has(LOST)))
            form.grid method="post" action=(urls::note(id, visit)) autocomplete="off"
                data-autosave=(urls::note_draft(id, visit)) {
                input type="hidden" name="act" value=(fields.get("act"));
                @if fields.has(BASE) { input type="hidden" name=(BASE) value=(fields.get(BASE)); }
                div.stack {
                    div.card {
                        (observations::waiting(open, fields, errors))
                        (presence(open, fields, errors))
                        (relationships(open, fields, errors))
                        (lead(open, fields, errors))
                        (texts(open, fields, errors, true)) (hint_shape(open))
                        (observations::fields(open, fields, errors))
                        (firsts::fields(open, fields, errors))
                        (signs::fields(open, fields, errors))
                        (guidance::fields(open, fields, errors))
                        (plays::fields(open, fields, errors))
                        (wonderings::fields(open, visit, fields, errors))
                        (capacities::fields(open, fields, errors)) (holding::fields(open, fields, errors))
                        (promises::fields(open, fields, errors)) (ours::fields(open, fields, errors)) (us::fields(open, fields, errors))
                    }
                }
                div.stack {
                    section.card.stack { h2 { (words.say("note-when-where")) }
                        (when(open, fields, errors))
                        (length(open, fields, errors))
                    }
                    @if is_shown(&open.reader) { section.card { (of_visit(open, fields, errors)) } }
                    @let read_as = read_as::offered(open, visit);
                    @if !read_as.0.is_empty() {
                        section.card hidden[kept.is_none() && errors.is_empty()] data-once-kept { (read_as) }
                    }
                    (remember(open)) (for_you(open))
                }
                div.savebar {
                    span.state role="status" { (state) }
                    (way_there(words))
                    div.actions {
                        button.btn.second type="submit" name="do" value="save" { (words.say("note-save-draft")) }
                        button.btn type="submit" name="do" value="finish" data-finish { (words.say("note-finish")) }
                    }
                }
            }
        },
    )
}

/// A signed note, to amend: what is there stays, what is new stands beside it.
pub fn amend(open: &Open, visit: &Visit, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let id = open.family.id;
    let title = words.say("amend-title");
    with_save_bar(
        open,
        &title,
        html! {
            (form::error_summary(words, errors))
            p.meta { a href=(urls::visit(id, visit.id)) { (heading(open, visit)) } }
            h1 id="visit" { (title) }
            p.lede { (words.say("amend-lede")) }
            p.hint { (words.say("amend-readers-note")) }
            form.stack.narrow method="post" action=(urls::amend(id, visit.id)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                @if let Some(signed) = &visit.signed { (to_put_right(open, signed, (fields, errors))) }
                div.card {
                    div.prompt {
                        (form::field_text(&FieldText {
                            id: "reason", label: &words.say("amend-reason"), value: fields.get("reason"), errors,
                            hint: Some(&words.say("amend-reason-hint")), ..FieldText::new(words)
                        }))
                    }
                    (texts(open, fields, errors, false))
                }
                div.savebar {
                    a.btn.quiet href=(urls::visit(id, visit.id)) { (words.say("amend-leave")) }
                    div.actions { button.btn type="submit" data-finish { (words.say("amend-sign")) } }
                }
            }
        },
    )
}

fn family_name(open: &Open) -> String {
    let card = crate::lists::cards::Card::of(&open.family);
    called::family(open.who.words, &card)
}

/// How long it was.
pub(super) fn length(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    form::field_text(&FieldText {
        id: "minutes",
        label: &words.say("note-minutes"),
        value: fields.get("minutes"),
        errors,
        kind: "number",
        ..FieldText::new(words)
    })
}

pub(super) fn presence(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    // Whoever died since was there all the same.
    let was_there = |id| fields.has(FACTS_OF) && fields.has(&present_field(id));
    let people = open.family.people.iter();
    let alive = people.filter(|person| person.is_living() || was_there(person.id));
    html! {
        fieldset.prompt id="present" {
            legend.legend { (words.say("note-who-was-there")) }
            (form::error_of(errors, "present"))
            @for person in alive { (present(open, fields, errors, person)) }
        }
    }
}

fn present(open: &Open, fields: &Fields, errors: &[FieldError], person: &Person) -> Markup {
    let words = open.who.words;
    let field = present_field(person.id);
    // Whether a baby slept changes what a visit was; whether an adult did is nobody's business.
    let offered = PRESENCES.iter().filter(|(_, code)| {
        person.role == Role::Child || *code != "asleep" || fields.get(&field) == "asleep"
    });
    let choices: Vec<Choice> = offered
        .map(|(_, code)| {
            let key = if person.role == Role::Child || *code != "awake" { *code } else { "there" };
            Choice {
                value: (*code).to_owned(),
                label: words.say(&format!("presence-{key}")),
                chosen: fields.get(&field) == *code
                    || (*code == "absent" && fields.get(&field).is_empty()),
            }
        })
        .collect();
    form::choices(&Chooser {
        id: &field,
        legend: &called::person(words, person),
        choices: &choices,
        errors,
        small: true,
        ..Chooser::radio()
    })
}

pub(super) fn relationships(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let choices: Vec<Choice> = open
        .family
        .relationships
        .iter()
        .map(|known| Choice {
            value: known.id.to_string(),
            label: called::relationship(open, known),
            chosen: fields.all("relationship").any(|value| value == known.id.to_string()),
        })
        .collect();
    html! {
        div.prompt {
            @if choices.is_empty() {
                p.legend id="relationship" { (words.say("note-relationship")) }
                (form::error_of(errors, "relationship"))
                p.hint { (words.say("note-no-relationship-yet")) " "
                    a href=(urls::add_relationship(open.family.id)) { (words.say("note-name-relationship")) } }
            } @else {
                (form::choices(&Chooser {
                    id: "relationship", legend: &words.say("note-relationship"),
                    hint: Some(&words.say("note-relationship-hint")), choices: &choices, errors,
                    ..Chooser::boxes()
                }))
            }
        }
    }
}

pub(super) fn lead(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let choices = LEADS.map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("lead-{code}")),
        chosen: fields.get("lead") == code,
    });
    html! {
        div.prompt {
            (form::choices(&Chooser {
                id: "lead", legend: &words.say("note-lead"), choices: &choices, errors, ..Chooser::radio()
            }))
        }
    }
}

/// The fields; with hints of what is typed where it is kept as a draft.
fn texts(open: &Open, fields: &Fields, errors: &[FieldError], hinted: bool) -> Markup {
    let words = open.who.words;
    html! {
        @for field in Field::ALL {
            div.prompt {
                @if field == Field::Words { (teller(open, fields, errors)) }
                (form::field_area(&FieldArea {
                    id: field.code(),
                    label: &words.say(&format!("note-{}", field.code())),
                    hint: words.maybe(&format!("note-{}-hint", field.code())).as_deref(),
                    value: fields.get(field.code()),
                    errors,
                    voice: field == Field::Words,
                    ..FieldArea::new(words)
                }))
                @if hinted && field == Field::Between {
                    label.choice {
                        input type="checkbox" name=(IS_DELIGHT) value="yes" checked[fields.has(IS_DELIGHT)];
                        span { (words.say("note-between-is-delight")) }
                    }
                }
                @if hinted { (hints(open, field, fields.get(field.code()))) }
                (who_may_read(open, fields, errors, field))
            }
        }
    }
}

fn teller(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    // Whoever died says nothing new; in an older draft their words stay theirs.
    let chosen = |person: &Person| fields.get("teller").parse::<PersonId>() == Ok(person.id);
    let speakers = open
        .family
        .people
        .iter()
        .filter(|person| person.role != Role::Child && (person.is_living() || chosen(person)));
    let choices: Vec<Choice> = speakers
        .map(|person| Choice {
            value: person.id.to_string(),
            label: called::person(words, person),
            chosen: chosen(person),
        })
        .collect();
    html! {
        @if choices.is_empty() { p.hint { (words.say("note-nobody-to-quote")) } }
        @else {
            (form::choices(&Chooser {
                id: "teller", legend: &words.say("note-teller"), choices: &choices, errors, ..Chooser::radio()
            }))
        }
    }
}

/// Where what it stirred in whoever writes has its place: in windows of their own, so that the note stays where it is.
fn for_you(open: &Open) -> Markup {
    let words = open.who.words;
    let ways = [(urls::REFLECTIONS, "note-for-you-reflect"), (urls::BROUGHT, "note-for-you-bring")];
    html! {
        @if open.who.is_staff() && open.reader.screen == Screen::Own {
            section.card.stack-s.noprint data-private {
                h2 { (words.say("note-for-you")) }
                p { (words.say("note-for-you-says")) }
                @for (at, what) in ways { p { a href=(at) target="_blank" { (words.say(what)) } } }
            }
        }
    }
}

/// What was to be remembered: what both said at the last visit.
fn remember(open: &Open) -> Markup {
    let words = open.who.words;
    let visits = open.family.visits.newest_first();
    let next =
        visits.iter().find_map(|visit| visit.text(Field::NextTime).map(|text| (*visit, text)));
    // The pace somebody wished for last is known before the next visit.
    let paces = open.family.paces();
    html! {
        @if !paces.is_empty() { section.card.noprint data-private { h2 { (words.say("note-pace-title")) } (holding::paces(open)) } }
        @if let Some((visit, written)) = next {
            section.card {
                h2 { (words.say("note-remember")) }
                p.told { (written.text) }
                p.meta { (heading(open, visit)) }
            }
        }
    }
}
