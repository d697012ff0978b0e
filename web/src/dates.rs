//! The dates that a family gives for a pathway: what stands in each box, and what was read of it.

use fingerpost_core::catalogue::Catalogue;
use fingerpost_core::clock::{Day, DayError, Side};
use fingerpost_core::model::Pathway;
use fingerpost_core::t;

/// The dates that a family gave for a pathway.
#[derive(Clone, Debug)]
pub struct Dates {
    /// The pathway's place.
    pub pathway: usize,
    /// Today, when the family opened it.
    pub today: Day,
    /// A box for each of the pathway's dates, and then for each step: the day that it happened. Those that nobody has typed in may be missing.
    boxes: Vec<DateBox>,
    /// Whether they were saved to a calendar, or could not be.
    pub saved: Option<bool>,
}

/// A box for a date.
#[derive(Clone, Debug, Default)]
pub struct DateBox {
    /// What stands in it.
    pub typed: String,
    /// The day that was read of it when the family last asked.
    pub day: Option<Day>,
    /// What was wrong with it then, and how to mend it; may be empty.
    pub wrong: String,
}

/// A box that nobody has typed in.
static EMPTY: DateBox = DateBox { typed: String::new(), day: None, wrong: String::new() };

impl Dates {
    /// Nothing is given yet.
    #[must_use]
    pub const fn new(pathway: usize, today: Day) -> Self {
        Self { pathway, today, boxes: Vec::new(), saved: None }
    }

    /// The box in this place.
    #[must_use]
    pub fn field(&self, place: usize) -> &DateBox {
        self.boxes.get(place).unwrap_or(&EMPTY)
    }

    /// What is wrong, with the places of the boxes.
    pub fn wrong(&self) -> impl Iterator<Item = (usize, &str)> {
        self.boxes.iter().enumerate().filter(|(_, field)| !field.wrong.is_empty()).map(|(place, field)| (place, &*field.wrong))
    }

    /// The days that were read, by the ids of the pathway's dates and steps.
    #[must_use]
    pub fn known(&self, pathway: &Pathway) -> Vec<(String, Day)> {
        let mut known = Vec::new();
        for (place, field) in self.boxes.iter().enumerate() {
            if let Some(day) = field.day {
                let first_step = pathway.dates.len();
                let id = if place < first_step { &pathway.dates[place].id } else { &pathway.steps[place - first_step].id };
                known.push((id.clone(), day));
            }
        }
        known
    }

    /// Types in a box.
    pub(crate) fn type_in(&mut self, place: usize, typed: String) {
        while self.boxes.len() <= place {
            self.boxes.push(DateBox::default());
        }
        self.boxes[place].typed = typed;
    }

    /// Reads every box. What cannot be read is wrong; and where there is nothing at all, the first one is.
    pub(crate) fn read(&mut self, words: &Catalogue, pathway: &Pathway) {
        let mut nothing = true;
        self.saved = None;
        for (place, field) in self.boxes.iter_mut().enumerate() {
            (field.day, field.wrong) = (None, String::new());
            if field.typed.trim().is_empty() {
                continue;
            }
            nothing = false;
            let is_step = place >= pathway.dates.len();
            match Day::read(&field.typed, self.today, if is_step { Side::Past } else { pathway.side(place) }) {
                Ok(day) if is_step && day > self.today => {
                    field.wrong.push_str(words.say(t!("This day has not come yet. Type the day it happened.")));
                }
                Ok(day) => field.day = Some(day),
                Err(error) => field.wrong = error.message(words),
            }
        }
        if nothing {
            self.type_in(0, String::new());
            self.boxes[0].wrong = DayError::Empty.message(words);
        }
    }
}
