// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who may know what: who can see, a consent given and taken back, a court's order, distance kept.

use alongside::urls;
use practice::rights::Given;
use practice::{FamilyId, PersonId};

use super::browser::Browser;
use super::caregiver::mateos;
use super::server::{Server, Wanted, on_each};

/// A consent of Rosa's about her own part, written down by the visitor.
pub fn agreed(server: &Server, family: FamilyId, rosa: PersonId, to: &str) -> Given {
    let imani = Browser::of(server, "imani");
    let action = urls::rights_form(family, "consent");
    let form = imani.get(&action).ok().form(&action).with("to", to);
    let form = form.with("by", &rosa.to_string()).with("purpose", "referral").with("covers", "own");
    let list = imani.send_off(&form);
    imani.send_off(&form);
    assert!(list.text().contains(to));
    let all = server.family(family).rights.consents;
    let given: Vec<Given> =
        all.into_iter().filter(|given| given.consent.to.as_str() == to).collect();
    assert_eq!(given.len(), 1, "posted twice it is one consent");
    given[0].clone()
}

#[test]
fn who_can_see_is_said_of_everybody_to_the_team_and_of_herself_to_rosa() {
    on_each(|server| {
        let (family, _, _) = mateos(server);
        let imani = Browser::of(server, "imani").get(&urls::who(family)).ok();
        let text = imani.text();
        assert!(text.contains("A parent or guardian of"), "{text}");
        assert_eq!(imani.html().matches("Would read:").count(), 2, "Rosa and Andre");
        let browser = Browser::of(server, "rosa");
        let own = browser.get(&urls::who(family)).ok();
        // She reads Spanish.
        assert_eq!(own.html().matches("Leería:").count(), 1);
        assert!(own.text().contains("Imani") && !own.text().contains("Conozco a esta familia"));
        assert!(own.links("/families/").iter().all(|to| !to.ends_with("/rights")));
        assert_eq!(browser.get(&urls::rights(family)).status, 404);
        for stranger in ["marguerite", "sefa", "piotr"] {
            assert_eq!(Browser::of(server, stranger).get(&urls::who(family)).status, 404);
        }
    });
}

#[test]
fn a_consent_holds_until_rosa_takes_it_back_and_then_nothing_goes_by_it() {
    on_each(|server| {
        let (family, rosa, andre) = mateos(server);
        let given = agreed(server, family, rosa, "Made-up Clinic, Rosa's");
        assert_eq!((given.consent.until - given.consent.from).get_days(), 180);
        let imani = Browser::of(server, "imani");
        let preview = urls::release_preview(family);
        let choose = imani.get(&urls::releasing(family)).ok();
        let by_consent = choose.form(&preview).with("authority", &format!("consent-{}", given.id));
        assert_eq!(imani.submit(&by_consent).status, 200);

        let browser = Browser::of(server, "rosa");
        let who = browser.get(&urls::who(family)).ok();
        let own = urls::own_consent(family, given.id);
        assert!(who.links("/families/").contains(&own));
        let page = browser.get(&own).ok();
        assert!(page.text().contains("no se puede recuperar"));
        let form = page.form(&own);
        let after = browser.send_off(&form);
        assert!(after.text().contains("Retirado"));
        // It acts at once: the form the visitor still has open gives no right any more.
        assert_eq!(imani.submit(&by_consent).status, 422);
        let officer = Browser::of(server, "piotr").get(&urls::rights(family)).ok();
        assert!(officer.text().contains("Taken back"));
        let again = form.with("act", &"7".repeat(32));
        assert_eq!(browser.submit(&again).status, 422, "it has ended");

        // What somebody else signed is not there for her.
        let his = agreed(server, family, andre, "Made-up Clinic, Andre's");
        let page = browser.get(&urls::own_consent(family, his.id));
        assert_eq!(page.status, 404);
        assert!(!browser.get(&urls::who(family)).ok().html().contains("Andre&#39;s"));
        let forged = again.with("act", &"8".repeat(32));
        let forged = super::page::Form { action: urls::own_consent(family, his.id), ..forged };
        assert_eq!(browser.submit(&forged).status, 404);
        let known = server.family(family).rights.consents;
        assert!(known.iter().any(|given| given.id == his.id && given.withdrawn.is_none()));
    });
}

#[test]
fn a_consent_that_cannot_be_taken_says_which_field_and_keeps_what_was_typed() {
    on_each(|server| {
        let (family, rosa, _) = mateos(server);
        let imani = Browser::of(server, "imani");
        let action = urls::rights_form(family, "consent");
        let form = imani.get(&action).ok().form(&action).with("to", "Made-up Clinic");
        let form = form.with("purpose", "treatment").with("covers", "own");
        let refused = |form: &super::page::Form, field: &str| {
            let page = imani.submit(form);
            assert_eq!(page.status, 422, "{field}");
            assert!(page.errors().iter().any(|(known, _)| known == field), "{:?}", page.errors());
            assert!(page.html().contains("Made-up Clinic"));
        };
        refused(&form, "by");
        let signed = form.with("by", &rosa.to_string());
        refused(&signed.clone().without("purpose"), "purpose");
        refused(&signed.clone().without("covers"), "covers");
        refused(&signed.clone().with("until", ""), "until");
        refused(&signed.clone().with("until", "2099-01-01"), "until");
        refused(&signed.clone().with("by", &"0".repeat(32)), "by");
    });
}

#[test]
fn a_courts_order_closes_the_record_on_the_next_request_and_lifting_it_opens_it() {
    let server = &Server::start(Wanted::small());
    let (family, rosa, _) = mateos(server);
    let child = server.family(family).people.children().next().unwrap().id;
    let browser = Browser::of(server, "rosa");
    let story = browser.get(&urls::story(family)).ok();
    assert!(story.text().contains("Mateo"));

    let imani = Browser::of(server, "imani");
    let action = urls::rights_form(family, "order");
    let form = imani.get(&action).ok().form(&action);
    let form = form.with("person", &rosa.to_string()).with("child", &child.to_string());
    let form = form.with("effect", "no-records").with("court", "Made-up Court, 12-345");
    assert_eq!(imani.submit(&form).status, 422, "what it says is missing");
    let sure = imani.submit(&form.with("words", "She may not have his records.")).ok();
    assert!(sure.text().contains("will open nothing from"), "{}", sure.text());
    assert_eq!(browser.get(&urls::story(family)).status, 200, "nothing is kept yet");
    let list = imani.send_off(&sure.form(&action));
    assert!(list.text().contains("Made-up Court, 12-345"));

    for path in [urls::story(family), urls::who(family), urls::people(family)] {
        let page = browser.get(&path);
        assert_eq!(page.status, 404, "{path}");
        assert!(!page.html().contains("Mateo") && !page.html().contains("Made-up Court"));
    }

    let order = server.family(family).rights.orders[0].id;
    let lifting = urls::lift(family, order);
    imani.send_off(&imani.get(&urls::rights(family)).ok().form(&lifting));
    assert_eq!(browser.get(&urls::story(family)).status, 200);

    // A decision of the agency does the same, and is reasoned.
    let action = urls::rights_form(family, "decision");
    let form = imani.get(&action).ok().form(&action).with("person", &rosa.to_string());
    let form = form.with("child", &child.to_string()).with("treated", "no");
    assert_eq!(imani.submit(&form.clone().with("reason", "Because.")).status, 422);
    let sure = imani.submit(&form.with("reason", "He would come to harm by it.")).ok();
    imani.send_off(&sure.form(&action));
    assert_eq!(browser.get(&urls::story(family)).status, 404);
}

#[test]
fn the_decision_is_a_table_that_the_privacy_officer_can_read() {
    on_each(|server| {
        let page = Browser::of(server, "piotr").get(urls::TABLE).ok();
        let rows = practice::access::table::rows().len();
        assert_eq!(page.html().matches("<tr>").count(), rows + 1);
        assert!(page.text().contains("until it is shared"));
        for sign_in in ["imani", "ruth", "marguerite", "sefa", "rosa"] {
            assert_eq!(Browser::of(server, sign_in).get(urls::TABLE).status, 404, "{sign_in}");
        }
    });
}

#[test]
fn who_knows_a_family_privately_closes_its_record_and_only_the_privacy_officer_opens_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Siskin", &["Wren"]);
        server.join(family, "june.w");
        let june = Browser::of(server, "june.w");
        let page = june.get(&urls::who(family)).ok();
        let form = page.form(&urls::who(family));
        assert_eq!(june.submit(&form).to(), urls::FAMILIES);
        assert_eq!(june.get(&urls::story(family)).status, 404);
        assert_eq!(june.get(&urls::who(family)).status, 404);

        let distance =
            urls::distance(family, practice::PractitionerId(server.account("june.w").id));
        let act = [("act".to_owned(), "9".repeat(32))];
        assert_eq!(june.post(&distance, &act).status, 404);
        assert_eq!(imani.post(&distance, &act).status, 403);
        let officer = Browser::of(server, "piotr");
        officer.send_off(&officer.get(&urls::rights(family)).ok().form(&distance));
        assert_eq!(june.get(&urls::story(family)).status, 200);
    });
}

#[test]
fn a_distance_closes_the_record_to_whoever_declared_it_under_every_hat() {
    on_each(|server| {
        let family = Browser::of(server, "imani").open_family("Nuthatch", &["Ida"]);
        let officer = Browser::of(server, "piotr");
        assert_eq!(officer.get(&urls::rights(family)).status, 200);
        let me = practice::PractitionerId(server.account("piotr").id);
        let kept = practice::rights::keep_distance(me, server.app.today(), true);
        server.tell(family, me.0, &[kept]);
        for path in [urls::rights(family), urls::requests(family), urls::releasing(family)] {
            assert_eq!(officer.get(&path).status, 404, "{path}");
        }
        let act = [("act".to_owned(), "8".repeat(32))];
        assert_eq!(officer.post(&urls::distance(family, me), &act).status, 404);
        let kept = server.family(family).rights.distances;
        assert!(kept.iter().all(|one| one.until.is_none()), "nobody ends their own");
    });
}
