//! The line between a browser and a site: one address, behind which the site can change, and which can be cut.

use std::io::{Read, Write, copy};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::Origin;

/// An address of this machine, and what is behind it.
#[derive(Debug)]
pub struct Line {
    /// The address, with a slash at the end.
    pub address: String,
    behind: Arc<Mutex<Option<String>>>,
}

impl Line {
    /// A line to a site.
    ///
    /// # Errors
    /// Where no port can be listened on.
    pub fn to(site: &Origin) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let line = Self { address: format!("http://{}/", listener.local_addr()?), behind: Arc::default() };
        line.turn_to(site);
        let behind = line.behind.clone();
        thread::spawn(move || {
            for asked in listener.incoming().flatten() {
                let site = behind.lock().unwrap_or_else(PoisonError::into_inner).clone();
                // Whoever asks while the line is cut gets no answer: the connection ends here.
                if let Some(site) = site {
                    thread::spawn(move || join(asked, &site));
                }
            }
        });
        Ok(line)
    }

    /// Leads to another site from now on; after [`Line::cut`], leads somewhere again.
    pub fn turn_to(&self, site: &Origin) {
        let place = site.address.trim_start_matches("http://").trim_end_matches('/').to_owned();
        *self.behind.lock().unwrap_or_else(PoisonError::into_inner) = Some(place);
    }

    /// Leads nowhere from now on: no network.
    pub fn cut(&self) {
        *self.behind.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// Carries what is asked to the site and what it answers back, until it has answered. A browser or a site that has gone away is no problem of ours.
fn join(mut asked: TcpStream, site: &str) {
    let mut bytes = [0; 4096];
    // A browser opens connections before it has something to ask; a server with few hands would wait for each.
    let Ok(count) = asked.read(&mut bytes) else { return };
    let (Ok(mut answers), Ok(mut more)) = (TcpStream::connect(site), asked.try_clone()) else { return };
    if count == 0 || answers.write_all(&bytes[..count]).is_err() {
        return;
    }
    let Ok(mut to) = answers.try_clone() else { return };
    thread::spawn(move || {
        let _ = copy(&mut more, &mut to);
        let _ = to.shutdown(Shutdown::Both);
    });
    let _ = copy(&mut answers, &mut asked);
    let _ = asked.shutdown(Shutdown::Both);
}
