// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whether what is kept apart goes to somebody: what keeps somebody safe, and what was written of their substance use counselling.

use jiff::civil::Date;

use super::Authority;
use super::weighing::{Verdict, Why, before, ordered};
use crate::access::Law;
use crate::expecting;
use crate::family::{self, Family, Said};
use crate::goodbye;
use crate::ids::PersonId;
use crate::label::{Facet, Label, LawTag};
use crate::safety;

/// Weighs an entry that is kept apart, by itself.
pub(super) fn weigh(family: &Family, said: &Said, authority: Authority, today: Date) -> Verdict {
    if Law::of(&said.label) == Law::Counselling {
        return counselling(family, said, authority, today);
    }
    if stays(&said.event, authority) {
        return Verdict::Silent(Why::Protected);
    }
    protected(family, &said.label, authority, today)
}

/// Whether it goes to nobody else, by whatever right: a plan to keep safe is in its owner's own copy
/// alone, and where somebody is hidden in no copy at all.
fn stays(event: &family::Event, authority: Authority) -> bool {
    match event {
        family::Event::Safety(safety::Event::Hidden { .. }) => true,
        family::Event::Safety(safety::Event::Planned { plan }) => {
            authority != Authority::OwnCopy(plan.person)
        }
        _ => false,
    }
}

/// Whether it was told to be held in mind and for nothing else: a tender date is in its owner's own copy,
/// which is their right, and goes to nobody by a consent of theirs or of others. Nor does a page of a visit, or
/// guidance: what they are made of goes as it was told, or not at all.
pub(super) fn stays_theirs(event: &family::Event, authority: Authority) -> bool {
    let tender = matches!(
        event,
        family::Event::Expecting(
            expecting::Event::TenderTold(_) | expecting::Event::TenderEnded { .. }
        )
    );
    let page = matches!(event, family::Event::Retold(_) | family::Event::Guidance(_));
    (tender && matches!(authority, Authority::Consent(_)))
        || (page && !matches!(authority, Authority::OwnCopy(_)))
}

/// Whether it is of an echo that was not offered to whoever asks for their own copy: it goes to nobody else, by
/// whatever right, and not to them before.
pub(super) fn stays_an_echo(said: &Said, authority: Authority) -> bool {
    let offered = match (said.label.facet, authority) {
        (Facet::Caregiver(whose), Authority::OwnCopy(person)) => whose == person,
        _ => false,
    };
    matches!(said.event, family::Event::Echoes(_)) && !offered
}

/// Whether it was written for those who do the work: why it ended is in nobody's own copy.
pub(super) fn stays_with_the_work(event: &family::Event, authority: Authority) -> bool {
    let explained = matches!(event, family::Event::Goodbye(goodbye::Event::Explained(_)));
    explained && matches!(authority, Authority::OwnCopy(_))
}

/// What was written of somebody's substance use counselling goes by a consent of theirs that is for it
/// alone, or by a court's order that names it (42 CFR 2.31(b), 2.61 to 2.67). Somebody's own right to a
/// copy does not reach it; a consent for themselves does.
fn counselling(family: &Family, said: &Said, authority: Authority, today: Date) -> Verdict {
    let label = &said.label;
    let Facet::Caregiver(whose) = label.facet else {
        return Verdict::Silent(Why::Counselling);
    };
    let mut about = label.subjects.iter().copied().chain(label.teller).chain([whose]);
    let why_not = match authority {
        Authority::OwnCopy(_) => Some(Why::Counselling),
        Authority::Consent(id) => {
            let given = family.rights.consents.iter().find(|given| given.id == id);
            match given.filter(|given| given.holds_on(today)).map(|given| &given.consent) {
                None => Some(Why::NoConsent),
                Some(consent) if !consent.counselling => Some(Why::Counselling),
                Some(consent) if before(family, said, consent.since) => Some(Why::OutsideConsent),
                Some(consent) => {
                    let signed = about.all(|person| consent.by.contains(&person));
                    (!signed).then_some(Why::NotAllSigned)
                }
            }
        }
        Authority::Order(id) => match ordered(family, id) {
            None => Some(Why::NoConsent),
            Some(reach) if !reach.counselling => Some(Why::Counselling),
            Some(reach) => {
                let named = about.all(|person| reach.people.contains(&person));
                (!named).then_some(Why::OutsideOrder)
            }
        },
    };
    let others = [LawTag::PartnerViolence, LawTag::ChildProtectionReport];
    match why_not {
        Some(why) => Verdict::Silent(why),
        None if label.law.contains(&LawTag::Court) => Verdict::Silent(Why::Court),
        None if label.law.iter().any(|tag| others.contains(tag)) => Verdict::Silent(Why::Protected),
        None => Verdict::Second,
    }
}

/// What keeps somebody safe goes to whoever said it, or where they named it in a consent; a report to
/// child protection goes by neither.
fn protected(family: &Family, label: &Label, authority: Authority, today: Date) -> Verdict {
    let law = |tag| label.law.contains(&tag);
    let own_part = match label.facet {
        Facet::Caregiver(whose) => Some(whose),
        _ => None,
    };
    let whose = label.teller.or(own_part);
    let (theirs, part2) = match authority {
        Authority::OwnCopy(person) => (whose == Some(person), true),
        Authority::Consent(id) => {
            let given = family.rights.consents.iter().find(|given| given.id == id);
            let Some(given) = given.filter(|given| given.holds_on(today)) else {
                return Verdict::Silent(Why::NoConsent);
            };
            let consent = &given.consent;
            let signed = whose.is_some_and(|whose| consent.by.contains(&whose));
            (signed && consent.protected, consent.part2)
        }
        Authority::Order(id) => {
            let Some(reach) = ordered(family, id) else { return Verdict::Silent(Why::NoConsent) };
            let named = |person: &PersonId| reach.people.contains(person);
            let report = law(LawTag::ChildProtectionReport);
            let about = whose.iter().chain(&label.subjects).any(named);
            let childs = matches!(label.facet, Facet::Child(child) if named(&child));
            let reaches = if report { reach.reports } else { reach.protected };
            let in_reach = about || childs || whose.is_none() && label.subjects.is_empty();
            (reaches && in_reach, reach.part2)
        }
    };
    let by_order = matches!(authority, Authority::Order(_));
    if !theirs || law(LawTag::ChildProtectionReport) && !by_order {
        return Verdict::Silent(Why::Protected);
    }
    if law(LawTag::Court) {
        return Verdict::Silent(Why::Court);
    }
    if law(LawTag::Part2) && !part2 {
        return Verdict::Silent(Why::Part2);
    }
    Verdict::Second
}
