//! Questions: how a fact is asked in plain words.

use super::{FactId, ValueId};
use crate::rules::Rule;

/// A question about one fact. Every question can also be answered "not sure", which keeps everything that might fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The id that links and tests use.
    pub id: String,
    /// The fact it asks about; its [`FactKind`](super::FactKind) decides how it is shown.
    pub fact: FactId,
    /// The question, with gaps for who is asking.
    pub asks: String,
    /// One short sentence of help; may be empty.
    pub hint: String,
    /// The words of the "not sure" answer.
    pub not_sure: String,
    /// The words of the "none of these" answer, where there is one. Only for facts of many values.
    pub none: Option<String>,
    /// Asked only once this is a plain yes. It reads facts of earlier questions only.
    pub once: Rule,
    /// What is so where `once` is a plain no: these values of the fact and no others.
    pub otherwise: Vec<ValueId>,
    /// The answers on offer; empty for an age.
    pub options: Vec<Choice>,
    /// A video of the question in British Sign Language: an `https:` address; empty where there is none.
    pub bsl: String,
}

/// An option of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it says, with gaps for who is asking.
    pub label: String,
    /// One short sentence of help; may be empty.
    pub hint: String,
    /// The values that become known when it is chosen: one of the question's own fact, and perhaps others.
    pub sets: Vec<ValueId>,
    /// Offered only while this is not a plain no. It reads facts of earlier questions only.
    pub when: Rule,
}
