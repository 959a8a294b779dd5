// SPDX-License-Identifier: AGPL-3.0-or-later
//! What lies ahead in each family: a promise that is theirs together, what one parent wants to talk about, and what they bring.

use alongside::urls;
use jiff::ToSpan as _;

use super::super::browser::Browser;
use super::cast::Told;

/// Makes a promise with the family's word and writes down a topic and what they bring with a parent's; answers their ids.
pub fn said_ahead(browser: &Browser<'_>, told: &Told) -> [(&'static str, String); 3] {
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
    let known = server.family(told.id);
    let promise = known.promises.open()[0].id;
    let topic = known.agenda.iter().next().unwrap().id;
    let capacity = known.capacities.standing().next().unwrap().id;
    [
        ("promise", promise.to_string()),
        ("matter", topic.to_string()),
        ("capacity", capacity.to_string()),
    ]
}
