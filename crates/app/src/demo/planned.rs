// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is known of the visits ahead with some of the families: how long, who interprets, how to arrive, and one moved.

use jiff::Span;
use jiff::civil::Time;
use practice::visits::{self, Arrival, Asked, Interpreter, Plan, Status, Takes, When, WhyMoved};
use practice::{Facet, PractitionerId, VisitId};

use super::telling::{Telling, line};

/// What is said of the next visit with a family.
struct Ahead {
    /// The family's place in the agency.
    family: usize,
    minutes: u16,
    travel_minutes: u16,
    interpreter: Option<(Interpreter, &'static str)>,
    arrival: &'static str,
    /// By how many days it was moved, to what hour, and why.
    moved: Option<(i32, Time, &'static str)>,
}

const ALL: [Ahead; 4] = [
    Ahead {
        family: 0,
        minutes: 60,
        travel_minutes: 20,
        interpreter: None,
        arrival: "Third floor; the bell is broken, so I send a message from below.",
        moved: None,
    },
    Ahead {
        family: 1,
        minutes: 75,
        travel_minutes: 70,
        interpreter: None,
        arrival: "",
        moved: None,
    },
    Ahead {
        family: 3,
        minutes: 75,
        travel_minutes: 25,
        interpreter: Some((Interpreter::InPerson, "Arabic and English")),
        arrival: "Shoes off at the door. Salma opens, nobody else.",
        moved: None,
    },
    Ahead {
        family: 4,
        minutes: 60,
        travel_minutes: 15,
        interpreter: None,
        arrival: "",
        moved: Some((1, Time::constant(11, 0, 0, 0), "Marit works that afternoon.")),
    },
];

/// Says what is known of the next visit with this family, where there is one planned.
pub(super) fn arrange(telling: &mut Telling<'_>, number: usize, by: PractitionerId) {
    let Some(known) = ALL.iter().find(|ahead| ahead.family == number) else { return };
    let Some((visit, when)) = next(telling) else { return };
    telling.sitting(1, Time::constant(19, 0, 0, 0), by);
    say(telling, known, (visit, when.clone()));
    if let Some((days, at, why)) = known.moved {
        let on = when.on.saturating_add(Span::new().days(days));
        let why = WhyMoved { asked: Asked::Family, words: line(why).some() };
        let to = (When { on, at: Some(at), ..when }, why);
        let part = (Facet::Together, telling.on());
        let decided = visits::move_to(&telling.family, visit, to, part);
        telling.keep_all(decided);
    }
}

fn next(telling: &Telling<'_>) -> Option<(VisitId, When)> {
    let mut planned = telling.family.visits.iter().filter(|one| one.status() == Status::Planned);
    planned.find_map(|one| Some((one.id, one.planned.clone()?)))
}

fn say(telling: &mut Telling<'_>, known: &Ahead, (visit, when): (VisitId, When)) {
    let arrival =
        Arrival { words: line(known.arrival).some(), travel_minutes: Some(known.travel_minutes) };
    let takes = Takes {
        minutes: Some(known.minutes),
        interpreter: known.interpreter.map(|(how, _)| how),
        language: known.interpreter.and_then(|(_, language)| line(language).some()),
    };
    let plan = Plan { when, takes, arrival };
    let decided = visits::plan_all(&telling.family, &[(visit, plan)], (None, telling.on()));
    telling.keep_all(decided);
}
