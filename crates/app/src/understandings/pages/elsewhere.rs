// SPDX-License-Identifier: AGPL-3.0-or-later
//! Understandings on other pages: in short on their relationship's, and before a visit what would change a mind.

use maud::{Markup, html};
use practice::relationships::Relationship;
use practice::understandings::Understanding;

use super::super::{may_see, may_tell};
use crate::called;
use crate::open::Open;
use crate::urls;

/// How many the page of a relationship shows in short.
const SHORT: usize = 2;
/// How many characters of each.
const SHORT_CHARS: usize = 180;
/// How many texts stand before a visit.
const BEFORE: usize = 2;

/// On the page of a relationship, for those who do the work, alone with the screen: the newest in short, and the way to all.
pub fn on_relationship(open: &Open, known: &Relationship) -> Markup {
    let words = open.who.words;
    let all = &open.family.understandings;
    let mut newest: Vec<&Understanding> = all.standing(known.id).collect();
    newest.sort_by_key(|one| std::cmp::Reverse(one.now().map(|(_, step)| step.at)));
    let any = all.of(known.id).next().is_some();
    let asks = may_tell(open) && open.family.asks_how_else(known.id);
    html! {
        @if may_see(open) && (any || asks) {
            section.card.stack-s.noprint aria-labelledby="h-understood" {
                h3 id="h-understood" { (words.say("understood-title")) }
                @if newest.is_empty() { p.meta { (words.say("understood-none-stands")) } }
                @for one in newest.into_iter().take(SHORT) {
                    @if let Some((account, step)) = one.now() {
                        div {
                            p.told { (in_short(account.words.as_str())) }
                            p.xs { (called::practitioner(open, step.by)) ", " (words.date(account.on)) }
                        }
                    }
                }
                p.small { a href=(urls::understandings(open.family.id, known.id)) {
                    (words.say(if any { "understood-all" } else { "understood-begin" })) } }
            }
        }
    }
}

/// The beginning of a text, up to the end of a word.
fn in_short(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(SHORT_CHARS) else { return text.to_owned() };
    let begun = text.get(..end).unwrap_or(text);
    let whole = begun.rsplit_once(char::is_whitespace).map_or(begun, |(whole, _)| whole);
    format!("{}…", whole.trim_end())
}

/// Before a visit: what would change a mind, to look for it.
pub fn before_visit(open: &Open) -> Markup {
    let words = open.who.words;
    let all = if may_see(open) { open.family.would_change() } else { Vec::new() };
    html! {
        @if !all.is_empty() {
            div.would-change {
                p.meta { (words.say("understood-before-visit")) }
                ul.list.small {
                    @for (one, text) in all.into_iter().take(BEFORE) {
                        @let of = open.family.relationships.get(one.relationship);
                        @let two = of.map(|known| called::relationship(open, known)).unwrap_or_default();
                        li { p.meta { (two) } p.told { (in_short(text.as_str())) }
                            p.xs { a href=(urls::understandings(open.family.id, one.relationship)) {
                                (words.say("understood-look-for-it")) span.vh { ": " (two) } } } }
                    }
                }
            }
        }
    }
}
