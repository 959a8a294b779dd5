// SPDX-License-Identifier: AGPL-3.0-or-later
//! The early care of two of the babies: one who was in hospital first, and one who is in foster care.

use practice::StayId;
use practice::early_care::{self, Account, Answer, By, Day, Habit, Reply, Telling, Where};

use super::imani::{ELENA, ROSA};
use super::stories::Cast;
use super::telling::{self, line, prose};

/// A day of a story, so many days ago.
#[derive(Debug, Clone, Copy)]
enum Then {
    On(i32),
    About(i32),
}

/// The number of the child in both stories.
const CHILD: usize = 0;

/// What was told, so many days ago, by the person of this number or by nobody of the family.
#[derive(Debug, Clone)]
pub(super) struct Early {
    pub(super) ago: i32,
    teller: Option<usize>,
    /// Told in confidence.
    own: bool,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    Stay {
        with: &'static [usize],
        others: &'static str,
        place: Where,
        days: (Then, Option<Then>),
        why: &'static str,
    },
    /// Empty where nobody knows.
    Habit(Habit, &'static str),
}

const fn told(ago: i32, teller: Option<usize>, what: What) -> Early {
    Early { ago, teller, own: false, what }
}

const fn habit(ago: i32, teller: usize, habit: Habit, words: &'static str) -> Early {
    told(ago, Some(teller), What::Habit(habit, words))
}

/// Mateo, who came at 34 weeks and was in hospital for three.
pub(super) const MATEO_CARE: &[Early] = &[
    told(
        172,
        Some(ROSA),
        What::Stay {
            with: &[],
            others: "las enfermeras de noche",
            place: Where::Hospital,
            days: (Then::On(214), Some(Then::On(193))),
            why: "He came six weeks early. I held him every day until they sent me home.",
        },
    ),
    told(
        172,
        Some(ROSA),
        What::Stay {
            with: &[ROSA, ELENA],
            others: "",
            place: Where::Home,
            days: (Then::On(193), None),
            why: "",
        },
    ),
    habit(120, ELENA, Habit::Sleep, "Con “A la nanita nana”, y la mano en el pecho."),
    habit(90, ROSA, Habit::Comforts, "My braid. He holds the end of it."),
    habit(90, ROSA, Habit::Upsets, "The beep of the microwave. It is the same as theirs."),
    habit(30, ROSA, Habit::Temperament, "He looks first. Then he decides. Nobody hurries him."),
    habit(
        30,
        ELENA,
        Habit::Temperament,
        "Despacito con la gente nueva, y fuerte cuando ya no puede.",
    ),
];

/// Nia, who is 0; Joan, 1; Dee, 2; Pete, 3.
pub(super) const NIAS_CARE: &[Early] = &[
    told(
        60,
        Some(2),
        What::Stay {
            with: &[2],
            others: "",
            place: Where::Hospital,
            days: (Then::On(153), Some(Then::On(151))),
            why: "",
        },
    ),
    told(
        60,
        Some(2),
        What::Stay {
            with: &[2],
            others: "Gran Dot",
            place: Where::Home,
            days: (Then::On(151), Some(Then::On(145))),
            why: "Until the judge.",
        },
    ),
    told(
        58,
        None,
        What::Stay {
            with: &[],
            others: "",
            place: Where::Unknown,
            days: (Then::On(145), Some(Then::On(141))),
            why: "Two places in four days. The papers do not say which.",
        },
    ),
    told(
        58,
        Some(1),
        What::Stay {
            with: &[1, 3],
            others: "",
            place: Where::FosterHome,
            days: (Then::On(141), None),
            why: "",
        },
    ),
    Early {
        own: true,
        ..told(
            46,
            Some(2),
            What::Stay {
                with: &[],
                others: "my cousin Bea",
                place: Where::Other,
                days: (Then::About(149), Some(Then::On(147))),
                why: "I could not get up. Nobody at the office has to know which days.",
            },
        )
    },
    habit(
        44,
        1,
        Habit::Sleep,
        "On her back, the green lamp on, one hand in hers until she lets go.",
    ),
    habit(44, 2, Habit::Sleep, "I hum. No words. She looks for the hum."),
    habit(44, 1, Habit::Food, "Slowly, and then all at once. Sit by the window."),
    habit(30, 2, Habit::Comforts, "My green scarf. It is with Joan now."),
    habit(30, 1, Habit::Upsets, ""),
    habit(
        20,
        1,
        Habit::Temperament,
        "Loud in joy and loud in protest. Every day at the same hours.",
    ),
];

/// Tells one thing, in the sitting's act.
pub(super) fn tell(telling: &mut telling::Telling<'_>, cast: &Cast, early: &Early) {
    let child = cast.person(CHILD);
    let teller = early.teller.map(|number| cast.person(number));
    let told = By { teller, confided: early.own, on: telling.on() };
    let decided = match early.what {
        What::Stay { with, others, place, days, why } => {
            let day = |then| match then {
                Then::On(ago) => Day::On(telling.days.ago(ago)),
                Then::About(ago) => Day::About(telling.days.ago(ago)),
            };
            let account = Account {
                with: with.iter().map(|number| cast.person(*number)).collect(),
                others: line(others).some(),
                place,
                place_words: (place == Where::Other).then(|| line("with family")),
                from: day(days.0),
                until: days.1.map(day),
                why: prose(why).some(),
            };
            let before = telling.family.early_care.stays(child).len();
            let stay = StayId(child.0.wrapping_add(1 + before as u128));
            let stay =
                Telling { child, stay, account: Some(account), told, seen: 0, both: early.own };
            early_care::tell(&telling.family, stay, telling.on())
        }
        What::Habit(habit, words) => {
            let reply = if words.is_empty() { Reply::NobodyKnows } else { Reply::Said };
            early_care::used_to(
                &telling.family,
                child,
                habit,
                Answer { reply, words: prose(words), told },
            )
        }
    };
    telling.keep(decided);
}
