// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pictures, voices and papers: kept without what a camera knows, seen by whose they are, and gone when removed.

use std::io::Cursor;

use alongside::urls;
use image::{ImageFormat, Rgb, RgbImage};
use practice::{AttachmentId, Facet, FamilyId, PersonId};
use record::{EntryId, StreamId, args};

use super::bad_forms::CANARY;
use super::browser::Browser;
use super::caregiver::{canary, mateos};
use super::copies::copied;
use super::matrix::cast::of_family;
use super::notes::signed;
use super::page::{Form, Page};
use super::server::{Server, logged, on_each, on_new};

pub const PAPER: &[u8] = b"%PDF-1.4 a made-up letter";
const PLACE: &[u8] = b"GPSLatitude of a made-up street";

/// A photo as a phone takes it: with where it was.
fn photo() -> Vec<u8> {
    let mut drawn = Cursor::new(Vec::new());
    let picture = RgbImage::from_pixel(60, 30, Rgb([120, 80, 100]));
    picture.write_to(&mut drawn, ImageFormat::Jpeg).unwrap();
    let exif = [b"Exif\0\0MM\0\x2a\0\0\0\x08\0\0\0\0\0\0", PLACE].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&b"\xff\xd8\xff\xe1"[..], &length, &exif, &drawn.into_inner()[2..]].concat()
}

/// A second of silence, so many numbers long.
pub fn voice(numbers: u32) -> Vec<u8> {
    let mut wav = b"RIFF".to_vec();
    wav.extend((36 + numbers).to_le_bytes());
    wav.extend_from_slice(
        b"WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data",
    );
    wav.extend(numbers.to_le_bytes());
    wav.resize(wav.len() + numbers as usize, 128);
    wav
}

pub fn opened(imani: &Browser<'_>) -> (FamilyId, PersonId, PersonId) {
    let family = imani.open_family("Wren", &["Nora", "Teo"]);
    let known = imani.server.family(family);
    let mut carers = known.people.caregivers().map(|person| person.id);
    (family, carers.next().unwrap(), carers.next().unwrap())
}

/// The form as it comes, with what it is called.
pub fn form(browser: &Browser<'_>, family: FamilyId, caption: &str) -> Form {
    let at = urls::attachments(family);
    browser.get(&at).ok().form(&at).with("caption", caption)
}

/// Keeps something, in a part of the record where whoever keeps it may choose; answers which it is.
pub fn kept(
    browser: &Browser<'_>,
    family: FamilyId,
    (caption, part): (&str, Option<Facet>),
    file: &[u8],
) -> AttachmentId {
    let mut form = form(browser, family, caption);
    if let Some(part) = part {
        form = form.with("part", &part.to_string());
    }
    let answer = browser.submit_with_file(&form, file);
    assert_eq!(answer.status, 303, "{}", answer.problems());
    newest(browser.server, family)
}

pub fn newest(server: &Server, family: FamilyId) -> AttachmentId {
    let entries = server.seen(family).said;
    let kept = entries.iter().rev().find_map(|said| match &said.event {
        practice::Event::Attachments(practice::attachments::Event::Kept(kept)) => Some(kept),
        _ => None,
    });
    kept.unwrap().attachment
}

/// Removes something as the page asks for it.
pub fn removed(browser: &Browser<'_>, family: FamilyId, which: AttachmentId) {
    let at = urls::remove_attachment(family, which);
    let form = browser.get(&at).ok().form(&at);
    let page = browser.send_off(&form);
    assert_eq!(page.at, urls::attachments(family));
    assert_eq!(browser.submit(&form).to(), page.at, "pressed twice is once");
}

/// How many parts of files a family has.
pub fn parts(server: &Server, family: FamilyId) -> i64 {
    const COUNT: &str = "SELECT COUNT(*) FROM attachment WHERE agency = $1 AND stream = $2";
    let args = args![server.app.record.agency(), StreamId(family.0)];
    server.wait(server.app.record.store().query(COUNT, args)).unwrap()[0].int(0).unwrap()
}

fn looked(server: &Server, family: FamilyId) -> usize {
    let rows = server.wait(server.app.record.access_of(StreamId(family.0))).unwrap();
    rows.iter().filter(|row| row.access.what == "family.attachment").count()
}

#[test]
fn a_photo_is_kept_without_where_it_was_taken_shown_and_removed_for_good() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, nora, _) = opened(&imani);
        let child = server.family(family).people.children().next().unwrap().id;
        let form = form(&imani, family, "Her first boots").with("about", &child.to_string());
        let form = form.with("giver", &nora.to_string());
        assert_eq!(imani.submit_with_file(&form, &photo()).to(), urls::attachments(family));
        let kinds = server.kinds(family).len();
        assert_eq!(imani.submit_with_file(&form, &photo()).status, 303, "posted twice is one");
        assert_eq!(server.kinds(family).len(), kinds);

        let which = newest(server, family);
        let at = urls::attachment(family, which);
        let page = imani.get(&urls::attachments(family)).ok();
        assert!(page.html().contains(&format!("<img src=\"{at}\" alt=\"Her first boots\"")));
        assert!(page.text().contains("from \u{2068}Nora\u{2069}"), "{}", page.text());
        assert_eq!(looked(server, family), 0, "the list gives no bytes");
        let bytes = imani.get(&at);
        assert_eq!((bytes.status, bytes.header("content-type")), (200, "image/jpeg"));
        assert_eq!(bytes.header("content-disposition"), "inline");
        assert_eq!(bytes.header("content-security-policy"), "default-src 'none'; sandbox");
        assert_eq!(bytes.header("x-content-type-options"), "nosniff");
        assert_eq!(bytes.header("cache-control"), "no-store");
        assert_eq!(image::load_from_memory(&bytes.body).unwrap().width(), 60);
        let holds = |what: &[u8]| bytes.body.windows(what.len()).any(|part| part == what);
        assert!(!holds(PLACE) && !holds(b"Exif") && !holds(b"GPS"));
        assert_eq!(looked(server, family), 1, "each look is in the book");
        assert!(page.header("content-security-policy").contains("media-src 'self'"));
        assert!(page.header("permissions-policy").contains("microphone=()"));

        assert_eq!(parts(server, family), 1);
        removed(&imani, family, which);
        assert_eq!(parts(server, family), 0, "nothing of it is kept");
        assert_eq!(imani.get(&at).status, 404);
        let list = imani.get(&urls::attachments(family)).ok();
        assert!(!list.text().contains("Her first boots"), "the page says nothing of it");
        assert!(
            server
                .kinds(family)
                .ends_with(&["attachment.kept".into(), "attachment.removed".into()])
        );
    });
}

#[test]
fn what_is_one_caregivers_own_the_other_neither_sees_nor_guesses() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, nora, teo) = opened(&imani);
        let (hers, his) = (of_family(server, family, nora), of_family(server, family, teo));
        let (word, own) = (canary("kept"), canary("own"));
        let for_her = kept(&imani, family, (&word, Some(Facet::Caregiver(nora))), PAPER);
        let by_her = kept(&hers, family, (&own, None), &photo());
        let together = kept(&imani, family, ("Their house", Some(Facet::Together)), &photo());
        let teams = kept(&imani, family, ("A referral", Some(Facet::Practitioner)), PAPER);
        let list = |browser: &Browser<'_>| browser.get(&urls::attachments(family)).ok();
        assert!(list(&hers).text().contains(&word) && list(&hers).text().contains(&own));
        assert!(list(&imani).text().contains(&own), "who works with her sees what she brought");
        let empty = his.get(&urls::story(family)).ok().html() + &list(&his).html();
        assert!(!empty.contains(&word) && !empty.contains(&own));
        for (which, [she, he]) in [
            (for_her, [200, 404]),
            (by_her, [200, 404]),
            (together, [200, 200]),
            (teams, [404, 404]),
        ] {
            let at = urls::attachment(family, which);
            assert_eq!(hers.get(&at).status, she);
            let (not_his, none) =
                (his.get(&at), his.get(&urls::attachment(family, AttachmentId(7))));
            assert_eq!(not_his.status, he);
            assert!(he == 200 || not_his.body == none.body, "hidden and absent look the same");
            let ask = his.get(&urls::remove_attachment(family, which));
            assert_eq!(ask.status, if he == 200 { 403 } else { 404 });
        }
        assert_eq!(hers.get(&urls::remove_attachment(family, together)).status, 403);
        removed(&hers, family, by_her);
        let filed = urls::remove_attachment(family, for_her);
        assert_eq!(hers.get(&filed).status, 403, "what the team filed for her, the team removes");
        assert!(!list(&imani).text().contains(&own));
        let form = form(&hers, family, "x").with("part", "together");
        hers.submit_with_file(&form, PAPER).to();
        let newest = server.seen(family).said.pop().unwrap();
        assert_eq!(
            newest.label.facet,
            Facet::Caregiver(nora),
            "what she brings is hers, whatever is sent"
        );
    });
}

#[test]
fn a_paper_is_only_ever_downloaded() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, ..) = opened(&imani);
        let script = b"%PDF-1.4 <html><script>alert(1)</script>";
        let which = kept(&imani, family, ("A letter from the clinic", None), script);
        let paper = imani.get(&urls::attachment(family, which));
        assert_eq!(paper.header("content-type"), "application/octet-stream");
        assert_eq!(paper.header("content-disposition"), "attachment; filename=\"paper.pdf\"");
        assert_eq!(paper.header("content-security-policy"), "default-src 'none'; sandbox");
        assert_eq!(paper.body, script);
    });
}

#[test]
fn a_voice_is_given_in_the_pieces_a_player_asks_for() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, ..) = opened(&imani);
        let file = voice(150_000);
        let at = urls::attachment(family, kept(&imani, family, ("A lullaby", None), &file));
        let whole = imani.get(&at);
        assert_eq!((whole.status, whole.header("accept-ranges")), (200, "bytes"));
        assert_eq!(whole.header("content-type"), "audio/wav");
        assert!(whole.body == file);
        for (range, from, to) in [
            ("bytes=0-0", 0, 1),
            ("bytes=65530-65545", 65_530, 65_546),
            ("bytes=150000-", 150_000, 150_044),
        ] {
            let part = imani.send("GET", &at, &[("range", range)], None);
            assert_eq!(part.status, 206);
            let place = format!("bytes {from}-{}/{}", to - 1, file.len());
            assert_eq!(part.header("content-range"), place);
            assert!(part.body == file[from..to], "{range}");
        }
        let beyond = imani.send("GET", &at, &[("range", "bytes=150044-")], None);
        assert_eq!((beyond.status, beyond.header("content-range")), (416, "bytes */150044"));
        assert!(
            imani
                .get(&urls::attachments(family))
                .ok()
                .html()
                .contains("<audio controls preload=\"none\"")
        );
    });
}

/// The answer to a file that is not taken: beside its field, with what was typed.
fn not_taken(imani: &Browser<'_>, family: FamilyId, file: &[u8]) -> Page {
    let entries = imani.server.kinds(family).len();
    let form = form(imani, family, CANARY);
    let page = imani.submit_with_file(&form, file);
    assert_eq!(page.status, 422, "{}", page.problems());
    assert_eq!(page.errors().len(), 1, "{}", page.problems());
    assert_eq!(page.errors()[0].0, "file");
    assert!(page.html().contains(&format!("value=\"{CANARY}\"")), "what was typed is kept");
    assert_eq!(imani.server.kinds(family).len(), entries);
    page
}

#[test]
fn a_file_that_is_not_kept_is_refused_with_what_to_do_and_what_was_typed_stays() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, ..) = opened(&imani);
        let large = [b"%PDF-".to_vec(), vec![0; 21 << 20]].concat();
        let cases: [(&[u8], &str); 8] = [
            (b"", "Choose a file."),
            (b"MZ\x90\0 a program", "This kind of file is not taken."),
            (b"<svg onload='x'>", "This kind of file is not taken."),
            (b"\0\0\0\x18ftypheic", "Save or export it as JPEG"),
            (b"\xff\xd8\xff\xe0 and no more", "damaged or cut off"),
            (b"\x89PNG\r\n\x1a\n", "damaged or cut off"),
            (b"OggS", "damaged or cut off"),
            (&large, "too large: up to 20 MB"),
        ];
        for (file, says) in cases {
            let page = not_taken(&imani, family, file);
            assert!(page.errors()[0].1.contains(says), "{says}: {}", page.problems());
        }
        let nameless = imani.submit_with_file(&form(&imani, family, " "), PAPER);
        assert_eq!(nameless.errors()[0].0, "caption");
        let hidden = format!("{CANARY}\u{202e}");
        assert_eq!(imani.submit_with_file(&form(&imani, family, &hidden), PAPER).status, 422);
        let nowhere = form(&imani, family, "x").with("part", "safety");
        assert_eq!(imani.submit_with_file(&nowhere, PAPER).errors()[0].0, "part");
        let actless = form(&imani, family, "x").without("act");
        assert_eq!(imani.submit_with_file(&actless, PAPER).status, 400);
        let cut = b"--walk\r\ncontent-disposition: form-data; name=\"file\"\r\n\r\nx".to_vec();
        let kind = "multipart/form-data; boundary=walk";
        assert_eq!(imani.post_bytes(&urls::attachments(family), kind, cut).status, 400);
        assert!(!logged().contains(CANARY), "no word of it is logged");
    });
}

#[test]
fn what_belongs_to_a_visit_stands_with_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, nora, _) = opened(&imani);
        let visit = signed(&imani, family, "between", "They sang.");
        let page = imani.get(&urls::visit(family, visit)).ok();
        let add = urls::attachments_at(family, visit);
        assert_eq!(page.links(&add).len(), 1);
        let to = urls::attachments(family);
        let form = imani.get(add.split('#').next().unwrap()).ok().form(&to);
        let form = form.with("caption", "The drawing of that day");
        imani.submit_with_file(&form, &photo()).to();
        for browser in [&imani, &of_family(server, family, nora)] {
            let page = browser.get(&urls::visit(family, visit)).ok();
            assert!(page.text().contains("The drawing of that day"));
        }
        let other = alongside::random::hex(&alongside::random::bytes::<16>());
        let nowhere = form.with("visit", &"7".repeat(32)).with("act", &other);
        assert_eq!(imani.submit_with_file(&nowhere, PAPER).status, 422);
    });
}

#[test]
fn a_copy_says_of_each_what_it_is_and_nothing_of_what_is_anothers_or_gone() {
    on_each(|server| {
        let (family, rosa, andre) = mateos(server);
        let imani = Browser::of(server, "imani");
        let words = ["rosas", "andres", "gone"].map(canary);
        let hers = kept(&imani, family, (&words[0], Some(Facet::Caregiver(rosa))), PAPER);
        let his = kept(&imani, family, (&words[1], Some(Facet::Caregiver(andre))), PAPER);
        let gone = kept(&imani, family, (&words[2], Some(Facet::Caregiver(rosa))), PAPER);
        removed(&imani, family, gone);
        let copy = copied(server, family, rosa);
        assert!(copy.text().contains(&words[0]), "{}", copy.text());
        // The copy is in her language.
        assert!(
            copy.text().contains("Un papel (PDF).")
                && copy.text().contains("se lo entrega quien le da la copia.")
        );
        assert!(!copy.text().contains(&words[1]) && !copy.text().contains(&words[2]));
        // The file goes beside it, and none that does not stand in it.
        let files = format!("{}/files/", copy.at);
        assert!(copy.html().contains(&format!("href=\"{files}{hers}\"")));
        assert_eq!(imani.get(&format!("{files}{hers}")).body, PAPER);
        for other in [his, gone] {
            assert_eq!(imani.get(&format!("{files}{other}")).status, 404);
        }
        let rows = server.wait(server.app.record.access_of(StreamId(family.0))).unwrap();
        let took = rows.iter().filter(|row| row.access.what == "release.attachment").count();
        assert_eq!(took, 1, "each has its own row");
        assert_eq!(Browser::of(server, "june.w").get(&format!("{files}{hers}")).status, 404);
    });
}

#[test]
fn a_broken_part_is_found_and_never_given() {
    on_new(|server| {
        let imani = Browser::of(server, "imani");
        let (family, ..) = opened(&imani);
        let which = kept(&imani, family, ("A lullaby", None), &voice(150_000));
        let record = &server.app.record;
        let stream = StreamId(family.0);
        assert!(server.wait(record.attachment(stream, EntryId(which.0))).unwrap().is_some());
        let sql =
            "UPDATE attachment SET sealed = $3 WHERE agency = $1 AND stream = $2 AND part = 1";
        let args = args![record.agency(), stream, vec![7_u8; 900]];
        let broken = record::Statement { sql, args, must: record::Must::Change };
        server.wait(record.store().write(vec![broken])).unwrap();
        let at = urls::attachment(family, which);
        assert_eq!(imani.get(&at).status, 500);
        let first = imani.send("GET", &at, &[("range", "bytes=0-99")], None);
        assert_eq!(first.status, 206, "the other parts are whole");
        let report = server.wait(record::verify(record, &[], None, &mut |_| {})).unwrap();
        assert!(report.faults.iter().any(|fault| fault.place.table == "attachment"));
    });
}
