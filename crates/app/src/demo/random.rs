// SPDX-License-Identifier: AGPL-3.0-or-later
//! Repeatable chance: `SplitMix64`, so that the same seed tells the same agency on every machine.

/// A generator after Steele, Lea and Flood, "Fast splittable pseudorandom number generators"
/// (2014). It draws made-up people; nothing secret may ever be drawn from it.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A generator of its own for one family, so that a family does not change with how many
    /// others are made.
    pub(super) fn branch(seed: u64, number: u64) -> Self {
        let mut root = Self(seed ^ number.wrapping_mul(0xd134_2543_de82_ef95));
        Self(root.next() ^ 0x5851_f42d_4c95_7f2d)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 128 bits for an id.
    pub(super) fn id(&mut self) -> u128 {
        (u128::from(self.next()) << 64) | u128::from(self.next())
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        let width = i64::from(high.max(low)) - i64::from(low) + 1;
        let drawn = (u128::from(self.next()) * u128::from(width.unsigned_abs())) >> 64;
        let drawn = i32::try_from(drawn).expect("what was drawn is below the width");
        low.saturating_add(drawn)
    }

    /// True in so many of a hundred.
    pub(super) fn chance(&mut self, percent: i32) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of a list that is not empty.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let length = i32::try_from(list.len()).expect("a list of ours is short");
        let at = usize::try_from(self.between(0, length - 1)).expect("zero is the least drawn");
        &list[at]
    }
}
