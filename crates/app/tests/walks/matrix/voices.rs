// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is told of the child in each family: what one parent saw, hers alone, what whoever visits saw and understands, and what may come next.

use alongside::urls;

use super::super::browser::Browser;
use super::super::plays::song;
use super::cast::Told;

/// Tells it, with the words of the parts it goes to; answers the ids.
pub fn said_of_child(browser: &Browser<'_>, told: &Told) -> Vec<(&'static str, String)> {
    let at = urls::observations(told.id);
    let form = || browser.get(&at).ok().form(&at);
    let a = told.people[0].to_string();
    browser.send_off(&form().with("by", &a).with("part", "own").with("saw", &told.words["a"]));
    browser.send_off(&form().with("by", "me").with("saw", &told.words["child"]));
    let at = urls::book(told.id, told.child);
    let form = || browser.get(&at).ok().form(&at);
    let first = form().with("by", &a).with("part", "own").with("what", &told.words["a"]);
    browser.send_off(&first);
    browser.send_off(&form().with("by", "me").with("what", &told.words["child"]));
    let at = urls::signs(told.id, told.child);
    let form = || browser.get(&at).ok().form(&at).with("sign", "I made something up");
    let sign = form().with("by", &a).with("part", "own").with("need", &told.words["a"]);
    browser.send_off(&sign);
    browser.send_off(&form().with("by", "me").with("need", &told.words["child"]));
    let at = urls::guidance_for(told.id, told.child, told.people[0]);
    let form = browser.get(&at).ok().form(&at).with("guide-says", &told.words["a"]);
    let why = format!("It is told so of {}", told.words["a"]);
    let form = form.with("guide-why", &why).with("guide-aloud", "yes").with("do", "give");
    browser.send_off(&form);
    let song = song(browser, (told.id, told.child));
    let own = song.clone().with("by-own", &a).with("part-own", "own");
    browser.send_off(&own.with("how-own", &told.words["a"]));
    let act = format!("{:032x}", alongside::random::id());
    let joint = song.with("act", &act).with("by-own", "me");
    browser.send_off(&joint.with("how-own", &told.words["child"]));
    let at = urls::good_moments(told.id);
    let form = || browser.get(&at).ok().form(&at);
    browser.send_off(&form().with("by", &a).with("part", "own").with("joy", &told.words["a"]));
    browser.send_off(&form().with("by", "me").with("joy", &told.words["child"]));
    let known = browser.server.family(told.id);
    let pair = known.relationships.iter().next().unwrap().id;
    let at = urls::understandings(told.id, pair);
    let form = browser.get(&at).ok().form(&at).with("words", &told.words["practitioner"]);
    browser.send_off(&form);
    let known = browser.server.family(told.id);
    let understood = known.understandings.of(pair).next().unwrap().id;
    let guidance = known.guidance().next().unwrap().id;
    let seen = known.observations.iter().next().unwrap().id;
    let firsts = known.firsts.of(told.child);
    let cue = known.signs.now(told.child)[0].id;
    let ids = [("observation", seen.to_string()), ("first", firsts[0].id.to_string())];
    let play = known.plays.own_now(told.child)[0].id;
    let joy = known.joys.iter().next().unwrap().id;
    let also = [
        ("cue", cue.to_string()),
        ("guidance", guidance.to_string()),
        ("play", play.to_string()),
        ("joy", joy.to_string()),
        ("understanding", understood.to_string()),
    ];
    ids.into_iter().chain(also).collect()
}
