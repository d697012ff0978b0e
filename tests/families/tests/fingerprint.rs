//! The sample's families, natively. `tests/headless` holds browsers to the same fingerprint.

use fingerpost_core::guide::Guide;
use fingerpost_families::{FAMILIES, SAMPLE_FINGERPRINT, SEED, fingerprint};
use fingerpost_source::sample;

#[test]
fn random_families_get_the_plans_they_got_before() {
    let now = fingerprint(&Guide::new(sample().core), FAMILIES, SEED);
    assert_eq!(now, SAMPLE_FINGERPRINT, "plans changed: where that is meant, set SAMPLE_FINGERPRINT to {now:#018x}");
}
