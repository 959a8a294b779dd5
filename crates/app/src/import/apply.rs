// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bringing in what was planned: one act for each family, the file kept beside its first entry.

use practice::family::{Count, Record};
use practice::people::{self, CareBegan, Role};
use practice::relationships::{self, Party};
use practice::{Facet, Family, FamilyId, Label, Labelled, PersonId, RelationshipId, family};
use record::Statement;

use super::plan::{Plan, PlannedFamily};
use crate::accounts::Who;
use crate::error::Error;
use crate::lists;
use crate::open::access_row;
use crate::state::{App, Entries};
use crate::writing::{self, Writing, Written};

/// How bringing in ended.
pub enum Applied {
    /// These families are new.
    New(Vec<FamilyId>),
    /// This very file was brought in before, into this family. Nothing came in twice.
    Before(FamilyId),
}

/// Brings in a plan. The first family takes the id it was previewed under.
pub async fn apply(
    app: &App,
    who: &Who,
    first: FamilyId,
    plan: &Plan,
    file: Vec<u8>,
    statements: Vec<Statement>,
) -> Result<Applied, Error> {
    if let Some(before) = lists::imported(&app.record, &plan.digest).await? {
        app.record.store().write(statements).await?;
        return Ok(Applied::Before(before));
    }
    let now = app.clock.now();
    let mut file = Some(file);
    let mut statements = statements;
    let mut new = Vec::new();
    for (number, planned) in plan.families.iter().enumerate() {
        let id = if number == 0 { first } else { FamilyId(crate::random::id()) };
        let events = decide(who, id, planned, plan, now, app.today())
            .map_err(|refused| Error::Internal(Box::new(refused)))?;
        let writing = Writing {
            family: id,
            act: crate::random::id(),
            by: who.practitioner(),
            at: now,
            events,
            // The whole file stays beside the first family's import; the others name its digest.
            attachment: file.take(),
            statements: std::mem::take(&mut statements),
            access: Some(access_row(who, id, ("family.import", "care"), now)),
        };
        let nothing = Entries::nothing(id);
        match writing::append(app, &nothing, writing).await? {
            Written::Done => new.push(id),
            Written::Again => return Err(Error::Changed),
        }
    }
    Ok(Applied::New(new))
}

fn decide(
    who: &Who,
    id: FamilyId,
    planned: &PlannedFamily,
    plan: &Plan,
    now: jiff::Timestamp,
    today: jiff::civil::Date,
) -> Result<Vec<Labelled>, people::Refused> {
    let me = who.practitioner();
    let count = |(what, count): (&str, usize)| Count {
        what: what.to_owned(),
        count: u32::try_from(count).unwrap_or(u32::MAX),
    };
    let brought = match plan.form {
        "fhir-r4" => ["Patient", "RelatedPerson"]
            .into_iter()
            .filter_map(|what| plan.counts.get(what).map(|of| count((what, *of))))
            .collect(),
        _ => vec![count(("person", planned.people.len()))],
    };
    let received = Record::ImportReceived {
        form: plan.form.to_owned(),
        file: plan.digest.clone(),
        brought,
        kept: plan.kept.iter().map(|kept| count((&kept.what, kept.count))).collect(),
    };
    let mut all = vec![Labelled::new(Label::of(Facet::Practitioner), received)];
    all.extend(family::open(me, today, None));
    let mut known = Family::new(id).after(&all, me, now);
    let mut say = |labelled: Labelled, known: &mut Family| {
        known.apply(&labelled.event, me, now);
        all.push(labelled);
    };
    let mut ids: Vec<(PersonId, usize)> = Vec::new();
    for (number, one) in planned.people.iter().enumerate() {
        let mut person = one.person.clone();
        person.id = PersonId(crate::random::id());
        ids.push((person.id, number));
        say(people::add(person.clone(), today)?, &mut known);
        if let Some(contact) = &one.contact {
            say(people::contact(&known, person.id, contact.clone())?, &mut known);
        }
        if let Some(when) = &one.died {
            let died = people::Event::Died { person: person.id, when: when.clone() };
            say(people::passing(&known, died, today)?, &mut known);
        }
    }
    let children: Vec<PersonId> = known.people.children().map(|child| child.id).collect();
    for (caregiver, number) in &ids {
        let Some((role, words)) = &planned.people[*number].care else { continue };
        for child in &children {
            let began = CareBegan {
                caregiver: *caregiver,
                child: *child,
                role: *role,
                words: words.clone(),
                since: None,
                day_to_day: false,
            };
            say(people::care(&known, began, today)?, &mut known);
        }
    }
    for (a, b) in pairs(&known, me) {
        if let Ok(named) = relationships::name(&known, RelationshipId(crate::random::id()), a, b) {
            say(named, &mut known);
        }
    }
    Ok(all)
}

/// The relationships that are there from the first day: each child with each caregiver, each
/// caregiver with the practitioner, and a person who came alone with the practitioner.
fn pairs(family: &Family, me: practice::PractitionerId) -> Vec<(Party, Party)> {
    let mut pairs = Vec::new();
    let caregivers: Vec<PersonId> = family.people.caregivers().map(|person| person.id).collect();
    for child in family.people.children() {
        for caregiver in &caregivers {
            pairs.push((Party::Person(child.id), Party::Person(*caregiver)));
        }
    }
    for caregiver in &caregivers {
        pairs.push((Party::Person(*caregiver), Party::Practitioner(me)));
    }
    if caregivers.is_empty() {
        let alone = family.people.iter().filter(|person| person.role == Role::Child);
        pairs.extend(alone.map(|child| (Party::Person(child.id), Party::Practitioner(me))));
    }
    pairs
}
