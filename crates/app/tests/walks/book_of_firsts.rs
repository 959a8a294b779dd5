// SPDX-License-Identifier: AGPL-3.0-or-later
//! The baby's book: firsts in two voices, to print, and not a word of it that is any grown person's own.

use alongside::urls;
use practice::people::Event;
use practice::{Facet, FamilyId, FirstId, Label, Labelled, PersonId};

use super::attachments::kept;
use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::caregiver::canary;
use super::matrix::of_family;
use super::notes::{begun, filed, refused};
use super::page::Form;
use super::seen::{plain, two};
use super::server::{Server, on_each};

const STEPS: &str = "first steps, to the door";
const MEANT: &str = "My own mother clapped. I had not thought she would.";
const SAW: &str = "She let go of the chair and looked back once.";

fn asking(browser: &Browser<'_>, (family, child): (FamilyId, PersonId)) -> Form {
    let at = urls::book(family, child);
    let form = browser.get(&at).ok().form(&at);
    form.with("what", STEPS).with("meant", MEANT)
}

fn newest(server: &Server, family: FamilyId, child: PersonId) -> FirstId {
    server.family(family).firsts.of(child).last().unwrap().id
}

fn label_of_last(server: &Server, family: FamilyId) -> Label {
    server.seen(family).said.last().unwrap().label.clone()
}

/// The form that tells of a first too.
fn too(browser: &Browser<'_>, (family, child): (FamilyId, PersonId), first: FirstId) -> Form {
    let form = browser.get(&urls::book(family, child)).ok();
    let at = urls::first(family, child, first);
    let forms: Vec<Form> = form.forms(&at);
    let form = forms.into_iter().find(|form| {
        form.fields.iter().any(|(name, _)| name != "whose" && name.starts_with("meant-"))
    });
    form.unwrap().with("do", "too")
}

/// The forms, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Text};
    let (family, child, _) = two(imani, "Dunlin");
    let of = (family, child);
    imani.send_off(&asking(imani, of));
    let first = newest(imani.server, family, child);
    let meant = format!("meant-{first}");
    let another = too(imani, of, first).with(&meant, SAW);
    let (_, note) = begun(imani, family);
    let note = note.with("what-first", STEPS).with("between", "Near.");
    vec![
        target(
            asking(imani, of),
            &[
                (&["what", "meant", "others"], Text),
                (&["day"], Day),
                (&["by", "part", "with"], Code),
            ],
        ),
        target(another, &[(&[&meant], Text)]),
        target(
            note.press("finish"),
            &[(&["what-first"], Text), (&["day-first"], Day), (&["by-first", "part-first"], Code)],
        ),
    ]
}

#[test]
fn a_first_in_two_voices_stands_in_the_book_with_its_day_and_age_and_prints_alone() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Avocet");
        let of = (family, child);
        let hers = of_family(server, family, ana);
        let at = urls::book(family, child);
        assert!(plain(&hers.get(&at).ok()).contains("Nothing is in the book yet"));
        refused(&hers.submit(&asking(&hers, of).with("what", "")), "what", MEANT);
        let ahead = asking(&hers, of).with("day", "2199-12-31");
        refused(&hers.submit(&ahead), "day", MEANT);
        let form = asking(&hers, of).with("with", &ana.to_string()).with("others", "my mother");
        hers.send_off(&form);
        let entries = server.kinds(family).len();
        assert_eq!(hers.submit(&form).status, 303, "posted twice is one act");
        assert_eq!(server.kinds(family).len(), entries);
        let label = label_of_last(server, family);
        assert_eq!((label.facet, label.teller), (Facet::Child(child), Some(ana)));
        assert_eq!(label.shared, vec![ben]);
        // Whoever visits tells of it too; and the father reads both, and adds his own.
        let first = newest(server, family, child);
        let meant = format!("meant-{first}");
        refused(&imani.submit(&too(&imani, of, first)), &meant, MEANT);
        imani.send_off(&too(&imani, of, first).with(&meant, SAW));
        let his = of_family(server, family, ben);
        his.send_off(&too(&his, of, first).with(&meant, "I saw it on her telephone, twice."));
        for browser in [&imani, &hers, &his] {
            let book = browser.get(&at).ok();
            let paper = plain(&book.on_paper());
            for words in [STEPS, MEANT, SAW, "on her telephone", "With Ana and my mother", "Avocet"]
            {
                assert!(paper.contains(words), "{words}: {paper}");
            }
            assert!(paper.contains("months"), "how old: {paper}");
        }
        let spanish = imani.get(&format!("{at}?in=es")).ok();
        assert!(plain(&spanish).contains("El libro de Avocet"));
        // In other words it stands in place of what she said before; taken back, hers goes, theirs stay.
        hers.send_off(&too(&hers, of, first).with(&meant, "She laughed, too."));
        let book = plain(&his.get(&at).ok());
        assert!(book.contains("She laughed, too.") && !book.contains(MEANT));
        let back = hers.get(&at).ok().forms(&urls::first(family, child, first));
        let back = back.into_iter().find(|form| form.get("whose") == format!("person-{ana}"));
        let back = back.unwrap().press("take-back");
        assert_eq!(his.submit(&back).status, 422, "his own, not hers");
        hers.send_off(&back);
        assert_eq!(hers.submit(&back).status, 303, "posted twice is one act");
        for browser in [&imani, &hers, &his] {
            let book = plain(&browser.get(&at).ok());
            assert!(!book.contains("She laughed, too.") && !book.contains("my mother"), "{book}");
            assert!(book.contains(SAW) && book.contains(STEPS));
        }
    });
}

#[test]
fn no_word_of_a_grown_persons_own_part_is_in_the_book() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Greenshank");
        let of = (family, child);
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let [own, ours, first, delight, theirs] =
            ["own", "ours", "first", "delight", "team"].map(canary);
        // Her own words, her own first, a moment kept in her part, one of the team's, and one for all.
        let (_, note) = begun(&imani, family);
        let note = note.with("teller", &ana.to_string()).with("words", &own);
        imani.send_off(
            &note
                .with("delight", &ours)
                .with("part-delight", &Facet::Caregiver(ana).to_string())
                .press("finish"),
        );
        let (_, note) = begun(&imani, family);
        imani.send_off(&note.with("delight", &theirs).press("finish"));
        let (_, note) = begun(&imani, family);
        let part = Facet::Child(child).to_string();
        imani.send_off(&note.with("delight", &delight).with("part-delight", &part).press("finish"));
        hers.send_off(&asking(&hers, of).with("what", &first).with("part", "own"));
        let picture = kept(
            &imani,
            family,
            ("A letter of hers", Some(Facet::Caregiver(ana))),
            super::attachments::PAPER,
        );
        hers.send_off(&asking(&hers, of));
        let at = urls::book(family, child);
        for browser in [&imani, &hers, &his] {
            let paper = plain(&browser.get(&at).ok().on_paper());
            assert!(paper.contains(STEPS) && paper.contains(&delight), "{paper}");
            for word in [&own, &ours, &first, &theirs, &picture.to_string()] {
                assert!(!paper.contains(word.as_str()), "{word} is not the child's: {paper}");
            }
        }
        // The father finds nothing of hers on the page at all; she finds her own beneath the book.
        let page = his.get(&at).ok().html();
        assert!(!page.contains(&first) && !page.contains(&own) && !page.contains(&ours));
        assert!(plain(&hers.get(&at).ok()).contains(&first));
    });
}

#[test]
fn a_first_in_the_note_is_signed_with_it_and_stays_with_the_visit_where_somebody_is_kept_safe() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Godwit");
        let (_, note) = begun(&imani, family);
        let note = note.with("what-first", STEPS).with("between", "Near.");
        refused(
            &imani.submit(&note.clone().with("day-first", "2199-12-31").press("finish")),
            "day-first",
            "Near.",
        );
        imani.send_off(&note.with("by-first", "me").with("meant-first", SAW).press("finish"));
        let kinds = server.kinds(family);
        assert_eq!(
            kinds[kinds.len() - 4..],
            ["visit.signed", "visit.wrote", "visit.committed", "first.happened"]
        );
        assert_eq!(label_of_last(server, family).facet, Facet::Child(child));
        filed(&imani, family, "between", "safety");
        let (_, note) = begun(&imani, family);
        let word = canary("apart");
        let note = note
            .with(&format!("present-{ana}"), "awake")
            .with(&format!("present-{ben}"), "absent")
            .with("part-visit", "")
            .with("what-first", &word)
            .with("by-first", &ana.to_string());
        imani.send_off(&note.with("between", "Near.").press("finish"));
        let label = label_of_last(server, family);
        assert_eq!((label.facet, label.shared.len()), (Facet::Caregiver(ana), 0));
        let at = urls::book(family, child);
        let his = of_family(server, family, ben).get(&at).ok();
        assert!(plain(&his).contains(STEPS) && !his.html().contains(&word));
        assert!(!plain(&imani.get(&at).ok().on_paper()).contains(&word), "in no book");
        let hers = of_family(server, family, ana);
        hers.send_off(&asking(&hers, (family, child)).with("part", "all"));
        assert_eq!(label_of_last(server, family).facet, Facet::Caregiver(ana));
    });
}

#[test]
fn after_a_child_died_the_book_stays_and_asks_nothing() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, _]) = two(&imani, "Curlew");
        let hers = of_family(server, family, ana);
        let form = asking(&hers, (family, child));
        hers.send_off(&form);
        let when = practice::text::Text::line("this autumn", 100).unwrap();
        let died = Event::Died { person: child, when };
        let died = Labelled::new(Label::of(Facet::Together).about([child]), died);
        server.tell(family, server.account("imani").id, &[died]);
        let at = urls::book(family, child);
        for browser in [&imani, &hers] {
            let book = browser.get(&at).ok();
            let text = plain(&book);
            assert!(text.contains(MEANT) && text.contains("It stays."), "{text}");
            assert!(!book.actions().contains(&at) && !text.contains("Tell of it too"), "{text}");
        }
        let late = asking_again(&form, &hers);
        assert_eq!(late, 422, "nothing more is told");
    });
}

/// The answer to a form that was open when it was still asked, as another act.
fn asking_again(form: &Form, browser: &Browser<'_>) -> u16 {
    let act = alongside::random::hex(&alongside::random::bytes::<16>());
    browser.submit(&form.clone().with("act", &act)).status
}
