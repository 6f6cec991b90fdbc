//! What is still to come before a report is complete, by owner and group.

use std::collections::BTreeSet;

use crate::check::{Hole, holes, holes_of_report, is_placeholder};
use crate::pack::{At, Datum, Indicator, Measure, Pack, Scalar};
use crate::pack::{is_action_heading, is_commentary_heading};
use crate::problem::{Code, Place, Problem};
use crate::rating::assess::assess;
use crate::rating::scale::Scale;
use crate::source::Sources;
use crate::workbook;

/// What one indicator, or the report itself, still lacks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Due {
    /// Whether the report's own fields and its key are meant.
    pub is_report: bool,
    /// Who supplies it; empty where the pack does not say.
    pub owner: String,
    /// Its service or theme; empty where the pack does not say.
    pub group: String,
    /// Its number; empty where it has none.
    pub number: String,
    /// Its title; empty where it has none.
    pub title: String,
    /// What is missing.
    pub missing: Vec<ToCome>,
    /// The file it stands in, and of a workbook the cell: "q3.xlsx, Indicators!A5".
    pub place: String,
    /// The file alone.
    pub file: String,
}

/// Something that is still to come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToCome {
    /// What, in a few words: "commentary".
    pub what: String,
    /// Where a workbook has the place for it: "Indicators!H5"; nothing in JSON.
    pub spot: String,
    place: Place,
    /// The field that is missing of what stands at the place; none where something stands there that is to be replaced.
    field: Option<&'static str>,
}

impl ToCome {
    /// What has a place, and a placeholder or nothing in it.
    fn at(what: String, place: Place) -> Self {
        Self { what, place, ..Self::default() }
    }

    /// What is not there.
    fn lacking(what: impl Into<String>, of: Place, field: &'static str) -> Self {
        Self { field: Some(field), ..Self::at(what.into(), of) }
    }
}

/// Everything that is still to come: the report's own, then owners in the order of the report, and each owner's groups
/// likewise. What the pack accepts is not chased.
pub fn list(pack: &Pack, problems: &[Problem], sources: &Sources) -> Vec<Due> {
    let scale = Scale::of(pack.rating.as_ref());
    let accepted = Accepted::of(problems);
    let of_report = of_report(pack, &accepted, sources).map(|due| (Place::default(), due));
    let found: Vec<(Place, Due)> = of_report
        .into_iter()
        .chain(pack.indicators.0.iter().filter_map(|indicator| {
            Some((indicator.place, of(indicator, &scale, &accepted.within(indicator.place), sources)?))
        }))
        .collect();
    let places: Vec<Place> = found.iter().map(|(place, _)| *place).collect();
    let located = sources.locate(&places).into_iter();
    let all = found.into_iter().zip(located);
    let mut due: Vec<Due> = all.map(|((_, due), at)| Due { place: at.file_and_cell(), file: at.file, ..due }).collect();
    locate(&mut due, sources);
    let (report, due) = due.into_iter().partition(|due| due.is_report);
    let due = in_order_of(in_order_of(due, |due| &due.group), |due| &due.owner);
    Vec::into_iter(report).chain(due).collect()
}

/// Finds the spots of everything that is missing.
fn locate(due: &mut [Due], sources: &Sources) {
    let mut all: Vec<&mut ToCome> = due.iter_mut().flat_map(|due| &mut due.missing).collect();
    let places: Vec<_> = all.iter().map(|to_come| (to_come.place, to_come.field)).collect();
    for (to_come, spot) in all.iter_mut().zip(workbook::spots(&places, sources)) {
        to_come.spot = spot;
    }
    due.iter_mut().for_each(|due| due.missing = once_each(std::mem::take(&mut due.missing)));
}

/// What is missing, each once: the same words at another cell are another thing.
fn once_each(missing: Vec<ToCome>) -> Vec<ToCome> {
    let mut seen = BTreeSet::new();
    missing.into_iter().filter(|to_come| seen.insert((to_come.what.clone(), to_come.spot.clone()))).collect()
}

/// The warnings that stand, and those that the pack accepts, in order of their places.
struct Accepted<'p>(Vec<&'p Problem>);

impl<'p> Accepted<'p> {
    fn of(problems: &'p [Problem]) -> Self {
        let chased = [Code::Placeholder, Code::RagMissing, Code::NoCommentary, Code::ActionsMissing];
        let mut found: Vec<&Problem> = problems.iter().filter(|problem| chased.contains(&problem.code)).collect();
        found.sort_by_key(|problem| problem.place);
        Self(found)
    }

    /// Those inside an indicator.
    fn within(&self, of: Place) -> Accepted<'p> {
        let from = self.0.partition_point(|problem| (problem.place.file, problem.place.start) < (of.file, of.start));
        let is_inside = |problem: &&&Problem| problem.place.file == of.file && problem.place.start < of.end;
        Accepted(self.0[from..].iter().take_while(is_inside).copied().collect())
    }

    /// Whether there are warnings of a code, and all of them are accepted.
    fn has_all(&self, code: Code) -> bool {
        let mut of_code = self.0.iter().filter(|problem| problem.code == code).peekable();
        of_code.peek().is_some() && of_code.all(|problem| problem.accepted.is_some())
    }

    /// The placeholders that nobody accepted.
    fn open(&self, holes: Vec<Hole>, sources: &Sources) -> Vec<Hole> {
        let is_accepted = |place: Place| {
            let at = self.0.partition_point(|problem| problem.place < place);
            let same = self.0[at..].iter().take_while(|problem| problem.place == place);
            same.filter(|problem| problem.code == Code::Placeholder).any(|problem| problem.accepted.is_some())
        };
        let has_any = self.0.iter().any(|problem| problem.accepted.is_some());
        holes.into_iter().filter(|hole| !has_any || !is_accepted(hole.place(sources))).collect()
    }
}

fn of_report(pack: &Pack, accepted: &Accepted<'_>, sources: &Sources) -> Option<Due> {
    let mut missing = Vec::new();
    for hole in accepted.open(holes_of_report(pack), sources) {
        missing.push(ToCome::at(hole.to_come(), hole.place(sources)));
    }
    (!missing.is_empty()).then(|| Due { is_report: true, title: "The report itself".into(), missing, ..Due::default() })
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

fn of(indicator: &At<Indicator>, scale: &Scale, accepted: &Accepted<'_>, sources: &Sources) -> Option<Due> {
    let missing = missing(indicator, scale, accepted, sources)?;
    let text = |text: Option<&String>| text.map_or_else(String::new, |text| text.trim().to_owned());
    (!missing.is_empty()).then(|| Due {
        owner: text(indicator.owner.as_ref().map(|owner| &owner.0)),
        group: text(indicator.group.as_ref().map(|group| &group.value)),
        number: text(indicator.reference.as_ref().map(|number| &number.0)),
        title: text(indicator.title.as_ref().map(|title| &title.value)),
        missing,
        ..Due::default()
    })
}

/// What is still to come; `None` where no figure is due.
fn missing(
    indicator: &At<Indicator>,
    scale: &Scale,
    accepted: &Accepted<'_>,
    sources: &Sources,
) -> Option<Vec<ToCome>> {
    let assessment = assess(indicator, scale);
    if assessment.is_not_due() {
        return None;
    }
    let mut missing = Vec::new();
    for hole in accepted.open(holes(indicator), sources) {
        missing.push(ToCome::at(hole.to_come(), hole.place(sources)));
    }
    for what in figures_to_come(indicator) {
        missing.push(what);
    }
    let headline = &assessment.own.headline;
    // Where the figure itself is still to come, its level comes with it.
    let comes_with_figure = is_placeholder(headline.current) || is_placeholder(headline.target);
    let has_level = indicator.rag.is_some() || assessment.own.judgement.level().is_some() || assessment.is_measured();
    if !has_level && !comes_with_figure && !accepted.has_all(Code::RagMissing) {
        missing.push(ToCome::lacking("level", indicator.place, "rag"));
    }
    if !has_text(indicator, is_commentary_heading) && !accepted.has_all(Code::NoCommentary) {
        missing.push(text_to_come("commentary", indicator, is_commentary_heading, "narrative"));
    }
    let is_off_target = |level: usize| scale.levels.get(level).is_some_and(|level| level.off_target);
    if assessment.all().filter_map(|assessed| assessed.judgement.level()).any(is_off_target)
        && !has_actions(indicator)
        && !accepted.has_all(Code::ActionsMissing)
    {
        missing.push(text_to_come("actions", indicator, is_action_heading, "actions"));
    }
    Some(missing)
}

/// A text that is missing: under its heading, where that stands there, else where texts of its kind go.
fn text_to_come(what: &str, indicator: &At<Indicator>, wanted: fn(&str) -> bool, list: &'static str) -> ToCome {
    let mut sections = indicator.narrative.iter().flat_map(|narrative| &narrative.0);
    match sections.find(|section| wanted(&section.heading)) {
        Some(section) => ToCome::lacking(what, section.heading.place, "text"),
        None => ToCome::lacking(what, indicator.place, list),
    }
}

/// Current figures that are not there; an indicator made of measures may have its figures there.
fn figures_to_come(indicator: &At<Indicator>) -> Vec<ToCome> {
    // One that had a figure of its own the last time has one this time.
    let has_own = indicator.sub_measures().is_empty() || !is_to_come(indicator.previous.as_ref());
    let figure = |what: String, current: Option<&At<Datum>>, of: Place| match current {
        Some(current) => ToCome::at(what, current.place),
        None => ToCome::lacking(what, of, "current"),
    };
    let own = (has_own && is_to_come(indicator.current.as_ref()))
        .then(|| figure("current figure".to_owned(), indicator.current.as_ref(), indicator.place));
    let of_measures = indicator.sub_measures().iter().filter(|measure| is_due_and_to_come(measure)).map(|measure| {
        let title = measure.title.as_ref().map_or("a measure", |title| title.value.trim());
        figure(format!("current figure of {title}"), measure.current.as_ref(), measure.place)
    });
    own.into_iter().chain(of_measures).collect()
}

/// Whether some action is given, in a list or in words.
fn has_actions(indicator: &Indicator) -> bool {
    indicator.actions().iter().any(|action| !action.text.trim().is_empty()) || has_text(indicator, is_action_heading)
}

/// Whether something is written under a heading of a kind.
fn has_text(indicator: &Indicator, wanted: fn(&str) -> bool) -> bool {
    let sections = indicator.narrative.iter().flat_map(|narrative| &narrative.0);
    sections.filter(|section| wanted(&section.heading)).any(|section| !section.texts.is_blank())
}

fn is_due_and_to_come(measure: &Measure) -> bool {
    let is_due = measure.not_due.as_ref().is_none_or(|reason| reason.trim().is_empty());
    is_due && is_to_come(measure.current.as_ref())
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
