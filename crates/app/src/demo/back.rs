// SPDX-License-Identifier: AGPL-3.0-or-later
//! What visitors said their hand-written notes show, when they looked back at them.

use practice::looking_back::{
    Fits, Found, Language, People, Shown, cues, domains_in, fits, look_back,
};
use practice::people::Role;
use practice::text::Text;
use practice::visits::{Event, Field, Standing};
use practice::{Family, Labelled, PractitionerId, VisitId};

use super::telling::{Telling, prose};

/// Says of a note that was just signed what it shows: what is clearest, of each sort.
pub(super) fn look(
    telling: &mut Telling<'_>,
    (visit, by): (VisitId, PractitionerId),
    signed: &[Labelled],
) {
    let standing = standing(signed);
    let texts = texts(&telling.family, visit);
    let fields: Vec<(Field, &str)> =
        texts.iter().map(|(field, text)| (*field, text.as_str())).collect();
    let (cues, people) = (cues(Language::English), people(&telling.family));
    let strategies = look_back(&fields, cues, &people);
    let domains = domains_in(&fields, cues, &people);
    for one in strategies.iter().take(2) {
        say(telling, (visit, by), &standing, (one, &fields));
    }
    for one in domains.iter().take(1) {
        say(telling, (visit, by), &standing, (one, &fields));
    }
}

fn say<W: Shown>(
    telling: &mut Telling<'_>,
    (visit, by): (VisitId, PractitionerId),
    standing: &Standing,
    (one, fields): (&Found<W>, &[(Field, &str)]),
) {
    let text = fields.iter().find(|(field, _)| *field == one.field).map_or("", |(_, text)| *text);
    let sentence = prose(text.get(one.at.clone()).unwrap_or_default());
    let what = Fits { visit, shows: one.shows, field: one.field, sentence };
    let decided = fits(&telling.family, what, standing, by);
    telling.keep(decided);
}

/// How the texts of a note are filed that was just signed.
fn standing(signed: &[Labelled]) -> Standing {
    let filed = signed.iter().filter_map(|one| match &one.event {
        practice::Event::Visits(Event::Wrote { field, .. }) => Some((*field, one.label.clone())),
        _ => None,
    });
    Standing { labels: filed.collect(), ..Standing::default() }
}

/// What stands in a note.
pub(super) fn texts(family: &Family, visit: VisitId) -> Vec<(Field, Text)> {
    let Some(known) = family.visits.get(visit) else { return Vec::new() };
    let now = |field| known.text(field).map(|written| (field, written.text.clone()));
    Field::ALL.into_iter().filter_map(now).collect()
}

/// How the people of a family are called.
pub(super) fn people(family: &Family) -> People {
    let mut people = People::default();
    for person in family.people.iter() {
        let into =
            if person.role == Role::Child { &mut people.children } else { &mut people.carers };
        into.extend(person.names.short().map(str::to_owned));
    }
    people
}
