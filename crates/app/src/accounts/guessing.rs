// SPDX-License-Identifier: AGPL-3.0-or-later
//! One try at a password or a code: whether it may be made now, whether it was right, and what is counted.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use record::StoreError;

use super::{lists, passwords};
use crate::error::Error;
use crate::state::App;

/// What became of a try.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Guess {
    /// It is right.
    Right,
    /// It is not, or there is no such account.
    Wrong,
    /// Too many tries: this many seconds to wait. Nothing was looked at.
    Wait(i64),
}

/// Whose secret is tried, and from where: both are counted.
pub struct Tried<'a> {
    /// The sign-in name as it was typed.
    pub name: &'a str,
    /// Where the try comes from.
    pub from: IpAddr,
    /// The account of that name, where there is one.
    pub account: Option<&'a lists::Account>,
    /// The device it comes from, where the account signed in from it before (`known::of`).
    pub device: Option<Vec<u8>>,
}

/// What a right answer leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// In: the account's failures until now are forgotten. Its address's are not: else whoever has an
    /// account of their own could guess at others' without end, signing in between.
    In,
    /// A second step, which is counted with the first: else whoever knows the password could try
    /// codes without end, forgetting the failures between by typing it again.
    SecondStep,
}

/// How often a count is tried when others count at the same instant.
const TRIES: usize = 5;

/// Whose failures are counted, and how long somebody waits after so many.
struct Subject {
    name: String,
    wait: fn(i64) -> SignedDuration,
}

impl Tried<'_> {
    /// The first is counted before anything is looked at, the others when it was wrong.
    ///
    /// A device the account signed in from before is counted by itself: whoever tries from elsewhere,
    /// however often, keeps nobody waiting on their own phone.
    fn subjects(&self) -> Vec<Subject> {
        if let Some(device) = &self.device {
            let name = format!("device:{}:{}", self.name, crate::random::hex(device));
            return vec![Subject { name, wait: passwords::wait_of_device }];
        }
        let account = format!("account:{}", self.name);
        vec![Subject { name: account, wait: passwords::wait_of_account }, place(self.from)]
    }
}

/// Tries a password. Everything that asks for one goes through here, so that no page is a way around
/// the waiting of another.
pub async fn password(
    app: &App,
    tried: &Tried<'_>,
    typed: &str,
    then: Then,
) -> Result<Guess, Error> {
    let hash = tried.account.and_then(|known| known.password.clone());
    looked_at(app, tried, then, passwords::verify(app, typed.to_owned(), hash)).await
}

/// Tries anything that may be guessed, under the same waiting.
pub async fn looked_at(
    app: &App,
    tried: &Tried<'_>,
    then: Then,
    look: impl Future<Output = Result<bool, Error>>,
) -> Result<Guess, Error> {
    let look = async { Ok(look.await?.then_some(())) };
    Ok(counted(app, &tried.subjects(), then, look).await?.0)
}

/// Tries a one-time code. It is counted by where it comes from alone: its letters are too many to be
/// guessed, and whoever types wrong ones for somebody else's name must not keep them from theirs. A
/// right one forgets nothing of what else was tried from there.
pub async fn code(
    app: &App,
    from: IpAddr,
    look: impl Future<Output = Result<bool, Error>>,
) -> Result<Guess, Error> {
    let name = format!("code:{}", network(from));
    let own = Subject { name, wait: passwords::wait_of_codes };
    let look = async { Ok(look.await?.then_some(())) };
    Ok(counted(app, &[own, place(from)], Then::SecondStep, look).await?.0)
}

/// Tries the passphrase of an account's own: counted apart from its password, so that knowing one
/// does not make guessing the other any faster. Answers what the right one opened.
pub async fn passphrase<T>(
    app: &App,
    account: u128,
    address: IpAddr,
    right: impl Future<Output = Result<Option<T>, Error>>,
) -> Result<(Guess, Option<T>), Error> {
    let name = format!("passphrase:{account:032x}");
    let own = Subject { name, wait: passwords::wait_of_device };
    counted(app, &[own, place(address)], Then::In, right).await
}

/// One try, unless there were too many; it is looked at only then.
async fn counted<T>(
    app: &App,
    subjects: &[Subject],
    then: Then,
    look: impl Future<Output = Result<Option<T>, Error>>,
) -> Result<(Guess, Option<T>), Error> {
    for subject in subjects {
        let known = lists::attempts(&app.record, &subject.name).await?;
        if let Some(wait) = waits(subject, &known, app.clock.now()) {
            return Ok((Guess::Wait(wait), None));
        }
    }
    let (first, others) = subjects.split_first().expect("something is counted");
    // Counted before it is looked at: of many tries sent at the same instant, no more are looked at
    // than one after the other would be.
    let counted = match count(app, first).await? {
        Ok(counted) => counted,
        Err(wait) => return Ok((Guess::Wait(wait), None)),
    };
    let Some(opened) = look.await? else {
        for subject in others {
            let _waits = count(app, subject).await?;
        }
        return Ok((Guess::Wrong, None));
    };
    match then {
        Then::In => {
            let forget = lists::drop_attempts(&app.record, &first.name);
            app.record.store().write(vec![forget]).await?;
            // Whoever mistyped and then knew it leaves nothing behind at the address they share with
            // colleagues; what was tried there in others' names stays.
            let own = counted.was.failures_at(app.clock.now());
            for subject in others {
                forgive(app, subject, own).await?;
            }
        }
        Then::SecondStep => take_back(app, first, &counted).await?,
    }
    Ok((Guess::Right, Some(opened)))
}

/// How many seconds are left to wait, where any are.
fn waits(subject: &Subject, known: &lists::Attempts, now: Timestamp) -> Option<i64> {
    let wait = (subject.wait)(known.failures_at(now));
    let left = passwords::still_waiting(wait, known.last, now);
    left.map(|left| left.as_secs().max(1))
}

/// What a count was and is.
struct Counted {
    was: lists::Attempts,
    is: lists::Attempts,
}

/// Counts one more; where others counted so much meanwhile that the wait has begun, how long it is.
async fn count(app: &App, subject: &Subject) -> Result<Result<Counted, i64>, Error> {
    let now = app.clock.now();
    for _ in 0..TRIES {
        // What is counted up is what was looked at: between two looks others may have counted.
        let was = lists::attempts(&app.record, &subject.name).await?;
        if let Some(wait) = waits(subject, &was, now) {
            return Ok(Err(wait));
        }
        let is = lists::Attempts { failures: was.failures_at(now) + 1, last: now };
        let counted = lists::put_attempts(&app.record, &subject.name, &was, &is);
        match app.record.store().write(vec![counted]).await {
            Err(StoreError::Conflict) => {}
            done => return done.map(|_| Ok(Counted { was, is })).map_err(Error::from),
        }
    }
    Ok(Err(1))
}

/// Takes a count back, unless others counted since: then it stands, and is forgotten with theirs.
async fn take_back(app: &App, subject: &Subject, counted: &Counted) -> Result<(), Error> {
    let back = lists::put_attempts(&app.record, &subject.name, &counted.is, &counted.was);
    match app.record.store().write(vec![back]).await {
        Ok(_) | Err(StoreError::Conflict) => Ok(()),
        Err(other) => Err(other.into()),
    }
}

/// Forgets so many failures of a count; where others count meanwhile, of what they counted.
async fn forgive(app: &App, subject: &Subject, failures: i64) -> Result<(), Error> {
    for _ in 0..TRIES {
        let was = lists::attempts(&app.record, &subject.name).await?;
        if failures == 0 || was.failures == 0 {
            return Ok(());
        }
        let is = lists::Attempts { failures: (was.failures - failures).max(0), last: was.last };
        let forgiven = lists::put_attempts(&app.record, &subject.name, &was, &is);
        match app.record.store().write(vec![forgiven]).await {
            Err(StoreError::Conflict) => {}
            done => return done.map(drop).map_err(Error::from),
        }
    }
    // Busy with others' tries: theirs stand, and so may ours.
    Ok(())
}

/// Where a try comes from, as it is counted.
fn place(address: IpAddr) -> Subject {
    let name = format!("address:{}", network(address));
    Subject { name, wait: passwords::wait_of_address }
}

/// How many seconds whoever tries from this address has to wait, where they do. For what is no guess
/// at an account's password and must not make its owner wait.
pub async fn address_waits(app: &App, from: IpAddr) -> Result<Option<i64>, Error> {
    let subject = place(from);
    let known = lists::attempts(&app.record, &subject.name).await?;
    Ok(waits(&subject, &known, app.clock.now()))
}

/// Counts a failure against the address alone.
pub async fn failed(app: &App, from: IpAddr) -> Result<(), Error> {
    let _waits = count(app, &place(from)).await?;
    Ok(())
}

/// The name under which tries from an address are counted.
pub fn named_place(from: IpAddr) -> String {
    place(from).name
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
