// SPDX-License-Identifier: AGPL-3.0-or-later
//! Four families: two homes, foster and kin care, twins after a loss, and one told from right to left.

use map::{Descent, Picture, Sign, State, Trend, UnionKind, Words};

use Descent::{Adopted, Birth, Foster, Kin};
use Sign::{Circle, Diamond, Ended, Pregnancy, Square};

use super::Telling;

/// A mother with her own mother, a father who lives with somebody else, a baby in both homes.
pub fn two_homes() -> Picture {
    let mut told =
        Telling::of("tamsin", "Relationship map of the Quillfeather family, October 2025");
    let home = told.home("Tamsin and Beatrix’s home", "Oswin, most days");
    let other = told.home("Corwin and Ivy’s home", "Oswin, Sundays");
    told.person("beatrix: Beatrix Quillfeather | 46 · Tamsin’s mother", Circle, Some(home)).cares =
        true;
    told.person("tamsin: Tamsin Quillfeather | 24 · mother", Circle, Some(home)).cares = true;
    told.person("loss:  | pregnancy ended | 2022", Ended, Some(home));
    told.person("oswin: Oswin | 7 months | 5¾ adjusted", Square, Some(home)).focus = true;
    told.person("edmund: Edmund Quillfeather | died 2009 | Tamsin was 8", Square, None).died = true;
    told.person("corwin: Corwin Ashdown | 27 · father", Square, Some(other));
    told.person("ivy: Ivy Marsh | 26 · partner", Circle, Some(other));
    told.person("baby: Baby | due January", Pregnancy, Some(other));
    told.also(other, "oswin", "Sundays here");
    told.union("edmund", "beatrix", UnionKind::Married, "", &[("tamsin", Birth)]);
    told.union(
        "tamsin",
        "corwin",
        UnionKind::Separated,
        "together 2021–2025",
        &[("loss", Birth), ("oswin", Birth)],
    );
    told.union("corwin", "ivy", UnionKind::Together, "", &[("baby", Birth)]);
    told.bond("oswin", "tamsin", State::Close, Trend::Closer);
    told.bond("oswin", "beatrix", State::Close, Trend::Steady);
    told.bond("oswin", "corwin", State::BackInTouch, Trend::Closer);
    told.bond("tamsin", "beatrix", State::CloseStrained, Trend::Closer);
    told.0
}

/// A baby in foster care, her brother in kin care, both parents away.
pub fn foster_and_kin() -> Picture {
    let mut told = Telling::of("pia", "Relationship map: Pia, foster and kin care, September 2025");
    let foster = told.home("The Larkspur home", "Pia since 3 days old");
    let kin = told.home("Winifred’s home", "kin care of Rufus");
    told.person("winifred: Winifred Thorne | 58 · grandmother", Circle, Some(kin)).cares = true;
    told.person("rufus: Rufus | 6 · brother", Square, Some(kin));
    told.person("gil: Gil Brandt | 31 · father", Square, None).away =
        Some("in prison since March".to_owned());
    told.person("odette: Odette Thorne | 27 · mother", Circle, None).away =
        Some("visits Tue, Fri".to_owned());
    told.person("pia: Pia | 5 months", Circle, Some(foster)).focus = true;
    told.person("maud: Maud Larkspur | 41 · foster", Circle, Some(foster)).cares = true;
    told.person("abel: Abel Larkspur | 44 · foster", Square, Some(foster)).cares = true;
    told.person("finn: Finn Larkspur | 4 · adopted 2023", Square, Some(foster));
    told.union("winifred", "", UnionKind::Together, "", &[("odette", Birth)]);
    told.union(
        "gil",
        "odette",
        UnionKind::Together,
        "together 2018–2024",
        &[("rufus", Birth), ("pia", Birth)],
    );
    told.union(
        "maud",
        "abel",
        UnionKind::Married,
        "married 2012",
        &[("finn", Adopted), ("pia", Foster)],
    );
    told.union("winifred", "", UnionKind::Together, "", &[("rufus", Kin)]);
    told.bond("pia", "maud", State::Close, Trend::Closer);
    told.bond("pia", "odette", State::Tender, Trend::Closer);
    told.bond("pia", "finn", State::Tender, Trend::Closer);
    told.bond("rufus", "winifred", State::Close, Trend::Steady);
    told.bond("pia", "gil", State::Distant, Trend::Steady);
    told.0
}

/// Two mothers, a donor, twins of whom one lived nine days, and losses before them.
pub fn twins_after_loss() -> Picture {
    let mut told = Telling::of(
        "sunniva",
        "Relationship map: Sunniva and Tarn, twins, after a loss, September 2025",
    );
    let home = told.home("The Fennimore–Dale home", "home from the hospital 2 July");
    let gran = told.home("Ragna’s home", "next door");
    told.person("ragna: Ragna Dale | 61 · Solveig’s mother", Circle, Some(gran));
    told.person("linnea: Linnea Fennimore | 34 · Mama", Circle, Some(home)).cares = true;
    told.person("solveig: Solveig Dale | 36 · Mamma", Circle, Some(home)).cares = true;
    told.person("l1:  | ended 2022", Ended, Some(home));
    told.person("l2:  | ended 2023", Ended, Some(home));
    told.person("tarn: Tarn | lived 9 days | May 2025", Square, Some(home)).died = true;
    told.person("sunniva: Sunniva | 4 months | 2½ adjusted", Circle, Some(home)).focus = true;
    told.person("donor: Donor | not known", Diamond, None);
    told.union(
        "linnea",
        "solveig",
        UnionKind::Married,
        "married 2019",
        &[("l1", Birth), ("l2", Birth), ("tarn", Birth), ("sunniva", Birth)],
    );
    told.born_together(&["tarn", "sunniva"], false);
    told.union("ragna", "", UnionKind::Together, "", &[("solveig", Birth)]);
    told.union("solveig", "donor", UnionKind::Donor, "", &[]);
    told.bond("sunniva", "solveig", State::Close, Trend::Steady);
    told.bond("sunniva", "linnea", State::Tender, Trend::Closer);
    told.bond("linnea", "tarn", State::Close, Trend::Steady);
    told.bond("sunniva", "ragna", State::Close, Trend::Steady);
    told.0
}

/// A family told in Arabic, from right to left.
pub fn from_right_to_left() -> Picture {
    let mut told = Telling::of("noor", "خريطة العلاقات: عائلة نور، تشرين الأول ٢٠٢٥");
    told.0.rtl = true;
    "ar".clone_into(&mut told.0.lang);
    told.0.words = Words {
        cares: "ترعى الطفلة كل يوم".to_owned(),
        focus: "الطفلة في وسط الخريطة".to_owned(),
    };
    let home = told.home("بيت الجدّة وداد", "نور كل الأيام");
    let abroad = told.home("ألمانيا", "يعمل هناك");
    told.person("widad: وداد الخيّاط | ٥٨ سنة · الجدّة", Circle, Some(home)).cares = true;
    told.person("maysa: ميساء الخيّاط | ٢٢ سنة · الخالة", Circle, Some(home)).cares = true;
    told.person("abir: عبير الخيّاط | ٢٩ سنة · الأم", Circle, None).away =
        Some("في المستشفى منذ آب".to_owned());
    told.person("jad: جاد | عاش سنتين | ٢٠١٩–٢٠٢١", Square, Some(home)).died = true;
    told.person("noor: نور | ١٠ أشهر", Circle, Some(home)).focus = true;
    told.person("karim: كريم الصبّاغ | ٣٣ سنة · الأب | مكالمات كل مساء", Square, Some(abroad));
    told.union("widad", "", UnionKind::Together, "", &[("abir", Birth), ("maysa", Birth)]);
    told.union(
        "abir",
        "karim",
        UnionKind::Married,
        "زواج ٢٠١٧",
        &[("jad", Birth), ("noor", Birth)],
    );
    told.bond("noor", "abir", State::Tender, Trend::Closer);
    told.bond("noor", "maysa", State::Close, Trend::Closer);
    told.bond("noor", "karim", State::Tender, Trend::Steady);
    told.bond("noor", "widad", State::Close, Trend::Steady);
    told.0
}
