//! A family's way through the guide.

use fingerpost_core::guide::{Answer, Answers, Plan};
use fingerpost_core::model::QuestionId;

use crate::answer::{answer, in_words};
use crate::offers::Ready;
use crate::story::Story;

/// More questions than this are a circle.
const TOO_MANY: usize = 40;

/// A question that a family answered.
#[derive(Clone, Debug)]
pub struct Step {
    /// The question.
    pub question: QuestionId,
    /// How it was put to them.
    pub asks: String,
    /// What they answered, in the words of the options.
    pub says: String,
    /// Their answers so far, with this one.
    pub answers: Answers,
    /// Their plan after it.
    pub plan: Plan,
}

/// A family's way through the guide.
#[derive(Clone, Debug)]
pub struct Walk {
    /// Their answers before the first question: the door they came in by.
    pub door: Answers,
    /// Their plan before the first question.
    pub before: Plan,
    /// The questions they answered, in order. Who is asking is known from the door, and is not among them.
    pub steps: Vec<Step>,
    /// Why they could not go on to the end, in a sentence.
    pub stuck: Option<String>,
}

impl Walk {
    /// The plan after this many questions; the last one after more.
    #[must_use]
    pub fn plan(&self, questions: usize) -> &Plan {
        let step = questions.min(self.steps.len()).checked_sub(1).and_then(|place| self.steps.get(place));
        step.map_or(&self.before, |step| &step.plan)
    }

    /// All of their answers.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        self.steps.last().map_or(&self.door, |step| &step.answers)
    }
}

/// Walks a family through the guide, from the door to where no answer can change their plan.
#[must_use]
pub fn walk(story: &Story, ready: &Ready) -> Walk {
    let guide = &ready.guide;
    let mut answers = Answers::new();
    let mut stuck = None;
    if let Some(who) = guide.core().question("who") {
        let given = answer(story, &guide.standing(&answers), who);
        answers.give(who, given.unwrap_or(Answer::NotSure));
    }
    let before = guide.standing(&answers).plan();
    let mut walk = Walk { door: answers.clone(), before, steps: Vec::new(), stuck: None };
    while let Some(question) = guide.standing(&answers).next_question() {
        let standing = guide.standing(&answers);
        let asks = standing.voice().sentence(&standing.core()[question].asks);
        let given = match answer(story, &standing, question) {
            Ok(given) => given,
            Err(value) => {
                stuck = Some(format!("\"{asks}\" has no option for `{value}` that is on offer to them"));
                break;
            }
        };
        let says = in_words(story, &standing, question, &given);
        answers.give(question, given);
        let plan = guide.standing(&answers).plan();
        walk.steps.push(Step { question, asks, says, answers: answers.clone(), plan });
        if walk.steps.len() == TOO_MANY {
            stuck = Some(format!("after {TOO_MANY} questions there was no end"));
            break;
        }
    }
    walk.stuck = stuck;
    walk
}
