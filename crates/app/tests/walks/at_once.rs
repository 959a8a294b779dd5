// SPDX-License-Identifier: AGPL-3.0-or-later
//! What to do at once: read by everybody who works here, with the agency's own numbers, which two of its hats write.

use alongside::urls;
use practice::access::Hat;
use record::AccessSearch;

use super::browser::Browser;
use super::notes::{begun, refused};
use super::page::Form;
use super::server::{Server, on_new};
use super::signing_in::{pass, server_with_clock, with_password};
use super::staff::hired;

const NUMBER: &str = "+1 (202) 555-0143";
const CANARY: &str = "Whinchat-7719 who answers";

/// The form of the numbers, with every one of them emptied.
fn emptied(browser: &Browser<'_>) -> Form {
    let mut form = browser.get(urls::AT_ONCE_NUMBERS).ok().form(urls::AT_ONCE_NUMBERS);
    for (name, value) in &mut form.fields {
        if name.starts_with("name-") || name.starts_with("number-") {
            value.clear();
        }
    }
    form
}

fn page(browser: &Browser<'_>) -> super::page::Page {
    browser.get(urls::AT_ONCE).ok()
}

/// How often the access book says that the numbers were written.
fn written(server: &Server) -> usize {
    let search = AccessSearch::default();
    let all = server.wait(server.app.record.access_search(&search, None, 200)).unwrap();
    all.iter().filter(|row| row.access.what == "numbers.write").count()
}

#[test]
fn everybody_who_works_here_reads_what_to_do_and_only_two_hats_write_whom_to_call() {
    on_new(|server| {
        let staff = [
            Hat::Visitor,
            Hat::Supervisor,
            Hat::Intake,
            Hat::Manager,
            Hat::Administrator,
            Hat::PrivacyOfficer,
        ];
        for hat in staff {
            let (_, browser) = hired(server, "Made-up Colleague", &[hat]);
            let page = page(&browser);
            assert_eq!(page.links("tel:").len(), 16, "the agency’s numbers: {hat:?}");
            let writes = matches!(hat, Hat::Manager | Hat::Administrator);
            assert_eq!(page.links(urls::AT_ONCE_NUMBERS).len(), usize::from(writes), "{hat:?}");
            let status = browser.get(urls::AT_ONCE_NUMBERS).status;
            let expected = match hat {
                _ if writes => 200,
                Hat::PrivacyOfficer => 403,
                _ => 404,
            };
            assert_eq!(status, expected, "{hat:?}");
        }
        assert_eq!(Browser::new(server).get(urls::AT_ONCE).status, 401);
    });
}

#[test]
fn a_family_finds_no_such_page_and_the_ways_to_it_are_quiet() {
    super::server::on_each(|server| {
        let rosa = Browser::of(server, "rosa");
        assert_eq!(rosa.get(urls::AT_ONCE).status, 404);
        assert_eq!(rosa.get(urls::AT_ONCE_NUMBERS).status, 404);
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Dunlin", &["Ada"]);
        let (visit, _) = begun(&imani, family);
        // In the note it stands twice: beside its buttons, and where something hard was told.
        for (path, ways) in [(urls::before(family), 1), (urls::note(family, visit), 2)] {
            assert_eq!(imani.get(&path).ok().links(urls::AT_ONCE).len(), ways, "{path}");
        }
        let text = page(&imani).text();
        assert!(!text.contains("Dunlin") && !text.contains("Ada"));
    });
}

#[test]
fn where_no_number_is_written_the_page_says_so_and_who_can_write_it() {
    on_new(|server| {
        let (_, manager) = hired(server, "Made-up Manager", &[Hat::Manager]);
        let before = written(server);
        let kept = manager.submit(&emptied(&manager));
        assert_eq!(kept.to(), urls::AT_ONCE);
        let bare = page(&manager);
        assert!(bare.links("tel:").is_empty(), "no number is made up");
        let text = bare.text();
        for says in [
            "Call the emergency number of where you are.",
            "No number is written yet",
            "manager or an administrator",
        ] {
            assert!(text.contains(says), "{says}");
        }
        let form = emptied(&manager).with("name-poison", CANARY).with("number-poison", NUMBER);
        assert_eq!(manager.submit(&form).to(), urls::AT_ONCE);
        assert_eq!(manager.submit(&form).to(), urls::AT_ONCE, "sent twice it is one act");
        assert_eq!(written(server), before + 2, "each act stands in the access book");
        let (_, visitor) = hired(server, "Made-up Visitor", &[Hat::Visitor]);
        let one = page(&visitor);
        assert_eq!(one.links("tel:"), ["tel:+12025550143"], "and only where it is asked for");
        assert!(one.text().contains(CANARY) && one.text().contains(NUMBER));
        // Who answers may be somebody's name: nothing of it lies in the open.
        let needle = CANARY.as_bytes();
        for place in server.places() {
            assert!(!lies_in(&place, needle), "in the clear on the disk");
        }
    });
}

/// Whether these bytes lie in any file of a folder.
fn lies_in(folder: &std::path::Path, needle: &[u8]) -> bool {
    std::fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return lies_in(&path, needle);
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        bytes.windows(needle.len()).any(|some| some == needle)
    })
}

#[test]
fn what_cannot_be_dialled_is_refused_beside_its_field_and_everything_typed_stays() {
    on_new(|server| {
        let (_, manager) = hired(server, "Made-up Administrator", &[Hat::Administrator]);
        let before = page(&manager).html();
        let form = emptied(&manager).with("name-poison", "Poison help");
        for (number, says) in [
            ("call us", "cannot be dialled"),
            ("12", "too short"),
            ("1234567890123456", "too long"),
            ("", "but not the number"),
            ("555\u{202e}0100", "cannot be dialled"),
        ] {
            let form = form.clone().with("number-poison", number).with("number-dying", "555-0144");
            let page = manager.submit(&form);
            refused(&page, "number-poison", says);
            let again = page.form(urls::AT_ONCE_NUMBERS);
            assert_eq!(again.get("number-poison"), number);
            assert_eq!(again.get("name-poison"), "Poison help");
            assert_eq!(again.get("number-dying"), "555-0144");
        }
        let hidden = form.with("name-poison", "Poison\u{202e} help");
        refused(&manager.submit(&hidden.with("number-poison", NUMBER)), "name-poison", "hidden");
        assert_eq!(page(&manager).html(), before, "nothing was kept");
    });
}

#[test]
fn a_page_left_open_undoes_nothing_and_a_screen_left_open_writes_nothing() {
    let (server, clock) = server_with_clock();
    let manager = with_password(&server, "marguerite");
    let (_, other) = hired(&server, "Made-up Administrator", &[Hat::Administrator]);
    let mine = emptied(&manager).with("number-on-call", "555-0155");
    pass(&clock, 1);
    let theirs = emptied(&other).with("number-on-call", "555-0166");
    assert_eq!(other.submit(&theirs).to(), urls::AT_ONCE);
    let page = manager.submit(&mine);
    assert_eq!(page.status, 409);
    assert!(page.text().contains("555-0166"), "what stands now is shown");
    let again = page.form(urls::AT_ONCE_NUMBERS);
    assert_eq!(again.get("number-on-call"), "555-0155", "and what was typed is kept");
    pass(&clock, 5 * 60 + 1);
    let stale = manager.submit(&again);
    assert_eq!(stale.status, 403);
    assert_eq!(stale.links(urls::STEP_UP).len(), 1);
    assert_eq!(stale.form(urls::AT_ONCE_NUMBERS).get("number-on-call"), "555-0155");
    assert_eq!(manager.get(urls::AT_ONCE).ok().links("tel:5550155").len(), 0);
    let there = urls::step_up(Some(urls::AT_ONCE_NUMBERS));
    assert_eq!(manager.get(urls::AT_ONCE_NUMBERS).to(), there);
    let prove = manager.get(&there).ok().form(urls::STEP_UP);
    manager.submit(&prove.with("password", super::signing_in::PASSWORD)).to();
    let form = stale.form(urls::AT_ONCE_NUMBERS);
    assert_eq!(manager.submit(&form).to(), urls::AT_ONCE);
    assert!(!manager.get(urls::AT_ONCE).ok().links("tel:5550155").is_empty());
}
