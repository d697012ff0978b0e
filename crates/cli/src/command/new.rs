//! `fingerpost new`: a small offer to begin with.

use std::path::{Path, PathBuf};

use anyhow::Context;
use fingerpost_source::id_of;
use fingerpost_source::starter::{self, Named, SHARED};
use serde_json::json;

use super::{Misused, folder, today};

/// Begin a local offer: write a small one, full of notes, that passes the check.
///
/// It has six services that every council has, the questions, and what is the same for all of England in a folder of its own. CHANGE ME marks what only
/// you know. Then `fingerpost serve DIR` shows it, and shows each change as you save it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  fingerpost new anyshire
  fingerpost new offer --name \"Anyshire\" --council \"Anyshire County Council\"
  fingerpost new offer --national          (bring a newer copy of what all councils share)")]
pub(crate) struct Args {
    /// The folder to write. It must not be there yet, or be empty.
    folder: PathBuf,
    /// The area, as families say it. Without it, the folder's name.
    #[arg(long)]
    name: Option<String>,
    /// The council. Without it, the area's name with "Council".
    #[arg(long)]
    council: Option<String>,
    /// Write only the folder `national` of an offer anew, as this version of fingerpost has it. What you changed in it is lost.
    #[arg(long, conflicts_with_all = ["name", "council"])]
    national: bool,
    /// Print what was written as JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    if args.national {
        return renew(args);
    }
    let (name, files) = files(&args.folder, args.name.as_deref(), args.council.as_deref())?;
    let paths: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
    folder::replace(&args.folder, &files, "a new offer", |_| false)?;
    if args.json {
        sayln!("{}", json!({ "folder": args.folder.display().to_string(), "name": name, "files": paths }));
        return Ok(());
    }
    let folder = args.folder.display();
    sayln!("{folder} holds an offer for {name}, which passes the check.");
    sayln!("Look for CHANGE ME in its files, and put in what only you know. What comes next:");
    sayln!("  fingerpost serve {folder}      shows it in your browser, and each change as you save it");
    sayln!("  fingerpost check {folder}      says what is wrong or missing, where, and how to mend it");
    Ok(())
}

/// A new offer's area, and its files by path.
///
/// # Errors
/// Where its names cannot be.
pub(super) fn files(folder: &Path, name: Option<&str>, council: Option<&str>) -> anyhow::Result<(String, Vec<(String, String)>)> {
    let id = id(folder, name)?;
    let name = name.map_or_else(|| title(&id), str::to_owned);
    let council = council.map_or_else(|| format!("{name} Council"), str::to_owned);
    let today = today().to_string();
    let files = starter::starter(Named { id: &id, name: &name, council: &council, today: &today }).map_err(Misused)?;
    Ok((name, files))
}

/// Brings the shared folder of an offer up to date.
fn renew(args: &Args) -> anyhow::Result<()> {
    let offer = &args.folder;
    anyhow::ensure!(offer.join("offer.toml").is_file(), Misused(format!("{} holds no offer.toml", offer.display())));
    let prefix = format!("{SHARED}/");
    let files: Vec<_> =
        starter::national().into_iter().map(|(path, text)| (path.trim_start_matches(&prefix).to_owned(), text)).collect();
    let paths: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
    let out = offer.join(SHARED);
    folder::replace(&out, &files, "what councils share", |name| {
        name.ends_with(".toml") || ["services", "pathways", "translations"].contains(&name)
    })?;
    if args.json {
        sayln!("{}", json!({ "folder": out.display().to_string(), "files": paths }));
    } else {
        sayln!("{} is as this version of fingerpost has it.", out.display());
    }
    Ok(())
}

/// The offer's id: the area's name, or else the folder's, in small letters with hyphens.
fn id(folder: &Path, name: Option<&str>) -> anyhow::Result<String> {
    let whole = std::path::absolute(folder).with_context(|| format!("{} is not a path", folder.display()))?;
    let folder = whole.file_name().unwrap_or_default().to_string_lossy();
    let words = name.unwrap_or(&folder);
    let id = id_of(words);
    anyhow::ensure!(!id.is_empty(), Misused(format!("no id can be made of “{words}”: give the area's name with --name")));
    Ok(id)
}

/// An id as a name: "north-anyshire" is "North Anyshire".
fn title(id: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
    };
    id.split('-').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_is_called_by_its_folder_unless_it_is_told() {
        let id = |folder: &str, name| id(Path::new(folder), name).unwrap();
        assert_eq!(id("some/North_Anyshire", None), "north-anyshire");
        assert_eq!(id("offer", Some("Stoke-on-Trent")), "stoke-on-trent");
        assert_eq!(title("north-anyshire"), "North Anyshire");
        assert!(super::id(Path::new("…"), None).is_err());
    }
}
