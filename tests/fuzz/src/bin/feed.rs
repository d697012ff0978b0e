//! The target `feed`: see src/targets/feed.rs.

#![cfg_attr(fuzzing, no_main)]

fingerpost_fuzz::program!(feed);
