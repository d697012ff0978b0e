//! New words that look real: names of places, people and charities from syllables, and known words with another ending.

use fastrand::Rng;

const STARTS: [&str; 64] = [
    "Ash", "Bar", "Beck", "Ber", "Black", "Brad", "Bran", "Brook", "Bur", "Cal", "Car", "Chal", "Chip", "Clay", "Cole", "Cran",
    "Crom", "Dal", "Den", "Dun", "East", "El", "Esk", "Fair", "Far", "Fen", "Ford", "Gar", "Glen", "Good", "Grim", "Had", "Hal",
    "Har", "Haw", "Hazel", "Hol", "Horn", "Hud", "Kel", "Ken", "Kirk", "Lang", "Lin", "Long", "Mal", "Mar", "Mel", "Mill", "Nor",
    "Oak", "Pen", "Rad", "Rock", "Sand", "Shel", "Stan", "Stock", "Thorn", "Tor", "Wal", "West", "Whit", "Win",
];
const MIDDLES: [&str; 24] = [
    "ing", "er", "en", "le", "ber", "ders", "stan", "wor", "ling", "min", "ton", "field", "sing", "cot", "hamp", "mer", "ners",
    "ters", "by", "low", "ring", "den", "ches", "bour",
];
const ENDS: [&str; 40] = [
    "ton", "ham", "bury", "ford", "ley", "worth", "wick", "dale", "field", "combe", "stead", "bridge", "well", "hurst", "den",
    "don", "borough", "mouth", "ness", "thorpe", "by", "cote", "head", "hill", "holme", "land", "low", "mere", "minster", "moor",
    "port", "sey", "shaw", "stock", "stow", "thwaite", "wood", "yard", "man", "son",
];
const FRONTS: [&str; 8] = ["", "", "", "re", "un", "pre", "over", "inter"];
const ENDINGS: [&str; 20] = [
    "s", "ed", "er", "ers", "ing", "ings", "ly", "ness", "able", "ment", "ments", "ful", "less", "ish", "wise", "ism", "ist",
    "ists", "ity", "al",
];

/// A name of so many syllables, at least two. Not always new: there are 2,560 of two, 61,440 of three and 1,474,560 of four.
pub(crate) fn name(syllables: usize, random: &mut Rng) -> String {
    let mut name = pick(&STARTS, random).to_owned();
    for _ in 2..syllables {
        name.push_str(pick(&MIDDLES, random));
    }
    name + pick(&ENDS, random)
}

/// A form of a known word, as "assessments" is of "assessment". Not always new, nor always English: a typist's page has such words too.
pub(crate) fn form(word: &str, random: &mut Rng) -> String {
    let stem = word.strip_suffix('e').or_else(|| word.strip_suffix('s')).unwrap_or(word);
    format!("{}{stem}{}", pick(&FRONTS, random), pick(&ENDINGS, random))
}

/// One of the list, each as likely.
pub(crate) fn pick<'a>(list: &[&'a str], random: &mut Rng) -> &'a str {
    list[random.usize(..list.len())]
}
