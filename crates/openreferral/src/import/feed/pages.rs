//! All pages of a feed, in order.

use std::collections::HashSet;

use serde_json::Value;

use super::get::{FeedError, Getter};
use super::kept::Kept;
use super::{Clock, Settings};
use crate::import::{NotAFeed, Origin, Page};

/// What a feed holds.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// The feed.
    pub from: Origin,
    /// Its records, in its order.
    pub records: Vec<Value>,
    /// What was odd about its pages, in sentences.
    pub odd: Vec<String>,
}

/// Fetches a whole feed: from the address of its `/services`, of the API that has it, or of any of its pages. `progress` is told how far it has come.
///
/// # Errors
/// Where a page does not come. Those that came are kept, where [`Settings::kept`] says so, and the next call goes on from there.
pub fn fetch(
    address: &str,
    settings: &Settings,
    clock: &mut dyn Clock,
    progress: &mut dyn FnMut(&str),
) -> Result<Fetched, FeedError> {
    let address = address.trim();
    if !["https://", "http://"].iter().any(|start| address.starts_with(start)) {
        return Err(FeedError::Address(address.to_owned()));
    }
    let kept = Kept::open(settings.kept.as_deref(), address, settings.fresh);
    let mut pages = Pages { getter: Getter::new(settings, clock), kept, seen: HashSet::new(), odd: Vec::new() };
    let (list, first) = pages.first(address)?;
    let base = list.split('?').next().unwrap_or(&list).trim_end_matches('/').trim_end_matches("/services").to_owned();
    let from = Origin::Feed(base);
    let mut records = pages.steady(&list, first, settings.most_pages, progress)?;
    pages.deepen(&from, &mut records, progress)?;
    pages.kept.forget();
    Ok(Fetched { from, records: records.into_iter().map(|(record, _)| record).collect(), odd: pages.odd })
}

/// A record, and whether it is only a part of what the feed has at the record's own address.
type Record = (Value, bool);

/// How often a feed that changes meanwhile is read.
const READINGS: u32 = 3;

/// What the pages of a feed say of it, taken together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Steadiness {
    /// They say different things: it changed while it was read.
    Changed,
    /// How many records it has, as far as they say.
    Said(Option<u64>),
}

struct Pages<'a> {
    getter: Getter<'a>,
    kept: Kept,
    /// The ids of records that came.
    seen: HashSet<String>,
    odd: Vec<String>,
}

impl Pages<'_> {
    fn get(&mut self, address: &str) -> Result<Page, FeedError> {
        if let Some(page) = self.kept.get(address).and_then(|bytes| Page::read(&bytes).ok()) {
            return Ok(page);
        }
        let (bytes, page) = self.getter.page(address)?;
        self.kept.put(address, &bytes);
        Ok(page)
    }

    /// The address of the list of services, and its first page. An address that is not the list's may be the API's.
    fn first(&mut self, address: &str) -> Result<(String, Page), FeedError> {
        let path = address.split('?').next().unwrap_or(address).trim_end_matches('/');
        let error =
            match self.get(address) {
                Ok(page) => return Ok((address.to_owned(), page)),
                Err(
                    error @ (FeedError::Status(_, 404) | FeedError::NotAFeed(_, _, NotAFeed::NoServices | NotAFeed::WebPage)),
                ) if !path.ends_with("/services") => error,
                Err(error) => return Err(error),
            };
        let list = format!("{path}/services");
        // What is wrong with the address as it was typed is worth more than what is wrong with a guess.
        self.get(&list).map(|page| (list, page)).map_err(|_| error)
    }

    /// All records of a feed, from one reading in which it did not change: where one goes from an early page meanwhile, another moves there that nobody read.
    fn steady(&mut self, list: &str, first: Page, most: u64, progress: &mut dyn FnMut(&str)) -> Result<Vec<Record>, FeedError> {
        let (mut first, mut last) = (Some(first), None);
        for reading in 1.. {
            let page = first.take().map_or_else(|| self.get(list), Ok)?;
            let (records, steadiness) = self.all(list, page, most, progress)?;
            let came = self.seen.len() as u64;
            let odd = match steadiness {
                Steadiness::Changed => "it changed while it was read, so something may be missing: import again later".to_owned(),
                Steadiness::Said(Some(total)) if came < total => format!("it says that it has {total} records, and sent {came}"),
                Steadiness::Said(_) => return Ok(records),
            };
            // A feed that says the same again does not change: it only cannot count.
            let is_same = steadiness != Steadiness::Changed && last == Some((came, steadiness));
            if is_same || reading == READINGS {
                self.odd.push(odd);
                return Ok(records);
            }
            last = Some((came, steadiness));
            self.kept.forget();
            self.seen.clear();
            self.odd.clear();
        }
        Ok(Vec::new())
    }

    fn all(
        &mut self,
        list: &str,
        first: Page,
        most: u64,
        progress: &mut dyn FnMut(&str),
    ) -> Result<(Vec<Record>, Steadiness), FeedError> {
        let mut records = Vec::new();
        let number = first.number.unwrap_or(1);
        let said = (first.pages, first.total);
        let mut is_changed = false;
        let mut is_whole = true;
        let mut page = first;
        for count in 1.. {
            let of = page.pages;
            is_changed |= (of, page.total) != said;
            let is_short = page.records.is_empty() && !page.is_last && of.is_some_and(|of| count < of);
            is_changed |= is_short;
            let more = page.is_enveloped && !page.is_last && !page.records.is_empty() && of.is_none_or(|of| count < of);
            let shallow = page.is_shallow;
            let new = self.take(page.records, shallow, &mut records);
            if !new && count > 1 {
                self.odd.push(format!("page {count} only repeats what came before, so the rest was not asked for"));
                is_whole = false;
                break;
            }
            progress(&format!(
                "page {count}{}: {} records so far",
                of.map(|of| format!(" of {of}")).unwrap_or_default(),
                records.len()
            ));
            if !more {
                break;
            }
            if count >= most {
                self.odd.push(format!("there are more than {most} pages; the rest was not asked for"));
                is_whole = false;
                break;
            }
            page = self.get(&numbered(list, number + count))?;
        }
        // Where the rest was not asked for, the count tells nothing.
        let steadiness = if is_changed { Steadiness::Changed } else { Steadiness::Said(said.1.filter(|_| is_whole)) };
        Ok((records, steadiness))
    }

    /// Adds a page's records; false where each of them came before.
    fn take(&mut self, page: Vec<Value>, shallow: bool, records: &mut Vec<Record>) -> bool {
        let mut new = false;
        for record in page {
            let id = record.get("id").map(Value::to_string).unwrap_or_else(|| record.to_string());
            new |= self.seen.insert(id);
            records.push((record, shallow));
        }
        new
    }

    /// Fetches the whole of each record that a list has only in part. One that cannot be had stays as it is.
    fn deepen(&mut self, from: &Origin, records: &mut [Record], progress: &mut dyn FnMut(&str)) -> Result<(), FeedError> {
        let is_part = |(record, shallow): &Record| {
            *shallow && record.is_object() && !record.get("organization").is_some_and(Value::is_object)
        };
        let all = records.iter().filter(|record| is_part(record)).count();
        let mut lost = Vec::new();
        for (done, record) in records.iter_mut().filter(|record| is_part(record)).enumerate() {
            let id = record.0.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            let Some(address) = from.page(&id) else { continue };
            progress(&format!("record {} of {all}", done + 1));
            match self.get(&address) {
                Ok(page) => record.0 = page.records.into_iter().next().unwrap_or_default(),
                Err(FeedError::Status(_, 404 | 410) | FeedError::NotAFeed(..)) => lost.push(id),
                Err(error) => return Err(error),
            }
        }
        if let Some(first) = lost.first() {
            self.odd.push(format!("{} records have no whole one at their own address, such as {first}", lost.len()));
        }
        Ok(())
    }
}

/// The address of a page of a list.
fn numbered(list: &str, number: u64) -> String {
    let (path, query) = list.split_once('?').unwrap_or((list, ""));
    let others = query.split('&').filter(|part| !part.is_empty() && !part.starts_with("page="));
    let parts: Vec<String> = others.map(str::to_owned).chain([format!("page={number}")]).collect();
    format!("{path}?{}", parts.join("&"))
}
