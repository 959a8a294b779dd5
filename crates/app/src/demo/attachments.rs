// SPDX-License-Identifier: AGPL-3.0-or-later
//! What one of the families keeps beside the words: a picture drawn here, and a few notes hummed by nobody.

use std::sync::OnceLock;

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use practice::attachments::{Event, Form, Hand, Kept, keep};
use practice::{AttachmentId, Event as Of, Facet};

use super::imani::{MATEO, ROSA};
use super::stories::Cast;
use super::telling::{Telling, line};

/// What a family keeps: since so many days.
#[derive(Debug, Clone)]
pub(super) struct Beside {
    pub(super) ago: i32,
    form: Form,
    /// What it is; of the sound of a name nothing is said.
    caption: &'static str,
    about: usize,
    giver: usize,
    /// Whether it says the name of whom it is about.
    name: bool,
}

/// Rosa and Mateo.
pub(super) const MATEO_AND_ROSA: &[Beside] = &[
    Beside { ago: 120, form: Form::Wav, caption: "", about: MATEO, giver: ROSA, name: true },
    Beside {
        ago: 41,
        form: Form::Photo,
        caption: "El dibujo que hizo Rosa de los dos",
        about: MATEO,
        giver: ROSA,
        name: false,
    },
    Beside {
        ago: 20,
        form: Form::Wav,
        caption: "Las primeras notas de la nana de Elena",
        about: MATEO,
        giver: ROSA,
        name: false,
    },
];

/// Keeps it in the sitting's act.
pub(super) fn tell(telling: &mut Telling<'_>, cast: &Cast, (number, one): (usize, &Beside)) {
    let about = cast.person(one.about);
    let drawn = telling.family.id.0.rotate_left(32) ^ (number as u128 + 1);
    let kept = Kept {
        attachment: AttachmentId(drawn),
        form: one.form,
        bytes: bytes(one.form).len() as u64,
        caption: line(one.caption),
        part: Facet::Together,
        about: vec![about],
        giver: Some(cast.person(one.giver)),
        visit: None,
        observation: None,
        name_of: one.name.then_some(about),
        on: telling.on(),
    };
    let by = Hand { by: telling.by, person: None };
    let decided = keep(&telling.family, &telling.family, kept, by);
    telling.keep_all(decided);
}

/// The entry and the file of something that is kept; nothing for any other event.
pub fn file(event: &Of) -> Option<(record::EntryId, Vec<u8>)> {
    let Of::Attachments(Event::Kept(kept)) = event else { return None };
    Some((record::EntryId(kept.attachment.0), bytes(kept.form).to_vec()))
}

fn bytes(form: Form) -> &'static [u8] {
    static PICTURE: OnceLock<Vec<u8>> = OnceLock::new();
    static VOICE: OnceLock<Vec<u8>> = OnceLock::new();
    match form {
        Form::Photo => PICTURE.get_or_init(picture),
        _ => VOICE.get_or_init(voice),
    }
}

/// A large round one and a small round one that leans on it.
fn picture() -> Vec<u8> {
    const ROUND: [((i64, i64), i64, [u8; 3]); 4] = [
        ((200, 190), 92, [122, 74, 104]),
        ((318, 236), 54, [224, 164, 88]),
        ((172, 168), 9, [250, 244, 236]),
        ((302, 222), 6, [250, 244, 236]),
    ];
    let dot = |x: u32, y: u32| {
        let in_it = |&&((across, down), reach, _): &&((i64, i64), i64, [u8; 3])| {
            let (x, y) = (i64::from(x) - across, i64::from(y) - down);
            x * x + y * y < reach * reach
        };
        Rgb(ROUND.iter().rev().find(in_it).map_or([247, 240, 230], |(_, _, colour)| *colour))
    };
    let drawn = RgbImage::from_fn(480, 340, dot);
    let mut jpeg = Vec::new();
    let written = drawn.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 85));
    written.expect("a small picture is drawn into memory");
    jpeg
}

/// Five notes, a third of a second each, in 8,000 numbers a second.
fn voice() -> Vec<u8> {
    const RATE: u32 = 8000;
    const NOTES: [u32; 5] = [392, 330, 294, 330, 262];
    let mut sound = Vec::new();
    for note in NOTES {
        let length = RATE / 3;
        for at in 0..length {
            // A triangle, softer towards its end.
            let turn = i64::from(at * note % RATE) * 4 - i64::from(RATE) * 2;
            let high = turn.abs() - i64::from(RATE);
            let soft = high * i64::from(length - at) / i64::from(length);
            let number = i16::try_from(soft).unwrap_or_default();
            sound.extend_from_slice(&number.to_le_bytes());
        }
    }
    let length = u32::try_from(sound.len()).unwrap_or_default();
    let mut wav = Vec::with_capacity(sound.len() + 44);
    wav.extend_from_slice(b"RIFF");
    wav.extend_from_slice(&(36 + length).to_le_bytes());
    wav.extend_from_slice(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    wav.extend_from_slice(&RATE.to_le_bytes());
    wav.extend_from_slice(&(RATE * 2).to_le_bytes());
    wav.extend_from_slice(b"\x02\0\x10\0data");
    wav.extend_from_slice(&length.to_le_bytes());
    wav.extend_from_slice(&sound);
    wav
}
