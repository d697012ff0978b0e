//! A question, in words.

use fingerpost_core::Standing;
use fingerpost_core::model::{FactKind, QuestionId};

use crate::given::value_of;
use crate::told::told;

told! {
    /// A question as it is put to this family.
    pub struct Question<'a> {
        /// Its id.
        pub id: &'a str,
        /// The question.
        pub asks: String,
        /// One short sentence of help; may be empty.
        pub hint: String,
        /// `one` or `many` of its options, or an `age`.
        pub kind: &'static str,
        /// True where a place answers it.
        pub place: bool,
        /// The options on offer to this family; empty for an age.
        pub options: Vec<Choice>,
        /// The words of the "not sure" answer.
        pub not_sure: String,
        /// The words of the "none of these" answer, where there is one.
        pub none: Option<String>,
    }
}

told! {
    /// An option.
    pub struct Choice {
        /// What to answer with.
        pub value: String,
        /// What it says.
        pub label: String,
        /// One short sentence of help; may be empty.
        pub hint: String,
    }
}

impl<'a> Question<'a> {
    /// A question as it is put to the family that stands here.
    #[must_use]
    pub fn put(standing: &Standing<'a>, question: QuestionId) -> Self {
        let (core, voice) = (standing.core(), standing.voice());
        let asked = &core[question];
        let choice = |place: usize| Choice {
            value: value_of(core, question, place).unwrap_or_default(),
            label: voice.sentence(&asked.options[place].label),
            hint: voice.sentence(&asked.options[place].hint),
        };
        Self {
            id: &asked.id,
            asks: voice.sentence(&asked.asks),
            hint: voice.sentence(&asked.hint),
            kind: match core[asked.fact].kind {
                FactKind::One => "one",
                FactKind::Many => "many",
                FactKind::Age => "age",
            },
            place: core[asked.fact].id == "district",
            options: standing.options(question).into_iter().map(choice).collect(),
            not_sure: voice.sentence(&asked.not_sure),
            none: asked.none.as_ref().map(|none| voice.sentence(none)),
        }
    }
}
