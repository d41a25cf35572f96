//! The site's own colour, and the colours that follow from it.
//!
//! Contrast is that of WCAG 2.2 (success criterion 1.4.3 and the definitions of contrast ratio and relative
//! luminance), so a site can't be given a colour in which its links can't be read.

use std::fmt;

/// A colour in sRGB, eight bits a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// About the darkest ground that light pages of the built-in theme put text on: the token `--tint`.
pub(super) const LIGHT_GROUND: Colour = Colour([0xe8, 0xf1, 0xf5]);
/// Lightest ground that dark pages put text on.
pub(super) const DARK_GROUND: Colour = Colour([0x18, 0x22, 0x29]);
/// Least contrast of text (WCAG 2.2, level AA).
pub(super) const LEAST: f64 = 4.5;

const WHITE: Colour = Colour([0xff; 3]);
const BLACK: Colour = Colour([0; 3]);

/// Colours of a site that sets its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Links and the band of light pages.
    pub light: Colour,
    /// Links of dark pages.
    pub dark: Colour,
    /// The band of dark pages, with white text on it.
    pub dark_band: Colour,
}

impl Palette {
    /// The colours that follow from the site's; `dark` is the one it sets for dark pages, if it does.
    pub(super) fn new(light: Colour, dark: Option<Colour>) -> Self {
        Self {
            light,
            dark: dark.unwrap_or_else(|| light.towards(WHITE, |colour| colour.contrast(DARK_GROUND) >= 7.0)),
            dark_band: light.towards(BLACK, |colour| colour.contrast(WHITE) >= 12.0),
        }
    }
}

impl Colour {
    /// Reads `#rrggbb`; `None` if it is anything else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// Contrast with another colour, from 1 to 21.
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The nearest colour towards white or black in which text can be read on this ground.
    pub(super) fn readable_on(self, ground: Self) -> Self {
        let end = if ground.luminance() > 0.5 { BLACK } else { WHITE };
        self.towards(end, |colour| colour.contrast(ground) >= LEAST)
    }

    /// Relative luminance, from 0 to 1.
    fn luminance(self) -> f64 {
        let linear = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// The first colour on the way to `end` that is `good`, in twenty steps; `end` itself if none before is.
    fn towards(self, end: Self, good: impl Fn(Self) -> bool) -> Self {
        (0..20).map(|step| self.mixed(end, step)).find(|colour| good(*colour)).unwrap_or(end)
    }

    fn mixed(self, end: Self, twentieths: u16) -> Self {
        let mut channels = self.0;
        for (channel, end) in channels.iter_mut().zip(end.0) {
            let sum = u16::from(*channel) * (20 - twentieths) + u16::from(end) * twentieths;
            *channel = u8::try_from(sum / 20).unwrap_or(u8::MAX);
        }
        Self(channels)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        let contrast = |a, b| {
            let (a, b) = (Colour::parse(a), Colour::parse(b));
            a.zip(b).map(|(a, b)| format!("{:.2}", a.contrast(b)))
        };
        assert_eq!(contrast("#000000", "#ffffff").as_deref(), Some("21.00"));
        assert_eq!(contrast("#777777", "#ffffff").as_deref(), Some("4.48"));
        assert_eq!(contrast("#0B5A78", "#ffffff").as_deref(), Some("7.64"));
    }

    #[test]
    fn anything_but_six_digits_is_no_colour() {
        for text in ["", "#", "red", "#fff", "0b5a78", "#0b5a7", "#0b5a78f", "#+b5a78", "#žžž"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_colour_is_written_as_it_was_read(text in "#[0-9a-f]{6}") {
            prop_assert_eq!(Colour::parse(&text).map(|colour| colour.to_string()), Some(text));
        }

        #[test]
        fn what_follows_from_a_colour_can_be_read(channels in any::<[u8; 3]>()) {
            let palette = Palette::new(Colour(channels), None);
            prop_assert!(palette.dark.contrast(DARK_GROUND) >= LEAST);
            prop_assert!(palette.dark_band.contrast(WHITE) >= LEAST);
        }
    }
}
