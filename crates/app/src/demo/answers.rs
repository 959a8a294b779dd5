// SPDX-License-Identifier: AGPL-3.0-or-later
//! What two of the families say about themselves on their own cards, and when they said it.

use practice::card::{self, Answer, Reply, Slot, Spoken, Topic};
use practice::people::Use;

use super::imani::{ANDRE, ELENA, ROSA};
use super::stories::Cast;
use super::telling::{Telling, line, prose};

/// An answer of a story: so many days ago, by the person of this number.
#[derive(Debug, Clone)]
pub(super) struct Answered {
    pub(super) ago: i32,
    topic: Topic,
    teller: usize,
    /// Theirs alone who said it, instead of the family's together.
    own: bool,
    /// Empty where they prefer not to say.
    words: &'static str,
    spoken: &'static [(&'static str, &'static [Use], &'static str)],
}

const fn all(ago: i32, topic: Topic, teller: usize, words: &'static str) -> Answered {
    Answered { ago, topic, teller, own: false, words, spoken: &[] }
}

const fn own(ago: i32, topic: Topic, teller: usize, words: &'static str) -> Answered {
    Answered { own: true, ..all(ago, topic, teller, words) }
}

/// Mateo, Rosa, Elena and Andre.
pub(super) const MATEO_AND_ROSA: &[Answered] = &[
    all(175, Topic::Names, ROSA, "Mah-TEH-oh, never Matthew. Rosa like the flower, with a soft r."),
    all(175, Topic::Feeding, ROSA, "Pecho. Y caldo para mí, dice mi mamá."),
    Answered {
        spoken: &[
            ("español", &[Use::Talk, Use::Lullaby], "Elena"),
            ("English", &[Use::Talk, Use::Read], "Andre"),
        ],
        ..all(168, Topic::Languages, ELENA, "Las canciones son en español.")
    },
    all(161, Topic::NotToDo, ELENA, "No le digan flaquito. Y los zapatos, en la puerta."),
    all(147, Topic::Family, ROSA, "Mateo, mi mamá y yo. Y mi papi, que lo ve desde arriba."),
    own(140, Topic::Mourning, ROSA, "De mi papi, todavía no."),
    own(46, Topic::Family, ANDRE, "My boy. And Tasha, who set up the crib before I asked."),
    own(41, Topic::NotToDo, ANDRE, "Don’t ask me about Christmas in front of people."),
    all(39, Topic::Feeding, ROSA, "Pecho, y ya prueba el caldo de mi mamá. Del plato de ella."),
];

/// Ezra and Dov, his father, whose number is the second.
pub(super) const EZRA_AND_DOV: &[Answered] = &[
    all(320, Topic::NotToDo, 1, "Please do not say that she is in a better place."),
    all(
        310,
        Topic::Days,
        1,
        "From Friday evening the telephone is off. Sunday is a good day to come.",
    ),
    all(200, Topic::Mourning, 1, ""),
    all(60, Topic::Names, 1, "He is EZ-ra. She was Ima, and we still say it."),
];

/// Tells one answer, in the sitting's act.
pub(super) fn tell(telling: &mut Telling<'_>, cast: &Cast, answered: &Answered) {
    let teller = cast.person(answered.teller);
    let spoken = answered.spoken.iter().map(|(language, uses, with)| Spoken {
        language: line(language),
        uses: uses.to_vec(),
        with: line(with).some(),
    });
    let reply = if answered.words.is_empty() { Reply::PrefersNot } else { Reply::Said };
    let on = telling.on();
    let answer =
        Answer { reply, words: prose(answered.words), languages: spoken.collect(), teller, on };
    let slot = Slot { topic: answered.topic, whose: answered.own.then_some(teller) };
    let decided = card::answer(&telling.family, slot, answer, on);
    telling.keep(decided);
}
