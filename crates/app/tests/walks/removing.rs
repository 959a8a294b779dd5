// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pictures, voices and papers: in whose part they begin, and who removes what another brought, and when.

use alongside::urls;
use practice::Facet;

use super::attachments::{PAPER, form, kept, opened};
use super::browser::Browser;
use super::notes::{filed, signed};
use super::server::{on_each, on_new};

#[test]
fn whoever_did_not_bring_it_says_why_it_goes_and_an_emergency_removes_nothing() {
    // Tries in an emergency are counted: this one is the first.
    on_new(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Spoonbill Testling", &["Nora"]);
        let which = kept(&imani, family, ("A letter", Some(Facet::Together)), PAPER);
        let at = urls::remove_attachment(family, which);
        let june = Browser::of(server, "june.w");
        let born = server.app.today().saturating_sub(jiff::Span::new().days(100));
        let form = june.get(urls::EMERGENCY).ok().form(urls::EMERGENCY);
        let form = form.with("child", "Spoonbill Testling").with("born", &born.to_string());
        june.send_off(&form.with("reason", "Her sister called: nobody answers the door."));
        assert!(june.get(&urls::attachments(family)).ok().links(&at).is_empty());
        assert_eq!(june.get(&at).status, 403, "not in an emergency");
        server.join(family, "june.w");
        let form = june.get(&at).ok().form(&at);
        let page = june.submit(&form);
        assert_eq!((page.status, page.errors()[0].0.as_str()), (422, "why"));
        june.send_off(&form.with("why", "It was put here twice."));
        assert_eq!(imani.get(&urls::attachment(family, which)).status, 404);
        let kept = kept(&imani, family, ("Another", Some(Facet::Together)), PAPER);
        let ask = imani.get(&urls::remove_attachment(family, kept)).ok();
        assert!(!ask.has_id("why"), "whoever kept it says nothing more");
    });
}

#[test]
fn where_somebody_has_to_be_kept_safe_nobody_chose_a_part_beforehand() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, nora, _) = opened(&imani);
        let part = |at: &str, to: &str| {
            let form = imani.get(at.split('#').next().unwrap()).ok().form(to);
            form.get("part").to_owned()
        };
        let to = urls::attachments(family);
        let sound = urls::name_sound(family, nora);
        assert_eq!(part(&to, &to), "together");
        filed(&imani, family, "between", "safety");
        assert_eq!((part(&to, &to), part(&sound, &sound)), (String::new(), String::new()));
        let page = imani.submit_with_file(&form(&imani, family, "A letter"), PAPER);
        assert_eq!((page.status, page.errors()[0].0.as_str()), (422, "part"));
        // What is added to a visit begins in the part the visit is in.
        let visit = signed(&imani, family, "child", "Slept.");
        let own = Facet::Caregiver(nora).to_string();
        assert_eq!(part(&urls::attachments_at(family, visit), &to), own);
    });
}

#[test]
fn under_a_legal_hold_nothing_is_removed() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, ..) = opened(&imani);
        let which = kept(&imani, family, ("A letter", None), PAPER);
        let words = practice::text::Text::line("A subpoena of a made-up court.", 100).unwrap();
        let today = server.app.today();
        let hold = practice::release::hold(&server.family(family), true, words, today).unwrap();
        server.tell(family, server.account("imani").id, &[hold]);
        let at = urls::remove_attachment(family, which);
        let page = imani.submit(&imani.get(&at).ok().form(&at));
        assert_eq!((page.status, page.errors()[0].0.as_str()), (422, "remove"));
        assert_eq!(imani.get(&urls::attachment(family, which)).status, 200);
    });
}
