// SPDX-License-Identifier: AGPL-3.0-or-later
//! What keeps somebody safe, what is asked of a family's record, agreed and decided about it, and what
//! goes out of it.

use alongside::urls;
use practice::ConsentId;
use practice::safety::About;

use super::world::World;
use crate::page::Form;

/// The fields of a report that take words.
const REPORT: [&str; 4] = ["taken-by", "reference", "observed", "told-words"];

impl World<'_> {
    /// A plan, a place nobody may know, and a report: every field of the protected part.
    pub fn kept_safe(&self, key: &str) {
        let person = self.person(key);
        let plan = About::ALL.map(About::code).to_vec();
        for (at, fields) in [
            (urls::safety_plan(self.family, person), plan),
            (urls::hidden_place(self.family, person), vec!["address", "phone", "words"]),
            (urls::new_report(self.family), REPORT.to_vec()),
        ] {
            let mut form = self.form(&at, &at);
            let of = at.rsplit('/').find(|part| part.len() < 32).unwrap_or_default();
            for field in fields {
                let named = format!("{of}{}", field.replace('-', ""));
                form = form.with(field, &self.word("safety", &named));
            }
            let form = form.with("to", "police").with("family-told", "no");
            self.imani.send_off(&form.with("known-at", "00:00").with("made-at", "00:00"));
        }
    }

    /// Somebody asks something of the record.
    pub fn asked(&self, kind: &str) {
        let action = urls::requests(self.family);
        let form = self.form(&action, &action).with("kind", kind);
        let (from, words) = (format!("from{kind}"), format!("words{kind}"));
        let (from, words) = (from.replace('-', ""), words.replace('-', ""));
        let form = form.with("from", &self.word("agency", &from));
        self.imani.send_off(&form.with("request-words", &self.word("agency", &words)));
    }

    /// Somebody agrees that parts of the record go to somebody else; the words of the consent are
    /// theirs, and the recipient's name is on the copy too.
    pub fn agreed(
        &self,
        (key, to): (&str, &str),
        covers: &[&str],
        rest: &[(&str, &str)],
    ) -> ConsentId {
        let action = urls::rights_form(self.family, "consent");
        let mut form = self.form(&action, &action);
        form = form.with("by", &self.person(key).to_string()).without("covers");
        form = form.with("to", &self.word(to, "to")).with("purpose", "treatment");
        form = form.with("words", &self.word(&format!("{key}agreed{to}"), "words"));
        form = covers.iter().fold(form, |form, part| form.also("covers", part));
        form = rest.iter().fold(form, |form, (name, value)| form.with(name, value));
        self.imani.send_off(&form);
        let consents = self.server.family(self.family).rights.consents;
        consents.last().expect("the consent was given").id
    }

    /// A court orders something about somebody and the baby.
    pub fn ordered(&self, key: &str, effect: &str) {
        let action = urls::rights_form(self.family, "order");
        let form = self.form(&action, &action).with("person", &self.person(key).to_string());
        let form = form.with("child", &self.baby.to_string()).with("effect", effect);
        let form = form.with("court", &self.word("agency", &format!("court{key}")));
        self.sure(&form.with("words", &self.word("agency", &format!("order{key}"))));
    }

    /// The agency does not treat somebody as acting for the baby.
    pub fn not_treated(&self, key: &str) {
        let action = urls::rights_form(self.family, "decision");
        let form = self.form(&action, &action).with("person", &self.person(key).to_string());
        let form = form.with("child", &self.baby.to_string()).with("treated", "no");
        let form = form.with("reviewer", &self.word("agency", "reviewer"));
        self.sure(&form.with("reason", &self.word("agency", "reason")));
    }

    /// Sends a form, and again where it is asked whether one is sure.
    fn sure(&self, form: &Form) {
        let answer = self.imani.submit(form);
        if answer.status == 303 {
            return;
        }
        let sure = answer.ok().form(&form.action);
        self.imani.send_off(&sure);
    }

    /// Nothing is thrown away while a court asks.
    pub fn held(&self) {
        let form = self.form(&urls::requests(self.family), &urls::hold(self.family));
        self.imani.send_off(&form.with("hold-words", &self.word("agency", "hold")));
    }

    /// Counsel was asked about what a court demands; until then nothing goes.
    pub fn advised(&self) {
        let demand = self.server.family(self.family).releases.requests;
        let asks = demand.iter().find(|asked| asked.waits_for_counsel());
        let request = asks.expect("a court asks").id;
        let action = urls::request_form(self.family, request, "counsel");
        let form = self.form(&urls::request(self.family, request), &action);
        let form = form.with("counsel", &self.word("agency", "counselwho"));
        self.imani.send_off(&form.with("counsel-said", &self.word("agency", "counselsaid")));
    }

    /// Makes a copy of what a right reaches, with whatever is ticked by itself.
    pub fn copied(&mut self, called: &str, authority: &str) {
        let preview = urls::release_preview(self.family);
        let choose = self.form(&urls::releasing(self.family), &preview);
        let would = self.imani.submit(&choose.with("authority", authority)).ok();
        let form = would.form(&urls::releasing(self.family)).with("ground", "harms-another");
        let made = self.imani.send_off(&form.with("reviewer", "A made-up reviewer"));
        assert!(made.at.contains("/releases/"), "{}", made.at);
        self.copies.insert(called.to_owned(), made.at);
    }

    /// Makes somebody's own copy.
    pub fn copied_for(&mut self, key: &str) {
        let person = self.person(key);
        self.copied(&format!("copy for {key}"), &format!("own-{person}"));
    }
}
