// SPDX-License-Identifier: AGPL-3.0-or-later
//! Ten made-up families, told as a page would tell them.

use map::{
    Bond, BondId, Child, Descent, Home, HomeId, Multiple, Person, PersonId, Picture, Sign, State,
    Stay, Trend, Union, UnionKind, Words,
};

use Descent::{Adopted, Birth, Donor, Foster, Kin};
use Sign::{Circle, Diamond, Ended, Pregnancy, Square};

/// Telling a family, by short names.
pub struct Telling(Picture);

fn number(name: &str) -> u128 {
    name.bytes().fold(7_u128, |number, byte| number.wrapping_mul(31).wrapping_add(byte.into()))
}

pub fn who(name: &str) -> PersonId {
    PersonId(number(name))
}

impl Telling {
    fn of(id: &str, title: &str) -> Self {
        let words = Words {
            cares: "cares for the infant day to day".to_owned(),
            focus: "the infant at the centre of this map".to_owned(),
        };
        Self(Picture {
            id: id.to_owned(),
            title: title.to_owned(),
            lang: "en".to_owned(),
            words,
            ..Picture::default()
        })
    }

    /// A home; the first one told is the infant's main home.
    fn home(&mut self, label: &str, note: &str) -> HomeId {
        let id = HomeId(number(label));
        self.0.homes.push(Home {
            id,
            label: label.to_owned(),
            note: note.to_owned(),
            main: self.0.homes.is_empty(),
            also: Vec::new(),
            folded: label.to_owned(),
            href: None,
            nudge: 0,
        });
        id
    }

    /// Somebody, told as `"short: Name | fact | fact"`.
    fn person(&mut self, told: &str, sign: Sign, home: Option<HomeId>) -> &mut Person {
        let (short, rest) = told.split_once(": ").unwrap();
        let mut parts = rest.split(" | ");
        let mut person = Person::new(who(short), parts.next().unwrap().trim(), sign);
        person.facts = parts.map(str::to_owned).collect();
        person.href = (sign != Ended).then(|| format!("/people/{short}"));
        person.home = home;
        self.0.people.push(person);
        self.0.people.last_mut().unwrap()
    }

    fn union(
        &mut self,
        a: &str,
        b: &str,
        kind: UnionKind,
        words: &str,
        children: &[(&str, Descent)],
    ) {
        let child =
            |(short, descent): &(&str, Descent)| Child { person: who(short), descent: *descent };
        self.0.unions.push(Union {
            a: who(a),
            b: (!b.is_empty()).then(|| who(b)),
            kind,
            words: words.to_owned(),
            children: children.iter().map(child).collect(),
            births: Vec::new(),
        });
    }

    fn born_together(&mut self, people: &[&str], identical: bool) {
        let people = people.iter().map(|short| who(short)).collect();
        self.0.unions.last_mut().unwrap().births.push(Multiple { people, identical });
    }

    fn also(&mut self, home: HomeId, short: &str, words: &str) {
        let home = self.0.homes.iter_mut().find(|known| known.id == home).unwrap();
        home.also.push(Stay { person: who(short), words: words.to_owned() });
    }

    fn bond(&mut self, a: &str, b: &str, state: State, trend: Trend) {
        let place = self.0.bonds.len() + 1;
        let digits =
            |c: char| if self.0.rtl { char::from_u32(c as u32 - 48 + 0x660).unwrap() } else { c };
        self.0.bonds.push(Bond {
            id: BondId(place as u128),
            number: place.to_string().chars().map(digits).collect(),
            a: who(a),
            b: who(b),
            state,
            trend,
            say: format!("{a} and {b}"),
            href: Some(format!("#bond-{place}")),
        });
    }
}

pub type Told = (&'static str, fn() -> Picture);

/// Every family, by the name of its golden file.
pub const ALL: [Told; 10] = [
    ("two-homes", two_homes),
    ("foster-and-kin", foster_and_kin),
    ("twins-after-loss", twins_after_loss),
    ("from-right-to-left", from_right_to_left),
    ("expecting-with-her-mother", expecting_with_her_mother),
    ("three-foster-homes", three_foster_homes),
    ("two-fathers", two_fathers),
    ("grandmother-of-five", grandmother_of_five),
    ("ended-after-ivf", ended_after_ivf),
    ("nursery-unit", nursery_unit),
];

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
    told.0.lang = "ar".to_owned();
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

/// A girl of sixteen who expects a baby and lives with her own mother.
pub fn expecting_with_her_mother() -> Picture {
    let mut told = Telling::of("juniper", "Relationship map of Juniper Mallow, before the birth");
    let home = told.home("Marigold’s home", "");
    told.person("marigold: Marigold Mallow | 35 · Juniper’s mother", Circle, Some(home));
    told.person("rowan: Rowan Pell | 38 · her partner", Square, Some(home));
    told.person("juniper: Juniper Mallow | 16 · expecting", Circle, Some(home));
    told.person("kit: Kit Mallow-Pell | 5 · brother", Diamond, Some(home));
    told.person("baby: Baby | due in March", Pregnancy, Some(home)).focus = true;
    told.person("dov: Dov Harlow | 17 · father", Square, None);
    told.person("father: Silas Mallow | Juniper’s father", Square, None).away =
        Some("no word since 2015".to_owned());
    told.union("marigold", "father", UnionKind::Divorced, "2008–2014", &[("juniper", Birth)]);
    told.union("marigold", "rowan", UnionKind::Together, "since 2018", &[("kit", Birth)]);
    told.union("juniper", "dov", UnionKind::Together, "", &[("baby", Birth)]);
    told.bond("juniper", "marigold", State::CloseStrained, Trend::Closer);
    told.bond("juniper", "dov", State::Tender, Trend::Steady);
    told.bond("juniper", "father", State::CutOff, Trend::Steady);
    told.bond("baby", "juniper", State::Tender, Trend::Closer);
    told.0
}

/// A toddler in the third foster home, who still sees somebody of the first one.
pub fn three_foster_homes() -> Picture {
    let mut told =
        Telling::of("ambrose", "Relationship map: Ambrose, three foster homes, May 2025");
    let third = told.home("The Pennywhistle home", "Ambrose since April");
    let second = told.home("The Sorrel home", "November to April");
    let first = told.home("Philippa’s home", "his first 9 months");
    told.person("clover: Clover Pennywhistle | 50 · foster", Circle, Some(third)).cares = true;
    told.person("ambrose: Ambrose | 19 months", Square, Some(third)).focus = true;
    told.person("hugo: Hugo Sorrel | 39 · foster", Square, Some(second));
    told.person("bryony: Bryony Sorrel | 37 · foster", Circle, Some(second));
    told.person("tansy: Tansy Sorrel | 8", Circle, Some(second));
    told.person("philippa: Philippa Gray | 62 · foster", Circle, Some(first));
    told.person("sable: Sable Winter | 23 · mother", Circle, None).away =
        Some("in treatment, writes letters".to_owned());
    told.union("sable", "", UnionKind::Together, "", &[("ambrose", Birth)]);
    told.union("clover", "", UnionKind::Together, "", &[("ambrose", Foster)]);
    told.union("hugo", "bryony", UnionKind::Married, "", &[("tansy", Birth), ("ambrose", Foster)]);
    told.union("philippa", "", UnionKind::Together, "", &[("ambrose", Foster)]);
    told.bond("ambrose", "clover", State::Tender, Trend::Closer);
    told.bond("ambrose", "philippa", State::BackInTouch, Trend::Steady);
    told.bond("ambrose", "tansy", State::CutOff, Trend::MoreStrain);
    told.bond("ambrose", "sable", State::Distant, Trend::Closer);
    told.0
}

/// Two fathers, and the woman who bore their daughters.
pub fn two_fathers() -> Picture {
    let mut told = Telling::of("isolde", "Relationship map: Isolde and Elowen, January 2025");
    let home = told.home("The Wintergreen home", "the twins, always");
    told.person("anselm: Anselm Wintergreen | 38 · Papa", Square, Some(home)).cares = true;
    told.person("joss: Joss Wintergreen | 36 · Daddy", Square, Some(home)).cares = true;
    told.person("elowen: Elowen | 3 months", Circle, Some(home));
    told.person("isolde: Isolde | 3 months", Circle, Some(home)).focus = true;
    told.person("cressida: Cressida Vale | 33 · bore the twins", Circle, None);
    told.person("egg: Donor | not known", Diamond, None);
    told.union(
        "anselm",
        "joss",
        UnionKind::Married,
        "married 2016",
        &[("elowen", Birth), ("isolde", Birth)],
    );
    told.born_together(&["elowen", "isolde"], true);
    told.union("joss", "cressida", UnionKind::Donor, "surrogate", &[]);
    told.union("egg", "", UnionKind::Donor, "", &[("elowen", Donor), ("isolde", Donor)]);
    told.bond("isolde", "anselm", State::Close, Trend::Closer);
    told.bond("isolde", "joss", State::Close, Trend::Steady);
    told.bond("elowen", "isolde", State::Close, Trend::Steady);
    told.bond("anselm", "cressida", State::Tender, Trend::Steady);
    told.0
}

/// A grandmother who raises five children of two daughters.
pub fn grandmother_of_five() -> Picture {
    let mut told =
        Telling::of("pearl", "Relationship map: Pearl Hollis and the five, February 2025");
    let home = told.home("Pearl’s home", "all five, since August");
    told.person("pearl: Pearl Hollis | 59 · grandmother", Circle, Some(home)).cares = true;
    told.person("amos: Amos Hollis | died 2019", Square, None).died = true;
    told.person("delia: Delia Hollis | 34 · mother", Circle, None).away =
        Some("in hospital".to_owned());
    told.person("fern: Fern Hollis | died 2023 | 29 years", Circle, None).died = true;
    told.person("jonah: Jonah | 11", Square, Some(home));
    told.person("ruth: Ruth | 9", Circle, Some(home));
    told.person("micah: Micah | 6", Square, Some(home));
    told.person("ada: Ada | 3", Circle, Some(home));
    told.person("obie: Obie | 8 months", Square, Some(home)).focus = true;
    told.union(
        "pearl",
        "amos",
        UnionKind::Married,
        "married 1988",
        &[("delia", Birth), ("fern", Birth)],
    );
    told.union(
        "delia",
        "",
        UnionKind::Together,
        "",
        &[("jonah", Birth), ("micah", Birth), ("obie", Birth)],
    );
    told.union("fern", "", UnionKind::Together, "", &[("ruth", Birth), ("ada", Birth)]);
    told.bond("obie", "pearl", State::Close, Trend::Closer);
    told.bond("obie", "ruth", State::Close, Trend::Steady);
    told.bond("obie", "delia", State::Tender, Trend::Steady);
    told.bond("jonah", "pearl", State::Strained, Trend::Closer);
    told.bond("ruth", "ada", State::Close, Trend::Closer);
    told.0
}

/// A couple whose pregnancy ended after years of trying, and who expect again.
pub fn ended_after_ivf() -> Picture {
    let mut told = Telling::of("saffron", "Relationship map of the Underhill family, after a loss");
    let home = told.home("The Underhill home", "");
    told.person("saffron: Saffron Underhill | 39", Circle, Some(home));
    told.person("caspian: Caspian Underhill | 41", Square, Some(home));
    told.person("e1:  | ended 2021", Ended, Some(home));
    told.person("e2:  | ended 2022", Ended, Some(home));
    told.person("wilder: Wilder | born still | 4 May 2024", Square, Some(home)).died = true;
    told.person("baby: Baby | due in August", Pregnancy, Some(home)).focus = true;
    told.person("nell: Nell Underhill | 66 · Caspian’s mother", Circle, None);
    told.union(
        "saffron",
        "caspian",
        UnionKind::Married,
        "married 2015, together since 2009",
        &[("e1", Birth), ("e2", Birth), ("wilder", Birth), ("baby", Birth)],
    );
    told.union("nell", "", UnionKind::Together, "", &[("caspian", Birth)]);
    told.bond("saffron", "wilder", State::Close, Trend::Steady);
    told.bond("saffron", "baby", State::Tender, Trend::Closer);
    told.bond("saffron", "caspian", State::CloseStrained, Trend::Closer);
    told.bond("caspian", "nell", State::Strained, Trend::MoreStrain);
    told.0
}

/// A mother in prison with her baby in the nursery unit; the older children with her sister.
pub fn nursery_unit() -> Picture {
    let mut told = Telling::of("lark", "Relationship map: Lark, nursery unit, April 2025");
    let unit = told.home("Nursery unit", "Lark and her mother, until 18 months");
    let aunt = told.home("Hester’s home", "the brothers since May");
    told.person("imogen: Imogen Stroud | 28 · mother", Circle, Some(unit)).cares = true;
    told.person("lark: Lark | 6 months", Circle, Some(unit)).focus = true;
    told.person("hester: Hester Stroud | 32 · aunt", Circle, Some(aunt));
    told.person("bram: Bram | 7", Square, Some(aunt));
    told.person("cato: Cato | 4", Square, Some(aunt));
    told.person("lew: Lew Ferris | 30 · father", Square, None).away =
        Some("letters only, by court order".to_owned());
    told.person("agnes: Agnes Stroud | 60 · grandmother", Circle, None);
    told.union("agnes", "", UnionKind::Together, "", &[("imogen", Birth), ("hester", Birth)]);
    told.union(
        "imogen",
        "lew",
        UnionKind::Separated,
        "2016–2024",
        &[("bram", Birth), ("cato", Birth), ("lark", Birth)],
    );
    told.union("hester", "", UnionKind::Together, "", &[("bram", Kin), ("cato", Kin)]);
    told.bond("lark", "imogen", State::Close, Trend::Closer);
    told.bond("imogen", "bram", State::Tender, Trend::MoreStrain);
    told.bond("cato", "hester", State::Close, Trend::Closer);
    told.bond("imogen", "agnes", State::BackInTouch, Trend::Steady);
    told.0
}

/// As many people and bonds as are drawn: for the bench, and for what is folded when there are more.
pub fn eighteen() -> Picture {
    let mut told = Telling::of("ferrow", "Relationship map of the Ferrow family");
    let home = told.home("The Ferrow home", "Tilly, most days");
    let gran = told.home("Hedda’s home", "");
    let other = told.home("Linus and Greta’s home", "Tilly, weekends");
    let uncle = told.home("Otis’s home", "");
    let people = [
        ("hedda: Hedda Ferrow | 63 · grandmother", Circle, Some(gran)),
        ("otto: Otto Ferrow | 66 · grandfather", Square, Some(gran)),
        ("wilma: Wilma Sand | 59 · grandmother", Circle, None),
        ("rhea: Rhea Ferrow | 31 · mother", Circle, Some(home)),
        ("sol: Sol Amber | 34 · her partner", Diamond, Some(home)),
        ("linus: Linus Sand | 33 · father", Square, Some(other)),
        ("greta: Greta Moss | 30 · his partner", Circle, Some(other)),
        ("otis: Otis Ferrow | 28 · uncle", Square, Some(uncle)),
        ("vera: Vera Ferrow | 27 · aunt", Circle, Some(uncle)),
        ("max: Max | 9", Square, Some(home)),
        ("ines: Ines | 6", Circle, Some(home)),
        ("loss:  | ended 2021", Ended, Some(home)),
        ("tilly: Tilly | 11 months", Circle, Some(home)),
        ("bee: Bee | 3", Circle, Some(other)),
        ("baby: Baby | due in May", Pregnancy, Some(other)),
        ("cy: Cy | 5", Square, Some(uncle)),
        ("dot: Dot | 5", Circle, Some(uncle)),
        ("jun: Jun | 2", Diamond, Some(uncle)),
    ];
    for (person, sign, home) in people {
        told.person(person, sign, home);
    }
    told.0.people[12].focus = true;
    told.also(other, "tilly", "weekends");
    told.union(
        "hedda",
        "otto",
        UnionKind::Married,
        "married 1990",
        &[("rhea", Birth), ("otis", Birth)],
    );
    told.union("wilma", "", UnionKind::Together, "", &[("linus", Birth)]);
    told.union(
        "rhea",
        "linus",
        UnionKind::Divorced,
        "2013–2024",
        &[("max", Birth), ("ines", Adopted), ("loss", Birth), ("tilly", Birth)],
    );
    told.union("rhea", "sol", UnionKind::Together, "", &[]);
    told.union(
        "linus",
        "greta",
        UnionKind::Together,
        "since 2024",
        &[("bee", Kin), ("baby", Birth)],
    );
    told.union(
        "otis",
        "vera",
        UnionKind::Married,
        "married 2019",
        &[("cy", Birth), ("dot", Birth), ("jun", Birth)],
    );
    told.born_together(&["cy", "dot"], false);
    let bonds = [
        ("tilly", "rhea", State::Close),
        ("tilly", "linus", State::Tender),
        ("tilly", "hedda", State::Close),
        ("rhea", "hedda", State::CloseStrained),
        ("tilly", "sol", State::Tender),
        ("max", "linus", State::Distant),
        ("rhea", "otis", State::CutOff),
        ("ines", "tilly", State::Close),
    ];
    for (a, b, state) in bonds {
        told.bond(a, b, state, Trend::Steady);
    }
    told.0
}
