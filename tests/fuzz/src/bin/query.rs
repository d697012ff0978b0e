//! The target `query`: see src/targets/query.rs.

#![cfg_attr(fuzzing, no_main)]

fingerpost_fuzz::program!(query);
