//! How a family gets a service.

use super::Voice;
use crate::catalogue::Text;
use crate::model::RouteKind;
use crate::t;

/// How a family gets a service, in a few words.
#[must_use]
pub const fn route(kind: RouteKind, voice: Voice) -> Text {
    match kind {
        RouteKind::Direct if matches!(voice, Voice::Professional) => t!("The family can get this themselves"),
        RouteKind::Direct => t!("You can get this yourself"),
        RouteKind::Referral => t!("Someone refers you"),
        RouteKind::Assessment => t!("An assessment comes first"),
        RouteKind::Plan => t!("It has to be named in a plan"),
        RouteKind::Automatic => t!("You get this without asking"),
    }
}
