#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

pub mod export;
pub mod import;
pub mod plain;
pub mod schema_org;
