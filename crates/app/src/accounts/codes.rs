// SPDX-License-Identifier: AGPL-3.0-or-later
//! One-time codes: told in person, typed with the sign-in name, and in without a link or a password.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use practice::visits::signatures::Way;
use record::{Record, Statement};

use super::guessing::{self, Guess};
use super::halfway::after_first_step;
use super::second_steps::{as_letters, in_groups, letters};
use super::signing_in::named;
use super::{Asked, link_ends, lists, pages};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

/// How long a code is good, in hours.
pub const HOURS: i64 = 24;
/// Letters of a code: three groups of four, sixty bits.
const LETTERS: usize = 12;

/// A code as it is told and as it is kept.
pub struct Code {
    /// In groups of four.
    pub told: String,
    /// Without what parts them.
    pub letters: String,
    /// Until when it is good.
    pub ends: jiff::Timestamp,
}

/// A new code, good for a day from now.
pub fn new_code(now: jiff::Timestamp) -> Result<Code, Error> {
    let letters = letters(LETTERS);
    Ok(Code { told: in_groups(&letters), letters, ends: link_ends(now, HOURS)? })
}

/// The statement that gives an account this code; one from before opens nothing any more.
pub fn give(record: &Record, account: u128, code: &Code) -> Statement {
    lists::put_enrolment(record, account, &code.letters, code.ends)
}

pub async fn page(Asked(words): Asked) -> Response {
    pages::with_code(words, "", &[]).into_response()
}

pub async fn take(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Asked(words): Asked,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let (_, account) = named(&app, fields.get("name")).await?;
    let code = as_letters(fields.get("code"));
    let look = async {
        let Some(account) = &account else { return Ok(false) };
        lists::enrolment_lasts(&app.record, account.id, &code, app.clock.now()).await
    };
    let mut reading = Reading::new(&fields, words);
    let status = match (guessing::code(&app, peer.ip(), look).await?, &account) {
        (Guess::Right, Some(account)) => {
            let used = vec![lists::take_enrolment(&app.record, account.id, &code)];
            let to = Some(urls::ME.to_owned());
            return after_first_step(&app, &headers, (account, Way::Code, used), to).await;
        }
        (Guess::Wait(seconds), _) => {
            let text = words.with("sign-in-wait", &[("seconds", seconds.into())]);
            reading.problems.push(FieldError { field: "code".to_owned(), text });
            StatusCode::TOO_MANY_REQUESTS
        }
        (Guess::Right | Guess::Wrong, _) => {
            reading.problem("code", "with-code-wrong");
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    Ok((status, pages::with_code(words, fields.get("name"), &reading.problems)).into_response())
}
