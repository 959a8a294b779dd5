// SPDX-License-Identifier: AGPL-3.0-or-later
//! A note of somebody who no longer has the family: given to those who have it now, who take it into their own.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use practice::access::Purpose;
use practice::{FamilyId, VisitId};
use record::ActorId;
use serde_json::json;

use super::apart::VISIT;
use super::{apart, filing, pages, signed};
use crate::accounts::{Who, name_of, token_hash};
use crate::answers;
use crate::error::Error;
use crate::fields::Fields;
use crate::lists::drafts::{self, DraftOf, GIVEN, Kept, Waiting};
use crate::lists::taken_along;
use crate::open::{Open, VersionAt};
use crate::state::App;
use crate::urls;

/// Takes in a note of a family that whoever wrote it had along on this device, and has no more. They read nothing
/// of it by that, and nothing of the family.
pub async fn give(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    if fields.get("account") != format!("{:032x}", who.account) {
        return Err(Error::SignedOut);
    }
    let act = fields.act()?;
    // With another hat the family would only seem to be gone.
    if !who.visits() {
        return Err(Error::Forbidden);
    }
    let family: FamilyId = fields.get("family").parse().map_err(|_| Error::NotFound)?;
    let visit: VisitId = fields.get("visit").parse().map_err(|_| Error::NotFound)?;
    let device = token_hash(fields.get("device").as_bytes());
    let taken = taken_along::of_account(&app.record, who.account).await?;
    let had = |one: &taken_along::Taken| one.device == device && one.family == family && !one.erase;
    if !taken.iter().any(had) {
        return Err(Error::NotFound);
    }
    match Open::family(app.clone(), who.clone(), family, (Purpose::Care, "family.form")).await {
        Ok(open) if open.may_write() => return Err(Error::Changed),
        Ok(_) | Err(Error::NotFound) => {}
        Err(other) => return Err(other),
    }
    let mut kept = fields.clone();
    kept.set(VISIT, visit.to_string());
    let of = DraftOf { family, draft: act, author: ActorId(who.account), kind: GIVEN };
    drafts::keep(&app.record, of, app.clock.now(), &kept).await?;
    let answer = json!({ "state": "given", "to": urls::TODAY });
    Ok(answers::json(&answer))
}

/// A note that was given, and by whom.
pub struct Given {
    /// Its number.
    pub version: u128,
    /// The visit it is of.
    pub visit: VisitId,
    /// Who wrote it.
    pub by: String,
    /// When it came in.
    pub at: jiff::Timestamp,
    /// What was written.
    pub fields: Fields,
}

/// Those who read what the team wrote, alone with the screen.
fn require(open: &Open) -> Result<(), Error> {
    if filing::may_amend(&open.reader) { Ok(()) } else { Err(Error::NotFound) }
}

async fn taken(open: &Open, version: u128) -> Result<(DraftOf, Given), Error> {
    let waiting = drafts::given(&open.app.record).await?;
    let this = |one: &&(Waiting, ActorId)| one.0.family == open.family.id && one.0.draft == version;
    let (_, author) = waiting.iter().find(this).ok_or(Error::NotFound)?;
    let of = DraftOf { family: open.family.id, draft: version, author: *author, kind: GIVEN };
    let Kept::So(at, fields) = drafts::take(&open.app.record, of).await? else {
        return Err(Error::NotFound);
    };
    let visit = fields.get(VISIT).parse().map_err(|_| Error::NotFound)?;
    let by = name_of(&open.app, author.0).await?.unwrap_or_default();
    Ok((of, Given { version, visit, by, at, fields }))
}

/// The note as it was written.
pub async fn page(open: Open, VersionAt(version): VersionAt) -> Result<Response, Error> {
    open.require_write()?;
    require(&open)?;
    let (_, given) = taken(&open, version).await?;
    Ok(pages::given(&open, &given).into_response())
}

/// Takes it into one's own notes: as one that is begun, or beside what is there.
pub async fn take(
    open: Open,
    VersionAt(version): VersionAt,
    fields: Fields,
) -> Result<Response, Error> {
    open.require_write()?;
    fields.act()?;
    require(&open)?;
    let (of, given) = taken(&open, version).await?;
    let (visit, mut own) = (given.visit, given.fields);
    own.0.retain(|(name, _)| {
        !["account", "device", "family", "visit", VISIT].contains(&name.as_str())
    });
    let to = if signed(&open, visit) {
        let version = apart::keep(&open, visit, (&own, version)).await?;
        urls::apart(open.family.id, version)
    } else if let Some(version) = apart::kept_apart(&open, visit, &own).await? {
        urls::apart(open.family.id, version)
    } else {
        urls::note(open.family.id, visit)
    };
    // Kept under the other name before it goes from under this one.
    open.app.record.store().write(vec![drafts::drop(&open.app.record, of)]).await?;
    Ok(Redirect::to(&to).into_response())
}
