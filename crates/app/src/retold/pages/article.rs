// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of a visit itself, as whoever it is for reads it: in her language and its direction, and alone on paper.

use maud::{Markup, html};
use practice::relationships::Party;
use practice::retold::{Shown, What};
use practice::visits::{Field, Visit};

use super::View;
use crate::called;
use crate::open::Open;
use crate::tongues;
use crate::ui::notice;
use crate::urls;

/// The page.
pub fn article(open: &Open, view: &View<'_>) -> Markup {
    let (words, eyes) = (view.words, view.seen.eyes());
    let all = eyes.page(view.told);
    let texts = all.iter().filter(|one| matches!(one.what, What::Text(..)));
    let promised: Vec<_> = all.iter().filter(|one| matches!(one.what, What::Promise(_))).collect();
    let on = view.seen.family.visits.get(view.told.visit).and_then(Visit::on);
    let next = eyes.next(view.told, open.today).and_then(Visit::on);
    html! {
        article.card.letter.retold.mt5 lang=(words.language().code()) aria-labelledby="page-of-visit" {
            h2 id="page-of-visit" { (words.with("retold-heading", &[("date", on.map(|on| words.date(on)).unwrap_or_default().into())])) }
            @if all.is_empty() { (notice::empty(&words.say("retold-nothing-stands"))) }
            @for one in texts { (text(view, one)) }
            @if !promised.is_empty() {
                section {
                    h3 { (words.say("retold-promised")) }
                    ul.list { @for one in promised { li { (promise(open, view, one)) } } }
                }
            }
            @if let Some(picture) = eyes.picture(view.told) {
                figure.attachment { img src=(urls::attachment(open.family.id, picture.kept.attachment)) alt=(picture.kept.caption); }
            }
            @if let Some(on) = next { p { strong { (words.with("retold-next", &[("date", words.date(on).into())])) } } }
            (who_wrote(open, view))
        }
    }
}

/// A text, under what it is.
fn text(view: &View<'_>, one: &Shown<'_>) -> Markup {
    let What::Text(field, _, teller) = one.what else { return html! {} };
    let words = view.words;
    let family = &view.seen.family;
    let name = teller.map(|id| called::person_in(words, family, id));
    let heading = match (field, name) {
        (Field::Words, Some(_)) if teller == Some(view.told.to) => words.say("retold-words-you"),
        (Field::Words, Some(name)) => words.with("retold-words-of", &[("name", name.into())]),
        (Field::Child, _) => view.words.say("retold-child"),
        (field, _) => words.say(&format!("retold-{}", field.code())),
    };
    let told = html! { p.told lang=(lang(view, one)) dir=(direction(view, one)) { (said(one)) } };
    html! {
        section {
            h3 { (heading) }
            @if teller.is_some() { blockquote.voice { (told) } } @else { (told) }
        }
    }
}

/// What somebody said they would do, and by when now.
fn promise(open: &Open, view: &View<'_>, one: &Shown<'_>) -> Markup {
    let What::Promise(promise) = one.what else { return html! {} };
    let words = view.words;
    let by = match promise.made.by {
        Party::Person(id) if id == view.told.to => words.say("retold-you"),
        Party::Person(id) => called::person_in(words, &view.seen.family, id),
        Party::Practitioner(id) => called::by_name(open, id),
    };
    html! {
        (by) ": " span.told lang=(lang(view, one)) dir=(direction(view, one)) { (said(one)) }
        @match &promise.settled {
            None => span.meta { " " (words.with("retold-by-day", &[("date", words.date(promise.due()).into())])) },
            Some((settled, _)) => span.meta { " (" (words.say(&format!("promises-{}", settled.how.code()))) ")" },
        }
    }
}

/// What it says: in her language where it was put into it, else as it was written.
fn said<'a>(one: &'a Shown<'_>) -> &'a str {
    match (one.piece.wording.as_ref(), one.what) {
        (Some(wording), _) => wording.as_str(),
        (None, What::Text(_, text, _)) => text.as_str(),
        (None, What::Promise(promise)) => promise.made.words.as_str(),
    }
}

/// The language of a text; what is as it was written may be in any.
fn lang<'a>(view: &'a View<'_>, one: &Shown<'_>) -> &'a str {
    if one.piece.wording.is_some() { view.told.language.as_str() } else { "" }
}

fn direction(view: &View<'_>, one: &Shown<'_>) -> &'static str {
    if one.piece.wording.is_some() { tongues::direction(&view.told.language) } else { "auto" }
}

/// Who wrote the page, who put it into her language, and whether somebody who speaks it read it over.
fn who_wrote(open: &Open, view: &View<'_>) -> Markup {
    let words = view.words;
    let name = called::by_name(open, view.by);
    let put = view.told.put.as_ref();
    html! {
        p.meta {
            (words.with("retold-wrote", &[("name", name.as_str().into()), ("date", words.date(view.told.on).into())]))
            @if let Some(put) = put {
                " " (tongues::pages::told(words, put, &name, &view.told.language))
            }
        }
    }
}
