//! `roll`: the next period's pack has every published figure where it belongs, and everything else as it was written.

use serde_json::{Value, json};

use crate::run::{Folder, Ran, sample_pack};

mod book;
mod pieces;
mod year;

const QUARTERS: [(&str, &str); 4] =
    [("Quarter 3", "2024/25"), ("Quarter 4", "2024/25"), ("Quarter 1", "2025/26"), ("Quarter 2", "2025/26")];

/// Rolls a pack of a folder to a period.
fn roll(folder: &Folder, old: &str, (period, year): (&str, &str), new: &str) -> Ran {
    folder.run(["roll", old, "--period", period, "--produced-on", "2026-07-31", "--financial-year", year, "-o", new])
}

fn json_of(folder: &Folder, name: &str) -> Value {
    serde_json::from_slice(&folder.read(name)).expect("JSON")
}

/// The figure of a value, alone or in an object; `None` where it is null or absent.
fn figure(value: &Value) -> Option<&Value> {
    let figure = if value.is_object() { &value["value"] } else { value };
    Some(figure).filter(|figure| !figure.is_null())
}

/// An indicator and its sub-measures.
fn subjects(indicator: &Value) -> Vec<&Value> {
    let measures = indicator["measures"].as_array().into_iter().flatten();
    std::iter::once(indicator).chain(measures).collect()
}

/// Every subject of two packs, side by side, with the indicator of the first.
fn pairs<'v>(old: &'v Value, new: &'v Value) -> Vec<(&'v Value, &'v Value, &'v Value)> {
    let indicators = |pack: &'v Value| pack["indicators"].as_array().expect("indicators");
    assert_eq!(indicators(old).len(), indicators(new).len());
    let both = indicators(old).iter().zip(indicators(new));
    both.flat_map(|(old, new)| subjects(old).into_iter().zip(subjects(new)).map(move |(a, b)| (old, a, b))).collect()
}

/// Puts figures of a period in where there are none.
fn fill_in(folder: &Folder, name: &str, figure: &str) {
    let mut pack = json_of(folder, name);
    for indicator in pack["indicators"].as_array_mut().expect("indicators") {
        let fill = |subject: &mut Value| match subject.get_mut("current") {
            Some(Value::Object(current)) if current["value"].is_null() => {
                current.insert("value".into(), figure.into());
            }
            Some(current) if current.is_null() => *current = figure.into(),
            _ => {}
        };
        fill(indicator);
        if let Some(Value::Array(measures)) = indicator.get_mut("measures") {
            measures.iter_mut().for_each(fill);
        }
    }
    folder.write(name, pack.to_string());
}

/// The points of a history as pairs.
fn points(subject: &Value) -> Vec<(Value, Value)> {
    let history = subject["history"].as_array().into_iter().flatten();
    history.map(|point| (point["period"].clone(), figure(&point["value"]).cloned().unwrap_or(Value::Null))).collect()
}

/// Whether the sample says of an indicator that its figure is of a year.
fn is_yearly(indicator: &Value) -> bool {
    let label = indicator["current"]["label"].as_str().unwrap_or_default();
    match indicator["frequency"].as_str() {
        Some(frequency) => frequency == "Year",
        None => label.contains("Year"),
    }
}

#[test]
fn a_quarterly_report_of_a_year_later_has_every_figure_where_it_belongs() {
    let folder = Folder::with("0.json", sample_pack("communities-2024-25-q2"));
    for (number, period) in (1..).zip(QUARTERS) {
        roll(&folder, &format!("{}.json", number - 1), period, &format!("{number}.json")).exits(0);
        fill_in(&folder, &format!("{number}.json"), &format!("9{number}"));
    }
    let (old, new) = (json_of(&folder, "0.json"), json_of(&folder, "4.json"));
    let (mut of_quarter, mut of_year) = (0, 0);
    for (indicator, old, new) in pairs(&old, &new) {
        let Some(published) = figure(&old["current"]) else { continue };
        let name = &old["title"];
        assert_eq!(old["target"], new["target"], "{name}");
        assert_eq!(old["current"]["label"], new["current"]["label"], "{name}");
        assert_eq!(old["previous"]["label"], new["previous"]["label"], "{name}");
        let (before, after) = (points(old), points(new));
        assert_eq!(after[..before.len()], before[..], "{name}: what was there stays in its place");
        if is_yearly(indicator) {
            // It stays until the year ends, then it is last year's.
            assert_eq!(figure(&new["previous"]), Some(published), "{name}");
            assert_eq!(figure(&new["current"]), Some(&json!("93")), "{name}: that of the new year");
            of_year += 1;
            continue;
        }
        assert_eq!(figure(&new["previous"]), Some(&json!("93")), "{name}");
        assert_eq!(figure(&new["current"]), Some(&json!("94")), "{name}");
        let of_then: Vec<_> = after.iter().filter(|(period, _)| period == "Quarter 2 2024/25").collect();
        let is_no_figure = published == "N/A";
        assert!(is_no_figure || matches!(of_then[..], [(_, figure)] if figure == published), "{name}: {after:?}");
        let since = [("Quarter 3 2024/25", "91"), ("Quarter 4 2024/25", "92"), ("Quarter 1 2025/26", "93")];
        let since = since.map(|(period, figure)| (json!(period), json!(figure)));
        assert_eq!(after[after.len() - 3..], since, "{name}");
        of_quarter += 1;
    }
    assert_eq!((of_quarter, of_year), (15, 10), "the figures of the sample");
}

#[test]
fn a_yearly_report_of_four_years_later_has_every_figure_where_it_belongs() {
    let folder = Folder::with("0.json", sample_pack("children-2025"));
    for number in 1..=4 {
        let (period, year) = (format!("{}", 2025 + number), format!("{}/{}", 2024 + number, 25 + number));
        roll(&folder, &format!("{}.json", number - 1), (&period, &year), &format!("{number}.json")).exits(0);
        fill_in(&folder, &format!("{number}.json"), &format!("9{number}"));
    }
    let (old, new) = (json_of(&folder, "0.json"), json_of(&folder, "4.json"));
    for (_, old, new) in pairs(&old, &new) {
        let name = &old["title"];
        let after = points(new);
        // The sample's points have the period that each figure carries.
        for published in ["previous", "current"].map(|field| &old[field]) {
            let point = (published["period"].clone(), figure(published).cloned().unwrap_or(Value::Null));
            let is_there = after.contains(&point) || point.1.is_null() || figure(&old["current"]).is_none();
            assert!(is_there, "{name}: {point:?} is not in {after:?}");
        }
        let since =
            [("2026", "91"), ("2027", "92"), ("2028", "93")].map(|(period, figure)| (json!(period), json!(figure)));
        assert_eq!(after[after.len() - 3..], since, "{name}");
        assert_eq!(figure(&new["previous"]), Some(&json!("93")), "{name}");
        assert_eq!(old["charts"], new["charts"], "{name}: charts of one's own stay as they are");
    }
}

#[test]
fn a_quarter_rolled_forward_is_the_skeleton_of_the_next_one() {
    let folder = Folder::new();
    folder.write("1.json", include_str!("../roll/quarter-1.json"));
    roll(&folder, "1.json", ("Quarter 2", "2025/26"), "new.json").exits(0);
    let published: Value = serde_json::from_str(include_str!("../roll/quarter-2.json")).expect("JSON");
    let mut new = json_of(&folder, "new.json");
    assert_eq!(new["report"]["period"], published["report"]["period"]);
    assert_eq!(new["rating"], published["rating"]);
    let mut retargeted = Vec::new();
    for (_, published, new) in pairs(&published, &new.clone()) {
        let reference = &published["ref"];
        for field in ["title", "owner", "direction", "previous"] {
            assert_eq!(new[field], published[field], "{reference}: {field}");
        }
        assert_eq!(new["current"]["label"], published["current"]["label"], "{reference}");
        assert_eq!((&new["rag"], &new["change"], &new["current"]["value"]), (&Value::Null, &Value::Null, &Value::Null));
        assert_eq!(new["narrative"], json!({"Commentary": ""}), "{reference}: the heading stays");
        // The published pack carries no history; the rolled one keeps the figure of the quarter before.
        assert_eq!(points(new), [(json!("Quarter 1 2025/26"), published["previous"]["value"].clone())], "{reference}");
        if new["target"] != published["target"] {
            retargeted.push(reference.as_str().expect("a ref").to_owned());
        }
    }
    assert_eq!(retargeted, ["1.1.4.KR", "1.2.1.KR"], "the council changed these two targets with the quarter");
    // With what the quarter brought put in, nothing else differs.
    for (place, published) in (0..).zip(published["indicators"].as_array().expect("indicators")) {
        let indicator = &mut new["indicators"][place as usize];
        for field in ["current", "rag", "change", "narrative", "target"] {
            indicator[field] = published[field].clone();
        }
        indicator.as_object_mut().expect("an indicator").remove("history");
    }
    new["report"]["produced_on"] = published["report"]["produced_on"].clone();
    assert_eq!(new, published);
}

#[test]
fn a_workbook_rolls_to_the_pack_that_its_json_rolls_to() {
    for (name, period, year) in
        [("communities-2024-25-q2", "Quarter 3", "2024/25"), ("children-2025", "2026", "2025/26")]
    {
        let folder = Folder::with("old.json", sample_pack(name));
        folder.run(["convert", "old.json", "-o", "old.xlsx"]).exits(0);
        let by_json = roll(&folder, "old.json", (period, year), "new.json").exits(0);
        let by_book = roll(&folder, "old.xlsx", (period, year), "new.xlsx").exits(0);
        assert_eq!(by_book.stderr, "", "only single cells change");
        let account = |ran: &Ran| ran.out().split("\nPlease look").next().map(str::to_owned);
        assert_eq!(account(&by_json), account(&by_book), "the same is told of both");
        roll(&folder, "old.json", (period, year), "crossed.xlsx").exits(0);
        folder.run(["convert", "new.xlsx", "-o", "back.json"]).exits(0);
        folder.run(["convert", "crossed.xlsx", "-o", "crossed.json"]).exits(0);
        assert!(folder.read("crossed.json") == folder.read("back.json"), "{name}");
        folder.run(["convert", "new.json", "-o", "same.xlsx"]).exits(0);
        assert!(folder.read("same.xlsx") == folder.read("crossed.xlsx"), "{name}");
        assert!(by_book.out().contains("new.xlsx, Report!B"), "places are cells\n{by_book}");
    }
}

#[test]
fn what_was_done_is_told() {
    let folder = Folder::with("q2.json", sample_pack("communities-2024-25-q2"));
    let ran = roll(&folder, "q2.json", QUARTERS[0], "q3.json").exits(0);
    let out = ran.out();
    let (done, to_come) = out.split_once("\nStill to come\n").expect("what is to come");
    insta::assert_snapshot!(done, @r#"
    Quarter 2 2024/25 → Quarter 3 2024/25

    Moved: the current figure is now the previous one
      Indicator 136: 2969 (in the history already)
      Indicator “Groups and organisations given seed funding”: N/A (no figure for the history)
      Indicator “Groups and organisations given seed funding”, All seed funding: groups and organisations, April to September 2024: 46 (in the history as “Quarter 2 2024/25”)
      Indicator 175: 795 (in the history already)
      Indicator 176: 799 (in the history already)
      Indicator 177: 118 (in the history already)
      Indicator 178: 105 (in the history already)
      Indicator 179: 40 (in the history already)
      Indicator “Number of self-referrals to the domestic abuse outreach service”: 90 (in the history already)
      Indicator “Percentage of clients who engage with the Independent Domestic Violence Advocacy…”: 70% (in the history already)
      Indicator 199: 1126 (in the history already)
      Indicator 219: 81% (in the history already)
      Indicator “Registrations - All deaths registered within 5 days”: 37% (in the history already)
      Indicator 221: 362 (in the history already)
      Indicator “Businesses in priority areas brought into compliance (%)”: 62% (in the history already)

    Not moved (where a new figure is due now, put it in by hand)
      Indicator 36: a yearly figure; it moves when a new financial year begins
      Indicator 37: a yearly figure; it moves when a new financial year begins
      Indicator “Library outcomes for children and young people”: a yearly figure; it moves when a new financial year begins
      Indicator “Number of enrolments on courses in local priority sectors”: a yearly figure; it moves when a new financial year begins
      Indicator “Percentage of learners who complete and achieve their course”: a yearly figure; it moves when a new financial year begins
      Indicator 255: a yearly figure; it moves when a new financial year begins

    Emptied, with headings and labels kept
      of the indicators: level (19), change (14), commentary (14), text under Actions or Path to Green (10)
      of the report: issued

    Please look at these
      q3.json:12: “source” names November 2024
      q3.json:77: Indicator 37, “Path to Green” names Quarter 4
      q3.json:138: Indicator “Library outcomes for children and young people”, “notes” names September 2023
      q3.json:142: Indicator “Library outcomes for children and young people”, “Indicator Description” names September 2023
      q3.json:247: Indicator “Groups and organisations given seed funding”, “title” names September 2024
      q3.json:347: Indicator 255, “Commentary” names May 2023
      q3.json:348: Indicator 255, “Case study” names May 2022
      q3.json:530: Indicator 219, “notes” names Quarter 2
      q3.json:555: Indicator “Registrations - All deaths registered within 5 days”, “notes” names Quarter 2
      q3.json:578: Indicator 221, “notes” names Quarter 2
    "#);
    assert!(to_come.starts_with("  Library Service (1 indicator)\n    Libraries\n"), "by owner and group\n{to_come}");
    assert!(to_come.ends_with("  16 indicators with something still to come\n\nq3.json\n"), "{to_come}");
    folder.run(["check", "q3.json"]).exits(0);
    folder.run(["render", "q3.json"]).exits(0);
}
