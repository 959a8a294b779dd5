// SPDX-License-Identifier: AGPL-3.0-or-later
//! Six families more, of the many forms families have.

use map::{Descent, Picture, Sign, State, Trend, UnionKind};

use Descent::{Birth, Donor, Foster, Kin};
use Sign::{Circle, Diamond, Ended, Pregnancy, Square};

use super::Telling;

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
