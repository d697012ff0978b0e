//! `fingerpost places build`: a table of postcodes from files of them.

use std::io::Write;
use std::path::{Path, PathBuf};

use fingerpost_core::places::{Entry, write};
use serde_json::json;

use super::read::{Table, read};
use crate::command::{counted, folder};
use crate::status::Misused;

/// The name of the file that says whose the data is.
const LICENCE: &str = "LICENCE.txt";

/// Compile files of postcodes into a table for the browser.
///
/// Takes Ordnance Survey's Code-Point Open, as it comes, and files whose first line is postcode,lat,lon,lad (the district's code); each may be
/// compressed (.gz). The folder is replaced as a whole. A browser fetches all there is of one postcode area, such as CV, once a family
/// types a postcode: so its request does not tell where in the area they live.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: fingerpost places build codepoint-open-*.csv --out site/places")]
pub(crate) struct Args {
    /// The files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The folder to write; it may exist only if it holds a table already, or nothing.
    #[arg(long)]
    out: PathBuf,
    /// Keep only the postcodes of these districts, such as E07000220,E08000026.
    #[arg(long, value_delimiter = ',', value_name = "CODES")]
    districts: Vec<String>,
    /// The year that the data's owners claim in it, for the attribution.
    #[arg(long, default_value_t = 2025)]
    year: u16,
    /// Print the files and their sizes as JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    let Table { entries, unplaced } = read(&args.files)?;
    let entries: Vec<Entry> = entries.into_values().collect();
    let unknown = |code: &&String| !entries.iter().any(|entry| entry.district == **code);
    if let Some(code) = args.districts.iter().find(unknown) {
        anyhow::bail!(Misused(format!("no postcode lies in a district {code}; check --districts")));
    }
    let kept = |entry: &Entry| args.districts.is_empty() || args.districts.contains(&entry.district);
    let entries: Vec<Entry> = entries.into_iter().filter(kept).collect();
    anyhow::ensure!(!entries.is_empty(), "no postcode in these files has a place");
    let many = entries.len();
    let mut files = write(entries)?;
    let whole: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let (mut compressed, mut listed, mut lines) = (0, Vec::new(), String::new());
    for (name, bytes) in &files {
        let brotli = brotli(bytes)?;
        compressed += brotli;
        let path = args.out.join(name);
        listed.push(json!({ "path": path.display().to_string(), "bytes": bytes.len(), "brotli": brotli }));
        lines.push_str(&format!("{} {} bytes, {brotli} with brotli\n", path.display(), bytes.len()));
    }
    let attribution = attribution(args.year);
    files.push((LICENCE.to_owned(), attribution.clone().into_bytes()));
    folder::replace(&args.out, &files, "a table of postcodes", is_ours)?;
    if args.json {
        sayln!("{}", json!({ "postcodes": many, "unplaced": unplaced, "files": listed, "attribution": attribution }));
        return Ok(());
    }
    // Only now: whoever reads the first lines and no more has the table all the same.
    say!("{lines}");
    sayln!(
        "{}: {many} postcodes in {}; {whole} bytes, {compressed} with brotli: {:.2} a postcode.",
        args.out.display(),
        counted(files.len() - 1, "area"),
        compressed as f64 / many as f64
    );
    if unplaced > 0 {
        sayln!("{unplaced} have no place yet and were left out.");
    }
    say!("{attribution}");
    Ok(())
}

fn is_ours(name: &str) -> bool {
    name == LICENCE || Path::new(name).extension().is_some_and(|ending| ending == "pack")
}

/// What the Open Government Licence asks for of what is made from Code-Point Open.
fn attribution(year: u16) -> String {
    let claim = |whose: &str, owner: &str| format!("Contains {whose} data © {owner} copyright and database right {year}.\n");
    let mut text =
        claim("Ordnance Survey", "Crown") + &claim("Royal Mail", "Royal Mail") + &claim("National Statistics", "Crown");
    text += "Licensed under the Open Government Licence v3.0:\n";
    text + "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/\n"
}

/// How many bytes they are as a good web server sends them.
fn brotli(bytes: &[u8]) -> std::io::Result<usize> {
    let mut compressor = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    compressor.write_all(bytes)?;
    Ok(compressor.into_inner().len())
}
