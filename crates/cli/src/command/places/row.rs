//! One line of a file of postcodes.

use csv::StringRecord;
use fingerpost_core::places::{Entry, Point, Postcode};

use super::grid::Grid;

/// Where in a line things stand.
pub(super) enum Columns {
    /// As in Code-Point Open, which has no line of names: postcode, quality, easting, northing, country, two NHS codes, county, district, ward.
    CodePoint,
    /// As the first line names them: the places of `postcode`, `lat`, `lon` and `lad`.
    Named([usize; 4]),
}

/// What a line says.
pub(super) enum Row {
    /// A postcode with its point and its district.
    Placed(Entry),
    /// A postcode that nobody has placed.
    Unplaced,
}

/// What is wrong with a line: a code, what is wrong, how to mend it.
pub(super) type Wrong = (&'static str, String, &'static str);

/// The names that a line of names must have.
const NAMES: [&str; 4] = ["postcode", "lat", "lon", "lad"];
/// What a line of Code-Point Open looks like.
const LIKE: &str = "write it as Code-Point Open does: \"CV1 1AH\",10,433469,279255,\"E92000001\",…, with the district ninth";

impl Columns {
    /// Reads a file's first line: the names of its columns, or nothing where it has none and starts with a postcode.
    pub(super) fn of(first: &StringRecord) -> Result<Option<Self>, Wrong> {
        let place = |name: &str| first.iter().position(|field| field.trim().eq_ignore_ascii_case(name));
        let places = NAMES.map(place);
        match places {
            [Some(postcode), Some(lat), Some(lon), Some(lad)] => Ok(Some(Self::Named([postcode, lat, lon, lad]))),
            [None, None, None, None] => Ok(None),
            _ => {
                let missing: Vec<&str> =
                    NAMES.iter().zip(places).filter(|(_, place)| place.is_none()).map(|(name, _)| *name).collect();
                let wrong = format!("there is no column called {}", missing.join(", "));
                Err(("missing-column", wrong, "name the columns postcode,lat,lon,lad, in any order"))
            }
        }
    }

    /// Reads a line.
    pub(super) fn read(&self, line: &StringRecord, grid: &Grid) -> Result<Row, Wrong> {
        let field = |place: usize| line.get(place).map(str::trim).unwrap_or_default();
        let postcode = |place: usize| -> Result<Postcode, Wrong> {
            let wrong = |_| {
                ("bad-postcode", format!("`{}` is not a whole postcode", field(place)), "write both halves, such as CV21 3AB")
            };
            field(place).parse().map_err(wrong)
        };
        match self {
            Self::CodePoint => {
                if line.len() < 9 {
                    return Err(("missing-column", format!("this line has {} columns, and not ten", line.len()), LIKE));
                }
                let postcode = postcode(0)?;
                // 90 says that nobody has placed it: its easting and northing are 0, and its codes are empty.
                if field(1) == "90" || field(8).is_empty() {
                    return Ok(Row::Unplaced);
                }
                let (easting, northing) = (number(field(2))?, number(field(3))?);
                entry(postcode, grid.point(easting, northing), field(8))
            }
            Self::Named([code, lat, lon, lad]) => {
                let postcode = postcode(*code)?;
                if field(*lad).is_empty() {
                    return Ok(Row::Unplaced);
                }
                entry(postcode, Point::in_britain(number(field(*lat))?, number(field(*lon))?), field(*lad))
            }
        }
    }
}

fn entry(postcode: Postcode, point: Option<Point>, district: &str) -> Result<Row, Wrong> {
    let Some(point) = point else {
        let mend = "give eastings and northings in metres, or degrees north and east as lat and lon";
        return Err(("bad-point", "this point lies outside Great Britain".to_owned(), mend));
    };
    let is_code = district.len() == 9
        && district.bytes().enumerate().all(|(place, byte)| match place {
            0 => byte.is_ascii_uppercase(),
            _ => byte.is_ascii_digit(),
        });
    if !is_code {
        let wrong = format!("`{district}` is not the code of a district");
        return Err(("bad-code", wrong, "write a capital letter and eight digits, such as E07000220"));
    }
    Ok(Row::Placed(Entry { postcode, point, district: district.to_owned() }))
}

fn number(written: &str) -> Result<f64, Wrong> {
    let wrong = |_| ("bad-number", format!("`{written}` is not a number"), "write digits, with a point for decimals");
    written.parse().map_err(wrong)
}
