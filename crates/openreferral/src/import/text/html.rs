//! HTML to paragraphs: the tree that a browser would make of it is walked, and only its words are taken.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use scraper::node::Element;
use scraper::{Html, Node};

use super::marks::one_line;
use crate::import::contact;

/// What a family never sees of a page, or could not use in plain words.
const UNSEEN: [&str; 20] = [
    "script", "style", "template", "iframe", "svg", "math", "object", "embed", "applet", "audio", "video", "canvas", "select",
    "datalist", "head", "title", "noembed", "noframes", "frameset", "map",
];
/// What stands in a line with other words. Everything else begins a block of its own.
const INLINE: [&str; 43] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "input", "ins", "kbd", "label", "mark", "meter", "noscript", "output", "progress", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];
/// What begins an item in lists that were typed.
const BULLETS: [char; 10] = ['•', '·', '●', '▪', '◦', '‣', '∙', '*', '–', '-'];
/// A longer address is nothing to tell: some programs cut one short at 2,083 letters.
const LONGEST_LINK: usize = 2_000;

/// The words of a piece of HTML. With `lines`, a new line in it begins a paragraph, as it does in plain text.
pub(super) fn paragraphs(html: &str, lines: bool) -> String {
    let tree = Html::parse_fragment(&without_many_looks(html));
    let mut writer = Writer { lines, ..Writer::default() };
    // Not by recursion: a feed may nest as deep as it likes.
    for edge in tree.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Text(text) => writer.text(text),
                Node::Element(element) => writer.open(element),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    writer.close(element);
                }
            }
        }
    }
    writer.finish()
}

#[derive(Default)]
struct Writer {
    lines: bool,
    /// What was written, each with whether it is an item.
    blocks: Vec<(String, bool)>,
    line: String,
    /// The line is an item of a list.
    item: bool,
    /// How many elements deep we are in what nobody sees.
    unseen: usize,
    /// How many cells of a table we are in: a row is one line.
    cells: usize,
    /// Where each open link leads.
    links: Vec<Option<String>>,
    /// The address that was told last: a link that holds several blocks is several links to a reader of HTML, and says it once.
    told: String,
}

impl Writer {
    fn open(&mut self, element: &Element) {
        let name = element.name();
        if self.unseen > 0 || is_unseen(element) {
            self.unseen += 1;
            return;
        }
        match name {
            "a" => self.links.push(element.attr("href").filter(|href| href.len() <= LONGEST_LINK).and_then(contact::link)),
            "td" | "th" => {
                if self.cells == 0 && !self.line.trim().is_empty() {
                    self.line.truncate(self.line.trim_end().len());
                    self.line.push_str(if self.line.ends_with([':', ',', ';', '.']) { " " } else { ", " });
                }
                self.cells += 1;
            }
            _ => self.edge(name),
        }
        if name == "li" && self.cells == 0 {
            self.item = true;
        }
    }

    fn close(&mut self, element: &Element) {
        if self.unseen > 0 {
            self.unseen -= 1;
            return;
        }
        match element.name() {
            "a" => self.end_link(),
            "td" | "th" => self.cells = self.cells.saturating_sub(1),
            name => self.edge(name),
        }
    }

    /// Where a block begins or ends. In a cell of a table it is a space only.
    fn edge(&mut self, name: &str) {
        if INLINE.contains(&name) {
            return;
        }
        if self.cells > 0 && !matches!(name, "tr" | "table") {
            self.line.push(' ');
        } else {
            self.flush();
        }
    }

    fn text(&mut self, text: &str) {
        if self.unseen > 0 {
            return;
        }
        let mut lines = text.split('\n');
        self.line.push_str(lines.next().unwrap_or_default());
        for line in lines {
            if self.lines {
                self.flush();
            }
            self.line.push(' ');
            self.line.push_str(line);
        }
    }

    /// The address of a link after its words, unless the words are the address.
    fn end_link(&mut self) {
        let Some(address) = self.links.pop().flatten() else { return };
        let place = match self.blocks.last_mut() {
            Some((block, _)) if self.line.trim().is_empty() => block,
            _ => &mut self.line,
        };
        let bare = address.trim_end_matches('/').rsplit("//").next().map(str::to_lowercase).unwrap_or_default();
        // Only the end of the line is looked at: there may be thousands of links in it.
        let words = place.trim_end().trim_end_matches('/');
        let end = words.char_indices().rev().take(bare.chars().count()).last().map_or(words.len(), |(at, _)| at);
        let said = words[end..].to_lowercase() == bare;
        if !said && address != self.told && !place.trim_start().is_empty() {
            place.truncate(place.trim_end().len());
            place.push_str(&format!(" ({address})"));
            self.told = address;
        }
    }

    fn flush(&mut self) {
        let line = one_line(&std::mem::take(&mut self.line));
        let typed = line.strip_prefix(BULLETS).filter(|rest| rest.starts_with(' ')).map(|rest| rest.trim_start().to_owned());
        let item = self.item || typed.is_some();
        let words = typed.unwrap_or(line);
        if !words.is_empty() {
            self.blocks.push((words, item));
            self.item = false;
        }
    }

    fn finish(mut self) -> String {
        self.flush();
        let mut text = String::new();
        let mut after_item = false;
        for (words, item) in &self.blocks {
            if !text.is_empty() {
                text.push_str(if *item && after_item { "\n" } else { "\n\n" });
            }
            text.push_str(if *item { "- " } else { "" });
            text.push_str(words);
            after_item = *item;
        }
        text
    }
}

/// What only changes how words look: a reader of HTML begins each of these that is open again in every block after it.
static LOOKS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)<(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/][^>]*>").ok());

/// How many of those may say in their own way how words look. A page has a few.
const MOST_LOOKS: usize = 20;

/// Without what such elements say, where there are very many. Of those that say the same, a reader begins three again; of those that differ, all of them: a
/// text of a hundred kilobytes can so ask for a tree of a hundred million parts.
fn without_many_looks(html: &str) -> Cow<'_, str> {
    match LOOKS.as_ref().filter(|looks| looks.find_iter(html).nth(MOST_LOOKS).is_some()) {
        Some(looks) => looks.replace_all(html, "<$1>"),
        None => Cow::Borrowed(html),
    }
}

fn is_unseen(element: &Element) -> bool {
    let hides = |style: &str| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    UNSEEN.contains(&element.name()) || element.attr("hidden").is_some() || element.attr("style").is_some_and(hides)
}
