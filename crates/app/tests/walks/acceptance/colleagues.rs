// SPDX-License-Identifier: AGPL-3.0-or-later
//! Those who work here: a colleague's sealed note, and whoever asks for everything at once.

use std::collections::BTreeSet;

use alongside::urls;

use super::crawl::Seen;
use super::words::{found_in, part_of};
use super::{cases, check, on_new};
use crate::browser::Browser;

/// Everybody who works in the made-up agency.
const STAFF: [&str; 10] = [
    "imani",
    "ruth",
    "marguerite",
    "piotr",
    "sefa",
    "june.w",
    "graciela",
    "tavish",
    "bettina",
    "anselmo",
];

#[test]
fn a_colleague_who_asks_for_a_note_that_is_its_authors_alone_does_not_learn_of_it() {
    on_new(|server| {
        let world = cases::sealed_note(server);
        check(&world, "sealed note");
        // Its author opens it, by a passphrase each time, and finds it whole: the walk would see it.
        let june = Browser::of(server, "june.w");
        let list = urls::sealed(world.family);
        let mut notes = june.get(&list).ok().links(&format!("{list}/"));
        notes.retain(|to| !to.ends_with("/new"));
        let form = june.get(&notes[0]).ok().form(&notes[0]);
        let opened = june.submit(&form.with("passphrase", cases::PASSPHRASE)).ok();
        let found = found_in(&opened.html());
        let sealed: Vec<_> = found.iter().filter(|word| part_of(word) == "sealed").collect();
        assert_eq!(sealed.len(), 4);
    });
}

/// There is no export of many families: what leaves as a file is one copy for one person, and the
/// book of who looked, which has no word of any record in it and takes a second person.
#[test]
fn a_researcher_finds_no_export_whoever_asks_for_it() {
    on_new(|server| {
        let world = cases::research(server);
        let copy = format!("{}/data", world.copies["copy for mother"]);
        let mut files = BTreeSet::new();
        for sign_in in STAFF {
            let browser = Browser::of(server, sign_in);
            for path in Seen::by_links(&browser).addresses {
                let page = browser.get(&path);
                let kind = page.header("content-type").to_owned();
                if page.status == 200 && !kind.starts_with("text/html") {
                    assert!(path == copy || found_in(&page.html()).is_empty(), "{sign_in}: {path}");
                    files.insert((sign_in, path.split('?').next().unwrap_or_default().to_owned()));
                }
            }
            for (path, who) in [(copy.as_str(), &["imani", "piotr"][..]), (urls::LOOKED_FILE, &[])]
            {
                let answer = browser.get(path).status;
                assert_eq!(answer == 200, who.contains(&sign_in), "{sign_in}: {path}: {answer}");
            }
        }
        // The officer finds the copy too, by the request that waits on the desk.
        let known = [("imani", copy.as_str()), ("piotr", copy.as_str())];
        let known = known.map(|(who, path)| (who, path.to_owned()));
        assert_eq!(files, BTreeSet::from(known));
    });
}
