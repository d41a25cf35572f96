//! The colours that `vazba.toml` writes, `colour` and `colour_dark`: read, and held to what can be read on screens.

use super::Settings;
use super::colour::{self, Colour, Palette};
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::value::Text;

/// The site's colours; one that can't be read, or in which nothing could be read, is reported.
pub(super) fn palette(settings: &Settings, sink: &mut Sink) -> Option<Palette> {
    let dark = settings.colour_dark.as_ref().and_then(|text| readable(text, colour::DARK_GROUND, sink));
    if let (None, Some(text)) = (&settings.colour, &settings.colour_dark) {
        let message = text!("a colour for dark pages needs one for light pages");
        let help = text!("write `colour`, too; `colour_dark` follows from it where it is not written");
        sink.push(Diagnostic::new(&codes::CONFIGURATION, text.span, message).help(help));
    }
    let light = settings.colour.as_ref().and_then(|text| readable(text, colour::LIGHT_GROUND, sink));
    light.map(|light| Palette::new(light, dark))
}

fn readable(text: &Text, ground: Colour, sink: &mut Sink) -> Option<Colour> {
    let Some(colour) = Colour::parse(text.main()) else {
        let message = text!("`{colour}` is not a colour", colour = text.main());
        let help = text!("write red, green and blue as in `#0b5a78`");
        sink.push(Diagnostic::new(&codes::CONFIGURATION, text.span, message).help(help));
        return None;
    };
    let contrast = colour.contrast(ground);
    if contrast < colour::LEAST {
        let is_light = ground == colour::LIGHT_GROUND;
        let message = text!(
            "text in the colour `{colour}` can't be read on `{ground}`, the ground of {pages} pages: its contrast is {contrast} : 1",
            colour = text.main(),
            own ground = ground,
            own pages = if is_light { "light" } else { "dark" },
            own contrast = two_decimals(contrast)
        );
        let help = text!(
            "take a {side} one, as `{near}`; the least is {least} : 1 (WCAG 2.2, 1.4.3)",
            own side = if is_light { "darker" } else { "lighter" },
            own near = colour.readable_on(ground),
            own least = two_decimals(colour::LEAST)
        );
        sink.push(Diagnostic::new(&codes::CONFIGURATION, text.span, message).help(help));
        return None;
    }
    Some(colour)
}

/// Never rounded up: a colour just below the limit is not said to reach it.
fn two_decimals(contrast: f64) -> String {
    format!("{:.2}", (contrast * 100.0).floor() / 100.0)
}
