//! Packs as workbooks: what goes into one comes out of it again, and problems are told at their cells.

use serde_json::{Map, Value, json};

use crate::everything::everything;
use crate::run::{Folder, sample_pack};

/// Turns `pack.json` of a folder into `a.xlsx` and that into `b.json`, and `b.json` into `b.xlsx`.
fn convert(folder: &Folder) {
    folder.run(["convert", "pack.json", "-o", "a.xlsx"]).exits(0);
    folder.run(["convert", "a.xlsx", "-o", "b.json"]).exits(0);
    folder.run(["convert", "b.json", "-o", "b.xlsx"]).exits(0);
}

/// Every problem of a pack as code and pointer; a list of one text is one text in a workbook.
fn problems(folder: &Folder, name: &str) -> Vec<String> {
    let report: Value = serde_json::from_str(&folder.run(["check", name, "--format", "json"]).out()).expect("JSON");
    let line = |problem: &Value| {
        let pointer = problem["pointer"].as_str().expect("a pointer");
        let is_text = ["/narrative/", "/explanation"].iter().any(|field| pointer.contains(field));
        let pointer = pointer.strip_suffix("/0").filter(|_| is_text).unwrap_or(pointer);
        format!("{} {pointer}", problem["code"])
    };
    let mut lines: Vec<String> = report["problems"].as_array().expect("a list").iter().map(line).collect();
    lines.sort();
    lines
}

/// Asserts that a pack, its workbook and what the workbook becomes say and print the same.
#[track_caller]
fn assert_same(folder: &Folder, what: &str) {
    convert(folder);
    assert_eq!(folder.read("a.xlsx"), folder.read("b.xlsx"), "{what}: the workbook of the workbook's JSON is another");
    assert_eq!(problems(folder, "pack.json"), problems(folder, "a.xlsx"), "{what}: other problems");
    let render = |name: &str, view: &str, pdf: &str| folder.run(["render", name, "--view", view, "-o", pdf]).code;
    let code = render("pack.json", "pack.view", "pack.pdf");
    for (name, view, pdf) in [("a.xlsx", "a.view", "a.pdf"), ("b.json", "b.view", "b.pdf")] {
        assert_eq!(render(name, view, pdf), code, "{what}: {name} ends otherwise");
        if code == 0 {
            assert!(folder.read(view) == folder.read("pack.view"), "{what}: {name} has another view");
            assert!(folder.read(pdf) == folder.read("pack.pdf"), "{what}: {name} makes another PDF");
        }
    }
}

#[test]
fn the_samples_are_the_same_as_workbooks_and_back() {
    for name in ["communities-2024-25-q2", "children-2025"] {
        assert_same(&Folder::with("pack.json", sample_pack(name)), name);
    }
}

#[test]
fn a_pack_with_every_field_filled_is_the_same_as_a_workbook_and_back() {
    let theme = json!({"accent": "#00539f", "fonts": ["Arimo"], "text_size": 11.5});
    assert_same(&everything(str::to_owned, &theme), "everything");
}

#[test]
fn the_packs_of_the_problems_have_the_same_problems_as_workbooks() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems");
    let mut converted = 0;
    for entry in folder.read_dir().expect("the packs") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let own = Folder::with("pack.json", std::fs::read(&path).expect("a pack"));
        for file in ["note.png", "dot.svg"] {
            own.write(file, std::fs::read(folder.join(file)).expect("a picture"));
        }
        if own.run(["convert", "pack.json", "-o", "a.xlsx"]).code == 0 {
            converted += 1;
            own.run(["convert", "a.xlsx", "-o", "b.json"]).exits(0);
            assert_eq!(problems(&own, "pack.json"), problems(&own, "a.xlsx"), "{name} as a workbook");
            assert_eq!(problems(&own, "pack.json"), problems(&own, "b.json"), "{name} as a workbook and back");
        }
    }
    assert!(converted >= 25, "only {converted} packs were converted");
}

#[test]
fn a_figure_that_reads_as_no_number_says_the_column_and_what_to_type() {
    let figure = json!({"ref": "1", "title": "Visits", "direction": "higher", "target": "90%", "current": "95% (prov.)", "rag": "Green"});
    let report = json!({"title": "A", "committee": "B", "period": "C", "produced_on": "2024-11-25"});
    let folder = Folder::with("pack.json", json!({"report": report, "indicators": [figure]}).to_string());
    folder.run(["convert", "pack.json", "-o", "a.xlsx"]).exits(0);
    let out = folder.run(["check", "a.xlsx"]).out();
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(out.contains("hint: type 95% here, and “provisional” in a new column “Current mark”"), "{out}");
}

#[test]
fn pictures_go_with_a_pack_into_another_folder() {
    let figures = json!([{"path": "pics/dot.svg", "alt": "A dot on a white ground"}]);
    let indicator = json!({"ref": "1", "title": "Visits", "rag": "Contextual", "figures": figures});
    let report = json!({"title": "A", "committee": "B", "period": "C", "produced_on": "2024-11-25"});
    let folder = Folder::with("pack.json", json!({"report": report, "indicators": [indicator]}).to_string());
    let dot = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems/dot.svg");
    folder.write("pics/dot.svg", std::fs::read(dot).expect("a picture"));
    let ran = folder.run(["convert", "pack.json", "-o", "new/pack.xlsx"]).exits(0);
    assert_eq!(ran.out(), "new/pack.xlsx\nnew/pics/dot.svg\n");
    folder.run(["render", "new/pack.xlsx", "-o", "new/pack.pdf"]).exits(0);
    assert_eq!(folder.run(["convert", "pack.json", "-o", "new/pack.xlsx"]).exits(0).out(), "new/pack.xlsx\n");
    folder.write("other/pics/dot.svg", "another picture");
    let ran = folder.run(["convert", "pack.json", "-o", "other/pack.xlsx"]).exits(2);
    assert!(ran.stderr.contains("another file of that name is there"), "{ran}");
    assert!(!folder.files().contains(&"other/pack.xlsx".to_owned()));
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }
}

/// Texts that a workbook could lose or misread.
const TEXTS: &[&str] = &[
    "Plain",
    "",
    " ",
    "  spaces around  ",
    "two\nlines",
    "para\n\ngraphs",
    "a\tb",
    "=1+1",
    "-5",
    "+7",
    "@x",
    "'quoted",
    "1/4",
    "1.10",
    "007",
    "95%",
    "98,206",
    "£1.2m",
    "TRUE",
    "no",
    "N/A",
    "null",
    "#DIV/0!",
    "(none)",
    "(empty)",
    "(no figure)",
    "(json) {}",
    "\\(none)",
    "\\",
    "(see Long texts 1)",
    "#1",
    "é – “quoted” & <b>",
    "_x000D_",
    "25/11/2024",
    "2024-11-25",
    "**strong**",
    "- item\n- item",
    "Indicator *",
    "other",
    "{\"value\": 1}",
    "[1]",
    "Größe",
];
const NUMBERS: &[&str] =
    &["0", "7", "-3", "95.0", "1.10", "0.1", "-0.05", "1e3", "98206", "123456789012345678", "0.30000000000000004"];

/// A value that fits a part of the schema.
fn made(schema: &Value, whole: &Value, field: &str, dice: &mut Dice) -> Value {
    if let Some(name) = schema["$ref"].as_str() {
        return made(whole.pointer(&name[1..]).expect("a definition"), whole, field, dice);
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let mut labelled = made(&parts[0], whole, field, dice);
        labelled["label"] = json!(dice.one(TEXTS));
        return labelled;
    }
    if let Some(choices) = schema["anyOf"].as_array().filter(|_| schema["properties"].is_null()) {
        return made(&choices[dice.below(choices.len())], whole, field, dice);
    }
    if let Some(words) = schema["enum"].as_array() {
        return words[dice.below(words.len())].clone();
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds[dice.below(kinds.len())].as_str().expect("a kind"),
        kind => kind.as_str().unwrap_or("string"),
    };
    match kind {
        "object" if schema["properties"].is_object() => object(schema, whole, dice),
        "object" => {
            let headings: Vec<_> = (0..dice.below(4)).map(|_| dice.one(TEXTS).to_owned()).collect();
            let texts = &schema["additionalProperties"];
            Value::Object(headings.into_iter().map(|heading| (heading, made(texts, whole, "", dice))).collect())
        }
        "array" => (0..dice.below(4)).map(|_| made(&schema["items"], whole, "", dice)).collect(),
        "number" => serde_json::from_str(dice.one(NUMBERS)).expect("a number"),
        "integer" => json!(1 + dice.below(9)),
        "boolean" => json!(dice.below(2) == 0),
        "null" => Value::Null,
        _ => text(schema, field, dice),
    }
}

fn text(schema: &Value, field: &str, dice: &mut Dice) -> Value {
    match (schema["format"].as_str(), field) {
        (Some("date"), _) => json!(dice.one(&["2024-11-25", "1850-01-01", "2024-02-29"])),
        (_, "accent" | "colour") => json!("#00539f"),
        (_, "language") => json!("en-GB"),
        (_, "path") => json!("none.png"),
        (_, "reason") => json!("Agreed with the committee"),
        (_, "rag") if dice.below(4) > 0 => json!(dice.one(&["Red", "Green", "Contextual"])),
        _ => json!(dice.one(TEXTS)),
    }
}

/// An object with its required fields and some of the others.
fn object(schema: &Value, whole: &Value, dice: &mut Dice) -> Value {
    let form = schema["anyOf"].as_array().map_or(&Value::Null, |forms| &forms[dice.below(forms.len())]);
    let required = [schema, form].into_iter().filter_map(|of| of["required"].as_array()).flatten();
    let required: Vec<_> = required.filter_map(Value::as_str).collect();
    let mut fields = Map::new();
    for (name, of) in schema["properties"].as_object().expect("fields") {
        if form["properties"][name] == json!(false) {
            continue;
        }
        let is_wanted = required.contains(&name.as_str()) || dice.below(3) > 0;
        // Figures of charts would not fit their categories, pictures are not there.
        if is_wanted && !["charts", "figures", "logo"].contains(&name.as_str()) {
            fields.insert(name.clone(), made(of, whole, name, dice));
        }
    }
    Value::Object(fields)
}

#[test]
fn generated_packs_are_the_same_as_workbooks_and_back() {
    let schema: Value = serde_json::from_str(&Folder::new().run(["schema", "pack"]).out()).expect("JSON");
    let mut printed = 0;
    for seed in 0..12 {
        let mut dice = Dice(seed * 7919 + 1);
        let mut pack = made(&schema, &schema, "", &mut dice);
        let indicator = schema["$defs"]["Indicator"].clone();
        pack["indicators"] = (0..4).map(|_| made(&indicator, &schema, "", &mut dice)).collect();
        if seed % 3 > 0 {
            // Without a scale and a look that are hardly ever sound, so that there is a report to compare.
            let report = pack["report"].as_object_mut().expect("the report");
            report.remove("theme");
            report.remove("summary");
            report.remove("parts");
            pack.as_object_mut().expect("a pack").remove("rating");
            replace(&mut pack["indicators"], &mut dice);
        }
        let folder = Folder::with("pack.json", serde_json::to_string_pretty(&pack).expect("JSON"));
        let ran = folder.run(["convert", "pack.json", "-o", "a.xlsx"]);
        if ran.stderr.contains("[unknown-field]") {
            continue; // The schema's bands are those of a scale and of an indicator.
        }
        assert_eq!(ran.code, 0, "{seed}: {pack:#}\n{ran}");
        assert_same(&folder, &format!("{seed}: {pack:#}"));
        printed += usize::from(folder.files().contains(&"pack.pdf".to_owned()));
    }
    assert!(printed >= 3, "only {printed} of the packs were printed");
}

/// Gives every indicator and measure a level of the standard scale, marks that withhold nothing, and no bands of its own, and
/// every action a text and a part that is done.
fn replace(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Array(entries) => entries.iter_mut().for_each(|entry| replace(entry, dice)),
        Value::Object(fields) => {
            fields.remove("rating");
            for (name, value) in fields.iter_mut() {
                match name.as_str() {
                    "rag" => *value = json!(dice.one(&["Red", "Amber", "Green", "Contextual"])),
                    "mark" => *value = json!(dice.one(&["provisional", "revised", "estimated", "break"])),
                    "done" => *value = json!(dice.below(101)),
                    "text" if value.is_string() => *value = json!(dice.one(&["Open on Sundays", "*Mend* the roof"])),
                    _ => replace(value, dice),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn lists_of_a_workbook_name_cells_where_those_of_json_name_lines() {
    let folder = Folder::with("pack.json", sample_pack("communities-2024-25-q2"));
    folder.run(["convert", "pack.json", "-o", "a.xlsx"]).exits(0);
    let ran = folder.run(["check", "a.xlsx", "--summary", "out.md"]).exits(0);
    assert!(ran.out().contains("  a.xlsx, Indicators!"), "the accepted ones\n{ran}");
    assert!(!ran.out().contains("a.xlsx:"), "{ran}");
    assert!(!ran.out().contains("(line"), "{ran}");
    assert!(!String::from_utf8(folder.read("out.md")).expect("UTF-8").contains("a.xlsx:"));
}

#[test]
fn what_is_still_to_come_is_told_with_its_cell_as_json_and_as_a_workbook() {
    let pack = r#"{"report": {"title": "A", "committee": "B", "period": "C", "produced_on": "2026-07-20"}, "indicators": [
        {"ref": "H1", "title": "Repairs", "owner": "Housing", "direction": "higher", "target": 5},
        {"ref": "P1", "title": "Parks", "owner": "Parks: north", "current": 5, "rag": "Green"}]}"#;
    let folder = Folder::with("pack.json", pack);
    folder.run(["convert", "pack.json", "-o", "a.xlsx"]).exits(0);
    let text = folder.run(["check", "a.xlsx", "--missing"]).exits(0).out();
    assert!(text.contains("Indicator H1, Repairs: current figure (Indicators!L2), "), "{text}");
    let json: Value =
        serde_json::from_str(&folder.run(["check", "a.xlsx", "--missing=json"]).exits(0).out()).expect("JSON");
    assert_eq!(json["missing"][1]["place"], "a.xlsx, Indicators!A3");
    assert_eq!(json["missing"][1]["owner"], "Parks: north");
    folder.write("missing.xlsx", folder.run(["check", "a.xlsx", "--missing=xlsx"]).exits(0).stdout);
    assert_eq!(folder.read("missing.xlsx"), folder.run(["check", "a.xlsx", "--missing=xlsx"]).stdout);
    folder.write(
        "map.json",
        r#"{"sheets": ["Housing", "Parks north"], "columns": {"ref": "Indicator", "title": "Title"}, "report": {}}"#,
    );
    let ran = folder.run(["import", "missing.xlsx", "--map", "map.json", "-o", "list.json"]).exits(0);
    assert!(ran.out().contains("4 indicators"), "a sheet for every owner, a row for everything that is missing\n{ran}");
}
