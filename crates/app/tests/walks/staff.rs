// SPDX-License-Identifier: AGPL-3.0-or-later
//! People and access: who works here, how somebody comes, changes hats and leaves.

use alongside::accounts::lists;
use alongside::urls;
use alongside::words::Language;
use practice::access::Hat;
use practice::family::Record::TeamChanged;
use practice::{Facet, FamilyId, Label, Labelled, PractitionerId};

use super::browser::Browser;
use super::page::Page;
use super::server::{Server, on_each};
use super::signing_in::{pass, server_with_clock};

/// Somebody new with these hats, put there underneath, and a browser in which they are signed in.
pub fn hired<'a>(server: &'a Server, name: &str, hats: &[Hat]) -> (u128, Browser<'a>) {
    let record = &server.app.record;
    let id = alongside::random::id();
    let account = lists::Account {
        id,
        sign_in: format!("w{:016x}", id >> 64),
        name: name.to_owned(),
        password: None,
        hats: hats.to_vec(),
        language: Language::English,
        theme: "system".to_owned(),
        caregiver_in: None,
        ended: None,
    };
    server.wait(lists::keep(record, &account)).unwrap();
    (id, signed_in(server, id))
}

/// A browser in which whoever has this account is signed in, by a link made underneath.
pub fn signed_in(server: &Server, id: u128) -> Browser<'_> {
    let record = &server.app.record;
    let token = alongside::random::hex(&alongside::random::bytes::<32>());
    let ends = server.app.clock.now() + jiff::SignedDuration::from_hours(24);
    let link = lists::put_link(record, token.as_bytes(), id, ends);
    server.wait(record.store().write(vec![link])).unwrap();
    let browser = Browser::new(server);
    let link = urls::sign_in_link(&token);
    let page = browser.get(&link).ok();
    browser.submit(&page.form(&link)).to();
    browser
}

#[test]
fn who_answers_for_staff_sees_everybody_who_works_here_and_no_family() {
    on_each(|server| {
        let imani = urls::colleague(server.account("imani").id);
        for (sign_in, counts) in [("marguerite", true), ("piotr", false), ("sefa", false)] {
            let browser = Browser::of(server, sign_in);
            assert_eq!(browser.get(urls::TODAY).ok().links(urls::STAFF).len(), 2, "{sign_in}");
            let list = browser.get(urls::STAFF).ok();
            let text = list.text();
            assert!(text.contains("Imani Clarke") && text.contains("Supervises"), "{sign_in}");
            assert_eq!(text.contains("families today"), counts, "{sign_in}");
            assert!(!text.contains("Rosa"), "a caregiver is of a family: {sign_in}");
            assert!(list.links(&imani).len() == 1);
            assert!(browser.get(&imani).ok().text().contains("Signs in as"), "{sign_in}");
            let rosa = urls::colleague(server.account("rosa").id);
            assert_eq!(browser.get(&rosa).status, 404);
            assert_eq!(browser.get("/staff/people/nobody").status, 404);
            let cards = server.wait(server.app.cards.all(&server.app.record)).unwrap();
            for person in cards.values().flat_map(|card| &card.people) {
                for name in person.texts.iter().filter(|name| name.chars().count() > 4) {
                    assert!(!text.contains(name.as_str()), "{sign_in} reads of a family");
                }
            }
        }
        for sign_in in ["imani", "ruth", "rosa"] {
            let browser = Browser::of(server, sign_in);
            assert_eq!(browser.get(urls::STAFF).status, 404, "{sign_in}");
            assert_eq!(browser.get(&imani).status, 404, "{sign_in}");
        }
        let (_, intake) = hired(server, "Made-up Intake", &[Hat::Intake]);
        assert_eq!(intake.get(urls::STAFF).status, 404);
        assert_eq!(Browser::new(server).get(urls::STAFF).status, 401);
    });
}

/// Lets somebody put there underneath work with a family from today.
pub fn joined(server: &Server, family: FamilyId, account: u128) {
    let practitioner = PractitionerId(account);
    let event = TeamChanged { practitioner, on: server.app.today(), joined: true };
    server.tell(family, account, &[Labelled::new(Label::of(Facet::Together), event)]);
}

/// Ends somebody's work as the page does.
fn ended(browser: &Browser<'_>, account: u128) -> Page {
    let path = urls::leave(account);
    browser.submit(&browser.get(&path).ok().form(&path))
}

#[test]
fn who_leaves_is_out_on_the_next_request_and_off_every_team() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let families = [imani.open_family("Kite", &["Ash"]), imani.open_family("Rook", &["Bo"])];
        let (account, leaver) = hired(server, "Made-up Visitor", &[Hat::Visitor]);
        for family in families {
            joined(server, family, account);
            leaver.get(&urls::story(family)).ok();
        }
        let record = &server.app.record;
        let link = lists::put_link(record, b"a made-up link", account, jiff::Timestamp::MAX);
        server.wait(record.store().write(vec![link])).unwrap();
        let marguerite = Browser::of(server, "marguerite");
        let page = marguerite.get(&urls::leave(account)).ok();
        assert!(page.text().contains("teams of 2 families"), "it says what it will do");
        assert!(!page.text().contains("Kite"), "and of whom it does not");
        let form = page.form(&urls::leave(account));
        assert_eq!(marguerite.submit(&form).to(), urls::colleague(account));
        // The very next request of the session that was open.
        assert_eq!(leaver.get(&urls::story(families[0])).status, 401);
        let link = server.wait(lists::link(record, b"a made-up link", server.app.clock.now()));
        assert_eq!(link.unwrap(), None);
        for family in families {
            assert_eq!(server.kinds(family).last().unwrap(), "team.changed");
            let known = server.family(family);
            assert!(!known.has_on_team(PractitionerId(account), server.app.today()));
            assert!(
                known.has_on_team(PractitionerId(server.account("imani").id), server.app.today())
            );
            let rows = server.wait(record.access_of(record::StreamId(family.0))).unwrap();
            let last = &rows[0].access;
            assert_eq!((last.what.as_str(), last.hat.as_str()), ("team.write", "manager"));
            assert_eq!(last.who.0, server.account("marguerite").id);
        }
        let entries = families.map(|family| server.kinds(family).len());
        assert_eq!(marguerite.submit(&form).status, 303, "pressed twice is once");
        assert_eq!(families.map(|family| server.kinds(family).len()), entries);
        let list = marguerite.get(urls::STAFF).ok().text();
        assert!(list.contains("no longer here"));
        // A manager opened nothing by it.
        assert_eq!(marguerite.get(&urls::story(families[0])).status, 404);
    });
}

#[test]
fn a_tie_of_supervision_that_ends_with_somebodys_work_is_kept_with_its_end() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Jackdaw", &["Cy"]);
        let (visitor, _) = hired(server, "Made-up Supervisee", &[Hat::Visitor]);
        let (supervisor, browser) = hired(server, "Made-up Supervisor", &[Hat::Supervisor]);
        joined(server, family, visitor);
        let record = &server.app.record;
        let tie = lists::supervise(record, supervisor, visitor);
        server.wait(record.store().write(vec![tie])).unwrap();
        browser.get(&urls::story(family)).ok();
        let marguerite = Browser::of(server, "marguerite");
        let page = || marguerite.get(&urls::colleague(supervisor)).ok().text();
        let text = page();
        assert!(text.contains("Supervises") && text.contains("Made-up Supervisee"), "{text}");
        assert_eq!(ended(&marguerite, visitor).status, 303);
        assert_eq!(browser.get(&urls::story(family)).status, 404, "it opens nothing any more");
        let text = page();
        assert!(text.contains("Supervised") && text.contains("Made-up Supervisee"), "{text}");
        assert!(!text.contains("Supervises"), "{text}");
        assert_eq!(ended(&marguerite, supervisor).status, 303);
        assert!(page().contains("Made-up Supervisee"), "also when both have left");
        let kept = "SELECT COUNT(*) FROM ended_supervision WHERE agency = $1 AND supervisor = $2";
        let rows = record.store().query(kept, record::args![record.agency(), supervisor]);
        assert_eq!(server.wait(rows).unwrap()[0].int(0).unwrap(), 1, "it ended once");
    });
}

#[test]
fn who_ends_somebodys_work_just_proved_who_they_are() {
    let (server, clock) = server_with_clock();
    let (account, leaver) = hired(&server, "Made-up Visitor", &[Hat::Visitor]);
    let sefa = Browser::of(&server, "sefa");
    let form = sefa.get(&urls::leave(account)).ok().form(&urls::leave(account));
    pass(&clock, 6 * 60);
    assert_eq!(sefa.submit(&form).to(), urls::step_up(Some(&urls::leave(account))));
    assert_eq!(sefa.get(&urls::leave(account)).status, 303);
    leaver.get(urls::TODAY).ok();
    pass(&clock, -6 * 60);
    assert_eq!(sefa.submit(&form).to(), urls::colleague(account));
    assert_eq!(leaver.get(urls::TODAY).status, 401);
}

#[test]
fn nobody_ends_themselves_the_last_of_a_hat_stays_and_a_privacy_officer_ends_nobody() {
    let (server, _) = server_with_clock();
    let marguerite = Browser::of(&server, "marguerite");
    let of = |name: &str| server.account(name).id;
    for (name, says) in
        [("marguerite", "This is you"), ("piotr", "privacy officer"), ("sefa", "administrator")]
    {
        let answer = ended(&marguerite, of(name));
        assert_eq!(answer.status, 422, "{name}");
        assert!(answer.errors()[0].1.contains(says), "{name}: {:?}", answer.errors());
    }
    let (second, _) = hired(&server, "Made-up Administrator", &[Hat::Administrator]);
    assert_eq!(ended(&marguerite, second).status, 303, "there is another");
    assert_eq!(ended(&marguerite, of("sefa")).status, 422, "and now there is none");
    let piotr = Browser::of(&server, "piotr");
    assert_eq!(piotr.get(&urls::leave(of("imani"))).status, 403);
    let act = [("act".to_owned(), "0".repeat(32))];
    assert_eq!(piotr.post(&urls::leave(of("imani")), &act).status, 403);
    let imani = Browser::of(&server, "imani");
    assert_eq!(imani.post(&urls::leave(of("june.w")), &act).status, 404);
    assert_eq!(marguerite.post(&urls::leave(of("june.w")), &[]).status, 400);
    assert_eq!(marguerite.post(&urls::leave(of("rosa")), &act).status, 404, "she is of a family");
    imani.get(urls::TODAY).ok();
}
