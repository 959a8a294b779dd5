// SPDX-License-Identifier: AGPL-3.0-or-later
//! Somebody at a browser without scripts: keeps cookies, fills in forms, follows links.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use alongside::urls;
use practice::FamilyId;
use ureq::http::{Method, Request};

use super::page::{Form, Page};
use super::server::Server;

/// Somebody's browser.
pub struct Browser<'a> {
    /// The server it talks to.
    pub server: &'a Server,
    agent: ureq::Agent,
    jar: Mutex<BTreeMap<String, String>>,
    from: String,
}

/// Where the browsers of this walk come from, as the proxy in front says it: each walk from a place of
/// its own, since wrong passwords are counted by place.
fn place_of_walk() -> String {
    static WALKS: AtomicU32 = AtomicU32::new(1);
    thread_local!(static PLACE: u32 = WALKS.fetch_add(1, Ordering::Relaxed));
    let [_, a, b, c] = PLACE.with(|place| *place).to_be_bytes();
    format!("10.{a}.{b}.{c}")
}

/// The cookie that holds the session's secret.
const SESSION: &str = "__Host-s";

/// Where a form says it comes from.
pub const OWN_PAGE: (&str, &str) = ("sec-fetch-site", "same-origin");

impl<'a> Browser<'a> {
    /// A browser in which nobody is signed in.
    pub fn new(server: &'a Server) -> Self {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .build()
            .new_agent();
        Self { server, agent, jar: Mutex::default(), from: place_of_walk() }
    }

    /// A browser in which this person has signed in by their link.
    pub fn of(server: &'a Server, sign_in: &str) -> Self {
        let browser = Self::new(server);
        let link = browser.get(server.link(sign_in)).ok();
        let signed_in = browser.submit(&link.form(server.link(sign_in)));
        assert_eq!(signed_in.to(), urls::TODAY, "{sign_in} signs in");
        browser
    }

    /// A browser in which whoever has this account signed in by a new link.
    pub fn of_account(server: &'a Server, account: u128) -> Self {
        let record = &server.app.record;
        let token = alongside::random::hex(&alongside::random::bytes::<32>());
        let ends = server.app.clock.now() + jiff::SignedDuration::from_hours(1);
        let link = alongside::accounts::lists::put_link(record, token.as_bytes(), account, ends);
        server.wait(record.store().write(vec![link])).unwrap();
        let browser = Self::new(server);
        let link = urls::sign_in_link(&token);
        browser.submit(&browser.get(&link).ok().form(&link)).to();
        browser
    }

    /// Where it comes from.
    pub fn from(&self) -> &str {
        &self.from
    }

    /// The cookie of the session it holds, as it is sent.
    pub fn cookie(&self) -> Option<String> {
        self.kept(SESSION).map(|secret| format!("{SESSION}={secret}"))
    }

    /// Holds another session, or none.
    pub fn hold(&self, cookie: Option<String>) {
        let mut jar = self.jar.lock().unwrap();
        jar.remove(SESSION);
        if let Some(pair) = cookie {
            jar.extend(pair.split_once('=').map(owned));
        }
    }

    /// What it keeps under a name.
    pub fn kept(&self, name: &str) -> Option<String> {
        self.jar.lock().unwrap().get(name).cloned()
    }

    /// Forgets what it keeps under a name.
    pub fn forget(&self, name: &str) {
        self.jar.lock().unwrap().remove(name);
    }

    /// Takes what an answer sets, and forgets what it ends.
    fn take(&self, page: &Page) {
        let mut jar = self.jar.lock().unwrap();
        if page.header("clear-site-data").contains("\"cookies\"") {
            jar.clear();
        }
        for set in page.all("set-cookie") {
            let pair = set.split(';').next().and_then(|pair| pair.split_once('='));
            let (name, value) = owned(pair.expect("a cookie has a name and a value"));
            if set.contains("Max-Age=0") {
                jar.remove(&name);
            } else {
                jar.insert(name, value);
            }
        }
    }

    /// Any request at all.
    pub fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Page {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let url = format!("http://{}{path}", self.server.address);
        let mut request = Request::builder().method(method).uri(url);
        request = request.header("x-forwarded-for", &self.from);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let jar = self.jar.lock().unwrap().clone();
        let cookies: Vec<String> =
            jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header("cookie", cookies.join("; "));
        }
        let answered = match body {
            Some(body) => self.agent.run(request.body(body).unwrap()),
            None => self.agent.run(request.body(()).unwrap()),
        };
        let page = Page::read(path, answered.unwrap());
        self.take(&page);
        page
    }

    /// Opens a page.
    pub fn get(&self, path: &str) -> Page {
        self.send("GET", path, &[], None)
    }

    /// Posts fields as a form of our own pages does.
    pub fn post(&self, path: &str, fields: &[(String, String)]) -> Page {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        self.post_bytes(path, "application/x-www-form-urlencoded", body.finish().into_bytes())
    }

    /// Posts bytes of any kind from one of our own pages.
    pub fn post_bytes(&self, path: &str, kind: &str, body: Vec<u8>) -> Page {
        self.send("POST", path, &[OWN_PAGE, ("content-type", kind)], Some(body))
    }

    /// Sends a form as it is filled in.
    pub fn submit(&self, form: &Form) -> Page {
        self.post(&form.action, &form.fields)
    }

    /// Sends a form with a file as it is filled in.
    pub fn submit_with_file(&self, form: &Form, file: &[u8]) -> Page {
        let mut body = Vec::new();
        for (name, value) in form.fields.iter().filter(|(name, _)| name != "file") {
            let head = format!("--walk\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(value.as_bytes());
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(
            b"--walk\r\ncontent-disposition: form-data; name=\"file\"; filename=\"f\"\r\n\
            content-type: application/octet-stream\r\n\r\n",
        );
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--walk--\r\n");
        self.post_bytes(&form.action, "multipart/form-data; boundary=walk", body)
    }

    /// Sends a form and opens the page it leads to.
    pub fn send_off(&self, form: &Form) -> Page {
        let answer = self.submit(form);
        assert_eq!(answer.status, 303, "{} is taken: {}", form.action, answer.problems());
        self.get(&answer.to()).ok()
    }

    /// Uploads a file.
    pub fn upload(&self, file: &[u8]) -> Page {
        let mut body =
            b"--walk\r\ncontent-disposition: form-data; name=\"file\"; filename=\"f\"\r\n\
            content-type: application/octet-stream\r\n\r\n"
                .to_vec();
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--walk--\r\n");
        self.post_bytes(urls::IMPORT, "multipart/form-data; boundary=walk", body)
    }

    /// Looks for a family by a name.
    pub fn find(&self, name: &str) -> Page {
        self.post(urls::FAMILIES, &[("q".to_owned(), name.to_owned())])
    }

    /// Opens a family in its five steps: a child born a hundred days ago, and who cares for it.
    pub fn open_family(&self, child: &str, carers: &[&str]) -> FamilyId {
        let born = self.server.app.today().saturating_sub(jiff::Span::new().days(100));
        let begun = self.get(urls::NEW_FAMILY);
        let contact = self.get(&begun.to()).ok();
        let form = contact.form(&begun.to()).with("how", "Text message");
        let baby = self.send_off(&form);
        let form = baby.form(&baby.at).with("called", child).with("born", &born.to_string());
        let carer = self.send_off(&form);
        let mut form = carer.form(&carer.at);
        for (number, name) in carers.iter().enumerate() {
            form = form
                .with(&format!("carer-called-{number}"), name)
                .with(&format!("carer-role-{number}"), "kin");
        }
        let wish = self.send_off(&form);
        let check = self.send_off(&wish.form(&wish.at));
        let story = self.submit(&check.form(&check.at)).to();
        family_in(&story)
    }
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// The family an address names.
pub fn family_in(path: &str) -> FamilyId {
    let id = path.split('/').find_map(|part| part.parse().ok());
    id.unwrap_or_else(|| panic!("{path} names a family"))
}
