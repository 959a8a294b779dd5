// SPDX-License-Identifier: AGPL-3.0-or-later
//! Recovery codes: 160 random bits a person can write down, type back, and mistype safely.

use std::fmt;

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{NoRandomness, random};

/// Digits without I, L, O and U, which are read for others.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Digits of the code itself: eight groups of four.
const CODE: usize = 32;
/// Digits of the checksum: one group of four.
const CHECK: usize = 4;

/// Why what was typed is not a recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Digits are missing, or there are too many.
    #[error("a recovery code has nine groups of four; {0} digits were typed instead of 36")]
    Length(usize),
    /// A sign that never stands in a code.
    #[error("group {0} holds a sign that never stands in a recovery code")]
    Sign(usize),
    /// The last group does not fit the others.
    #[error("the last group does not fit the others: one of the digits was mistyped")]
    Checksum,
}

/// A recovery code. Written as nine groups of four; the ninth shows a slip of the pen.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<[u8; 20]>);

// A code opens the record: only Display, which a caller has to choose, writes it.
impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        for (number, digit) in digits.iter().enumerate() {
            if number > 0 && number.is_multiple_of(4) {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*digit))?;
        }
        Ok(())
    }
}

impl RecoveryCode {
    pub(crate) fn random() -> Result<Self, NoRandomness> {
        random().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// A new code, for a key of one's own that only people open.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn generate() -> Result<Self, super::slots::KeyError> {
        Ok(Self::random()?)
    }

    pub(crate) fn bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// Reads a typed code. Case, spaces and dashes make no difference, nor whether O or 0 and
    /// I, L or 1 was typed.
    ///
    /// # Errors
    /// When it is not a code, saying why.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let mut values = Zeroizing::new(Vec::with_capacity(CODE + CHECK));
        for sign in typed.chars().filter(|sign| !sign.is_whitespace() && !is_dash(*sign)) {
            let sign = match sign.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = DIGITS.iter().position(|digit| char::from(*digit) == sign);
            let value = value.and_then(|value| u8::try_from(value).ok());
            let group = values.len() / 4 + 1;
            values.push(value.ok_or(CodeError::Sign(group))?);
        }
        if values.len() != CODE + CHECK {
            return Err(CodeError::Length(values.len()));
        }
        let mut bytes = Zeroizing::new([0_u8; 20]);
        for (eight, five) in values[..CODE].chunks_exact(8).zip(bytes.chunks_exact_mut(5)) {
            let bits = eight.iter().fold(0_u64, |bits, value| bits << 5 | u64::from(*value));
            five.copy_from_slice(&bits.to_be_bytes()[3..]);
        }
        let code = Self(bytes);
        let same = code.values()[CODE..] == values[CODE..];
        if same { Ok(code) } else { Err(CodeError::Checksum) }
    }

    /// Whether this is what was typed.
    #[must_use]
    pub fn matches(&self, typed: &str) -> bool {
        Self::parse(typed).is_ok_and(|code| code == *self)
    }

    fn values(&self) -> Zeroizing<[u8; CODE + CHECK]> {
        let mut values = Zeroizing::new([0; CODE + CHECK]);
        let check = Sha256::new()
            .chain_update(b"alongside/recovery-code/1")
            .chain_update(*self.0)
            .finalize();
        let mut all = Zeroizing::new([0_u8; 25]);
        all[..20].copy_from_slice(&*self.0);
        all[20..].copy_from_slice(&check[..5]);
        for (five, eight) in all.chunks_exact(5).zip(values.chunks_mut(8)) {
            let bits = five.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            for (place, value) in eight.iter_mut().enumerate() {
                *value = u8::try_from(bits >> (35 - 5 * place) & 31).unwrap_or(0);
            }
        }
        values
    }

    fn digits(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.values().iter().map(|value| DIGITS[usize::from(*value)]).collect())
    }
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> RecoveryCode {
        RecoveryCode(Zeroizing::new(std::array::from_fn(|i| u8::try_from(i * 13).unwrap())))
    }

    #[test]
    fn a_code_is_nine_groups_of_four() {
        let written = code().to_string();
        assert_eq!(written.split('-').map(str::len).collect::<Vec<_>>(), [4; 9]);
        assert!(code().matches(&written));
    }

    #[test]
    fn case_spaces_dashes_and_look_alikes_make_no_difference() {
        let written = code().to_string();
        assert!(code().matches(&written.to_lowercase().replace('-', " ")));
        assert!(code().matches(&written.replace('-', "").replace('0', "o").replace('1', "l")));
        assert!(code().matches(&format!("\n{} ", written.replace('-', " – "))));
    }

    #[test]
    fn every_single_slip_is_noticed() {
        let written = code().to_string().replace('-', "");
        for at in 0..written.len() {
            let mut slip = written.clone();
            let other = if &slip[at..=at] == "7" { "8" } else { "7" };
            slip.replace_range(at..=at, other);
            assert_eq!(RecoveryCode::parse(&slip), Err(CodeError::Checksum), "digit {at}");
        }
        assert_eq!(RecoveryCode::parse(&written[1..]), Err(CodeError::Length(35)));
        assert_eq!(RecoveryCode::parse("ABCD-U"), Err(CodeError::Sign(2)));
        assert_eq!(format!("{:?}", code()), "RecoveryCode(..)");
    }
}
