// SPDX-License-Identifier: AGPL-3.0-or-later
//! Telling those whose words went to somebody: at once, or on the day it is safe.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::deciding::of_agency;
use super::{Authority, Event, Made, Refused};
use crate::access::{Tie, is_protected, tie};
use crate::family::{Family, Said};
use crate::ids::{PersonId, ReleaseId};
use crate::label::{Facet, Label, Labelled};
use crate::text::Text;

/// Why somebody is not told yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quiet {
    /// It is not safe to tell them now.
    Unsafe,
    /// A law enforcement agency asked in writing, with an end, 45 CFR 164.528(a)(2).
    LawEnforcement,
}

impl Quiet {
    /// Every reason, in the order of a form.
    pub const ALL: [Self; 2] = [Self::Unsafe, Self::LawEnforcement];
}

/// That nobody is told of a release until a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptQuiet {
    /// Why.
    pub why: Quiet,
    /// The reason in words, for whoever looks again.
    pub words: Text,
    /// The day to look again; for a suspension its end.
    pub until: Date,
}

/// What somebody reads who is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The release.
    pub release: ReleaseId,
    /// Who is told.
    pub person: PersonId,
    /// To whom it went.
    pub to: Text,
    /// When it went.
    pub went: Date,
    /// When they were told.
    pub on: Date,
}

/// Those whose words, or whose child's, went to somebody else, as far as the family may be told of it.
///
/// A consent is known to those who signed it, and to nobody else: to whom it lets something go may be
/// where somebody is safe. Where something protected went, only whoever it keeps safe is told.
#[must_use]
pub fn owners(family: &Family, all: &[Said], made: &Made, today: Date) -> Vec<PersonId> {
    let went: Vec<&Said> = all.iter().filter(|one| made.went.contains(&one.id)).collect();
    let adult = |person: PersonId| family.people.caregivers().any(|known| known.id == person);
    let mut people: Vec<PersonId> = match made.authority {
        Authority::OwnCopy(_) => return Vec::new(),
        Authority::Consent(id) => {
            let given = family.rights.consents.iter().find(|given| given.id == id);
            given.map(|given| given.consent.by.clone()).unwrap_or_default()
        }
        Authority::Order(_) => {
            let own = went.iter().filter_map(|one| whose(one));
            let acts = |child, person| {
                matches!(tie(family, person, child, today), Tie::LegalParent | Tie::Representative)
            };
            let of_child = went.iter().filter_map(|one| match one.label.facet {
                Facet::Child(child) => Some(child),
                _ => None,
            });
            let parents = of_child.flat_map(|child| {
                let all = family.people.caregivers().map(|person| person.id);
                all.filter(move |person| acts(child, *person))
            });
            own.chain(parents).collect()
        }
    };
    people.sort_unstable();
    people.dedup();
    people.retain(|person| adult(*person) && keeps_safe(&went, *person));
    people
}

/// Whose an entry is: whoever told it, or else whose own part it stands in.
fn whose(one: &Said) -> Option<PersonId> {
    one.label.teller.or(match one.label.facet {
        Facet::Caregiver(person) => Some(person),
        _ => None,
    })
}

/// Whether whatever of these entries is protected keeps this person safe, so that they may know where
/// it went.
pub(super) fn keeps_safe(went: &[&Said], person: PersonId) -> bool {
    let mut guarded = went.iter().filter(|one| is_protected(&one.label));
    guarded.all(|one| whose(one) == Some(person))
}

/// Those who may be told of a release and were not told yet.
#[must_use]
pub fn untold(
    family: &Family,
    all: &[Said],
    (release, made): (ReleaseId, &Made),
    today: Date,
) -> Vec<PersonId> {
    let told = |person: PersonId| {
        let mut told = family.releases.told.iter();
        told.any(|known| known.release == release && known.person == person)
    };
    let mut people = owners(family, all, made, today);
    people.retain(|person| !told(*person));
    people
}

fn made(family: &Family, release: ReleaseId) -> Result<&Made, Refused> {
    let known = family.releases.made.iter().find(|(known, ..)| *known == release);
    known.map(|(_, made, _)| made).ok_or(Refused::Unknown)
}

/// Tells those whose words went who were not told yet and may be: each reads it on their own page.
///
/// # Errors
/// When there is no such release, a suspension lasts, or nobody is left to be told.
pub fn tell(
    family: &Family,
    all: &[Said],
    release: ReleaseId,
    on: Date,
    may_tell: impl Fn(PersonId) -> bool,
) -> Result<Vec<Labelled>, Refused> {
    let made = made(family, release)?;
    if suspended(family, release, on).is_some() {
        return Err(Refused::Suspended);
    }
    let mut people = untold(family, all, (release, made), on);
    people.retain(|person| may_tell(*person));
    if people.is_empty() {
        return Err(Refused::NobodyToTell);
    }
    let one = |person| {
        let told = Told { release, person, to: made.to.clone(), went: made.on, on };
        let label = Label::of(Facet::Agency).about([person]).shared_with([person]);
        Labelled::new(label, Event::ReleaseTold(told))
    };
    Ok(people.into_iter().map(one).collect())
}

/// Until when a law enforcement agency's request to keep quiet about a release lasts, where one does.
#[must_use]
pub fn suspended(family: &Family, release: ReleaseId, today: Date) -> Option<Date> {
    let mut quiet = family.releases.quiet.iter().filter(|(known, _)| *known == release);
    let lasts = |quiet: &KeptQuiet| quiet.why == Quiet::LawEnforcement && today < quiet.until;
    quiet.find(|(_, quiet)| lasts(quiet)).map(|(_, quiet)| quiet.until)
}

/// Keeps quiet about a release until a day. What law enforcement asked for lasts until its end: nothing
/// takes its place but a later end of the same.
///
/// # Errors
/// When there is no such release, no reason is given, the day is not ahead, or a suspension lasts.
pub fn keep_quiet(
    family: &Family,
    release: ReleaseId,
    quiet: KeptQuiet,
    today: Date,
) -> Result<Labelled, Refused> {
    made(family, release)?;
    is_well_kept(&quiet, today)?;
    let goes_on = |end| quiet.why == Quiet::LawEnforcement && quiet.until > end;
    if suspended(family, release, today).is_some_and(|end| !goes_on(end)) {
        return Err(Refused::Suspended);
    }
    Ok(of_agency(Event::ReleaseKeptQuiet { release, quiet, on: today }))
}

/// Whether a reason is given, and a day ahead.
///
/// # Errors
/// When one of them is missing.
pub fn is_well_kept(quiet: &KeptQuiet, today: Date) -> Result<(), Refused> {
    if quiet.words.is_empty() {
        return Err(Refused::NoWords);
    }
    if quiet.until <= today { Err(Refused::NotAhead) } else { Ok(()) }
}
