// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a form with a file brings: its fields, and the file as far as it may be kept, cleaned one at a time.

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::StatusCode;
use tokio::sync::Semaphore;

use super::cleaning::{self, Clean, NotTaken, PICTURE_MAX};
use crate::error::Error;
use crate::fields::Fields;

/// The largest form that is taken: a file, and what is said of it.
pub const BODY_MAX: usize = PICTURE_MAX + (1 << 20);
/// The most fields, and the most bytes of one.
const FIELDS_MAX: usize = 64;
const FIELD_MAX: usize = 64 << 10;
/// The name of the field with the file. It is the last of the form, so that what was typed is there when the
/// file is too large.
pub const FILE: &str = "file";

/// A picture is worked with in some hundred megabytes: one at a time.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

/// What a form brought.
pub struct Sent {
    /// Everything but the file.
    pub fields: Fields,
    /// The file, or why it is none that is kept.
    pub file: Result<Vec<u8>, NotTaken>,
}

/// Reads a form with a file.
pub async fn read(request: Request) -> Result<Sent, Error> {
    let form = Multipart::from_request(request, &()).await;
    let mut form =
        form.map_err(|_| Error::BadRequest("the content type is not of a form with a file"))?;
    let mut sent = Sent { fields: Fields::default(), file: Err(NotTaken::Empty) };
    while let Some(field) = form.next_field().await.map_err(not_whole)? {
        if field.name() == Some(FILE) {
            sent.file = file(field).await?;
            if matches!(sent.file, Err(NotTaken::TooLarge(_))) {
                break;
            }
        } else if sent.fields.0.len() == FIELDS_MAX {
            return Err(Error::BadRequest("there are more fields than this form has"));
        } else {
            let name = field.name().unwrap_or_default().to_owned();
            sent.fields.0.push((name, text(field).await?));
        }
    }
    Ok(sent)
}

#[expect(clippy::needless_pass_by_value, reason = "the shape `map_err` gives it")]
fn not_whole(error: MultipartError) -> Error {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::BadRequest("the form with the file is not whole"),
    }
}

async fn text(mut field: Field<'_>) -> Result<String, Error> {
    let mut bytes = Vec::new();
    while let Some(more) = field.chunk().await.map_err(not_whole)? {
        bytes.extend_from_slice(&more);
        if bytes.len() > FIELD_MAX {
            return Err(Error::TooLarge);
        }
    }
    String::from_utf8(bytes).map_err(|_| Error::BadRequest("the letters are not UTF-8"))
}

/// The bytes of the file; not one more than may be kept is held.
async fn file(mut field: Field<'_>) -> Result<Result<Vec<u8>, NotTaken>, Error> {
    let mut bytes = Vec::new();
    loop {
        match field.chunk().await {
            Ok(Some(more)) if bytes.len() + more.len() > PICTURE_MAX => {
                return Ok(Err(NotTaken::TooLarge(PICTURE_MAX)));
            }
            Ok(Some(more)) => bytes.extend_from_slice(&more),
            Ok(None) => return Ok(Ok(bytes)),
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                return Ok(Err(NotTaken::TooLarge(PICTURE_MAX)));
            }
            Err(error) => return Err(not_whole(error)),
        }
    }
}

/// The file as it may be kept, beside the threads that answer others.
pub async fn cleaned(file: Result<Vec<u8>, NotTaken>) -> Result<Result<Clean, NotTaken>, Error> {
    let bytes = match file {
        Ok(bytes) => bytes,
        Err(why) => return Ok(Err(why)),
    };
    let Ok(_turn) = ONE_AT_A_TIME.acquire().await else {
        return Err(Error::BadRequest("nothing is taken any more"));
    };
    let clean = tokio::task::spawn_blocking(move || cleaning::clean(bytes)).await;
    clean.map_err(|error| Error::Internal(Box::new(error)))
}
