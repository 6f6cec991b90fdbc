//! The place in a row in English: messages and the words of the report count alike.

/// "1st", "22nd", "113th".
pub fn ordinal(number: usize) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_teens_end_alike() {
        let numbers = [1, 2, 3, 4, 11, 12, 13, 22, 101, 111, 113];
        let places = ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "22nd", "101st", "111th", "113th"];
        assert_eq!(numbers.map(ordinal), places);
    }
}
