//! What is tried: each text with the code that it would run, or with the address that it would ask for.

/// The texts of this test, and what they are made of.
const OWN: &str = include_str!("../../../hostile/payloads.txt");
/// Those that an import is tried with.
const OF_AN_IMPORT: &str = include_str!("../../../../../crates/openreferral/tests/hostile.txt");

/// What the payloads run: nothing else on any page sets this.
const CODE: &str = "top.evil=1";

/// Every payload once. `trap` is an address that nobody may ask for.
pub(crate) fn payloads(trap: &str) -> Vec<String> {
    written(&[OWN, OF_AN_IMPORT].join("\n"), trap)
}

/// The payloads that are to be an address.
pub(crate) fn addresses(trap: &str) -> Vec<String> {
    written(
        OWN.split("\n# ").find(|part| part.starts_with("addresses")).unwrap_or_default().split_once('\n').unwrap_or_default().1,
        trap,
    )
}

fn written(lines: &str, trap: &str) -> Vec<String> {
    let mut payloads: Vec<String> = Vec::new();
    for line in lines.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        let code = line.replace('@', CODE).replace('~', trap);
        let signs = [('␍', "\r"), ('␊', "\n"), ('␀', "\0"), ('␉', "\t"), ('§', "@")];
        let payload = signs.iter().fold(code, |payload, (shown, sign)| payload.replace(*shown, sign));
        if !payloads.contains(&payload) {
            payloads.push(payload);
        }
    }
    payloads
}
