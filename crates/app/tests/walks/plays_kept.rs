// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was played, on paper that others print, in a note that was begun before, where somebody is kept safe, and after the end.

use alongside::urls;
use practice::Facet;

use super::browser::Browser;
use super::matrix::of_family;
use super::notes::{begun, filed};
use super::plays::{LOOKED, SCARF, SONG, boxed, label_of_last, lacks, newest, song, to, try_out};
use super::seen::{plain, two};
use super::server::on_each;

#[test]
fn on_paper_of_those_who_visit_nothing_that_is_one_persons_leaves_a_gap() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, _]) = two(&imani, "Phalarope");
        let of = (family, child);
        let scarf = boxed(&imani, SCARF, "a scarf");
        let hers = of_family(server, family, ana);
        hers.send_off(&try_out(&hers, of, scarf).with("day", "2026-01-02").with("part", "own"));
        imani
            .send_off(&try_out(&imani, of, scarf).with("happened", "She waited.").with("by", "me"));
        hers.send_off(&song(&hers, of).with("part-own", "own"));
        let alone = newest(server, family, child);
        let at = urls::play(family, child, scarf);
        let paper = imani.get(&at).ok().on_paper();
        let paper = plain(&paper);
        assert!(paper.contains("She waited.") && paper.contains("Needs: a scarf"), "{paper}");
        for gap in [LOOKED, "The first time", "The second time", "The last time"] {
            assert!(!paper.contains(gap), "{gap}: {paper}");
        }
        assert!(plain(&hers.get(&at).ok().on_paper()).contains("The second time"));
        let all = plain(&imani.get(&urls::plays(family, child)).ok().on_paper());
        assert!(all.contains(SCARF) && !all.contains("2 times") && !all.contains(SONG), "{all}");
        let own = urls::play(family, child, alone);
        imani.send_off(&to(&imani, &own, (&own, "choose")));
        for page in [own, urls::before(family)] {
            assert!(plain(&imani.get(&page).ok()).contains(SONG), "{page}");
            assert!(!plain(&imani.get(&page).ok().on_paper()).contains(SONG), "{page}");
        }
        // The last that was played is hers: it is on her story, and on no paper of theirs.
        hers.send_off(&try_out(&hers, of, alone).with("happened", "Only we two sang."));
        let story = urls::story(family);
        assert!(plain(&hers.get(&story).ok().on_paper()).contains("Only we two sang."));
        assert!(plain(&imani.get(&story).ok()).contains("Only we two sang."));
        assert!(!plain(&imani.get(&story).ok().on_paper()).contains("Only we two sang."));
    });
}

#[test]
fn a_note_names_a_play_that_was_taken_out_meanwhile_and_nothing_typed_in_it_is_dropped() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, _) = two(&imani, "Dunlin");
        let scarf = boxed(&imani, SCARF, "");
        let (visit, note) = begun(&imani, family);
        let note = note.with("between", "Near.");
        for (field, value) in [("again-play1", "yes"), ("with-play1", &child.to_string())] {
            let alone = note.clone().with(field, value).press("finish");
            lacks(&imani.submit(&alone), "happened-play1", "Near.");
        }
        let note = note.with("play-play1", &scarf.to_string()).with("happened-play1", LOOKED);
        let two = note.clone().with("title-play1", SONG).press("finish");
        lacks(&imani.submit(&two), "title-play1", SONG);
        imani.send_off(&to(&imani, &urls::boxed(scarf), (&urls::boxed(scarf), "out")));
        let page = imani.submit(&note.clone().with("happened-play1", "").press("finish"));
        lacks(&page, "happened-play1", &format!("value=\"{scarf}\" selected"));
        let (_, other) = begun(&imani, two_of(&imani));
        assert!(!other.fields.iter().any(|(_, value)| *value == scarf.to_string()));
        imani.send_off(&note.press("finish"));
        assert_eq!(server.family(family).plays.of_visit(visit).count(), 1);
    });
}

fn two_of(imani: &Browser<'_>) -> practice::FamilyId {
    two(imani, "Knot").0
}

#[test]
fn where_somebody_is_kept_safe_what_was_played_stays_with_whoever_told_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Killdeer");
        let of = (family, child);
        let scarf = boxed(&imani, SCARF, "");
        filed(&imani, family, "between", "safety");
        let hers = of_family(server, family, ana);
        for form in [song(&hers, of).with("part-own", "all"), try_out(&hers, of, scarf)] {
            hers.send_off(&form);
            let label = label_of_last(server, family);
            assert_eq!((label.facet, label.shared.len()), (Facet::Caregiver(ana), 0));
        }
        let his = of_family(server, family, ben);
        for page in [urls::plays(family, child), urls::story(family)] {
            let html = his.get(&page).ok().html();
            assert!(!html.contains(SONG) && !html.contains(LOOKED), "{page}");
        }
        // To her it stands as she chose it, also after it goes otherwise.
        let play = newest(server, family, child);
        let at = urls::play(family, child, play);
        hers.send_off(&to(&hers, &at, (&at, "change")).with(&format!("how-{play}"), "One spoon."));
        assert!(!plain(&hers.get(&at).ok()).contains("Kept with you"));
        assert_eq!(his.get(&at).status, 404);
        // What whoever visits tells goes to neither of two.
        imani.send_off(&try_out(&imani, of, scarf).with("by", "me"));
        assert_eq!(label_of_last(server, family).facet, Facet::Practitioner);
    });
}
