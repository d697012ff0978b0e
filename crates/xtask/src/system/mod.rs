//! What the chores need from the machine: its folders, and other programs run with a time limit.

pub(crate) mod children;
pub(crate) mod clock;
pub(crate) mod ended;
pub(crate) mod files;
pub(crate) mod logs;
pub(crate) mod places;
pub(crate) mod program;
