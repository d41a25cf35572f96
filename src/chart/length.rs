//! Lengths as they are written into a picture.

use std::fmt;

use serde::{Serialize, Serializer};

/// A length or place in a picture, always finite; in percent or pixels, as its field says. Written with two
/// decimals at most: finer than any screen shows, and the same on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Length(f64);

impl Length {
    /// The length; nothing where it is not a number.
    pub fn new(length: f64) -> Self {
        let rounded = (length * 100.0).round() / 100.0;
        // Adding zero makes a negative zero a plain one.
        Self(if rounded.is_finite() { rounded + 0.0 } else { 0.0 })
    }

    /// A number of pixels that were counted.
    pub fn count(pixels: usize) -> Self {
        Self(f64::from(u32::try_from(pixels).unwrap_or(u32::MAX)))
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl fmt::Display for Length {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

impl Serialize for Length {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Length;

    #[test]
    fn lengths_are_short_and_finite() {
        let written = [12.345_6, 100.0, -0.001, 0.1 + 0.2, f64::NAN, f64::INFINITY];
        let written: Vec<String> =
            written.into_iter().map(|length| Length::new(length).to_string()).collect();
        assert_eq!(written, ["12.35", "100", "0", "0.3", "0", "0"]);
    }
}
