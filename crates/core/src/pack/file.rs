//! The files of a pack: which part of an offer each holds, and where the parts that are cut in pieces lie.

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// [`Core`](crate::Core): what the first question, the plan and short results need; and the [`Manifest`] of the other files.
    Core = 1,
    /// Some of the list of [`Detail`](crate::Detail): the rest of some services.
    Details = 2,
    /// [`Words`](crate::Words): the glossary, the pathways and the bank holidays.
    Words = 3,
    /// The root of a search index: what every search needs.
    Search = 4,
    /// Some words of a search index, and where each stands.
    Terms = 5,
    /// Some words of a search index once more, beside those that end as they do.
    Spelling = 6,
    /// Some of what a search of many offers shows: names and summaries.
    Results = 7,
    /// An [`Area`](crate::places::Area) of the table of postcodes, which belongs to no offer and has names of its own.
    Places = 8,
    /// One [`Catalogue`](crate::catalogue::Catalogue): the words of one language.
    Language = 9,
    /// [`Pictures`](crate::model::Pictures): what Easy Read shows.
    Pictures = 10,
}

impl Part {
    /// Every part of an offer, or of a search of many.
    pub const ALL: [Self; 9] = [
        Self::Core,
        Self::Details,
        Self::Words,
        Self::Search,
        Self::Terms,
        Self::Spelling,
        Self::Results,
        Self::Language,
        Self::Pictures,
    ];

    /// The name of its file, without what comes after.
    const fn stem(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Details => "details",
            Self::Words => "words",
            Self::Search => "search",
            Self::Terms => "terms",
            Self::Spelling => "spelling",
            Self::Results => "results",
            Self::Places => "places",
            Self::Language => "language",
            Self::Pictures => "pictures",
        }
    }
}

/// One file of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct File {
    /// What it holds.
    pub part: Part,
    /// Which piece of it; none for a part that is one file.
    pub piece: Option<u32>,
}

impl File {
    /// A part that is one file.
    #[must_use]
    pub const fn whole(part: Part) -> Self {
        Self { part, piece: None }
    }

    /// A piece of a part.
    #[must_use]
    pub const fn piece(part: Part, piece: usize) -> Self {
        Self { part, piece: Some(piece as u32) }
    }

    /// Its name, such as `core.pack` or `details-3.pack`.
    #[must_use]
    pub fn name(self) -> String {
        let mut name = self.part.stem().to_owned();
        if let Some(piece) = self.piece {
            name.push('-');
            name.push_str(&piece.to_string());
        }
        name.push_str(".pack");
        name
    }

    /// The file of a name that one has, in this version or an older one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.strip_suffix(".pack")?;
        Part::ALL.into_iter().find_map(|part| match name.strip_prefix(part.stem())? {
            "" => Some(Self::whole(part)),
            rest => Some(Self { part, piece: Some(rest.strip_prefix('-')?.parse().ok()?) }),
        })
    }
}

/// What the core says of the other files: so one of another day's offer is found out, and never read as this one's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The stamp that all files of one build carry; none in a pack of version 2, which has no index to search either.
    pub stamp: Option<u32>,
    /// How many services each piece of the details holds; none in a pack of version 2, whose details are one file.
    pub each: Option<u32>,
}

impl Manifest {
    /// The file that holds the details of the service in this place.
    #[must_use]
    pub fn details_of(&self, service: usize) -> File {
        match self.each {
            Some(each) => File::piece(Part::Details, service / each.max(1) as usize),
            None => File::whole(Part::Details),
        }
    }

    /// The places of the services whose details such a file holds.
    #[must_use]
    pub fn services_in(&self, file: File, services: usize) -> std::ops::Range<usize> {
        let each = self.each.map_or(services, |each| each as usize);
        let from = (file.piece.unwrap_or(0) as usize).saturating_mul(each).min(services);
        from..from.saturating_add(each).min(services)
    }
}

#[cfg(test)]
mod tests {
    use super::{File, Part};

    #[test]
    fn names_say_the_part_and_the_piece() {
        assert_eq!(File::whole(Part::Core).name(), "core.pack");
        assert_eq!(File::piece(Part::Details, 12).name(), "details-12.pack");
        for name in ["core.pack", "details.pack", "details-0.pack", "terms-10.pack"] {
            assert_eq!(File::named(name).map(File::name).as_deref(), Some(name));
        }
        for name in ["core", "core-.pack", "core-x.pack", "score.pack", "details-1.pack.old", "index.html", ""] {
            assert_eq!(File::named(name), None, "{name}");
        }
    }
}
