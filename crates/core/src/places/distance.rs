//! How far it is from one point to another.

/// A point on the ground, as latitude and longitude (WGS84) in ten-thousandths of a degree: to 11 metres north or south, and 7 east or west.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Ten-thousandths of a degree north.
    pub lat: i32,
    /// Ten-thousandths of a degree east: less than 0 in the west, where most of Great Britain is.
    pub lon: i32,
}

/// Miles in a ten-thousandth of a degree, along a meridian: the Earth's mean radius, 6,371.0088 km (IUGG), in miles of 1,609.344 m.
const MILES: f32 = 0.006_909_34;
/// A ten-thousandth of a degree, in radians.
const RADIANS: f32 = 1.745_329_3e-6;

impl Point {
    /// A point of so many degrees north and east, rounded; nothing where it lies outside Great Britain.
    #[must_use]
    pub fn in_britain(lat: f64, lon: f64) -> Option<Self> {
        let inside = (49.8..=60.9).contains(&lat) && (-8.7..=1.8).contains(&lon);
        inside.then(|| Self { lat: (lat * 10_000.0).round() as i32, lon: (lon * 10_000.0).round() as i32 })
    }

    /// How many miles it is to another point, as a crow flies. For points in Great Britain it is right to a hundredth.
    #[must_use]
    pub fn miles_to(self, other: Self) -> f32 {
        let (lat, other_lat) = (self.lat as f32, other.lat as f32);
        let north = other_lat - lat;
        let east = (other.lon as f32 - self.lon as f32) * cosine((lat + other_lat) / 2.0 * RADIANS);
        (north * north + east * east).sqrt() * MILES
    }
}

/// A cosine, from the first terms of its series: up to 61° it is right to four places. (The library's own brings tables for any angle there is.)
fn cosine(angle: f32) -> f32 {
    let square = angle * angle;
    1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0))
}

/// The places of some points in their list, the nearest first; of two as near, the first in the list.
#[must_use]
pub fn nearest_first(from: Point, points: &[Point]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    for (index, point) in points.iter().enumerate() {
        let miles = from.miles_to(*point);
        let nearer = order.iter().take_while(|other| from.miles_to(points[**other]) <= miles).count();
        order.insert(nearer, index);
    }
    order
}
