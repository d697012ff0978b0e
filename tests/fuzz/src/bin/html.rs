//! The target `html`: see src/targets/html.rs.

#![cfg_attr(fuzzing, no_main)]

fingerpost_fuzz::program!(html);
