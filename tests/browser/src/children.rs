//! Programs that a test starts, and that end with it.

use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, bail};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// Starts a program and waits for the first line it prints that `wanted` takes something from. The program is killed when the returned
/// child is dropped.
pub(crate) async fn start<T>(mut command: Command, wanted: impl Fn(&str) -> Option<T>) -> anyhow::Result<(Child, T)> {
    let name = format!("{:?}", command.as_std().get_program());
    let mut child = command
        .stdout(Stdio::piped())
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("cannot start {name}"))?;
    let mut lines = BufReader::new(child.stdout.take().context("its output is not ours")?).lines();
    let found = async {
        while let Some(line) = lines.next_line().await? {
            if let Some(found) = wanted(&line) {
                // What it says from here on is read away, so that it never waits for a reader.
                tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
                return Ok(found);
            }
        }
        bail!("{name} ended before it was ready")
    };
    let found = tokio::time::timeout(Duration::from_secs(60), found)
        .await
        .with_context(|| format!("{name} was not ready in a minute"))??;
    Ok((child, found))
}

/// Starts a program that prints nothing, and waits until it listens on a port of this machine.
pub(crate) async fn listening(mut command: Command, port: u16) -> anyhow::Result<Child> {
    let name = format!("{:?}", command.as_std().get_program());
    let (out, error) = (Stdio::null(), Stdio::null());
    let mut child = command
        .stdout(out)
        .stderr(error)
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("cannot start {name}"))?;
    for _ in 0..600 {
        if let Some(status) = child.try_wait()? {
            bail!("{name} ended with {status} before it was ready");
        }
        if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(child);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    bail!("{name} was not ready in a minute")
}
