// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who is no caregiver of a family, or not any more, is offered a copy of their own words and given nothing else.

use alongside::urls;
use practice::people::{self, Care, CareBegan, Names, NewPerson, Role};
use practice::rights::{self, Effect, Order};
use practice::text::{LINE_MAX, Text};
use practice::{Facet, FamilyId, Label, Labelled, OrderId, PersonId, family};

use super::browser::Browser;
use super::caregiver::canary;
use super::copies::{own_entry, previewed, una_and_vic, with_ground};
use super::server::{Server, on_each};

fn line(words: &str) -> Text {
    Text::line(words, LINE_MAX).unwrap()
}

/// A family with a word of Vic's own, and a home in which the child sleeps.
struct Told<'a> {
    server: &'a Server,
    family: FamilyId,
    vic: PersonId,
    child: PersonId,
    own: String,
    home: String,
}

impl<'a> Told<'a> {
    fn new(server: &'a Server, child: &str) -> Self {
        let (family, _, vic) = una_and_vic(server, child);
        let child = server.family(family).people.children().next().unwrap().id;
        let (own, home) = (canary("his"), canary("home"));
        let told = Self { server, family, vic, child, own, home };
        let imani = Browser::of(server, "imani");
        let action = urls::homes(family);
        let form = imani.get(&urls::people(family)).ok().form(&action);
        let form = form.with("sleeps", &child.to_string()).with("how-much", "Most nights.");
        imani.send_off(&form.with("home-called", &told.home));
        told
    }

    fn wish(&self, person: PersonId) {
        let on = self.server.app.today();
        let known = self.server.family(self.family);
        let wish = family::wish(&known, person, line(&self.own), on).unwrap();
        self.tell(&[wish]);
    }

    fn tell(&self, all: &[Labelled]) {
        self.server.tell(self.family, self.server.account("imani").id, all);
    }

    fn care(&self, role: Care) {
        let began = CareBegan {
            caregiver: self.vic,
            child: self.child,
            role,
            words: None,
            since: None,
            day_to_day: true,
        };
        let known = self.server.family(self.family);
        self.tell(&[people::care(&known, began, self.server.app.today()).unwrap()]);
    }

    fn ordered(&self, person: PersonId, effect: Effect) {
        let (court, words) = (line("Made-up Court, 1"), line("As the court said."));
        let (child, from, until) = (self.child, self.server.app.today(), None);
        let says = Order { person, child, effect, from, until, court, words };
        let id = OrderId(alongside::random::id());
        self.tell(&[rights::order(&self.server.family(self.family), id, says).unwrap()]);
    }

    fn home_is_theirs(&self, person: PersonId) -> bool {
        let imani = Browser::of(self.server, "imani");
        let preview = previewed(&imani, self.family, person).ok();
        let form = with_ground(&preview, self.family);
        let own = own_entry(self.server, self.family, &self.own);
        // What the practitioner wrote down of somebody else is ticked by hand.
        let ticked = form.fields.iter().any(|(_, value)| *value == own);
        let made = imani.send_off(&if ticked { form } else { form.also("went", &own) });
        let data = imani.get(&format!("{}/data", made.at)).ok();
        let html = made.html();
        assert!(html.contains(&self.own) && data.html().contains(&self.own), "their own went");
        let there = [html, data.html()].map(|page| page.contains(&self.home));
        assert_eq!(there[0], there[1]);
        there[0]
    }

    /// The copy is offered as one of their own words, and holds nothing of where the child lives.
    fn has_own_words_alone(&self, person: PersonId) {
        let imani = Browser::of(self.server, "imani");
        let choose = imani.get(&urls::releasing(self.family)).ok();
        assert!(choose.text().contains("their own words alone"), "{}", choose.text());
        assert!(!self.home_is_theirs(person));
    }
}

#[test]
fn whom_a_court_keeps_from_the_record_learns_from_a_copy_nothing_of_where_the_child_sleeps() {
    on_each(|server| {
        let told = Told::new(server, "Ousel");
        told.wish(told.vic);
        assert!(told.home_is_theirs(told.vic), "until then");
        told.ordered(told.vic, Effect::NoRecords);
        told.has_own_words_alone(told.vic);
    });
}

#[test]
fn a_foster_carer_whose_care_ended_is_given_their_own_words() {
    on_each(|server| {
        let told = Told::new(server, "Pipit");
        told.wish(told.vic);
        told.care(Care::Foster);
        assert!(told.home_is_theirs(told.vic), "until then");
        let (caregiver, child, on) = (told.vic, told.child, server.app.today());
        let ended = people::Event::CareEnded { caregiver, child, on };
        told.tell(&[Labelled::new(Label::of(Facet::Together), ended)]);
        told.has_own_words_alone(told.vic);
    });
}

#[test]
fn a_birth_parent_is_given_their_own_words_after_an_adoption() {
    on_each(|server| {
        let told = Told::new(server, "Wheatear");
        told.wish(told.vic);
        let (caregiver, child, on) = (told.vic, told.child, server.app.today());
        let ended = people::Event::CareEnded { caregiver, child, on };
        told.tell(&[Labelled::new(Label::of(Facet::Together), ended)]);
        told.care(Care::Birth);
        assert!(told.home_is_theirs(told.vic), "until then");
        let known = server.family(told.family);
        let una = known.people.caregivers().find(|one| one.id != told.vic).unwrap().id;
        told.ordered(una, Effect::Adopted);
        told.has_own_words_alone(told.vic);
    });
}

#[test]
fn somebody_else_of_the_family_is_given_their_own_words() {
    on_each(|server| {
        let told = Told::new(server, "Fieldfare");
        let id = PersonId(alongside::random::id());
        let names = Names::of(Some(line("Aunt Testling")), None);
        let (pronouns, gestation, languages, source) = (None, None, Vec::new(), None);
        let (role, birth) = (Role::Other, None);
        let new = NewPerson { id, role, names, pronouns, birth, gestation, languages, source };
        told.tell(&[people::add(new, server.app.today()).unwrap()]);
        told.wish(id);
        told.has_own_words_alone(id);
    });
}
