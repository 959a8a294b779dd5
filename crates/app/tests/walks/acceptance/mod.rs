// SPDX-License-Identifier: AGPL-3.0-or-later
//! The twelve families of which somebody asks who may read: each reader finds exactly what is theirs,
//! in pages, search, copies, errors, headers, titles, addresses and the log.

mod apart;
mod asking;
mod carers;
mod cases;
mod colleagues;
mod crawl;
mod papers;
mod words;
mod world;

use std::collections::BTreeSet;

use alongside::leaks::{Scanned, Words};
use alongside::urls;

use crate::browser::Browser;
use crate::server::{logged, on_new};

use crawl::{Seen, refusals, searched};
use words::{expected, found_in, of_case, part_of};
use world::World;

/// Whoever the table calls so, at their own first page: a caregiver of the case, somebody who works
/// here, or one of these with a screen that others see.
fn browser_of<'a>(world: &World<'a>, reader: &str) -> Browser<'a> {
    if let Some(person) = world.people.get(reader) {
        return world.signed_in(*person);
    }
    let Some(name) = reader.strip_suffix(" on the tablet") else {
        return Browser::of(world.server, reader);
    };
    let tablet = Browser::of(world.server, name);
    let press = tablet.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on");
    assert_eq!(tablet.submit(&press).to(), urls::TODAY);
    let list = tablet.get(urls::FAMILIES).ok();
    let seen = found_in(&list.html());
    assert!(seen.iter().all(|word| part_of(word) == "language"), "initials alone: {seen:?}");
    tablet
}

/// Holds each reader of a case to the table.
fn check(world: &World<'_>, case: &str) {
    let written = world.written();
    let all = Seen::by_links(&world.imani);
    let (mut pages, mut bytes, mut outside) = (0, 0, String::new());
    for line in of_case(case) {
        let finds = expected(&written, &line.parts);
        let who = format!("{case}, {}", line.reader);
        let seen = match world.copies.get(line.reader) {
            Some(copy) => {
                let mut seen = Seen::default();
                seen.take(&world.imani.get(copy).ok());
                seen.take(&world.imani.get(&format!("{copy}/data")).ok());
                seen
            }
            None => everywhere(&browser_of(world, line.reader), &all, (&written, &finds, &who)),
        };
        let more: Vec<_> = seen.words.iter().filter(|(word, _)| !finds.contains(*word)).collect();
        let less: Vec<_> = finds.iter().filter(|word| !seen.words.contains_key(*word)).collect();
        assert!(more.is_empty() && less.is_empty(), "{who}: more {more:?}, less {less:?}");
        assert_eq!(seen.astray, BTreeSet::new(), "{who}");
        outside.push_str(&seen.outside());
        pages += seen.addresses.len();
        bytes += seen.bytes;
    }
    assert_eq!(found_in(&logged()), BTreeSet::new(), "{case}: words in the log");
    // In every spelling, too, as a program might leave them in a history or a list of titles.
    let kept = tempfile::tempdir().unwrap();
    std::fs::write(kept.path().join("outside"), outside).unwrap();
    let mut scanned = Scanned::default();
    let written: Vec<String> = written.into_iter().collect();
    Words::new(&written).look(kept.path(), &mut scanned).unwrap();
    assert_eq!(scanned.hits, [], "{case}: words in addresses and titles");
    println!("{case}: {} words, {pages} pages, {bytes} bytes", written.len());
}

/// All a reader comes to: by links, by forms that are refused, by addresses known from elsewhere. The
/// search tells them of names that are theirs, and of nothing else.
fn everywhere(
    browser: &Browser<'_>,
    all: &Seen,
    (written, finds, who): (&BTreeSet<String>, &BTreeSet<String>, &str),
) -> Seen {
    let mut seen = Seen::by_links(browser);
    refusals(browser, &mut seen);
    // Every address that is there for somebody who may open everything.
    for path in all.addresses.iter().filter(|path| path.starts_with("/families/")) {
        seen.take(&browser.get(path));
    }
    for word in searched(browser, written) {
        let name = part_of(&word) == "names" || part_of(&word).ends_with("called");
        assert!(name && finds.contains(&word), "{who}: the search tells of {word}");
    }
    seen
}
