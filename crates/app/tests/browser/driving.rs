// SPDX-License-Identifier: AGPL-3.0-or-later
//! The driver of the browser: found, started, and ended by its own number.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use super::harness::Kind;

/// The path of the driver, or a line that says why the test is skipped.
pub fn driver() -> Option<PathBuf> {
    let named = std::env::var_os("ALONGSIDE_TEST_BROWSER").map(PathBuf::from);
    let found = named.or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).map(|dir| dir.join("chromedriver")).find(|file| file.is_file())
    });
    if found.is_none() {
        println!("skipped: no chromedriver");
    }
    found
}

/// How often a driver is started until one says its port.
const STARTS: usize = 3;

/// A driver that runs, and the folder its browser keeps what it keeps in.
pub struct Driver {
    child: Child,
    /// Where it listens.
    pub port: u16,
    /// The browser's folder, until somebody takes it.
    pub profile: Option<tempfile::TempDir>,
}

impl Driver {
    /// Starts one on a free port. Two that start at the same moment may choose the same one; then one of them
    /// ends before it said which, and is started again.
    pub fn start(program: &PathBuf, profile: tempfile::TempDir) -> Self {
        let (child, port) =
            (0..STARTS).find_map(|_| Self::on_a_port(program)).expect("chromedriver says its port");
        Self { child, port, profile: Some(profile) }
    }

    fn on_a_port(program: &PathBuf) -> Option<(Child, u16)> {
        let mut child = Command::new(program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let out = child.stdout.take().expect("its output is piped");
        let mut lines = BufReader::new(out).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let after = line.split("successfully on port ").nth(1)?;
            after.trim_end_matches('.').parse().ok()
        });
        // Whatever it still has to say must not stop it for want of a reader.
        std::thread::spawn(move || lines.for_each(drop));
        if port.is_none() {
            let _ended = child.kill();
            let _waited = child.wait();
        }
        port.map(|port| (child, port))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked to shut down it closes its browser first; killed it would leave it running.
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _limit = stream.set_read_timeout(Some(Duration::from_secs(5)));
            let _asked = stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            let _answer = stream.read(&mut [0; 256]);
        }
        let _ended = self.child.kill();
        let _waited = self.child.wait();
    }
}

/// What the driver is asked for.
pub fn capabilities(profile: &tempfile::TempDir, kind: Kind) -> serde_json::Map<String, Value> {
    let arguments = json!([
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        format!("--user-data-dir={}", profile.path().display()),
        "--window-size=1280,900",
    ]);
    let mut options = json!({ "args": arguments });
    if !kind.scripts {
        options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
    }
    let wanted = json!({ "browserName": "chrome", "goog:chromeOptions": options });
    wanted.as_object().cloned().unwrap_or_default()
}
