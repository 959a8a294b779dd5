// SPDX-License-Identifier: AGPL-3.0-or-later
//! Copies for somebody: what was asked, what would go, and what went; with no trace of what stays.

use alongside::urls;
use practice::{FamilyId, PersonId};

use super::browser::Browser;
use super::caregiver::{mateos, sung};
use super::page::{Form, Page};
use super::server::{Server, on_each};

/// The preview of a person's own copy.
pub fn previewed(browser: &Browser<'_>, family: FamilyId, person: PersonId) -> Page {
    let choose = browser.get(&urls::releasing(family)).ok();
    let preview = urls::release_preview(family);
    let form = choose.form(&preview).with("authority", &format!("own-{person}"));
    browser.submit(&form)
}

/// A family of its own: a child, Una and Vic.
pub fn una_and_vic(server: &Server, child: &str) -> (FamilyId, PersonId, PersonId) {
    let family = Browser::of(server, "imani").open_family(child, &["Una", "Vic"]);
    let known = server.family(family);
    let named = |name: &str| {
        known.people.iter().find(|person| person.names.short() == Some(name)).unwrap().id
    };
    (family, named("Una"), named("Vic"))
}

/// The consent that names this recipient.
pub fn consent_to(server: &Server, family: FamilyId, to: &str) -> practice::ConsentId {
    let all = server.family(family).rights.consents;
    all.iter().find(|given| given.consent.to.as_str() == to).unwrap().id
}

/// The preview as it comes, with a ground for what is left out and who looks at that again.
pub fn with_ground(preview: &Page, family: FamilyId) -> Form {
    let form = preview.form(&urls::releasing(family));
    form.with("ground", "harms-another").with("reviewer", "M. Testling, LCSW")
}

/// A copy of somebody's own, as it is printed.
pub fn copied(server: &Server, family: FamilyId, person: PersonId) -> Page {
    let imani = Browser::of(server, "imani");
    let preview = previewed(&imani, family, person).ok();
    imani.send_off(&with_ground(&preview, family))
}

fn word<'a>(words: &'a [String], of: &str) -> &'a str {
    words.iter().find(|word| word.starts_with(&format!("Kanarie-{of}-"))).unwrap()
}

fn opened(server: &Server) -> (FamilyId, PersonId, PersonId, Vec<String>, Vec<String>) {
    let (family, rosa, andre) = mateos(server);
    let (own, others) = sung(server, (family, rosa, andre));
    (family, rosa, andre, own, others)
}

#[test]
fn each_parents_copy_holds_their_own_and_no_trace_of_the_other() {
    on_each(|server| {
        let (family, rosa, andre, own, others) = opened(server);
        let imani = Browser::of(server, "imani");
        let rosas = own.iter().find(|word| word.starts_with("Kanarie-rosa-")).unwrap();
        let andres = word(&others, "words");

        let preview = previewed(&imani, family, rosa).ok();
        // Whoever prepares it sees everything, each with its reason.
        assert!(preview.html().contains(rosas.as_str()) && preview.html().contains(andres));
        let form = with_ground(&preview, family);
        let made = imani.send_off(&form);
        assert!(made.at.starts_with(&format!("/families/{family}/releases/")));
        assert!(made.html().contains(rosas.as_str()), "her own went");
        assert!(!made.html().contains("subnav"), "the family's heading is on no copy");
        for other in others.iter().filter(|other| !own.contains(other)) {
            assert!(!made.html().contains(other.as_str()), "{other} is in Rosa's copy");
        }
        let data = imani.get(&format!("{}/data", made.at));
        assert_eq!(data.status, 200);
        assert!(data.header("content-disposition").starts_with("attachment"));
        assert!(data.html().contains(rosas.as_str()) && !data.html().contains(andres));

        let his = previewed(&imani, family, andre).ok();
        let his = imani.send_off(&with_ground(&his, family));
        assert!(his.html().contains(andres) && !his.html().contains(rosas.as_str()));

        let gone = imani.get(&urls::requests(family)).ok();
        let links = gone.links("/families/");
        assert!([&made.at, &his.at].iter().all(|copy| links.contains(*copy)), "both are listed");
        assert!(server.kinds(family).iter().any(|kind| kind == "release.made"));
        what_may_not_go_does_not(server, (family, rosa), &own);
    });
}

/// The entry that holds a word.
pub fn own_entry(server: &Server, family: FamilyId, word: &str) -> String {
    let said = server.seen(family).said;
    let holds = |said: &&practice::Said| {
        let one = practice::Labelled::new(said.label.clone(), said.event.clone()).to_entry();
        String::from_utf8_lossy(&one.1).contains(word)
    };
    said.iter().find(holds).unwrap().id.to_string()
}

/// Beside what is hers an entry of his is ticked by hand: it stays out of the copy.
fn what_may_not_go_does_not(server: &Server, (family, rosa): (FamilyId, PersonId), own: &[String]) {
    let imani = Browser::of(server, "imani");
    let preview = previewed(&imani, family, rosa).ok();
    let form = with_ground(&preview, family);
    let his = server.seen(family).said.into_iter().find(
        |said| matches!(said.label.facet, practice::Facet::Caregiver(whose) if whose != rosa),
    );
    let his = his.unwrap().id.to_string();
    let made = imani.send_off(&form.clone().also("went", &his));
    assert!(made.html().contains(own[0].as_str()));
    let copies = server.family(family).releases;
    let (_, last, _) = copies.made.last().unwrap();
    assert!(last.went.iter().all(|id| id.to_string() != his));
    // What is hers stays out only on a ground that is said to her.
    let anew = previewed(&imani, family, rosa).ok().form(&urls::releasing(family));
    let hers = own_entry(server, family, &own[0]);
    let part = anew.without("went").with("went", &hers);
    let refused = imani.submit(&part);
    assert_eq!((refused.status, refused.errors()[0].0.as_str()), (422, "ground"));
    // The page asks beside each item left out, and for who looks at it again.
    let asks = refused.html();
    assert!(asks.contains("name=\"ground-"), "a choice beside each item left out");
    // She reads Spanish; this copy is asked for in English.
    let part = part.with("ground", "endangers").with("language", "en");
    let unnamed = imani.submit(&part);
    assert_eq!((unnamed.status, unnamed.errors()[0].0.as_str()), (422, "reviewer"));
    let told = imani.send_off(&part.with("reviewer", "M. Testling, LCSW"));
    assert!(told.text().contains("withheld") && told.text().contains("endanger"));
    assert!(told.text().contains("M. Testling, LCSW") && told.text().contains("Civil Rights"));
    // Nothing ticked is nothing made.
    let made = server.family(family).releases.made.len();
    let none = preview.form(&urls::releasing(family)).without("went");
    assert_eq!(imani.submit(&none).status, 422);
    assert_eq!(server.family(family).releases.made.len(), made);
}

#[test]
fn a_request_has_its_day_and_is_answered_once() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Dunlin", &["Oda"]);
        let page = imani.get(&urls::requests(family)).ok();
        let form = page.form(&urls::requests(family)).with("kind", "access");
        let refused = imani.submit(&form.clone().with("from", "A. Testling"));
        assert_eq!(refused.status, 422, "{:?}", refused.errors());
        let form =
            form.with("from", "A. Testling, 1 Made-up Road").with("request-words", "All of it.");
        let list = imani.send_off(&form);
        imani.send_off(&form);
        let asked = server.family(family).releases.requests;
        assert_eq!(asked.len(), 1, "posted twice it is one request");
        let days = (asked[0].due() - asked[0].request.on).get_days();
        assert_eq!(days, 30);
        assert!(list.text().contains("Answer by"));

        let one = urls::request(family, asked[0].id);
        let form = imani.get(&one).ok().form(&urls::request_form(family, asked[0].id, "extend"));
        assert_eq!(imani.submit(&form).status, 422, "more time needs a reason");
        imani.send_off(&form.with("why", "Two notes are with the supervisor."));
        let asked = server.family(family).releases.requests;
        assert_eq!((asked[0].due() - asked[0].request.on).get_days(), 60);

        let answer = urls::request_form(family, asked[0].id, "answer");
        let form = imani.get(&one).ok().form(&answer).with("answer", "granted");
        imani.send_off(&form.with("words", "Given by hand."));
        assert!(server.family(family).releases.requests[0].answered.is_some());

        // Whoever answers for confidentiality sees what was asked and is shown no story.
        let officer = Browser::of(server, "piotr");
        assert!(officer.get(&urls::requests(family)).ok().text().contains("A. Testling"));
        assert_eq!(officer.get(&urls::story(family)).status, 404);
        assert_eq!(officer.get(&urls::visits(family)).status, 404);
        // Nothing waits to be answered, so there is no reason to see what would go.
        let caregiver = server.family(family).people.caregivers().next().unwrap().id;
        let shut = previewed(&officer, family, caregiver);
        assert_eq!(shut.status, 422);
        assert_eq!(shut.errors()[0].0, "request");
    });
}

#[test]
fn substance_use_records_go_only_with_their_notice_and_a_copy_of_the_consent() {
    on_each(|server| {
        let (family, una, _) = una_and_vic(server, "Bittern");
        let imani = Browser::of(server, "imani");
        let clinic = super::caregiver::canary("clinic");
        let (_, form) = super::notes::begun(&imani, family);
        let form = form.with("teller", &una.to_string()).with("words", &clinic);
        imani.send_off(&form.with("law-words", "part2").press("finish"));
        let copy = |part2: bool, to: &str| {
            let action = urls::rights_form(family, "consent");
            let form = imani.get(&action).ok().form(&action).with("to", to).with("covers", "own");
            let form = form.with("by", &una.to_string()).with("purpose", "treatment");
            imani.send_off(&if part2 { form.with("part2", "yes") } else { form });
            let given = consent_to(server, family, to);
            let choose = imani.get(&urls::releasing(family)).ok();
            let form = choose.form(&urls::release_preview(family));
            let form = form.with("authority", &format!("consent-{given}"));
            let preview = imani.submit(&form).ok();
            let made = imani.send_off(&preview.form(&urls::releasing(family)));
            let data = imani.get(&format!("{}/data", made.at)).ok();
            (made, data)
        };
        let (plain, data) = copy(false, "Made-up Clinic, plain");
        assert!(!plain.html().contains(&clinic) && !data.html().contains(&clinic));
        assert!(!plain.text().contains("42 CFR 2.32") && !data.html().contains("part_2"));
        let (named, data) = copy(true, "Made-up Clinic, named");
        for page in [named.html(), data.html()] {
            assert!(page.contains(&clinic) && page.contains("42 CFR 2.32"));
            assert!(page.contains("Who signed: Una"), "the consent goes along");
            assert!(page.contains("Made-up Clinic, named"));
        }
        assert!(data.html().contains("\"until\""), "a file has its last day");
    });
}
