// SPDX-License-Identifier: AGPL-3.0-or-later
//! Passkeys: what a server offers with them, and the two ceremonies, adding one and showing one.

pub mod adding;
mod assertion;
mod ceremonies;
pub mod origin;
pub mod showing;
pub mod signing;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use practice::access::Hat;
use serde::Serialize;
use serde_json::{Value, json};
use webauthn_rs::prelude::{
    PublicKeyCredential, RegisterPublicKeyCredential, Uuid, Webauthn, WebauthnBuilder,
    WebauthnError,
};

use self::ceremonies::{Asked, Ceremonies};
use self::origin::Origin;
use super::{Who, lists};
use crate::error::Error;
use crate::fields::Fields;
use crate::state::App;
use crate::urls;

/// The longest answer of an authenticator that is read, in bytes. Real ones have a few hundred.
const ANSWER_MAX: usize = 32 * 1024;
/// What authenticators show as the name of where a passkey belongs.
const PRODUCT: &str = "Alongside";

/// The routes of passkeys.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::SIGN_IN_BY_PASSKEY, get(to_sign_in).post(showing::sign_in))
        .route(urls::SIGN_IN_BY_PASSKEY_BEGIN, post(showing::begin_sign_in))
        .route(urls::STEP_UP_BY_PASSKEY, get(to_step_up).post(showing::prove))
        .route(urls::STEP_UP_BY_PASSKEY_BEGIN, post(showing::begin_proof))
        .route(urls::PASSKEYS, get(adding::page).post(adding::change))
        .route(urls::PASSKEYS_NEW, get(adding::new).post(adding::add))
        .route(urls::PASSKEYS_BEGIN, post(adding::begin))
}

/// The address of a form that stands on the page of signing in: whoever comes back to it finds it there.
async fn to_sign_in() -> Redirect {
    Redirect::to(urls::SIGN_IN)
}

/// The same for the page of proving anew.
async fn to_step_up(_who: Who) -> Redirect {
    Redirect::to(urls::STEP_UP)
}

/// What a server needs to offer passkeys.
pub struct Passkeys {
    webauthn: Webauthn,
    ceremonies: Ceremonies,
    origin: String,
    rp_id: String,
}

impl Passkeys {
    /// For pages at this origin; none where its host is a bare number, which no passkey is bound to.
    pub fn at(origin: &Origin) -> Option<Self> {
        let rp_id = origin.name()?.to_owned();
        let builder = WebauthnBuilder::new(&rp_id, origin.url()).ok()?;
        let webauthn = builder.rp_name(PRODUCT).build().ok()?;
        let origin = origin.to_string();
        Some(Self { webauthn, ceremonies: Ceremonies::default(), origin, rp_id })
    }

    /// The origin of the pages, as a browser says it.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Begins to add a passkey: what the browser is asked for.
    fn add(
        &self,
        account: &lists::Account,
        known: &[lists::Passkey],
        (by, now): (String, jiff::Timestamp),
    ) -> Result<Begun, Error> {
        let known = known.iter().map(|one| one.key.cred_id().clone()).collect();
        let (options, asked) = self
            .webauthn
            .start_passkey_registration(
                Uuid::from_u128(account.id),
                &account.sign_in,
                &account.name,
                Some(known),
            )
            .map_err(|error| Error::Internal(Box::new(error)))?;
        let mut options = serde_json::to_value(options.public_key)?;
        // One signs in with nothing typed, so the passkey has to know by itself whose it is.
        options["authenticatorSelection"]["residentKey"] = json!("required");
        options["authenticatorSelection"]["requireResidentKey"] = json!(true);
        Ok(self.begun(Asked::New(asked), options, (by, now)))
    }

    /// Begins to ask for a passkey: any of ours, or one of these.
    fn ask(
        &self,
        of: &[lists::Passkey],
        (by, now): (String, jiff::Timestamp),
    ) -> Result<Begun, Error> {
        let started = self.webauthn.start_discoverable_authentication();
        let (options, asked) = started.map_err(|error| Error::Internal(Box::new(error)))?;
        let mut options = serde_json::to_value(options.public_key)?;
        let of = of.iter().map(|one| URL_SAFE_NO_PAD.encode(one.key.cred_id()));
        let of = of.map(|id| json!({ "type": "public-key", "id": id }));
        options["allowCredentials"] = of.collect();
        Ok(self.begun(Asked::Known(asked), options, (by, now)))
    }

    fn begun(&self, asked: Asked, options: Value, (by, now): (String, jiff::Timestamp)) -> Begun {
        let id = crate::random::id();
        self.ceremonies.begin(id, by, asked, now);
        Begun { ceremony: format!("{id:032x}"), options }
    }

    /// The passkey a browser made, if all of it is as it was asked for by the same session.
    fn added(
        &self,
        fields: &Fields,
        (by, now): (&str, jiff::Timestamp),
    ) -> Option<webauthn_rs::prelude::Passkey> {
        let (begun_by, Asked::New(asked)) = self.taken(fields, now)? else { return None };
        let answer: RegisterPublicKeyCredential = answer(fields)?;
        // A browser that says so made one that one cannot sign in with.
        let lost =
            answer.extensions.cred_props.as_ref().is_some_and(|known| known.rk == Some(false));
        if begun_by != by || lost {
            return None;
        }
        self.webauthn.finish_passkey_registration(&answer, &asked).ok()
    }

    /// What a browser showed, with the ceremony it belongs to and who began that.
    fn shown(&self, fields: &Fields, now: jiff::Timestamp) -> Option<Shown> {
        let (by, Asked::Known(asked)) = self.taken(fields, now)? else { return None };
        Some(Shown { by, asked, answer: answer(fields)? })
    }

    /// Whose passkey it says it is.
    fn owner(&self, shown: &Shown) -> Option<u128> {
        let (owner, _) = self.webauthn.identify_discoverable_authentication(&shown.answer).ok()?;
        Some(owner.as_u128())
    }

    /// Holds what was shown against one of the passkeys of its owner.
    fn held(&self, shown: Shown, known: &mut lists::Passkey) -> Result<(), WebauthnError> {
        let result = self.webauthn.finish_discoverable_authentication_v2(
            &shown.answer,
            shown.asked,
            &known.key,
        )?;
        if !result.user_verified() {
            return Err(WebauthnError::UserNotVerified);
        }
        known.key.update_credential(&result);
        Ok(())
    }

    fn taken(&self, fields: &Fields, now: jiff::Timestamp) -> Option<(String, Asked)> {
        let id = fields.get("ceremony");
        let digits = id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        let id = u128::from_str_radix(id, 16).ok().filter(|_| digits)?;
        self.ceremonies.take(id, now)
    }
}

/// What was shown, not yet held against anything.
struct Shown {
    by: String,
    asked: webauthn_rs::prelude::DiscoverableAuthentication,
    answer: PublicKeyCredential,
}

/// A ceremony as the script on the page takes it.
#[derive(Serialize)]
struct Begun {
    ceremony: String,
    options: Value,
}

impl Begun {
    fn answer(&self) -> Result<Response, Error> {
        let body = serde_json::to_string(self)?;
        Ok(([(CONTENT_TYPE, "application/json")], body).into_response())
    }
}

fn answer<T: serde::de::DeserializeOwned>(fields: &Fields) -> Option<T> {
    let typed = fields.get("answer");
    if typed.len() > ANSWER_MAX { None } else { serde_json::from_str(typed).ok() }
}

/// Passkeys are for those who work here. A caregiver may share the telephone with somebody who
/// must not read along, and whoever unlocks the telephone could show its passkey.
fn may_have(who: &Who) -> bool {
    !who.hats.contains(&Hat::Caregiver)
}

/// Whether somebody who answers for others has no passkey yet where one could be had.
pub async fn wanted(app: &App, who: &Who) -> Result<bool, Error> {
    let answers = who.hats.iter().any(|hat| {
        matches!(hat, Hat::Administrator | Hat::Supervisor | Hat::Manager | Hat::PrivacyOfficer)
    });
    if !answers || app.passkeys.get().is_none() {
        return Ok(false);
    }
    Ok(!lists::has_passkey(&app.record, who.account).await?)
}
