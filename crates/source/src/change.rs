//! Writing where others may write or read: one at a time, and so that a stop at any moment leaves all of the old files or leads to all of the new ones.

use std::borrow::Cow;
use std::fs::{self, File, TryLockError};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Component, Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::FOLDERS;

/// How the name of a file or folder begins that is written beside its place. Who has the [`Turn`] in the folder takes away what a command that was stopped left.
pub const FRESH: &str = ".fingerpost-new-";
/// The list of what a [`Change`] puts in place, and how the names of those files begin until they are there.
const CHANGE: &str = ".fingerpost-change";
/// How long a command waits for another one.
const PATIENCE: Duration = Duration::from_secs(60);

/// The turn at writing in a folder: nobody else has it until this is dropped, or the program ends in any way.
#[derive(Debug)]
pub struct Turn(#[allow(dead_code, reason = "the lock lives as long as the handle")] Option<File>);

impl Turn {
    /// Waits until nobody else writes in a folder, and takes away what a command that was stopped left half written there.
    ///
    /// # Errors
    /// Where another command still writes there after a minute.
    pub fn take(folder: &Path) -> Result<Self> {
        // Where a folder cannot be locked, as on Windows, nobody waits, and nothing is taken away: it might be somebody's.
        let Ok(handle) = File::open(folder) else { return Ok(Self(None)) };
        let start = Instant::now();
        loop {
            match handle.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => sleep(Duration::from_millis(20)),
                Err(TryLockError::WouldBlock) => {
                    let says = "another fingerpost command is still writing there: wait until it has ended, or end it";
                    return Err(Error::new(ErrorKind::ResourceBusy, says));
                }
                Err(TryLockError::Error(_)) => return Ok(Self(None)),
            }
        }
        sweep(folder, FRESH);
        Ok(Self(Some(handle)))
    }
}

/// Takes away what begins with this name. What cannot be taken away harms nobody.
fn sweep(folder: &Path, begins: &str) {
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        if entry.file_name().as_encoded_bytes().starts_with(begins.as_bytes()) {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let _ = if is_folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) };
        }
    }
}

/// A change of several files of an offer as one. First each new file is written beside its place, then the list of them is put in the offer's folder, and
/// only then they go to their places. Where that is stopped, the next [`open`](crate::open) of the offer goes on by the list before it reads.
#[derive(Debug)]
pub struct Change {
    folder: PathBuf,
    #[allow(dead_code, reason = "held until the change is made")]
    turn: Turn,
}

/// Why files were not written.
#[derive(Debug)]
pub struct Unwritten {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub cause: Error,
}

impl std::fmt::Display for Unwritten {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot write {}: {}", self.path.display(), self.cause)
    }
}

impl std::error::Error for Unwritten {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

impl Change {
    /// Waits until nobody else changes the offer. It must be read after this, so that nobody's change is lost.
    ///
    /// # Errors
    /// Where somebody else still writes after a minute, or a change that was stopped cannot be finished.
    pub fn begin(folder: &Path) -> std::result::Result<Self, Unwritten> {
        let turn = Turn::take(folder).map_err(at(folder))?;
        finish(folder)?;
        FOLDERS.iter().for_each(|inner| sweep(&folder.join(inner), CHANGE));
        Ok(Self { folder: folder.to_owned(), turn })
    }

    /// Writes files and deletes others, by their paths in the folder (with `/`).
    ///
    /// # Errors
    /// Where one of them cannot be written. While the new ones are written beside their places, that leaves the offer as it was.
    pub fn make(self, texts: &[(String, String)], gone: &[String]) -> std::result::Result<(), Unwritten> {
        let put = texts.iter().map(|(path, _)| format!("put {path}\n"));
        let list: String = put.chain(gone.iter().map(|path| format!("delete {path}\n"))).collect();
        let staged = self.stage(texts).and_then(|()| {
            let (beside, whole) = (self.folder.join(format!("{CHANGE}-list")), self.folder.join(CHANGE));
            write(&beside, &list).and_then(|()| fs::rename(&beside, &whole)).map_err(at(&whole))
        });
        staged.inspect_err(|_| FOLDERS.iter().for_each(|inner| sweep(&self.folder.join(inner), CHANGE)))?;
        finish(&self.folder)
    }

    fn stage(&self, texts: &[(String, String)]) -> std::result::Result<(), Unwritten> {
        for (index, (path, text)) in texts.iter().enumerate() {
            let place = self.folder.join(path);
            if let Some(folder) = place.parent() {
                fs::create_dir_all(folder).map_err(at(folder))?;
            }
            let (place, beside) = places(&self.folder, path, index).map_err(at(&place))?;
            let old = fs::metadata(&place).ok();
            if old.as_ref().is_some_and(|old| !old.is_file()) {
                return Err(Unwritten {
                    cause: Error::new(ErrorKind::AlreadyExists, "something that is no file is in its place"),
                    path: place,
                });
            }
            write(&beside, &as_it_was(&place, text)).map_err(at(&place))?;
            if let Some(old) = old {
                fs::set_permissions(&beside, old.permissions()).map_err(at(&place))?;
            }
        }
        Ok(())
    }
}

/// Finishes a change that was stopped, if there is one.
///
/// # Errors
/// Where it cannot be.
pub(crate) fn finish_stopped(folder: &Path) -> std::result::Result<(), Unwritten> {
    // Without a list nothing is in anybody's way, and who only reads need not wait.
    if fs::symlink_metadata(folder.join(CHANGE)).is_err() {
        return Ok(());
    }
    let _turn = Turn::take(folder).map_err(at(folder))?;
    finish(folder)
}

/// Puts the files of the list in their places. Those that are there already are passed over, so it can be stopped and begun again.
fn finish(folder: &Path) -> std::result::Result<(), Unwritten> {
    let whole = folder.join(CHANGE);
    let list = match fs::read_to_string(&whole) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        list => list.map_err(at(&whole))?,
    };
    let steps: Vec<_> = list.lines().enumerate().collect();
    for (index, line) in &steps {
        let (does, path) = line.split_once(' ').unwrap_or_default();
        let (place, beside) = places(folder, path, *index).map_err(at(&whole))?;
        let done = if does == "put" { fs::rename(&beside, &place) } else { fs::remove_file(&place) };
        done.or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) }).map_err(at(&place))?;
    }
    fs::remove_file(&whole).map_err(at(&whole))
}

/// The place of a file of a change, and where it is written before. The list may have come with somebody else's offer, so it can name nothing outside the folder.
fn places(folder: &Path, path: &str, index: usize) -> Result<(PathBuf, PathBuf)> {
    let place = folder.join(path);
    let is_plain = !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let inside = place.parent().unwrap_or(folder).canonicalize()?;
    if !is_plain || !inside.starts_with(folder.canonicalize()?) {
        let says =
            format!("`{path}` lies outside the offer's folder: put the folder there, not a link to it, or delete {CHANGE}");
        return Err(Error::new(ErrorKind::InvalidInput, says));
    }
    let beside = inside.join(format!("{CHANGE}-{index}"));
    Ok((place, beside))
}

/// A text with the line ends, and the mark at its front, that the file has which it replaces: those of Windows stay.
fn as_it_was<'a>(place: &Path, text: &'a str) -> Cow<'a, str> {
    let old = fs::read(place).unwrap_or_default();
    let (is_marked, is_windows) = (old.starts_with("\u{feff}".as_bytes()), old.windows(2).any(|two| two == b"\r\n"));
    let lines = if is_windows { Cow::Owned(text.replace('\n', "\r\n")) } else { Cow::Borrowed(text) };
    if is_marked { Cow::Owned(format!("\u{feff}{lines}")) } else { lines }
}

/// Writes a file so that it is on the disc before the list that names it is.
fn write(path: &Path, text: &str) -> Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn at(path: &Path) -> impl FnOnce(Error) -> Unwritten {
    let path = path.to_owned();
    move |cause| Unwritten { path, cause }
}
