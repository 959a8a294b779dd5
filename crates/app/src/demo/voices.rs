// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the first family tells of Mateo, in whose voice: what Rosa saw at night, what he did for the first time, the signs they found, and what may come next.

use jiff::civil::Time;
use practice::firsts::{self, Happened, Voice};
use practice::joys::{self, Kept};
use practice::observations::{self, Seen};
use practice::relationships::Party;
use practice::signs::{self, Found};
use practice::told::{Hand, Told};
use practice::{CueId, Facet, FirstId, JoyId, ObservationId};

use super::guided;
use super::imani::{ELENA, MATEO, ROSA};
use super::plays::{self, Scarf};
use super::stories::Cast;
use super::telling::{Telling, line, prose};

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
    /// It was for the first time, with who was there, and what it meant.
    First(&'static str, &'static [usize], &'static str),
    /// They tell of the newest first too.
    Too(&'static str),
    /// They found what he says by this, and what he needs then.
    Sign(&'static str, &'static str),
    /// They tried the scarf of the box, and it was so.
    Scarf(Scarf),
    /// They kept a good moment, and where it was.
    Joy(&'static str, &'static str),
    /// The newest sign means something else now.
    Means(&'static str, &'static str),
    /// Whoever visits tells them what may come next, by the newest sign; with the same in their own words.
    Guide(&'static str, &'static str),
    /// What was told before came, as they say.
    Came(&'static str),
}

/// Between Mateo and Rosa’s last visits and now.
pub(super) const MATEO_AND_ROSA: &[Voiced] = &[
    Voiced {
        ago: 121,
        by: Some(ROSA),
        what: What::First(
            "primera risa",
            &[ROSA, ELENA],
            "Yo no sabía que me iba a reír también. Mi mamá lloró.",
        ),
    },
    Voiced {
        ago: 120,
        by: None,
        what: What::Too("Rosa told me at the door, laughing, before I had my shoes off."),
    },
    Voiced { ago: 101, by: Some(ROSA), what: What::Sign("arqueo la espalda", "un descanso") },
    Voiced {
        ago: 66,
        by: Some(ROSA),
        what: What::Means("arqueo la espalda", "que me cambien de brazos"),
    },
    Voiced {
        ago: 63,
        by: Some(ROSA),
        what: What::Guide(
            "Pronto puede llorar cuando usted sale. Dígale que vuelve, y vuelva.",
            "He may soon cry when you leave the room. Tell him you will be back, and come back.",
        ),
    },
    Voiced {
        ago: 60,
        by: None,
        what: What::Scarf(Scarf {
            happened: "He looked at the ceiling and his lip trembled. Rosa pulled the scarf off at once and said: here I am.",
            liked: "",
            since_first: "",
        }),
    },
    Voiced {
        ago: 52,
        by: None,
        what: What::Sign("miro a otro lado y bostezo", "que bajen la voz"),
    },
    Voiced {
        ago: 48,
        by: Some(ROSA),
        what: What::Came("Lloró cuando fui al baño. Le hablé desde la puerta y esperó."),
    },
    Voiced {
        ago: 45,
        by: None,
        what: What::First(
            "turned from back to belly",
            &[ROSA],
            "He looked up to see who had seen it. Rosa had.",
        ),
    },
    Voiced {
        ago: 31,
        by: Some(ROSA),
        what: What::Scarf(Scarf {
            happened: "Esperó. Se quedó mirando la bufanda y dejó de mover las piernas.",
            liked: "Cuando soplo y se mueve.",
            since_first: "",
        }),
    },
    Voiced {
        ago: 14,
        by: Some(ROSA),
        what: What::Saw("Me buscó la boca con los dedos mientras le cantaba.", (20, 15)),
    },
    Voiced {
        ago: 25,
        by: Some(ROSA),
        what: What::Joy("Bailamos con la radio y se le cayó la risa en mi hombro.", "en la cocina"),
    },
    Voiced {
        ago: 10,
        by: Some(ROSA),
        what: What::Scarf(Scarf {
            happened: "La jaló él solo y se rió antes de verme.",
            liked: "Jalarla. Otra vez, otra vez.",
            since_first: "Ya sabe que estoy debajo.",
        }),
    },
    Voiced {
        ago: 8,
        by: Some(ROSA),
        what: What::Joy("Despertó y, antes de llorar, me sonrió.", "en la cama, a las cinco"),
    },
    Voiced {
        ago: 7,
        by: Some(ROSA),
        what: What::Guide(
            "La gente nueva le puede dar miedo. Téngalo en brazos y deje que mire.",
            "New people may frighten him. Hold him, and let him look.",
        ),
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
    let all = matches!(
        one.what,
        What::First(..) | What::Too(_) | What::Sign(..) | What::Means(..) | What::Scarf(_)
    );
    let part = if all { Facet::Child(child) } else { part };
    let told = Told { by, part, shared: Vec::new(), chosen_for_all: false };
    let hand = Hand { by: telling.by, person: None };
    match one.what {
        What::Saw(words, (hour, minute)) => {
            let hour = Some(Time::constant(hour, minute, 0, 0));
            let words = prose(words);
            let seen = Seen { child, words, told, day: on, hour, visit: None, on, at: hour };
            let one = observations::see(&telling.family, ObservationId(id), seen, (hand, on));
            telling.keep(one);
        }
        What::First(what, with, words) => {
            let with = with.iter().map(|person| cast.person(*person)).collect();
            let voice = Voice { words: prose(words), told, on };
            let (what, others) = (line(what), None);
            let happened = Happened { child, what, day: on, roughly: false, with, others, voice };
            let one = firsts::happen(&telling.family, FirstId(id), happened, (hand, on));
            telling.keep(one);
        }
        What::Sign(sign, need) => {
            let (sign, need, language) = (line(sign), line(need), "es".to_owned());
            let found = Found { child, sign, need, language, told, on };
            let one = signs::find(&telling.family, CueId(id), found, hand);
            telling.keep(one);
        }
        What::Joy(words, place) => {
            let (words, place) = (prose(words), Some(line(place)));
            let kept = Kept { child, words, place, with: Vec::new(), told, day: on, on };
            let one = joys::keep(&telling.family, JoyId(id), kept, (hand, on));
            telling.keep(one);
        }
        What::Scarf(scarf) => {
            plays::tell(telling, (child, cast.person(ROSA)), (id, told), scarf);
        }
        What::Means(sign, need) => {
            let newest = telling.family.signs.now(child).first().map(|cue| cue.id);
            let (sign, need, language) = (line(sign), line(need), "es".to_owned());
            let found = Found { child, sign, need, language, told, on };
            let cue = newest.unwrap_or(CueId(id));
            let one = signs::change(&telling.family, cue, found, hand);
            telling.keep(one);
        }
        What::Guide(says, meant) => {
            let to = teller.unwrap_or(child);
            guided::give(telling, (id, child, to), (says, meant));
        }
        What::Came(words) => guided::came(telling, teller.unwrap_or(child), words),
        What::Too(words) => {
            let newest = telling.family.firsts.of(child).last().map(|first| first.id);
            let voice = Voice { words: prose(words), told, on };
            let first = newest.unwrap_or(FirstId(id));
            let one = firsts::tell_too(&telling.family, first, voice, hand);
            telling.keep(one);
        }
    }
}
