// SPDX-License-Identifier: AGPL-3.0-or-later
//! A picture of supports drawn: lines, the household, then what is around it, in this order.

use std::collections::BTreeSet;

use super::ring::{Measures, Ring, Seat, Text, Words};
use super::{Drawing, Fact, Picture, Places, Support, Tie};
use crate::drawing::{Head, Options, framed};
use crate::geometry::{Area, Curve, Point, at, paced};
use crate::nodes::LINE;
use crate::pen::{Pen, escaped};
use crate::picture::{PersonId, State};
use crate::strokes;

/// How far from the edges of the drawing anything is.
const EDGE: f64 = 6.0;
/// Points along a line, as far apart as those of a bond.
const PACE: f64 = 4.0;
/// How much of a line the arrow at its end takes, and half of what it opens to.
const ARROW: f64 = 11.0;
const OPEN: f64 = 5.5;

/// Draws a picture of supports.
#[must_use]
pub fn draw(picture: &Picture, options: Options) -> Drawing {
    let (mut seen, mut here) = (BTreeSet::new(), BTreeSet::new());
    let supports: Vec<&Support> =
        picture.supports.iter().filter(|support| seen.insert(support.id)).collect();
    let people: Vec<&(PersonId, String)> =
        picture.people.iter().filter(|(person, _)| here.insert(*person)).collect();
    let most = Measures::of(options.narrow).words;
    let names = people.iter().map(|(_, name)| (Text::Name, name.as_str()));
    let household =
        Words::of([(Text::Title, picture.household.as_str())].into_iter().chain(names), most.1);
    let words = |support: &&Support| {
        let facts = support.facts.iter().map(|fact| (Text::Fact, fact.as_str()));
        let name = (Text::Name, support.name.as_str());
        Words::of([name].into_iter().chain(facts), most.0)
    };
    let written: Vec<Words> = supports.iter().map(words).collect();
    let ring = Ring::of(&household, &written, options.narrow);
    let reach = ring.seats.iter().fold(ring.household, |reach, seat| both(reach, seat.area));
    let down = EDGE - reach.from.y;
    let mut artist = Artist {
        pen: Pen::new(reach.from.x - EDGE, reach.to.x + EDGE, picture.rtl),
        down,
        links: options.links,
        drawn: Vec::new(),
    };
    for (support, seat) in supports.iter().zip(&ring.seats) {
        artist.line(support, seat);
    }
    artist.household(&ring, &household, &people);
    for ((support, seat), words) in supports.iter().zip(&ring.seats).zip(&written) {
        artist.support(support, seat, words);
    }
    let height = reach.to.y + down + EDGE;
    let head =
        Head { id: &picture.id, title: &picture.title, lang: &picture.lang, rtl: picture.rtl };
    let svg = framed(&head, options, (artist.pen.width(), height), &artist.pen.svg);
    let text = people.iter().map(|(person, _)| Fact::Lives(*person));
    let text = text.chain(supports.iter().map(|support| fact(support))).collect();
    let places = artist.places(&ring, &supports, (&household, &written));
    Drawing { svg, width: artist.pen.width(), height, text, drawn: artist.drawn, places }
}

fn fact(support: &Support) -> Fact {
    let Support { id, tie, gives, takes, .. } = *support;
    Fact::Support { support: id, tie, gives, takes }
}

/// What holds both.
fn both(one: Area, other: Area) -> Area {
    Area {
        from: at(one.from.x.min(other.from.x), one.from.y.min(other.from.y)),
        to: at(one.to.x.max(other.to.x), one.to.y.max(other.to.y)),
    }
}

fn middle(area: Area) -> Point {
    area.from.towards(area.to, 0.5)
}

struct Artist {
    pen: Pen,
    /// How far everything is moved down, so that the drawing begins at 0.
    down: f64,
    links: bool,
    drawn: Vec<Fact>,
}

impl Artist {
    fn point(&self, point: Point) -> Point {
        at(point.x, point.y + self.down)
    }

    fn area(&self, area: Area) -> Area {
        Area { from: self.point(area.from), to: self.point(area.to) }
    }

    /// The line between a household and a support: as a bond of that strength is drawn, with an arrow where
    /// something is given.
    fn line(&mut self, support: &Support, seat: &Seat) {
        let (from, to) = (self.point(seat.from), self.point(seat.to));
        let part = ARROW / from.far(to).max(1.0);
        let begins = if support.gives { from.towards(to, part) } else { from };
        let ends = if support.takes { to.towards(from, part) } else { to };
        let curves = [Curve::straight(begins, ends)];
        let state = match support.tie {
            Tie::Strong => State::Close,
            Tie::Thin => State::Distant,
            Tie::Stressful => State::Strained,
        };
        strokes::look(&mut self.pen, state, &curves, &paced(&curves, PACE));
        if support.gives {
            self.arrow(from, begins);
        }
        if support.takes {
            self.arrow(to, ends);
        }
        self.pen.raw("\n");
    }

    /// An arrow with its tip at one point, its shaft from the other.
    fn arrow(&mut self, tip: Point, shaft: Point) {
        let far = tip.far(shaft).max(1e-9);
        let across = at((tip.y - shaft.y) / far, (shaft.x - tip.x) / far);
        let back = tip.towards(shaft, 0.75);
        self.pen.line("bd b1", &[shaft, tip]);
        self.pen.line("bd b1", &[back.plus(across, OPEN), tip, back.plus(across, -OPEN)]);
    }

    fn household(&mut self, ring: &Ring, words: &Words, people: &[&(PersonId, String)]) {
        let area = self.area(ring.household);
        self.pen.rect("hh hh1", area, 18.0);
        self.write(words, words.around(self.point(ring.middle)));
        self.pen.raw("\n");
        self.drawn.extend(people.iter().map(|(person, _)| Fact::Lives(*person)));
    }

    fn support(&mut self, support: &Support, seat: &Seat, words: &Words) {
        let href = support.href.as_ref().filter(|_| self.links);
        if let Some(href) = href {
            let (href, said) = (escaped(href), escaped(&support.say));
            self.pen.raw(&format!("<a href=\"{href}\" aria-label=\"{said}\">"));
        }
        let area = self.area(seat.area);
        self.pen.raw("<g class=\"pn\">");
        self.pen.rect("sy", area, 12.0);
        self.write(words, words.around(middle(area)));
        self.pen.raw(if href.is_some() { "</g></a>\n" } else { "</g>\n" });
        self.drawn.push(fact(support));
    }

    fn write(&mut self, words: &Words, area: Area) {
        let mut line = area.from.y + 12.5;
        for (kind, words) in &words.lines {
            let class = match kind {
                Text::Title => "hl",
                Text::Name => "nm",
                Text::Fact => "sb",
            };
            // Nodes of text stand apart, so that what is read is what is seen.
            self.pen.raw(" ");
            self.pen.text(class, at(area.from.x, line), words);
            line += LINE;
        }
    }

    fn places(
        &self,
        ring: &Ring,
        supports: &[&Support],
        (household, written): (&Words, &[Words]),
    ) -> Places {
        let turned = |area: Area| self.pen.area(self.area(area));
        let moved = |point: &Point| {
            let point = self.point(*point);
            at(self.pen.along(point.x), point.y)
        };
        let seats = || supports.iter().zip(&ring.seats);
        let words = written.iter().zip(&ring.seats);
        let words = words.map(|(words, seat)| words.around(middle(seat.area)));
        let own = household.around(ring.middle);
        let line = |seat: &Seat| {
            let points = paced(&[Curve::straight(seat.from, seat.to)], PACE);
            points.iter().map(moved).collect()
        };
        Places {
            household: turned(ring.household),
            supports: seats().map(|(support, seat)| (support.id, turned(seat.area))).collect(),
            words: std::iter::once(own).chain(words).map(turned).collect(),
            lines: seats().map(|(support, seat)| (support.id, line(seat))).collect(),
        }
    }
}
