// SPDX-License-Identifier: AGPL-3.0-or-later
//! A made-up agency served by the built program, and a browser that visits it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// Enough that each visitor has families of her own.
const FAMILIES: &str = "16";
/// How long the page may take to come to what is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program with a made-up agency; ended, and its folder removed, when dropped.
pub struct Server {
    child: Child,
    /// Where it is, without a slash at the end.
    pub base: String,
    /// Sign-in name of a made-up person's first name, in small letters, and the path of the link.
    links: Vec<(String, String)>,
    /// The folder of its record, removed with it.
    _data: tempfile::TempDir,
}

impl Server {
    /// Starts `alongside demo` on a free port and reads its links.
    pub fn start() -> Self {
        let data = tempfile::tempdir().expect("a temporary folder can be made");
        let mut child = Command::new(env!("CARGO_BIN_EXE_alongside"))
            .args(["demo", "--listen", "127.0.0.1:0", "--families", FAMILIES, "--data"])
            .arg(data.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
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
        Self { child, base, links, _data: data }
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

struct Driver {
    child: Child,
    port: u16,
    _profile: tempfile::TempDir,
}

impl Driver {
    fn start(program: &PathBuf, profile: tempfile::TempDir) -> Self {
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
        let port = port.expect("chromedriver says its port");
        Self { child, port, _profile: profile }
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

impl Browser {
    /// Opens a browser for the pages of a server.
    pub fn open(program: &PathBuf, server: &Server, kind: Kind) -> Self {
        let profile = tempfile::tempdir().expect("a temporary folder can be made");
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
        let browser = Self { runtime, client, driver, session, base: server.base.clone() };
        browser.size(kind.width, kind.height, kind.touch);
        browser
    }

    /// A command of Chromium's own, which the driver has no word for.
    pub fn chromium(&self, command: &str, params: &Value) {
        let url = format!(
            "http://127.0.0.1:{}/session/{}/goog/cdp/execute",
            self.driver.port, self.session
        );
        let body = json!({ "cmd": command, "params": params }).to_string();
        let sent = ureq::post(&url).header("Content-Type", "application/json").send(&body);
        assert!(sent.is_ok(), "Chromium does not take {command}: {sent:?}");
    }

    /// The size of the page, exactly, whatever the window's own frame takes.
    pub fn size(&self, width: u32, height: u32, touch: bool) {
        self.chromium(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": touch }),
        );
    }

    /// Light or dark, as a device is set; colours change at once.
    pub fn scheme(&self, scheme: &str) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.chromium("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }

    /// Goes to a path.
    pub fn goto(&self, path: &str) {
        let went = self.runtime.block_on(self.client.goto(&format!("{}{path}", self.base)));
        went.unwrap_or_else(|error| panic!("{path} does not open: {error}"));
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
        let end = Instant::now() + PATIENCE;
        while self.path() == link && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(50));
        }
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

fn capabilities(profile: &tempfile::TempDir, kind: Kind) -> serde_json::Map<String, Value> {
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
