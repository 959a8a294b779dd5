// SPDX-License-Identifier: AGPL-3.0-or-later
//! One of the visitors leaves in three weeks: their families' goodbyes and hellos, each at another step.

use jiff::civil::{Date, Time};
use practice::PractitionerId;
use practice::handover::{self, Carried, Leaving, Telling as Told};

use super::telling::{Days, Telling, prose};

/// Days since it is known, and days until the last one.
const KNOWN: i32 = 9;
const LEFT: i32 = 21;
/// Days since those families were told who were told.
const TOLD: i32 = 6;

/// Who leaves, and who comes next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Goodbye {
    pub(super) arranged_by: PractitionerId,
    pub(super) who: PractitionerId,
    /// The first of them who does not work with the family yet comes next.
    pub(super) next: [PractitionerId; 2],
    /// Which of their families it is: the first is the furthest.
    pub(super) of_visitor: usize,
}

/// The last day of who leaves.
pub(super) fn last_day(days: &Days) -> Date {
    days.ago(-LEFT)
}

/// Tells it, where they work with the family.
pub(super) fn tell(telling: &mut Telling<'_>, goodbye: Goodbye) {
    let Goodbye { arranged_by, who, next, of_visitor } = goodbye;
    let (on, until) = (telling.days.ago(KNOWN), last_day(telling.days));
    let begun = handover::begin(&telling.family, Leaving { who, on, until, at_once: false });
    if begun.is_empty() {
        return;
    }
    telling.sitting(1, Time::constant(17, 5, 0, 0), arranged_by);
    telling.keep_all(Ok::<_, handover::Refused>(begun));
    let today = telling.on();
    let free = next.into_iter().find(|next| !telling.family.has_on_team(*next, today));
    let Some(next) = free.filter(|_| of_visitor < 3) else { return };
    let named = handover::name_next(&telling.family, (who, next), today);
    telling.keep_all(named);
    if of_visitor < 2 {
        say(telling, who, of_visitor == 0);
    }
}

/// They were told, and the first of them has the letter too.
fn say(telling: &mut Telling<'_>, who: PractitionerId, letter: bool) {
    telling.sitting(1, Time::constant(18, 40, 0, 0), who);
    let (told, today) = (telling.days.ago(TOLD), telling.on());
    let words = prose("It was quiet for a while, and then we looked at the first drawing again.");
    let told = Told { on: told, by: who, words, teller: None };
    let decided = handover::tell(&telling.family, who, told, today);
    telling.keep_all(decided);
    if !letter {
        return;
    }
    let carried = Carried {
        who,
        on: today,
        helps: prose("Sitting on the floor with them, and not being in a hurry at the door."),
        mind: prose("The week after a hospital day is a hard one, also years later."),
    };
    let decided = handover::carry_on(&telling.family, carried);
    telling.keep(decided);
    let says = prose(
        "I came through your door with cold hands, and you put the kettle on every time.\n\n\
         I have seen you two find each other, day after day. That is yours, and it stays. \
         When I hear somebody hum in a kitchen I will think of you.",
    );
    telling.keep(handover::give_letter(who, says, today));
}
