// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the first family was told of what may come next, and that it came.

use practice::guidance::{self, Answer, Because, Came, Given, Source, Through};
use practice::relationships::Party;
use practice::retold::{Eyes, Put};
use practice::told::Hand;
use practice::{Facet, GuidanceId, PersonId};

use super::telling::{Telling, prose};

/// Tells one caregiver what may come next, in Spanish, by the child’s newest sign; with the same in English.
pub(super) fn give(
    telling: &mut Telling<'_>,
    (id, child, to): (u128, PersonId, PersonId),
    (says, meant): (&'static str, &'static str),
) {
    let family = telling.family.clone();
    // What was told first was for all who look after him.
    let for_all = family.guidance().next().is_none();
    let on = telling.on();
    let signs = family.signs.now(child);
    let because =
        signs.first().map(|cue| Because { of: Source::Sign(cue.id), quote: cue.now.sign.clone() });
    let given = Given {
        child,
        to,
        says: prose(says),
        language: "es".to_owned(),
        meant: Some(prose(meant)),
        put: Some(Put { by: None, checked: None }),
        because: because.into_iter().collect(),
        why: None,
        age: None,
        aloud: false,
        for_all,
        ask: None,
        on,
    };
    // Everything told of him is hers to read, so her eyes see the family as it is told.
    let whole = telling.said();
    let eyes = Eyes { person: to, family: &family, said: &[], whole: &whole };
    let through = Through { eyes, whole: &family, today: on };
    telling.keep(guidance::give(&family, &through, GuidanceId(id), given));
}

/// Says that the newest came, in the words of whoever it was given to.
pub(super) fn came(telling: &mut Telling<'_>, by: PersonId, words: &'static str) {
    let on = telling.on();
    let Some(newest) = telling.family.guidance().next().map(|one| one.id) else { return };
    let words = Some(prose(words));
    let answer = Answer { came: Came::Came, words, by: Party::Person(by), ask: None, on };
    let hand = Hand { by: telling.by, person: None };
    let one = guidance::answer(&telling.family, newest, answer, (hand, Facet::Together));
    telling.keep(one);
}
