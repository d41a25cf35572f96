//! Boundaries of territories, as GeoJSON (RFC 7946) gives them.

use geojson::{GeoJson, GeometryValue, Position};

/// Points around an area or a hole in one, each as longitude and latitude in degrees.
pub type Ring = Vec<[f64; 2]>;

/// The boundary of a territory: areas and holes alike, since a picture fills them by the even-odd rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// The rings, at least one, each with three points or more.
    pub rings: Vec<Ring>,
}

/// Why a text gives no boundary.
#[derive(Clone, Debug, PartialEq)]
pub enum Flaw {
    /// It is not GeoJSON; with the parser's message.
    NotGeoJson(String),
    /// It holds no area; with what it holds instead, if anything.
    NoArea(Option<&'static str>),
    /// A point is not a valid longitude and latitude.
    OffGlobe(f64, f64),
}

impl Boundary {
    /// Reads a geometry, a feature or a collection of features. Areas are joined; points and lines are ignored if
    /// there is an area, too.
    ///
    /// # Errors
    ///
    /// Why there is no boundary in it.
    pub fn parse(text: &str) -> Result<Self, Flaw> {
        let read: GeoJson = text.parse().map_err(|error| match error {
            // Without the words that the library puts before those of the reader of JSON.
            geojson::Error::MalformedGeoJson(error) => Flaw::NotGeoJson(error.to_string()),
            error => Flaw::NotGeoJson(error.to_string()),
        })?;
        let mut found = Found::default();
        match read {
            GeoJson::Geometry(geometry) => found.geometry(geometry.value),
            GeoJson::Feature(feature) => found.feature(feature),
            GeoJson::FeatureCollection(all) => {
                for feature in all.features {
                    found.feature(feature);
                }
            }
        }
        match (found.off, found.rings.is_empty()) {
            (Some((longitude, latitude)), _) => Err(Flaw::OffGlobe(longitude, latitude)),
            (None, true) => Err(Flaw::NoArea(found.other)),
            (None, false) => Ok(Self { rings: found.rings }),
        }
    }
}

#[derive(Default)]
struct Found {
    rings: Vec<Ring>,
    other: Option<&'static str>,
    off: Option<(f64, f64)>,
}

impl Found {
    fn feature(&mut self, feature: geojson::Feature) {
        if let Some(geometry) = feature.geometry {
            self.geometry(geometry.value);
        }
    }

    fn geometry(&mut self, value: GeometryValue) {
        let name = value.type_name();
        match value {
            GeometryValue::Polygon { coordinates } => self.rings(coordinates),
            GeometryValue::MultiPolygon { coordinates } => {
                for rings in coordinates {
                    self.rings(rings);
                }
            }
            // The reader of JSON lets nothing nest deeper than 128 levels.
            GeometryValue::GeometryCollection { geometries } => {
                for geometry in geometries {
                    self.geometry(geometry.value);
                }
            }
            _ => self.other = Some(name),
        }
    }

    fn rings(&mut self, rings: Vec<Vec<Position>>) {
        for ring in rings {
            let ring: Ring = ring.iter().filter_map(|position| self.point(position.as_slice())).collect();
            if ring.len() >= 3 {
                self.rings.push(ring);
            }
        }
    }

    fn point(&mut self, position: &[f64]) -> Option<[f64; 2]> {
        let [longitude, latitude, ..] = *position else { return None };
        if !(-180.0..=180.0).contains(&longitude) || !(-90.0..=90.0).contains(&latitude) {
            self.off.get_or_insert((longitude, latitude));
        }
        Some([longitude, latitude])
    }
}

#[cfg(test)]
mod tests {
    use super::{Boundary, Flaw};
    use proptest::prelude::*;

    const SQUARE: &str = r#"{"type":"Polygon","coordinates":[[[15,50],[16,50],[16,51],[15,51],[15,50]]]}"#;

    #[test]
    fn areas_are_taken_together() {
        let feature = format!(r#"{{"type":"Feature","properties":{{"name":"Ústí"}},"geometry":{SQUARE}}}"#);
        let all = format!(
            r#"{{"type":"FeatureCollection","features":[{feature},{{"type":"Feature","properties":null,"geometry":{{"type":"Point","coordinates":[1,2]}}}},{feature}]}}"#
        );
        let rings = |text: &str| Boundary::parse(text).map(|boundary| boundary.rings.len());
        assert_eq!((rings(SQUARE), rings(&feature), rings(&all)), (Ok(1), Ok(1), Ok(2)));
        let collection = |inside: &str| format!(r#"{{"type":"GeometryCollection","geometries":[{inside}]}}"#);
        let point = r#"{"type":"Point","coordinates":[1,2]}"#;
        let nested = collection(&format!("{SQUARE},{point},{}", collection(SQUARE)));
        assert_eq!(rings(&nested), Ok(2), "areas of a collection, and of one inside it");
    }

    #[test]
    fn what_gives_no_outline_is_said() {
        let flaw = |text: &str| Boundary::parse(text).expect_err("it is broken");
        assert_eq!(flaw(r#"{"type":"Point","coordinates":[15,50]}"#), Flaw::NoArea(Some("Point")));
        assert_eq!(flaw(r#"{"type":"FeatureCollection","features":[]}"#), Flaw::NoArea(None));
        assert_eq!(flaw(r#"{"type":"Polygon","coordinates":[[]]}"#), Flaw::NoArea(None));
        let krovak =
            r#"{"type":"Polygon","coordinates":[[[-690000,-970000],[-689000,-970000],[-689000,-971000]]]}"#;
        assert_eq!(flaw(krovak), Flaw::OffGlobe(-690_000.0, -970_000.0));
        let Flaw::NotGeoJson(why) = flaw("{\n  \"type\": ,") else { panic!("it is no JSON") };
        assert_eq!(why, "expected value at line 2 column 11");
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(cut in 0usize..90, put in "[\\[\\]{},:0-9e\"a-z-]{0,4}") {
            let (start, end) = SQUARE.split_at(cut.min(SQUARE.len()));
            let _ = Boundary::parse(&format!("{start}{put}{end}"));
            let _ = Boundary::parse(&format!("{start}{put}"));
        }
    }
}
