//! `.cargo/deny.toml`: the licences that we may use, and the crates that are there twice. It is cargo-deny's own file; what is read of it here means
//! the same.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use cargo_metadata::Package;
use cargo_metadata::semver::Version;
use spdx::{Expression, Licensee, ParseMode};
use toml::{Table, Value};

use super::graph::Graph;
use crate::system::places;

/// Where it is.
pub(crate) const FILE: &str = ".cargo/deny.toml";

/// What it says.
#[derive(Debug, Default)]
pub(super) struct Policy {
    allowed: Vec<Licensee>,
    /// Crates in an older version beside the newest, as `name@version`, with the reason.
    twice: Vec<(String, String)>,
}

/// Reads the file.
pub(super) fn read() -> Result<Policy> {
    let text = fs::read_to_string(places::root().join(FILE)).with_context(|| format!("{FILE} cannot be read"))?;
    Policy::of(&text).with_context(|| format!("{FILE} is not as cargo-deny takes it"))
}

impl Policy {
    fn of(text: &str) -> Result<Self> {
        let table: Table = text.parse()?;
        let list = |section: &str, name: &str| {
            let list = table.get(section).and_then(|section| section.get(name)).and_then(Value::as_array);
            list.with_context(|| format!("[{section}] has no list `{name}`"))
        };
        let licence = |name: &Value| {
            let name = name.as_str().context("a licence is not a text")?;
            Licensee::parse(name).with_context(|| format!("there is no licence {name:?}"))
        };
        let twice = |entry: &Value| {
            let text = |name: &str| entry.get(name).and_then(Value::as_str).map(str::to_owned);
            let named = text("crate").context("an entry of `skip` names no `crate`")?;
            let reason = text("reason").filter(|reason| !reason.trim().is_empty());
            let reason = reason.with_context(|| format!("`skip` gives no `reason` for {named}"))?;
            Ok((named, reason))
        };
        Ok(Self {
            allowed: list("licenses", "allow")?.iter().map(licence).collect::<Result<_>>()?,
            twice: list("bans", "skip")?.iter().map(twice).collect::<Result<_>>()?,
        })
    }

    /// Crates with a licence that is not allowed, and licences that nothing needs.
    pub(super) fn licences(&self, graph: &Graph) -> Vec<String> {
        let licences: Vec<(&Package, Option<Expression>)> =
            graph.outside().map(|package| (package, package.license.as_deref().and_then(expression))).collect();
        let unmet = licences.iter().filter(|(_, licence)| !licence.as_ref().is_some_and(|licence| suits(licence, &self.allowed)));
        let unmet = unmet.map(|(package, _)| {
            let licence = package.license.as_deref().unwrap_or("no licence that it names");
            format!("{} has {licence}, which {FILE} does not allow: take another crate, or allow it there", name(package))
        });
        let idle = idle(&self.allowed, licences.iter().filter_map(|(_, licence)| licence.as_ref()));
        unmet.chain(idle.map(|idle| format!("{FILE} allows {idle}, which no crate needs: take it out"))).collect()
    }

    /// Crates from anywhere but crates.io, or without a digest.
    pub(super) fn sources(&self, graph: &Graph) -> Vec<String> {
        let known = |package: &Package| {
            let digest = graph.digests.get(&(package.name.to_string(), package.version.to_string()));
            package.source.as_ref().is_some_and(cargo_metadata::Source::is_crates_io)
                && digest.is_some_and(|digest| digest.len() == 64)
        };
        let odd = graph.outside().filter(|package| !known(package));
        odd.map(|package| format!("{} does not come from crates.io with a digest in Cargo.lock", name(package))).collect()
    }

    /// Older versions of crates without a reason, and reasons for what is not there.
    pub(super) fn versions(&self, graph: &Graph) -> Vec<String> {
        let older = older(graph.outside().map(|package| (package.name.as_str(), &package.version)));
        let meant = |named: &String| self.twice.iter().any(|(twice, _)| twice == named);
        let unmeant = older.iter().filter(|named| !meant(named)).map(|named| {
            let who = format!("`cargo tree --workspace --target all --edges all --invert {named}` says who asks for it");
            format!("{named} is here beside a newer version: {who}. Where that cannot be helped, say why in `skip` of {FILE}")
        });
        let idle = self.twice.iter().filter(|(twice, _)| !older.contains(twice));
        unmeant
            .chain(idle.map(|(twice, _)| format!("{FILE} skips {twice}, which is not here beside a newer version: take it out")))
            .collect()
    }
}

/// Each crate that is there in a newer version too, as `name@version`.
fn older<'a>(crates: impl Iterator<Item = (&'a str, &'a Version)>) -> Vec<String> {
    let mut versions: BTreeMap<&str, Vec<&Version>> = BTreeMap::new();
    crates.for_each(|(name, version)| versions.entry(name).or_default().push(version));
    let older = versions.into_iter().flat_map(|(name, mut versions)| {
        versions.sort();
        versions.pop();
        versions.into_iter().map(move |version| format!("{name}@{version}"))
    });
    older.collect()
}

/// Some crates still write `MIT/Apache-2.0` for `MIT OR Apache-2.0`.
fn expression(licence: &str) -> Option<Expression> {
    Expression::parse_mode(licence, ParseMode::LAX).ok()
}

fn suits(licence: &Expression, allowed: &[Licensee]) -> bool {
    licence.evaluate(|asked| allowed.iter().any(|allowed| allowed.satisfies(asked)))
}

/// The licences without which all that is met would still be.
fn idle<'a>(allowed: &'a [Licensee], asked: impl Iterator<Item = &'a Expression> + Clone) -> impl Iterator<Item = &'a Licensee> {
    allowed.iter().filter(move |idle| {
        let others: Vec<Licensee> = allowed.iter().filter(|other| other != idle).cloned().collect();
        !asked.clone().any(|asked| suits(asked, allowed) && !suits(asked, &others))
    })
}

fn name(package: &Package) -> String {
    format!("{} {}", package.name, package.version)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
        [licenses]
        allow = ["MIT", "Apache-2.0 WITH LLVM-exception"]
        [bans]
        skip = [{ crate = "syn@1.0.0", reason = "an old macro" }]
    "#;

    #[test]
    fn a_licence_suits_where_all_that_it_asks_is_allowed() {
        let allowed = Policy::of(GOOD).unwrap().allowed;
        let suits = |licence: &str| suits(&expression(licence).unwrap(), &allowed);
        assert!(suits("MIT") && suits("GPL-3.0-only OR MIT") && suits("Unlicense/MIT"));
        assert!(suits("Apache-2.0 WITH LLVM-exception") && !suits("Apache-2.0"));
        assert!(!suits("GPL-3.0-only") && !suits("MIT AND ISC"));
        assert!(expression("All mine").is_none());
    }

    #[test]
    fn a_licence_is_idle_where_all_is_met_without_it() {
        let allowed = ["MIT", "Apache-2.0", "BSL-1.0"].map(|name| Licensee::parse(name).unwrap());
        let asked = ["MIT", "Apache-2.0 OR BSL-1.0", "GPL-3.0-only"].map(|licence| expression(licence).unwrap());
        assert_eq!(idle(&allowed, asked.iter()).map(ToString::to_string).collect::<Vec<_>>(), ["Apache-2.0", "BSL-1.0"]);
        let strict = [expression("MIT AND Apache-2.0").unwrap()];
        assert_eq!(idle(&allowed, strict.iter()).map(ToString::to_string).collect::<Vec<_>>(), ["BSL-1.0"]);
    }

    #[test]
    fn what_is_not_a_policy_is_refused() {
        for (from, to, says) in [
            ("\"MIT\"", "\"MTI\"", "there is no licence \"MTI\""),
            ("\"an old macro\"", "\" \"", "no `reason` for syn@1.0.0"),
            ("crate =", "create =", "names no `crate`"),
            ("[bans]", "[bins]", "[bans] has no list `skip`"),
        ] {
            assert!(GOOD.contains(from));
            let problem = format!("{:#}", Policy::of(&GOOD.replace(from, to)).unwrap_err());
            assert!(problem.contains(says), "{problem}");
        }
    }

    #[test]
    fn all_but_the_newest_version_is_older() {
        let versions = ["1.0.0", "2.0.119", "2.0.9"].map(|version| version.parse::<Version>().unwrap());
        let crates = versions.iter().map(|version| ("syn", version)).chain([("toml", &versions[0])]);
        assert_eq!(older(crates), ["syn@1.0.0", "syn@2.0.9"]);
    }
}
