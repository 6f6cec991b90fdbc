//! What the shapes of a drawing leave on paper: whether every number can be printed, and whether anything can be seen.

use usvg::{Color, Group, Node, Paint, Path, Rect, Transform, Tree};

use super::super::{FAINT, SPECK};
use super::Fault;
use crate::limits::{DRAWING_COORDINATE, DRAWING_FINEST};

/// What a drawing leaves on white paper.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Whether its shapes can be seen.
    pub(super) on_paper: bool,
    /// Whether it holds a bitmap.
    pub(super) bitmap: bool,
}

/// Looks at every shape of a drawing.
pub(super) fn of(tree: &Tree) -> Result<Marks, Fault> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut sheet = Sheet { page: (width, height), inked: 0.0, bitmap: false };
    sheet.group(tree.root(), 1.0)?;
    let on_paper = sheet.inked > f64::from(width) * f64::from(height) * SPECK;
    Ok(Marks { on_paper, bitmap: sheet.bitmap })
}

/// The paper while shapes are put on it.
struct Sheet {
    page: (f32, f32),
    /// The area that visible shapes lie in, counted for each.
    inked: f64,
    bitmap: bool,
}

impl Sheet {
    fn group(&mut self, group: &Group, opacity: f32) -> Result<(), Fault> {
        is_printable(group.abs_transform())?;
        let opacity = opacity * group.opacity().get();
        for child in group.children() {
            match child {
                Node::Group(inner) => self.group(inner, opacity)?,
                Node::Path(path) => self.path(path, opacity)?,
                Node::Image(image) => self.bitmap |= image.is_visible() && opacity > 0.0,
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &Path, opacity: f32) -> Result<(), Fault> {
        let area = path.abs_stroke_bounding_box();
        let edges = [area.left(), area.top(), area.right(), area.bottom()];
        within_range(edges.iter().chain(path.data().points().iter().flat_map(|point| [&point.x, &point.y])))?;
        let fill = path.fill().map(|fill| (fill.paint(), fill.opacity().get()));
        let stroke = path.stroke().map(|stroke| (stroke.paint(), stroke.opacity().get()));
        let dashes = path.stroke().and_then(|stroke| stroke.dasharray());
        let dash = dashes.map_or(f32::MAX, |dashes| dashes.iter().sum());
        self.is_drawable(dash, path.abs_transform())?;
        for (paint, own) in fill.into_iter().chain(stroke) {
            if path.is_visible() && self.paints(paint, own * opacity, path.abs_transform())? {
                self.inked += self.on_page(area);
            }
        }
        Ok(())
    }

    fn paints(&self, paint: &Paint, opacity: f32, within: Transform) -> Result<bool, Fault> {
        let stops = match paint {
            Paint::Color(color) => return Ok(is_seen(*color, opacity)),
            Paint::LinearGradient(gradient) => {
                within_range(&[gradient.x1(), gradient.y1(), gradient.x2(), gradient.y2()])?;
                is_printable(gradient.transform())?;
                gradient.stops()
            }
            Paint::RadialGradient(gradient) => {
                within_range(&[gradient.cx(), gradient.cy(), gradient.fx(), gradient.fy(), gradient.r().get()])?;
                is_printable(gradient.transform())?;
                gradient.stops()
            }
            Paint::Pattern(pattern) => {
                let tile = pattern.rect();
                within_range(&[tile.left(), tile.top(), tile.right(), tile.bottom()])?;
                is_printable(pattern.transform())?;
                self.is_drawable(tile.width().min(tile.height()), within.pre_concat(pattern.transform()))?;
                let mut tile = Self { page: (tile.right(), tile.bottom()), inked: 0.0, bitmap: false };
                tile.group(pattern.root(), opacity)?;
                return Ok(tile.inked > 0.0 || tile.bitmap);
            }
        };
        Ok(stops.iter().any(|stop| is_seen(stop.color(), stop.opacity().get() * opacity)))
    }

    /// Whether something that repeats after a length does not do so too often for a viewer.
    fn is_drawable(&self, length: f32, within: Transform) -> Result<(), Fault> {
        let (x, y) = within.get_scale();
        let too_fine = length * x.min(y) * DRAWING_FINEST < self.page.0.max(self.page.1);
        if too_fine { Err(Fault::too_complex("its dashes or patterns are too fine to be drawn")) } else { Ok(()) }
    }

    /// How much of an area lies on the page.
    fn on_page(&self, area: Rect) -> f64 {
        let length = |from: f32, to: f32, side: f32| f64::from((to.min(side) - from.max(0.0)).max(0.0));
        length(area.left(), area.right(), self.page.0) * length(area.top(), area.bottom(), self.page.1)
    }
}

fn is_seen(color: Color, opacity: f32) -> bool {
    [color.red, color.green, color.blue].iter().any(|channel| f32::from(u8::MAX - channel) * opacity > f32::from(FAINT))
}

fn is_printable(transform: Transform) -> Result<(), Fault> {
    let Transform { sx, kx, ky, sy, tx, ty } = transform;
    within_range(&[sx, kx, ky, sy, tx, ty])
}

fn within_range<'n>(numbers: impl IntoIterator<Item = &'n f32>) -> Result<(), Fault> {
    let fits = numbers.into_iter().all(|number| number.abs() <= DRAWING_COORDINATE);
    if fits { Ok(()) } else { Err(Fault::TooWide) }
}
