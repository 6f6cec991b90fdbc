//! Marks the warnings that the pack accepts, with its reasons, and tells of acceptances that meet nothing.

use crate::pack::{Acceptance, At, Pack};
use crate::problem::{Code, Hint, Place, Problem};

/// An entry of `accept`.
struct Rule<'p> {
    code: Code,
    reason: &'p str,
    place: Place,
    /// The indicator it is of; `None` for the report's own.
    of: Option<Place>,
    is_met: bool,
}

/// Marks what is accepted; an acceptance that meets nothing is a problem itself.
pub(crate) fn apply(pack: &Pack, problems: &mut Vec<Problem>) {
    let mut rules = Rules::of(pack);
    rules.mark(problems);
    rules.check_reasons(problems);
    // Behind an error not everything is looked at, so that more may be met once it is corrected.
    if !problems.iter().any(Problem::is_error) {
        problems.extend(rules.0.iter().filter(|rule| !rule.is_met && rule.is_expected()).map(unused));
    }
}

/// Marks what is accepted of problems that are found later, beside another pack.
pub(crate) fn mark(pack: &Pack, problems: &mut [Problem]) {
    Rules::of(pack).mark(problems);
}

/// Every entry; the report's own first, then those of the indicators in the order of their places.
struct Rules<'p>(Vec<Rule<'p>>, usize);

impl<'p> Rules<'p> {
    fn of(pack: &'p Pack) -> Self {
        let own = pack.report.accept.iter().flat_map(|list| rules(list, None));
        let mut rules_of_report: Vec<Rule<'p>> = own.collect();
        let of_indicator = |indicator: &'p At<crate::pack::Indicator>| {
            indicator.accept.iter().flat_map(|list| rules(list, Some(indicator.place)))
        };
        let mut others: Vec<Rule<'p>> = pack.indicators.0.iter().flat_map(of_indicator).collect();
        others.sort_by_key(|rule| rule.of.map(|place| (place.file, place.start)));
        let own = rules_of_report.len();
        rules_of_report.append(&mut others);
        Self(rules_of_report, own)
    }

    fn mark(&mut self, problems: &mut [Problem]) {
        for problem in problems.iter_mut().filter(|problem| !problem.is_error()) {
            if let Some(rule) = self.find(problem) {
                rule.is_met = true;
                problem.accepted = Some(rule.reason.to_owned());
            }
        }
    }

    /// The entry that accepts a warning: of the indicator it stands in, else of the report.
    fn find(&mut self, problem: &Problem) -> Option<&mut Rule<'p>> {
        let (own, others) = self.0.split_at_mut(self.1);
        let place = problem.place;
        let end = others.partition_point(|rule| starts(rule) <= (place.file, place.start));
        let holds = |of: Place| of.file == place.file && of.start <= place.start && place.end <= of.end;
        let around = others[..end].last().and_then(|rule| rule.of).filter(|of| holds(*of));
        let around = around.filter(|_| !problem.code.is_of_report());
        let first = around.map_or(end, |of| others[..end].partition_point(|rule| starts(rule) < (of.file, of.start)));
        let is_of_code = |rule: &&mut Rule<'p>| rule.code == problem.code;
        others[first..end].iter_mut().find(is_of_code).or_else(|| own.iter_mut().find(is_of_code))
    }

    fn check_reasons(&self, problems: &mut Vec<Problem>) {
        for rule in self.0.iter().filter(|rule| rule.reason.trim().is_empty()) {
            let message = format!("there is no reason for accepting \"{}\"", rule.code.word());
            let problem = Problem::new(Code::BadValue, rule.place, message);
            problems.push(problem.hint("say in \"reason\" why the warning can stay"));
        }
    }
}

fn starts(rule: &Rule<'_>) -> (u32, u32) {
    rule.of.map_or((0, 0), |place| (place.file, place.start))
}

fn rules(list: &At<Vec<At<Acceptance>>>, of: Option<Place>) -> impl Iterator<Item = Rule<'_>> {
    list.value.iter().filter_map(move |entry| {
        let is_read = entry.reason.place.end > 0;
        let code = entry.code.value.0.filter(|_| is_read)?;
        Some(Rule { code, reason: &entry.reason.0, place: entry.place, of, is_met: false })
    })
}

impl Rule<'_> {
    /// Whether what it accepts would have been found had it been there; some needs more than the pack.
    fn is_expected(&self) -> bool {
        !matches!(self.code, Code::UnusedTemplate | Code::LanguageWords) && !self.code.needs_previous()
    }
}

fn unused(rule: &Rule<'_>) -> Problem {
    let word = rule.code.word();
    let (message, hint) = match rule.of {
        Some(_) if rule.code.is_of_report() => (
            format!("\"{word}\" is about the whole report and cannot be accepted for one indicator"),
            Hint::both("move this entry to \"accept\" in \"report\"", "clear the indicator in this row"),
        ),
        _ => (
            format!("there is no warning \"{word}\" that this could accept"),
            Hint::both("delete this entry", "delete this row"),
        ),
    };
    Problem::new(Code::UnusedAccept, rule.place, message).hint(hint)
}
