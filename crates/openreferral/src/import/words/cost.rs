//! What a service costs, in plain words, where a feed says so.

/// One price.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::import) struct Cost {
    /// Whom or what it is for.
    pub(in crate::import) option: String,
    /// In pounds.
    pub(in crate::import) amount: Option<f64>,
    /// What the feed says of it.
    pub(in crate::import) says: String,
}

/// Prices in one line: "Free", "Adults: £5 a session; children: £2.50". Empty where there are none.
#[must_use]
pub(in crate::import) fn words(costs: &[Cost]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for cost in costs {
        let amount = match cost.amount {
            Some(0.0) => "Free".to_owned(),
            Some(pounds) if pounds.fract() == 0.0 => format!("£{pounds}"),
            Some(pounds) => format!("£{pounds:.2}"),
            None => String::new(),
        };
        let says = if amount.eq_ignore_ascii_case(&cost.says) { "" } else { cost.says.as_str() };
        let price = [amount.as_str(), says].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let part =
            [cost.option.as_str(), price.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_read_as_people_say_them() {
        let cost = |option: &str, amount, says: &str| Cost { option: option.to_owned(), amount, says: says.to_owned() };
        assert_eq!(words(&[cost("", Some(0.0), "")]), "Free");
        assert_eq!(
            words(&[cost("Adults", Some(5.0), "a session"), cost("Children", Some(2.5), "")]),
            "Adults: £5 a session; Children: £2.50"
        );
        assert_eq!(words(&[cost("", None, "Ask us")]), "Ask us");
        assert_eq!(words(&[cost("", Some(0.0), "Free"), cost("", None, "")]), "Free");
    }
}
