// SPDX-License-Identifier: AGPL-3.0-or-later
//! Laws: whatever is written, in whatever order and however often, is read back as it was said.

use std::collections::BTreeMap;

use proptest::prelude::*;
use record::{Act, Head, NewEntry, Record, StreamId, verify};

use crate::support::{act, databases};

/// What somebody does.
#[derive(Debug, Clone)]
enum Step {
    /// Appends so many entries to a stream.
    Append { stream: u8, bodies: Vec<(u8, Vec<u8>)> },
    /// Sends an act again that was sent before.
    Again(usize),
    /// Writes where the stream ended before the last entry.
    Stale(u8),
    /// Begins a new epoch.
    Rotate { stream: u8, facet: u8 },
}

fn step() -> impl Strategy<Value = Step> {
    let body = proptest::collection::vec(any::<u8>(), 0..600);
    let bodies = proptest::collection::vec((0_u8..3, body), 1..4);
    prop_oneof![
        4 => (0_u8..3, bodies).prop_map(|(stream, bodies)| Step::Append { stream, bodies }),
        2 => any::<prop::sample::Index>().prop_map(|index| Step::Again(index.index(1000))),
        1 => (0_u8..3).prop_map(Step::Stale),
        1 => (0_u8..3, 0_u8..3).prop_map(|(stream, facet)| Step::Rotate { stream, facet }),
    ]
}

#[derive(Default)]
struct Model {
    said: BTreeMap<u8, Vec<NewEntry>>,
    sent: Vec<(Act, Vec<(StreamId, Head)>)>,
    ids: u128,
    entries: u64,
}

fn stream_of(stream: u8) -> StreamId {
    StreamId(u128::from(stream) + 1)
}

impl Model {
    fn new_entry(&mut self, facet: u8, body: Vec<u8>) -> NewEntry {
        self.ids += 1;
        let mut entry = crate::support::says(self.ids, &format!("facet/{facet}"), "");
        entry.body = body;
        entry
    }

    async fn take(&mut self, record: &Record, step: Step) {
        match step {
            Step::Append { stream, bodies } => {
                let entries: Vec<_> =
                    bodies.into_iter().map(|(facet, body)| self.new_entry(facet, body)).collect();
                let seen = record.head(stream_of(stream)).await.unwrap();
                let act = act(stream_of(stream), seen, entries.clone());
                let done = record.append(act.clone()).await.unwrap();
                assert!(done.first_time);
                self.entries += u64::try_from(entries.len()).unwrap();
                self.said.entry(stream).or_default().extend(entries);
                self.sent.push((act, done.heads));
            }
            Step::Again(which) if !self.sent.is_empty() => {
                let (act, heads) = &self.sent[which % self.sent.len()];
                let again = record.append(act.clone()).await.unwrap();
                assert!(!again.first_time);
                assert_eq!(again.heads, *heads);
            }
            Step::Stale(stream) if self.said.contains_key(&stream) => {
                let entry = self.new_entry(0, vec![1]);
                let late = act(stream_of(stream), Head::EMPTY, vec![entry]);
                assert!(record.append(late).await.is_err());
            }
            Step::Rotate { stream, facet } => {
                record.rotate(stream_of(stream), &format!("facet/{facet}")).await.unwrap();
            }
            Step::Again(_) | Step::Stale(_) => {}
        }
    }

    async fn compare(&self, record: &Record) {
        let mut numbers = Vec::new();
        for (stream, said) in &self.said {
            let opened = record.read(stream_of(*stream)).await.unwrap();
            let read: Vec<_> =
                opened.entries.iter().map(|e| (e.id, e.facet.clone(), e.body.clone())).collect();
            let said: Vec<_> =
                said.iter().map(|e| (e.id, e.facet.clone(), e.body.clone())).collect();
            assert!(read == said, "stream {stream} reads otherwise than it was said");
            let versions: Vec<u64> = opened.entries.iter().map(|e| e.version).collect();
            assert!(versions.iter().copied().eq(1..=opened.head.version));
            let own: Vec<u64> = opened.entries.iter().map(|e| e.seq).collect();
            assert!(own.is_sorted());
            numbers.extend(own);
        }
        numbers.sort_unstable();
        assert!(numbers.into_iter().eq(1..=self.entries), "the agency's numbers have no gap");
        let report = verify(record, &[], None, &mut |_| {}).await.unwrap();
        assert_eq!(report.faults, []);
        assert_eq!(report.entries, self.entries);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_written_is_read_back_in_order_and_once(
        steps in proptest::collection::vec(step(), 1..14),
    ) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            for database in databases() {
                let record = database.record().await;
                let mut model = Model::default();
                for step in steps.clone() {
                    model.take(&record, step).await;
                }
                model.compare(&record).await;
            }
        });
    }
}
