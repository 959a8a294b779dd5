// SPDX-License-Identifier: AGPL-3.0-or-later
//! Wonderings on other pages: before a visit, beside the story, under a signed note; and somebody's own words on her story.

use jiff::civil::Date;
use maud::{Markup, html};
use practice::VisitId;
use practice::wonderings::Wondering;

use super::{of_day, stands};
use crate::open::{Hand, Open};
use crate::ui::notice::{self, Voice};
use crate::urls;

/// How many come back at once before a visit.
const BACK: usize = 3;
/// How many the story shows, and how old the oldest of them may be, in days.
const STILL: usize = 4;
const STILL_DAYS: i32 = 120;
/// How many of their own words somebody finds on the story.
const OWN: usize = 3;

/// Those whose time has come, the oldest first.
pub fn before_visit(open: &Open) -> Markup {
    let words = open.who.words;
    let back = open.family.wonderings_back(open.today);
    html! {
        @if !back.is_empty() {
            div.wondered {
                p.meta { (words.say("before-wondered")) }
                ul.list.small {
                    @for one in back.into_iter().take(BACK) {
                        li { p.told { (one.written.text) }
                            p.xs { (of_day(open, &one)) " · " (stands(open, &one)) " · " (way(open, &one)) } }
                    }
                }
            }
        }
    }
}

/// What is held open, the newest first, beside the story.
pub fn still(open: &Open) -> Markup {
    let words = open.who.words;
    let since = |on: Date| (open.today - on).get_days() <= STILL_DAYS;
    let all = open.family.wondered();
    let recent = all.iter().filter(|one| one.is_open() && one.looked().is_some_and(since));
    let recent: Vec<&Wondering<'_>> = recent.take(STILL).collect();
    html! {
        @if !all.is_empty() {
            section.card aria-labelledby="wondering" {
                h2 id="wondering" { (words.say("story-wondering")) }
                @if !recent.is_empty() { ul.list {
                    @for one in recent {
                        li { p.told { (one.written.text) }
                            p.xs { a href=(urls::wondering(open.family.id, one.visit.id)) { (of_day(open, one)) } } }
                    }
                } }
                p.small.mt5.noprint { a href=(urls::wonderings(open.family.id)) { (words.say("wonderings-all")) } }
            }
        }
    }
}

/// Where the wondering of a signed note stands, under its text.
pub fn on_visit(open: &Open, visit: VisitId) -> Markup {
    html! {
        @if let Some(one) = open.family.wondering(visit) {
            p.xs { (stands(open, &one)) " · " (way(open, &one)) }
        }
    }
}

/// What somebody of the family said, for themselves: words alone, and nothing of what they were an answer to.
pub fn own_words(open: &Open) -> Markup {
    let words = open.who.words;
    let Some(me) = Hand::of(open).person() else { return html! {} };
    let mine = open.family.wonderings.said().into_iter().filter(|own| own.teller == me);
    let mine: Vec<_> = mine.take(OWN).collect();
    html! {
        @if !mine.is_empty() {
            section.card aria-labelledby="own-words" {
                h2 id="own-words" { (words.say("words-own")) }
                p.meta { (words.say("words-own-lede")) }
                ul.list { @for own in mine { li {
                    (notice::voice(&Voice { words, said: own.words.as_str(), teller: None, on: Some(own.on), language: None })) } } }
            }
        }
    }
}

fn way(open: &Open, one: &Wondering<'_>) -> Markup {
    html! { a href=(urls::wondering(open.family.id, one.visit.id)) {
    (open.who.words.say("wonderings-look")) span.vh { ": " (one.written.text) } } }
}
