// SPDX-License-Identifier: AGPL-3.0-or-later
//! Unusual looks: the rules one by one, and how many of made-up snoops they find among honest looks.

use practice::looks::{Look, Reason, unusual};
use practice::{FamilyId, PractitionerId};

const PLAIN: Look = Look {
    who: PractitionerId(1),
    family: FamilyId(1),
    denied: false,
    supervises: false,
    worked: false,
    night: false,
    same_name: false,
    same_street: false,
};

fn reasons(day: &[Look]) -> Vec<Vec<Reason>> {
    unusual(day).into_iter().map(|found| found.reasons).collect()
}

#[test]
fn whoever_works_with_a_family_may_look_at_any_hour_under_any_name() {
    let look = Look { worked: true, night: true, same_name: true, same_street: true, ..PLAIN };
    assert_eq!(reasons(&[look]), Vec::<Vec<Reason>>::new());
}

#[test]
fn a_look_without_work_is_asked_about_when_something_else_stands_out() {
    assert!(reasons(&[PLAIN]).is_empty(), "a family nobody saw for a while may be looked at");
    let night = Look { night: true, ..PLAIN };
    assert_eq!(reasons(&[night]), [[Reason::NoWork, Reason::Night]]);
    let name = Look { same_name: true, supervises: true, ..PLAIN };
    assert_eq!(reasons(&[name]), [[Reason::SameName]]);
    let street = Look { same_street: true, ..PLAIN };
    assert_eq!(reasons(&[street]), [[Reason::SameStreet, Reason::NoWork]]);
}

#[test]
fn going_from_family_to_family_and_trying_doors_stand_out() {
    let of = |number, denied| Look { family: FamilyId(number), denied, ..PLAIN };
    let browsing: Vec<Look> = (0..6).map(|number| of(number, false)).collect();
    assert_eq!(reasons(&browsing), vec![vec![Reason::NoWork, Reason::Browsing]; 6]);
    assert!(reasons(&browsing[..5]).is_empty());
    let doors: Vec<Look> = (0..3).map(|number| of(number, true)).collect();
    assert_eq!(reasons(&doors), vec![vec![Reason::Denied, Reason::Doors]; 3]);
    assert!(reasons(&doors[..2]).is_empty(), "a link that is old is no door tried");
    // The same family many times over is one family.
    assert!(reasons(&[PLAIN; 20]).is_empty());
}

/// Repeatable chance (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// True so many times in a thousand.
    fn in_thousand(&mut self, times: u64) -> bool {
        self.next() % 1000 < times
    }

    fn of(&mut self, count: u64) -> u64 {
        self.next() % count
    }
}

/// An honest person's day with a family: most of it work with the family or supervision of it; now
/// and then a family that nobody saw for a while, or a link that is old.
fn honest(chance: &mut Chance, who: u128, family: u128) -> Look {
    let supervises = chance.in_thousand(120);
    let denied = chance.in_thousand(4);
    Look {
        who: PractitionerId(who),
        family: FamilyId(family),
        denied,
        supervises,
        worked: !denied && chance.in_thousand(if supervises { 850 } else { 940 }),
        // Notes are written late; a family nobody works with is seldom looked at late.
        night: chance.in_thousand(40),
        // Common names meet by chance.
        same_name: chance.in_thousand(12),
        same_street: chance.in_thousand(2),
    }
}

/// The looks of one who is curious, in the ways one hears of.
fn curious(chance: &mut Chance, who: u128, next: &mut u128) -> Vec<Look> {
    *next += 1;
    let alone = Look { who: PractitionerId(who), family: FamilyId(*next), ..PLAIN };
    match chance.of(100) {
        0..30 => vec![Look { same_name: true, night: chance.in_thousand(200), ..alone }],
        30..50 => vec![Look { same_street: true, night: chance.in_thousand(200), ..alone }],
        50..65 => vec![Look { night: true, ..alone }],
        65..80 => {
            let families = 6 + u128::from(chance.of(6));
            *next += families;
            let family = |number| FamilyId(*next - number);
            (0..families).map(|number| Look { family: family(number), ..alone }).collect()
        }
        80..97 => {
            let families = 3 + u128::from(chance.of(4));
            *next += families;
            let family = |number| FamilyId(*next - number);
            let door = |number| Look { family: family(number), denied: true, ..alone };
            (0..families).map(door).collect()
        }
        // Once, in the daytime, with nothing that ties them: no rule can tell this from care.
        _ => vec![alone],
    }
}

#[test]
fn most_made_up_snoops_are_found_and_few_honest_looks_are_asked_about() {
    const PEOPLE: u64 = 100;
    const LOOKS_A_DAY: u64 = 500;
    const DAYS: u64 = 200;
    const SNOOPS: u64 = 200;
    let mut chance = Chance(2026);
    let (mut flagged, mut found, mut honest_looks, mut snoops, mut family) = (0, 0, 0, 0, 0);
    for _ in 0..DAYS {
        let mut day = Vec::new();
        for number in 0..LOOKS_A_DAY {
            family += 1;
            day.push(honest(&mut chance, u128::from(number % PEOPLE), family));
        }
        honest_looks += day.len();
        // One snoop a day, each a person of their own among those who work here.
        let mut next = 1 << 64;
        let snoop = u128::from(PEOPLE + snoops);
        day.extend(curious(&mut chance, snoop, &mut next));
        snoops += 1;
        let unusual = unusual(&day);
        flagged += unusual.iter().filter(|look| look.who.0 < u128::from(PEOPLE)).count();
        found += usize::from(unusual.iter().any(|look| look.who.0 == snoop));
    }
    assert_eq!((honest_looks, snoops), (100_000, SNOOPS));
    println!(
        "found {found} of {snoops} snoops; asked about {flagged} of {honest_looks} honest looks"
    );
    assert!(found * 100 >= 95 * 200, "{found} of {snoops}");
    assert!(flagged * 100 <= honest_looks, "{flagged} of {honest_looks}");
    assert!(flagged > 0 && found < 200, "a measure that finds all is no measure");
}
