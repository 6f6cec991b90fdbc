//! Contrast between colours, as WCAG 2 defines it.

/// The least contrast for text: 4.5:1 (WCAG 2.1, success criterion 1.4.3).
pub const ENOUGH: f64 = 4.5;
/// The least contrast for areas and lines that say something: 3:1 (success criterion 1.4.11).
pub const ENOUGH_FOR_AREAS: f64 = 3.0;
/// The dark ink of the templates, as close to black as text gets.
const DARK: [u8; 3] = [0x0b, 0x0c, 0x0c];
const WHITE: [u8; 3] = [255; 3];

/// The ink that a badge's text takes on a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Dark text.
    Dark,
    /// White text.
    White,
}

/// The ink with the better contrast on a colour, and that contrast.
pub fn ink_on(colour: [u8; 3]) -> (Ink, f64) {
    let (dark, white) = (ratio(DARK, colour), ratio(WHITE, colour));
    if white >= dark { (Ink::White, white) } else { (Ink::Dark, dark) }
}

/// Contrast of a colour on white.
pub fn on_white(colour: [u8; 3]) -> f64 {
    ratio(WHITE, colour)
}

/// Contrast of two colours beside each other.
pub fn between(a: [u8; 3], b: [u8; 3]) -> f64 {
    ratio(a, b)
}

/// A contrast as messages print it: rounded down, so that one that is too low never looks enough.
pub fn shown(ratio: f64) -> f64 {
    (ratio * 100.0).floor() / 100.0
}

/// Contrast ratio of two colours, 1 to 21.
fn ratio(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance of an sRGB colour, 0 to 1.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_badges_of_the_published_key_have_the_contrast_they_are_said_to_have() {
        for (colour, ink, ratio) in [
            ([0xb3, 0x26, 0x1e], Ink::White, 6.5),
            ([0xff, 0xbf, 0x00], Ink::Dark, 11.8),
            ([0x00, 0x70, 0x3c], Ink::White, 6.2),
            ([0x1d, 0x70, 0xb8], Ink::White, 5.2),
        ] {
            let (chosen, contrast) = ink_on(colour);
            assert_eq!(chosen, ink, "{colour:?}");
            assert!((contrast - ratio).abs() < 0.1, "{colour:?} has {contrast}");
        }
    }

    #[test]
    fn some_middle_grey_takes_no_ink() {
        assert!(ink_on([0x77, 0x77, 0x77]).1 < ENOUGH);
    }
}
