// SPDX-License-Identifier: AGPL-3.0-or-later
//! `alongside demo`: a made-up agency to walk through.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use practice::access::Hat;
use practice::{Family, FamilyId, Labelled, PractitionerId};
use record::{ActorId, Append, Head, NewEntry, Record, StreamId};

use super::place::{Place, Progress};
use super::serve::{bind, check_listen, offer, serve, zone};
use super::{Failure, init};
use crate::accounts::Origin;
use crate::accounts::lists::{self as accounts, Account};
use crate::clock::Clock;
use crate::demo::{FAMILIES, make};
use crate::lists;
use crate::sealed::recovery;
use crate::serving::Proxies;
use crate::staff::licences::{self, Licence};
use crate::state::App;
use crate::urls;
use crate::words::Language;
use crate::writing::entry_id;

/// Makes a made-up agency and serves it on this machine.
///
/// Every family in it is invented. Each sign-in link is good while the demo runs.
///
/// Example: alongside demo --families 12 --listen 127.0.0.1:9000
#[derive(Args)]
pub struct Demo {
    /// The folder to keep it in; without it a new one that is removed at the end.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// A PostgreSQL database to keep it in.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// The address to listen on.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The address people open in their browsers, to which passkeys are bound; without it
    /// `http://localhost` and the port.
    #[arg(long, value_name = "URL")]
    origin: Option<Origin>,
    /// How many families.
    #[arg(long, value_name = "N", default_value_t = FAMILIES)]
    families: usize,
    /// The same number makes the same agency on the same day.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// The time zone the agency lives in; without it the machine's.
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
}

/// A made-up agency, kept in a record, and a link for each of its people.
pub struct Made {
    /// The record.
    pub record: Record,
    /// Name, hat, and the path of the sign-in link.
    pub links: Vec<(String, Hat, String)>,
}

impl Demo {
    pub async fn run(self) -> Result<(), Failure> {
        check_listen(self.listen, false)?;
        let zone = zone(self.zone.as_deref())?;
        let listener = bind(self.listen).await?;
        let kept = self.data.is_some();
        let data = match self.data {
            Some(data) => data,
            None => std::env::temp_dir()
                .join(format!("alongside-demo-{:08x}", crate::random::id() >> 96)),
        };
        let place =
            Place { data: data.clone(), database: self.database, key_file: None, ask: false };
        let made = made(&place, self.families, self.seed, &zone).await;
        let ended = match made {
            Ok(made) => {
                let app = App::new(made.record, Clock::Machine, zone, true);
                match offer(&app, self.origin, &listener, false) {
                    Ok(origin) => {
                        let kept = kept.then_some(&data);
                        serve((app, Proxies::default()), listener, |_| {
                            greet(&origin, &made.links, kept);
                        })
                        .await
                    }
                    Err(failure) => Err(failure),
                }
            }
            Err(failure) => Err(failure),
        };
        if !kept {
            let _gone = std::fs::remove_dir_all(&data);
        }
        ended
    }
}

fn greet(origin: &str, links: &[(String, Hat, String)], data: Option<&PathBuf>) {
    println!("Alongside is at {origin}/ with a made-up agency. Sign in as one of these:\n");
    for (name, hat, link) in links {
        println!("{name}, {}, {origin}{link}", hat.code());
    }
    match data {
        Some(data) => println!("\nIt is kept in {}. End with Ctrl-C.", data.display()),
        None => println!("\nIt is gone when you end it with Ctrl-C; keep it with --data DIR."),
    }
}

/// Makes the agency where there is none yet, and new links for its people.
pub async fn made(
    place: &Place,
    families: usize,
    seed: u64,
    zone: &TimeZone,
) -> Result<Made, Failure> {
    std::fs::create_dir_all(&place.data)
        .map_err(|error| Failure(format!("{} cannot be made: {error}", place.data.display())))?;
    let record = init::with_key_file(place).await?;
    let now = Clock::Machine.now();
    let known = accounts::all(&record).await?;
    let people = if known.is_empty() {
        fill(&record, families, seed, zone.to_datetime(now).date(), zone).await?
    } else {
        known
    };
    let ends = now.checked_add((24 * 365).hours())?;
    let mut links = Vec::new();
    for account in &people {
        let token = crate::random::hex(&crate::random::bytes::<32>());
        let statement = accounts::put_link(&record, token.as_bytes(), account.id, ends);
        record.store().write(vec![statement]).await?;
        let hat = account.hats.first().copied().unwrap_or(Hat::Visitor);
        links.push((account.name.clone(), hat, urls::sign_in_link(&token)));
    }
    Ok(Made { record, links })
}

async fn fill(
    record: &Record,
    families: usize,
    seed: u64,
    today: jiff::civil::Date,
    zone: &TimeZone,
) -> Result<Vec<Account>, Failure> {
    let agency = make(seed, families, today, zone);
    // Nobody holds the codes of a made-up agency: its sealed notes open for their authors alone.
    recovery::keep(record, &recovery::codes()?, Clock::Machine.now()).await?;
    let mut people = Vec::new();
    let officer = agency.people.iter().find(|one| one.hat == Hat::PrivacyOfficer);
    let officer = officer.map(|one| one.id);
    for person in &agency.people {
        let account = Account {
            id: person.id,
            sign_in: person.sign_in.to_owned(),
            name: person.name.clone(),
            password: None,
            hats: vec![person.hat],
            language: Language::parse(person.language).unwrap_or(Language::English),
            theme: "system".to_owned(),
            caregiver_in: person.caregiver_of,
            ended: None,
        };
        let mut all = vec![accounts::put(record, &account).await?];
        let supervised = person.supervises.iter();
        all.extend(supervised.map(|one| accounts::supervise(record, person.id, *one)));
        if let (Some(kind), Some(officer)) = (person.licence, officer) {
            let licence = Licence {
                kind: kind.to_owned(),
                number: "MADE-UP-0001".to_owned(),
                until: today.checked_add(1.year())?,
                checked_by: officer,
                checked: today.to_zoned(zone.clone())?.timestamp(),
            };
            all.push(licences::put(record, person.id, &licence).await?);
        }
        let last = person.leaves.map(|day| lists::handovers::put_leaving(record, person.id, day));
        all.extend(last);
        record.store().write(all).await?;
        people.push(account);
    }
    let author = people.first().map_or(0, |one| one.id);
    let began = today.to_zoned(zone.clone())?.timestamp();
    crate::plays::fill_box(record, author, began)
        .await
        .map_err(|error| Failure(error.to_string()))?;
    crate::at_once::fill_in(record, began).await.map_err(|error| Failure(error.to_string()))?;
    let mut progress = Progress::new("Making families");
    for (number, family) in agency.families.iter().enumerate() {
        let acts = family.acts.iter().map(|act| (act.at, act.by, act.events.as_slice()));
        tell(record, family.id, acts).await?;
        progress.at(number + 1, agency.families.len());
    }
    Ok(people)
}

/// Appends a whole family act by act; its lists are folded once, with the last act.
async fn tell<'a>(
    record: &Record,
    id: FamilyId,
    acts: impl ExactSizeIterator<Item = (jiff::Timestamp, u128, &'a [Labelled])>,
) -> Result<(), Failure> {
    let mut known = Family::new(id);
    let mut seen = Head::EMPTY;
    let last = acts.len().saturating_sub(1);
    for (number, (at, by, events)) in acts.enumerate() {
        known = known.after(events, PractitionerId(by), at);
        let act = id.0 ^ u128::try_from(number + 1).unwrap_or(0);
        let entries = events.iter().enumerate().map(|(number, labelled)| {
            let (kind, body) = labelled.to_entry();
            let facet = labelled.label.facet.to_string();
            // A file lies beside the entry that has its id.
            let (id, attachment) = match crate::demo::file_beside(&labelled.event) {
                Some((id, file)) => (id, Some(file)),
                None => (entry_id(act, number), None),
            };
            NewEntry { id, facet, kind, body, attachment, removes: None }
        });
        let entries: Vec<NewEntry> = entries.collect();
        let version = seen.version + u64::try_from(entries.len()).unwrap_or(0);
        let mut statements = Vec::new();
        if number == last {
            statements = lists::rows(record, &known, version);
            statements.push(lists::cards::put(record, &known, version).await?);
        }
        let append = Append { stream: StreamId(id.0), seen, entries };
        let act = record::Act {
            author: ActorId(by),
            at: at.as_microsecond(),
            appends: vec![append],
            statements,
            access: None,
        };
        let appended = record.append(act).await.map_err(|error| Failure(error.to_string()))?;
        seen = appended.heads.first().map_or(Head::EMPTY, |(_, head)| *head);
    }
    Ok(())
}
