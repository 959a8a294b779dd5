// SPDX-License-Identifier: AGPL-3.0-or-later
//! `alongside init`: an agency's keys, its recovery codes typed back, its first account.

use clap::Args;
use practice::access::Hat;
use record::{AgencyId, NewSlot, Record, Slot};

use super::place::ask;
use super::{Failure, Place};
use crate::accounts::SecondStepRule;
use crate::accounts::lists::{self, Account};
use crate::clock::Clock;
use crate::words::Language;

/// Sets up an agency: its keys, its recovery codes, its first account.
///
/// Two recovery codes are shown once; write both down and keep them in two places. You are asked
/// to type them back before anything is stored. Then the first administrator's sign-in link is shown.
///
/// Example: alongside init --data /srv/alongside --admin "Robin Examplesen"
#[derive(Args)]
pub struct Init {
    #[command(flatten)]
    place: Place,
    /// The first administrator's name.
    #[arg(long, value_name = "NAME")]
    admin: String,
}

impl Init {
    pub async fn run(self) -> Result<(), Failure> {
        std::fs::create_dir_all(&self.place.data).map_err(|error| {
            Failure(format!("{} cannot be made: {error}", self.place.data.display()))
        })?;
        let store = self.place.store().await?;
        if !Record::agencies(&store).await?.is_empty() {
            return Err(Failure(
                "there is an agency here already. Choose another place with --data or --database."
                    .into(),
            ));
        }
        let agency = AgencyId(crate::random::id());
        let key = self.place.key_path();
        let now = Clock::Machine.now();
        let slots = [NewSlot::KeyFile(&key), NewSlot::RecoveryCodes];
        let prepared =
            Record::prepare(agency, &slots).await.map_err(|error| Failure(error.to_string()))?;
        println!(
            "Two recovery codes. Each opens the record when the key file is lost. They are shown this once."
        );
        for code in prepared.codes() {
            println!("  {code}");
        }
        for (number, code) in prepared.codes().iter().enumerate() {
            let typed = ask(&format!("Type code {} back: ", number + 1))?;
            if !code.matches(&typed) {
                return Err(Failure(format!(
                    "that is not code {}. Nothing was set up; run the command again for new codes.",
                    number + 1
                )));
            }
        }
        let record = prepared
            .store(store, now.as_microsecond())
            .await
            .map_err(|error| Failure(error.to_string()))?;
        println!("The key file is {}. Keep a copy of it apart from the database.", key.display());
        let account = Account {
            id: crate::random::id(),
            sign_in: "admin".to_owned(),
            name: self.admin.clone(),
            password: None,
            hats: vec![Hat::Administrator],
            language: Language::English,
            theme: "system".to_owned(),
            caregiver_in: None,
            ended: None,
        };
        lists::keep(&record, &account).await?;
        // Whoever begins anew begins with what keeps out who finds out a password.
        let rule = SecondStepRule::Required.code();
        let required = lists::put_setting(&record, lists::SECOND_STEP_RULE, rule, now);
        record.store().write(vec![required]).await?;
        let link = super::accounts::new_link(&record, &account, now).await?;
        println!(
            "{} signs in as `admin`, the first time by this link on your server: {link}",
            self.admin
        );
        println!(
            "Everybody who works here sets up a second step at their first sign-in. Two people may \
             change that under People and access."
        );
        record.store().clone().close().await;
        Ok(())
    }
}

/// Opens a record whose only key is a file, for a made-up agency.
pub async fn with_key_file(place: &Place) -> Result<Record, Failure> {
    let store = place.store().await?;
    let key = place.key_path();
    let fail = |error: record::KeyError| Failure(error.to_string());
    if let Some(agency) = Record::agencies(&store).await?.first() {
        return Record::unlock(store, *agency, Slot::KeyFile(&key)).await.map_err(fail);
    }
    let agency = AgencyId(crate::random::id());
    let at = Clock::Machine.now().as_microsecond();
    let slots = [NewSlot::KeyFile(&key), NewSlot::RecoveryCodes];
    let (record, _codes) = Record::create(store, agency, at, &slots).await.map_err(fail)?;
    Ok(record)
}
