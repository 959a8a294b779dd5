// SPDX-License-Identifier: AGPL-3.0-or-later
//! A real server on this machine with a made-up agency, on each database there is.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use alongside::accounts::{Origin, lists};
use alongside::cli::{Place, made};
use alongside::clock::Clock;
use alongside::demo;
use alongside::router::router;
use alongside::serving::{self, Proxies};
use alongside::state::{App, Entries};
use alongside::writing::{self, Writing, Written};
use jiff::tz::TimeZone;
use practice::{FamilyId, Labelled, PractitionerId};
use record::{StreamId, args};
use tokio::runtime::Runtime;

/// A running server.
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    /// What its handlers share, for looking underneath.
    pub app: App,
    /// The agency as it was made up.
    pub agency: demo::Agency,
    /// The folder it lies in, kept as long as the server.
    data: tempfile::TempDir,
    /// The PostgreSQL database, where it is one.
    database: Option<String>,
    links: Vec<(&'static str, String)>,
    runtime: Runtime,
}

/// How a server is to be.
pub struct Wanted {
    /// The PostgreSQL database; none for SQLite.
    pub database: Option<String>,
    /// How many families.
    pub families: usize,
    /// Whether sign-in links stay good.
    pub demo: bool,
    /// The clock.
    pub clock: Clock,
    /// Whether passkeys are offered.
    pub passkeys: bool,
}

impl Wanted {
    /// An agency in one file, with a few families.
    pub fn small() -> Self {
        Self { database: None, families: 3, demo: true, clock: Clock::Machine, passkeys: true }
    }
}

impl Server {
    /// Starts one.
    pub fn start(wanted: Wanted) -> Self {
        keep_logs();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let data = tempfile::tempdir().unwrap();
        let place = place(data.path(), wanted.database.clone());
        let zone = TimeZone::UTC;
        let today = zone.to_datetime(Clock::Machine.now()).date();
        let made = runtime.block_on(made(&place, wanted.families, 1, &zone)).unwrap();
        let agency = demo::make(1, wanted.families, today, &zone);
        let names = agency.people.iter().map(|person| person.sign_in);
        // An agency that was there already gives its links in another order; a new one in this.
        let links = names.zip(made.links.into_iter().map(|(_, _, link)| link)).collect();
        let app = App::new(made.record, wanted.clock, zone, wanted.demo);
        let routes = router(app.clone());
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        if wanted.passkeys {
            app.offer_passkeys(&Origin::of_listening(address).unwrap());
        }
        runtime.spawn(serving::serve(
            listener,
            routes,
            Proxies::at([Ipv4Addr::LOCALHOST.into()]),
            std::future::pending(),
        ));
        let database = wanted.database;
        Self { address, app, agency, data, database, links, runtime }
    }

    /// Waits for something underneath.
    pub fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    /// Where what it keeps lies on the disk: its own folder, and the database's where that is another
    /// and may be looked into.
    pub fn places(&self) -> Vec<std::path::PathBuf> {
        let mut places = vec![self.data.path().to_owned()];
        if let Some(database) = &self.database {
            let folder = self.wait(async {
                let connected = tokio_postgres::connect(database, tokio_postgres::NoTls).await;
                let (client, connection) = connected.unwrap();
                tokio::spawn(connection);
                client.batch_execute("CHECKPOINT").await.unwrap();
                let row = client.query_one("SHOW data_directory", &[]).await.unwrap();
                std::path::PathBuf::from(row.get::<_, String>(0))
            });
            if std::fs::read_dir(&folder).is_ok() {
                places.push(folder);
            } else {
                println!("skipped: the cluster's folder may not be looked into");
            }
        }
        places
    }

    /// The path of somebody's sign-in link.
    pub fn link(&self, sign_in: &str) -> &str {
        let known = self.links.iter().find(|(name, _)| *name == sign_in);
        &known.expect("the made-up agency has this person").1
    }

    /// Somebody's account.
    pub fn account(&self, sign_in: &str) -> &demo::Account {
        let known = self.agency.people.iter().find(|person| person.sign_in == sign_in);
        known.expect("the made-up agency has this person")
    }

    /// Changes an account as somebody else would have.
    pub fn keep(&self, account: &lists::Account) {
        let record = &self.app.record;
        self.wait(async {
            let found = lists::by_id(record, account.id).await.unwrap().unwrap();
            let change = lists::change(record, &found, account).await.unwrap();
            record.store().write(vec![change]).await.unwrap();
        });
    }

    /// How many entries the whole record holds.
    pub fn entries(&self) -> i64 {
        const COUNT: &str = "SELECT COUNT(*) FROM entry WHERE agency = $1";
        let agency = self.app.record.agency();
        let rows = self.wait(self.app.record.store().query(COUNT, args![agency])).unwrap();
        rows[0].int(0).unwrap()
    }

    /// The kinds of a family's entries, in order.
    pub fn kinds(&self, family: FamilyId) -> Vec<String> {
        let opened = self.wait(self.app.record.read(StreamId(family.0))).unwrap();
        opened.entries.into_iter().map(|entry| entry.kind).collect()
    }

    /// A family as whoever may read everything sees it.
    pub fn family(&self, family: FamilyId) -> practice::Family {
        practice::Family::fold(family, &self.seen(family).said)
    }

    /// A family's entries as they are now.
    pub fn seen(&self, family: FamilyId) -> Entries {
        let read = alongside::state::read(&self.app.record, StreamId(family.0));
        self.wait(read).unwrap()
    }

    /// Writes into a family what no page offers yet, such as a second practitioner on its team.
    pub fn tell(&self, family: FamilyId, by: u128, events: &[Labelled]) {
        let act = alongside::random::id();
        // Another walk may write into the same family meanwhile.
        for _ in 0..20 {
            let writing = Writing {
                family,
                act,
                by: PractitionerId(by),
                at: self.app.clock.now(),
                events: events.to_vec(),
                attachment: None,
                statements: Vec::new(),
                access: None,
            };
            let seen = self.seen(family);
            let written = self.wait(writing::append(&self.app, &seen, writing)).unwrap();
            if matches!(written, Written::Done) {
                return;
            }
        }
        panic!("others write into this family without end");
    }

    /// Lets somebody join the team of a family today.
    pub fn join(&self, family: FamilyId, sign_in: &str) {
        let practitioner = PractitionerId(self.account(sign_in).id);
        let joined = practice::family::Record::TeamChanged {
            practitioner,
            on: self.app.today(),
            joined: true,
        };
        let label = practice::Label::of(practice::Facet::Together);
        self.tell(family, practitioner.0, &[Labelled::new(label, joined)]);
    }
}

/// Where an agency lies whose key is a file.
pub fn place(data: &Path, database: Option<String>) -> Place {
    Place { data: data.to_owned(), database, key_file: None, ask: false }
}

/// Walks on every database there is. The servers are shared, so a walk opens families of its own
/// and leaves the made-up ones as they are.
pub fn on_each(walk: impl Fn(&Server)) {
    static SQLITE: OnceLock<Server> = OnceLock::new();
    static POSTGRES: OnceLock<Option<Server>> = OnceLock::new();
    let wanted = || Wanted { families: 12, ..Wanted::small() };
    walk(SQLITE.get_or_init(|| Server::start(wanted())));
    let postgres = POSTGRES.get_or_init(|| {
        let database = Some(fresh_database()?);
        Some(Server::start(Wanted { database, ..wanted() }))
    });
    match postgres {
        Some(server) => walk(server),
        None => println!("skipped: no PostgreSQL"),
    }
}

/// Walks on a server that nobody else walks on, on every database there is: for what waits, and would
/// be seen or answered by others.
pub fn on_new(walk: impl Fn(&Server)) {
    let wanted = || Wanted { families: 0, ..Wanted::small() };
    walk(&Server::start(wanted()));
    match fresh_database() {
        Some(database) => walk(&Server::start(Wanted { database: Some(database), ..wanted() })),
        None => println!("skipped: no PostgreSQL"),
    }
}

/// A new database on the cluster for tests, where there is one: the demo makes one agency in it.
pub fn fresh_database() -> Option<String> {
    let cluster = setting("ALONGSIDE_TEST_POSTGRES")?;
    let name = format!("walk_{}", alongside::random::hex(&alongside::random::bytes::<6>()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let connected = tokio_postgres::connect(&cluster, tokio_postgres::NoTls).await;
        let (client, connection) = connected.expect("the cluster for tests answers");
        tokio::spawn(connection);
        client.batch_execute(&format!("CREATE DATABASE {name}")).await.unwrap();
    });
    // The last of several names counts.
    Some(format!("{cluster} dbname={name}"))
}

#[expect(clippy::disallowed_methods, reason = "tests are told by the environment what there is")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

static LOGS: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Keeps everything any server of this process logs.
struct Kept;

impl std::io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOGS.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn keep_logs() {
    let _first = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_max_level(tracing::Level::TRACE)
        .with_writer(|| Kept)
        .try_init();
}

/// Everything logged so far.
pub fn logged() -> String {
    String::from_utf8_lossy(&LOGS.lock().unwrap()).into_owned()
}
