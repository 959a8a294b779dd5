// SPDX-License-Identifier: AGPL-3.0-or-later
//! Given a family, when a picture, a voice or a paper is kept or removed, then it is theirs who may see it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails there")]

use practice::access::{Hat, Reader, Relation, Standing, Tie, may_read, may_write};
use practice::attachments::{Event, Form, Hand, Kept, MOST, Refused, Removing, keep, remove};
use practice::samples::{ADAEZE, AMARA, CHIDI, HELD, NGOZI, PLANNED, TODAY, VISITOR, okoro, text};
use practice::text::Text;
use practice::{AttachmentId, Facet, Family, Labelled, PersonId};

const NOW: jiff::Timestamp = jiff::Timestamp::UNIX_EPOCH;

fn kept(number: u128, form: Form, part: Facet) -> Kept {
    Kept {
        attachment: AttachmentId(number),
        form,
        bytes: 9,
        caption: text("Her first boots"),
        part,
        about: Vec::new(),
        giver: None,
        visit: None,
        observation: None,
        name_of: None,
        on: TODAY,
    }
}

fn sound(number: u128, of: PersonId, part: Facet) -> Kept {
    Kept { name_of: Some(of), caption: Text::default(), ..kept(number, Form::Wav, part) }
}

fn decided(family: &Family, one: Kept) -> Result<Vec<Labelled>, Refused> {
    keep(family, family, one, TEAM)
}

/// Who keeps it here, a colleague, and Ngozi by her own way in.
const TEAM: Hand = Hand { by: VISITOR, person: None };
const COLLEAGUE: Hand = Hand { by: practice::PractitionerId(0x77), person: None };
const HERS: Hand = Hand { by: practice::PractitionerId(0x78), person: Some(NGOZI) };

fn going(number: u128, why: &str) -> Removing {
    let why = if why.is_empty() { Text::default() } else { text(why) };
    Removing { attachment: AttachmentId(number), why, on: TODAY }
}

fn with(family: &Family, all: &[Labelled]) -> Family {
    family.after(all, VISITOR, NOW)
}

fn caregiver(person: PersonId, tie: Tie) -> Reader {
    let standing = Standing { person, ties: vec![(AMARA, tie)] };
    Reader::new(Hat::Caregiver, Relation::Family(standing))
}

/// Who of Ngozi, Chidi and Adaeze, who has no tie by law, reads it.
fn readers(part: Facet) -> [bool; 3] {
    let all = decided(&okoro(), kept(1, Form::Photo, part)).unwrap();
    [(NGOZI, Tie::LegalParent), (CHIDI, Tie::LegalParent), (ADAEZE, Tie::None)]
        .map(|(person, tie)| may_read(&caregiver(person, tie), &all[0].label, &[]))
}

#[test]
fn whose_part_it_is_in_decides_who_of_the_family_sees_it() {
    assert_eq!(readers(Facet::Together), [true, true, true]);
    assert_eq!(readers(Facet::Child(AMARA)), [true, true, false]);
    assert_eq!(readers(Facet::Caregiver(NGOZI)), [true, false, false], "the other never");
    assert_eq!(readers(Facet::Practitioner), [false, false, false]);
}

#[test]
fn a_caregiver_keeps_and_removes_what_is_her_own_and_nothing_else() {
    let me = caregiver(NGOZI, Tie::LegalParent);
    let family = okoro();
    let parts = [
        (Facet::Caregiver(NGOZI), true),
        (Facet::Caregiver(CHIDI), false),
        (Facet::Together, false),
        (Facet::Child(AMARA), false),
    ];
    for (part, may) in parts {
        let all = decided(&family, kept(1, Form::Photo, part)).unwrap();
        assert_eq!(may_write(&me, &all[0].label), may, "{part}");
        let after = with(&family, &all);
        let gone = remove(&after, &after, &going(1, ""), TEAM).unwrap();
        assert_eq!(gone.label, all[0].label, "what removes it is read by whoever saw it");
        assert_eq!(may_write(&me, &gone.label), may, "{part}");
    }
}

#[test]
fn what_was_removed_is_there_no_more_and_is_not_removed_twice() {
    let family = okoro();
    let one = with(&family, &decided(&family, kept(1, Form::Pdf, Facet::Together)).unwrap());
    assert_eq!(one.attachments.newest_first().count(), 1);
    let gone = with(&one, &[remove(&one, &one, &going(1, ""), TEAM).unwrap()]);
    assert!(gone.attachments.get(AttachmentId(1)).is_none());
    let again = remove(&gone, &gone, &going(1, ""), TEAM);
    assert_eq!(again.unwrap_err(), Refused::NoSuchAttachment);
}

#[test]
fn under_a_legal_hold_nothing_goes() {
    let family = okoro();
    let all = decided(&family, sound(1, NGOZI, Facet::Together)).unwrap();
    let family = with(&family, &all);
    let hold = practice::release::hold(&family, true, text("A subpoena."), TODAY).unwrap();
    let whole = with(&family, &[hold]);
    assert_eq!(remove(&family, &whole, &going(1, "So."), TEAM).unwrap_err(), Refused::Held);
    let instead = keep(&family, &whole, sound(2, NGOZI, Facet::Together), TEAM);
    assert_eq!(instead.unwrap_err(), Refused::Held, "nor is it replaced");
    assert!(keep(&family, &whole, kept(2, Form::Pdf, Facet::Together), TEAM).is_ok());
}

/// Somebody asks for something of the record.
fn asked_for(family: &Family, kind: practice::release::RequestKind) -> Labelled {
    let request = practice::release::Request {
        kind,
        person: None,
        from: text("A made-up office"),
        words: text("Please."),
        on: TODAY,
        about: None,
        own: false,
        sealed: false,
    };
    practice::release::ask(family, practice::RequestId(5), request, TODAY).unwrap()
}

#[test]
fn while_somebody_waits_for_the_record_nothing_goes() {
    use practice::release::RequestKind;
    for (kind, decided_so) in [
        (RequestKind::Access, Err(Refused::AskedFor)),
        (RequestKind::EarlyIntervention, Err(Refused::AskedFor)),
        (RequestKind::Subpoena, Err(Refused::AskedFor)),
        (RequestKind::Restriction, Ok(())),
    ] {
        let all = decided(&okoro(), kept(1, Form::Pdf, Facet::Together)).unwrap();
        let family = with(&okoro(), &all);
        let whole = with(&family, &[asked_for(&family, kind)]);
        let gone = remove(&family, &whole, &going(1, ""), TEAM).map(drop);
        assert_eq!(gone, decided_so, "{kind:?}");
    }
}

#[test]
fn whoever_brought_it_removes_it_and_the_team_says_why_it_removes_anothers() {
    let family = okoro();
    let own = Facet::Caregiver(NGOZI);
    let hers = Kept { giver: Some(NGOZI), ..kept(1, Form::Photo, own) };
    let theirs = kept(2, Form::Pdf, own);
    let family = with(&family, &decided(&family, hers).unwrap());
    let family = with(&family, &decided(&family, theirs).unwrap());
    let tried = |number, why, hand| remove(&family, &family, &going(number, why), hand).map(drop);
    assert_eq!(tried(1, "", HERS), Ok(()), "she gave it");
    assert_eq!(tried(2, "It is mine.", HERS), Err(Refused::NotTheirs), "the team filed it");
    assert_eq!(tried(2, "", TEAM), Ok(()));
    assert_eq!(tried(2, "", COLLEAGUE), Err(Refused::NoReason));
    assert_eq!(tried(2, "It was put here twice.", COLLEAGUE), Ok(()));
    let gone = remove(&family, &family, &going(2, "It was put here twice."), COLLEAGUE).unwrap();
    let said = practice::family::Event::Attachments(Event::Removed {
        attachment: AttachmentId(2),
        on: TODAY,
        why: text("It was put here twice."),
    });
    assert_eq!(gone.event, said, "the reason is kept");
}

#[test]
fn her_own_voice_is_replaced_by_nobody_else() {
    let own = Facet::Caregiver(NGOZI);
    let by_her = keep(&okoro(), &okoro(), sound(1, NGOZI, own), HERS).unwrap();
    let family = okoro().after(&by_her, HERS.by, NOW);
    let anew = |hand| keep(&family, &family, sound(2, NGOZI, own), hand).map(drop);
    assert_eq!(anew(TEAM), Err(Refused::TheirVoice));
    assert_eq!(anew(HERS), Ok(()));
}

#[test]
fn the_sound_of_a_name_takes_the_place_of_the_one_before_in_its_part() {
    let mut family = okoro();
    for (number, part) in [(1, Facet::Together), (2, Facet::Caregiver(NGOZI)), (3, Facet::Together)]
    {
        let all = decided(&family, sound(number, NGOZI, part)).unwrap();
        family = with(&family, &all);
    }
    let there: Vec<u128> =
        family.attachments.sounds(NGOZI).map(|known| known.kept.attachment.0).collect();
    assert_eq!(there, [3, 2]);
    let heard = family.attachments.name_of(NGOZI).unwrap();
    assert_eq!(heard.kept.attachment, AttachmentId(2), "her own voice comes first");
    assert_eq!(family.attachments.newest_first().count(), 0, "names have their own place");
}

#[test]
fn the_sound_of_a_name_is_a_voice_and_in_somebodys_own_part_their_own() {
    let family = okoro();
    let refused = |one| decided(&family, one).unwrap_err();
    let photo = Kept { form: Form::Photo, ..sound(1, NGOZI, Facet::Together) };
    assert_eq!(refused(photo), Refused::NotAVoice);
    assert_eq!(refused(sound(1, AMARA, Facet::Caregiver(NGOZI))), Refused::NotTheirName);
    assert_eq!(refused(sound(1, AMARA, Facet::Practitioner)), Refused::NoSuchPart);
    assert!(decided(&family, sound(1, AMARA, Facet::Together)).is_ok());
}

#[test]
fn it_says_what_it_is_and_is_of_people_visits_and_parts_there_are() {
    let family = okoro();
    let plain = || kept(1, Form::Photo, Facet::Together);
    let stranger = PersonId(99);
    let refused = [
        (Kept { caption: Text::default(), ..plain() }, Refused::Unsaid),
        (Kept { about: vec![AMARA, stranger], ..plain() }, Refused::NoSuchPerson),
        (Kept { giver: Some(stranger), ..plain() }, Refused::NoSuchPerson),
        (Kept { visit: Some(PLANNED), ..plain() }, Refused::NoSuchVisit),
        (kept(1, Form::Photo, Facet::Safety), Refused::NoSuchPart),
        (kept(1, Form::Photo, Facet::Agency), Refused::NoSuchPart),
        (kept(1, Form::Photo, Facet::Child(NGOZI)), Refused::NoSuchPart),
        (kept(1, Form::Photo, Facet::Caregiver(AMARA)), Refused::NoSuchPart),
    ];
    for (one, why) in refused {
        assert_eq!(decided(&family, one).unwrap_err(), why);
    }
    let at_a_visit = Kept { visit: Some(HELD), about: vec![AMARA], giver: Some(ADAEZE), ..plain() };
    let after = with(&family, &decided(&family, at_a_visit).unwrap());
    assert_eq!(after.attachments.of_visit(HELD).count(), 1);
}

#[test]
fn a_part_of_a_record_holds_a_hundred() {
    let mut family = okoro();
    for number in 0..u128::try_from(MOST).unwrap() {
        let one = kept(number, Form::Pdf, Facet::Together);
        let label = one.label();
        family = with(&family, &[Labelled::new(label, Event::Kept(one))]);
    }
    let more = |part| decided(&family, kept(999, Form::Pdf, part));
    assert_eq!(more(Facet::Together).unwrap_err(), Refused::TooMany);
    assert!(more(Facet::Practitioner).is_ok(), "another part has its own room");
}
