// SPDX-License-Identifier: AGPL-3.0-or-later
//! Echoes: what one needs, no echo across tellers without consent, to whom it is offered, and what becomes of it.

use jiff::Timestamp;
use practice::access::{Hat, Reader, Relation, Standing, may_read, may_write};
use practice::echoes::{
    Agreed, Answered, Event, Heard, Now, Refused, Stands, Then, answer, hear, let_go, offer,
};
use practice::label::LawTag;
use practice::release::{Authority, Verdict, Why, weigh};
use practice::samples::{
    ADAEZE, AMARA, CHIDI, FAMILY, HELD, MISSED, NGOZI, TODAY, VISITOR, okoro, said, text,
};
use practice::visits::Field;
use practice::{EchoId, EntryId, Facet, Family, Label, Labelled, PersonId, Said, people};

const ECHO: EchoId = EchoId(0xec1);
const HERS: Facet = Facet::Caregiver(NGOZI);

/// Of her, in the sample's visit to Amara and her: what she saw, and what she told of when she was six.
fn heard() -> Heard {
    Heard {
        now: Now {
            visit: HELD,
            field: Field::Between,
            words: text("Ngozi saw the look first"),
            on: TODAY,
            whose: NGOZI,
            teller: None,
        },
        then: Then {
            teller: NGOZI,
            words: text("Nobody looked when I came in."),
            when: text("when I was six"),
            told: TODAY,
        },
        wonder: text("she answers the look nobody gave her"),
        agreed: None,
        on: TODAY,
    }
}

/// The story is Chidi's, the moment hers.
fn across(agreed: Option<&str>) -> Heard {
    let agreed = agreed.map(|words| Agreed { words: text(words), on: TODAY });
    Heard { then: Then { teller: CHIDI, ..heard().then }, agreed, ..heard() }
}

fn keep(heard: Heard) -> Result<Labelled, Refused> {
    hear(&okoro(), ECHO, heard, Some(&Label::of(Facet::Practitioner)), TODAY)
}

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

fn fold(all: &[Labelled]) -> Family {
    Family::fold(FAMILY, &with(all))
}

fn caregiver(person: PersonId) -> Reader {
    let standing = Standing { person, ties: Vec::new() };
    Reader::new(Hat::Caregiver, Relation::Family(standing))
}

fn readers(label: &Label) -> Vec<PersonId> {
    let all = [NGOZI, CHIDI, ADAEZE].into_iter();
    all.filter(|person| may_read(&caregiver(*person), label, &[])).collect()
}

fn offered(all: &[Labelled], visit: Facet) -> Result<Labelled, Refused> {
    offer_as(all, (Some(&Label::of(Facet::Practitioner)), Some(visit)))
}

fn offer_as(
    all: &[Labelled],
    as_now: (Option<&Label>, Option<Facet>),
) -> Result<Labelled, Refused> {
    offer(&fold(all), ECHO, as_now, TODAY)
}

fn says(taken: bool, words: &str) -> Answered {
    Answered { taken, words: text(words).some(), on: TODAY }
}

#[test]
fn an_echo_needs_both_with_their_tellers_and_days_and_what_is_wondered() {
    let now = |change: fn(&mut Now)| {
        let mut one = heard();
        change(&mut one.now);
        one
    };
    let then = |change: fn(&mut Then)| {
        let mut one = heard();
        change(&mut one.then);
        one
    };
    for (one, why) in [
        (now(|now| now.visit = MISSED), Refused::NoSuchVisit),
        (now(|now| now.words = text("She looked away")), Refused::NotThere),
        (now(|now| now.words = text("")), Refused::NotThere),
        (now(|now| now.field = Field::Repair), Refused::NotThere),
        (now(|now| now.whose = CHIDI), Refused::NotTheirMoment),
        (then(|then| then.words = text("")), Refused::NoStory),
        (then(|then| then.when = text("")), Refused::NoWhen),
        (then(|then| then.teller = AMARA), Refused::UnknownTeller),
        (then(|then| then.told = TODAY.tomorrow().unwrap()), Refused::InFuture),
        (Heard { wonder: text(""), ..heard() }, Refused::NoWonder),
    ] {
        assert_eq!(keep(one), Err(why), "{}", why.code());
    }
    let closed = hear(&okoro(), ECHO, heard(), None, TODAY);
    assert_eq!(closed, Err(Refused::NotThere));
    let kept = keep(heard()).unwrap();
    let family = fold(&[kept]);
    let known = family.echoes.get(ECHO).unwrap();
    let day = okoro().visits.get(HELD).unwrap().on().unwrap();
    assert_eq!((known.shown.now.on, known.shown.then.when.as_str()), (day, "when I was six"));
    assert_eq!(known.stands(), Stands::Held);
    // Words are whose they are.
    let words = now(|now| {
        now.field = Field::Words;
        now.words = text("She stops when I sing.");
    });
    let Ok(Labelled { event: practice::Event::Echoes(Event::Heard { heard, .. }), .. }) =
        keep(words)
    else {
        panic!("her words may be heard")
    };
    assert_eq!(heard.now.teller, Some(NGOZI));
}

#[test]
fn no_echo_across_tellers_without_the_consent_of_whoever_told_the_story_which_is_kept() {
    assert_eq!(keep(across(None)), Err(Refused::NotAgreed));
    assert_eq!(keep(across(Some(""))), Err(Refused::NotAgreed));
    let kept = keep(across(Some("Yes, put them beside each other."))).unwrap();
    let family = fold(std::slice::from_ref(&kept));
    let known = family.echoes.get(ECHO).unwrap();
    assert!(known.is_across() && known.agreed.is_some());
    // And it is shown to nobody of the family, since half of it is another's.
    assert_eq!(offered(&[kept], Facet::Together), Err(Refused::NotTheirsToRead));
    // Where both are theirs nothing is asked, and nothing kept of it.
    let agreed = Some(Agreed { words: text("Yes."), on: TODAY });
    let own = fold(&[keep(Heard { agreed, ..heard() }).unwrap()]);
    assert!(own.echoes.get(ECHO).unwrap().agreed.is_none());
}

#[test]
fn until_it_is_offered_nobody_of_the_family_reads_it_and_then_whoever_told_the_story_alone() {
    let kept = keep(heard()).unwrap();
    assert_eq!((kept.label.facet, readers(&kept.label)), (Facet::Practitioner, vec![]));
    let given = offered(std::slice::from_ref(&kept), Facet::Together).unwrap();
    assert_eq!((given.label.facet, readers(&given.label)), (HERS, vec![NGOZI]));
    // She knows it by what she was shown; to anybody else nothing that became of it is a trace.
    let hers =
        Family::new(FAMILY).after(std::slice::from_ref(&given), VISITOR, Timestamp::UNIX_EPOCH);
    assert_eq!(hers.echoes.get(ECHO).unwrap().shown.wonder, heard().wonder);
    let taken = answer(&hers, ECHO, says(true, "I had not seen it."), NGOZI).unwrap();
    let gone = let_go(&fold(std::slice::from_ref(&kept)), ECHO, (None, TODAY)).unwrap();
    let without = Family::new(FAMILY).after(&[taken, gone], VISITOR, Timestamp::UNIX_EPOCH);
    assert_eq!(without, Family::new(FAMILY));
}

#[test]
fn what_is_of_a_visit_that_is_not_hers_or_under_a_rule_of_law_is_not_offered_and_nothing_twice() {
    let kept = keep(heard()).unwrap();
    let all = std::slice::from_ref(&kept);
    for part in [Facet::Caregiver(CHIDI), Facet::Practitioner] {
        assert_eq!(offered(all, part), Err(Refused::NotTheirsToRead), "{part:?}");
    }
    assert!(offered(all, HERS).is_ok());
    let stands = Label::of(Facet::Practitioner).under([LawTag::Part2]);
    let law = hear(&okoro(), ECHO, heard(), Some(&stands), TODAY).unwrap();
    assert_eq!(law.label.law, [LawTag::Part2]);
    // Nor is what reads otherwise by now, or went to a part that is kept apart.
    let safety = Label::of(Facet::Safety);
    let his = Label::of(Facet::Caregiver(CHIDI));
    let told_by_him = Label::of(Facet::Practitioner).told_by(Some(CHIDI));
    for label in [Some(&stands), Some(&safety), Some(&his), Some(&told_by_him), None] {
        let as_now = (label, Some(Facet::Together));
        assert_eq!(offer_as(all, as_now), Err(Refused::NotTheirsToRead));
    }
    let fact = practice::visits::Event::Wrote {
        visit: HELD,
        field: Field::Between,
        text: text("They looked at the rain."),
        teller: None,
        amendment: 1,
    };
    let anew = Labelled::new(Label::of(Facet::Practitioner), fact);
    let both = [kept.clone(), anew];
    assert_eq!(offered(&both, Facet::Together), Err(Refused::NotTheirsToRead));
    let given = offered(all, Facet::Together).unwrap();
    let both = [kept.clone(), given];
    assert_eq!(offered(&both, Facet::Together), Err(Refused::OfferedAlready));
    let died = people::Event::Died { person: NGOZI, when: text("in the night") };
    let died = Labelled::new(Label::of(Facet::Together), died);
    assert_eq!(offered(&[kept, died], Facet::Together), Err(Refused::NotTheirsToRead));
}

#[test]
fn she_takes_it_with_own_words_or_says_that_it_is_not_this_and_then_it_is_over() {
    let kept = keep(heard()).unwrap();
    assert_eq!(
        answer(&fold(std::slice::from_ref(&kept)), ECHO, says(false, ""), NGOZI),
        Err(Refused::NotOffered)
    );
    let given = offered(std::slice::from_ref(&kept), Facet::Together).unwrap();
    let all = [kept, given];
    let family = fold(&all);
    assert_eq!(answer(&family, ECHO, says(true, ""), NGOZI), Err(Refused::NoAnswer));
    assert_eq!(answer(&family, ECHO, says(true, "Yes."), CHIDI), Err(Refused::NotOffered));
    for (taken, words, stands) in
        [(true, "I had not seen it.", Stands::Taken), (false, "", Stands::Declined)]
    {
        let said = answer(&family, ECHO, says(taken, words), NGOZI).unwrap();
        assert!(may_write(&caregiver(NGOZI), &said.label));
        let after = fold(&[all[0].clone(), all[1].clone(), said]);
        assert_eq!(after.echoes.get(ECHO).unwrap().stands(), stands);
        // What she took may be said otherwise; what it was not is over, and neither is let go over her head.
        let again = answer(&after, ECHO, says(true, "Or so."), NGOZI).map(|_| ());
        assert_eq!(again, if taken { Ok(()) } else { Err(Refused::Over) });
        assert_eq!(let_go(&after, ECHO, (None, TODAY)), Err(Refused::Over));
    }
}

#[test]
fn let_go_it_is_over_and_why_stays_with_those_who_do_the_work() {
    let kept = keep(heard()).unwrap();
    let why = || Some(text("It was mine."));
    let gone = let_go(&fold(std::slice::from_ref(&kept)), ECHO, (why(), TODAY)).unwrap();
    assert!(readers(&gone.label).is_empty());
    let over = fold(&[kept.clone(), gone]);
    assert_eq!(over.echoes.get(ECHO).unwrap().stands(), Stands::LetGo);
    assert_eq!(let_go(&over, ECHO, (None, TODAY)), Err(Refused::Over));
    let given = offered(std::slice::from_ref(&kept), Facet::Together).unwrap();
    let back = let_go(&fold(&[kept, given]), ECHO, (why(), TODAY)).unwrap();
    assert_eq!(readers(&back.label), [NGOZI]);
    let practice::Event::Echoes(Event::LetGo { why, .. }) = back.event else { panic!("let go") };
    assert_eq!(why, None, "she reads that it is gone, and no reason");
}

#[test]
fn in_a_copy_it_goes_to_whoever_told_the_story_once_it_was_offered_and_to_nobody_else() {
    let kept = keep(heard()).unwrap();
    let given = offered(std::slice::from_ref(&kept), Facet::Together).unwrap();
    let told = [kept, given];
    let (all, family) = (with(&told), fold(&told));
    let [heard, offered] = [2, 1].map(|back| &all[all.len() - back]);
    for person in [NGOZI, CHIDI, ADAEZE] {
        let to = |said| weigh(&family, &all, said, Authority::OwnCopy(person), TODAY);
        assert_eq!(to(heard), Verdict::Silent(Why::Echo), "not what was not offered");
        let goes = if person == NGOZI { Verdict::Goes } else { Verdict::Silent(Why::Echo) };
        assert_eq!(to(offered), goes);
    }
}
