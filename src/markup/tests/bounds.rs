//! How deep, how wide and how long a text may be, and where a fault of it stands.

use super::*;

#[test]
fn deep_nesting_prints_its_markers() {
    let text = format!("{}x", "- ".repeat(10));
    warns(&text, &format!("{}- - x{}", "[• ".repeat(8), "]".repeat(8)), &["a list nested too deep"]);
}

#[test]
fn every_fault_stands_at_what_it_names() {
    for (text, expected) in [
        ("One\n\n# Two\n\nthree", &[("# Two", "a heading")][..]),
        ("One\n\n> two\n\nthree", &[("> two", "a quotation")]),
        ("One\n\n```\ntwo\n```\n\nthree", &[("```\ntwo\n```", "code")]),
        ("é\n\n    two", &[("two", "an indented block")]),
        ("One\n\n  [two]: https://x.uk\n\nthree", &[("[two]: https://x.uk", "a reference definition")]),
        ("é \\*two\\*", &[("\\", "a backslash before a sign"), ("\\", "a backslash before a sign")]),
        ("é **a** <i>b</i>", &[("<i>", "HTML"), ("</i>", "HTML")]),
        ("R&D &amp; a&nbsp;b", &[("&amp;", "a character code"), ("&nbsp;", "a character code")]),
        ("- 5%\n- £3m", &[("- 5%", "-")]),
        ("é\n\n- 5%", &[("- 5%", "-")]),
        ("é\n\n- 5%\n- words", &[]),
        ("* 3 per cent", &[("* 3 per cent", "*")]),
    ] {
        let expected: Vec<(&str, String)> = expected.iter().map(|(text, what)| (*text, (*what).to_owned())).collect();
        assert_eq!(told(text), expected, "{text:?}");
    }
}

#[test]
fn a_table_holds_so_many_columns_and_cells() {
    let table = |columns: usize, rows: usize| {
        let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(columns));
        format!("{}{}{}", row("a"), row("---"), row("1").repeat(rows - 1))
    };
    let is_told = |columns: usize, rows: usize| !parse(&table(columns, rows)).faults.is_empty();
    assert!(!is_told(30, 2) && is_told(31, 2));
    assert!(!is_told(10, 1_000) && is_told(10, 1_001));
    assert!(!is_told(2, 200));
}

#[test]
fn words_alone_have_a_line_for_each_cell_that_has_any() {
    assert_eq!(plain(&parse("| a | b |\n|---|---|\n| | 1 |").blocks), "a\nb\n1");
    assert_eq!(plain(&parse("One\n\n- two\n- **three** *four*").blocks), "One\ntwo\nthree four");
}

#[test]
fn spans_are_read_so_deep_and_no_deeper() {
    let nested = |depth: usize| {
        let around = |inner: String, n: usize| match n % 2 {
            0 => format!("*x {inner} y*"),
            _ => format!("**x {inner} y**"),
        };
        (0..depth).fold("a".to_owned(), around)
    };
    assert_eq!(parse(&nested(8)).faults, []);
    assert_eq!(told(&nested(9)), [("*x a y*", "text nested too deep".to_owned())]);
}
