// SPDX-License-Identifier: AGPL-3.0-or-later
//! How long a map takes to draw: the ten families of the tests, and one with eighteen people and eight bonds.

#![expect(clippy::print_stdout, reason = "a bench says what it saw")]

#[path = "../tests/maps/families.rs"]
mod families;

use std::hint::black_box;
use std::time::{Duration, Instant};

use map::{Options, Picture, draw};

const ROUNDS: u32 = 40;

fn main() {
    let all = families::ALL
        .into_iter()
        .chain([("eighteen-people", families::eighteen as fn() -> Picture)]);
    for (name, told) in all {
        let picture = told();
        let (people, bonds) = (picture.people.len(), picture.bonds.len());
        for narrow in [false, true] {
            let (quickest, middle) = taken(&picture, narrow);
            println!(
                "{name}{}: {people} people, {bonds} bonds: {quickest:?}, {middle:?} in the middle",
                if narrow { ", narrow" } else { "" }
            );
        }
    }
}

/// The quickest of many runs, which other work on the machine disturbs least, and the middle one.
fn taken(picture: &Picture, narrow: bool) -> (Duration, Duration) {
    let mut taken: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let begins = Instant::now();
            black_box(draw(black_box(picture), Options { links: true, style: None, narrow }));
            begins.elapsed()
        })
        .collect();
    taken.sort_unstable();
    (taken[0], taken[taken.len() / 2])
}
