//! What Fingerpost is made of: each crate and package from outside has a reason, a licence that we may use, one version, and a known place and
//! digest; none of our own code is unsafe. Nothing here needs the network once the crates are there.

mod bill;
mod deny;
mod graph;
mod npm;
mod policy;
mod reasons;
mod unsafety;

use anyhow::{Result, ensure};

pub(crate) use bill::write as bills;
pub(crate) use deny::run as deny;

use crate::check::tally::Tally;
use crate::supply::graph::Graph;

/// Looks at all of it, and says all that is wrong in one go.
pub(crate) fn check() -> Result<Tally> {
    let graph = Graph::read()?;
    let policy = policy::read()?;
    let wrong = [
        policy.licences(&graph),
        policy.sources(&graph),
        policy.versions(&graph),
        reasons::wrong(&graph)?,
        npm::wrong()?,
        unsafety::wrong(&graph)?,
        bill::wrong(&graph)?,
    ];
    let failed = wrong.iter().filter(|wrong| !wrong.is_empty()).count();
    let wrong = wrong.concat();
    ensure!(failed == 0, "{}", wrong.join("\n"));
    Ok(Tally { passed: 7, failed: 0 })
}
