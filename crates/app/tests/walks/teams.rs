// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who works with a family and who stands in, arranged by somebody who opens no family.

use alongside::urls;
use jiff::ToSpan as _;
use practice::FamilyId;
use practice::access::Hat;

use super::browser::Browser;
use super::page::Page;
use super::server::{Server, on_each};
use super::staff::{hired, joined};

/// Sends one of the forms of a family's team with these fields.
pub fn sent(browser: &Browser<'_>, family: FamilyId, form: &str, fields: &[(&str, &str)]) -> Page {
    let act = alongside::random::hex(&alongside::random::bytes::<16>());
    let mut all = vec![("act".to_owned(), act)];
    all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    browser.post(&urls::arrange_form(family, form), &all)
}

fn id(account: u128) -> String {
    format!("{account:032x}")
}

fn day(server: &Server, ahead: i32) -> String {
    server.app.today().checked_add(ahead.days()).unwrap().to_string()
}

#[test]
fn a_manager_arranges_who_comes_to_a_family_and_reads_nothing_of_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Wagtail", &["Ines"]);
        let (account, visitor) = hired(server, "Made-up Visitor", &[Hat::Visitor]);
        let marguerite = Browser::of(server, "marguerite");
        let list = marguerite.get(urls::STAFF_FAMILIES).ok();
        assert_eq!(list.links(&urls::arrange(family)).len(), 1);
        let page = marguerite.get(&urls::arrange(family)).ok();
        for page in [&list, &page] {
            assert!(!page.html().contains("Wagtail") && !page.html().contains("Ines"));
        }
        assert!(page.text().contains("Imani Clarke"));
        assert_eq!(visitor.get(&urls::story(family)).status, 404);
        let at = urls::arrange_form(family, "join");
        let form = page.form(&at).with("joins", &id(account));
        assert_eq!(marguerite.submit(&form).to(), urls::arrange(family));
        visitor.get(&urls::story(family)).ok();
        let entries = server.kinds(family).len();
        assert_eq!(marguerite.submit(&form).status, 303, "posted twice is one");
        assert_eq!(sent(&marguerite, family, "join", &[("joins", &id(account))]).status, 303);
        assert_eq!(server.kinds(family).len(), entries, "and joining twice too");
        let left = [("leaves", &*id(account))];
        assert_eq!(sent(&marguerite, family, "leave", &left).to(), urls::arrange(family));
        assert_eq!(visitor.get(&urls::story(family)).status, 404, "on the next request");
        let imani_leaves = [("leaves", &*id(server.account("imani").id))];
        assert_eq!(sent(&marguerite, family, "leave", &imani_leaves).status, 303);
        assert!(marguerite.get(urls::STAFF_FAMILIES).ok().text().contains("nobody who comes"));
        assert_eq!(marguerite.get(&urls::story(family)).status, 404);
        let rows = server.wait(server.app.record.access_of(record::StreamId(family.0))).unwrap();
        let whats: Vec<_> = rows.iter().map(|row| row.access.what.as_str()).collect();
        assert!(whats.contains(&"team.open") && whats.contains(&"team.write"), "{whats:?}");
    });
}

#[test]
fn who_stands_in_reads_between_two_days() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Linnet", &["Jo"]);
        let (account, visitor) = hired(server, "Made-up Visitor", &[Hat::Visitor]);
        let marguerite = Browser::of(server, "marguerite");
        let stands_in = |from: &str, until: &str| {
            let fields = [("covers", &*id(account)), ("from", from), ("until", until)];
            sent(&marguerite, family, "cover", &fields)
        };
        for (from, until, field) in [
            (day(server, 3), day(server, 1), "until"),
            (day(server, -9), day(server, -1), "until"),
            (day(server, 0), day(server, 120), "until"),
            (String::new(), day(server, 1), "from"),
            ("soon".to_owned(), day(server, 1), "from"),
        ] {
            let page = stands_in(&from, &until);
            assert_eq!((page.status, page.errors()[0].0.as_str()), (422, field), "{from} {until}");
            assert_eq!(page.form(&urls::arrange_form(family, "cover")).get("until"), until);
        }
        assert_eq!(stands_in(&day(server, 2), &day(server, 5)).status, 303);
        assert_eq!(visitor.get(&urls::story(family)).status, 404, "not yet");
        assert_eq!(stands_in(&day(server, 0), &day(server, 1)).status, 303);
        visitor.get(&urls::story(family)).ok();
        assert!(visitor.get(urls::FAMILIES).ok().text().contains("Linnet"));
        assert_eq!(server.kinds(family).last().unwrap(), "cover.agreed");
    });
}

#[test]
fn a_colleague_who_stands_in_is_let_go_early_and_reads_nothing_on_the_next_page() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Brambling", &["Nan"]);
        let (account, visitor) = hired(server, "Made-up Standby", &[Hat::Visitor]);
        let marguerite = Browser::of(server, "marguerite");
        let (from, until) = (day(server, 0), day(server, 5));
        let stands_in = [("covers", &*id(account)), ("from", &from), ("until", &until)];
        assert_eq!(sent(&marguerite, family, "cover", &stands_in).status, 303);
        visitor.get(&urls::story(family)).ok();
        let which = format!("{}.{from}", id(account));
        let ends = [("ends", &*which)];
        let arrange = urls::arrange(family);
        let page = marguerite.get(&arrange).ok();
        assert!(page.html().contains(&format!("value=\"{which}\"")), "{}", page.text());
        assert!(page.text().contains("End it early for"), "{}", page.text());
        let form = page.form(&urls::arrange_form(family, "end")).press(&which);
        let stranger = format!("{}.{from}", id(server.account("june.w").id));
        for wrong in ["", "x", &*id(account), &stranger, &format!("{}.{until}", id(account))] {
            let page = sent(&marguerite, family, "end", &[("ends", wrong)]);
            assert_eq!((page.status, page.errors()[0].0.as_str()), (422, "ends"), "{wrong}");
        }
        for sign_in in ["imani", "sefa", "piotr"] {
            let browser = Browser::of(server, sign_in);
            assert_eq!(sent(&browser, family, "end", &ends).status, 404, "{sign_in}");
        }
        visitor.get(&urls::story(family)).ok();
        assert_eq!(marguerite.submit(&form).to(), arrange);
        assert_eq!(visitor.get(&urls::story(family)).status, 404, "on the next request");
        assert!(!visitor.get(urls::FAMILIES).ok().text().contains("Brambling"));
        assert_eq!(server.kinds(family).last().unwrap(), "cover.ended");
        let entries = server.kinds(family).len();
        assert_eq!(marguerite.submit(&form).status, 303, "pressed twice is once");
        assert_eq!(sent(&marguerite, family, "end", &ends).status, 303, "and ended twice too");
        assert_eq!(server.kinds(family).len(), entries);
        let page = marguerite.get(&arrange).ok();
        assert!(page.text().contains("Made-up Standby"), "the past is kept");
        assert!(!page.html().contains(&which));
        imani.get(&urls::story(family)).ok();
        // Asked again they stand in again.
        assert_eq!(sent(&marguerite, family, "cover", &stands_in).status, 303);
        visitor.get(&urls::story(family)).ok();
    });
}

#[test]
fn nobody_arranges_for_themselves_and_only_managers_and_the_teams_supervisor_arrange_at_all() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Siskin", &["Kim"]);
        let (account, both) = hired(server, "Made-up Both", &[Hat::Manager, Hat::Visitor]);
        let page = both.get(&urls::arrange(family)).ok();
        assert!(!page.html().contains(&format!("value=\"{}\"", id(account))), "not offered");
        let own = sent(&both, family, "join", &[("joins", &id(account))]);
        assert_eq!((own.status, own.errors()[0].0.as_str()), (422, "joins"));
        let own =
            [("covers", &*id(account)), ("from", &day(server, 0)), ("until", &day(server, 1))];
        assert_eq!(sent(&both, family, "cover", &own).status, 422);
        // The supervisor of somebody on the team arranges, and another one does not.
        let ruth = Browser::of(server, "ruth");
        assert_eq!(ruth.get(&urls::story(family)).ok().links(&urls::arrange(family)).len(), 1);
        ruth.get(&urls::arrange(family)).ok();
        let (june, tavish) = (server.account("june.w").id, server.account("tavish").id);
        assert_eq!(sent(&ruth, family, "join", &[("joins", &id(june))]).status, 303);
        let (_, stranger) = hired(server, "Made-up Supervisor", &[Hat::Supervisor]);
        let joins = [("joins", &*id(tavish))];
        let before = server.kinds(family).len();
        for browser in [
            &stranger,
            &imani,
            &Browser::of(server, "sefa"),
            &Browser::of(server, "piotr"),
            &Browser::of(server, "rosa"),
        ] {
            assert_eq!(browser.get(urls::STAFF_FAMILIES).status, 404);
            assert_eq!(browser.get(&urls::arrange(family)).status, 404);
            assert_eq!(sent(browser, family, "join", &joins).status, 404);
        }
        assert_eq!(ruth.get(urls::STAFF_FAMILIES).status, 404, "the list is a manager's");
        let marguerite = Browser::of(server, "marguerite");
        let never = FamilyId(alongside::random::id());
        assert_eq!(marguerite.get(&urls::arrange(never)).status, 404);
        assert_eq!(sent(&marguerite, never, "join", &joins).status, 404);
        assert_eq!(sent(&marguerite, family, "shred", &joins).status, 404);
        let rosa = id(server.account("rosa").id);
        for (form, fields) in [
            ("join", vec![]),
            ("join", vec![("joins", "x")]),
            ("join", vec![("joins", &*rosa)]),
            ("leave", vec![("leaves", &*rosa)]),
            ("leave", vec![]),
            ("cover", vec![]),
        ] {
            assert_eq!(sent(&marguerite, family, form, &fields).status, 422, "{form} {fields:?}");
        }
        assert_eq!(server.kinds(family).len(), before);
    });
}

#[test]
fn who_left_is_offered_nowhere() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Dunnock", &["Lou"]);
        let (account, _) = hired(server, "Made-up Leaver", &[Hat::Visitor]);
        joined(server, family, account);
        let marguerite = Browser::of(server, "marguerite");
        let leave = urls::leave(account);
        assert_eq!(marguerite.submit(&marguerite.get(&leave).ok().form(&leave)).status, 303);
        let page = marguerite.get(&urls::arrange(family)).ok();
        assert!(page.text().contains("Made-up Leaver"), "the past is kept");
        assert!(!page.html().contains(&format!("value=\"{}\"", id(account))));
        assert_eq!(sent(&marguerite, family, "join", &[("joins", &id(account))]).status, 422);
    });
}
