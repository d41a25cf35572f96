//! A table of links that was filled in changes exactly the keys that it names.
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

mod applied;
mod random;
