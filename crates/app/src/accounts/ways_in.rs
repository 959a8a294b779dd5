// SPDX-License-Identifier: AGPL-3.0-or-later
//! A way in for somebody in a family: an account tied to them, opened with a code, and taken away at once.

use practice::access::Hat;
use practice::{FamilyId, PersonId};

use super::codes::{give, new_code};
use super::{TRIES, Who, lists, telling, unless_changed};
use crate::error::Error;
use crate::open::access_row;
use crate::state::App;
use crate::words::Language;

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
    /// Whether signing in takes a second step: a code alone does not help whoever lost it.
    pub second_step: bool,
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
    let Some(account) = open_account(app, family, person).await? else { return Ok(None) };
    let ends = lists::enrolment_ends(&app.record, account.id).await?;
    let code_until = ends.filter(|ends| *ends > app.clock.now());
    let second_step = lists::has_second_step(&app.record, account.id).await?;
    Ok(Some(WayIn { account: account.id, sign_in: account.sign_in, code_until, second_step }))
}

async fn open_account(
    app: &App,
    family: FamilyId,
    person: PersonId,
) -> Result<Option<lists::Account>, Error> {
    let had = lists::of_person(&app.record, family, person).await?;
    Ok(had.into_iter().find(|one| one.ended.is_none()))
}

/// Gives this person an account where they have none, and a new code. The privacy officer is told, and
/// whoever has the account: one of a family's must not become somebody else's.
pub async fn open(app: &App, who: &Who, whom: Whom<'_>) -> Result<Given, Error> {
    for _ in 0..TRIES {
        match opened(app, who, whom).await {
            // Somebody else gave them an account at the same instant: the code is for that one.
            Err(Error::Changed) => {}
            done => return done,
        }
    }
    Err(Error::Changed)
}

async fn opened(app: &App, who: &Who, whom: Whom<'_>) -> Result<Given, Error> {
    let record = &app.record;
    let now = app.clock.now();
    let mut all = Vec::new();
    let had = lists::of_person(record, whom.family, whom.person).await?;
    let known = had.iter().find(|one| one.ended.is_none()).cloned();
    let (did, told) = match known {
        Some(_) => ("account.code", telling::CODE_GIVEN),
        None => ("account.give", telling::GIVEN),
    };
    let account = if let Some(account) = known {
        account
    } else {
        let account = new_account(app, whom, &had).await?;
        all.push(lists::put(record, &account).await?);
        account
    };
    let code = new_code(now)?;
    all.push(give(record, account.id, &code));
    all.push(telling::officer(record, whom.family, (told, who.account), now));
    let own = (telling::OWN_CODE, Some(who.account));
    all.push(telling::owner(record, account.id, own, now));
    record.note_access(access_row(who, whom.family, (did, "care"), now)).await?;
    unless_changed(app, all).await?;
    Ok(Given { sign_in: account.sign_in, code: code.told })
}

/// Lets somebody start again who lost what their second step takes: it and their password count no
/// more, and a code lets them in. None where they have no second step: then a code alone is enough.
pub async fn start_again(
    app: &App,
    who: &Who,
    (family, person): (FamilyId, PersonId),
) -> Result<Option<Given>, Error> {
    let record = &app.record;
    let now = app.clock.now();
    let Some(account) = open_account(app, family, person).await? else { return Ok(None) };
    if !lists::has_second_step(record, account.id).await? {
        return Ok(None);
    }
    let code = new_code(now)?;
    let mut all = lists::starting_again(record, &account, (&code.letters, code.ends)).await?;
    all.push(telling::officer(record, family, (telling::AGAIN_GIVEN, who.account), now));
    record.note_access(access_row(who, family, ("account.anew", "care"), now)).await?;
    unless_changed(app, all).await?;
    Ok(Some(Given { sign_in: account.sign_in, code: code.told }))
}

/// Takes the way in away: whatever account of theirs is open is closed, and every device signed out at
/// once.
pub async fn close(app: &App, who: &Who, family: FamilyId, person: PersonId) -> Result<(), Error> {
    let record = &app.record;
    let now = app.clock.now();
    let mut open = lists::of_person(record, family, person).await?;
    open.retain(|one| one.ended.is_none());
    if open.is_empty() {
        return Ok(());
    }
    record.note_access(access_row(who, family, ("account.withdraw", "care"), now)).await?;
    let mut all = Vec::new();
    for account in open {
        let ended = lists::Account { ended: Some(now), ..account };
        all.extend(lists::closing(record, &ended).await?);
    }
    record.store().write(all).await?;
    Ok(())
}

async fn new_account(
    app: &App,
    whom: Whom<'_>,
    had: &[lists::Account],
) -> Result<lists::Account, Error> {
    Ok(lists::Account {
        id: lists::next_of_person(&app.record, (whom.family, whom.person), had),
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
