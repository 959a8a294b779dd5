// SPDX-License-Identifier: AGPL-3.0-or-later
//! The sign of each of the people with the words beside it, as a link where it leads somewhere.

use crate::geometry::{Area, Point, at};
use crate::nodes::{LINE, Node, PILL, Text, Who};
use crate::pen::{Pen, escaped, number};
use crate::picture::{Sign, Words};
use crate::scene::Scene;

pub fn node(pen: &mut Pen, scene: &Scene, place: usize, told: (&Words, bool)) {
    let (words, links) = told;
    let known = &scene.drawn.nodes[place];
    let href = match known.who {
        Who::Person(person) | Who::Stay(person, _) => person.href.as_ref(),
        Who::Folded(home) => home.href.as_ref(),
    };
    let href = href.filter(|_| links);
    if let Some(href) = href {
        let said = said(known, words);
        pen.raw(&format!("<a href=\"{}\" aria-label=\"{}\">", escaped(href), escaped(&said)));
    }
    pen.raw("<g class=\"pn\">");
    sign(pen, known, scene.middle(place));
    label(pen, known, scene.label(place));
    pen.raw("</g>");
    pen.raw(if href.is_some() { "</a>\n" } else { "\n" });
}

/// What a screen reader hears: what is to be seen, word by word, and then what the sign says.
fn said(known: &Node, words: &Words) -> String {
    let lines: Vec<&str> = known.label.lines.iter().map(|(_, line)| line.as_str()).collect();
    let mut said = lines.join(" ");
    let more = match known.who {
        Who::Person(person) => [(person.cares, &words.cares), (person.focus, &words.focus)],
        Who::Stay(..) => return said,
        Who::Folded(home) => return home.folded.clone(),
    };
    for (_, word) in more.into_iter().filter(|(holds, word)| *holds && !word.is_empty()) {
        said.push_str(", ");
        said.push_str(word);
    }
    said
}

fn sign(pen: &mut Pen, known: &Node, middle: Point) {
    let person = match known.who {
        Who::Person(person) => person,
        Who::Stay(..) => return shape(pen, "sy ghost", known.sign, (middle, known.radius)),
        Who::Folded(_) => {
            for aside in [-13.0, 0.0, 13.0] {
                pen.circle("lossdot", at(middle.x + aside, middle.y), 4.0);
            }
            return;
        }
    };
    if person.cares {
        cradle(pen, middle, known.radius + 7.0);
    }
    let class = match (person.focus, person.died) {
        (true, _) => "sy focus",
        (false, true) => "sy died",
        (false, false) => "sy",
    };
    shape(pen, class, known.sign, (middle, known.radius));
    if person.focus && known.sign != Sign::Ended {
        shape(pen, "sy inner", known.sign, (middle, known.radius - 5.0));
    }
    if person.died && known.sign != Sign::Ended {
        let half = match known.sign {
            Sign::Circle => known.radius * 0.707,
            Sign::Diamond => known.radius * 0.5,
            Sign::Square | Sign::Pregnancy | Sign::Ended => known.radius,
        };
        for turn in [-1.0, 1.0] {
            let (from, to) = (
                middle.plus(at(-half, -half * turn), 1.0),
                middle.plus(at(half, half * turn), 1.0),
            );
            pen.line("ln thin", &[from, to]);
        }
    }
}

/// The arc under the sign of whoever cares day to day.
fn cradle(pen: &mut Pen, middle: Point, radius: f64) {
    let (x, y) = (pen.along(middle.x), middle.y + radius * 0.57);
    let (from, to) = (number(x - radius * 0.82), number(x + radius * 0.82));
    let (y, radius) = (number(y), number(radius));
    pen.path("carer", &format!("M{from} {y} A{radius} {radius} 0 0 0 {to} {y}"));
}

fn shape(pen: &mut Pen, class: &str, sign: Sign, place: (Point, f64)) {
    let (middle, radius) = place;
    let corners = |wide: f64, points: [(f64, f64); 4]| {
        points.map(|(x, y)| at(middle.x + x * wide, middle.y + y * wide))
    };
    match sign {
        Sign::Square => pen.rect(class, Area::around(middle, radius), 3.0),
        Sign::Circle => pen.circle(class, middle, radius),
        Sign::Ended => pen.circle("lossdot", middle, radius),
        Sign::Diamond => {
            let points = corners(radius + 2.0, [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]);
            let data = format!("{} Z", pen.through(&points));
            pen.path(class, &data);
        }
        Sign::Pregnancy => {
            let (top, bottom) = (at(middle.x, middle.y - radius + 2.0), middle.y + radius - 4.0);
            let points = [top, at(middle.x + radius, bottom), at(middle.x - radius, bottom)];
            let data = format!("{} Z", pen.through(&points));
            pen.path(class, &data);
        }
    }
}

fn label(pen: &mut Pen, known: &Node, area: Area) {
    let mut line = area.from.y + 12.5;
    for (kind, words) in &known.label.lines {
        // Nodes of text stand apart, so that what is read is what is seen.
        pen.raw(" ");
        match kind {
            Text::Name => pen.text("nm", at(area.from.x, line), words),
            Text::Fact => pen.text("sb", at(area.from.x, line), words),
            Text::Away => {
                let wide = crate::measure::width(words, crate::measure::AWAY, true) + 2.0 * PILL;
                let from = at(area.from.x, line - 12.0);
                pen.rect("awb", Area { from, to: at(from.x + wide, from.y + LINE) }, LINE / 2.0);
                pen.text("aw", at(area.from.x + PILL, line), words);
            }
        }
        line += LINE;
    }
}
