// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of consents, orders and decisions hold.

use practice::PersonId;
use practice::people::Role;
use practice::rights::{Consent, ConsentFor, Covers, Decision, Effect, Order, Refused};
use practice::text::LINE_MAX;

use crate::fields::{Fields, Reading};
use crate::open::Open;

/// How long a consent holds where nobody says otherwise, in days.
const CONSENT_DAYS: i64 = 180;

/// Fields with a new act in them, and today.
pub fn blank(open: &Open) -> Fields {
    let mut fields = Fields::begun();
    fields.set("from", open.today.to_string());
    fields.set("on", open.today.to_string());
    fields
}

/// The same for a consent: half a year from today, for the child where there is one.
pub fn consent_blank(open: &Open) -> Fields {
    let mut fields = blank(open);
    let until = open.today.saturating_add(jiff::Span::new().days(CONSENT_DAYS));
    fields.set("until", until.to_string());
    let mut children = open.family.people.children();
    if let (Some(only), None) = (children.next(), children.next()) {
        fields.set("child", only.id.to_string());
    }
    fields
}

fn person(open: &Open, id: &str) -> Option<PersonId> {
    id.parse().ok().filter(|id| open.family.people.get(*id).is_some())
}

fn child(open: &Open, id: &str) -> Option<PersonId> {
    let known = |id: &PersonId| {
        open.family.people.get(*id).is_some_and(|person| person.role == Role::Child)
    };
    id.parse().ok().filter(known)
}

/// Notes that an answer is missing, where nothing else is wrong yet.
fn missing<T>(reading: &mut Reading<'_>, chosen: Option<T>, problem: (&str, &str)) -> Option<T> {
    if chosen.is_none() && reading.problems.is_empty() {
        reading.problem(problem.0, problem.1);
    }
    chosen
}

/// Reads a consent.
pub fn consent(reading: &mut Reading<'_>, open: &Open) -> Option<Consent> {
    let by = reading.choices("by", |id| person(open, id));
    let to = reading.line("to", LINE_MAX);
    let purpose = reading
        .choice("purpose", |code| ConsentFor::ALL.into_iter().find(|one| one.code() == code));
    let covers = reading
        .choices("covers", |code| Covers::ALL.into_iter().find(|known| known.code() == code));
    let mut children = reading.choices("child", |id| child(open, id));
    let since = reading.date("since");
    let from = reading.date("from").unwrap_or(open.today);
    let until = reading.date("until");
    let words = reading.narrative("words").some();
    let part2 = reading.fields.get("part2") == "yes";
    let protected = reading.fields.get("protected") == "yes";
    let counselling = reading.fields.get("counselling") == "yes";
    let purpose = missing(reading, purpose, ("purpose", "rights-purpose-missing"))?;
    let until = missing(reading, until, ("until", Refused::End.code()))?;
    if !covers.contains(&Covers::Child) {
        children.clear();
    }
    Some(Consent {
        by,
        to,
        purpose,
        covers,
        children,
        since,
        part2,
        protected,
        counselling,
        from,
        until,
        words,
    })
}

/// Reads a court's order.
pub fn order(reading: &mut Reading<'_>, open: &Open) -> Option<Order> {
    let person = reading.choice("person", |id| person(open, id));
    let child = reading.choice("child", |id| child(open, id));
    let effect =
        reading.choice("effect", |code| Effect::ALL.into_iter().find(|one| one.code() == code));
    let from = reading.date("from").unwrap_or(open.today);
    let until = reading.date("until");
    let court = reading.line("court", LINE_MAX);
    let words = reading.narrative("words");
    let person = missing(reading, person, ("person", Refused::UnknownPerson.code()))?;
    let child = missing(reading, child, ("child", Refused::UnknownChild.code()))?;
    let effect = missing(reading, effect, ("effect", "rights-effect-missing"))?;
    if court.is_empty() && reading.problems.is_empty() {
        reading.problem("court", "rights-court-missing");
    }
    Some(Order { person, child, effect, from, until, court, words })
}

/// Reads a decision about who acts for a child.
pub fn decision(reading: &mut Reading<'_>, open: &Open) -> Option<Decision> {
    let person = reading.choice("person", |id| person(open, id));
    let child = reading.choice("child", |id| child(open, id));
    let treated = reading.choice("treated", |code| match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    let reason = reading.narrative("reason");
    let reviewer = reading.some_line("reviewer");
    let on = reading.date("on").unwrap_or(open.today);
    let person = missing(reading, person, ("person", Refused::UnknownPerson.code()))?;
    let child = missing(reading, child, ("child", Refused::UnknownChild.code()))?;
    let treated = missing(reading, treated, ("treated", "rights-treated-missing"))?;
    Some(Decision { person, child, treated, reason, reviewer, on })
}
