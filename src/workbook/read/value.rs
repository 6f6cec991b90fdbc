//! From one cell to one value: what shows is the text, a plain number is a number.

use std::collections::BTreeMap;

use super::Faults;
use crate::problem::Code;
use crate::source::day_of_our_time;
use crate::source::{Cell, CellPlace, CellValue, Number};
use crate::workbook::layout::CellShape;
use crate::workbook::special;
use crate::workbook::tree::{Json, Node};

/// What cells are read with.
pub(super) struct Values<'v> {
    pub(super) long_texts: &'v BTreeMap<usize, String>,
    pub(super) faults: &'v mut Faults,
}

impl Values<'_> {
    /// The value of a cell, from its place.
    pub(super) fn read(&mut self, shape: &CellShape, at: CellPlace, cell: &Cell) -> Node {
        self.json(shape, at, cell).at(Some(at))
    }

    fn json(&mut self, shape: &CellShape, at: CellPlace, cell: &Cell) -> Json {
        let text = match &cell.value {
            CellValue::Text(text, is_number) => match (shape, *is_number && is_json_number(text)) {
                (CellShape::Figure | CellShape::Number, true) => return Json::Number(text.trim().to_owned()),
                _ => text.as_str(),
            },
            CellValue::Number(number) => return self.number(shape, at, number),
            CellValue::Truth(truth) if *shape == CellShape::Truth => return Json::Truth(*truth),
            CellValue::NoResult => {
                let hint = "open the workbook in Excel, save it and send it again";
                self.faults.add(Code::BadValue, at, "this formula was saved without its result", hint);
                ""
            }
            other => other.shown(),
        };
        self.text(shape, at, text)
    }

    fn number(&mut self, shape: &CellShape, at: CellPlace, number: &Number) -> Json {
        if let CellShape::Lines(inner) = shape {
            return Json::Array(vec![self.number(inner, at, number).at(Some(at))]);
        }
        if number.is_guessed {
            let message =
                format!("Excel's display of this cell is not known; the stored number {} is used", number.stored);
            self.faults.add(Code::NotJudged, at, message, "format the cell as General, as Text or as a plain number");
        }
        if *shape == CellShape::Figure && number.day.is_some() {
            let message = format!("Excel has turned this figure into a date; it is read as “{}”", number.shown);
            self.faults.add(Code::ExcelChanged, at, message, TYPE_AGAIN);
        }
        match (shape, &number.plain, &number.day) {
            (CellShape::Date, Some(plain), None) if day_of_our_time(plain).is_some() => self.day_of(at, plain),
            (CellShape::Date, _, Some(day)) => Json::Text(day.clone()),
            (CellShape::Figure | CellShape::Number | CellShape::Any, Some(plain), _) => Json::Number(plain.clone()),
            (CellShape::Truth, Some(plain), _) if plain == "0" || plain == "1" => Json::Truth(plain == "1"),
            _ => Json::Text(number.shown.clone()),
        }
    }

    /// The day that a number without a format of dates means.
    fn day_of(&mut self, at: CellPlace, plain: &str) -> Json {
        let day = day_of_our_time(plain).unwrap_or_default();
        let shown = day.format("%-d %B %Y");
        let message = format!("{plain} is how Excel stores a date, probably {shown}");
        self.faults.add(Code::BadValue, at, message, "format the cell as a date, and check that it is the right one");
        Json::Text(day.format("%Y-%m-%d").to_string())
    }

    pub(super) fn text(&mut self, shape: &CellShape, at: CellPlace, text: &str) -> Json {
        let word = text.trim();
        if let Some(json) = word.strip_prefix(special::JSON) {
            return self.parsed(at, json, text);
        }
        if let Some(number) = special::long_text(word) {
            return Json::Text(self.long(at, number));
        }
        match word {
            special::EMPTY => return Json::Text(String::new()),
            special::NO_FIGURE if *shape == CellShape::Figure => return Json::Null,
            special::NONE if matches!(shape, CellShape::Lines(_)) => return Json::Array(Vec::new()),
            _ => {}
        }
        match shape {
            CellShape::Truth => truth(word).map_or_else(|| Json::Text(text.to_owned()), Json::Truth),
            CellShape::Number if is_json_number(word) => Json::Number(word.to_owned()),
            CellShape::Choice(words) => Json::Text(choice(word, words).unwrap_or(text).to_owned()),
            CellShape::Suggested(words) => match choice(word, words) {
                Some(known) => Json::Text(known.to_owned()),
                None => Json::Text(special::unescaped(text).to_owned()),
            },
            CellShape::Lines(inner) => {
                let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
                Json::Array(lines.map(|line| self.text(inner, at, line).at(Some(at))).collect())
            }
            CellShape::Level | CellShape::Date => Json::Text(special::unescaped(word).to_owned()),
            _ => Json::Text(special::unescaped(text).to_owned()),
        }
    }

    /// The value that JSON in a cell says.
    fn parsed(&mut self, at: CellPlace, json: &str, text: &str) -> Json {
        let parsed = crate::source::Sources::tree(json).map(|value| Json::of(&value));
        parsed.unwrap_or_else(|| {
            let hint = "delete “(json)” and type the text itself";
            self.faults.add(Code::Syntax, at, "the words after “(json)” cannot be read", hint);
            Json::Text(text.to_owned())
        })
    }

    fn long(&mut self, at: CellPlace, number: usize) -> String {
        self.long_texts.get(&number).cloned().unwrap_or_else(|| {
            let message = format!("the sheet “Long texts” has no text {number}");
            self.faults.add(Code::BadValue, at, message, "type the text itself in this cell");
            String::new()
        })
    }
}

/// What to do where Excel took a text for a date.
pub(super) const TYPE_AGAIN: &str = "format the cell as Text and type it again";

/// Whether a text is a number as JSON writes it.
fn is_json_number(text: &str) -> bool {
    serde_json::from_str::<serde_json::Number>(text.trim()).is_ok()
}

/// Whether a word means true or false.
fn truth(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "yes" | "true" | "y" => Some(true),
        "no" | "false" | "n" => Some(false),
        _ => None,
    }
}

/// The word of the contract that a cell's word means, whatever its case, with spaces for underscores.
fn choice<'w>(word: &str, words: &[&'w str]) -> Option<&'w str> {
    let plain = word.replace(' ', "_");
    words.iter().find(|known| known.eq_ignore_ascii_case(&plain) || known.eq_ignore_ascii_case(word)).copied()
}
