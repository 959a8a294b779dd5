// SPDX-License-Identifier: AGPL-3.0-or-later
//! Private reflections and what is brought to supervision, as the server sees them: bytes that are one person's, and lines that are a pair's.

use alongside::accounts::lists;
use alongside::urls;
use practice::access::Hat;

use super::browser::Browser;
use super::page::Page;
use super::rule::confirmed;
use super::server::{on_each, on_new};
use super::signing_in::{PASSWORD, pass, server_with_clock, with_password};
use super::staff::hired;
use super::ways_in::typed;

/// A line nobody else has.
const LINE: &str = "I went quiet when the door slammed.";

/// Somebody at their page of reflections.
struct Thinker<'a> {
    browser: Browser<'a>,
    account: String,
}

impl<'a> Thinker<'a> {
    fn new((account, browser): (u128, Browser<'a>)) -> Self {
        Self { browser, account: format!("{account:032x}") }
    }

    fn post(&self, to: &str, fields: &[(&str, &str)]) -> u16 {
        let mut fields = fields.to_vec();
        fields.push(("account", &self.account));
        post(&self.browser, to, &fields).status
    }

    /// Keeps a reflection of this number, as a browser would send it.
    fn keep(&self, (id, version, sealed): (u128, u8, &str)) -> u16 {
        let (id, version) = (format!("{id:032x}"), version.to_string());
        let fields =
            [("reflection", id.as_str()), ("version", &version), ("sealed", sealed), ("key", "bb")];
        self.post(urls::REFLECTIONS_KEEP, &fields)
    }

    /// Keeps or changes the locks of a key.
    fn key(&self, what: &[(&str, &str)], wrapped: &str) -> u16 {
        let mut fields: Vec<(&str, &str)> = what.to_vec();
        fields.extend(locks(wrapped));
        self.post(urls::REFLECTIONS_KEY, &fields)
    }

    fn burn(&self, fields: &[(&str, &str)]) -> u16 {
        self.post(urls::REFLECTIONS_BURN, fields)
    }

    fn book(&self) -> serde_json::Value {
        let book = self.browser.get(urls::REFLECTIONS_BOOK).ok().html();
        serde_json::from_str(&book).expect("a book")
    }

    /// How many reflections are kept, and how many locks.
    fn has(&self) -> (usize, usize) {
        let book = self.book();
        let many = |of: &str| book[of].as_array().map_or(0, Vec::len);
        (many("kept"), many("locks"))
    }
}

fn post(browser: &Browser<'_>, to: &str, fields: &[(&str, &str)]) -> Page {
    let fields: Vec<(String, String)> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    browser.post(to, &fields)
}

/// The two locks of a key, as a browser would send them.
fn locks(wrapped: &str) -> [(&'static str, &str); 6] {
    [
        ("salt-passphrase", "aa"),
        ("rounds-passphrase", "600000"),
        ("wrapped-passphrase", wrapped),
        ("salt-code", "bb"),
        ("rounds-code", "0"),
        ("wrapped-code", "cc"),
    ]
}

const BEGIN: [(&str, &str); 1] = [("do", "begin")];

#[test]
fn a_reflection_is_kept_in_versions_and_nobody_finds_anothers() {
    on_each(|server| {
        let vera = Thinker::new(hired(server, "Vera Thinks", &[Hat::Visitor]));
        let omar = Thinker::new(hired(server, "Omar Thinks", &[Hat::Visitor]));
        assert_eq!(vera.keep((7, 1, "01ab")), 409, "there is no key that opens it");
        assert_eq!((vera.key(&BEGIN, "dd"), omar.key(&BEGIN, "d0")), (204, 204));
        assert_eq!(vera.key(&BEGIN, "ee"), 409, "a key is made once");
        assert_eq!(vera.keep((7, 1, "01ab")), 204);
        assert_eq!(vera.keep((7, 1, "01cd")), 409, "what is there is not written over");
        assert_eq!(vera.keep((7, 3, "01cd")), 409, "no version is left out");
        assert_eq!(vera.keep((7, 2, "01ef")), 204);
        assert_eq!(omar.keep((7, 1, "0199")), 204, "the same name is another's own");
        let hers = vera.book();
        assert_eq!(
            (&hers["kept"][0]["sealed"], &hers["locks"][1]["wrapped"]),
            (&"01ef".into(), &"dd".into())
        );
        assert_eq!(omar.book()["kept"][0]["sealed"], "0199");
        // His burning burns nothing of hers, and what was burned does not come back.
        let id = format!("{:032x}", 7);
        assert_eq!(omar.burn(&[("reflection", &id)]), 204);
        assert_eq!((vera.has(), omar.has()), ((1, 2), (0, 2)));
        assert_eq!(omar.keep((7, 2, "0198")), 409);
    });
}

#[test]
fn a_page_left_open_by_one_does_nothing_to_the_other_who_signed_in_beside_it() {
    on_each(|server| {
        let (vera, browser) = hired(server, "Vera Leaves", &[Hat::Visitor]);
        let (omar, _) = hired(server, "Omar Comes", &[Hat::Visitor]);
        let vera = Thinker::new((vera, browser));
        assert_eq!((vera.key(&BEGIN, "dd"), vera.keep((8, 1, "01ab"))), (204, 204));
        // The page says it is Omar's, the session is Vera's.
        let page = Thinker { browser: vera.browser, account: format!("{omar:032x}") };
        let id = format!("{:032x}", 8);
        assert_eq!(page.keep((8, 2, "01cd")), 401);
        assert_eq!(page.burn(&[("reflection", &id)]), 401);
        assert_eq!(page.burn(&[("do", "all")]), 401);
        assert_eq!(page.key(&[("do", "change"), ("lock", "passphrase"), ("was", "dd")], "ef"), 401);
        let act = format!("{:032x}", 78);
        let line = [("act", act.as_str()), ("line", LINE), ("from", "reflection")];
        assert_eq!(page.post(urls::BROUGHT, &line), 401);
        assert_eq!(post(&page.browser, urls::REFLECTIONS_BURN, &[("do", "all")]).status, 400);
        assert_eq!(page.has(), (1, 2));
    });
}

#[test]
fn what_opens_it_changes_and_everything_burns_only_after_a_fresh_proof() {
    let (server, clock) = server_with_clock();
    let imani = Thinker::new((server.account("imani").id, with_password(&server, "imani")));
    assert_eq!(imani.key(&BEGIN, "dd"), 204);
    assert_eq!(imani.keep((9, 1, "01ab")), 204);
    let change = [("do", "change"), ("lock", "passphrase"), ("was", "dd")];
    let all = [("do", "all")];
    pass(&clock, 5 * 60 + 1);
    assert_eq!(imani.keep((9, 2, "01cd")), 204, "writing asks for none");
    assert_eq!(imani.key(&change, "ef"), 403);
    assert_eq!(imani.burn(&all), 403);
    let there = urls::step_up(Some(urls::REFLECTIONS));
    let page = imani.browser.get(&there).ok();
    imani.browser.send_off(&page.form(urls::STEP_UP).with("password", PASSWORD));
    assert_eq!(imani.key(&change, "ef"), 204);
    assert_eq!(imani.key(&change, "f0"), 409, "it is another one by now");
    assert_eq!(imani.book()["locks"][1]["wrapped"], "ef");
    assert_eq!(imani.burn(&all), 204);
    assert_eq!(imani.has(), (0, 0));
    assert_eq!(imani.keep((9, 1, "01ab")), 409, "nobody could open it again");
}

#[test]
fn a_passkey_is_another_lock_added_and_taken_away_only_after_a_fresh_proof() {
    let (server, clock) = server_with_clock();
    let imani = Thinker::new((server.account("imani").id, with_password(&server, "imani")));
    let passkey = |what: &str, was: &str, wrapped: &str| {
        let lock = [("salt-passkey", "0a"), ("rounds-passkey", "0"), ("wrapped-passkey", wrapped)];
        let mut fields = vec![("do", what), ("was", was)];
        fields.extend(lock);
        imani.post(urls::REFLECTIONS_KEY, &fields)
    };
    assert_eq!(passkey("add", "", "aa"), 409, "there is no key to lock");
    assert_eq!(imani.key(&BEGIN, "dd"), 204);
    assert_eq!(passkey("add", "", "aa"), 204);
    assert_eq!(imani.has(), (0, 3));
    assert_eq!(passkey("add", "", "bb"), 409, "another one is there");
    assert_eq!(passkey("add", "aa", "bb"), 204);
    assert_eq!(passkey("remove", "aa", "-"), 409, "it is another one by now");
    pass(&clock, 5 * 60 + 1);
    assert_eq!((passkey("add", "bb", "cc"), passkey("remove", "bb", "-")), (403, 403));
    let there = urls::step_up(Some(urls::REFLECTIONS));
    let page = imani.browser.get(&there).ok();
    imani.browser.send_off(&page.form(urls::STEP_UP).with("password", PASSWORD));
    assert_eq!(passkey("remove", "bb", "-"), 204);
    assert_eq!(imani.has(), (0, 2), "passphrase and code still open it");
    let one = [("do", "remove"), ("was", "dd"), ("lock", "passphrase")];
    assert_eq!(imani.post(urls::REFLECTIONS_KEY, &one), 409, "nobody takes those away");
    assert_eq!(imani.has(), (0, 2));
}

#[test]
fn a_new_password_and_starting_again_with_two_colleagues_open_no_lock_and_add_none() {
    const NEW: &str = "eleven loud geese on the weir";
    let (server, _) = server_with_clock();
    let (_, asker) = hired(&server, "Made-up Administrator", &[Hat::Administrator]);
    let (_, second) = hired(&server, "Made-up Manager", &[Hat::Manager]);
    let account = server.account("imani").id;
    let imani = Thinker::new((account, with_password(&server, "imani")));
    assert_eq!(imani.key(&BEGIN, "dd"), 204);
    let passkey = [("do", "add"), ("was", ""), ("salt-passkey", "0a"), ("rounds-passkey", "0")];
    let lock = [&passkey[..], &[("wrapped-passkey", "aa")][..]].concat();
    assert_eq!(imani.post(urls::REFLECTIONS_KEY, &lock), 204);
    assert_eq!(imani.keep((11, 1, "01ab")), 204);
    let before = imani.book();
    assert_eq!(imani.has(), (1, 3));

    let form = imani.browser.get(urls::ME).ok().form("/me/password").with("now", PASSWORD);
    imani.browser.submit(&form.with("new", NEW)).ok();
    assert_eq!(imani.book(), before, "another password of one's own");

    let again = urls::again(account);
    assert_eq!(asker.submit(&asker.get(&again).ok().form(&again)).to(), urls::STAFF_WAITING);
    let shown = confirmed(&second).ok().html();
    let code = shown.split("<code>").last().unwrap().split("</code>").next().unwrap().to_owned();
    assert_eq!(imani.browser.get(urls::REFLECTIONS_BOOK).status, 401, "nothing of before goes on");
    let (browser, page) = typed(&server, "imani", &code);
    assert_eq!(page.to(), urls::ME);
    let imani = Thinker::new((account, browser));
    assert_eq!(imani.book(), before, "let in by a code of two colleagues");
    let form = imani.browser.get(urls::ME).ok().form("/me/password").with("new", PASSWORD);
    imani.browser.submit(&form).ok();
    assert_eq!(imani.book(), before, "and a password after it");
    // Neither of them who helped reads anything by it.
    for other in [asker, second] {
        let book = other.get(urls::REFLECTIONS_BOOK);
        assert!(!book.html().contains("01ab"), "{}", book.status);
    }
}

#[test]
fn what_is_no_sealed_text_is_refused_and_nothing_is_kept_where_others_look_on() {
    on_each(|server| {
        let vera = Thinker::new(hired(server, "Vera Types", &[Hat::Visitor]));
        assert_eq!(vera.key(&BEGIN, "dd"), 204);
        for sealed in ["", "0", "xy", "01a", "é", "0 1"] {
            assert_eq!(vera.keep((1, 1, sealed)), 400, "{sealed:?}");
        }
        assert_eq!(vera.keep((1, 1, &"ab".repeat(128 * 1024 + 1))), 413);
        let odd = [("reflection", "+1"), ("version", "1"), ("sealed", "ab"), ("key", "bb")];
        assert_eq!(vera.post(urls::REFLECTIONS_KEEP, &odd), 400);
        let screen = vera.browser.get(urls::SHARED_SCREEN).ok().form(urls::SHARED_SCREEN);
        vera.browser.send_off(&screen.press("on"));
        assert_eq!(vera.browser.get(urls::REFLECTIONS_BOOK).status, 403);
        assert_eq!(vera.keep((1, 1, "ab")), 403);
        for page in [urls::REFLECTIONS, urls::BROUGHT] {
            let text = vera.browser.get(page).ok().text();
            assert!(text.contains("Not while others see this screen."), "{page}");
        }
    });
}

#[test]
fn a_line_brought_is_read_by_the_pair_and_by_nobody_else() {
    on_new(|server| {
        let imani = Browser::of(server, "imani");
        let form = imani.get(urls::BROUGHT).ok().form(urls::BROUGHT);
        let empty = imani.submit(&form.clone().press("bring"));
        assert_eq!((empty.status, empty.errors()[0].0.as_str()), (422, "line"));
        let form = form.with("line", LINE).press("bring");
        imani.send_off(&form);
        imani.send_off(&form);
        let reads =
            |browser: &Browser<'_>| browser.get(urls::BROUGHT).ok().text().matches(LINE).count();
        assert_eq!(reads(&imani), 1, "sent twice it is there once");
        let ruth = Browser::of(server, "ruth");
        assert_eq!(reads(&ruth), 1);
        for other in ["june.w", "marguerite", "piotr", "sefa", "anselmo"] {
            assert_eq!(reads(&Browser::of(server, other)), 0, "{other}");
        }
        assert_eq!(Browser::of(server, "rosa").get(urls::BROUGHT).status, 404);
        // Only the pair says that it was talked about, and only whoever brought it takes it away.
        let me = format!("{:032x}", server.account("imani").id);
        let line = form.get("act");
        let talked = [("do", "talked"), ("of", me.as_str()), ("line", line)];
        let june = Browser::of(server, "june.w");
        assert_eq!(post(&june, urls::BROUGHT, &talked).status, 404);
        assert_eq!(post(&june, urls::BROUGHT, &[("do", "back"), ("line", line)]).status, 303);
        assert!(!imani.get(urls::BROUGHT).ok().text().contains("One line we talked about"));
        assert_eq!(post(&ruth, urls::BROUGHT, &talked).status, 303);
        assert!(imani.get(urls::BROUGHT).ok().text().contains("One line we talked about"));
        // Who comes to supervise later reads what is brought from then on, and nothing of before.
        let (id, nell) = hired(server, "Nell Later", &[Hat::Supervisor]);
        let tie = lists::supervise(&server.app.record, id, server.account("imani").id);
        server.wait(server.app.record.store().write(vec![tie])).expect("it is kept");
        assert_eq!(reads(&nell), 0);
        assert_eq!(post(&nell, urls::BROUGHT, &talked).status, 404);
        assert_eq!(post(&imani, urls::BROUGHT, &[("do", "back"), ("line", line)]).status, 303);
        assert_eq!(reads(&ruth), 0);
        let form = imani.get(urls::BROUGHT).ok().form(urls::BROUGHT);
        imani.send_off(&form.with("line", LINE).press("bring"));
        assert_eq!((reads(&imani), reads(&ruth), reads(&nell)), (1, 1, 1));
    });
}

#[test]
fn nobody_brings_anything_who_has_nobody_to_bring_it_to() {
    on_each(|server| {
        let (_, vera) = hired(server, "Vera Alone", &[Hat::Visitor]);
        assert!(
            vera.get(urls::BROUGHT)
                .ok()
                .text()
                .contains("Nobody is set down as your supervisor yet.")
        );
        let act = format!("{:032x}", 77);
        let fields = [("do", "bring"), ("act", act.as_str()), ("line", LINE)];
        assert_eq!(post(&vera, urls::BROUGHT, &fields).status, 422);
    });
}
