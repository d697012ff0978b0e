//! The packages from npm: each that a lock file names has a digest, and each that we ask for is asked for in one version.

use std::path::PathBuf;
use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};

use crate::system::places;
use crate::tools::NPM;

const MANIFEST: &str = "package.json";
const LOCK: &str = "package-lock.json";

/// The manifests whose packages we install, from the repository's top.
pub(super) fn manifests() -> Result<Vec<PathBuf>> {
    let manifests: Vec<PathBuf> = NPM.iter().map(|packages| Path::new(packages.source).join(MANIFEST)).collect();
    ensure!(!manifests.is_empty(), "There is no manifest of npm packages.");
    Ok(manifests)
}

/// The names of the packages that a manifest asks for.
pub(super) fn asked(manifest: &Path) -> Result<Vec<String>> {
    Ok(versions(&read(manifest)?).map(|(name, _)| name.clone()).collect())
}

/// Packages that are asked for in any version but one, and entries of lock files without a digest.
pub(super) fn wrong() -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for manifest in manifests()? {
        let lock = manifest.with_file_name(LOCK);
        wrong.extend(loose(&read(&manifest)?).map(|said| format!("{}: {said}", manifest.display())));
        wrong.extend(undigested(&read(&lock)?)?.into_iter().map(|said| format!("{}: {said}", lock.display())));
    }
    Ok(wrong)
}

fn read(file: &Path) -> Result<Value> {
    let text = fs::read_to_string(places::root().join(file)).with_context(|| format!("{} cannot be read", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", file.display()))
}

fn versions(manifest: &Value) -> impl Iterator<Item = (&String, &Value)> {
    ["dependencies", "devDependencies"].into_iter().filter_map(|kind| manifest.get(kind)?.as_object()).flat_map(Map::iter)
}

fn loose(manifest: &Value) -> impl Iterator<Item = String> {
    let exact =
        |version: &Value| version.as_str().is_some_and(|version| version.parse::<cargo_metadata::semver::Version>().is_ok());
    versions(manifest)
        .filter(move |(_, version)| !exact(version))
        .map(|(name, version)| format!("{name} is asked for as {version}: name one version"))
}

fn undigested(lock: &Value) -> Result<Vec<String>> {
    let packages = lock.get("packages").and_then(Value::as_object).context("A lock file of npm names no packages")?;
    // The first is the manifest itself.
    let others = packages.iter().filter(|(place, _)| !place.is_empty());
    let digest =
        |entry: &Value| entry.get("integrity").and_then(Value::as_str).is_some_and(|digest| digest.starts_with("sha512-"));
    Ok(others
        .filter(|(_, entry)| !digest(entry))
        .map(|(place, _)| format!("{place} has no SHA-512 `integrity`: `npm install` writes it"))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_without_a_digest_is_told_of() {
        let lock = serde_json::json!({ "packages": {
            "": { "name": "ours" },
            "node_modules/good": { "integrity": "sha512-AAAA" },
            "node_modules/old": { "integrity": "sha1-AAAA" },
            "node_modules/bare": { "version": "1.0.0" },
        }});
        let wrong = undigested(&lock).unwrap().join("\n");
        assert!(wrong.contains("node_modules/old") && wrong.contains("node_modules/bare") && !wrong.contains("good"), "{wrong}");
        assert!(undigested(&serde_json::json!({})).is_err());
    }

    #[test]
    fn a_package_is_asked_for_in_one_version() {
        let manifest =
            serde_json::json!({ "devDependencies": { "a": "1.2.3", "b": "^1.2.3" }, "dependencies": { "c": "latest" } });
        let wrong: Vec<String> = loose(&manifest).collect();
        assert_eq!(wrong.len(), 2, "{wrong:?}");
    }
}
