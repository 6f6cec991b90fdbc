//! Where the lines of targets have their white edge: not over the end of a column or bar that lies in it, which would look
//! shorter than it is.

use super::drawing::{Block, Drawing, Fill, points};

/// Half the thickness of the white edge with a hair beside it, in points at the size of text where lines have their own thickness.
const HALF: f64 = 1.6;

/// The paths of the white edge; `None` where they are those of the targets.
pub(super) fn of(drawing: &Drawing) -> Option<Vec<Vec<[f64; 2]>>> {
    let near = HALF * (0.5 + drawing.size / 20.0);
    let paths: Vec<_> = drawing.targets.iter().flat_map(|path| pieces(path, drawing, near)).collect();
    (paths != drawing.targets).then_some(paths)
}

/// What is left of a level path without the stretches over columns that end at it.
fn pieces(path: &[[f64; 2]], drawing: &Drawing, near: f64) -> Vec<Vec<[f64; 2]>> {
    let turned = |[x, y]: [f64; 2]| if drawing.across { [y, x] } else { [x, y] };
    let &[first, last] = path else { return vec![path.to_vec()] };
    let ([from, level], [to, _]) = (turned(first), turned(last));
    let is_crossed = |block: &&Block| {
        let (start, stop) = along(block, drawing.across);
        start < to && stop > from
    };
    let ends_here =
        |block: &&Block| ends(block, drawing.across).iter().any(|end| is_hidden(*end, level, near, block, drawing));
    let crossed = blocks(&drawing.fills).filter(is_crossed).filter(ends_here);
    let mut ends: Vec<(f64, f64)> = crossed.map(|block| along(block, drawing.across)).collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let starts = std::iter::once(from).chain(ends.iter().map(|end| end.1));
    let stops = ends.iter().map(|end| end.0).chain([to]);
    let left = starts.zip(stops).filter(|(start, stop)| start < stop);
    left.map(|(start, stop)| vec![turned([points(start), level]), turned([points(stop), level])]).collect()
}

/// Whether the white edge would lie over an end of a block, and no other block goes on there.
fn is_hidden(end: f64, level: f64, near: f64, block: &Block, drawing: &Drawing) -> bool {
    let goes_on = |other: &Block| {
        other != block
            && along(other, drawing.across) == along(block, drawing.across)
            && ends(other, drawing.across).iter().any(|there| (there - end).abs() < 0.05)
    };
    (end - level).abs() < near && !blocks(&drawing.fills).any(goes_on)
}

fn blocks(fills: &[Fill]) -> impl Iterator<Item = &Block> {
    fills.iter().flat_map(|fill| fill.blocks.iter().chain(&fill.hollow))
}

/// Where a block begins and ends along the values.
fn ends(block: &Block, across: bool) -> [f64; 2] {
    if across { [block.x, block.right()] } else { [block.y, block.bottom()] }
}

/// From where to where a block stands beside others.
fn along(block: &Block, across: bool) -> (f64, f64) {
    if across { (block.y, block.bottom()) } else { (block.x, block.right()) }
}

#[cfg(test)]
mod tests {
    use super::super::Role;
    use super::*;

    /// Columns of 10 points that stand on 100, 10 points apart, and a target over all of them.
    fn drawn(tops: &[f64], level: f64) -> Drawing {
        let block = |(index, top): (usize, &f64)| {
            Block::between([20.0 * index as f64, *top], [20.0 * index as f64 + 10.0, 100.0])
        };
        let blocks = tops.iter().enumerate().map(block).collect();
        let fills = vec![Fill { style: 0, role: Role::Actual, blocks, hollow: Vec::new() }];
        Drawing { size: 10.0, fills, targets: vec![vec![[0.0, level], [50.0, level]]], ..Drawing::default() }
    }

    #[test]
    fn the_end_of_a_column_is_not_covered() {
        assert_eq!(of(&drawn(&[30.0, 60.0], 45.0)), None);
        assert_eq!(of(&drawn(&[44.0, 60.0], 45.0)), Some(vec![vec![[10.0, 45.0], [50.0, 45.0]]]));
        let both = of(&drawn(&[46.0, 44.5, 20.0], 45.0));
        assert_eq!(both, Some(vec![vec![[10.0, 45.0], [20.0, 45.0]], vec![[30.0, 45.0], [50.0, 45.0]]]));
    }

    #[test]
    fn a_column_beside_the_line_cuts_nothing_from_it() {
        let mut steps = drawn(&[20.0, 20.0, 44.0], 45.0);
        steps.targets = vec![vec![[0.0, 45.0], [30.0, 45.0]]];
        assert_eq!(of(&steps), None);
    }

    #[test]
    fn where_a_stack_goes_on_nothing_ends() {
        let mut stack = drawn(&[44.0], 45.0);
        stack.fills.push(Fill { blocks: vec![Block::between([0.0, 20.0], [10.0, 44.0])], ..stack.fills[0].clone() });
        assert_eq!(of(&stack), None);
    }
}
