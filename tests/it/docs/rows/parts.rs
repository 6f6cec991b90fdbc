//! What an indicator has several of: history, actions, charts, pictures.

use super::{HISTORY, Object, beside, row};

pub(super) const OBJECTS: &[Object] = &[
    Object {
        name: "HistoryEntry",
        noun: "A point of the history",
        place: "/indicators/0/history/0",
        has: r#""period": "Q1", "value": 4"#,
        around: ("", ""),
        rows: &[
            beside(HISTORY, r#""period": "Q1 2024/25""#, "Along the chart's axis: “Q1 2024/25”."),
            beside(HISTORY, r#""value": 4"#, "A point of the chart, with its figure: “4”."),
            beside(HISTORY, r#""target": 6"#, "The chart draws the target: “6”."),
            beside(HISTORY, r#""mark": "provisional""#, "The chart names the mark: “[p]”."),
            beside(HISTORY, r#""text": "New contract""#, "Over its period in the chart: “New contract”."),
            row(r#""rag": "Amber""#, "“Ratings by period” under the headline, and “Amber” there."),
        ],
    },
    Object {
        name: "Action",
        noun: "An action",
        place: "/indicators/0/actions/0",
        has: r#""text": "Open on Sundays""#,
        around: ("", ""),
        rows: &[
            row(r#""text": "Open on Sundays""#, "“Open on Sundays”"),
            row(r#""owner": "Head of Libraries""#, "“Head of Libraries”"),
            row(r#""due": "2024-09-30""#, "“30 September 2024”, and “Overdue” where it is past and nothing says done."),
            row(r#""revised": "2025-03-31", "due": "2024-09-30""#, "“31 March 2025 (was 30 September 2024)”"),
            row(r#""status": "On track""#, "“On track”"),
            row(r#""done": 60"#, "“60% done”"),
        ],
    },
    Object {
        name: "ChartSpec",
        noun: "A chart",
        place: "/indicators/0/charts/0",
        has: r#""kind": "column", "title": "Visits", "categories": ["Q1", "Q2"], "series": [{"name": "Visits", "values": [4, 5]}]"#,
        around: ("", ""),
        rows: &[
            row(r#""kind": "line""#, "A line over the periods instead of columns."),
            row(r#""title": "Visits""#, "Over the chart: “Visits”."),
            row(r#""categories": ["Q1", "Q2"]"#, "Along the axis: “Q1”, “Q2”."),
            row(r#""series": [{"name": "Visits", "values": [4, 5]}]"#, "Drawn, with their figures: “4”, “5”."),
            row(r#""target": 6"#, "A line across the chart: “6”."),
            row(r#""unit": "Rate per 10,000""#, "Over the axis: “Rate per 10,000”."),
            row(r#""alt": "Visits rose from 4 to 5""#, "Read out in place of the chart: “Visits rose from 4 to 5”."),
            row(r#""table": true"#, "The figures under the chart: “Q1”, “4”."),
        ],
    },
    Object {
        name: "SeriesSpec",
        noun: "A series",
        place: "/indicators/0/charts/0/series/0",
        has: r#""name": "Visits", "values": [4, 5]"#,
        around: ("/indicators/0/charts/0", r#""kind": "column", "title": "Visits", "categories": ["Q1", "Q2"]"#),
        rows: &[
            row(r#""name": "Visits""#, "Beside the series: “Visits”."),
            row(r#""values": [4, 5]"#, "“4”, “5”"),
            row(r#""role": "comparator""#, "Drawn quieter than the indicator's own figures."),
        ],
    },
    Object {
        name: "Picture",
        noun: "A picture",
        place: "/indicators/0/figures/0",
        has: r#""path": "pictures/map.svg", "alt": "Map of the 33 libraries""#,
        around: ("", ""),
        rows: &[
            row(r#""path": "pictures/map.svg""#, "The picture, as wide as the text at most."),
            row(r#""alt": "Map of the 33 libraries""#, "Read out in its place: “Map of the 33 libraries”."),
            row(r#""caption": "Where our libraries are""#, "Under the picture: “Where our libraries are”."),
        ],
    },
];
