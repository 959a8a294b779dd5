// SPDX-License-Identifier: AGPL-3.0-or-later
//! Writing SVG: numbers in tenths, text escaped, and x turned around where words run from right to left.

use std::fmt::Write as _;

use crate::geometry::{Area, Curve, Point};

/// What is written so far, and how places become numbers.
pub struct Pen {
    pub svg: String,
    begins: f64,
    ends: f64,
    rtl: bool,
}

impl Pen {
    pub fn new(begins: f64, ends: f64, rtl: bool) -> Self {
        Self { svg: String::new(), begins, ends, rtl }
    }

    pub fn width(&self) -> f64 {
        self.ends - self.begins
    }

    /// A place along the line as the drawing has it.
    pub fn along(&self, x: f64) -> f64 {
        if self.rtl { self.ends - x } else { x - self.begins }
    }

    /// Which way the line runs: 1, or −1 where it is turned around.
    pub fn way(&self) -> f64 {
        if self.rtl { -1.0 } else { 1.0 }
    }

    pub fn x(&self, x: f64) -> String {
        number(self.along(x))
    }

    pub fn point(&self, point: Point) -> String {
        format!("{} {}", self.x(point.x), number(point.y))
    }

    pub fn area(&self, area: Area) -> Area {
        let (one, other) = (self.along(area.from.x), self.along(area.to.x));
        Area {
            from: Point { x: one.min(other), y: area.from.y },
            to: Point { x: one.max(other), y: area.to.y },
        }
    }

    pub fn raw(&mut self, text: &str) {
        self.svg.push_str(text);
    }

    pub fn path(&mut self, class: &str, data: &str) {
        let _ = write!(self.svg, "<path class=\"{class}\" d=\"{data}\"/>");
    }

    pub fn line(&mut self, class: &str, points: &[Point]) {
        let data = self.through(points);
        self.path(class, &data);
    }

    pub fn through(&self, points: &[Point]) -> String {
        let points: Vec<String> = points.iter().map(|point| self.point(*point)).collect();
        format!("M{}", points.join(" L"))
    }

    pub fn bent(&self, curves: &[Curve]) -> String {
        let Some(first) = curves.first() else { return String::new() };
        let mut data = format!("M{}", self.point(first.from));
        for curve in curves {
            let points = [curve.one, curve.two, curve.to].map(|point| self.point(point));
            let _ = write!(data, " C{}", points.join(" "));
        }
        data
    }

    pub fn rect(&mut self, class: &str, area: Area, corner: f64) {
        let area = self.area(area);
        let _ = write!(
            self.svg,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
            number(area.from.x),
            number(area.from.y),
            number(area.to.x - area.from.x),
            number(area.to.y - area.from.y),
            number(corner),
        );
    }

    pub fn circle(&mut self, class: &str, middle: Point, radius: f64) {
        let (x, y) = (self.x(middle.x), number(middle.y));
        let _ = write!(
            self.svg,
            "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{}\"/>",
            number(radius),
        );
    }

    /// A line of text that begins (or has its middle, by its class) at a point.
    pub fn text(&mut self, class: &str, from: Point, words: &str) {
        let (x, y) = (self.x(from.x), number(from.y));
        let _ = write!(
            self.svg,
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>",
            escaped(words)
        );
    }
}

/// A length in tenths, without what is not needed.
pub fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Text as it may stand in an element or an attribute. What XML does not allow at all is left out.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(letter),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}
