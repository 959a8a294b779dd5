// SPDX-License-Identifier: AGPL-3.0-or-later
//! As many people and bonds as are drawn.

use map::{Descent, Picture, Sign, State, Trend, UnionKind};

use Descent::{Adopted, Birth, Kin};
use Sign::{Circle, Diamond, Ended, Pregnancy, Square};

use super::Telling;

/// As many people and bonds as are drawn: for the bench, and for what is folded when there are more.
pub fn eighteen() -> Picture {
    let mut told = Telling::of("ferrow", "Relationship map of the Ferrow family");
    let home = told.home("The Ferrow home", "Tilly, most days");
    let gran = told.home("Hedda’s home", "");
    let other = told.home("Linus and Greta’s home", "Tilly, weekends");
    let uncle = told.home("Otis’s home", "");
    let people = [
        ("hedda: Hedda Ferrow | 63 · grandmother", Circle, Some(gran)),
        ("otto: Otto Ferrow | 66 · grandfather", Square, Some(gran)),
        ("wilma: Wilma Sand | 59 · grandmother", Circle, None),
        ("rhea: Rhea Ferrow | 31 · mother", Circle, Some(home)),
        ("sol: Sol Amber | 34 · her partner", Diamond, Some(home)),
        ("linus: Linus Sand | 33 · father", Square, Some(other)),
        ("greta: Greta Moss | 30 · his partner", Circle, Some(other)),
        ("otis: Otis Ferrow | 28 · uncle", Square, Some(uncle)),
        ("vera: Vera Ferrow | 27 · aunt", Circle, Some(uncle)),
        ("max: Max | 9", Square, Some(home)),
        ("ines: Ines | 6", Circle, Some(home)),
        ("loss:  | ended 2021", Ended, Some(home)),
        ("tilly: Tilly | 11 months", Circle, Some(home)),
        ("bee: Bee | 3", Circle, Some(other)),
        ("baby: Baby | due in May", Pregnancy, Some(other)),
        ("cy: Cy | 5", Square, Some(uncle)),
        ("dot: Dot | 5", Circle, Some(uncle)),
        ("jun: Jun | 2", Diamond, Some(uncle)),
    ];
    for (person, sign, home) in people {
        told.person(person, sign, home);
    }
    told.0.people[12].focus = true;
    told.also(other, "tilly", "weekends");
    unions(&mut told);
    told.0
}

fn unions(told: &mut Telling) {
    told.union(
        "hedda",
        "otto",
        UnionKind::Married,
        "married 1990",
        &[("rhea", Birth), ("otis", Birth)],
    );
    told.union("wilma", "", UnionKind::Together, "", &[("linus", Birth)]);
    told.union(
        "rhea",
        "linus",
        UnionKind::Divorced,
        "2013–2024",
        &[("max", Birth), ("ines", Adopted), ("loss", Birth), ("tilly", Birth)],
    );
    told.union("rhea", "sol", UnionKind::Together, "", &[]);
    told.union(
        "linus",
        "greta",
        UnionKind::Together,
        "since 2024",
        &[("bee", Kin), ("baby", Birth)],
    );
    told.union(
        "otis",
        "vera",
        UnionKind::Married,
        "married 2019",
        &[("cy", Birth), ("dot", Birth), ("jun", Birth)],
    );
    told.born_together(&["cy", "dot"], false);
    let bonds = [
        ("tilly", "rhea", State::Close),
        ("tilly", "linus", State::Tender),
        ("tilly", "hedda", State::Close),
        ("rhea", "hedda", State::CloseStrained),
        ("tilly", "sol", State::Tender),
        ("max", "linus", State::Distant),
        ("rhea", "otis", State::CutOff),
        ("ines", "tilly", State::Close),
    ];
    for (a, b, state) in bonds {
        told.bond(a, b, state, Trend::Steady);
    }
}
