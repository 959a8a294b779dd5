// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every page of the product, and how one comes to it: the list that all walks share.

use super::authors::of_author;
use super::calendar::of_calendar;
use super::goodbyes::{of_leaver, of_manager};
use super::harness::{Browser, Server};
use super::looking::of_looking_back;
use super::opening::{of_import, of_opening};
use super::told_back::of_telling_back;

/// A page in one of its states.
pub struct Stop {
    /// What the page is, for whoever reads a failure.
    pub name: &'static str,
    /// Where it is.
    pub path: String,
    /// What is done there.
    pub steps: Vec<Step>,
}

/// What is done on a page before it is looked at.
pub enum Step {
    /// Type into a field.
    Type(&'static str, String),
    /// Press a button and wait for what comes.
    Press(&'static str),
    /// Open whatever is folded.
    Unfold,
}

impl Stop {
    /// A page as it opens.
    pub fn new(name: &'static str, path: impl Into<String>) -> Self {
        Self { name, path: path.into(), steps: Vec::new() }
    }

    /// Types into a field there.
    pub fn typing(mut self, css: &'static str, text: impl Into<String>) -> Self {
        self.steps.push(Step::Type(css, text.into()));
        self
    }

    /// Presses a button there.
    pub fn pressing(mut self, css: &'static str) -> Self {
        self.steps.push(Step::Press(css));
        self
    }

    /// Opens whatever is folded there.
    pub fn unfolded(mut self) -> Self {
        self.steps.push(Step::Unfold);
        self
    }

    /// Goes there and does it.
    pub fn open(&self, browser: &Browser) {
        browser.goto(&self.path);
        for step in &self.steps {
            match step {
                Step::Type(css, text) => browser.type_in(css, text),
                Step::Press(css) => browser.press(css),
                Step::Unfold => {
                    let all =
                        "document.querySelectorAll('details').forEach(d => { d.open = true })";
                    browser.run(all, Vec::new());
                }
            }
        }
        if self.name.ends_with("refused") {
            assert!(browser.comes("[data-errors]"), "{}: nothing is refused", self.name);
        }
    }
}

/// The button that sends the form of a page's contents.
pub const SEND: &str = "main form button[type=submit]";
/// The button that finishes a note.
const FINISH: &str = "[data-finish]";

/// The pages before anybody is signed in. Needs a browser nobody is signed in with.
pub fn outside(server: &Server) -> Vec<Stop> {
    vec![
        Stop::new("sign in", "/sign-in"),
        Stop::new("sign in, refused", "/sign-in")
            .typing("#name", "nobody")
            .typing("#password", "not this one")
            .pressing("form[action='/sign-in'] button"),
        Stop::new("sign-in link", server.link_of("rosa")),
        Stop::new("with a code", "/sign-in/code"),
        Stop::new("with a code, refused", "/sign-in/code")
            .typing("#name", "nobody")
            .typing("#code", "AAAA-BBBB-CCCC")
            .pressing(SEND),
        Stop::new("signed out", "/today"),
    ]
}

/// The pages of a visitor who is signed in, whose first family is called `family`.
pub fn of_visitor(browser: &Browser, family: &str) -> Vec<Stop> {
    let mut all = vec![
        Stop::new("today", "/today").unfolded(),
        Stop::new("families", "/families"),
        Stop::new("families, nothing found", "/families")
            .typing("#q", "zzzz")
            .pressing("form[role='search'] button"),
        Stop::new("my settings", "/me").unfolded(),
        Stop::new("my settings, refused", "/me")
            .unfolded()
            .typing("#new", "short")
            .pressing("form[action='/me/password'] button"),
        Stop::new("show that it is you", "/step-up"),
        Stop::new("where I am signed in", "/me/devices").unfolded(),
        Stop::new("a second step", "/me/second-step"),
        Stop::new("my passkeys", "/me/passkeys"),
        Stop::new("add a passkey", "/me/passkeys/new"),
        Stop::new("reflections", "/me/reflections"),
        Stop::new("without signal", "/away"),
        Stop::new("what to do at once", "/at-once"),
        Stop::new("what is brought", "/supervision"),
        Stop::new("shared screen", "/me/shared-screen"),
        Stop::new("no such page", "/no-such-page"),
    ];
    all.extend(of_opening(browser));
    all.extend(of_calendar(browser));
    all.extend(of_import().into_iter().chain(super::plays::of_box()));
    let own = of_family(browser, family);
    let visits = own.iter().filter(|stop| stop.path.rsplit('/').nth(1) == Some("visits")).count();
    assert_eq!(visits, 3, "one of each: happened, planned, did not happen");
    all.extend(own);
    all.extend(of_rights(family));
    all.extend(of_writing(browser, family));
    all
}

/// The address of a family in the list of whoever is signed in.
pub fn family_called(browser: &Browser, name: &str) -> String {
    browser.goto("/families");
    let script = "const link = Array.from(document.querySelectorAll('.who a'))\
        .find(a => a.textContent.replace(/[\\u2066-\\u2069]/g, '').trim() === arguments[0]);\
        return link ? link.getAttribute('href') : null";
    let found = browser.run(script, vec![name.into()]);
    let story = found.as_str().unwrap_or_else(|| panic!("no family is called {name}"));
    story.strip_suffix("/story").expect("families open on their story").to_owned()
}

/// The pages of whoever is signed in with another hat than a visitor's.
pub fn of_hat(browser: &Browser, first: &str) -> Vec<Stop> {
    let mut all = vec![Stop::new("my settings", "/me").unfolded()];
    match first {
        "ruth" => {
            all.push(Stop::new("today of a supervisor", "/today").unfolded());
            all.push(Stop::new("families of a supervisor", "/families"));
            let family = family_called(browser, "Mateo & Rosa");
            all.extend(of_family(browser, &family));
        }
        "rosa" => {
            browser.goto("/today");
            let path = browser.path();
            let family = path.strip_suffix("/story").expect("a caregiver begins on the story");
            all.extend(of_family(browser, family));
            all.push(Stop::new("who can see, for a caregiver", format!("{family}/who")).unfolded());
            all.push(Stop::new("who has looked, for a caregiver", format!("{family}/looked")));
        }
        "tavish" => all.extend(of_leaver(browser)),
        "june" | "graciela" => all.extend(of_author(browser, first == "june")),
        _ => {
            all.push(Stop::new("today of a hat without families", "/today"));
            all.push(Stop::new("families of a hat without families", "/families"));
            all.push(Stop::new("people and access", "/staff"));
            all.push(Stop::new("what waits for a second person", "/staff/waiting"));
            match first {
                "piotr" => {
                    all.push(Stop::new("the access book", "/looked").unfolded());
                    all.push(Stop::new("unusual looks", "/looked/unusual").unfolded());
                    all.push(Stop::new("openings in an emergency", "/emergencies"));
                    all.push(Stop::new("requests that wait", "/requests"));
                    all.push(Stop::new("who may read, row by row", "/who-may-read"));
                }
                "marguerite" => {
                    all.push(Stop::new("somebody new", "/staff/new"));
                    all.push(Stop::new("who works with whom", "/staff/families"));
                    all.extend(of_manager(browser));
                }
                _ => {}
            }
        }
    }
    all
}

/// A family's pages that may be read by whoever is signed in.
pub fn of_family(browser: &Browser, family: &str) -> Vec<Stop> {
    let story = format!("{family}/story");
    browser.goto(&format!("{family}/visits"));
    assert!(browser.comes("li.visit"), "visits are listed at {}", browser.path());
    let by_tag = |class: &str| {
        let script = "const tag = Array.from(document.querySelectorAll('li.visit'))\
            .find(li => li.querySelector(arguments[0]));\
            return tag ? tag.querySelector('.who a').getAttribute('href') : null";
        browser.run(script, vec![class.into()]).as_str().map(str::to_owned)
    };
    let visits = [
        ("a visit that happened", by_tag(".tag.fern")),
        ("a planned visit", by_tag(".tag.plum")),
        ("a visit that did not happen", by_tag(".tag:not(.fern, .plum)")),
    ];
    browser.goto(&story);
    let relationship = browser.links(".relationship h3 a");
    browser.goto(&format!("{family}/people"));
    let people = browser.links("main .card .who a");
    let early = people.first().expect("a child").replace("/people/", "/early-care/");
    let mut all = vec![
        Stop::new("story", story),
        Stop::new("visits", format!("{family}/visits")),
        Stop::new("promises", format!("{family}/promises")).unfolded(),
        Stop::new("wonderings", format!("{family}/wonderings")).unfolded(),
        Stop::new("echoes", format!("{family}/echoes")).unfolded(),
        Stop::new("what each brings", format!("{family}/capacities")).unfolded(),
        Stop::new("what they want to talk about", format!("{family}/agenda")).unfolded(),
        Stop::new("what was seen", format!("{family}/observations")).unfolded(),
        Stop::new("people", format!("{family}/people")).unfolded(),
        Stop::new("the map", format!("{family}/map")).unfolded(),
        Stop::new("what carries them", format!("{family}/supports")).unfolded(),
        Stop::new("about us", format!("{family}/card")),
        Stop::new("pictures and papers", format!("{family}/attachments")),
        Stop::new("the page for the fridge", early.replace("/early-care/", "/signs/") + "/fridge"),
        Stop::new("early care, what comforts", format!("{early}/habits/comforts")),
        Stop::new("early care, the letter", format!("{early}/letter?in=es")).unfolded(),
        Stop::new("about us, languages", format!("{family}/card/languages?of=together")),
    ];
    for (name, to) in [("baby’s book", "book"), ("signs", "signs"), ("guidance", "guidance")] {
        all.push(Stop::new(name, early.replace("early-care", to)).unfolded());
    }
    all.extend(super::plays::of_a_child(&early));
    // Not every hat may read every visit.
    let read = visits.into_iter().filter_map(|(name, path)| Some(Stop::new(name, path?)));
    all.extend(read.map(Stop::unfolded));
    all.extend(of_telling_back(browser, family));
    let child = people.first().expect("a child").clone();
    all.push(Stop::new("a birth", format!("{child}/expecting")).unfolded());
    all.push(Stop::new("how a name sounds", format!("{child}/sound")));
    all.extend(of_removing(browser, family));
    all.push(Stop::new("a child", child).unfolded());
    all.push(Stop::new("a caregiver", people.get(1).expect("a caregiver").clone()).unfolded());
    all.push(Stop::new("a relationship", relationship.first().expect("one is named").clone()));
    all
}

/// The page that asks whether something is to go for good, where there is something somebody may remove.
fn of_removing(browser: &Browser, family: &str) -> Option<Stop> {
    browser.goto(&format!("{family}/attachments"));
    let all = browser.links("main a[href$='/remove']");
    all.first().map(|path| Stop::new("removing for good", path.clone()))
}

/// The pages about who may know what of a family, as its visitor sees them.
fn of_rights(family: &str) -> Vec<Stop> {
    let at = |name: &'static str, page: &str| Stop::new(name, format!("{family}/{page}"));
    vec![
        at("who can see", "who").unfolded(),
        at("who has looked", "looked").unfolded(),
        at("the protected part", "safety").unfolded(),
        at("rights", "rights").unfolded(),
        at("a consent", "rights/consent").unfolded(),
        at("an order", "rights/order").unfolded(),
        at("a decision", "rights/decision").unfolded(),
        at("requests", "requests").unfolded(),
        at("requests, refused", "requests").pressing(SEND),
        at("a copy", "release"),
        at("a copy, refused", "release").pressing(SEND),
        at("copies that wait", "release/protected"),
        Stop::new("an emergency", "/families/emergency"),
        Stop::new("an emergency, refused", "/families/emergency").pressing(SEND),
    ]
}

/// The pages on which a family's visitor writes.
fn of_writing(browser: &Browser, family: &str) -> Vec<Stop> {
    browser.goto(&format!("{family}/visits"));
    let planned = browser.links("li.visit .actions a");
    let missed =
        planned.iter().find(|url| url.ends_with("did-not-happen")).expect("one is planned");
    let moved = missed.replace("/did-not-happen", "/move");
    let takes = missed.replace("/did-not-happen", "/takes");
    let planned = planned.iter().find(|url| url.ends_with("/note")).expect("one is planned");
    let held = browser.run(
        "return document.querySelector('li.visit:has(.tag.fern) .who a').getAttribute('href')",
        Vec::new(),
    );
    let held = held.as_str().expect("a visit happened");
    let amend = format!("{held}/amend");
    browser.goto(&format!("{family}/people"));
    let people = browser.links("main .card .who a");
    let person = people.get(1).expect("a caregiver").clone();
    let looking = of_looking_back(family, held, &person);
    let birth = format!("{}/expecting", people.first().expect("a child"));
    browser.goto(&format!("{family}/story"));
    let relationship = browser.links(".relationship h3 a").first().expect("one is named").clone();
    let who = format!("{family}/card/people/{}", person.rsplit('/').next().expect("an id"));
    let safety = |page: &str| {
        let id = person.rsplit('/').next().expect("an address ends in an id");
        format!("{family}/safety/{page}/{id}")
    };
    let early = people.first().expect("a child").replace("/people/", "/early-care/");
    let care = |name: &'static str, page: &str| Stop::new(name, format!("{early}/{page}"));
    let mut all = vec![
        care("a stay", "stays/new"),
        care("a stay, refused", "stays/new").pressing(SEND),
        care("what a baby is used to, refused", "habits/food").pressing(SEND),
        Stop::new("who somebody is", who.clone()),
        Stop::new("who somebody is, refused", who).pressing(SEND),
        Stop::new("safe contact", safety("contact")),
        Stop::new("safe contact, refused", safety("contact")).pressing(SEND),
        Stop::new("a plan to keep safe", safety("plan")),
        Stop::new("a plan to keep safe, refused", safety("plan")).pressing(SEND),
        Stop::new("a hidden place, refused", safety("place")).pressing(SEND),
        Stop::new("a note", planned.clone()),
        Stop::new("a note, refused", planned.clone()).pressing(FINISH),
        Stop::new("an amendment", amend.clone()),
        Stop::new("an amendment, refused", amend).pressing(FINISH),
        Stop::new("a visit to be missed", missed.clone()),
        Stop::new("a visit to be missed, refused", missed.clone()).pressing(SEND),
        Stop::new("a visit to be moved", moved.clone()),
        Stop::new("a visit to be moved, refused", moved).pressing(SEND),
        Stop::new("a planned visit", takes.trim_end_matches("/takes").to_owned()),
        Stop::new("what a planned visit takes", takes.clone()),
        Stop::new("what a planned visit takes, refused", takes).pressing(SEND),
        Stop::new("a birth, refused", birth).unfolded().pressing(SEND),
        Stop::new("a tender date, refused", person.clone())
            .unfolded()
            .pressing("form[action$='/tender'] button[type=submit]"),
        Stop::new("a person, refused", person)
            .unfolded()
            .pressing("form[action$='/died'] button[type=submit]"),
        Stop::new("a relationship, refused", relationship).pressing(SEND),
    ];
    // Where nothing is known of the early care, there is no letter to give.
    browser.goto(&format!("{early}/letter"));
    if browser.has("button[value=give]") {
        all.push(care("a letter, refused", "letter").pressing("button[value=give]"));
    }
    all.extend(super::ahead::of_writing(browser, family));
    all.extend(super::wondered::of_writing(browser, family));
    all.extend(super::understood::of_writing(browser, family));
    all.extend(super::brought::of_writing(browser, family));
    all.extend(super::echoed::of_writing(browser, family));
    all.extend(looking);
    all.extend(of_family_writing(family));
    all
}

/// Those of them that are of the family, and of nobody and no visit of it.
fn of_family_writing(family: &str) -> Vec<Stop> {
    vec![
        Stop::new("about us, not to do", format!("{family}/card/not-to-do")),
        Stop::new("about us, refused", format!("{family}/card/sleep")).pressing(SEND),
        Stop::new("a report", format!("{family}/safety/report")),
        Stop::new("a report, refused", format!("{family}/safety/report")).pressing(SEND),
        Stop::new("a plan", format!("{family}/visits/plan")),
        Stop::new("a plan, refused", format!("{family}/visits/plan"))
            .unfolded()
            .typing("#minutes", "x")
            .pressing("form[action$='/visits/plan'] button[type=submit]"),
        Stop::new("a goodbye", format!("{family}/goodbye")),
        Stop::new("a goodbye, refused", format!("{family}/goodbye")).pressing(SEND),
        Stop::new("goodbyes and hellos, none yet", format!("{family}/handover")),
        Stop::new("a letter of goodbye", format!("{family}/farewell")),
        Stop::new("a letter of goodbye, refused", format!("{family}/farewell"))
            .typing("#says", " ")
            .pressing("button[value=look]"),
        Stop::new("the rhythm of presence", format!("{family}/rhythm")).unfolded(),
        Stop::new("another rhythm, refused", format!("{family}/rhythm"))
            .unfolded()
            .typing("#every", "x")
            .typing("#why", "So.")
            .pressing("form[action$='/rhythm'] button[type=submit]"),
        Stop::new("reaching out, refused", format!("{family}/story"))
            .unfolded()
            .pressing("form[action$='/outreach'] button[type=submit]"),
        Stop::new("somebody new", format!("{family}/people/add")),
        Stop::new("somebody new, refused", format!("{family}/people/add")).pressing(SEND),
        Stop::new("homes, refused", format!("{family}/people"))
            .unfolded()
            .pressing("form[action$='/homes'] button[type=submit]"),
        Stop::new("the map, refused", format!("{family}/map"))
            .pressing("form[action$='/map/somebody'] button[type=submit]"),
        Stop::new("what carries them, refused", format!("{family}/supports"))
            .pressing("form[action$='/supports/add'] button[type=submit]"),
        Stop::new("pictures and papers, refused", format!("{family}/attachments"))
            .typing("#caption", "A letter.")
            .pressing("#add button[type=submit]"),
        Stop::new("a relationship to name", format!("{family}/relationships/add")),
        Stop::new("a relationship to name, refused", format!("{family}/relationships/add"))
            .pressing(SEND),
    ]
}
