// SPDX-License-Identifier: AGPL-3.0-or-later
//! The letter of what one who cares for a child brings: theirs alone, with the days, on paper in one of two languages.

use maud::{Markup, html};
use practice::capacities::{Capacity, own_of};
use practice::people::Person;

use crate::called;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::notice;
use crate::urls;
use crate::words::{Language, Words};

/// The letter. On paper it stands alone.
pub fn show(open: &Open, whose: &Person, language: Language) -> Markup {
    let words = open.who.words;
    let title = words.say("capacities-letter");
    let all = own_of(open.said(), whose.id);
    let main = html! {
        p.meta.noprint { a href=(urls::capacities(open.family.id)) { (words.say(super::own(open, "capacities-title"))) } }
        h2.noprint { (title) }
        p.lede.noprint { (words.say("capacities-letter-lede")) }
        @if all.is_empty() { (notice::empty(&words.say("capacities-letter-empty"))) }
        @else {
            (languages(open, whose, language))
            (reads(open, whose, (&all, language)))
            div.actions.mt5.noprint { button.btn.second type="button" data-print { (words.say("form-print")) } }
        }
    };
    frame(open, &title, "story", &main)
}

fn languages(open: &Open, whose: &Person, language: Language) -> Markup {
    let at = urls::capacity_letter(open.family.id, whose.id);
    html! {
        p.actions.noprint {
            @for known in Language::ALL {
                a.btn.quiet href={ (at) "?in=" (known.code()) } aria-current=[(known == language).then_some("true")] {
                    (open.who.words.say(&format!("capacities-letter-in-{}", known.code()))) }
            }
        }
    }
}

/// As it reads: what they bring, each with the moments and their days, and on whose behalf it was put together.
fn reads(open: &Open, whose: &Person, (all, language): (&[Capacity], Language)) -> Markup {
    let words = Words::of(language);
    let name = whose.names.full().or(whose.names.short()).map(str::to_owned);
    let name = name.unwrap_or_else(|| called::person(words, whose));
    let signed = [
        ("author", open.who.name.as_str().into()),
        ("name", name.as_str().into()),
        ("date", words.date(open.today).into()),
    ];
    let by = match Hand::of(open) {
        Hand::Own(_) => "capacities-letter-by-own",
        _ => "capacities-letter-by",
    };
    html! {
        article.card.letter.stack.mt5 lang=(language.code()) {
            h3 { (words.with("capacities-letter-of", &[("name", name.as_str().into())])) }
            @for one in all {
                div {
                    p { strong.told { (one.words) } }
                    @for moment in one.moments() {
                        p.told { (moment.words) }
                        p.xs { (words.with(
                            if moment.teller.is_some() { "capacities-letter-told" } else { "capacities-letter-seen" },
                            &[("date", words.date(moment.on).into())])) }
                    }
                }
            }
            p.meta.signature { (words.with(by, &signed)) }
        }
    }
}
