//! What is told of a report as a whole, beside what is nearly a fault and is none.

use super::told::{REPORT, told};

/// An indicator with these fields and nothing else to say of it.
fn indicator(fields: &str) -> String {
    format!(r#"{{{fields} "rag": "Contextual", "narrative": {{"Commentary": "Said."}}}}"#)
}

/// The codes and pointers of what is told of a pack with these fields in its report, this beside it, and these indicators.
fn said(report: &str, beside: &str, indicators: &[String]) -> Vec<String> {
    let pack = format!(r#"{{"report": {{{REPORT} {report}}}, {beside} "indicators": [{}]}}"#, indicators.join(", "));
    let short = |line: String| line.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" ").trim_end().to_owned();
    told(&pack).into_iter().map(short).collect()
}

/// The same of fields of the report alone, the pointers within it.
fn of_report(fields: &str) -> Vec<String> {
    let told = said(&format!(", {fields}"), "", &[]);
    told.into_iter().map(|line| line.replace("/report/", "")).collect()
}

#[track_caller]
fn assert_of_report(cases: &[(&str, &[&str])]) {
    for (fields, expected) in cases {
        assert_eq!(of_report(fields), *expected, "with {fields}");
    }
}

#[test]
fn dates_are_near_the_day_of_production_and_meetings_behind_it() {
    for stamp in
        ["November 2024", "25 Nov 2024", "November 2025", "11/2025", "Nov 2023", "2023", "2025", "Spring 2025", ""]
    {
        assert_eq!(of_report(&format!(r#""issued": "{stamp}""#)), [""; 0], "{stamp}");
    }
    for stamp in ["December 2025", "October 2023", "12/2025", "2023-10-31", "2022", "2026"] {
        assert_eq!(of_report(&format!(r#""issued": "{stamp}""#)), ["odd-dates issued"], "{stamp}");
    }
    let side =
        |stamp: &str| told(&format!(r#"{{"report": {{{REPORT}, "issued": "{stamp}"}}, "indicators": []}}"#)).concat();
    assert!(side("October 2023").contains("more than a year before the day of production, 25 November 2024"));
    assert!(side("December 2025").contains("more than a year after the day of production, 25 November 2024"));
    assert_of_report(&[
        (r#""meeting_date": "2024-11-25""#, &[]),
        (r#""meeting_date": "2024-11-24""#, &["odd-dates meeting_date"]),
    ]);
    let without =
        r#"{"report": {"title": "A", "committee": "B", "period": "C", "issued": "May 1999"}, "indicators": []}"#;
    assert_eq!(told(without).len(), 1);
}

#[test]
fn the_reports_own_fields_are_what_can_be_printed() {
    assert_of_report(&[
        (r#""first_page": 1"#, &[]),
        (r#""first_page": 99999"#, &[]),
        (r#""first_page": 0"#, &["bad-value first_page"]),
        (r#""first_page": 100000"#, &["bad-value first_page"]),
        (r#""email": "performance@example.org""#, &[]),
        (r#""email": " ""#, &[]),
        (r#""email": "performance at example""#, &["not-a-link email"]),
        (r#""theme": {"text_size": 10}"#, &[]),
        (r#""theme": {"text_size": 24}"#, &[]),
        (r#""theme": {"text_size": 9.5}"#, &["bad-value theme/text_size"]),
        (r#""theme": {"text_size": 25}"#, &["bad-value theme/text_size"]),
        (r##""theme": {"accent": "#767676"}"##, &[]),
        (r##""theme": {"accent": "#777777"}"##, &["low-contrast theme/accent"]),
        (r##""theme": {"chart_colours": ["#000000", "#949494", "#000000", "#949494"]}"##, &[]),
        (r##""theme": {"chart_colours": ["#969696"]}"##, &["low-contrast theme/chart_colours/0"]),
        (r##""theme": {"chart_colours": ["#000000", "#222222"]}"##, &["low-contrast theme/chart_colours/1"]),
        (
            r##""theme": {"chart_colours": ["#000000", "#949494", "#000000", "#949494", "#000000"]}"##,
            &["bad-value theme/chart_colours/4"],
        ),
        (r#""introduction": {"Key messages": "a", "Next": ""}"#, &["empty-section introduction/Next"]),
        (r#""introduction": {" ": "a"}"#, &["bad-value introduction/"]),
        (r#""introduction": {"Next": "This is confidential."}"#, &["exempt-wording introduction/Next"]),
        (r#""marking": " ", "introduction": {"Next": "This is confidential."}"#, &["exempt-wording introduction/Next"]),
        (r#""marking": "Not for publication", "introduction": {"Next": "This is confidential."}"#, &[]),
        (r#""parts": ["key", "index", "indicators"]"#, &[]),
        (r#""parts": ["key", "index", "key"]"#, &["bad-value parts/2"]),
        (r#""parts": ["key", "key", "key"]"#, &["bad-value parts/1", "bad-value parts/2"]),
        (r#""summary": {"exceptions": ["Red", "Purple"]}"#, &["unknown-level summary/exceptions/1"]),
    ]);
    let blank = REPORT.replace("\"A\"", "\" \"").replace("\"B\"", "\"\"");
    assert_eq!(told(&format!(r#"{{"report": {{{blank}}}, "indicators": []}}"#)).len(), 2);
}

#[test]
fn header_and_footer_leave_room_for_the_page() {
    // 38 lines are half a page at the usual size, of letters that are on average 4.8 points wide.
    let of = |field: &str, letters: usize, others: &str| {
        let text = format!(r#""{field}": "{}" {others}"#, "a".repeat(letters));
        let required = REPORT.replace(r#""title": "A", "#, if field == "title" { "" } else { r#""title": "A", "# });
        let told = told(&format!(r#"{{"report": {{{required}, {text}}}, "indicators": []}}"#));
        told.iter().filter(|told| told.contains("header and footer")).count()
    };
    for (field, most, others) in [
        ("marking", 3_707, ""),
        ("source", 3_168, ""),
        ("title", 3_719, ""),
        ("title", 3_712, r#", "financial_year": "2024/25""#),
        ("title", 3_205, r#", "appendix": "Appendix 1""#),
        ("title", 1_815, r#", "agenda_item": "Agenda item 5, with all of its further papers""#),
        ("appendix", 1_903, ""),
        ("appendix", 1_853, r#", "agenda_item": "Item 5""#),
        ("marking", 3_707, r#", "theme": {"text_size": 10}"#),
        ("marking", 2_324, r#", "theme": {"text_size": 15}"#),
        ("marking", 901, r#", "theme": {"text_size": 24}"#),
        ("source", 639, r#", "theme": {"text_size": 24}"#),
        ("marking", 1_803, r#", "source": "SOURCE""#),
    ] {
        let others = others.replace("SOURCE", &"s".repeat(1_626));
        assert_eq!((of(field, most, &others), of(field, most + 1, &others)), (0, 1), "{field} of {most} {others}");
    }
}

#[test]
fn a_group_stands_together_and_is_written_in_one_way() {
    let groups = |names: &[&str]| {
        let of = |(n, name): (usize, &&str)| indicator(&format!(r#""ref": "{n}", "title": "a", "group": "{name}","#));
        said("", "", &names.iter().enumerate().map(of).collect::<Vec<_>>())
    };
    assert_eq!(groups(&["A", "A", "B", "B"]), [""; 0]);
    assert_eq!(groups(&["A", "B", "A"]), ["split-group /indicators/2/group"]);
    assert_eq!(
        groups(&["A", "B", "A", "B", "A"]),
        ["split-group /indicators/2/group", "split-group /indicators/3/group"]
    );
    assert_eq!(groups(&["A", " ", "A"]), ["split-group /indicators/2/group"]);
    assert_eq!(
        groups(&["Roads", "roads", "ROADS", "roads"]),
        ["split-group /indicators/1/group", "split-group /indicators/2/group"]
    );
    assert_eq!(groups(&["Roads ", "Roads", "  Roads"]), [""; 0]);
    let message = |names: &[&str]| {
        let of = |(n, name): (usize, &&str)| indicator(&format!(r#""ref": "{n}", "title": "a", "group": "{name}","#));
        let indicators: Vec<String> = names.iter().enumerate().map(of).collect();
        let told = told(&format!(r#"{{"report": {{{REPORT}}}, "indicators": [{}]}}"#, indicators.join(", ")));
        told.into_iter().next().unwrap_or_default()
    };
    assert!(message(&["A", "B", "A"]).ends_with("here they go on after those of “B”"));
    assert!(message(&["A", "B", "A", "C", "A"]).ends_with("here they go on after those of “B” (3 places in all)"));
    assert!(message(&["A", "", "A"]).ends_with("here they go on after indicators without a group"));
    assert!(message(&["Roads", "roads"]).contains("differ only in capital letters"));
    assert!(message(&["Roads", "Ro ads"]).contains("differ only in spaces"));
    assert!(message(&["Roads", "Ro\u{AD}ads"]).contains("differ only in characters that look alike"));
}

#[test]
fn numbers_of_indicators_and_spellings_are_one_throughout() {
    let refs = |all: &[&str]| {
        said("", "", &all.iter().map(|r| indicator(&format!(r#""ref": {r}, "title": "a","#))).collect::<Vec<_>>())
    };
    assert_eq!(refs(&["1", "2"]), [""; 0]);
    assert_eq!(refs(&["1", "\"1 \"", "1"]), ["duplicate-ref /indicators/1/ref", "duplicate-ref /indicators/2/ref"]);
    assert_eq!(refs(&["\" \"", "\" \""]), ["missing-ref /indicators/0", "missing-ref /indicators/1"]);
    let spelled = |fields: &[&str]| {
        let of = |(n, fields): (usize, &&str)| indicator(&format!(r#""ref": "{n}", "title": "a", {fields},"#));
        said("", "", &fields.iter().enumerate().map(of).collect::<Vec<_>>())
    };
    let (na, n_a) = (r#""previous": "NA""#, r#""previous": "N/A""#);
    assert_eq!(spelled(&[na, na]), [""; 0]);
    assert_eq!(spelled(&[na, n_a, n_a]), ["inconsistent-na /indicators/0/previous"]);
    assert_eq!(spelled(&[na, na, n_a]), ["inconsistent-na /indicators/2/previous"]);
    // Of as many the one is told that the page has without a stroke.
    assert_eq!(spelled(&[n_a, na]), ["inconsistent-na /indicators/1/previous"]);
    for field in ["target", "annual_target", "baseline", "current", "previous", "last_year", "change", "direction"] {
        let field = format!(r#""{field}": "NA""#);
        assert!(
            spelled(&[&field, n_a, n_a]).iter().any(|told| told.starts_with("inconsistent-na /indicators/0/")),
            "{field}"
        );
    }
    // An indicator without a number goes by its title.
    let titled = [r#""title": "Visits", "previous": "NA","#, r#""ref": "2", "title": "a", "previous": "N/A","#];
    let pack = titled.map(indicator).join(", ");
    let told = told(&format!(r#"{{"report": {{{REPORT}}}, "indicators": [{pack}]}}"#));
    assert!(told.iter().any(|told| told.starts_with("inconsistent-na") && told.contains("“Visits”")), "{told:?}");
    let (parted, plain) = (r#""current": "98,206""#, r#""current": "2409""#);
    assert_eq!(spelled(&[parted, plain, plain]), ["inconsistent-format /indicators/0/current"]);
    assert_eq!(spelled(&[parted, parted, plain]), ["inconsistent-format /indicators/2/current"]);
    for same in [r#""current": "999""#, r#""current": "0.1234""#, r#""current": "2024-25""#, r#""current": "Ref 2409""#]
    {
        assert_eq!(spelled(&[parted, same]), [""; 0], "{same}");
    }
}

#[test]
fn a_scale_can_be_reached_from_end_to_end() {
    let bands = |bands: &str| {
        let told = said("", &format!(r#""rating": {{"bands": [{bands}]}},"#), &[]);
        told.into_iter().filter(|told| !told.starts_with("actions-missing")).collect::<Vec<_>>()
    };
    let at = |n: usize| vec![format!("bad-scale /rating/bands/{n}")];
    assert_eq!(bands(r#"{"name": "a", "below": 0}, {"name": "b"}"#), [""; 0]);
    assert_eq!(bands(r#"{"name": "a", "below": 0}, {"name": "b", "up_to": 0}, {"name": "c"}"#), [""; 0]);
    assert_eq!(bands(""), ["bad-scale /rating/bands"]);
    assert_eq!(bands(r#"{"name": "a", "below": 0}, {"name": "b", "below": 0}, {"name": "c"}"#), at(1));
    assert_eq!(bands(r#"{"name": "a", "up_to": 0}, {"name": "b", "below": 0}, {"name": "c"}"#), at(1));
    assert_eq!(bands(r#"{"name": "a"}, {"name": "b"}"#), at(1));
    assert_eq!(bands(r#"{"name": "a", "below": 0}, {"name": "b", "up_to": 5}"#), at(1));
    assert_eq!(bands(r#"{"name": "a", "below": 0, "up_to": 1}, {"name": "b"}"#), ["bad-scale /rating/bands/0/up_to"]);
    assert_eq!(bands(r#"{"name": "a", "below": 0}, {"name": "a"}"#), ["bad-scale /rating/bands/1/name"]);
    assert_eq!(bands(r#"{"name": "a", "below": 0}, {"name": " "}"#), ["bad-value /rating/bands/1/name"]);
    assert_eq!(
        bands(r#"{"name": "a", "below": "x"}, {"name": "b", "below": 0}"#),
        ["wrong-type /rating/bands/0/below"]
    );
    assert_eq!(bands(r##"{"name": "a", "below": 0, "colour": "#767676"}, {"name": "b"}"##), [""; 0]);
    let own = |bands: &str| {
        said("", "", &[indicator(&format!(r#""ref": 1, "title": "a", "rating": {{"bands": [{bands}]}},"#))])
    };
    assert_eq!(own(r#"{"name": "Red", "below": 0}, {"name": "Green"}"#), [""; 0]);
    assert_eq!(
        own(r#"{"name": "Red", "below": 0}, {"name": "Purple"}"#),
        ["unknown-level /indicators/0/rating/bands/1/name"]
    );
    assert_eq!(own(r#"{"below": 0}, {"name": "Green"}"#), ["missing-field /indicators/0/rating/bands/0"]);
}

#[test]
fn a_warning_is_accepted_once_with_a_reason_where_it_is() {
    let accept = |report: &str, of_indicator: &str| {
        let first = indicator(&format!(r#""title": "a", {of_indicator}"#));
        let told = said(report, "", &[first, indicator(r#""title": "b","#)]);
        told.into_iter().filter(|told| !told.starts_with("missing-ref")).collect::<Vec<_>>()
    };
    let entry = |code: &str, reason: &str| format!(r#""accept": [{{"code": "{code}", "reason": "{reason}"}}]"#);
    let report = |code: &str, reason: &str| accept(&format!(", {}", entry(code, reason)), "");
    assert_eq!(report("missing-ref", "No numbers here"), [""; 0]);
    assert_eq!(report("missing-ref", " "), ["bad-value /report/accept/0"]);
    assert_eq!(report("rag-missing", "a"), ["unused-accept /report/accept/0"]);
    // What needs an earlier pack or templates is not looked for here.
    for code in ["stale-text", "vanished", "unused-template", "language-words"] {
        assert_eq!(report(code, "a"), [""; 0], "{code}");
    }
    let own = |code: &str| accept("", &format!("{},", entry(code, "a")));
    assert_eq!(own("missing-ref"), [""; 0]);
    assert_eq!(own("rag-missing"), ["unused-accept /indicators/0/accept/0"]);
    assert_eq!(own("odd-dates"), ["unused-accept /indicators/0/accept/0"]);
}
