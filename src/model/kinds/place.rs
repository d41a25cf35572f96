//! Places: territories.

use crate::model::ReferenceField;
use crate::model::declare::{choice, kind};
use crate::model::value::{Code, FilePath, Ref, Refs};
use crate::model::reference;

choice! {
    /// What a territory is.
    PlaceType {
        /// State.
        State = "state",
        /// Region (kraj).
        Region = "region",
        /// District (okres).
        District = "district",
        /// Administrative territory of a municipality with extended powers.
        Orp = "orp",
        /// Administrative territory of a municipality with an authorised office.
        Pou = "pou",
        /// Municipality.
        Municipality = "municipality",
        /// Micro-region.
        Microregion = "microregion",
        /// Agglomeration.
        Agglomeration = "agglomeration",
        /// Territory of a local action group (MAS).
        Mas = "mas",
        /// Locality.
        Locality = "locality",
    }
}

kind! {
    /// A territory.
    Place = "place" in "places" {
        /// What it is.
        r#type: Option<PlaceType> { group: true },
        /// Its code in a register: RÚIAN, NUTS or LAU.
        code: Option<Code> { role: Code },
        /// The territory above it in the administration.
        parent: Ref<Place> { inverse: "children", acyclic: true, column: true, role: Parent },
        /// Other territories in which it lies; there may be several at once.
        within: Refs<Place> { inverse: "contains", acyclic: true },
        /// Its outline as a GeoJSON file.
        geometry: Option<FilePath>,
    }
}

impl Place {
    /// What leads to territories in which this one lies.
    pub const WITHIN: [ReferenceField; 2] = [reference!(Place.parent), reference!(Place.within)];
}
