//! Pictures: what Easy Read shows beside each option.

use super::{Core, Invalid};

/// The pictures of an offer, and what each stands beside. In a file of its own: only a family that turns Easy Read on fetches it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pictures {
    /// The pictures.
    pub pictures: Vec<Picture>,
    /// What each question shows, in the order of [`Core::questions`].
    pub questions: Vec<Pictured>,
}

/// A picture, drawn in a square of 48 by 48.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The id that questions and screens use.
    pub id: String,
    /// What it is made of; a later one covers an earlier one.
    pub layers: Vec<Layer>,
}

/// A part of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// What is inside its line.
    pub fill: Fill,
    /// Its outline, as the attribute `d` of an SVG `path` takes it.
    pub path: String,
}

/// What is inside the line of a [`Layer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Nothing: the line alone.
    Line,
    /// The second, softer colour.
    Shape,
    /// The colour of the line.
    Ink,
}

/// The pictures of a question, by their places in [`Pictures::pictures`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pictured {
    /// The one beside the question itself, where it has one.
    pub question: Option<u16>,
    /// The one beside each option, in order, where it has one.
    pub options: Vec<Option<u16>>,
}

impl Pictures {
    /// The picture with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Picture> {
        self.pictures.iter().find(|picture| picture.id == id)
    }

    /// Checks that they are of this offer, so that no lookup fails later.
    ///
    /// # Errors
    /// Where they are of another offer.
    pub fn validate(&self, core: &Core) -> Result<(), Invalid> {
        let known = |picture: &Option<u16>| picture.is_none_or(|place| usize::from(place) < self.pictures.len());
        // An offer without pictures says nothing of any question.
        let fits = self.questions.is_empty() || self.questions.len() == core.questions.len();
        let fit = fits
            && self.questions.iter().zip(&core.questions).all(|(pictured, question)| {
                pictured.options.len() == question.options.len()
                    && known(&pictured.question)
                    && pictured.options.iter().all(known)
            });
        if fit { Ok(()) } else { Err(Invalid("the pictures are of another offer")) }
    }
}
