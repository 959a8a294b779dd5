// SPDX-License-Identifier: AGPL-3.0-or-later
//! The letter for the next arms, in the child's voice: short sentences, in the language it is asked for in.

use jiff::civil::Date;
use practice::early_care::{self, Account, Answer, Habit, Letter, Line, Reply};
use practice::people::Person;
use practice::text::Text;

use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::words::{Language, Words};

/// One sentence, with its name in the form.
pub struct Sentence {
    /// Its name.
    pub code: String,
    /// What it says.
    pub text: String,
}

/// The whole letter: who writes, what the child is used to, in whose arms the child slept, and a last
/// word. It is made only of what everybody reads who cares for the child.
pub fn sentences(open: &Open, words: Words, child: &Person) -> Vec<Sentence> {
    let lines = early_care::lines(child.id, open.said());
    if lines.is_empty() {
        return Vec::new();
    }
    let name = called::person(words, child);
    let hello = words.with("early-letter-hello", &[("name", name.into())]);
    let said = lines.iter().map(|line| {
        let text = match line {
            Line::Used(used) => of_habit(open, words, (used.habit, &used.answer)),
            Line::Stay(_, account) => of_stay(open, words, account),
        };
        (line.code(), text)
    });
    let bye = ("bye".to_owned(), words.say("early-letter-bye"));
    let all = std::iter::once(("hello".to_owned(), hello)).chain(said).chain([bye]);
    // Names are set apart by marks that no text of the record holds.
    all.map(|(code, text)| Sentence { code, text: text.replace(['\u{2068}', '\u{2069}'], "") })
        .collect()
}

/// The sentences that were left in.
pub fn kept(open: &Open, (child, language): (&Person, Language), fields: &Fields) -> Vec<Sentence> {
    let mut all = sentences(open, Words::of(language), child);
    all.retain(|one| fields.all("says").any(|code| code == one.code));
    all
}

/// The letter as it is given.
pub fn as_given(kept: Vec<Sentence>, language: Language, (to, on): (Text, Date)) -> Letter {
    let says = kept.into_iter().filter_map(|one| Text::narrative(&one.text).ok()).collect();
    Letter { to, on, language: language.code().to_owned(), says }
}

fn of_habit(open: &Open, words: Words, (habit, answer): (Habit, &Answer)) -> String {
    let code = habit.code();
    if answer.reply == Reply::NobodyKnows {
        return words.say(&format!("early-letter-{code}-unknown"));
    }
    let said = [("words", answer.words.as_str().into())];
    let sentence = words.with(&format!("early-letter-{code}"), &said);
    match answer.told.teller {
        Some(teller) => {
            let name = called::person_in(words, &open.family, teller);
            format!("{sentence} {}", words.with("early-letter-said", &[("name", name.into())]))
        }
        None => sentence,
    }
}

fn of_stay(open: &Open, words: Words, account: &Account) -> String {
    let day = |day| called::day(words, day);
    let from = ("from", day(account.from).into());
    let when = match account.until {
        None => words.with("early-letter-since", &[from]),
        Some(until) => words.with("early-letter-from-until", &[from, ("until", day(until).into())]),
    };
    let when = ("when", when.into());
    if account.nobody_knows() {
        return words.with("early-letter-nobody", &[when]);
    }
    let place = ("place", called::place(words, account).into());
    match called::arms(words, &open.family, account) {
        Some(arms) => words.with("early-letter-slept-with", &[when, place, ("arms", arms.into())]),
        None => words.with("early-letter-slept", &[when, place]),
    }
}
