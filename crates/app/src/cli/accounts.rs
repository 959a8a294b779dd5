// SPDX-License-Identifier: AGPL-3.0-or-later
//! `alongside account`: who signs in. Nobody's password is ever set for them: a link opens once.

use clap::{Args, Subcommand};
use jiff::Timestamp;
use practice::access::Hat;
use practice::{FamilyId, PersonId};
use record::Record;
use serde::Serialize;

use super::place::print;
use super::two_people::Signers;
use super::{Failure, Place};
use crate::accounts::{codes, link_ends, lists};
use crate::clock::Clock;
use crate::urls;
use crate::words::Language;

/// How long a link is good, in hours.
const LINK_HOURS: i64 = 24;

#[derive(Subcommand)]
pub enum Account {
    Add(Add),
    List(List),
    /// Shows a new one-time sign-in link for somebody who cannot sign in.
    ///
    /// Example: alongside account link --data DIR --sign-in imani
    Link(Named),
    /// Shows a new one-time code for somebody who is beside you and cannot sign in.
    ///
    /// Example: alongside account code --data DIR --sign-in imani
    Code(Named),
    Again(Again),
    /// Closes an account and ends all its sessions at once.
    ///
    /// Example: alongside account end --data DIR --sign-in imani
    End(Named),
    Supervise(Supervise),
}

/// Adds an account and shows its one-time sign-in link.
///
/// Example: alongside account add --data DIR --sign-in imani --name "Imani Clarke" --hat visitor
#[derive(Args)]
pub struct Add {
    #[command(flatten)]
    place: Place,
    /// What is typed at sign-in: lower-case letters, digits, dots.
    #[arg(long)]
    sign_in: String,
    /// The person's name.
    #[arg(long)]
    name: String,
    /// visitor, supervisor, manager, privacy-officer, administrator, intake or caregiver; may be
    /// given several times.
    #[arg(long, required = true)]
    hat: Vec<String>,
    /// en or es.
    #[arg(long, default_value = "en")]
    language: String,
    /// For the hat caregiver: the family, as in its address.
    #[arg(long, value_name = "ID", requires = "person")]
    family: Option<String>,
    /// For the hat caregiver: the person, as in their address.
    #[arg(long, value_name = "ID", requires = "family")]
    person: Option<String>,
}

/// Lists accounts.
///
/// Example: alongside account list --data DIR --json
#[derive(Args)]
pub struct List {
    #[command(flatten)]
    place: Place,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

/// Names an account.
#[derive(Args)]
pub struct Named {
    #[command(flatten)]
    place: Place,
    /// What is typed at sign-in.
    #[arg(long)]
    sign_in: String,
}

/// Helps somebody start again who lost everything: their password, passkeys, second step and recovery
/// codes end, every device is signed out, and a one-time code is shown. Two people sign for it.
///
/// Example: alongside account again --data DIR --sign-in imani --by ruth --and omar
#[derive(Args)]
pub struct Again {
    #[command(flatten)]
    named: Named,
    #[command(flatten)]
    signers: Signers,
}

/// Lets one practitioner supervise another.
///
/// Example: alongside account supervise --data DIR --supervisor ruth --practitioner imani
#[derive(Args)]
pub struct Supervise {
    #[command(flatten)]
    place: Place,
    /// Who supervises.
    #[arg(long)]
    supervisor: String,
    /// Who is supervised.
    #[arg(long)]
    practitioner: String,
}

#[derive(Serialize)]
struct Shown {
    account: String,
    sign_in: String,
    hats: Vec<&'static str>,
    language: &'static str,
    ended: bool,
}

impl Account {
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Add(add) => add.run().await,
            Self::List(list) => list.run().await,
            Self::Link(named) => {
                let record = named.place.record().await?;
                let account = by_sign_in(&record, &named.sign_in).await?;
                println!("{}", new_link(&record, &account, Clock::Machine.now()).await?);
                Ok(())
            }
            Self::Code(named) => {
                let record = named.place.record().await?;
                let account = by_sign_in(&record, &named.sign_in).await?;
                let code = codes::new_code(Clock::Machine.now())?;
                record.store().write(vec![codes::give(&record, account.id, &code)]).await?;
                show(&account, &code);
                Ok(())
            }
            Self::Again(again) => again.run().await,
            Self::End(named) => {
                let record = named.place.record().await?;
                let mut account = by_sign_in(&record, &named.sign_in).await?;
                account.ended = Some(Clock::Machine.now());
                record.store().write(lists::closing(&record, &account).await?).await?;
                println!("`{}` is closed and signed out everywhere.", account.sign_in);
                Ok(())
            }
            Self::Supervise(pair) => {
                let record = pair.place.record().await?;
                let supervisor = by_sign_in(&record, &pair.supervisor).await?;
                let practitioner = by_sign_in(&record, &pair.practitioner).await?;
                let statement = lists::supervise(&record, supervisor.id, practitioner.id);
                record.store().write(vec![statement]).await?;
                println!("`{}` now supervises `{}`.", supervisor.sign_in, practitioner.sign_in);
                Ok(())
            }
        }
    }
}

impl Add {
    async fn run(self) -> Result<(), Failure> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.';
        if self.sign_in.is_empty() || !self.sign_in.chars().all(plain) {
            return Err(Failure("--sign-in takes lower-case letters, digits and dots.".into()));
        }
        let mut hats = Vec::new();
        for code in &self.hat {
            let hat = Hat::parse(code);
            hats.push(hat.ok_or_else(|| Failure(format!("there is no hat `{code}`.")))?);
        }
        let caregiver_in = self.family.zip(self.person);
        let caregiver_in = caregiver_in.map(|(family, person)| {
            let wrong =
                |_| Failure("--family and --person take the 32 digits of an address.".into());
            Ok::<_, Failure>((family.parse().map_err(wrong)?, person.parse().map_err(wrong)?))
        });
        let caregiver_in: Option<(FamilyId, PersonId)> = caregiver_in.transpose()?;
        if caregiver_in.is_some() != (hats == [Hat::Caregiver]) {
            return Err(Failure("the hat caregiver is worn alone, with --family and --person; no other hat takes these.".into()));
        }
        let language = Language::parse(&self.language)
            .ok_or_else(|| Failure("--language takes en or es.".into()))?;
        let record = self.place.record().await?;
        if lists::by_sign_in(&record, &self.sign_in).await?.is_some() {
            return Err(Failure(format!("`{}` is taken. Choose another --sign-in.", self.sign_in)));
        }
        let account = lists::Account {
            id: crate::random::id(),
            sign_in: self.sign_in,
            name: self.name,
            password: None,
            hats,
            language,
            theme: "system".to_owned(),
            caregiver_in,
            ended: None,
        };
        lists::keep(&record, &account).await?;
        println!("{}", new_link(&record, &account, Clock::Machine.now()).await?);
        Ok(())
    }
}

impl Again {
    async fn run(self) -> Result<(), Failure> {
        let record = self.named.place.record().await?;
        let account = by_sign_in(&record, &self.named.sign_in).await?;
        if self.signers.is(&account.sign_in) {
            return Err(Failure("nobody signs for their own starting again.".into()));
        }
        self.signers.sign_for(&record, "account.again").await?;
        let code = codes::new_code(Clock::Machine.now())?;
        let ended = lists::starting_again(&record, &account, (&code.letters, code.ends)).await?;
        record.store().write(ended).await?;
        show(&account, &code);
        Ok(())
    }
}

fn show(account: &lists::Account, code: &codes::Code) {
    println!("{}", code.told);
    println!("`{}` types it at {} within a day. It works once.", account.sign_in, urls::WITH_CODE);
}

impl List {
    async fn run(self) -> Result<(), Failure> {
        let record = self.place.record().await?;
        let accounts = lists::all(&record).await?;
        let shown: Vec<Shown> = accounts
            .iter()
            .map(|account| Shown {
                account: format!("{:032x}", account.id),
                sign_in: account.sign_in.clone(),
                hats: account.hats.iter().map(|hat| hat.code()).collect(),
                language: account.language.code(),
                ended: account.ended.is_some(),
            })
            .collect();
        print(self.json, &shown, || {
            for account in &shown {
                let ended = if account.ended { " (closed)" } else { "" };
                println!("{:20} {}{ended}", account.sign_in, account.hats.join(", "));
            }
        })
    }
}

async fn by_sign_in(record: &Record, sign_in: &str) -> Result<lists::Account, Failure> {
    let account = lists::by_sign_in(record, sign_in).await?;
    account.ok_or_else(|| Failure(format!("there is no account `{sign_in}`.")))
}

/// The path of a new sign-in link, good for a day and for one use.
pub async fn new_link(
    record: &Record,
    account: &lists::Account,
    now: Timestamp,
) -> Result<String, Failure> {
    let token = crate::random::hex(&crate::random::bytes::<32>());
    let ends = link_ends(now, LINK_HOURS)?;
    let statement = lists::put_link(record, token.as_bytes(), account.id, ends);
    record.store().write(vec![statement]).await?;
    Ok(urls::sign_in_link(&token))
}
