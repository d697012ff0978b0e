//! None of our own code is `unsafe`: the workspace forbids it, and each part of it takes the workspace's lints.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use toml::{Table, Value};

use super::graph::Graph;
use crate::system::places;

/// The parts of the workspace that could hold unsafe code.
pub(super) fn wrong(graph: &Graph) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    if !forbids(&read(&places::root().join("Cargo.toml"))?) {
        wrong.push("Cargo.toml: [workspace.lints.rust] does not say unsafe_code = \"forbid\"".to_owned());
    }
    for ours in graph.metadata.workspace_packages() {
        if !takes_lints(&read(ours.manifest_path.as_std_path())?) {
            wrong.push(format!(
                "{} does not say `[lints] workspace = true`, so unsafe code is not forbidden in it",
                ours.manifest_path
            ));
        }
    }
    Ok(wrong)
}

fn read(manifest: &Path) -> Result<Table> {
    let text = fs::read_to_string(manifest).with_context(|| format!("{} cannot be read", manifest.display()))?;
    text.parse().with_context(|| format!("{} is not TOML", manifest.display()))
}

/// `forbid` cannot be taken back in the code, as `deny` can.
fn forbids(workspace: &Table) -> bool {
    let rust = workspace.get("workspace").and_then(|workspace| workspace.get("lints")?.get("rust")?.get("unsafe_code"));
    rust.and_then(Value::as_str) == Some("forbid")
}

fn takes_lints(manifest: &Table) -> bool {
    manifest.get("lints").and_then(|lints| lints.get("workspace")?.as_bool()) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_forbid_forbids() {
        let says = |level: &str| format!("[workspace.lints.rust]\nunsafe_code = {level:?}").parse::<Table>().unwrap();
        assert!(forbids(&says("forbid")) && !forbids(&says("deny")) && !forbids(&Table::new()));
    }

    #[test]
    fn a_part_of_the_workspace_takes_its_lints() {
        let takes = |text: &str| takes_lints(&text.parse().unwrap());
        assert!(takes("[lints]\nworkspace = true"));
        assert!(!takes("[lints]\nworkspace = false") && !takes("[lints.rust]\nunsafe_code = \"allow\"") && !takes(""));
    }
}
