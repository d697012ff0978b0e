//! The target `typed`: see src/targets/typed.rs.

#![cfg_attr(fuzzing, no_main)]

fingerpost_fuzz::program!(typed);
