//! Which file an address asks for. Nothing outside the served folder can be named.

use std::path::{Path, PathBuf};

/// What to answer to an address.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// This file.
    File(PathBuf),
    /// The same address with a slash at its end: it names a folder, whose page has relative links.
    Slash,
    /// Nothing of that name.
    Nothing,
}

/// Finds what `address` (a path with perhaps a query) names in `folder`, whose path has no links in it.
pub(crate) fn find(folder: &Path, address: &str) -> Wanted {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let Some(inside) = decoded(path).and_then(|path| inside(&path)) else { return Wanted::Nothing };
    let mut file = folder.join(inside);
    if file.is_dir() {
        if !path.ends_with('/') {
            return Wanted::Slash;
        }
        file.push("index.html");
    }
    // Links are followed only as far as they stay in the folder.
    match file.canonicalize() {
        Ok(real) if real.starts_with(folder) && real.is_file() => Wanted::File(real),
        _ => Wanted::Nothing,
    }
}

/// The path as plain names, if it is made of nothing else.
fn inside(path: &str) -> Option<PathBuf> {
    let names = path.strip_prefix('/')?.split('/').filter(|name| !name.is_empty());
    names.map(|name| (!name.starts_with('.') && !name.contains(['\\', '\0', ':'])).then_some(name)).collect()
}

/// Undoes percent-encoding; `None` when it is broken.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut plain = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        plain.push(if byte == b'%' { digit(bytes.next()?)? * 16 + digit(bytes.next()?)? } else { byte });
    }
    String::from_utf8(plain).ok()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A folder `site` with a page, a folder and a link out of it, beside a secret.
    fn site(test: &str) -> PathBuf {
        let top = std::env::temp_dir().join(format!("fingerpost-wanted-{test}-{}", std::process::id()));
        let site = top.join("site");
        fs::create_dir_all(site.join("a b")).unwrap();
        fs::write(top.join("secret"), "").unwrap();
        fs::write(site.join(".hidden"), "").unwrap();
        for page in ["index.html", "a b/index.html", "a b/é.js"] {
            fs::write(site.join(page), "").unwrap();
        }
        let _ = std::os::unix::fs::symlink(top.join("secret"), site.join("link"));
        site.canonicalize().unwrap()
    }

    #[test]
    fn pages_and_files_are_found() {
        let site = site("found");
        assert_eq!(find(&site, "/"), Wanted::File(site.join("index.html")));
        assert_eq!(find(&site, "/index.html?i=1#x"), Wanted::File(site.join("index.html")));
        assert_eq!(find(&site, "/a%20b/"), Wanted::File(site.join("a b/index.html")));
        assert_eq!(find(&site, "/a%20b/%C3%A9.js"), Wanted::File(site.join("a b/é.js")));
        assert_eq!(find(&site, "/a%20b"), Wanted::Slash);
        assert_eq!(find(&site, "/nothing"), Wanted::Nothing);
    }

    #[test]
    fn nothing_outside_can_be_named() {
        let site = site("outside");
        let tries = [
            "/../secret",
            "/%2e%2e/secret",
            "/%2E%2e%2fsecret",
            "/a b/../../secret",
            "//../secret",
            "/..%5csecret",
            "/link",
            "/.hidden",
            "/%00",
            "/%",
            "/%zz",
            "/%ff",
            "secret",
            "",
            "*",
            "http://127.0.0.1/../secret",
            "/./index.html",
        ];
        for address in tries {
            assert_eq!(find(&site, address), Wanted::Nothing, "{address}");
        }
        assert_eq!(find(&site, "//etc/passwd"), Wanted::Nothing);
    }
}
