// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a page says beside its contents: notices, tags, people's own words, and what will live where nothing is yet.

use jiff::civil::Date;
use maud::{Markup, html};

use super::icons;
use crate::words::Words;

/// What a colour means; the words beside it say the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Neutral.
    Plain,
    /// Relationship and action.
    Plum,
    /// Done, growing.
    Fern,
    /// Tend to this.
    Honey,
    /// Private.
    Dusk,
    /// An error or a danger, nothing else.
    Brick,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Plum => "plum",
            Self::Fern => "fern",
            Self::Honey => "honey",
            Self::Dusk => "dusk",
            Self::Brick => "brick",
        }
    }
}

/// A notice.
#[expect(
    clippy::needless_pass_by_value,
    reason = "markup is made for the call and reads best in its place"
)]
pub fn notice(tone: Tone, what: Markup) -> Markup {
    html! { div.note.(tone.class()) { (what) } }
}

/// Says that something was done, also to those who do not see the page.
pub fn done(what: &str) -> Markup {
    html! { p.note.fern.row role="status" { (icons::check()) span { (what) } } }
}

/// Says that what was typed into a form before can no longer be opened, where that is so.
pub fn lost(words: Words, is_so: bool) -> Markup {
    html! { @if is_so { p.note.honey role="status" { (words.say("draft-lost")) } } }
}

/// What will live here, where nothing is yet.
pub fn empty(what: &str) -> Markup {
    html! { div.empty { (icons::sign()) p { (what) } } }
}

/// A short word about a thing's state.
pub fn tag(tone: Tone, what: &str) -> Markup {
    html! { span.tag.(tone.class()) { (what) } }
}

/// Somebody's words as they said them.
pub struct Voice<'a> {
    /// The reader's words.
    pub words: Words,
    /// What was said.
    pub said: &'a str,
    /// Who said it.
    pub teller: Option<&'a str>,
    /// When.
    pub on: Option<Date>,
    /// The language it was said in, as a code (BCP 47), where it is known.
    pub language: Option<&'a str>,
}

/// Somebody's words in the typeface kept for them, with who said them and when.
pub fn voice(voice: &Voice<'_>) -> Markup {
    let on = voice.on.map(|on| voice.words.date(on));
    let by: Vec<&str> = voice.teller.into_iter().chain(on.as_deref()).collect();
    html! {
        blockquote.voice lang=[voice.language] {
            p.told { (voice.said) }
            @if !by.is_empty() { cite lang=(voice.words.language().code()) { (by.join(", ")) } }
        }
    }
}
