// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who may read, row by row: `access/table.csv` is the decision, this holds the code to it.

use practice::access::table::{Row, cases, cells, rows};
use practice::access::{
    Case, Hat, Law, Purpose, Reader, Relation, Screen, Standing, Tie, Tied, decide, may_open,
    may_read, may_write, says_goodbye,
};
use practice::label::LawTag;
use practice::{Facet, Label, PersonId};

const ME: PersonId = PersonId(1);
const OTHER: PersonId = PersonId(2);
const CHILD: PersonId = PersonId(3);

/// The row that decides a case, and its place.
fn decides<'a>(rows: &'a [Row], case: &Case) -> Option<(usize, &'a Row)> {
    let cells = cells(case);
    rows.iter().enumerate().find(|(_, row)| row.is_for(&cells))
}

#[test]
fn the_table_decides_every_case_as_the_code_does_and_every_row_decides_some() {
    let rows = rows();
    let mut used = vec![0_usize; rows.len()];
    let mut all = 0;
    for case in cases() {
        all += 1;
        let (number, row) = decides(&rows, &case).unwrap_or_else(|| panic!("undecided: {case:?}"));
        used[number] += 1;
        assert_eq!(decide(case), row.may, "line {}: {case:?}", number + 2);
    }
    let idle: Vec<usize> = (2..).zip(&used).filter(|(_, n)| **n == 0).map(|(n, _)| n).collect();
    assert_eq!(idle, [0_usize; 0], "lines that decide nothing");
    println!("{all} cases, {} rows", rows.len());
}

#[test]
fn the_table_names_only_values_there_are() {
    let known: std::collections::BTreeSet<(usize, &str)> =
        cases().flat_map(|case| cells(&case).into_iter().enumerate()).collect();
    for row in rows() {
        for (column, fits) in row.fits.iter().enumerate() {
            assert!(fits.iter().all(|value| known.contains(&(column, *value))), "{row:?}");
        }
        assert!(!row.why.is_empty(), "{row:?}");
    }
}

fn readers() -> impl Iterator<Item = Reader> {
    let standing = |tie| Relation::Family(Standing { person: ME, ties: vec![(CHILD, tie)] });
    let mut relations = vec![
        Relation::Team,
        Relation::Cover,
        Relation::Supervises,
        Relation::Emergency,
        Relation::Distance,
        Relation::Ended,
        Relation::None,
    ];
    relations.extend(Tie::EVERY.iter().map(|tie| standing(*tie)));
    Hat::ALL.into_iter().flat_map(move |hat| {
        let relations = relations.clone();
        Purpose::EVERY.iter().flat_map(move |purpose| {
            let relations = relations.clone();
            Screen::EVERY.iter().flat_map(move |screen| {
                let reader =
                    move |relation| Reader { hat, relation, purpose: *purpose, screen: *screen };
                relations.clone().into_iter().map(reader)
            })
        })
    })
}

fn labels() -> Vec<Label> {
    let facets = [
        Facet::Child(CHILD),
        Facet::Caregiver(ME),
        Facet::Caregiver(OTHER),
        Facet::Together,
        Facet::Practitioner,
        Facet::Safety,
        Facet::Agency,
    ];
    let mut all = Vec::new();
    for facet in facets {
        for teller in [None, Some(ME), Some(OTHER)] {
            all.push(Label::of(facet).told_by(teller));
            all.push(Label::of(facet).told_by(teller).shared_with([ME]));
            for tag in LawTag::ALL {
                all.push(Label::of(facet).told_by(teller).under([tag]));
            }
        }
    }
    all
}

#[test]
fn nobody_reads_or_writes_in_a_family_they_may_not_open() {
    for reader in readers().filter(|reader| !may_open(reader)) {
        for label in labels() {
            assert!(!may_read(&reader, &label, &[ME, OTHER]), "{reader:?} {label:?}");
            assert!(!may_write(&reader, &label), "{reader:?} {label:?}");
        }
    }
}

#[test]
fn who_may_open_a_family_may_read_something_of_it() {
    for reader in readers().filter(may_open) {
        let reads = labels().iter().any(|label| may_read(&reader, label, &[]));
        assert!(reads, "an open door to nothing: {reader:?}");
    }
}

#[test]
fn administrators_and_managers_open_nothing() {
    for reader in readers().filter(|r| matches!(r.hat, Hat::Administrator | Hat::Manager)) {
        assert!(!may_open(&reader), "{reader:?}");
    }
}

#[test]
fn what_is_sealed_or_protected_opens_on_no_shared_screen_and_to_no_caregiver() {
    let kept = |label: &Label| {
        label.facet == Facet::Safety
            || label.law.iter().any(|tag| {
                !matches!(tag, LawTag::Part2 | LawTag::Court | LawTag::EarlyIntervention)
            })
    };
    for reader in readers() {
        if reader.screen == Screen::Own
            && matches!(reader.purpose, Purpose::Safety | Purpose::ProtectedRelease)
        {
            continue;
        }
        for label in labels().iter().filter(|label| kept(label)) {
            assert!(!may_read(&reader, label, &[ME]), "{reader:?} {label:?}");
        }
    }
}

#[test]
fn what_another_told_is_read_by_no_caregiver_until_it_is_shared() {
    let told = Label::of(Facet::Child(CHILD)).told_by(Some(OTHER));
    let father = |tie| {
        let standing = Standing { person: ME, ties: vec![(CHILD, tie)] };
        Reader::new(Hat::Caregiver, Relation::Family(standing))
    };
    for tie in Tie::EVERY {
        assert!(!may_read(&father(*tie), &told, &[OTHER]), "{tie:?}");
    }
    assert!(may_read(&father(Tie::LegalParent), &told, &[ME]));
}

#[test]
fn caregivers_write_only_what_is_theirs_to_share() {
    let standing = Standing { person: ME, ties: vec![(CHILD, Tie::LegalParent)] };
    let me = Reader::new(Hat::Caregiver, Relation::Family(standing));
    let written: Vec<Label> = labels().into_iter().filter(|label| may_write(&me, label)).collect();
    assert!(!written.is_empty());
    for label in written {
        assert_eq!(label.teller, Some(ME));
        assert!([Facet::Caregiver(ME), Facet::Child(CHILD)].contains(&label.facet), "{label:?}");
    }
    // Of a child they care for they tell in the child's part, as long as they read it; nobody else does.
    let told = Label::of(Facet::Child(CHILD)).told_by(Some(ME));
    for tie in [Tie::LegalParent, Tie::Representative, Tie::DayToDay, Tie::Refused, Tie::None] {
        let standing = Standing { person: ME, ties: vec![(CHILD, tie)] };
        let me = Reader::new(Hat::Caregiver, Relation::Family(standing));
        assert_eq!(may_write(&me, &told), may_read(&me, &told, &[]), "{tie:?}");
        assert!(!may_write(&me, &Label::of(Facet::Child(OTHER)).told_by(Some(ME))), "{tie:?}");
        for not_theirs in [
            Label::of(Facet::Child(CHILD)),
            Label::of(Facet::Child(CHILD)).told_by(Some(OTHER)),
            told.clone().under([LawTag::EarlyIntervention]),
        ] {
            assert!(!may_write(&me, &not_theirs), "{tie:?} {not_theirs:?}");
        }
    }
    // What they signed, they take back themselves; what somebody else signed, they do not.
    let signed = |by: PersonId| Label::of(Facet::Agency).about([by]).shared_with([by]);
    assert!(may_write(&me, &signed(ME).told_by(Some(ME))));
    assert!(!may_write(&me, &signed(ME)));
    assert!(!may_write(&me, &signed(OTHER).told_by(Some(ME))));
    assert!(!may_write(&me, &signed(ME).told_by(Some(ME)).under([LawTag::Court])));
}

#[test]
fn the_privacy_officer_writes_only_what_the_agency_decided() {
    for reader in readers().filter(|reader| reader.hat == Hat::PrivacyOfficer) {
        for label in labels() {
            assert!(!may_write(&reader, &label) || label.facet == Facet::Agency);
        }
    }
}

#[test]
fn who_keeps_a_distance_opens_nothing_under_any_hat() {
    for reader in readers().filter(|reader| reader.relation == Relation::Distance) {
        assert!(!may_open(&reader), "{reader:?}");
    }
}

#[test]
fn a_family_that_ended_is_closed_to_all_but_whoever_answers_for_confidentiality() {
    for reader in readers().filter(|reader| reader.relation == Relation::Ended) {
        assert!(!may_open(&reader) || reader.hat == Hat::PrivacyOfficer, "{reader:?}");
    }
}

#[test]
fn of_a_family_that_ended_the_table_says_that_it_ended() {
    let rows = rows();
    let worked = |case: &Case| {
        case.relation == Tied::Ended
            && matches!(case.hat, Hat::Visitor | Hat::Supervisor | Hat::Intake)
            && case.law != Law::Sealed
    };
    for case in cases().filter(worked) {
        let (_, row) = decides(&rows, &case).expect("every case is decided");
        assert_eq!((row.may, row.why), (false, "family-ended"), "{case:?}");
    }
}

#[test]
fn whoever_works_with_a_family_or_stands_in_says_goodbye_and_alone_with_the_screen() {
    let works = |reader: &Reader| matches!(reader.relation, Relation::Team | Relation::Cover);
    for reader in readers() {
        let hat = matches!(reader.hat, Hat::Visitor | Hat::Supervisor)
            || reader.hat == Hat::Intake && reader.relation == Relation::Team;
        let own = reader.screen == Screen::Own;
        let expected = may_open(&reader) && works(&reader) && hat && own;
        assert_eq!(says_goodbye(&reader), expected, "{reader:?}");
    }
}

#[test]
fn a_hat_is_found_by_its_name() {
    for hat in Hat::ALL {
        assert_eq!(Hat::parse(hat.code()), Some(hat));
    }
    assert_eq!(Hat::parse("owner"), None);
}

#[test]
fn every_relation_has_its_name_in_the_table() {
    assert_eq!(Tied::EVERY.len(), 8);
}
