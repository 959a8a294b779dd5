// SPDX-License-Identifier: AGPL-3.0-or-later
//! A card of guidance as the one it is for reads it: in her language and its direction, with no quote that is not hers.

use maud::{Markup, html};

use super::View;
use crate::called;
use crate::guidance::through;
use crate::open::Open;
use crate::tongues;

/// The card. On paper it stands alone.
pub fn article(open: &Open, view: &View<'_>) -> Markup {
    let (words, given) = (view.words, view.given);
    let through = through(open, view.seen);
    let quotes = through.quotes(given);
    let child = view.seen.family.people.get(given.child);
    let name = child.map(|child| called::person(words, child)).unwrap_or_default();
    let (language, direction) = (&given.language, tongues::direction(&given.language));
    html! {
        article.card.letter.retold.mt5 lang=(words.language().code()) aria-labelledby="guidance-card" {
            h2 id="guidance-card" { (words.with("guidance-heading", &[("name", name.as_str().into())])) }
            p.told lang=(language) dir=(direction) { (given.says) }
            @if !quotes.is_empty() || given.why.is_some() {
                section {
                    h3 { (words.with("guidance-because", &[("name", name.as_str().into())])) }
                    @for one in quotes { blockquote.voice { p.told lang="" dir="auto" { (one.quote) } } }
                    @if let Some(why) = &given.why { p.told lang=(language) dir=(direction) { (why) } }
                }
            }
            @if let Some(told) = age(view, &name) { p { (told) } }
            (who_gave(open, view))
        }
    }
}

/// How old the child was that day; told from the day a child who came early was to be born beside it.
fn age(view: &View<'_>, name: &str) -> Option<String> {
    let (words, on) = (view.words, view.given.on);
    let age = view.given.age?;
    let (key, adjusted) = match age.adjusted {
        Some(due) => ("guidance-age-adjusted", words.age(due, on)),
        None => ("guidance-age", String::new()),
    };
    let told = [
        ("name", name.into()),
        ("age", words.age(age.born, on).into()),
        ("adjusted", adjusted.into()),
    ];
    Some(words.with(key, &told))
}

/// Who gave it and when, and who put it into this language.
fn who_gave(open: &Open, view: &View<'_>) -> Markup {
    let words = view.words;
    let name = called::by_name(open, view.by);
    let told = [("name", name.as_str().into()), ("date", words.date(view.given.on).into())];
    html! {
        p.meta {
            (words.with("guidance-wrote", &told))
            @if let Some(put) = &view.given.put { " " (tongues::pages::told(words, put, &name, &view.given.language)) }
        }
    }
}
