// SPDX-License-Identifier: AGPL-3.0-or-later
//! Early care in each family: the child's for all who care for the child, and what one parent confided.

use alongside::urls;
use practice::early_care::Habit;

use super::super::browser::Browser;
use super::cast::Told;

/// Tells of a stay with the child's word, and in confidence of a habit with a parent's; answers the stay's id.
pub fn cared_for(browser: &Browser<'_>, told: &Told) -> String {
    let a = told.people[0].to_string();
    let at = urls::new_stay(told.id, told.child);
    let form = browser.get(&at).ok().form(&at).with("with", &a).with("place", "home");
    let form = form.with("why", &told.words["child"]).with("from-how", "unknown");
    browser.send_off(&form.with("teller", "seen").with("kept", "all").press("tell"));
    let at = urls::habit(told.id, told.child, Habit::Sleep);
    let form = browser.get(&at).ok().form(&at).with("words", &told.words["a"]);
    browser.send_off(&form.with("teller", &a).with("kept", "own"));
    let known = browser.server.family(told.id);
    known.early_care.stays(told.child)[0].0.id.to_string()
}
