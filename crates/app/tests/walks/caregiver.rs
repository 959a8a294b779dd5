// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a caregiver sees of her own family: its story and what is hers, and no word that is not.

use alongside::urls;
use practice::card::Topic;
use practice::relationships::{self, Party, Seen, State, Trend};
use practice::text::Text;
use practice::visits::Field;
use practice::{FamilyId, PersonId};

use super::browser::Browser;
use super::gate::{PRINTED, ask, at, routes};
use super::notes::begun;
use super::server::{Server, on_each};

/// Mateo's family: Rosa, who signs in, and Andre, who does not.
pub fn mateos(server: &Server) -> (FamilyId, PersonId, PersonId) {
    let (family, rosa) = server.account("rosa").caregiver_of.unwrap();
    let known = server.family(family);
    let andre = known.people.iter().find(|person| person.names.short() == Some("Andre"));
    (family, rosa, andre.unwrap().id)
}

/// A word that stands nowhere else.
pub fn canary(of: &str) -> String {
    format!("Kanarie-{of}-{:08x}", alongside::random::id() >> 96)
}

/// Writes words of everybody into the family; answers those Rosa may read, her own and what her child
/// did, and those she may not.
pub fn sung(
    server: &Server,
    (family, rosa, andre): (FamilyId, PersonId, PersonId),
) -> (Vec<String>, Vec<String>) {
    let imani = Browser::of(server, "imani");
    let mut own = vec![canary("rosa")];
    let mut others = Vec::new();
    // A note with Andre's words and every field; then one with Rosa's words.
    let (visit, mut form) = begun(&imani, family);
    for field in Field::ALL {
        let word = canary(field.code());
        form = form.with(field.code(), &word);
        // She is his mother: what Mateo did is hers to read.
        if field == Field::Child { own.push(word) } else { others.push(word) }
    }
    imani.send_off(&form.with("teller", &andre.to_string()).press("finish"));
    let amend = urls::amend(family, visit);
    let form = imani.get(&amend).ok().form(&amend);
    let (reason, repair) = (canary("reason"), canary("mended"));
    imani.send_off(&form.with("reason", &reason).with("repair", &repair));
    others.extend([reason, repair]);
    let (_, form) = begun(&imani, family);
    let form = form.with("teller", &rosa.to_string()).with("words", &own[0]);
    imani.send_off(&form.press("finish"));

    // How Mateo and Rosa stand, in Andre's words and in the visitor's own.
    let known = server.family(family);
    let child = known.people.children().next().unwrap().id;
    let pair = known.relationships.between(Party::Person(child), Party::Person(rosa)).unwrap().id;
    for (teller, of) in [(Some(andre), "of-andre"), (None, "of-imani")] {
        let word = canary(of);
        let words = Some(Text::line(&word, 100).unwrap());
        let on = server.app.today();
        let seen =
            Seen { state: State::Strained, trend: Trend::Steady, since: None, words, teller, on };
        let told = relationships::see(&known, pair, seen, on).unwrap();
        server.tell(family, server.account("imani").id, &[told]);
        others.push(word);
    }
    // How to reach Andre, who he is, what he wishes; why a visit did not happen.
    let word = canary("contact");
    let page = imani.get(&urls::person(family, andre)).ok();
    let form = page.form(&urls::person_form(family, andre, "contact"));
    imani.send_off(&form.with("how", &word).with("never", &word));
    others.push(word);
    let word = canary("identity");
    let who = urls::card_person(family, andre);
    imani.send_off(&imani.get(&who).ok().form(&who).with("words", &word));
    others.push(word);
    // What he says of himself alone on the family's card.
    let word = canary("card");
    let asked = urls::card_topic(family, Topic::Mourning);
    let form = imani.get(&asked).ok().form(&asked).with("teller", &andre.to_string());
    imani.send_off(&form.with("whose", "own").with("words", &word));
    others.push(word);
    let missed = urls::did_not_happen(family, practice::VisitId(alongside::random::id()));
    let word = canary("missed");
    let form =
        imani.get(&missed).ok().form(&missed).with("cause", "circumstances").with("what", &word);
    imani.send_off(&form);
    others.push(word);
    (own, others)
}

#[test]
fn rosa_sees_her_familys_story_and_no_word_that_is_not_hers() {
    on_each(|server| {
        let (family, rosa, andre) = mateos(server);
        let (own, others) = sung(server, (family, rosa, andre));
        let browser = Browser::of(server, "rosa");
        assert_eq!(browser.get(urls::TODAY).to(), urls::story(family));
        assert_eq!(browser.get(urls::FAMILIES).to(), urls::story(family));
        let story = browser.get(&urls::story(family)).ok();
        assert!(story.text().contains("Mateo"));
        assert!(own.iter().all(|word| story.html().contains(word.as_str())));

        // Every page of the family that is there for her, and all they lead to.
        let known = server.family(family);
        let mut paths = vec![urls::story(family), urls::visits(family), urls::people(family)];
        paths.push(urls::card(family));
        paths.extend(Topic::ALL.map(|topic| urls::card_topic(family, topic)));
        paths.extend(known.people.iter().map(|person| urls::card_person(family, person.id)));
        paths.extend(known.visits.iter().map(|visit| urls::visit(family, visit.id)));
        paths.extend(known.people.iter().map(|person| urls::person(family, person.id)));
        paths.extend(known.relationships.iter().map(|pair| urls::relationship(family, pair.id)));
        let mut read = 0;
        for path in &paths {
            let page = browser.get(path);
            assert!(page.status == 200 || page.status == 404, "{path}: {}", page.status);
            read += usize::from(page.status == 200);
            let html = page.html();
            for word in &others {
                assert!(!html.contains(word.as_str()), "{path} shows {word}");
            }
        }
        assert!(read > 30, "there is a story to read: {read} pages");

        // The same words are there for the visitor: the walk would see them.
        let imani = Browser::of(server, "imani");
        let all: String = paths.iter().map(|path| imani.get(path).ok().html()).collect();
        for word in others.iter().chain(&own) {
            assert!(all.contains(word.as_str()), "{word} is in the record");
        }
    });
}

#[test]
fn rosa_does_not_write_into_the_record() {
    on_each(|server| {
        let (family, _, _) = mateos(server);
        let browser = Browser::of(server, "rosa");
        // What she says of herself on the family's card, promises, wants to talk about, and brings is hers to write:
        // walks/card.rs, walks/ahead.rs, walks/seen.rs, walks/book_of_firsts.rs, walks/signs.rs, walks/plays.rs, walks/attachments.rs.
        let hers = [
            "/card/",
            "/promises",
            "/capacities",
            "/echoes",
            "/pages/",
            "/agenda",
            "/observations",
            "/book/",
            "/signs/",
            "/plays/",
            "/good-moments",
            "/attachments",
            "/sound",
        ];
        let own = |route: &str| route == PRINTED || hers.iter().any(|own| route.contains(own));
        let posted = routes().filter(|(method, route)| *method == "POST" && !own(route));
        for (method, route) in posted {
            let page = ask(&browser, method, &at(server, family, route));
            assert!(page.status == 403 || page.status == 404, "{route}: {}", page.status);
        }
        for page in [
            urls::new_visit(family),
            urls::plan_visit(family),
            urls::add_person(family),
            urls::add_relationship(family),
        ] {
            assert_eq!(browser.get(&page).status, 403, "{page}");
        }
        assert_eq!(browser.get(urls::NEW_FAMILY).status, 403);
        assert_eq!(browser.get(urls::IMPORT).status, 403);
        let story = browser.get(&urls::story(family)).ok();
        let written = [urls::agenda(family), urls::observations(family)];
        let own = |action: &String| written.iter().any(|at| action.starts_with(at));
        let actions = story.actions();
        assert!(actions.iter().all(|action| own(action) || !action.contains("/families/")));
        let me = record::ActorId(server.account("rosa").id);
        let opened = server.wait(server.app.record.read(record::StreamId(family.0))).unwrap();
        assert!(opened.entries.iter().all(|entry| entry.author != me));
    });
}
