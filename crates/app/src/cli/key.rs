// SPDX-License-Identifier: AGPL-3.0-or-later
//! `alongside key`: the slots that open the record, of which two always remain.

use clap::{Args, Subcommand};
use record::{Cost, NewSlot, Record, SlotKind};
use serde::Serialize;

use super::place::{ask, print};
use super::two_people::Signers;
use super::{Failure, Place, sealed};
use crate::clock::Clock;

#[derive(Subcommand)]
pub enum Key {
    List(List),
    /// Adds a passphrase, asked for twice. Two people with accounts sign for it.
    ///
    /// Example: alongside key add-passphrase --data DIR --by ruth --and omar
    AddPassphrase(At),
    /// Adds two new recovery codes, shown once and typed back. Two people with accounts sign for it.
    ///
    /// Example: alongside key add-recovery-codes --data DIR --by ruth --and omar
    AddRecoveryCodes(At),
    Remove(Remove),
    SealedRecovery(sealed::Make),
    OpenSealed(sealed::Open),
}

/// Lists what opens the record.
///
/// Example: alongside key list --data DIR --json
#[derive(Args)]
pub struct List {
    #[command(flatten)]
    place: Place,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

/// Where a way to open the record is added.
#[derive(Args)]
pub struct At {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    signers: Signers,
}

/// Takes one slot away. Two people with accounts sign for it.
///
/// Example: alongside key remove --data DIR --slot 2 --by ruth --and omar
#[derive(Args)]
pub struct Remove {
    #[command(flatten)]
    place: Place,
    /// The slot's number, as `alongside key list` shows it.
    #[arg(long)]
    slot: u64,
    #[command(flatten)]
    signers: Signers,
}

#[derive(Serialize)]
struct Shown {
    slot: u64,
    opens_with: &'static str,
}

impl Key {
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::List(list) => {
                let record = list.place.record().await?;
                let slots = record.slots().await.map_err(fail)?;
                let shown: Vec<Shown> = slots
                    .iter()
                    .map(|slot| Shown { slot: slot.number, opens_with: opens_with(slot.kind) })
                    .collect();
                print(list.json, &shown, || {
                    for slot in &shown {
                        println!("{:3} {}", slot.slot, slot.opens_with);
                    }
                })
            }
            Self::AddPassphrase(at) => {
                let record = at.place.record().await?;
                at.signers.sign_for(&record, "key.add").await?;
                let first = ask("New passphrase, of five words or more: ")?;
                let again = ask("The same once more: ")?;
                if first != again {
                    return Err(Failure("the two are not the same. Nothing was added.".into()));
                }
                if first.split_whitespace().count() < 5 {
                    return Err(Failure("a passphrase that guards a record has five words or more. Nothing was added.".into()));
                }
                add(&record, NewSlot::Passphrase { text: &first, cost: Cost::STANDARD }).await?;
                println!("The passphrase opens the record from now on, with --ask.");
                Ok(())
            }
            Self::AddRecoveryCodes(at) => {
                let record = at.place.record().await?;
                at.signers.sign_for(&record, "key.add").await?;
                let before = record.slots().await.map_err(fail)?.len();
                let codes = add(&record, NewSlot::RecoveryCodes).await?;
                for code in &codes {
                    println!("  {code}");
                }
                for (number, code) in codes.iter().enumerate() {
                    let typed = ask(&format!("Type code {} back: ", number + 1));
                    // A code nobody has shown to have written down must not stay, not even when
                    // the terminal went away.
                    if !typed.is_ok_and(|typed| code.matches(&typed)) {
                        for slot in record.slots().await.map_err(fail)?.iter().skip(before) {
                            record.remove_slot(slot.number).await.map_err(fail)?;
                        }
                        return Err(Failure("that is not the code. No code was added.".into()));
                    }
                }
                println!("Both codes open the record from now on, with --ask.");
                Ok(())
            }
            Self::Remove(remove) => {
                let record = remove.place.record().await?;
                remove.signers.sign_for(&record, "key.remove").await?;
                record.remove_slot(remove.slot).await.map_err(fail)?;
                println!("Slot {} opens the record no longer.", remove.slot);
                Ok(())
            }
            Self::SealedRecovery(make) => make.run().await,
            Self::OpenSealed(open) => open.run().await,
        }
    }
}

async fn add(record: &Record, slot: NewSlot<'_>) -> Result<Vec<record::RecoveryCode>, Failure> {
    record.add_slot(slot, Clock::Machine.now().as_microsecond()).await.map_err(fail)
}

#[expect(clippy::needless_pass_by_value, reason = "the shape `map_err` wants")]
fn fail(error: record::KeyError) -> Failure {
    Failure(format!("{error}."))
}

fn opens_with(kind: SlotKind) -> &'static str {
    match kind {
        SlotKind::Passphrase => "passphrase",
        SlotKind::KeyFile => "key file",
        SlotKind::RecoveryCode => "recovery code",
    }
}
