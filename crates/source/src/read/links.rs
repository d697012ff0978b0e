//! What ties an offer together: links between services.

use fingerpost_core::model::{Core, ServiceId};

use super::Parsed;
use crate::table::{At, Reader};

/// Reports circles of `meanwhile`: while you wait for A use B, while you wait for B use A helps nobody.
pub(super) fn check(reader: Reader<'_>, core: &Core, files: &[&Parsed<'_>]) {
    let mut state = vec![State::New; core.services.len()];
    for index in 0..core.services.len() {
        let mut path = Vec::new();
        if let Some(circle) = walk(core, ServiceId::from(index), &mut state, &mut path) {
            let names: Vec<&str> = circle.iter().map(|id| core[*id].id.as_str()).collect();
            let file = files[circle[0].index()];
            let span =
                file.toml.get_ref().iter().find(|(key, _)| key.get_ref() == "meanwhile").map_or(0..0, |(_, value)| value.span());
            let wrong = format!("`meanwhile` goes round in a circle: {} → {}", names.join(" → "), names[0]);
            let mend = "take out the link from the one that a family can start by themselves";
            reader.note("circular-meanwhile", &At { value: (), file: file.file, span }, wrong, mend);
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    OnPath,
    Done,
}

/// Follows `meanwhile` links; returns the first circle met.
fn walk(core: &Core, id: ServiceId, state: &mut [State], path: &mut Vec<ServiceId>) -> Option<Vec<ServiceId>> {
    match state[id.index()] {
        State::Done => return None,
        State::OnPath => return path.iter().position(|on_path| *on_path == id).map(|start| path[start..].to_vec()),
        State::New => {}
    }
    state[id.index()] = State::OnPath;
    path.push(id);
    let circle = core[id].links.meanwhile.iter().find_map(|next| walk(core, *next, state, path));
    path.pop();
    state[id.index()] = State::Done;
    circle
}
