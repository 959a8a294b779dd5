// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pictures of the pages, for people to look at: run with `--ignored` and `ALONGSIDE_TEST_PICTURES=DIR`; with
//! `ALONGSIDE_TEST_PICTURES_OF=WORD` only of those stops whose name has the word in it.

use std::path::Path;

use super::harness::{Browser, DESKTOP, Server, driver};
use super::pages::{Stop, family_called, of_hat, of_visitor, outside};

/// Width of the page, touch, and light or dark.
const VIEWS: [(u32, bool, &str); 3] =
    [(1280, false, "light"), (390, true, "light"), (1280, false, "dark")];

/// So many families are drawn on their stories: all of the visitor's that are told by hand.
const STORIES: usize = 11;

fn draw(browser: &Browser, folder: &Path, whose: &str, stops: &[Stop]) {
    let of = std::env::var_os("ALONGSIDE_TEST_PICTURES_OF").unwrap_or_default();
    for stop in stops.iter().filter(|stop| stop.name.contains(of.to_string_lossy().as_ref())) {
        browser.size(1280, 900, false);
        browser.scheme("light");
        stop.open(browser);
        for (width, touch, scheme) in VIEWS {
            browser.scheme(scheme);
            let name =
                format!("{whose} {} {width} {scheme}.png", stop.name).replace([' ', ','], "-");
            std::fs::write(folder.join(name), browser.picture(width, touch))
                .expect("a picture can be kept");
        }
    }
}

#[test]
#[ignore = "draws pictures for people to look at"]
fn pictures_of_every_page() {
    let Some(program) = driver() else { return };
    let Some(folder) = std::env::var_os("ALONGSIDE_TEST_PICTURES") else { return };
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).expect("the folder can be made");
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    draw(&browser, folder, "outside", &outside(&server));
    browser.sign_out();
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    // The one in the README: as far down as the relationships.
    browser.goto(&format!("{family}/story"));
    browser.size(1280, 1340, false);
    browser.scheme("light");
    std::fs::write(folder.join("story.png"), browser.window()).expect("a picture can be kept");
    draw(&browser, folder, "visitor", &of_visitor(&browser, &family));
    browser.goto("/families");
    let stories: Vec<Stop> = browser
        .links(".families .who a")
        .into_iter()
        .map(|path| Stop::new("a story", path))
        .collect();
    for (number, story) in stories.into_iter().enumerate().take(STORIES) {
        draw(&browser, folder, &format!("family {number}"), &[story]);
    }
    for first in ["ruth", "marguerite", "piotr", "rosa"] {
        browser.sign_out();
        browser.sign_in(server.link_of(first));
        draw(&browser, folder, first, &of_hat(&browser, first));
    }
}
