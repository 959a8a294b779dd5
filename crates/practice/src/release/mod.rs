// SPDX-License-Identifier: AGPL-3.0-or-later
//! Requests and releases: who asked for what by when, what went to whom, and why something did not.

mod accounting;
mod amending;
mod apart;
mod clocks;
mod deciding;
mod demand;
mod fold;
mod going;
mod second;
mod telling;
mod weighing;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use accounting::{Line, Noted, Of, ToldFor, YEARS, accounting, note};
pub use amending::{ask_oneself, corrections, state};
pub use clocks::{due, may_extend};
pub use deciding::{Refused, answer, ask, extend, hold, release};
pub use demand::{Counsel, Decided, Demand, Outcome, RETURN_DAYS, Reach, advise, decide, describe};
pub use fold::{Asked, LookedOver, Releases, Waiting};
pub use going::{Going, Part2};
pub use second::{look_over, prepare, send};
pub use telling::{
    KeptQuiet, Quiet, Told, is_well_kept, keep_quiet, owners, suspended, tell, untold,
};
pub use weighing::{Verdict, Why, weigh};

use crate::ids::{ConsentId, EntryId, PersonId, PractitionerId, ReleaseId, RequestId};
use crate::rights::ConsentFor;
use crate::text::Text;

/// Something that happened to a request or a release. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody asked for something that has a legal clock.
    #[serde(rename = "request.made")]
    RequestMade {
        /// The request.
        request: RequestId,
        /// What was asked.
        asked: Request,
    },
    /// The one extension the law allows was taken, with the reason told to whoever asked.
    #[serde(rename = "request.extended")]
    RequestExtended {
        /// The request.
        request: RequestId,
        /// The reason.
        words: Text,
        /// When.
        on: Date,
    },
    /// A request was answered.
    #[serde(rename = "request.answered")]
    RequestAnswered {
        /// The request.
        request: RequestId,
        /// How.
        answer: Answer,
        /// What was told to whoever asked.
        words: Text,
        /// When.
        on: Date,
    },
    /// What a court's or a lawyer's demand says was written down.
    #[serde(rename = "demand.described")]
    DemandDescribed {
        /// The request it came in as.
        request: RequestId,
        /// What it says.
        demand: Demand,
    },
    /// Counsel was asked about a demand.
    #[serde(rename = "demand.advised")]
    DemandAdvised {
        /// The request it came in as.
        request: RequestId,
        /// What counsel said.
        counsel: Counsel,
    },
    /// It was decided what is done about a demand.
    #[serde(rename = "demand.decided")]
    DemandDecided {
        /// The request it came in as.
        request: RequestId,
        /// What was decided.
        decided: Decided,
    },
    /// Whoever was refused a change said in writing that they do not agree, 45 CFR 164.526(d)(2).
    #[serde(rename = "request.stated")]
    RequestStated {
        /// The request.
        request: RequestId,
        /// Their statement.
        words: Text,
        /// When.
        on: Date,
    },
    /// A copy that holds something protected was prepared, and waits for a second person.
    #[serde(rename = "release.prepared")]
    ReleasePrepared {
        /// The release it becomes.
        release: ReleaseId,
        /// What would go, to whom, and why.
        made: Made,
    },
    /// A second person read a prepared copy, and agreed to it or not.
    #[serde(rename = "release.looked_over")]
    ReleaseLookedOver {
        /// The release.
        release: ReleaseId,
        /// Whether they agree.
        agrees: bool,
        /// Why not, where they do not.
        #[serde(default)]
        words: Option<Text>,
        /// When.
        on: Date,
    },
    /// Something of the record went to somebody.
    #[serde(rename = "release.made")]
    ReleaseMade {
        /// The release.
        release: ReleaseId,
        /// What went, to whom, and why.
        made: Made,
    },
    /// Somebody was told that something of theirs went to somebody.
    #[serde(rename = "release.told")]
    ReleaseTold(Told),
    /// Nobody is told of a release until a day.
    #[serde(rename = "release.kept_quiet")]
    ReleaseKeptQuiet {
        /// The release.
        release: ReleaseId,
        /// Why, and until when.
        quiet: KeptQuiet,
        /// Since when.
        on: Date,
    },
    /// Something of a person was told to somebody, not as a copy from here.
    #[serde(rename = "disclosure.noted")]
    DisclosureNoted(Noted),
    /// A legal hold was placed on the record, or ended: nothing of it is destroyed meanwhile.
    #[serde(rename = "hold.placed")]
    HoldPlaced {
        /// Whether it holds from then on.
        holds: bool,
        /// Why.
        words: Text,
        /// When.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &[
    "request.made",
    "request.extended",
    "request.answered",
    "request.stated",
    "demand.described",
    "demand.advised",
    "demand.decided",
    "release.prepared",
    "release.looked_over",
    "release.made",
    "release.told",
    "release.kept_quiet",
    "disclosure.noted",
    "hold.placed",
];

/// What somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestKind {
    /// To see or have a copy, 45 CFR 164.524.
    Access,
    /// The same of an early intervention record, 34 CFR 303.405.
    EarlyIntervention,
    /// To amend what is written, 45 CFR 164.526.
    Amendment,
    /// To restrict who is told, 45 CFR 164.522.
    Restriction,
    /// To be told to whom something went, 45 CFR 164.528.
    Accounting,
    /// A subpoena or a court's demand.
    Subpoena,
}

impl RequestKind {
    /// Every kind, in the order of a form.
    pub const ALL: [Self; 6] = [
        Self::Access,
        Self::EarlyIntervention,
        Self::Amendment,
        Self::Restriction,
        Self::Accounting,
        Self::Subpoena,
    ];

    /// Its code, as a list keeps it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::EarlyIntervention => "early-intervention",
            Self::Amendment => "amendment",
            Self::Restriction => "restriction",
            Self::Accounting => "accounting",
            Self::Subpoena => "subpoena",
        }
    }
}

/// A request as it came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// What is asked for.
    pub kind: RequestKind,
    /// The member of the family who asks, where it is one.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// Who asks, as one would write it on an envelope.
    pub from: Text,
    /// What they asked, in their words.
    pub words: Text,
    /// The day it came in: the clock starts here.
    pub on: Date,
    /// The entry it is about, where it is about one.
    #[serde(default)]
    pub about: Option<EntryId>,
    /// Whether the person asked on their own page; then they read there how it stands.
    #[serde(default)]
    pub own: bool,
    /// Whether it asks for psychotherapy notes too, which need an authorization of their own.
    #[serde(default)]
    pub sealed: bool,
}

/// How a request was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// As asked.
    Granted,
    /// In part; the rest with a reason and a way to complain.
    InPart,
    /// Not, with a reason and a way to complain.
    Refused,
}

impl Answer {
    /// Every answer, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Granted, Self::InPart, Self::Refused];
}

/// By what right something goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Authority {
    /// Somebody's own right to a copy of what is theirs.
    OwnCopy(PersonId),
    /// A consent.
    Consent(ConsentId),
    /// A court's order, as it was decided about the demand it came with.
    Order(RequestId),
}

/// Why something inside of what a person may ask for is withheld. It is shown to them as withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// It would tell who said it in confidence, 45 CFR 164.524(a)(2)(v).
    SourceInConfidence,
    /// A licensed professional found that it is likely to endanger somebody, 45 CFR 164.524(a)(3)(i).
    Endangers,
    /// It is about another person too, to whom it is likely to do harm, 45 CFR 164.524(a)(3)(ii).
    HarmsAnother,
}

impl Ground {
    /// Whether whoever is refused may have somebody else look at it again, 45 CFR 164.524(a)(4).
    #[must_use]
    pub fn is_reviewable(self) -> bool {
        self != Self::SourceInConfidence
    }

    /// Every ground, in the order of a form.
    pub const ALL: [Self; 3] = [Self::SourceInConfidence, Self::Endangers, Self::HarmsAnother];
}

/// An entry that was withheld, with its ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// The entry.
    pub entry: EntryId,
    /// Why.
    pub ground: Ground,
}

/// A release as it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// To whom, as one would write it on an envelope.
    pub to: Text,
    /// By what right.
    pub authority: Authority,
    /// What for.
    pub purpose: ConsentFor,
    /// The request it answers, where it does.
    #[serde(default)]
    pub request: Option<RequestId>,
    /// What went.
    pub went: Vec<EntryId>,
    /// What was withheld though it was theirs to ask for.
    #[serde(default)]
    pub withheld: Vec<Withheld>,
    /// Who looks at what was withheld again, if whoever has the copy asks for it.
    #[serde(default)]
    pub reviewer: Option<Text>,
    /// The last day on which it is given as a file.
    #[serde(default)]
    pub until: Option<Date>,
    /// Who looked at it besides whoever prepared it.
    #[serde(default)]
    pub second: Option<PractitionerId>,
    /// The changes somebody had asked for that went along, as they stood; none where that was not kept.
    #[serde(default)]
    pub corrections: Option<Vec<Correction>>,
    /// The language it is written in, by its code; none where it is that of whoever reads it.
    #[serde(default)]
    pub language: Option<String>,
    /// When.
    pub on: Date,
}

/// A change somebody asked for, as it goes along with a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The request.
    pub request: RequestId,
    /// Whether what they said of the answer goes too.
    pub stated: bool,
}
