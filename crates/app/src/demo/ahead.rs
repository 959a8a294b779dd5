// SPDX-License-Identifier: AGPL-3.0-or-later
//! What lies ahead of the first family's next visit: what Rosa wants to talk about, and what was promised both ways.

use jiff::civil::Time;
use practice::agenda::{self, Told, Way};
use practice::promises::{self, Made};
use practice::relationships::Party;
use practice::{PractitionerId, PromiseId, TopicId};

use super::imani::ROSA;
use super::stories::Cast;
use super::telling::{Telling, line, prose};

/// Something said so many days ago.
#[derive(Debug, Clone)]
pub(super) struct Ahead {
    pub(super) ago: i32,
    /// Who said it; none for whoever visits.
    by: Option<usize>,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    /// They would do it, by so many days before today; after it, when negative.
    Promise(&'static str, i32),
    /// They want to talk about it.
    Topic(&'static str),
}

/// Between Mateo and Rosa’s last visit and the next.
pub(super) const MATEO_AND_ROSA: &[Ahead] = &[
    Ahead { ago: 6, by: None, what: What::Promise("bring the form for the crib", 2) },
    Ahead {
        ago: 6,
        by: Some(ROSA),
        what: What::Promise("sing to him before she turns on the light", -1),
    },
    Ahead { ago: 2, by: Some(ROSA), what: What::Topic("The nights. And my mother and me.") },
];

/// Tells it in the sitting's act. Ids are drawn from the family's, so that nothing else that is drawn changes.
pub(super) fn tell(
    telling: &mut Telling<'_>,
    cast: &Cast,
    (number, one): (usize, &Ahead),
    by: PractitionerId,
) {
    let id = telling.family.id.0.rotate_left(32) ^ (number as u128 + 1);
    let (on, person) = (telling.on(), one.by.map(|person| cast.person(person)));
    let decided = match (&one.what, person) {
        (What::Promise(words, ago), person) => {
            let by = person.map_or(Party::Practitioner(by), Party::Person);
            let (words, due) = (line(words), telling.days.ago(*ago));
            let made = Made { by, words, due, whose: None, shared: Vec::new(), on };
            promises::make(&telling.family, PromiseId(id), made, (None, on)).ok()
        }
        (What::Topic(words), Some(teller)) => {
            let told = Told {
                teller,
                words: prose(words),
                way: Way::Message,
                whose: Some(teller),
                shared: Vec::new(),
                on,
                at: Some(Time::constant(21, 40, 0, 0)),
            };
            agenda::say(&telling.family, TopicId(id), told, None).ok()
        }
        (What::Topic(_), None) => None,
    };
    telling.keep(decided.ok_or(()));
}
