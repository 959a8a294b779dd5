// SPDX-License-Identifier: AGPL-3.0-or-later
//! The rhythm of presence: when it is quiet, whoever works with the family is asked to reach out, and nobody else sees it.

use alongside::urls;
use jiff::ToSpan as _;
use practice::people::{self, Names, NewPerson, Role};
use practice::safety::{self, Agreed, SafeContact, Way};
use practice::text::Text;
use practice::visits::{self, Cause, Why};
use practice::{FamilyId, PersonId, VisitId, family};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::matrix::of_family;
use super::notes::{refused, signed};
use super::page::Form;
use super::server::{Server, on_each};

const CARD: &str = "You might reach out";

fn day(server: &Server, ahead: i32) -> jiff::civil::Date {
    server.app.today().checked_add(ahead.days()).unwrap()
}

fn line(words: &str) -> Text {
    Text::line(words, 200).unwrap()
}

/// A family that was met so many days ago, with one caregiver, and not visited since.
fn met(server: &Server, ago: i32, every: Option<u16>, called: &str) -> (FamilyId, PersonId) {
    let (id, person) = (FamilyId(alongside::random::id()), PersonId(alongside::random::id()));
    let imani = server.account("imani").id;
    let mut all = family::open(practice::PractitionerId(imani), day(server, -ago), every);
    let somebody = NewPerson {
        id: person,
        role: Role::Caregiver,
        names: Names::of(None, Some(line(called))),
        pronouns: None,
        birth: None,
        gestation: None,
        languages: Vec::new(),
        source: None,
    };
    all.push(people::add(somebody, server.app.today()).unwrap());
    server.tell(id, imani, &all);
    (id, person)
}

/// The form of a try to reach out, as it stands on the story.
fn outreach(browser: &Browser<'_>, family: FamilyId) -> Form {
    browser.get(&urls::story(family)).ok().form(&urls::outreach(family))
}

/// The form of another rhythm.
fn another(browser: &Browser<'_>, family: FamilyId) -> Form {
    let at = urls::rhythm(family);
    browser.get(&at).ok().form(&at)
}

/// Both forms, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Number, Text};
    let family = imani.open_family("Twite", &["Sol"]);
    vec![
        target(
            outreach(imani, family).with("way", "call").press("not-yet"),
            &[(&["said"], Text), (&["tried-on"], Day), (&["way"], Code)],
        ),
        target(
            another(imani, family).with("why", "So."),
            &[(&["why"], Text), (&["on", "pause"], Day), (&["every"], Number)],
        ),
    ]
}

#[test]
fn after_three_quiet_weeks_reaching_out_is_suggested_and_a_try_rests_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (almost, _) = met(server, 20, Some(7), "Siskin-Almost");
        let (quiet, _) = met(server, 21, Some(7), "Siskin-Quiet");
        let (seldom, _) = met(server, 41, Some(28), "Siskin-Seldom");
        let card = urls::presence(quiet);
        let today = imani.get(urls::TODAY).ok();
        assert_eq!(today.links(&card).len(), 1);
        assert!(today.links(&urls::presence(almost)).is_empty());
        assert!(today.links(&urls::presence(seldom)).is_empty(), "what was agreed is no gap");
        for family in [almost, seldom] {
            assert!(!imani.get(&urls::story(family)).ok().text().contains(CARD));
        }
        let story = imani.get(&urls::story(quiet)).ok();
        let says = "\u{2068}21\u{2069} days since you last heard from each other";
        assert!(story.text().contains(says) && story.text().contains(CARD));

        // Two taps: the way, and the button.
        let form = outreach(&imani, quiet);
        refused(
            &imani.submit(&form.clone().press("not-yet").with("said", "A song.")),
            "way",
            "A song.",
        );
        let form = form.with("way", "card").with("said", "A card with the song.").press("not-yet");
        let entries = server.kinds(quiet).len();
        let story = imani.send_off(&form);
        assert!(!story.text().contains(CARD), "a week is given");
        assert!(imani.get(urls::TODAY).ok().links(&card).is_empty());
        assert_eq!(imani.submit(&form).status, 303, "posted twice is one");
        assert_eq!(server.kinds(quiet)[entries..], ["outreach.tried"]);
        let page = imani.get(&urls::rhythm(quiet)).ok();
        assert!(
            page.text().contains("A card with the song.")
                && page.text().contains("Quiet for 21 days")
        );
        let visited = imani.open_family("Siskin-Visited", &["Nan"]);
        let note = signed(&imani, visited, "between", "There.");
        let page = imani.get(&urls::rhythm(visited)).ok();
        assert_eq!(page.links(&urls::visit(visited, note)).len(), 1);
    });
}

#[test]
fn nothing_of_it_is_in_the_familys_view_or_a_managers_or_where_others_look_along() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (quiet, person) = met(server, 30, Some(7), "Linnet-Quiet");
        let form = another(&imani, quiet);
        let shifts = "Her night shifts leave no mornings.";
        imani.send_off(
            &outreach(&imani, quiet)
                .with("way", "call")
                .with("said", "I sang to the machine.")
                .press("not-yet"),
        );
        let hers = of_family(server, quiet, person);
        let story = hers.get(&urls::story(quiet)).ok();
        for words in [CARD, "I sang", "presence"] {
            assert!(!story.html().contains(words), "{words}");
        }
        let ruth = Browser::of(server, "ruth");
        assert!(!ruth.get(&urls::story(quiet)).ok().has_id("quiet"));
        let at = urls::rhythm(quiet);
        for (browser, status) in [
            (&ruth, 403),
            (&hers, 403),
            (&Browser::of(server, "marguerite"), 404),
            (&Browser::of(server, "piotr"), 404),
        ] {
            assert_eq!(browser.get(&at).status, status);
            assert_eq!(browser.submit(&form.clone().with("why", "So.")).status, status);
        }
        let marguerite = Browser::of(server, "marguerite");
        for page in [urls::TODAY.to_owned(), urls::STAFF_FAMILIES.to_owned(), urls::arrange(quiet)]
        {
            assert!(!marguerite.get(&page).ok().text().contains(CARD), "{page}");
        }
        // What was agreed is theirs as well; why is not.
        imani.send_off(&form.with("every", "28").with("why", shifts));
        assert_eq!(
            server.kinds(quiet).iter().filter(|kind| kind.starts_with("rhythm.")).count(),
            2
        );
        assert!(imani.get(&at).ok().text().contains(shifts));
        assert!(!hers.get(&urls::story(quiet)).ok().text().contains(shifts));
        let press = imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN);
        imani.send_off(&press.press("on"));
        assert!(!imani.get(&urls::story(quiet)).ok().has_id("presence"));
        assert_eq!(imani.get(&at).status, 403);
        assert!(imani.get(urls::TODAY).ok().links(&urls::presence(quiet)).is_empty());
    });
}

#[test]
fn another_rhythm_or_a_pause_is_agreed_with_its_reason_and_makes_no_gap() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _) = met(server, 40, Some(7), "Dunlin-Family");
        let form = another(&imani, family);
        assert_eq!(form.get("every"), "7");
        let typed = form.clone().with("why", "They travel.");
        let date = |ahead| day(server, ahead).to_string();
        for (field, value) in [
            ("every", "0"),
            ("every", "91"),
            ("pause", &*date(0)),
            ("pause", &*date(184)),
            ("on", &*date(1)),
            ("on", &*date(-41)),
            ("on", ""),
        ] {
            refused(&imani.submit(&typed.clone().with(field, value)), field, "They travel.");
        }
        refused(&imani.submit(&form), "why", "Agree another rhythm");
        let card = urls::presence(family);
        assert_eq!(imani.get(urls::TODAY).ok().links(&card).len(), 1);
        // A pause that was agreed back then, and ends today: quiet is counted from its end.
        let paused = typed.with("on", &date(-30)).with("pause", &date(0));
        let page = imani.send_off(&paused);
        assert!(page.text().contains("Pause until") && page.text().contains("They travel."));
        assert!(!page.text().contains("Quiet for"));
        assert!(imani.get(urls::TODAY).ok().links(&card).is_empty());
        assert!(!imani.get(&urls::story(family)).ok().text().contains("You might reach out:"));
    });
}

#[test]
fn a_way_that_could_harm_somebody_is_not_suggested_and_a_missed_visit_says_what_happened() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let account = server.account("imani").id;
        let (quiet, person) = met(server, 25, None, "Knot-Quiet");
        let idea = "A short message that asks for nothing";
        assert!(imani.get(&urls::story(quiet)).ok().text().contains(idea));
        let way = |way, allowed| Agreed { way, allowed, to: allowed.then(|| line("555 0100")) };
        let rule = SafeContact {
            ways: vec![way(Way::Text, false), way(Way::Phone, true)],
            hours: None,
            may_say: None,
            kept_from: Vec::new(),
            kept_from_others: None,
            guarded: false,
            told_by: Some(person),
            from: server.app.today(),
        };
        let known = server.family(quiet);
        let mut all = safety::agree(&known, person, rule, server.app.today()).unwrap();
        let (visit, on) = (VisitId(alongside::random::id()), day(server, -11));
        let why = Why { cause: Cause::Circumstances, words: Some(line("The bus did not come.")) };
        let missed = visits::did_not_happen(&known, visit, on, why, server.app.today()).unwrap();
        all.push(missed);
        server.tell(quiet, account, &all);
        let story = imani.get(&urls::story(quiet)).ok().text();
        assert!(story.contains(CARD) && !story.contains(idea));
        assert!(story.contains("A card with something you remember") && story.contains("555 0100"));
        let page = imani.get(&urls::rhythm(quiet)).ok();
        assert!(
            page.text().contains("The bus did not come."),
            "a missed visit is no contact, and speaks"
        );
        assert!(page.text().contains("Quiet for 25 days"));
    });
}
