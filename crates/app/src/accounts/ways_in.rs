// SPDX-License-Identifier: AGPL-3.0-or-later
//! A way in for somebody in a family: an account tied to them, opened with a code, and taken away at once.

use practice::access::Hat;
use practice::{FamilyId, PersonId};

use super::codes::{give, new_code};
use super::{Who, lists};
use crate::error::Error;
use crate::lists::notices::{self, For, Notice};
use crate::open::access_row;
use crate::state::App;
use crate::words::Language;

/// The tag of the notice that somebody in a family was given a way in.
pub const GIVEN: &str = "account.given";

/// Words a sign-in name is made of: the same in every language of ours, and nothing of the person's.
/// What stands in clear must not say who somebody is.
const NAMES: [&str; 16] = [
    "mango", "coral", "panda", "cacao", "kiwi", "melon", "koala", "banjo", "piano", "radio",
    "tango", "violin", "cometa", "salsa", "marimba", "iris",
];

/// How somebody in a family signs in.
pub struct WayIn {
    /// The account.
    pub account: u128,
    /// What they type.
    pub sign_in: String,
    /// Until when a code waits for them, where one does.
    pub code_until: Option<jiff::Timestamp>,
}

/// A code just given, with the name it is typed with.
pub struct Given {
    /// What they type.
    pub sign_in: String,
    /// The code, in groups.
    pub code: String,
}

/// Whom it is for.
#[derive(Clone, Copy)]
pub struct Whom<'a> {
    /// Their family.
    pub family: FamilyId,
    /// Them.
    pub person: PersonId,
    /// Their name, as their own pages call them.
    pub name: &'a str,
    /// The language of their pages.
    pub language: Language,
}

/// How this person signs in, if they do.
pub async fn of(app: &App, family: FamilyId, person: PersonId) -> Result<Option<WayIn>, Error> {
    let Some(account) = lists::of_person(&app.record, family, person).await? else {
        return Ok(None);
    };
    let ends = lists::enrolment_ends(&app.record, account.id).await?;
    let code_until = ends.filter(|ends| *ends > app.clock.now());
    Ok(Some(WayIn { account: account.id, sign_in: account.sign_in, code_until }))
}

/// Gives this person an account where they have none, and a new code. The privacy officer is told: an
/// account of a family's must not become somebody else's.
pub async fn open(app: &App, who: &Who, whom: Whom<'_>) -> Result<Given, Error> {
    let record = &app.record;
    let now = app.clock.now();
    let known = lists::of_person(record, whom.family, whom.person).await?;
    let what = if known.is_some() { "account.code" } else { "account.give" };
    let mut all = Vec::new();
    let account = if let Some(account) = known {
        account
    } else {
        let account = new_account(app, whom).await?;
        all.push(lists::put(record, &account).await?);
        all.push(notices::tell(record, &given(who, whom.family, now)));
        account
    };
    let code = new_code(now)?;
    all.push(give(record, account.id, &code));
    record.note_access(access_row(who, whom.family, (what, "care"), now)).await?;
    record.store().write(all).await?;
    Ok(Given { sign_in: account.sign_in, code: code.told })
}

/// Takes the way in away: the account is closed and every device signed out at once.
pub async fn close(app: &App, who: &Who, family: FamilyId, person: PersonId) -> Result<(), Error> {
    let record = &app.record;
    let now = app.clock.now();
    let Some(account) = lists::of_person(record, family, person).await? else { return Ok(()) };
    record.note_access(access_row(who, family, ("account.withdraw", "care"), now)).await?;
    let ended = lists::Account { ended: Some(now), ..account };
    record.store().write(lists::closing(record, &ended).await?).await?;
    Ok(())
}

fn given(who: &Who, family: FamilyId, at: jiff::Timestamp) -> Notice {
    Notice {
        id: crate::random::id(),
        to: For::Hat(Hat::PrivacyOfficer),
        what: GIVEN.to_owned(),
        family: Some(family),
        about: Some(who.account),
        at,
    }
}

async fn new_account(app: &App, whom: Whom<'_>) -> Result<lists::Account, Error> {
    Ok(lists::Account {
        id: crate::random::id(),
        sign_in: free_name(app).await?,
        name: whom.name.to_owned(),
        password: None,
        hats: vec![Hat::Caregiver],
        language: whom.language,
        theme: "system".to_owned(),
        caregiver_in: Some((whom.family, whom.person)),
        ended: None,
    })
}

/// A sign-in name nobody has.
async fn free_name(app: &App) -> Result<String, Error> {
    loop {
        let [word, high, low] = crate::random::bytes::<3>();
        let word = NAMES[usize::from(word) % NAMES.len()];
        let number = 1000 + u32::from(u16::from_be_bytes([high, low])) % 9000;
        let name = format!("{word}.{number}");
        if lists::by_sign_in(&app.record, &name).await?.is_none() {
            return Ok(name);
        }
    }
}
