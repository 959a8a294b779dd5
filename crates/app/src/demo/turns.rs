// SPDX-License-Identifier: AGPL-3.0-or-later
//! What changes a life in a made-up family: a birth, a note amended, a visitor who goes.

use practice::family::Record;
use practice::people::{self, Changed};
use practice::{Facet, Label, Labelled, visits};

use super::casting::Turn;
use super::stories::{Cast, Tellers};
use super::telling::{Telling, line, prose};

pub(super) fn turn(telling: &mut Telling<'_>, cast: &Cast, turn: &Turn, tellers: &Tellers) {
    let today = telling.on();
    match turn {
        Turn::Born(child, called) => {
            let person = cast.person(*child);
            let born = people::Event::Born { person, on: today, gestation: None };
            let decided = people::passing(&telling.family, born, today);
            telling.keep(decided);

            let changed = Changed {
                person,
                names: Some(called.clone()),
                pronouns: None,
                birth: None,
                gestation: None,
                languages: None,
            };
            let decided = people::change(&telling.family, changed, today);
            telling.keep(decided);
            if let Some(home) = cast.homes.first().copied() {
                let event = people::Event::Sleeps { home, person, how_much: None, here: true };
                let decided = people::home(&telling.family, event);
                telling.keep(decided);
            }
        }
        Turn::Amended(field, text, reason) => amend(telling, (*field, text, reason)),
        Turn::HandedOver => {
            for (practitioner, joined) in [(tellers.then, true), (tellers.first, false)] {
                let event = Record::TeamChanged { practitioner, on: today, joined };
                let label = Label::of(Facet::Together);
                telling.keep(Ok::<_, people::Refused>(Labelled::new(label, event)));
            }
        }
    }
}

/// Amends the newest note that was signed.
fn amend(telling: &mut Telling<'_>, (field, text, reason): (visits::Field, &str, &str)) {
    let all = telling.family.visits.newest_first();
    let held = all.into_iter().find(|visit| visit.status() == visits::Status::Held);
    let Some(visit) = held.map(|visit| visit.id) else { return };
    let texts = [(field, prose(text))].into();
    let amendment = visits::Amendment {
        reason: line(reason),
        texts,
        teller: None,
        facts: None,
        filed: [].into(),
        stands: visits::Standing::default(),
    };
    let decided = visits::amend(&telling.family, visit, amendment);
    telling.keep_all(decided);
}
