//! For every field of a pack an example, and what it looks like on the page.

/// An object of the format and how an example of it is tried.
pub(super) struct Object {
    /// Its name in the schema.
    pub(super) name: &'static str,
    /// What the document calls it.
    pub(super) noun: &'static str,
    /// Where in a pack it stands, as a JSON pointer.
    pub(super) place: &'static str,
    /// The fields it has in every example.
    pub(super) has: &'static str,
    /// What stands around it in every example: a place and fields there.
    pub(super) around: (&'static str, &'static str),
    pub(super) rows: &'static [Row],
}

/// A field: an example as it is written in its object, what the indicator has besides, and the page in a sentence.
///
/// What stands in “quotation marks” is in the report; where the sentence begins "Not printed", the report is the same without it.
pub(super) struct Row {
    pub(super) example: &'static str,
    pub(super) beside: &'static str,
    pub(super) page: &'static str,
}

impl Row {
    /// The field's name, with which its example begins.
    pub(super) fn name(&self) -> &'static str {
        self.example.split('"').nth(1).expect("a field")
    }
}

const fn row(example: &'static str, page: &'static str) -> Row {
    Row { example, beside: "", page }
}

/// A field that is read and checked, but that no page prints yet.
const fn soon(example: &'static str) -> Row {
    Row { example, beside: "", page: "Read and checked; no page prints it yet." }
}

const fn beside(beside: &'static str, example: &'static str, page: &'static str) -> Row {
    Row { example, beside, page }
}

/// A target and a figure that can be rated.
const RATED: &str = r#""target": 100, "current": 90, "direction": "higher""#;
/// A figure far below its target.
const BELOW: &str = r#""target": 20, "current": 14, "direction": "higher""#;
/// Two points, from which a chart is drawn.
const HISTORY: &str = r#""current": 5, "history": [{"period": "Q1", "value": 4}, {"period": "Q2", "value": 5}]"#;

/// Every object, in the order in which one meets them.
pub(super) const OBJECTS: &[Object] = &[
    Object {
        name: "Pack",
        noun: "The pack",
        place: "",
        has: "",
        around: ("", ""),
        rows: &[
            row(
                r#""$schema": "committee-report.schema.json""#,
                "Not printed; editors offer and check the fields by it.",
            ),
            row(
                r#""report": {"title": "Housing Report", "committee": "Housing Panel", "period": "Quarter 3", "produced_on": "2025-02-24"}"#,
                "The cover: “Housing Report”, “Quarter 3”, “Housing Panel”.",
            ),
            beside(
                RATED,
                r#""rating": {"basis": "points", "bands": [{"name": "Behind", "below": 0}, {"name": "There"}]}"#,
                "Levels of its own in key and badges: “Behind”.",
            ),
            row(
                r#""key": [{"item": "Target", "explanation": "What we aim at."}]"#,
                "The key has these rows and no others: “What we aim at.”",
            ),
            row(r#""indicators": ["indicators/roads.json"]"#, "The indicators of that file: “Potholes mended”."),
        ],
    },
    Object {
        name: "Report",
        noun: "The report",
        place: "/report",
        has: "",
        around: ("", ""),
        rows: &[
            row(r#""title": "Housing Report""#, "The largest words of the cover: “Housing Report”."),
            row(r#""committee": "Housing Panel""#, "On the cover: “Housing Panel”."),
            row(r#""period": "September 2024""#, "On the cover and at the head of every page: “September 2024”."),
            row(r#""financial_year": "2024/25""#, "On the cover: “2024/25”."),
            row(r#""produced_on": "2024-11-28""#, "On the cover: “28 November 2024”. It is the file's date, too."),
            row(r#""issued": "November 2024""#, "A stamp beside every indicator's title: “November 2024”."),
            row(r#""organisation": "Anyshire County Council""#, "On the cover: “Anyshire County Council”."),
            row(r#""team": "Performance Team""#, "On the cover: “Performance Team”."),
            row(r#""email": "performance@example.org""#, "On the cover, as a link: “performance@example.org”."),
            row(r#""status": "draft""#, "On every page and in the file's title: “Draft”."),
            row(r#""marking": "Not for publication""#, "At the top of every page: “Not for publication”."),
            row(r#""appendix": "Appendix A""#, "On the cover and at the head of every page: “Appendix A”."),
            row(r#""agenda_item": "Agenda item 7""#, "On the cover and at the head of every page: “Agenda item 7”."),
            row(r#""meeting_date": "2024-12-05""#, "On the cover: “5 December 2024”."),
            row(r#""first_page": 187"#, "Pages count from there: “187”."),
            row(
                r#""version": "Version 2, corrected 3 December 2024""#,
                "On the cover: “Version 2, corrected 3 December 2024”.",
            ),
            row(r#""source": "Source: service returns""#, "At the foot of the pages: “Source: service returns”."),
            row(r#""language": "en-GB""#, "Not printed; screen readers speak it so."),
            beside(HISTORY, r#""chart_tables": true"#, "Under each chart a table of its figures: “Q1”, “4”."),
            row(
                r#""logo": {"path": "pictures/logo.svg", "alt": "Logo of Anyshire County Council"}"#,
                "At the top of the cover; read out as “Logo of Anyshire County Council”.",
            ),
            row(
                r##""theme": {"accent": "#00539f", "text_size": 14}"##,
                "Headings and lines in that colour, larger text.",
            ),
            soon(r#""print_owner": true"#),
            row(
                r#""accept": [{"code": "no-commentary", "reason": "Figures only this quarter"}]"#,
                "Not printed; `check` lists the warnings apart and counts them no longer.",
            ),
        ],
    },
    Object {
        name: "Logo",
        noun: "A logo",
        place: "/report/logo",
        has: r#""path": "pictures/logo.svg", "alt": "Logo of Anyshire County Council""#,
        around: ("", ""),
        rows: &[
            row(r#""path": "pictures/logo.svg""#, "The picture, at the top of the cover."),
            row(
                r#""alt": "Logo of Anyshire County Council""#,
                "Read out in its place: “Logo of Anyshire County Council”.",
            ),
        ],
    },
    Object {
        name: "Theme",
        noun: "The theme",
        place: "/report/theme",
        has: "",
        around: ("", ""),
        rows: &[
            row(r##""accent": "#00539f""##, "The colour of headings, lines and links."),
            row(
                r#""fonts": ["Arimo"]"#,
                "The first of these fonts that is there; Arimo is built in, others come with `--fonts`.",
            ),
            row(r#""text_size": 18"#, "Large print: everything grows with it, and tables stack."),
            soon(r##""chart_colours": ["#7b1fa2"]"##),
        ],
    },
    Object {
        name: "Acceptance",
        noun: "An accepted warning",
        place: "/report/accept/0",
        has: r#""code": "no-commentary", "reason": "Figures only this quarter""#,
        around: ("", ""),
        rows: &[
            row(r#""code": "no-commentary""#, "Not printed; these warnings no longer count."),
            row(r#""reason": "Figures only this quarter""#, "Not printed; `check` gives it beside the warning."),
        ],
    },
    Object {
        name: "Rating",
        noun: "The rating",
        place: "/rating",
        has: r#""bands": [{"name": "Behind", "below": 0}, {"name": "There"}]"#,
        around: ("", ""),
        rows: &[
            beside(
                RATED,
                r#""basis": "points""#,
                "Limits count in the figure's own unit (for percentages in percentage points), and the key says so.",
            ),
            beside(
                RATED,
                r#""bands": [{"name": "Behind", "below": 0}, {"name": "There"}]"#,
                "The levels of key, badges and counts: “Behind”, “There”.",
            ),
            beside(
                r#""current": 5, "rag": "For information""#,
                r#""labels": [{"name": "For information"}]"#,
                "A badge with an outline only: “For information”.",
            ),
        ],
    },
    Object {
        name: "Band",
        noun: "A band",
        place: "/rating/bands/0",
        has: r#""name": "Behind""#,
        around: ("/rating", r#""bands": [{}, {"name": "There"}]"#),
        rows: &[
            beside(RATED, r#""name": "Behind", "below": 0"#, "The word on the badge: “Behind”."),
            beside(RATED, r#""below": -5"#, "The key says the limit in words: “Behind”."),
            beside(RATED, r#""up_to": -5"#, "The same, the limit included: “Behind”."),
            beside(
                RATED,
                r##""colour": "#b00020", "below": 0"##,
                "The colour of the badge; its letters are white or black, whichever can be read.",
            ),
            beside(
                RATED,
                r#""meaning": "Behind where we should be", "below": 0"#,
                "In the key: “Behind where we should be”.",
            ),
            beside(
                RATED,
                r#""off_target": true, "below": 0"#,
                "Nothing by itself; `check` asks for actions where the level has it.",
            ),
        ],
    },
    Object {
        name: "LevelLabel",
        noun: "A label",
        place: "/rating/labels/0",
        has: r#""name": "For information""#,
        around: ("", ""),
        rows: &[
            beside(
                r#""current": 5, "rag": "For information""#,
                r#""name": "For information""#,
                "The word in the badge: “For information”.",
            ),
            beside(
                r#""current": 5, "rag": "For information""#,
                r##""colour": "#505a5f""##,
                "The colour of the badge's outline.",
            ),
            beside(
                r#""current": 5, "rag": "For information""#,
                r#""meaning": "Told, not rated""#,
                "In the key: “Told, not rated”.",
            ),
        ],
    },
    Object {
        name: "KeyRow",
        noun: "A row of the key",
        place: "/key/0",
        has: r#""item": "Target", "explanation": "What we aim at.""#,
        around: ("", ""),
        rows: &[
            row(r#""item": "Target""#, "On the left of the key: “Target”."),
            row(r#""explanation": "What we aim at.""#, "Beside it: “What we aim at.”"),
        ],
    },
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
            row(r#""owner": "Library Service""#, "Not printed; lists of problems and returns name it."),
            soon(r#""portfolio": "Communities""#),
            beside(r#""current": 5"#, r#""frequency": "Month""#, "The heading over the figure: “Current Month”."),
            beside(r#""current": 95"#, r#""unit": "percent""#, "“95%”"),
            beside(
                r#""target": 100, "current": 90"#,
                r#""direction": "higher""#,
                "An arrow in the headline table, read out as “Higher is better”.",
            ),
            row(r#""target": "98,206""#, "The first column of the headline table: “98,206”."),
            soon(r#""annual_target": "200,000""#),
            row(r#""baseline": "90,000""#, "A column of its own: “Baseline”, “90,000”."),
            row(r#""current": "100,142""#, "The figure the eye meets first: “100,142”."),
            row(r#""previous": "96,280""#, "Beside the current figure: “96,280”."),
            soon(r#""last_year": 4.2"#),
            soon(r#""basis": "cumulative""#),
            soon(r#""not_due": "Annual: next due in Quarter 4""#),
            soon(r#""correction": "Two sites were counted twice""#),
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
            soon(r#""actions": [{"text": "Open on Sundays", "owner": "Head of Libraries"}]"#),
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
            soon(r#""annual_target": 400"#),
            row(r#""baseline": 80"#, "“80”"),
            row(r#""current": 95"#, "“95”"),
            row(r#""previous": 93"#, "“93”"),
            soon(r#""last_year": 88"#),
            soon(r#""basis": "cumulative""#),
            soon(r#""not_due": "Next due in Quarter 4""#),
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
    Object {
        name: "HistoryPoint",
        noun: "A point of the history",
        place: "/indicators/0/history/0",
        has: r#""period": "Q1", "value": 4"#,
        around: ("", ""),
        rows: &[
            beside(HISTORY, r#""period": "Q1 2024/25""#, "Along the chart's axis: “Q1 2024/25”."),
            beside(HISTORY, r#""value": 4"#, "A point of the chart, with its figure: “4”."),
            beside(HISTORY, r#""target": 6"#, "The chart draws the target: “6”."),
            beside(HISTORY, r#""mark": "provisional""#, "The chart names the mark: “[p]”."),
            soon(r#""rag": "Amber""#),
        ],
    },
    Object {
        name: "Action",
        noun: "An action",
        place: "/indicators/0/actions/0",
        has: r#""text": "Open on Sundays""#,
        around: ("", ""),
        rows: &[
            soon(r#""text": "Open on Sundays""#),
            soon(r#""owner": "Head of Libraries""#),
            soon(r#""due": "2024-09-30""#),
            soon(r#""revised": "2025-03-31", "due": "2024-09-30""#),
            soon(r#""status": "On track""#),
            soon(r#""done": 60"#),
        ],
    },
    Object {
        name: "ChartSpec",
        noun: "A chart",
        place: "/indicators/0/charts/0",
        has: r#""kind": "column", "title": "Visits", "categories": ["Q1", "Q2"], "series": [{"name": "Visits", "values": [4, 5]}]"#,
        around: ("", ""),
        rows: &[
            row(r#""kind": "line""#, "A line instead of columns."),
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
