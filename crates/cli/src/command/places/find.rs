//! `fingerpost places find`: look a postcode up in a table.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use fingerpost_core::places::{Area, Postcode};
use serde_json::json;

use crate::status::{Misused, Wrong};

/// Look up a postcode in a table, as a browser does.
///
/// Exit status: 0 where the table knows it, 1 where it does not.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: fingerpost places find site/places \"cv21 3ab\"")]
pub(crate) struct Args {
    /// The table's folder.
    folder: PathBuf,
    /// The postcode, as anybody might type it.
    postcode: String,
    /// Print what is found as JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    let postcode: Postcode = args.postcode.parse().map_err(|wrong: fingerpost_core::places::NotAPostcode| {
        Misused(format!("`{}` is not a whole postcode. {}", args.postcode, wrong.message().in_english()))
    })?;
    let text = postcode.to_text();
    let name = postcode.outcode().area();
    let Some(area) = open(&args.folder, name)? else {
        anyhow::bail!(Wrong(format!("{text} is not in the table, which has no postcode that starts with {name}")));
    };
    let Some(place) = area.find(&postcode) else {
        let near = area.near(&postcode);
        let others = if near.is_empty() { String::new() } else { format!("; others like it lie in {}", near.join(", ")) };
        anyhow::bail!(Wrong(format!("{text} is not in the table: it may be new, no longer used, or mistyped{others}")));
    };
    let degrees = |ten_thousandths: i32| f64::from(ten_thousandths) / 10_000.0;
    let (lat, lon) = (degrees(place.point.lat), degrees(place.point.lon));
    if args.json {
        sayln!("{}", json!({ "postcode": text, "district": place.district, "point": [lat, lon] }));
    } else {
        sayln!("{text} lies in {}, near {lat:.4}, {lon:.4}.", place.district);
    }
    Ok(())
}

/// The postcodes of an area; nothing where the table does not hold it.
fn open(folder: &Path, area: &str) -> anyhow::Result<Option<Area>> {
    anyhow::ensure!(folder.is_dir(), "there is no folder {}; `fingerpost places build` writes one", folder.display());
    let path = folder.join(Area::file_name(area));
    if !path.exists() {
        return Ok(None);
    }
    let whole = || path.display().to_string();
    Ok(Some(Area::read(area, &fs::read(&path).with_context(whole)?).with_context(whole)?))
}
