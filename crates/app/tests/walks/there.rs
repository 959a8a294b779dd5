// SPDX-License-Identifier: AGPL-3.0-or-later
//! On a relationship's page: in which of the last visits the two were together and awake, for those who do the work alone.

use alongside::urls;
use practice::relationships::Party;

use super::browser::Browser;
use super::matrix::of_family;
use super::notes::begun;
use super::seen::{plain, two};
use super::server::on_each;

#[test]
fn how_often_two_were_together_and_awake_is_said_with_each_day_and_to_the_team_alone() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, _]) = two(&imani, "Whimbrel");
        let known = server.family(family);
        let pair = known.relationships.between(Party::Person(child), Party::Person(ana));
        let pair = pair.unwrap().id;
        let at = urls::relationship(family, pair);
        let said = |browser: &Browser<'_>| {
            let page = browser.get(&at).ok();
            (page.has_id("h-there"), plain(&page))
        };
        assert!(!said(&imani).0, "nothing is known yet");
        for (how, of_mother) in [("awake", "awake"), ("asleep", "awake"), ("awake", "absent")] {
            let (_, form) = begun(&imani, family);
            let form = form.without("relationship").also("relationship", &pair.to_string());
            let form = form.with(&format!("present-{child}"), how);
            let form = form.with(&format!("present-{ana}"), of_mother);
            imani.send_off(&form.with("between", "They looked.").press("finish"));
        }
        let (there, text) = said(&imani);
        assert!(there && text.contains("together and awake in 1 of the last 3 visits"), "{text}");
        for word in [": together, awake", ": the child slept", ": the child was there without them"]
        {
            assert!(text.contains(word), "{word}: {text}");
        }
        assert!(!said(&of_family(server, family, ana)).0, "it is no page of hers");
        imani.send_off(&imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on"));
        assert!(!said(&imani).0, "nor of a screen the family looks at too");
    });
}
