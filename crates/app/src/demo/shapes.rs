// SPDX-License-Identifier: AGPL-3.0-or-later
//! Shapes of made-up households: who cares for whom, who is away, who is missed.

use practice::people::Care;

/// A grown one of a household.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grown {
    pub(super) woman: bool,
    pub(super) care: Care,
    /// What the child calls them, in English and in Spanish.
    pub(super) words: [&'static str; 2],
    pub(super) daily: bool,
    /// The least and the most years.
    pub(super) years: (i32, i32),
    pub(super) lives: Lives,
}

/// Where a grown one is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lives {
    /// In the child's home.
    Here,
    /// In the second home.
    There,
    /// Away from every home, in English and Spanish words.
    Away([&'static str; 2]),
    /// Died, in English and Spanish words.
    Died([&'static str; 2]),
}

/// When the child of a household came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Came {
    /// At term or nearly so.
    Born,
    /// Far too early, after so many weeks.
    Early(i8),
    /// Was on the way when the family was met.
    Awaited,
    /// Is on the way now.
    Due,
}

/// A household.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub(super) children: usize,
    /// Whether the children came on one day.
    pub(super) twins: bool,
    pub(super) came: Came,
    pub(super) grown: &'static [Grown],
}

const fn grown(
    woman: bool,
    care: Care,
    words: [&'static str; 2],
    years: (i32, i32),
    lives: Lives,
) -> Grown {
    let daily = matches!(lives, Lives::Here);
    Grown { woman, care, words, daily, years, lives }
}

const fn helps(mut one: Grown) -> Grown {
    one.daily = false;
    one
}

const MOTHER: Grown = grown(true, Care::Birth, ["mother", "mamá"], (20, 39), Lives::Here);
const FATHER: Grown = grown(false, Care::Birth, ["father", "papá"], (21, 44), Lives::Here);
const TEEN: Grown = grown(true, Care::Birth, ["mother", "mamá"], (16, 18), Lives::Here);
const GRANDMOTHER: Grown = grown(true, Care::Kin, ["grandmother", "abuela"], (41, 63), Lives::Here);
const AUNT: Grown = grown(true, Care::Kin, ["aunt", "tía"], (24, 40), Lives::Here);
const GONE: Grown = grown(
    true,
    Care::Birth,
    ["mother", "mamá"],
    (22, 36),
    Lives::Died(["a week after the birth", "una semana después del parto"]),
);

/// Every shape, the common ones more than once.
pub(super) static SHAPES: [Shape; 20] = [
    of(1, Came::Born, &[MOTHER, FATHER]),
    of(1, Came::Born, &[TEEN, GRANDMOTHER]),
    of(1, Came::Born, &[MOTHER]),
    of(1, Came::Born, &[GRANDMOTHER]),
    of(1, Came::Awaited, &[MOTHER, FATHER]),
    of(
        1,
        Came::Born,
        &[
            grown(true, Care::Foster, ["foster mother", "mamá de acogida"], (34, 56), Lives::Here),
            grown(true, Care::Birth, ["mother", "mamá"], (20, 33), Lives::There),
        ],
    ),
    twins(&[
        grown(false, Care::Birth, ["Daddy", "papi"], (29, 42), Lives::Here),
        grown(false, Care::Adoptive, ["Papa", "papá"], (29, 42), Lives::Here),
    ]),
    of(1, Came::Born, &[FATHER, helps(GRANDMOTHER), GONE]),
    of(1, Came::Early(27), &[MOTHER, FATHER]),
    of(3, Came::Born, &[AUNT]),
    of(
        1,
        Came::Born,
        &[
            MOTHER,
            grown(
                false,
                Care::Birth,
                ["father", "papá"],
                (22, 40),
                Lives::Away([
                    "in another country, calls on video",
                    "en otro país, llama por video",
                ]),
            ),
        ],
    ),
    of(1, Came::Due, &[MOTHER, helps(GRANDMOTHER)]),
    of(
        1,
        Came::Born,
        &[MOTHER, grown(false, Care::Birth, ["father", "papá"], (22, 40), Lives::There)],
    ),
    of(2, Came::Born, &[MOTHER, FATHER, helps(GRANDMOTHER), helps(AUNT)]),
    twins(&[MOTHER, FATHER]),
    of(
        1,
        Came::Born,
        &[MOTHER, grown(true, Care::Adoptive, ["Mommy", "mami"], (27, 41), Lives::Here)],
    ),
    of(
        1,
        Came::Born,
        &[
            MOTHER,
            grown(
                false,
                Care::Birth,
                ["father", "papá"],
                (22, 35),
                Lives::Away(["deployed until the summer", "en servicio hasta el verano"]),
            ),
        ],
    ),
    of(1, Came::Awaited, &[TEEN, helps(GRANDMOTHER)]),
    of(1, Came::Due, &[TEEN, GRANDMOTHER]),
    of(
        1,
        Came::Born,
        &[
            AUNT,
            grown(
                true,
                Care::Birth,
                ["mother", "mamá"],
                (20, 34),
                Lives::Away(["in residential treatment", "en tratamiento, interna"]),
            ),
        ],
    ),
];

const fn of(children: usize, came: Came, grown: &'static [Grown]) -> Shape {
    Shape { children, twins: false, came, grown }
}

const fn twins(grown: &'static [Grown]) -> Shape {
    Shape { children: 2, twins: true, came: Came::Early(35), grown }
}
