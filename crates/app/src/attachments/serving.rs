// SPDX-License-Identifier: AGPL-3.0-or-later
//! The bytes of a picture, a voice or a paper, to whoever may read their entry, under a policy that lets them do nothing.

use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_RANGE, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, IF_RANGE, RANGE,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use practice::AttachmentId;
use practice::attachments::Form;
use record::{EntryId, StreamId};

use crate::error::Error;
use crate::open::{AttachmentAt, ForFile, Open};

/// No script, no frame, no form, nothing loaded: whatever these bytes would be taken for.
const POLICY: &str = "default-src 'none'; sandbox";

/// What a file is called to a browser, by what was found out of its bytes; and how it is shown. Only what was
/// drawn anew or only sounds is shown in its place.
fn told(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::Photo => ("image/jpeg", "inline"),
        Form::Wav => ("audio/wav", "inline"),
        Form::Mp3 => ("audio/mpeg", "inline"),
        Form::M4a => ("audio/mp4", "inline"),
        Form::Ogg => ("audio/ogg", "inline"),
        Form::Webm => ("audio/webm", "inline"),
        Form::Pdf => ("application/octet-stream", "attachment; filename=\"paper.pdf\""),
    }
}

/// What of a file is asked for.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    /// All of it.
    Whole,
    /// From a byte to before another.
    Part(u64, u64),
    /// Nothing that is in it.
    Nothing,
}

/// One range of bytes; whatever else is asked for is answered with the whole, as RFC 9110, 14.2 lets a server do.
fn asked(headers: &HeaderMap, length: u64) -> Asked {
    // What is sent carries no mark it could be known again by.
    if headers.contains_key(IF_RANGE) {
        return Asked::Whole;
    }
    let range = headers.get(RANGE).and_then(|value| value.to_str().ok());
    let range = range.and_then(|range| range.trim().strip_prefix("bytes="));
    let Some((from, to)) = range.and_then(|range| range.split_once('-')) else {
        return Asked::Whole;
    };
    let number = |text: &str| text.trim().parse::<u64>().ok();
    match (from.trim().is_empty(), number(from), to.trim().is_empty(), number(to)) {
        (true, _, false, Some(last)) if last > 0 && length > 0 => {
            Asked::Part(length.saturating_sub(last), length)
        }
        (true, _, false, Some(_)) => Asked::Nothing,
        (false, Some(from), true, _) if from < length => Asked::Part(from, length),
        (false, Some(from), false, Some(to)) if from <= to && from < length => {
            Asked::Part(from, to.saturating_add(1).min(length))
        }
        (false, Some(from), true, _) if from >= length => Asked::Nothing,
        (false, Some(from), false, Some(to)) if from <= to => Asked::Nothing,
        _ => Asked::Whole,
    }
}

/// Gives the bytes, or a part of a voice.
pub async fn give(
    ForFile(open): ForFile,
    AttachmentAt(id): AttachmentAt,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let known = open.family.attachments.get(id).ok_or(Error::NotFound)?;
    let (form, length) = (known.kept.form, known.kept.bytes);
    let asked = if form.is_voice() { asked(&headers, length) } else { Asked::Whole };
    let (status, from, to) = match asked {
        Asked::Whole => (StatusCode::OK, 0, length),
        Asked::Part(from, to) => (StatusCode::PARTIAL_CONTENT, from, to),
        Asked::Nothing => (StatusCode::RANGE_NOT_SATISFIABLE, 0, 0),
    };
    let bytes = read(&open, id, (from, to)).await?;
    let (kind, shown) = told(form);
    let mut response = (status, bytes).into_response();
    let said = response.headers_mut();
    for (name, value) in [
        (CONTENT_TYPE, kind),
        (CONTENT_DISPOSITION, shown),
        (CONTENT_SECURITY_POLICY, POLICY),
        (CACHE_CONTROL, "no-store"),
    ] {
        said.insert(name, HeaderValue::from_static(value));
    }
    if form.is_voice() {
        said.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    }
    let place = match status {
        StatusCode::PARTIAL_CONTENT => Some(format!("bytes {from}-{}/{length}", to - 1)),
        StatusCode::RANGE_NOT_SATISFIABLE => Some(format!("bytes */{length}")),
        _ => None,
    };
    if let Some(place) = place.and_then(|place| HeaderValue::from_str(&place).ok()) {
        said.insert(CONTENT_RANGE, place);
    }
    Ok(response)
}

async fn read(open: &Open, id: AttachmentId, (from, to): (u64, u64)) -> Result<Vec<u8>, Error> {
    let (stream, entry) = (StreamId(open.family.id.0), EntryId(id.0));
    match open.app.record.attachment_range(stream, entry, from..to).await {
        Ok(bytes) => bytes.ok_or(Error::NotFound),
        Err(error) => {
            // It may have been removed since the family was opened; what is damaged is our fault.
            let now = open.app.entries(open.family.id).await?;
            let there = now.whole.attachments.get(id).is_some();
            Err(if there { error.into() } else { Error::NotFound })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_of_bytes_is_understood_and_anything_else_is_the_whole() {
        let of = |range: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(RANGE, HeaderValue::from_str(range).unwrap());
            asked(&headers, 100)
        };
        for (range, expected) in [
            ("bytes=0-0", Asked::Part(0, 1)),
            ("bytes=0-", Asked::Part(0, 100)),
            ("bytes=90-200", Asked::Part(90, 100)),
            ("bytes=-7", Asked::Part(93, 100)),
            ("bytes=-700", Asked::Part(0, 100)),
            ("bytes=100-", Asked::Nothing),
            ("bytes=100-101", Asked::Nothing),
            ("bytes=-0", Asked::Nothing),
            ("bytes=9-3", Asked::Whole),
            ("bytes=0-1,4-5", Asked::Whole),
            ("bytes=a-b", Asked::Whole),
            ("bytes=-", Asked::Whole),
            ("lines=0-1", Asked::Whole),
            ("bytes=0-18446744073709551615", Asked::Part(0, 100)),
        ] {
            assert_eq!(of(range), expected, "{range}");
        }
        let mut headers = HeaderMap::new();
        assert_eq!(asked(&headers, 100), Asked::Whole);
        headers.insert(RANGE, HeaderValue::from_static("bytes=0-9"));
        headers.insert(IF_RANGE, HeaderValue::from_static("\"a\""));
        assert_eq!(asked(&headers, 100), Asked::Whole, "nothing of ours carries a mark");
    }
}
