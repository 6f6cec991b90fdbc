//! How many lines a text takes that is broken between words, and where the last of them ends.

/// How many lines a text takes that is broken between words and begins so far in the first, and the width of the last.
pub(super) fn broken(text: &str, start: f64, room: f64, width: impl Fn(&str) -> f64) -> (usize, f64) {
    let space = width(" ");
    text.split(' ').map(width).fold((1, start - space), |(lines, line), word| match line + space + word {
        joined if joined <= room => (lines, joined),
        _ if word <= room => (lines + 1, word),
        // A word that has no room in any line is broken within.
        _ => (lines + (word / room).ceil() as usize, word % room),
    })
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn a_line_ends_before_the_word_that_has_no_room() {
        let of = |text: &str| broken(text, 0.0, 10.0, |words| words.len() as f64);
        assert_eq!(
            [of("one two"), of("one two three"), of("one two three four"), of("much-too-long one")],
            [(1, 7.0), (2, 5.0), (2, 10.0), (3, 7.0)]
        );
        assert_eq!(broken("one two", 4.0, 10.0, |words| words.len() as f64), (2, 3.0));
    }
}
