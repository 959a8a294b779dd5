// SPDX-License-Identifier: AGPL-3.0-or-later
//! A device that holds one passkey and answers as a browser would, honestly or not.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use practice::bytes::{Bytes, Sum};
use practice::visits::signatures::{Key, Proof};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// Somebody touched it.
const PRESENT: u8 = 0x01;
/// It made sure who that was.
const VERIFIED: u8 = 0x04;
/// A key follows.
const KEY: u8 = 0x40;

/// A device with one passkey.
pub struct Authenticator {
    key: SigningKey,
    id: [u8; 16],
    /// Whose it says it is.
    pub owner: Vec<u8>,
    /// Where it believes to be.
    pub origin: String,
    /// How often it signed.
    pub count: u32,
    /// Whether it makes sure who touches it.
    pub verifies: bool,
}

impl Authenticator {
    /// A new one, for the pages at this origin.
    pub fn new(origin: &str) -> Self {
        let key = SigningKey::from_slice(&alongside::random::bytes::<32>()).unwrap();
        let id = alongside::random::bytes();
        let origin = origin.to_owned();
        Self { key, id, owner: Vec::new(), origin, count: 0, verifies: true }
    }

    /// What its passkey is called by.
    pub fn called(&self) -> String {
        BASE64.encode(self.id)
    }

    /// Makes its passkey as it is asked to.
    pub fn make(&mut self, options: &Value) -> Value {
        self.owner = BASE64.decode(options["user"]["id"].as_str().unwrap()).unwrap();
        let mut data = self.data(KEY);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(self.id);
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(x);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(y);
        // {"fmt": "none", "attStmt": {}, "authData": data}
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt\x64none\x67attStmt\xa0\x68authData\x58");
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        json!({
            "id": BASE64.encode(self.id),
            "rawId": BASE64.encode(self.id),
            "type": "public-key",
            "response": {
                "attestationObject": BASE64.encode(object),
                "clientDataJSON": BASE64.encode(self.said("webauthn.create", options)),
            },
            "extensions": { "credProps": { "rk": true } },
        })
    }

    /// Shows its passkey as it is asked to.
    pub fn show(&mut self, options: &Value) -> Value {
        self.count += 1;
        let (data, said) = (self.data(0), self.said("webauthn.get", options));
        let signed = [data.as_slice(), &Sha256::digest(&said)].concat();
        let signature: Signature = self.key.sign(&signed);
        json!({
            "id": BASE64.encode(self.id),
            "rawId": BASE64.encode(self.id),
            "type": "public-key",
            "response": {
                "authenticatorData": BASE64.encode(data),
                "clientDataJSON": BASE64.encode(said),
                "signature": BASE64.encode(signature.to_der().as_bytes()),
                "userHandle": BASE64.encode(&self.owner),
            },
        })
    }

    /// What it showed, as a signature kept under the name of another passkey.
    pub fn proof(&self, passkey: Sum, origin: &str, shown: &Value) -> Proof {
        let part =
            |name: &str| Bytes(BASE64.decode(shown["response"][name].as_str().unwrap()).unwrap());
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        Proof {
            passkey,
            key: Key::Es256 { x: Bytes(x.to_vec()), y: Bytes(y.to_vec()) },
            origin: origin.to_owned(),
            device: part("authenticatorData"),
            client: part("clientDataJSON"),
            signature: part("signature"),
        }
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let mut data = Sha256::digest(b"localhost").to_vec();
        data.push(PRESENT | if self.verifies { VERIFIED } else { 0 } | more);
        data.extend(self.count.to_be_bytes());
        data
    }

    /// What the browser itself says of the ceremony.
    fn said(&self, kind: &str, options: &Value) -> Vec<u8> {
        let said = json!({
            "type": kind,
            "challenge": options["challenge"],
            "origin": self.origin,
            "crossOrigin": false,
        });
        said.to_string().into_bytes()
    }
}
