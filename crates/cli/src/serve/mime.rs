//! What a file is, from the end of its name.

use std::path::Path;

/// The type to send a file as. One that is not known is sent as plain bytes, which no browser runs or shows.
pub(crate) fn of(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "toml" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn browsers_are_strict_about_these() {
        let of = |name| super::of(Path::new(name));
        assert_eq!(of("fingerpost-web_bg.wasm"), "application/wasm");
        assert_eq!(of("a/fingerpost.js"), "text/javascript; charset=utf-8");
        assert_eq!(of("offers/warwickshire/core.pack"), "application/octet-stream");
        assert_eq!(of("js"), "application/octet-stream");
    }
}
