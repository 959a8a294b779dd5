// SPDX-License-Identifier: AGPL-3.0-or-later
//! A file as it may be kept: told by its bytes, and without what cameras and recorders put into it.

mod mp3;
mod mp4;
mod ogg;
mod photo;
#[cfg(test)]
mod tests;
mod wav;
mod webm;

use practice::attachments::Form;

/// The largest picture or paper, in bytes.
pub const PICTURE_MAX: usize = 20 << 20;
/// The largest voice, in bytes: some ten minutes.
pub const VOICE_MAX: usize = 10 << 20;

/// A file as it is kept.
#[derive(PartialEq, Eq)]
pub struct Clean {
    /// What kind it is.
    pub form: Form,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Why a file is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// None was chosen, or it is empty.
    Empty,
    /// It is larger than so many bytes.
    TooLarge(usize),
    /// A picture of more dots than are worked with.
    TooManyDots,
    /// A picture in Apple's own form.
    Heic,
    /// It moves.
    Video,
    /// A voice that carries more words than its encoder's.
    Comments,
    /// Of a kind that is not kept.
    OtherKind,
    /// Of a kind that is kept, and not whole.
    Broken,
}

impl NotTaken {
    /// A stable name for the message shown.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "attachments-no-file",
            Self::TooLarge(_) => "attachments-too-large",
            Self::TooManyDots => "attachments-too-many-dots",
            Self::Heic => "attachments-heic",
            Self::Video => "attachments-video",
            Self::Comments => "attachments-comments",
            Self::OtherKind => "attachments-other-kind",
            Self::Broken => "attachments-broken",
        }
    }
}

/// What a file begins as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    Photo(image::ImageFormat),
    Wav,
    Mp3,
    Mp4,
    Ogg,
    Webm,
    Pdf,
}

/// The kind by the first bytes: names and what the browser says of it decide nothing.
fn begins(bytes: &[u8]) -> Result<Begins, NotTaken> {
    use image::ImageFormat::{Jpeg, Png, WebP};
    let at = |from: usize, what: &[u8]| bytes.get(from..from + what.len()) == Some(what);
    let riff = |what: &[u8]| at(0, b"RIFF") && at(8, what);
    let apples = [&b"heic"[..], b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"];
    Ok(match bytes {
        [] => return Err(NotTaken::Empty),
        [0xff, 0xd8, 0xff, ..] => Begins::Photo(Jpeg),
        [0x89, b'P', b'N', b'G', ..] => Begins::Photo(Png),
        [b'O', b'g', b'g', b'S', ..] => Begins::Ogg,
        [0x1a, 0x45, 0xdf, 0xa3, ..] => Begins::Webm,
        [b'%', b'P', b'D', b'F', b'-', ..] => Begins::Pdf,
        [b'I', b'D', b'3', ..] => Begins::Mp3,
        _ if riff(b"WEBP") => Begins::Photo(WebP),
        _ if riff(b"WAVE") => Begins::Wav,
        _ if at(4, b"ftyp") && apples.iter().any(|brand| at(8, brand)) => {
            return Err(NotTaken::Heic);
        }
        _ if at(4, b"ftyp") => Begins::Mp4,
        _ if mp3::frame(bytes).is_some() => Begins::Mp3,
        _ => return Err(NotTaken::OtherKind),
    })
}

/// A file as it may be kept. A picture is drawn anew, of a voice only what sounds stays, and a paper is kept as
/// it is. Never panics, whatever the bytes; works with some hundred megabytes at most.
pub fn clean(bytes: Vec<u8>) -> Result<Clean, NotTaken> {
    let begins = begins(&bytes)?;
    let max = match begins {
        Begins::Photo(_) | Begins::Pdf => PICTURE_MAX,
        Begins::Wav | Begins::Mp3 | Begins::Mp4 | Begins::Ogg | Begins::Webm => VOICE_MAX,
    };
    if bytes.len() > max {
        return Err(NotTaken::TooLarge(max));
    }
    let (form, bytes) = match begins {
        Begins::Photo(format) => (Form::Photo, photo::anew(&bytes, format)?),
        Begins::Wav => (Form::Wav, wav::bare(&bytes)?),
        Begins::Mp3 => (Form::Mp3, mp3::bare(&bytes)?),
        Begins::Mp4 => (Form::M4a, mp4::bare(bytes)?),
        Begins::Ogg => (Form::Ogg, ogg::bare(bytes)?),
        Begins::Webm => (Form::Webm, webm::bare(bytes)?),
        Begins::Pdf => (Form::Pdf, bytes),
    };
    Ok(Clean { form, bytes })
}

/// So many bytes from a place, or the file is not whole.
fn slice(bytes: &[u8], from: usize, length: usize) -> Result<&[u8], NotTaken> {
    let end = from.checked_add(length).ok_or(NotTaken::Broken)?;
    bytes.get(from..end).ok_or(NotTaken::Broken)
}

/// Four bytes from a place as a number, the first the highest.
fn be32(bytes: &[u8], from: usize) -> Result<u32, NotTaken> {
    let four = slice(bytes, from, 4)?.first_chunk::<4>().ok_or(NotTaken::Broken)?;
    Ok(u32::from_be_bytes(*four))
}

/// Four bytes from a place as a number, the first the lowest.
fn le32(bytes: &[u8], from: usize) -> Result<usize, NotTaken> {
    let number = be32(bytes, from)?.swap_bytes();
    usize::try_from(number).map_err(|_| NotTaken::Broken)
}
