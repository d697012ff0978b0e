//! Needs and topics that tags name.

use fingerpost_core::Offer;
use fingerpost_core::model::ValueId;

/// What a tag may say, by the words in it, of the topics (values of `help`) that every council shares.
const TOPICS: [(&str, &[&str]); 10] = [
    ("crisis", &["crisis", "emergency"]),
    ("development", &["early years", "speech", "language", "portage", "child development", "baby", "babies", "toddler"]),
    (
        "feelings",
        &[
            "mental health",
            "counselling",
            "anxiety",
            "wellbeing",
            "well-being",
            "bereaved",
            "bereavement",
            "emotional",
            "self-harm",
        ],
    ),
    ("assessment", &["assessment", "diagnosis"]),
    ("school", &["school", "nursery", "nurseries", "education", "childcare", "college"]),
    ("ehc", &["ehc", "ehcp"]),
    ("home", &["respite", "short break", "short breaks", "home care", "personal care", "carers", "equipment"]),
    (
        "money",
        &["benefits", "money", "debt", "low income", "housing", "homeless", "transport", "travel", "financial support", "grants"],
    ),
    (
        "adulthood",
        &["employment", "care leavers", "independent living", "apprenticeships", "volunteering", "preparing for adulthood"],
    ),
    (
        "people",
        &[
            "social activity",
            "peer group",
            "youth club",
            "support group",
            "support groups",
            "sports",
            "clubs",
            "befriending",
            "leisure",
            "arts",
        ],
    ),
];
/// Other words for needs that offers' own lists of other names lack.
const NEEDS: [(&str, &[&str]); 8] = [
    ("autism", &["asperger", "aspergers", "autistic spectrum", "autism spectrum"]),
    ("vision", &["visually impaired", "sight impaired", "blind and partially sighted"]),
    ("hearing", &["hearing impaired", "deaf and hard of hearing"]),
    ("physical", &["wheelchair users", "physically disabled", "physical disabilities", "physical impairment"]),
    ("learning-disability", &["learning disabilities", "learning difficulties and disabilities"]),
    ("health", &["long term health conditions", "long-term health conditions", "life limiting", "cancer"]),
    ("sensory-physical", &["sensory impaired", "disabled people", "disabilities", "physical or sensory"]),
    ("feelings", &["mental health", "emotional wellbeing"]),
];

/// The values of `help` that a tag plainly names, in the offer's order.
#[must_use]
pub(in crate::import) fn topics(tag: &str, offer: &Offer) -> Vec<String> {
    listed(tag, &TOPICS).filter(|id| value(offer, "help", id).is_some()).map(str::to_owned).collect()
}

/// The values of `need` that a tag plainly names: by name, by another name, or by a word that stands for it.
#[must_use]
pub(in crate::import) fn needs(tag: &str, offer: &Offer) -> Vec<String> {
    let last = words(last(tag));
    let Some(fact) = offer.core.fact("need") else { return Vec::new() };
    let of_the_offer = offer.core.values_of(fact).filter(|id| {
        let value = &offer.core[*id];
        let others = offer.also.values.get(id.index()).into_iter().flatten();
        others.chain([&value.name]).any(|name| words(name) == last)
    });
    let mut ids: Vec<String> = of_the_offer.map(|id| offer.core[id].id.clone()).collect();
    for id in listed(tag, &NEEDS) {
        if value(offer, "need", id).is_some() && !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    }
    ids
}

/// A value of a fact, by its id.
fn value(offer: &Offer, fact: &str, id: &str) -> Option<ValueId> {
    let fact = offer.core.fact(fact)?;
    offer.core.values_of(fact).find(|value| offer.core[*value].id == id)
}

fn listed<'a>(tag: &str, list: &'a [(&'a str, &'a [&'a str])]) -> impl Iterator<Item = &'a str> {
    let tag = format!(" {} ", words(last(tag)));
    list.iter().filter(move |(_, all)| all.iter().any(|words| tag.contains(&format!(" {words} ")))).map(|(id, _)| *id)
}

/// The narrowest part of a tag such as "Sensory Impaired>Visually Impaired ".
fn last(tag: &str) -> &str {
    tag.rsplit('>').find(|part| !part.trim().is_empty()).unwrap_or_default()
}

/// Small letters, digits and hyphens, with one space between words.
fn words(text: &str) -> String {
    let letters: String =
        text.replace(['\'', '’'], "").chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' }).collect();
    super::super::text::one_line(&letters.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_name_needs_and_topics_of_the_offer_only() {
        let offer = fingerpost_source::sample();
        let known: Vec<&str> = offer
            .core
            .fact("need")
            .map(|need| offer.core.values_of(need).map(|id| offer.core[id].id.as_str()).collect())
            .unwrap();
        assert!(known.contains(&"autism"), "{known:?}");
        assert_eq!(needs("Autism ", &offer), ["autism"]);
        assert_eq!(needs("Disability>Aspergers", &offer), ["autism"]);
        assert_eq!(needs("LGBTQ+", &offer), Vec::<String>::new());
        assert!(topics("Gardening", &offer).is_empty());
        assert_eq!(last("Parents > Grandparents "), " Grandparents ");
    }
}
