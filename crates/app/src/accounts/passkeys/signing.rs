// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signing something by a passkey: the challenge is made of what is signed, and the answer is kept with its key.

use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use practice::PractitionerId;
use practice::bytes::{Bytes, Sum};
use practice::visits::signatures::{Key, Proof};
use serde_json::json;
use webauthn_rs::prelude::{COSEKeyType, ECDSACurve, PublicKeyCredential};

pub use super::assertion::check;
use super::{Begun, Passkeys, answer, may_have};
use crate::accounts::{Who, lists};
use crate::error::Error;
use crate::fields::Fields;
use crate::state::App;

/// How long a device may take, in milliseconds.
const LASTS: u32 = 300_000;

/// What somebody signs by: the server's passkeys, and their own.
pub struct Signer<'a> {
    /// What the server offers.
    pub passkeys: &'a Passkeys,
    own: Vec<lists::Passkey>,
}

/// What this person can sign by here; none without a passkey, or where the server offers none.
pub async fn signer<'a>(app: &'a App, who: &Who) -> Result<Option<Signer<'a>>, Error> {
    let Some(passkeys) = app.passkeys.get().filter(|_| may_have(who)) else { return Ok(None) };
    let own = lists::passkeys_of(&app.record, who.account).await?;
    Ok(Some(Signer { passkeys, own }).filter(|signer| !signer.own.is_empty()))
}

impl Signer<'_> {
    /// What the browser is asked for: this challenge and no other, by one of these passkeys. Nothing is kept meanwhile,
    /// since the challenge says all there is to know, and an answer to it is good for nothing else.
    pub fn begun(&self, challenge: Sum) -> Result<Response, Error> {
        let id = |one: &lists::Passkey| URL_SAFE_NO_PAD.encode(one.key.cred_id());
        let all = self.own.iter().map(|one| json!({ "type": "public-key", "id": id(one) }));
        let options = json!({
            "challenge": URL_SAFE_NO_PAD.encode(challenge.0),
            "timeout": LASTS,
            "rpId": self.passkeys.rp_id,
            "allowCredentials": all.collect::<Vec<_>>(),
            "userVerification": "required",
        });
        Begun { ceremony: String::new(), options }.answer()
    }

    /// The signature a form brought, where it is one over this challenge by one of these passkeys; with whose passkey
    /// it is.
    pub fn proof(&self, fields: &Fields, challenge: Sum) -> Option<(PractitionerId, Proof)> {
        let answer: PublicKeyCredential = answer(fields)?;
        let id = answer.get_credential_id();
        let one = self.own.iter().find(|one| one.key.cred_id().as_slice() == id)?;
        let response = answer.response;
        let proof = Proof {
            passkey: Sum(one.id.clone().try_into().ok()?),
            key: key(one)?,
            origin: self.passkeys.origin().to_owned(),
            device: Bytes(response.authenticator_data.clone()),
            client: Bytes(response.client_data_json.clone()),
            signature: Bytes(response.signature.clone()),
        };
        check(&proof, challenge).ok()?;
        Some((PractitionerId(one.account), proof))
    }
}

/// The public key of a passkey as a signature keeps it.
pub fn key(one: &lists::Passkey) -> Option<Key> {
    match &one.key.get_public_key().key {
        COSEKeyType::EC_EC2(point) => {
            let (x, y) = (Bytes(point.x.clone()), Bytes(point.y.clone()));
            match point.curve {
                ECDSACurve::SECP256R1 => Some(Key::Es256 { x, y }),
                ECDSACurve::SECP384R1 => Some(Key::Es384 { x, y }),
                ECDSACurve::SECP521R1 => None,
            }
        }
        COSEKeyType::RSA(key) => {
            Some(Key::Rs256 { n: Bytes(key.n.clone()), e: Bytes(key.e.to_vec()) })
        }
        COSEKeyType::EC_OKP(_) => None,
    }
}
