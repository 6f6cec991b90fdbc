//! The rules on events in a history: few and short, and in a period that a chart shows.

use crate::chart::chosen;
use crate::limits;
use crate::markup::character::is_blank;
use crate::pack::{At, Event, Indicator};
use crate::problem::{Code, Problem};

/// Records what is wrong with the events of an indicator and its measures.
pub(super) fn check(indicator: &Indicator, problems: &mut Vec<Problem>) {
    for performance in indicator.performances() {
        let events = performance.events();
        problems.extend(events.iter().filter_map(fault));
        problems.extend(events.get(limits::EVENTS).map(too_many));
    }
    problems.extend(chosen::unplaced(indicator).into_iter().map(unplaced));
}

fn fault(event: &At<Event>) -> Option<Problem> {
    let (text, period) = (&event.text, event.period.0.trim());
    let letters = text.chars().count();
    let problem = |message: String| Problem::new(Code::BadValue, text.place, message);
    if is_blank(text) {
        return Some(
            problem(format!("the event of {period} has no words")).hint("say what happened, or delete \"text\""),
        );
    }
    let message = || format!("the words of an event have {letters} letters, more than {}", limits::EVENT_LETTERS);
    (letters > limits::EVENT_LETTERS)
        .then(|| problem(message()).hint("say in a few words what happened, and the rest in the commentary"))
}

fn too_many(event: &At<Event>) -> Problem {
    let message = format!("a history has {} events at most, the limit of this program", limits::EVENTS);
    Problem::new(Code::BadValue, event.place.part(0, 1), message).hint("leave out this one and those after it")
}

fn unplaced(event: &At<Event>) -> Problem {
    let message = format!(
        "no chart shows {}, so the event “{}” is printed under the headline instead",
        event.period.0.trim(),
        event.text.trim()
    );
    Problem::new(Code::UnplacedEvent, event.period.place, message)
        .hint("write the period as the history or the chart has it")
}
