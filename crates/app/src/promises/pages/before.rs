// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promises before a visit and on the story: one's own that are late above everything, then both ways.

use maud::{Markup, html};
use practice::promises::Promise;
use practice::visits::{Status, Visit};

use super::{became, line, says, ways};
use crate::open::Open;
use crate::ui::notice::{self, Tone};
use crate::urls;

/// How many the story has in its band.
const ON_STORY: usize = 3;

/// The reader's own promises whose day has passed, the longest first.
fn own_late(open: &Open) -> Vec<&Promise> {
    let mine = |one: &&Promise| one.is_of(open.who.practitioner()) && one.is_late(open.today);
    open.family.promises.open().into_iter().filter(mine).collect()
}

/// What whoever reads promised and did not come to yet. It stands above everything else.
pub fn late(open: &Open) -> Markup {
    let late = own_late(open);
    html! {
        @if !late.is_empty() {
            section aria-label=(open.who.words.say("promises-late-title")) {
                @for one in late {
                    (notice::notice(Tone::Honey, html! { p { strong { (says(open, one)) } } (ways(open, one, None)) }))
                }
            }
        }
    }
}

/// What is open both ways, but for what [`late`] says, and what came to an end since the last visit.
pub fn since(open: &Open) -> Markup {
    let words = open.who.words;
    let late = own_late(open);
    let rest = open.family.promises.open().into_iter();
    let rest: Vec<&Promise> = rest.filter(|one| late.iter().all(|own| own.id != one.id)).collect();
    let held = open.family.visits.iter().filter(|visit| visit.status() == Status::Held);
    let last = held.filter_map(Visit::on).max();
    let ended = open.family.promises.settled();
    let ended: Vec<_> = ended.into_iter().filter(|(_, end, _)| last <= Some(end.on)).collect();
    html! {
        @if !rest.is_empty() || !ended.is_empty() {
            section.card aria-labelledby="since" {
                h2 id="since" { (words.say("promises-since")) }
                ul.list.small {
                    @for one in rest { li { (line(open, one)) (ways(open, one, None)) } }
                    @for (one, end, by) in ended { li { p { (says(open, one)) } (became(open, end, by)) } }
                }
                p.mt5.noprint { a href=(urls::promises(open.family.id)) { (words.say("promises-all")) } }
            }
        }
    }
}

/// The few that are open next, for the band of the story, with the way to all.
pub fn on_story(open: &Open) -> Markup {
    let words = open.who.words;
    let waiting = open.family.promises.open();
    html! {
        div {
            @for one in waiting.iter().take(ON_STORY) { div.small { (line(open, one)) } }
            p.small.noprint { a href=(urls::promises(open.family.id)) { (words.say("promises-all")) } }
        }
    }
}
