//! Filling the gaps in a text.

/// Fills each `{gap}`: `fill` writes what stands in it, or says that it does not know the gap, which then stays as it is.
pub(crate) fn fill_gaps(words: &str, fill: &dyn Fn(&str, &mut String) -> bool) -> String {
    let mut filled = String::with_capacity(words.len() + 16);
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        rest = match after.split_once('}') {
            Some((gap, after_gap)) if fill(gap, &mut filled) => after_gap,
            _ => {
                filled.push('{');
                after
            }
        };
    }
    filled.push_str(rest);
    filled
}
