//! The same answers at another council's offer.

use super::{Answer, Answers};
use crate::model::{Core, QuestionId, ValueId};

impl Answers {
    /// The same answers, told to another offer: by the ids of questions and values, so that it does not matter how either offer words or orders
    /// them. What the other offer does not ask, or asks more closely (a district, where this one knows only the county), is left unanswered.
    #[must_use]
    pub fn carry(&self, from: &Core, to: &Core) -> Self {
        let mut carried = Self::new();
        for asked in self.questions() {
            let Some(question) = to.question(&from[asked].id) else { continue };
            let answer = match self.get(asked) {
                Some(Answer::Chosen(chosen)) => chosen_there(from, asked, chosen, to, question).map(Answer::Chosen),
                Some(answer) => Some(answer.clone()),
                None => None,
            };
            if let Some(answer) = answer {
                carried.give(question, answer);
            }
        }
        carried
    }
}

/// The places of the other offer's options that say the same, or the same less closely or more widely; nothing where one of them has no such option.
fn chosen_there(from: &Core, asked: QuestionId, chosen: &[usize], to: &Core, asked_there: QuestionId) -> Option<Vec<usize>> {
    let question = &to[asked_there];
    let says_it = |place: &usize| {
        let value = from.stands_for(asked, *place)?;
        let there = to.value(question.fact, &from[value].id)?;
        let wider = |has: &ValueId| *has != there && to[*has].fact == question.fact && to.is_kind_of(there, *has);
        let same = to.option(asked_there, &from.option_id(asked, *place)).or_else(|| to.option(asked_there, &from[value].id));
        same.or_else(|| question.options.iter().position(|option| option.sets.iter().any(wider)))
    };
    chosen.iter().map(says_it).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Choice, Fact, FactId, FactKind, Question, UrgentHelp, Value};
    use crate::rules::Rule;

    /// An offer that asks where a family lives: the districts as (id, parent), and the options by district.
    fn offer(districts: &[(&str, Option<u32>)], options: &[u32]) -> Core {
        let value = |(id, parent): &(&str, Option<u32>)| Value {
            fact: FactId(0),
            id: (*id).to_owned(),
            name: String::new(),
            parent: parent.map(ValueId),
            because: String::new(),
            plain: String::new(),
        };
        let option =
            |id: &u32| Choice { label: String::new(), hint: String::new(), sets: vec![ValueId(*id)], when: Rule::everyone() };
        let question = Question {
            id: "district".to_owned(),
            fact: FactId(0),
            asks: String::new(),
            hint: String::new(),
            not_sure: String::new(),
            none: None,
            once: Rule::everyone(),
            otherwise: Vec::new(),
            options: options.iter().map(option).collect(),
            bsl: String::new(),
        };
        Core {
            id: String::new(),
            name: String::new(),
            council: String::new(),
            language: String::new(),
            facts: vec![Fact {
                id: "district".to_owned(),
                kind: FactKind::One,
                depends: String::new(),
                tell: String::new(),
                changes: false,
            }],
            values: districts.iter().map(value).collect(),
            atoms: Vec::new(),
            home: None,
            gp: None,
            neighbours: Vec::new(),
            questions: vec![question],
            providers: Vec::new(),
            referrers: Vec::new(),
            services: Vec::new(),
            urgent: UrgentHelp { services: Vec::new(), last_resort: crate::model::ServiceId(0) },
            outcodes: Vec::new(),
            danger: Vec::new(),
            pathways: Vec::new(),
            ons: Vec::new(),
            languages: Vec::new(),
        }
    }

    #[test]
    fn answers_go_by_id_and_to_a_wider_option_where_there_is_no_other() {
        let here = offer(&[("city", None), ("county", None), ("town", Some(1))], &[0, 1, 2]);
        let there = offer(&[("county", None), ("town", Some(0)), ("city", None)], &[2, 0]);
        let carried = |option: usize| {
            let mut answers = Answers::new();
            answers.give(QuestionId(0), Answer::Chosen(vec![option]));
            answers.carry(&here, &there).get(QuestionId(0)).cloned()
        };
        assert_eq!(carried(0), Some(Answer::Chosen(vec![0])), "the city");
        assert_eq!(carried(2), Some(Answer::Chosen(vec![1])), "the town, as the county");
        let mut answers = Answers::new();
        answers.give(QuestionId(0), Answer::Chosen(vec![1]));
        let closer = offer(&[("county", None), ("town", Some(0))], &[1]);
        assert_eq!(answers.carry(&here, &closer).get(QuestionId(0)), None, "the county may not be the town");
    }
}
