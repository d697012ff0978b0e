//! What words mean: ages, needs, opening hours, costs, and that an address must not be shown.

pub(super) mod ages;
pub(super) mod cost;
pub(super) mod hours;
pub(super) mod needs;
pub(super) mod private;
