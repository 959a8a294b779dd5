// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a writer says of a note: which sentence shows what, taking it back, and who reads that.

use jiff::Timestamp;
use jiff::civil::Date;
use practice::access::{Hat, Reader, Relation, Standing as Stands, Tie, may_read};
use practice::label::LawTag;
use practice::looking_back::{
    Domain, Fits, Refused, Shown, Strategy, fits, label_of_fit, last_visits, leave, only_needs,
};
use practice::samples::{
    AMARA, CHIDI, HELD, NGOZI, PLANNED, TODAY, VISITOR, entries, note, okoro, said, text,
};
use practice::visits::{self, Amendment, Field, Filing, Standing};
use practice::{Facet, Family, Label, Labelled, PractitionerId, Said, VisitId, people};

const ANOTHER: PractitionerId = PractitionerId(0x1b);

fn and(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, VISITOR, Timestamp::UNIX_EPOCH)
}

fn standing() -> Standing {
    Standing::of(&said(), HELD, |_| true)
}

fn shows<W: Shown>(shows: W, field: Field, sentence: &str) -> Fits<W> {
    Fits { visit: HELD, shows, field, sentence: text(sentence) }
}

fn looked() -> Fits<Strategy> {
    shows(Strategy::Alerting, Field::Between, "Ngozi saw the look first and answered it.")
}

fn say<W: Shown>(family: &Family, what: Fits<W>) -> Result<Labelled, Refused> {
    fits(family, what, &standing(), VISITOR)
}

fn shown(family: &Family, visit: VisitId) -> Vec<u8> {
    let visit = family.visits.get(visit).expect("it is known");
    family.looking_back.of::<Strategy>(visit).map(|fit| fit.shows.number()).collect()
}

#[test]
fn given_a_signed_note_when_its_writer_says_a_sentence_fits_then_it_stands_until_it_is_taken_back()
{
    let family = okoro();
    assert!(shown(&family, HELD).is_empty(), "nobody said so yet");
    let one = say(&family, looked()).expect("it stands there");
    let family = and(&family, std::slice::from_ref(&one));
    assert_eq!(shown(&family, HELD), [5]);
    assert_eq!(say(&family, looked()).err(), Some(Refused::SaidAlready), "once for each note");
    let entries = entries(std::slice::from_ref(&one));
    let label = label_of_fit(&entries, (HELD, Strategy::Alerting)).expect("it was said");
    assert_eq!(label_of_fit(&entries, (HELD, Strategy::Pleasure)), None);
    let left =
        leave(&family, (HELD, Strategy::Alerting), Some(label), VISITOR).expect("it is there");
    assert_eq!(left.label, one.label, "who knew of it knows that it was taken back");
    let family = and(&family, &[left]);
    assert!(shown(&family, HELD).is_empty());
    let again = leave(&family, (HELD, Strategy::Alerting), Some(label), VISITOR);
    assert_eq!(again.err(), Some(Refused::NotSaid));
    assert!(say(&family, looked()).is_ok(), "and may be said again");
}

#[test]
fn given_what_is_no_note_of_theirs_when_somebody_says_what_it_shows_then_it_is_refused() {
    let family = okoro();
    let of = |visit| Fits { visit, ..looked() };
    let unknown = fits(&family, of(VisitId(0xee)), &standing(), VISITOR);
    let planned = fits(&family, of(PLANNED), &standing(), VISITOR);
    let anothers = fits(&family, looked(), &standing(), ANOTHER);
    let elsewhere = say(&family, Fits { field: Field::Child, ..looked() });
    let never = say(&family, Fits { field: Field::Repair, ..looked() });
    let empty = say(&family, Fits { sentence: text(""), ..looked() });
    for (refused, reason, field) in [
        (unknown, Refused::NoSuchVisit, "visit"),
        (planned, Refused::NotSigned, "visit"),
        (anothers, Refused::AnothersNote, "visit"),
        (elsewhere, Refused::NotThere, "sentence"),
        (never, Refused::NotThere, "sentence"),
        (empty, Refused::NotThere, "sentence"),
    ] {
        assert_eq!((refused.err(), reason.field()), (Some(reason), field));
    }
    let said = and(&family, &[say(&family, looked()).expect("it stands there")]);
    let anothers = leave(&said, (HELD, Strategy::Alerting), None, ANOTHER);
    assert_eq!(anothers.err(), Some(Refused::AnothersNote));
    let closed = Standing::of(&practice::samples::said(), HELD, |_| false);
    let unread = fits(&family, looked(), &closed, VISITOR);
    assert_eq!(unread.err(), Some(Refused::NotThere), "what they may not read shows them nothing");
}

#[test]
fn given_a_sentence_that_was_amended_away_when_the_note_is_read_then_it_is_not_pointed_at() {
    let family = okoro();
    let family = and(&family, &[say(&family, looked()).expect("it stands there")]);
    let amend = |family: &Family, now: &str| {
        let amendment = Amendment {
            reason: text("A slip."),
            texts: [(Field::Between, text(now))].into(),
            teller: None,
            facts: None,
            filed: [].into(),
            stands: standing(),
        };
        and(family, &visits::amend(family, HELD, amendment).expect("it differs"))
    };
    let kept = amend(&family, "Rain. Ngozi saw the look first and answered it.");
    assert_eq!(shown(&kept, HELD), [5]);
    let gone = amend(&family, "Ngozi looked.");
    assert!(shown(&gone, HELD).is_empty());
    let other = shows(Strategy::Alerting, Field::Between, "Ngozi looked.");
    assert!(say(&gone, other).is_ok(), "another sentence may show it instead");
}

/// A note whose texts are filed in every part there is, and what each is said to show.
fn filed_everywhere() -> Vec<Labelled> {
    let family = okoro();
    let visit = VisitId(0xd9);
    let mut note = note(TODAY);
    let law = |law: LawTag| Filing { law: vec![law], ..Filing::default() };
    note.filed.texts.insert(Field::Delight, law(LawTag::PartnerViolence));
    let share = Filing { shared: vec![NGOZI], ..Filing::default() };
    note.filed.texts.insert(Field::Wondering, share);
    let fields = note.texts.clone();
    let signed = visits::sign(&family, visit, note, TODAY).expect("it can be signed");
    let family = and(&family, &signed);
    let standing = Standing::of(&entries(&signed), visit, |_| true);
    let mut all = Vec::new();
    for ((field, sentence), shows) in fields.into_iter().zip(Strategy::ALL) {
        let what = Fits { visit, shows, field, sentence };
        let one = fits(&family, what, &standing, VISITOR).expect("it stands there");
        assert_eq!(one.label, standing.labels[&field], "the very label of the text");
        all.push(one);
    }
    all
}

#[test]
fn given_texts_in_every_part_when_others_read_then_whoever_misses_the_sentence_misses_what_it_shows()
 {
    let all = filed_everywhere();
    let tied = |person| Relation::Family(Stands { person, ties: vec![(AMARA, Tie::LegalParent)] });
    let reads = |hat, relation| -> Vec<bool> {
        let reader = Reader::new(hat, relation);
        all.iter().map(|one| may_read(&reader, &one.label, &[])).collect()
    };
    // In the order of the fields: her words, the child, between, a protected delight, a shared wondering, next time.
    assert_eq!(reads(Hat::Caregiver, tied(NGOZI)), [true, true, false, false, true, false]);
    assert_eq!(reads(Hat::Caregiver, tied(CHIDI)), [false, true, false, false, false, false]);
    assert_eq!(reads(Hat::Visitor, Relation::Team), [true, true, true, false, true, true]);
    assert_eq!(reads(Hat::Manager, Relation::None), [false; 6]);
}

/// Visits of as many days, each said to be about these.
fn visited(all: &[&[Domain]]) -> Family {
    let mut family = okoro();
    for (number, domains) in (1_i8..).zip(all) {
        let visit = VisitId(0x100 + u128::from(number.unsigned_abs()));
        let mut written = note(Date::constant(2026, 10, 7 + number));
        written.texts = practice::samples::only(Field::Between, "We filled in the form.");
        let signed = visits::sign(&family, visit, written, Date::constant(2026, 12, 1));
        let signed = signed.expect("it can be signed");
        family = and(&family, &signed);
        let standing = Standing::of(&entries(&signed), visit, |_| true);
        for domain in *domains {
            let what = Fits {
                visit,
                shows: *domain,
                field: Field::Between,
                sentence: practice::samples::text("We filled in the form."),
            };
            let one = fits(&family, what, &standing, VISITOR).expect("it stands there");
            family = and(&family, &[one]);
        }
    }
    family
}

#[test]
fn given_five_of_eight_visits_about_needs_alone_when_the_next_comes_then_the_child_is_asked_for() {
    const NEEDS: &[Domain] = &[Domain::Needs];
    const BOTH: &[Domain] = &[Domain::Needs, Domain::Attachment];
    assert!(!only_needs(&okoro()), "what nobody said counts for nothing");
    assert!(!only_needs(&visited(&[NEEDS; 4])));
    assert!(only_needs(&visited(&[NEEDS; 5])));
    assert!(!only_needs(&visited(&[BOTH; 5])), "the child was in them");
    assert!(only_needs(&visited(&[NEEDS, NEEDS, BOTH, NEEDS, &[], NEEDS, BOTH, NEEDS])));
    let long_ago = [NEEDS, NEEDS, NEEDS, NEEDS, NEEDS, &[], &[], &[], &[]];
    assert!(!only_needs(&visited(&long_ago)), "of the last eight alone");
}

#[test]
fn given_nine_visits_when_one_looks_at_the_balance_then_the_last_eight_each_have_what_they_were_about()
 {
    const NEEDS: &[Domain] = &[Domain::Needs];
    const BOTH: &[Domain] = &[Domain::Attachment, Domain::Needs];
    let family = visited(&[NEEDS, BOTH, &[], NEEDS, &[], &[], &[], &[], BOTH]);
    let balance = last_visits(&family);
    let about: Vec<Vec<Domain>> =
        balance.iter().map(|(_, about)| about.iter().copied().collect()).collect();
    let both = vec![Domain::Needs, Domain::Attachment];
    let none = Vec::new;
    let needs = vec![Domain::Needs];
    assert_eq!(about, [both.clone(), none(), none(), none(), none(), needs, none(), both]);
    let days: Vec<_> = balance.iter().filter_map(|(visit, _)| visit.on()).collect();
    assert!(days.is_sorted_by(|one, next| one > next), "the newest first");
}

#[test]
fn given_a_child_who_died_when_the_next_visit_comes_then_nobody_asks_where_the_child_was() {
    let family = visited(&[[Domain::Needs].as_slice(); 5]);
    assert!(only_needs(&family) && !last_visits(&family).is_empty());
    let died = people::Event::Died { person: AMARA, when: text("in spring") };
    let died = Labelled::new(Label::of(Facet::Together), died);
    let family = and(&family, &[died]);
    assert!(!only_needs(&family) && last_visits(&family).is_empty());
}

#[test]
fn given_a_reader_without_the_visit_when_entries_fold_then_nothing_is_shown() {
    let family = okoro();
    let one = say(&family, looked()).expect("it stands there");
    let mut all: Vec<Said> = said();
    all.extend(entries(&[one]));
    let without_text = |said: &&Said| visits::field_of(said, HELD) != Some(Field::Between);
    let folded = Family::fold(family.id, all.iter().filter(without_text));
    assert!(shown(&folded, HELD).is_empty());
}
