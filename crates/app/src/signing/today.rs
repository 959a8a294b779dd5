// SPDX-License-Identifier: AGPL-3.0-or-later
//! On Today: the notes that wait for somebody to read and stand for them, and one's own that wait for a colleague.

use maud::Markup;
use practice::access::{Asker, Hat, Moment, Reader, cosigns, relation};
use practice::{FamilyId, PractitionerId};

use super::pages::{Cards, waits};
use crate::accounts::{Who, supervised};
use crate::error::Error;
use crate::lists::cosigns::waiting;
use crate::staff::licences::is_licensed;
use crate::staff::training::is_in_training;
use crate::state::App;

/// What waits, as Today shows it; nothing where others see the screen.
pub async fn on_today(app: &App, who: &Who, cards: &Cards) -> Result<Markup, Error> {
    if who.shared_screen {
        return Ok(Markup::default());
    }
    let today = app.today();
    let all = waiting(&app.record).await?;
    let me = who.practitioner();
    let stands_for = is_licensed(&app.record, who.account, today).await?
        && !is_in_training(&app.record, who.account, today).await?;
    let supervised: Vec<PractitionerId> = match who.hat {
        Hat::Supervisor => {
            let all = supervised(app, who.account).await?;
            all.into_iter().map(PractitionerId).collect()
        }
        _ => Vec::new(),
    };
    let asker = Asker::Practitioner(me, supervised);
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for one in all.into_iter().filter(|one| one.by == me || stands_for) {
        // Whose family it is the gate says, by everybody's entries, as it would when the page is opened.
        if !opens(app, who, &asker, one.family).await? {
            continue;
        }
        if one.by == me { own.push(one) } else { others.push(one) }
    }
    Ok(waits(app, who, cards, (&others, &own)))
}

async fn opens(app: &App, who: &Who, asker: &Asker, family: FamilyId) -> Result<bool, Error> {
    let entries = app.entries(family).await?;
    let at = Moment { now: app.clock.now(), today: app.today() };
    Ok(cosigns(&Reader::new(who.hat, relation(&entries.whole, asker, at))))
}
