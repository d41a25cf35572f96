//! Pages are made shorter and mean the same: a browser makes the same tree of what is left.
#![expect(clippy::expect_used, reason = "a test that is set up wrongly has failed")]

mod any;
mod dom;
mod sites;
