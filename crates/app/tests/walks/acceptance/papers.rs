// SPDX-License-Identifier: AGPL-3.0-or-later
//! What goes out on paper: to a court, to each of two parents, to early intervention.

use super::{cases, check, on_new};

#[test]
fn what_came_from_a_methadone_clinic_goes_to_no_court_without_her_word() {
    on_new(|server| check(&cases::subpoena(server), "subpoena"));
}

#[test]
fn both_parents_ask_for_the_whole_file_and_each_gets_their_own() {
    on_new(|server| check(&cases::whole_file(server), "whole file"));
}

#[test]
fn early_intervention_asks_for_the_evaluation_and_gets_what_is_the_childs() {
    on_new(|server| check(&cases::evaluation(server), "early intervention"));
}
