//! `cargo xtask sbom`: for each thing that we release, a software bill of materials, in CycloneDX 1.5: every crate inside it, with its licence and its
//! digest. What only builds it (macros, build scripts, the tools) is not inside.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use cargo_metadata::{Package, PackageId};
use cyclonedx_bom::external_models::spdx::SpdxExpression;
use cyclonedx_bom::external_models::uri::Purl;
use cyclonedx_bom::models::bom::{Bom, SpecVersion};
use cyclonedx_bom::models::component::{Classification, Component, Components};
use cyclonedx_bom::models::dependency::{Dependencies, Dependency};
use cyclonedx_bom::models::hash::{Hash, HashAlgorithm, HashValue, Hashes};
use cyclonedx_bom::models::license::{LicenseChoice, Licenses};
use cyclonedx_bom::models::metadata::Metadata;
use cyclonedx_bom::validation::Validate;

use super::graph::Graph;
use crate::system::program::Program;
use crate::system::{files, logs, places};
use crate::tools::wasm_target::TARGET;

/// Something that we release.
struct Release {
    /// What its bill is called.
    name: &'static str,
    package: &'static str,
    kind: Classification,
    /// What cargo is told of how it is built.
    built: &'static [&'static str],
}

const RELEASES: [Release; 3] = [
    Release { name: "command", package: "fingerpost-cli", kind: Classification::Application, built: &[] },
    Release {
        name: "navigator",
        package: "fingerpost-web",
        kind: Classification::Application,
        built: &["--features", "split", "--target", TARGET],
    },
    Release {
        name: "library",
        package: "fingerpost-js",
        kind: Classification::Library,
        built: &["--features", "english-only", "--target", TARGET],
    },
];

/// Writes the bills, and prints their folder.
pub(crate) fn write() -> Result<()> {
    logs::begin("sbom")?;
    let graph = Graph::read()?;
    let (folder, new) = (folder(), folder().with_added_extension("new"));
    files::fresh(&new)?;
    for release in RELEASES {
        let mut json = Vec::new();
        release.bill(&graph)?.output_as_json_v1_5(&mut json).context("The bill cannot be written as JSON")?;
        fs::write(new.join(format!("{}.cdx.json", release.name)), json)?;
    }
    files::replace(&folder, &new)?;
    println!("{}", folder.display());
    Ok(())
}

/// Where the bills are.
fn folder() -> PathBuf {
    places::target().join("xtask/sbom")
}

/// What is not as CycloneDX asks, read back from what would be written.
pub(super) fn wrong(graph: &Graph) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for release in RELEASES {
        let mut json = Vec::new();
        release.bill(graph)?.output_as_json_v1_5(&mut json)?;
        let read = Bom::parse_from_json_v1_5(&json[..])
            .with_context(|| format!("the bill of the {} cannot be read back", release.name))?;
        let checked = read.validate_version(SpecVersion::V1_5);
        wrong.extend(checked.has_errors().then(|| format!("the bill of the {} is not CycloneDX: {checked:?}", release.name)));
        let crates = read.components.map_or(0, |components| components.0.len());
        wrong.extend((crates == 0).then(|| format!("the bill of the {} names no crate", release.name)));
    }
    Ok(wrong)
}

impl Release {
    fn bill(&self, graph: &Graph) -> Result<Bom> {
        let inside = self.inside(graph)?;
        let ours = |package: &&&Package| package.name.as_str() == self.package;
        let whole = inside.iter().find(ours).with_context(|| format!("cargo knows no {}", self.package))?;
        let parts = inside.iter().filter(|package| !ours(package));
        let components = parts.map(|package| component(graph, package, Classification::Library)).collect::<Result<_>>()?;
        Ok(Bom {
            metadata: Some(Metadata { component: Some(component(graph, whole, self.kind.clone())?), ..Metadata::default() }),
            components: Some(Components(components)),
            dependencies: Some(dependencies(graph, &inside)),
            spec_version: SpecVersion::V1_5,
            ..Bom::default()
        })
    }

    /// The crates inside, in order, as cargo builds it: with its own features, and without macros.
    fn inside<'g>(&self, graph: &'g Graph) -> Result<Vec<&'g Package>> {
        let tree = ["tree", "--locked", "--package", self.package, "--edges", "normal,no-proc-macro", "--prefix", "none"];
        let printed = Program::cargo().args(tree).args(self.built).answer()?;
        let named: BTreeSet<(&str, &str)> = printed.lines().filter_map(named).collect();
        let inside = |package: &&Package| {
            let version = package.version.to_string();
            named.contains(&(package.name.as_str(), version.as_str()))
        };
        let mut inside: Vec<&Package> = graph.metadata.packages.iter().filter(inside).collect();
        inside.sort_by_key(|package| (package.name.to_string(), package.version.clone()));
        if inside.len() == named.len() {
            Ok(inside)
        } else {
            Err(anyhow!("cargo tree and cargo metadata differ about {}", self.package))
        }
    }
}

/// A line of `cargo tree`: `toml v1.2.1 (*)`.
fn named(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once(" v")?;
    Some((name, rest.split(' ').next()?))
}

fn component(graph: &Graph, package: &Package, kind: Classification) -> Result<Component> {
    let (name, version) = (package.name.to_string(), package.version.to_string());
    let mut component = Component::new(kind, &name, &version, Some(reference(package)));
    if let Some(licence) = &package.license {
        let licence =
            SpdxExpression::parse_lax(licence.clone()).with_context(|| format!("The licence of {name} cannot be read"))?;
        component.licenses = Some(Licenses(vec![LicenseChoice::Expression(licence)]));
    }
    if package.source.is_some() {
        component.purl = Some(Purl::new("cargo", &name, &version)?);
        let digest = graph.digests.get(&(name, version)).map(|digest| HashValue(digest.clone()));
        component.hashes = digest.map(|content| Hashes(vec![Hash { alg: HashAlgorithm::SHA_256, content }]));
    }
    Ok(component)
}

/// What each crate inside takes of the others inside.
fn dependencies(graph: &Graph, inside: &[&Package]) -> Dependencies {
    let of = |id: &PackageId| inside.iter().find(|package| package.id == *id);
    let nodes = graph.metadata.resolve.iter().flat_map(|resolve| &resolve.nodes);
    let mut all: Vec<Dependency> = nodes
        .filter_map(|node| {
            let takes: BTreeSet<String> = node.dependencies.iter().filter_map(of).map(|package| reference(package)).collect();
            Some(Dependency { dependency_ref: reference(of(&node.id)?), dependencies: takes.into_iter().collect() })
        })
        .collect();
    all.sort_by(|one, other| one.dependency_ref.cmp(&other.dependency_ref));
    Dependencies(all)
}

/// What a bill calls a crate.
fn reference(package: &Package) -> String {
    format!("{}@{}", package.name, package.version)
}
