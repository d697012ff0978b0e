//! Words with gaps, filled in by who is asking.

use super::gaps::fill_gaps;
use crate::letters::is_of_a_word;
use crate::model::Core;
use crate::rules::{Facts, Tri};

/// How to speak to whoever is asking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Voice {
    /// To a parent or carer, about their child: also where nobody has said.
    #[default]
    Parent,
    /// To a young person, about themselves.
    YoungPerson,
    /// To someone who works with families.
    Professional,
}

/// Each gap, and what fills it: said to a parent, a young person and a professional, and then as a parent and a young person say it themselves.
/// (A professional speaks of the child as we do.)
const GAPS: [(&str, [&str; 5]); 16] = [
    ("they", ["your child", "you", "the child or young person", "my child", "I"]),
    ("them", ["your child", "you", "the child or young person", "my child", "me"]),
    ("their", ["your child's", "your", "the child or young person's", "my child's", "my"]),
    ("they_are", ["your child is", "you are", "the child or young person is", "my child is", "I am"]),
    ("are_they", ["is your child", "are you", "is the child or young person", "is my child", "am I"]),
    ("they_were", ["your child was", "you were", "the child or young person was", "my child was", "I was"]),
    ("were_they", ["was your child", "were you", "was the child or young person", "was my child", "was I"]),
    ("they_have", ["your child has", "you have", "the child or young person has", "my child has", "I have"]),
    ("have_they", ["has your child", "have you", "has the child or young person", "has my child", "have I"]),
    ("do_they", ["does your child", "do you", "does the child or young person", "does my child", "do I"]),
    ("do_not", ["does not", "do not", "does not", "does not", "do not"]),
    ("need", ["needs", "need", "needs", "needs", "need"]),
    ("find", ["finds", "find", "finds", "finds", "find"]),
    ("go", ["goes", "go", "goes", "goes", "go"]),
    ("help", ["helps", "help", "helps", "helps", "help"]),
    ("live", ["lives", "live", "lives", "lives", "live"]),
];

/// The columns of [`GAPS`] for a parent and for a young person who speaks.
const SPEAKS: [usize; 3] = [3, 4, 2];

impl Voice {
    /// The voice for what is known of the fact `who`.
    #[must_use]
    pub fn of(core: &Core, facts: &Facts) -> Self {
        let says =
            |id: &str| core.fact("who").and_then(|who| core.value(who, id)).is_some_and(|value| facts.value(value) == Tri::Yes);
        if says("young-person") {
            Self::YoungPerson
        } else if says("professional") {
            Self::Professional
        } else {
            Self::Parent
        }
    }

    /// Every gap that [`Voice::fill`] knows, without its braces.
    pub fn gaps() -> impl Iterator<Item = &'static str> {
        GAPS.iter().map(|(gap, _)| *gap)
    }

    /// True for the name of a gap that [`Voice::fill`] knows.
    #[must_use]
    pub fn is_gap(name: &str) -> bool {
        GAPS.iter().any(|(gap, _)| *gap == name)
    }

    /// Fills the gaps in some words. A gap nobody knows stays as it is, braces and all: the offer's check finds those.
    ///
    /// ```
    /// use fingerpost_core::explain::Voice;
    ///
    /// assert_eq!(Voice::Parent.fill("because {they_are} deaf"), "because your child is deaf");
    /// assert_eq!(Voice::YoungPerson.fill("because {they_are} deaf"), "because you are deaf");
    /// ```
    #[must_use]
    pub fn fill(self, words: &str) -> String {
        fill(words, self as usize)
    }

    /// Fills the gaps as whoever is asking would say it to somebody else, and gives each sentence a capital letter.
    ///
    /// ```
    /// use fingerpost_core::explain::Voice;
    ///
    /// assert_eq!(Voice::Parent.speak("{they_are} 4."), "My child is 4.");
    /// assert_eq!(Voice::YoungPerson.speak("please refer {them}."), "Please refer me.");
    /// ```
    #[must_use]
    pub fn speak(self, words: &str) -> String {
        self.speak_with(words, &|_, _| false)
    }

    /// The same, where `known` fills gaps of its own first.
    pub(crate) fn speak_with(self, words: &str, known: &dyn Fn(&str, &mut String) -> bool) -> String {
        capitals(&fill_gaps(words, &|gap, filled| known(gap, filled) || fill_one(gap, SPEAKS[self as usize], filled)))
    }

    /// Fills the gaps and gives each sentence a capital letter, where it starts with a letter from a to z.
    ///
    /// ```
    /// use fingerpost_core::explain::Voice;
    ///
    /// assert_eq!(Voice::Parent.sentence("{have_they} been assessed?"), "Has your child been assessed?");
    /// ```
    #[must_use]
    pub fn sentence(self, words: &str) -> String {
        capitals(&self.fill(words))
    }
}

/// Fills the gaps from one column of [`GAPS`].
fn fill(words: &str, column: usize) -> String {
    fill_gaps(words, &|gap, filled| fill_one(gap, column, filled))
}

fn fill_one(name: &str, column: usize, filled: &mut String) -> bool {
    let found = GAPS.iter().find(|(gap, _)| *gap == name);
    filled.push_str(found.map_or("", |(_, words)| words[column]));
    found.is_some()
}

/// The first letter as a capital, in any script. (The navigator has its own for the letters a to z: this one brings Unicode's tables along.)
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Each sentence with a capital, where it starts with a letter from a to z.
fn capitals(words: &str) -> String {
    let mut starts = true;
    let capital = |letter: char| {
        let begins = starts && is_of_a_word(letter);
        starts = if begins { false } else { starts || matches!(letter, '.' | '?' | '!') };
        if begins { letter.to_ascii_uppercase() } else { letter }
    };
    words.chars().map(capital).collect()
}

#[cfg(test)]
mod tests {
    use super::Voice;

    #[test]
    fn leaves_what_it_does_not_know() {
        assert_eq!(Voice::Parent.fill("a {gap} and a { and a }"), "a {gap} and a { and a }");
    }

    #[test]
    fn starts_each_sentence_with_a_capital() {
        assert_eq!(Voice::Parent.sentence("tick all. {they} {do_not} need it."), "Tick all. Your child does not need it.");
    }

    #[test]
    fn keeps_a_capital_that_is_not_at_the_start() {
        assert_eq!(Voice::YoungPerson.sentence("do {they} have an EHC plan?"), "Do you have an EHC plan?");
    }
}
