//! Moving what was placed: a panel is drawn at the picture's corner and then put where it belongs.

use super::drawing::{Block, Drawing, EndLabel, Fill, Label, Line, Tick, place, points};

/// A way to the right and down, in points.
#[derive(Debug, Clone, Copy)]
struct Way {
    right: f64,
    down: f64,
}

impl Way {
    fn x(self, x: &mut f64) {
        *x = points(*x + self.right);
    }

    fn y(self, y: &mut f64) {
        *y = points(*y + self.down);
    }

    fn point(self, point: &mut [f64; 2]) {
        *point = place(point[0] + self.right, point[1] + self.down);
    }

    fn path(self, path: &mut [[f64; 2]]) {
        path.iter_mut().for_each(|point| self.point(point));
    }

    fn label(self, label: &mut Label) {
        self.x(&mut label.x);
        self.y(&mut label.y);
    }

    fn block(self, block: &mut Block) {
        self.x(&mut block.x);
        self.y(&mut block.y);
    }

    fn tick(self, tick: &mut Tick, across: bool) {
        if across {
            self.x(&mut tick.at)
        } else {
            self.y(&mut tick.at)
        }
        self.label(&mut tick.label);
    }

    fn line(self, line: &mut Line) {
        line.segments.iter_mut().for_each(|segment| self.path(segment));
        self.path(&mut line.points);
        self.path(&mut line.hollow);
    }

    fn fill(self, fill: &mut Fill) {
        fill.blocks.iter_mut().chain(&mut fill.hollow).for_each(|block| self.block(block));
    }

    fn end(self, end: &mut EndLabel) {
        self.label(&mut end.label);
        let leaders = [&mut end.leader, &mut end.upper_leader].into_iter().flatten().flatten();
        end.sample.iter_mut().chain(leaders).for_each(|point| self.point(point));
    }
}

impl Drawing {
    /// The same so far to the right and down.
    pub(super) fn moved(mut self, right: f64, down: f64) -> Self {
        let (way, across) = (Way { right, down }, self.across);
        way.block(&mut self.plot);
        for label in [&mut self.subtitle, &mut self.name, &mut self.notes].into_iter().chain(&mut self.categories) {
            way.label(label);
        }
        for item in &mut self.key {
            way.block(&mut item.swatch);
            way.label(&mut item.label);
        }
        self.ticks.iter_mut().for_each(|tick| way.tick(tick, across));
        self.zero.iter_mut().for_each(|zero| if across { way.x(zero) } else { way.y(zero) });
        self.notches.iter_mut().chain(&mut self.breaks).for_each(|at| way.x(at));
        self.lines.iter_mut().for_each(|line| way.line(line));
        self.fills.iter_mut().for_each(|fill| way.fill(fill));
        let edges = self.target_edges.iter_mut().flatten();
        self.targets.iter_mut().chain(edges).for_each(|path| way.path(path));
        self.ends.iter_mut().for_each(|end| way.end(end));
        for event in &mut self.events {
            way.path(&mut event.rule);
            way.label(&mut event.label);
        }
        for level in &mut self.levels {
            way.point(&mut level.sample);
            way.label(&mut level.label);
            way.path(&mut level.points);
            way.path(&mut level.hollow);
        }
        self.values.iter_mut().for_each(|value| way.label(&mut value.label));
        self
    }
}
