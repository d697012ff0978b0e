//! The service worker of a site that families' devices keep, without a browser.

use anyhow::Result;

use super::tally::Tally;
use crate::system::program::Program;

/// What it decides, and when it is told to forget, in Node.
pub(crate) fn check() -> Result<Tally> {
    let node = Program::new("node").args([
        "--test",
        "--test-reporter=tap",
        "tests/offline/worker.test.mjs",
        "tests/offline/register.test.mjs",
    ]);
    Tally::of_node(&node.doing("trying the service worker").run()?)
}
