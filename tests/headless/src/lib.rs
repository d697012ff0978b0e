//! Nothing but tests: the core as WebAssembly, run by `cargo xtask test` in headless Chromium and Firefox.
