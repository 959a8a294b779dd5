// SPDX-License-Identifier: AGPL-3.0-or-later
//! Fixed vectors: what is written today has to open for ever, and as `docs/record-format.md` says.

use super::Secret;
use super::cipher::wrap;
use super::content::{Attached, Content};
use super::envelope::Envelope;
use super::keys::{FacetKey, FacetTag, Keys};
use crate::rows::Head;
use crate::{ActorId, AgencyId, EntryId, StreamId, args, hex};

const DOCUMENT: &str = include_str!("../../../../docs/record-format.md");

fn counting(from: u8) -> Secret {
    Secret::new(std::array::from_fn(|at| from + u8::try_from(at).unwrap()))
}

/// Each name and value as the document spells them.
fn vectors() -> Vec<(&'static str, String)> {
    let keys = Keys::new(AgencyId(0xa1), counting(0));
    let (stream, dek) = (StreamId(0xb2), counting(32));
    let facet = keys.tag(stream, "child/1");
    let key = FacetKey::new(&dek);
    let envelope = Envelope {
        agency: AgencyId(0xa1),
        stream,
        version: 3,
        id: EntryId(0xc3),
        author: ActorId(0xd4),
        at: 1_700_000_000_000_000,
        facet,
        epoch: 1,
        prev: [0x55; 32],
        nonce: [0x66; 12],
    };
    let content = Content {
        kind: "visit.signed".to_owned(),
        facet: "child/1".to_owned(),
        attached: None,
        removes: None,
        body: b"{\"smiled\":true}".to_vec(),
    };
    let (sealed, hash) = key.seal_entry(&envelope, content.encode());
    let attached = Attached::of(b"a drawing", [0x77; 16]);
    let row = args![AgencyId(0xa1), "visit", 7_i64, None::<i64>];
    let value = key.seal_value(1, [0x66; 12], b"bound", b"half a thought");
    vec![
        ("facet tag", hex(&facet.0)),
        ("wrapped facet key", hex(&keys.wrap((stream, facet, 1), &dek))),
        ("envelope", hex(&envelope.encode())),
        ("content", hex(&content.encode())),
        ("sealed", hex(&sealed)),
        ("hash", hex(&hash)),
        ("attachment key", hex(&key.attachment_key(EntryId(0xc3), attached.salt)[..])),
        ("row hash", hex(&keys.row_mac("visit_row", &row))),
        ("access hash", hex(&keys.access_hash(&Head::EMPTY.hash, &[0x88; 32]))),
        ("digest key", hex(&keys.signing().verifying_key().to_bytes())),
        ("sealed value", hex(&value)),
    ]
}

#[test]
fn what_is_sealed_today_is_what_the_document_says() {
    let lines: Vec<&str> = DOCUMENT.lines().collect();
    for (name, value) in vectors() {
        let line = format!("{name}: {value}");
        assert!(lines.contains(&line.as_str()), "the document lacks this line:\n{line}");
    }
}

#[test]
fn the_documents_sealed_entry_opens() {
    let said = |name: &str| {
        let line = DOCUMENT.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
        line.expect("the document has this vector").to_owned()
    };
    let sealed: [u8; 272] = crate::from_hex(&said("sealed")).unwrap();
    let facet: [u8; 16] = crate::from_hex(&said("facet tag")).unwrap();
    let keys = Keys::new(AgencyId(0xa1), counting(0));
    let wrapped: [u8; 40] = crate::from_hex(&said("wrapped facet key")).unwrap();
    let place = (StreamId(0xb2), FacetTag(facet), 1);
    let key = keys.unwrap(place, &wrapped).unwrap();
    let mut envelope = Envelope {
        agency: AgencyId(0xa1),
        stream: StreamId(0xb2),
        version: 3,
        id: EntryId(0xc3),
        author: ActorId(0xd4),
        at: 1_700_000_000_000_000,
        facet: FacetTag(facet),
        epoch: 1,
        prev: [0x55; 32],
        nonce: [0x66; 12],
    };
    let opened = key.open_entry(&envelope, &sealed).unwrap();
    let content = Content::decode(&opened).unwrap();
    assert_eq!((content.kind.as_str(), content.facet.as_str()), ("visit.signed", "child/1"));
    assert_eq!(content.body, b"{\"smiled\":true}");
    envelope.version = 4;
    assert!(key.open_entry(&envelope, &sealed).is_err(), "it opens in its place alone");
    for moved in
        [(StreamId(0xb3), place.1, 1), (place.0, FacetTag([0; 16]), 1), (place.0, place.1, 2)]
    {
        assert!(keys.unwrap(moved, &wrapped).is_err(), "a key unwraps in its row alone");
    }
    assert_ne!(wrap(&counting(0), &counting(32)), wrapped, "not under the agency key itself");
}
