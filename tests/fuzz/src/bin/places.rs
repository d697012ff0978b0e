//! The target `places`: see src/targets/places.rs.

#![cfg_attr(fuzzing, no_main)]

fingerpost_fuzz::program!(places);
