// SPDX-License-Identifier: AGPL-3.0-or-later
//! Two people who sign for what nobody does alone on the command line: each with their own password, and a code.

use clap::Args;
use practice::access::Hat;
use record::{Access, ActorId, Record};

use super::Failure;
use super::place::ask;
use crate::accounts::lists as accounts;
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
    /// Whether somebody is one of them.
    pub fn is(&self, sign_in: &str) -> bool {
        self.by == sign_in || self.and == sign_in
    }

    /// Both, once each has signed; `otherwise` says what did not happen.
    pub async fn sign(&self, record: &Record, otherwise: &str) -> Result<[ActorId; 2], Failure> {
        Ok(self.sign_as(record, otherwise).await?.map(|(who, _)| who))
    }

    /// Both with the hat each wears, once each has signed.
    pub async fn sign_as(
        &self,
        record: &Record,
        otherwise: &str,
    ) -> Result<[(ActorId, Hat); 2], Failure> {
        if self.by == self.and {
            return Err(Failure("this needs two different people.".into()));
        }
        let first = signed(record, &self.by, otherwise).await?;
        let second = signed(record, &self.and, otherwise).await?;
        Ok([first, second])
    }

    /// Both, once each has signed, with a row for each of them in the access book before it happens.
    pub async fn sign_for(&self, record: &Record, what: &str) -> Result<(), Failure> {
        for (who, hat) in self.sign_as(record, "Nothing was changed.").await? {
            let row = Access {
                who,
                hat: hat.code().to_owned(),
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

/// Somebody who works here and signs with their own password, and the code of their second step where
/// they have one. A caregiver's account signs nothing.
async fn signed(
    record: &Record,
    sign_in: &str,
    otherwise: &str,
) -> Result<(ActorId, Hat), Failure> {
    let account = accounts::by_sign_in(record, sign_in).await?;
    let works =
        |known: &accounts::Account| known.ended.is_none() && !known.hats.contains(&Hat::Caregiver);
    let account = account.filter(works);
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
    let hat = account.as_ref().and_then(|known| known.hats.first().copied());
    account.zip(hat).filter(|_| right).map(|(known, hat)| (ActorId(known.id), hat)).ok_or_else(|| {
        Failure(format!(
            "`{sign_in}` did not sign: no such account of somebody who works here, no password set, \
             or a wrong one. {otherwise}"
        ))
    })
}
