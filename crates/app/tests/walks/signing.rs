// SPDX-License-Identifier: AGPL-3.0-or-later
//! A note is signed by a passkey after it is safe: by whoever wrote it, for this very note; and each broken signature is found.

use alongside::cli::signatures;
use alongside::urls;
use practice::visits::Event;
use practice::{FamilyId, Labelled, VisitId};
use record::{Act, Append, EntryId, NewEntry, StreamId};
use serde_json::Value;

use super::authenticator::Authenticator;
use super::browser::Browser;
use super::notes::{begun, signed};
use super::page::Page;
use super::passkeys::{add, asked, device};
use super::server::{Server, on_new};
use super::signing_in::{PASSWORD, tried, with_password};

/// Begins to sign: what the device is asked for.
pub fn begin(browser: &Browser<'_>, family: FamilyId, visit: VisitId, of: u32) -> Value {
    asked(&browser.post(&urls::begin_sign_note(family, visit, of), &[]).ok())
}

/// Sends what a device answered, from the form on the page.
pub fn send(browser: &Browser<'_>, at: (FamilyId, VisitId, u32), answer: &Value) -> Page {
    let (family, visit, of) = at;
    let forms = browser.get(&urls::visit(family, visit)).ok();
    let forms = forms.forms(&urls::sign_note(family, visit));
    let form = forms.into_iter().find(|form| form.get("of") == of.to_string());
    let form = form.expect("the page offers to sign").with("answer", &answer.to_string());
    browser.submit(&form)
}

/// Signs a note as its writer does.
pub fn sign(browser: &Browser<'_>, device: &mut Authenticator, at: (FamilyId, VisitId, u32)) {
    let options = begin(browser, at.0, at.1, at.2);
    let to = send(browser, at, &device.show(&options)).to();
    assert_eq!(to, urls::visit(at.0, at.1));
}

fn read(browser: &Browser<'_>, family: FamilyId, visit: VisitId) -> String {
    browser.get(&urls::visit(family, visit)).ok().text()
}

/// What `alongside verify` finds of signatures.
pub fn found(server: &Server) -> (u64, u64, Vec<String>) {
    let found = server.wait(signatures::found(&server.app.record)).unwrap();
    (found.hold, found.by_server, found.faults)
}

#[test]
fn a_note_is_safe_first_and_signed_by_a_passkey_second_and_so_is_an_amendment() {
    on_new(|server| {
        let imani = with_password(server, "imani");
        let before = found(server);
        let family = imani.open_family("Wren", &["Ada"]);
        let visit = signed(&imani, family, "between", "She turned to Ada.");
        let page = imani.get(&urls::visit(family, visit)).ok();
        assert!(page.text().contains("Finished while signed in by a link"));
        assert!(page.forms(&urls::sign_note(family, visit)).is_empty(), "she has no passkey yet");

        let mut device = device(server);
        add(&imani, &mut device).to();
        let page = imani.get(&urls::visit(family, visit)).ok();
        assert!(page.html().contains("hidden data-passkey"), "a script alone shows it");
        let options = begin(&imani, family, visit, 0);
        assert_eq!(options["userVerification"], "required");
        assert_eq!(options["allowCredentials"][0]["id"], device.called());
        sign(&imani, &mut device, (family, visit, 0));
        let text = read(&imani, family, visit);
        assert!(text.contains("Signed with your passkey, "), "{text}");
        assert!(!text.contains("Finished while signed in"), "the weaker word gives way");
        assert_eq!(found(server), (before.0 + 1, before.1, Vec::new()));

        let amend = urls::amend(family, visit);
        let form = imani.get(&amend).ok().form(&amend);
        imani.send_off(&form.with("between", "She turned once.").with("reason", "Miscounted."));
        let text = read(&imani, family, visit);
        assert!(text.contains("Signed with your passkey") && text.contains("by a link"));
        sign(&imani, &mut device, (family, visit, 1));
        assert_eq!(read(&imani, family, visit).matches("Signed with your passkey").count(), 2);
        assert_eq!(found(server), (before.0 + 2, before.1, Vec::new()));
    });
}

#[test]
fn a_passkey_that_is_removed_leaves_what_it_signed() {
    on_new(|server| {
        let imani = with_password(server, "imani");
        let family = imani.open_family("Wren", &["Ada"]);
        let visit = signed(&imani, family, "between", "There.");
        let mut device = device(server);
        add(&imani, &mut device).to();
        sign(&imani, &mut device, (family, visit, 0));
        let form = imani.get(urls::PASSKEYS).ok().form(urls::PASSKEYS);
        let id = form.buttons[0].1.clone();
        imani.post(urls::PASSKEYS, &[("remove".to_owned(), id)]).to();
        assert!(read(&imani, family, visit).contains("Signed with your passkey"));
        assert_eq!(found(server).2, Vec::<String>::new(), "its key is kept with the signature");
    });
}

#[test]
fn how_its_writer_had_signed_in_stands_under_a_note_nobody_signed() {
    on_new(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Wren", &["Ada"]);
        let visit = signed(&imani, family, "between", "There.");
        assert!(read(&imani, family, visit).contains("Finished while signed in by a link"));
        imani.submit(&imani.get(urls::ME).ok().form("/me/password").with("new", PASSWORD)).ok();
        let (again, page) = tried(server, "imani", PASSWORD);
        page.to();
        let visit = signed(&again, family, "between", "There again.");
        assert!(read(&again, family, visit).contains("signed in with a password"));
    });
}

#[test]
fn nothing_but_the_answer_to_this_very_note_signs_it_and_nothing_is_lost_by_trying() {
    on_new(|server| {
        let imani = with_password(server, "imani");
        let mut device = device(server);
        add(&imani, &mut device).to();
        let family = imani.open_family("Wren", &["Ada"]);
        let visit = signed(&imani, family, "between", "There.");
        let other = signed(&imani, family, "between", "Elsewhere.");
        let at = (family, visit, 0);
        let refused = |page: &Page| {
            assert_eq!((page.status, page.errors()[0].0.as_str()), (422, "passkey-0"));
            assert!(page.has_id("passkey-0") && page.text().contains("There."));
            assert!(page.text().contains("What you wrote is safe."));
        };
        let options = begin(&imani, family, visit, 0);
        refused(&send(&imani, at, &Value::Null));
        refused(&send(&imani, at, &device.show(&begin(&imani, family, other, 0))));
        let mut stranger = self::device(server);
        stranger.owner = device.owner.clone();
        refused(&send(&imani, at, &stranger.show(&options)));
        device.verifies = false;
        refused(&send(&imani, at, &device.show(&options)));
        device.verifies = true;
        let here = std::mem::replace(&mut device.origin, "https://else.example".to_owned());
        refused(&send(&imani, at, &device.show(&options)));
        device.origin = here;
        let kinds = server.kinds(family);
        assert!(!kinds.contains(&"visit.attested".to_owned()), "none of these is kept");

        // Pressed twice, it is signed once.
        let form = imani.get(&urls::visit(family, visit)).ok();
        let form = form.form(&urls::sign_note(family, visit));
        let form = form.with("answer", &device.show(&options).to_string());
        assert_eq!(imani.submit(&form).to(), urls::visit(family, visit));
        assert_eq!(imani.submit(&form).to(), urls::visit(family, visit));
        let answer = device.show(&options).to_string();
        let act = "a".repeat(32);
        let fields = [("act", act.as_str()), ("of", "0"), ("answer", answer.as_str())];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(
            imani.post(&urls::sign_note(family, visit), &fields).to(),
            urls::visit(family, visit)
        );
        let kinds = server.kinds(family);
        assert_eq!(kinds.iter().filter(|kind| *kind == "visit.attested").count(), 1);
        assert_eq!(imani.post(&urls::begin_sign_note(family, visit, 0), &[]).status, 404);
        assert_eq!(imani.post(&urls::begin_sign_note(family, other, 7), &[]).status, 404);
    });
}

#[test]
fn a_colleague_signs_nobody_elses_note_and_reads_whose_passkey_it_was() {
    on_new(|server| {
        let imani = with_password(server, "imani");
        let mut hers = device(server);
        add(&imani, &mut hers).to();
        let family = imani.open_family("Wren", &["Ada"]);
        let visit = signed(&imani, family, "between", "There.");
        server.join(family, "june.w");
        let june = Browser::of(server, "june.w");
        let mut theirs = device(server);
        add(&june, &mut theirs).to();
        let page = june.get(&urls::visit(family, visit)).ok();
        assert!(page.forms(&urls::sign_note(family, visit)).is_empty());
        assert_eq!(june.post(&urls::begin_sign_note(family, visit, 0), &[]).status, 404);
        let options = begin(&imani, family, visit, 0);
        let answer = theirs.show(&options).to_string();
        let fields = [("act", "b".repeat(32)), ("of", "0".to_owned()), ("answer", answer)];
        let fields = fields.map(|(name, value)| (name.to_owned(), value));
        let page = june.post(&urls::sign_note(family, visit), &fields);
        assert_eq!(page.status, 422, "the challenge names its signer");
        sign(&imani, &mut hers, (family, visit, 0));
        let text = read(&june, family, visit);
        assert!(text.contains("Imani Clarke\u{2069}’s passkey, "), "{text}");
    });
}

/// Writes into the record past every rule, as somebody with the agency's key could.
pub fn forge(server: &Server, family: FamilyId, by: u128, one: &Labelled) {
    let record = &server.app.record;
    let stream = StreamId(family.0);
    let seen = server.wait(record.head(stream)).unwrap();
    let (kind, body) = one.to_entry();
    let facet = one.label.facet.to_string();
    let id = EntryId(alongside::random::id());
    let entry = NewEntry { id, facet, kind, body, attachment: None, removes: None };
    let append = Append { stream, seen, entries: vec![entry] };
    let at = server.app.clock.now().as_microsecond();
    let author = record::ActorId(by);
    let act = Act { author, at, appends: vec![append], statements: Vec::new(), access: None };
    server.wait(record.append(act)).unwrap();
}

#[test]
fn a_text_put_in_a_signature_moved_and_a_key_swapped_are_each_found_and_named() {
    on_new(|server| {
        let imani = with_password(server, "imani");
        let me = server.account("imani").id;
        let mut device = device(server);
        add(&imani, &mut device).to();
        let family = imani.open_family("Wren", &["Ada"]);
        let visit = signed(&imani, family, "between", "There.");
        let (other, form) = begun(&imani, family);
        imani.send_off(&form.with("between", "Elsewhere.").press("finish"));
        sign(&imani, &mut device, (family, visit, 0));
        assert_eq!(found(server).2, Vec::<String>::new());
        let said = server.seen(family).said;
        let attested = said.iter().rev().find_map(|one| match &one.event {
            practice::Event::Visits(Event::Attested { proof, .. }) => {
                Some((one.label.clone(), proof.clone()))
            }
            _ => None,
        });
        let (label, proof) = attested.unwrap();
        let named = |server: &Server, words: &str| {
            let version = server.wait(server.app.record.head(StreamId(family.0))).unwrap().version;
            let (.., faults) = found(server);
            let place = format!("stream {}, entry {version}: ", StreamId(family.0));
            let last = faults.iter().find(|fault| fault.starts_with(&place));
            assert!(last.is_some_and(|fault| fault.ends_with(words)), "{faults:?}");
            faults.len()
        };
        let moved = Event::Attested { visit: other, amendment: 0, proof: proof.clone() };
        forge(server, family, me, &Labelled::new(label.clone(), moved));
        assert_eq!(named(server, "is not one of this note by this key"), 1);
        let mut swapped = proof.clone();
        swapped.passkey = practice::bytes::Sum([9; 32]);
        if let practice::visits::signatures::Key::Es256 { x, y } = &mut swapped.key {
            std::mem::swap(x, y);
        }
        let swapped = Event::Attested { visit, amendment: 0, proof: swapped };
        forge(server, family, me, &Labelled::new(label.clone(), swapped));
        assert_eq!(named(server, "is not one of this note by this key"), 2);
        let mut borrowed = self::device(server);
        let options = serde_json::json!({ "challenge": asked_again(&proof.client.0) });
        let shown = borrowed.show(&options);
        let theirs = borrowed.proof(proof.passkey, &proof.origin, &shown);
        let theirs = Event::Attested { visit, amendment: 0, proof: Box::new(theirs) };
        forge(server, family, me, &Labelled::new(label.clone(), theirs));
        assert_eq!(named(server, "the key is not the one this passkey has"), 3);
        let field = practice::visits::Field::Repair;
        let text = practice::text::Text::line("Put in later.", 80).unwrap();
        let wrote = Event::Wrote { visit, field, text, teller: None, amendment: 0 };
        forge(server, family, me, &Labelled::new(label, wrote));
        assert_eq!(named(server, "is not what was bound when it was finished"), 4);
    });
}

/// The challenge of what a browser said.
fn asked_again(client: &[u8]) -> Value {
    let client: Value = serde_json::from_slice(client).unwrap();
    client["challenge"].clone()
}
