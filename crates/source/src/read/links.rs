//! What ties an offer together: links between services.

use fingerpost_core::model::{Core, ServiceId};

use super::Parsed;
use crate::table::{At, Reader};

/// Reports circles of `meanwhile`: while you wait for A use B, while you wait for B use A helps nobody.
pub(super) fn check(reader: Reader<'_>, core: &Core, files: &[&Parsed<'_>]) {
    let mut state = vec![State::New; core.services.len()];
    for index in 0..core.services.len() {
        if let Some(circle) = walk(core, ServiceId::from(index), &mut state) {
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

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    New,
    OnPath,
    Done,
}

/// Follows `meanwhile` links; returns the first circle met. (Not by recursion: a chain can be as long as an offer has services.)
fn walk(core: &Core, start: ServiceId, state: &mut [State]) -> Option<Vec<ServiceId>> {
    if state[start.index()] == State::Done {
        return None;
    }
    state[start.index()] = State::OnPath;
    // Each with how many of its links were followed.
    let mut path = vec![(start, 0)];
    let mut circle = None;
    while let Some((id, followed)) = path.last_mut().filter(|_| circle.is_none()) {
        let next = core[*id].links.meanwhile.get(*followed).copied();
        *followed += 1;
        match next.map(|next| (next, state[next.index()])) {
            Some((next, State::New)) => {
                state[next.index()] = State::OnPath;
                path.push((next, 0));
            }
            Some((next, State::OnPath)) => {
                let ids = path.iter().map(|(id, _)| *id);
                circle = Some(ids.skip_while(|id| *id != next).collect());
            }
            Some((_, State::Done)) => {}
            None => {
                state[id.index()] = State::Done;
                path.pop();
            }
        }
    }
    path.iter().for_each(|(id, _)| state[id.index()] = State::Done);
    circle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_of_every_service_that_an_offer_can_have_is_followed_to_its_end() {
        const MANY: usize = 100_000;
        let mut core = crate::sample().core;
        let mut one = core.services[0].clone();
        one.links.meanwhile.clear();
        core.services = vec![one; MANY];
        for (index, service) in core.services.iter_mut().enumerate() {
            service.links.meanwhile = vec![ServiceId::from((index + 1) % MANY)];
        }
        let mut state = vec![State::New; MANY];
        let circle = walk(&core, ServiceId(0), &mut state);
        assert_eq!(circle.map(|circle| circle.len()), Some(MANY));
        core.services[MANY - 1].links.meanwhile.clear();
        let mut state = vec![State::New; MANY];
        assert_eq!(walk(&core, ServiceId(0), &mut state), None);
        assert!(state.iter().all(|state| *state == State::Done));
    }
}
