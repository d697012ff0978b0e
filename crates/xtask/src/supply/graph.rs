//! The crates that any part of the workspace can be built of, as cargo tells of them.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use cargo_metadata::{Metadata, MetadataCommand, Package};

use crate::system::places;
use crate::tools::cargo_lock;

/// Every crate of the workspace and from outside, on every system, with every feature.
pub(crate) struct Graph {
    pub(super) metadata: Metadata,
    /// The SHA-256 of each crate from outside, by its name and version, from Cargo.lock.
    pub(super) digests: BTreeMap<(String, String), String>,
}

impl Graph {
    /// Asks cargo.
    pub(crate) fn read() -> Result<Self> {
        let mut command = MetadataCommand::new();
        command.manifest_path(places::root().join("Cargo.toml"));
        command.features(cargo_metadata::CargoOpt::AllFeatures).other_options(["--locked".to_owned()]);
        let metadata = command.exec().context("cargo cannot say what the workspace is made of")?;
        Ok(Self { metadata, digests: cargo_lock::digests()? })
    }

    /// The crates that are not ours.
    pub(super) fn outside(&self) -> impl Iterator<Item = &Package> {
        let ours: BTreeSet<_> = self.metadata.workspace_members.iter().collect();
        self.metadata.packages.iter().filter(move |package| !ours.contains(&package.id))
    }

    /// The names of those that a part of ours asks for itself.
    pub(super) fn direct(&self) -> BTreeSet<&str> {
        let asked = self.metadata.workspace_packages().into_iter().flat_map(|ours| &ours.dependencies);
        asked.filter(|asked| asked.path.is_none()).map(|asked| asked.name.as_str()).collect()
    }
}
