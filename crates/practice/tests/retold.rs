// SPDX-License-Identifier: AGPL-3.0-or-later
//! A page of a visit: made of nothing but what is hers to read, for her alone, and without what changed since.

use jiff::Timestamp;
use practice::access::{Hat, Reader, Relation, Standing, Tie, may_read, may_write};
use practice::attachments::{self, Form, Kept};
use practice::label::LawTag;
use practice::promises::{self, Made};
use practice::relationships::Party;
use practice::release::{Authority, Verdict, Why, weigh};
use practice::retold::{Event, Eyes, Piece, Put, Refused, Retold, Source, What, share, take_back};
use practice::rights::{Consent, ConsentFor, Covers};
use practice::samples::{
    ADAEZE, AMARA, CHIDI, FAMILY, HELD, MISSED, NGOZI, PLANNED, TODAY, VISITOR, said, text,
};
use practice::told::Hand;
use practice::visits::{self, Field, field_of};
use practice::{
    AttachmentId, ConsentId, EntryId, Facet, Family, Label, Labelled, PersonId, PromiseId,
    RetellingId, Said, rights,
};

const PAGE: RetellingId = RetellingId(0xf01);
const TEAM: Hand = Hand { by: VISITOR, person: None };

/// The record with these behind it.
fn with(all: &[Labelled]) -> Vec<Said> {
    let mut told = said();
    for one in all {
        let id = EntryId(told.len() as u128 + 1);
        let (label, event, at) = (one.label.clone(), one.event.clone(), Timestamp::UNIX_EPOCH);
        told.push(Said { id, label, event, by: VISITOR, at, on: TODAY });
    }
    told
}

fn caregiver(person: PersonId, tie: Tie) -> Reader {
    let ties = vec![(AMARA, tie)];
    Reader::new(Hat::Caregiver, Relation::Family(Standing { person, ties }))
}

/// Looks at a record through somebody's eyes, tied so to the child.
fn through<R>(told: &[Said], reader: (PersonId, Tie), look: impl FnOnce(&Eyes<'_>) -> R) -> R {
    let whole = Family::fold(FAMILY, told);
    let asks = caregiver(reader.0, reader.1);
    let may = |one: &&Said| may_read(&asks, &one.label, whole.rights.shared_with(one.id));
    let said: Vec<&Said> = told.iter().filter(may).collect();
    let family = Family::fold(FAMILY, said.iter().copied());
    look(&Eyes { person: reader.0, family: &family, said: &said, whole: told })
}

const HERS: (PersonId, Tie) = (NGOZI, Tie::LegalParent);

/// The entry that wrote a field of the visit that was held.
fn entry(told: &[Said], field: Field) -> EntryId {
    told.iter()
        .rev()
        .find(|one| field_of(one, HELD) == Some(field))
        .expect("the sample wrote it")
        .id
}

fn of(told: &[Said], fields: &[Field]) -> Retold {
    let piece = |field: &Field| Piece { of: Source::Text(entry(told, *field)), wording: None };
    Retold {
        visit: HELD,
        to: NGOZI,
        language: "es".to_owned(),
        pieces: fields.iter().map(piece).collect(),
        next: None,
        picture: None,
        put: None,
        on: TODAY,
    }
}

fn shares(told: &[Said], page: Retold) -> Result<Labelled, Refused> {
    let family = Family::fold(FAMILY, told);
    through(told, HERS, |eyes| share(&family, eyes, PAGE, page))
}

fn fields(told: &[Said], reader: (PersonId, Tie), page: &Retold) -> Vec<Field> {
    through(told, reader, |eyes| {
        let shown = eyes.page(page);
        let text = |one: &practice::retold::Shown<'_>| match one.what {
            What::Text(field, ..) => Some(field),
            What::Promise(_) => None,
        };
        shown.iter().filter_map(text).collect()
    })
}

fn offered(told: &[Said], reader: (PersonId, Tie)) -> Vec<Field> {
    through(told, reader, |eyes| {
        let all = eyes.offered(HELD).into_iter();
        let text = |(_, what)| match what {
            What::Text(field, ..) => Some(field),
            What::Promise(_) => None,
        };
        all.filter_map(text).collect()
    })
}

/// A text shared with her by whoever told or wrote it.
fn shared(told: &[Said], field: Field) -> Labelled {
    let family = Family::fold(FAMILY, told);
    let one = told.iter().find(|one| one.id == entry(told, field)).expect("it is there");
    let team = Reader::new(Hat::Visitor, Relation::Team);
    rights::share(&family, &team, one, vec![NGOZI], TODAY).expect("it may be shared")
}

fn wrote(field: Field, words: &str, label: Label) -> Labelled {
    let (text, teller) = (text(words), None);
    let event = visits::Event::Wrote { visit: HELD, field, text, teller, amendment: 1 };
    Labelled::new(label, event)
}

#[test]
fn a_page_begins_from_what_is_hers_to_read_and_from_nothing_else() {
    let told = said();
    assert_eq!(offered(&told, HERS), [Field::Words, Field::Child]);
    assert_eq!(offered(&told, (NGOZI, Tie::None)), [Field::Words], "her own words stay hers");
    assert_eq!(offered(&told, (CHIDI, Tie::LegalParent)), [Field::Child]);
    // What is shared with her stands there too, and a moment to keep comes first.
    let told = with(&[shared(&told, Field::Delight), shared(&told, Field::Between)]);
    assert_eq!(offered(&told, HERS), [Field::Delight, Field::Words, Field::Child, Field::Between]);
    for field in [Field::Wondering, Field::NextTime] {
        let page = of(&told, &[Field::Child, field]);
        assert_eq!(shares(&told, page), Err(Refused::NotTheirs), "{}", field.code());
    }
}

#[test]
fn a_page_is_for_one_who_cares_for_the_child_and_holds_something() {
    let told = said();
    let one = || of(&told, &[Field::Child]);
    assert_eq!(shares(&told, Retold { pieces: Vec::new(), ..one() }), Err(Refused::Nothing));
    let nobodys = Retold { language: String::new(), ..one() };
    assert_eq!(shares(&told, nobodys), Err(Refused::NoLanguage));
    assert_eq!(shares(&told, Retold { to: CHIDI, ..one() }), Err(Refused::UnknownPerson));
    assert_eq!(shares(&told, Retold { to: AMARA, ..one() }), Err(Refused::UnknownPerson));
    assert_eq!(shares(&told, Retold { visit: MISSED, ..one() }), Err(Refused::NotTheirs));
    assert_eq!(shares(&told, Retold { next: Some(MISSED), ..one() }), Err(Refused::NotTheirs));
    assert!(shares(&told, Retold { next: Some(PLANNED), ..one() }).is_ok());
    // Who put it into her language is kept where something was.
    let put = Some(Put { by: None, checked: Some(text("Lucía")) });
    let kept = |page: Retold| match shares(&told, page).unwrap().event {
        practice::Event::Retold(Event::Retold { told, .. }) => told.put,
        other => panic!("{other:?}"),
    };
    assert_eq!(kept(Retold { put: put.clone(), ..one() }), None);
    let wording = Some(text("Buscó su cara."));
    let pieces = vec![Piece { wording, ..one().pieces[0].clone() }];
    assert_eq!(kept(Retold { put: put.clone(), pieces, ..one() }), put);
}

#[test]
fn nobody_else_of_the_family_has_a_trace_of_it_and_no_shared_screen() {
    let told = said();
    let page = shares(&told, of(&told, &[Field::Child])).unwrap();
    assert_eq!(page.label.facet, Facet::Caregiver(NGOZI));
    for (person, reads) in [(NGOZI, true), (CHIDI, false), (ADAEZE, false)] {
        let asks = caregiver(person, Tie::LegalParent);
        assert_eq!(may_read(&asks, &page.label, &[]), reads);
    }
    let mut room = Reader::new(Hat::Visitor, Relation::Team);
    assert!(may_read(&room, &page.label, &[]));
    room.screen = practice::access::Screen::Shared;
    assert!(!may_read(&room, &page.label, &[]));
}

#[test]
fn what_changes_behind_a_page_is_not_on_it_any_more() {
    let before = with(&[shared(&said(), Field::Delight)]);
    let page = of(&before, &[Field::Delight, Field::Words, Field::Child]);
    let all = [Field::Delight, Field::Words, Field::Child];
    assert_eq!(fields(&before, HERS, &page), all);
    let plus = |one: Labelled| with(&[shared(&said(), Field::Delight), one]);
    // Taken back from her.
    let family = Family::fold(FAMILY, &before);
    let delight = before.iter().find(|one| one.id == entry(&before, Field::Delight)).unwrap();
    let team = Reader::new(Hat::Visitor, Relation::Team);
    let back = rights::unshare(&family, &team, delight, vec![NGOZI], TODAY).unwrap();
    assert_eq!(fields(&plus(back), HERS, &page), [Field::Words, Field::Child]);
    // Written otherwise, where she reads it; where she does not, her note reads as before, and the page with it.
    let childs = Label::of(Facet::Child(AMARA)).about([AMARA]);
    let told = plus(wrote(Field::Child, "He turned away.", childs));
    assert_eq!(fields(&told, HERS, &page), [Field::Delight, Field::Words]);
    for facet in [Facet::Practitioner, Facet::Safety] {
        let told = plus(wrote(Field::Child, "He turned away.", Label::of(facet)));
        assert_eq!(fields(&told, HERS, &page), all);
    }
    // A tie that ended.
    assert_eq!(fields(&before, (NGOZI, Tie::Refused), &page), [Field::Delight, Field::Words]);
    // And through nobody else’s eyes.
    assert!(fields(&before, (CHIDI, Tie::LegalParent), &page).is_empty());
}

#[test]
fn a_text_under_a_rule_of_law_is_on_no_page() {
    let label = Label::of(Facet::Child(AMARA)).about([AMARA]);
    for (law, there) in [(None, true), (Some(LawTag::EarlyIntervention), false)] {
        let told = with(&[wrote(Field::Child, "She turned.", label.clone().under(law))]);
        assert_eq!(offered(&told, HERS).contains(&Field::Child), there);
    }
}

#[test]
fn a_visit_she_may_not_know_of_is_told_to_her_by_no_page() {
    let mut told = said();
    let page = of(&told, &[Field::Words]);
    let signed = told
        .iter_mut()
        .find(|one| matches!(&one.event, practice::Event::Visits(visits::Event::Signed { .. })));
    signed.unwrap().label = Label::of(Facet::Caregiver(CHIDI));
    assert_eq!(offered(&told, HERS), []);
    assert_eq!(fields(&told, HERS, &page), []);
    assert_eq!(shares(&told, page), Err(Refused::NotTheirs));
}

#[test]
fn what_both_promised_that_day_is_offered_while_it_is_open_and_stands_as_it_is_now() {
    let on = Family::fold(FAMILY, &said()).visits.get(HELD).unwrap().on().unwrap();
    let made = |by, whose, on| Made {
        by,
        words: text("bring the song sheet"),
        due: TODAY,
        whose,
        shared: Vec::new(),
        on,
    };
    let whole = Family::fold(FAMILY, &said());
    let promise = |id, made| promises::make(&whole, PromiseId(id), made, (None, TODAY)).unwrap();
    let told = with(&[
        promise(1, made(Party::Practitioner(VISITOR), None, on)),
        promise(2, made(Party::Person(CHIDI), Some(CHIDI), on)),
        promise(3, made(Party::Practitioner(VISITOR), None, TODAY)),
    ]);
    let promised: Vec<Source> = through(&told, HERS, |eyes| {
        let all = eyes.offered(HELD).into_iter().map(|(source, _)| source);
        all.filter(|source| matches!(source, Source::Promise(_))).collect()
    });
    assert_eq!(promised, [Source::Promise(PromiseId(1))], "not his own, and not of another day");
    let piece = |id| Piece { of: Source::Promise(PromiseId(id)), wording: None };
    let page = Retold { pieces: vec![piece(1)], ..of(&told, &[]) };
    assert!(shares(&told, page.clone()).is_ok());
    let his = Retold { pieces: vec![piece(2)], ..page };
    assert_eq!(shares(&told, his), Err(Refused::NotTheirs));
}

#[test]
fn taken_back_or_put_away_it_is_gone_and_only_hers_goes_into_her_own_copy() {
    let told = said();
    let page = shares(&told, of(&told, &[Field::Child])).unwrap();
    let told = with(&[page]);
    let family = Family::fold(FAMILY, &told);
    let his = Hand { by: VISITOR, person: Some(CHIDI) };
    assert_eq!(take_back(&family, PAGE, his, TODAY), Err(Refused::NoSuchPage));
    let hers = Hand { by: VISITOR, person: Some(NGOZI) };
    for hand in [TEAM, hers] {
        let gone = take_back(&family, PAGE, hand, TODAY).unwrap();
        if hand == hers {
            assert!(may_write(&caregiver(NGOZI, Tie::None), &gone.label));
        }
        let after = family.after(&[gone], VISITOR, Timestamp::UNIX_EPOCH);
        assert!(after.retold.get(PAGE).is_none() && after.retold.newest_first().next().is_none());
        assert_eq!(take_back(&after, PAGE, hand, TODAY), Err(Refused::NoSuchPage));
    }
    let one = told.last().unwrap();
    let weighed = |person| weigh(&family, &told, one, Authority::OwnCopy(person), TODAY);
    assert_eq!(weighed(NGOZI), Verdict::Goes);
    assert_eq!(weighed(CHIDI), Verdict::Silent(Why::AnothersOwn));
    // By a consent of hers its sources go, as far as it reaches them, and the page does not.
    let agreed = Consent {
        by: vec![NGOZI],
        to: text("Made-up Clinic"),
        purpose: ConsentFor::Referral,
        covers: vec![Covers::Own],
        children: Vec::new(),
        since: None,
        part2: false,
        protected: false,
        counselling: false,
        from: TODAY,
        until: TODAY.tomorrow().unwrap(),
        words: None,
    };
    let given = rights::consent(&family, ConsentId(1), agreed, TODAY).unwrap();
    let family = family.after(&[given], VISITOR, Timestamp::UNIX_EPOCH);
    let by_consent = weigh(&family, &told, one, Authority::Consent(ConsentId(1)), TODAY);
    assert_eq!(by_consent, Verdict::Silent(Why::AnothersOwn));
}

#[test]
fn a_picture_is_on_it_while_it_is_of_this_visit_hers_to_see_and_there() {
    let kept = |part, visit, form| {
        let kept = Kept {
            attachment: AttachmentId(7),
            form,
            bytes: 1,
            caption: text("At the window"),
            part,
            about: vec![AMARA],
            giver: None,
            visit: Some(visit),
            observation: None,
            name_of: None,
            on: TODAY,
        };
        Labelled::new(kept.label(), attachments::Event::Kept(kept))
    };
    let childs = Facet::Child(AMARA);
    let page =
        |told: &[Said]| Retold { picture: Some(AttachmentId(7)), ..of(told, &[Field::Child]) };
    for (one, there) in [
        (kept(childs, HELD, Form::Photo), true),
        (kept(childs, PLANNED, Form::Photo), false),
        (kept(childs, HELD, Form::Pdf), false),
        (kept(Facet::Caregiver(CHIDI), HELD, Form::Photo), false),
        (kept(Facet::Practitioner, HELD, Form::Photo), false),
    ] {
        let told = with(&[one]);
        assert_eq!(shares(&told, page(&told)).is_ok(), there);
    }
    let (attachment, on) = (AttachmentId(7), TODAY);
    let gone = attachments::Event::Removed { attachment, on, why: text("") };
    let gone = Labelled::new(Label::of(childs).about([AMARA]), gone);
    let told = with(&[kept(childs, HELD, Form::Photo), gone]);
    assert!(through(&told, HERS, |eyes| eyes.picture(&page(&told)).is_none()));
}
