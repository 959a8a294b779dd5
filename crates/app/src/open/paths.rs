// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an address names: a family, a visit, a person; and the doors to a family, one for each purpose.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Redirect, Response};
use practice::access::Purpose;
use practice::{FamilyId, RelationshipId, VisitId};

use super::Open;
use crate::accounts::Who;
use crate::error::Error;
use crate::state::App;
use crate::typed::back_to;
use crate::urls;

/// A family opened to keep somebody safe: its protected part too, by somebody who proved lately who
/// they are.
pub struct Protected(pub Open);

/// The door to the protected part for a form: open, or shut until who sent it proves anew who they are.
pub enum Door {
    /// Open.
    In(Box<Open>),
    /// Shut, for somebody who may open it.
    Out(Outside),
}

impl Door {
    /// The family.
    pub fn family(&self) -> FamilyId {
        match self {
            Self::In(open) => open.family.id,
            Self::Out(outside) => outside.family,
        }
    }
}

/// Somebody who may open the protected part of a family and stands before it.
pub struct Outside {
    /// The server.
    pub app: App,
    /// Who asks.
    pub who: Who,
    /// The family.
    pub family: FamilyId,
}

/// A family opened to see a picture, hear a voice or take a paper of it.
pub struct ForFile(pub Open);

/// A family opened to see and decide who may know what of it.
pub struct ForRights(pub Open);

/// A family opened to prepare a copy for somebody.
pub struct ForRelease(pub Open);

/// A family opened for a copy that was made: whether it is read, or taken as a file, is noted apart.
pub struct ForCopy(pub Open);

/// A family opened to prepare, or to look over, a copy that holds something protected.
pub struct ForProtectedRelease(pub Open);

async fn opened(
    parts: &mut Parts,
    app: &App,
    purpose: Purpose,
    codes: [&str; 2],
) -> Result<Open, Error> {
    let who = Who::from_request_parts(parts, app).await?;
    let family = id_in_path(parts, app, "family").await.map(FamilyId)?;
    let [look, form] = codes;
    let what = if parts.method == Method::GET { look } else { form };
    Open::family(app.clone(), who, family, (purpose, what)).await
}

impl FromRequestParts<App> for Open {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        opened(parts, app, Purpose::Care, ["family.open", "family.form"]).await
    }
}

/// What the access book says of the protected part, looked at and written into.
const SAFETY: [&str; 2] = ["family.safety", "family.safety-form"];

impl FromRequestParts<App> for Protected {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        match opened(parts, app, Purpose::Safety, SAFETY).await {
            Ok(open) => Ok(Self(open)),
            Err(Error::StepUp) if parts.method == Method::GET => {
                let to = back_to(parts.uri.path());
                Err(Redirect::to(&urls::step_up(to.as_deref())).into_response())
            }
            Err(error) => Err(error.into_response()),
        }
    }
}

impl FromRequestParts<App> for Door {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        match opened(parts, app, Purpose::Safety, SAFETY).await {
            Ok(open) => Ok(Self::In(Box::new(open))),
            Err(Error::StepUp) => {
                let who = Who::from_request_parts(parts, app).await?;
                let family = id_in_path(parts, app, "family").await.map(FamilyId)?;
                Ok(Self::Out(Outside { app: app.clone(), who, family }))
            }
            Err(error) => Err(error),
        }
    }
}

impl FromRequestParts<App> for ForFile {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let codes = ["family.attachment", "family.attachment"];
        opened(parts, app, Purpose::Care, codes).await.map(Self)
    }
}

impl FromRequestParts<App> for ForRights {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        opened(parts, app, Purpose::Rights, ["family.rights", "family.rights-form"]).await.map(Self)
    }
}

impl FromRequestParts<App> for ForRelease {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        opened(parts, app, Purpose::Release, ["release.preview", "release.form"]).await.map(Self)
    }
}

impl FromRequestParts<App> for ForCopy {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let codes = ["release.copy-asked", "release.copy-asked"];
        opened(parts, app, Purpose::Release, codes).await.map(Self)
    }
}

impl FromRequestParts<App> for ForProtectedRelease {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let codes = ["release.protected", "release.protected-form"];
        opened(parts, app, Purpose::ProtectedRelease, codes).await.map(Self)
    }
}

/// The visit an address names.
pub struct VisitAt(pub VisitId);

/// The person an address names.
pub struct PersonAt(pub practice::PersonId);

/// The relationship an address names.
pub struct RelationshipAt(pub RelationshipId);

/// The support an address names.
pub struct SupportAt(pub practice::SupportId);

/// The entry an address names.
pub struct EntryAt(pub practice::EntryId);

/// The child whose early care an address names.
pub struct ChildAt(pub practice::PersonId);

/// The stay an address names.
pub struct StayAt(pub practice::StayId);

/// The promise an address names.
pub struct PromiseAt(pub practice::PromiseId);

/// What somebody wants to talk about, as an address names it.
pub struct TopicAt(pub practice::TopicId);
/// What a child did for the first time, as an address names it.
pub struct FirstAt(pub practice::FirstId);
/// A sign of a baby, as an address names it.
pub struct CueAt(pub practice::CueId);
/// A good moment, as an address names it.
pub struct JoyAt(pub practice::JoyId);
/// A play, as an address names it.
pub struct PlayAt(pub practice::PlayId);
/// What somebody saw, as an address names it.
pub struct ObservationAt(pub practice::ObservationId);
/// The page of a visit an address names.
pub struct RetellingAt(pub practice::RetellingId);
/// Guidance for a child, as an address names it.
pub struct GuidanceAt(pub practice::GuidanceId);
/// The echo an address names.
pub struct EchoAt(pub practice::EchoId);
/// What somebody brings, as an address names it.
pub struct CapacityAt(pub practice::CapacityId);
/// How what is between two is understood, as an address names it.
pub struct UnderstandingAt(pub practice::UnderstandingId);
/// The picture, voice or paper an address names.
pub struct AttachmentAt(pub practice::AttachmentId);
/// The version of a note an address names.
pub struct VersionAt(pub u128);
/// Whose goodbye an address names.
pub struct LeaverAt(pub practice::PractitionerId);

/// The family an address names, before anybody asked whether it may be opened.
pub struct FamilyAt(pub FamilyId);

macro_rules! in_path {
    ($($at:ident, $id:path, $name:literal);+ $(;)?) => {$(
        impl FromRequestParts<App> for $at {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
                id_in_path(parts, app, $name).await.map(|id| $at($id(id)))
            }
        }
    )+};
}

in_path! {
    VisitAt, VisitId, "visit";
    PersonAt, practice::PersonId, "person";
    RelationshipAt, RelationshipId, "relationship";
    SupportAt, practice::SupportId, "support";
    EntryAt, practice::EntryId, "note";
    FamilyAt, FamilyId, "family";
    ChildAt, practice::PersonId, "child";
    StayAt, practice::StayId, "stay";
    PromiseAt, practice::PromiseId, "promise";
    TopicAt, practice::TopicId, "matter";
    CueAt, practice::CueId, "cue";
    PlayAt, practice::PlayId, "play";
    JoyAt, practice::JoyId, "joy";
    FirstAt, practice::FirstId, "first";
    ObservationAt, practice::ObservationId, "observation";
    RetellingAt, practice::RetellingId, "retelling";
    GuidanceAt, practice::GuidanceId, "guidance";
    EchoAt, practice::EchoId, "echo";
    CapacityAt, practice::CapacityId, "capacity";
    UnderstandingAt, practice::UnderstandingId, "understanding";
    AttachmentAt, practice::AttachmentId, "attachment";
    LeaverAt, practice::PractitionerId, "leaver";
    VersionAt, std::convert::identity, "version";
}

/// An id in the address; what is not an id is not found.
async fn id_in_path(parts: &mut Parts, app: &App, name: &str) -> Result<u128, Error> {
    let params = RawPathParams::from_request_parts(parts, app).await;
    let params = params.map_err(|_| Error::NotFound)?;
    let value = params.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
    let id = value.and_then(|value| value.parse::<FamilyId>().ok());
    id.map(|id| id.0).ok_or(Error::NotFound)
}
