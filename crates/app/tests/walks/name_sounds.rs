// SPDX-License-Identifier: AGPL-3.0-or-later
//! The sound of a name: heard where the name stands, said anew, and one's own voice before the family's.

use alongside::urls;
use practice::Facet;

use super::attachments::{PAPER, newest, opened, parts, removed, voice};
use super::browser::Browser;
use super::matrix::cast::of_family;
use super::server::on_each;

#[test]
fn a_name_is_heard_where_it_stands_and_said_anew() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, nora, teo) = opened(&imani);
        let at = urls::name_sound(family, nora);
        let say = |browser: &Browser<'_>, part: Option<Facet>, file: &[u8]| {
            let mut form = browser.get(&at).ok().form(&at);
            if let Some(part) = part {
                form = form.with("part", &part.to_string());
            }
            browser.submit_with_file(&form, file)
        };
        let paper = say(&imani, Some(Facet::Together), PAPER);
        assert_eq!((paper.status, paper.errors()[0].0.as_str()), (422, "file"));
        assert_eq!(say(&imani, Some(Facet::Together), &voice(800)).to(), at);
        let first = urls::attachment(family, newest(server, family));
        for page in
            [urls::story(family), urls::card(family), urls::person(family, nora), at.clone()]
        {
            assert!(imani.get(&page).ok().html().contains(&format!("src=\"{first}\"")), "{page}");
        }
        assert!(
            !imani.get(&urls::attachments(family)).ok().html().contains(&first),
            "names have their place"
        );
        say(&imani, Some(Facet::Together), &voice(900)).to();
        assert_eq!(imani.get(&first).status, 404, "what it replaced is gone");
        assert_eq!(parts(server, family), 1);

        let (hers, his) = (of_family(server, family, nora), of_family(server, family, teo));
        say(&hers, None, &voice(700)).to();
        let own = urls::attachment(family, newest(server, family));
        assert!(
            hers.get(&urls::card(family)).ok().html().contains(&own),
            "her own voice comes first"
        );
        let his_card = his.get(&urls::card(family)).ok().html();
        assert!(!his_card.contains(&own) && his_card.contains("<audio"), "he hears the family's");
        let his_page = his.get(&at).ok();
        assert!(!his_page.actions().contains(&at), "he does not say her name");
        let form = hers.get(&at).ok().form(&at);
        assert_eq!(his.submit_with_file(&form, &voice(600)).status, 404);
        removed(&hers, family, newest(server, family));
        assert_eq!(hers.get(&own).status, 404);
    });
}
