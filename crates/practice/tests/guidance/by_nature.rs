// SPDX-License-Identifier: AGPL-3.0-or-later
//! Guidance that goes by how the child is by nature: in whose words, told for all or in confidence, while they say so.

use practice::Said;
use practice::early_care::{self, By, Habit, Reply};
use practice::guidance::{Because, Given, Nature, Refused, Source};
use practice::samples::{AMARA, CHIDI, EMEKA, NGOZI, TODAY, text};
use practice::{Labelled, PersonId};

use super::{DOOR, ONE, RAIN, family, gives, of, quote, record, refused, through, with};

pub fn nature(teller: PersonId, confided: bool, words: &str) -> Because {
    let of = Nature { child: AMARA, teller: Some(teller), confided };
    Because { of: Source::Temperament(of), quote: text(words) }
}

/// Told of how the child is by nature.
fn by_nature(told: &[Said], words: &str, (teller, confided): (PersonId, bool)) -> Labelled {
    let reply = if words.is_empty() { Reply::TakenBack } else { Reply::Said };
    let by = By { teller: Some(teller), confided, on: TODAY };
    let answer = early_care::Answer { reply, words: text(words), told: by };
    early_care::used_to(&family(told), AMARA, Habit::Temperament, answer).expect("it can be told")
}

#[test]
fn it_goes_by_how_the_child_is_by_nature_while_whoever_told_it_says_so() {
    let tell = |told: Vec<Said>, words: &str, by| {
        let one = by_nature(&told, words, by);
        with(told, &[one])
    };
    let told = tell(record(), "Slow to warm.", (NGOZI, false));
    let told = tell(told, "Mine alone.", (CHIDI, true));
    let told = tell(told, "Loud in joy.", (EMEKA, false));
    let quoted = |teller, words| nature(teller, false, words);
    let hers = quoted(NGOZI, "Slow to warm.");
    let offered = through(&told, NGOZI, |eyes| eyes.offered(AMARA));
    assert!(offered[..2].contains(&hers), "first of all");
    let to_her = |because| refused(&told, &of(NGOZI, vec![because]));
    assert_eq!(to_her(hers.clone()), None);
    assert_eq!(to_her(quoted(NGOZI, "Quick to warm.")), Some(Refused::NotTheirs));
    assert_eq!(to_her(quoted(CHIDI, "Mine alone.")), Some(Refused::NotTheirs), "he confided it");
    assert_eq!(to_her(quoted(EMEKA, "Loud in joy.")), None);
    assert_eq!(to_her(quoted(EMEKA, "Slow to warm.")), Some(Refused::NotTheirs), "another told it");
    let one = gives(&told, &of(NGOZI, vec![hers.clone()])).expect("it is of this child");
    let given = with(told, &[one]);
    let goes_by = |told: &[Said]| {
        let known = family(told);
        let given = &known.guidance_of(ONE).expect("it was given").given;
        through(told, NGOZI, |eyes| eyes.quotes(given).len())
    };
    // Some months later she tells it otherwise: what she said then stays what it went by.
    let given = tell(given, "She waves at strangers.", (NGOZI, false));
    assert_eq!(goes_by(&given), 1);
    let given = tell(given, "", (NGOZI, false));
    assert_eq!(goes_by(&given), 0, "said to hold no longer");
    let given = tell(given, "Mine.", (NGOZI, true));
    let given = tell(given, "He looks first.", (NGOZI, false));
    assert_eq!(goes_by(&given), 0, "and what was taken back stays so, whatever is told later");
}

#[test]
fn what_one_told_in_confidence_and_for_all_are_two_and_of_two_children_too() {
    let told = record();
    let told = with(told.clone(), &[by_nature(&told, "Mine alone.", (NGOZI, true))]);
    let told = with(told.clone(), &[by_nature(&told, "Slow to warm.", (NGOZI, false))]);
    let confided = nature(NGOZI, true, "Mine alone.");
    let open = nature(NGOZI, false, "Slow to warm.");
    let offered = through(&told, NGOZI, |eyes| eyes.offered(AMARA));
    assert_eq!(offered.iter().filter(|one| [&confided, &open].contains(one)).count(), 2);
    let to_her = |because| refused(&told, &of(NGOZI, vec![because]));
    assert_eq!(to_her(nature(NGOZI, false, "Mine alone.")), Some(Refused::NotTheirs));
    assert_eq!((to_her(confided.clone()), to_her(open.clone())), (None, None));
    let Source::Temperament(mut twin) = open.of else { panic!("it is of her nature") };
    twin.child = EMEKA;
    let twin = Because { of: Source::Temperament(twin), quote: open.quote.clone() };
    assert_eq!(to_her(twin), Some(Refused::NotTheirs), "another child's");
    // For all goes by what is for all.
    let for_all = |because| refused(&told, &Given { for_all: true, ..of(NGOZI, vec![because]) });
    assert_eq!(for_all(open), None);
    assert_eq!(for_all(confided), Some(Refused::NotForAll));
    assert_eq!(for_all(quote(RAIN, "She jumped.")), Some(Refused::NotForAll), "hers alone");
    assert_eq!(for_all(quote(DOOR, "She turned.")), None);
}
