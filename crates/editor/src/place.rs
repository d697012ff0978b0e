//! Where a part of a text stands in the TOML that it was read from: quotes, escapes and line ends take room in the file only.

use std::ops::Range;

/// Where `part` of a value stands in its literal, in bytes of both; nothing where the literal does not read as the value.
///
/// `part` begins and ends between two characters of the value.
pub(crate) fn place(literal: &str, value: &str, part: Range<usize>) -> Option<Range<usize>> {
    let mut reader = Reader::new(literal);
    let (mut at, mut start, mut end) = (0, None, None);
    for wanted in value.chars() {
        reader.skip();
        let from = reader.at;
        if !reader.read(wanted) {
            return None;
        }
        if at == part.start {
            start = Some(from);
        }
        at += wanted.len_utf8();
        if at == part.end {
            end = Some(reader.at);
        }
    }
    let start = start.unwrap_or(reader.at);
    Some(start..end.unwrap_or(start).max(start))
}

struct Reader<'a> {
    literal: &'a str,
    at: usize,
    /// True where a backslash means something else.
    escapes: bool,
}

impl<'a> Reader<'a> {
    fn new(literal: &'a str) -> Self {
        let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| literal.starts_with(quotes)).unwrap_or("");
        let mut reader = Self { literal, at: quotes.len(), escapes: quotes.starts_with('"') };
        // A line end right after three quotes does not count.
        if quotes.len() == 3 {
            let rest = reader.rest();
            reader.at += if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
        }
        reader
    }

    fn rest(&self) -> &'a str {
        self.literal.get(self.at..).unwrap_or("")
    }

    /// Passes over a backslash at the end of a line, and the white space after it.
    fn skip(&mut self) {
        let Some(after) = self.rest().strip_prefix('\\').filter(|_| self.escapes) else { return };
        let blank = after.len() - after.trim_start().len();
        if after[..blank].contains('\n') {
            self.at += 1 + blank;
            self.skip();
        }
    }

    /// Reads one character, which should be this one.
    fn read(&mut self, wanted: char) -> bool {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return false };
        let (read, length) = match first {
            '\\' if self.escapes => escape(rest),
            '\r' if wanted == '\n' && rest.starts_with("\r\n") => (Some('\n'), 2),
            _ => (Some(first), first.len_utf8()),
        };
        self.at += length;
        read == Some(wanted)
    }
}

/// What an escape stands for, and its length.
fn escape(text: &str) -> (Option<char>, usize) {
    let digits = |count: usize| {
        let code = text.get(2..2 + count).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        (code.and_then(char::from_u32), 2 + count)
    };
    match text.as_bytes().get(1) {
        Some(b'b') => (Some('\u{8}'), 2),
        Some(b't') => (Some('\t'), 2),
        Some(b'n') => (Some('\n'), 2),
        Some(b'f') => (Some('\u{c}'), 2),
        Some(b'r') => (Some('\r'), 2),
        Some(b'e') => (Some('\u{1b}'), 2),
        Some(b'x') => digits(2),
        Some(b'u') => digits(4),
        Some(b'U') => digits(8),
        Some(b'"') => (Some('"'), 2),
        Some(b'\\') => (Some('\\'), 2),
        _ => (None, 1),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use toml::de::DeTable;

    use super::*;

    /// Where `part` of the value of `a` stands in a file.
    fn found(file: &str, part: &str) -> Option<String> {
        let table = DeTable::parse(file).unwrap();
        let value = table.get_ref().get("a").unwrap();
        let text = value.get_ref().as_str().unwrap();
        let start = text.find(part)?;
        let literal = &file[value.span()];
        place(literal, text, start..start + part.len()).map(|place| literal[place].to_owned())
    }

    #[test]
    fn a_part_is_found_behind_escapes_and_line_ends() {
        for (file, part, place) in [
            ("a = \"one two\"", "two", "two"),
            ("a = 'one \\two'", "\\two", "\\two"),
            ("a = \"say \\\"two\\\" now\"", "two", "two"),
            ("a = \"\\u00e9 caf\\u00e9 x\"", "café", "caf\\u00e9"),
            ("a = \"\"\"\none\ntwo\n\"\"\"", "two", "two"),
            ("a = \"\"\"\r\none\r\ntwo\"\"\"", "two", "two"),
            ("a = \"\"\"one \\\n   \n  two\"\"\"", "two", "two"),
            ("a = '''\none 'two' '''", "two", "two"),
            ("a = \"a\\tb\"", "\tb", "\\tb"),
        ] {
            assert_eq!(found(file, part).as_deref(), Some(place), "{file:?}");
        }
    }

    #[test]
    fn a_literal_of_another_value_is_no_place() {
        assert_eq!(place("\"one\"", "two", 0..3), None);
        assert_eq!(place("", "two", 0..3), None);
        assert_eq!(place("\"\\u12", "a", 0..1), None);
    }

    proptest! {
        #[test]
        fn any_text_in_any_literal_is_met_without_a_panic(literal in "\\PC*", value in "\\PC*", from in 0usize..20, to in 0usize..20) {
            let _ = place(&literal, &value, from..to);
            let _ = place(&format!("\"{literal}\""), &literal, from..to);
        }

        #[test]
        fn every_part_of_what_toml_reads_is_found(text in "[a-z\"'\\\\é\n\t ]{0,30}", from in 0usize..30, long in 0usize..30) {
            let file = format!("a = {}", quoted(&text));
            let table = DeTable::parse(&file).unwrap();
            let value = table.get_ref().get("a").unwrap();
            prop_assert_eq!(value.get_ref().as_str(), Some(text.as_str()));
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let from = starts[from.min(starts.len() - 1)];
            let to = starts[starts.iter().position(|at| *at == from).unwrap().saturating_add(long).min(starts.len() - 1)];
            let place = place(&file[value.span()], &text, from..to).unwrap();
            let part = &file[value.span()][place];
            let wanted = quoted(&text[from..to]);
            prop_assert_eq!(part, &wanted[1..wanted.len() - 1]);
        }
    }

    /// A text as TOML in one line.
    fn quoted(text: &str) -> String {
        let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
        format!("\"{escaped}\"")
    }
}
