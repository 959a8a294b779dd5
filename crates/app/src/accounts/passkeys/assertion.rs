// SPDX-License-Identifier: AGPL-3.0-or-later
//! Checking one signature of a passkey, with nothing but what was kept with it.
//!
//! The library by which one signs in makes challenges of its own and takes no other, so what a browser and a device say
//! around a signature is read here (W3C Web Authentication Level 3, 7.2). It is little: no CBOR, and of the JSON four
//! members. The arithmetic is the library's.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use practice::bytes::Sum;
use practice::visits::signatures::{Key, Proof};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use webauthn_rs::prelude::{
    COSEAlgorithm, COSEEC2Key, COSEKey, COSEKeyType, COSERSAKey, ECDSACurve,
};

use super::origin::Origin;

/// The most bytes of each part that are looked at. Real ones have a few hundred.
const PART_MAX: usize = 4096;
/// Where what a device says of the place begins and ends, and its flags and count after it.
const PLACE: usize = 32;
const LEAST: usize = PLACE + 1 + 4;
/// Somebody touched it.
const PRESENT: u8 = 0x01;
/// It made sure who that was.
const VERIFIED: u8 = 0x04;
/// A key follows, as when a passkey is made.
const NEW_KEY: u8 = 0x40;
/// Something more follows.
const MORE: u8 = 0x80;

/// Why a signature is not one over this challenge. It says nothing of what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// What the browser said cannot be read, or is of something else.
    Client,
    /// What the device said is of another place, or nobody was there.
    Device,
    /// The key is none.
    Key,
    /// The signature is not by this key over what was said.
    Signature,
}

/// What a browser says it was asked for. A member said twice is refused.
#[derive(Deserialize)]
struct Client {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default, rename = "crossOrigin")]
    cross_origin: bool,
}

/// Whether this is a signature over this challenge, made at the origin it names, by somebody the device knew.
pub fn check(proof: &Proof, challenge: Sum) -> Result<(), Broken> {
    let parts = [&proof.device.0, &proof.client.0, &proof.signature.0];
    if parts.iter().any(|part| part.len() > PART_MAX) {
        return Err(Broken::Client);
    }
    let client: Client = serde_json::from_slice(&proof.client.0).map_err(|_| Broken::Client)?;
    let asked = client.kind == "webauthn.get"
        && client.challenge == URL_SAFE_NO_PAD.encode(challenge.0)
        && client.origin == proof.origin
        && !client.cross_origin;
    if !asked {
        return Err(Broken::Client);
    }
    let origin: Origin = proof.origin.parse().map_err(|_| Broken::Client)?;
    let place = origin.name().ok_or(Broken::Client)?;
    check_device(&proof.device.0, place)?;
    let signed = [proof.device.0.as_slice(), &Sha256::digest(&proof.client.0)].concat();
    match key(&proof.key)?.verify_signature(&proof.signature.0, &signed) {
        Ok(true) => Ok(()),
        Ok(false) | Err(_) => Err(Broken::Signature),
    }
}

fn check_device(said: &[u8], place: &str) -> Result<(), Broken> {
    let (here, rest) = said.split_at_checked(PLACE).ok_or(Broken::Device)?;
    let flags = *rest.first().filter(|_| said.len() >= LEAST).ok_or(Broken::Device)?;
    let known = here == Sha256::digest(place.as_bytes()).as_slice();
    let somebody = flags & PRESENT != 0 && flags & VERIFIED != 0 && flags & NEW_KEY == 0;
    let whole = (flags & MORE != 0) == (said.len() > LEAST);
    if known && somebody && whole { Ok(()) } else { Err(Broken::Device) }
}

fn key(key: &Key) -> Result<COSEKey, Broken> {
    let point = |curve, (x, y): (&[u8], &[u8]), length: usize| {
        let whole = x.len() == length && y.len() == length;
        let point = COSEEC2Key { curve, x: x.to_vec(), y: y.to_vec() };
        whole.then_some(COSEKeyType::EC_EC2(point)).ok_or(Broken::Key)
    };
    let (type_, key) = match key {
        Key::Es256 { x, y } => {
            (COSEAlgorithm::ES256, point(ECDSACurve::SECP256R1, (&x.0, &y.0), 32)?)
        }
        Key::Es384 { x, y } => {
            (COSEAlgorithm::ES384, point(ECDSACurve::SECP384R1, (&x.0, &y.0), 48)?)
        }
        Key::Rs256 { n, e } => {
            let e = <[u8; 3]>::try_from(e.0.as_slice()).map_err(|_| Broken::Key)?;
            if !(256..=1024).contains(&n.0.len()) {
                return Err(Broken::Key);
            }
            (COSEAlgorithm::RS256, COSEKeyType::RSA(COSERSAKey { n: n.0.clone(), e }))
        }
    };
    Ok(COSEKey { type_, key })
}

#[cfg(test)]
mod tests {
    use p256::ecdsa::signature::Signer as _;
    use p256::ecdsa::{Signature, SigningKey};
    use practice::bytes::Bytes;
    use proptest::prelude::*;

    use super::*;

    const CHALLENGE: Sum = Sum([7; 32]);

    fn client(challenge: Sum) -> String {
        let challenge = URL_SAFE_NO_PAD.encode(challenge.0);
        format!(
            r#"{{"type":"webauthn.get","challenge":"{challenge}","origin":"https://a.example","crossOrigin":false}}"#
        )
    }

    fn device(place: &str, flags: u8) -> Vec<u8> {
        let mut said = Sha256::digest(place.as_bytes()).to_vec();
        said.push(flags);
        said.extend(3_u32.to_be_bytes());
        said
    }

    /// What a device signs, whether or not it should.
    fn made(client: &str, device: Vec<u8>) -> Proof {
        let key = SigningKey::from_slice(&[9; 32]).unwrap();
        let signed = [device.as_slice(), &Sha256::digest(client.as_bytes())].concat();
        let signature: Signature = key.sign(&signed);
        let point = key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        Proof {
            passkey: Sum([1; 32]),
            key: Key::Es256 { x: Bytes(x.to_vec()), y: Bytes(y.to_vec()) },
            origin: "https://a.example".to_owned(),
            device: Bytes(device),
            client: Bytes(client.as_bytes().to_vec()),
            signature: Bytes(signature.to_der().as_bytes().to_vec()),
        }
    }

    fn good() -> Proof {
        made(&client(CHALLENGE), device("a.example", PRESENT | VERIFIED))
    }

    #[test]
    fn what_a_device_signed_here_for_this_is_taken() {
        assert_eq!(check(&good(), CHALLENGE), Ok(()));
        // Whether a passkey is kept in somebody's cloud makes no difference.
        let kept = made(&client(CHALLENGE), device("a.example", PRESENT | VERIFIED | 0x18));
        assert_eq!(check(&kept, CHALLENGE), Ok(()));
    }

    #[test]
    fn any_byte_that_is_changed_is_found() {
        let parts: [fn(&mut Proof) -> &mut Vec<u8>; 5] = [
            |proof| &mut proof.device.0,
            |proof| &mut proof.client.0,
            |proof| &mut proof.signature.0,
            |proof| match &mut proof.key {
                Key::Es256 { x, .. } => &mut x.0,
                _ => unreachable!("the key of this test"),
            },
            |proof| match &mut proof.key {
                Key::Es256 { y, .. } => &mut y.0,
                _ => unreachable!("the key of this test"),
            },
        ];
        for part in parts {
            for at in 0..part(&mut good()).len() {
                for bit in 0..8 {
                    let mut proof = good();
                    part(&mut proof)[at] ^= 1 << bit;
                    assert!(check(&proof, CHALLENGE).is_err(), "byte {at}, bit {bit}");
                }
            }
            let mut short = good();
            part(&mut short).pop();
            assert!(check(&short, CHALLENGE).is_err());
            let mut long = good();
            part(&mut long).push(0);
            assert!(check(&long, CHALLENGE).is_err());
        }
    }

    #[test]
    fn an_answer_to_something_else_from_elsewhere_or_by_nobody_is_refused() {
        assert_eq!(check(&good(), Sum([8; 32])), Err(Broken::Client));
        let known = || device("a.example", PRESENT | VERIFIED);
        let said = |from: &str, to: &str| made(&client(CHALLENGE).replace(from, to), known());
        for (from, to) in [
            ("webauthn.get", "webauthn.create"),
            ("https://a.example", "https://b.example"),
            (":false", ":true"),
            ("\"type\"", "\"challenge\":\"\",\"type\""),
            ("{", "["),
        ] {
            assert_eq!(check(&said(from, to), CHALLENGE), Err(Broken::Client), "{from}");
        }
        let mut elsewhere = good();
        elsewhere.origin = "https://b.example".to_owned();
        assert_eq!(check(&elsewhere, CHALLENGE), Err(Broken::Client));
        let by = |place, flags| check(&made(&client(CHALLENGE), device(place, flags)), CHALLENGE);
        assert_eq!(by("b.example", PRESENT | VERIFIED), Err(Broken::Device));
        assert_eq!(by("a.example", PRESENT), Err(Broken::Device), "nobody was asked who they are");
        assert_eq!(by("a.example", VERIFIED), Err(Broken::Device));
        assert_eq!(by("a.example", PRESENT | VERIFIED | NEW_KEY), Err(Broken::Device));
        assert_eq!(by("a.example", PRESENT | VERIFIED | MORE), Err(Broken::Device));
    }

    proptest! {
        #[test]
        fn nothing_anybody_can_send_makes_it_panic_or_is_taken(
            client in prop::collection::vec(any::<u8>(), 0..200),
            device in prop::collection::vec(any::<u8>(), 0..80),
            signature in prop::collection::vec(any::<u8>(), 0..90),
            key in prop::collection::vec(any::<u8>(), 0..300),
            which in 0..3_u8,
            origin in ".{0,30}",
        ) {
            let (one, other) = (Bytes(key.clone()), Bytes(key.into_iter().rev().take(3).collect()));
            let key = match which {
                0 => Key::Es256 { x: one, y: other },
                1 => Key::Es384 { x: one.clone(), y: one },
                _ => Key::Rs256 { n: one, e: other },
            };
            let odd = Proof {
                key, device: Bytes(device), signature: Bytes(signature), client: Bytes(client), ..good()
            };
            prop_assert!(check(&odd, CHALLENGE).is_err());
            // The same behind what a browser would say, so that the device's part and the key are reached.
            let deeper = Proof { client: good().client, ..odd.clone() };
            prop_assert!(check(&deeper, CHALLENGE).is_err());
            let key_alone = Proof { key: odd.key.clone(), ..good() };
            prop_assert!(check(&key_alone, CHALLENGE).is_err());
            let elsewhere = Proof { origin, ..good() };
            prop_assert!(check(&elsewhere, CHALLENGE).is_err());
        }
    }
}
