// SPDX-License-Identifier: AGPL-3.0-or-later
//! The look: the frame of a page and the parts pages are made of, in functions that return markup.

pub mod comes_next;
pub mod days;
pub mod form;
pub mod icons;
pub mod notice;
pub mod page;
pub mod rhythm;

#[cfg(test)]
mod contrast;
#[cfg(test)]
mod gallery;
#[cfg(test)]
mod tests;
