// SPDX-License-Identifier: AGPL-3.0-or-later
//! Two people who sign for what nobody does alone on the command line: each with their own password, and a code.

use clap::Args;
use record::{Access, ActorId, Record};

use super::Failure;
use super::place::ask;
use crate::accounts::lists::{self as accounts, Account};
use crate::accounts::{is_code, passwords};
use crate::clock::Clock;

/// Who signs.
#[derive(Args)]
pub struct Signers {
    /// The first person's sign-in name.
    #[arg(long)]
    by: String,
    /// The second person's sign-in name.
    #[arg(long)]
    and: String,
}

impl Signers {
    /// Both, once each has signed; `otherwise` says what did not happen.
    pub async fn sign(&self, record: &Record, otherwise: &str) -> Result<[ActorId; 2], Failure> {
        if self.by == self.and {
            return Err(Failure("this needs two different people.".into()));
        }
        let first = signed(record, &self.by, otherwise).await?;
        let second = signed(record, &self.and, otherwise).await?;
        Ok([ActorId(first.id), ActorId(second.id)])
    }

    /// Both, once each has signed, with a row for each of them in the access book before it happens.
    pub async fn sign_for(&self, record: &Record, what: &str) -> Result<(), Failure> {
        let by = self.sign(record, "Nothing was changed.").await?;
        for who in by {
            let account = accounts::by_id(record, who.0).await?;
            let hat = account.and_then(|one| one.hats.first().copied());
            let row = Access {
                who,
                hat: hat.map_or("", practice::access::Hat::code).to_owned(),
                stream: None,
                what: what.to_owned(),
                purpose: "keys".to_owned(),
                at: Clock::Machine.now().as_microsecond(),
            };
            record.note_access(row).await?;
        }
        Ok(())
    }
}

/// Somebody who signs with their own password, and the code of their second step where they have one.
pub(super) async fn signed(
    record: &Record,
    sign_in: &str,
    otherwise: &str,
) -> Result<Account, Failure> {
    let account = accounts::by_sign_in(record, sign_in).await?;
    let account = account.filter(|known| known.ended.is_none());
    let password = ask(&format!("Password of `{sign_in}`: "))?;
    let mut right = account
        .as_ref()
        .and_then(|known| known.password.as_deref())
        .is_some_and(|hash| passwords::is(&password, hash));
    if let Some(account) = account.as_ref().filter(|_| right)
        && accounts::has_second_step(record, account.id).await?
    {
        let code = ask(&format!("Code of `{sign_in}`: "))?;
        right = is_code(record, account.id, &code, Clock::Machine.now()).await?;
    }
    account.filter(|_| right).ok_or_else(|| {
        Failure(format!(
            "`{sign_in}` did not sign: no such account, no password set, or a wrong one. {otherwise}"
        ))
    })
}
