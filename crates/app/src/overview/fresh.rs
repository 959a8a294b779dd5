// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is new for a caregiver since she was here last: firsts, pages of visits, and what may come next; on her own story alone.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};
use practice::people::Person;
use practice::{Event, PersonId, Said, firsts, guidance, retold};
use record::{AccessSearch, ActorId, StreamId};

use crate::called;
use crate::error::Error;
use crate::open::{Hand, Open};
use crate::urls;

/// How far back what is new reaches for whoever was never here before, in days.
const FIRST_DAYS: i32 = 14;
/// How much of it is shown.
const SHOWN: usize = 5;

/// What waits for them, and the card of what is new beneath it: none where nothing is, and none for whoever works with the
/// family. Nothing of it goes outside.
pub async fn on_story(open: &Open, waiting: Markup) -> Result<Markup, Error> {
    if Hand::of(open).person().is_none() {
        return Ok(waiting);
    }
    let (since, here) = last_here(open).await?;
    let mut told = BTreeSet::new();
    let mut all: Vec<&Said> = open.said().filter(|said| is_new(open, said, since)).collect();
    all.reverse();
    let lines = all.into_iter().filter_map(|said| line(open, &said.event));
    let lines = lines.filter(|(of, _)| told.insert(*of)).map(|(_, line)| line);
    let lines: Vec<Markup> = lines.take(SHOWN).collect();
    Ok(html! { (waiting) (card(open, here, &lines)) })
}

fn card(open: &Open, here: Option<Date>, lines: &[Markup]) -> Markup {
    let words = open.who.words;
    html! {
        @if !lines.is_empty() {
            section.card.stack-s.noprint aria-labelledby="fresh" {
                h2 id="fresh" { (words.say("fresh-title")) }
                @if let Some(here) = here { p.meta { (words.with("fresh-since", &[("date", words.date(here).into())])) } }
                @for line in lines { div { (line) } }
            }
        }
    }
}

/// Written by somebody else since then.
fn is_new(open: &Open, said: &Said, since: i64) -> bool {
    said.by != open.who.practitioner() && since < said.at.as_microsecond()
}

/// When they were here last before today, and on which day; so what is new stays so until the day is over.
async fn last_here(open: &Open) -> Result<(i64, Option<Date>), Error> {
    let zone = open.app.zone.clone();
    let today = open.today.to_zoned(zone.clone())?.timestamp();
    let search = AccessSearch {
        who: Some(ActorId(open.who.account)),
        stream: Some(StreamId(open.family.id.0)),
        until: Some(today.as_microsecond()),
        ..AccessSearch::default()
    };
    let rows = open.app.record.access_search(&search, None, 1).await?;
    if let Some(row) = rows.first() {
        let at = jiff::Timestamp::from_microsecond(row.access.at)?;
        return Ok((row.access.at, Some(open.app.local(at).date())));
    }
    let begin = open.today.saturating_sub(FIRST_DAYS.days());
    Ok((begin.to_zoned(zone)?.timestamp().as_microsecond(), None))
}

/// What a line is about, so that it is told once.
type About = (u8, u128);

/// A line for something that stands now, with the way there: what has a place of its own on the story is only named.
/// None for anything else, and of a child who died nothing.
fn line(open: &Open, event: &Event) -> Option<(About, Markup)> {
    match event {
        // Another voice beside a first is shown where the first is.
        Event::Firsts(firsts::Event::Happened { first, .. }) => {
            let known = open.family.firsts.get(*first)?;
            let at = urls::book(open.family.id, living(open, known.happened.child)?);
            let link = html! {
                p.told { (known.happened.what) }
                (way(open, "fresh-first", known.happened.child, &at))
            };
            Some(((0, first.0), link))
        }
        Event::Retold(retold::Event::Retold { page, told }) => {
            crate::retold::is_mine(open, *page).then_some(())?;
            // After a loss no page of before it is news.
            open.family.people.children().all(Person::is_living).then_some(())?;
            let on = open.family.visits.get(told.visit).and_then(practice::visits::Visit::on);
            let on = on.map(|on| open.who.words.date(on)).unwrap_or_default();
            let at = urls::pages_of_visits(open.family.id);
            let words = open.who.words.with("fresh-page", &[("date", on.into())]);
            Some(((1, page.0), html! { p.small { a href=(at) { (words) } } }))
        }
        Event::Guidance(guidance::Event::Given { guidance, given }) => {
            crate::guidance::speaks(open, *guidance).then_some(())?;
            let at = urls::guidance(open.family.id, given.child);
            Some(((2, guidance.0), way(open, "fresh-guidance", given.child, &at)))
        }
        _ => None,
    }
}

fn living(open: &Open, child: PersonId) -> Option<PersonId> {
    let known = open.family.people.get(child).filter(|child| child.is_living());
    known.map(|child| child.id)
}

/// The way there, with the name of the child.
fn way(open: &Open, key: &str, child: PersonId, at: &str) -> Markup {
    let words = open.who.words;
    let name = called::person_in(words, &open.family, child);
    html! { p.small { a href=(at) { (words.with(key, &[("name", name.into())])) } } }
}
