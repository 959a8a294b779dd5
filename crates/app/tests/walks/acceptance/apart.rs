// SPDX-License-Identifier: AGPL-3.0-or-later
//! Families in which not everybody may know of everybody: parents apart, and a screen others see.

use alongside::urls;

use super::words::found_in;
use super::{browser_of, cases, check, on_new};

#[test]
fn parents_apart_of_whom_one_is_not_safe_find_no_trace_of_each_other() {
    on_new(|server| {
        let world = cases::parents_apart(server);
        check(&world, "parents apart");
        world.not_treated("father");
        check(&world, "parents apart; he is not treated as acting for her");
    });
}

#[test]
fn on_a_shared_tablet_nothing_shows_that_not_everybody_in_the_room_may_read() {
    on_new(|server| check(&cases::shared_tablet(server), "shared tablet"));
}

#[test]
fn a_note_typed_in_the_room_goes_on_there_and_one_typed_alone_does_not() {
    on_new(|server| {
        let world = cases::shared_tablet(server);
        let tablet = browser_of(&world, "imani on the tablet");
        let new = tablet.get(&urls::new_visit(world.family)).to();
        let form = tablet.get(&new).ok().form(&new);
        let room = world.word("room", "note");
        let kept = tablet.send_off(&form.with("between", &room).press("save"));
        assert!(found_in(&kept.html()).contains(&room));
        // The same note, gone on with alone, and the room again.
        let form = world.form(&new, &new);
        let alone = world.word("alone", "note");
        world.imani.send_off(&form.with("delight", &alone).press("save"));
        let closed = tablet.get(&new).ok();
        assert!(!found_in(&closed.html()).contains(&alone) && !closed.actions().contains(&new));
        // What is posted from a page that was still open in the room does not open it there.
        let typed = kept.form(&new).with("repair", &room).press("save");
        let closed = tablet.send_off(&typed);
        assert!(!found_in(&closed.html()).contains(&room) && !closed.actions().contains(&new));
        // Nor does it write over what was written alone: both are there, to be chosen from alone.
        assert_eq!(world.form(&new, &new).get("delight"), alone);
        assert!(found_in(&world.imani.get(&closed.at).ok().html()).contains(&room));
        // Finished in the room, a page that was opened alone loses nothing that the room does not see.
        let other = tablet.get(&urls::new_visit(world.family)).to();
        let can = world.word("can", "note");
        let form = world.form(&other, &other).with("between", "Near.").with("capacity-1", &can);
        let closed = tablet.send_off(&form.clone().press("finish"));
        assert!(!found_in(&closed.html()).contains(&can) && !closed.actions().contains(&other));
        assert_eq!(world.form(&other, &other).get("capacity-1"), can);
    });
}
