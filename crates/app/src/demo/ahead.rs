// SPDX-License-Identifier: AGPL-3.0-or-later
//! What lies ahead of the first family's next visit: what Rosa wants to talk about, what was promised, what is wondered, how the two are understood, and what each brings.

use jiff::civil::Time;
use practice::agenda::{self, Told};
use practice::capacities::{self, Moment};
use practice::promises::{self, Made};
use practice::relationships::Party;
use practice::understandings::{self, Account, Understanding};
use practice::wonderings::{self, Becomes, Filing, Taken};
use practice::{
    CapacityId, Facet, Label, MomentId, PersonId, PractitionerId, PromiseId, RelationshipId,
    StepId, TopicId, UnderstandingId, VisitId,
};

use super::echoed::{self, Echoed};
use super::imani::{ANDRE, MATEO, ROSA};
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
    /// What somebody brings, and the moment that shows it; they told it themselves where they said it.
    Brings(usize, &'static str, &'static str),
    /// They hear a story then in a moment now of somebody’s, and offer it.
    Echo(usize, &'static Echoed),
    /// What became of the wondering that begins with these words: asked or let go, and how; heard where somebody said it.
    Wondered(&'static str, Way, &'static str),
    /// How the two are understood, and what would change it; otherwise than what begins with these words, where there are any.
    Understood(&'static str, &'static str, Option<&'static str>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Asked,
    Heard,
    LetGo,
}

/// Between Mateo and Rosa’s last visit and the next.
pub(super) const MATEO_AND_ROSA: &[Ahead] = &[
    Ahead { ago: 6, by: None, what: What::Promise("bring the form for the crib", 2) },
    Ahead {
        ago: 6,
        by: Some(ROSA),
        what: What::Promise("sing to him before she turns on the light", -1),
    },
    Ahead {
        ago: 41,
        by: None,
        what: What::Brings(
            ANDRE,
            "Lets a small hand decide how long.",
            "Mateo had his button the whole visit, and Andre talked on and did not take it back.",
        ),
    },
    Ahead {
        ago: 34,
        by: None,
        what: What::Brings(
            ROSA,
            "Sees when it is enough before it gets loud.",
            "Four rounds of sounds, then he looked away, and she let the room be quiet.",
        ),
    },
    Ahead {
        ago: 9,
        by: Some(ROSA),
        what: What::Brings(
            ROSA,
            "I say it again when I said it wrong.",
            "I told my mother to leave, and then I called her from the bus.",
        ),
    },
    Ahead {
        ago: 61,
        by: None,
        what: What::Wondered(
            "Whose arms was I being",
            Way::LetGo,
            "That one was about me. I took it to Ruth, and there it stays.",
        ),
    },
    Ahead {
        ago: 12,
        by: None,
        what: What::Wondered(
            "Who taught Andre",
            Way::Asked,
            "On the stairs, with the stroller between us: who used to wait for whom, at his house?",
        ),
    },
    Ahead {
        ago: 6,
        by: Some(ROSA),
        what: What::Wondered(
            "Where did the songs go",
            Way::Heard,
            "In the box with my father’s shirts. Mami closed it and we did not sing in that house.",
        ),
    },
    Ahead { ago: 5, by: None, what: What::Echo(ROSA, &echoed::ROSAS) },
    Ahead { ago: 2, by: Some(ROSA), what: What::Topic("The nights. And my mother and me.") },
    Ahead {
        ago: 110,
        by: None,
        what: What::Understood(
            "",
            "She looks past him when he cries because it is too loud in her: somebody once left her alone with it.",
            None,
        ),
    },
    Ahead {
        ago: 27,
        by: None,
        what: What::Understood(
            "She looks past him",
            "She looks past him when he cries to find herself first: somebody once left her alone with it. Then she comes back to him.",
            Some("If she looked past him when he is quiet, too."),
        ),
    },
    Ahead {
        ago: 20,
        by: None,
        what: What::Understood(
            "",
            "He looks away first. He was born early and needs it slow, and she goes along with him.",
            Some("If he looked away less where somebody is louder than she is."),
        ),
    },
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
    if let What::Echo(whose, one) = &one.what {
        return echoed::tell(telling, (id, cast.person(*whose)), one);
    }
    if let What::Brings(whose, words, moment) = &one.what {
        let (moment, whose) = ((*moment, person), cast.person(*whose));
        return brings(telling, (id, whose), (words, moment));
    }
    if let What::Understood(begins, words, would) = &one.what {
        return understood(telling, (id, cast), (begins, words, *would));
    }
    if let What::Wondered(begins, way, words) = &one.what {
        let becomes = match way {
            Way::Asked => Becomes::Asked(Some(prose(words))),
            Way::LetGo => Becomes::LetGo(Some(prose(words))),
            Way::Heard => Becomes::Heard { teller: person, words: prose(words) },
        };
        let taken = Taken { step: StepId(id), becomes, on, during: None };
        let visit = wondered(telling, begins);
        let part = Label::of(Facet::Practitioner);
        let filing = Filing { stands: Some(&part), during: None, now: Facet::Together };
        let decided = wonderings::take_step(&telling.family, visit, taken, filing, on);
        return telling.keep_all(decided);
    }
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
                way: agenda::Way::Message,
                whose: Some(teller),
                shared: Vec::new(),
                on,
                at: Some(Time::constant(21, 40, 0, 0)),
            };
            agenda::say(&telling.family, TopicId(id), told, None).ok()
        }
        (What::Topic(_), None)
        | (What::Wondered(..) | What::Brings(..) | What::Echo(..) | What::Understood(..), _) => {
            None
        }
    };
    telling.keep(decided.ok_or(()));
}

/// The visit in whose note that was wondered.
fn wondered(telling: &Telling<'_>, begins: &str) -> VisitId {
    let all = telling.family.wondered();
    let known = all.iter().find(|one| one.written.text.as_str().starts_with(begins));
    known.map_or(VisitId(0), |one| one.visit.id)
}

/// How the child and Rosa are understood, for the first time or otherwise than before.
fn understood(
    telling: &mut Telling<'_>,
    (id, cast): (u128, &Cast),
    (begins, words, would): (&str, &str, Option<&str>),
) {
    let two = [MATEO, ROSA].map(|one| Party::Person(cast.person(one)));
    let of = telling.family.relationships.between(two[0], two[1]);
    let of = of.map_or(RelationshipId(0), |known| known.id);
    let account = Account { words: prose(words), would_change: would.map(prose), on: telling.on() };
    let all = telling.family.understandings.of(of);
    let said = |one: &&Understanding| {
        one.now().is_some_and(|(now, _)| now.words.as_str().starts_with(begins))
    };
    let before = all.filter(|_| !begins.is_empty()).find(said);
    let decided = match before.map(|one| (one.id, one.came_to())) {
        Some(seen) => understandings::say_otherwise(&telling.family, seen, account),
        None => understandings::hold(&telling.family, (UnderstandingId(id), of), account),
    };
    telling.keep(decided);
}

/// What somebody brings, with its moment; seen on the day it is told.
fn brings(
    telling: &mut Telling<'_>,
    (id, whose): (u128, PersonId),
    (words, (moment, teller)): (&str, (&str, Option<PersonId>)),
) {
    let on = telling.on();
    let moment = Moment {
        moment: MomentId(id),
        words: prose(moment),
        on,
        during: None,
        teller,
        own_hand: false,
    };
    let filing = capacities::Filing { hand: None, during: None, today: on };
    let of = (CapacityId(id), whose);
    let decided = capacities::see(&telling.family, of, line(words), moment, filing);
    telling.keep(decided);
}
