//! The measures that templates and program share: one file of data that both read.

use crate::words::table::{InTable, in_table};

/// A record of measures that is read from its table.
macro_rules! measures {
    ($(#[doc = $doc:literal])+ $name:ident { $($field:ident: $type:ty,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq)]
        #[allow(missing_docs, reason = "the file of measures says what each of them is")]
        pub struct $name {
            $(pub $field: $type,)+
        }

        in_table!($name { $($field,)+ });
    };
}

measures! {
    /// All measures.
    Measures {
        page: PageMeasures,
        text: TextMeasures,
        table: TableMeasures,
        badge: BadgeMeasures,
        key: KeyMeasures,
        list: ListMeasures,
        index: IndexMeasures,
        trend: TrendMeasures,
        flow: FlowMeasures,
        summary: SummaryMeasures,
    }
}

measures! {
    /// The page, in points.
    PageMeasures {
        text_width: f64,
        side_margin: f64,
    }
}

measures! {
    /// Sizes of text, in points.
    TextMeasures {
        usual: f64,
        small: f64,
        least: f64,
    }
}

measures! {
    /// Tables, in ems of their text.
    TableMeasures {
        cell_space: f64,
        arrow: f64,
        large_figure: f64,
        names: f64,
        names_share: f64,
        line: f64,
        stretch: f64,
        variance: f64,
    }
}

measures! {
    /// Badges, in ems of the text around them.
    BadgeMeasures {
        shape: f64,
        gap: f64,
        space: f64,
    }
}

measures! {
    /// The key.
    KeyMeasures {
        items: f64,
        explanations: f64,
        cell_space: f64,
    }
}

measures! {
    /// Lists, in ems.
    ListMeasures {
        indent: f64,
        gap: f64,
        room: f64,
    }
}

measures! {
    /// The index: shares of the text column, and ems of its text.
    IndexMeasures {
        titles: f64,
        figures: f64,
        cell_space: f64,
        number_line: f64,
        figure_line: f64,
        change_line: f64,
    }
}

measures! {
    /// Trends: points, and ems of the text beside them.
    TrendMeasures {
        width: f64,
        width_in_index: f64,
        height: f64,
        height_in_index: f64,
    }
}

measures! {
    /// Indicators that follow one another on a page.
    FlowMeasures {
        cell_space: f64,
        large_figure: f64,
        variance: f64,
        gutter: f64,
        most_size: f64,
        least_chart: f64,
        most_chart: f64,
        chart_height: f64,
        run_in: f64,
        behind_run_in: f64,
        between_run_in: f64,
    }
}

measures! {
    /// The summary: points, ems of running text, and ems of its own small text.
    SummaryMeasures {
        part_heading: f64,
        heading: f64,
        lead_leading: f64,
        under_bar: f64,
        tally_gap: f64,
        tally_row: f64,
        tally_space: f64,
        tally_inset: f64,
        above_list: f64,
        above_empty: f64,
        under_heading: f64,
        above_name: f64,
        under_name: f64,
        note_leading: f64,
        note_spacing: f64,
        count_leading: f64,
        short_leading: f64,
        short_spacing: f64,
        leading: f64,
        spacing: f64,
    }
}

/// How wide the columns of a table are that stands beside a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// Short texts are on one line where there is room.
    Roomy,
    /// No wider than they need: all else is the chart's.
    Tight,
    /// What stands under a level may be broken behind every word.
    Tightest,
}

impl Measures {
    /// The built-in measures.
    pub fn built_in() -> Self {
        Self::read(include_str!("../../typst-templates/measures.toml")).expect("the built-in measures are complete")
    }

    /// The measures of a file.
    ///
    /// # Errors
    ///
    /// What is wrong with the file, in words for whoever wrote it: no TOML, a measure that is missing, unknown or no number,
    /// or one that is not above 0.
    pub fn read(file: &str) -> Result<Self, String> {
        let mut table: toml::Table =
            file.parse().map_err(|_| "it is no list of measures such as text_width = 481.0".to_owned())?;
        if let Some((name, _)) =
            table.values().filter_map(toml::Value::as_table).flatten().find(|(_, at)| !is_above_zero(at))
        {
            return Err(format!("the measure “{name}” has to be a number above 0"));
        }
        // A file from before there were these tables keeps its meaning.
        table.entry("flow").or_insert_with(|| Self::built_in().flow.written());
        table.entry("summary").or_insert_with(|| Self::built_in().summary.written());
        InTable::read(toml::Value::Table(table))
    }

    /// The size of small text beside running text of a size, in points.
    pub fn small(&self, size: f64) -> f64 {
        (size * self.text.small / self.text.usual).max(self.text.least)
    }

    /// The width of the text column in ems of small text beside running text of a size.
    pub fn column(&self, size: f64) -> f64 {
        self.page.text_width / self.small(size)
    }

    /// The same measures with those of a table that stands beside a chart.
    pub fn beside_chart(&self, columns: Columns) -> Self {
        let FlowMeasures { cell_space, large_figure, variance, .. } = self.flow;
        let line = if columns == Columns::Roomy { self.table.line } else { 0.0 };
        let variance = if columns == Columns::Tightest { 0.0 } else { variance };
        let table = TableMeasures { cell_space, large_figure, variance, line, ..self.table.clone() };
        Self { table, ..self.clone() }
    }

    /// The space that both sides of a cell take, in ems.
    pub fn cell_spaces(&self) -> f64 {
        2.0 * self.table.cell_space
    }

    /// The width and the height of a trend beside running text of a size, in points.
    pub fn trend(&self, size: f64) -> (f64, f64) {
        (self.trend.width, self.trend.height * self.small(size))
    }

    /// The same in the index.
    pub fn trend_in_index(&self, size: f64) -> (f64, f64) {
        (self.trend.width_in_index * self.small(size), self.trend.height_in_index * self.small(size))
    }

    /// The width of a badge around its word, in ems.
    pub fn around_badge(&self) -> f64 {
        self.badge.shape + self.badge.gap + 2.0 * self.badge.space
    }
}

fn is_above_zero(measure: &toml::Value) -> bool {
    measure.as_float().is_some_and(|number| number > 0.0 && number.is_finite())
        || measure.as_integer().is_some_and(|number| number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_from_before_there_was_a_table_takes_the_built_in_one() {
        let (before, _) = include_str!("../../typst-templates/measures.toml").split_once("[flow]").expect("a table");
        assert_eq!(Measures::read(before).as_ref(), Ok(&Measures::built_in()));
    }

    #[test]
    fn a_file_without_a_measure_is_told() {
        let built_in = include_str!("../../typst-templates/measures.toml");
        assert_eq!(Measures::read(built_in).as_ref(), Ok(&Measures::built_in()));
        let fault = |from: &str, to: &str| Measures::read(&built_in.replace(from, to)).expect_err("a fault");
        assert_eq!(fault("text_width = 481.0", ""), "missing field \"text_width\"");
        assert_eq!(
            fault("text_width = 481.0", "text_width = \"wide\""),
            "the measure “text_width” has to be a number above 0"
        );
        assert_eq!(
            fault("text_width = 481.0", "text_width = 0"),
            "the measure “text_width” has to be a number above 0"
        );
        assert_eq!(fault("[page]", "[page"), "it is no list of measures such as text_width = 481.0");
    }
}
