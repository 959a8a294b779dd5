// SPDX-License-Identifier: AGPL-3.0-or-later
//! New ids and secrets, from the operating system's generator.

/// 128 random bits.
pub fn id() -> u128 {
    u128::from_be_bytes(bytes())
}

/// Random bytes for secrets.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Without randomness nothing here can be kept safe; going on would be worse than stopping.
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
