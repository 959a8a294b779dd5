// SPDX-License-Identifier: AGPL-3.0-or-later
//! A copy that was made: read and taken as a file behind a fresh proof, and by whoever answers for confidentiality only for a request or a reason.

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use practice::ReleaseId;
use practice::access::Hat;
use practice::release::{Asked, Authority, Made, RequestKind};

use super::{forms, items, made_at, pages};
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::Fields;
use crate::open::{AttachmentAt, ForCopy, Open, access_row};
use crate::ui::form::FieldError;
use crate::urls;
use crate::words::{Language, Words};

/// Why a copy is opened that no request asks for: the codes of the form and of the access book.
pub const REASONS: [&str; 2] = ["review", "complaint"];

/// The address of a copy, and of it as a file.
pub struct At {
    /// The page.
    pub page: String,
    /// The file.
    pub file: String,
    /// The copy.
    pub release: ReleaseId,
}

fn at(open: &Open, release: &str) -> Result<At, Error> {
    let id: ReleaseId = release.parse().map_err(|_| Error::NotFound)?;
    let (page, file) =
        (urls::release(open.family.id, id), urls::release_data(open.family.id, release));
    Ok(At { page, file, release: id })
}

/// A copy with something protected in it opens by another door.
fn protected(open: &Open, release: &str, made: &Made) -> Result<Option<Response>, Error> {
    let id: ReleaseId = release.parse().map_err(|_| Error::NotFound)?;
    let there = urls::protected_copy(open.family.id, id);
    Ok(made.second.is_some().then(|| Redirect::to(&there).into_response()))
}

/// The copy, as it was made.
pub async fn show(
    ForCopy(open): ForCopy,
    Path((_, release)): Path<(String, String)>,
) -> Result<Response, Error> {
    let made = made_at(&open, &release)?.clone();
    if let Some(there) = protected(&open, &release, &made)? {
        return Ok(there);
    }
    let at = at(&open, &release)?;
    if !open.who.is_fresh(open.now) {
        return Ok(Redirect::to(&urls::step_up(Some(&at.page))).into_response());
    }
    opened(open, &made, &at).await
}

/// The copy for a reason that is no request.
pub async fn for_reason(
    ForCopy(open): ForCopy,
    Path((_, release)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let made = made_at(&open, &release)?.clone();
    fields.act()?;
    if let Some(there) = protected(&open, &release, &made)? {
        return Ok(there);
    }
    let at = at(&open, &release)?;
    opened_for(open, &made, &at, &fields).await
}

/// The copy as a file.
pub async fn data(
    ForCopy(open): ForCopy,
    Path((_, release)): Path<(String, String)>,
) -> Result<Response, Error> {
    let made = made_at(&open, &release)?.clone();
    if let Some(there) = protected(&open, &release, &made)? {
        return Ok(there);
    }
    if !open.who.is_fresh(open.now) {
        let page = at(&open, &release)?.page;
        return Ok(Redirect::to(&urls::step_up(Some(&page))).into_response());
    }
    as_file(open, &made).await
}

/// A picture, a voice or a paper that stands in the copy, as long as the copy is given as a file: of what the law lets
/// somebody see, 45 CFR 164.524, it is part.
pub async fn beside(
    ForCopy(open): ForCopy,
    Path((_, release, _)): Path<(String, String, String)>,
    AttachmentAt(id): AttachmentAt,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let made = made_at(&open, &release)?.clone();
    if !open.who.is_fresh(open.now) {
        let page = at(&open, &release)?.page;
        return Ok(Redirect::to(&urls::step_up(Some(&page))).into_response());
    }
    let stands = items::Copy::of(&open, &made).items().iter().any(|item| item.beside == Some(id));
    if !stands || !is_given(&open, &made) || !is_asked_for(&open) {
        return Err(Error::NotFound);
    }
    noted(&open, "release.attachment", open.reader.purpose_code()).await?;
    crate::attachments::given(&open, id, &headers).await
}

/// Whether the reader may open a copy without saying why: they work with the family, or somebody asked
/// for the record and was not answered yet.
fn is_asked_for(open: &Open) -> bool {
    let asks = |asked: &Asked| {
        let copies = matches!(
            asked.request.kind,
            RequestKind::Access | RequestKind::EarlyIntervention | RequestKind::Subpoena
        );
        copies && asked.answered.is_none()
    };
    open.who.hat != Hat::PrivacyOfficer || open.family.releases.requests.iter().any(asks)
}

/// Shows a copy, or asks what it is opened for.
pub async fn opened(open: Open, made: &Made, at: &At) -> Result<Response, Error> {
    if is_asked_for(&open) {
        let why = open.reader.purpose_code();
        return as_page(open, made, at, why).await;
    }
    Ok(pages::copies::why(&open, made, at, (&forms::blank(&open), &[])).into_response())
}

/// Shows a copy for the reason somebody chose, this once.
pub async fn opened_for(
    open: Open,
    made: &Made,
    at: &At,
    fields: &Fields,
) -> Result<Response, Error> {
    open.who.require_fresh(open.now)?;
    if is_asked_for(&open) {
        return Ok(Redirect::to(&at.page).into_response());
    }
    if let Some(why) = REASONS.into_iter().find(|code| *code == fields.get("reason")) {
        return as_page(open, made, at, why).await;
    }
    let text = open.who.words.say("release-reason-missing");
    let problem = FieldError { field: "reason".to_owned(), text };
    Ok(refused(pages::copies::why(&open, made, at, (fields, &[problem]))))
}

/// Whether the copy is still given as a file: until its day, and while the consent holds by which it is.
fn is_given(open: &Open, made: &Made) -> bool {
    let holds = match made.authority {
        Authority::Consent(id) => {
            let mut consents = open.family.rights.consents.iter();
            consents.any(|given| given.id == id && given.holds_on(open.today))
        }
        Authority::OwnCopy(_) | Authority::Order(_) => true,
    };
    holds && made.until.is_none_or(|until| open.today <= until)
}

/// The words of the language a copy is written in.
fn words_of(open: &Open, made: &Made) -> Words {
    let language = made.language.as_deref().and_then(Language::parse);
    language.map_or(open.who.words, Words::of)
}

async fn noted(open: &Open, what: &str, why: &str) -> Result<(), Error> {
    let row = access_row(&open.who, open.family.id, (what, why), open.now);
    Ok(open.app.record.note_access(row).await?)
}

async fn as_page(mut open: Open, made: &Made, at: &At, why: &str) -> Result<Response, Error> {
    noted(&open, "release.copy", why).await?;
    // Without a request nothing is carried off.
    let file = is_asked_for(&open) && is_given(&open, made);
    open.who.words = words_of(&open, made);
    let copy = items::Copy::of(&open, made);
    Ok(pages::copies::copy(&open, file.then_some(at), &copy).into_response())
}

/// The copy as a file, while it is given as one.
pub async fn as_file(mut open: Open, made: &Made) -> Result<Response, Error> {
    if !is_given(&open, made) || !is_asked_for(&open) {
        return Err(Error::NotFound);
    }
    noted(&open, "release.file", open.reader.purpose_code()).await?;
    open.who.words = words_of(&open, made);
    let body = serde_json::to_vec_pretty(&items::Copy::of(&open, made))?;
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CONTENT_DISPOSITION, "attachment; filename=\"copy.json\""),
    ];
    Ok((headers, body).into_response())
}
