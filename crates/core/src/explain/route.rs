//! How a family gets a service.

use super::Voice;
use crate::model::RouteKind;

/// How a family gets a service, in a few words.
#[must_use]
pub fn route(kind: RouteKind, voice: Voice) -> &'static str {
    let professional = voice == Voice::Professional;
    match kind {
        RouteKind::Direct if professional => "The family can get this themselves",
        RouteKind::Direct => "You can get this yourself",
        RouteKind::Referral => "Someone refers you",
        RouteKind::Assessment => "An assessment comes first",
        RouteKind::Plan => "It has to be named in a plan",
        RouteKind::Automatic => "You get this without asking",
    }
}
