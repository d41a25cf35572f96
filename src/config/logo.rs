//! The picture before the site's name, `logo` in `vazba.toml`.

use crate::model::declare::{fields, named};
use crate::model::value::{Count, Text};

fields! {
    /// A picture that stands before the site's name.
    Logo {
        /// Path of the picture in `static/`.
        file: Option<Text> { required: true, neutral: true },
        /// Width in CSS pixels at which it is shown. Both are asked for so that a page never jumps when it comes.
        width: Option<Count> { required: true },
        /// Height in CSS pixels.
        height: Option<Count> { required: true },
    }
}
named! { Logo = "logo", "A picture that stands before the site's name." }
