//! The target `kept`: see src/targets/kept.rs.

#![cfg_attr(fuzzing, no_main)]

fingerpost_fuzz::program!(kept);
