//! What kind of change a difference is: within one period a correction, from period to period what a committee asks about.

use super::value::Said;
use super::walk::{Aspect, Found, Step};
use crate::change::same::key;
use crate::change::when::Order;

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $kind:ident $word:literal,)*) => {
        /// What kind of change it is; the words are stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[doc = $doc])* $kind,)* }

        impl Kind {
            /// Every kind, in the order in which they are told.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// The word for programs.
            pub fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)* }
            }

            /// What it says, in one phrase.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$kind => concat!($($doc,)*).trim_ascii_start(),)* }
            }
        }
    };
}

kinds! {
    /// an indicator that only the new pack has
    Added "added",
    /// an indicator that only the old pack has
    Removed "removed",
    /// another reference number
    Renumbered "renumbered",
    /// another title, description, unit, direction, baseline or measure
    Redefined "redefined",
    /// another target, from one period to another
    Retargeted "retargeted",
    /// another figure or level within one period
    Corrected "corrected",
    /// another figure or level of another period
    Updated "updated",
    /// an earlier period's figure, given differently now
    Restated "restated",
    /// a point that the history did not have
    Extended "extended",
    /// another text
    Reworded "reworded",
    /// another chart
    Chart "chart",
    /// another picture
    Picture "picture",
    /// another group
    Regrouped "regrouped",
    /// another order
    Reordered "reordered",
    /// another rating scale
    Scale "scale",
    /// another field of the report itself
    Report "report",
    /// anything else, such as who supplies it
    Other "other",
}

/// Headings under which it is said what is measured.
fn is_definition(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    ["description", "definition", "what is measured", "methodology"].iter().any(|word| lower.contains(word))
}

/// The kind of a difference of an indicator.
pub(super) fn of(found: &Found, order: Order) -> Kind {
    let path = match &found.path[..] {
        [Step::Field("measures"), Step::Entry(_)] => return Kind::Redefined,
        [Step::Field("measures")] => return Kind::Reordered,
        [Step::Field("measures"), Step::Entry(_), rest @ ..] => rest,
        whole => whole,
    };
    let within = order == Order::Same;
    let (corrected, updated) = (Kind::Corrected, if within { Kind::Corrected } else { Kind::Updated });
    match path {
        [.., Step::Field("label" | "note" | "period" | "alt" | "caption")] if !is_drawn(path) => Kind::Reworded,
        [Step::Field("ref")] => Kind::Renumbered,
        [Step::Field("target" | "annual_target"), ..] => {
            if within {
                corrected
            } else {
                Kind::Retargeted
            }
        }
        [Step::Field("history"), ..] => history(found, path, within),
        [Step::Field("narrative"), Step::Entry(heading)] if is_definition(heading) => Kind::Redefined,
        [Step::Field("title" | "unit" | "direction" | "frequency" | "basis" | "rating" | "baseline"), ..] => {
            Kind::Redefined
        }
        [Step::Field("narrative" | "notes" | "actions"), ..] if found.aspect == Aspect::Order => Kind::Reordered,
        [Step::Field("narrative" | "notes" | "actions" | "rag_reason" | "not_due"), ..] => Kind::Reworded,
        [Step::Field("charts"), ..] => Kind::Chart,
        [Step::Field("figures"), ..] => Kind::Picture,
        [Step::Field("group")] if is_respelled(found) => Kind::Reworded,
        [Step::Field("group")] => Kind::Regrouped,
        [Step::Field("owner" | "portfolio" | "exempt"), ..] => Kind::Other,
        _ if found.aspect == Aspect::Order => Kind::Reordered,
        [Step::Field("current" | "previous" | "change" | "forecast" | "comparators" | "last_year"), ..] => updated,
        _ => Kind::Other,
    }
}

fn is_drawn(path: &[Step]) -> bool {
    matches!(path.first(), Some(Step::Field("charts" | "figures")))
}

/// Whether both sides differ in capitals and spaces only.
fn is_respelled(found: &Found) -> bool {
    matches!((&found.was, &found.now), (Said::Is(was), Said::Is(now)) if key(was) == key(now))
}

fn history(found: &Found, path: &[Step], within: bool) -> Kind {
    match path {
        [_] if found.aspect == Aspect::Order => Kind::Reordered,
        _ if within => Kind::Corrected,
        [_, Step::Entry(_)] if found.was == Said::Nothing || found.now == Said::Nothing => Kind::Extended,
        _ => Kind::Restated,
    }
}
