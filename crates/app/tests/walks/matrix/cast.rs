// SPDX-License-Identifier: AGPL-3.0-or-later
//! Four families with words of their own in every part, and everybody who might ask for them.

use std::collections::BTreeMap;

use alongside::accounts::lists;
use alongside::urls;
use practice::access::Hat;
use practice::card::Topic;
use practice::family::Record::TeamChanged;
use practice::people::{self, Care, CareBegan, Event as Of, Names, NewPerson, Role};
use practice::rights::{self, Decision, Effect, Event, Order};
use practice::text::Text;
use practice::{Facet, FamilyId, Label, Labelled, OrderId, PersonId, PractitionerId, SupportId};

use super::super::browser::Browser;
use super::super::caregiver::canary;
use super::super::notes::begun;
use super::super::plays::boxed;
use super::super::sealed::{Therapist, licensed, next_year};
use super::super::server::Server;
use super::super::staff::{hired, signed_in};
use super::super::supports::an_aunt;
use super::ahead::said_ahead;
use super::beside::kept_beside;
use super::early::cared_for;
use super::ended::{closed, ended, leaves};
use super::hats::{goes, waits};
use super::voices::said_of_child;

/// The parts of a record, each with a word of its own.
pub const PARTS: [&str; 9] =
    ["joint", "child", "a", "b", "practitioner", "consent", "agency", "protected", "sealed"];
/// Everybody who asks, in the order of the columns of the tables.
pub const PERSONAS: [&str; 18] = [
    "visitor",
    "colleague",
    "author",
    "cover",
    "emergency",
    "supervisor",
    "intake",
    "manager",
    "administrator",
    "officer",
    "caregiver-a",
    "caregiver-b",
    "foster",
    "partner",
    "left",
    "unhatted",
    "elsewhere",
    "anonymous",
];

/// A family, with its words and an id for each name in a route.
pub struct Told {
    /// The family.
    pub id: FamilyId,
    /// The word of each part.
    pub words: BTreeMap<&'static str, String>,
    /// What stands in a route for each name in it.
    pub ids: BTreeMap<&'static str, String>,
    /// Caregiver A, caregiver B, the foster carer and the partner.
    pub people: Vec<PersonId>,
    /// The child.
    pub child: PersonId,
}

/// Somebody who asks, and whether what the first family holds may be theirs.
pub struct Persona<'a> {
    /// A name of [`PERSONAS`].
    pub name: &'static str,
    /// Where they are signed in, in a state of the tables: `revoked` and `closed` have their own where an
    /// account is of one family.
    pub browser: BTreeMap<&'static str, Browser<'a>>,
}

/// Everybody and everything there is to ask for.
pub struct Cast<'a> {
    /// The families, by state: `own`, `foreign`, `revoked`, `closed`.
    pub families: BTreeMap<&'static str, Told>,
    /// Who asks.
    pub personas: Vec<Persona<'a>>,
}

fn person(server: &Server, family: FamilyId, name: &str) -> PersonId {
    let known = server.family(family);
    let named = known.people.iter().find(|person| person.names.short() == Some(name));
    named.unwrap().id
}

pub fn line(text: &str) -> Text {
    Text::line(text, 200).unwrap()
}

pub fn team(server: &Server, family: FamilyId, account: u128, joined: bool) {
    let practitioner = PractitionerId(account);
    let event = TeamChanged { practitioner, on: server.app.today(), joined };
    server.tell(family, account, &[Labelled::new(Label::of(Facet::Together), event)]);
}

/// Somebody beside the parents.
fn partner() -> NewPerson {
    NewPerson {
        id: PersonId(alongside::random::id()),
        role: Role::Caregiver,
        names: Names::of(None, Some(line("Made-up Partner"))),
        pronouns: None,
        birth: None,
        gestation: None,
        languages: Vec::new(),
        source: None,
    }
}

/// Opens a family with a word in every part, and one of everything that has an address.
fn told(server: &Server, keeper: (u128, &Browser<'_>), distant: u128) -> Told {
    let (account, browser) = keeper;
    let words: BTreeMap<&'static str, String> =
        PARTS.into_iter().map(|part| (part, canary(part))).collect();
    let names = ["Made-up A", "Made-up B", "Made-up Foster"];
    let family = browser.open_family(&words["joint"], &names);
    let partner = partner();
    let mut people: Vec<PersonId> = names.map(|name| person(server, family, name)).to_vec();
    people.push(partner.id);
    let child = server.family(family).people.children().next().unwrap().id;
    let began = |caregiver: PersonId, role| {
        let began =
            CareBegan { caregiver, child, role, words: None, since: None, day_to_day: true };
        Labelled::new(Label::of(Facet::Together), Of::CareBegan(began))
    };
    let mut events = vec![
        began(people[0], Care::Birth),
        began(people[1], Care::Birth),
        began(people[2], Care::Foster),
    ];
    events.push(people::add(partner, server.app.today()).unwrap());
    events.push(rights::keep_distance(PractitionerId(distant), server.app.today(), true));
    let aunt = SupportId(alongside::random::id());
    events.push(practice::supports::tell(&server.family(family), aunt, an_aunt(server)).unwrap());
    events.extend(leaves(server, family, account));
    server.tell(family, account, &events);

    let (first, form) = begun(browser, family);
    let form = form.with("teller", &people[0].to_string()).with("words", &words["a"]);
    let form = form.with("child", &words["child"]).with("wondering", &words["practitioner"]);
    browser.send_off(&form.press("finish"));
    let (_, form) = begun(browser, family);
    let form = form.with("teller", &people[1].to_string()).with("words", &words["b"]);
    browser.send_off(&form.press("finish"));
    for (person, part) in [(people[0], "a"), (people[1], "b")] {
        let asked = urls::card_topic(family, Topic::Sleep);
        let form = browser.get(&asked).ok().form(&asked).with("teller", &person.to_string());
        browser.send_off(&form.with("whose", "own").with("words", &words[part]));
    }

    let mut told = Told { id: family, words, ids: BTreeMap::new(), people, child };
    told.ids.insert("support", aunt.to_string());
    told.ids.insert("visit", first.to_string());
    told.ids.insert("version", first.to_string());
    // Before an order keeps a parent away, after which such things are one caregiver's.
    let ahead = said_ahead(browser, &told);
    told.ids.extend(ahead);
    let voices = said_of_child(browser, &told);
    told.ids.extend(voices);
    on_paper(server, keeper, &mut told);
    kept_beside(browser, &mut told);
    // Once somebody has to be kept safe the next visit is one caregiver's, so this comes last.
    let (guarded, form) = begun(browser, family);
    let form = form.with("words", &told.words["protected"]).with("part-words", "safety");
    browser.send_off(&form.press("finish"));
    told.ids.insert("guarded", guarded.to_string());
    told.ids.insert("field", "words".to_owned());
    kept_safe(server, browser, &mut told);
    told
}

/// How one parent is reached, plans, and can be found, and a report: all in the protected part.
fn kept_safe(server: &Server, browser: &Browser<'_>, told: &mut Told) {
    let (family, a, word) = (told.id, told.people[0], told.words["protected"].clone());
    let contact = urls::safe_contact(family, a);
    for (at, fields) in [
        (contact, &[("way-phone", "no"), ("guarded", "yes")][..]),
        (urls::safety_plan(family, a), &[]),
        (urls::hidden_place(family, a), &[]),
        (
            urls::new_report(family),
            &[
                ("known-at", "00:00"),
                ("to", "police"),
                ("family-told", "no"),
                ("told-words", "No."),
            ],
        ),
    ] {
        let mut form = browser.get(&at).ok().form(&at);
        for name in ["may-say", "first", "words", "observed"] {
            if form.fields.iter().any(|(known, _)| known == name) {
                form = form.with(name, &word);
            }
        }
        for (name, value) in fields {
            form = form.with(name, value);
        }
        browser.send_off(&form);
    }
    let report = server.family(family).safety.reports[0].id;
    told.ids.insert("report", report.to_string());
    told.ids.insert("about", a.to_string());
}

/// A consent, an order, a request and a copy, and the ids of everything.
fn on_paper(server: &Server, (account, browser): (u128, &Browser<'_>), told: &mut Told) {
    let (family, a, b) = (told.id, told.people[0].to_string(), told.people[1]);
    let action = urls::rights_form(family, "consent");
    let form = browser.get(&action).ok().form(&action).with("to", &told.words["consent"]);
    let form = form.with("by", &a).with("purpose", "referral").with("covers", "own");
    browser.send_off(&form);
    let order = OrderId(alongside::random::id());
    let says = Order {
        person: b,
        child: told.child,
        effect: Effect::NoContact,
        from: server.app.today(),
        until: None,
        court: line("A made-up court"),
        words: line(&told.words["agency"]),
    };
    let ordered = rights::order(&server.family(family), order, says).unwrap();
    server.tell(family, account, &[ordered]);
    let asked = urls::requests(family);
    let form = browser.get(&asked).ok().form(&asked).with("kind", "access");
    let form = form.with("from", "A made-up somebody").with("request-words", &told.words["agency"]);
    browser.send_off(&form);
    let preview = urls::release_preview(family);
    let form = browser.get(&urls::releasing(family)).ok().form(&preview);
    let shown = browser.submit(&form.with("authority", &format!("own-{a}"))).ok();
    let chosen = shown.form(&urls::releasing(family)).with("ground", "harms-another");
    browser.send_off(&chosen.with("reviewer", "A made-up somebody else"));

    let stay = cared_for(browser, told);
    let known = server.family(family);
    let pair = known.relationships.iter().next().unwrap().id;
    let own = server.seen(family).said.into_iter().find(|said| {
        said.label.facet == practice::Facet::Caregiver(told.people[0])
            && matches!(said.event, practice::Event::Visits(practice::visits::Event::Wrote { .. }))
    });
    let own = own.expect("she told something").id;
    let distant = known.rights.distances[0].practitioner;
    for (name, id) in [
        ("family", family.to_string()),
        ("person", a),
        ("relationship", pair.to_string()),
        ("consent", known.rights.consents[0].id.to_string()),
        ("order", order.to_string()),
        ("request", known.releases.requests[0].id.to_string()),
        ("release", known.releases.made[0].0.to_string()),
        ("practitioner", distant.to_string()),
        ("entry", own.to_string()),
        ("account", format!("{account:032x}")),
        ("leaver", format!("{account:032x}")),
        ("change", "join".to_owned()),
        ("form", "contact".to_owned()),
        ("topic", "sleep".to_owned()),
        ("child", told.child.to_string()),
        ("habit", "sleep".to_owned()),
        ("stay", stay),
        ("step", "baby".to_owned()),
    ] {
        told.ids.insert(name, id);
    }
}

/// A caregiver's account, of one person of one family.
pub fn of_family(server: &Server, family: FamilyId, person: PersonId) -> Browser<'_> {
    let (account, _) = hired(server, "Made-up Caregiver", &[Hat::Caregiver]);
    let record = &server.app.record;
    let known = server.wait(lists::by_id(record, account)).unwrap().unwrap();
    let account = lists::Account { caregiver_in: Some((family, person)), ..known };
    server.keep(&account);
    signed_in(server, account.id)
}

pub fn represents(
    child: PersonId,
    person: PersonId,
    treated: bool,
    on: jiff::civil::Date,
) -> Labelled {
    let reason = line("A made-up reason of some length.");
    let decision = Decision { person, child, treated, reason, reviewer: None, on };
    Labelled::new(Label::of(Facet::Agency), Event::RepresentativeDecided(decision))
}

/// A licensed author joins the team, signs a visit and seals a note of it.
fn seals(server: &Server, account: u128, told: &mut Told) {
    team(server, told.id, account, true);
    let author = Therapist::of(signed_in(server, account), account, told.id);
    let note = author.seals(server, &told.words["sealed"]);
    let id = note.rsplit('/').next().unwrap_or_default();
    told.ids.insert("note", id.to_owned());
}

/// Those of the families themselves, with an account in each.
fn carers<'a>(server: &'a Server, families: &[(&'static str, &Told)]) -> Vec<Persona<'a>> {
    let names = ["caregiver-a", "caregiver-b", "foster", "partner"].into_iter().enumerate();
    let persona = |(number, name): (usize, &'static str)| {
        let of = |told: &Told| of_family(server, told.id, told.people[number]);
        let browser = families.iter().map(|(state, told)| (*state, of(told))).collect();
        Persona { name, browser }
    };
    names.map(persona).collect()
}

/// Everybody. `elsewhere` is another agency's server.
pub fn cast<'a>(server: &'a Server, elsewhere: &Server) -> Cast<'a> {
    let hire = |name: &str, hat| hired(server, name, &[hat]);
    let mut staff: BTreeMap<&'static str, (u128, Browser<'a>)> = BTreeMap::new();
    for (name, hat) in [
        ("visitor", Hat::Visitor),
        ("colleague", Hat::Visitor),
        ("author", Hat::Visitor),
        ("cover", Hat::Visitor),
        ("emergency", Hat::Visitor),
        ("supervisor", Hat::Supervisor),
        ("intake", Hat::Intake),
        ("manager", Hat::Manager),
        ("administrator", Hat::Administrator),
        ("officer", Hat::PrivacyOfficer),
        ("left", Hat::Visitor),
        ("unhatted", Hat::PrivacyOfficer),
    ] {
        staff.insert(name, hire("Made-up Colleague", hat));
    }
    let account = |name: &str| staff[name].0;
    let (other, others) = hire("Made-up Visitor", Hat::Visitor);
    let (far, _) = hire("Made-up Neighbour", Hat::Visitor);
    let visitor = (account("visitor"), &staff["visitor"].1);
    let mut own = told(server, visitor, far);
    let foreign = told(server, (other, &others), far);
    let mut revoked = told(server, (other, &others), account("colleague"));
    let mut shut = told(server, visitor, far);
    licensed(server, account("author"), next_year(server));
    for told in [&mut own, &mut revoked, &mut shut] {
        seals(server, account("author"), told);
    }
    for name in ["colleague", "intake", "left"] {
        team(server, own.id, account(name), true);
    }
    let today = server.app.today();
    let cover = PractitionerId(account("cover"));
    let reason = line("Nobody answers the door.");
    let opened =
        rights::emergency(PractitionerId(account("emergency")), reason, server.app.clock.now());
    let stands_in = rights::cover(cover, today, today, today).unwrap();
    let treated = represents(own.child, own.people[3], true, today);
    server.tell(own.id, visitor.0, &[stands_in, opened.unwrap(), treated]);
    let ties = ["visitor", "colleague", "author", "cover", "emergency", "intake"].map(account);
    ended(server, &revoked, ties);
    closed(server, &shut, ["visitor", "colleague", "cover", "intake"].map(account));
    let record = &server.app.record;
    let supervises = lists::supervise(record, account("supervisor"), visitor.0);
    server.wait(record.store().write(vec![supervises])).unwrap();
    goes(server, account("left"), account("unhatted"));
    let approval = waits(server, other);
    own.ids.insert("approval", approval);
    let boxed = boxed(&staff["visitor"].1, "A made-up play", "nothing");
    own.ids.insert("boxed", boxed.to_string());

    let mut personas = carers(server, &[("own", &own), ("revoked", &revoked), ("closed", &shut)]);
    let strange = Browser::new(server);
    strange.hold(hired(elsewhere, "Made-up Stranger", &[Hat::Visitor]).1.cookie());
    let nobody = Browser::new(server);
    let rest = [("elsewhere", strange), ("anonymous", nobody)];
    let staff = staff.into_iter().map(|(name, (_, browser))| (name, browser)).chain(rest);
    personas.extend(
        staff.map(|(name, browser)| Persona { name, browser: BTreeMap::from([("own", browser)]) }),
    );
    personas.sort_by_key(|one| PERSONAS.iter().position(|name| *name == one.name));
    let families = BTreeMap::from([
        ("own", own),
        ("foreign", foreign),
        ("revoked", revoked),
        ("closed", shut),
    ]);
    Cast { families, personas }
}
