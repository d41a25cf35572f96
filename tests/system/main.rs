//! Whole sites, built in memory and looked at from outside: every kind, every reference at both of its ends,
//! nothing of what must stay hidden, and the same bytes every time.
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

mod bounded;
mod canaries;
mod characters;
mod combinations;
mod determinism;
mod edges;
mod facet_values;
mod facets;
mod fewer_pages;
mod files;
mod frame;
mod hierarchies;
mod html;
mod injuries;
mod inventory;
mod kinds;
mod languages;
mod model;
mod privacy;
mod samples;
mod site;
mod standing;
mod ties;
mod work;
