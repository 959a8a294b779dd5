// SPDX-License-Identifier: AGPL-3.0-or-later
//! Plays: the agency's box and who may change it, a family's own song, each time one was tried, and who reads which.

use alongside::urls;
use practice::people::Event;
use practice::{Facet, FamilyId, Label, Labelled, PersonId, PlayId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::copies::copied;
use super::matrix::of_family;
use super::notes::begun;
use super::page::{Form, Page};
use super::seen::{plain, two};
use super::server::{Server, on_each};

pub const SCARF: &str = "The scarf that breathes";
const PUFF: &str = "Blow under the scarf & wait for the eyes.";
pub const SONG: &str = "The spoon song";
const SPOONS: &str = "Two spoons, one beat.";
pub const LOOKED: &str = "She looked for my face under it.";

/// Writes a play into the box; answers it.
pub fn boxed(browser: &Browser<'_>, title: &str, need: &str) -> PlayId {
    let form = browser.get(urls::NEW_PLAY).ok().form(urls::PLAYS);
    let form = form.with("title-en", title).with("how-en", PUFF).with("needs-en", need);
    let made = browser.send_off(&form);
    made.at.rsplit('/').next().unwrap().parse().unwrap()
}

pub fn label_of_last(server: &Server, family: FamilyId) -> Label {
    server.seen(family).said.last().unwrap().label.clone()
}

#[track_caller]
pub fn lacks(page: &Page, field: &str, kept: &str) {
    assert_eq!(page.status, 422, "{}", page.at);
    let errors = page.errors();
    assert!(errors.iter().any(|(known, text)| known == field && !text.is_empty()), "{errors:?}");
    assert!(page.has_id(field) && page.html().contains(kept), "what was typed is kept");
}

/// The form of a page that does this.
pub fn to(browser: &Browser<'_>, page: &str, (at, does): (&str, &str)) -> Form {
    let page = browser.get(page).ok();
    let all = page.forms(at);
    let form = all.into_iter().find(|form| form.buttons.iter().any(|(_, value)| value == does));
    form.unwrap_or_else(|| panic!("{does} is offered on {}", page.at)).press(does)
}

/// The form for a song of their own.
pub fn song(browser: &Browser<'_>, (family, child): (FamilyId, PersonId)) -> Form {
    let at = urls::plays(family, child);
    to(browser, &at, (&at, "keep")).with("title-own", SONG).with("how-own", SPOONS)
}

pub fn newest(server: &Server, family: FamilyId, child: PersonId) -> PlayId {
    server.family(family).plays.own_now(child)[0].id
}

/// The form for one time it was tried.
pub fn try_out(browser: &Browser<'_>, (family, child): (FamilyId, PersonId), play: PlayId) -> Form {
    let at = urls::play(family, child, play);
    to(browser, &at, (&at, "try")).with("happened", LOOKED)
}

/// The forms, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    let (family, child, _) = two(imani, "Godwit");
    let of = (family, child);
    imani.send_off(&song(imani, of));
    let play = newest(imani.server, family, child);
    let at = urls::play(family, child, play);
    let [title, how] = ["title", "how"].map(|name| format!("{name}-{play}"));
    let put = imani.get(urls::NEW_PLAY).ok().form(urls::PLAYS);
    let put = put.with("title-en", SCARF).with("how-en", PUFF);
    let named = to(imani, &urls::plays(family, child), (&urls::plays(family, child), "named"));
    let named = named.with("title-named", SCARF).with("happened-named", LOOKED);
    let (_, note) = begun(imani, family);
    let note = note.with("play-play1", "new").with("title-play1", SCARF);
    let note = note.with("happened-play1", LOOKED).with("between", "Near.");
    let codes = (&["by-own", "part-own", "language-own"][..], Takes::Code);
    vec![
        target(
            put,
            &[(&["title-en", "how-en", "needs-en"], Takes::Text), (&["from"], Takes::Number)],
        ),
        target(song(imani, of), &[(&["title-own", "how-own"], Takes::Text), codes]),
        target(
            named,
            &[(&["title-named", "happened-named"], Takes::Text), (&["day-named"], Takes::Day)],
        ),
        target(
            try_out(imani, of, play),
            &[
                (&["happened", "liked"], Takes::Text),
                (&["by", "part"], Takes::Code),
                (&["day"], Takes::Day),
            ],
        ),
        target(to(imani, &at, (&at, "change")), &[(&[&title, &how], Takes::Text)]),
        target(
            note.press("finish"),
            &[
                (&["title-play1", "happened-play1"], Takes::Text),
                (&["play-play1", "by-play1", "part-play1"], Takes::Code),
            ],
        ),
    ]
}

#[test]
fn the_box_is_everybodys_who_works_here_and_changed_by_its_writer_or_a_manager() {
    on_each(|server| {
        let [imani, june, manager, rosa] =
            ["imani", "june.w", "marguerite", "rosa"].map(|who| Browser::of(server, who));
        let empty = imani.get(urls::NEW_PLAY).ok().form(urls::PLAYS);
        lacks(&imani.submit(&empty.clone().with("how-en", PUFF)), "title-en", "Blow under");
        lacks(&imani.submit(&empty.clone().with("title-es", SCARF)), "how-es", SCARF);
        let backwards = empty.with("title-en", SCARF).with("how-en", PUFF);
        lacks(&imani.submit(&backwards.with("from", "9").with("to", "3")), "to", SCARF);
        let scarf = boxed(&imani, SCARF, "a scarf");
        let at = urls::boxed(scarf);
        for page in [urls::PLAYS, &at] {
            assert!(plain(&june.get(page).ok()).contains("Blow under the scarf & wait"), "{page}");
            assert!(plain(&june.get(page).ok()).contains("Needs: a scarf"), "{page}");
            assert_eq!(rosa.get(page).status, 404, "{page}");
        }
        assert!(plain(&june.get(urls::PLAYS).ok()).contains("Nothing about a family goes in here"));
        // A colleague reads it and may not write over it.
        assert!(june.get(&at).ok().forms(&at).is_empty());
        let change = to(&imani, &at, (&at, "change"));
        assert_eq!(june.submit(&change).status, 403);
        let anew = change.with("title-en", "The scarf that sighs").press("change");
        imani.send_off(&anew);
        imani.send_off(&anew);
        let over = anew.with("title-en", "The scarf of another");
        lacks(&manager.submit(&over), "title-en", "The scarf of another");
        let theirs = to(&manager, &at, (&at, "change")).with("title-en", "The scarf of another");
        assert!(plain(&manager.send_off(&theirs)).contains("The scarf of another"));
        let out = to(&manager, &at, (&at, "out"));
        let stale = manager.submit(&out.clone().with("version", "1"));
        lacks(&stale, "title-en", "The scarf of another");
        let stands = ("title-en".to_owned(), "The scarf of another".to_owned());
        assert!(stale.forms(&at).iter().any(|form| form.fields.contains(&stands)), "as it stands");
        assert!(plain(&imani.get(&at).ok()).contains("First written by"));
        manager.send_off(&out);
        assert!(!plain(&imani.get(urls::PLAYS).ok()).contains("The scarf of another"));
        assert!(plain(&imani.get(&at).ok()).contains("It is out of the box"));
        imani.send_off(&to(&imani, &at, (&at, "in")));
        assert!(plain(&imani.get(urls::PLAYS).ok()).contains("The scarf of another"));
    });
}

#[test]
fn one_looks_for_what_needs_no_buying_for_an_age_and_by_a_word() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let form = || imani.get(urls::NEW_PLAY).ok().form(urls::PLAYS).with("how-en", "So.");
        let put = |title: &str, fields: &[(&str, &str)]| {
            let form = fields
                .iter()
                .fold(form().with("title-en", title), |form, (name, value)| form.with(name, value));
            imani.send_off(&form);
        };
        put("Zephyr of silk", &[("needs-en", "a Quilliform shawl"), ("from", "3"), ("to", "9")]);
        put("Zephyr of tin", &[("from", "12"), ("free", "")]);
        put("Zephyr of breath", &[]);
        let silk_tin_breath = |query: &str| {
            let page = plain(&imani.get(&format!("{}{query}", urls::PLAYS)).ok());
            ["Zephyr of silk", "Zephyr of tin", "Zephyr of breath"].map(|one| page.contains(one))
        };
        assert_eq!(silk_tin_breath(""), [true, true, true]);
        assert_eq!(silk_tin_breath("?free=yes"), [true, false, true]);
        assert_eq!(silk_tin_breath("?age=12"), [false, true, true]);
        assert_eq!(silk_tin_breath("?age=3&q=ZEPHYR"), [true, false, true]);
        assert_eq!(silk_tin_breath("?q=quilliform+zephyr"), [true, false, false]);
        assert!(
            plain(&imani.get("/plays?q=nowhere-at-all").ok()).contains("Nothing in the box fits")
        );
        // The same with a family, for the child's own age: the tin is for later.
        let (family, child, [ana, _]) = two(&imani, "Whimbrel");
        let hers = of_family(server, family, ana);
        let page = |query: &str| plain(&hers.get(&(urls::plays(family, child) + query)).ok());
        assert!(page("?q=zephyr").contains("Zephyr of tin"));
        let now = page("?age=yes&q=zephyr");
        assert!(!now.contains("Zephyr of tin") && now.contains("Zephyr of breath"), "{now}");
    });
}

#[test]
fn the_third_time_stands_beside_the_first_and_what_is_out_of_the_box_stays_where_it_was_tried() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Avocet");
        let of = (family, child);
        let scarf = boxed(&imani, SCARF, "");
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let at = urls::play(family, child, scarf);
        lacks(
            &hers.submit(&try_out(&hers, of, scarf).with("happened", "").with("liked", "It.")),
            "happened",
            "It.",
        );
        assert!(!hers.get(&at).ok().has_id("since"), "there is no first time yet");
        let ahead = try_out(&hers, of, scarf).with("day", "2199-01-01");
        lacks(&hers.submit(&ahead), "day", "She looked");
        let first = try_out(&hers, of, scarf).with("day", "2026-01-02");
        hers.send_off(&first);
        let entries = server.kinds(family).len();
        assert_eq!(hers.submit(&first).status, 303, "posted twice is one act");
        assert_eq!(server.kinds(family).len(), entries);
        assert!(!hers.get(&at).ok().has_id("then-and-now"));
        imani
            .send_off(&try_out(&imani, of, scarf).with("happened", "She waited.").with("by", "me"));
        assert!(his.get(&at).ok().has_id("then-and-now"));
        let third = try_out(&his, of, scarf).with("happened", "She pulled it off.");
        his.send_off(&third.with("since", "She knows that I am there."));
        for browser in [&imani, &hers, &his] {
            let page = plain(&browser.get(&at).ok());
            let then = &page[page.find("Then and now").unwrap()..page.find("Each time").unwrap()];
            for words in
                [LOOKED, "She pulled it off.", "since the first time: She knows that I am there."]
            {
                assert!(then.contains(words), "{words}: {then}");
            }
            assert!(!then.contains("She waited.") && page.contains("The third time"), "{page}");
        }
        imani.send_off(&to(&imani, &urls::boxed(scarf), (&urls::boxed(scarf), "out")));
        assert!(
            plain(&his.get(&at).ok()).contains("Blow under the scarf & wait"),
            "where it was tried"
        );
        let (other, child, _) = two(&imani, "Sanderling");
        assert_eq!(imani.get(&urls::play(other, child, scarf)).status, 404, "and nowhere else");
        // Taken back by whoever told it, and by nobody else, it is gone.
        let attempt = server.family(family).plays.tries(of.1, scarf)[2].id.to_string();
        let back = to(&his, &at, (&at, "take-back")).with("attempt", &attempt);
        assert_eq!(hers.submit(&back).status, 404);
        assert!(plain(&copied(server, family, ben)).contains("She pulled it off."));
        his.send_off(&back);
        assert!(!plain(&copied(server, family, ben)).contains("She pulled it off."));
        let page = plain(&hers.get(&at).ok());
        assert!(!page.contains("She pulled it off.") && page.contains("She waited."), "{page}");
    });
}

#[test]
fn a_familys_own_song_is_theirs_and_one_that_is_hers_alone_leaves_no_trace_for_another() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Curlew");
        let of = (family, child);
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        assert!(
            plain(&hers.get(&urls::plays(family, child)).ok()).contains("tell a song of your own")
        );
        lacks(&hers.submit(&song(&hers, of).with("how-own", "")), "how-own", SONG);
        lacks(&hers.submit(&song(&hers, of).with("title-own", "")), "title-own", SPOONS);
        hers.send_off(&song(&hers, of));
        let label = label_of_last(server, family);
        assert_eq!((label.facet, label.teller), (Facet::Child(child), Some(ana)));
        let play = newest(server, family, child);
        let at = urls::play(family, child, play);
        assert!(plain(&his.get(&at).ok()).contains(SPOONS));
        let change = to(&hers, &at, (&at, "change"));
        for does in ["change", "let-go", "again"] {
            assert_eq!(his.submit(&change.clone().with("do", does)).status, 404, "{does}");
        }
        hers.send_off(&change.with(&format!("how-{play}"), "One spoon.").press("change"));
        let page = plain(&his.get(&at).ok());
        assert!(page.contains("One spoon.") && page.contains("How it went before"), "{page}");
        hers.send_off(&to(&hers, &at, (&at, "let-go")));
        assert!(plain(&his.get(&urls::plays(family, child)).ok()).contains("Outgrown since"));
        hers.send_off(&to(&hers, &at, (&at, "again")));
        assert_eq!(server.family(family).plays.own_now(child).len(), 1);
        // Hers alone: neither the song, nor what was tried of it, nor that it is for next time.
        let own = "The song of the blue hour";
        hers.send_off(&song(&hers, of).with("title-own", own).with("part-own", "own"));
        let secret = newest(server, family, child);
        imani.send_off(&try_out(&imani, of, secret).with("by", "me").with("part", "all"));
        assert_eq!(label_of_last(server, family).facet, Facet::Caregiver(ana));
        let at = urls::play(family, child, secret);
        imani.send_off(&to(&imani, &at, (&at, "choose")));
        // It goes otherwise, and stays hers: nobody tells her that others read it, and it hangs on nobody's fridge.
        let anew = to(&hers, &at, (&at, "change")).with(&format!("how-{secret}"), "Blue, blue.");
        hers.send_off(&anew);
        assert!(!server.family(family).plays.own(secret).unwrap().now.told.chosen_for_all);
        assert!(plain(&hers.get(&at).ok()).contains("Kept with you and those who visit you."));
        assert!(!imani.get(&(at.clone() + "/fridge")).ok().html().contains("Blue, blue."));
        assert_eq!(his.get(&at).status, 404);
        assert_eq!(his.get(&(at.clone() + "/fridge")).status, 404);
        for page in [urls::plays(family, child), urls::story(family), urls::person(family, child)] {
            assert!(!his.get(&page).ok().html().contains("blue hour"), "{page}");
        }
        assert!(plain(&hers.get(&urls::plays(family, child)).ok()).contains(own));
        assert!(plain(&imani.get(&urls::before(family)).ok()).contains(own), "before the visit");
        // On a screen the family sees it stands nowhere, and on no paper of anybody else's.
        assert!(
            !imani.get(&urls::plays(family, child)).ok().on_paper().html().contains("blue hour")
        );
        assert!(!imani.get(&(at.clone() + "/fridge")).ok().html().contains(SPOONS));
        imani.post(urls::SHARED_SCREEN, &[("shared".to_owned(), "on".to_owned())]);
        for page in [urls::plays(family, child), urls::before(family)] {
            assert!(!imani.get(&page).ok().html().contains("blue hour"), "{page}");
        }
        assert_eq!(imani.get(&at).status, 404);
    });
}

#[test]
fn what_is_played_in_a_visit_is_signed_with_its_note_and_goes_where_the_note_goes() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Turnstone");
        let scarf = boxed(&imani, SCARF, "");
        let at = urls::play(family, child, scarf);
        imani.send_off(&to(&imani, &at, (&at, "choose")));
        assert!(
            plain(&imani.get(&urls::before(family)).ok()).contains("For this time you had chosen")
        );
        let (visit, note) = begun(&imani, family);
        let page = plain(&imani.get(&urls::note(family, visit)).ok());
        assert!(page.contains(&format!("had chosen: {SCARF}. Did you try it?")), "{page}");
        let note = note.with("between", "Near.").with("play-play1", &scarf.to_string());
        lacks(&imani.submit(&note.clone().press("finish")), "happened-play1", "Near.");
        let note = note.with("happened-play1", LOOKED).with("again-play1", "yes");
        let second = note.clone().with("happened-play2", "He sang along.");
        lacks(&imani.submit(&second.clone().press("finish")), "title-play2", "He sang along.");
        let second = second.with("title-play2", SONG).with("by-play2", &ana.to_string());
        imani.send_off(&second.with("part-play2", "own").press("finish"));
        let kinds = server.kinds(family);
        assert_eq!(kinds[kinds.len() - 3..], ["play.tried", "play.chosen", "play.tried"]);
        let known = server.family(family);
        assert_eq!(known.plays.of_visit(visit).count(), 2);
        assert_eq!(known.plays.for_next_time(child).len(), 1, "once more, next time");
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let at = urls::visit(family, visit);
        assert!(plain(&hers.get(&at).ok()).contains("He sang along."));
        let page = plain(&his.get(&at).ok());
        assert!(page.contains(LOOKED) && !page.contains("He sang along."), "{page}");
        // In a visit that is one person's, what was played is hers, too.
        let (_, note) = begun(&imani, family);
        let note = note.with(&format!("present-{ana}"), "awake").with("between", "Near.");
        let note = note.with("part-visit", &Facet::Caregiver(ana).to_string());
        let note =
            note.with("play-play1", &scarf.to_string()).with("happened-play1", "Only us two.");
        imani.send_off(&note.press("finish"));
        assert_eq!(label_of_last(server, family).facet, Facet::Caregiver(ana));
        let play = urls::play(family, child, scarf);
        assert!(plain(&hers.get(&play).ok()).contains("Only us two."));
        assert!(!his.get(&play).ok().html().contains("Only us two."));
        // Her copy holds what is hers and what is for all; his holds no trace of hers.
        let [her_copy, his_copy] = [ana, ben].map(|person| plain(&copied(server, family, person)));
        for words in [LOOKED, "He sang along.", "Only us two."] {
            assert!(her_copy.contains(words), "{words}");
        }
        assert!(his_copy.contains(LOOKED));
        for words in ["He sang along.", "Only us two."] {
            assert!(!his_copy.contains(words), "{words}");
        }
    });
}

#[test]
fn after_a_child_died_what_was_played_stays_and_nothing_is_asked() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, _]) = two(&imani, "Ruddy");
        let hers = of_family(server, family, ana);
        hers.send_off(&song(&hers, (family, child)));
        let play = newest(server, family, child);
        let when = practice::text::Text::line("this autumn", 100).unwrap();
        let died = Event::Died { person: child, when };
        let died = Labelled::new(Label::of(Facet::Together).about([child]), died);
        let paper = urls::play_on_paper(family, child, play);
        assert!(!hers.get(&urls::play(family, child, play)).ok().links(&paper).is_empty());
        assert!(plain(&hers.get(&urls::story(family)).ok()).contains("nothing was told yet"));
        server.tell(family, server.account("imani").id, &[died]);
        for at in [urls::plays(family, child), urls::play(family, child, play)] {
            let page = hers.get(&at).ok();
            assert!(plain(&page).contains(SONG));
            assert!(page.actions().iter().all(|action| !action.contains("/plays/")), "{at}");
            assert!(
                !plain(&page).contains("Not tried yet") && page.links(&paper).is_empty(),
                "{at}"
            );
        }
        assert_eq!(hers.get(&paper).status, 303, "nothing is hung up");
        assert!(!plain(&hers.get(&urls::story(family)).ok()).contains("nothing was told yet"));
    });
}
