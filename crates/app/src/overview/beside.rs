// SPDX-License-Identifier: AGPL-3.0-or-later
//! What stands beside the story: what the family brings, a year ago, what comes next.

use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};
use practice::people::{Person, Role};
use practice::visits::{Field, Status, Visit};

use crate::called;
use crate::capacities;
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::form::{self, Choice, FieldArea, FieldError, Select};
use crate::urls;

/// How many days around the day a year ago are looked at.
const AROUND: i32 = 10;
/// How far ahead the page looks, in days.
const AHEAD: i32 = 30;

/// What this family brings, and a place to add to it.
pub fn brings(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let all = &open.family.brings;
    let seen = capacities::on_story(open);
    if all.is_empty() && !open.may_write() && seen.0.is_empty() {
        return html! {};
    }
    html! {
        section.card.stack-s aria-labelledby="brings" {
            h2 id="brings" { (words.say("story-brings")) }
            @if all.is_empty() && open.family.capacities.standing().next().is_none() {
                p.meta { (words.say("story-brings-empty")) }
            }
            ul.list {
                @for one in all.iter().rev() {
                    li {
                        @match one.teller {
                            Some(teller) => { blockquote.voice { p.told { (one.words) }
                                cite { (called::person_in(words, &open.family, teller)) ", " (words.date(one.on)) } } }
                            None => { p.told { (one.words) } p.xs { (words.date(one.on)) } }
                        }
                    }
                }
            }
            (seen)
            @if open.may_write() { (brings_form(open, fields, errors)) }
        }
    }
}

fn brings_form(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let teller = fields.get("teller");
    let mut tellers = vec![Choice {
        value: "me".to_owned(),
        label: words.say("relationship-i-saw"),
        chosen: teller.is_empty() || teller == "me",
    }];
    let grown =
        open.family.people.iter().filter(|one| one.role != Role::Child && one.died.is_none());
    tellers.extend(grown.map(|one| Choice {
        value: one.id.to_string(),
        label: called::person(words, one),
        chosen: teller == one.id.to_string(),
    }));
    html! {
        details open[!errors.is_empty()] {
            summary { (words.say("story-brings-add")) }
            form.stack-s method="post" action=(urls::brings(open.family.id)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (form::field_area(&FieldArea { id: "words", label: &words.say("story-brings-what"), hint: Some(&words.say("story-brings-readers")), value: fields.get("words"), errors, ..FieldArea::new(words) }))
                (form::select(&Select { words, id: "teller", label: &words.say("relationship-teller"), hint: None, choices: &tellers, errors }))
                p.actions { button.btn.second type="submit" { (words.say("story-brings-do")) } }
            }
        }
    }
}

/// A moment of about a year ago, where there was one.
pub fn a_year_ago(open: &Open) -> Markup {
    let words = open.who.words;
    let Ok(then) = open.today.checked_sub(1.year()) else { return html! {} };
    let away = |on: Date| (on - then).get_days().abs();
    let held = open.family.visits.iter().filter(|visit| visit.status() == Status::Held);
    let told = |visit: &&Visit| moment(visit).is_some();
    let near = held.filter(|visit| visit.on().is_some_and(|on| away(on) <= AROUND)).filter(told);
    let Some(visit) = near.min_by_key(|visit| visit.on().map(away)) else { return html! {} };
    html! {
        section.card aria-labelledby="a-year-ago" {
            h2 id="a-year-ago" { (words.say("story-a-year-ago")) }
            p.told { (moment(visit).unwrap_or_default()) }
            p.xs { a href=(urls::visit(open.family.id, visit.id)) {
                (visit.on().map(|on| words.date(on)).unwrap_or_default()) } }
        }
    }
}

/// What of a visit is worth meeting again a year later.
fn moment(visit: &Visit) -> Option<&str> {
    let fields = [Field::Delight, Field::Between, Field::Child];
    fields.into_iter().find_map(|field| visit.text(field)).map(|written| written.text.as_str())
}

/// What comes in the next weeks: visits that were agreed, birthdays of children who live.
pub fn coming(open: &Open) -> Markup {
    let words = open.who.words;
    let until = open.today.saturating_add(AHEAD.days());
    let soon = |on: &Date| *on > open.today && *on <= until;
    let visits = open.family.visits.iter().filter(|visit| visit.status() == Status::Planned);
    let mut all: Vec<(Date, Markup)> = visits
        .filter_map(|visit| Some((visit.on().filter(soon)?, visit)))
        .map(|(on, visit)| {
            (on, html! { a href=(urls::visit(open.family.id, visit.id)) { (words.say("story-a-visit")) } })
        })
        .collect();
    for child in open.family.people.children() {
        if let Some((on, years)) = birthday(open, child).filter(|(on, _)| soon(on)) {
            let name = called::person(words, child);
            let says = words.with(
                "story-birthday",
                &[("name", name.into()), ("years", i64::from(years).into())],
            );
            all.push((on, html! { (says) }));
        }
    }
    all.sort_by_key(|(on, _)| *on);
    html! {
        @if !all.is_empty() {
            section.card aria-labelledby="coming" {
                h2 id="coming" { (words.say("story-coming")) }
                ul.list { @for (on, what) in all { li { strong { (words.day_month(on)) } " · " (what) } } }
            }
        }
    }
}

/// The next birthday of a child, and how old they will be; none for one who died or is not born.
fn birthday(open: &Open, child: &Person) -> Option<(Date, i16)> {
    let born = child.born().filter(|_| child.is_living())?;
    let years = (open.today.year() - born.year()..).take(2);
    // Who was born on the last day of a February is a year older on the last one of the next.
    let mut on = years.filter_map(|years| Some((born.checked_add(years.years()).ok()?, years)));
    on.find(|(on, years)| *years > 0 && *on > open.today)
}
