//! `fingerpost duties`: what the law asks an offer to tell, and what it tells.

use std::path::PathBuf;

use anyhow::Context;
use fingerpost_core::Offer;
use fingerpost_source::duties::{Duties, State, Topic};
use serde_json::json;

use super::file;

/// Show what the law asks an offer to tell: what is covered, thin or missing.
///
/// The topics are those of Schedule 2 of the SEND Regulations 2014; duties.toml says what the offer tells of each. A topic is covered where there are
/// two things or more to read and at least one is the council's own; thin where there is less; missing where there is nothing. A missing topic is
/// no mistake in the files: the exit status is 0.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  fingerpost duties offers/warwickshire
  fingerpost duties offers/warwickshire --out duties.html --site https://www.example.org/help/")]
pub(crate) struct Args {
    /// The offer's folder: the one that holds offer.toml.
    folder: PathBuf,
    /// Write a page to publish as well: the list, and what families said. It needs nothing from elsewhere.
    #[arg(long)]
    out: Option<PathBuf>,
    /// The address of the offer's site, for the page's links to services.
    #[arg(long, value_name = "ADDRESS", requires = "out", value_parser = super::site_address)]
    site: Option<String>,
    /// Print the topics as JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let files = fingerpost_source::open(&args.folder).context("give the folder that holds offer.toml")?;
    let (offer, duties) = fingerpost_source::read_with_duties(&files)?;
    if let Some(out) = &args.out {
        file::replace(out, fingerpost_site::duties_page(&offer, &duties, args.site.as_deref()).as_bytes())?;
    }
    if args.json {
        sayln!("{}", as_json(&offer, &duties));
    } else if duties.topics.is_empty() {
        sayln!("{}: there is no list of topics. `fingerpost new --national` brings one.", offer.core.name);
    } else {
        say!("{}", table(&duties));
        let counts = State::ALL.map(|state| format!("{} {}", duties.count(state), state.name()));
        sayln!("{}: {}, of {} topics.", offer.core.name, counts.join(", "), duties.topics.len());
    }
    Ok(())
}

/// The topics by group, each with its state and what it links to.
fn table(duties: &Duties) -> String {
    let widest = duties.topics.iter().map(|topic| topic.title.chars().count()).max().unwrap_or(0);
    let mut lines = String::new();
    for group in duties.groups() {
        lines.push_str(&format!("{group}\n"));
        for topic in duties.topics.iter().filter(|topic| topic.group == group) {
            let line = format!("  {:widest$}  {:<14}  {}", topic.title, topic.state().name(), things(topic));
            lines.push_str(line.trim_end());
            lines.push('\n');
        }
        lines.push('\n');
    }
    lines
}

/// "3 services, 1 pathway": what there is to read.
fn things(topic: &Topic) -> String {
    let cover = &topic.cover;
    let counts = [
        (usize::from(!cover.says.is_empty()), "answer"),
        (cover.services.len(), "service"),
        (cover.pathways.len(), "pathway"),
        (cover.pages.len(), "page"),
    ];
    let some = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| super::counted(*count, what));
    some.collect::<Vec<_>>().join(", ")
}

/// A state as programs know it: `does-not-apply`.
fn id(state: State) -> String {
    state.name().replace(' ', "-")
}

fn as_json(offer: &Offer, duties: &Duties) -> serde_json::Value {
    let core = &offer.core;
    let ids = |topic: &Topic| topic.cover.services.iter().map(|id| core[*id].id.clone()).collect::<Vec<_>>();
    let pathways = |topic: &Topic| {
        let heads = topic.cover.pathways.iter().filter_map(|place| core.pathways.get(*place));
        heads.map(|head| head.id.clone()).collect::<Vec<_>>()
    };
    let pages =
        |topic: &Topic| topic.cover.pages.iter().map(|page| json!({ "title": page.title, "web": page.web })).collect::<Vec<_>>();
    let topics: Vec<_> = duties
        .topics
        .iter()
        .map(|topic| {
            json!({
                "id": topic.id, "title": topic.title, "group": topic.group, "paragraph": topic.paragraph, "state": id(topic.state()),
                "says": topic.cover.says, "not": topic.cover.not, "services": ids(topic), "pathways": pathways(topic), "pages": pages(topic),
            })
        })
        .collect();
    let counts: serde_json::Map<String, serde_json::Value> =
        State::ALL.iter().map(|state| (id(*state), duties.count(*state).into())).collect();
    let answered = duties.comments.iter().filter(|comment| !comment.did.is_empty()).count();
    json!({
        "offer": core.id, "counts": counts, "topics": topics,
        "comments": { "published": duties.comments.len(), "answered": answered },
    })
}
