// SPDX-License-Identifier: AGPL-3.0-or-later
//! Echoes on other pages: what was offered on her story, the latest beside ours, before a visit, and the way to hear one.

use maud::{Markup, html};
use practice::echoes::{Echo, Stands};
use practice::visits::Visit;

use super::super::hand;
use super::{stands, wonder};
use crate::open::{Hand, Open};
use crate::urls;

/// How many the story shows.
const ON_STORY: usize = 2;

/// For those who do the work the latest that go on; for a caregiver, that something was wondered with her, and no word
/// of it: what it says is read on its page, by her alone.
pub fn on_story(open: &Open) -> Markup {
    let words = open.who.words;
    let theirs = matches!(Hand::of(open), Hand::Own(_));
    let all: Vec<&Echo> =
        open.family.echoes.newest_first().filter(|one| shows(open, one)).collect();
    html! {
        @if !all.is_empty() {
            section.card aria-labelledby="echoes" {
                h2 id="echoes" { (words.say(super::own(open, "echoes-title"))) }
                @if theirs {
                    ul.list { @for one in all { li { a href=(urls::echo(open.family.id, one.id)) {
                        (words.with(if one.stands() == Stands::Offered { "echoes-waits" } else { "echoes-yours" },
                            &[("date", words.date(one.on).into())])) } } } }
                } @else {
                    ul.list { @for one in all.into_iter().take(ON_STORY) { li { (short(open, one)) } } }
                    p.small.mt5.noprint { a href=(urls::echoes(open.family.id)) { (words.say("echoes-all")) } }
                }
            }
        }
    }
}

/// The latest that goes on, before a visit.
pub fn before_visit(open: &Open) -> Markup {
    let latest = open.family.echoes.newest_first().find(|one| shows(open, one));
    html! {
        @if let Some(one) = latest {
            div.echoed {
                p.meta { (open.who.words.say("echoes-before")) }
                (short(open, one))
            }
        }
    }
}

/// Whether one is shown beside other things: it goes on, whoever told it lives, and what its visit was about is
/// between two who live.
fn shows(open: &Open, one: &Echo) -> bool {
    let visit = open.family.visits.get(one.shown.now.visit);
    let lives = |id| open.family.people.get(id).is_none_or(practice::people::Person::is_living);
    let told = lives(one.shown.then.teller) && lives(one.shown.now.whose);
    one.goes_on() && told && visit.is_none_or(|visit| open.family.lives_on(visit))
}

fn short(open: &Open, one: &Echo) -> Markup {
    html! {
        p.told { (wonder(open, one)) }
        p.xs { (stands(open, one)) " · " a href=(urls::echo(open.family.id, one.id)) {
            (open.who.words.say("echoes-look")) span.vh { ": " (one.shown.wonder) } } }
    }
}

/// The way from a signed visit to the form; not where others see the screen.
pub fn on_visit(open: &Open, visit: &Visit) -> Markup {
    html! {
        @if hand(open) == Hand::Team && visit.signed.is_some() && open.family.goodbye.ended.is_none() {
            p.actions.noprint { a.btn.quiet href=(urls::hear_echo(open.family.id, visit.id)) {
                (open.who.words.say("echoes-of-this")) } }
        }
    }
}
