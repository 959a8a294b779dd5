// SPDX-License-Identifier: AGPL-3.0-or-later
//! A picture drawn: outlines, lines of kinship, bonds, words, signs, numbers, in this order.

use crate::bonds::{self, Way};
use crate::geometry::{Area, Point, at, beside};
use crate::lines::{At, Bend, Look, Mark};
use crate::measure::{CAPTION, count};
use crate::nodes::{Drawn, Who};
use crate::pen::{Pen, escaped, number};
use crate::picture::{Person, PersonId, Picture};
use crate::plan::{self, TITLE_LINE};
use crate::scene::Scene;
use crate::sound::Sound;
use crate::strokes;
use crate::text::{self, Fact};
use crate::{lines, signs};

/// How a picture is drawn.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// People and numbers lead somewhere.
    pub links: bool,
    /// The drawing stands alone, with this stylesheet in it.
    pub style: Option<&'a str>,
    /// For a phone: homes one under another.
    pub narrow: bool,
}

/// A map, ready to be shown.
#[derive(Clone)]
pub struct Drawing {
    /// The picture. Inside a page it has classes only.
    pub svg: String,
    /// Its width, in the units of its text.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The same, to be told in words: everything, also what is not drawn for want of room.
    pub text: Vec<Fact>,
    /// The facts that are drawn.
    pub drawn: Vec<Fact>,
    /// Where things stand in it.
    pub places: Places,
}

/// Where things stand in a drawing, for whoever checks that nothing meets.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The signs, with whose they are.
    pub signs: Vec<(PersonId, Area)>,
    /// The words beside signs.
    pub labels: Vec<Area>,
    /// What homes are called, and the words over the lines of couples.
    pub captions: Vec<Area>,
    /// The outlines of homes.
    pub homes: Vec<Area>,
    /// The pieces of the lines of kinship.
    pub lines: Vec<(Point, Point)>,
    /// The bonds, each as points along it, with the two it is between.
    pub bonds: Vec<(PersonId, PersonId, Vec<Point>)>,
    /// The numbers of bonds.
    pub numbers: Vec<Area>,
}

/// Draws a picture.
#[must_use]
pub fn draw(picture: &Picture, options: Options) -> Drawing {
    let sound = Sound::of(picture);
    let mut drawn = Drawn::of(&sound, plan::label_most(options.narrow));
    if options.narrow {
        plan::loosen(&mut drawn);
    }
    let mut scene = Scene::of(&drawn, options.narrow);
    let ways = bonds::ways(&scene);
    for point in ways.iter().flat_map(|way| &way.points) {
        scene.begins = scene.begins.min(point.x - 12.0);
        scene.ends = scene.ends.max(point.x + 12.0);
        scene.heights.end = scene.heights.end.max(point.y + 16.0);
    }
    let mut artist = Artist {
        picture,
        links: options.links,
        scene: &scene,
        pen: Pen::new(scene.begins, scene.ends, picture.rtl),
        facts: Vec::new(),
    };
    artist.homes();
    artist.kinship();
    artist.words();
    let numbers = artist.bonds(&ways);
    let places = artist.places(&ways, numbers);
    let (width, height) = (artist.pen.width(), scene.heights.end);
    let head =
        Head { id: &picture.id, title: &picture.title, lang: &picture.lang, rtl: picture.rtl };
    let svg = framed(&head, options, (width, height), &artist.pen.svg);
    Drawing { svg, width, height, text: text::of(&sound), drawn: artist.facts, places }
}

/// What stands at the head of a picture.
pub struct Head<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub lang: &'a str,
    pub rtl: bool,
}

pub fn framed(head: &Head, options: Options, size: (f64, f64), body: &str) -> String {
    let (wide, high) = (number(size.0.ceil()), number(size.1.ceil()));
    let (id, lang) = (escaped(head.id), escaped(head.lang));
    let role = if options.links { "group" } else { "img" };
    let direction = if head.rtl { " direction=\"rtl\"" } else { "" };
    let title = escaped(head.title);
    let (alone, style) = match options.style {
        Some(style) => (
            format!(" xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{lang}\""),
            format!(
                "<style>{}</style>\n<rect class=\"bg\" width=\"{wide}\" height=\"{high}\"/>\n",
                escaped(style)
            ),
        ),
        None => (String::new(), String::new()),
    };
    format!(
        "<svg{alone} class=\"map\" role=\"{role}\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" \
         lang=\"{lang}\" aria-labelledby=\"{id}-t\"{direction}>\n<title id=\"{id}-t\">{title}</title>\n{style}{body}</svg>\n"
    )
}

struct Artist<'a> {
    picture: &'a Picture,
    links: bool,
    scene: &'a Scene<'a>,
    pen: Pen,
    facts: Vec<Fact>,
}

/// Nodes between which lines run are people; ties of a drawing name no others.
fn person<'a>(drawn: &Drawn<'a>, node: usize) -> &'a Person {
    match drawn.nodes[node].who {
        Who::Person(person) | Who::Stay(person, _) => person,
        Who::Folded(_) => unreachable!("a home that is drawn as one link has no ties"),
    }
}

impl Artist<'_> {
    fn homes(&mut self) {
        for frame in &self.scene.plan.frames {
            let Some(home) = frame.home.map(|home| self.scene.drawn.homes[home]) else { continue };
            let class = if home.main { "hh hh1" } else { "hh" };
            self.pen.rect(class, self.scene.outline(frame), 18.0);
            self.pen.raw("\n");
            if !self.scene.drawn.folded[frame.home.unwrap_or_default()] {
                self.facts.push(Fact::Home(Some(home.id)));
            }
        }
        if self.scene.drawn.nodes.iter().any(|node| node.home.is_none()) {
            self.facts.push(Fact::Home(None));
        }
    }

    fn kinship(&mut self) {
        let (drawn, scene) = (self.scene.drawn, self.scene);
        for run in &scene.lines.runs {
            let points: Vec<Point> = run.bends.iter().map(|bend| scene.bend(*bend)).collect();
            match run.look {
                Look::Solid => self.pen.line("ln", &points),
                Look::Dashed => self.pen.line("ln dash", &points),
                Look::Dotted => self.pen.line("ln dot", &points),
                Look::Adopted => {
                    self.pen.line("ln", &beside(&points, 2.5));
                    self.pen.line("ln dash", &beside(&points, -2.5));
                }
            }
            self.pen.raw("\n");
        }
        for mark in &scene.lines.marks {
            self.mark(mark);
        }
        for tie in &drawn.ties {
            let who = |node: usize| person(drawn, node);
            self.facts.extend(text::tied(tie, who));
            self.facts.extend(tie.children.iter().map(|child| text::child_of(tie, *child, who)));
            self.facts.extend(text::born_together(tie, who));
        }
    }

    fn mark(&mut self, mark: &Mark) {
        match *mark {
            Mark::Slashes { x, track, twice } => {
                let line = self.scene.bend(Bend { x, at: At::Track(track) });
                for aside in if twice { &[0.0, 8.0][..] } else { &[0.0][..] } {
                    let (from, to) = (
                        at(line.x - 5.0 + aside, line.y + 9.0),
                        at(line.x + 5.0 + aside, line.y - 9.0),
                    );
                    self.pen.line("ln", &[from, to]);
                }
            }
            Mark::Given { x, node } => {
                let middle = self.scene.given(x, node);
                let corners = [(0.0, -6.0), (6.0, 0.0), (0.0, 6.0), (-6.0, 0.0)];
                let corners = corners.map(|(x, y)| at(middle.x + x, middle.y + y));
                let data = format!("{} Z", self.pen.through(&corners));
                self.pen.path("sy given", &data);
            }
            Mark::Identical { fork, row, from, to } => {
                let fork = self.scene.bend(fork);
                let foot = |x: f64| self.scene.bend(Bend { x, at: At::Over(row) });
                let (one, other) = (fork.towards(foot(from), 0.6), fork.towards(foot(to), 0.6));
                self.pen.line("ln", &[one, other]);
            }
        }
        self.pen.raw("\n");
    }

    /// What homes are called, and what is written over lines.
    fn words(&mut self) {
        let scene = self.scene;
        for frame in scene.plan.frames.iter().filter(|frame| frame.title.lines() > 0) {
            let area = scene.title(frame);
            let mut line = at(area.from.x, area.from.y + 13.0);
            for (place, words) in frame.title.label.iter().enumerate() {
                let note = frame.title.note.first().filter(|_| frame.title.in_line && place == 0);
                let note =
                    note.map(|note| format!("<tspan class=\"hn\"> · {}</tspan>", escaped(note)));
                let (x, y) = (self.pen.x(line.x), number(line.y));
                let words = escaped(words);
                let note = note.unwrap_or_default();
                self.pen
                    .raw(&format!("<text class=\"hl\" x=\"{x}\" y=\"{y}\">{words}{note}</text>\n"));
                line.y += TITLE_LINE;
            }
            for words in frame.title.note.iter().filter(|_| !frame.title.in_line) {
                self.pen.text("hl hn", line, words);
                self.pen.raw("\n");
                line.y += TITLE_LINE;
            }
        }
        for (caption, area) in scene.lines.captions.iter().zip(scene.captions()) {
            for (place, words) in caption.lines.iter().enumerate() {
                let line = area.from.y + CAPTION - 0.5 + count(place) * lines::CAPTION_LINE;
                self.pen.text("ul", at(caption.middle, line), words);
                self.pen.raw("\n");
            }
        }
    }

    /// Bonds under the signs, their numbers over everything.
    fn bonds(&mut self, ways: &[Way]) -> Vec<Area> {
        for (pair, way) in self.scene.drawn.pairs.iter().zip(ways) {
            strokes::bond(&mut self.pen, pair.state(), way);
            self.pen.raw("\n");
            self.facts.push(text::bond(pair));
        }
        for node in 0..self.scene.drawn.nodes.len() {
            signs::node(&mut self.pen, self.scene, node, (&self.picture.words, self.links));
            match self.scene.drawn.nodes[node].who {
                Who::Person(person) => self.facts.push(text::person(person)),
                Who::Stay(person, _) => {
                    let home = self.scene.drawn.nodes[node].home;
                    let home = home.map(|home| self.scene.drawn.homes[home].id);
                    self.facts.extend(home.map(|home| Fact::Stay { person: person.id, home }));
                }
                Who::Folded(_) => {}
            }
        }
        let pills = strokes::pills(self.scene, ways);
        for (pair, area) in self.scene.drawn.pairs.iter().zip(&pills) {
            strokes::pill(&mut self.pen, pair, *area, self.links);
        }
        pills
    }

    fn places(&self, ways: &[Way], numbers: Vec<Area>) -> Places {
        let (scene, drawn) = (self.scene, self.scene.drawn);
        let turned = |area: Area| self.pen.area(area);
        let moved = |point: Point| at(self.pen.along(point.x), point.y);
        let nodes = 0..drawn.nodes.len();
        let people = nodes.clone().filter(|node| !plan::is_link(drawn, *node));
        let labels = nodes.map(|node| scene.label(node)).filter(|area| area.to.x > area.from.x);
        let bonds = ways.iter().zip(&drawn.pairs).map(|(way, pair)| {
            let points = way.points.iter().map(|point| moved(*point)).collect();
            (person(drawn, pair.a).id, person(drawn, pair.b).id, points)
        });
        let homes = scene.plan.frames.iter().filter(|frame| frame.home.is_some());
        Places {
            signs: people.map(|node| (person(drawn, node).id, turned(scene.sign(node)))).collect(),
            labels: labels.map(turned).collect(),
            captions: scene.titles().into_iter().chain(scene.captions()).map(turned).collect(),
            homes: homes.map(|frame| turned(scene.outline(frame))).collect(),
            lines: scene.pieces().into_iter().map(|(from, to)| (moved(from), moved(to))).collect(),
            bonds: bonds.collect(),
            numbers: numbers.into_iter().map(turned).collect(),
        }
    }
}
