// SPDX-License-Identifier: AGPL-3.0-or-later
//! Early care: told, counted, corrected; and a letter for the next arms without a word that is not the child's.

use alongside::urls;
use practice::early_care::Habit;
use practice::people::{Care, CareBegan, Event};
use practice::{Facet, FamilyId, Label, Labelled, PersonId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::caregiver::canary;
use super::matrix::cast::of_family;
use super::notes::{begun, refused};
use super::page::{Form, Page};
use super::server::on_each;

/// A family opened by Imani: a mother, a father and a foster mother, who cares day to day.
struct Told {
    family: FamilyId,
    child: PersonId,
    nora: PersonId,
    teo: PersonId,
    joan: PersonId,
}

impl Told {
    fn by(imani: &Browser<'_>) -> Self {
        let family = imani.open_family("Finch", &["Nora", "Teo", "Joan"]);
        let known = imani.server.family(family);
        let mut carers = known.people.caregivers().map(|person| person.id);
        let mut next = || carers.next().unwrap();
        let (nora, teo, joan) = (next(), next(), next());
        let child = known.people.children().next().unwrap().id;
        let began = |caregiver, role, day_to_day| {
            let words = None;
            let since = Some(imani.server.app.today());
            let event = CareBegan { caregiver, child, role, words, since, day_to_day };
            Labelled::new(Label::of(Facet::Together), Event::CareBegan(event))
        };
        let roles = [
            began(nora, Care::Birth, false),
            began(teo, Care::Birth, false),
            began(joan, Care::Foster, true),
        ];
        imani.server.tell(family, imani.server.account("imani").id, &roles);
        Self { family, child, nora, teo, joan }
    }

    fn page(&self, browser: &Browser<'_>) -> Page {
        browser.get(&urls::early_care(self.family, self.child)).ok()
    }

    fn letter(&self, browser: &Browser<'_>) -> Page {
        browser.get(&urls::letter(self.family, self.child)).ok()
    }

    /// The form of a new stay with one of them at home, which lacks its days.
    fn stay(&self, imani: &Browser<'_>, with: PersonId) -> Form {
        let at = urls::new_stay(self.family, self.child);
        let form = imani.get(&at).ok().form(&at).with("with", &with.to_string());
        form.with("place", "home").with("teller", "seen").with("kept", "all").press("tell")
    }

    /// Tells of a habit.
    fn habit(&self, imani: &Browser<'_>, (habit, words): (Habit, &str), kept: &str) {
        let at = urls::habit(self.family, self.child, habit);
        let form = imani.get(&at).ok().form(&at).with("words", words);
        imani.send_off(&form.with("teller", &self.nora.to_string()).with("kept", kept));
    }
}

fn ago(browser: &Browser<'_>, days: i32) -> String {
    browser.server.app.today().saturating_sub(jiff::Span::new().days(days)).to_string()
}

/// The forms of early care, for bad input.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Text};
    let told = Told::by(imani);
    let habit = urls::habit(told.family, told.child, Habit::Sleep);
    let form = imani.get(&habit).ok().form(&habit).with("words", "A song.");
    let form = form.with("teller", &told.nora.to_string()).with("kept", "all");
    let stay = told.stay(imani, told.nora).with("from", &ago(imani, 90)).with("until-how", "on");
    let stay = stay.with("until", &ago(imani, 80));
    told.habit(imani, (Habit::Food, "Warm."), "all");
    let letter = told.letter(imani).form(&urls::letter(told.family, told.child));
    vec![
        target(form, &[(&["words"], Text), (&["teller", "kept", "reply"], Code)]),
        target(
            stay,
            &[
                (&["others", "place-words", "why"], Text),
                (&["from", "until"], Day),
                (&["with", "place", "from-how", "until-how", "teller", "kept"], Code),
            ],
        ),
        target(letter.with("to", "Dee").press("give"), &[(&["to"], Text), (&["on"], Day)]),
    ]
}

#[test]
fn stays_are_told_counted_ended_and_taken_back_and_what_cannot_be_is_said_beside_its_field() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let told = Told::by(&imani);
        let page = told.page(&imani);
        assert!(page.text().contains("Nothing has been told yet"));
        // The child is a hundred days old.
        let why = canary("why");
        let form = told.stay(&imani, told.nora).with("why", &why);
        refused(&imani.submit(&form), "from", &why);
        refused(&imani.submit(&form.clone().with("from", &ago(&imani, 101))), "from", &why);
        refused(&imani.submit(&form.clone().with("from", &ago(&imani, -1))), "from", &why);
        let form = form.with("from", &ago(&imani, 100));
        let ends = form.clone().with("until-how", "on").with("until", &ago(&imani, 101));
        refused(&imani.submit(&ends), "until", &why);
        let both = form.clone().with("until", &ago(&imani, 30));
        refused(&imani.submit(&both), "until", &why);
        refused(&imani.submit(&form.clone().without("teller")), "teller", &why);
        refused(&imani.submit(&form.clone().without("kept")), "kept", &why);
        refused(&imani.submit(&form.clone().without("place")), "place", &why);
        imani.send_off(&form);
        let shown = told.page(&imani).text();
        assert!(
            shown.contains(&why) && shown.contains("100 nights") && shown.contains("it goes on")
        );

        // A foster home beside a home that goes on is asked about; a hospital within it is not.
        let ward = told.stay(&imani, told.nora).without("with").with("place", "hospital");
        let ward = ward.with("from", &ago(&imani, 90)).with("until-how", "on");
        imani.send_off(&ward.with("until", &ago(&imani, 80)));
        let shown = told.page(&imani).text();
        assert!(shown.contains("90 nights") && shown.contains("Nobody we know stayed"));
        let other = told.stay(&imani, told.joan).with("from", &ago(&imani, 40));
        let asked = imani.submit(&other);
        refused(&asked, "both", "");
        let known = server.family(told.family);
        let stays = known.early_care.stays(told.child);
        assert_eq!(stays.len(), 2, "nothing was kept");
        let home = stays.iter().find(|(_, account)| account.until.is_none()).unwrap().0.id;
        let at = urls::stay(told.family, told.child, home);
        let form = imani.get(&at).ok().form(&at);
        assert_eq!(form.get("why"), why);
        let stale = imani.get(&at).ok().form(&at);
        let form = form.with("until-how", "about").with("until", &ago(&imani, 40));
        imani.send_off(&form.with("teller", "seen").press("tell"));
        // Told by somebody who had not seen the end, it is shown first.
        let late = imani.submit(&stale.with("teller", "seen").press("tell"));
        refused(&late, "from", &why);
        imani.send_off(&other);
        assert!(told.page(&imani).text().contains("Apart from"));
        assert!(told.page(&imani).text().contains("between "));

        let page = imani.get(&at).ok();
        let form = page.form(&at);
        imani.send_off(&form.with("do", "mistake"));
        assert!(!told.page(&imani).text().contains(&why));
        assert_eq!(imani.get(&at).status, 404);
    });
}

#[test]
fn a_role_of_care_becomes_a_stay_with_one_press() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let told = Told::by(&imani);
        let at = urls::new_stay(told.family, told.child);
        imani.send_off(&told.page(&imani).form(&at));
        let known = server.family(told.family);
        let stays = known.early_care.stays(told.child);
        assert_eq!(stays[0].1.with, [told.joan]);
        assert!(!told.page(&imani).actions().contains(&at), "it is told once");
    });
}

#[test]
fn the_letter_holds_what_is_the_childs_and_no_word_that_is_not() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let told = Told::by(&imani);
        let [song, confided, secret, why] = ["song", "confided", "secret", "why"].map(canary);
        let [said, wondered, kept_safe] = ["said", "wondered", "safe"].map(canary);
        told.habit(&imani, (Habit::Sleep, &song), "all");
        told.habit(&imani, (Habit::Comforts, &confided), "own");
        let stay = told.stay(&imani, told.nora).with("from", &ago(&imani, 100)).with("why", &why);
        imani.send_off(&stay.with("until-how", "on").with("until", &ago(&imani, 50)));
        let stay = told.stay(&imani, told.nora).with("others", &secret).with("kept", "own");
        let stay = stay.with("teller", &told.nora.to_string()).with("from", &ago(&imani, 20));
        imani.send_off(&stay);
        let (_, form) = begun(&imani, told.family);
        let form = form.with("teller", &told.nora.to_string()).with("words", &said);
        imani.send_off(&form.with("wondering", &wondered).press("finish"));
        let (_, form) = begun(&imani, told.family);
        let form = form.with("words", &kept_safe).with("part-words", "safety");
        imani.send_off(&form.press("finish"));

        let her = of_family(server, told.family, told.nora);
        let his = of_family(server, told.family, told.teo);
        let joans = of_family(server, told.family, told.joan);
        // The team and she know what she confided; on the page, and never in the letter.
        for browser in [&imani, &her] {
            let page = told.page(browser).text();
            assert!(page.contains(&song) && page.contains(&confided) && page.contains(&secret));
        }
        for browser in [&his, &joans] {
            let page = told.page(browser).text();
            assert!(page.contains(&song) && page.contains("50 nights"));
            assert!(!page.contains(&confided) && !page.contains(&secret));
            let habit = urls::habit(told.family, told.child, Habit::Comforts);
            assert!(!browser.get(&habit).ok().text().contains(&confided));
        }
        let not_in = [&confided, &secret, &said, &wondered, &kept_safe, &why];
        for browser in [&imani, &her, &his, &joans] {
            for language in ["en", "es"] {
                let at = format!("{}?in={language}", urls::letter(told.family, told.child));
                let letter = browser.get(&at).ok().html();
                assert!(letter.contains(&song), "{at}");
                assert!(!not_in.iter().any(|word| letter.contains(word.as_str())), "{at}");
            }
        }
        // Nobody of the family writes here, whatever is sent.
        let form = told.stay(&imani, told.joan).with("from", &ago(&imani, 10));
        for browser in [&her, &his, &joans] {
            let at = urls::new_stay(told.family, told.child);
            assert!(!told.page(browser).actions().contains(&at));
            assert_eq!(browser.submit(&form).status, 403);
            assert!(told.letter(browser).actions().iter().all(|at| !at.contains("early-care")));
        }
        // Once the foster mother's care has ended she finds nothing.
        let ended =
            Event::CareEnded { caregiver: told.joan, child: told.child, on: server.app.today() };
        let ended = Labelled::new(Label::of(Facet::Together), ended);
        server.tell(told.family, server.account("imani").id, &[ended]);
        for at in [urls::early_care, urls::letter] {
            assert_eq!(joans.get(&at(told.family, told.child)).status, 404);
        }
        // A grown person has no early care, and neither has somebody else's child.
        assert_eq!(imani.get(&urls::early_care(told.family, told.nora)).status, 404);
        let other = Told::by(&imani);
        assert_eq!(imani.get(&urls::early_care(told.family, other.child)).status, 404);
    });
}

#[test]
fn a_letter_is_read_first_sentences_are_left_out_and_what_was_given_is_kept() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let told = Told::by(&imani);
        let at = urls::letter(told.family, told.child);
        assert!(told.letter(&imani).text().contains("nothing to put into a letter"));
        let (song, cloth, to) = (canary("song"), canary("cloth"), canary("to"));
        told.habit(&imani, (Habit::Sleep, &song), "all");
        told.habit(&imani, (Habit::Upsets, &cloth), "all");
        let form = imani.get(&format!("{at}?in=es")).ok().form(&at);
        let without: Vec<_> =
            form.fields.iter().filter(|(_, value)| !value.starts_with("upsets")).cloned().collect();
        let form = Form { fields: without, ..form };
        let shown = imani.submit(&form.clone().press("look")).ok();
        let article = shown.html();
        let article = article.split("<article").nth(1).unwrap().split("</article").next().unwrap();
        assert!(article.contains(&song) && !article.contains(&cloth));
        assert!(article.contains("De noche me he acostumbrado"));
        refused(&imani.submit(&form.clone().press("give")), "to", &song);
        let form = form.with("to", &to);
        let none = Form {
            fields: form.fields.iter().filter(|(name, _)| name != "says").cloned().collect(),
            ..form.clone()
        };
        let page = imani.submit(&none.press("give"));
        refused(&page, "says", &song);
        assert_eq!(page.form(&at).get("to"), to);
        let early = form.clone().with("on", &ago(&imani, -1));
        refused(&imani.submit(&early.press("give")), "on", &song);
        imani.send_off(&form.press("give"));
        let known = server.family(told.family);
        let given: Vec<_> = known.early_care.letters(told.child).collect();
        assert_eq!((given.len(), given[0].language.as_str()), (1, "es"));
        assert_eq!(given[0].to.as_str(), to);
        let says: String = given[0].says.iter().map(ToString::to_string).collect();
        assert!(says.contains(&song) && !says.contains(&cloth));
        // Whoever cares day to day reads it, and to whom it went.
        assert!(told.letter(&of_family(server, told.family, told.joan)).text().contains(&to));
    });
}

#[test]
fn how_a_child_is_by_nature_stands_before_a_visit_in_each_ones_words_and_guidance_goes_by_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let told = Told::by(&imani);
        let [slow, confided] = ["slow", "confided"].map(canary);
        let (before, habit) =
            (urls::before(told.family), urls::habit(told.family, told.child, Habit::Temperament));
        let asked = "Nobody has told yet how";
        let page = imani.get(&before).ok();
        assert!(page.text().contains(asked) && page.html().contains(&habit));
        told.habit(&imani, (Habit::Temperament, &confided), "own");
        told.habit(&imani, (Habit::Temperament, &slow), "all");
        let page = imani.get(&before).ok().text();
        assert!(page.contains(&slow) && page.contains(&confided) && !page.contains(asked));
        assert!(page.contains("said it,") && page.contains("In confidence"));
        // In the letter it is the child's own word for it.
        let letter = told.letter(&imani).text();
        assert!(letter.contains("how I am by nature") && letter.contains(&slow));
        assert!(!letter.contains(&confided));
        // Guidance for her may go by it; for the foster mother by nothing that was confided.
        for (person, theirs) in [(told.nora, true), (told.joan, false)] {
            let at = urls::guidance_for(told.family, told.child, person);
            let form = imani.get(&at).ok();
            assert!(form.text().contains(&slow));
            assert_eq!(form.text().contains(&confided), theirs);
        }
        let at = urls::guidance_for(told.family, told.child, told.joan);
        let form = imani.get(&at).ok().form(&at).with("guide-says", "She may hide. Wait with her.");
        let of_nora = format!("t{}.{}", told.child, told.nora);
        let form = form.also("guide-because", &of_nora).with("do", "give");
        imani.send_off(&form);
        let known = server.family(told.family);
        let given = &known.guidance().next().unwrap().given;
        assert_eq!(given.because[0].quote.as_str(), slow, "and not what she confided before");
        // What she confided may be given back to her, and to her alone.
        let at = urls::guidance_for(told.family, told.child, told.nora);
        let form = imani.get(&at).ok().form(&at).with("guide-says", "She may hide. Wait with her.");
        let form = form.also("guide-because", &format!("{of_nora}.confided")).with("do", "give");
        refused(&imani.submit(&form.clone().with("guide-for-all", "yes")), "guide-because", "hide");
        imani.send_off(&form);
        // Where others look along, what she confided is not there.
        imani.send_off(&imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on"));
        let page = imani.get(&before).ok().text();
        assert!(page.contains(&slow) && !page.contains(&confided));
    });
}
