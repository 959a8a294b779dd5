// SPDX-License-Identifier: AGPL-3.0-or-later
//! Our own stock of made-up names, from many traditions, each with its order of names.
//!
//! Combined at random; no combination is meant to be a real person.

use practice::people::{Name, NameKind, Names};

use super::random::Random;
use super::telling::line;

/// How a full name is put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Given name, family name.
    Given,
    /// Given name, then the father's and the mother's family name.
    TwoFamilies,
    /// Family name, given name.
    Family,
    /// Own name, the father's, the grandfather's; no family name.
    Three,
    /// Own name and the father's; no family name.
    Father,
    /// Several names that are one; nothing to split, nothing to shorten.
    Whole,
}

/// Names that are given together.
#[derive(Debug)]
pub(super) struct Tradition {
    order: Order,
    women: &'static [&'static str],
    men: &'static [&'static str],
    families: &'static [&'static str],
    /// The first language, as its speakers name it.
    pub(super) language: &'static str,
    /// Given names in their own script, where ours know them.
    script: &'static [(&'static str, &'static str)],
}

impl Tradition {
    pub(super) fn spanish(&self) -> bool {
        self.language == "español"
    }
}

/// What the people of one family share of their names.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    pub(super) tradition: &'static Tradition,
    families: [&'static str; 2],
    fathers: [&'static str; 2],
}

impl Shared {
    pub(super) fn draw(random: &mut Random, tradition: &'static Tradition) -> Self {
        let one = |random: &mut Random, list: &'static [&'static str]| {
            if list.is_empty() { "" } else { *random.pick(list) }
        };
        Self {
            tradition,
            families: [one(random, tradition.families), one(random, tradition.families)],
            fathers: [one(random, tradition.men), one(random, tradition.men)],
        }
        .twice()
    }

    /// What a grown one shares with the child: the family name of one side, or none at all; where
    /// there is no family name, nothing but the tradition.
    pub(super) fn grown(&self, random: &mut Random) -> Self {
        let own = Self::draw(random, self.tradition);
        let [first, second] = self.families;
        let families = match self.tradition.order {
            Order::TwoFamilies if random.chance(50) => [first, own.families[1]],
            Order::TwoFamilies => [second, own.families[1]],
            _ if random.chance(60) => self.families,
            _ => own.families,
        };
        Self { families, ..own }.twice()
    }

    /// Nobody here bears one family name twice, though people do.
    fn twice(mut self) -> Self {
        let [first, second] = self.families;
        if first == second {
            let other = self.tradition.families.iter().find(|other| **other != first);
            self.families[1] = other.copied().unwrap_or(second);
        }
        self
    }

    /// The names of a child or of a grown one of this family, none called as anybody in `taken`.
    pub(super) fn name(
        &self,
        random: &mut Random,
        (woman, taken): (bool, &mut Vec<&'static str>),
    ) -> Names {
        let list = if woman { self.tradition.women } else { self.tradition.men };
        let mut given = *random.pick(list);
        for _ in 0..12 {
            if !taken.contains(&given) && !self.fathers.contains(&given) {
                break;
            }
            given = *random.pick(list);
        }
        taken.push(given);
        let [one, two] = self.families;
        let [father, grandfather] = self.fathers;
        let (full, called) = match self.tradition.order {
            Order::Given => (format!("{given} {one}"), given),
            Order::TwoFamilies => (format!("{given} {one} {two}"), given),
            Order::Family => (format!("{one} {given}"), given),
            Order::Three => (format!("{given} {father} {grandfather}"), given),
            Order::Father => (format!("{given} {father}"), given),
            Order::Whole => (given.to_owned(), ""),
        };
        let mut names = Names::of(line(&full).some(), line(called).some());
        let script = self.tradition.script.iter().find(|(latin, _)| *latin == given);
        if let Some((_, own)) = script {
            names.all.push(Name { kind: NameKind::OtherScript, text: line(own) });
        }
        names
    }
}

const fn of(
    order: Order,
    language: &'static str,
    women: &'static [&'static str],
    men: &'static [&'static str],
    families: &'static [&'static str],
) -> Tradition {
    Tradition { order, women, men, families, language, script: &[] }
}

const fn written(
    mut tradition: Tradition,
    script: &'static [(&'static str, &'static str)],
) -> Tradition {
    tradition.script = script;
    tradition
}

/// Traditions whose families speak Spanish.
pub(super) static SPANISH: [Tradition; 3] = [
    of(
        Order::TwoFamilies,
        "español",
        &["Itzel", "Ximena", "Lucía", "Marisol", "Yaretzi", "Noemí", "Araceli", "Guadalupe"],
        &["Emiliano", "Ángel", "Gael", "Joaquín", "Ulises", "Isaías", "Fermín", "Eliseo"],
        &["Hernández", "de la Cruz", "Ixcoy", "Xol", "Gutiérrez", "Peña", "Villagómez", "Ajú"],
    ),
    of(
        Order::TwoFamilies,
        "español",
        &["Yarelis", "Nayeli", "Maité", "Ivelisse", "Solimar", "Yadira"],
        &["Yadiel", "Jomar", "Wilfredo", "Hamlet", "Ariel", "Ángel"],
        &["Rosario", "Feliciano", "Báez", "Peguero", "Almonte", "Collazo", "Santana"],
    ),
    of(
        Order::TwoFamilies,
        "español",
        &["Wayra", "Sisa", "Nina", "Yulisa", "Killa"],
        &["Inti", "Amaru", "Sami", "Yuri", "Illari"],
        &["Quispe", "Mamani", "Choque", "Condori", "Yupanqui", "Guamán"],
    ),
];

/// All other traditions.
pub(super) static OTHERS: [Tradition; 17] = [
    of(
        Order::Given,
        "English",
        &["Aaliyah", "Zuri", "Kennedi", "Tamia", "Deja", "Skye"],
        &["Malik", "Isaiah", "Jabari", "Darius", "Amari", "Khalil"],
        &["Freeman", "Gaines", "Pettway", "Merriweather", "Langston", "Tubbs"],
    ),
    of(
        Order::Given,
        "English",
        &["Savannah", "Brooke", "Katelyn", "Riley", "Quinn", "O"],
        &["Wyatt", "Cody", "Levi", "Hunter", "Dakota"],
        &["O’Dell", "MacAvoy", "Huffman", "Stallard", "d’Arc-Ledbetter"],
    ),
    of(
        Order::Given,
        "Kreyòl ayisyen",
        &["Fabiola", "Guerda", "Roselande", "Widline", "Nadège"],
        &["Jean-Baptiste", "Wisly", "Dieunel", "Evens", "Frantz"],
        &["Désir", "Jean-Louis", "Toussaint", "Célestin", "Saint-Fleur"],
    ),
    of(
        Order::Given,
        "Yorùbá",
        &["Folasade", "Temitope", "Abena", "Ngozi", "Ifeoma"],
        &["Oluwaseun", "Kwame", "Obinna", "Babajide", "Ayo"],
        &["Adeyemi", "Owusu", "Eze", "Balogun", "Okonkwo"],
    ),
    of(
        Order::Three,
        "Soomaali",
        &["Hodan", "Ubah", "Sahra", "Ifrah", "Nasteexo"],
        &["Abdirahman", "Liban", "Guled", "Cabdi", "Warsame", "Jaamac", "Cilmi"],
        &[],
    ),
    of(
        Order::Father,
        "ትግርኛ",
        &["Hiwot", "Selam", "Mihret", "Tsion", "Rahel"],
        &["Dawit", "Biniam", "Yonas", "Kidane", "Abel", "Tesfaye"],
        &[],
    ),
    of(
        Order::Given,
        "Kiswahili",
        &["Furaha", "Neema", "Espérance", "Divine", "Mapendo"],
        &["Baraka", "Amani", "Innocent", "Heri", "Dieudonné"],
        &["Mukendi", "Kabongo", "Nkurunziza", "Bahati", "Mugisha"],
    ),
    written(
        of(
            Order::Given,
            "العربية",
            &["Layla", "Hadil", "Samar", "Rania", "Yasmin"],
            &["Yusuf", "Omar", "Karim", "Bilal", "Idris"],
            &["al-Khatib", "Mansour", "al-Jabari", "Bensalem"],
        ),
        &[
            ("Layla", "ليلى"),
            ("Samar", "سمر"),
            ("Rania", "رانيا"),
            ("Yusuf", "يوسف"),
            ("Omar", "عمر"),
        ],
    ),
    written(
        of(
            Order::Whole,
            "دری",
            &["Parisa", "Zarghuna", "Shirin", "Mahsa", "Palwasha"],
            &["Farhad", "Navid", "Jawad", "Omid", "Hamid"],
            &[],
        ),
        &[("Parisa", "پریسا"), ("Shirin", "شیرین"), ("Omid", "امید")],
    ),
    of(
        Order::Given,
        "Türkçe",
        &["Zeynep", "Elif", "Berîvan", "Rojin", "İpek"],
        &["Emre", "Baran", "Azad", "Rêzan", "Deniz"],
        &["Yıldız", "Demirtaş", "Karahan", "Bozkurt"],
    ),
    written(
        of(
            Order::Given,
            "हिन्दी",
            &["Ananya", "Meera", "Priyanka", "Sunita", "Farzana"],
            &["Arjun", "Rohan", "Imran", "Bikash", "Gurpreet"],
            &["Sharma", "Kaur", "Rahman", "Tamang", "Gurung"],
        ),
        &[("Meera", "मीरा")],
    ),
    of(
        Order::Whole,
        "ကညီကျိာ်",
        &["Naw Paw Wah", "Naw Eh Moo", "Ma Thida", "Naw Mu Paw", "Thida Htoo"],
        &["Saw Htoo", "Saw Eh Doh", "Ko Min", "Saw Min Htoo", "Eh Doh"],
        &[],
    ),
    of(
        Order::Family,
        "Tiếng Việt",
        &["Thảo", "Hương", "Lan", "Ngọc", "Quỳnh"],
        &["Minh", "Dũng", "Khoa", "Phúc", "Tuấn"],
        &["Nguyễn", "Trần", "Phạm", "Đặng", "Huỳnh"],
    ),
    written(
        of(
            Order::Family,
            "中文",
            &["Mei-Ling", "Xiaoyu", "Jingyi", "Wai-Yan"],
            &["Zhiqiang", "Haoran", "Ka-Ho", "Wei"],
            &["Chen", "Liu", "Wong", "Zhang", "Leung"],
        ),
        &[("Xiaoyu", "晓雨"), ("Ka-Ho", "家豪")],
    ),
    of(
        Order::Given,
        "ʻŌlelo Hawaiʻi",
        &["Leilani", "Sefina", "Kalolaine", "Noelani"],
        &["Tavita", "Sione", "Keoni", "Kaimana"],
        &["Tuilagi", "Kealoha", "Lokebol", "Taʻufoʻou"],
    ),
    of(
        Order::Given,
        "Diné bizaad",
        &["Winona", "Shándíín", "Aiyana", "Tala"],
        &["Tokala", "Ahiga", "Kohana", "River"],
        &["Yellowhair", "Begay", "Two\u{a0}Rivers", "Lonetree"],
    ),
    written(
        of(
            Order::Given,
            "українська",
            &["Oksana", "Zofia", "Amra", "Nadiia"],
            &["Taras", "Damir", "Andriy", "Sasha"],
            &["Kovalenko", "Hadžić", "Tkachuk", "Groß"],
        ),
        &[("Oksana", "Оксана"), ("Taras", "Тарас")],
    ),
];

/// Invented places where families live.
pub(super) static STREETS: [&str; 14] = [
    "Lark Lane",
    "Bean Street",
    "Calle Jacaranda",
    "Ropewalk",
    "Depot Road",
    "Moss Street",
    "Thirteenth and Vine",
    "Grange Path",
    "Avenida Esperanza",
    "Knot Street",
    "Orchard Flats",
    "Bluebird Court",
    "Sycamore Bend",
    "Las Palomas",
];
