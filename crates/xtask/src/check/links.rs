//! What a page links to on its own site.

/// The values of `href` and `src` that stay on the page's site, as they stand.
pub(super) fn inside(page: &str) -> impl Iterator<Item = &str> {
    let values = ["href=\"", "src=\""].into_iter().flat_map(|attribute| page.split(attribute).skip(1));
    values
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| !link.is_empty() && !link.contains(':') && !link.starts_with("//"))
}

/// The site's own files that a page names, without query or fragment, each once and in order.
pub(super) fn files(page: &str) -> Vec<String> {
    let paths = inside(page).filter_map(|link| link.split(['?', '#']).next()).filter(|path| !path.is_empty());
    let mut names: Vec<String> = paths.map(|path| path.trim_start_matches("./").trim_start_matches('/').to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_that_a_page_names() {
        let page = r##"<script src="/fingerpost.js?v=1"></script><link href="./a.css"><a href="#top"></a><a href="tel:999"></a><a href="https://example.org/x">x</a>"##;
        assert_eq!(files(page), ["a.css", "fingerpost.js"]);
    }
}
