// SPDX-License-Identifier: AGPL-3.0-or-later
//! By when the law wants an answer.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::RequestKind;

/// The day by which a request is to be answered; `extended` after the one extension there is.
///
/// Access 30 days and once 30 more (45 CFR 164.524(b)(2)); amendment 60 and 30 (164.526(b)(2));
/// accounting 60 and 30 (164.528(c)); early intervention 10 without any more (34 CFR 303.405(a)). A
/// subpoena is looked at within 15 days, Virginia's shortest return (Va. Code 8.01-413); a
/// restriction has no clock in law and gets the 30 days of access.
#[must_use]
pub fn due(kind: RequestKind, on: Date, extended: bool) -> Date {
    let (first, more) = days(kind);
    let days = if extended { first + more } else { first };
    on.checked_add(days.days()).unwrap_or(Date::MAX)
}

/// Whether the law allows more time once.
#[must_use]
pub fn may_extend(kind: RequestKind) -> bool {
    days(kind).1 > 0
}

fn days(kind: RequestKind) -> (i32, i32) {
    match kind {
        RequestKind::Access | RequestKind::Restriction => (30, 30),
        RequestKind::EarlyIntervention => (10, 0),
        RequestKind::Amendment | RequestKind::Accounting => (60, 30),
        RequestKind::Subpoena => (15, 0),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn each_request_has_the_days_the_law_gives_it() {
        let on = date(2026, 11, 24);
        let days = |kind, extended| (due(kind, on, extended) - on).get_days();
        assert_eq!((days(RequestKind::Access, false), days(RequestKind::Access, true)), (30, 60));
        assert_eq!(
            (days(RequestKind::Amendment, false), days(RequestKind::Amendment, true)),
            (60, 90)
        );
        assert_eq!(days(RequestKind::EarlyIntervention, true), 10);
    }
}
