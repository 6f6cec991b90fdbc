//! Sharing packs out among runs, by nothing but their names: a run needs to know no other.

use std::str::FromStr;

use crate::digest::Sum;

/// One of several equal shares of any number of packs: "2/8".
///
/// A pack falls to the share that the SHA-256 sum of its path, as it was written, says. So the shares together are all packs,
/// no pack is in two of them, and a pack that is added or taken away moves no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: u64,
    of: u64,
}

impl Shard {
    /// Whether a pack of this path falls to the share.
    pub fn has(self, path: &str) -> bool {
        Sum::of(path.as_bytes()).number() % self.of == self.number
    }
}

impl FromStr for Shard {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "write part and number of parts, such as 2/8";
        let (number, of) = text.split_once('/').ok_or(FORM)?;
        let (number, of) = (number.parse::<u64>().map_err(|_| FORM)?, of.parse::<u64>().map_err(|_| FORM)?);
        match (of, number) {
            (0, _) => Err("there must be at least one part"),
            // Whoever counts from 0 has no last number, and whoever counts from 1 has no 0.
            (of, number) if number <= of => Ok(Self { number: number % of, of }),
            _ => Err("there are fewer parts than that"),
        }
    }
}

impl std::fmt::Display for Shard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", if self.number == 0 { self.of } else { self.number }, self.of)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shares(of: u64) -> impl Iterator<Item = Shard> {
        (1..=of).map(move |number| format!("{number}/{of}").parse().expect("a share"))
    }

    proptest! {
        #[test]
        fn every_pack_is_in_one_share_whatever_else_there_is(path in ".{0,40}", of in 1_u64..200) {
            // What a share has depends on the one path alone, so an added pack moves no other.
            prop_assert_eq!(shares(of).filter(|share| share.has(&path)).count(), 1);
        }

        #[test]
        fn counted_from_nought_the_shares_are_the_same(path in ".{0,40}", of in 1_u64..200) {
            let from_nought = (0..of).map(|number| format!("{number}/{of}").parse::<Shard>().expect("a share"));
            prop_assert_eq!(from_nought.filter(|share| share.has(&path)).count(), 1);
        }
    }

    #[test]
    fn shares_are_about_equal() {
        let paths: Vec<String> = (0..4_000).map(|number| format!("packs/{number}.json")).collect();
        for share in shares(8) {
            let count = paths.iter().filter(|path| share.has(path)).count();
            assert!((400..600).contains(&count), "{share} has {count}");
        }
    }

    #[test]
    fn the_share_of_a_path_never_changes() {
        // By another program: the first 16 digits of `printf packs/kent.json | sha256sum`, modulo 8.
        let ours: Vec<String> =
            shares(8).filter(|share| share.has("packs/kent.json")).map(|share| share.to_string()).collect();
        assert_eq!(ours, ["8/8"]);
    }

    #[test]
    fn what_is_no_share_is_refused() {
        for text in ["", "2", "9/8", "1/0", "0/0", "-1/8", "a/b", "1/8/2"] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
        assert_eq!("0/8".parse::<Shard>().map(|share| share.to_string()), Ok("8/8".into()));
    }
}
