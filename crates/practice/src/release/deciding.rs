// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may be asked, answered and released, and why not.

use jiff::civil::Date;

use super::amending::go_along;
use super::clocks::may_extend;
use super::{Answer, Authority, Event, Made, Request, Verdict, weigh};
use crate::family::{Family, Said};
use crate::ids::{ReleaseId, RequestId};
use crate::label::{Facet, Label, Labelled};
use crate::text::Text;

/// Why it may not be done that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// No such request, entry, consent or person.
    #[error("there is nothing like that in this family's record")]
    Unknown,
    /// Who asks is missing.
    #[error("who asks is missing")]
    NoName,
    /// Words are missing.
    #[error("words are missing")]
    NoWords,
    /// The day lies in the future.
    #[error("the day lies in the future")]
    InFuture,
    /// It was answered, or extended, already.
    #[error("it was answered or extended already")]
    Already,
    /// The law gives no more time for this.
    #[error("the law gives no more time for this")]
    NoMoreTime,
    /// Nothing would go.
    #[error("nothing would go out")]
    Nothing,
    /// Something chosen may not go by this right.
    #[error("something chosen may not go by this right")]
    MayNotGo,
    /// A consent for another recipient or purpose.
    #[error("the consent names another recipient or purpose")]
    OtherConsent,
    /// Law enforcement asked in writing that nobody is told before a day.
    #[error("nobody may be told before the suspension ends")]
    Suspended,
    /// Everybody who may be told was told.
    #[error("there is nobody left to tell")]
    NobodyToTell,
    /// The day to look again is not ahead.
    #[error("the day is not ahead")]
    NotAhead,
    /// The court is missing.
    #[error("the court is missing")]
    NoCourt,
    /// Counsel was not asked.
    #[error("counsel was not asked yet")]
    NeedsCounsel,
    /// Without a court's order of a day that has come nothing goes.
    #[error("there is no court's order of a day that has come")]
    NoOrder,
    /// The order names nobody's part.
    #[error("the order names nobody's part")]
    ReachesNobody,
    /// Something protected goes only once a second person agreed.
    #[error("a second person has to agree first")]
    NeedsSecond,
    /// Nobody is the second person for a copy they prepared.
    #[error("nobody agrees to what they prepared")]
    NotYourself,
    /// What was agreed to does not stand as it did.
    #[error("what was prepared does not stand as it did")]
    Changed,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Unknown | Self::Already | Self::NoMoreTime => "request",
            Self::NoName => "from",
            Self::NoWords => "words",
            Self::InFuture => "on",
            Self::Nothing | Self::MayNotGo => "went",
            Self::OtherConsent => "authority",
            Self::Suspended | Self::NobodyToTell => "tell",
            Self::NotAhead => "quiet-until",
            Self::NoCourt => "court",
            Self::NeedsCounsel => "counsel",
            Self::NoOrder => "ordered",
            Self::ReachesNobody => "people",
            Self::NeedsSecond | Self::NotYourself | Self::Changed => "second",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "release-refused-unknown",
            Self::NoName => "release-refused-no-name",
            Self::NoWords => "release-refused-no-words",
            Self::InFuture => "release-refused-in-future",
            Self::Already => "release-refused-already",
            Self::NoMoreTime => "release-refused-no-more-time",
            Self::Nothing => "release-refused-nothing",
            Self::MayNotGo => "release-refused-may-not-go",
            Self::OtherConsent => "release-refused-other-consent",
            Self::Suspended => "release-refused-suspended",
            Self::NobodyToTell => "release-refused-nobody-to-tell",
            Self::NotAhead => "release-refused-not-ahead",
            Self::NoCourt => "release-refused-no-court",
            Self::NeedsCounsel => "release-refused-needs-counsel",
            Self::NoOrder => "release-refused-no-order",
            Self::ReachesNobody => "release-refused-reaches-nobody",
            Self::NeedsSecond => "release-refused-needs-second",
            Self::NotYourself => "release-refused-not-yourself",
            Self::Changed => "release-refused-changed",
        }
    }
}

pub(super) fn of_agency(event: Event) -> Labelled {
    Labelled::new(Label::of(Facet::Agency), event)
}

/// The label of what whoever asked on their own page reads there too.
pub(super) fn told_to(request: &Request) -> Label {
    let person = request.person.filter(|_| request.own);
    Label::of(Facet::Agency).about(person).shared_with(person)
}

/// Takes a request in; its clock starts on the day it came.
///
/// # Errors
/// When who asks or what is missing, the person is unknown, or the day lies in the future.
pub fn ask(
    family: &Family,
    request: RequestId,
    asked: Request,
    today: Date,
) -> Result<Labelled, Refused> {
    if asked.from.is_empty() {
        return Err(Refused::NoName);
    }
    if asked.words.is_empty() {
        return Err(Refused::NoWords);
    }
    if asked.on > today {
        return Err(Refused::InFuture);
    }
    if asked.person.is_some_and(|person| family.people.get(person).is_none()) {
        return Err(Refused::Unknown);
    }
    Ok(of_agency(Event::RequestMade { request, asked }))
}

/// Takes the one extension there is.
///
/// # Errors
/// When there is no such open request, the law gives no more time, or no reason is given.
pub fn extend(
    family: &Family,
    request: RequestId,
    words: Text,
    on: Date,
) -> Result<Labelled, Refused> {
    let known = family.releases.requests.iter().find(|known| known.id == request);
    let known = known.ok_or(Refused::Unknown)?;
    if known.answered.is_some() || known.extended.is_some() {
        return Err(Refused::Already);
    }
    if !may_extend(known.request.kind) {
        return Err(Refused::NoMoreTime);
    }
    if words.is_empty() {
        return Err(Refused::NoWords);
    }
    let label = told_to(&known.request);
    Ok(Labelled::new(label, Event::RequestExtended { request, words, on }))
}

/// Answers a request.
///
/// # Errors
/// When there is no such open request, or nothing says what was told.
pub fn answer(
    family: &Family,
    request: RequestId,
    (answer, words): (Answer, Text),
    on: Date,
) -> Result<Labelled, Refused> {
    let known = family.releases.requests.iter().find(|known| known.id == request);
    let known = known.ok_or(Refused::Unknown)?;
    if known.answered.is_some() {
        return Err(Refused::Already);
    }
    if words.is_empty() {
        return Err(Refused::NoWords);
    }
    let label = told_to(&known.request);
    Ok(Labelled::new(label, Event::RequestAnswered { request, answer, words, on }))
}

/// Releases what was chosen. Every entry is weighed again: what may not go does not, whoever chose it.
///
/// # Errors
/// When nothing goes, something chosen may not go by this right today or needs a second person, or
/// the consent names another recipient or purpose.
pub fn release(
    family: &Family,
    said: &[Said],
    release: ReleaseId,
    made: Made,
    today: Date,
) -> Result<Labelled, Refused> {
    if may_go(family, said, &made, today)? {
        return Err(Refused::NeedsSecond);
    }
    let corrections = Some(go_along(family, said, &made));
    let made = Made { second: None, corrections, ..made };
    Ok(of_agency(Event::ReleaseMade { release, made }))
}

/// Whether what was chosen may go today; and then whether a second person has to agree to it.
pub(super) fn may_go(
    family: &Family,
    said: &[Said],
    made: &Made,
    today: Date,
) -> Result<bool, Refused> {
    if made.to.is_empty() {
        return Err(Refused::NoName);
    }
    if made.went.is_empty() {
        return Err(Refused::Nothing);
    }
    if let Authority::Consent(id) = made.authority {
        let given = family.rights.consents.iter().find(|given| given.id == id);
        let consent = &given.ok_or(Refused::Unknown)?.consent;
        if consent.to != made.to || consent.purpose != made.purpose {
            return Err(Refused::OtherConsent);
        }
    }
    if let Authority::Order(id) = made.authority {
        let asked = family.releases.requests.iter().find(|asked| asked.id == id);
        let asked = asked.filter(|asked| asked.ordered().is_some()).ok_or(Refused::NoOrder)?;
        if asked.request.from != made.to {
            return Err(Refused::OtherConsent);
        }
    }
    waits_for_counsel(family, made)?;
    let mut second = false;
    for entry in &made.went {
        let one = said.iter().find(|said| said.id == *entry).ok_or(Refused::Unknown)?;
        match weigh(family, said, one, made.authority, today) {
            Verdict::Silent(_) => return Err(Refused::MayNotGo),
            Verdict::Second => second = true,
            Verdict::Goes | Verdict::Asks | Verdict::Owed | Verdict::Withheld(_) => {}
        }
    }
    Ok(second)
}

/// Nothing that answers a court's or a lawyer's demand goes before counsel was asked, by whatever right
/// it would; and while one waits for counsel, nothing goes by any right but somebody's own.
fn waits_for_counsel(family: &Family, made: &Made) -> Result<(), Refused> {
    let own = matches!(made.authority, Authority::OwnCopy(_));
    let mut waits = family.releases.requests.iter().filter(|asked| asked.waits_for_counsel());
    let stops = waits.any(|asked| !own || made.request == Some(asked.id));
    if stops { Err(Refused::NeedsCounsel) } else { Ok(()) }
}

/// Places a legal hold, or ends it.
///
/// # Errors
/// When no reason is given, or it stands so already.
pub fn hold(family: &Family, holds: bool, words: Text, on: Date) -> Result<Labelled, Refused> {
    if words.is_empty() {
        return Err(Refused::NoWords);
    }
    if family.releases.hold.is_some() == holds {
        return Err(Refused::Already);
    }
    Ok(of_agency(Event::HoldPlaced { holds, words, on }))
}
