// SPDX-License-Identifier: AGPL-3.0-or-later
//! "This is not how it was": asked by whoever reads it, and carried along with each later copy, 45 CFR 164.526.

use jiff::civil::Date;

use super::deciding::{ask, told_to};
use super::{Answer, Asked, Correction, Event, Made, Refused, Request, RequestKind};
use crate::family::{self, Family, Said};
use crate::ids::RequestId;
use crate::label::Labelled;
use crate::text::Text;
use crate::visits;

/// Takes in what somebody of the family asks on their own page. They read there how it stands.
///
/// # Errors
/// As [`ask`]; and when nobody of the family asks.
pub fn ask_oneself(
    family: &Family,
    request: RequestId,
    asked: Request,
    today: Date,
) -> Result<Labelled, Refused> {
    let asked = Request { own: true, ..asked };
    let person = asked.person.ok_or(Refused::NoName)?;
    let label = told_to(&asked).told_by(Some(person));
    Ok(Labelled { label, ..ask(family, request, asked, today)? })
}

/// Keeps what somebody says who was refused a change. `own` where they write it on their own page.
///
/// # Errors
/// When no change was refused to them, they said something already, or no words are given.
pub fn state(
    family: &Family,
    request: RequestId,
    words: Text,
    own: bool,
    on: Date,
) -> Result<Labelled, Refused> {
    let known = family.releases.requests.iter().find(|known| known.id == request);
    let known = known.filter(|known| known.request.kind == RequestKind::Amendment);
    let known = known.ok_or(Refused::Unknown)?;
    let refused = matches!(known.answered, Some((Answer::Refused | Answer::InPart, ..)));
    if !refused || known.stated.is_some() {
        return Err(Refused::Already);
    }
    if words.is_empty() {
        return Err(Refused::NoWords);
    }
    let label = told_to(&known.request).told_by(known.request.person.filter(|_| own));
    Ok(Labelled::new(label, Event::RequestStated { request, words, on }))
}

/// The changes that were asked for and answered about an entry, which go wherever it goes. What was
/// said of a text of a note holds for the text that stands there now.
pub fn corrections<'a>(
    family: &'a Family,
    all: &'a [Said],
    entry: &'a Said,
) -> impl Iterator<Item = &'a Asked> {
    let concerns = move |asked: &&Asked| {
        let about = asked.request.about;
        asked.request.kind == RequestKind::Amendment
            && asked.answered.is_some()
            && about.is_some_and(|about| {
                about == entry.id || all.iter().any(|one| one.id == about && same(one, entry))
            })
    };
    family.releases.requests.iter().filter(concerns)
}

/// The changes that go along with a copy today.
pub(super) fn go_along(family: &Family, all: &[Said], made: &Made) -> Vec<Correction> {
    let mut along: Vec<Correction> = Vec::new();
    for entry in all.iter().filter(|one| made.went.contains(&one.id)) {
        for asked in corrections(family, all, entry) {
            let one = Correction { request: asked.id, stated: asked.stated.is_some() };
            if !along.contains(&one) {
                along.push(one);
            }
        }
    }
    along
}

/// Whether both are texts of the same field of the same note, in the same part and told by the same.
fn same(one: &Said, other: &Said) -> bool {
    let part = |said: &Said| (said.label.facet, said.label.teller);
    let place = |said: &Said| match &said.event {
        family::Event::Visits(visits::Event::Wrote { visit, field, .. }) => Some((*visit, *field)),
        _ => None,
    };
    place(one).is_some() && place(one) == place(other) && part(one) == part(other)
}
