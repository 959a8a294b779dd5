// SPDX-License-Identifier: AGPL-3.0-or-later
//! Goodbye and hello: somebody leaves, and each of their families has a plan of its own, step by step.

use alongside::urls;
use jiff::ToSpan as _;
use practice::access::Hat;
use practice::handover::{Stands, Step, open_steps, stands};
use practice::{FamilyId, PersonId, PractitionerId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::matrix::of_family;
use super::notes::{refused, signed};
use super::page::{Form, Page};
use super::server::{Server, on_each};
use super::signing_in::{pass, server_with_clock};
use super::staff::{hired, signed_in};
use super::teams::sent;

fn day(server: &Server, ahead: i32) -> String {
    server.app.today().checked_add(ahead.days()).unwrap().to_string()
}

/// The form of somebody's last day, as it stands on their page.
fn last_day(browser: &Browser<'_>, account: u128) -> Form {
    browser.get(&urls::leave(account)).ok().form(&urls::last_day(account))
}

/// Keeps that somebody leaves so many days ahead.
pub fn announced(browser: &Browser<'_>, account: u128, ahead: i32) -> Page {
    let until = day(browser.server, ahead);
    browser.send_off(&last_day(browser, account).with("until", &until).press("leaves"))
}

/// How many families' plans the record of these holds.
fn plans(server: &Server, families: &[FamilyId]) -> usize {
    let plans = families.iter().map(|family| server.family(*family).handover.plans.len());
    plans.sum()
}

pub fn names(browser: &Browser<'_>, family: FamilyId, leaver: u128, next: u128) -> Page {
    let (after, next) = (format!("next-{leaver:032x}"), format!("{next:032x}"));
    sent(browser, family, "next", &[("after", &after), (&after, &next)])
}

/// A form on the plan.
pub fn form(browser: &Browser<'_>, family: FamilyId, leaver: u128, step: &str) -> Form {
    let leaver = PractitionerId(leaver);
    let page = browser.get(&urls::handover(family, leaver)).ok();
    page.form(&urls::handover_form(family, leaver, step))
}

pub fn carers(server: &Server, family: FamilyId) -> Vec<PersonId> {
    server.family(family).people.caregivers().map(|person| person.id).collect()
}

fn how(server: &Server, family: FamilyId, leaver: u128, step: Step) -> Stands {
    let known = server.family(family);
    stands(&known, known.handover.plan_of(PractitionerId(leaver)).unwrap(), step)
}

/// The forms of a goodbye and hello, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Text};
    let family = imani.open_family("Dotterel", &["Sol"]);
    let account = imani.server.account("imani").id;
    let (who, on) = (PractitionerId(account), imani.server.app.today());
    let until = on.checked_add(30.days()).unwrap();
    let leaving = practice::handover::Leaving { who, on, until, at_once: false };
    let begun = practice::handover::begin(&imani.server.family(family), leaving);
    imani.server.tell(family, account, &begun);
    let farewell = urls::farewell(family);
    let letter = imani.get(&farewell).ok().form(&farewell);
    vec![
        target(
            form(imani, family, account, "told"),
            &[(&["received"], Text), (&["told-on"], Day), (&["told-by", "teller", "whom"], Code)],
        ),
        target(
            form(imani, family, account, "carried").with("helps", "So."),
            &[(&["helps", "mind"], Text)],
        ),
        target(
            form(imani, family, account, "left-out").with("why", "So."),
            &[(&["why"], Text), (&["step"], Code)],
        ),
        target(letter.with("says", "So.").press("look"), &[(&["says"], Text), (&["whom"], Code)]),
    ]
}

#[test]
fn whoever_leaves_has_nine_families_and_nine_plans_begin_by_one_press() {
    on_each(|server| {
        let (account, leaver) = hired(server, "Made-up Leaver", &[Hat::Visitor]);
        let nine: Vec<FamilyId> =
            (1..=9).map(|one| leaver.open_family(&format!("Dunlin-{one}"), &["Una"])).collect();
        let marguerite = Browser::of(server, "marguerite");
        let kept = last_day(&marguerite, account);
        for (until, what) in
            [("", ""), ("soon", ""), (&*day(server, -1), ""), (&*day(server, 184), "")]
        {
            let page = marguerite.submit(&kept.clone().with("until", until).press("leaves"));
            refused(&page, "until", what);
        }
        assert_eq!(plans(server, &nine), 0);
        let press = kept.with("until", &day(server, 21)).press("leaves");
        let page = marguerite.send_off(&press);
        assert_eq!(plans(server, &nine), 9);
        assert!(page.text().contains("Goodbye and hello in 9 families"), "{}", page.text());
        assert!(page.text().contains("0 of 9") && !page.text().contains("Dunlin"));
        let entries: Vec<usize> = nine.iter().map(|family| server.kinds(*family).len()).collect();
        assert_eq!(marguerite.submit(&press).status, 303, "pressed twice is once");
        announced(&marguerite, account, 21);
        let now: Vec<usize> = nine.iter().map(|family| server.kinds(*family).len()).collect();
        assert_eq!(now, entries, "the same day anew, too");
        assert_eq!(server.kinds(nine[0]).last().unwrap(), "handover.began");

        let today = leaver.get(urls::TODAY).ok();
        assert!(today.text().contains("Your goodbyes") && today.text().contains("21"));
        for family in &nine {
            assert_eq!(today.links(&urls::handover(*family, PractitionerId(account))).len(), 1);
        }
        // Who else answers for staff sees the day, and of the families only how many.
        let sefa = Browser::of(server, "sefa").get(&urls::colleague(account)).ok();
        assert!(sefa.text().contains("Their last day here is") && !sefa.has_id("goodbyes"));
        // A family more, after it was known: the same press begins it.
        let tenth = leaver.open_family("Dunlin-10", &["Una"]);
        let page = marguerite.get(&urls::colleague(account)).ok();
        assert!(page.text().contains("In 1 family no goodbye"), "{}", page.text());
        announced(&marguerite, account, 30);
        assert_eq!((plans(server, &nine), plans(server, &[tenth])), (9, 1));
        assert_eq!(server.kinds(nine[0]).last().unwrap(), "handover.moved");
        assert_eq!(server.family(nine[0]).handover.plans[0].until.to_string(), day(server, 30));
        let stays = marguerite.get(&urls::leave(account)).ok();
        assert!(stays.html().contains("value=\"stays\""));
        let stays = stays.form(&urls::last_day(account)).also("do", "stays");
        let page = marguerite.send_off(&stays);
        assert_eq!((plans(server, &nine), plans(server, &[tenth])), (0, 0));
        assert!(!page.text().contains("Their last day"));
        assert!(!leaver.get(urls::TODAY).ok().has_id("goodbyes"));
    });
}

/// Keeps that the family was told, on a day that has come, and how somebody took it.
fn is_told(
    server: &Server,
    leaver: &Browser<'_>,
    (family, account, teller): (FamilyId, u128, PersonId),
) -> Form {
    let told = form(leaver, family, account, "told");
    let ahead = told.clone().with("told-on", &day(server, 1)).with("received", "She nodded.");
    refused(&leaver.submit(&ahead), "told-on", "She nodded.");
    let told =
        told.with("teller", &teller.to_string()).with("received", "I knew it by your shoes.");
    let page = leaver.send_off(&told);
    assert!(
        page.text().contains("I knew it by your shoes.")
            && !page.text().contains("Tell them before")
    );
    assert_eq!(leaver.submit(&told).status, 303, "posted twice is one");
    assert_eq!(server.kinds(family).iter().filter(|kind| *kind == "handover.told").count(), 1);
    told
}

#[test]
fn a_family_is_told_meets_who_comes_next_and_keeps_a_letter() {
    on_each(|server| {
        let (account, leaver) = hired(server, "Made-up Leaver", &[Hat::Visitor]);
        let (next, comer) = hired(server, "Made-up Comer", &[Hat::Visitor]);
        let family = leaver.open_family("Whinchat", &["Ines", "Olu"]);
        let both = carers(server, family);
        let (ines, olu) = (of_family(server, family, both[0]), of_family(server, family, both[1]));
        let marguerite = Browser::of(server, "marguerite");
        announced(&marguerite, account, 10);
        let plan = urls::handover(family, PractitionerId(account));
        let story = urls::story(family);
        let says = "Made-up Leaver\u{2069} will be with you until";
        let page = leaver.get(&plan).ok();
        assert!(page.text().contains("Tell them before"), "ten days are not many");
        assert!(!ines.get(&story).ok().has_id("handover"), "not before they were told");
        assert_eq!(ines.get(&plan).status, 404);
        assert_eq!(comer.get(&plan).status, 404);

        assert_eq!(
            names(&marguerite, family, account, account).errors()[0].0,
            format!("next-{account:032x}")
        );
        assert_eq!(names(&marguerite, family, account, next).to(), urls::arrange(family));
        assert_eq!(
            server.kinds(family)[server.kinds(family).len() - 2..],
            ["handover.named", "team.changed"]
        );
        comer.get(&plan).ok();
        assert!(comer.get(urls::TODAY).ok().has_id("hellos"));
        assert!(
            !ines.get(&story).ok().text().contains("Made-up Comer"),
            "not before they were told"
        );

        let told = is_told(server, &leaver, (family, account, both[0]));
        for one in [&ines, &olu] {
            let text = one.get(&story).ok().text();
            assert!(
                text.contains(says) && text.contains("Made-up Comer\u{2069} will come after"),
                "{text}"
            );
        }
        let all = urls::handovers(family);
        for page in [olu.get(&story).ok(), olu.get(&all).ok()] {
            assert!(!page.text().contains("shoes"), "what she said stays hers");
        }

        let visit = signed(&leaver, family, "between", "They waved.");
        assert!(matches!(how(server, family, account, Step::LastVisit), Stands::Done(_)));
        leaver.send_off(&form(&leaver, family, account, "met").with("visit", &visit.to_string()));
        assert!(olu.get(&story).ok().text().contains("You met"));
        let carried = form(&leaver, family, account, "carried").with("mind", "The stairs.");
        leaver.send_off(&carried);
        assert!(comer.get(&plan).ok().text().contains("The stairs."));
        assert!(!ines.get(&all).ok().text().contains("The stairs."));
        assert_eq!(comer.submit(&carried).status, 403, "who leaves carries on");

        letter(&leaver, family);
        for one in [&ines, &olu, &comer] {
            assert!(one.get(&all).ok().text().contains("Hum on."));
        }
        let known = server.family(family);
        assert_eq!(open_steps(&known, &known.handover.plans[0]), [Step::FirstVisit]);
        assert!(leaver.get(urls::TODAY).ok().text().contains("All is ready"));
        let page = marguerite.get(&urls::colleague(account)).ok().text();
        assert!(page.contains("before the change") && !page.contains("Whinchat"), "{page}");
        for browser in [&Browser::of(server, "imani"), &marguerite, &Browser::of(server, "piotr")] {
            for at in [&plan, &all] {
                assert_eq!(browser.get(at).status, 404);
            }
            assert_eq!(browser.submit(&told).status, 404);
        }
    });
}

/// Writes a letter, keeps it, reads it first, and gives it.
fn letter(leaver: &Browser<'_>, family: FamilyId) {
    let at = urls::farewell(family);
    let blank = leaver.get(&at).ok().form(&at);
    refused(&leaver.submit(&blank.clone().press("look")), "says", "");
    let kept = leaver.send_off(&blank.with("says", "Hum on.\n\nI will.").press("save"));
    assert_eq!(kept.form(&at).get("says"), "Hum on.\n\nI will.");
    assert_eq!(leaver.get(urls::TODAY).ok().links(&at).len(), 1, "it waits to be finished");
    let read = leaver.submit(&kept.form(&at).press("look")).ok();
    let entries = leaver.server.kinds(family).len();
    let give = read.form(&at).press("give");
    assert!(leaver.send_off(&give).text().contains("Hum on."));
    assert_eq!(leaver.submit(&give).status, 303, "given twice is once");
    assert_eq!(leaver.server.kinds(family)[entries..], ["farewell.given"]);
    assert_eq!(leaver.get(&at).ok().form(&at).get("says"), "", "no draft is left");
    assert!(leaver.get(urls::TODAY).ok().links(&at).is_empty());
}

#[test]
fn who_is_gone_at_once_leaves_plans_that_say_what_was_not_possible() {
    on_each(|server| {
        let (account, leaver) = hired(server, "Made-up Leaver", &[Hat::Visitor]);
        let (next, comer) = hired(server, "Made-up Comer", &[Hat::Visitor]);
        let family = leaver.open_family("Redshank", &["Ines"]);
        let ruled = leaver.open_family("Greenshank", &["Ines"]);
        let marguerite = Browser::of(server, "marguerite");
        announced(&marguerite, account, 40);
        let leave = urls::leave(account);
        let gone = marguerite.get(&leave).ok().form(&leave);
        let page = marguerite.send_off(&gone);
        assert!(page.text().contains("Goodbye and hello in 2 families"));
        assert_eq!(leaver.get(urls::TODAY).status, 401);
        assert_eq!(how(server, family, account, Step::LastVisit), Stands::NotPossible);
        let kinds = server.kinds(family);
        assert_eq!(kinds[kinds.len() - 2..], ["handover.moved", "team.changed"]);
        assert_eq!(marguerite.submit(&gone).status, 303, "pressed twice is once");
        assert_eq!(server.kinds(family).len(), kinds.len());

        assert_eq!(names(&marguerite, family, account, next).status, 303);
        let plan = urls::handover(family, PractitionerId(account));
        let page = comer.get(&plan).ok();
        assert!(page.text().contains("A last visit together was not possible"));
        assert!(!page.actions().iter().any(|action| action.ends_with("/carried")));
        comer.send_off(&form(&comer, family, account, "told"));
        let out = form(&comer, family, account, "left-out").with("step", "met");
        refused(&comer.submit(&out.clone().with("step", "told").with("why", "So.")), "step", "So.");
        refused(&comer.submit(&out), "why", "Leave it out");
        let page = comer.send_off(&out.with("why", "There was no time for one."));
        assert!(page.text().contains("There was no time for one."));
        assert_eq!(comer.get(&urls::story(ruled)).status, 404, "and of no other family");
    });
}

#[test]
fn whoever_keeps_a_last_day_just_proved_who_they_are_and_it_is_not_their_own() {
    let (server, clock) = server_with_clock();
    let (account, leaver) = hired(&server, "Made-up Leaver", &[Hat::Visitor]);
    let family = leaver.open_family("Godwit", &["Ines"]);
    let (boss, manager) = hired(&server, "Made-up Manager", &[Hat::Manager]);
    let press = last_day(&manager, account).with("until", &day(&server, 3)).press("leaves");
    let own = last_day(&manager, boss).with("until", &day(&server, 3)).press("leaves");
    refused(&manager.submit(&own), "until", "This is you");
    pass(&clock, 6 * 60);
    assert_eq!(manager.submit(&press).to(), urls::step_up(Some(&urls::leave(account))));
    assert_eq!(plans(&server, &[family]), 0);
    let manager = signed_in(&server, boss);
    manager.send_off(&press);
    assert_eq!(plans(&server, &[family]), 1);
    // The day comes and goes: nothing closes by itself, and whoever may end the work is asked to.
    pass(&clock, 5 * 24 * 60 * 60);
    signed_in(&server, account).get(&urls::story(family)).ok();
    let page = signed_in(&server, boss).get(&urls::colleague(account)).ok();
    assert!(page.text().contains("End their work now"), "{}", page.text());
    let plan = urls::handover(family, PractitionerId(account));
    let page = signed_in(&server, account).get(&plan).ok();
    assert!(page.text().contains("The last day was"), "{}", page.text());
}
