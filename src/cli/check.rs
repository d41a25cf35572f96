//! `vazba check`.

use std::path::Path;

use super::arguments::Check;
use super::{End, show, site};
use crate::output::NoOutput;
use crate::pipeline;

/// Looks for faults everywhere, the templates included, and builds nothing.
pub(super) fn check(folder: Option<&Path>, options: &Check) -> End {
    let mut site = match site::read(folder) {
        Ok(site) => site,
        Err(end) => return end,
    };
    let asked = site::options(&options.common, false, None);
    match pipeline::run(&mut site.sources, site.faults, &asked, &mut NoOutput) {
        Ok(built) => show::report(&built.report, &options.common),
        Err(error) => show::fail(&error.to_string(), End::Disk),
    }
}
