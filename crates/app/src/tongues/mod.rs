// SPDX-License-Identifier: AGPL-3.0-or-later
//! The languages a family may be written to in: more than the pages of the product are written in.

pub mod pages;

use practice::PersonId;
use practice::card::{Slot, Topic};
use practice::people::Use;
use practice::text::Text;

use crate::error::Error;
use crate::open::Open;
use crate::words::{Language, Words};

/// A language, by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tongue {
    /// Its code (BCP 47).
    pub code: &'static str,
    /// What those who speak it call it.
    pub own: &'static str,
    /// Whether it is written from right to left.
    pub rtl: bool,
}

const fn tongue(code: &'static str, own: &'static str) -> Tongue {
    Tongue { code, own, rtl: false }
}

const fn leftwards(code: &'static str, own: &'static str) -> Tongue {
    Tongue { code, own, rtl: true }
}

/// Every one, in the order of a form.
pub const ALL: [Tongue; 21] = [
    tongue("en", "English"),
    tongue("es", "Español"),
    tongue("am", "አማርኛ"),
    leftwards("ar", "العربية"),
    tongue("bn", "বাংলা"),
    leftwards("prs", "دری"),
    leftwards("fa", "فارسی"),
    tongue("fr", "Français"),
    tongue("ht", "Kreyòl ayisyen"),
    tongue("ko", "한국어"),
    tongue("ne", "नेपाली"),
    leftwards("ps", "پښتو"),
    tongue("pt", "Português"),
    tongue("ru", "Русский"),
    tongue("so", "Soomaali"),
    tongue("sw", "Kiswahili"),
    tongue("tl", "Tagalog"),
    tongue("uk", "Українська"),
    leftwards("ur", "اردو"),
    tongue("vi", "Tiếng Việt"),
    tongue("zh", "中文"),
];

impl Tongue {
    /// The language of this code.
    pub fn parse(code: &str) -> Option<Self> {
        ALL.into_iter().find(|known| known.code == code)
    }

    /// What it is called in these words.
    pub fn called(self, words: Words) -> String {
        words.say(&format!("tongue-{}", self.code))
    }

    /// The language somebody means who names it so, in their language or in one of ours.
    fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        let ours = |known: &Self| {
            let in_ours = Language::ALL.map(|ours| known.called(Words::of(ours)).to_lowercase());
            in_ours.contains(&name) || known.own.to_lowercase() == name
        };
        ALL.into_iter().find(ours)
    }
}

/// The language a page for somebody begins in: that of their own pages, where they have any; else the one they said they
/// read in, or talk in, and then what the card says of the family.
pub fn of_person(open: &Open, person: PersonId, pages: Option<Language>) -> Tongue {
    let known = open.family.people.get(person).map(|known| known.languages.as_slice());
    let own = known.unwrap_or_default().iter();
    let own = used(own.map(|one| (&one.language, one.uses.as_slice())));
    let topic = Topic::Languages;
    let card = [Some(person), None].into_iter();
    let card = card.filter_map(|whose| open.family.card.stands(Slot { topic, whose }));
    let card = card.flat_map(|known| &known.answer.languages);
    let card = used(card.map(|one| (&one.language, one.uses.as_slice())));
    let pages = pages.and_then(|language| Tongue::parse(language.code()));
    let by_use = |all: &[Used<'_>], wanted| {
        all.iter().find(|(_, uses)| uses.contains(&wanted)).map(|(tongue, _)| *tongue)
    };
    pages
        .or_else(|| by_use(&own, Use::Read))
        .or_else(|| by_use(&own, Use::Talk))
        .or_else(|| by_use(&card, Use::Read))
        .or_else(|| by_use(&card, Use::Talk))
        .unwrap_or(ALL[0])
}

/// A language we know, and what it is used for.
type Used<'a> = (Tongue, &'a [Use]);

fn used<'a>(said: impl Iterator<Item = (&'a Text, &'a [Use])>) -> Vec<Used<'a>> {
    said.filter_map(|(name, uses)| Some((Tongue::named(name.as_str())?, uses))).collect()
}

/// The words around what is written to somebody in a language: in that language, or, where ours are not in it, in that of
/// their own pages.
pub async fn around(open: &Open, code: &str, to: PersonId) -> Result<Words, Error> {
    if let Some(language) = Language::parse(code) {
        return Ok(Words::of(language));
    }
    let theirs = open.language_of(to).await?;
    Ok(theirs.map_or(open.who.words, Words::of))
}

/// The direction a text of this language is written in; of a language we do not know, as its letters are.
pub fn direction(code: &str) -> &'static str {
    match Tongue::parse(code) {
        Some(known) if known.rtl => "rtl",
        Some(_) => "ltr",
        None => "auto",
    }
}
