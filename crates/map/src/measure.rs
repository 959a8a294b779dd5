// SPDX-License-Identifier: AGPL-3.0-or-later
//! How wide words are, where they wrap, and how large each sign is.

use crate::picture::Sign;

/// Sizes of text, as the stylesheet of pictures has them.
pub const NAME: f64 = 14.5;
pub const FACT: f64 = 12.5;
pub const AWAY: f64 = 11.5;
pub const HOME: f64 = 13.0;
pub const CAPTION: f64 = 12.0;

/// From the rim of a sign to its label, and from a label to the next sign.
pub const BESIDE: f64 = 11.0;
pub const BETWEEN: f64 = 22.0;

/// A number of things as a length.
pub fn count(things: usize) -> f64 {
    u32::try_from(things).map_or(f64::from(u32::MAX), f64::from)
}

/// How wide a text is at most in the faces of the interface, from a table of letters.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let ems: f64 = text.chars().map(letter).sum();
    ems * size * if bold { 1.17 } else { 1.05 }
}

fn letter(letter: char) -> f64 {
    match letter {
        '\u{300}'..='\u{36f}'
        | '\u{64b}'..='\u{65f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'..='\u{206f}' => 0.0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '!' | '’' | '‘' | '\'' => 0.28,
        ' ' | '·' | 'f' | 't' | 'r' | '(' | ')' | '-' | '/' | '“' | '”' => 0.36,
        'm' | 'w' | 'M' | 'W' | '—' | '@' | '%' => 0.9,
        'A'..='Z' | 'À'..='Þ' => 0.68,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => 1.0,
        '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{1f000}'.. => 1.2,
        _ => 0.57,
    }
}

/// A text in lines no wider than `most`: broken between words, and within one that is wider on its own.
pub fn wrapped(text: &str, size: f64, bold: bool, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size, bold) <= most {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if width(&line, size, bold) > most && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// How large a sign is, half of it.
pub fn radius(sign: Sign, focus: bool, died_young: bool) -> f64 {
    match sign {
        Sign::Ended => 7.0,
        _ if focus => 28.0,
        _ if died_young => 18.0,
        _ => 22.0,
    }
}

/// Half of the dotted sign of whoever also stays somewhere.
pub const STAYING: f64 = 16.0;
/// Half of the sign of a home that is drawn as one link.
pub const FOLDED: f64 = 18.0;

/// How far a sign's rim is from its middle, up (or down), `aside` from its middle line.
pub fn rim(sign: Sign, radius: f64, aside: f64, top: bool) -> f64 {
    let aside = aside.abs().min(radius);
    match sign {
        Sign::Square => radius,
        Sign::Circle | Sign::Ended => (radius * radius - aside * aside).max(0.0).sqrt(),
        Sign::Diamond => radius + 2.0 - aside,
        Sign::Pregnancy if top => radius - 2.0 - aside * (2.0 * radius - 6.0) / radius,
        Sign::Pregnancy => radius - 4.0,
    }
}
