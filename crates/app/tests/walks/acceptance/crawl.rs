// SPDX-License-Identifier: AGPL-3.0-or-later
//! Everything a reader comes to from their first page: each link followed, each word found put down
//! with the place it was found in.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use alongside::urls;

use super::words::found_in;
use crate::browser::Browser;
use crate::page::Page;

/// More pages than one family has, with every play of the made-up box for each child of it.
const PAGES_MAX: usize = 320;

/// What was seen.
#[derive(Default)]
pub struct Seen {
    /// The words on pages, in files, in answers to forms, and where each was seen first.
    pub words: BTreeMap<String, String>,
    /// Words in a title, an address or a header, where none belongs, with the place.
    pub astray: BTreeSet<String>,
    /// Every address asked for, in order.
    pub addresses: Vec<String>,
    /// Every title seen.
    pub titles: BTreeSet<String>,
    /// The forms on the pages: where each was found, by where it goes.
    pub forms: BTreeMap<String, String>,
    /// How many bytes came.
    pub bytes: usize,
}

impl Seen {
    /// Follows every link from the first page.
    pub fn by_links(browser: &Browser<'_>) -> Self {
        let mut seen = Self::default();
        let mut known = BTreeSet::from([urls::TODAY.to_owned()]);
        let mut next = VecDeque::from([urls::TODAY.to_owned()]);
        while let Some(path) = next.pop_front() {
            assert!(seen.addresses.len() < PAGES_MAX, "pages without end: {path}");
            let page = browser.get(&path);
            seen.take(&page);
            let mut links = page.links("/");
            links.extend(Some(page.header("location").to_owned()).filter(|to| !to.is_empty()));
            for link in links {
                let link = link.split('#').next().unwrap_or_default().to_owned();
                // A week leads to the next one, without end: those beside this week are looked at.
                let far = path.starts_with("/calendar?") && link.starts_with("/calendar?");
                if !far && !link.starts_with("/assets/") && known.insert(link.clone()) {
                    next.push_back(link);
                }
            }
            for action in page.actions() {
                seen.forms.entry(action).or_insert_with(|| path.clone());
            }
        }
        seen
    }

    /// Every address and every title, as a history of pages would have them.
    pub fn outside(&self) -> String {
        let titles = self.titles.iter().map(String::as_str);
        let all: Vec<&str> = self.addresses.iter().map(String::as_str).chain(titles).collect();
        all.join("\n")
    }

    /// Takes an answer apart.
    pub fn take(&mut self, page: &Page) {
        let html = page.html();
        let title = html.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
        let title = title.map_or("", |(title, _)| title);
        let lines = page.headers.iter().map(|(name, value)| format!("{name}: {value:?}"));
        let headers = lines.collect::<Vec<_>>().join("\n");
        for (place, text) in [("title", title), ("address", &page.at), ("header", &headers)] {
            for word in found_in(text) {
                self.astray.insert(format!("{word} in a {place}"));
            }
        }
        self.titles.insert(title.to_owned());
        self.addresses.push(page.at.clone());
        self.bytes += page.body.len() + headers.len();
        for word in found_in(&html) {
            self.words.entry(word).or_insert_with(|| page.at.clone());
        }
    }
}

/// Forms whose empty answer is refused, so that sending one changes nothing.
const REFUSED_EMPTY: [&str; 11] = [
    "/plan",
    "/amend",
    "/did-not-happen",
    "/add",
    "/contact",
    "/homes",
    "/requests",
    "/hold",
    "/rights/consent",
    "/rights/order",
    "/rights/decision",
];

/// Sends every form again that is refused when it is empty, emptied: what comes back is an error page.
pub fn refusals(browser: &Browser<'_>, seen: &mut Seen) {
    for (action, at) in seen.forms.clone() {
        if REFUSED_EMPTY.iter().any(|end| action.ends_with(end)) {
            let form = browser.get(&at).ok().form(&action);
            let act = form.get("act").to_owned();
            let page = browser.post(&action, &[("act".to_owned(), act)]);
            assert_eq!(page.status, 422, "{action}");
            seen.take(&page);
        }
    }
    for path in ["/no-such-page", "/families/0/story", "/notices/0/seen"] {
        let page = browser.get(path);
        assert!(page.status >= 400, "{path}");
        seen.take(&page);
    }
}

/// Looks for each of these words by the search. Whoever may not find a family by it is answered as if
/// the word stood nowhere; answers those by which a family was found.
pub fn searched(browser: &Browser<'_>, words: &BTreeSet<String>) -> BTreeSet<String> {
    let nothing = "zqnothingqatallzz";
    let without = |page: &Page, word: &str| {
        let html = page.html().replace(word, "");
        // A form's own number is another each time.
        let parts = html.split('"').filter(|part| {
            !(part.len() == 32 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
        });
        (page.status, parts.collect::<String>())
    };
    let control = without(&browser.find(nothing), nothing);
    let told = |word: &&String| without(&browser.find(word), word) != control;
    words.iter().filter(told).cloned().collect()
}
