//! Channels: where the office publishes or is heard.

use super::Partner;
use crate::model::declare::kind;
use crate::model::value::{Edtf, Refs, Web};

kind! {
    /// Where the office publishes or is heard: a website, a mailing, a network.
    Channel = "channel" in "channels" {
        /// Its address.
        url: Option<Web> { column: true },
        /// Whose it is.
        owner: Refs<Partner> { inverse: "channels" },
        /// Since when.
        since: Option<Edtf> { column: true },
        /// Until when.
        until: Option<Edtf>,
    }
}
