// SPDX-License-Identifier: AGPL-3.0-or-later
//! Families taken along, as the server sees it: which, until when, and how a device is told that it is over.

use alongside::accounts::lists;
use alongside::urls;
use practice::access::Hat;
use practice::{Facet, FamilyId};
use record::{AccessSearch, StreamId};
use serde_json::Value;

use super::away::{Visitor, post};
use super::browser::Browser;
use super::matrix::cast::team;
use super::matrix::of_family;
use super::notes::{begun, signed};
use super::page::Form;
use super::planning::the_planned;
use super::reaching::carer;
use super::seen::two;
use super::server::{Server, on_each};
use super::staff::hired;

const DEVICE: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

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
fn a_visit_that_is_one_caregivers_own_is_not_taken_along_as_another_one() {
    on_each(|server| {
        let wilma = Visitor::new(server);
        let (ada, family) = (carer(server, wilma.family), wilma.family);
        let (_, note) = begun(&wilma.browser, family);
        let note = note.with("part-visit", &Facet::Caregiver(ada).to_string());
        wilma.browser.send_off(&note.with("between", "Near.").press("finish"));
        let at = urls::rhythm(family);
        let form = wilma.browser.get(&at).ok().form(&at).with("every", "2");
        wilma.browser.send_off(&form.with("why", "It suits them."));
        let next = urls::plan_next(family);
        wilma.browser.send_off(&wilma.browser.get(&urls::visits(family)).ok().form(&next));
        the_planned(server, family);
        let offered: Value =
            serde_json::from_str(&wilma.browser.get(urls::AWAY_OFFERED).ok().html()).unwrap();
        let one = &offered["offered"][0];
        assert!(one["code"].is_null(), "there is nothing to tick: {one}");
        let when = one["when"].as_str().unwrap();
        assert!(when.contains("where you are alone") && !when.contains("Ada"), "{when}");
        // Nor is it taken by who asks for it all the same.
        let (account, code) = (format!("{:032x}", wilma.account), format!("{family}/"));
        let fields = [
            ("account", account.as_str()),
            ("device", DEVICE),
            ("until", "next"),
            ("visit", code.as_str()),
        ];
        let answer = post(&wilma.browser, urls::AWAY_TAKE, &fields).ok().html();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert!(answer["kept"].as_array().unwrap().is_empty(), "{answer}");
    });
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
        // Nothing comes in from it any more; from another device the same note does.
        let (visit, form) = wilma.away();
        let form = form.with("child", "He slept.");
        assert_eq!(wilma.arrived(visit, &form.clone().with("device", DEVICE)).status, 403);
        assert_eq!(wilma.arrived(visit, &form).status, 200);
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
        // What is taken next is over no sooner for that, and a note of before can still be given.
        let other = wilma.browser.open_family("Lin", &["Io"]);
        let code = format!("{other}/");
        let fields = [
            ("account", account.as_str()),
            ("device", DEVICE),
            ("until", "next"),
            ("visit", &code),
        ];
        post(&wilma.browser, urls::AWAY_TAKE, &fields).ok();
        let stands = post(&wilma.browser, urls::AWAY_STANDS, &[("device", DEVICE)]).ok().html();
        assert!(stands.contains("\"over\":false"), "{stands}");
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

/// What goes along of a family: the pages of its first visit, and those beside all.
fn goes_along(visitor: &Browser<'_>, account: u128, family: FamilyId) -> (Vec<Value>, Vec<Value>) {
    let (account, visit) = (format!("{account:032x}"), format!("{family}/"));
    let fields = [
        ("account", account.as_str()),
        ("device", DEVICE),
        ("until", "next"),
        ("visit", visit.as_str()),
    ];
    let answer = post(visitor, urls::AWAY_TAKE, &fields).ok().html();
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let all = |value: &Value| value.as_array().unwrap().clone();
    (all(&answer["kept"][0]["pages"]), all(&answer["beside"]))
}

#[test]
fn what_may_come_next_goes_along_where_all_may_read_it_and_never_what_is_one_caregivers() {
    on_each(|server| {
        let (account, wilma) = hired(server, "Wilma Tern", &[Hat::Visitor]);
        let (family, child, [ana, ben]) = two(&wilma, "Whimbrel");
        let at = urls::guidance_for(family, child, ana);
        let give = |says: &str, for_all: bool| {
            let form = wilma.get(&at).ok().form(&at).with("guide-says", says).with("do", "give");
            let form = form.with("guide-why", "Loud sounds scare her.");
            wilma.send_off(&if for_all { form.also("guide-for-all", "yes") } else { form });
            server.family(family).guidance().next().unwrap().id
        };
        let hers = give("She may jump. This is for you alone.", false);
        let all = give("She may jump when it is loud.", true);
        let (pages, beside) = goes_along(&wilma, account, family);
        let of = |id: &str| {
            let mut named = pages.iter().filter(|page| page["url"].as_str().unwrap().contains(id));
            named.next().map(|page| page["url"].as_str().unwrap().to_owned())
        };
        let taken = |url: &str| wilma.send("GET", url, &[("alongside-taken", "yes")], None);
        assert_eq!(of(&hers.to_string()), None, "what is hers stays with her");
        let card = of(&all.to_string()).expect("what is for all goes along");
        assert!(taken(&card).ok().text().contains("when it is loud"));
        let alone = urls::guidance_card(family, child, hers);
        wilma.get(&alone).ok();
        assert_eq!(taken(&alone).status, 404, "in the room there is no such card");
        let (list, before) = (urls::guidance(family, child), urls::before(family));
        for url in [&list, &before, &urls::story(family)] {
            assert!(!taken(url).ok().text().contains("for you alone"), "{url}");
        }
        // What to do at once goes along once, and may be read in every room.
        assert_eq!(beside.len(), 1);
        assert_eq!(beside[0]["url"], urls::AT_ONCE);
        assert!(taken(urls::AT_ONCE).ok().text().contains("Get safe first"));
        // Whom it was given to puts it away: nobody else learns of that, and it goes along no more.
        let anas = of_family(server, family, ana);
        let bens = of_family(server, family, ben);
        assert!(bens.get(&card).ok().text().contains("when it is loud"));
        let forms = anas.get(&card).ok().forms(&card);
        let away = forms.into_iter().find_map(|form| {
            let button = form.buttons.iter().find(|(_, value)| value == "take-back").cloned()?;
            Some(form.with(&button.0, &button.1))
        });
        anas.send_off(&away.expect("it can be put away"));
        assert_eq!(bens.get(&card).status, 404);
        let (pages, _) = goes_along(&wilma, account, family);
        assert!(pages.iter().all(|page| !page["url"].as_str().unwrap().contains(&all.to_string())));
    });
}
