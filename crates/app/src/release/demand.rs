// SPDX-License-Identifier: AGPL-3.0-or-later
//! A court's or a lawyer's demand, step by step, and what exists of what it asks for.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use practice::access::{Hat, Law, is_protected};
use practice::label::LawTag;
use practice::release::{
    self, Asked, Counsel, Decided, Demand, Outcome, Reach, Refused, RequestKind,
};
use practice::text::LINE_MAX;
use practice::visits::committing::binds;
use practice::{Facet, Family, Labelled, PersonId, Said};

use super::{asked_at, decides, pages, problem};
use crate::accounts::refused;
use crate::codes::of_code;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{ForProtectedRelease, NotWritten, Open};
use crate::urls;

/// Outcomes and their codes.
pub const OUTCOMES: [(Outcome, &str); 4] = [
    (Outcome::Produce, "produce"),
    (Outcome::Object, "object"),
    (Outcome::Quash, "quash"),
    (Outcome::Nothing, "nothing"),
];

/// What an order may name beside the parts of people, as the form has it.
pub const NAMED: [&str; 6] = ["together", "visits", "part2", "counselling", "protected", "reports"];

/// A step, as it was read.
enum Step {
    Describe(Demand),
    Advise(Counsel),
    Decide(Decided),
}

fn read(reading: &mut Reading<'_>, open: &Open, form: &str) -> Option<Step> {
    let step = match form {
        "demand" => Step::Describe(Demand {
            court: reading.line("court", LINE_MAX),
            lawyer: reading.some_line("lawyer"),
            served: reading.date("served").unwrap_or(open.today),
            returns: reading.date("returns"),
            copied: reading.date("copied"),
            told: reading.date("told"),
            objects_until: reading.date("objects-until"),
        }),
        "counsel" => Step::Advise(Counsel {
            who: reading.line("counsel", LINE_MAX),
            on: reading.date("counsel-on").unwrap_or(open.today),
            said: reading.narrative("counsel-said"),
        }),
        _ => Step::Decide(decided(reading, open)?),
    };
    reading.problems.is_empty().then_some(step)
}

fn decided(reading: &mut Reading<'_>, open: &Open) -> Option<Decided> {
    let outcome = reading.choice("outcome", |code| of_code(&OUTCOMES, code));
    let ordered = reading.date("ordered");
    let known = |id: &PersonId| open.family.people.get(*id).is_some();
    let people = reading.choices("people", |id| id.parse::<PersonId>().ok().filter(known));
    let words = reading.narrative("decision-words");
    let names = |what: &str| reading.fields.all("named").any(|one| one == what);
    let reach = Reach {
        people,
        together: names("together"),
        visits: names("visits"),
        part2: names("part2"),
        protected: names("protected"),
        reports: names("reports"),
        counselling: names("counselling"),
    };
    if outcome.is_none() && reading.problems.is_empty() {
        reading.problem("outcome", "demand-outcome-missing");
    }
    let reach = if outcome == Some(Outcome::Produce) { reach } else { Reach::default() };
    Some(Decided { outcome: outcome?, ordered, reach, words, on: open.today })
}

/// The field of the form a step is refused at.
fn field(form: &str, reason: Refused) -> &'static str {
    match (form, reason) {
        ("counsel", Refused::NoWords) => "counsel-said",
        ("counsel", Refused::InFuture) => "counsel-on",
        ("demand", Refused::InFuture) => "served",
        (_, Refused::NoWords) => "decision-words",
        _ => reason.field(),
    }
}

/// Takes one step of a demand.
pub async fn go_on(
    mut open: Open,
    asked: Asked,
    (act, form): (u128, &str),
    fields: &Fields,
) -> Result<Response, Error> {
    if form == "decision" {
        decides(&open)?;
    }
    let mut reading = Reading::new(fields, open.who.words);
    let Some(step) = read(&mut reading, &open, form) else {
        return Ok(refused(pages::requests::one(&open, &asked, fields, &reading.problems)));
    };
    let (id, today) = (asked.id, open.today);
    let decide = |family: &Family| -> Result<Vec<Labelled>, Refused> {
        let one = match &step {
            Step::Describe(demand) => release::describe(family, id, demand.clone(), today),
            Step::Advise(counsel) => release::advise(family, id, counsel.clone(), today),
            Step::Decide(decided) => release::decide(family, id, decided.clone()),
        };
        one.map(|one| vec![one])
    };
    match open.write(act, |_| Vec::new(), decide).await {
        Ok(()) => Ok(Redirect::to(&urls::request(open.family.id, id)).into_response()),
        Err(NotWritten::Failed(error)) => Err(error),
        Err(NotWritten::Refused(reason)) => {
            let problem = problem(&open, field(form, reason), reason);
            Ok(refused(pages::requests::one(&open, &asked, fields, &[problem])))
        }
    }
}

/// A category of what exists, by its code, with how many entries there are.
pub type Count = (&'static str, usize);

fn counts(open: &Open) -> Vec<Count> {
    let part = |said: &Said, which: &str| match (which, said.label.facet) {
        _ if Law::of(&said.label) == Law::Counselling => false,
        _ if is_protected(&said.label) => which == "protected",
        ("child", Facet::Child(_))
        | ("caregiver", Facet::Caregiver(_))
        | ("together", Facet::Together)
        | ("practitioner", Facet::Practitioner)
        | ("agency", Facet::Agency) => true,
        _ => false,
    };
    let law = |said: &Said, which: &str| match which {
        "reports" => said.label.law.contains(&LawTag::ChildProtectionReport),
        "part2" => said.label.law.contains(&LawTag::Part2),
        "counselling" => Law::of(&said.label) == Law::Counselling,
        "court" => Law::of(&said.label) == Law::Court,
        _ => false,
    };
    let is = |said: &Said, which: &str| part(said, which) || law(said, which);
    let all = [
        "child",
        "caregiver",
        "together",
        "practitioner",
        "agency",
        "protected",
        "reports",
        "part2",
        "counselling",
        "court",
    ];
    // What binds a note says nothing that the note does not.
    let says = |said: &&Said| !binds(&said.event);
    let count = |which| open.said().filter(says).filter(|said| is(said, which)).count();
    all.map(|which| (which, count(which))).into()
}

/// What exists, by category and in numbers, for whoever answers for confidentiality alone.
pub async fn exists(
    ForProtectedRelease(open): ForProtectedRelease,
    Path((_, request)): Path<(String, String)>,
) -> Result<Response, Error> {
    let asked = asked_at(&open, &request)?;
    let waits = asked.request.kind == RequestKind::Subpoena && asked.answered.is_none();
    if open.who.hat != Hat::PrivacyOfficer || !waits {
        return Err(Error::NotFound);
    }
    if !open.who.is_fresh(open.now) {
        let here = urls::request_exists(open.family.id, asked.id);
        return Ok(Redirect::to(&urls::step_up(Some(&here))).into_response());
    }
    Ok(pages::demand::exists(&open, &asked, &counts(&open)).into_response())
}
