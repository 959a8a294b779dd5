// SPDX-License-Identifier: AGPL-3.0-or-later
//! The contrast of the colours in both themes (WCAG 2.2, success criteria 1.4.3, 1.4.6 and 1.4.11).

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../assets/tokens.css");

/// A colour, the ground it stands on, and the least contrast between them.
const PAIRS: [(&str, &str, f64); 32] = [
    ("ink", "paper", 7.0),
    ("ink", "surface", 7.0),
    ("ink", "sunk", 7.0),
    ("ink", "plum-tint", 7.0),
    ("ink", "fern-tint", 7.0),
    ("ink", "honey-tint", 7.0),
    ("ink", "dusk-tint", 7.0),
    ("ink", "brick-tint", 7.0),
    ("ink-2", "paper", 7.0),
    ("ink-2", "surface", 7.0),
    ("ink-2", "plum-tint", 4.5),
    ("ink-3", "paper", 4.5),
    ("ink-3", "surface", 4.5),
    ("ink-3", "sunk", 4.5),
    ("ink-3", "plum-tint", 4.5),
    ("plum", "surface", 7.0),
    ("plum", "plum-tint", 7.0),
    ("on-plum", "plum", 7.0),
    ("on-plum", "plum-strong", 7.0),
    ("fern", "fern-tint", 4.5),
    ("honey", "honey-tint", 4.5),
    ("brick", "brick-tint", 4.5),
    ("brick", "surface", 4.5),
    ("dusk", "dusk-tint", 4.5),
    ("control", "surface", 3.0),
    ("ink", "home", 7.0),
    ("ink-2", "home", 4.5),
    ("ink-3", "home", 4.5),
    ("plum", "home", 3.0),
    ("control", "home-2", 3.0),
    ("ink-3", "home-2", 4.5),
    ("focus", "focus-ink", 3.0),
];

/// The colours written in the block that follows a selector.
fn colours(selector: &str) -> BTreeMap<&'static str, [u8; 3]> {
    let block = TOKENS.split_once(selector).unwrap().1.split_once('}').unwrap().0;
    // A comment may stand before the declaration, on lines of its own.
    let last = block.split(';').filter_map(|declaration| declaration.trim().lines().last());
    let declared = last.filter_map(|line| line.trim().strip_prefix("--")?.split_once(':'));
    declared.filter_map(|(name, value)| Some((name, channels(value.trim())?))).collect()
}

fn channels(value: &str) -> Option<[u8; 3]> {
    let digits = value.strip_prefix('#')?;
    let wide: String = if digits.len() == 3 {
        digits.chars().flat_map(|digit| [digit, digit]).collect()
    } else {
        digits.to_owned()
    };
    let number = u32::from_str_radix(&wide, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn black_on_white_has_the_greatest_contrast() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([119; 3], [255; 3]) - 4.48).abs() < 0.01);
}

#[test]
fn text_and_controls_can_be_told_from_their_ground_in_every_theme() {
    for theme in [":root {", ":root[data-theme=\"dark\"] {", ":root:root:root {"] {
        let mut known = colours(":root {");
        known.extend(colours(theme));
        for (colour, ground, least) in PAIRS {
            let found = contrast(known[colour], known[ground]);
            assert!(found >= least, "{theme} {colour} on {ground} has {found:.2}, not {least}");
        }
    }
}

#[test]
fn the_dark_theme_is_the_same_for_the_device_and_for_the_reader() {
    let chosen = colours(":root[data-theme=\"dark\"] {");
    assert!(chosen.len() > 25);
    assert_eq!(chosen, colours(":root:not([data-theme=\"light\"]) {"));
}
