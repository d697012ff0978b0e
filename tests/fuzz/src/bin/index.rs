//! The target `index`: see src/targets/index.rs.

#![cfg_attr(fuzzing, no_main)]

fingerpost_fuzz::program!(index);
