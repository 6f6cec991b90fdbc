//! Looks through every field for placeholders, and says of each in which field it stands.

use super::{Hole, SHOWN};
use crate::markup::placeholder::{self, Found};
use crate::pack::{
    At, ChartUnit, Datum, Direction, Indicator, Measure, Pack, Performance, Report, Scalar, TargetSpec, Texts,
    is_action_heading, is_commentary_heading,
};
use crate::problem::Place;
use crate::source::shortened;

/// Collects placeholders; what a field is called is asked only where one stands.
#[derive(Default)]
pub(super) struct Seeker(pub(super) Vec<Hole>);

impl Seeker {
    fn add(&mut self, text: &str, place: Place, found: Found, is_figure: bool, names: (String, String)) {
        let words = text.get(found.range.clone()).unwrap_or_default();
        let is_whole = words == text.trim();
        let (what, named) = names;
        self.0.push(Hole { what, named, words: shortened(words, SHOWN), is_whole, found, is_figure, place });
    }

    /// A short text that names something.
    pub(super) fn name(&mut self, text: &str, place: Place, name: impl FnOnce() -> String) {
        let found = placeholder::all_in_name(text);
        if !found.is_empty() {
            let name = name();
            self.all(text, place, found, &(name.clone(), name));
        }
    }

    /// A text of one line.
    pub(super) fn text(&mut self, text: &At<String>, name: impl FnOnce() -> String) {
        self.name(text, text.place, name);
    }

    fn optional(&mut self, text: &Option<At<String>>, name: &str) {
        if let Some(text) = text {
            self.text(text, || name.to_owned());
        }
    }

    /// Running text; a word such as "None" may be all it says.
    fn running(&mut self, text: &str, place: Place, names: impl FnOnce() -> (String, String)) {
        let found = placeholder::all_in_text(text);
        if !found.is_empty() {
            self.all(text, place, found, &names());
        }
    }

    pub(super) fn all(&mut self, text: &str, place: Place, found: Vec<Found>, names: &(String, String)) {
        for found in found {
            self.add(text, place, found, false, names.clone());
        }
    }

    pub(super) fn texts(&mut self, texts: &Texts, names: impl Fn() -> (String, String)) {
        for text in &texts.0 {
            self.running(text, text.place, &names);
        }
    }

    pub(super) fn datum(&mut self, datum: Option<&At<Datum>>, name: impl Fn() -> String) {
        let Some(datum) = datum else { return };
        if let Scalar::Text(text) = &datum.scalar
            && let Some(found) = placeholder::in_figure(text)
        {
            self.add(text, datum.place, found, true, (name(), name()));
        }
        if let Some(label) = &datum.label {
            self.text(label, || format!("label of the {}", name()));
        }
        if let Some(note) = &datum.note {
            self.running(note, note.place, || (format!("note on the {}", name()), format!("note on the {}", name())));
        }
    }

    pub(super) fn report(&mut self, report: &Report) {
        for (text, name) in
            [(&report.title, "report's title"), (&report.committee, "committee"), (&report.period, "period")]
        {
            self.text(text, || name.to_owned());
        }
        for (text, name) in [
            (&report.financial_year, "financial year"),
            (&report.issued, "stamp \"issued\""),
            (&report.organisation, "organisation"),
            (&report.team, "team"),
            (&report.email, "e-mail address"),
            (&report.marking, "marking"),
            (&report.appendix, "appendix"),
            (&report.agenda_item, "agenda item"),
            (&report.version, "version"),
            (&report.source, "source"),
        ] {
            self.optional(text, name);
        }
        if let Some(logo) = &report.logo {
            self.optional(&logo.alt, "alternative text of the logo");
        }
    }

    /// What levels mean, which the key prints.
    pub(super) fn meanings(&mut self, pack: &Pack) {
        for (name, meaning) in pack.rating.iter().flat_map(|scale| scale.meanings()) {
            self.text(meaning, || format!("meaning of “{}”", name.trim()));
        }
    }

    pub(super) fn introduction(&mut self, report: &Report) {
        for section in report.introduction.iter().flat_map(|introduction| &introduction.0) {
            let heading = &section.heading;
            let under = || format!("text under “{}”", heading.trim());
            self.running(heading, heading.place, || ("heading".into(), "heading of the introduction".into()));
            self.texts(&section.texts, || ("introduction".into(), under()));
        }
    }

    pub(super) fn indicator(&mut self, indicator: &Indicator) {
        if let Some(number) = &indicator.reference {
            self.name(&number.0, number.place, || "number".into());
        }
        self.optional(&indicator.title, "title");
        self.optional(&indicator.group, "group");
        if let Some(owner) = &indicator.owner {
            self.name(&owner.0, owner.place, || "owner".into());
        }
        if let Some(portfolio) = &indicator.portfolio {
            self.name(&portfolio.0, portfolio.place, || "portfolio".into());
        }
        self.direction(indicator.direction.as_ref(), "");
        self.performance(indicator, "");
        for measure in indicator.sub_measures() {
            self.measure(measure);
        }
        self.charts(indicator);
        self.actions(indicator);
        if let Some(correction) = &indicator.correction {
            self.running(correction, correction.place, || ("reason for the correction".into(), "correction".into()));
        }
        self.narrative(indicator);
    }

    fn actions(&mut self, indicator: &Indicator) {
        for action in indicator.actions() {
            let text = &action.text;
            self.running(text, text.place, || ("actions".into(), "text of an action".into()));
            self.optional(&action.owner, "owner of an action");
            self.optional(&action.status, "status of an action");
        }
    }

    fn measure(&mut self, measure: &Measure) {
        self.optional(&measure.title, "title of a measure");
        let of = measure.title.as_ref().map_or_else(|| " of a measure".into(), |title| format!(" of {}", title.trim()));
        self.direction(measure.direction.as_ref(), &of);
        self.performance(measure, &of);
    }

    fn direction(&mut self, direction: Option<&At<Direction>>, of: &str) {
        if let Some(At { value: Direction::Other(text), place }) = direction {
            let name = || format!("direction{of}");
            self.running(text, *place, || (name(), name()));
        }
    }

    fn performance(&mut self, performance: &Performance, of: &str) {
        for (datum, name) in [
            (performance.target.as_ref(), "target"),
            (performance.annual_target.as_ref(), "annual target"),
            (performance.baseline.as_ref(), "baseline"),
            (performance.current.as_ref(), "current figure"),
            (performance.previous.as_ref(), "previous figure"),
            (performance.last_year.as_ref(), "figure of last year"),
            (performance.forecast_figure(), "forecast"),
        ] {
            self.datum(datum, || format!("{name}{of}"));
        }
        for comparator in performance.comparators() {
            let whose = || comparator.label.as_ref().map_or("others", |label| label.value.trim());
            self.datum(Some(comparator), || format!("figure{of} for {}", whose()));
        }
        for point in performance.history() {
            self.datum(Some(&point.figure), || format!("figure{of} for {}", point.period.0));
            self.datum(point.target.as_ref(), || format!("target{of} for {}", point.period.0));
        }
        for event in performance.events() {
            self.text(&event.text, || format!("event{of} of {}", event.period.0));
        }
        for text in [&performance.change, &performance.rag_reason].into_iter().flatten() {
            self.running(text, text.place, || (format!("word on the change or the level{of}"), format!("text{of}")));
        }
        if let Some(reason) = &performance.not_due {
            self.running(reason, reason.place, || {
                (format!("when the figure{of} is due"), format!("text in \"not_due\"{of}"))
            });
        }
        for note in performance.notes() {
            self.running(note, note.place, || (format!("note{of}"), format!("note{of}")));
        }
    }

    fn charts(&mut self, indicator: &Indicator) {
        for chart in indicator.charts.iter().flat_map(|charts| &charts.value) {
            self.text(&chart.title, || "title of a chart".into());
            self.optional(&chart.alt, "alternative text of a chart");
            if let Some(unit) = &chart.unit
                && let ChartUnit::Text(words) = &unit.value
            {
                self.name(words, unit.place, || format!("unit of the chart “{}”", chart.title.value));
            }
            for category in &chart.categories.value {
                self.name(&category.value.0, category.place, || format!("period in the chart “{}”", chart.title.value));
            }
            let targets = chart.target.iter().flat_map(|target| match &target.value {
                TargetSpec::One(target) => std::slice::from_ref(&**target),
                TargetSpec::Each(targets) => targets,
            });
            for target in targets {
                self.datum(Some(target), || format!("target in the chart “{}”", chart.title.value));
            }
            for series in &chart.series.value {
                self.text(&series.name, || "name of a series".into());
                for value in &series.values.value {
                    self.datum(Some(value), || format!("figure in the chart “{}”", chart.title.value));
                }
            }
        }
        for picture in indicator.figures.iter().flat_map(|pictures| &pictures.value) {
            self.optional(&picture.alt, "alternative text of a picture");
            self.optional(&picture.caption, "caption of a picture");
        }
    }

    fn narrative(&mut self, indicator: &Indicator) {
        for section in indicator.narrative.iter().flat_map(|narrative| &narrative.0) {
            let heading = &section.heading;
            self.running(heading, heading.place, || ("heading".into(), "heading".into()));
            self.texts(&section.texts, || {
                let what = match heading.as_str() {
                    heading if is_commentary_heading(heading) => "commentary".into(),
                    heading if is_action_heading(heading) => "actions".into(),
                    heading => format!("text under “{}”", heading.trim()),
                };
                (what, format!("text under “{}”", heading.trim()))
            });
        }
    }
}
