// SPDX-License-Identifier: AGPL-3.0-or-later
//! Without signal, as the server sees it: what may be taken along, and what becomes of a note that comes in.

use alongside::accounts::lists;
use alongside::urls;
use practice::access::Hat;
use practice::{FamilyId, VisitId};
use record::{AccessSearch, StreamId};
use serde_json::Value;

use super::browser::Browser;
use super::matrix::cast::team;
use super::notes::{begun, signed};
use super::page::{Form, Page};
use super::server::{Server, on_each};
use super::staff::hired;

const DEVICE: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// A visitor with a family of her own.
struct Visitor<'a> {
    server: &'a Server,
    browser: Browser<'a>,
    account: u128,
    family: FamilyId,
}

impl<'a> Visitor<'a> {
    fn new(server: &'a Server) -> Self {
        let (account, browser) = hired(server, "Wilma Tern", &[Hat::Visitor]);
        let family = browser.open_family("Pip", &["Ada"]);
        Self { server, browser, account, family }
    }

    /// A note as a device has it, of a visit nobody planned.
    fn away(&self) -> (VisitId, Form) {
        let (visit, form) = begun(&self.browser, self.family);
        (visit, form.with("account", &format!("{:032x}", self.account)))
    }

    /// A note comes in; what is said of it.
    fn arrives(&self, visit: VisitId, form: &Form) -> String {
        let page = self.arrived(visit, form);
        assert_eq!(page.status, 200, "{}", page.html());
        let answer: Value = serde_json::from_str(&page.html()).expect("an answer");
        answer["state"].as_str().expect("a state").to_owned()
    }

    fn arrived(&self, visit: VisitId, form: &Form) -> Page {
        self.browser.post(&urls::arrive(self.family, visit), &form.fields)
    }

    /// What a note reads now, and how often it was signed and amended.
    fn reads(&self, visit: VisitId, field: practice::visits::Field) -> (String, usize) {
        let family = self.server.family(self.family);
        let known = family.visits.get(visit).expect("the visit is there");
        let text = known.text(field).map(|written| written.text.to_string());
        (text.unwrap_or_default(), known.amended.len())
    }

    fn entries(&self) -> usize {
        self.server.kinds(self.family).len()
    }
}

/// The same note, finished on another device.
fn anew(form: &Form, field: &str, text: &str) -> Form {
    let act = alongside::random::hex(&alongside::random::bytes::<16>());
    form.clone().with("act", &act).with(field, text)
}

fn post(browser: &Browser<'_>, to: &str, fields: &[(&str, &str)]) -> Page {
    let fields: Vec<(String, String)> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    browser.post(to, &fields)
}

#[test]
fn a_note_that_comes_in_twice_is_one_note_and_says_when_it_was_finished() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        let form = form.with("child", "He slept.").with("finished", "2026-11-24T15:31:00Z");
        assert_eq!(wilma.arrives(visit, &form), "signed");
        let entries = wilma.entries();
        assert_eq!(wilma.arrives(visit, &form), "signed");
        assert_eq!(wilma.entries(), entries);
        let page = wilma.browser.get(&urls::visit(wilma.family, visit)).ok().text();
        assert!(page.contains("finished without signal"), "{page}");
        // Somebody else in the same browser does not sign it.
        let (other, form) = wilma.away();
        let form = form.with("child", "He woke.").with("account", &format!("{:032x}", 7));
        assert_eq!(wilma.arrived(other, &form).status, 401);
        assert_eq!(wilma.entries(), entries);
    });
}

#[test]
fn the_second_note_of_a_visit_is_added_to_the_first() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        assert_eq!(wilma.arrives(visit, &form.clone().with("child", "He slept.")), "signed");
        let second = anew(&form, "child", "He woke and laughed.");
        assert_eq!(wilma.arrives(visit, &second), "added");
        let both = "He slept.\n\nHe woke and laughed.".to_owned();
        assert_eq!(wilma.reads(visit, practice::visits::Field::Child), (both.clone(), 1));
        assert_eq!(wilma.arrives(visit, &second), "signed", "it is there already");
        assert_eq!(wilma.reads(visit, practice::visits::Field::Child), (both, 1));
    });
}

#[test]
fn two_versions_are_both_kept_until_somebody_says_what_the_note_says() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        // Begun at a desk meanwhile, which the device did not see.
        wilma.browser.send_off(&form.clone().with("child", "At the desk.").press("save"));
        let away = form.with("child", "On the road.").with("between", "She sang.");
        assert_eq!(wilma.arrives(visit, &away), "apart");
        assert_eq!(wilma.arrives(visit, &away), "apart", "it waits once");
        assert!(server.family(wilma.family).visits.get(visit).is_none(), "nothing is signed");
        let version = u128::from_str_radix(away.get("act"), 16).expect("a number");
        let apart = urls::apart(wilma.family, version);
        let today = wilma.browser.get(urls::TODAY).ok();
        assert_eq!(today.links(&apart).len(), 1, "it waits on Today");
        let page = wilma.browser.get(&apart).ok();
        for text in ["At the desk.", "On the road.", "She sang."] {
            assert!(page.text().contains(text), "{text}");
        }
        let nothing = page.form(&apart).without("keep-child");
        assert_eq!(wilma.browser.submit(&nothing).status, 422);
        let note = wilma.browser.send_off(&page.form(&apart).with("keep-child", "both"));
        let form = note.form(&urls::note(wilma.family, visit));
        assert_eq!(form.get("child").replace('\r', ""), "At the desk.\n\nOn the road.");
        assert_eq!(form.get("between"), "She sang.");
        wilma.browser.send_off(&form.press("finish"));
        let entries = wilma.entries();
        // The device never heard of it, and sends it once more.
        assert_eq!(wilma.arrives(visit, &away), "signed");
        assert_eq!(wilma.entries(), entries);
        assert!(wilma.browser.get(urls::TODAY).ok().links(&apart).is_empty());
        assert_eq!(wilma.browser.get(&apart).status, 404);
    });
}

#[test]
fn a_version_of_a_visit_that_a_colleague_signed_waits_and_is_added_as_chosen() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        server.join(wilma.family, "imani");
        let (visit, form) = wilma.away();
        let imani = Browser::of(server, "imani");
        let there = imani.get(&urls::note(wilma.family, visit)).ok();
        let there = there.form(&urls::note(wilma.family, visit));
        imani.send_off(&there.with("child", "Imani saw.").press("finish"));
        let away = form.with("child", "Wilma saw.").with("between", "He reached.");
        assert_eq!(wilma.arrives(visit, &away), "apart");
        let version = u128::from_str_radix(away.get("act"), 16).expect("a number");
        let apart = urls::apart(wilma.family, version);
        // It is nobody's but hers until then.
        assert_eq!(imani.get(&apart).status, 404);
        let page = wilma.browser.get(&apart).ok();
        let form = page.form(&apart).with("keep-child", "there").with("keep-between", "this");
        wilma.browser.send_off(&form);
        let read = |field| wilma.reads(visit, field);
        assert_eq!(read(practice::visits::Field::Child), ("Imani saw.".to_owned(), 1));
        assert_eq!(read(practice::visits::Field::Between), ("He reached.".to_owned(), 1));
        assert_eq!(wilma.arrives(visit, &away), "signed");
        assert_eq!(read(practice::visits::Field::Child), ("Imani saw.".to_owned(), 1));
    });
}

#[test]
fn what_cannot_be_signed_yet_is_a_note_that_is_begun() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        let form = form.with("child", "He slept.").without("relationship");
        assert_eq!(wilma.arrives(visit, &form), "begun");
        let note = urls::note(wilma.family, visit);
        let kept = wilma.browser.get(&note).ok().form(&note);
        assert_eq!(kept.get("child"), "He slept.");
        // Handed on before it was finished: the same.
        let (visit, form) = wilma.away();
        let form = form.with("child", "He woke.").with("do", "save");
        assert_eq!(wilma.arrives(visit, &form), "begun");
        let note = urls::note(wilma.family, visit);
        assert_eq!(wilma.browser.get(&note).ok().form(&note).get("child"), "He woke.");
    });
}

#[test]
fn families_go_along_after_a_fresh_proof_and_stand_in_the_book() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let account = format!("{:032x}", wilma.account);
        let offered: Value =
            serde_json::from_str(&wilma.browser.get(urls::AWAY_OFFERED).ok().html()).unwrap();
        assert_eq!(offered["account"], account.as_str());
        let code = offered["offered"][0]["code"].as_str().unwrap().to_owned();
        assert!(code.starts_with(&wilma.family.to_string()));
        let other = signed_family(server);
        let strange = format!("{other}/");
        let take = |visit: &str, until: &str| {
            let fields = [
                ("account", account.as_str()),
                ("device", DEVICE),
                ("until", until),
                ("visit", visit),
            ];
            post(&wilma.browser, urls::AWAY_TAKE, &fields)
        };
        assert_eq!(take(&code, "for ever").status, 400);
        let answer: Value = serde_json::from_str(&take(&code, "next").ok().html()).unwrap();
        let kept = answer["kept"].as_array().unwrap();
        assert_eq!(kept.len(), 1);
        let lasts = answer["until"].as_i64().unwrap() - answer["now"].as_i64().unwrap();
        assert!((0..=72 * 3_600_000).contains(&lasts), "{lasts}");
        for page in kept[0]["pages"].as_array().unwrap() {
            wilma.browser.get(page["url"].as_str().unwrap()).ok();
        }
        // Somebody else's family is not taken, and says nothing of itself.
        let answer: Value = serde_json::from_str(&take(&strange, "next").ok().html()).unwrap();
        assert!(answer["kept"].as_array().unwrap().is_empty());
        let search =
            AccessSearch { stream: Some(StreamId(wilma.family.0)), ..AccessSearch::default() };
        let rows = server.wait(server.app.record.access_search(&search, None, 200)).unwrap();
        assert!(rows.iter().any(|row| row.access.what == "family.taken"));
    });
}

/// A family of somebody else's.
fn signed_family(server: &Server) -> FamilyId {
    let (_, other) = hired(server, "Otto Rail", &[Hat::Visitor]);
    other.open_family("Mo", &["Bo"])
}

#[test]
fn a_lost_device_is_told_to_empty_itself_and_so_is_one_of_somebody_who_left() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let account = format!("{:032x}", wilma.account);
        let erase = || {
            let nobody = Browser::new(server);
            let said = post(&nobody, urls::AWAY_STANDS, &[("device", DEVICE)]).ok().html();
            serde_json::from_str::<Value>(&said).unwrap()["erase"].as_bool().unwrap()
        };
        let code = format!("{}/", wilma.family);
        let fields = [
            ("account", account.as_str()),
            ("device", DEVICE),
            ("until", "next"),
            ("visit", &code),
        ];
        let take = || post(&wilma.browser, urls::AWAY_TAKE, &fields).ok();
        assert!(!erase(), "a device nobody knows keeps what it has");
        take();
        assert!(!erase());
        let devices = wilma.browser.get(urls::DEVICES).ok();
        assert!(devices.text().contains("One family, until"));
        wilma
            .browser
            .send_off(&devices.forms(urls::DEVICES).into_iter().find_map(pressed).unwrap());
        assert!(erase());
        // It says itself that nothing is left, and what was to be erased stays so.
        post(&wilma.browser, urls::AWAY_LEFT, &[("device", DEVICE)]).ok();
        assert!(erase());
        take();
        assert!(!erase(), "taken along anew");
        let known = server.wait(lists::by_id(&server.app.record, wilma.account)).unwrap().unwrap();
        let ended = lists::Account { ended: Some(server.app.clock.now()), ..known };
        let closing = server.wait(lists::closing(&server.app.record, &ended)).unwrap();
        server.wait(server.app.record.store().write(closing)).unwrap();
        assert!(erase());
    });
}

fn pressed(form: Form) -> Option<Form> {
    let (name, value) = form.buttons.iter().find(|(name, _)| name == "erase").cloned()?;
    Some(form.with(&name, &value))
}

#[test]
fn a_page_that_is_taken_along_is_one_for_the_room() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let wondering = "Whether she is afraid of the stairs.";
        signed(&wilma.browser, wilma.family, "wondering", wondering);
        let story = urls::story(wilma.family);
        let taken = |url: &str| {
            wilma.browser.send("GET", url, &[("alongside-taken", "yes")], None).ok().text()
        };
        let before = urls::before(wilma.family);
        let alone = [&story, &before].map(|url| wilma.browser.get(url).ok().text()).concat();
        assert!(alone.contains(wondering), "alone it is read");
        assert!(![&story, &before].map(|url| taken(url)).concat().contains(wondering));
        // The header opens nothing for anybody, and a family's own account has no such pages.
        let nobody = Browser::new(server);
        let refused = nobody.send("GET", &story, &[("alongside-taken", "yes")], None);
        assert_eq!(refused.status, 401);
    });
}

#[test]
fn a_note_of_a_family_one_no_longer_has_is_given_to_those_who_have_it() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let account = format!("{:032x}", wilma.account);
        let code = format!("{}/", wilma.family);
        let fields = [
            ("account", account.as_str()),
            ("device", DEVICE),
            ("until", "next"),
            ("visit", &code),
        ];
        post(&wilma.browser, urls::AWAY_TAKE, &fields).ok();
        let (visit, form) = wilma.away();
        let form = form.with("child", "He waved to her.");
        server.join(wilma.family, "imani");
        let form = form.with("device", DEVICE).with("family", &wilma.family.to_string());
        let form = form.with("visit", &visit.to_string());
        let give = |form: &Form| wilma.browser.post(urls::AWAY_GIVEN, &form.fields);
        assert_eq!(give(&form).status, 409, "of a family that is hers nothing is given away");
        team(server, wilma.family, wilma.account, false);
        assert_eq!(wilma.arrived(visit, &form).status, 404, "the family is not hers any more");
        let stands = post(&wilma.browser, urls::AWAY_STANDS, &[("device", DEVICE)]).ok().html();
        assert!(stands.contains("\"over\":true"), "{stands}");
        assert_eq!(give(&form.clone().with("device", &DEVICE.replace('0', "1"))).status, 404);
        assert!(give(&form).ok().html().contains("given"));
        assert!(give(&form).ok().html().contains("given"), "twice is once");
        let version = u128::from_str_radix(form.get("act"), 16).expect("a number");
        let given = urls::given(wilma.family, version);
        assert_eq!(wilma.browser.get(&given).status, 404);
        let imani = Browser::of(server, "imani");
        assert_eq!(imani.get(urls::TODAY).ok().links(&given).len(), 1);
        let page = imani.get(&given).ok();
        assert!(page.text().contains("He waved to her.") && page.text().contains("Wilma Tern"));
        let note = imani.send_off(&page.form(&given));
        let form = note.form(&urls::note(wilma.family, visit));
        assert_eq!(form.get("child"), "He waved to her.");
        imani.send_off(&form.press("finish"));
        assert!(imani.get(urls::TODAY).ok().links(&given).is_empty());
    });
}

#[test]
fn a_page_left_open_writes_over_nothing_that_came_in_meanwhile() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        let draft = urls::note_draft(wilma.family, visit);
        let note = urls::note(wilma.family, visit);
        // Two pages of one note that nobody had begun.
        let desk = anew(&form, "child", "At the desk.");
        assert_eq!(
            wilma.arrives(visit, &form.clone().with("child", "On the road.").with("do", "save")),
            "begun"
        );
        wilma.browser.post(&draft, &desk.fields).ok();
        let kept = wilma.browser.get(&note).ok().form(&note);
        assert_eq!(kept.get("child"), "On the road.");
        let version = u128::from_str_radix(desk.get("act"), 16).expect("a number");
        let apart = urls::apart(wilma.family, version);
        assert!(wilma.browser.get(&apart).ok().text().contains("At the desk."));
        let finished = wilma.browser.post(&note, &desk.clone().with("do", "finish").fields);
        assert_eq!(finished.to(), apart, "it is finished once both are looked at");
        assert!(server.family(wilma.family).visits.get(visit).is_none());
        // Set aside, it waits no longer, and the other one is as it was.
        let page = wilma.browser.get(&apart).ok();
        wilma.browser.send_off(&page.form(&apart).with("do", "aside"));
        assert!(wilma.browser.get(urls::TODAY).ok().links(&apart).is_empty());
        assert_eq!(wilma.browser.get(&note).ok().form(&note).get("child"), "On the road.");
    });
}

#[test]
fn what_differs_beside_the_texts_is_another_version_too() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        let form = form.with("child", "He slept.");
        let desk = anew(&form, "promise-words-0", "I bring the bedtime video.");
        wilma.browser.post(&urls::note_draft(wilma.family, visit), &desk.fields).ok();
        assert_eq!(
            wilma.arrives(visit, &form.with("promise-words-0", "Ask about the clinic.")),
            "apart"
        );
        assert!(server.family(wilma.family).visits.get(visit).is_none());
    });
}

#[test]
fn what_was_begun_of_a_visit_that_is_signed_waits_beside_it_and_is_not_signed_by_itself() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (visit, form) = wilma.away();
        let begun = anew(&form, "child", "Not finished.");
        assert_eq!(wilma.arrives(visit, &form.with("child", "He slept.")), "signed");
        assert_eq!(wilma.arrives(visit, &begun.clone().with("do", "save")), "apart");
        assert_eq!(wilma.reads(visit, practice::visits::Field::Child), ("He slept.".to_owned(), 0));
        // The same for one that was begun at a desk while somebody else signed.
        let (visit, form) = wilma.away();
        wilma
            .browser
            .post(
                &urls::note_draft(wilma.family, visit),
                &form.clone().with("child", "Mine.").fields,
            )
            .ok();
        server.join(wilma.family, "imani");
        let imani = Browser::of(server, "imani");
        let note = urls::note(wilma.family, visit);
        let there = imani.get(&note).ok().form(&note).with("child", "Hers.");
        imani.send_off(&there.press("finish"));
        let to = wilma.browser.get(&note).to();
        let version = u128::from_str_radix(form.get("act"), 16).expect("a number");
        assert_eq!(to, urls::apart(wilma.family, version));
        assert!(wilma.browser.get(&to).ok().text().contains("Mine."));
    });
}
