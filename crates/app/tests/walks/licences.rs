// SPDX-License-Identifier: AGPL-3.0-or-later
//! Licences: checked by somebody else, and good until their last day.

use alongside::staff::licences::is_licensed;
use alongside::urls;
use jiff::ToSpan as _;
use practice::access::Hat;

use super::browser::Browser;
use super::server::on_each;
use super::staff::hired;

#[test]
fn a_licence_is_checked_by_somebody_else_and_holds_until_its_last_day() {
    on_each(|server| {
        let (account, person) = hired(server, "Made-up Therapist", &[Hat::Visitor]);
        let piotr = Browser::of(server, "piotr");
        let today = server.app.today();
        let last = today.checked_add(30.days()).unwrap();
        let licensed = |on| server.wait(is_licensed(&server.app.record, account, on)).unwrap();
        assert!(!licensed(today));
        let at = urls::licences(account);
        let form = piotr.get(&at).ok().form(&at);
        let form = form.with("kind", "lcsw").with("number", "MADE-UP 17");
        for (field, value) in
            [("until", ""), ("until", "soon"), ("number", " "), ("kind", "wizard"), ("kind", "")]
        {
            let page =
                piotr.submit(&form.clone().with("until", &last.to_string()).with(field, value));
            assert_eq!((page.status, page.errors()[0].0.as_str()), (422, field), "{value:?}");
        }
        assert!(!licensed(today), "nothing was kept");
        let form = form.with("until", &last.to_string());
        assert_eq!(piotr.submit(&form).to(), at);
        assert!(piotr.get(&at).ok().text().contains("MADE-UP 17"));
        assert!(licensed(today) && licensed(last));
        assert!(!licensed(last.tomorrow().unwrap()), "the day after it does not hold");
        // A newer check replaces the one before.
        let over = today.checked_sub(1.days()).unwrap();
        assert_eq!(piotr.submit(&form.with("until", &over.to_string())).to(), at);
        assert!(!licensed(today));
        assert!(piotr.get(&at).ok().text().contains("no longer holds"));
        assert_eq!(person.get(&at).status, 404);
    });
}

#[test]
fn the_made_up_supervisor_is_licensed_and_the_visitor_is_not() {
    on_each(|server| {
        let today = server.app.today();
        let licensed = |name: &str| {
            let account = server.account(name).id;
            server.wait(is_licensed(&server.app.record, account, today)).unwrap()
        };
        assert!(licensed("ruth") && !licensed("imani"));
    });
}

#[test]
fn nobody_checks_their_own_licence_and_an_administrator_nobodys() {
    on_each(|server| {
        let (account, manager) = hired(server, "Made-up Manager", &[Hat::Manager]);
        let until = server.app.today().to_string();
        let fields: Vec<(String, String)> = [("kind", "lpc"), ("number", "1"), ("until", &*until)]
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let own = manager.post(&urls::licences(account), &fields);
        assert_eq!(own.status, 422);
        assert!(own.errors()[0].1.contains("This is you"));
        let sefa = Browser::of(server, "sefa");
        assert_eq!(sefa.post(&urls::licences(account), &fields).status, 403);
        assert_eq!(sefa.get(&urls::licences(account)).status, 403);
        let licensed = is_licensed(&server.app.record, account, server.app.today());
        assert!(!server.wait(licensed).unwrap());
        let rosa = server.account("rosa").id;
        assert_eq!(manager.post(&urls::licences(rosa), &fields).status, 404);
    });
}
