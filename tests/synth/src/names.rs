//! Names of services: a real one's, with the place, the house or the charity that a council adds to it.

use fastrand::Rng;

use crate::mint::pick;
use crate::rare::Rare;

/// The fewest and the most words of a service's name.
pub(crate) const WORDS: std::ops::RangeInclusive<usize> = 3..=8;

const VENUES: [&str; 14] = [
    "Centre",
    "House",
    "School",
    "Hospital",
    "Children's Centre",
    "Family Hub",
    "Library",
    "Clinic",
    "Academy",
    "Community Centre",
    "College",
    "Health Centre",
    "Trust",
    "Project",
];
const GROUPS: [&str; 14] = [
    "Under Fives",
    "Teenagers",
    "Parents",
    "Carers",
    "Siblings",
    "Dads",
    "Young People",
    "Families",
    "Grandparents",
    "Early Years",
    "Primary Schools",
    "Young Adults",
    "Mums",
    "Foster Carers",
];
const FORMS: [&str; 16] = [
    "Service",
    "Team",
    "Group",
    "Drop-in",
    "Advice Line",
    "Workshop",
    "Clinic",
    "Club",
    "Course",
    "Support",
    "Network",
    "Outreach",
    "Assessment",
    "Panel",
    "Forum",
    "Programme",
];

/// A name of three to eight words for a copy of a service of this name.
pub(crate) fn service(real: &str, rare: &mut Rare, random: &mut Rng) -> String {
    let mut base: Vec<&str> = real.split_whitespace().take(5).collect();
    // A name cut before its end must not stop at "for" or "of the".
    while base.len() > 1 && base.last().is_some_and(|word| word.len() < 4 && word.chars().all(char::is_lowercase)) {
        base.pop();
    }
    let base = base.join(" ");
    let place = rare.name(random);
    let name = match random.u8(..8) {
        0 | 1 => format!("{place} {base} {}", pick(&FORMS, random)),
        2 => format!("{base} in {place}"),
        3 => format!("{base} at {place} {}", pick(&VENUES, random)),
        4 => format!("{place} {} {base}", pick(&VENUES, random)),
        5 => format!("{place} {base} for {}", pick(&GROUPS, random)),
        6 => format!("{base} {}, {place} and {}", pick(&FORMS, random), rare.name(random)),
        _ => format!("{} {}: {base} {place}", pick(&GROUPS, random), pick(&FORMS, random)),
    };
    let mut words: Vec<&str> = name.split_whitespace().take(*WORDS.end()).collect();
    while words.len() < *WORDS.start() {
        words.push(pick(&FORMS, random));
    }
    words.join(" ").trim_end_matches([',', ':']).to_owned()
}

/// Another name that families might use.
pub(crate) fn other(real: &str, rare: &mut Rare, random: &mut Rng) -> String {
    match random.u8(..3) {
        0 => format!("{real} {}", rare.name(random)),
        1 => format!("{} {}", rare.name(random), pick(&FORMS, random).to_lowercase()),
        _ => real.to_owned(),
    }
}

/// A charity, a trust or a club that runs services.
pub(crate) fn provider(rare: &mut Rare, random: &mut Rng) -> String {
    match random.u8(..3) {
        0 => format!("{} {}", rare.name(random), pick(&VENUES, random)),
        1 => format!("{} NHS Foundation Trust", rare.name(random)),
        _ => format!("{} and {} {}", rare.name(random), rare.name(random), pick(&GROUPS, random)),
    }
}
