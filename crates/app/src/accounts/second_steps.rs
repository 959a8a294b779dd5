// SPDX-License-Identifier: AGPL-3.0-or-later
//! The second step of signing in: an app that shows codes, and recovery codes for when it is lost.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use maud::Markup;
use practice::access::Hat;
use record::{Record, Statement, StoreError};
use totp_rs::{Algorithm, Builder, Totp};

use super::{Fresh, SecondStepRule, Who, lists, pages, refused, telling, unless_changed};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

/// Bytes of the secret an app and we both know (RFC 4226, R6).
const SECRET_BYTES: usize = 20;
/// Seconds a code is good for.
const STEP: u64 = 30;
/// How many recovery codes there are, and of how many letters: five bits each, eighty in all.
const CODES: usize = 8;
const CODE_LETTERS: usize = 16;
/// Letters and digits nobody takes for one another; 32 of them.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// The app of this secret.
fn app_of(secret: Vec<u8>) -> Totp {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(STEP)
        .with_secret(secret)
        .build_noncompliant()
}

/// A secret as the page shows it and an app takes it.
pub struct Shown {
    /// The letters, in groups of four.
    pub groups: String,
    /// The address that apps take all of it from.
    pub address: String,
}

fn shown(sign_in: &str, secret: Vec<u8>) -> Shown {
    let letters = app_of(secret).secret().to_base32();
    let groups: Vec<&str> =
        (0..letters.len()).step_by(4).map(|at| &letters[at..letters.len().min(at + 4)]).collect();
    Shown {
        groups: groups.join(" "),
        address: format!(
            "otpauth://totp/Alongside:{sign_in}?secret={letters}&issuer=Alongside\
             &algorithm=SHA1&digits=6&period={STEP}"
        ),
    }
}

/// Random letters nobody takes for one another.
pub fn letters(count: usize) -> String {
    let bytes = crate::random::bytes::<64>();
    bytes.iter().take(count).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// What was typed as the letters stand in a code: without what parts them, and a digit or letter
/// that is in no code as the one it looks like.
pub fn as_letters(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric);
    letters
        .map(|c| match c.to_ascii_uppercase() {
            '1' | 'I' => 'L',
            other => other,
        })
        .collect()
}

/// How a code is shown: in groups of four.
pub fn in_groups(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|four| four.iter().collect()).collect();
    groups.join("-")
}

/// Whether a code is this account's and was not used before; it is used up by asking. Six digits are
/// the app's, anything longer is a recovery code.
pub async fn is_code(
    record: &Record,
    account: u128,
    typed: &str,
    now: Timestamp,
) -> Result<bool, Error> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let known = lists::second_step(record, account).await?;
        let Some(known) = known.filter(|known| known.since.is_some()) else { return Ok(false) };
        let Some(used) = app_code(record, &known, &digits, now) else { return Ok(false) };
        return wrote(record, vec![used]).await;
    }
    let code = as_letters(typed);
    if code.len() != CODE_LETTERS {
        return Ok(false);
    }
    let Some(used) = lists::use_code(record, account, &code, now).await? else {
        return Ok(false);
    };
    let told = telling::owner(record, account, (telling::RECOVERY_USED, None), now);
    wrote(record, vec![used, told]).await
}

/// The statement that uses these digits up, where the app shows them now; each code once.
fn app_code(
    record: &Record,
    known: &lists::SecondStep,
    digits: &str,
    now: Timestamp,
) -> Option<Statement> {
    let seconds = u64::try_from(now.as_second()).unwrap_or(0);
    let step = app_of(known.secret.clone()).check(digits, seconds);
    let step = step.and_then(|step| i64::try_from(step).ok()).filter(|step| *step > known.last);
    step.map(|step| lists::use_step(record, known, (step, now)))
}

/// Whether it was written, or somebody else was there first.
async fn wrote(record: &Record, statements: Vec<Statement>) -> Result<bool, Error> {
    match record.store().write(statements).await {
        Ok(_) => Ok(true),
        Err(StoreError::Conflict) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

/// Where the second step of an account stands.
pub enum Stands {
    /// It has no password yet, and a second step comes after a first.
    NoPassword,
    /// It has none.
    Off,
    /// A secret was made, and no code of it typed yet.
    Begun(Shown),
    /// It counts since a day, and so many recovery codes are left.
    On(Timestamp, i64),
}

async fn state(app: &App, who: &Who) -> Result<Stands, Error> {
    let account = lists::by_id(&app.record, who.account).await?.ok_or(Error::SignedOut)?;
    let known = lists::second_step(&app.record, who.account).await?;
    Ok(match known {
        Some(known) => match known.since {
            Some(since) => Stands::On(since, lists::codes_left(&app.record, who.account).await?),
            None => Stands::Begun(shown(&account.sign_in, known.secret)),
        },
        None if account.password.is_none() => Stands::NoPassword,
        None => Stands::Off,
    })
}

async fn shows(app: &App, who: &Who, errors: &[FieldError]) -> Result<Markup, Error> {
    let (stands, mut rule) = (state(app, who).await?, SecondStepRule::of(app).await?);
    if who.hat == Hat::Caregiver {
        rule = SecondStepRule::Off;
    }
    Ok(pages::second_step(who, app, (&stands, rule), errors))
}

pub async fn page(State(app): State<App>, Fresh(who): Fresh) -> Result<Response, Error> {
    Ok(shows(&app, &who, &[]).await?.into_response())
}

/// One of the buttons of that page.
pub async fn change(
    State(app): State<App>,
    Fresh(who): Fresh,
    fields: Fields,
) -> Result<Response, Error> {
    let record = &app.record;
    match (fields.get("do"), state(&app, &who).await?) {
        ("begin", Stands::Off | Stands::Begun(_)) => {
            let secret = crate::random::bytes::<SECRET_BYTES>().to_vec();
            let begun = lists::begin_second_step(record, who.account, secret).await?;
            wrote(record, vec![begun]).await?;
        }
        ("confirm", Stands::Begun(_)) => return confirm(&app, &who, &fields).await,
        ("codes", Stands::On(..)) => return new_codes(&app, &who, None).await,
        ("end", stands @ (Stands::On(..) | Stands::Begun(_))) => {
            let mut all = lists::end_second_step(record, who.account);
            if matches!(stands, Stands::On(..)) {
                let what = (telling::SECOND_STEP_OFF, None);
                all.push(telling::owner(record, who.account, what, app.clock.now()));
            }
            record.store().write(all).await?;
        }
        _ => return Err(Error::BadRequest("the second step does not stand so")),
    }
    Ok(Redirect::to(urls::SECOND_STEP).into_response())
}

async fn confirm(app: &App, who: &Who, fields: &Fields) -> Result<Response, Error> {
    let known = lists::second_step(&app.record, who.account).await?.ok_or(Error::Changed)?;
    let digits: String = fields.get("code").chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(used) = app_code(&app.record, &known, &digits, app.clock.now()) {
        return new_codes(app, who, Some(used)).await;
    }
    let mut reading = Reading::new(fields, who.words);
    reading.problem("code", "second-step-code-wrong");
    Ok(refused(shows(app, who, &reading.problems).await?))
}

/// New recovery codes, shown this once; the ones until now open nothing any more. The first are kept
/// in one act with the code that makes the second step count: nobody has one without the others.
async fn new_codes(app: &App, who: &Who, used: Option<Statement>) -> Result<Response, Error> {
    let codes: Vec<String> = (0..CODES).map(|_| letters(CODE_LETTERS)).collect();
    let mut all: Vec<Statement> = used.into_iter().collect();
    all.extend(lists::put_codes(&app.record, who.account, &codes, app.clock.now()));
    unless_changed(app, all).await?;
    Ok(pages::recovery_codes(who, &codes).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_and_we_come_to_the_code_of_the_published_example() {
        // RFC 6238, appendix B, of which the last six digits are shown.
        let app = app_of(b"12345678901234567890".to_vec());
        assert_eq!(app.generate(59).to_string(), "287082");
        assert_eq!(app.check("287082", 59 + 30), Some(1), "one step late is taken");
        assert_eq!(app.check("287082", 59 + 60), None);
    }

    #[test]
    fn a_code_is_read_as_it_is_shown_and_as_it_is_often_typed() {
        let code = letters(CODE_LETTERS);
        assert_eq!(code.len(), CODE_LETTERS);
        assert_eq!(as_letters(&in_groups(&code)), code);
        assert_eq!(as_letters(" ab1d-i234 "), "ABLDL234");
        assert!(letters(64).bytes().all(|letter| LETTERS.contains(&letter)));
    }
}
