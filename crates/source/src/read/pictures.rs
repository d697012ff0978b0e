//! Pictures: `pictures.toml`, and the `picture` of a question or an option.

use fingerpost_core::model::{Fill, Layer, Picture};

use crate::names::Names;
use crate::table::{At, Table};

/// The pictures there are.
pub(super) struct Book {
    /// In order; the offer's own take the place of shared ones of the same id.
    pub(super) pictures: Vec<Picture>,
    names: Names,
}

impl Book {
    /// Reads each picture of each file: a table by its id, with `shows` (what it shows, for people who work with the file) and `draw`.
    pub(super) fn read(tables: &[Table<'_>]) -> Self {
        let mut book = Self { pictures: Vec::new(), names: Names::new("unknown-picture", "a picture", "pictures.toml") };
        for table in tables {
            let reader = table.reader();
            for (id, value) in table.fields() {
                let Some(entry) = reader.table(id.value, &value) else { continue };
                crate::names::check_id(&reader, &id);
                entry.required_text("shows");
                if entry.get("draw").is_none() {
                    entry.missing("draw");
                }
                let layers = entry.texts("draw").iter().filter_map(|layer| read_layer(&entry, layer)).collect();
                book.add(Picture { id: id.value.to_owned(), layers });
                entry.finish();
            }
        }
        book
    }

    fn add(&mut self, picture: Picture) {
        if let Some(same) = self.pictures.iter_mut().find(|same| same.id == picture.id) {
            *same = picture;
        } else {
            self.names.know(&picture.id, self.pictures.len());
            self.pictures.push(picture);
        }
    }

    /// The picture that a question or an option names, where it names one.
    pub(super) fn named(&self, entry: &Table<'_>) -> Option<u16> {
        let name = entry.text("picture")?;
        self.names.find(&entry.reader(), &name).and_then(|place| u16::try_from(place).ok())
    }
}

/// Reads a part of a picture: what is inside its line, and the line as SVG writes a path.
fn read_layer(entry: &Table<'_>, layer: &At<'_, &str>) -> Option<Layer> {
    let (fill, path) = layer.value.split_once(' ').unwrap_or((layer.value, ""));
    let fill = match fill {
        "line" => Fill::Line,
        "shape" => Fill::Shape,
        "ink" => Fill::Ink,
        _ => {
            let mend =
                "begin it with `line`, `shape` (filled with the soft colour) or `ink` (filled with the colour of the line)";
            entry.reader().note("bad-picture", layer, "this part does not say how it is drawn", mend);
            return None;
        }
    };
    // Only what a path is made of: whatever a council pastes here, nothing else can come of it on a family's page.
    let is_path = path.starts_with(['M', 'm']) && path.chars().all(|c| "MmLlHhVvCcSsQqTtAaZz0123456789.,- ".contains(c));
    if !is_path {
        let mend = "write it as the attribute `d` of a path in an SVG file, such as \"line M4 4 44 44\", in a square of 48 by 48";
        entry.reader().note("bad-picture", layer, "this part has no outline that can be drawn", mend);
        return None;
    }
    Some(Layer { fill, path: path.to_owned() })
}
