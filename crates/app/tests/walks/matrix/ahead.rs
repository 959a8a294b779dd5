// SPDX-License-Identifier: AGPL-3.0-or-later
//! What lies ahead in each family: a promise that is theirs together, what one parent wants to talk about, what they bring, an echo of it, and a page of a visit.

use alongside::urls;
use jiff::ToSpan as _;

use super::super::browser::Browser;
use super::cast::Told;

/// Makes a promise with the family's word and writes down a topic, what they bring, an echo and a page of a visit with a parent's; answers their ids.
pub fn said_ahead(browser: &Browser<'_>, told: &Told) -> [(&'static str, String); 5] {
    let server = browser.server;
    let tomorrow = server.app.today().saturating_add(1.days());
    let at = urls::promises(told.id);
    let form = browser.get(&at).ok().form(&at).with("due", &tomorrow.to_string());
    browser.send_off(&form.with("promise", &told.words["joint"]));
    let at = urls::agenda(told.id);
    let form = browser.get(&at).ok().form(&at).with("teller", &told.people[0].to_string());
    browser.send_off(&form.with("topic", &told.words["a"]));
    let at = urls::capacities(told.id);
    let form = browser.get(&at).ok().form(&at).with("capacity-whose", &told.people[0].to_string());
    let form = form.with("capacity", &told.words["a"]).with("capacity-moment", &told.words["a"]);
    browser.send_off(&form);
    let at = urls::hear_echo(told.id, told.ids["visit"].parse().unwrap());
    let form = browser.get(&at).ok().form(&at).with("now-field", "words");
    let form = form.with("now-whose", &told.people[0].to_string());
    let form = form.with("then-teller", &told.people[0].to_string()).with("then-when", "Then.");
    let form = form.with("then", &told.words["a"]).with("wonder", &told.words["a"]);
    let heard = browser.submit(&form).to();
    browser.send_off(&browser.get(&heard).ok().form(&heard).press("offer"));
    let at = urls::page_for(told.id, told.ids["visit"].parse().unwrap(), told.people[0]);
    let form = browser.get(&at).ok().form(&at);
    let texts = form.fields.iter().filter(|(name, _)| name.starts_with("wording-t"));
    let texts: Vec<String> = texts.map(|(name, _)| name.clone()).collect();
    let form = form.with(&texts[0], &told.words["a"]).with("do", "share");
    browser.send_off(&form);
    let known = server.family(told.id);
    let page = known.retold.newest_first().next().unwrap().id;
    let echo = known.echoes.newest_first().next().unwrap().id;
    let promise = known.promises.open()[0].id;
    let topic = known.agenda.iter().next().unwrap().id;
    let capacity = known.capacities.standing().next().unwrap().id;
    [
        ("promise", promise.to_string()),
        ("matter", topic.to_string()),
        ("capacity", capacity.to_string()),
        ("echo", echo.to_string()),
        ("retelling", page.to_string()),
    ]
}
