// SPDX-License-Identifier: AGPL-3.0-or-later
//! The rows of one family as its reader may know them: a line for each person, day and reason.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use practice::PractitionerId;
use practice::access::{self, Asker, Hat, Moment, Relation};
use record::AccessRow;

use crate::accounts::name_of;
use crate::error::Error;
use crate::open::{ASKED, Open};

/// Everything one person did on one day for one reason.
pub struct Look {
    /// Who, where they are known.
    pub name: Option<String>,
    /// The day.
    pub on: Date,
    /// What for: a code.
    pub why: String,
    /// What was done, in codes, each once, in the order it was first done.
    pub did: Vec<String>,
    /// When, oldest first, with what was done.
    pub times: Vec<(Time, String)>,
}

/// What this reader may know of these rows, newest day first.
pub async fn looks(open: &Open, rows: Vec<AccessRow>) -> Result<Vec<Look>, Error> {
    let mut names: BTreeMap<u128, Option<String>> = BTreeMap::new();
    let mut looks: Vec<(u128, Look)> = Vec::new();
    // A reader's own looks are not news to them; the rows come newest first.
    for row in rows.into_iter().filter(|row| row.access.who.0 != open.who.account) {
        let Some((what, why)) = told(open, &row)? else { continue };
        let who = row.access.who.0;
        let at = open.app.local(Timestamp::from_microsecond(row.access.at)?);
        if let std::collections::btree_map::Entry::Vacant(place) = names.entry(who) {
            place.insert(name_of(&open.app, who).await?);
        }
        let same = |(known, look): &&mut (u128, Look)| *known == who && look.why == why;
        let mut that_day = looks.iter_mut().rev().take_while(|(_, look)| look.on == at.date());
        let known = that_day.find(same);
        let look = if let Some((_, look)) = known {
            look
        } else {
            let name = names.get(&who).cloned().flatten();
            let look = Look { name, on: at.date(), why, did: Vec::new(), times: Vec::new() };
            looks.push((who, look));
            let Some((_, look)) = looks.last_mut() else { continue };
            look
        };
        look.times.insert(0, (at.time(), what.clone()));
        look.did.retain(|known| *known != what);
        look.did.insert(0, what);
    }
    Ok(looks.into_iter().map(|(_, look)| look).collect())
}

/// What was done and what for, as this reader may know it; nothing of what is not theirs to know.
///
/// A caregiver learns who opened the record, and not which part of it: that there is a protected
/// part, that a copy is being prepared or that something was decided would show in the code. What
/// other caregivers look at is theirs alone.
fn told(open: &Open, row: &AccessRow) -> Result<Option<(String, String)>, Error> {
    let look = &row.access;
    if open.who.hat != Hat::Caregiver {
        return Ok(Some((look.what.clone(), look.purpose.clone())));
    }
    // Whoever stood before the protected part opened nothing, and that there is one would show.
    if look.hat == Hat::Caregiver.code() || look.what == ASKED {
        return Ok(None);
    }
    let what = match look.what.as_str() {
        shown @ ("family.denied" | "family.print") => shown,
        _ => "family.open",
    };
    let why = match look.purpose.as_str() {
        plain @ ("care" | "cover" | "supervision" | "emergency" | "none") => plain.to_owned(),
        _ => tie_then(open, look)?.to_owned(),
    };
    Ok(Some((what.to_owned(), why)))
}

/// What tied somebody to the family when they looked, whatever they looked for.
fn tie_then(open: &Open, look: &record::Access) -> Result<&'static str, Error> {
    let now = Timestamp::from_microsecond(look.at)?;
    let at = Moment { now, today: open.app.local(now).date() };
    let asker = Asker::Practitioner(PractitionerId(look.who.0), Vec::new());
    let relation = access::relation(&open.whole().whole, &asker, at);
    Ok(match relation {
        Relation::Cover => "cover",
        Relation::Emergency => "emergency",
        _ if look.hat == Hat::PrivacyOfficer.code() => "review",
        _ => "care",
    })
}
