// SPDX-License-Identifier: AGPL-3.0-or-later
//! Laws of the record: folding is total, entries read back, uploading twice is once, and what a
//! reader may not read leaves no trace.

mod any;

use any::{event, label, once_only, practitioner};
use jiff::Timestamp;
use jiff::civil::Date;
use practice::access::{Hat, Reader, Relation, Standing, may_read};
use practice::relationships::Seen;
use practice::visits::Field;
use practice::{
    EntryId, Facet, Family, FamilyId, Label, Labelled, PersonId, PractitionerId, Said, VisitId,
    agenda, attachments, before, between_us, capacities, card, early_care, echoes, expecting,
    family, firsts, goodbye, guidance, handover, holding, joys, kin, looking_back, observations,
    ours, people, plays, presence, promises, relationships, release, retold, rights, safety, signs,
    supports, understandings, visits, wonderings,
};
use proptest::prelude::*;
use proptest::sample::select;

const A: PersonId = PersonId(0);
const B: PersonId = PersonId(1);

/// A caregiver without a tie to any child.
fn caregiver(person: PersonId) -> Reader {
    let standing = Standing { person, ties: Vec::new() };
    Reader::new(Hat::Caregiver, Relation::Family(standing))
}

/// Labels the caregiver A may read: what the family holds together and what is A's own.
fn open_to_a() -> impl Strategy<Value = Label> {
    let facet = select(vec![Facet::Together, Facet::Caregiver(A)]);
    (facet, select(vec![None, Some(A)]))
        .prop_map(|(facet, teller)| Label::of(facet).told_by(teller))
}

/// Labels A may not read: B's part, B's words wherever they are, and what is for the work.
fn closed_to_a() -> impl Strategy<Value = Label> {
    let others = select(vec![
        Facet::Caregiver(B),
        Facet::Child(A),
        Facet::Child(B),
        Facet::Practitioner,
        Facet::Safety,
        Facet::Agency,
    ]);
    let teller = select(vec![None, Some(A), Some(B)]);
    prop_oneof![
        (others, teller).prop_map(|(facet, teller)| Label::of(facet).told_by(teller)),
        select(vec![Facet::Together, Facet::Caregiver(A)])
            .prop_map(|facet| Label::of(facet).told_by(Some(B))),
    ]
}

fn said(label: impl Strategy<Value = Label>) -> impl Strategy<Value = Said> {
    let entry = (0_u128..9).prop_map(EntryId);
    (entry, label, event(), practitioner(), 0_i64..4_000_000_000).prop_map(
        |(id, label, event, by, second)| {
            let at = Timestamp::from_second(second).expect("a second of our time");
            Said { id, label, event, by, at, on: jiff::tz::TimeZone::UTC.to_datetime(at).date() }
        },
    )
}

fn fold<'a>(said: impl IntoIterator<Item = &'a Said>) -> Family {
    Family::fold(FamilyId(7), said)
}

/// Everything a page would ask of a family.
fn look(family: &Family) -> usize {
    let all = family.visits.newest_first();
    let texts = all.iter().flat_map(|visit| Field::ALL.map(|field| visit.text(field)));
    let bonds = family.relationships.iter().map(|known| {
        let last = Field::ALL.map(|field| family.visits.last(field, known.id));
        (known.now(), last)
    });
    let people = family.people.iter().map(|person| (person.names.short(), person.born()));
    let team = family.has_on_team(PractitionerId(0), Date::MAX);
    let shown =
        all.iter().flat_map(|visit| family.looking_back.of::<looking_back::Strategy>(visit));
    let shown = shown.count() + usize::from(looking_back::only_needs(family));
    let quiet = presence::gaps(family, Date::MAX).len();
    let asked = usize::from(presence::suggested(family, Date::MAX).is_some());
    let promised = family.promises.open().len() + family.promises.settled().len();
    let spoken_of = family.to_talk_about().len();
    let seen = family.seen_since().len() + family.observations.of_visit(VisitId(0)).count();
    let wondered = family.wondered();
    let wondered = wondered.iter().filter(|one| one.is_open() || one.heard().is_some()).count()
        + family.wonderings.said().len();
    let minded = family.likely_met().len()
        + family.unmended().len()
        + family.wonderings_back(Date::MAX).len()
        + usize::from(family.met_without_child());
    let adjusted =
        family.people.iter().filter_map(|one| before::adjusted_birth(one, Date::MAX)).count();
    let plans = &family.handover.plans;
    let open = plans.iter().map(|plan| handover::open_steps(family, plan).len());
    let told = family.handover.told_lately(Date::MAX, 90).count();
    quiet
        + shown
        + promised
        + wondered
        + family.echoes.newest_first().filter(|one| one.goes_on()).count()
        + family.retold.newest_first().count()
        + family.between_us().iter().filter(|one| one.open.is_some()).count()
        + family.would_change().len()
        + family.guidance().filter(|one| one.is_asked(Date::MAX)).count()
        + family.ours.iter().filter(|one| one.comes_back(Date::MAX)).count()
        + family.capacities.standing().map(|one| one.moments().len()).sum::<usize>()
        + spoken_of
        + seen
        + family.firsts.of(A).len()
        + family.signs.now(A).len()
        + family.signs.outgrown(A).len()
        + family.plays.own_now(A).len()
        + family.plays.outgrown(A).len()
        + family.plays.for_next_time(A).len()
        + family.plays.tried(A).len()
        + family.joys.iter().count()
        + family.without_joy().len()
        + minded
        + adjusted
        + asked
        + open.sum::<usize>()
        + told
        + texts.count()
        + bonds.count()
        + people.count()
        + family.namesakes().len()
        + usize::from(team)
}

proptest! {
    #[test]
    fn any_sequence_of_events_folds(all in prop::collection::vec(said(label()), 0..60)) {
        look(&fold(&all));
    }

    #[test]
    fn an_entry_written_reads_back_equal(label in label(), event in event()) {
        let labelled = Labelled::new(label, event);
        let (kind, body) = labelled.to_entry();
        prop_assert_eq!(Labelled::from_entry(&kind, &body), Ok(labelled));
    }

    #[test]
    fn stray_bytes_are_refused(
        kind in select([
            family::KINDS, people::KINDS, relationships::KINDS, visits::KINDS, rights::KINDS,
            release::KINDS, safety::KINDS, goodbye::KINDS, card::KINDS, kin::KINDS,
            expecting::KINDS,
            supports::KINDS,
            early_care::KINDS,
            looking_back::KINDS,
            presence::KINDS,
    agenda::KINDS, attachments::KINDS, between_us::KINDS, capacities::KINDS, echoes::KINDS, firsts::KINDS, guidance::KINDS, handover::KINDS, holding::KINDS, joys::KINDS, observations::KINDS, ours::KINDS, plays::KINDS, promises::KINDS, retold::KINDS, signs::KINDS, understandings::KINDS, wonderings::KINDS,
        ].concat()),
        body in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let refused = family::Unreadable::Broken { kind };
        prop_assert_eq!(Labelled::from_entry(kind, &body), Err(refused));
    }

    #[test]
    fn what_is_told_twice_is_told_once(
        before in prop::collection::vec(said(label()), 0..12),
        twice in (label(), once_only()),
        between in prop::collection::vec(said(label()), 0..12),
        by in practitioner(),
    ) {
        let (label, event) = twice;
        let (at, on) = (Timestamp::UNIX_EPOCH, jiff::civil::date(1970, 1, 1));
        let twice = Said { id: EntryId(1), label, event, by, at, on };
        let one = || before.iter().chain([&twice]).chain(&between);
        prop_assert_eq!(fold(one().chain([&twice])), fold(one()));
    }

    #[test]
    fn what_a_reader_may_not_read_leaves_no_trace(
        all in prop::collection::vec(
            prop_oneof![
                said(open_to_a()).prop_map(|said| (true, said)),
                said(closed_to_a()).prop_map(|said| (false, said)),
            ],
            0..40,
        ),
    ) {
        let a = caregiver(A);
        let read = all.iter().map(|(_, said)| said).filter(|said| may_read(&a, &said.label, &[]));
        let never_written = all.iter().filter(|(open, _)| *open).map(|(_, said)| said);
        prop_assert_eq!(fold(read), fold(never_written));
    }
}

#[test]
fn a_mother_finds_nothing_of_the_father_in_the_sample_family() {
    use practice::samples::{CHIDI, NGOZI, said};
    let ngozi = caregiver(NGOZI);
    let all = said();
    let hers = fold(all.iter().filter(|said| may_read(&ngozi, &said.label, &[])));
    assert!(hers.wishes.iter().all(|wish| wish.teller != CHIDI));
    assert!(hers.wishes.iter().any(|wish| wish.teller == NGOZI));
    let seen: Vec<&Seen> = hers.relationships.iter().flat_map(|known| &known.seen).collect();
    assert!(seen.len() == 1 && seen.iter().all(|seen| seen.teller == Some(NGOZI)));
    let whole = fold(&all);
    assert!(whole.wishes.iter().any(|wish| wish.teller == CHIDI));
    assert_eq!(whole.relationships.iter().flat_map(|known| &known.seen).count(), 2);
}
