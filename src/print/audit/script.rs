//! What is to be read in a report: the texts of its view, scene by scene, in the order in which they are printed.
//!
//! Every part of the view is taken apart by name, so that a field it gains has to be given its place here (or be said to
//! hold no text) before the program builds again.

mod indicator;
mod parts;
mod running_text;
mod summary;

use super::finding::Spot;
use super::letters::Letters;
use crate::view::{Badge, Part, TrendView, View};

pub(super) use parts::running;

/// A part of the report that is read from its start to its end.
pub(super) struct Scene {
    /// Which part.
    pub(super) spot: Spot,
    /// What is read there.
    pub(super) cues: Vec<Cue>,
}

/// Something to be read, or a figure to be met.
pub(super) struct Cue {
    /// What it is, for a finding: "the note".
    pub(super) what: &'static str,
    /// Its letters; of a figure, those of its alternative text.
    pub(super) letters: Letters,
    /// Its text as the view has it.
    pub(super) text: String,
    /// How it is to be met.
    pub(super) kind: Kind,
}

/// How something is to be met.
pub(super) enum Kind {
    /// As text, behind the text before it.
    Text,
    /// As text, before or behind its neighbours: where a part is laid out as a whole, as a cover or a table is.
    Loose,
    /// As a figure of few letters in a cell or line of its own, before or behind its neighbours.
    Figure,
    /// As the heading of the cues behind it.
    Heading,
    /// As a figure with an alternative text.
    Drawing(Drawn),
}

/// What is to be seen in a figure.
pub(super) enum Drawn {
    /// The logo, wherever it stands on the cover.
    Logo,
    /// A picture made elsewhere.
    Picture,
    /// A chart: these texts, and lines or areas.
    Chart(Vec<String>),
    /// A chart without any figure: words that say so.
    Words,
}

/// The cues of a scene while they are gathered.
#[derive(Default)]
struct Cues(Vec<Cue>);

impl Cues {
    fn add(&mut self, what: &'static str, text: &str, kind: Kind) {
        let letters = Letters::of(text);
        if !letters.is_empty() {
            self.0.push(Cue { what, letters, text: text.to_owned(), kind });
        }
    }

    fn text(&mut self, what: &'static str, text: &str) {
        self.add(what, text, Kind::Text);
    }

    fn text_if(&mut self, what: &'static str, text: Option<&String>) {
        text.into_iter().for_each(|text| self.text(what, text));
    }

    fn loose(&mut self, what: &'static str, text: Option<&String>) {
        text.into_iter().for_each(|text| self.add(what, text, Kind::Loose));
    }

    fn drawing(&mut self, what: &'static str, alt: &str, drawn: Drawn) {
        self.add(what, alt, Kind::Drawing(drawn));
    }

    /// A trend: a figure that says how it went.
    fn trend(&mut self, trend: &TrendView) {
        self.drawing("the trend", &trend.alt, Drawn::Picture);
    }

    /// A level's word; its looks are the templates'.
    fn level(&mut self, badge: &Badge, kind: Kind) {
        let Badge { name, is_band: _, place: _, colour: _, dark_ink: _ } = badge;
        self.add("the level", name, kind);
    }
}

/// What is read beside the indicators.
pub(super) struct Front {
    /// The cover.
    pub(super) cover: Scene,
    /// The parts before the indicators, in order.
    pub(super) before: Vec<Scene>,
    /// The parts behind them.
    pub(super) after: Vec<Scene>,
}

/// An indicator: what its heading says, the group's name before it, and what is read behind it.
pub(super) struct Actor {
    /// Its place among the indicators, from 1.
    pub(super) position: usize,
    /// The group's name.
    pub(super) group: Option<Cue>,
    /// The number and the title, both in the heading.
    pub(super) name: Vec<Cue>,
    /// The rest.
    pub(super) scene: Scene,
}

/// What is read of every indicator that is printed, in their order.
pub(super) fn indicators(view: &View) -> Vec<Actor> {
    let are_printed = view.parts.contains(&Part::Indicators);
    let mut actors: Vec<Actor> = view.indicators.iter().filter(|_| are_printed).map(indicator::actor).collect();
    if view.parts.last() == Some(&Part::Indicators)
        && let Some(last) = actors.last_mut()
    {
        last.scene.cues.extend(end_of(view.fingerprint.as_ref()));
    }
    actors
}

/// What is read beside them; `pages` are the printed numbers of the pages they start on, where these are known.
pub(super) fn front(view: &View, pages: &[Option<String>]) -> Front {
    let View {
        report,
        theme: _,
        parts,
        changes,
        introduction,
        summary,
        key,
        counted,
        index_table,
        index,
        indicators: _,
        flows: _,
        fingerprint,
        attachments: _,
        lent: _,
    } = view;
    let scene = |part: &Part| match part {
        Part::Cover | Part::Indicators => None,
        Part::Changes => changes.as_ref().map(parts::changes),
        Part::Introduction => Some(parts::introduction(introduction)),
        Part::Summary => summary.as_ref().map(|view| summary::scene(view, pages)),
        Part::Key => Some(parts::key(key)),
        Part::Index => Some(parts::index(index, counted, index_table, pages)),
    };
    let end = parts.iter().position(|part| *part == Part::Indicators).unwrap_or(parts.len());
    let scenes = |parts: &[Part]| -> Vec<Scene> { parts.iter().filter_map(scene).collect() };
    let mut front = Front { cover: parts::cover(report), before: scenes(&parts[..end]), after: scenes(&parts[end..]) };
    // Behind the indicators it belongs to the last of them.
    if parts.last() != Some(&Part::Indicators) {
        let last = front.after.last_mut().or(front.before.last_mut()).unwrap_or(&mut front.cover);
        last.cues.extend(end_of(fingerprint.as_ref()));
    }
    front
}

/// What stands at the end of a report.
fn end_of(fingerprint: Option<&String>) -> Option<Cue> {
    let mut cues = Cues::default();
    cues.text_if("the fingerprint", fingerprint);
    cues.0.pop()
}
