#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

pub mod answers;
pub mod family;
pub mod measure;
pub mod run;
pub mod weights;
