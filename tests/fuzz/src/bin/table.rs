//! The target `table`: see src/targets/table.rs.

#![cfg_attr(fuzzing, no_main)]

fingerpost_fuzz::program!(table);
