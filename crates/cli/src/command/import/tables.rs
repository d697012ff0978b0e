//! An officer's own table: a spreadsheet, or comma-separated values.

use std::path::Path;

use fingerpost_tables::{NotImported, Options, Report, import};
use serde_json::{Value, json};

use super::Args;
use crate::status::{Misused, Wrong};

/// True where this is a table, by its ending.
pub(super) fn is_one(from: &str) -> bool {
    let ending = Path::new(from).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    !from.contains("://") && ["csv", "xlsx"].iter().any(|table| ending.eq_ignore_ascii_case(table))
}

/// Brings the table to the offer's files, and says what changed.
///
/// # Errors
/// Every mistake in the table in one go, or what cannot be read or written.
pub(super) fn bring(args: &Args) -> anyhow::Result<()> {
    let out = args.out.display();
    let is_offer = args.out.join("offer.toml").is_file();
    anyhow::ensure!(is_offer, Misused(format!("{out} holds no offer yet: begin one with `fingerpost new {out}`")));
    let options = Options { dry_run: args.dry_run, delete_missing: args.delete_missing };
    let report = import(Path::new(&args.from), &args.out, options).map_err(|why| match why {
        NotImported::Wrong(mistakes) => Wrong(format!("{mistakes}\n\nNothing was written.")).into(),
        other => anyhow::Error::from(other),
    })?;
    if args.json {
        sayln!("{:#}", as_json(&report));
    } else {
        sayln!("{report}");
    }
    if args.dry_run {
        noteln!("Nothing was written. Without --dry-run, it goes to {out}.");
    } else {
        noteln!("Next: fingerpost check {out}");
    }
    Ok(())
}

fn as_json(report: &Report) -> Value {
    let deeds = report
        .deeds
        .iter()
        .map(|deed| json!({ "path": deed.path, "row": deed.row, "new": deed.is_new, "changes": deed.changes }));
    json!({
        "files": deeds.collect::<Value>(),
        "unchanged": report.unchanged,
        "missing": report.missing,
        "deleted": report.deleted,
        "examples": report.examples,
        "unknown": report.unknown,
    })
}
