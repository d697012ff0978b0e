//! `fingerpost export`: an offer in the forms that other programs read.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::ValueEnum;
use fingerpost_core::Offer;
use fingerpost_openreferral::export::{Options, export, is_ours};
use fingerpost_openreferral::schema_org;
use fingerpost_tables::{Table, to_csv, to_xlsx};
use serde_json::json;

use super::{Misused, Wrong, counted, file, folder};
use crate::progress::Progress;

/// Write an offer for a spreadsheet, for other directories, or for search engines.
///
/// A workbook (.xlsx) or a table (.csv) has the offer's own services, one row each: change it in any spreadsheet and bring it back with `fingerpost import`.
/// A feed is Open Referral UK 3.0 as plain files: put them on any web server, and other directories can read the offer. The offer is checked first: where
/// anything is wrong, nothing is written.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  fingerpost export offers/warwickshire --out services.xlsx
  fingerpost export offers/warwickshire --template --out new-services.xlsx
  fingerpost export offers/warwickshire --out feed --address https://www.example.org/feed
  fingerpost export offers/warwickshire --out services.jsonld")]
pub(crate) struct Args {
    /// The offer's folder: the one that holds offer.toml.
    folder: PathBuf,
    /// The file to write, or for a feed the folder; a folder may exist only if it holds a feed already, or nothing.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// What to write. Without it the ending of --out says so: .csv, .xlsx, .jsonld; without an ending it is a feed.
    #[arg(long = "as", value_name = "FORM")]
    form: Option<Form>,
    /// Write no services: a workbook or a table with an example, to fill in.
    #[arg(long)]
    template: bool,
    /// Where the feed will be found.
    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,
    /// Print what was written as JSON.
    #[arg(long)]
    json: bool,
}

/// What an offer can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A feed of Open Referral UK 3.0, as a folder of files.
    Oruk,
    /// A table of comma-separated values.
    Csv,
    /// An Excel workbook.
    Xlsx,
    /// The words of schema.org, for search engines.
    JsonLd,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let form = args.form.map_or_else(|| by_ending(&args.out), Ok)?;
    let address = address(args, form)?;
    let progress = Progress::start("writing the offer");
    let files = fingerpost_source::open(&args.folder).context("give the folder that holds offer.toml")?;
    let offer = fingerpost_source::read(&files)?;
    progress.step();
    let (services, written) = match form {
        Form::Oruk => (offer.core.services.len(), write_feed(&args.out, &offer, address)?),
        Form::JsonLd => {
            (offer.core.services.len(), write_file(&args.out, format!("{}\n", schema_org::graph(&offer)).as_bytes())?)
        }
        Form::Csv | Form::Xlsx => {
            let table = if args.template { Table::template(&files) } else { Table::of(&files) };
            let services = if args.template { 0 } else { table.rows.len() };
            (services, write_file(&args.out, &bytes(&table, form)?)?)
        }
    };
    progress.end();
    if args.json {
        let form = form.to_possible_value().map(|form| form.get_name().to_owned());
        sayln!(
            "{}",
            json!({ "out": args.out.display().to_string(), "as": form, "services": services, "files": written.files, "bytes": written.bytes })
        );
        return Ok(());
    }
    let (out, own, count) = (args.out.display(), services, counted(written.files, "file"));
    let services = counted(services, "service");
    match form {
        Form::Oruk => sayln!("{out} is a feed of {}: {services}, {count}, {} bytes.", offer.core.name, written.bytes),
        _ if args.template => sayln!("{out} is to fill in: its first row is an example, and is not brought in."),
        Form::JsonLd => sayln!("{out} has {services} in the words of schema.org."),
        Form::Csv | Form::Xlsx => sayln!("{out} has {services} of {}'s own{}.", offer.core.name, shared(&offer, own)),
    }
    Ok(())
}

/// What of an offer is in no table of its own: what it shares.
fn shared(offer: &Offer, own: usize) -> String {
    match offer.core.services.len().saturating_sub(own) {
        0 => String::new(),
        shared => format!(". It shares {} with other offers: they are not in it", counted(shared, "service")),
    }
}

/// The form that the ending of a name stands for.
fn by_ending(out: &Path) -> anyhow::Result<Form> {
    let ending = out.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        None => Ok(Form::Oruk),
        Some("csv") => Ok(Form::Csv),
        Some("xlsx") => Ok(Form::Xlsx),
        Some("jsonld" | "json") => Ok(Form::JsonLd),
        Some(_) => {
            let says = format!("{}: say what to write: --as oruk, csv, xlsx or json-ld", out.display());
            Err(Misused(says).into())
        }
    }
}

/// The feed's address, which must be whole; empty where none is given.
fn address(args: &Args, form: Form) -> anyhow::Result<&str> {
    if args.template && !matches!(form, Form::Csv | Form::Xlsx) {
        anyhow::bail!(Misused("--template goes with a workbook or a table: --out services.xlsx".to_owned()));
    }
    let Some(address) = args.address.as_deref() else {
        if form == Form::Oruk {
            noteln!(
                "Without --address, the feed does not say where it is, and its rules for web servers are for one that has nothing else."
            );
        }
        return Ok("");
    };
    let is_sound = super::is_whole_address(address);
    if form != Form::Oruk || !is_sound {
        let says = if is_sound {
            "--address goes with a feed: --as oruk"
        } else {
            "--address: write all of it, such as https://www.example.org/feed"
        };
        anyhow::bail!(Misused(says.to_owned()));
    }
    Ok(address)
}

/// How much was written.
struct Written {
    files: usize,
    bytes: usize,
}

fn write_feed(out: &Path, offer: &Offer, address: &str) -> anyhow::Result<Written> {
    let files = export(offer, &Options { address: address.to_owned() });
    let is_feed = out.join("index.json").is_file();
    folder::replace(out, &files, "a feed that fingerpost wrote", |name| is_feed && is_ours(name))?;
    Ok(Written { files: files.len(), bytes: files.iter().map(|(_, bytes)| bytes.len()).sum() })
}

fn bytes(table: &Table, form: Form) -> anyhow::Result<Vec<u8>> {
    if form == Form::Csv {
        return Ok(to_csv(table));
    }
    Ok(to_xlsx(table).map_err(|problem| Wrong(format!("Excel cannot hold this offer: {problem}; write a .csv")))?)
}

fn write_file(out: &Path, bytes: &[u8]) -> anyhow::Result<Written> {
    file::replace(out, bytes)?;
    Ok(Written { files: 1, bytes: bytes.len() })
}
