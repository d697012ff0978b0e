//! The weights that families are drawn with: `weights.toml`, read and checked.

use toml::{Table as Toml, Value};

/// The shares that come with the crate, as text.
const OURS: &str = include_str!("../weights.toml");

/// Every share, with where it comes from.
#[derive(Clone, Debug)]
pub struct Weights {
    /// The documents that shares are taken from.
    pub documents: Vec<Document>,
    /// The shares, by what is drawn.
    pub tables: Vec<Table>,
    /// What [`Weights::postcodes`] are.
    pub about_postcodes: String,
    /// How many postcodes each district has.
    pub postcodes: Vec<(String, u32)>,
}

/// A document that shares are taken from.
#[derive(Clone, Debug)]
pub struct Document {
    /// The id that shares name it by.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it, and when.
    pub by: String,
}

/// What is drawn, with its shares.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name in the file.
    pub id: String,
    /// What is drawn, as a sentence.
    pub about: String,
    /// True where one of the values is drawn, so that the shares add up to 1; false where each has a chance of its own.
    pub one: bool,
    /// Why the shares without a source are taken to be so.
    pub assumed: String,
    /// The shares, in the file's order.
    pub shares: Vec<Share>,
}

/// One share or chance.
#[derive(Clone, Debug)]
pub struct Share {
    /// Of what.
    pub value: String,
    /// From 0 to 1.
    pub is: f64,
    /// Where it comes from; `None` where it is assumed.
    pub source: Option<Source>,
}

/// Where a share comes from.
#[derive(Clone, Debug)]
pub struct Source {
    /// The id of a document.
    pub document: String,
    /// The document's own words, letter for letter.
    pub phrase: String,
    /// How the share follows from them.
    pub how: String,
}

impl Weights {
    /// The weights that come with the crate.
    ///
    /// # Errors
    /// Never, unless its file was changed: a test reads it.
    pub fn ours() -> Result<Self, String> {
        Self::read(OURS)
    }

    /// Reads weights, and checks that each share adds up and has a reason or a source.
    ///
    /// # Errors
    /// The first thing that is wrong, in a sentence.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: Toml = text.parse().map_err(|error| format!("weights: {error}"))?;
        let mut weights =
            Self { documents: Vec::new(), tables: Vec::new(), about_postcodes: String::new(), postcodes: Vec::new() };
        for (id, document) in entries(&file, "documents")? {
            weights.documents.push(Document { id: id.clone(), title: words(document, "title"), by: words(document, "by") });
        }
        for (kind, one) in [("one", true), ("each", false)] {
            for (id, table) in entries(&file, kind)? {
                weights.tables.push(read_table(id, table, one)?);
            }
        }
        let postcodes = file.get("postcodes").ok_or("weights: [postcodes] is missing")?;
        weights.about_postcodes = words(postcodes, "about");
        for (district, count) in postcodes.get("count").and_then(Value::as_table).into_iter().flatten() {
            let count = count.as_integer().and_then(|count| u32::try_from(count).ok());
            weights.postcodes.push((district.clone(), count.ok_or(format!("weights: postcodes of {district} are not a count"))?));
        }
        weights.check()?;
        Ok(weights)
    }

    fn check(&self) -> Result<(), String> {
        for table in &self.tables {
            let sum: f64 = table.shares.iter().map(|share| share.is).sum();
            if table.one && (sum - 1.0).abs() > 1e-9 {
                return Err(format!("weights: the shares of {} add up to {sum}", table.id));
            }
            for share in &table.shares {
                let named =
                    share.source.as_ref().is_none_or(|source| self.documents.iter().any(|known| known.id == source.document));
                if !(0.0..=1.0).contains(&share.is) || !named || (share.source.is_none() && table.assumed.is_empty()) {
                    return Err(format!(
                        "weights: {}.{} is out of range, or has no reason and no known source",
                        table.id, share.value
                    ));
                }
            }
        }
        Ok(())
    }

    /// What draws one of these values.
    ///
    /// # Errors
    /// Where the table is missing, or has a value that is not among them.
    pub fn chooser(&self, id: &str, values: &[&str]) -> Result<Chooser, String> {
        let table = self.table(id)?;
        if let Some(strange) = table.shares.iter().find(|share| !values.contains(&share.value.as_str())) {
            return Err(format!("weights: {id} has the value {}, which nobody draws", strange.value));
        }
        let share = |value: &&str| table.shares.iter().find(|share| share.value == *value).map_or(0.0, |share| share.is);
        Ok(Chooser::new(values.iter().map(share)))
    }

    /// The chance of one value.
    ///
    /// # Errors
    /// Where there is none.
    pub fn chance(&self, id: &str, value: &str) -> Result<Chance, String> {
        let share = self.table(id)?.shares.iter().find(|share| share.value == value);
        share.map(|share| Chance(to_u32(share.is))).ok_or(format!("weights: {id}.{value} is missing"))
    }

    fn table(&self, id: &str) -> Result<&Table, String> {
        self.tables.iter().find(|table| table.id == id).ok_or(format!("weights: {id} is missing"))
    }
}

fn entries<'a>(file: &'a Toml, kind: &str) -> Result<impl Iterator<Item = (&'a String, &'a Value)>, String> {
    file.get(kind).and_then(Value::as_table).map(Toml::iter).ok_or(format!("weights: [{kind}] is missing"))
}

fn words(table: &Value, field: &str) -> String {
    table.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn read_table(id: &str, table: &Value, one: bool) -> Result<Table, String> {
    let number = |value: &Value| value.as_float().or(value.as_integer().map(|whole| whole as f64));
    let mut shares = Vec::new();
    for (value, share) in table.get("share").and_then(Value::as_table).into_iter().flatten() {
        let is = number(share).or(share.get("is").and_then(number)).ok_or(format!("weights: {id}.{value} is no number"))?;
        let source = share.as_table().map(|_| Source {
            document: words(share, "document"),
            phrase: words(share, "phrase"),
            how: words(share, "how"),
        });
        shares.push(Share { value: value.clone(), is, source });
    }
    Ok(Table { id: id.to_owned(), about: words(table, "about"), one, assumed: words(table, "assumed"), shares })
}

/// A share of all 32-bit numbers: the same on every machine.
fn to_u32(share: f64) -> u32 {
    (share * f64::from(u32::MAX)).round() as u32
}

/// Draws one of several values by their shares.
#[derive(Clone, Debug)]
pub struct Chooser {
    /// Where each value's stretch of the 32-bit numbers ends.
    ends: Vec<u32>,
    /// The last value with a share: what rounding leaves over is its.
    last: usize,
}

impl Chooser {
    /// Values by their shares, which add up to 1.
    #[must_use]
    pub fn new(shares: impl IntoIterator<Item = f64>) -> Self {
        let shares: Vec<f64> = shares.into_iter().collect();
        let mut sum = 0.0;
        let ends = shares.iter().map(|share| {
            sum += share;
            to_u32(sum.min(1.0))
        });
        Self { ends: ends.collect(), last: shares.iter().rposition(|share| *share > 0.0).unwrap_or(0) }
    }

    /// Draws a value's place.
    pub fn draw(&self, random: &mut fastrand::Rng) -> usize {
        let drawn = random.u32(..);
        self.ends.iter().position(|end| drawn < *end).unwrap_or(self.last)
    }
}

/// The chance that something is so.
#[derive(Clone, Copy, Debug, Default)]
pub struct Chance(u32);

impl Chance {
    /// Draws it.
    pub fn draw(self, random: &mut fastrand::Rng) -> bool {
        random.u32(..) < self.0
    }
}
