// SPDX-License-Identifier: AGPL-3.0-or-later
//! What to do at once: what a telephone number may look like, and whom one calls for what is happening.

use practice::at_once::{DIGITS_MAX, Happening, Kind, NotTelephone, Number, Numbers, Telephone};
use practice::text::Text;
use proptest::prelude::*;

fn read(typed: &str) -> Telephone {
    Telephone::read(typed).expect("it is taken").expect("something is written")
}

#[test]
fn a_number_is_kept_as_written_and_dialled_by_its_digits() {
    for (written, dialled) in [
        ("555-0100", "5550100"),
        (" (202) 555-0143 ", "2025550143"),
        ("+1 (202) 555-0143", "+12025550143"),
        ("(+1) 202 555 0143", "+12025550143"),
        ("112", "112"),
    ] {
        let number = read(written);
        assert_eq!(number.as_str(), written.trim());
        assert_eq!(number.dialled(), dialled);
    }
    assert_eq!(Telephone::read("  "), Ok(None));
}

#[test]
fn what_cannot_be_dialled_is_no_number() {
    use NotTelephone::{Signs, TooLong, TooShort};
    for (written, why) in [
        ("11", TooShort),
        ("+", TooShort),
        ("1234567890123456", TooLong),
        ("555-HELP", Signs),
        ("555.0100", Signs),
        ("tel:5550100", Signs),
        ("5+550100", Signs),
        ("++1 202 555 0143", Signs),
        ("٥٥٥٠١٠٠", Signs),
        ("555\u{202e}0100", Signs),
    ] {
        assert_eq!(Telephone::read(written), Err(why), "{written}");
    }
}

#[test]
fn what_is_happening_says_whom_to_call_and_what_is_not_written() {
    let mut numbers = Numbers::default();
    let number = Number { name: Text::default(), telephone: read("555-0105") };
    numbers.put(Kind::Poison, number.clone());
    let (written, missing) = numbers.to_call(Happening::Swallowed);
    assert_eq!(written, [(Kind::Poison, &number)]);
    assert_eq!(missing, [Kind::Emergency]);
    assert!(numbers.to_call(Happening::Yourself).0.is_empty());
    let asked: Vec<Kind> = Happening::ALL.iter().flat_map(|one| one.calls()).copied().collect();
    for kind in Kind::ALL {
        assert!(asked.contains(&kind), "a number nobody would see: {kind:?}");
    }
    assert!(Happening::ALL.iter().all(|one| one.calls().contains(&Kind::Emergency)));
}

proptest! {
    #[test]
    fn whatever_is_typed_is_read_or_refused_and_what_is_read_can_be_dialled(typed in ".{0,60}") {
        if let Ok(Some(number)) = Telephone::read(&typed) {
            let dialled = number.dialled();
            let digits = dialled.strip_prefix('+').unwrap_or(&dialled);
            prop_assert!(digits.bytes().all(|byte| byte.is_ascii_digit()));
            prop_assert!((3..=DIGITS_MAX).contains(&digits.len()));
            prop_assert_eq!(read(number.as_str()), number);
        }
    }

    #[test]
    fn what_is_kept_reads_the_same(digits in "[0-9]{3,15}", kind in 0_usize..6) {
        let mut numbers = Numbers::default();
        let name = Text::line("Whoever answers", 40).expect("a line");
        numbers.put(Kind::ALL[kind], Number { name, telephone: read(&digits) });
        let kept = serde_json::to_string(&numbers).expect("it is written");
        prop_assert_eq!(serde_json::from_str::<Numbers>(&kept).expect("it is read"), numbers);
    }
}
