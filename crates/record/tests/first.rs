// SPDX-License-Identifier: AGPL-3.0-or-later
//! A first look.
use record::*;
#[tokio::test(flavor = "multi_thread")]
async fn first() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&Location::Sqlite(dir.path().join("a.db"))).await.unwrap();
    let key = dir.path().join("key");
    let (r, _) = Record::create(store.clone(), AgencyId(1), 5, &[NewSlot::KeyFile(&key), NewSlot::RecoveryCodes]).await.unwrap();
    let e = |n: u128| NewEntry { id: EntryId(n), facet: "f".into(), kind: "k".into(), body: vec![1; 300], attachment: Some(vec![3;200000]) };
    let act = Act { author: ActorId(3), at: 8, appends: vec![Append { stream: StreamId(2), seen: Head::EMPTY, entries: vec![e(1), e(2)] }], statements: vec![], access: None };
    let a = r.append(act.clone()).await.unwrap();
    assert!(a.first_time);
    let b = r.append(act).await.unwrap();
    assert!(!b.first_time);
    assert_eq!(a.heads, b.heads);
    let o = r.read(StreamId(2)).await.unwrap();
    assert_eq!(o.entries.len(), 2);
    let note = digest(&r, 9).await.unwrap();
    let rep = verify(&r, &[], Some(&note), &mut |_| {}).await.unwrap();
    assert_eq!(rep.faults, []);
    println!("{rep:?}\n{note}");
    let r2 = Record::unlock(store, AgencyId(1), Slot::KeyFile(&key)).await.unwrap();
    assert_eq!(r2.attachment(StreamId(2), EntryId(2)).await.unwrap().unwrap(), vec![3;200000]);
}
