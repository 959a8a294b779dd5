// SPDX-License-Identifier: AGPL-3.0-or-later
//! One try at a password: whether it may be made now, whether it was right, and what is counted.

use std::net::IpAddr;

use super::{lists, passwords};
use crate::error::Error;
use crate::state::App;

/// What became of a try.
pub enum Guess {
    /// It is the password.
    Right,
    /// It is not, or there is no such account.
    Wrong,
    /// Too many tries: this many seconds to wait. Nothing was looked at.
    Wait(i64),
}

/// Whose password is tried, and from where: both are counted.
pub struct Tried<'a> {
    /// The sign-in name as it was typed.
    pub name: &'a str,
    /// Where the try comes from.
    pub from: IpAddr,
    /// The account of that name, where there is one.
    pub account: Option<&'a lists::Account>,
}

/// Tries a password. Everything that asks for one goes through here, so that no page is a way around
/// the waiting of another.
pub async fn password(app: &App, tried: &Tried<'_>, typed: &str) -> Result<Guess, Error> {
    let subject = format!("account:{}", tried.name);
    let hash = tried.account.and_then(|known| known.password.clone());
    let right = passwords::verify(app, typed.to_owned(), hash);
    let guess =
        counted(app, [subject, place(tried.from)], async { Ok(right.await?.then_some(())) });
    Ok(guess.await?.0)
}

/// Tries the passphrase of an account's own: counted apart from its password, so that knowing one
/// does not make guessing the other any faster. Answers what the right one opened.
pub async fn passphrase<T>(
    app: &App,
    account: u128,
    address: IpAddr,
    right: impl Future<Output = Result<Option<T>, Error>>,
) -> Result<(Guess, Option<T>), Error> {
    counted(app, [format!("passphrase:{account:032x}"), place(address)], right).await
}

/// One try, unless there were too many; `right` is looked at only then.
async fn counted<T>(
    app: &App,
    subjects: [String; 2],
    right: impl Future<Output = Result<Option<T>, Error>>,
) -> Result<(Guess, Option<T>), Error> {
    let now = app.clock.now();
    let record = &app.record;
    let mut failures = [0; 2];
    for (number, subject) in subjects.iter().enumerate() {
        let (failed, last) = lists::attempts(record, subject).await?;
        let failed = if now.duration_since(last) > passwords::FORGOTTEN_AFTER { 0 } else { failed };
        failures[number] = failed;
        let wait = if number == 0 {
            passwords::wait_of_account(failed)
        } else {
            passwords::wait_of_address(failed)
        };
        if let Some(left) = passwords::still_waiting(wait, last, now) {
            return Ok((Guess::Wait(left.as_secs().max(1)), None));
        }
    }
    if let Some(opened) = right.await? {
        let forget = subjects.iter().map(|subject| lists::drop_attempts(record, subject));
        record.store().write(forget.collect()).await?;
        return Ok((Guess::Right, Some(opened)));
    }
    let failed = subjects
        .iter()
        .zip(failures)
        .map(|(subject, failures)| lists::put_attempts(record, subject, failures + 1, now));
    record.store().write(failed.collect()).await?;
    Ok((Guess::Wrong, None))
}

/// How many seconds whoever tries from this address has to wait, where they do. For what is no guess
/// at an account's password and must not make its owner wait.
pub async fn waits(app: &App, from: IpAddr) -> Result<Option<i64>, Error> {
    let (now, subject) = (app.clock.now(), place(from));
    let (failed, last) = lists::attempts(&app.record, &subject).await?;
    let failed = if now.duration_since(last) > passwords::FORGOTTEN_AFTER { 0 } else { failed };
    let left = passwords::still_waiting(passwords::wait_of_address(failed), last, now);
    Ok(left.map(|left| left.as_secs().max(1)))
}

/// Counts a failure against the address alone.
pub async fn failed(app: &App, from: IpAddr) -> Result<(), Error> {
    let (now, subject) = (app.clock.now(), place(from));
    let (failed, last) = lists::attempts(&app.record, &subject).await?;
    let failed = if now.duration_since(last) > passwords::FORGOTTEN_AFTER { 0 } else { failed };
    let counted = lists::put_attempts(&app.record, &subject, failed + 1, now);
    app.record.store().write(vec![counted]).await?;
    Ok(())
}

/// Where a try comes from, as it is counted.
pub fn place(from: IpAddr) -> String {
    format!("address:{}", network(from))
}

/// The part of an address that stands for one place: an IPv6 guest has a whole /64.
fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let s = v6.segments();
            format!("{:x}:{:x}:{:x}:{:x}", s[0], s[1], s[2], s[3])
        }
    }
}
