// SPDX-License-Identifier: AGPL-3.0-or-later
//! Notes of two devices come in: in any order, in parts, more than once, two versions among them. Every text stands once, in one note that is signed once.

use alongside::urls;
use practice::visits::{Field, Status};
use practice::{FamilyId, VisitId};

use super::away::Visitor;
use super::notes::begun;
use super::page::Form;
use super::server::{Server, on_each};

/// How often it is tried, two visits each time; many more before a release. And how often with one family.
const ROUNDS: usize = 12;
const OF_A_FAMILY: usize = 12;
/// Where the dice begin: a round that fails is the same round when it is tried again.
const SEED: u64 = 0x5eed_0f0a_11a5;
const FIELDS: [Field; 3] = [Field::Child, Field::Between, Field::Wondering];

/// Chances that come out the same each time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut now = self.0;
        now = (now ^ (now >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        now = (now ^ (now >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        now ^ (now >> 31)
    }

    fn below(&mut self, many: usize) -> usize {
        usize::try_from(self.throw() % u64::try_from(many).unwrap()).unwrap()
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn id(&mut self) -> u128 {
        (u128::from(self.throw()) << 64) | u128::from(self.throw())
    }
}

/// A note as a device sends it: of which visit, the form, and whether it is finished.
#[derive(Clone)]
struct Sent {
    visit: VisitId,
    form: Form,
    is_finished: bool,
}

/// A family that is written of, and the form of a note of it.
struct Place<'a, 'b> {
    wilma: &'b Visitor<'a>,
    form: Form,
}

impl Place<'_, '_> {
    /// What a device wrote of one of the visits: one text or two that stand nowhere else, and now and then one that each wrote.
    fn note(&self, dice: &mut Dice, (visit, number): (VisitId, usize)) -> Sent {
        let act = format!("{:032x}", dice.id());
        let mut form = self.form.clone().with("act", &act);
        let first = dice.below(FIELDS.len());
        let text = format!("Seen as number {number} of {act}.");
        form = form.with(FIELDS[first].code(), &text);
        // Beside it a text that stands nowhere else, or one that each device has.
        let beside = [text, format!("Both saw it in {visit}.")];
        if dice.one_in(2) {
            let field = FIELDS[(first + 1) % FIELDS.len()];
            form = form.with(field.code(), &beside[dice.below(2)]);
        }
        let is_finished = !dice.one_in(3);
        let form = if is_finished { form } else { form.with("do", "save") };
        Sent { visit, form, is_finished }
    }

    /// It comes in, and something becomes of it that the device may forget it for.
    fn arrives(&self, one: &Sent) -> String {
        let state = self.wilma.arrives(one.visit, &one.form);
        let known = ["signed", "added", "apart", "begun"];
        assert!(known.contains(&state.as_str()), "{state}");
        state
    }

    /// Two devices send what they hold, each until its connection breaks: what it did not hear of it sends again.
    fn send(&self, dice: &mut Dice, mut devices: [Vec<Sent>; 2]) {
        let mut gone: Vec<Sent> = Vec::new();
        while devices.iter().any(|device| !device.is_empty()) {
            let device = &mut devices[dice.below(2)];
            let many = dice.below(device.len() + 1);
            for one in &device[..many] {
                self.arrives(one);
            }
            let heard = if many > 0 && dice.one_in(2) { many - 1 } else { many };
            gone.extend(device.drain(..heard));
            // One that was on its way for long comes in once more.
            if !gone.is_empty() && dice.one_in(3) {
                self.arrives(&gone[dice.below(gone.len())]);
            }
        }
    }

    /// Whoever wrote them says of each two versions that both stand, and finishes what is only begun.
    fn settles(&self, dice: &mut Dice, visits: [VisitId; 2]) {
        let (browser, family) = (&self.wilma.browser, self.wilma.family);
        for apart in self.waits() {
            let page = browser.get(&apart).ok();
            let form = FIELDS.iter().fold(page.form(&apart), |form, field| {
                form.with(&format!("keep-{}", field.code()), "both")
            });
            let next = browser.send_off(&form);
            let note = visits.map(|visit| urls::note(family, visit));
            if let Some(note) =
                note.iter().find(|note| **note == next.at).filter(|_| dice.one_in(2))
            {
                browser.send_off(&next.form(note).press("finish"));
            }
        }
        for visit in visits {
            if !self.is_signed(visit) {
                let note = urls::note(family, visit);
                browser.send_off(&browser.get(&note).ok().form(&note).press("finish"));
            }
        }
        assert_eq!(self.waits(), Vec::<String>::new(), "nothing waits any more");
    }

    /// The versions that wait for somebody to choose.
    fn waits(&self) -> Vec<String> {
        let begin = urls::apart(self.wilma.family, 0);
        let begin = begin.trim_end_matches('0');
        self.wilma.browser.get(urls::TODAY).ok().links(begin)
    }

    fn is_signed(&self, visit: VisitId) -> bool {
        let family = self.wilma.server.family(self.wilma.family);
        family.visits.get(visit).is_some_and(|known| known.status() == Status::Held)
    }

    /// The paragraphs of a field.
    fn reads(&self, visit: VisitId, field: Field) -> Vec<String> {
        let (text, _) = self.wilma.reads(visit, field);
        let text = text.replace('\r', "");
        text.split("\n\n").filter(|one| !one.is_empty()).map(str::to_owned).collect()
    }

    /// Each paragraph that anybody wrote of a visit stands in its field once, and no other.
    fn all_stands_once(&self, visit: VisitId, sent: &[Sent]) {
        for field in FIELDS {
            let of_it = sent.iter().filter(|one| one.visit == visit);
            let mut written: Vec<String> = of_it
                .map(|one| one.form.get(field.code()).to_owned())
                .filter(|one| !one.is_empty())
                .collect();
            written.sort();
            written.dedup();
            let mut reads = self.reads(visit, field);
            reads.sort();
            assert_eq!(reads, written, "{field:?}");
        }
    }

    /// She says it otherwise afterwards, in one field; how it reads then.
    fn amends(&self, visit: VisitId, number: usize) -> (Field, String) {
        let amend = urls::amend(self.wilma.family, visit);
        let form = self.wilma.browser.get(&amend).ok().form(&amend);
        let field = FIELDS.into_iter().find(|field| !form.get(field.code()).is_empty());
        let field = field.expect("something was written");
        let now = format!("Round {number}, as it was.");
        let form = form.with("reason", "As I remember it.").with(field.code(), &now);
        self.wilma.browser.send_off(&form);
        (field, now)
    }
}

fn round(place: &Place<'_, '_>, dice: &mut Dice, number: usize) {
    let visits = [VisitId(dice.id()), VisitId(dice.id())];
    let mut devices = [Vec::new(), Vec::new()];
    // Each visit is written on each device, at least, so that there are two versions of both.
    for (nth, visit) in visits.into_iter().enumerate() {
        for device in &mut devices {
            for _ in 0..=dice.below(2) {
                device.push(place.note(dice, (visit, nth)));
            }
        }
    }
    for device in &mut devices {
        for at in (1..device.len()).rev() {
            device.swap(at, dice.below(at + 1));
        }
    }
    let sent: Vec<Sent> = devices.iter().flatten().cloned().collect();
    place.send(dice, devices);
    place.settles(dice, visits);
    for visit in visits {
        place.all_stands_once(visit, &sent);
    }
    // What was on its way all this time brings nothing back that was said otherwise since.
    let (field, now) = place.amends(visits[0], number);
    let entries = place.wilma.entries();
    for one in sent.iter().filter(|one| one.is_finished) {
        assert_eq!(place.arrives(one), "signed", "it is in the record already");
    }
    assert_eq!(place.wilma.entries(), entries, "nothing was written twice");
    assert_eq!(place.reads(visits[0], field), [now]);
}

fn signed(server: &Server, family: FamilyId) -> usize {
    server.kinds(family).iter().filter(|kind| *kind == "visit.signed").count()
}

#[test]
fn in_any_order_in_parts_and_however_often_both_texts_stand_in_one_signed_note() {
    let rounds = std::env::var_os("ALONGSIDE_ORDER_ROUNDS");
    let rounds = rounds.and_then(|rounds| rounds.to_str()?.parse().ok()).unwrap_or(ROUNDS);
    on_each(|server| {
        let mut dice = Dice(SEED);
        for begin in (0..rounds).step_by(OF_A_FAMILY) {
            let wilma = Visitor::new(server);
            let (_, form) = begun(&wilma.browser, wilma.family);
            let form = form.with("account", &format!("{:032x}", wilma.account));
            let place = Place { wilma: &wilma, form };
            for number in begin..begin + OF_A_FAMILY {
                // Shown where it fails.
                println!("round {number}");
                round(&place, &mut dice, number);
            }
            assert_eq!(signed(server, wilma.family), 2 * OF_A_FAMILY, "each visit once");
        }
    });
}
