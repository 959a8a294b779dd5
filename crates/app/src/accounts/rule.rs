// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whether those who work here need a second step: an agency's rule, and what is open without one.

use maud::Markup;
use practice::access::Hat;

use super::{Who, lists, pages, passkeys};
use crate::error::Error;
use crate::state::App;
use crate::urls;

/// The rule of an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondStepRule {
    /// Whoever wants one has one.
    Off,
    /// Who has none is asked to set one up.
    Asked,
    /// Who has none reaches only the pages to set one up.
    Required,
}

impl SecondStepRule {
    /// Every rule there is.
    pub const ALL: [Self; 3] = [Self::Off, Self::Asked, Self::Required];

    /// Its name in the table and in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Asked => "asked",
            Self::Required => "required",
        }
    }

    /// The rule of this name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.code() == code)
    }

    /// The rule that holds; where none was ever chosen, it is off.
    pub async fn of(app: &App) -> Result<Self, Error> {
        let kept = lists::setting(&app.record, lists::SECOND_STEP_RULE).await?;
        // A rule that only a newer version knows is taken for the strictest.
        Ok(kept.map_or(Self::Off, |code| Self::parse(&code).unwrap_or(Self::Required)))
    }
}

/// What is open to whoever has yet to set up a second step: their own settings, the proof these ask
/// for, and signing out, which asks for nobody.
fn is_open(path: &str) -> bool {
    let settings = path == urls::ME || path.starts_with("/me/");
    path.starts_with(urls::STEP_UP) || (settings && !path.starts_with(urls::REFLECTIONS))
}

/// Ends the request of somebody who works here without the second step that is required.
pub async fn require_second_step(
    app: &App,
    account: &lists::Account,
    path: &str,
) -> Result<(), Error> {
    if account.hats.contains(&Hat::Caregiver)
        || is_open(path)
        || SecondStepRule::of(app).await? != SecondStepRule::Required
        || has_enough(app, account.id).await?
    {
        return Ok(());
    }
    Err(Error::SetUpFirst)
}

/// Whether somebody signs in by more than a password: with a code beside it, or by a passkey.
async fn has_enough(app: &App, account: u128) -> Result<bool, Error> {
    Ok(lists::has_second_step(&app.record, account).await?
        || lists::has_passkey(&app.record, account).await?)
}

/// A band that asks whoever works here for a second step, where the agency asks for one and they have
/// nothing of that kind; else those who answer for others for a passkey, where they have none.
pub async fn band(app: &App, who: &Who) -> Result<Markup, Error> {
    if who.hat == Hat::Caregiver {
        return Ok(Markup::default());
    }
    let asked = SecondStepRule::of(app).await? == SecondStepRule::Asked;
    if asked && !has_enough(app, who.account).await? {
        return Ok(pages::second_step_asked(who.words));
    }
    let wanted = passkeys::wanted(app, who).await?;
    Ok(if wanted { pages::passkeys::band(who.words) } else { Markup::default() })
}
