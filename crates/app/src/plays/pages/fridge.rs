// SPDX-License-Identifier: AGPL-3.0-or-later
//! How a play goes, on a page to print: large, with no name, no day, and nobody's agency.

use maud::{Markup, html};
use practice::people::Person;

use super::super::Which;
use super::super::in_box::pages::takes;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::notice;
use crate::urls;
use crate::words::{Language, Words};

/// The page. On paper the card stands alone; a play that is not for all who care for the child is on no paper of
/// anybody else's.
pub fn page(open: &Open, child: &Person, which: &Which, language: Language) -> Markup {
    let words = open.who.words;
    let me = Hand::of(open).person();
    let own = open.family.plays.own(which.id);
    let for_all = own.is_none_or(|own| own.now.told.stands_for_all(me));
    let at = urls::play_on_paper(open.family.id, child.id, which.id);
    let goes = which.goes.as_ref().filter(|_| for_all);
    let main = html! {
        p.meta.mt5 { a href=(urls::play(open.family.id, child.id, which.id)) { (which.title) } }
        h2 { (words.say("plays-paper")) }
        p.lede { (words.say("plays-paper-lede")) }
        @if which.boxed {
            p.actions.noprint {
                @for known in Language::ALL {
                    a.btn.quiet href={ (at) "?in=" (known.code()) } aria-current=[(known == language).then_some("true")] {
                        (words.say(&format!("plays-in-{}", known.code()))) }
                }
            }
        }
        @match goes {
            None => { (notice::empty(&words.say("plays-paper-none"))) }
            Some((language, how)) => {
                article.card.letter.fridge.mt5 lang=(language) aria-labelledby="fridge" {
                    h2 id="fridge" { (which.title) }
                    @for line in how.lines().filter(|line| !line.trim().is_empty()) { p.cue { (line) } }
                    @if let Some(small) = &which.small {
                        @let language = Language::parse(language).unwrap_or(words.language());
                        (takes(Words::of(language), small, language))
                    }
                }
                div.actions.mt5.noprint { button.btn.second type="button" data-print { (words.say("form-print")) } }
            }
        }
    };
    frame(open, &words.say("plays-paper"), "people", &main)
}
