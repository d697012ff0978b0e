//! A half-given answer: what stands on a question's screen before "Continue".

use fingerpost_core::Answer;
use fingerpost_core::catalogue::Catalogue;
use fingerpost_core::model::{FactKind, Question};
use fingerpost_core::rules::{Age, AgeError};
use fingerpost_core::t;

use crate::words;

/// An answer that shuts out the options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// "None of these".
    NoneOfThese,
    /// "I'm not sure".
    NotSure,
}

/// What a family does to a half-given answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Chooses this option, or takes it back.
    Option(usize),
    /// The same with an answer that shuts out the options.
    Other(Other),
    /// Types this.
    Typed(String),
}

/// A half-given answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The options that are chosen, by their places.
    pub chosen: Vec<usize>,
    /// What is chosen instead of them.
    pub other: Option<Other>,
    /// What was typed.
    pub typed: String,
}

impl Draft {
    /// An answer that was given before, to change.
    #[must_use]
    pub fn of(answer: Option<&Answer>) -> Self {
        match answer {
            None => Self::default(),
            Some(Answer::Chosen(chosen)) => Self { chosen: chosen.clone(), ..Self::default() },
            Some(Answer::NoneOfThese) => Self { other: Some(Other::NoneOfThese), ..Self::default() },
            Some(Answer::NotSure) => Self { other: Some(Other::NotSure), ..Self::default() },
            Some(Answer::Age(age)) => Self { typed: words::age(*age), ..Self::default() },
        }
    }

    /// The draft after this, of an answer of this kind.
    #[must_use]
    pub fn after(self, kind: FactKind, said: Said) -> Self {
        match said {
            Said::Option(option) => self.choose(kind, option),
            Said::Other(other) => self.choose_other(kind, other),
            // A postcode stands beside what was chosen; an age in the place of it.
            Said::Typed(typed) => Self { typed, other: self.other.filter(|_| kind != FactKind::Age), chosen: self.chosen },
        }
    }

    /// Chooses an option, or takes it back where several can be chosen.
    #[must_use]
    pub fn choose(mut self, kind: FactKind, option: usize) -> Self {
        self.other = None;
        if kind != FactKind::Many {
            self.chosen = vec![option];
        } else if let Some(place) = self.chosen.iter().position(|chosen| *chosen == option) {
            self.chosen.remove(place);
        } else {
            let place = self.chosen.iter().take_while(|chosen| **chosen < option).count();
            self.chosen.insert(place, option);
        }
        self
    }

    /// Chooses an answer that shuts out the options, or takes it back where several can be chosen.
    #[must_use]
    pub fn choose_other(self, kind: FactKind, other: Other) -> Self {
        let back = kind == FactKind::Many && self.other == Some(other);
        Self { chosen: Vec::new(), other: if back { None } else { Some(other) }, typed: self.typed }
    }

    /// The answer, once it is whole. `on_offer` are the options a family can see: no other counts.
    ///
    /// # Errors
    /// What to say to a family where it is not.
    pub fn answer(&self, question: &Question, kind: FactKind, on_offer: &[usize], words: &Catalogue) -> Result<Answer, String> {
        match (self.other, kind) {
            (Some(Other::NotSure), _) => return Ok(Answer::NotSure),
            (Some(Other::NoneOfThese), FactKind::Many) => return Ok(Answer::NoneOfThese),
            (_, FactKind::Age) => {
                return self
                    .typed
                    .parse::<Age>()
                    .map(Answer::Age)
                    .map_err(|error: AgeError| words.say(error.message()).to_owned());
            }
            _ => {}
        }
        let chosen: Vec<usize> = self.chosen.iter().copied().filter(|option| on_offer.contains(option)).collect();
        match (chosen.is_empty(), kind) {
            (false, _) => Ok(Answer::Chosen(chosen)),
            (true, FactKind::Many) => {
                Err(words.fill(t!("Tick one answer or more. You can tick “{answer}”."), &[&words.theirs(&question.not_sure)]))
            }
            (true, _) => {
                Err(words.fill(t!("Choose one answer. You can choose “{answer}”."), &[&words.theirs(&question.not_sure)]))
            }
        }
    }
}
