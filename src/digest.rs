//! SHA-256 sums, by which content is known wherever it lies and whenever it was written.
//!
//! A pure room: it knows bytes and nothing else, and never says what they are for.

use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

/// The SHA-256 sum of some bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sum([u8; 32]);

impl Sum {
    /// The sum of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The sum that 64 hexadecimal digits say.
    pub fn parse(digits: &str) -> Option<Self> {
        let pairs: Vec<&str> = (0..32).map_while(|pair| digits.get(2 * pair..2 * pair + 2)).collect();
        let is_hexadecimal = digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let bytes: Vec<u8> = pairs.iter().filter_map(|pair| u8::from_str_radix(pair, 16).ok()).collect();
        Some(Self(bytes.try_into().ok().filter(|_| is_hexadecimal)?))
    }

    /// The sum as people compare it: its digits in groups of four.
    pub fn in_fours(&self) -> String {
        let digits = self.to_string();
        let groups: Vec<&str> = (0..64).step_by(4).map(|at| &digits[at..at + 4]).collect();
        groups.join(" ")
    }

    /// The sum's first eight bytes as a number, by which things are spread evenly.
    pub fn number(&self) -> u64 {
        self.0.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Sum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Sum {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(deserializer)?;
        Self::parse(&digits).ok_or_else(|| D::Error::custom("not a SHA-256 sum"))
    }
}

/// A sum of several things, each kept apart from the next.
#[derive(Default)]
pub struct Summing(Sha256);

impl Summing {
    /// Adds a thing and its length, so that "ab", "c" and "a", "bc" have other sums.
    pub fn add(&mut self, thing: impl AsRef<[u8]>) -> &mut Self {
        self.0.update((thing.as_ref().len() as u64).to_be_bytes());
        self.0.update(thing.as_ref());
        self
    }

    /// Adds another sum.
    pub fn add_sum(&mut self, sum: &Sum) -> &mut Self {
        self.add(sum.0)
    }

    /// The sum of all that was added.
    pub fn sum(self) -> Sum {
        Sum(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn a_sum_is_that_of_the_standard_and_is_read_as_it_is_written() {
        let sum = Sum::of(b"abc");
        assert_eq!(sum.to_string(), OF_ABC); // FIPS 180-4, the first example.
        assert_eq!(Sum::parse(OF_ABC), Some(sum));
        assert!(sum.in_fours().starts_with("ba78 16bf 8f01 ") && sum.in_fours().ends_with(" 15ad"));
        assert_eq!(sum.number(), 0xba78_16bf_8f01_cfea);
    }

    #[test]
    fn what_is_no_sum_is_none() {
        for digits in ["", "ba78", &OF_ABC.replace('b', "g"), &format!("{OF_ABC}0"), &"é".repeat(32), &"+1".repeat(32)]
        {
            assert_eq!(Sum::parse(digits), None, "{digits}");
        }
    }

    #[test]
    fn where_one_thing_ends_and_the_next_begins_is_part_of_the_sum() {
        let sum = |things: [&str; 2]| {
            let mut summing = Summing::default();
            for thing in things {
                summing.add(thing);
            }
            summing.sum()
        };
        assert_ne!(sum(["ab", "c"]), sum(["a", "bc"]));
        assert_eq!(sum(["ab", "c"]), sum(["ab", "c"]));
    }
}
