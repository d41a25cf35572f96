//! A number in a picture.

/// A number with what is written of it.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) number: f64,
    /// As readers see it.
    pub(super) text: String,
    /// As machines read it.
    pub(super) value: String,
}
