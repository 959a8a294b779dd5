// SPDX-License-Identifier: AGPL-3.0-or-later
//! The map on a page: the picture for wide and for narrow screens, the bonds in own words, and the same as text.

use std::collections::BTreeMap;

use ::map::{Descent, Fact, Picture, UnionKind};
use jiff::civil::Date;
use maud::{Markup, PreEscaped, html};
use practice::Family;

use super::super::drawn::{Map, Maps};
use super::super::picture::{Bond, Drawing};
use crate::called;
use crate::codes::{STATES, TRENDS, code_of};
use crate::open::Open;
use crate::ui::notice;
use crate::urls;
use crate::words::Words;

/// The signs the map is drawn with, in the order they are explained.
const SIGNS: [&str; 14] = [
    "shapes", "focus", "cares", "away", "died", "expected", "ended", "homes", "couples", "lines",
    "close", "tender", "strained", "numbers",
];

/// The map on the page a family opens on, and where it is changed.
pub fn on_story(open: &Open) -> Markup {
    let words = open.who.words;
    let drawing = drawing(open, &open.family, open.today);
    let name = |id| called::person_in(words, &open.family, id);
    let names: Vec<String> = drawing.focus().into_iter().map(name).collect();
    let title = if names.is_empty() {
        words.say("map-title")
    } else {
        let count = i64::try_from(names.len()).unwrap_or(i64::MAX);
        let names = words.list(&names);
        words.with("map-growing-up", &[("names", names.into()), ("count", count.into())])
    };
    html! {
        section.fig.family-map.mt5 aria-labelledby="map-heading" {
            div.row.between.figpad {
                h2 id="map-heading" { (title) }
                p.actions {
                    @if let Some(start) = open.family.opened.filter(|start| *start < open.today) {
                        a href=(urls::map_on(open.family.id, start)) { (words.say("map-start")) }
                    }
                    @if open.may_write() { a href=(urls::map(open.family.id)) { (words.say("map-change")) } }
                    a href=(urls::supports(open.family.id)) { (words.say("supports-title")) }
                }
            }
            @if open.may_write() { (who_is_missing(open, &names)) }
            (inside(&open.app.maps, &drawing))
        }
    }
}

/// What a map of somebody alone asks for next. Nothing where somebody was lost: whoever is missed is not missing.
fn who_is_missing(open: &Open, children: &[String]) -> Markup {
    let words = open.who.words;
    let family = &open.family;
    let lost = family.people.iter().any(|one| !one.is_living()) || !family.kin.ended.is_empty();
    let cared_for = family.people.caregivers().next().is_some();
    let (says, adds) = match (children.is_empty(), cared_for) {
        (true, true) if !lost => (words.say("map-no-child"), words.say("map-add-child")),
        (false, false) if !lost => {
            let names = [("names", words.list(children).into())];
            (words.with("map-nobody-cares", &names), words.say("map-add-caregiver"))
        }
        _ => return html! {},
    };
    html! {
        div.figpad { p.note.honey { (says) " " a href=(urls::map(open.family.id)) { (adds) } } }
    }
}

/// The map on its own page, with ages as they were on a day.
pub fn whole(open: &Open, family: &Family, on: Date) -> Markup {
    html! {
        section.fig.family-map.mt5 aria-labelledby="map-heading" {
            div.figpad { h2 id="map-heading" { (open.who.words.say("map-title")) } }
            (inside(&open.app.maps, &drawing(open, family, on)))
        }
    }
}

fn drawing<'a>(open: &Open, family: &'a Family, on: Date) -> Drawing<'a> {
    Drawing { family, words: open.who.words, today: on }
}

fn inside(maps: &Maps, drawing: &Drawing<'_>) -> Markup {
    let words = drawing.words;
    if drawing.family.people.iter().next().is_none() {
        return notice::empty(&words.say("map-empty"));
    }
    let map = maps.of(drawing.picture());
    html! {
        a.skip-here href="#map-after" { (words.say("map-skip")) }
        div.map-and-bonds {
            div.fig-scroll.wide-only role="region" aria-label=(words.say("map-scrolls")) tabindex="0" { (PreEscaped(&map.wide.svg)) }
            div.fig-scroll.narrow-only { (PreEscaped(&map.narrow.svg)) }
            (bonds(drawing))
        }
        div.fig-foot id="map-after" tabindex="-1" {
            details { summary { (words.say("map-as-text")) } (as_text(drawing, &map)) }
            details { summary { (words.say("map-signs")) } (signs(words)) }
        }
    }
}

/// The bonds by their numbers, with what was said of them last.
fn bonds(drawing: &Drawing<'_>) -> Markup {
    let words = drawing.words;
    let all = drawing.bonds();
    html! {
        section.bonds aria-labelledby="map-bonds" {
            h3 id="map-bonds" { (words.say("map-bonds")) }
            @if all.is_empty() { p.meta { (words.say("map-bonds-empty")) } }
            ol.n { @for (bond, number) in all.iter().zip(1_usize..) { (bond_line(drawing, bond, number)) } }
        }
    }
}

fn bond_line(drawing: &Drawing<'_>, bond: &Bond<'_>, number: usize) -> Markup {
    let words = drawing.words;
    let name = |id| called::person_in(words, drawing.family, id);
    let two =
        words.with("called-two", &[("a", name(bond.two.0).into()), ("b", name(bond.two.1).into())]);
    html! {
        li {
            span.number aria-hidden="true" { (number) }
            div {
                p { a href=(urls::relationship(drawing.family.id, bond.known.id)) { (two) } " "
                    span.meta { (words.say(&format!("state-{}", code_of(&STATES, bond.seen.state)))) ", "
                        (words.say(&format!("trend-{}", code_of(&TRENDS, bond.seen.trend)))) } }
                @if let Some(said) = &bond.seen.words {
                    blockquote.voice { p.told { (said) }
                        cite { @if let Some(teller) = bond.seen.teller { (name(teller)) ", " } (words.date(bond.seen.on)) } }
                }
            }
        }
    }
}

fn signs(words: Words) -> Markup {
    html! { ul.list { @for sign in SIGNS { li { (words.say(&format!("map-sign-{sign}"))) } } } }
}

/// The same as the picture, in sentences.
fn as_text(drawing: &Drawing<'_>, map: &Map) -> Markup {
    let told = Told::of(drawing, &map.picture);
    html! {
        ul.list {
            @for fact in &map.wide.text {
                @if let Some(line) = told.line(fact) {
                    li { @if let Fact::Home(_) = fact { strong { (line) } } @else { (line) } }
                }
            }
        }
    }
}

/// What people and homes on a picture are called.
struct Told<'a> {
    drawing: &'a Drawing<'a>,
    people: BTreeMap<::map::PersonId, (&'a str, String)>,
    homes: BTreeMap<::map::HomeId, &'a str>,
    bonds: BTreeMap<::map::BondId, &'a str>,
}

impl<'a> Told<'a> {
    fn of(drawing: &'a Drawing<'a>, picture: &'a Picture) -> Self {
        let people = picture.people.iter().map(|one| {
            let more = one.facts.iter().chain(&one.away).map(String::as_str);
            (one.id, (one.name.as_str(), more.collect::<Vec<_>>().join(", ")))
        });
        let homes = picture.homes.iter().map(|home| (home.id, home.label.as_str()));
        let bonds = picture.bonds.iter().map(|bond| (bond.id, bond.say.as_str()));
        Self { drawing, people: people.collect(), homes: homes.collect(), bonds: bonds.collect() }
    }

    fn name(&self, id: ::map::PersonId) -> String {
        let known = self.people.get(&id).map(|(name, _)| *name).filter(|name| !name.is_empty());
        known.map_or_else(|| self.drawing.words.say("called-somebody"), str::to_owned)
    }

    fn nameless(&self, id: ::map::PersonId) -> bool {
        self.people.get(&id).is_some_and(|(name, _)| name.is_empty())
    }

    fn parents(&self, (a, b): (::map::PersonId, Option<::map::PersonId>)) -> String {
        let all: Vec<String> = std::iter::once(a).chain(b).map(|one| self.name(one)).collect();
        self.drawing.words.list(&all)
    }

    /// A fact as a sentence; none for what another sentence says already.
    fn line(&self, fact: &Fact) -> Option<String> {
        let words = self.drawing.words;
        Some(match fact {
            Fact::Home(Some(home)) => {
                let home = self.homes.get(home).copied().unwrap_or_default();
                words.with("map-tell-home", &[("home", home.into())])
            }
            Fact::Home(None) => words.say("map-tell-elsewhere"),
            // A loss has no name; that it was is said of whose it is.
            Fact::Person { person, .. } if self.nameless(*person) => return None,
            Fact::Person { person, focus, cares, .. } => {
                let more =
                    self.people.get(person).map(|(_, more)| more.clone()).unwrap_or_default();
                let flags = [(*focus, "map-focus"), (*cares, "map-cares-said")];
                let flags = flags.into_iter().filter(|(is, _)| *is).map(|(_, key)| words.say(key));
                let all = [self.name(*person), more].into_iter().chain(flags);
                all.filter(|one| !one.is_empty()).collect::<Vec<_>>().join(", ")
            }
            Fact::Stay { person, home } => {
                let home = self.homes.get(home).copied().unwrap_or_default();
                let who = self.name(*person);
                words.with("map-tell-stay", &[("name", who.into()), ("home", home.into())])
            }
            Fact::Together { a, b, kind } => {
                let (a, b) = (self.name(*a), self.name(*b));
                let how = words.say(together(*kind));
                words.with(
                    "map-tell-together",
                    &[("a", a.into()), ("b", b.into()), ("how", how.into())],
                )
            }
            Fact::Child { person, descent, expected, parents } => {
                let how = words.say(if *expected { "map-tell-expected" } else { line(*descent) });
                let (who, parents) = (self.name(*person), self.parents(*parents));
                words.with(
                    "map-tell-child",
                    &[("name", who.into()), ("how", how.into()), ("parents", parents.into())],
                )
            }
            Fact::BornTogether { people, .. } => {
                let names: Vec<String> = people.iter().map(|one| self.name(*one)).collect();
                words.with("map-tell-twins", &[("names", words.list(&names).into())])
            }
            Fact::Loss { person, parents } => {
                let what =
                    self.people.get(person).map(|(_, more)| more.clone()).unwrap_or_default();
                let parents = self.parents(*parents);
                words.with("map-tell-loss", &[("parents", parents.into()), ("what", what.into())])
            }
            Fact::Bond { bond, .. } => (*self.bonds.get(bond)?).to_owned(),
        })
    }
}

fn together(kind: UnionKind) -> &'static str {
    match kind {
        UnionKind::Married => "together-married",
        UnionKind::Together => "together-partners",
        UnionKind::Separated => "together-separated",
        UnionKind::Divorced => "together-divorced",
        UnionKind::Donor => "line-donor",
    }
}

fn line(descent: Descent) -> &'static str {
    match descent {
        Descent::Birth => "line-birth",
        Descent::Adopted => "line-adopted",
        Descent::Foster => "line-foster",
        Descent::Kin => "line-kin",
        Descent::Donor => "line-donor",
    }
}
