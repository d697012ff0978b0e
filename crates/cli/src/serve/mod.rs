//! A small web server: this machine only, nothing but reading. It serves a folder, or a site that is made anew at each change.

mod folder;
mod live;
mod mime;
mod server;
mod wanted;

pub(crate) use folder::Folder;
pub(crate) use live::{Live, watch};
pub(crate) use server::Server;
