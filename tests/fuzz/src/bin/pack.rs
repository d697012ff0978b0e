//! The target `pack`: see src/targets/pack.rs.

#![cfg_attr(fuzzing, no_main)]

fingerpost_fuzz::program!(pack);
