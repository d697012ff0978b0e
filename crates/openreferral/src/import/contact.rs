//! Phone numbers, e-mail addresses and pages: as an offer takes them, or not at all.

/// A number to call: digits, spaces and the signs of numbers. What stands before it, such as "Tel:", is left out.
pub(super) fn phone(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['.', ',', ';']);
    let number = text.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, ':' | '.' | ' '));
    let number: String = number.replace(['–', '—', '\u{a0}'], " ");
    let number = super::text::one_line(&number);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let allowed = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-');
    // Shorter than a number to call is a house number or a time, but for the three digits of 999, 101 and 111.
    let length = digits == 3 || (5..=15).contains(&digits);
    (length && number.chars().all(allowed)).then_some(number)
}

/// An e-mail address, which may follow `mailto:`.
pub(super) fn email(text: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '.' | ',' | ';'));
    let address = text.strip_prefix("mailto:").unwrap_or(text).trim();
    let allowed = |c: char| c.is_ascii_alphanumeric() || ".+-_@".contains(c);
    let (name, host) = address.split_once('@')?;
    let host_is_sound = host.contains('.') && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.');
    (!name.is_empty() && host_is_sound && address.chars().all(allowed)).then(|| address.to_owned())
}

/// A page's whole address. One that lacks its start, such as `www.example.org`, gets the one that every browser tries.
pub(super) fn page(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let start = |prefix: &str| text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    let whole = match ["https://", "http://"].into_iter().find(|prefix| start(prefix)) {
        Some(prefix) => format!("{prefix}{}", &text[prefix.len()..]),
        None if text.contains([':', '@']) => return None,
        None => format!("http://{text}"),
    };
    // A name before the host, as in `www.gov.uk:443@example.org`, deceives whoever reads it.
    let authority = whole.split("//").nth(1)?.split(['/', '?', '#']).next()?;
    let host = authority.split(':').next().filter(|_| !authority.contains('@'))?;
    let host_is_sound = host.split('.').count() > 1
        && host.split('.').all(|part| !part.is_empty())
        && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    let is_sound = !whole.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"'`\\".contains(c));
    (host_is_sound && is_sound).then_some(whole)
}

/// What the address of a link says after its words: a page, an e-mail address or a number to call. Any other kind of link, such as one that runs a
/// script, is left out.
pub(super) fn link(href: &str) -> Option<String> {
    let href = href.trim();
    let after = |prefix: &str| {
        let start = href.get(..prefix.len())?;
        start.eq_ignore_ascii_case(prefix).then(|| &href[prefix.len()..])
    };
    if let Some(address) = after("mailto:") {
        return email(address.split('?').next()?);
    }
    if let Some(number) = after("tel:") {
        return phone(&number.replace("%20", " "));
    }
    after("http").and_then(|_| page(href))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_understood_and_what_is_not_is_left_out() {
        assert_eq!(phone(" Tel: 0117 496 0123. ").as_deref(), Some("0117 496 0123"));
        assert_eq!(phone("+44 (0)117 496 0123").as_deref(), Some("+44 (0)117 496 0123"));
        for wrong in ["", "call us", "01632 960001 ext 2", "01632 960001 / 960002", "12", "07"] {
            assert_eq!(phone(wrong), None, "{wrong}");
        }
        assert_eq!(email("\u{a0}help@example.org").as_deref(), Some("help@example.org"));
        for wrong in ["help at example.org", "@example.org", "help@example", "a@b@example.org", "a b@example.org"] {
            assert_eq!(email(wrong), None, "{wrong}");
        }
        assert_eq!(page("www.example.org/a").as_deref(), Some("http://www.example.org/a"));
        assert_eq!(page("HTTPS://example.org").as_deref(), Some("https://example.org"));
        for wrong in [
            "",
            "http:www.example.org",
            "n/a",
            "javascript:alert(1)",
            "https://exa mple.org",
            "https://",
            "http://a\"b.org",
            "//x.org",
            "https://www.gov.uk:443@example.org/",
            "https://www.gov.uk@example.org/",
            "https://www.g\u{43e}v.uk/",
        ] {
            assert_eq!(page(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_links_that_a_family_can_follow_are_told() {
        assert_eq!(link(" https://example.org/a ").as_deref(), Some("https://example.org/a"));
        assert_eq!(link("mailto:help@example.org?subject=x").as_deref(), Some("help@example.org"));
        assert_eq!(link("tel:01632960001").as_deref(), Some("01632960001"));
        for wrong in [
            "javascript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "/page",
            "#top",
            "file:///etc",
            "www.example.org",
        ] {
            assert_eq!(link(wrong), None, "{wrong}");
        }
    }
}
