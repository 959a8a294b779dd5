// SPDX-License-Identifier: AGPL-3.0-or-later
//! Carers who are no parents, parents who come later, and those who come after them.

use super::{cases, check, on_new};

#[test]
fn a_teen_mothers_own_mother_finds_nothing_of_hers() {
    on_new(|server| check(&cases::teen_mother(server), "teen mother"));
}

#[test]
fn a_foster_carer_finds_what_concerns_the_child_while_the_child_is_with_them() {
    on_new(|server| {
        let world = cases::foster_care(server);
        check(&world, "foster care");
        cases::foster_care_ends(&world);
        check(&world, "foster care; it has ended");
    });
}

#[test]
fn a_grandmother_who_cares_without_custody_finds_the_childs_and_with_custody_acts_for_her() {
    on_new(|server| {
        let world = cases::grandmother(server);
        check(&world, "grandmother without custody");
        world.ordered("grandmother", "custody");
        check(&world, "grandmother; a court gave her custody");
    });
}

#[test]
fn a_father_who_is_added_later_finds_the_childs_and_nothing_that_was_told() {
    on_new(|server| check(&cases::father_later(server), "father added later"));
}

#[test]
fn adoptive_parents_find_the_childs_early_history_and_no_confidence_of_those_before() {
    on_new(|server| check(&cases::adoption(server), "adoption"));
}
