// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every address of the product. Opaque ids only: an address never carries a name.

mod attachments;
mod care;
mod family;
mod handover;
mod visits;

use practice::FamilyId;

use crate::words::Language;

pub use attachments::*;
pub use care::*;
pub use family::*;
pub use handover::*;
pub use visits::*;

pub const TODAY: &str = "/today";
pub const CALENDAR: &str = "/calendar";
pub const CALENDAR_FEED: &str = "/me/calendar";
pub const SIGN_IN: &str = "/sign-in";
pub const SECOND_HALF: &str = "/sign-in/second";
pub const WITH_CODE: &str = "/sign-in/code";
pub const SIGN_OUT: &str = "/sign-out";
pub const STEP_UP: &str = "/step-up";
pub const ME: &str = "/me";
pub const SECOND_STEP: &str = "/me/second-step";
pub const DEVICES: &str = "/me/devices";
pub const PASSKEYS: &str = "/me/passkeys";
pub const PASSKEYS_NEW: &str = "/me/passkeys/new";
pub const PASSKEYS_BEGIN: &str = "/me/passkeys/begin";
pub const SIGN_IN_BY_PASSKEY: &str = "/sign-in/passkey";
pub const SIGN_IN_BY_PASSKEY_BEGIN: &str = "/sign-in/passkey/begin";
pub const STEP_UP_BY_PASSKEY: &str = "/step-up/passkey";
pub const STEP_UP_BY_PASSKEY_BEGIN: &str = "/step-up/passkey/begin";
pub const REFLECTIONS: &str = "/me/reflections";
pub const REFLECTIONS_BOOK: &str = "/me/reflections/book";
pub const REFLECTIONS_KEY: &str = "/me/reflections/key";
pub const REFLECTIONS_KEEP: &str = "/me/reflections/keep";
pub const REFLECTIONS_BURN: &str = "/me/reflections/burn";
pub const AWAY: &str = "/away";
pub const AWAY_OFFERED: &str = "/away/offered";
pub const AWAY_TAKE: &str = "/away/take";
pub const AWAY_STANDS: &str = "/away/stands";
pub const AWAY_GIVEN: &str = "/away/given";
pub const AWAY_LEFT: &str = "/away/left";
pub const AT_ONCE: &str = "/at-once";
pub const AT_ONCE_NUMBERS: &str = "/at-once/numbers";
pub const BROUGHT: &str = "/supervision";
pub const PLAYS: &str = "/plays";
pub const NEW_PLAY: &str = "/plays/new";
pub const SHARED_SCREEN: &str = "/me/shared-screen";
pub const FAMILIES: &str = "/families";
pub const IMPORT: &str = "/families/import";
pub const LOOKED: &str = "/looked";
pub const LOOKED_FILE: &str = "/looked/who-looked.csv";
pub const UNUSUAL: &str = "/looked/unusual";
pub const STAFF: &str = "/staff";
pub const STAFF_NEW: &str = "/staff/new";
pub const STAFF_WAITING: &str = "/staff/waiting";
pub const STAFF_RULE: &str = "/staff/second-step";
pub const STAFF_FAMILIES: &str = "/staff/families";
pub const EMERGENCY: &str = "/families/emergency";
pub const TABLE: &str = "/who-may-read";
pub const EMERGENCIES: &str = "/emergencies";
pub const REQUESTS: &str = "/requests";
pub const NEW_FAMILY: &str = "/families/new";

/// The page without signal, in a language.
pub fn away_in(language: Language) -> String {
    format!("/away/in/{}", language.code())
}

/// The script a browser runs beside it.
pub fn away_worker(language: Language) -> String {
    format!("/away/worker/{}", language.code())
}

/// Signing in, and then back to where somebody was.
pub fn sign_in_and_back(to: Option<&str>) -> String {
    to.map_or(SIGN_IN.to_owned(), |to| format!("{SIGN_IN}?to={to}"))
}

/// The second page of signing in, and then back to where somebody was.
pub fn second_half(to: Option<&str>) -> String {
    to.map_or(SECOND_HALF.to_owned(), |to| format!("{SECOND_HALF}?to={to}"))
}

/// Proving anew who one is, and then back to where somebody was.
pub fn step_up(to: Option<&str>) -> String {
    to.map_or(STEP_UP.to_owned(), |to| format!("{STEP_UP}?to={to}"))
}

/// A page of a sign-in link.
pub fn sign_in_link(token: &str) -> String {
    format!("/sign-in/link/{token}")
}

/// A step of opening a family.
pub fn new_family(family: FamilyId, step: &str) -> String {
    format!("/families/new/{family}/{step}")
}

/// What would come in from an uploaded file.
pub fn import_preview(family: FamilyId) -> String {
    format!("/families/import/{family}")
}

/// One person who works here, by their account.
pub fn colleague(account: u128) -> String {
    format!("{STAFF}/people/{account:032x}")
}

/// Who works with a family, for whoever arranges it.
pub fn arrange(family: FamilyId) -> String {
    format!("{STAFF_FAMILIES}/{family}")
}

/// A form that changes who works with a family.
pub fn arrange_form(family: FamilyId, form: &str) -> String {
    format!("{STAFF_FAMILIES}/{family}/{form}")
}

/// Whether somebody is in training.
pub fn training(account: u128) -> String {
    format!("{}/training", colleague(account))
}

/// Somebody's licences.
pub fn licences(account: u128) -> String {
    format!("{}/licences", colleague(account))
}

/// Where other hats are asked for.
pub fn hats(account: u128) -> String {
    format!("{}/hats", colleague(account))
}

/// Where it is asked that somebody who lost everything starts again.
pub fn again(account: u128) -> String {
    format!("{}/again", colleague(account))
}

/// Where what waits for a second person is answered.
pub fn answer(approval: u128) -> String {
    format!("{STAFF_WAITING}/{approval:032x}")
}

/// Where it is said what happens when somebody leaves, and done.
pub fn leave(account: u128) -> String {
    format!("{}/leave", colleague(account))
}

/// Where somebody's last day is kept, or that they stay.
pub fn last_day(account: u128) -> String {
    format!("{}/last-day", colleague(account))
}

/// Marks a notice as seen.
pub fn notice_seen(notice: u128) -> String {
    format!("/notices/{notice:032x}/seen")
}

/// The unusual looks of a day.
pub fn unusual(day: jiff::civil::Date) -> String {
    format!("{UNUSUAL}?day={day}")
}
