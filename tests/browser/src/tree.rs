//! The accessibility tree of a page, as Chromium gives it to a screen reader: a line for each thing, with its role, its name and its states, in order.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::Page;

/// How many things of a long list are told: the rest are like them.
const OF_A_LIST: usize = 3;
/// How many letters of a text are told.
const LETTERS: usize = 70;
/// What only holds other things.
const BOXES: [&str; 7] = ["generic", "none", "paragraph", "InlineTextBox", "ListMarker", "LineBreak", "LabelText"];
/// What is named by the words in it, so that these need not be told again.
const NAMED_BY_CONTENT: [&str; 9] =
    ["heading", "button", "link", "checkbox", "radio", "tab", "option", "DisclosureTriangle", "term"];
/// What the keyboard stops at.
const USED: [&str; 9] =
    ["button", "link", "checkbox", "radio", "textbox", "searchbox", "combobox", "DisclosureTriangle", "spinbutton"];
/// The states that a screen reader tells, besides those that are told in words of their own.
const STATES: [&str; 8] = ["checked", "expanded", "pressed", "invalid", "required", "disabled", "focused", "live"];

/// A tree in lines.
struct Lines {
    nodes: BTreeMap<String, Value>,
    lines: Vec<String>,
    of_a_list: usize,
}

impl Page {
    /// The tree of the page's main part in lines, indented by two spaces for each level. In Chromium only.
    ///
    /// # Errors
    /// Where the browser does not tell.
    pub async fn tree(&self) -> Result<String> {
        Ok(self.lines(OF_A_LIST).await?.join("\n"))
    }

    async fn lines(&self, of_a_list: usize) -> Result<Vec<String>> {
        self.devtools("Accessibility.enable", json!({})).await?;
        let told = self.devtools("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = told["nodes"].as_array().context("there is no tree")?;
        let id = |node: &Value| node["nodeId"].as_str().unwrap_or_default().to_owned();
        let root = nodes.iter().find(|node| of(&node["role"]) == "main").map(id).context("the page has no main part")?;
        let mut lines =
            Lines { nodes: nodes.iter().map(|node| (id(node), node.clone())).collect(), lines: Vec::new(), of_a_list };
        lines.tell(&root, 0, "");
        Ok(lines.lines)
    }
}

impl Page {
    /// The names of what the keyboard stops at in the page's main part, in the tree's order: a group of radios is one stop. In Chromium only.
    ///
    /// # Errors
    /// Where the browser does not tell.
    pub async fn stops(&self) -> Result<Vec<String>> {
        let lines = self.lines(usize::MAX).await?;
        let mut stops: Vec<String> = Vec::new();
        let mut in_radios = false;
        for line in &lines {
            let role = line.trim_start().split(' ').next().unwrap_or_default();
            let is_radio = role == "radio";
            // Of a group that has no answer, a browser stops at the first.
            let chosen = is_radio && line.contains(", checked");
            if USED.contains(&role) && !(is_radio && in_radios && !chosen) {
                if chosen && in_radios {
                    stops.pop();
                }
                stops.push(line.split('"').nth(1).unwrap_or_default().to_owned());
            }
            in_radios = is_radio || in_radios && line.starts_with(' ') && !USED.contains(&role);
        }
        Ok(stops)
    }

    /// The names of what Tab comes to in the page's main part, from its first stop to its last.
    ///
    /// # Errors
    /// Where the browser is gone, or Tab comes to no end.
    pub async fn tab_order(&self) -> Result<Vec<String>> {
        const FIRST: &str = "(() => { const e = all('main button, main a[href]').concat(all('.fp button, .fp a[href]'))[0]; e.focus(); return true; })()";
        const ON: &str = "(() => { const e = active(); return document.querySelector('main').contains(document.activeElement) ? named(e) : null; })()";
        self.ask(FIRST, Value::Null).await?;
        let mut order = Vec::new();
        while let Some(name) = self.ask(ON, Value::Null).await?.as_str() {
            order.push(name.to_owned());
            ensure!(order.len() < 300, "Tab comes to no end");
            self.keys(&[Key::Tab]).await?;
        }
        Ok(order)
    }
}

impl Lines {
    /// Tells a node and what is in it; `said` is what was said of it already.
    fn tell(&mut self, id: &str, depth: usize, said: &str) {
        let Some(node) = self.nodes.get(id).cloned() else { return };
        let (role, name) = (of(&node["role"]), of(&node["name"]));
        let is_box = node["ignored"] == json!(true) || BOXES.contains(&role.as_str()) && of(&node["description"]).is_empty();
        let (depth, said) = if is_box {
            (depth, said.to_owned())
        } else if role == "StaticText" {
            if !said.contains(&name) && name.chars().any(char::is_alphanumeric) {
                self.lines.push(format!("{}{}", "  ".repeat(depth), quoted(&name)));
            }
            return;
        } else {
            self.lines.push(format!("{}{}", "  ".repeat(depth), line(&node, &role, &name)));
            (depth + 1, if NAMED_BY_CONTENT.contains(&role.as_str()) { name } else { String::new() })
        };
        let children: Vec<String> =
            node["childIds"].as_array().into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect();
        let is_long = matches!(role.as_str(), "list" | "group" | "listbox") && children.len() > self.of_a_list.saturating_add(5);
        let told = if is_long { self.of_a_list } else { children.len() };
        for child in children.iter().take(told) {
            self.tell(child, depth, &said);
        }
        if is_long {
            self.lines.push(format!("{}… and {} more", "  ".repeat(depth), children.len() - told));
        }
    }
}

/// A node in a line: `heading 2 "Do now"`, `checkbox "Autism" checked, described by "…"`.
fn line(node: &Value, role: &str, name: &str) -> String {
    let mut line = role.to_owned();
    let properties: Vec<(&str, String)> = node["properties"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|property| Some((property["name"].as_str()?, of(&property["value"]))))
        .collect();
    let is = |wanted: &str| properties.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_str());
    if let Some(level) = is("level").filter(|_| role == "heading") {
        line.push_str(&format!(" {level}"));
    }
    if !name.is_empty() {
        line.push_str(&format!(" {}", quoted(name)));
    }
    if let Some(value) = Some(of(&node["value"])).filter(|value| !value.is_empty() && role != "heading") {
        line.push_str(&format!(" holding {}", quoted(&value)));
    }
    for state in STATES {
        match is(state) {
            None | Some("off") => {}
            Some("true") => line.push_str(&format!(", {state}")),
            // What can be chosen or opened tells that it is not; of the rest that goes without saying.
            Some("false") if matches!(state, "checked" | "expanded" | "pressed") => line.push_str(&format!(", not {state}")),
            Some("false") => {}
            Some(value) => line.push_str(&format!(", {state} {value}")),
        }
    }
    let description = of(&node["description"]);
    if !description.is_empty() {
        line.push_str(&format!(", described by {}", quoted(&description)));
    }
    line
}

fn of(value: &Value) -> String {
    match &value["value"] {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn quoted(text: &str) -> String {
    if text.chars().count() <= LETTERS {
        return format!("\"{text}\"");
    }
    let start: String = text.chars().take(LETTERS).collect();
    format!("\"{}…\"", start.trim_end())
}
