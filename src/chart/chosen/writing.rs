//! How the figures of one chart are written: in one notation, with a long unit once.

use crate::chart::{Chart, Figure, Mark, Notation};
use crate::number;
use crate::number::format::Format;
use crate::pack::{self, At, Datum, Scalar};
use crate::rating::figure::{self, print};
use rust_decimal::Decimal;

/// How the figures of one chart are written.
pub(super) struct Writing {
    /// How the pack's numbers print.
    pub(super) unit: Format,
    /// How numbers print that nobody published.
    pub(super) notation: Notation,
    /// What the pack's numbers are multiplied by: a million where they are in £m and texts beside them are in pounds.
    scale: Decimal,
    /// Plain numbers as the indicator's own figures spell them: "5070" where a chart's number would print "5,070".
    spelled: Vec<(Decimal, String)>,
}

impl Writing {
    pub(super) fn of<'p>(unit: Format, scalars: impl Iterator<Item = &'p Scalar>) -> Self {
        let texts = scalars.filter_map(|scalar| match scalar {
            Scalar::Text(text) => Some(text.as_str()),
            Scalar::Number(_) | Scalar::Null => None,
        });
        let notation = Notation::of(&unit, texts);
        let scale = if notation == unit.clone().into() { Decimal::ONE } else { figure::scale(&unit) };
        Self { notation, unit, scale, spelled: Vec::new() }
    }

    /// The same, with plain numbers as these figures spell them.
    pub(super) fn spelled_as<'p>(self, figures: impl Iterator<Item = &'p At<Datum>>) -> Self {
        let spelled = figures.filter_map(|datum| match &datum.scalar {
            Scalar::Text(text) if is_plain(text) => Some((datum.number()?, text.trim().to_owned())),
            _ => None,
        });
        let is_plain_unit = self.unit == Format::number();
        Self { spelled: spelled.filter(|_| is_plain_unit).collect(), ..self }
    }

    /// A pack's number as the page spells it elsewhere.
    fn spelling(&self, number: Decimal) -> Option<String> {
        let is_same = |(known, text): &&(Decimal, String)| {
            *known == number && text.replace(',', "") == self.unit.print(number).replace(',', "")
        };
        self.spelled.iter().find(is_same).map(|(_, text)| text.clone())
    }

    /// A figure that reads as this number, as the chart shows it.
    pub(super) fn figure(&self, number: Option<Decimal>, scalar: &Scalar) -> Option<Figure> {
        let scale = match scalar {
            Scalar::Text(text) if !number::target(text).is_some_and(|target| target.low.is_bare()) => Decimal::ONE,
            _ => self.scale,
        };
        Some(Figure { number: number?.checked_mul(scale)?, upper: None, text: self.text(scalar) })
    }

    pub(super) fn target(&self, datum: &Datum) -> Option<Figure> {
        let (low, high) = datum.target_ends()?;
        let upper = high.and_then(|high| Some(self.figure(Some(high), &datum.scalar)?.number));
        Some(Figure { upper, ..self.figure(Some(low), &datum.scalar)? })
    }

    /// What is printed of a figure where the chart's notation would print something else.
    pub(super) fn text(&self, scalar: &Scalar) -> Option<String> {
        match scalar {
            Scalar::Text(text) => Some(text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")),
            Scalar::Number(number) => self
                .spelling(*number)
                .or_else(|| (self.notation != self.unit.clone().into()).then(|| self.unit.print(*number))),
            Scalar::Null => None,
        }
    }

    /// What a table prints of a figure, with its marks.
    pub(super) fn figure_in_table(&self, datum: &At<Datum>) -> (Option<String>, Vec<pack::Mark>) {
        let (printed, marks) = figure(datum, &self.unit);
        let spelled = match &datum.scalar {
            Scalar::Number(number) => self.spelling(*number),
            Scalar::Text(_) | Scalar::Null => None,
        };
        (spelled.or(printed), marks)
    }
}

/// Whether a text is digits and their separators only.
fn is_plain(text: &str) -> bool {
    text.trim().chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.'))
}

/// The longest prefix or suffix, in letters, that is repeated beside every number of a chart.
const MAX_UNIT: usize = 10;

/// A chart whose unit is too long to stand beside every number has it once, over its axis.
pub(super) fn with_unit_apart(chart: Chart) -> Chart {
    let is_long = |text: &str| text.chars().count() > MAX_UNIT;
    let Chart { notation: Notation { format: Format { prefix, suffix, decimals }, .. }, unit, .. } = &chart;
    if !is_long(prefix) && !is_long(suffix) {
        return chart;
    }
    let words = [prefix.trim(), suffix.trim()].into_iter().filter(|word| !word.is_empty());
    let unit = unit.clone().unwrap_or_else(|| words.collect::<Vec<_>>().join(" "));
    let format = Format { decimals: *decimals, ..Format::number() };
    Chart { notation: Notation { format, ..chart.notation.clone() }, unit: Some(unit), ..chart }
}

/// What is printed of a scalar; `None` of null.
pub(super) fn printed(scalar: &Scalar, format: &Format) -> Option<String> {
    (!matches!(scalar, Scalar::Null)).then(|| print(scalar, format))
}

pub(super) fn figure(datum: &At<Datum>, format: &Format) -> (Option<String>, Vec<pack::Mark>) {
    (printed(&datum.scalar, format), datum.marks())
}

pub(super) fn mark_of(mark: pack::Mark) -> Mark {
    match mark {
        pack::Mark::Provisional => Mark::Provisional,
        pack::Mark::Revised => Mark::Revised,
        pack::Mark::Estimated => Mark::Estimated,
        pack::Mark::Unavailable => Mark::Unavailable,
        pack::Mark::NotApplicable => Mark::NotApplicable,
        pack::Mark::Suppressed => Mark::Suppressed,
        pack::Mark::Break => Mark::Break,
    }
}
