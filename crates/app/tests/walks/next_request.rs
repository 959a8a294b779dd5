// SPDX-License-Identifier: AGPL-3.0-or-later
//! A right that ends is over on the very next request, and how long after the act's answer that was refused.

use std::time::Instant;

use alongside::accounts::{Who, lists};
use alongside::error::Error;
use alongside::open::{NotWritten, Open};
use alongside::ui::page::Theme;
use alongside::urls;
use alongside::words::{Language, Words};
use practice::access::{Hat, Purpose};
use practice::family::Record::TeamChanged;
use practice::{Facet, Family, FamilyId, Label, Labelled, PersonId, PractitionerId, rights};

use super::browser::Browser;
use super::caregiver::{canary, mateos};
use super::matrix::of_family;
use super::page::Form;
use super::rights::agreed;
use super::server::{Server, on_each};
use super::sharing::{share_form, written};
use super::staff::{hired, joined, signed_in};
use super::teams::sent;

/// Asks at once, now that the act is answered, and says how long it took to be refused.
#[track_caller]
fn refused_at_once(act: &str, ask: impl FnOnce() -> bool) {
    let answered = Instant::now();
    let refused = ask();
    let took = answered.elapsed();
    println!("{act}: refused {:.1} ms after the act was answered", took.as_secs_f32() * 1000.0);
    assert!(refused, "{act}: not on the next request");
}

fn carer(server: &Server, family: FamilyId) -> PersonId {
    server.family(family).people.caregivers().next().unwrap().id
}

#[test]
fn a_consent_taken_back_and_a_sharing_taken_back_are_over_on_the_next_request() {
    on_each(|server| {
        let (family, rosa, andre) = mateos(server);
        let (imani, her) = (Browser::of(server, "imani"), Browser::of(server, "rosa"));
        let given = agreed(server, family, rosa, &canary("clinic"));
        let preview = urls::release_preview(family);
        let by = format!("consent-{}", given.id);
        let choose = imani.get(&urls::releasing(family)).ok();
        let by_consent = choose.form(&preview).with("authority", &by);
        imani.submit(&by_consent).ok();
        let own = urls::own_consent(family, given.id);
        let form = her.get(&own).ok().form(&own);
        assert_eq!(her.submit(&form).status, 303);
        refused_at_once("a consent is taken back", || imani.submit(&by_consent).status == 422);

        let words = canary("shared");
        let visit = urls::visit(family, written(server, (family, rosa), &words));
        let his = of_family(server, family, andre);
        let reads = || his.get(&visit).ok().html().contains(&words);
        assert!(!reads());
        let at = visit.rsplit('/').next().unwrap().parse().unwrap();
        let share = share_form(&her, family, at).with("with", &andre.to_string());
        her.send_off(&share);
        assert!(reads());
        let back = share_form(&her, family, at).with("do", "take-back");
        assert_eq!(her.submit(&back).status, 303);
        refused_at_once("a sharing is taken back", || !reads());
    });
}

#[test]
fn who_leaves_who_leaves_a_team_and_whose_session_is_ended_are_out_on_the_next_request() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Nightjar", &["Ines"]);
        let story = urls::story(family);
        let (account, visitor) = hired(server, "Made-up Visitor", &[Hat::Visitor]);
        joined(server, family, account);
        visitor.get(&story).ok();

        let desk = signed_in(server, account);
        let form = desk.get(urls::DEVICES).ok().form(urls::DEVICES).press("others");
        assert_eq!(desk.submit(&form).status, 303);
        refused_at_once("a session is ended", || visitor.get(&story).status == 401);

        let marguerite = Browser::of(server, "marguerite");
        let leaves = [("leaves", &*format!("{account:032x}"))];
        assert_eq!(sent(&marguerite, family, "leave", &leaves).status, 303);
        refused_at_once("somebody leaves a team", || desk.get(&story).status == 404);

        let leave = urls::leave(account);
        let form: Form = marguerite.get(&leave).ok().form(&leave);
        assert_eq!(marguerite.submit(&form).status, 303);
        refused_at_once("somebody leaves", || desk.get(urls::TODAY).status == 401);
    });
}

#[test]
fn a_courts_order_and_distance_close_the_record_on_the_next_request() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Wheatear", &["Jo"]);
        let (story, jo) = (urls::story(family), carer(server, family));
        let their = of_family(server, family, jo);
        their.get(&story).ok();
        let child = server.family(family).people.children().next().unwrap().id;
        let action = urls::rights_form(family, "order");
        let form = imani.get(&action).ok().form(&action).with("person", &jo.to_string());
        let form = form.with("child", &child.to_string()).with("effect", "no-records");
        let form = form.with("court", "Made-up Court, 7").with("words", "No records.");
        let sure = imani.submit(&form).ok().form(&action);
        assert_eq!(imani.submit(&sure).status, 303);
        refused_at_once("a court's order is kept", || their.get(&story).status == 404);

        let (account, colleague) = hired(server, "Made-up Visitor", &[Hat::Visitor]);
        joined(server, family, account);
        let who = urls::who(family);
        let form = colleague.get(&who).ok().form(&who);
        assert_eq!(colleague.submit(&form).status, 303);
        refused_at_once("distance is kept", || colleague.get(&story).status == 404);
    });
}

#[test]
fn a_right_that_ends_while_somebody_writes_is_over_before_it_is_written() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Meanwhilia Testling", &["Ada"]);
        let known = server.wait(lists::by_sign_in(&server.app.record, "imani")).unwrap().unwrap();
        let who = Who {
            account: known.id,
            name: known.name,
            hat: Hat::Visitor,
            hats: known.hats,
            words: Words::of(Language::English),
            theme: Theme::System,
            caregiver_in: None,
            shared_screen: false,
            takes_along: false,
            stepped: None,
            way: None,
        };
        let opened = (Purpose::Care, "family.open");
        let open = Open::family(server.app.clone(), who, family, opened);
        let Ok(mut open) = server.wait(open) else { panic!("she works with them") };
        let imanis = PractitionerId(known.id);
        let today = server.app.today();
        let left = TeamChanged { practitioner: imanis, on: today, joined: false };
        server.tell(family, known.id, &[Labelled::new(Label::of(Facet::Together), left)]);
        let before = server.kinds(family).len();
        let hope = |_: &Family| {
            let keeps = rights::keep_distance(imanis, today, true);
            Ok::<_, rights::Refused>(vec![keeps])
        };
        let written = open.write(alongside::random::id(), |_| Vec::new(), hope);
        assert!(matches!(server.wait(written), Err(NotWritten::Failed(Error::NotFound))));
        assert_eq!(server.kinds(family).len(), before, "nothing was written");
    });
}
