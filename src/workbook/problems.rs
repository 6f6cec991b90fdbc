//! Problems in the words of a workbook: the column instead of the field, and what to type into a cell instead of JSON.
//!
//! The rules of a pack speak of fields; nobody who has only Excel has seen their names. What a rule says otherwise of cells
//! than of JSON stands in the problem itself.

mod gaps;
mod teller;

use crate::problem::{Lack, Place, Problem};
use crate::source::{CellPlace, Located, Sources};
use gaps::{Gap, Gaps};
use teller::{Teller, quoted};

/// Puts problems into the words of the workbook that they were found in.
pub fn in_words_of_workbook(problems: &mut [Problem], sources: &Sources) {
    reworded(&Teller::new(sources.book()), problems, sources);
}

/// Puts problems of a pack with the answers of a return in it into the words of the return.
pub fn in_words_of_return(problems: &mut [Problem], sources: &Sources) {
    reworded(&Teller::of_return(), problems, sources);
}

/// Where each of these is that is missing or to be replaced, as a list of what is to come says it: "Indicators!H5",
/// "a new column “Level” on the sheet “Indicators”"; nothing where the pack is no workbook.
pub fn spots(places: &[(Place, Option<&'static str>)], sources: &Sources) -> Vec<String> {
    let Some(book) = sources.book() else { return vec![String::new(); places.len()] };
    let teller = Teller::new(Some(book));
    let located = sources.locate(&places.iter().map(|(place, _)| *place).collect::<Vec<_>>());
    let mut gaps = Gaps::new(&teller.layout, book);
    let all = places.iter().zip(located);
    all.map(|((place, field), at)| {
        let gap = field.map(|field| gaps.find(&teller.spot(&at.pointer), own_cell(*place, sources), field));
        match gap {
            Some(Gap { new: Some(new), .. }) => new.place(),
            Some(Gap { cell, .. }) => sources.located_at(at, cell).spot(),
            None => at.spot(),
        }
    })
    .collect()
}

fn reworded(teller: &Teller<'_>, problems: &mut [Problem], sources: &Sources) {
    let lacking = problems.iter().filter_map(|problem| problem.lacks);
    let places: Vec<Place> = problems.iter().map(|problem| problem.place).chain(lacking.map(|lack| lack.of)).collect();
    let mut located = sources.locate(&places);
    let mut owners = located.split_off(problems.len()).into_iter();
    let mut gaps = teller.book.map(|book| Gaps::new(&teller.layout, book));
    for (problem, at) in problems.iter_mut().zip(located) {
        let owner = problem.lacks.and_then(|lack| Some((lack, owners.next()?)));
        let gap = owner.and_then(|(lack, owner)| Some(gap(gaps.as_mut()?, teller, lack, &owner, sources)));
        let spot = teller.spot(&at.pointer);
        let message = problem.in_cells.message.take();
        problem.message = quoted(&teller.named(message.as_ref().unwrap_or(&problem.message), &spot, false));
        let hint = problem.in_cells.hint.take().or(problem.hint.take());
        let advice = gap.as_ref().and_then(|gap| gap.new.as_ref()?.advice());
        problem.hint = hint.map(|hint| with(advice, teller.hint(&hint, &spot)));
        problem.cell = gap.map(|gap| gap.cell);
    }
}

fn gap(gaps: &mut Gaps<'_>, teller: &Teller<'_>, lack: Lack, owner: &Located, sources: &Sources) -> Gap {
    gaps.find(&teller.spot(&owner.pointer), own_cell(lack.of, sources), lack.field)
}

fn own_cell(place: Place, sources: &Sources) -> CellPlace {
    sources.cell_at(place).map_or(CellPlace::NONE, |(_, at)| at)
}

/// A hint, and before it what has to be added first.
fn with(advice: Option<String>, hint: String) -> String {
    match advice {
        Some(advice) if hint.starts_with("fill in “") && hint.ends_with('”') && hint.matches('“').count() == 1 => {
            format!("{advice} and fill it in")
        }
        Some(advice) => format!("{advice}, and {hint}"),
        None => hint,
    }
}
