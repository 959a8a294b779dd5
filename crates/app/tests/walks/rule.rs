// SPDX-License-Identifier: AGPL-3.0-or-later
//! The agency's rule about the second step, and colleagues who start again after losing everything.

use alongside::accounts::lists;
use alongside::urls;
use practice::access::Hat;

use super::browser::Browser;
use super::page::Page;
use super::second_steps::{tried_with, with_second_step};
use super::server::Server;
use super::signing_in::{PASSWORD, pass, server_with_clock, tried, with_password};
use super::staff::hired;
use super::ways_in::typed;

/// Asks for a rule and has a second person confirm it.
fn ruled(asker: &Browser<'_>, second: &Browser<'_>, rule: &str) {
    let form = asker.get(urls::STAFF_RULE).ok().form(urls::STAFF_RULE).with("rule", rule);
    assert_eq!(asker.submit(&form).to(), urls::STAFF_WAITING);
    assert_eq!(confirmed(second).to(), urls::STAFF_WAITING);
}

/// Confirms what waits.
pub fn confirmed(second: &Browser<'_>) -> Page {
    let page = second.get(urls::STAFF_WAITING).ok();
    let actions = page.actions();
    let at = actions.iter().find(|at| at.starts_with("/staff/waiting/")).unwrap();
    second.submit(&page.form(at).press("confirm"))
}

fn kept(server: &Server) -> Option<String> {
    server.wait(lists::setting(&server.app.record, lists::SECOND_STEP_RULE)).unwrap()
}

#[test]
fn a_required_second_step_leaves_only_ones_own_settings_until_it_is_set_up() {
    let (server, clock) = server_with_clock();
    let (_, asker) = hired(&server, "Made-up Administrator", &[Hat::Administrator]);
    let (_, second) = hired(&server, "Made-up Manager", &[Hat::Manager]);
    let ruth = with_password(&server, "ruth");
    let rosa = Browser::of(&server, "rosa");
    let (imani, app, _) = with_second_step(&server, "imani");
    let form = asker.get(urls::STAFF_RULE).ok().form(urls::STAFF_RULE).with("rule", "required");
    assert_eq!(asker.submit(&form).to(), urls::STAFF_WAITING);
    assert_eq!(
        asker.post(urls::STAFF_RULE, &form.clone().with("act", &"1".repeat(32)).fields).status,
        422
    );
    ruth.get(urls::TODAY).ok();
    let alone = asker.get(urls::STAFF_WAITING).ok();
    let actions = alone.actions();
    let at = actions.iter().find(|at| at.starts_with("/staff/waiting/")).unwrap();
    assert_eq!(asker.post(at, &[("answer".to_owned(), "confirm".to_owned())]).status, 409);
    assert_eq!(kept(&server), None, "nobody rules alone");
    assert_eq!(confirmed(&second).to(), urls::STAFF_WAITING);
    assert_eq!(kept(&server).as_deref(), Some("required"));

    for path in [urls::TODAY, urls::FAMILIES, urls::NEW_FAMILY, urls::STAFF] {
        let page = ruth.get(path);
        assert_eq!(page.status, 403, "{path}");
        assert_eq!(page.links(urls::SECOND_STEP), [urls::SECOND_STEP], "{path}");
    }
    for path in [urls::ME, urls::DEVICES, urls::SECOND_STEP] {
        ruth.get(path).ok();
    }
    assert!(ruth.get(urls::SECOND_STEP).ok().text().contains("and everything opens"));
    imani.get(urls::TODAY).ok();
    let hers = rosa.get(urls::TODAY).links(urls::SECOND_STEP);
    assert!(hers.is_empty(), "families choose for themselves");
    with_second_step_of(&server, &ruth);
    ruth.get(urls::TODAY).ok();
    let out = ruth.get(urls::ME).ok().form(urls::SIGN_OUT);
    assert_eq!(ruth.submit(&out).to(), urls::SIGN_IN);
    pass(&clock, 30);
    assert_eq!(tried_with(&server, "imani", &app.shows()).1.to(), urls::TODAY);
}

/// Sets a second step up in this browser.
fn with_second_step_of(server: &Server, browser: &Browser<'_>) {
    let begun = browser.get(urls::SECOND_STEP).ok().form(urls::SECOND_STEP).press("begin");
    let page = browser.send_off(&begun);
    let app = super::second_steps::App::on(server, &page);
    let form = page.form(urls::SECOND_STEP).with("code", &app.shows());
    browser.submit(&form).ok();
}

#[test]
fn where_it_is_asked_for_a_band_says_so_and_nothing_is_closed() {
    let (server, _) = server_with_clock();
    let (_, asker) = hired(&server, "Made-up Administrator", &[Hat::Administrator]);
    let (_, second) = hired(&server, "Made-up Manager", &[Hat::Manager]);
    let ruth = with_password(&server, "ruth");
    let asks = |page: &Page| page.text().contains("Please set up a second step");
    assert!(!asks(&ruth.get(urls::TODAY).ok()));
    ruled(&asker, &second, "asked");
    assert!(asks(&ruth.get(urls::TODAY).ok()) && asks(&asker.get(urls::TODAY).ok()));
    with_second_step_of(&server, &ruth);
    assert!(!asks(&ruth.get(urls::TODAY).ok()));
    for (rule, status) in [("asked", 422), ("queens", 422), ("", 422)] {
        let form = asker.get(urls::STAFF_RULE).ok().form(urls::STAFF_RULE).with("rule", rule);
        assert_eq!(asker.submit(&form).status, status, "{rule}");
    }
    assert_eq!(ruth.get(urls::STAFF_RULE).status, 404);
}

/// Puts a passkey of this account into its table, as far as it says whose it is.
fn keyed(server: &Server, account: u128) {
    let sql = "INSERT INTO passkey (agency, passkey, account, sealed, made, used, mac) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let record = &server.app.record;
    let nothing = Vec::<u8>::new();
    let args = record::args![
        record.agency(),
        vec![7_u8; 32],
        account,
        nothing.clone(),
        0_i64,
        None::<i64>,
        nothing
    ];
    let put = record::Statement { sql, args, must: record::Must::Change };
    server.wait(record.store().write(vec![put])).unwrap();
}

#[test]
fn who_lost_everything_starts_again_with_the_help_of_two_and_never_of_themselves() {
    let (server, clock) = server_with_clock();
    let (own, asker) = hired(&server, "Made-up Administrator", &[Hat::Administrator]);
    let (_, second) = hired(&server, "Made-up Manager", &[Hat::Manager]);
    let (imani, app, codes) = with_second_step(&server, "imani");
    let at = |account| urls::again(account);
    let ask = |account| asker.submit(&asker.get(&at(account)).ok().form(&at(account)));
    let mine = ask(own);
    assert_eq!((mine.status, mine.errors()[0].0.as_str()), (422, "again"));
    let account = server.account("imani").id;
    assert_eq!(ask(account).to(), urls::STAFF_WAITING);
    assert_eq!(ask(account).status, 422, "it waits already");
    imani.get(urls::TODAY).ok();
    let record = &server.app.record;
    keyed(&server, account);
    assert!(server.wait(lists::has_passkey(record, account)).unwrap());
    let shown = confirmed(&second).ok().html();
    let code = shown.split("<code>").last().unwrap().split("</code>").next().unwrap().to_owned();
    assert_eq!(imani.get(urls::TODAY).status, 401);
    pass(&clock, 30);
    assert_eq!(tried(&server, "imani", PASSWORD).1.status, 422, "the password ended");
    let (browser, page) = typed(&server, "imani", &code);
    assert_eq!(page.to(), urls::ME, "the second step ended too");
    assert!(!server.wait(lists::has_second_step(record, account)).unwrap());
    assert!(!server.wait(lists::has_passkey(record, account)).unwrap(), "nor the lost device");
    assert_eq!(server.wait(lists::codes_left(record, account)).unwrap(), 0);
    let form = browser.get(urls::ME).ok().form("/me/password").with("new", PASSWORD);
    browser.submit(&form).ok();
    assert_eq!(typed(&server, "imani", &code).1.status, 422);
    assert_eq!(tried(&server, "imani", PASSWORD).1.to(), urls::TODAY);
    drop((app, codes));
    // Who only looks on asks for nothing.
    let (_, officer) = hired(&server, "Made-up Officer", &[Hat::PrivacyOfficer]);
    assert_eq!(officer.get(&at(account)).status, 403);
}
