//! From the National Grid to latitude and longitude.

use fingerpost_core::places::Point;
use proj4rs::Proj;
use proj4rs::transform::transform;

/// The National Grid (EPSG:27700): Airy's spheroid, the Transverse Mercator projection, and the seven numbers of the Ordnance Survey's own
/// transformation from OSGB36 to WGS84 ("A guide to coordinate systems in Great Britain", section 6.6), which says that it is right to
/// about 5 metres everywhere. The points of the table stand on a grid ten times as wide.
const NATIONAL_GRID: &str = "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy \
                             +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs";
const WGS84: &str = "+proj=longlat +datum=WGS84 +no_defs";

/// Turns eastings and northings into points.
pub(super) struct Grid {
    from: Proj,
    to: Proj,
}

impl Grid {
    /// Ready to turn.
    ///
    /// # Errors
    /// Never: the two definitions above are sound.
    pub(super) fn new() -> anyhow::Result<Self> {
        Ok(Self { from: Proj::from_proj_string(NATIONAL_GRID)?, to: Proj::from_proj_string(WGS84)? })
    }

    /// Degrees north and degrees east of so many metres east and north; nothing where that is nowhere.
    pub(super) fn degrees(&self, easting: f64, northing: f64) -> Option<(f64, f64)> {
        let mut point = (easting, northing, 0.0);
        transform(&self.from, &self.to, &mut point).ok()?;
        Some((point.1.to_degrees(), point.0.to_degrees()))
    }

    /// The point of so many metres east and north; nothing where it lies outside Great Britain.
    pub(super) fn point(&self, easting: f64, northing: f64) -> Option<Point> {
        let (lat, lon) = self.degrees(easting, northing)?;
        Point::in_britain(lat, lon)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surveys_own_example() {
        // "A guide to coordinate systems in Great Britain": Caister water tower, TG 51409.903 13177.270, as OSGB36 52°39′27.2531″N
        // 1°43′4.5177″E; in WGS84 52°39′28.7199″N 1°42′57.8663″E by the more exact transformation OSTN15.
        let (lat, lon) = Grid::new().unwrap().degrees(651_409.903, 313_177.270).unwrap();
        let metres = (lat - 52.657_977_7) * 111_300.0;
        let across = (lon - 1.716_073_97) * 67_500.0;
        assert!(metres.hypot(across) < 5.0, "{metres} {across}");
    }

    /// Each postcode's fields in a compressed file.
    fn lines(file: std::fs::File) -> Vec<csv::StringRecord> {
        let lines = csv::ReaderBuilder::new().has_headers(false).from_reader(flate2::read::GzDecoder::new(file));
        lines.into_records().map(Result::unwrap).collect()
    }

    #[test]
    fn the_points_of_real_postcodes_are_those_that_others_worked_out() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let shared = std::env::var_os("FINGERPOST_SHARED").map_or_else(|| root.join("../shared"), Into::into).join("data");
        let Ok(known) = std::fs::File::open(shared.join("cov-warks-worcs-postcodes.csv.gz")) else {
            return println!("skipped: the shared data is not here; FINGERPOST_SHARED says where it is");
        };
        let number = |line: &csv::StringRecord, field: usize| line[field].parse::<f64>().unwrap();
        let known: std::collections::HashMap<String, (f64, f64)> =
            lines(known).iter().skip(1).map(|line| (line[0].to_owned(), (number(line, 1), number(line, 2)))).collect();
        let (grid, mut greatest, mut compared) = (Grid::new().unwrap(), 0.0f64, 0);
        for area in ["cv", "wr"] {
            let name = format!("codepoint-open-{area}.csv.gz");
            for line in lines(std::fs::File::open(shared.join(name)).unwrap()) {
                let Some((lat, lon)) = known.get(&line[0]) else { continue };
                let found = grid.degrees(number(&line, 2), number(&line, 3)).unwrap();
                greatest = greatest.max(((found.0 - lat) * 111_300.0).hypot((found.1 - lon) * 68_000.0));
                compared += 1;
            }
        }
        println!("{compared} points compared; the greatest distance is {greatest:.2} metres");
        assert!(compared > 28_000 && greatest < 1.0, "{greatest}");
    }

    #[test]
    fn nowhere_is_nothing() {
        assert_eq!(Grid::new().unwrap().point(f64::NAN, 0.0), None);
        assert_eq!(Grid::new().unwrap().point(9e9, 9e9), None);
    }
}
