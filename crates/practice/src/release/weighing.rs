// SPDX-License-Identifier: AGPL-3.0-or-later
//! Item by item: whether an entry goes to somebody by this right, and if not, why, and whether they
//! are told that there is something.

use jiff::civil::Date;

use super::{Authority, Ground, Reach, apart};
use crate::access::{Law, Tie, is_protected, standing, tie};
use crate::family::{self, Family, Said};
use crate::ids::{PersonId, RequestId};
use crate::label::{Facet, Label};
use crate::rights::{Consent, Covers};
use crate::visits;

/// Whether an entry goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It goes.
    Goes,
    /// It is theirs to ask for, and withheld unless whoever prepares the copy finds otherwise. The
    /// reader of the copy is told that something is withheld, and on what ground.
    Withheld(Ground),
    /// The practitioner's own writing: whoever prepares the copy decides it by reading it.
    Asks,
    /// The same about whoever the copy is for, or theirs to ask for: left out, it is shown as withheld.
    Owed,
    /// It keeps somebody safe and is theirs to have or to give: it goes only once a second person read
    /// it and agreed.
    Second,
    /// It does not go, and the reader of the copy learns nothing of it. The reason is for whoever
    /// prepares it alone.
    Silent(Why),
}

/// Why an entry does not go, for whoever prepares the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A sealed note needs an authorization of its own.
    Sealed,
    /// It keeps somebody safe.
    Protected,
    /// Another told it and did not share it.
    ToldByAnother,
    /// It is another's own part.
    AnothersOwn,
    /// No tie to the child reaches it today.
    NoTie,
    /// A substance use record, and no consent that names it.
    Part2,
    /// A substance use counselling note, and no consent of its own.
    Counselling,
    /// Held for a court.
    Court,
    /// The agency's own papers.
    Agency,
    /// Not what the consent covers.
    OutsideConsent,
    /// The consent does not hold on this day.
    NoConsent,
    /// It is about somebody who did not sign too.
    NotAllSigned,
    /// Not what the court's order names.
    OutsideOrder,
    /// An echo goes to whoever told the story then alone, once it was offered to them.
    Echo,
}

impl Why {
    /// Every reason.
    pub const ALL: [Self; 14] = [
        Self::Sealed,
        Self::Protected,
        Self::ToldByAnother,
        Self::AnothersOwn,
        Self::NoTie,
        Self::Part2,
        Self::Counselling,
        Self::Court,
        Self::Agency,
        Self::OutsideConsent,
        Self::NoConsent,
        Self::NotAllSigned,
        Self::OutsideOrder,
        Self::Echo,
    ];

    /// A stable name for messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sealed => "sealed",
            Self::Protected => "protected",
            Self::ToldByAnother => "told-by-another",
            Self::AnothersOwn => "anothers-own",
            Self::NoTie => "no-tie",
            Self::Part2 => "part-2",
            Self::Counselling => "counselling",
            Self::Court => "court",
            Self::Agency => "agency",
            Self::OutsideConsent => "outside-consent",
            Self::NoConsent => "no-consent",
            Self::NotAllSigned => "not-all-signed",
            Self::OutsideOrder => "outside-order",
            Self::Echo => "echo",
        }
    }
}

/// Weighs one entry among all of the family's. `family` is folded from all of them too, since who may
/// have something depends on decisions the reader of the copy never sees.
#[must_use]
pub fn weigh(
    family: &Family,
    all: &[Said],
    said: &Said,
    authority: Authority,
    today: Date,
) -> Verdict {
    let verdict = by_itself(family, said, authority, today);
    // By one signature nothing goes of a visit that is about somebody who did not sign; who was there may have been put
    // right later.
    let is_anothers = |visit| {
        let mut told = all.iter().filter(|one| visits::tells_facts_of(&one.event) == Some(visit));
        told.any(|one| {
            by_itself(family, one, authority, today) == Verdict::Silent(Why::NotAllSigned)
        })
    };
    if let Some(visit) = visits::tells_facts_of(&said.event) {
        let goes = !matches!(verdict, Verdict::Silent(_));
        return if goes && is_anothers(visit) {
            Verdict::Silent(Why::NotAllSigned)
        } else {
            verdict
        };
    }
    let Some(visit) = visits::written_in(&said.event) else { return verdict };
    // What was written in a visit would tell that there was one, and when: where the visit itself is
    // another's, or the work's, nothing of it goes any further.
    let signed = all.iter().find(|one| visits::signs(&one.event, visit));
    let about =
        signed.map(|signed| (signed.label.facet, by_itself(family, signed, authority, today)));
    // Of somebody's counselling goes what their own consent lets go, also from a visit that is theirs.
    let own = |of| Law::of(&said.label) == Law::Counselling && said.label.facet == of;
    match about {
        Some((of @ Facet::Caregiver(_), Verdict::Silent(_))) if own(of) => verdict,
        Some((Facet::Caregiver(_), Verdict::Silent(why))) => Verdict::Silent(why),
        Some((Facet::Practitioner, _)) if verdict == Verdict::Goes => match authority {
            Authority::OwnCopy(_) => Verdict::Owed,
            _ => Verdict::Asks,
        },
        Some(_) if is_anothers(visit) => Verdict::Silent(Why::NotAllSigned),
        _ if verdict == Verdict::Asks && is_about(family, said, authority, today) => Verdict::Owed,
        _ => verdict,
    }
}

fn by_itself(family: &Family, said: &Said, authority: Authority, today: Date) -> Verdict {
    let label = &said.label;
    if Law::of(label) == Law::Sealed {
        return Verdict::Silent(Why::Sealed);
    }
    if label.facet == Facet::Agency {
        return Verdict::Silent(Why::Agency);
    }
    if is_protected(label) {
        return apart::weigh(family, said, authority, today);
    }
    if apart::stays_theirs(&said.event, authority) {
        return Verdict::Silent(Why::AnothersOwn);
    }
    if apart::stays_an_echo(said, authority) {
        return Verdict::Silent(Why::Echo);
    }
    if apart::stays_with_the_work(&said.event, authority) {
        return Verdict::Silent(Why::Agency);
    }
    match authority {
        Authority::OwnCopy(person) => own_copy(family, said, person, today),
        Authority::Consent(id) => {
            let given = family.rights.consents.iter().find(|given| given.id == id);
            match given.filter(|given| given.holds_on(today)) {
                Some(given) if before(family, said, given.consent.since) => {
                    Verdict::Silent(Why::OutsideConsent)
                }
                Some(given) => by_consent(family, &given.consent, label, today),
                None => Verdict::Silent(Why::NoConsent),
            }
        }
        Authority::Order(id) => match ordered(family, id) {
            Some(reach) => by_order(reach, label),
            None => Verdict::Silent(Why::NoConsent),
        },
    }
}

/// What a court's order reaches, where it was decided that it goes.
pub(super) fn ordered(family: &Family, request: RequestId) -> Option<&Reach> {
    family.releases.requests.iter().find(|asked| asked.id == request)?.ordered()
}

/// An order reaches the parts it names, and what somebody else told only where they are named too.
fn by_order(reach: &Reach, label: &Label) -> Verdict {
    let named = |person: PersonId| reach.people.contains(&person);
    if Law::of(label) == Law::Part2 && !reach.part2 {
        return Verdict::Silent(Why::Part2);
    }
    if Law::of(label) == Law::Court {
        return Verdict::Silent(Why::Court);
    }
    if label.teller.is_some_and(|teller| !named(teller)) {
        return Verdict::Silent(Why::ToldByAnother);
    }
    let (reaches, verdict) = match label.facet {
        Facet::Child(person) | Facet::Caregiver(person) => (named(person), Verdict::Goes),
        Facet::Together => (reach.together, Verdict::Goes),
        Facet::Practitioner => (reach.visits, Verdict::Asks),
        Facet::Safety | Facet::Agency => (false, Verdict::Asks),
    };
    if reaches { verdict } else { Verdict::Silent(Why::OutsideOrder) }
}

/// Whether it is about a day before this one; a consent may reach only what happened since a day.
pub(super) fn before(family: &Family, said: &Said, since: Option<Date>) -> bool {
    let of = visits::written_in(&said.event).or_else(|| visits::tells_facts_of(&said.event));
    let visit = of.and_then(|visit| family.visits.get(visit));
    let on = visit.and_then(visits::Visit::on).unwrap_or(said.on);
    since.is_some_and(|since| on < since)
}

/// A person's own right reaches what is theirs, what the family holds together, and of a child what
/// the tie gives; what another told is withheld where it is about the child, and silent elsewhere.
fn own_copy(family: &Family, said: &Said, person: PersonId, today: Date) -> Verdict {
    let label = &said.label;
    let shared =
        label.shared.contains(&person) || family.rights.shared_with(said.id).contains(&person);
    if shared {
        return Verdict::Goes;
    }
    let by_another = label.teller.is_some_and(|teller| teller != person);
    // What the family holds together, and what was written about it, is the family's of today: who is
    // not of it any more has their own words.
    let is_of_family = standing(family, person, today).is_some();
    match label.facet {
        Facet::Caregiver(whose) if whose != person => Verdict::Silent(Why::AnothersOwn),
        Facet::Caregiver(_) if Law::of(label) == Law::Court => Verdict::Silent(Why::Court),
        Facet::Caregiver(_) | Facet::Together | Facet::Practitioner if by_another => {
            Verdict::Silent(Why::ToldByAnother)
        }
        Facet::Caregiver(_) => Verdict::Goes,
        Facet::Together if !is_of_family => Verdict::Silent(Why::NoTie),
        Facet::Practitioner if !is_of_family && label.teller.is_none() => {
            Verdict::Silent(Why::NoTie)
        }
        Facet::Together => unless_law(label, Verdict::Goes),
        Facet::Child(child) => match tie(family, person, child, today) {
            Tie::LegalParent | Tie::Representative if by_another => {
                unless_law(label, Verdict::Withheld(Ground::SourceInConfidence))
            }
            Tie::LegalParent | Tie::Representative => unless_law(label, Verdict::Goes),
            Tie::DayToDay | Tie::Refused | Tie::None => Verdict::Silent(Why::NoTie),
        },
        // How those who do the work understand two is their thinking of both: it is owed to neither, goes where somebody
        // chooses it, and to nobody who is not one of them.
        Facet::Practitioner if is_of_others(said, person) => Verdict::Silent(Why::AnothersOwn),
        Facet::Practitioner => unless_law(label, Verdict::Asks),
        Facet::Safety => Verdict::Silent(Why::Protected),
        Facet::Agency => Verdict::Silent(Why::Agency),
    }
}

/// Whether it is how what is between others than this one was understood.
fn is_of_others(said: &Said, person: PersonId) -> bool {
    matches!(said.event, family::Event::Understandings(_)) && !said.label.subjects.contains(&person)
}

/// Whether what the practitioner wrote is about whoever asks for their own copy: by its label, or
/// because they were at the visit. What somebody writes about a person is that person's to ask for, while
/// they are of the family.
fn is_about(family: &Family, said: &Said, authority: Authority, today: Date) -> bool {
    let Authority::OwnCopy(person) = authority else { return false };
    // How it was for whoever visits is theirs: it goes where somebody chooses it, and is owed to nobody.
    if matches!(said.event, family::Event::BetweenUs(_)) {
        return false;
    }
    if standing(family, person, today).is_none() {
        return false;
    }
    if !said.label.subjects.is_empty() {
        return said.label.subjects.contains(&person);
    }
    let visit = visits::written_in(&said.event).and_then(|visit| family.visits.get(visit));
    let held = visit.and_then(|visit| visit.signed.as_ref()).map(|signed| &signed.held);
    held.is_some_and(|held| {
        let there =
            |one: &visits::Present| one.person == person && one.how != visits::Presence::Absent;
        held.present.iter().any(there)
    })
}

fn unless_law(label: &Label, otherwise: Verdict) -> Verdict {
    match Law::of(label) {
        Law::Part2 => Verdict::Silent(Why::Part2),
        Law::Court => Verdict::Silent(Why::Court),
        _ => otherwise,
    }
}

/// A consent reaches what its signers may give: their own, and the children's they act for. What is
/// about several needs all of them (AAMFT 2.2).
fn by_consent(family: &Family, consent: &Consent, label: &Label, today: Date) -> Verdict {
    let signed = |person: PersonId| consent.by.contains(&person);
    let covers = |part| consent.covers.contains(&part);
    if Law::of(label) == Law::Part2 && !consent.part2 {
        return Verdict::Silent(Why::Part2);
    }
    if Law::of(label) == Law::Court {
        return Verdict::Silent(Why::Court);
    }
    if label.teller.is_some_and(|teller| !signed(teller)) {
        return Verdict::Silent(Why::ToldByAnother);
    }
    let covered = match label.facet {
        Facet::Child(child) => covers(Covers::Child) && consent.children.contains(&child),
        Facet::Caregiver(whose) if !signed(whose) => return Verdict::Silent(Why::AnothersOwn),
        Facet::Caregiver(_) => covers(Covers::Own),
        Facet::Together => covers(Covers::Together),
        Facet::Practitioner => covers(Covers::Visits),
        Facet::Safety | Facet::Agency => false,
    };
    let all_signed = if label.facet == Facet::Together && label.subjects.is_empty() {
        // About nobody in particular, it is about everybody who holds it together.
        let mut caregivers = family.people.caregivers().map(|person| person.id);
        caregivers.all(|person| signed(person) || standing(family, person, today).is_none())
    } else {
        label.subjects.iter().all(|person| signed(*person) || consent.children.contains(person))
    };
    match (covered, label.facet) {
        (false, _) => Verdict::Silent(Why::OutsideConsent),
        (true, _) if !all_signed => Verdict::Silent(Why::NotAllSigned),
        (true, Facet::Practitioner) => Verdict::Asks,
        (true, _) => Verdict::Goes,
    }
}
