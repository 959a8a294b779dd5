// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bytes as entries keep them: hexadecimal digits in lower case.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The most bytes read at once: no key or signature has more.
const MOST: usize = 16 * 1024;

/// Thirty-two bytes: a sum over something, or what salts it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sum(pub [u8; 32]);

/// Bytes of any length.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Bytes(pub Vec<u8>);

/// Why a text is not bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("bytes are hexadecimal digits in lower case, two each")]
pub struct NotBytes;

fn digits(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

fn parse(text: &str) -> Result<Vec<u8>, NotBytes> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Ok(byte - b'0'),
        b'a'..=b'f' => Ok(byte - b'a' + 10),
        _ => Err(NotBytes),
    };
    if !text.len().is_multiple_of(2) || text.len() / 2 > MOST {
        return Err(NotBytes);
    }
    text.as_bytes().chunks_exact(2).map(|two| Ok(digit(two[0])? << 4 | digit(two[1])?)).collect()
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        digits(&self.0, f)
    }
}

impl fmt::Debug for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sum({self})")
    }
}

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        digits(&self.0, f)
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bytes({})", self.0.len())
    }
}

impl Serialize for Sum {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parse(&String::deserialize(from)?).map(Self).map_err(serde::de::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Sum {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let bytes = Bytes::deserialize(from)?.0;
        bytes.try_into().map(Self).map_err(|_| serde::de::Error::custom(NotBytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_read_back_as_they_were_written_and_nothing_else_is_read() {
        let bytes = Bytes((0..=255).collect());
        let written = serde_json::to_string(&bytes).unwrap();
        assert_eq!(serde_json::from_str::<Bytes>(&written).unwrap(), bytes);
        for odd in ["\"0\"", "\"0G\"", "\"AB\"", "\"é\"", "7", "null"] {
            assert!(serde_json::from_str::<Bytes>(odd).is_err(), "{odd}");
        }
        assert!(serde_json::from_str::<Sum>("\"00\"").is_err());
        assert_eq!(serde_json::to_string(&Sum([7; 32])).unwrap().len(), 66);
    }
}
