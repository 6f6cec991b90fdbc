//! What is a placeholder, and what only looks like one.

use super::*;

fn figure(text: &str) -> Option<Kind> {
    in_figure(text).map(|found| found.kind)
}

fn words(text: &str) -> Option<&str> {
    all_in_text(text).into_iter().next().map(|found| &text[found.range])
}

#[test]
fn nothing_that_stands_for_a_figure_is_taken_for_one() {
    let errors = ["#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "########", "Err:502"];
    for text in errors {
        assert_eq!(figure(text), Some(Kind::Spreadsheet), "{text}");
        assert_eq!(
            figure(&format!(" {} ", text.to_lowercase().replace("err", "Err"))),
            Some(Kind::Spreadsheet),
            "{text}"
        );
    }
    for text in ["nan", "NaN", "None", "null", "undefined", "[object Object]", "inf"] {
        assert_eq!(figure(text), Some(Kind::Program), "{text}");
    }
    let to_come = [
        "TBC",
        "tbc",
        "TBA",
        "T.B.C.",
        "(TBC)",
        "[TBC]",
        "To be confirmed",
        "TBC (April)",
        "Data TBC",
        "XXX",
        "xx%",
        "XX.X%",
        "£x,xxx",
        "{{value}}",
        "${current}",
        "{{ value }}%",
        "[insert figure]",
        "Awaiting data",
        "Data to follow",
        "???",
        "?",
    ];
    for text in to_come {
        assert_eq!(figure(text), Some(Kind::ToCome), "{text}");
    }
}

#[test]
fn figures_and_published_words_are_no_placeholders() {
    let published = [
        "98,206",
        "95%",
        "NA",
        "N/A",
        "n/a",
        "-",
        "..",
        "",
        " ",
        "Fewer than 85",
        "DIV/0",
        "12 to 14",
        "85% (TBC)",
        "9% increase",
        "x",
        "X",
        "[x]",
        "No change",
        "Data not available",
        "Within range",
        "Nil",
        "Nonesuch",
        "Annual: next due in Quarter 4",
        "Extra xx-large",
        "XL",
        "MMXXV",
    ];
    for text in published {
        assert_eq!(figure(text), None, "{text}");
    }
}

#[test]
fn a_name_may_speak_of_what_is_to_come() {
    for name in ["Written as “TBC”", "Decisions TBC", "TBC programme", "Nonesuch House"] {
        assert!(all_in_name(name).is_empty(), "{name}");
    }
    for name in ["TBC", "None", "Title to be confirmed", "XXX", "{{title}}", "?"] {
        assert!(!all_in_name(name).is_empty(), "{name}");
    }
}

#[test]
fn texts_that_were_never_written_are_found() {
    for text in [
        "Insert commentary here",
        "Please insert text here.",
        "Click or tap here to enter text.",
        "Commentary here",
        "TBC",
        "**TBC**",
        "To be confirmed.",
        "Commentary to follow",
        "Update to be provided",
        "Awaiting commentary",
        "[Insert commentary here]",
        "Enter your commentary here:",
        "Add text",
        "xxx",
        "Description goes here",
        "null",
        "#REF!",
        "Placeholder",
    ] {
        assert_eq!(words(text), Some(text), "{text}");
    }
    assert_eq!(words("Visits rose.\n\n- TBC\n- More"), Some("TBC"));
    assert_eq!(words("1. Visits rose.\n2. Insert text here"), Some("Insert text here"));
    assert_eq!(words("12) null"), Some("null"));
    assert_eq!(words("We saw XXX people."), Some("XXX"));
    assert_eq!(words("We saw (xx) people, and more."), Some("xx"));
    assert_eq!(words("It cost £X.X in all."), Some("£X.X"));
    assert_eq!(words("###"), Some("###"));
    assert_eq!(words("Visits rose by [insert figure] in July."), Some("[insert figure]"));
    assert_eq!(words("Visits rose by xx% in July."), Some("xx%"));
    assert_eq!(words("Lorem ipsum dolor sit amet"), Some("Lorem ipsum"));
    assert_eq!(words("Dear {{name}}, hello"), Some("{{name}}"));
    assert_eq!(words("A total of £${total}"), Some("${total}"));
    assert_eq!(words("Dear «First_Name»"), Some("«First_Name»"));
    assert_eq!(words("Visits were #N/A, up from 5"), Some("#N/A"));
    assert_eq!(words("The lead is [TBC]"), Some("[TBC]"));
}

#[test]
fn ordinary_sentences_are_left_alone() {
    for text in [
        "None",
        "None.",
        "Not applicable",
        "The opening date is TBC.",
        "Venue (TBC) and date to be confirmed in May",
        "N/A",
        "Add 20 chargers here",
        "Insert new boilers in all schools",
        "Provide further information",
        "More information here",
        "[insert](https://example.org)",
        "[insert name](https://example.org)",
        "[TBC](https://example.org)",
        "[TBC]: https://example.org",
        "Here",
        "Data provided",
        "Commentary and results added",
        "Click the text",
        "##",
        "{{a\nb}}",
        "{{ }}",
        "Il dit «bonjour» ici",
        "«une_fois et deux»",
        "Type 2 diabetes",
        "Data was provided late",
        "A total of 12 is pending",
        "New members to be added to the board by May",
        "#libraries and #REF are tags",
        "#### Heading",
        "Year XX of the plan",
        "« bonjour à tous »",
        "{braces} and $5",
        "5 < 7 and 8 > 6",
        "XXL shirts",
        "Enter the market in Quarter 3",
        "No commentary was provided",
        "Results follow the national trend",
        "The figures are awaited from the department in May",
        "",
        "\n\n",
        "Exxon",
        "Taxxi",
    ] {
        assert_eq!(words(text), None, "{text}");
    }
}

#[test]
fn every_placeholder_of_a_text_is_found_once() {
    let text = "TBC\nUp from {{last}} to {{now}}, see [insert name].\n- xxx\nLorem ipsum and #REF! of #N/A";
    let found: Vec<&str> = all_in_text(text).into_iter().map(|found| &text[found.range]).collect();
    assert_eq!(found, ["TBC", "{{last}}", "{{now}}", "[insert name]", "- xxx", "Lorem ipsum", "#REF!", "#N/A"]);
    assert_eq!(all_in_text("[{{a}}]").len(), 1);
}

#[test]
fn a_field_and_an_instruction_are_short() {
    let field = |letters: usize| format!("Dear {{{{{}}}}}", "a".repeat(letters));
    assert_eq!(words(&field(80)), Some(&field(80)[5..]));
    assert_eq!(words(&field(81)), None);
    let instruction = |length: usize| format!("insert{}here", " ".repeat(length - "inserthere".len()));
    assert!(instruction::is_one(&instruction(instruction::LONGEST)));
    assert!(!instruction::is_one(&instruction(instruction::LONGEST + 1)));
}
