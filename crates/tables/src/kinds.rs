//! What a cell holds: from a TOML value to a text for people, and back.

use fingerpost_core::clock::Day;
use toml::Value;
use toml::value::Datetime;

use crate::merge::is_same;
use crate::names::{Names, Of};

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// A number to call.
    Phone,
    Number,
    Date,
    /// Yes or no.
    Flag,
    /// One of these.
    Choice(&'static [&'static str]),
    /// A name that the offer knows.
    One(Of),
    /// Several texts, or names that the offer knows.
    List(Option<Of>),
    /// Degrees north and east.
    Point,
    /// What no plain cell can hold.
    Toml,
}

/// What is wrong in a cell, and how to mend it.
pub(crate) type Wrong = (String, String);

impl Kind {
    /// A value as people read and write it; nothing where the cell would not give the same value back.
    pub(crate) fn show(self, value: &Value, names: &Names) -> Option<String> {
        let text = match (self, value) {
            (Self::Text | Self::Phone | Self::Choice(_), Value::String(text)) => text.trim().replace("\r\n", "\n"),
            (Self::One(of), Value::String(id)) => names.show(of, id),
            (Self::Number, Value::Integer(number)) => number.to_string(),
            (Self::Number, Value::Float(number)) => number.to_string(),
            (Self::Date, Value::Datetime(date)) => date.to_string(),
            (Self::Flag, Value::Boolean(flag)) => if *flag { "yes" } else { "no" }.to_owned(),
            (Self::List(of), Value::String(item)) => join(&[shown(of, item, names)]),
            (Self::List(of), Value::Array(items)) => {
                let items = items.iter().map(|item| Some(shown(of, item.as_str()?, names)));
                join(&items.collect::<Option<Vec<_>>>()?)
            }
            (Self::Point, Value::Array(parts)) => parts.iter().map(Value::to_string).collect::<Vec<_>>().join(", "),
            _ => return None,
        };
        let read = self.read(&text, names).ok().flatten();
        read.is_some_and(|read| is_same(value, &read)).then_some(text)
    }

    /// The value that a cell means; nothing for an empty one.
    pub(crate) fn read(self, cell: &str, names: &Names) -> Result<Option<Value>, Wrong> {
        // A hard space comes with what is copied from a web page.
        let cell = if self == Self::Text { cell.replace("\r\n", "\n") } else { cell.replace('\u{a0}', " ") };
        let text = cell.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let value = match self {
            Self::Text | Self::Toml => text.into(),
            Self::Phone => phone(text)?.into(),
            Self::Number => number(text).ok_or_else(|| wrong(text, "a number", "write the age in years, such as 5 or 2.5"))?,
            Self::Date => date(text)?,
            Self::Flag => match text.to_lowercase().as_str() {
                "yes" | "y" | "true" => true.into(),
                "no" | "n" | "false" => false.into(),
                _ => return Err(wrong(text, "yes or no", "write yes, or leave it empty")),
            },
            Self::Choice(choices) => {
                let known = choices.iter().find(|choice| choice.eq_ignore_ascii_case(text));
                (*known.ok_or_else(|| wrong(text, "one of the choices", &format!("write one of: {}", choices.join(", "))))?)
                    .into()
            }
            Self::One(of) => found(of, text, names)?.into(),
            Self::List(of) => {
                let items = split(text).into_iter().map(|item| match of {
                    Some(of) => found(of, &item, names),
                    None => Ok(item),
                });
                Value::Array(items.map(|item| item.map(Value::String)).collect::<Result<_, _>>()?)
            }
            Self::Point => {
                let parts: Option<Vec<Value>> = text.split([',', ';']).map(|part| number(part.trim())).collect();
                let point = parts.filter(|parts| parts.len() == 2);
                Value::Array(
                    point.ok_or_else(|| wrong(text, "a point", "write degrees north and east, such as 52.5001, -1.5002"))?,
                )
            }
        };
        Ok(Some(value))
    }
}

fn wrong(text: &str, wanted: &str, mend: &str) -> Wrong {
    (format!("`{text}` is not {wanted}"), mend.to_owned())
}

fn shown(of: Option<Of>, item: &str, names: &Names) -> String {
    of.map_or_else(|| item.to_owned(), |of| names.show(of, item))
}

fn found(of: Of, text: &str, names: &Names) -> Result<String, Wrong> {
    names.find(of, text).map(str::to_owned).ok_or_else(|| {
        let mend = match names.closest(of, text) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "choose one that the offer has, or add it to the offer's files first".to_owned(),
        };
        (format!("nobody knows `{text}`"), mend)
    })
}

/// Several texts in one cell. Where one of them holds what would set two apart, they stand as a TOML list.
fn join(items: &[String]) -> String {
    let is_plain = |item: &String| !item.is_empty() && item.trim() == item && !item.contains([';', '\n', '\r', '\u{a0}']);
    let is_list = items.first().is_some_and(|first| first.starts_with('['));
    if items.iter().all(is_plain) && !is_list {
        return items.join("; ");
    }
    Value::Array(items.iter().map(|item| item.as_str().into()).collect()).to_string()
}

fn split(cell: &str) -> Vec<String> {
    let listed = cell.starts_with('[').then(|| format!("list = {cell}").parse::<toml::Table>().ok()).flatten();
    if let Some(Value::Array(items)) = listed.and_then(|mut table| table.remove("list")) {
        return items.into_iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned)).collect();
    }
    cell.split([';', '\n']).map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

/// A whole number where it is one, as it is written in a file: `5`, or `2.5`.
fn number(text: &str) -> Option<Value> {
    let text = text.replace(',', ".");
    let whole = text.parse::<i64>().ok().map(Value::Integer);
    whole.or_else(|| text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Value::Float))
}

/// A number to call. A spreadsheet that takes it for a sum drops its first 0, or writes `1.9E+09`.
fn phone(text: &str) -> Result<String, Wrong> {
    let digits = text.chars().all(|c| c.is_ascii_digit());
    if digits && matches!(text.len(), 9 | 10) && !text.starts_with('0') {
        let mend = format!("write 0{text}, with a space in it, or make the cell's format \"Text\" first");
        return Err((format!("`{text}` has lost its first 0: the spreadsheet took it for a sum"), mend));
    }
    let is_power =
        text.split_once(['E', 'e']).is_some_and(|(number, power)| number.parse::<f64>().is_ok() && power.parse::<i32>().is_ok());
    if is_power {
        let mend = "write the whole number, with a space in it, or make the cell's format \"Text\" first";
        return Err((format!("`{text}` is what the spreadsheet made of a number to call"), mend.to_owned()));
    }
    Ok(text.to_owned())
}

/// A day as `2026-11-23`, or with the day first, as people write it here: `23/11/2026`, `23.11.2026`, `23 November 2026`, `23-Nov-26`.
fn date(text: &str) -> Result<Value, Wrong> {
    let day = Day::from_iso(text).or_else(|| day_first(text));
    let date = day.and_then(|day| day.iso().parse::<Datetime>().ok());
    date.map(Value::Datetime).ok_or_else(|| wrong(text, "a day", "write the day, the month and the year, such as 23/11/2026"))
}

fn day_first(text: &str) -> Option<Day> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let parts: Vec<&str> = text.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts[..] else { return None };
    let month = match month.parse::<u8>() {
        Ok(month) => month,
        Err(_) => {
            let begins = month.to_lowercase();
            let place = MONTHS.iter().position(|name| begins.starts_with(name))?;
            u8::try_from(place).ok()? + 1
        }
    };
    let year: i32 = match year.len() {
        4 => year.parse().ok()?,
        2 => 2000 + year.parse::<i32>().ok()?,
        _ => return None,
    };
    Day::new(year, month, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: Kind, cell: &str) -> String {
        match kind.read(cell, &Names::default()) {
            Ok(value) => value.map_or_else(|| "nothing".to_owned(), |value| value.to_string()),
            Err((wrong, mend)) => format!("{wrong}; {mend}"),
        }
    }

    #[test]
    fn days_come_first() {
        for cell in ["2026-02-03", "3/2/2026", "03.02.2026", "3 February 2026", "3-Feb-26"] {
            assert_eq!(read(Kind::Date, cell), "2026-02-03", "{cell}");
        }
        for cell in ["2/13/2026", "2026", "yesterday", "30/2/2026", "3/2/126"] {
            assert!(read(Kind::Date, cell).contains("is not a day"), "{cell}");
        }
    }

    #[test]
    fn a_lost_nought_is_noticed() {
        assert_eq!(read(Kind::Phone, "01926\u{a0}410410"), "\"01926 410410\"");
        assert_eq!(read(Kind::Phone, "85258"), "\"85258\"");
        assert!(read(Kind::Phone, "1926410410").contains("write 01926410410"));
        assert!(read(Kind::Phone, "1.92641E+09").contains("what the spreadsheet made"));
    }

    #[test]
    fn lists_keep_what_would_set_two_apart() {
        for items in [vec!["a", "b"], vec!["a; b", "c"], vec!["[a]"], vec![" a"], vec!["a\nb"], vec!["a, b"]] {
            let value = Value::Array(items.iter().map(|item| Value::from(*item)).collect());
            let cell = Kind::List(None).show(&value, &Names::default()).unwrap();
            assert_eq!(Kind::List(None).read(&cell, &Names::default()), Ok(Some(value)), "{cell}");
        }
        assert_eq!(read(Kind::List(None), "a;b ; ;c\nd"), r#"["a", "b", "c", "d"]"#);
    }

    #[test]
    fn numbers_are_as_people_write_them() {
        assert_eq!(read(Kind::Number, "5"), "5");
        assert_eq!(read(Kind::Number, "2,5"), "2.5");
        assert!(read(Kind::Number, "five").contains("is not a number"));
        assert_eq!(read(Kind::Point, "52.5, -1.5"), "[52.5, -1.5]");
    }
}
