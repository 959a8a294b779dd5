// SPDX-License-Identifier: AGPL-3.0-or-later
//! Walks over HTTP through the whole product, on both databases, without a script: plain forms.

#![expect(clippy::unwrap_used, reason = "a walk that cannot go on has failed, and says where")]

#[path = "walks/acceptance/mod.rs"]
mod acceptance;
#[path = "walks/ahead.rs"]
mod ahead;
#[path = "walks/ahead_safe.rs"]
mod ahead_safe;
#[path = "walks/amending.rs"]
mod amending;
#[path = "walks/any_order.rs"]
mod any_order;
#[path = "walks/at_once.rs"]
mod at_once;
#[path = "walks/attachments.rs"]
mod attachments;
#[path = "walks/authenticator.rs"]
mod authenticator;
#[path = "walks/away.rs"]
mod away;
#[path = "walks/bad_files.rs"]
mod bad_files;
#[path = "walks/bad_forms.rs"]
mod bad_forms;
#[path = "walks/between_us.rs"]
mod between_us;
#[path = "walks/book.rs"]
mod book;
#[path = "walks/book_of_firsts.rs"]
mod book_of_firsts;
#[path = "walks/browser.rs"]
mod browser;
#[path = "walks/calendar.rs"]
mod calendar;
#[path = "walks/capacities.rs"]
mod capacities;
#[path = "walks/card.rs"]
mod card;
#[path = "walks/caregiver.rs"]
mod caregiver;
#[path = "walks/comes_next.rs"]
mod comes_next;
#[path = "walks/commands.rs"]
mod commands;
#[cfg(feature = "ungated")]
#[path = "walks/control.rs"]
mod control;
#[path = "walks/copies.rs"]
mod copies;
#[path = "walks/cosigning.rs"]
mod cosigning;
#[path = "walks/counselling.rs"]
mod counselling;
#[path = "walks/demands.rs"]
mod demands;
#[path = "walks/desk.rs"]
mod desk;
#[path = "walks/devices.rs"]
mod devices;
#[path = "walks/early_care.rs"]
mod early_care;
#[path = "walks/echoes.rs"]
mod echoes;
#[path = "walks/emergency.rs"]
mod emergency;
#[path = "walks/expecting.rs"]
mod expecting;
#[path = "walks/facts.rs"]
mod facts;
#[path = "walks/families.rs"]
mod families;
#[path = "walks/fresh.rs"]
mod fresh;
#[path = "walks/gate.rs"]
mod gate;
#[path = "walks/goodbye.rs"]
mod goodbye;
#[path = "walks/guidance.rs"]
mod guidance;
#[path = "walks/handover.rs"]
mod handover;
#[path = "walks/headers.rs"]
mod headers;
#[path = "walks/held.rs"]
mod held;
#[path = "walks/holding.rs"]
mod holding;
#[path = "walks/importing.rs"]
mod importing;
#[path = "walks/joys.rs"]
mod joys;
#[path = "walks/kept_safe.rs"]
mod kept_safe;
#[path = "walks/keys.rs"]
mod keys;
#[path = "walks/kin.rs"]
mod kin;
#[path = "walks/known_devices.rs"]
mod known_devices;
#[path = "walks/leaks.rs"]
mod leaks;
#[path = "walks/left.rs"]
mod left;
#[path = "walks/licences.rs"]
mod licences;
#[path = "walks/looked.rs"]
mod looked;
#[path = "walks/looking_back.rs"]
mod looking_back;
#[path = "walks/losses.rs"]
mod losses;
#[path = "walks/lost_drafts.rs"]
mod lost_drafts;
#[path = "walks/matrix/mod.rs"]
mod matrix;
#[path = "walks/meanwhile.rs"]
mod meanwhile;
#[path = "walks/name_sounds.rs"]
mod name_sounds;
#[path = "walks/next_request.rs"]
mod next_request;
#[path = "walks/notes.rs"]
mod notes;
#[path = "walks/one_alone.rs"]
mod one_alone;
#[path = "walks/opened.rs"]
mod opened;
#[path = "walks/ours.rs"]
mod ours;
#[path = "walks/own_days.rs"]
mod own_days;
#[path = "walks/page.rs"]
mod page;
#[path = "walks/passkeys.rs"]
mod passkeys;
#[path = "walks/passphrase.rs"]
mod passphrase;
#[path = "walks/planning.rs"]
mod planning;
#[path = "walks/plays.rs"]
mod plays;
#[path = "walks/plays_kept.rs"]
mod plays_kept;
#[path = "walks/presence.rs"]
mod presence;
#[path = "walks/reaching.rs"]
mod reaching;
#[path = "walks/readers.rs"]
mod readers;
#[path = "walks/reflections.rs"]
mod reflections;
#[path = "walks/removing.rs"]
mod removing;
#[path = "walks/retold.rs"]
mod retold;
#[path = "walks/rights.rs"]
mod rights;
#[path = "walks/rule.rs"]
mod rule;
#[path = "walks/safety.rs"]
mod safety;
#[path = "walks/screens.rs"]
mod screens;
#[path = "walks/sealed.rs"]
mod sealed;
#[path = "walks/sealed_kept.rs"]
mod sealed_kept;
#[path = "walks/sealed_twice.rs"]
mod sealed_twice;
#[path = "walks/second.rs"]
mod second;
#[path = "walks/second_steps.rs"]
mod second_steps;
#[path = "walks/seen.rs"]
mod seen;
#[path = "walks/server.rs"]
mod server;
#[path = "walks/sessions.rs"]
mod sessions;
#[path = "walks/sharing.rs"]
mod sharing;
#[path = "walks/shredding.rs"]
mod shredding;
#[path = "walks/signing.rs"]
mod signing;
#[path = "walks/signing_in.rs"]
mod signing_in;
#[path = "walks/signs.rs"]
mod signs;
#[path = "walks/staff.rs"]
mod staff;
#[path = "walks/stepping_up.rs"]
mod stepping_up;
#[path = "walks/supports.rs"]
mod supports;
#[path = "walks/taken_along.rs"]
mod taken_along;
#[path = "walks/takes.rs"]
mod takes;
#[path = "walks/tampering.rs"]
mod tampering;
#[path = "walks/teams.rs"]
mod teams;
#[path = "walks/telling.rs"]
mod telling;
#[path = "walks/there.rs"]
mod there;
#[path = "walks/together.rs"]
mod together;
#[path = "walks/told_of_goodbye.rs"]
mod told_of_goodbye;
#[path = "walks/two_people.rs"]
mod two_people;
#[path = "walks/two_versions.rs"]
mod two_versions;
#[path = "walks/understandings.rs"]
mod understandings;
#[path = "walks/visits.rs"]
mod visits;
#[path = "walks/ways_in.rs"]
mod ways_in;
#[path = "walks/wonderings.rs"]
mod wonderings;
