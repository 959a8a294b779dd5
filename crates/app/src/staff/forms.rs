// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms about staff hold, and what they mean: a new person, and somebody's hats.

use practice::access::Hat;
use practice::text::NAME_MAX;
use serde::{Deserialize, Serialize};

use crate::fields::Reading;
use crate::lists::cards::words_of;
use crate::words::Language;

/// Fewest and most letters of a sign-in name.
const SIGN_IN: std::ops::RangeInclusive<usize> = 3..=40;

/// Names of a place or a role: behind one, nobody knows who it was (45 CFR 164.312(a)(2)(i)).
const NOBODYS: [&str; 50] = [
    "acogida",
    "admin",
    "administracion",
    "administrador",
    "administradora",
    "administrator",
    "agencia",
    "agency",
    "ayuda",
    "coordinacion",
    "coordinator",
    "de",
    "demo",
    "desk",
    "equipo",
    "everybody",
    "front",
    "frontdesk",
    "guest",
    "help",
    "home",
    "info",
    "intake",
    "intern",
    "invitado",
    "la",
    "manager",
    "nurse",
    "office",
    "oficina",
    "personal",
    "privacy",
    "program",
    "programa",
    "prueba",
    "recepcion",
    "reception",
    "receptionist",
    "recepcionista",
    "shared",
    "staff",
    "supervisor",
    "supervisora",
    "team",
    "temp",
    "test",
    "the",
    "user",
    "usuario",
    "visitor",
];

/// Hats somebody who works here may have.
pub const HATS: [Hat; 6] = [
    Hat::Visitor,
    Hat::Supervisor,
    Hat::Manager,
    Hat::PrivacyOfficer,
    Hat::Administrator,
    Hat::Intake,
];

/// Somebody new.
#[derive(Clone, Serialize, Deserialize)]
pub struct NewPerson {
    /// Their name.
    pub name: String,
    /// What they type to sign in.
    pub sign_in: String,
    /// Their hats.
    pub hats: Vec<Hat>,
    /// The code of the language of their pages.
    pub language: String,
}

/// The hats somebody is to have from now on.
#[derive(Clone, Serialize, Deserialize)]
pub struct Hats {
    /// All of them.
    pub hats: Vec<Hat>,
}

/// Reads the form of somebody new; what is wrong stands among the problems.
pub fn new_person(reading: &mut Reading<'_>) -> NewPerson {
    let name = reading.line("name", NAME_MAX).as_str().trim().to_owned();
    let sign_in = reading.fields.get("sign-in").trim().to_lowercase();
    if name.is_empty() {
        reading.problem("name", "staff-name-missing");
    } else if is_nobodys(&name) {
        reading.problem("name", "staff-name-shared");
    }
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.';
    if !SIGN_IN.contains(&sign_in.chars().count()) || !sign_in.chars().all(plain) {
        reading.problem("sign-in", "staff-sign-in-letters");
    } else if is_nobodys(&sign_in) {
        reading.problem("sign-in", "staff-name-shared");
    }
    let hats = hats(reading);
    let language = reading.choice("language", Language::parse).unwrap_or(Language::English);
    NewPerson { name, sign_in, hats, language: language.code().to_owned() }
}

/// Reads the hats of a form. Somebody without any hat has left, and that has its own page.
pub fn hats(reading: &mut Reading<'_>) -> Vec<Hat> {
    let offered = |code: &str| Hat::parse(code).filter(|hat| HATS.contains(hat));
    let hats = reading.choices("hats", offered);
    if hats.is_empty() && reading.fields.all("hats").all(str::is_empty) {
        reading.problem("hats", "staff-hats-missing");
    }
    hats
}

/// Whether a name is that of a place or a role rather than a person's.
fn is_nobodys(name: &str) -> bool {
    let plain: String = name.chars().map(|c| if c.is_numeric() { ' ' } else { c }).collect();
    words_of(&plain).iter().all(|word| NOBODYS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_places_and_roles_are_nobodys() {
        for name in ["Front Desk", "frontdesk2", "admin", "La Recepción", "office.team", "42"] {
            assert!(is_nobodys(name), "{name}");
        }
        for name in ["Imani Clarke", "june.w", "Teammor Officer", "o.desk.rivera"] {
            assert!(!is_nobodys(name), "{name}");
        }
    }
}
