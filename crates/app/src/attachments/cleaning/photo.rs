// SPDX-License-Identifier: AGPL-3.0-or-later
//! A picture drawn anew: turned as it was held, not larger than a page needs, and with nothing in it but what it shows.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{
    DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits, RgbImage,
};

use super::NotTaken;

/// The longer side, in dots.
const SIDE_MAX: u32 = 2048;
/// The most dots that are worked with.
const DOTS_MAX: u64 = 50_000_000;
/// The most bytes they are worked with in.
const MEMORY_MAX: u64 = 256 << 20;
/// How well it is drawn, of a hundred.
const QUALITY: u8 = 85;

/// Draws a picture anew, as JPEG.
pub fn anew(bytes: &[u8], format: ImageFormat) -> Result<Vec<u8>, NotTaken> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(why)?;
    let (wide, high) = decoder.dimensions();
    if u64::from(wide) * u64::from(high) > DOTS_MAX || decoder.total_bytes() > MEMORY_MAX {
        return Err(NotTaken::TooManyDots);
    }
    // A picture that says nothing of how it was held stays as it is.
    let held = decoder.orientation().ok();
    let drawn = DynamicImage::from_decoder(decoder).map_err(why)?;
    let large = wide.max(high) > SIDE_MAX;
    let mut drawn = if large { drawn.thumbnail(SIDE_MAX, SIDE_MAX) } else { drawn };
    if let Some(held) = held {
        drawn.apply_orientation(held);
    }
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    on_white(drawn).write_with_encoder(encoder).map_err(why)?;
    Ok(jpeg)
}

/// What one can see through lies on white.
fn on_white(drawn: DynamicImage) -> RgbImage {
    if !drawn.color().has_alpha() {
        return drawn.into_rgb8();
    }
    let through = drawn.into_rgba8();
    let mut white = RgbImage::new(through.width(), through.height());
    for (seen, dot) in through.pixels().zip(white.pixels_mut()) {
        let [red, green, blue, alpha] = seen.0.map(u32::from);
        let on = |colour: u32| u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255);
        dot.0 = [red, green, blue].map(|colour| on(colour).unwrap_or(u8::MAX));
    }
    white
}

#[expect(clippy::needless_pass_by_value, reason = "the shape `map_err` gives it")]
fn why(error: ImageError) -> NotTaken {
    match error {
        ImageError::Limits(_) => NotTaken::TooManyDots,
        _ => NotTaken::Broken,
    }
}
