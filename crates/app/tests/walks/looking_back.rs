// SPDX-License-Identifier: AGPL-3.0-or-later
//! Looking back at a note one signed: what fits is kept once, what does not is kept nowhere, and words are never in the way.

use alongside::urls;
use jiff::ToSpan as _;
use practice::access::Hat;
use practice::{FamilyId, PersonId, VisitId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::caregiver::mateos;
use super::notes::{begun, refused, signed};
use super::page::{Form, Page};
use super::seen::{plain, two};
use super::server::{Server, on_each};
use super::staff::hired;

const JOY: &str = "They laughed together when she sneezed.";
const PLAIN: &str = "The bus came late.";
const EIGHT: &str = "When I was eight nobody sang.";
const PLEASURE: &str = "Pleasure in each other";

/// Signs a note with these words between the two, and comes to where one looks back.
fn signs(browser: &Browser<'_>, family: FamilyId, words: &str) -> (VisitId, Page) {
    let (visit, form) = begun(browser, family);
    (visit, browser.send_off(&form.with("between", words).press("finish")))
}

fn form(browser: &Browser<'_>, (family, visit): (FamilyId, VisitId)) -> Form {
    let at = urls::look_back(family, visit);
    browser.get(&at).ok().form(&at)
}

/// The kinds of entries that looking back writes.
fn said(server: &Server, family: FamilyId) -> Vec<String> {
    let mut kinds = server.kinds(family);
    kinds.retain(|kind| kind.starts_with("strategy.") || kind.starts_with("domain."));
    kinds
}

/// What a button sends for this sentence of what was between the two, where it begins there.
fn between(start: usize, sentence: &str) -> String {
    format!("between.{start}-{}", start + sentence.len())
}

/// The form of one's own sentence, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    let family = imani.open_family("Twayblade", &["Sol"]);
    let visit = signed(imani, family, "between", PLAIN);
    let form = form(imani, (family, visit)).with("strategy", "s3");
    let form = form.with("strategy-sentence", &between(0, PLAIN)).press("add-strategy");
    vec![target(form, &[(&["strategy", "strategy-sentence"], Takes::Code)])]
}

#[test]
fn a_note_leads_to_what_it_shows_and_only_what_fits_is_kept() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Speedwell", &["Ona"]);
        let (visit, page) = signs(&imani, family, &format!("{PLAIN} {JOY}"));
        assert_eq!(page.at, urls::look_back(family, visit));
        let text = page.text();
        assert!(text.contains(PLEASURE) && text.contains(JOY));
        assert!(said(server, family).is_empty(), "what nobody confirmed is kept nowhere");

        // Put away: gone from here, and nothing is written.
        let form = page.form(&urls::look_back(family, visit));
        let put_away = imani.send_off(&form.clone().press("s6"));
        assert!(put_away.ok().text().contains("Nothing jumped out. That is fine."));
        assert!(said(server, family).is_empty());

        // Fits: kept once, and quietly on the visit.
        let form = form.press(&format!("s6.{}", between(PLAIN.len() + 1, JOY)));
        let page = imani.send_off(&form);
        assert!(page.text().contains("you said so"));
        assert_eq!(imani.submit(&form).status, 303, "posted twice is one");
        assert_eq!(said(server, family), ["strategy.fits"]);
        let read = imani.get(&urls::visit(family, visit)).ok();
        assert!(read.has_id("look-back") && read.text().contains(PLEASURE));
        let mine = imani.get(&urls::looking_back(family)).ok();
        assert!(mine.text().contains(PLEASURE) && mine.text().contains(JOY));

        // Taken back.
        let form = page.form(&urls::look_back(family, visit)).press("s6");
        let page = imani.send_off(&form);
        assert!(!page.text().contains("you said so"));
        assert_eq!(said(server, family), ["strategy.fits", "strategy.left"]);
        assert!(!imani.get(&urls::looking_back(family)).ok().text().contains(PLEASURE));
    });
}

#[test]
fn another_sentence_is_chosen_and_what_lacks_is_said_beside_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Spearwort", &["Ilo"]);
        let (visit, page) = signs(&imani, family, PLAIN);
        assert_eq!(page.at, urls::visit(family, visit), "a plain note leads to the visit");
        let begun = form(&imani, (family, visit));
        let lacks = begun.clone().with("strategy", "s3").press("add-strategy");
        refused(&imani.submit(&lacks), "strategy-sentence", PLAIN);
        let lacks = begun.clone().with("domain-sentence", &between(0, PLAIN)).press("add-domain");
        refused(&imani.submit(&lacks), "domain", PLAIN);
        // Neither from the middle of a sentence, nor a part of one, nor what is no place.
        for place in ["between.3-18", "between.0-3", "between.0", "between.7-3", "between.0-999999"]
        {
            let wrong = begun.clone().with("strategy", "s3").with("strategy-sentence", place);
            refused(&imani.submit(&wrong.press("add-strategy")), "strategy-sentence", PLAIN);
        }
        let form = begun.with("domain", "needs").with("domain-sentence", &between(0, PLAIN));
        let page = imani.send_off(&form.press("add-domain"));
        assert!(page.text().contains("What the family needs to live"));
        assert_eq!(said(server, family), ["domain.fits"]);
        let text = page.text();
        let (_, balance) = text.split_once("What the last eight visits were about").unwrap();
        assert_eq!(
            balance.matches("on none of these days").count(),
            5,
            "of six domains: {balance}"
        );
    });
}

#[test]
fn nobody_but_the_writer_looks_back_and_the_family_reads_none_of_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, rosa, _) = mateos(server);
        let (visit, form) = begun(&imani, family);
        let form = form.with("words", EIGHT).with("teller", &rosa.to_string());
        let page = imani.send_off(&form.press("finish"));
        let form = page
            .form(&urls::look_back(family, visit))
            .press(&format!("s11.words.0-{}", EIGHT.len()));
        imani.send_off(&form);
        let past = "Hearing the past in the present";
        assert!(imani.get(&urls::visit(family, visit)).ok().text().contains(past));
        let ruth = Browser::of(server, "ruth");
        assert_eq!(ruth.get(&urls::look_back(family, visit)).status, 403);
        let hers = Browser::of(server, "rosa");
        let read = hers.get(&urls::visit(family, visit)).ok();
        assert!(read.text().contains("nobody sang") && !read.text().contains(past));
        assert_eq!(hers.get(&urls::look_back(family, visit)).status, 403);
        assert_eq!(hers.get(&urls::looking_back(family)).status, 403);
    });
}

#[test]
fn a_word_that_judges_gets_a_hint_and_holds_nothing_up() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Sundew", &["Pia"]);
        let (visit, form) = begun(&imani, family);
        let words = "She was noncompliant. “I am a bad mother”, she said.";
        let draft = imani.send_off(&form.with("between", words).press("save"));
        let why = "Judges without saying what happened.";
        assert!(draft.text().contains(why));
        assert!(!draft.text().contains("Names a person instead"), "quoted words are hers");
        let before = server.kinds(family).len();
        imani.send_off(&draft.form(&urls::note(family, visit)).press("finish"));
        assert_eq!(
            server.kinds(family)[before..],
            ["visit.signed", "visit.wrote", "visit.committed"]
        );
        assert!(imani.get(&urls::look_back(family, visit)).ok().text().contains(why));
    });
}

#[test]
fn whatever_keeps_a_draft_brings_the_hints_of_what_is_kept_and_none_where_others_look_along() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Sundew", &["Pia"]);
        let (visit, form) = begun(&imani, family);
        let at = urls::note_draft(family, visit);
        let keeps = |words: &str| -> serde_json::Value {
            let kept = imani.post(&at, &form.clone().with("between", words).fields).ok();
            serde_json::from_str(&kept.html()).unwrap()
        };
        let kept = keeps("She was noncompliant.");
        assert!(kept["said"].as_str().unwrap().contains("Saved"));
        let hint = &kept["hints"]["between"][0];
        assert_eq!(hint["said"], "noncompliant");
        assert_eq!(hint["why"], "Judges without saying what happened.");
        assert!(!hint["others"].as_array().unwrap().is_empty());
        assert!(kept["hints"]["words"].as_array().unwrap().is_empty());
        let said_otherwise = keeps("She asked for another day.");
        assert!(said_otherwise["hints"]["between"].as_array().unwrap().is_empty());
        imani.send_off(&imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on"));
        let kept = keeps("She was noncompliant.");
        assert_eq!(kept["hints"], serde_json::json!({}));
    });
}

#[test]
fn a_note_is_read_as_one_of_the_family_would_read_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, rosa, andre) = mateos(server);
        let (visit, form) = begun(&imani, family);
        let form = form
            .with("words", "Mine alone.")
            .with("teller", &rosa.to_string())
            .with("wondering", "Who holds her?")
            .with("promise-1", "I bring the video.")
            .with("by-1", "me")
            .with("due-1", &server.app.today().to_string())
            .with("saw", "He pointed at the moon.")
            .with("by-saw", &rosa.to_string())
            .with("holding-about", &rosa.to_string())
            .with("holding-said", "A night she will not forget.");
        imani.send_off(&form.press("save"));
        let as_read =
            |person: PersonId| imani.get(&urls::note_as(family, visit, person)).ok().text();
        let draft = as_read(rosa);
        assert!(draft.contains("Mine alone.") && !draft.contains("Who holds her?"));
        assert!(!as_read(andre).contains("Mine alone."));
        // What would be kept beside it is read by those it would be for, before it is written and after.
        let beside = |read: &dyn Fn(PersonId) -> String| {
            [rosa, andre].map(|person| {
                let read = read(person);
                ["I bring the video.", "at the moon.", "A night she will not forget."]
                    .map(|words| read.contains(words))
            })
        };
        let ahead = beside(&as_read);
        assert_eq!(ahead[0], [true; 3]);
        assert!(ahead[1][0] && !ahead[1][2], "{ahead:?}");
        let at = urls::note(family, visit);
        // With something missing, that is said, and its texts are there.
        let missing = imani.get(&at).ok().form(&at).with("on", "").press("save");
        imani.send_off(&missing);
        assert!(as_read(rosa).contains("still missing") && as_read(rosa).contains("Mine alone."));
        let whole = imani.get(&at).ok().form(&at);
        let today = server.app.today().to_string();
        imani.send_off(&whole.with("on", &today).press("finish"));
        assert_eq!(beside(&as_read), ahead);
        let read = as_read(rosa);
        assert!(read.contains("Mine alone.") && !read.contains("Who holds her?"));
        assert!(!as_read(andre).contains("Mine alone."));
        let hers = Browser::of(server, "rosa");
        assert_eq!(hers.get(&urls::note_as(family, visit, rosa)).status, 403);
        // What is amended into a part she does not read stands with her as it was.
        let amend = urls::amend(family, visit);
        let form = imani.get(&amend).ok().form(&amend).with("words", "Said otherwise.");
        imani.send_off(&form.with("part-words", "practitioner").with("reason", "So."));
        let read = as_read(rosa);
        assert!(read.contains("Mine alone.") && !read.contains("Said otherwise."));
    });
}

#[test]
fn after_five_visits_about_needs_alone_the_page_before_the_next_asks_where_the_child_was() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Sanicle", &["Uma"]);
        let before = format!("/families/{family}/before");
        let asks = || imani.get(&before).ok().text().contains("Where was the child in these?");
        for _ in 0..5 {
            assert!(!asks());
            let rent = "There is no money left for the rent.";
            let visit = signed(&imani, family, "between", rent);
            imani.send_off(
                &form(&imani, (family, visit)).press(&format!("needs.{}", between(0, rent))),
            );
        }
        assert!(asks());
    });
}

#[test]
fn what_surprised_in_three_months_is_one_list_and_a_line_is_brought_once_it_was_read_over() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, ..) = two(&imani, "Eider");
        let at = urls::looking_back(family);
        signed(&imani, family, "between", "Near.");
        assert!(!imani.get(&at).ok().has_id("h-surprised"));
        signed(&imani, family, "surprised", "I was shy with\nEider.");
        let (_, old) = begun(&imani, family);
        let ago = server.app.today().saturating_sub(100.days()).to_string();
        imani.send_off(&old.with("on", &ago).with("surprised", "Long ago.").press("finish"));
        let page = imani.get(&at).ok();
        assert!(page.has_id("h-surprised") && page.html().contains("paper-alone"));
        assert!(plain(&page).contains("I was shy with") && !plain(&page).contains("Long ago."));
        assert!(!page.on_paper().html().contains("to supervision"));
        let bring = page.form(urls::BROUGHT);
        assert_eq!(bring.get("line").trim(), "I was shy with Eider.", "to be read over first");
        assert!(!page.links(urls::BROUGHT).iter().any(|link| link.contains("shy")));
        let ruth = Browser::of(server, "ruth");
        assert!(!ruth.get(urls::BROUGHT).ok().html().contains("I was shy"));
        // Somebody else signed in meanwhile, beside the open page: it is not brought as theirs.
        let of_another = bring.clone().with("account", &"7".repeat(32)).press("bring");
        assert_eq!(imani.submit(&of_another).status, 401);
        imani.send_off(&bring.with("line", "I was shy with a baby.").press("bring"));
        let read = plain(&ruth.get(urls::BROUGHT).ok());
        assert!(read.contains("I was shy with a baby.") && !read.contains("Eider"), "{read}");
        // Somebody whom nobody supervises has no way to bring it, and sees no sentence of it.
        let (_, alone) = hired(server, "Otto Rail", &[Hat::Visitor]);
        let family = alone.open_family("Goosander", &["Uma"]);
        signed(&alone, family, "surprised", "It was quiet.");
        let page = alone.get(&urls::looking_back(family)).ok();
        assert!(plain(&page).contains("It was quiet.") && page.forms(urls::BROUGHT).is_empty());
    });
}
