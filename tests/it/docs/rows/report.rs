//! What stands around the indicators: report, scale, key.

use super::{HISTORY, Object, RATED, beside, row};

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
            row(
                r#""first_page": 187"#,
                "Pages count from there: “Page 188” behind the cover, which has the first of them.",
            ),
            row(
                r#""version": "Version 2, corrected 3 December 2024""#,
                "On the cover: “Version 2, corrected 3 December 2024”.",
            ),
            row(r#""source": "Source: service returns""#, "At the foot of the pages: “Source: service returns”."),
            row(r#""language": "en-GB""#, "Not printed; screen readers pronounce the report in it."),
            beside(HISTORY, r#""chart_tables": true"#, "Under each chart a table of its figures: “Q1”, “4”."),
            row(
                r#""logo": {"path": "pictures/logo.svg", "alt": "Logo of Anyshire County Council"}"#,
                "At the top of the cover; read out as “Logo of Anyshire County Council”.",
            ),
            row(
                r##""theme": {"accent": "#00539f", "text_size": 14}"##,
                "Headings and lines in that colour, larger text.",
            ),
            row(r#""print_owner": true"#, "Owner and portfolio under the title of each indicator."),
            row(
                r#""introduction": {"Key messages": "Loans are up."}"#,
                "Behind the cover: “Key messages”, “Loans are up.”",
            ),
            beside(
                RATED,
                r#""summary": true"#,
                "A page that says how many are on target, and lists exceptions, changes and what is missing: “Summary”, “Exceptions”.",
            ),
            row(r#""parts": ["key", "index", "indicators"]"#, "These parts in this order, and no others."),
            row(
                r#""layout": "flow""#,
                "Groups start pages, indicators follow one another, and none is broken that fits a page: fewer, fuller pages.",
            ),
            row(
                r#""fingerprint": true"#,
                "At the foot of the last page “Fingerprint of the data (SHA-256)” and the sum, in groups of four.",
            ),
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
            row(
                r##""chart_colours": ["#7b1fa2"]"##,
                "The series of charts are drawn in these colours, the others in the usual ones.",
            ),
        ],
    },
    Object {
        name: "SummaryForm",
        noun: "The summary",
        place: "/report/summary",
        has: "",
        around: ("", ""),
        rows: &[
            row(r#""movers": 3"#, "So many declines and so many of the other changes are listed."),
            row(r#""exceptions": ["Red"]"#, "The indicators of these levels, worst first: “No indicator is Red.”"),
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
];
