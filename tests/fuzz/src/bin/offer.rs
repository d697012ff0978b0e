//! The target `offer`: see src/targets/offer.rs.

#![cfg_attr(fuzzing, no_main)]

fingerpost_fuzz::program!(offer);
