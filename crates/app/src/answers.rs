// SPDX-License-Identifier: AGPL-3.0-or-later
//! What our own scripts are answered with, where it is more than a sentence.

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

/// A value, as a script reads it.
pub fn json(value: &Value) -> Response {
    ([(CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}
