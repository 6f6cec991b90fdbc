//! What a page's content draws: texts, lines, areas and pictures, each at its place and with its mark.

mod shown;
mod state;

use std::collections::BTreeMap;

use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier};
use hayro_syntax::page::{Page as PdfPage, Resources};
use kurbo::{Affine, Point, Rect};

use super::Page;
use super::font::{Font, Fonts, number};
use state::{Line, Mark, Path, State};

pub(in crate::print::audit) use shown::{Ground, Run, Shape};

/// How deep drawings within drawings are followed; Typst nests one or two.
const DEPTH: usize = 8;
/// How far around the paper drawings are followed, in points.
const BEYOND: f64 = 1e5;
/// How far letters reach above and below their line, in ems.
const ABOVE: f64 = 0.72;
const BELOW: f64 = 0.2;

/// Reads what is drawn on a page.
pub(super) fn page(page: &PdfPage<'_>, fonts: &Fonts, label: String) -> Page {
    let area = page.media_box();
    let area = Rect::new(area.x0, area.y0, area.x1, area.y1);
    let mut drawing = Drawing { fonts, runs: Vec::new(), shapes: Vec::new(), marks: Vec::new() };
    if let Some(content) = page.page_stream() {
        drawing.follow(content, page.resources(), State::new(area.inflate(BEYOND, BEYOND)), DEPTH);
    }
    let mut marked: BTreeMap<i32, Vec<std::ops::Range<usize>>> = BTreeMap::new();
    for (index, run) in drawing.runs.iter().enumerate() {
        if let Ground::Content(id) = run.ground {
            let ranges = marked.entry(id).or_default();
            match ranges.last_mut() {
                Some(last) if last.end == index => last.end += 1,
                _ => ranges.push(index..index + 1),
            }
        }
    }
    Page { label, area, runs: drawing.runs, shapes: drawing.shapes, marked }
}

struct Drawing<'f> {
    fonts: &'f Fonts,
    runs: Vec<Run>,
    shapes: Vec<Shape>,
    marks: Vec<Mark>,
}

impl<'f> Drawing<'f> {
    /// Follows the instructions of a page or of a drawing within it.
    fn follow(&mut self, content: &[u8], resources: &Resources<'_>, mut state: State<'f>, depth: usize) {
        let mut saved: Vec<State<'f>> = Vec::new();
        let mut path = Path::default();
        let marks = self.marks.len();
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            match &**instruction.operator {
                b"q" => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"Do" => self.draw(&instruction, resources, &state, depth),
                b"sh" => self.shape(state.clip, &state),
                b"BI" => self.picture(&state),
                b"BDC" | b"BMC" => self.marks.push(Mark::read(&instruction)),
                b"EMC" if self.marks.len() > marks => drop(self.marks.pop()),
                operator => {
                    if !self.text(operator, &instruction, resources, &mut state) {
                        self.path(operator, &numbers(&instruction), &mut path, &mut state);
                    }
                }
            }
        }
        self.marks.truncate(marks);
    }

    /// Follows an operator about text; returns whether it was one.
    fn text(
        &mut self,
        operator: &[u8],
        instruction: &Instruction<'_, '_>,
        resources: &Resources<'_>,
        state: &mut State<'f>,
    ) -> bool {
        let first = || instruction.operands().next();
        let values = || numbers(instruction);
        match operator {
            b"BT" => state.move_to(Affine::IDENTITY),
            b"Tm" => state.move_to(matrix(&values())),
            b"Td" | b"TD" => {
                let [right, up] = pair(&values());
                state.next_line(right, up);
                state.leading = if operator == b"TD" { -up } else { state.leading };
            }
            b"T*" => state.next_line(0.0, -state.leading),
            b"Tf" => {
                state.size = values().first().copied().unwrap_or(0.0);
                state.font = first().and_then(|name| self.font(name, resources));
            }
            b"Tc" => state.spacing[0] = pair(&values())[0],
            b"Tw" => state.spacing[1] = pair(&values())[0],
            b"Tz" => state.scale = pair(&values())[0] / 100.0,
            b"TL" => state.leading = pair(&values())[0],
            b"Ts" => state.rise = pair(&values())[0],
            b"Tr" => state.is_shown = pair(&values())[0] != 3.0,
            b"Tj" | b"TJ" => first().into_iter().for_each(|shown| self.show(shown, state)),
            b"'" | b"\"" => {
                state.next_line(0.0, -state.leading);
                instruction.operands().last().into_iter().for_each(|shown| self.show(shown, state));
            }
            _ => return false,
        }
        true
    }

    /// Follows an operator about paths or the state they are drawn in.
    fn path(&mut self, operator: &[u8], values: &[f64], path: &mut Path, state: &mut State<'f>) {
        match operator {
            b"cm" => state.page *= matrix(values),
            b"w" => state.line_width = pair(values)[0],
            b"m" | b"l" | b"c" | b"v" | b"y" => {
                for point in values.chunks_exact(2) {
                    path.add(state.page * Point::new(point[0], point[1]));
                }
            }
            b"re" if values.len() == 4 => {
                let (x, y, width, height) = (values[0], values[1], values[2], values[3]);
                for (x, y) in [(x, y), (x + width, y), (x, y + height), (x + width, y + height)] {
                    path.add(state.page * Point::new(x, y));
                }
            }
            b"W" | b"W*" => path.clips = true,
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n" => {
                let Path { cover, clips } = std::mem::take(path);
                let Some(cover) = cover else { return };
                if operator != b"n" {
                    let edge = if operator[0] == b'f' || operator[0] == b'F' { 0.0 } else { state.line_width / 2.0 };
                    let edge = edge * state.page.determinant().abs().sqrt();
                    self.shape(cover.inflate(edge, edge), state);
                }
                if clips {
                    state.clip = meet(state.clip, cover);
                }
            }
            _ => {}
        }
    }

    fn shape(&mut self, cover: Rect, state: &State<'_>) {
        let cover = meet(cover, state.clip.inflate(0.01, 0.01));
        self.shapes.push(Shape { cover, ground: self.ground() });
    }

    /// A picture fills the unit square.
    fn picture(&mut self, state: &State<'_>) {
        self.shape(state.page.transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0)), state);
    }

    /// Draws a picture, or follows a drawing within the page.
    fn draw(&mut self, instruction: &Instruction<'_, '_>, resources: &Resources<'_>, state: &State<'f>, depth: usize) {
        let Some(Object::Name(name)) = instruction.operands().next() else { return };
        let Some(object) = resources.get_x_object(name) else { return };
        let dict = object.dict();
        if dict.get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_ref() != b"Form") {
            return self.picture(state);
        }
        let (Some(depth), Ok(content)) = (depth.checked_sub(1), object.decoded()) else { return };
        let mut inner = state.clone();
        inner.page *= dict.get::<Array<'_>>("Matrix").map_or(Affine::IDENTITY, |list| matrix(&listed(&list)));
        if let Some(bounds) = dict.get::<Array<'_>>("BBox").map(|list| listed(&list)).filter(|sides| sides.len() == 4) {
            let bounds = Rect::from_points((bounds[0], bounds[1]), (bounds[2], bounds[3]));
            inner.clip = meet(inner.clip, inner.page.transform_rect_bbox(bounds));
        }
        let own = dict.get::<Dict<'_>>("Resources").unwrap_or_default();
        self.follow(&content, &Resources::from_parent(own, resources.clone()), inner, depth);
    }

    fn font(&self, name: &Object<'_>, resources: &Resources<'_>) -> Option<&'f Font> {
        let Object::Name(name) = name else { return None };
        let mut level = Some(resources);
        while let Some(resources) = level {
            if let Some(id) = resources.fonts.get_ref(name.as_ref()).map(ObjectIdentifier::from) {
                return self.fonts.get(&id);
            }
            level = resources.parent();
        }
        None
    }

    fn show(&mut self, shown: &Object<'_>, state: &mut State<'f>) {
        let mut run = Line::default();
        match shown {
            Object::String(codes) => run.add(codes, state),
            Object::Array(items) => {
                for item in items.iter::<Object<'_>>() {
                    match item {
                        Object::String(codes) => run.add(&codes, state),
                        adjustment => state.advance(-number(&adjustment) / 1000.0 * state.size),
                    }
                }
            }
            _ => {}
        }
        if state.is_shown && !run.text.is_empty() {
            let run = self.run(run, state);
            self.runs.push(run);
        }
    }

    fn run(&mut self, line: Line, state: &State<'_>) -> Run {
        let upright = state.page * state.text;
        let [start, end] = [line.start, line.end].map(|at| at.unwrap_or(state.text));
        let at = |text: Affine| state.page * text * Point::new(0.0, state.rise);
        let letter = |text: Affine| {
            let box_ = Rect::new(0.0, state.rise - BELOW * state.size, 0.0, state.rise + ABOVE * state.size);
            (state.page * text).transform_rect_bbox(box_)
        };
        let cover = letter(start).union(letter(end));
        let instead = self.marks.iter_mut().find_map(|mark| mark.instead.as_mut()).map(std::mem::take);
        Run {
            is_broken: line.is_broken,
            text: instead.unwrap_or(line.text),
            ground: self.ground(),
            cover,
            shown: meet(cover, state.clip),
            start: at(start),
            end: at(end),
            size: state.size * upright.determinant().abs().sqrt(),
        }
    }

    /// What the marks around a drawing say of it.
    fn ground(&self) -> Ground {
        let mut grounds = self.marks.iter().rev().map(|mark| mark.ground);
        grounds.find(|ground| *ground != Ground::Unmarked).unwrap_or(Ground::Unmarked)
    }
}

/// What two rectangles share; an empty one at the edge where that is nothing.
fn meet(a: Rect, b: Rect) -> Rect {
    let shared = a.intersect(b);
    Rect::new(shared.x0, shared.y0, shared.x1.max(shared.x0), shared.y1.max(shared.y0))
}

fn numbers(instruction: &Instruction<'_, '_>) -> Vec<f64> {
    instruction.operands().filter(|operand| matches!(operand, Object::Number(_))).map(number).collect()
}

fn listed(list: &Array<'_>) -> Vec<f64> {
    list.iter::<Object<'_>>().map(|value| number(&value)).collect()
}

fn pair(values: &[f64]) -> [f64; 2] {
    [values.first().copied().unwrap_or(0.0), values.get(1).copied().unwrap_or(0.0)]
}

fn matrix(values: &[f64]) -> Affine {
    values.try_into().map_or(Affine::IDENTITY, Affine::new)
}
