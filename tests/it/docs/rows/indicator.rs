//! An indicator, its figures, its sub-measures.

use super::{BELOW, HISTORY, Object, RATED, beside, row};

pub(super) const OBJECTS: &[Object] = &[
    Object {
        name: "Indicator",
        noun: "An indicator",
        place: "/indicators/0",
        has: "",
        around: ("", ""),
        rows: &[
            row(r#""ref": "1.1.2.PI""#, "Before the title, in heading, index and bookmarks: “Indicator 1.1.2.PI”."),
            row(r#""title": "Library members""#, "The heading of its page: “Library members”."),
            row(r#""group": "Libraries""#, "A heading over the indicators of the group in the index: “Libraries”."),
            row(
                r#""owner": "Library Service""#,
                "Not printed; lists of problems, of what is to come, and returns name it.",
            ),
            row(
                r#""portfolio": "Communities""#,
                "Printed beside the owner where the report says so with `print_owner`.",
            ),
            beside(r#""current": 5"#, r#""frequency": "Month""#, "The heading over the figure: “Current Month”."),
            beside(r#""current": 95"#, r#""unit": "percent""#, "“95%”"),
            beside(
                r#""target": 100, "current": 90"#,
                r#""direction": "higher""#,
                "An arrow in the headline table, read out as “Higher is better”.",
            ),
            row(r#""target": "98,206""#, "The first column of the headline table: “98,206”."),
            row(r#""annual_target": "200,000""#, "A column of its own: “Annual Target”, “200,000”."),
            row(r#""baseline": "90,000""#, "A column of its own: “Baseline”, “90,000”."),
            row(r#""current": "100,142""#, "The figure the eye meets first: “100,142”."),
            row(r#""previous": "96,280""#, "Beside the current figure: “96,280”."),
            row(r#""last_year": 4.2"#, "A column of its own: “Same period last year”, “4.2”."),
            row(
                r#""basis": "cumulative""#,
                "Under the headline: “Basis: Figures for the year to date”. The change goes by `last_year`.",
            ),
            row(
                r#""not_due": "Annual: next due in Quarter 4""#,
                "Under the headline: “Not due: Annual: next due in Quarter 4”. Nothing is rated or chased.",
            ),
            row(
                r#""correction": "Two sites were counted twice""#,
                "Under the headline: “Correction: Two sites were counted twice”.",
            ),
            beside(r#""current": 5, "previous": 4"#, r#""change": "Improving""#, "“Improving”"),
            row(r#""rag": "Green""#, "A badge with shape, colour and word: “Green”."),
            beside(
                r#""rag": "Green""#,
                r#""rag_reason": "Within the margin agreed in May""#,
                "Under the headline table: “Within the margin agreed in May”.",
            ),
            row(r#""forecast": {"value": 120, "rag": "Green"}"#, "Columns at the end of the headline table: “120”."),
            beside(
                r#""current": 5"#,
                r#""comparators": [{"label": "England Mean", "value": 4.2}]"#,
                "A column each: “England Mean”, “4.2”.",
            ),
            row(r#""measures": [{"title": "Children", "current": 7}]"#, "A table with a row each: “Children”, “7”."),
            row(
                r#""history": [{"period": "Q1", "value": 4}, {"period": "Q2", "value": 5}]"#,
                "A chart, unless `charts` says otherwise; read out with “Q1” and “Q2”.",
            ),
            beside(HISTORY, r#""charts": []"#, "No chart, in spite of the history."),
            row(
                r#""figures": [{"path": "pictures/map.svg", "alt": "Map of the 33 libraries"}]"#,
                "The picture; read out as “Map of the 33 libraries”.",
            ),
            row(
                r#""actions": [{"text": "Open on Sundays", "owner": "Head of Libraries"}]"#,
                "A table in the narrative: “Open on Sundays”, “Head of Libraries”.",
            ),
            row(
                r#""narrative": {"Commentary": "Visits **grew**."}"#,
                "A heading and its text: “Commentary”, “Visits grew.”",
            ),
            row(r#""notes": ["Counted at the door"]"#, "Under the headline table: “Counted at the door”."),
            beside(
                BELOW,
                r#""rating": {"bands": [{"name": "Red", "below": -40}, {"name": "Amber", "below": 0}, {"name": "Green"}]}"#,
                "Rated by its own limits: “Amber”, where the scale gives Red.",
            ),
            row(
                r#""accept": [{"code": "no-commentary", "reason": "Figures only this quarter"}]"#,
                "Not printed; `check` lists the warnings apart and counts them no longer.",
            ),
        ],
    },
    Object {
        name: "LabelledValue",
        noun: "A value",
        place: "/indicators/0/current",
        has: r#""value": 95"#,
        around: ("", ""),
        rows: &[
            row(r#""value": 95"#, "“95”"),
            row(r#""label": "Half year""#, "The heading over the figure: “Half year”."),
            row(r#""period": "September 2024""#, "The heading names the period: “September 2024”."),
            row(r#""mark": "provisional""#, "A letter behind the figure, explained in the key: “[p]”."),
            row(r#""note": "Two sites closed""#, "Under the headline table: “Two sites closed”."),
            row(r#""previously": 93"#, "Under the headline table: “93”."),
        ],
    },
    Object {
        name: "UnitFormat",
        noun: "A unit",
        place: "/indicators/0/unit",
        has: "",
        around: ("", ""),
        rows: &[
            beside(r#""current": 12.5"#, r#""prefix": "£""#, "“£12.5”"),
            beside(r#""current": 12.5"#, r#""suffix": " days""#, "“12.5 days”"),
            beside(r#""current": 12.5"#, r#""decimals": 2"#, "“12.50”"),
        ],
    },
    Object {
        name: "Forecast",
        noun: "A forecast",
        place: "/indicators/0/forecast",
        has: r#""value": 120"#,
        around: ("", ""),
        rows: &[
            row(r#""value": 120"#, "A column of the headline table: “120”."),
            row(r#""rag": "Green""#, "A badge beside it: “Green”."),
        ],
    },
    Object {
        name: "IndicatorRating",
        noun: "An indicator's rating",
        place: "/indicators/0/rating",
        has: "",
        around: ("", ""),
        rows: &[
            beside(
                BELOW,
                r#""basis": "points""#,
                "14 against 20 is 30% below, but only 6 points: “Amber” instead of Red.",
            ),
            beside(
                BELOW,
                r#""bands": [{"name": "Red", "below": -40}, {"name": "Amber", "below": 0}, {"name": "Green"}]"#,
                "30% below target is “Amber” here, and Red by the scale.",
            ),
        ],
    },
    Object {
        name: "OwnBand",
        noun: "A band of an indicator",
        place: "/indicators/0/rating/bands/0",
        has: r#""name": "Red""#,
        around: ("/indicators/0/rating", r#""bands": [{}, {"name": "Amber", "below": 0}, {"name": "Green"}]"#),
        rows: &[
            beside(RATED, r#""name": "Red", "below": -5"#, "A level of the scale; its badge is the scale's."),
            beside(RATED, r#""below": -5"#, "10% below target is now “Red”."),
            beside(RATED, r#""up_to": -10"#, "The limit included: “Red”."),
        ],
    },
    Object {
        name: "Measure",
        noun: "A measure",
        place: "/indicators/0/measures/0",
        has: r#""title": "Children", "current": 5"#,
        around: ("", ""),
        rows: &[
            row(r#""title": "Children""#, "The first column of its row: “Children”."),
            row(r#""unit": "percent", "current": 95"#, "“95%”"),
            row(r#""direction": "lower", "target": 5, "current": 7"#, "An arrow, read out as “Lower is better”."),
            row(r#""target": 100"#, "“100”"),
            row(r#""annual_target": 400"#, "“400”"),
            row(r#""baseline": 80"#, "“80”"),
            row(r#""current": 95"#, "“95”"),
            row(r#""previous": 93"#, "“93”"),
            row(r#""last_year": 88"#, "“88”"),
            row(
                r#""basis": "cumulative""#,
                "Under the headline: “Basis: Figures for the year to date”. The change goes by `last_year`.",
            ),
            row(r#""not_due": "Next due in Quarter 4""#, "“Not due: Next due in Quarter 4” under the table."),
            row(r#""change": "Improving", "current": 95, "previous": 93"#, "“Improving”"),
            row(r#""rag": "Green""#, "A badge in its row: “Green”."),
            row(r#""rag_reason": "Agreed in May", "rag": "Green""#, "Under the table: “Agreed in May”."),
            row(r#""forecast": {"value": 120}"#, "“120”"),
            row(r#""comparators": [{"label": "England Mean", "value": 4.2}]"#, "“England Mean”, “4.2”"),
            row(
                r#""history": [{"period": "Q1", "value": 4}, {"period": "Q2", "value": 5}]"#,
                "A chart named after the measure, read out with “Q1”.",
            ),
            row(r#""notes": ["Under 16"]"#, "Under the table: “Under 16”."),
        ],
    },
];
