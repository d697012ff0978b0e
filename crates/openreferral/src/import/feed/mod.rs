//! A live feed.
