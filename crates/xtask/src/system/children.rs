//! The programs xtask has started, so that none outlives it.
//!
//! Each runs in a process group of its own: a driver and the browsers it starts end together, when their time is up and
//! when xtask is interrupted.

use std::process::{Child, Command};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{io, os::unix::process::CommandExt};

use anyhow::{Context, Result};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

static RUNNING: Mutex<Vec<Pid>> = Mutex::new(Vec::new());

/// From now on, Ctrl-C, a hang-up or a polite kill of xtask ends every program it has started too.
pub(crate) fn end_with_us() -> Result<()> {
    ctrlc::set_handler(|| {
        // The lock is kept to the end, so that nothing new starts meanwhile.
        let running = running();
        running.iter().for_each(|group| end(*group));
        eprintln!("\nxtask: interrupted");
        std::process::exit(130);
    })
    .context("Could not listen for Ctrl-C")
}

/// Starts a program in a group of its own and remembers it.
pub(crate) fn start(command: &mut Command) -> io::Result<Started> {
    let mut running = running();
    let child = command.process_group(0).spawn()?;
    let group = Pid::from_raw(i32::try_from(child.id()).map_err(io::Error::other)?);
    running.push(group);
    Ok(Started { child, group })
}

/// A started program. Whatever is left of its group ends when this is dropped.
pub(crate) struct Started {
    /// The program itself.
    pub(crate) child: Child,
    group: Pid,
}

impl Drop for Started {
    fn drop(&mut self) {
        end(self.group);
        // Reaped, so that it leaves no zombie; it may have been waited for already.
        let _ = self.child.wait();
        running().retain(|group| *group != self.group);
    }
}

fn running() -> MutexGuard<'static, Vec<Pid>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

fn end(group: Pid) {
    // An error means that the whole group has ended already, as it mostly has.
    let _ = killpg(group, Signal::SIGKILL);
}
