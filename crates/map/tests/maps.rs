// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a map keeps, whoever is in the family, ten families as they are drawn, and what carries a household.

#[path = "maps/any.rs"]
mod any;
#[path = "maps/families.rs"]
mod families;
#[path = "maps/golden.rs"]
mod golden;
#[path = "maps/laws.rs"]
mod laws;
#[path = "maps/rules.rs"]
mod rules;
#[path = "maps/supports.rs"]
mod supports;
