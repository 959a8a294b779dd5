// SPDX-License-Identifier: AGPL-3.0-or-later
//! Understandings: two side by side, said otherwise with what stood before, laid aside and taken up.

use alongside::urls;
use jiff::civil::Date;
use practice::relationships::Party;
use practice::text::Text;
use practice::understandings::{self, Account};
use practice::{
    Facet, FamilyId, Label, Labelled, PersonId, RelationshipId, UnderstandingId, goodbye, people,
};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::copies::{copied, previewed, with_ground};
use super::matrix::of_family;
use super::notes::refused;
use super::page::{Form, Page};
use super::seen::{plain, two};
use super::server::{Server, on_each};

const FIRST: &str = "She keeps the lamp on & it is for him.";
const SECOND: &str = "She keeps the lamp on & it is for her.";
const OTHER: &str = "He asks for the dark himself.";
const WOULD: &str = "If he slept at his aunt’s without a lamp.";
const WHY: &str = "Her mother told it otherwise.";

/// A family, the child's relationship with Ana, and the two parents.
fn pair(imani: &Browser<'_>, called: &str) -> (FamilyId, RelationshipId, [PersonId; 2]) {
    let (family, child, both) = two(imani, called);
    let known = imani.server.family(family);
    let of = known.relationships.between(Party::Person(child), Party::Person(both[0]));
    (family, of.unwrap().id, both)
}

fn page(browser: &Browser<'_>, (family, of): (FamilyId, RelationshipId)) -> Page {
    browser.get(&urls::understandings(family, of)).ok()
}

fn form(browser: &Browser<'_>, of: (FamilyId, RelationshipId)) -> Form {
    page(browser, of).form(&urls::understandings(of.0, of.1))
}

/// Holds one; answers which.
fn held(browser: &Browser<'_>, of: (FamilyId, RelationshipId), words: &str) -> UnderstandingId {
    browser.send_off(&form(browser, of).with("words", words));
    let known = browser.server.family(of.0);
    known.understandings.of(of.1).last().unwrap().id
}

fn named(name: &str, one: UnderstandingId) -> String {
    format!("{name}-{one}")
}

/// The form that says it otherwise, with these words.
fn otherwise(
    browser: &Browser<'_>,
    of: (FamilyId, RelationshipId),
    (one, words): (UnderstandingId, &str),
) -> Form {
    let form = page(browser, of).form(&urls::understanding(of.0, one));
    form.with(&named("words", one), words)
}

fn aside(browser: &Browser<'_>, of: (FamilyId, RelationshipId), one: UnderstandingId) -> Form {
    let form = page(browser, of).form(&urls::understanding_aside(of.0, one));
    form.with(&named("why", one), WHY)
}

fn kinds(server: &Server, family: FamilyId) -> Vec<String> {
    let all = server.kinds(family).into_iter();
    all.filter(|kind| kind.starts_with("understanding.")).collect()
}

/// Tells one as it was said on a day, which no form lets anybody choose.
fn told_on(
    server: &Server,
    of: (FamilyId, RelationshipId),
    words: &str,
    on: Date,
) -> UnderstandingId {
    let one = UnderstandingId(alongside::random::id());
    let account = Account { words: Text::narrative(words).unwrap(), would_change: None, on };
    let held = understandings::hold(&server.family(of.0), (one, of.1), account).unwrap();
    server.tell(of.0, server.account("imani").id, &[held]);
    one
}

/// The forms, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    let (family, of, _) = pair(imani, "Bittern");
    let of = (family, of);
    let one = held(imani, of, FIRST);
    let new = form(imani, of).with("words", OTHER).with("would-change", WOULD);
    let (words, would, why) = (named("words", one), named("would-change", one), named("why", one));
    vec![
        target(new, &[(&["words", "would-change"], Takes::Text)]),
        target(otherwise(imani, of, (one, SECOND)), &[(&[&words, &would], Takes::Text)]),
        target(aside(imani, of, one), &[(&[&why], Takes::Text)]),
    ]
}

#[test]
fn two_stand_side_by_side_and_beside_one_the_page_asks_how_else_it_could_be() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, id, _) = pair(&imani, "Gadwall");
        let (of, relationship) = ((family, id), urls::relationship(family, id));
        let card = imani.get(&relationship).ok();
        assert_eq!(card.links(&urls::understandings(family, id)).len(), 1);
        let empty = plain(&page(&imani, of));
        assert!(empty.contains("A first thought is enough") && !empty.contains("How else"));
        refused(&imani.submit(&form(&imani, of).with("would-change", WOULD)), "words", WOULD);
        let first = form(&imani, of).with("words", FIRST).with("would-change", WOULD);
        imani.send_off(&first);
        assert_eq!(imani.submit(&first).status, 303);
        assert_eq!(kinds(server, family), ["understanding.held"], "posted twice is one act");
        let one = plain(&page(&imani, of));
        assert!(one.contains(FIRST) && one.contains(WOULD) && one.contains("As you see it"));
        assert!(one.contains("How else could it be?") && !one.contains("A first thought"));
        server.join(family, "june.w");
        let june = Browser::of(server, "june.w");
        held(&june, of, OTHER);
        let both = page(&imani, of);
        let text = plain(&both);
        assert!(text.contains(FIRST) && text.contains(OTHER), "{text}");
        let name = &server.account("june.w").name;
        assert!(text.contains(&format!("As {name} sees it")), "{text}");
        assert_eq!(both.html().matches("<article").count(), 2);
        let card = plain(&imani.get(&relationship).ok());
        assert!(card.contains(FIRST) && card.contains(OTHER), "{card}");
        // Nothing is ever said to be the last word, and a third has room.
        for word in ["final", "closed", "correct", "right one"] {
            assert!(!text.contains(word), "{word}");
        }
        held(&imani, of, "Something third.");
        assert_eq!(page(&imani, of).html().matches("<article").count(), 3);
        let short = plain(&imani.get(&relationship).ok());
        assert!(short.contains("Something third.") && !short.contains(FIRST), "the newest two");
    });
}

#[test]
fn said_otherwise_it_shows_what_was_thought_in_which_month_and_what_changed_word_by_word() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, id, _) = pair(&imani, "Shoveler");
        let of = (family, id);
        let long_ago = Date::constant(2024, 3, 9);
        let one = told_on(server, of, FIRST, long_ago);
        let same = otherwise(&imani, of, (one, FIRST));
        refused(&imani.submit(&same), &named("words", one), FIRST);
        imani.send_off(&otherwise(&imani, of, (one, SECOND)));
        let html = page(&imani, of).html();
        let text = plain(&page(&imani, of));
        assert!(text.contains("In March 2024, you thought:"), "{text}");
        assert!(
            html.contains(
                "<del><span class=\"vh\">[taken out: </span>him.<span class=\"vh\">] </span></del>"
            ),
            "{html}"
        );
        assert!(html.contains(
            "<ins><span class=\"vh\">[put in: </span>her.<span class=\"vh\">] </span></ins>"
        ));
        assert!(html.contains(&SECOND.replace('&', "&amp;")));
        // Also what would change it, alone.
        let would = otherwise(&imani, of, (one, SECOND)).with(&named("would-change", one), WOULD);
        imani.send_off(&would);
        let text = plain(&page(&imani, of));
        let month = alongside::words::Words::of(alongside::words::Language::English)
            .month(server.app.today());
        assert!(text.contains(&format!("In {month}, you thought:")), "{text}");
        assert_eq!(text.matches("you thought:").count(), 2);
        assert_eq!(kinds(server, family).len(), 3);
        // In Spanish, and by another.
        server.join(family, "graciela");
        let graciela = Browser::of(server, "graciela");
        let text = plain(&page(&graciela, of));
        let name = &server.account("imani").name;
        assert!(text.contains(&format!("En marzo de 2024, {name} pensaba:")), "{text}");
        assert!(text.contains("se quitó:") && text.contains(&format!("Como lo ve {name}")));
    });
}

#[test]
fn it_is_laid_aside_with_why_taken_up_with_one_press_and_a_slip_is_taken_back_by_its_writer() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, id, _) = pair(&imani, "Wigeon");
        let of = (family, id);
        let one = held(&imani, of, FIRST);
        server.join(family, "june.w");
        let june = Browser::of(server, "june.w");
        let without = aside(&june, of, one).with(&named("why", one), "");
        refused(&june.submit(&without), &named("why", one), FIRST);
        let shown = june.send_off(&aside(&june, of, one));
        assert!(shown.has_id("laid-aside"));
        let text = plain(&shown);
        assert!(text.contains(FIRST) && text.contains(WHY) && text.contains("Laid aside on"));
        let card = plain(&imani.get(&urls::relationship(family, id)).ok());
        assert!(!card.contains(FIRST) && card.contains("Side by side"), "{card}");
        let up = page(&imani, of).form(&urls::understanding_up(family, one));
        imani.send_off(&up);
        let again = Form { fields: up.fields.clone(), ..up }.with("act", &"7".repeat(32));
        let twice = imani.submit(&again);
        refused(&twice, &named("understanding", one), "stands already");
        let shown = page(&imani, of);
        assert!(!shown.has_id("laid-aside"));
        assert!(plain(&shown).contains(WHY), "why it was aside stays readable");
        // That it was taken up was hers; only she takes that back.
        let slip = urls::understanding_slip(family, one);
        assert!(page(&june, of).forms(&slip).is_empty());
        let back = page(&imani, of).form(&slip);
        let hers = june.submit(&back);
        refused(&hers, &named("understanding", one), FIRST);
        imani.send_off(&back);
        assert!(page(&imani, of).has_id("laid-aside"), "it is aside, as before");
        june.send_off(&page(&june, of).form(&slip));
        imani.send_off(&page(&imani, of).form(&slip));
        let none = page(&imani, of);
        assert!(!none.html().contains("lamp") && plain(&none).contains("A first thought"));
        assert_eq!(
            kinds(server, family),
            ["held", "laid_aside", "taken_up", "taken_back", "taken_back", "taken_back"]
                .map(|kind| format!("understanding.{kind}"))
        );
        let card = imani.get(&urls::relationship(family, id)).ok();
        assert!(!card.html().contains("lamp"));
    });
}

#[test]
fn what_somebody_said_meanwhile_is_written_over_by_nobody_and_nothing_typed_is_lost() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, id, _) = pair(&imani, "Smew");
        let of = (family, id);
        let one = held(&imani, of, FIRST);
        server.join(family, "june.w");
        let june = Browser::of(server, "june.w");
        let left_open = otherwise(&june, of, (one, "June-4471 types this."));
        let aside_open = aside(&june, of, one);
        imani.send_off(&otherwise(&imani, of, (one, SECOND)));
        let words = named("words", one);
        let shown = june.submit(&left_open);
        refused(&shown, &words, "June-4471 types this.");
        assert!(plain(&shown).contains(SECOND), "what stands now is there to read");
        refused(&june.submit(&aside_open), &named("why", one), WHY);
        assert_eq!(kinds(server, family).len(), 2);
        // Read and sent again, it is said otherwise, and what stood is not lost.
        let again = shown.form(&urls::understanding(family, one));
        assert_eq!(again.get(&words), "June-4471 types this.");
        let both = plain(&june.send_off(&again));
        assert!(both.contains("June-4471 types this.") && both.contains("it is for"), "{both}");
        // Laid aside meanwhile, it is kept in its own form; taken back, as another; so is why it was to be laid aside.
        let left_open = otherwise(&imani, of, (one, "Imani-5520 types this."));
        june.send_off(&aside(&june, of, one));
        refused(&imani.submit(&left_open), &words, "Imani-5520 types this.");
        let other = held(&imani, of, OTHER);
        let left_open = otherwise(&june, of, (other, "June-9034 types this."));
        let (aside_open, slip) = (
            aside(&june, of, other),
            page(&imani, of).form(&urls::understanding_slip(family, other)),
        );
        imani.send_off(&page(&imani, of).form(&urls::understanding_slip(family, other)));
        let shown = june.submit(&left_open);
        refused(&shown, "words", "June-9034 types this.");
        refused(&june.submit(&aside_open), "words", WHY);
        let again = Form { fields: slip.fields.clone(), ..slip }.with("act", &"7".repeat(32));
        refused(&imani.submit(&again), "understandings", "Nothing else was changed.");
        june.send_off(&shown.form(&urls::understandings(family, id)));
        assert!(plain(&page(&imani, of)).contains("June-9034 types this."));
        assert!(!page(&imani, of).html().contains(OTHER));
    });
}

#[test]
fn nobody_of_the_family_finds_a_trace_and_a_copy_takes_it_where_somebody_chose_so() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, id, [ana, ben]) = pair(&imani, "Garganey");
        let of = (family, id);
        let first = form(&imani, of).with("words", FIRST).with("would-change", WOULD);
        imani.send_off(&first);
        let one = server.family(family).understandings.of(id).next().unwrap().id;
        imani.send_off(&otherwise(&imani, of, (one, SECOND)));
        imani.send_off(&aside(&imani, of, one));
        let slip = held(&imani, of, OTHER);
        let back = page(&imani, of).form(&urls::understanding_slip(family, slip));
        let writes = [otherwise(&imani, of, (slip, "So.")), back.clone(), form(&imani, of)];
        imani.send_off(&back);
        let label = server.seen(family).said.last().unwrap().label.clone();
        assert_eq!(label.facet, Facet::Practitioner);
        let at = urls::understandings(family, id);
        let pages = [urls::relationship(family, id), urls::story(family), urls::visits(family)];
        for person in [ana, ben] {
            let theirs = of_family(server, family, person);
            assert_eq!(theirs.get(&at).status, 404);
            for there in &pages {
                let html = theirs.get(there).html();
                assert!(!html.contains("lamp") && !html.contains("nderstand"), "{there}");
            }
            for write in &writes {
                assert_eq!(theirs.submit(write).status, 403, "{}", write.action);
            }
            assert!(
                !copied(server, family, person).html().contains("lamp"),
                "in no copy by itself"
            );
        }
        // Whoever prepares a copy reads it there, and chooses.
        let preview = previewed(&imani, family, ana).ok();
        let text = plain(&preview);
        assert!(text.contains(FIRST) && text.contains(WOULD) && text.contains(WHY), "{text}");
        assert!(!text.contains(OTHER), "what was taken back is told nowhere");
        let mut chosen = with_ground(&preview, family);
        let said = server.seen(family).said;
        let mine =
            said.iter().find(|said| matches!(said.event, practice::Event::Understandings(_)));
        chosen = chosen.also("went", &mine.unwrap().id.to_string());
        let copy = imani.send_off(&chosen);
        assert!(plain(&copy).contains(FIRST) && !plain(&copy).contains(SECOND), "what was chosen");
    });
}

#[test]
fn before_a_visit_two_texts_say_what_would_change_a_mind_and_a_shared_screen_has_none_of_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, id, _) = pair(&imani, "Pochard");
        let of = (family, id);
        let before = || imani.get(&urls::before(family)).ok();
        let bare = plain(&before());
        held(&imani, of, "Without what would change it.");
        assert_eq!(plain(&before()), bare);
        for number in 1..=3 {
            let words = form(&imani, of).with("words", &format!("Lamp {number}."));
            imani.send_off(&words.with("would-change", &format!("If it were otherwise {number}.")));
        }
        let at = urls::understandings(family, id);
        let page = before();
        let text = plain(&page);
        assert!(text.contains("otherwise 3.") && text.contains("otherwise 2."), "{text}");
        assert!(text.contains("Ana"), "of whom: {text}");
        assert!(!text.contains("otherwise 1.") && !text.contains("Lamp 3."));
        assert_eq!(page.html().matches(&format!("\"{at}\"")).count(), 2);
        imani.send_off(&imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on"));
        assert!(!before().html().contains("were otherwise"));
        assert_eq!(imani.get(&at).status, 404);
        let card = imani.get(&urls::relationship(family, id)).ok();
        assert!(!card.has_id("h-understood") && !card.html().contains("Lamp"));
        let act = format!("{:032x}", alongside::random::id());
        let fields = [("act".to_owned(), act), ("words".to_owned(), "So.".to_owned())];
        assert_eq!(imani.post(&at, &fields).status, 403);
    });
}

#[test]
fn after_a_loss_it_stays_readable_and_nothing_asks_and_after_a_goodbye_nothing_is_written() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, id, _) = pair(&imani, "Scoter");
        let of = (family, id);
        let first = form(&imani, of).with("words", FIRST).with("would-change", WOULD);
        imani.send_off(&first);
        let one = server.family(family).understandings.of(id).next().unwrap().id;
        let open = form(&imani, of).with("words", OTHER);
        let child = server.family(family).people.children().next().unwrap().id;
        let died = people::Event::Died { person: child, when: Text::line("at night", 50).unwrap() };
        let together = || Label::of(Facet::Together);
        let me = server.account("imani").id;
        server.tell(family, me, &[Labelled::new(together(), died)]);
        let text = plain(&page(&imani, of));
        assert!(text.contains(FIRST) && !text.contains("How else"), "{text}");
        assert!(page(&imani, of).forms(&urls::understandings(family, id)).is_empty());
        assert!(!imani.get(&urls::before(family)).ok().html().contains("without a lamp"));
        assert!(plain(&imani.get(&urls::relationship(family, id)).ok()).contains(FIRST));
        imani.send_off(&otherwise(&imani, of, (one, SECOND)));
        imani.send_off(&aside(&imani, of, one));
        assert!(!plain(&page(&imani, of)).contains("A first thought"), "nothing asks");
        imani.send_off(&page(&imani, of).form(&urls::understanding_up(family, one)));
        let change = otherwise(&imani, of, (one, FIRST));
        let ended = goodbye::Event::Closed { on: server.app.today() };
        server.tell(family, me, &[Labelled::new(together(), ended)]);
        let entries = server.kinds(family).len();
        refused(&imani.submit(&open), "words", OTHER);
        refused(&imani.submit(&change), &named("words", one), FIRST);
        let after = page(&imani, of);
        assert!(
            plain(&after).contains(SECOND)
                && after.actions().iter().all(|at| !at.contains("understanding"))
        );
        assert_eq!(server.kinds(family).len(), entries);
    });
}
