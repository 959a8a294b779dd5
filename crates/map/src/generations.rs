// SPDX-License-Identifier: AGPL-3.0-or-later
//! Which generation everybody stands in: the infant's is 0, its parents' −1, counted along the nearest way.

use std::collections::VecDeque;

use crate::picture::Sign;
use crate::sound::Sound;

/// The youngest generation that is drawn, and how many are.
const YOUNGEST: i32 = 1;
const DRAWN_MAX: i32 = 4;

/// The generation of each of the people.
///
/// Kin and partners are walked from the infant outward and the nearest way decides, so that whatever is said about a
/// family, even that somebody is their own grandmother, has an end.
pub fn of(sound: &Sound) -> Vec<i32> {
    let ways = ways(sound);
    let mut known: Vec<Option<i32>> = vec![None; sound.people.len()];
    let mut next = VecDeque::new();
    for (place, person) in sound.people.iter().enumerate() {
        let told = person.generation.map(|told| told.clamp(YOUNGEST + 1 - DRAWN_MAX, YOUNGEST));
        known[place] = if person.focus { Some(0) } else { told };
        if known[place].is_some() {
            next.push_back(place);
        }
    }
    walk(&ways, &mut known, next);
    for place in 0..known.len() {
        if known[place].is_none() {
            apart(sound, &ways, &mut known, place);
        }
    }
    known.into_iter().map(Option::unwrap_or_default).collect()
}

/// Those who have no tie to the infant: the youngest of them stand beside it, and whoever has no children as its parents do.
fn apart(sound: &Sound, ways: &[Vec<(usize, i32)>], known: &mut [Option<i32>], first: usize) {
    let before = known.to_vec();
    known[first] = Some(0);
    walk(ways, known, VecDeque::from([first]));
    let those: Vec<usize> = (0..known.len())
        .filter(|place| before[*place].is_none() && known[*place].is_some())
        .collect();
    let generation = |place: &usize| known[*place].unwrap_or_default();
    let (oldest, youngest) =
        (those.iter().map(generation).min(), those.iter().map(generation).max());
    let small = matches!(sound.people[first].sign, Sign::Pregnancy | Sign::Ended);
    let by = if oldest == youngest && !small { 1 } else { youngest.unwrap_or_default() };
    for place in those {
        known[place] = known[place].map(|generation| generation - by);
    }
}

/// The generations that are drawn, oldest and youngest.
pub fn drawn(generations: &[i32]) -> (i32, i32) {
    let youngest = generations.iter().copied().max().unwrap_or(0).clamp(0, YOUNGEST);
    let oldest = generations.iter().copied().min().unwrap_or(0);
    (oldest.max(youngest + 1 - DRAWN_MAX), youngest)
}

/// Whom one comes to from each of the people, and how many generations lie between.
fn ways(sound: &Sound) -> Vec<Vec<(usize, i32)>> {
    let mut ways = vec![Vec::new(); sound.people.len()];
    let mut both = |a: usize, b: usize, younger: i32| {
        ways[a].push((b, younger));
        ways[b].push((a, -younger));
    };
    for tie in &sound.ties {
        if let Some(b) = tie.b {
            both(tie.a, b, 0);
        }
        for parent in tie.partners() {
            for (child, _) in &tie.children {
                both(parent, *child, 1);
            }
        }
    }
    ways
}

fn walk(ways: &[Vec<(usize, i32)>], known: &mut [Option<i32>], mut next: VecDeque<usize>) {
    while let Some(place) = next.pop_front() {
        let here = known[place].unwrap_or_default();
        for (other, younger) in &ways[place] {
            if known[*other].is_none() {
                known[*other] = Some(here + younger);
                next.push_back(*other);
            }
        }
    }
}
