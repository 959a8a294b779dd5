// SPDX-License-Identifier: AGPL-3.0-or-later
//! Files as cameras and recorders make them, hostile ones, and what is left of them.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use practice::attachments::Form;
use proptest::prelude::*;

use super::{NotTaken, PICTURE_MAX, VOICE_MAX, clean};

/// What nobody may find in what is kept.
const SECRET: &[u8] = b"12 Made-up Street";

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|part| part == what)
}

/// A picture twice as wide as high, the left half red.
fn picture(format: ImageFormat) -> Vec<u8> {
    let dot = |x, _| if x < 40 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) };
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_fn(80, 40, dot).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// The same as a phone held upright takes it, with where it was.
fn photo() -> Vec<u8> {
    let mut exif =
        b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(SECRET);
    let mut jpeg = vec![0xff, 0xd8, 0xff, 0xe1];
    jpeg.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    jpeg.extend(exif);
    jpeg.extend_from_slice(&picture(ImageFormat::Jpeg)[2..]);
    jpeg.extend_from_slice(SECRET);
    jpeg
}

fn chunk(name: &[u8], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap().to_le_bytes();
    [name, &length, body, &vec![0; body.len() % 2]].concat()
}

fn wav() -> Vec<u8> {
    let fmt = b"\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0";
    let body = [
        b"WAVE".to_vec(),
        chunk(b"LIST", &[b"INFOIART", SECRET].concat()),
        chunk(b"fmt ", fmt),
        chunk(b"bext", SECRET),
        chunk(b"data", b"a sound"),
        chunk(b"id3 ", SECRET),
    ]
    .concat();
    chunk(b"RIFF", &body)
}

fn frame() -> Vec<u8> {
    let mut frame = vec![0xff, 0xfb, 0x90, 0x00];
    frame.resize(417, 7);
    frame
}

fn mp3() -> Vec<u8> {
    let mut bytes = b"ID3\x04\0\0\0\0\0\x11".to_vec();
    bytes.extend_from_slice(SECRET);
    for _ in 0..3 {
        bytes.extend(frame());
    }
    bytes.extend_from_slice(b"TAG");
    bytes.extend_from_slice(SECRET);
    bytes
}

fn boxed(name: &[u8], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 8).unwrap().to_be_bytes();
    [&length, name, body].concat()
}

/// The second of recording and of the last change, in both widths, and what comes after.
const SECONDS: [u8; 4] = [0xe6, 0x1d, 0x44, 0x9b];

fn timed(version: u8) -> Vec<u8> {
    let wide = if version == 1 { [&[0; 4], &SECONDS[..]].concat() } else { SECONDS.to_vec() };
    [&[version, 0, 0, 7], &*wide, &*wide, b"lasts"].concat()
}

fn track(what: &[u8]) -> Vec<u8> {
    let handler = boxed(b"hdlr", &[b"\0\0\0\0\0\0\0\0", what, b"\0\0\0\0"].concat());
    let mdia = boxed(b"mdia", &[boxed(b"mdhd", &timed(0)), handler].concat());
    boxed(b"trak", &[boxed(b"tkhd", &timed(1)), boxed(b"udta", SECRET), mdia].concat())
}

fn mp4(what: &[u8]) -> Vec<u8> {
    let moov =
        [boxed(b"mvhd", &timed(0)), track(what), boxed(b"udta", SECRET), boxed(b"meta", SECRET)];
    let uuid = boxed(b"uuid", SECRET);
    let moov = boxed(b"moov", &moov.concat());
    [boxed(b"ftyp", b"M4A \0\0\0\0"), moov, uuid, boxed(b"mdat", b"a sound")].concat()
}

fn page(flags: u8, body: &[u8]) -> Vec<u8> {
    let mut page = b"OggS\0".to_vec();
    page.push(flags);
    page.extend([0; 20]);
    let (whole, rest) = (body.len() / 255, u8::try_from(body.len() % 255).unwrap());
    page.push(u8::try_from(whole + 1).unwrap());
    page.extend(vec![255; whole]);
    page.push(rest);
    page.extend_from_slice(body);
    page
}

fn ogg(comments: &[&[u8]]) -> Vec<u8> {
    let mut tags = b"OpusTags\x03\0\0\0enc".to_vec();
    tags.extend(u32::try_from(comments.len()).unwrap().to_le_bytes());
    for comment in comments {
        tags.extend(u32::try_from(comment.len()).unwrap().to_le_bytes());
        tags.extend_from_slice(comment);
    }
    [page(2, b"OpusHead\x01\x01"), page(0, &tags), page(4, b"a sound")].concat()
}

fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap() | 0x1000_0000;
    [id, &length.to_be_bytes(), body].concat()
}

fn webm(kind: u8) -> Vec<u8> {
    let info = [element(b"\x2a\xd7\xb1", b"\x0f"), element(b"\x7b\xa9", SECRET)].concat();
    let entry =
        [element(b"\x83", &[kind]), element(b"\x53\x6e", SECRET), element(b"\x86", b"A_OPUS")];
    let segment = [
        element(b"\x15\x49\xa9\x66", &info),
        element(b"\x16\x54\xae\x6b", &element(b"\xae", &entry.concat())),
        element(b"\x12\x54\xc3\x67", SECRET),
        // A cluster that does not say how long it is, as a recorder writes it.
        [&b"\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff"[..], &element(b"\xa3", b"a sound")]
            .concat(),
        element(b"\x1f\x43\xb6\x75", &element(b"\xa3", b"a sound")),
    ];
    let whole =
        [&b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff"[..], &segment.concat()].concat();
    [element(b"\x1a\x45\xdf\xa3", b"\x42\x82\x84webm"), whole].concat()
}

fn voices() -> Vec<(Form, Vec<u8>)> {
    vec![
        (Form::Wav, wav()),
        (Form::Mp3, mp3()),
        (Form::M4a, mp4(b"soun")),
        (Form::Ogg, ogg(&[b"ENCODER=made up"])),
        (Form::Webm, webm(2)),
    ]
}

#[test]
fn a_picture_is_drawn_anew_turned_as_it_was_held_and_tells_nothing_else() {
    let photo = photo();
    assert!(holds(&photo, SECRET) && holds(&photo, b"Exif"));
    let kept = clean(photo).unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(kept.form, Form::Photo);
    assert!(!holds(&kept.bytes, SECRET) && !holds(&kept.bytes, b"Exif"));
    let drawn = image::load_from_memory(&kept.bytes).unwrap().into_rgb8();
    assert_eq!(drawn.dimensions(), (40, 80), "it was held upright");
    let [red, _, blue] = drawn.get_pixel(20, 10).0;
    assert!(red > blue, "what was left is up");
}

#[test]
fn every_kind_of_picture_becomes_a_jpeg_no_larger_than_a_page_needs() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let kept = clean(picture(format)).unwrap_or_else(|why| panic!("{format:?}: {why:?}"));
        assert!(kept.bytes.starts_with(&[0xff, 0xd8, 0xff]), "{format:?}");
    }
    let mut wide = Cursor::new(Vec::new());
    RgbImage::new(2500, 10).write_to(&mut wide, ImageFormat::Png).unwrap();
    let kept = clean(wide.into_inner()).unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(image::load_from_memory(&kept.bytes).unwrap().width(), 2048);
}

#[test]
fn a_small_file_that_unfolds_to_a_huge_picture_is_refused() {
    // 60,000 by 60,000 dots, as the head of a PNG says it.
    let mut head = picture(ImageFormat::Png);
    head[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let crc = crc(&head[12..29]);
    head[29..33].copy_from_slice(&crc.to_be_bytes());
    assert_eq!(clean(head).err(), Some(NotTaken::TooManyDots));
}

/// The check sum of PNG.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

#[test]
fn of_a_voice_what_sounds_stays_and_what_was_written_beside_it_goes() {
    for (form, voice) in voices() {
        let length = voice.len();
        let kept = clean(voice).unwrap_or_else(|why| panic!("{form:?}: {why:?}"));
        assert_eq!(kept.form, form);
        assert!(!holds(&kept.bytes, SECRET), "{form:?}");
        let sounds = if form == Form::Mp3 { frame() } else { b"a sound".to_vec() };
        assert!(holds(&kept.bytes, &sounds), "{form:?}");
        let in_place = [Form::M4a, Form::Ogg, Form::Webm].contains(&form);
        assert!(!in_place || kept.bytes.len() == length, "{form:?}: nothing moved");
        let again = clean(kept.bytes.clone()).unwrap_or_else(|why| panic!("{form:?}: {why:?}"));
        assert!(again.bytes == kept.bytes, "{form:?}: clean is clean");
    }
}

#[test]
fn what_moves_or_carries_words_is_refused_with_its_reason() {
    let located = ogg(&[b"ENCODER=made up", b"LOCATION=12 Made-up Street"]);
    let cases = [
        (mp4(b"vide"), NotTaken::Video),
        (webm(1), NotTaken::Video),
        (mp4(b"text"), NotTaken::OtherKind),
        (located, NotTaken::Comments),
        (boxed(b"ftyp", b"heic\0\0\0\0"), NotTaken::Heic),
        (Vec::new(), NotTaken::Empty),
        (b"MZ\x90\0".to_vec(), NotTaken::OtherKind),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), NotTaken::OtherKind),
        (b"<html><script>1</script>".to_vec(), NotTaken::OtherKind),
        (b"GIF89a".to_vec(), NotTaken::OtherKind),
        ([b"%PDF-1.7".to_vec(), vec![0; PICTURE_MAX]].concat(), NotTaken::TooLarge(PICTURE_MAX)),
        ([wav(), vec![0; VOICE_MAX]].concat(), NotTaken::TooLarge(VOICE_MAX)),
    ];
    for (number, (file, why)) in cases.into_iter().enumerate() {
        assert_eq!(clean(file).err(), Some(why), "case {number}");
    }
    assert!(clean(b"%PDF-1.7\n%%EOF".to_vec()).is_ok_and(|kept| kept.form == Form::Pdf));
}

fn samples() -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = voices().into_iter().map(|(_, voice)| voice).collect();
    all.extend([photo(), picture(ImageFormat::Png), picture(ImageFormat::WebP)]);
    all
}

#[test]
fn when_a_voice_was_recorded_is_in_none_of_its_boxes() {
    let kept = clean(mp4(b"soun")).unwrap();
    assert!(!holds(&kept.bytes, &SECONDS), "neither in four bytes nor in eight");
    for version in [[0, 0, 0, 7], [1, 0, 0, 7]] {
        let bare =
            [&version[..], &vec![0; if version[0] == 0 { 8 } else { 16 }], b"lasts"].concat();
        assert!(holds(&kept.bytes, &bare), "what comes after stands where it stood");
    }
    let newer = [&boxed(b"ftyp", b"M4A ")[..], &boxed(b"moov", &boxed(b"mvhd", b"\x02\0\0\0"))];
    assert_eq!(clean(newer.concat()).err(), Some(NotTaken::Broken));
}

#[test]
fn whatever_is_cut_off_is_refused_or_kept_without_what_was_beside_it() {
    for file in samples() {
        for cut in 0..file.len() {
            if let Ok(kept) = clean(file[..cut].to_vec()) {
                assert!(!holds(&kept.bytes, SECRET), "cut at {cut}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn hostile_bytes_never_end_in_a_panic(
        begin in prop::sample::select(samples()),
        keep in 0_usize..200,
        rest in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let kept = keep.min(begin.len());
        let file = [&begin[..kept], &rest].concat();
        let _taken_or_not = clean(file);
    }

    #[test]
    fn a_changed_byte_never_ends_in_a_panic(
        mut file in prop::sample::select(samples()),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let _taken_or_not = clean(file);
    }
}
