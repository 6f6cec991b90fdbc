//! What is still to come before a report is complete, by owner and group.

use crate::check::{holes, is_action_heading, is_commentary_heading, is_placeholder};
use crate::pack::{At, Datum, Indicator, Pack, Scalar};
use crate::problem::Place;
use crate::rating::assess::assess;
use crate::rating::scale::Scale;
use crate::source::Sources;

/// What one indicator still lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Who supplies it; empty where the pack does not say.
    pub owner: String,
    /// Its service or theme; empty where the pack does not say.
    pub group: String,
    /// Its number; empty where it has none.
    pub number: String,
    /// Its title; empty where it has none.
    pub title: String,
    /// What is missing, each in a few words.
    pub missing: Vec<String>,
    /// The file it stands in, and of a workbook the cell: "q3.xlsx, Indicators!A5".
    pub place: String,
}

/// Everything that is still to come: owners in the order of the report, and each owner's groups likewise.
pub fn list(pack: &Pack, sources: &Sources) -> Vec<Due> {
    let scale = Scale::of(pack.rating.as_ref());
    let found: Vec<(Place, Due)> =
        pack.indicators.0.iter().filter_map(|indicator| Some((indicator.place, of(indicator, &scale)?))).collect();
    let places: Vec<Place> = found.iter().map(|(place, _)| *place).collect();
    let located = sources.locate(&places).into_iter().map(|located| located.file_and_cell());
    let due: Vec<Due> = found.into_iter().zip(located).map(|((_, due), place)| Due { place, ..due }).collect();
    in_order_of(in_order_of(due, |due| &due.group), |due| &due.owner)
}

/// Brings together what has the same key, in the order in which the keys first come.
fn in_order_of(due: Vec<Due>, key: impl Fn(&Due) -> &String) -> Vec<Due> {
    let mut first = std::collections::BTreeMap::new();
    for (index, due) in due.iter().enumerate() {
        first.entry(key(due).clone()).or_insert(index);
    }
    let mut sorted = due;
    sorted.sort_by_key(|due| first.get(key(due)).copied());
    sorted
}

fn of(indicator: &At<Indicator>, scale: &Scale) -> Option<Due> {
    let missing = missing(indicator, scale);
    let text = |text: Option<&String>| text.map_or_else(String::new, |text| text.trim().to_owned());
    (!missing.is_empty()).then(|| Due {
        owner: text(indicator.owner.as_ref().map(|owner| &owner.0)),
        group: text(indicator.group.as_ref().map(|group| &group.value)),
        number: text(indicator.reference.as_ref().map(|number| &number.0)),
        title: text(indicator.title.as_ref().map(|title| &title.value)),
        missing,
        place: String::new(),
    })
}

fn missing(indicator: &Indicator, scale: &Scale) -> Vec<String> {
    let mut missing: Vec<String> = holes(indicator).into_iter().map(|hole| hole.what).collect();
    for what in figures_to_come(indicator) {
        add(&mut missing, what);
    }
    let assessment = assess(indicator, scale);
    let headline = &assessment.own.headline;
    // Where the figure itself is still to come, its level comes with it.
    let comes_with_figure = is_placeholder(headline.current) || is_placeholder(headline.target);
    let has_level = indicator.rag.is_some() || assessment.own.judgement.level().is_some() || assessment.is_measured();
    if !has_level && !comes_with_figure {
        add(&mut missing, "level".to_owned());
    }
    if !has_text(indicator, is_commentary_heading) {
        add(&mut missing, "commentary".to_owned());
    }
    let is_off_target = |level: usize| scale.levels.get(level).is_some_and(|level| level.off_target);
    if assessment.all().filter_map(|assessed| assessed.judgement.level()).any(is_off_target)
        && !has_text(indicator, is_action_heading)
    {
        add(&mut missing, "actions".to_owned());
    }
    missing
}

/// Adds what is not on the list yet.
fn add(missing: &mut Vec<String>, what: String) {
    if !missing.contains(&what) {
        missing.push(what);
    }
}

/// Current figures that are not there; an indicator made of measures may have its figures there.
fn figures_to_come(indicator: &Indicator) -> Vec<String> {
    let is_single = indicator.sub_measures().is_empty();
    let own = (is_single && is_to_come(indicator.current.as_ref())).then(|| "current figure".to_owned());
    let of_measures =
        indicator.sub_measures().iter().filter(|measure| is_to_come(measure.current.as_ref())).map(|measure| {
            let title = measure.title.as_ref().map_or("a measure", |title| title.value.trim());
            format!("current figure of {title}")
        });
    own.into_iter().chain(of_measures).collect()
}

/// Whether something is written under a heading of a kind.
fn has_text(indicator: &Indicator, wanted: fn(&str) -> bool) -> bool {
    let sections = indicator.narrative.iter().flat_map(|narrative| &narrative.0);
    sections.filter(|section| wanted(&section.heading)).any(|section| !section.texts.is_blank())
}

/// Whether a figure is absent, null or blank; a text such as "N/A" and a mark say that none will come.
fn is_to_come(datum: Option<&At<Datum>>) -> bool {
    let Some(datum) = datum else { return true };
    let is_blank = match &datum.scalar {
        Scalar::Null => true,
        Scalar::Text(text) => text.trim().is_empty(),
        Scalar::Number(_) => false,
    };
    is_blank && datum.mark.is_none()
}
