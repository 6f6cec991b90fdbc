//! The plain words, as they stand in the files of words. Each field is the word of its name there.

use std::collections::BTreeMap;

use serde::Serialize;
use toml::{Table, Value};

use crate::words::table::{InTable, in_table};

/// A record of words that is read from its table and given to the templates.
macro_rules! plain {
    ($(#[doc = $doc:literal])+ $name:ident { $($field:ident: $type:ty,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[allow(missing_docs, reason = "each field is the word of its name in the file of words")]
        pub struct $name {
            $(pub $field: $type,)+
        }

        in_table!($name { $($field,)+ });
    };
}

plain! {
    /// All plain words of a language.
    Plain {
        introduction: String,
        index: String,
        key: String,
        return_to_index: String,
        continued: String,
        no_indicators: String,
        attached_pack: String,
        draft: String,
        draft_sentence: String,
        produced_on: String,
        issued: String,
        meeting_date: String,
        agenda_item: String,
        appendix: String,
        team: String,
        contact: String,
        version: String,
        source: String,
        page_of: String,
        fingerprint: String,
        page_alone: String,
        not_available: String,
        no_rating: String,
        summary: SummaryWords,
        index_columns: IndexColumns,
        headline: Headline,
        bases: Bases,
        actions: Actions,
        frequencies: Frequencies,
        directions: Directions,
        changes: Changes,
        corrections: Corrections,
        fields: BTreeMap<String, String>,
        entries: BTreeMap<String, String>,
        values: ValueWords,
        charts: Charts,
        marks: Marks,
        meanings: Meanings,
        key_rows: KeyRows,
    }
}

plain! {
    /// The headings of the summary and what it counts.
    SummaryWords {
        title: String,
        level: String,
        now: String,
        before: String,
        forecast: String,
        change: String,
        not_compared: String,
        lower_is_better: String,
        exceptions: String,
        action: String,
        no_actions: String,
        in_brief: String,
        without_actions: String,
        movers: String,
        all_movers: String,
        movers_how: String,
        changed_only: String,
        not_due: String,
        not_received: String,
        no_figure_for: String,
        page: String,
    }
}

plain! {
    /// The headings of the index.
    IndexColumns {
        number: String,
        indicator: String,
        target: String,
        current: String,
        trend: String,
        level: String,
        change: String,
        level_and_change: String,
        figures: String,
        figures_and_level: String,
        page: String,
        other_indicators: String,
    }
}

plain! {
    /// The headline table and what stands under it.
    Headline {
        measure: String,
        indicator: String,
        target: String,
        annual_target: String,
        baseline: String,
        direction: String,
        current: String,
        previous: String,
        period: String,
        last_year: String,
        change: String,
        comparator: String,
        forecast: String,
        level: String,
        reason_for_level: String,
        not_due: String,
        basis: String,
        limits: String,
        correction: String,
        past_levels: String,
        all_measures: String,
        owner: String,
        portfolio: String,
    }
}

plain! {
    /// What time the figures are for.
    Bases {
        period: String,
        cumulative: String,
        cumulative_change: String,
        rolling: String,
        snapshot: String,
    }
}

plain! {
    /// The table of actions.
    Actions {
        heading: String,
        action: String,
        owner: String,
        due: String,
        progress: String,
        overdue: String,
    }
}

plain! {
    /// Frequencies, behind "Current" and "Previous".
    Frequencies {
        month: String,
        quarter: String,
        year: String,
        period: String,
    }
}

plain! {
    /// Which way performance is better.
    Directions {
        higher: String,
        lower: String,
        close: String,
    }
}

plain! {
    /// The page that says what a corrected report corrects.
    Corrections {
        heading: String,
        version_of: String,
        subject: String,
        was: String,
        now: String,
        why: String,
        page: String,
        report: String,
        reported: String,
        added: String,
        removed: String,
        nothing: String,
        revised: String,
    }
}

plain! {
    /// What is said of a value instead of the value.
    ValueWords {
        withheld: String,
        unavailable: String,
        not_applicable: String,
        provisional: String,
        revised: String,
        estimated: String,
        r#break: String,
        published: String,
        not_repeated: String,
        yes: String,
        no: String,
        number: String,
        percent: String,
        pounds: String,
        relative: String,
        points: String,
        no_limit: String,
        r#final: String,
        draft: String,
    }
}

plain! {
    /// The computed words for a change.
    Changes {
        improving: String,
        declining: String,
        no_change: String,
    }
}

plain! {
    /// Charts and the tables of their numbers.
    Charts {
        line: String,
        column: String,
        bar: String,
        stacked: String,
        actual: String,
        target: String,
        comparator: String,
        previous: String,
        total: String,
        period: String,
        category: String,
        event: String,
        events: String,
        numbers: String,
        no_figures: String,
        this_indicator: String,
    }
}

plain! {
    /// A mark on figures.
    Sign {
        sign: String,
        meaning: String,
    }
}

plain! {
    /// The marks on figures, by their names in a pack.
    Marks {
        provisional: Sign,
        revised: Sign,
        estimated: Sign,
        unavailable: Sign,
        not_applicable: Sign,
        suppressed: Sign,
        r#break: Sign,
    }
}

plain! {
    /// What levels mean.
    Meanings {
        red: String,
        amber: String,
        green: String,
        blue: String,
        baseline: String,
        contextual: String,
        in_development: String,
        any_result: String,
        not_rated: String,
    }
}

plain! {
    /// A row of the key.
    Entry {
        item: String,
        explanation: String,
    }
}

plain! {
    /// The key's own words and its standard rows.
    KeyRows {
        item: String,
        explanation: String,
        levels: Entry,
        marks: String,
        comparators: String,
        over_target: Entry,
        baseline: Entry,
        annual_target: Entry,
        last_year: Entry,
        forecast: Entry,
        measures: Entry,
        basis: Entry,
        not_due: Entry,
        trend: Entry,
        target: Entry,
        current: Entry,
        previous: Entry,
        direction: Entry,
        change: Entry,
        neighbours: Entry,
        england: Entry,
        description: Entry,
        commentary: Entry,
        actions: Entry,
        links: Entry,
    }
}

impl Plain {
    /// The words of a built-in file.
    pub(super) fn read(file: &str) -> Self {
        let table = file.parse().expect("the built-in words are TOML");
        Self::of(table).expect("the built-in words are complete")
    }

    /// The words of a table that has them all.
    pub(super) fn of(table: Table) -> Result<Self, String> {
        InTable::read(Value::Table(table))
    }

    /// The words as a table.
    pub(super) fn table(&self) -> Table {
        match self.written() {
            Value::Table(table) => table,
            _ => Table::new(),
        }
    }

    /// What a field of the contract is called within a sentence.
    pub fn field<'w>(&'w self, name: &'w str) -> &'w str {
        self.fields.get(name).map_or(name, String::as_str)
    }

    /// What one entry of a list of the contract is called.
    pub fn entry<'w>(&'w self, list: &'w str) -> &'w str {
        self.entries.get(list).map_or(list, String::as_str)
    }

    /// What a level of the published scale means.
    pub fn meaning(&self, level: &str) -> Option<&str> {
        Some(match level {
            "Red" => &self.meanings.red,
            "Amber" => &self.meanings.amber,
            "Green" => &self.meanings.green,
            "Blue" => &self.meanings.blue,
            "Baseline" => &self.meanings.baseline,
            "Contextual" => &self.meanings.contextual,
            "In Development" => &self.meanings.in_development,
            _ => return None,
        })
    }
}

impl KeyRows {
    /// The standard rows in their order, and whether the levels are listed in them.
    pub fn standard(&self) -> [(&Entry, bool); 12] {
        let plain = |entry| (entry, false);
        [
            plain(&self.target),
            plain(&self.current),
            plain(&self.previous),
            plain(&self.direction),
            plain(&self.change),
            plain(&self.neighbours),
            plain(&self.england),
            (&self.levels, true),
            plain(&self.description),
            plain(&self.commentary),
            plain(&self.actions),
            plain(&self.links),
        ]
    }
}
