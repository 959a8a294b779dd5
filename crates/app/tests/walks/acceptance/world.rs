// SPDX-License-Identifier: AGPL-3.0-or-later
//! A family told through the product's own forms, with a word of its own in every field of every part.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use alongside::accounts::lists;
use alongside::urls;
use alongside::words::Language;
use practice::access::Hat;
use practice::card::Topic;
use practice::early_care::Habit;
use practice::family::Record;
use practice::relationships::Party;
use practice::text::{LINE_MAX, Text};
use practice::{Facet, FamilyId, Label, Labelled, PersonId, VisitId};

use super::words::word;
use crate::browser::{Browser, family_in};
use crate::page::Form;
use crate::server::Server;

/// A caregiver: how the case calls them, and the code of their role.
pub type Carer = (&'static str, &'static str);

/// A family, who is in it, and every word that was written into it.
pub struct World<'a> {
    /// Where.
    pub server: &'a Server,
    /// Whoever works with it.
    pub imani: Browser<'a>,
    /// The family.
    pub family: FamilyId,
    /// The caregivers, as the case calls them.
    pub people: BTreeMap<&'static str, PersonId>,
    /// The baby.
    pub baby: PersonId,
    /// Where the copies lie that were made, as the case calls them.
    pub copies: BTreeMap<String, String>,
    written: RefCell<BTreeSet<String>>,
}

impl<'a> World<'a> {
    /// Opens a family in its five steps, with nothing told yet.
    pub fn open(server: &'a Server, carers: &[Carer]) -> Self {
        let imani = Browser::of(server, "imani");
        let written = RefCell::default();
        let say = |part: &str, field: &str| note_down(&written, part, field);
        let first = format!("{}own", carers[0].0);
        let before = format!("{}before", carers[0].0);
        let begun = imani.get(urls::NEW_FAMILY);
        let contact = imani.get(&begun.to()).ok();
        let mut form = contact.form(&begun.to());
        for field in ["how", "when", "never"] {
            form = form.with(field, &say(&before, field));
        }
        let baby = imani.send_off(&form);
        let born = server.app.today().saturating_sub(jiff::Span::new().days(100));
        let mut form = baby.form(&baby.at).with("born", &born.to_string());
        for field in ["full", "called", "said", "pronouns"] {
            form = form.with(field, &say(&part_of_name("baby", field), &format!("baby{field}")));
        }
        let carer = imani.send_off(&form);
        let mut form = carer.form(&carer.at);
        for (number, (key, role)) in carers.iter().enumerate() {
            for field in ["full", "called", "words"] {
                let said = say(&part_of_name(key, field), &format!("{key}{field}"));
                form = form.with(&format!("carer-{field}-{number}"), &said);
            }
            form = form.with(&format!("carer-role-{number}"), role);
        }
        let wish = imani.send_off(&form);
        let form = wish.form(&wish.at).with("wish", &say(&first, "wish"));
        let check = imani.send_off(&form.with("language", &say("language", "spoken")));
        let story = imani.submit(&check.form(&check.at)).to();
        let family = family_in(&story);
        let known = server.family(family);
        let baby = known.people.children().next().expect("the baby was opened with").id;
        let keys = carers.iter().map(|(key, _)| *key);
        let people = keys.zip(known.people.caregivers().map(|person| person.id)).collect();
        Self { server, imani, family, people, baby, copies: BTreeMap::new(), written }
    }

    /// A family with something told in every part of its record.
    pub fn told(server: &'a Server, carers: &[Carer]) -> Self {
        let world = Self::open(server, carers);
        world.note_of_all(carers[0].0);
        world.home();
        world.asked("amendment");
        for (key, _) in carers {
            world.of(key);
        }
        world.note_of_evaluation();
        world.note_of_law(carers[0].0);
        world.kept_safe(carers[0].0);
        world.early_care(carers[0].0);
        world.missed();
        world.draft();
        world
    }

    /// A new word in a part.
    pub fn word(&self, part: &str, field: &str) -> String {
        note_down(&self.written, part, field)
    }

    /// Every word written so far.
    pub fn written(&self) -> BTreeSet<String> {
        self.written.borrow().clone()
    }

    /// Somebody, as the case calls them.
    pub fn person(&self, key: &str) -> PersonId {
        self.people[key]
    }

    /// A browser in which this caregiver is signed in.
    pub fn signed_in(&self, person: PersonId) -> Browser<'a> {
        let link = self.link(person);
        let browser = Browser::new(self.server);
        let form = browser.get(&link).ok().form(&link);
        browser.submit(&form).to();
        browser
    }

    /// A sign-in link of a caregiver, with an account of their own.
    pub fn link(&self, person: PersonId) -> String {
        let record = &self.server.app.record;
        let id = alongside::random::id();
        let account = lists::Account {
            id,
            sign_in: format!("c{:016x}", id >> 64),
            name: "Made-up Caregiver".to_owned(),
            password: None,
            hats: vec![Hat::Caregiver],
            language: Language::English,
            theme: "system".to_owned(),
            caregiver_in: Some((self.family, person)),
            ended: None,
        };
        self.server.wait(lists::keep(record, &account)).expect("the account is kept");
        let token = alongside::random::hex(&alongside::random::bytes::<32>());
        let ends = self.server.app.clock.now() + jiff::SignedDuration::from_hours(24);
        let link = lists::put_link(record, token.as_bytes(), id, ends);
        self.server.wait(record.store().write(vec![link])).expect("the link is kept");
        urls::sign_in_link(&token)
    }

    /// The form at a page, as it comes.
    pub fn form(&self, page: &str, action: &str) -> Form {
        self.imani.get(page).ok().form(action)
    }

    /// Begins a note.
    pub fn note(&self) -> (VisitId, Form) {
        self.note_of(&self.imani)
    }

    /// Begins a note as somebody.
    pub fn note_of(&self, browser: &Browser<'_>) -> (VisitId, Form) {
        let note = browser.get(&urls::new_visit(self.family)).to();
        let visit = note.split('/').nth(4).and_then(|id| id.parse().ok());
        (visit.expect("the note is of a visit"), browser.get(&note).ok().form(&note))
    }

    /// A note of a visit at which these of the caregivers were there.
    fn there(&self, form: Form, was: impl Fn(PersonId) -> bool) -> Form {
        self.people.values().fold(form, |form, id| {
            form.with(&format!("present-{id}"), if was(*id) { "awake" } else { "absent" })
        })
    }

    /// A visit of all, with something in each part, and an amendment of it.
    fn note_of_all(&self, teller: &str) {
        let (visit, form) = self.note();
        let own = format!("{teller}own");
        let together = Facet::Together.to_string();
        let form = self
            .there(form, |_| true)
            .with("teller", &self.person(teller).to_string())
            .with("part-visit", &together)
            .with("place-words", &self.word("place", "visit"))
            .with("words", &self.word(&own, "words"))
            .with("child", &self.word("child", "note"))
            .with("between", &self.word("together", "between"))
            .with("part-between", &together)
            .with("delight", &self.word("practitioner", "before"))
            .with("hard-moment", &self.word("practitioner", "hard"))
            .with("wondering", &self.word("practitioner", "wondering"))
            .with("next-time", &self.word("practitioner", "next"));
        self.imani.send_off(&form.press("finish"));
        let amend = urls::amend(self.family, visit);
        let form = self.form(&amend, &amend).with("reason", &self.word("practitioner", "reason"));
        self.imani.send_off(&form.with("delight", &self.word("practitioner", "after")));
        let plan = urls::plan_visit(self.family);
        let tomorrow = self.server.app.today().tomorrow().expect("time goes on").to_string();
        let form = self.form(&plan, &plan).with("part-visit", &together).with("on", &tomorrow);
        self.imani.send_off(&form.with("place-words", &self.word("planned", "visit")));
    }

    /// Everything that is one caregiver's own.
    pub fn of(&self, key: &str) {
        let person = self.person(key);
        let part = format!("{key}own");
        let own = Facet::Caregiver(person).to_string();
        let (_, form) = self.note();
        let form = self
            .there(form, |one| one == person)
            .with("teller", &person.to_string())
            .with("part-visit", &own)
            .with("place-words", &self.word(&format!("{key}place"), "visit"))
            .with("words", &self.word(&part, "said"))
            .with("repair", &self.word(&part, "repair"))
            .with("part-repair", &own);
        self.imani.send_off(&form.press("finish"));
        let who = urls::card_person(self.family, person);
        let form = self.form(&who, &who).with("words", &self.word(&part, "identity"));
        self.imani.send_off(&form.with("also", &self.word(&part, "identityalso")));
        let asked = urls::card_topic(self.family, Topic::NotToDo);
        for (whose, words) in [
            ("own", self.word(&part, "card")),
            ("together", self.word("together", &format!("card{key}"))),
        ] {
            let form = self.form(&asked, &asked).with("teller", &person.to_string());
            self.imani.send_off(&form.with("whose", whose).with("words", &words));
        }
        let page = urls::person(self.family, person);
        let mut form = self.form(&page, &urls::person_form(self.family, person, "contact"));
        for field in ["how", "when", "never"] {
            form = form.with(field, &self.word(&part, &format!("reach{field}")));
        }
        self.imani.send_off(&form);
        self.told_of(key);
        let known = self.server.family(self.family);
        let (baby, carer) = (Party::Person(self.baby), Party::Person(person));
        if let Some(pair) = known.relationships.between(baby, carer) {
            let at = urls::relationship(self.family, pair.id);
            for (teller, part) in [("me", "practitioner"), (&person.to_string(), &part)] {
                let form = self.form(&at, &at).with("state", "strained").with("teller", teller);
                self.imani.send_off(&form.with("words", &self.word(part, &format!("bond{key}"))));
            }
        }
    }

    /// Where the baby slept, for all who care for the baby, and what one of them confided of it.
    fn early_care(&self, key: &str) {
        let (own, teller) = (format!("{key}own"), self.person(key).to_string());
        let at = urls::new_stay(self.family, self.baby);
        for (kept, part) in [("all", "child"), ("own", &own)] {
            let mut form = self.form(&at, &at).with("place", "other").with("kept", kept);
            for field in ["others", "place-words", "why"] {
                form = form.with(field, &self.word(part, &format!("stay{field}").replace('-', "")));
            }
            let form = form.with("from-how", "unknown").with("teller", &teller);
            self.imani.send_off(&form.press("tell"));
            let at = urls::habit(self.family, self.baby, Habit::Sleep);
            let form = self.form(&at, &at).with("words", &self.word(part, "habit"));
            self.imani.send_off(&form.with("teller", &teller).with("kept", kept));
        }
    }

    /// What somebody told of the baby and of all. No form files what was told where others read it; a
    /// record that was brought in may have it.
    fn told_of(&self, key: &str) {
        let (teller, on) = (self.person(key), self.server.app.today());
        let told = [(Facet::Child(self.baby), "ofchild"), (Facet::Together, "ofall")];
        let told = told.map(|(facet, part)| {
            let words = self.word(&format!("{key}{part}"), "wish");
            let words = Text::line(&words, LINE_MAX).expect("a word is a line");
            let wish = Record::WishSaid { teller, words, on };
            Labelled::new(Label::of(facet).told_by(Some(teller)), wish)
        });
        self.server.tell(self.family, self.server.account("imani").id, &told);
    }

    /// What the law has a word in, and what is protected.
    fn note_of_law(&self, teller: &str) {
        let (_, form) = self.note();
        let person = self.person(teller);
        let form = self
            .there(form, |one| one == person)
            .with("teller", &person.to_string())
            .with("part-visit", &Facet::Caregiver(person).to_string())
            .with("words", &self.word("clinic", "words"))
            .with("law-words", "part2")
            .with("between", &self.word("practitioner", "court"))
            .with("law-between", "court")
            .with("delight", &self.word("safety", "violence"))
            .with("law-delight", "partner-violence")
            .with("hard-moment", &self.word("safety", "report"))
            .with("law-hard-moment", "child-protection-report")
            .with("repair", &self.word("safety", "plan"))
            .with("part-repair", "safety");
        self.imani.send_off(&form.press("finish"));
    }

    /// What early intervention found, told at a visit of all.
    fn note_of_evaluation(&self) {
        let (_, form) = self.note();
        let form = self
            .there(form, |_| true)
            .with("part-visit", &Facet::Together.to_string())
            .with("child", &self.word("early", "evaluation"))
            .with("law-child", "early-intervention");
        self.imani.send_off(&form.press("finish"));
    }

    fn home(&self) {
        let action = urls::homes(self.family);
        let form = self.form(&urls::people(self.family), &action);
        let form = form.with("sleeps", &self.baby.to_string());
        let form = form.with("home-called", &self.word("home", "called"));
        self.imani.send_off(&form.with("how-much", &self.word("home", "often")));
    }

    fn missed(&self) {
        let at = urls::did_not_happen(self.family, VisitId(alongside::random::id()));
        let form = self.form(&at, &at).with("cause", "circumstances");
        self.imani.send_off(&form.with("what", &self.word("practitioner", "missed")));
    }

    /// A note that is not signed: nobody's but the writer's.
    fn draft(&self) {
        let (_, form) = self.note();
        self.imani.send_off(&form.with("between", &self.word("draft", "note")).press("save"));
    }

    /// Somebody comes to the family later, with a role of care or with none.
    pub fn added(&mut self, key: &'static str, role: Option<&str>) {
        let add = urls::add_person(self.family);
        let mut form = self.form(&add, &add).with("role", "caregiver");
        for field in ["full", "called", "said", "pronouns"] {
            form =
                form.with(field, &self.word(&part_of_name(key, field), &format!("{key}{field}")));
        }
        form = match role {
            Some(role) => form
                .with("child", &self.baby.to_string())
                .with("care", role)
                .with("care-words", &self.word(&part_of_name(key, "words"), &format!("{key}words")))
                .with("daily", "yes"),
            None => form.without("child"),
        };
        self.imani.send_off(&form);
        let known = self.server.family(self.family);
        let added = known.people.caregivers().last().expect("somebody was added").id;
        self.people.insert(key, added);
    }
}

/// What somebody is called stands where their other names do not: in a copy too. How they care stands
/// as long as they do.
fn part_of_name(key: &str, field: &str) -> String {
    match field {
        "called" => format!("{key}called"),
        "words" => format!("{key}care"),
        _ => "names".to_owned(),
    }
}

fn note_down(written: &RefCell<BTreeSet<String>>, part: &str, field: &str) -> String {
    let one = word(part, field);
    assert!(written.borrow_mut().insert(one.clone()), "{one} is written twice");
    one
}
