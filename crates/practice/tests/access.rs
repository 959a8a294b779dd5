// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who may read, row by row: `access.csv` is the decision, this holds the code to it.

use std::collections::BTreeMap;

use practice::access::{Hat, Reader, Relation, may_open, may_read, may_write};
use practice::{Facet, Label, PersonId};

const SELF: PersonId = PersonId(1);
const OTHER: PersonId = PersonId(2);

const RELATIONS: [(&str, Relation); 4] = [
    ("team", Relation::Team),
    ("supervisor-of-team", Relation::SupervisorOfTeam),
    ("caregiver-in", Relation::CaregiverIn(SELF)),
    ("none", Relation::None),
];

const FACETS: [(&str, Facet); 6] = [
    ("child", Facet::Child(PersonId(3))),
    ("own", Facet::Caregiver(SELF)),
    ("another's", Facet::Caregiver(OTHER)),
    ("together", Facet::Together),
    ("practitioner", Facet::Practitioner),
    ("safety", Facet::Safety),
];

const TELLERS: [(&str, Option<PersonId>); 3] =
    [("none", None), ("self", Some(SELF)), ("other", Some(OTHER))];

type Row = [String; 4];

fn table() -> BTreeMap<Row, bool> {
    let mut table = BTreeMap::new();
    let mut lines = include_str!("access.csv").lines();
    assert_eq!(lines.next(), Some("hat,relation,facet,teller,may"));
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let [hat, relation, facet, teller, may] = cells[..] else { panic!("five cells: {line}") };
        let may = match may {
            "yes" => true,
            "no" => false,
            _ => panic!("yes or no: {line}"),
        };
        let row = [hat, relation, facet, teller].map(str::to_owned);
        assert_eq!(table.insert(row, may), None, "decided twice: {line}");
    }
    table
}

fn cases() -> impl Iterator<Item = (Row, Reader, Label)> {
    Hat::ALL.into_iter().flat_map(|hat| {
        RELATIONS.into_iter().flat_map(move |(relation_name, relation)| {
            FACETS.into_iter().flat_map(move |(facet_name, facet)| {
                TELLERS.into_iter().map(move |(teller_name, teller)| {
                    let row = [hat.code(), relation_name, facet_name, teller_name];
                    let label = Label::of(facet).told_by(teller);
                    (row.map(str::to_owned), Reader { hat, relation }, label)
                })
            })
        })
    })
}

/// A new facet or relation does not compile here until the lists above have it.
fn listed(facet: Facet, relation: Relation) -> bool {
    match facet {
        Facet::Child(_)
        | Facet::Caregiver(_)
        | Facet::Together
        | Facet::Practitioner
        | Facet::Safety => {}
    }
    match relation {
        Relation::Team | Relation::SupervisorOfTeam | Relation::CaregiverIn(_) | Relation::None => {
        }
    }
    FACETS.iter().any(|(_, known)| *known == facet)
        && RELATIONS.iter().any(|(_, known)| *known == relation)
}

#[test]
fn the_table_decides_every_case_and_no_other() {
    let table = table();
    let mut decided: Vec<&Row> = table.keys().collect();
    let mut asked: Vec<Row> = cases().map(|(row, ..)| row).collect();
    asked.sort();
    decided.sort();
    assert_eq!(decided, asked.iter().collect::<Vec<_>>());
    assert!(cases().all(|(_, reader, label)| listed(label.facet, reader.relation)));
}

#[test]
fn everybody_reads_what_the_table_says() {
    let table = table();
    for (row, reader, label) in cases() {
        assert_eq!(Some(&may_read(reader, &label)), table.get(&row), "{row:?}");
    }
}

#[test]
fn an_administrator_opens_nothing() {
    for (_, relation) in RELATIONS {
        let reader = Reader { hat: Hat::Administrator, relation };
        assert!(!may_open(reader) && !may_write(reader));
    }
    let rows = table();
    assert!(rows.iter().filter(|(row, _)| row[0] == "administrator").all(|(_, may)| !may));
}

#[test]
fn nobody_reads_or_writes_in_a_family_they_may_not_open() {
    for (row, reader, label) in cases() {
        if !may_open(reader) {
            assert!(!may_read(reader, &label) && !may_write(reader), "{row:?}");
        }
    }
}

#[test]
fn only_the_team_writes() {
    let writers: Vec<(Hat, Relation)> = Hat::ALL
        .into_iter()
        .flat_map(|hat| RELATIONS.map(|(_, relation)| (hat, relation)))
        .filter(|(hat, relation)| may_write(Reader { hat: *hat, relation: *relation }))
        .collect();
    assert_eq!(writers, [(Hat::Visitor, Relation::Team), (Hat::Supervisor, Relation::Team)]);
}

#[test]
fn a_hat_is_found_by_its_name() {
    for hat in Hat::ALL {
        assert_eq!(Hat::parse(hat.code()), Some(hat));
    }
    assert_eq!(Hat::parse("owner"), None);
}
