// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a family reads of a goodbye: only who was told it, and only what still holds.

use alongside::urls;
use practice::access::Hat;
use practice::family::Record;
use practice::goodbye::{self, Explained, Why};
use practice::{Facet, Label, Labelled, PractitionerId};

use super::browser::Browser;
use super::handover::{announced, carers, form, names};
use super::matrix::of_family;
use super::notes::{filed, refused, signed};
use super::server::on_each;
use super::staff::hired;

#[test]
fn where_somebody_has_to_be_kept_safe_only_whoever_was_told_learns_of_it() {
    on_each(|server| {
        let (account, leaver) = hired(server, "Made-up Leaver", &[Hat::Visitor]);
        let (next, comer) = hired(server, "Made-up Comer", &[Hat::Visitor]);
        let family = leaver.open_family("Siskin", &["Ines", "Olu"]);
        let both = carers(server, family);
        let (ines, olu) = (of_family(server, family, both[0]), of_family(server, family, both[1]));
        filed(&leaver, family, "between", "safety");
        let marguerite = Browser::of(server, "marguerite");
        announced(&marguerite, account, 10);
        names(&marguerite, family, account, next);

        let told = form(&leaver, family, account, "told").with("received", "She was quiet.");
        assert_eq!(told.get("whom"), "", "nobody is chosen beforehand");
        refused(&leaver.submit(&told), "whom", "She was quiet.");
        refused(&leaver.submit(&told.clone().with("whom", "all")), "whom", "She was quiet.");
        leaver.send_off(&told.with("whom", &both[0].to_string()));
        let visit = signed(&leaver, family, "child", "Slept.");
        leaver.send_off(&form(&leaver, family, account, "met").with("visit", &visit.to_string()));
        let at = urls::farewell(family);
        let letter = leaver.get(&at).ok().form(&at).with("says", "Hum on.");
        refused(&leaver.submit(&letter.clone().press("look")), "whom", "Hum on.");
        let letter = letter.with("whom", &both[0].to_string()).press("look");
        let read = leaver.submit(&letter).ok();
        leaver.send_off(&read.form(&at).press("give"));

        let pages = [urls::story(family), urls::handovers(family)];
        let hers: String = pages.iter().map(|page| ines.get(page).ok().text()).collect();
        for says in ["will be with you", "You met", "Hum on."] {
            assert!(hers.contains(says), "{says}: {hers}");
        }
        let his: String = pages.iter().map(|page| olu.get(page).ok().text()).collect();
        for says in ["will be with you", "You met", "Hum on.", "Made-up Comer", "quiet"] {
            assert!(!his.contains(says), "{says}: {his}");
        }
        assert!(comer.get(&urls::handovers(family)).ok().text().contains("Hum on."));
    });
}

#[test]
fn what_a_family_reads_holds_today() {
    on_each(|server| {
        let (account, leaver) = hired(server, "Made-up Leaver", &[Hat::Visitor]);
        let (next, comer) = hired(server, "Made-up Comer", &[Hat::Visitor]);
        let family = leaver.open_family("Linnet", &["Ines"]);
        let ines = of_family(server, family, carers(server, family)[0]);
        let marguerite = Browser::of(server, "marguerite");
        announced(&marguerite, account, 20);
        let arrange = marguerite.get(&urls::arrange(family)).ok().text();
        assert!(arrange.contains("let them be told first"), "{arrange}");
        names(&marguerite, family, account, next);
        assert!(ines.get(&urls::who(family)).ok().text().contains("Made-up Comer"));
        leaver.send_off(&form(&leaver, family, account, "told"));
        let reads = || ines.get(&urls::story(family)).ok().text();
        assert!(reads().contains("will be with you until"), "{}", reads());

        // The end comes three weeks early: nothing is promised of who is gone.
        let leave = urls::leave(account);
        marguerite.send_off(&marguerite.get(&leave).ok().form(&leave));
        let text = reads();
        assert!(text.contains("was with you until") && !text.contains("will be"), "{text}");
        assert!(text.contains("Now \u{2068}Made-up Comer\u{2069} comes to you"), "{text}");
        let plan = urls::handover(family, PractitionerId(account));
        let page = comer.get(&plan).ok().text();
        assert!(!page.contains("Made-up Leaver\u{2069} writes it"), "{page}");

        // Who was to come does not work with them any more, and then the work ends.
        let (on, practitioner) = (server.app.today(), PractitionerId(next));
        let off = Record::TeamChanged { practitioner, on, joined: false };
        server.tell(family, next, &[Labelled::new(Label::of(Facet::Together), off)]);
        assert!(!reads().contains("Made-up Comer"), "{}", reads());
        server.join(family, "imani");
        let explained = Explained { why: Why::Moved, words: None, on };
        let ended = goodbye::close(&server.family(family), explained, on).unwrap();
        server.tell(family, account, &ended);
        assert!(!ines.get(&urls::story(family)).ok().has_id("handover"));
        let imani = Browser::of(server, "imani");
        assert!(!imani.get(&urls::story(family)).ok().has_id("handover"), "nothing is urged");
        let page = imani.get(&plan).ok();
        assert!(page.text().contains("Nothing of this has to be done"), "{}", page.text());
        assert!(!page.actions().iter().any(|action| action.starts_with(&plan)));
    });
}

#[test]
fn what_somebody_wrote_for_a_goodbye_that_was_taken_back_is_shown_back() {
    on_each(|server| {
        let (account, leaver) = hired(server, "Made-up Leaver", &[Hat::Visitor]);
        let family = leaver.open_family("Brambling", &["Ines"]);
        let marguerite = Browser::of(server, "marguerite");
        announced(&marguerite, account, 20);
        let carried = form(&leaver, family, account, "carried").with("helps", "Slow mornings.");
        let stays = marguerite.get(&urls::leave(account)).ok().form(&urls::last_day(account));
        marguerite.send_off(&stays.also("do", "stays"));
        let page = leaver.submit(&carried);
        assert_eq!(page.status, 409);
        assert!(page.text().contains("Slow mornings."), "{}", page.text());
        assert_eq!(leaver.submit(&carried.with("helps", "")).status, 404, "nothing is lost");
    });
}
