// SPDX-License-Identifier: AGPL-3.0-or-later
//! An echo in the first family: heard in the last visit, and offered to Rosa, who told the story in it.

use practice::echoes::{self, Heard, Now, Then};
use practice::visits::{Field, Visit};
use practice::{EchoId, Facet, Label, PersonId};

use super::telling::{Telling, line, prose};

/// A moment now, a story then, when that was, and what is wondered.
#[derive(Debug, Clone)]
pub(super) struct Echoed {
    pub(super) now: &'static str,
    pub(super) then: &'static str,
    pub(super) when: &'static str,
    pub(super) wonder: &'static str,
}

/// What Rosa's mother may have been too tired to do, and what Rosa does.
pub(super) const ROSAS: Echoed = Echoed {
    now: "She saw it first, and told him “aquí estoy”.",
    then: "I learned to come in without a sound. Nobody turned around for it.",
    when: "the year I was eight",
    wonder: "turning around for him is a way of turning around for the girl at the door?",
};

/// Hears it in the visit the moment stands in, and offers it in the same sitting.
pub(super) fn tell(telling: &mut Telling<'_>, (id, whose): (u128, PersonId), one: &Echoed) {
    let on = telling.on();
    let visits = telling.family.visits.newest_first();
    let stands = |visit: &&Visit| {
        let written = visit.text(Field::Between);
        written.is_some_and(|written| written.text.as_str().contains(one.now))
    };
    let Some(visit) = visits.into_iter().find(stands).map(|visit| visit.id) else {
        return telling.keep(Err(()));
    };
    let words = prose(one.now);
    let now = Now { visit, field: Field::Between, words, on, whose, teller: None };
    let then = Then { teller: whose, words: prose(one.then), when: line(one.when), told: on };
    let heard = Heard { now, then, wonder: prose(one.wonder), agreed: None, on };
    let (echo, part) = (EchoId(id), Label::of(Facet::Practitioner));
    telling.keep(echoes::hear(&telling.family, echo, heard, Some(&part), on));
    telling.keep(echoes::offer(&telling.family, echo, (Some(&part), Some(Facet::Together)), on));
}
