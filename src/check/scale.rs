//! Rules on the rating scale: every band can be reached, every name is used once, every badge can be read.

use std::collections::BTreeSet;

use super::level;
use crate::limits;
use crate::look::contrast;
use crate::markup::character::is_blank;
use crate::pack::{At, Band, Colour, IndicatorRating, Limited, Rating};
use crate::problem::{Code, Hint, Place, Problem};
use crate::rating::bands::Limit;
use crate::rating::scale::{Scale, is_readable, limit};

pub(super) fn check(rating: Option<&At<Rating>>, problems: &mut Vec<Problem>) {
    let Some(rating) = rating else { return };
    if let Some(bands) = &rating.bands {
        check_bands(bands, problems);
        check_off_target(bands, problems);
        for band in &bands.value {
            check_badge(&band.name, band.colour.as_ref(), problems);
        }
    }
    let names = || {
        let bands = rating.bands.iter().flat_map(|bands| &bands.value).map(|band| &band.name);
        bands.chain(rating.labels.iter().flat_map(|labels| &labels.value).map(|label| &label.name))
    };
    let mut used = BTreeSet::new();
    for name in names().filter(|name| name.place.end > 0) {
        if is_blank(name) {
            problems.push(
                Problem::new(Code::BadValue, name.place, "a level has an empty name")
                    .hint("name it, for example \"Green\""),
            );
        } else if !used.insert(name.as_str()) {
            problems.push(
                Problem::new(Code::BadScale, name.place, format!("two levels are called “{}”", name.value))
                    .hint("give each level a name of its own"),
            );
        }
    }
    if used.len() > limits::LEVELS {
        let message =
            format!("the scale has {} levels, more than the {} that a key can explain", used.len(), limits::LEVELS);
        problems.push(Problem::new(Code::BadScale, rating.place.part(0, 1), message).hint("leave some out"));
    }
}

/// A scale of which no band says whether it is off target ends the demand for actions, which nobody may have meant.
fn check_off_target(bands: &At<Vec<At<Band>>>, problems: &mut Vec<Problem>) {
    let is_said = |band: &At<Band>| band.off_target.is_some() || band.unread.contains(&"off_target");
    if !bands.value.is_empty() && !bands.value.iter().any(is_said) {
        let message = "no band has \"off_target\", so no level calls for actions";
        let hint = Hint::both(
            "add \"off_target\": true to each band that calls for actions, or false to one of them if none does",
            "choose Yes in \"off_target\" for each level that calls for actions, or No for one of them if none does",
        );
        let place = bands.place.part(0, 1);
        problems.push(Problem::new(Code::ActionsMissing, place, message).hint(hint).lacks(place, "off_target"));
    }
}

/// An indicator's own bands name levels of the scale.
pub(super) fn check_own(rating: Option<&At<IndicatorRating>>, scale: &Scale, problems: &mut Vec<Problem>) {
    let Some(bands) = rating.and_then(|rating| rating.bands.as_ref()) else { return };
    check_bands(bands, problems);
    for band in bands.value.iter().filter(|band| band.name.place.end > 0) {
        level::check_name(&band.name, band.name.place, scale, problems);
    }
}

fn check_bands<B: Limited>(bands: &At<Vec<At<B>>>, problems: &mut Vec<Problem>) {
    let mut bad = |place: Place, message: String, hint: &str| {
        problems.push(Problem::new(Code::BadScale, place, message).hint(hint))
    };
    let Some(last) = bands.value.last() else {
        return bad(
            bands.place,
            "the list of bands is empty".into(),
            "add bands, or delete \"bands\" to use the published key",
        );
    };
    let is_readable = bands.value.iter().all(|band| is_readable(&band.value));
    let mut before: Option<Limit> = None;
    for band in &bands.value {
        if let (Some(_), Some(up_to)) = (band.below(), band.up_to()) {
            bad(
                up_to.place,
                format!("the band “{}” has both \"below\" and \"up_to\"", band.name().value),
                "keep one of the two",
            );
        }
        let own = limit(&band.value);
        match before {
            Some(before) if is_readable && !own.reaches_past(before) => {
                let message = format!(
                    "the band “{}” can never be reached: the bands before it take every result it would match",
                    band.name().value
                );
                bad(band.place.part(0, 1), message, "order the bands from worst to best, with rising limits");
            }
            _ => before = Some(own),
        }
    }
    if is_readable && limit(&last.value) != Limit::None {
        let message = format!(
            "the last band must have no limit, so that every result gets a level: “{}” has one",
            last.name().value
        );
        bad(last.place.part(0, 1), message, "delete its \"below\" or \"up_to\", or add a last band without either");
    }
}

fn check_badge(name: &At<String>, colour: Option<&At<Colour>>, problems: &mut Vec<Problem>) {
    let Some(colour) = colour else { return };
    let (_, ratio) = contrast::ink_on(colour.0);
    if ratio < contrast::ENOUGH {
        let message = format!(
            "neither white nor black text can be read on {}, the colour of “{}” (at best {:.2}:1, less than 4.5:1)",
            colour.hex(),
            name.value,
            contrast::shown(ratio)
        );
        problems
            .push(Problem::new(Code::LowContrast, colour.place, message).hint("choose a darker or a lighter colour"));
    }
}
