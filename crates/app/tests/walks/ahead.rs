// SPDX-License-Identifier: AGPL-3.0-or-later
//! Before a visit: what a family wants to talk about comes first, a late promise above it, and nobody finds another's.

use alongside::urls;
use jiff::ToSpan as _;
use practice::promises::{self, Made};
use practice::relationships::Party;
use practice::text::Text;
use practice::visits::{self, Place, When};
use practice::{FamilyId, PersonId, PractitionerId, PromiseId, VisitId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::matrix::of_family;
use super::notes::{begun, refused};
use super::page::{Form, Page};
use super::server::{Server, on_each};

const CRIB: &str = "bring the form for the crib";
const NIGHTS: &str = "The nights, and my mother and me.";

fn day(server: &Server, ahead: i32) -> jiff::civil::Date {
    server.app.today().saturating_add(ahead.days())
}

/// A page's text without the marks that keep names apart from the direction of writing.
fn plain(page: &Page) -> String {
    page.text().replace(['\u{2068}', '\u{2069}'], "")
}

fn carer(server: &Server, family: FamilyId, name: &str) -> PersonId {
    let known = server.family(family);
    let named = known.people.iter().find(|person| person.names.short() == Some(name));
    named.unwrap().id
}

/// A promise of the visitor's that was made nine days ago and was to be kept two days ago.
fn late(server: &Server, family: FamilyId, whose: Option<PersonId>) -> PromiseId {
    let (account, on) = (server.account("imani").id, day(server, -9));
    let by = Party::Practitioner(PractitionerId(account));
    let (words, due) = (Text::line(CRIB, 200).unwrap(), day(server, -2));
    let made = Made { by, words, due, whose, shared: Vec::new(), on };
    let id = PromiseId(alongside::random::id());
    let made = promises::make(&server.family(family), id, made, (None, on)).unwrap();
    server.tell(family, account, &[made]);
    id
}

fn planned(server: &Server, family: FamilyId) -> VisitId {
    let visit = VisitId(alongside::random::id());
    let when = When { on: day(server, 1), at: None, place: Place::Home, place_words: None };
    let known = server.family(family);
    let one = visits::plan(&known, visit, when, (None, server.app.today())).unwrap();
    server.tell(family, server.account("imani").id, &[one]);
    visit
}

fn promising(browser: &Browser<'_>, family: FamilyId) -> Form {
    let at = urls::promises(family);
    let tomorrow = day(browser.server, 1).to_string();
    browser.get(&at).ok().form(&at).with("promise", CRIB).with("due", &tomorrow)
}

fn speaking(browser: &Browser<'_>, family: FamilyId) -> Form {
    let at = urls::agenda(family);
    browser.get(&at).ok().form(&at).with("topic", NIGHTS)
}

/// The forms, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Text};
    let family = imani.open_family("Brambling", &["Sol"]);
    let sol = carer(imani.server, family, "Sol").to_string();
    imani.send_off(&promising(imani, family));
    imani.send_off(&speaking(imani, family).with("teller", &sol));
    let known = imani.server.family(family);
    let promise = urls::promise(family, known.promises.open()[0].id);
    let one = |does: &str| imani.get(&promise).ok().form(&promise).with("do", does);
    let topic = known.to_talk_about()[0].id;
    let at = urls::agenda_topic(family, topic);
    let anew = format!("anew-{topic}");
    let change = imani.get(&urls::agenda(family)).ok().form(&at).press("change");
    let (_, note) = begun(imani, family);
    let tomorrow = day(imani.server, 1).to_string();
    let note = note.with("promise-2", CRIB).with("due-2", &tomorrow).with("between", "Near.");
    let later = one("put-off").with("due", &tomorrow);
    vec![
        target(
            promising(imani, family),
            &[(&["promise"], Text), (&["due"], Day), (&["by", "part"], Code)],
        ),
        target(one("not-kept").with("why", "So."), &[(&["why"], Text)]),
        target(later, &[(&["due"], Day)]),
        target(
            speaking(imani, family).with("teller", &sol),
            &[(&["topic"], Text), (&["teller", "way", "part"], Code)],
        ),
        target(change, &[(&[&anew], Text)]),
        target(
            note.press("finish"),
            &[(&["promise-2"], Text), (&["due-2"], Day), (&["by-2", "part"], Code)],
        ),
    ]
}

#[test]
fn a_late_promise_of_ones_own_tops_the_page_before_a_visit_until_it_is_kept() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Redpoll", &["Nan"]);
        let (visit, promise) = (planned(server, family), late(server, family, None));
        let before = urls::before_visit(family, visit);
        let says = format!("You said you would {CRIB} by ");
        let text = plain(&imani.get(&before).ok());
        let topic = text.find("You could open with").unwrap();
        assert!(text.find(&says).is_some_and(|at| at < topic), "{text}");
        assert_eq!(text.matches(CRIB).count(), 3, "said once, with two ways on: {text}");
        // To a colleague it is somebody's name, and not the first thing.
        server.join(family, "june.w");
        let hers = plain(&Browser::of(server, "june.w").get(&before).ok());
        assert!(
            hers.find("said they would")
                .is_some_and(|at| hers.find("You could open with") < Some(at))
        );
        // Kept with one press, twice is once.
        let entries = server.kinds(family).len();
        let form = imani.get(&before).ok().form(&urls::promise(family, promise)).press("kept");
        let list = imani.send_off(&form);
        assert!(plain(&list).contains("Done"));
        assert_eq!(imani.submit(&form).status, 303);
        assert_eq!(server.kinds(family)[entries..], ["promise.settled"]);
        let text = plain(&imani.get(&before).ok());
        let (topic, kept) = (text.find("You could open with"), text.find(&says));
        assert!(
            topic < kept && !text.contains("its day has passed"),
            "kept, it comes after: {text}"
        );
        assert_eq!(imani.get(urls::TODAY).ok().links(&before).len(), 0, "it is not today");
        assert_eq!(
            imani.get(&urls::before(family)).ok().links(&urls::note(family, visit)).len(),
            1
        );
    });
}

#[test]
fn a_promise_is_put_off_with_its_first_day_kept_and_not_kept_says_why() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Serin", &["Nan"]);
        let at = urls::promise(family, late(server, family, None));
        let form = imani.get(&at).ok().form(&at);
        refused(&imani.submit(&form.clone().press("not-kept")), "why", CRIB);
        refused(&imani.submit(&form.clone().with("do", "put-off")), "due", CRIB);
        let later = form.with("due", &day(server, 3).to_string()).with("later", "No paper came.");
        let list = plain(&imani.send_off(&later.with("do", "put-off")));
        assert!(list.contains("First thought of for") && list.contains("No paper came."));
        assert!(!plain(&imani.get(&urls::before(family)).ok()).contains("its day has passed"));
        let form = imani.get(&at).ok().form(&at).with("why", "They had none left.");
        let list = plain(&imani.send_off(&form.press("not-kept")));
        assert!(list.contains("It did not come to it") && list.contains("They had none left."));
        assert!(imani.get(&at).ok().actions().iter().all(|action| *action != at), "it is over");
    });
}

#[test]
fn promises_are_signed_with_the_note_in_one_act_and_twice_is_once() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Bunting", &["Nan"]);
        let nan = carer(server, family, "Nan").to_string();
        let (visit, form) = begun(&imani, family);
        let tomorrow = day(server, 1).to_string();
        let typed = form.with("next-time", "Both.").with("promise-1", CRIB).with("by-2", &nan);
        // What lacks is said beside its field, and nothing is signed.
        refused(&imani.submit(&typed.clone().press("finish")), "due-1", "Both.");
        let past = typed.clone().with("due-1", &day(server, -1).to_string()).press("finish");
        refused(&imani.submit(&past), "due-1", "Both.");
        assert!(server.family(family).visits.get(visit).is_none());
        // A draft keeps them as typed.
        let kept = imani.send_off(&typed.press("save")).form(&urls::note(family, visit));
        assert_eq!((kept.get("promise-1"), kept.get("by-2")), (CRIB, nan.as_str()));
        let entries = server.kinds(family).len();
        let form = kept.with("due-1", &tomorrow).with("promise-2", "sing").with("due-2", &tomorrow);
        let form = form.press("finish");
        imani.send_off(&form);
        assert_eq!(imani.submit(&form).status, 303, "posted twice is one act");
        assert_eq!(
            server.kinds(family)[entries..],
            ["visit.signed", "visit.wrote", "visit.committed", "promise.made", "promise.made"]
        );
        let list = plain(&imani.get(&urls::promises(family)).ok());
        assert!(list.contains(CRIB) && list.contains("Nan wanted to sing"));
    });
}

#[test]
fn the_other_caregiver_has_no_trace_of_a_topic_or_of_a_promise_that_is_one_caregivers_own() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Goldcrest", &["Ana", "Ben"]);
        let (ana, ben) = (carer(server, family, "Ana"), carer(server, family, "Ben"));
        let visit = planned(server, family);
        let promise = late(server, family, Some(ana));
        imani.send_off(&speaking(&imani, family).with("teller", &ana.to_string()));
        let topic = server.family(family).to_talk_about()[0].id;
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        for page in [urls::story(family), urls::agenda(family), urls::promises(family)] {
            let his = his.get(&page).ok();
            for word in [CRIB, NIGHTS, &promise.to_string(), &topic.to_string()] {
                assert!(!his.html().contains(word), "{page}: {word}");
            }
        }
        let story = plain(&hers.get(&urls::story(family)).ok());
        assert!(story.contains(CRIB) && story.contains(NIGHTS));
        assert_eq!(his.get(&urls::promise(family, promise)).status, 404);
        let at = urls::agenda_topic(family, topic);
        let form = imani.get(&urls::agenda(family)).ok().form(&at);
        for button in ["change", "take-back", "talked"] {
            assert_eq!(his.submit(&form.clone().with("do", button)).status, 404);
        }
        let talked = hers.submit(&form.with("do", "talked"));
        assert_eq!(talked.status, 404, "what was talked about is for whoever visits to say");
        for page in [urls::before(family), urls::before_visit(family, visit)] {
            assert_eq!((hers.get(&page).status, his.get(&page).status), (403, 403));
        }
        // What is for all of them he finds as she does, and she tells of her own promise, not of ours.
        let together = late(server, family, None);
        assert!(plain(&his.get(&urls::story(family)).ok()).contains(CRIB));
        let form = imani.get(&urls::promise(family, together)).ok();
        let form = form.form(&urls::promise(family, together)).press("kept");
        assert_eq!(hers.submit(&form).status, 404);
    });
}

#[test]
fn a_caregiver_says_what_she_wants_to_talk_about_changes_it_and_takes_it_back() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Waxwing", &["Ana", "Ben"]);
        let (ana, ben) = (carer(server, family, "Ana"), carer(server, family, "Ben"));
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let at = urls::agenda(family);
        let form = hers.get(&urls::story(family)).ok().form(&at);
        refused(&hers.submit(&form), "topic", "You and those who visit you");
        let story = hers.send_off(&form.clone().with("topic", NIGHTS));
        assert_eq!((story.at.clone(), hers.submit(&form).status), (urls::story(family), 422));
        let topic = server.family(family).to_talk_about()[0].id;
        let change = story.form(&urls::agenda_topic(family, topic));
        let anew = format!("anew-{topic}");
        refused(&hers.submit(&change.clone().with(&anew, "").press("change")), &anew, NIGHTS);
        hers.send_off(&change.clone().with(&anew, "The mornings.").press("change"));
        let first = plain(&imani.get(&urls::before(family)).ok());
        assert!(first.contains("What Ana wants to talk about") && first.contains("The mornings."));
        assert!(!first.contains(NIGHTS) && !first.contains("You could open with"));
        hers.send_off(
            &hers.get(&at).ok().form(&urls::agenda_topic(family, topic)).press("take-back"),
        );
        assert!(!plain(&imani.get(&urls::before(family)).ok()).contains("The mornings."));
        // For all, by her choice: he finds it, and it is still hers to change.
        let form = hers.get(&at).ok().form(&at).with("topic", "Sundays.").with("part", "all");
        hers.send_off(&form);
        assert!(plain(&his.get(&urls::story(family)).ok()).contains("Sundays."));
        // A visit with her, and it rests; that it can wait brings it back.
        let (visit, note) = begun(&imani, family);
        let note = note.with("on", &server.app.today().to_string()).with("at", "23:59");
        let shown = imani.send_off(&note.with("between", "Near.").press("finish"));
        assert!(plain(&shown).contains("What was to be talked about"));
        assert!(server.family(family).to_talk_about().is_empty());
        let topic = server.family(family).agenda.iter().next().unwrap().id;
        imani.send_off(&shown.form(&urls::agenda_topic(family, topic)).press("waits"));
        assert_eq!(server.family(family).to_talk_about().len(), 1);
        assert!(plain(&imani.get(&urls::visit(family, visit)).ok()).contains("It waits"));
    });
}

#[test]
fn where_others_see_the_screen_nothing_is_held_in_mind_and_nothing_of_one_caregivers_own_is_read() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Whinchat", &["Ana"]);
        let ana = carer(server, family, "Ana");
        imani.send_off(&speaking(&imani, family).with("teller", &ana.to_string()));
        let (_, note) = begun(&imani, family);
        imani.send_off(&note.with("hard-moment", "The door fell shut.").press("finish"));
        let own = late(server, family, Some(ana));
        let page = imani.get(&urls::before(family)).ok();
        assert!(page.has_id("hold-in-mind"));
        let text = plain(&page);
        for word in ["How could it be mended?", "The door fell shut.", CRIB] {
            assert!(text.contains(word), "{word}");
        }
        // Nothing is held of a family that was just met.
        let met = imani.open_family("Stonechat", &["Eli"]);
        assert!(!imani.get(&urls::before(met)).ok().has_id("hold-in-mind"));
        let press = imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN);
        imani.send_off(&press.press("on"));
        let held = "Some things are held for your own screen.";
        let page = imani.get(&urls::before(family)).ok();
        assert!(plain(&page).contains(held));
        for word in ["mended", "The door fell shut.", CRIB, NIGHTS, &own.to_string()] {
            assert!(!page.html().contains(word), "{word}");
        }
        // Of what is not shown it is not said that it is missing.
        assert!(plain(&page).contains("What is on your mind today?"));
        assert!(
            !plain(&page).contains("has not sent") && !plain(&page).contains("Nothing was sent")
        );
        let agenda = plain(&imani.get(&urls::agenda(family)).ok());
        assert!(!agenda.contains("Nothing has been said"));
        // The same is said of that family, so that it gives nothing away.
        assert!(plain(&imani.get(&urls::before(met)).ok()).contains(held));
    });
}

#[test]
fn that_it_can_wait_pressed_before_a_visit_is_no_talking_about_and_can_be_said_otherwise() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Dipper", &["Ana"]);
        let ana = carer(server, family, "Ana");
        let visit = planned(server, family);
        imani.send_off(&speaking(&imani, family).with("teller", &ana.to_string()));
        let topic = server.family(family).to_talk_about()[0].id;
        let (at, before) = (urls::agenda_topic(family, topic), urls::before_visit(family, visit));
        let page = imani.get(&before).ok();
        imani.send_off(&page.form(&at).press("waits"));
        let known = server.family(family);
        let answered = known.agenda.get(topic).unwrap().answered;
        assert_eq!(
            answered.map(|(_, on)| on),
            Some(day(server, 1)),
            "of the visit that is planned"
        );
        assert!(plain(&imani.get(&before).ok()).contains("It waits for the next visit."));
        // Pressed by mistake: it was talked about, and then again it can wait.
        imani.send_off(&imani.get(&before).ok().form(&at).press("talked"));
        let agenda = imani.get(&urls::agenda(family)).ok();
        assert!(
            plain(&agenda).contains("Talked about on")
                && server.family(family).to_talk_about().is_empty()
        );
        imani.send_off(&agenda.form(&at).press("waits"));
        assert_eq!(server.family(family).to_talk_about().len(), 1);
    });
}

#[test]
fn once_the_work_has_ended_nothing_is_next_and_open_promises_are_named_before() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Chukar", &["Ana"]);
        let promise = late(server, family, None);
        let goodbye = imani.get(&urls::goodbye(family)).ok();
        assert_eq!(goodbye.links(&urls::promise(family, promise)).len(), 1);
        assert!(plain(&imani.get(&urls::story(family)).ok()).contains(CRIB));
        let on = server.app.today();
        let ended = practice::goodbye::Event::Closed { on };
        let label = practice::Label::of(practice::Facet::Together);
        let ended = practice::Labelled::new(label, ended);
        server.tell(family, server.account("imani").id, &[ended]);
        let story = plain(&imani.get(&urls::story(family)).ok());
        assert!(!story.contains(CRIB) && !story.contains("No visit is planned yet"), "{story}");
    });
}
