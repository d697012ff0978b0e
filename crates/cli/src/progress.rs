//! How far a long command has come, on standard error, where a person is looking.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressStyle};

/// What takes less than this is not worth telling of.
const PATIENCE: Duration = Duration::from_secs(1);

/// What is being done. Nothing is shown in the first second, nor where standard error is not a terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    started: std::time::Instant,
}

impl Progress {
    /// Begins with work of which nobody knows how long it takes.
    pub(crate) fn start(what: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_finish(ProgressFinish::AndClear);
        bar.set_style(ProgressStyle::default_spinner());
        bar.set_message(what);
        Self { bar, started: std::time::Instant::now() }
    }

    /// Goes on with so many things.
    pub(crate) fn count(&self, what: &'static str, many: usize) {
        self.bar.set_length(many as u64);
        self.bar.set_position(0);
        self.bar.set_message(what);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos} of {len}") {
            self.bar.set_style(style);
        }
    }

    /// Another thing is done.
    pub(crate) fn step(&self) {
        self.advance(1);
    }

    /// So many more things are done.
    pub(crate) fn advance(&self, many: u64) {
        if self.bar.is_hidden() && self.started.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(many);
    }

    /// What is being done now.
    pub(crate) fn say(&self, what: &str) {
        self.bar.set_message(what.to_owned());
        self.step();
    }

    /// Everything is done: the line goes.
    pub(crate) fn end(self) {
        self.bar.finish_and_clear();
    }
}
