//! The page that holds the widget.

/// The page less the links that only Trunk understands (`<link data-trunk ...>`).
pub(crate) fn without_trunk(page: &str) -> String {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(start) = rest.find("<link ") {
        let (before, tag) = rest.split_at(start);
        let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |end| end + 1));
        kept.push_str(before);
        if tag.split_whitespace().any(|word| word.trim_end_matches(['>', '/']) == "data-trunk") {
            kept.truncate(kept.trim_end_matches([' ', '\t']).len());
            rest = after.strip_prefix('\n').unwrap_or(after);
        } else {
            kept.push_str(tag);
            rest = after;
        }
    }
    kept + rest
}

/// The page of one offer, with the packs of another. Its words stay: they are what shows when nothing else can.
pub(crate) fn of_offer(page: &str, from: &str, to: &str) -> String {
    page.replace(&format!("offer=\"offers/{from}/\""), &format!("offer=\"offers/{to}/\""))
}

/// The site's own files that a page names in `src` and `href`, without query or fragment.
pub(crate) fn files_named(page: &str) -> Vec<String> {
    let mut names: Vec<String> = ["src=\"", "href=\""]
        .iter()
        .flat_map(|attribute| page.split(attribute).skip(1))
        .filter_map(|value| value.split('"').next())
        .filter_map(|value| value.split(['?', '#']).next())
        .filter(|value| !value.is_empty() && !value.contains(':') && !value.starts_with("//"))
        .map(|value| value.trim_start_matches("./").trim_start_matches('/').to_owned())
        .collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_trunks_links_go() {
        let page = "<head>\n  <link data-trunk rel=\"rust\" href=\"web/Cargo.toml\">\n  <link rel=\"icon\" href=\"data-trunk.svg\">\n<link rel=\"css\" data-trunk/>\n</head>";
        assert_eq!(without_trunk(page), "<head>\n  <link rel=\"icon\" href=\"data-trunk.svg\">\n</head>");
    }

    #[test]
    fn a_page_without_any_stays_as_it_is() {
        for page in ["", "<link", "<link >", "<p>no links</p>"] {
            assert_eq!(without_trunk(page), page);
        }
    }

    #[test]
    fn the_files_that_a_page_names() {
        let page = r##"<script src="/fingerpost.js?v=1"></script><link href="./a.css"><a href="#top"></a><a href="tel:999"></a><a href="https://example.org/x">x</a>"##;
        assert_eq!(files_named(page), ["a.css", "fingerpost.js"]);
    }
}
