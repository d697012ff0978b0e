//! Asks the index, as a browser would: each query fetches the pieces that it needs and that are not there yet.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use fingerpost_core::pack::{File, Part};
use fingerpost_core::search::Index;
use serde_json::{Map, Value, json};

use super::milliseconds;

/// The classes of queries.
const CLASSES: [&str; 4] = ["exact", "one typo", "every word", "prefix"];
/// A query is timed so many times and the best counts.
const TIMES: usize = 3;
/// How many results are looked at.
const SHOWN: usize = 10;

pub(crate) fn query(folder: &Path, data: &Path, seconds: f64) -> Result<Value> {
    let queries: Value = serde_json::from_str(&fs::read_to_string(data.join("queries.json"))?)?;
    let root = fs::read(folder.join(File::whole(Part::Search).name()))?;
    let start = Instant::now();
    let mut index = Index::read(&root, None)?;
    let load = milliseconds(start);
    let mut classes = Map::new();
    for class in CLASSES {
        let asked = queries[class].as_array().map_or(&[][..], Vec::as_slice);
        classes.insert(class.to_owned(), measure(&mut index, folder, asked, seconds / CLASSES.len() as f64)?);
    }
    Ok(json!({ "load": load, "classes": classes, "shows": true }))
}

fn measure(index: &mut Index, folder: &Path, asked: &[Value], seconds: f64) -> Result<Value> {
    let (mut took, mut firsts, mut tens) = (Vec::new(), 0u32, 0u32);
    let began = Instant::now();
    for one in asked {
        if began.elapsed().as_secs_f64() > seconds {
            break;
        }
        let typed = one["query"].as_str().unwrap_or_default();
        loop {
            let wanted = index.wants(typed);
            if wanted.is_empty() {
                break;
            }
            for file in wanted {
                index.add(file, &fs::read(folder.join(file.name()))?)?;
            }
        }
        let mut best = f64::INFINITY;
        let mut hits = Vec::new();
        for _ in 0..TIMES {
            let start = Instant::now();
            hits = index.search(typed, SHOWN, &|_| 1.0).hits;
            best = best.min(milliseconds(start));
        }
        took.push(best);
        let place = hits.iter().position(|hit| Some(hit.service.index() as u64) == one["target"].as_u64());
        firsts += u32::from(place == Some(0));
        tens += u32::from(place.is_some());
    }
    took.sort_by(f64::total_cmp);
    let at = |share: f64| took.get((took.len().saturating_sub(1) as f64 * share) as usize);
    let share = |count: u32| f64::from(count) / took.len().max(1) as f64;
    Ok(json!({ "n": took.len(), "p50": at(0.5), "p95": at(0.95), "recall1": share(firsts), "recall10": share(tens) }))
}
