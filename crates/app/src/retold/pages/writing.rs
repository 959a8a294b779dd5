// SPDX-License-Identifier: AGPL-3.0-or-later
//! Writing a page of a visit: which texts, how they are said in her language, and the page as she would read it.

use maud::{Markup, html};
use practice::VisitId;
use practice::attachments::Form;
use practice::retold::{Source, What};

use super::super::forms::{next, piece_field, wording_field};
use super::{View, article};
use crate::called;
use crate::fields::Fields;
use crate::open::{Open, Seen};
use crate::overview::frame;
use crate::tongues;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError};
use crate::ui::notice;
use crate::urls;

/// The form of a page.
pub fn write(
    open: &Open,
    (seen, visit): (&Seen<'_>, VisitId),
    fields: &Fields,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    let name = called::person_in(words, &open.family, seen.person);
    let offered = seen.eyes().offered(visit);
    let main = html! {
        (form::error_summary(words, errors))
        p.meta.mt5 { a href=(urls::visit(open.family.id, visit)) { (words.say("retold-to-visit")) } }
        h2 { (words.with("retold-begin", &[("name", name.as_str().into())])) }
        p.lede { (words.with("retold-write-lede", &[("name", name.as_str().into())])) }
        @if offered.is_empty() { (notice::empty(&words.with("retold-nothing-hers", &[("name", name.into())]))) }
        @else { (the_form(open, (seen, visit), fields, errors)) }
    };
    frame(open, &words.say("retold-title"), "visits", &main)
}

/// The page as she would read it, the way to share it, and the form again.
pub fn preview(
    open: &Open,
    (seen, visit): (&Seen<'_>, VisitId),
    fields: &Fields,
    view: &View<'_>,
) -> Markup {
    let words = open.who.words;
    let name = called::person_in(words, &open.family, seen.person);
    let at = urls::page_for(open.family.id, visit, seen.person);
    let main = html! {
        p.meta.mt5 { a href=(urls::visit(open.family.id, visit)) { (words.say("retold-to-visit")) } }
        h2 { (words.with("retold-preview", &[("name", name.as_str().into())])) }
        p.lede { (words.with("retold-preview-lede", &[("name", name.as_str().into())])) }
        div.as-on-a-phone { (article::article(open, view)) }
        form.mt5 method="post" action=(at) autocomplete="off" {
            @for (field, value) in fields.0.iter().filter(|(field, _)| field != "do") {
                input type="hidden" name=(field) value=(value);
            }
            p.actions { button.btn type="submit" name="do" value="share" { (words.with("retold-share", &[("name", name.into())])) } }
        }
        details.mt5 {
            summary { (words.say("retold-change")) }
            (the_form(open, (seen, visit), fields, &[]))
        }
    };
    frame(open, &words.say("retold-title"), "visits", &main)
}

fn the_form(
    open: &Open,
    (seen, visit): (&Seen<'_>, VisitId),
    fields: &Fields,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    let offered = seen.eyes().offered(visit);
    html! {
        form.stack method="post" action=(urls::page_for(open.family.id, visit, seen.person)) autocomplete="off" {
            input type="hidden" name="act" value=(fields.get("act"));
            section.stack id="piece" tabindex="-1" aria-labelledby="pieces" {
                h3 id="pieces" { (words.say("retold-pieces")) }
                p.meta { (words.say("retold-pieces-hint")) }
                (form::error_of(errors, "piece"))
                @for (of, what) in &offered { (piece(open, (*of, what), (fields, errors))) }
            }
            section.card.stack aria-labelledby="language-legend" {
                h3 id="language-legend" { (words.say("retold-language-title")) }
                (tongues::pages::asked(open, (seen.person, ""), &words.say("retold-language"), (fields, errors)))
            }
            section.card.stack {
                h3 { (words.say("retold-besides")) }
                (besides(open, seen, visit, (fields, errors)))
            }
            p.actions { button.btn type="submit" name="do" value="preview" { (words.say("retold-look")) } }
        }
    }
}

/// One text or promise: whether it goes on the page, and how it is said in her language.
fn piece(
    open: &Open,
    (of, what): (Source, &What<'_>),
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let words = open.who.words;
    let (legend, text) = match what {
        What::Text(field, text, _) => {
            (words.say(&format!("note-{}", field.code())), text.to_string())
        }
        What::Promise(promise) => (words.say("retold-a-promise"), promise.made.words.to_string()),
    };
    let (chosen, wording) = (piece_field(of), wording_field(of));
    let choice = Choice {
        value: "yes".to_owned(),
        label: words.say("retold-choose"),
        chosen: fields.has(&chosen),
    };
    html! {
        div.card.stack-s {
            h4 { (legend) }
            p.told { (text) }
            (form::choices(&Chooser { id: &chosen, legend: &words.say("retold-choose-legend"), choices: &[choice], errors, ..Chooser::boxes() }))
            (form::field_area(&FieldArea {
                id: &wording, label: &words.say("retold-wording"), hint: Some(&words.say("retold-wording-hint")),
                value: fields.get(&wording), errors, voice: true, ..FieldArea::new(words)
            }))
        }
    }
}

/// The day of the next visit, and a picture of this one, where she knows of them.
fn besides(
    open: &Open,
    seen: &Seen<'_>,
    visit: VisitId,
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let words = open.who.words;
    let next = next(open, seen, visit).and_then(|visit| Some((visit.id.to_string(), visit.on()?)));
    let next = next.map(|(id, on)| Choice {
        chosen: fields.get("next") == id,
        value: id,
        label: words.with("retold-next", &[("date", words.date(on).into())]),
    });
    let pictures = seen.family.attachments.of_visit(visit);
    let pictures = pictures.filter(|one| one.kept.form == Form::Photo).map(|one| Choice {
        value: one.kept.attachment.to_string(),
        label: one.kept.caption.to_string(),
        chosen: fields.get("picture") == one.kept.attachment.to_string(),
    });
    let none = Choice {
        value: String::new(),
        label: words.say("retold-no-picture"),
        chosen: fields.get("picture").is_empty(),
    };
    let mut pictures: Vec<Choice> = pictures.collect();
    if !pictures.is_empty() {
        pictures.push(none);
    }
    let any = next.is_some() || !pictures.is_empty();
    html! {
        @if let Some(next) = next {
            (form::choices(&Chooser { id: "next", legend: &words.say("retold-ask-next"), choices: &[next], errors, ..Chooser::boxes() }))
        }
        @if !pictures.is_empty() {
            (form::choices(&Chooser { id: "picture", legend: &words.say("retold-ask-picture"), choices: &pictures, errors, ..Chooser::radio() }))
        }
        @if !any { p.meta { (words.say("retold-nothing-besides")) } }
    }
}
