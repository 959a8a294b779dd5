// SPDX-License-Identifier: AGPL-3.0-or-later
//! The codes forms and messages use for what the practice names: one table for each kind of answer.

use practice::attachments::Form;
use practice::card::Reply;
use practice::expecting::{Grief, Imagining, Part};
use practice::kin::{Layer, Line, Shape, Together};
use practice::label::LawTag;
use practice::people::{Care, NameKind, ReportCode, Role, Use};
use practice::relationships::{State, Trend};
use practice::supports::{Tie, What};
use practice::visits::{Asked, Cause, Interpreter, Lead, Modality, Place, Presence};

/// The value a code stands for, among these.
pub fn of_code<T: Copy>(among: &[(T, &str)], code: &str) -> Option<T> {
    among.iter().find(|(_, known)| *known == code).map(|(value, _)| *value)
}

/// The code of a value, among these.
pub fn code_of<T: Copy + PartialEq>(among: &[(T, &'static str)], value: T) -> &'static str {
    among.iter().find(|(known, _)| *known == value).map_or("", |(_, code)| code)
}

/// Roles of care and their codes.
pub const CARES: [(Care, &str); 6] = [
    (Care::Birth, "birth"),
    (Care::Foster, "foster"),
    (Care::Kin, "kin"),
    (Care::Adoptive, "adoptive"),
    (Care::Guardian, "guardian"),
    (Care::Other, "other"),
];

/// Who somebody is in the family, and the codes.
pub const ROLES: [(Role, &str); 3] =
    [(Role::Child, "child"), (Role::Caregiver, "caregiver"), (Role::Other, "other")];

/// Kinds of what is kept beside the words, as they are called: however it is written, a voice is a voice.
pub const FORMS: [(Form, &str); 7] = [
    (Form::Photo, "photo"),
    (Form::Wav, "voice"),
    (Form::Mp3, "voice"),
    (Form::M4a, "voice"),
    (Form::Ogg, "voice"),
    (Form::Webm, "voice"),
    (Form::Pdf, "paper"),
];

/// Kinds of names and their codes.
pub const NAME_KINDS: [(NameKind, &str); 6] = [
    (NameKind::Full, "full"),
    (NameKind::Legal, "legal"),
    (NameKind::Former, "former"),
    (NameKind::School, "school"),
    (NameKind::OtherScript, "other-script"),
    (NameKind::Other, "other"),
];

/// Uses of a language and their codes.
pub const USES: [(Use, &str); 3] =
    [(Use::Talk, "talk"), (Use::Read, "read"), (Use::Lullaby, "lullaby")];

/// Kinds of answers on the family's own card, and the codes.
pub const REPLIES: [(Reply, &str); 3] =
    [(Reply::Said, "said"), (Reply::PrefersNot, "prefers-not"), (Reply::TakenBack, "taken-back")];

/// What can be imagined of a child, and the codes.
pub const IMAGININGS: [(Imagining, &str); 5] = [
    (Imagining::Baby, "baby"),
    (Imagining::Hope, "hope"),
    (Imagining::Fear, "fear"),
    (Imagining::Near, "near"),
    (Imagining::Name, "name"),
];

/// What may be said of a loss, and the codes.
pub const GRIEFS: [(Grief, &str); 3] =
    [(Grief::ToSay, "to-say"), (Grief::WhoKnows, "who-knows"), (Grief::Visits, "visits")];

/// Whose part of the record words go into, and the codes.
pub const PARTS: [(Part, &str); 2] = [(Part::Own, "own"), (Part::Together, "together")];

/// Report categories and their codes.
pub const REPORT_CODES: [(ReportCode, &str); 8] = [
    (ReportCode::AmericanIndian, "american-indian"),
    (ReportCode::Asian, "asian"),
    (ReportCode::Black, "black"),
    (ReportCode::Hispanic, "hispanic"),
    (ReportCode::MiddleEastern, "middle-eastern"),
    (ReportCode::PacificIslander, "pacific-islander"),
    (ReportCode::White, "white"),
    (ReportCode::PreferNotToSay, "prefer-not-to-say"),
];

/// Places and their codes.
pub const PLACES: [(Place, &str); 5] = [
    (Place::Home, "home"),
    (Place::Office, "office"),
    (Place::Community, "community"),
    (Place::Phone, "phone"),
    (Place::Video, "video"),
];

/// Who led, and the codes.
pub const LEADS: [(Lead, &str); 3] = [
    (Lead::Caregiver, "caregiver"),
    (Lead::Shared, "shared"),
    (Lead::Practitioner, "practitioner"),
];

/// In what company a session was, and the codes.
pub const MODALITIES: [(Modality, &str); 4] = [
    (Modality::Together, "together"),
    (Modality::Alone, "alone"),
    (Modality::Family, "family"),
    (Modality::Group, "group"),
];

/// Why a visit did not happen, and the codes.
pub const CAUSES: [(Cause, &str); 4] = [
    (Cause::NotThere, "not-there"),
    (Cause::FamilyCancelled, "family-cancelled"),
    (Cause::PractitionerCancelled, "practitioner-cancelled"),
    (Cause::Circumstances, "circumstances"),
];

/// How somebody was there, and the codes.
pub const PRESENCES: [(Presence, &str); 3] =
    [(Presence::Awake, "awake"), (Presence::Asleep, "asleep"), (Presence::Absent, "absent")];

/// How it is, and the codes.
pub const STATES: [(State, &str); 7] = [
    (State::Close, "close"),
    (State::Tender, "tender"),
    (State::Distant, "distant"),
    (State::Strained, "strained"),
    (State::CloseStrained, "close-strained"),
    (State::CutOff, "cut-off"),
    (State::BackInTouch, "back-in-touch"),
];

/// Where it goes, and the codes.
pub const TRENDS: [(Trend, &str); 3] =
    [(Trend::Closer, "closer"), (Trend::Steady, "steady"), (Trend::MoreStrain, "more-strain")];

/// Rules of law a text of a note may be under, and the codes. Sealed notes are no texts of a note.
pub const LAWS: [(LawTag, &str); 6] = [
    (LawTag::PartnerViolence, "partner-violence"),
    (LawTag::ChildProtectionReport, "child-protection-report"),
    (LawTag::Part2, "part2"),
    (LawTag::SubstanceUseCounselling, "substance-use-counselling"),
    (LawTag::EarlyIntervention, "early-intervention"),
    (LawTag::Court, "court"),
];

/// How somebody came to be whose child, and the codes.
pub const LINES: [(Line, &str); 5] = [
    (Line::Birth, "birth"),
    (Line::Adopted, "adopted"),
    (Line::Foster, "foster"),
    (Line::Kin, "kin"),
    (Line::Donor, "donor"),
];

/// How two are or were together, and the codes.
pub const TOGETHERS: [(Together, &str); 5] = [
    (Together::Married, "married"),
    (Together::Partners, "partners"),
    (Together::Brief, "brief"),
    (Together::Separated, "separated"),
    (Together::Divorced, "divorced"),
];

/// The signs people are drawn with, and the codes.
pub const SHAPES: [(Shape, &str); 3] =
    [(Shape::Circle, "circle"), (Shape::Square, "square"), (Shape::Diamond, "diamond")];

/// What a support is, and the codes.
pub const WHATS: [(What, &str); 9] = [
    (What::Person, "person"),
    (What::Family, "family"),
    (What::Neighbours, "neighbours"),
    (What::Faith, "faith"),
    (What::Health, "health"),
    (What::Work, "work"),
    (What::School, "school"),
    (What::Money, "money"),
    (What::Other, "other"),
];

/// How strong the tie to a support is, and the codes.
pub const TIES: [(Tie, &str); 3] =
    [(Tie::Strong, "strong"), (Tie::Thin, "thin"), (Tie::Stressful, "stressful")];

/// Who sees a fact of the map, and the codes.
pub const LAYERS: [(Layer, &str); 2] = [(Layer::Shared, "shared"), (Layer::Team, "team")];

/// How somebody interprets, and the codes.
pub const INTERPRETERS: [(Interpreter, &str); 3] = [
    (Interpreter::InPerson, "in-person"),
    (Interpreter::Phone, "phone"),
    (Interpreter::NotNeeded, "not-needed"),
];

/// Who asked for another day, and the codes.
pub const ASKERS: [(Asked, &str); 2] =
    [(Asked::Family, "family"), (Asked::Practitioner, "practitioner")];
