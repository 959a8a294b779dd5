// SPDX-License-Identifier: AGPL-3.0-or-later
//! Drafts that cannot be opened any more, sealed by an earlier version for another purpose: they count as none, and it is said.

use alongside::lists::drafts::{self, DraftOf, PROTECTED};
use alongside::urls;
use practice::FamilyId;
use record::{ActorId, Must, Statement, args};

use super::browser::Browser;
use super::caregiver::canary;
use super::notes::begun;
use super::reaching::carer;
use super::server::{Server, logged, on_each};

/// Puts a draft where one of this kind is looked for, sealed for another purpose.
fn kept_otherwise(server: &Server, of: DraftOf, words: &str) {
    let (record, now) = (&server.app.record, server.app.clock.now());
    let before = DraftOf { kind: "before", ..of };
    server.wait(drafts::keep_bytes(record, before, now, words.as_bytes())).unwrap();
    let sql = "UPDATE draft SET kind = $1 WHERE agency = $2 AND family = $3 AND draft = $4";
    let args = args![of.kind, record.agency(), of.family.0, of.draft];
    let moved = Statement { sql, args, must: Must::Change };
    server.wait(record.store().write(vec![moved])).unwrap();
}

#[test]
fn a_draft_that_cannot_be_opened_counts_as_none_and_the_page_says_so() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let author = ActorId(server.account("imani").id);
        let family = imani.open_family("Corncockle", &["Ada"]);
        let word = canary("lost");
        let says = "cannot be opened any more";

        let (visit, form) = begun(&imani, family);
        let of = DraftOf { family, draft: visit.0, author, kind: "note" };
        kept_otherwise(server, of, &word);
        let note = urls::note(family, visit);
        let page = imani.get(&note).ok();
        assert!(page.text().contains(says) && !page.html().contains(&word), "{}", page.text());
        let anew = canary("anew");
        imani.send_off(&page.form(&note).with("child", &anew).press("save"));
        let back = imani.get(&note).ok();
        assert!(back.html().contains(&anew) && !back.text().contains(says));
        imani.send_off(&form.with("child", &anew).press("finish"));

        let person = carer(server, family);
        let of = DraftOf { family, draft: person.0 ^ 2, author, kind: PROTECTED };
        kept_otherwise(server, of, &word);
        let plan = urls::safety_plan(family, person);
        let page = imani.get(&plan).ok();
        assert!(page.text().contains(says) && !page.html().contains(&word));
        imani.send_off(&page.form(&plan).with("first", &anew));
        assert!(!imani.get(&plan).ok().text().contains(says));

        let new = FamilyId(alongside::random::id());
        let of = DraftOf { family: new, draft: new.0, author, kind: "family" };
        kept_otherwise(server, of, &word);
        let [first, check] = ["contact", "check"].map(|step| urls::new_family(new, step));
        assert_eq!(imani.get(&check).to(), first);
        assert_eq!(imani.post(&check, &[]).to(), first);
        let page = imani.get(&first).ok();
        assert!(page.text().contains(says) && !page.html().contains(&word));
        imani.submit(&page.form(&first).with("how", "Text message")).to();
        assert!(!imani.get(&first).ok().text().contains(says));

        let new = FamilyId(alongside::random::id());
        let of = DraftOf { family: new, draft: new.0, author, kind: "import" };
        kept_otherwise(server, of, &word);
        let at = urls::import_preview(new);
        let bring = [("do".to_owned(), "bring".to_owned())];
        for page in [imani.get(&at).ok(), imani.post(&at, &bring).ok()] {
            assert!(page.text().contains(says) && !page.html().contains(&word));
        }
        let log = logged();
        assert!(log.contains("a draft cannot be opened any more") && !log.contains(&word));
    });
}
