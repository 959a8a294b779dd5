// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the first family tells of Mateo, in whose voice: what Rosa saw at night.

use jiff::civil::Time;
use practice::observations::{self, Seen};
use practice::relationships::Party;
use practice::told::{Hand, Told};
use practice::{Facet, ObservationId};

use super::imani::{MATEO, ROSA};
use super::stories::Cast;
use super::telling::{Telling, prose};

/// Something told so many days ago.
#[derive(Debug, Clone)]
pub(super) struct Voiced {
    pub(super) ago: i32,
    /// Who told it; none for whoever visits.
    by: Option<usize>,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    /// They saw it, at this hour.
    Saw(&'static str, (i8, i8)),
}

/// Between Mateo and Rosa’s last visits and now.
pub(super) const MATEO_AND_ROSA: &[Voiced] = &[
    Voiced {
        ago: 17,
        by: Some(ROSA),
        what: What::Saw("Me buscó la boca con los dedos mientras le cantaba.", (20, 15)),
    },
    Voiced {
        ago: 3,
        by: Some(ROSA),
        what: What::Saw(
            "Se despertó y no lloró. Miró la lámpara, y luego a mí, dos veces.",
            (3, 10),
        ),
    },
];

/// Tells it in the sitting's act. Ids are drawn from the family's, so that nothing else that is drawn changes.
pub(super) fn tell(telling: &mut Telling<'_>, cast: &Cast, (number, one): (usize, &Voiced)) {
    let id = telling.family.id.0.rotate_left(48) ^ (number as u128 + 1);
    let on = telling.on();
    let child = cast.person(MATEO);
    let teller = one.by.map(|person| cast.person(person));
    let by = teller.map_or(Party::Practitioner(telling.by), Party::Person);
    let part = teller.map_or(Facet::Child(child), Facet::Caregiver);
    let told = Told { by, part, shared: Vec::new() };
    let hand = Hand { by: telling.by, person: None };
    match one.what {
        What::Saw(words, (hour, minute)) => {
            let hour = Some(Time::constant(hour, minute, 0, 0));
            let words = prose(words);
            let seen = Seen { child, words, told, day: on, hour, visit: None, on, at: hour };
            let one = observations::see(&telling.family, ObservationId(id), seen, (hand, on));
            telling.keep(one);
        }
    }
}
