// SPDX-License-Identifier: AGPL-3.0-or-later
//! A made-up agency served by the built program, and a browser that visits it.

#[path = "harness/chromium.rs"]
mod chromium;
#[path = "harness/ending.rs"]
mod ending;

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

pub use super::driving::driver;
use super::driving::{Driver, capabilities};

/// Enough that each visitor has families of her own.
const FAMILIES: &str = "16";
/// What lies in its folder: the record, temporary files, the log.
const DATA: &str = "data";
const TEMPORARY: &str = "temporary";
const LOG: &str = "log";
/// How long the page may take to come to what is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program with a made-up agency; ended, and its folder removed, when dropped.
pub struct Server {
    child: Child,
    /// Where it is, without a slash at the end.
    pub base: String,
    /// Sign-in name of a made-up person's first name, in small letters, and the path of the link.
    links: Vec<(String, String)>,
    /// The folder of all it keeps: its record, its temporary files and its log; removed with it.
    folder: tempfile::TempDir,
}

impl Server {
    /// Starts `alongside demo` on a free port and reads its links.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let (child, base, links) = Self::run(folder.path(), "127.0.0.1:0");
        Self { child, base, links, folder }
    }

    /// Runs it in a folder, and waits until it has said where it is.
    fn run(folder: &Path, at: &str) -> (Child, String, Vec<(String, String)>) {
        let [data, temporary, log] = [DATA, TEMPORARY, LOG].map(|name| folder.join(name));
        std::fs::create_dir_all(&temporary).expect("a folder can be made");
        let log = std::fs::File::options().create(true).append(true).open(log);
        let log = log.expect("a file can be made");
        let mut child = Command::new(env!("CARGO_BIN_EXE_alongside"))
            .args(["demo", "--listen", at, "--families", FAMILIES, "--data"])
            .arg(data)
            .env("TMPDIR", temporary)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("the program starts");
        let out = child.stdout.take().expect("its output is piped");
        let mut base = String::new();
        let mut links = Vec::new();
        for line in BufReader::new(out).lines() {
            let line = line.expect("the program writes text");
            if let Some((who, url)) = line.rsplit_once(", http://") {
                let (host, path) = url.split_once('/').expect("a link has a path");
                base = format!("http://{host}");
                let first = who.split(' ').next().unwrap_or_default().to_lowercase();
                links.push((first, format!("/{path}")));
            } else if !links.is_empty() && line.ends_with("Ctrl-C.") {
                break;
            }
        }
        assert!(!links.is_empty(), "the program ended before it printed its links");
        (child, base, links)
    }

    /// Where its record, its temporary files and its log are.
    pub fn places(&self) -> [PathBuf; 3] {
        [DATA, TEMPORARY, LOG].map(|name| self.folder.path().join(name))
    }

    /// The path of somebody's sign-in link, by the first name in small letters.
    pub fn link_of(&self, first: &str) -> &str {
        let found = self.links.iter().find(|(name, _)| name == first);
        &found.unwrap_or_else(|| panic!("the made-up agency has no {first}")).1
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _waited = self.child.wait();
    }
}

/// How a browser is to be.
#[derive(Clone, Copy)]
pub struct Kind {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Whether scripts run.
    pub scripts: bool,
    /// A telephone rather than a desk.
    pub touch: bool,
}

/// A browser on a desk.
pub const DESKTOP: Kind = Kind { width: 1280, height: 900, scripts: true, touch: false };
/// A browser on a telephone.
pub const PHONE: Kind = Kind { width: 390, height: 844, scripts: true, touch: true };
/// A browser on a desk that runs no scripts.
pub const NO_SCRIPTS: Kind = Kind { scripts: false, ..DESKTOP };

/// One browser window. Its driver is ended by its own number when dropped, and the browser with it.
pub struct Browser {
    runtime: Runtime,
    client: Client,
    driver: Driver,
    session: String,
    base: String,
}

impl Browser {
    /// Opens a browser for the pages of a server.
    pub fn open(program: &PathBuf, server: &Server, kind: Kind) -> Self {
        Self::at(program, &server.base, kind)
    }

    /// Opens a browser for the pages at an address, without a slash at its end.
    pub fn at(program: &PathBuf, base: &str, kind: Kind) -> Self {
        let profile = tempfile::tempdir().expect("a temporary folder can be made");
        Self::with(program, base, (kind, profile))
    }

    fn with(program: &PathBuf, base: &str, (kind, profile): (Kind, tempfile::TempDir)) -> Self {
        let wanted = capabilities(&profile, kind);
        let driver = Driver::start(program, profile);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime can be made");
        let (client, session) = runtime.block_on(async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(wanted);
            let url = format!("http://127.0.0.1:{}", driver.port);
            let client = builder.connect(&url).await.expect("the browser starts");
            let session = client.session_id().await.expect("the session has a number");
            (client, session.expect("the session has a number"))
        });
        let browser = Self { runtime, client, driver, session, base: base.to_owned() };
        browser.size(kind.width, kind.height, kind.touch);
        browser
    }

    /// Closes the browser as a person would; what is left of it on the disk.
    pub fn quit(mut self) -> tempfile::TempDir {
        let profile = self.driver.profile.take().expect("nobody has quit before");
        drop(self);
        profile
    }

    /// Goes to a path.
    pub fn goto(&self, path: &str) {
        let went = self.runtime.block_on(self.client.goto(&format!("{}{path}", self.base)));
        went.unwrap_or_else(|error| panic!("{path} does not open: {error}"));
    }

    /// Goes to a whole address, of whomever.
    pub fn goto_elsewhere(&self, address: &str) {
        let went = self.runtime.block_on(self.client.goto(address));
        went.unwrap_or_else(|error| panic!("{address} does not open: {error}"));
    }

    /// Loads the page again.
    pub fn reload(&self) {
        self.runtime.block_on(self.client.refresh()).expect("the page loads again");
    }

    /// The path one is at.
    pub fn path(&self) -> String {
        self.runtime.block_on(self.client.current_url()).expect("there is a page").path().to_owned()
    }

    /// Signs in by a printed link, as a person would.
    pub fn sign_in(&self, link: &str) {
        self.goto(link);
        self.press(".sign-in button");
        self.leaves(link);
    }

    /// Waits until one is no longer at a path: whoever goes elsewhere while a form is on its way may
    /// find the form's answer there instead.
    pub fn leaves(&self, path: &str) {
        let end = Instant::now() + PATIENCE;
        while self.path() == path && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Opens another window beside this one, and goes on in it.
    pub fn another_window(&self) {
        let went = self.runtime.block_on(async {
            let window = self.client.new_window(true).await?;
            self.client.switch_to_window(window.handle).await
        });
        went.expect("another window opens");
    }

    /// Forgets who was signed in.
    pub fn sign_out(&self) {
        self.chromium("Network.clearBrowserCookies", &json!({}));
    }

    /// What is at a place, also when the page is still on its way.
    async fn find(&self, place: Locator<'_>) -> Result<Element, CmdError> {
        self.client.wait().at_most(PATIENCE).for_element(place).await
    }

    /// Presses what is at a place, as a pointer would.
    pub fn press(&self, css: &str) {
        // The driver takes what lies under a bar for seen; a person would scroll to it.
        let scroll = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
        if self.comes(css) {
            self.run(scroll, vec![json!(css)]);
        }
        let pressed =
            self.runtime.block_on(async { self.find(Locator::Css(css)).await?.click().await });
        pressed
            .unwrap_or_else(|error| panic!("{css} cannot be pressed on {}: {error}", self.path()));
        self.goes();
    }

    /// Waits while a form finds out whether somebody answers, and goes where somebody does.
    fn goes(&self) {
        let end = Instant::now() + PATIENCE;
        while self.has("form[aria-busy=true]") && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Presses the link with this text.
    pub fn follow(&self, text: &str) {
        let pressed = self
            .runtime
            .block_on(async { self.find(Locator::LinkText(text)).await?.click().await });
        pressed.unwrap_or_else(|error| panic!("no link “{text}” on {}: {error}", self.path()));
    }

    /// Types into a field.
    pub fn type_in(&self, css: &str, text: &str) {
        let typed = self
            .runtime
            .block_on(async { self.find(Locator::Css(css)).await?.send_keys(text).await });
        typed.unwrap_or_else(|error| panic!("{css} takes no text on {}: {error}", self.path()));
    }

    /// Empties a field, as a person would who selects all and deletes.
    pub fn empty(&self, css: &str) {
        self.type_in(css, "\u{E009}a\u{E000}\u{E017}");
    }

    /// Presses a key wherever the focus is.
    pub fn key(&self, key: &str) {
        let typed = self
            .runtime
            .block_on(async { self.client.active_element().await?.send_keys(key).await });
        typed.expect("a key can be pressed");
    }

    /// What is said at a place, as a person sees it.
    pub fn text(&self, css: &str) -> String {
        let read =
            || self.runtime.block_on(async { self.find(Locator::Css(css)).await?.text().await });
        let end = Instant::now() + PATIENCE;
        let mut text = read();
        // A page that gives way to the next between finding a place and reading it is read anew.
        while text.as_ref().is_err_and(|error| error.to_string().contains("stale element"))
            && Instant::now() < end
        {
            text = read();
        }
        let text = text.unwrap_or_else(|error| panic!("no {css} on {}: {error}", self.path()));
        // The marks that set a name apart from what stands around it are seen by nobody.
        text.replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), "")
    }

    /// What a field holds.
    pub fn value(&self, css: &str) -> String {
        let script = "return document.querySelector(arguments[0]).value";
        self.run(script, vec![json!(css)]).as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script of the test in the page and returns its answer.
    pub fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = self.runtime.block_on(self.client.execute(script, arguments));
        answer.unwrap_or_else(|error| panic!("a script fails on {}: {error}", self.path()))
    }

    /// Runs a script that answers later, by its last argument.
    pub fn run_later(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = self.runtime.block_on(self.client.execute_async(script, arguments));
        answer.unwrap_or_else(|error| panic!("a script fails on {}: {error}", self.path()))
    }

    /// The addresses of links at a place.
    pub fn links(&self, css: &str) -> Vec<String> {
        let script = "return Array.from(document.querySelectorAll(arguments[0]), a => a.getAttribute('href'))";
        let found = self.run(script, vec![json!(css)]);
        serde_json::from_value(found).expect("addresses are text")
    }

    /// Whether a place is there.
    pub fn has(&self, css: &str) -> bool {
        self.run("return document.querySelector(arguments[0]) !== null", vec![json!(css)]) == true
    }

    /// Whether a place comes to be there, given time.
    pub fn comes(&self, css: &str) -> bool {
        let end = Instant::now() + PATIENCE;
        while !self.has(css) && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(50));
        }
        self.has(css)
    }

    /// Waits until what is said at a place holds a text.
    pub fn wait_for(&self, css: &str, text: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            let said = if self.has(css) { self.text(css) } else { String::new() };
            if said.contains(text) {
                return;
            }
            assert!(Instant::now() < end, "{css} never says “{text}”, but “{said}”");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// The text of what has the focus.
    pub fn focus(&self) -> String {
        let script = "return document.activeElement.textContent";
        self.run(script, Vec::new()).as_str().unwrap_or_default().trim().to_owned()
    }

    /// A picture of the whole page, as PNG, this wide.
    pub fn picture(&self, width: u32, touch: bool) -> Vec<u8> {
        self.size(width, 844, touch);
        let long = self.run("return document.documentElement.scrollHeight", Vec::new());
        let long = long.as_u64().and_then(|long| u32::try_from(long).ok()).unwrap_or(844);
        self.size(width, long.max(844), touch);
        self.window()
    }

    /// A picture of what is in the window, as PNG.
    pub fn window(&self) -> Vec<u8> {
        self.runtime.block_on(self.client.screenshot()).expect("a picture can be taken")
    }
}
