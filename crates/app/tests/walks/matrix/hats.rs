// SPDX-License-Identifier: AGPL-3.0-or-later
//! What waits for a second person, and who leaves or loses the hat they wear.

use alongside::accounts::lists;
use alongside::urls;
use practice::access::Hat;

use super::super::server::Server;
use super::super::staff::hired;

/// Something that waits for a second person: hats asked for somebody.
pub fn waits(server: &Server, about: u128) -> String {
    let (_, asks) = hired(server, "Made-up Administrator", &[Hat::Administrator]);
    let path = urls::hats(about);
    let form = asks.get(&path).ok().form(&path).also("hats", "intake");
    let list = asks.send_off(&form);
    let actions = list.actions();
    let known = actions.iter().find_map(|action| action.strip_prefix("/staff/waiting/"));
    known.unwrap().to_owned()
}

/// One leaves, with a session open; another loses the hat they wear.
pub fn goes(server: &Server, left: u128, unhatted: u128) {
    let record = &server.app.record;
    let account = |id| server.wait(lists::by_id(record, id)).unwrap().unwrap();
    let ended = Some(server.app.clock.now());
    let gone = lists::Account { ended, ..account(left) };
    // The session's row stays where it is: the account alone has to be enough.
    server.keep(&gone);
    let without = lists::Account { hats: vec![Hat::Visitor], ..account(unhatted) };
    server.keep(&without);
}
