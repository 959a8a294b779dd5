// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the heartbeat shows, told day by day: visits, what happened when there was none, gaps, tries and agreements.

use jiff::civil::Date;
use maud::{Markup, html};
use practice::presence::{Agreement, Gap, Try, gaps};
use practice::visits::{Status, Visit};

use super::beats::first_day;
use crate::called;
use crate::codes::{CAUSES, code_of};
use crate::open::Open;
use crate::urls;

/// What is told of a day.
type Line = (Date, Markup);

/// The days of the picture, the newest first, as a table.
pub fn table(open: &Open) -> Markup {
    let words = open.who.words;
    let family = &open.family;
    let mut all: Vec<Line> = family.visits.iter().filter_map(|one| visit(open, one)).collect();
    all.extend(gaps(family, open.today).into_iter().map(|gap| quiet(open, gap)));
    all.extend(family.presence.tried.iter().map(|one| tried(open, one)));
    all.extend(family.presence.agreed.iter().map(|one| agreed(open, one)));
    all.retain(|(on, _)| first_day(open) <= *on);
    all.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    html! {
        p.meta { (words.say("presence-missed-says")) }
        div.table-scroll role="region" aria-label=(words.say("presence-table")) tabindex="0" {
            table {
                caption.vh { (words.say("presence-table")) }
                thead { tr {
                    th scope="col" { (words.say("presence-day")) }
                    th scope="col" { (words.say("presence-what")) }
                } }
                tbody {
                    @for (on, what) in &all { tr { th scope="row" { (words.date(*on)) } td { (what) } } }
                }
            }
        }
    }
}

/// A visit that is over: what is still planned stands elsewhere.
fn visit(open: &Open, visit: &Visit) -> Option<Line> {
    let words = open.who.words;
    let on = visit.on()?;
    let at = urls::visit(open.family.id, visit.id);
    let what = match (visit.status(), &visit.did_not_happen) {
        (Status::Held, _) => html! { a href=(at) { (words.say("presence-sign-held")) } },
        (Status::DidNotHappen, Some((_, why))) => html! {
            a href=(at) { (words.say("presence-sign-missed")) } ": "
            (words.say(&format!("cause-{}", code_of(&CAUSES, why.cause))))
            @if let Some(said) = &why.words { p.told { (said) } }
        },
        _ => return None,
    };
    Some((on, what))
}

fn quiet(open: &Open, gap: Gap) -> Line {
    let days = [("days", i64::from(gap.days).into())];
    (gap.since, html! { (open.who.words.with("presence-quiet-for", &days)) })
}

fn tried(open: &Open, one: &Try) -> Line {
    let words = open.who.words;
    let tried = &one.tried;
    let key = if tried.answered { "presence-sign-answered" } else { "presence-sign-tried" };
    let what = html! {
        (words.say(key)) ": " (words.say(&format!("presence-way-{}", tried.way.code())))
        " · " (called::practitioner(open, one.by))
        @if let Some(said) = &tried.words { p.told { (said) } }
    };
    (tried.on, what)
}

fn agreed(open: &Open, one: &Agreement) -> Line {
    let words = open.who.words;
    let every = called::rhythm(words, one.agreed.every_days.map(i64::from));
    let what = html! {
        @if every.is_empty() { (words.say("presence-open")) }
        @else { (words.with("presence-agreed", &[("rhythm", every.into())])) }
        @if let Some(until) = one.agreed.pause_until {
            " " (words.with("presence-paused", &[("date", words.date(until).into())]))
        }
        @if let Some(why) = &one.why { p.told { (why) } }
    };
    (one.agreed.on, what)
}
