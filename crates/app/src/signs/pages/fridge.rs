// SPDX-License-Identifier: AGPL-3.0-or-later
//! A page for the fridge: what a baby says without words, large, with no name but the baby's, no day, and nobody's agency.

use maud::{Markup, html};
use practice::people::Person;

use super::said;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::notice;
use crate::urls;
use crate::words::{Language, Words};

/// The page. On paper the card for the fridge stands alone; only what is for all who care for the child is on it.
pub fn page(open: &Open, child: &Person, language: Language) -> Markup {
    let words = open.who.words;
    let own = Words::of(language);
    let now = open.family.signs.now(child.id).into_iter();
    let me = Hand::of(open).person();
    let now: Vec<_> =
        now.filter(|cue| cue.now.told.stands_for_all(me) && child.is_living()).collect();
    let at = urls::fridge(open.family.id, child.id);
    let main = html! {
        p.meta.mt5 { a href=(urls::signs(open.family.id, child.id)) { (words.say("signs-title")) } }
        h2 { (words.say("signs-fridge")) }
        p.lede { (words.say("signs-fridge-lede")) }
        p.actions {
            @for known in Language::ALL {
                a.btn.quiet href={ (at) "?in=" (known.code()) } aria-current=[(known == language).then_some("true")] {
                    (words.say(&format!("signs-in-{}", known.code()))) }
            }
        }
        @if now.is_empty() { (notice::empty(&words.say("signs-fridge-empty"))) }
        @else {
            article.card.letter.fridge.mt5 lang=(language.code()) aria-labelledby="fridge" {
                h2 id="fridge" {
                    @match child.names.short() {
                        Some(name) => { (own.with("signs-fridge-of", &[("name", name.into())])) }
                        None => { (own.say("signs-fridge-of-baby")) }
                    }
                }
                @for cue in &now { (said(open, &cue.now)) }
            }
            div.actions.mt5.noprint { button.btn.second type="button" data-print { (words.say("form-print")) } }
        }
    };
    frame(open, &words.say("signs-title"), "people", &main)
}
