// SPDX-License-Identifier: AGPL-3.0-or-later
//! `alongside key sealed-recovery` and `open-sealed`: what two people together hold of sealed notes.

use clap::Args;
use practice::FamilyId;
use practice::sealed::Note;
use record::{ActorId, RecoveryCode};

use super::place::ask;
use super::two_people::Signers;
use super::{Failure, Place};
use crate::accounts::lists as accounts;
use crate::clock::Clock;
use crate::sealed::recovery;
use crate::words::{Language, Words};

/// Makes the key that two people hold together, so that sealed notes can be written.
///
/// Both sign with their passwords. Two codes are shown once. Each of the two people writes down one
/// and types it back; neither opens anything without the other. Notes sealed before it stay with the
/// codes they were sealed to.
///
/// Example: alongside key sealed-recovery --data DIR --by ruth --and omar
#[derive(Args)]
pub struct Make {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    signers: Signers,
}

impl Make {
    pub async fn run(self) -> Result<(), Failure> {
        let record = self.place.record().await?;
        self.signers.sign_for(&record, "key.add").await?;
        let codes = recovery::codes()?;
        for (number, code) in codes.iter().enumerate() {
            println!("Person {}: {code}", number + 1);
        }
        for (number, code) in codes.iter().enumerate() {
            let typed = ask(&format!("Person {}, type your code back: ", number + 1))?;
            if !code.matches(&typed) {
                let number = number + 1;
                return Err(Failure(format!(
                    "that is not the code of person {number}. Nothing was kept; run the command again for new codes."
                )));
            }
        }
        recovery::keep(&record, &codes, Clock::Machine.now()).await?;
        println!("Sealed notes can be written from now on. Keep the two codes in two places.");
        Ok(())
    }
}

/// Opens an author's sealed notes of a family, by two people with their codes.
///
/// For the author's death or a court's order, and for nothing else. Both people sign with their
/// passwords and type their codes; that it was done stands in the access book.
///
/// Example: alongside key open-sealed --data DIR --author ruth --family ID --by piotr --and marguerite
#[derive(Args)]
pub struct Open {
    #[command(flatten)]
    place: Place,
    /// The author's sign-in name.
    #[arg(long, value_name = "SIGNIN")]
    author: String,
    /// The family, as in its address.
    #[arg(long, value_name = "ID")]
    family: String,
    #[command(flatten)]
    signers: Signers,
}

impl Open {
    pub async fn run(self) -> Result<(), Failure> {
        let family: FamilyId = self
            .family
            .parse()
            .map_err(|_| Failure("--family takes the 32 digits of the family's address.".into()))?;
        let record = self.place.record().await?;
        let by = self.signers.sign_as(&record, "Nothing was opened.").await?;
        let codes = [code("first")?, code("second")?];
        // An account that has ended still has its author.
        let author = accounts::by_sign_in(&record, &self.author).await?;
        let author = author.ok_or_else(|| {
            Failure("nobody has this sign-in name as an author. Nothing was opened.".into())
        })?;
        let now = Clock::Machine.now();
        let of = (ActorId(author.id), family);
        let opened = recovery::opened(&record, of, &codes, (by, now)).await?;
        let Some(notes) = opened else {
            return Err(Failure(
                "these two codes open no key together. Nothing was opened.".into(),
            ));
        };
        println!("{} sealed notes.", notes.len());
        for one in notes {
            println!("\nSealed {}", one.at);
            match one.note {
                Some(note) => print(&note),
                None => println!("This one was sealed to another pair of codes."),
            }
        }
        Ok(())
    }
}

fn code(which: &str) -> Result<RecoveryCode, Failure> {
    let typed = ask(&format!("The {which} code: "))?;
    RecoveryCode::parse(&typed)
        .map_err(|error| Failure(format!("the {which} code is none: {error}. Nothing was opened.")))
}

fn print(note: &Note) {
    let words = Words::of(Language::English);
    for (field, text) in
        [("said", &note.said), ("far", &note.far), ("ended", &note.ended), ("safe", &note.safe)]
    {
        if !text.is_empty() {
            println!("{}: {text}", words.say(&format!("sealed-{field}")));
        }
    }
}
