//! Boundaries of the site's territories, read from the GeoJSON files that lie beside their records.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::chart::{Boundary, Flaw};
use crate::diag::{Diagnostic, Place, Sink, codes, text};
use crate::model::Record;
use crate::model::kinds;
use crate::model::value::FilePath;
use crate::source::Sources;

/// Boundaries by the ids of their places.
#[derive(Default)]
pub struct Boundaries(BTreeMap<String, Boundary>);

impl Boundaries {
    /// Reads the file of each place that names one. A file without a boundary is reported, and the place counts as one
    /// without a file. A file that does not exist is reported by the rule on missing files.
    pub fn read(sources: &Sources, records: &[Arc<Record>], sink: &mut Sink) -> Self {
        let read: Vec<Option<Outcome>> = records.par_iter().map(|record| read(sources, record)).collect();
        let mut boundaries = BTreeMap::new();
        for outcome in read.into_iter().flatten() {
            match outcome {
                Ok((id, boundary)) => drop(boundaries.insert(id, boundary)),
                Err(fault) => sink.push(*fault),
            }
        }
        Self(boundaries)
    }

    /// The boundary of the place with this id, where it has one.
    pub fn of(&self, place: &str) -> Option<&Boundary> {
        self.0.get(place)
    }
}

/// The boundary of a place with the place's id, or what is wrong with it.
type Outcome = Result<(String, Boundary), Box<Diagnostic>>;

fn read(sources: &Sources, record: &Record) -> Option<Outcome> {
    let file = record.get::<kinds::Place>()?.geometry.as_ref()?;
    let path = record.beside(file.as_str());
    let Some(id) = sources.find(&path) else {
        return sources.asset(&path).map(|_| Err(Box::new(unread(file, path))));
    };
    let boundary = Boundary::parse(sources.file(id).text());
    Some(
        boundary
            .map(|boundary| (record.id.clone(), boundary))
            .map_err(|flaw| Box::new(broken(file, path, flaw))),
    )
}

fn broken(file: &FilePath, path: String, flaw: Flaw) -> Diagnostic {
    let name = file.as_str();
    let (message, help) = match flaw {
        Flaw::NotGeoJson(why) => (
            text!("`{file}` is not GeoJSON: {why}", file = name, why = why),
            text!("export the outline as GeoJSON (RFC 7946) again"),
        ),
        Flaw::NoArea(Some(found)) => (
            text!("`{file}` holds no area but a {found}", file = name, own found = found),
            text!("an outline is a `Polygon` or a `MultiPolygon`"),
        ),
        Flaw::NoArea(None) => (
            text!("`{file}` holds no area", file = name),
            text!("an outline is a `Polygon` or a `MultiPolygon`"),
        ),
        Flaw::OffGlobe(longitude, latitude) => (
            text!(
                "`{file}` has a point at {longitude}, {latitude}",
                file = name,
                longitude = longitude,
                latitude = latitude
            ),
            text!(
                "points are degrees of longitude and latitude (WGS 84), as `[15.05, 50.77]`; export it so, not in S-JTSK"
            ),
        ),
    };
    Diagnostic::new(&codes::BAD_GEOMETRY, file.span, message)
        .help(help)
        .related(Place::Path(path), text!("this is the file"))
}

fn unread(file: &FilePath, path: String) -> Diagnostic {
    let message = text!("`{file}` is not read as an outline", file = file.as_str());
    let help = text!("its name ends in `.geojson`, and it has at most 8 MiB: simplify a longer one");
    Diagnostic::new(&codes::BAD_GEOMETRY, file.span, message)
        .help(help)
        .related(Place::Path(path), text!("this is the file"))
}
