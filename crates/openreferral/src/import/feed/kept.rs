//! Pages that were fetched, kept until the whole feed is there.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Older pages are asked for again.
const KEPT_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// The pages of one feed on disk. A page that cannot be kept or read is fetched again: it is never the reason that something fails.
pub(super) struct Kept(Option<PathBuf>);

impl Kept {
    /// In a folder of this feed's own under `root`. With `fresh`, what is there goes first.
    pub(super) fn open(root: Option<&Path>, feed: &str, fresh: bool) -> Self {
        let kept = Self(root.map(|root| root.join(name(feed))));
        if fresh {
            kept.forget();
        }
        kept
    }

    pub(super) fn get(&self, address: &str) -> Option<Vec<u8>> {
        let path = self.0.as_ref()?.join(name(address));
        let written = fs::metadata(&path).ok()?.modified().ok()?;
        let is_young = SystemTime::now().duration_since(written).is_ok_and(|age| age < KEPT_FOR);
        if is_young { fs::read(path).ok() } else { None }
    }

    pub(super) fn put(&self, address: &str, page: &[u8]) {
        let Some(folder) = &self.0 else { return };
        // Beside its place first: a page that was cut off is no page.
        let (whole, part) = (folder.join(name(address)), folder.join(format!("{}.part", name(address))));
        let _ = fs::create_dir_all(folder).and_then(|()| fs::write(&part, page)).and_then(|()| fs::rename(part, whole));
    }

    /// Takes the pages away: the whole feed is there, and the next import asks anew.
    pub(super) fn forget(&self) {
        if let Some(folder) = &self.0 {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

/// A short name for an address.
fn name(address: &str) -> String {
    const CRC: crc::Crc<u64> = crc::Crc::<u64>::new(&crc::CRC_64_XZ);
    format!("{:016x}", CRC.checksum(address.as_bytes()))
}
