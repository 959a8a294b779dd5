// SPDX-License-Identifier: AGPL-3.0-or-later
//! An account that is changed, closed or begun again: what ends does not come back, and what was there goes.

use alongside::accounts::lists::{self, Account};
use alongside::urls;
use practice::access::Hat;
use record::{Statement, StoreError};

use super::browser::Browser;
use super::second_steps::with_second_step;
use super::server::Server;
use super::signing_in::{PASSWORD, server_with_clock, tried, with_password};

/// A password that takes the place of the first.
const OTHER: &str = "eleven loud geese on the weir";

fn known(server: &Server, sign_in: &str) -> Account {
    server.wait(lists::by_sign_in(&server.app.record, sign_in)).unwrap().unwrap()
}

fn written(server: &Server, all: Vec<Statement>) -> Result<(), StoreError> {
    server.wait(server.app.record.store().write(all)).map(drop)
}

/// Has this browser change its password, and lets something else happen after the account was read and
/// before anything is written; answers the status.
fn while_hashing(server: &Server, browser: &Browser<'_>, meanwhile: impl FnOnce()) -> u16 {
    let form = browser.get(urls::ME).ok().form("/me/password");
    let form = form.with("now", PASSWORD).with("new", OTHER);
    // A device that is not known is counted under the account's own name.
    browser.forget("__Host-d");
    let held = server.wait(server.app.hashing.acquire_many(2)).unwrap();
    std::thread::scope(|scope| {
        let sent = scope.spawn(|| browser.submit(&form).status);
        let record = &server.app.record;
        // The try is counted when the account was read already, and waits for a place to hash in.
        while server.wait(lists::attempts(record, "account:imani")).unwrap().failures == 0 {
            std::thread::yield_now();
        }
        meanwhile();
        drop(held);
        sent.join().unwrap()
    })
}

#[test]
fn an_account_closed_while_its_password_is_changed_stays_closed() {
    let (server, _) = server_with_clock();
    let imani = with_password(&server, "imani");
    let found = known(&server, "imani");
    let ended = Some(server.app.clock.now());
    let status = while_hashing(&server, &imani, || {
        let closed = Account { ended, ..found.clone() };
        let closing = server.wait(lists::closing(&server.app.record, &closed)).unwrap();
        written(&server, closing).unwrap();
    });
    assert!([401, 409].contains(&status), "{status}");
    assert_eq!(known(&server, "imani").ended, ended);
    assert_eq!(imani.get(urls::ME).status, 401);
    assert_eq!(tried(&server, "imani", OTHER).1.status, 422);
}

#[test]
fn a_session_ended_and_hats_taken_while_a_password_is_changed_do_not_come_back() {
    let (server, _) = server_with_clock();
    let imani = with_password(&server, "imani");
    let id = known(&server, "imani").id;
    let status = while_hashing(&server, &imani, || {
        written(&server, vec![lists::end_sessions(&server.app.record, id)]).unwrap();
    });
    assert!([401, 409].contains(&status), "{status}");
    assert_eq!(imani.get(urls::ME).status, 401);
    let (imani, page) = tried(&server, "imani", PASSWORD);
    assert_eq!(page.to(), urls::TODAY, "the password is the one it was");
    let status = while_hashing(&server, &imani, || {
        server.keep(&Account { hats: vec![Hat::Intake, Hat::Visitor], ..known(&server, "imani") });
    });
    assert_eq!(status, 409);
    assert_eq!(known(&server, "imani").hats, [Hat::Intake, Hat::Visitor]);
    assert_eq!(tried(&server, "imani", OTHER).1.status, 422);
}

#[test]
fn a_change_counts_only_of_what_was_found_and_closing_always_wins() {
    let (server, _) = server_with_clock();
    let record = &server.app.record;
    let found = known(&server, "imani");
    let change = |to: Account| server.wait(lists::change(record, &found, &to)).unwrap();
    let dark = change(Account { theme: "dark".to_owned(), ..found.clone() });
    let ended = Some(server.app.clock.now());
    let closing = Account { ended, ..found.clone() };
    let closing = server.wait(lists::closing(record, &closing)).unwrap();
    let light = change(Account { theme: "light".to_owned(), ..found.clone() });
    written(&server, vec![dark]).unwrap();
    assert_eq!(known(&server, "imani").theme, "dark");
    assert!(matches!(written(&server, vec![light]), Err(StoreError::Conflict)));
    written(&server, closing).unwrap();
    assert_eq!(known(&server, "imani").ended, ended, "whatever was changed since it was read");
    // Somebody new takes nobody's place.
    let again = server.wait(lists::put(record, &found)).unwrap();
    assert!(matches!(written(&server, vec![again]), Err(StoreError::Conflict)));
    let mut show = |_| {};
    let verified = record::verify(record, alongside::lists::CHECKED, None, &mut show);
    assert!(server.wait(verified).unwrap().faults.is_empty(), "every row is hashed as it stands");
}

/// Gives an account everything somebody can sign in with, and answers a browser that is halfway in.
fn laden<'a>(server: &'a Server, account: &Account) -> Browser<'a> {
    let record = &server.app.record;
    let (half, page) = tried(server, &account.sign_in, PASSWORD);
    assert_eq!(page.to(), urls::SECOND_HALF);
    let link = lists::put_link(record, b"a made-up link", account.id, jiff::Timestamp::MAX);
    let code = lists::put_enrolment(record, account.id, "ABCDEFGHJKLM", jiff::Timestamp::MAX);
    written(server, vec![link, code]).unwrap();
    assert!(!server.wait(lists::devices_of(record, account.id)).unwrap().is_empty());
    half
}

/// That nothing of it is left.
fn bare(server: &Server, account: &Account, half: &Browser<'_>) {
    let (record, now) = (&server.app.record, server.app.clock.now());
    server.wait(async {
        assert!(!lists::has_second_step(record, account.id).await.unwrap());
        assert_eq!(lists::codes_left(record, account.id).await.unwrap(), 0);
        assert!(lists::devices_of(record, account.id).await.unwrap().is_empty());
        assert_eq!(lists::link(record, b"a made-up link", now).await.unwrap(), None);
        let code = "ABCDEFGHJKLM";
        assert!(!lists::enrolment_lasts(record, account.id, code, now).await.unwrap());
        assert!(lists::sessions_of(record, account.id).await.unwrap().is_empty());
    });
    assert_eq!(half.get(urls::SECOND_HALF).status, 401);
}

#[test]
fn with_an_account_that_closes_or_begins_again_goes_everything_it_was_signed_in_with() {
    let (server, _) = server_with_clock();
    let record = &server.app.record;
    let ends = server.app.clock.now() + jiff::SignedDuration::from_hours(24);
    with_second_step(&server, "imani");
    let account = known(&server, "imani");
    let half = laden(&server, &account);
    let news = || {
        let sql = "SELECT notice FROM notice WHERE agency = $1 AND what = 'account.new-device'";
        server.wait(record.store().query(sql, record::args![record.agency()])).unwrap().len()
    };
    let before = news();
    let again = lists::starting_again(record, &account, ("MNPQRSTUVWXY", ends));
    let again = server.wait(again).unwrap();
    written(&server, again).unwrap();
    bare(&server, &account, &half);
    let (imani, page) = super::ways_in::typed(&server, "imani", "MNPQRSTUVWXY");
    assert_eq!(page.to(), urls::ME);
    let today = imani.get(urls::TODAY).ok().text();
    assert!(today.contains("You were let start again"), "{today}");
    assert_eq!(news(), before, "it is the first again");

    with_second_step(&server, "ruth");
    let account = known(&server, "ruth");
    let half = laden(&server, &account);
    let closed = Account { ended: Some(server.app.clock.now()), ..account.clone() };
    let closing = server.wait(lists::closing(record, &closed)).unwrap();
    written(&server, closing).unwrap();
    bare(&server, &account, &half);
}

#[test]
fn a_new_password_drops_links_and_codes_and_is_told_as_a_second_step_taken_away_is() {
    let (server, _) = server_with_clock();
    let (imani, ..) = with_second_step(&server, "imani");
    let text = |browser: &Browser<'_>| browser.get(urls::TODAY).ok().text();
    assert!(!text(&imani).contains("Your password was changed"), "the first is no news");
    let account = known(&server, "imani");
    let half = laden(&server, &account);
    let form = imani.get(urls::ME).ok().form("/me/password");
    imani.submit(&form.with("now", PASSWORD).with("new", OTHER)).ok();
    assert!(text(&imani).contains("Your password was changed"));
    let (record, now) = (&server.app.record, server.app.clock.now());
    assert_eq!(server.wait(lists::link(record, b"a made-up link", now)).unwrap(), None);
    assert_eq!(server.wait(lists::enrolment_ends(record, account.id)).unwrap(), None);
    assert_eq!(half.get(urls::SECOND_HALF).status, 401);
    imani.post(urls::SECOND_STEP, &[("do".to_owned(), "end".to_owned())]).to();
    assert!(text(&imani).contains("Your second step was taken away"));
}
