//! Fonts: built in or given, never the machine's; and characters that none of them can print.

use crate::pack::{Pack, commentary};
use crate::run::{Folder, render};

const SNOWMAN: &[u8] = include_bytes!("../files/snowman.ttf");

fn saying(text: &str) -> String {
    Pack::new().measuring("1", &format!(r#""current": 5, "rag": "Green", {}"#, commentary(text))).text()
}

#[test]
fn the_report_is_set_in_the_built_in_family_alone() {
    let fonts = render(saying("Plain, **strong** and *stressed*.")).fonts();
    assert_eq!(fonts, ["Arimo-Bold", "Arimo-Italic", "Arimo-Regular"]);
}

#[test]
fn a_character_that_no_font_has_is_told_at_its_place() {
    let folder = Folder::with("pack.json", saying("All well 🎉 in \u{1F3DB} town"));
    insta::assert_snapshot!(folder.run(["render", "pack.json"]), @r#"
    exit code: 1
    --- stderr
    error[unprintable]: Indicator 1: no font of the report has the character “🎉” (U+1F389)
     --> pack.json:4:104
      |
    4 | ...een", "narrative": {"Commentary": "All well 🎉 in 🏛 town"}}
      |                                                ^^
      |
      = hint: replace it with words, or add a font that has it with --fonts

    error[unprintable]: Indicator 1: no font of the report has the character “🏛” (U+1F3DB)
     --> pack.json:4:109
      |
    4 | ..."narrative": {"Commentary": "All well 🎉 in 🏛 town"}}
      |                                                ^
      |
      = hint: replace it with words, or add a font that has it with --fonts

    2 errors in pack.json
    pack.json was not rendered
    "#);
    assert_eq!(folder.files(), ["pack.json"]);
}

#[test]
fn control_characters_are_told_too() {
    let folder = Folder::with("pack.json", saying("A bell\u{7} and a form feed\u{c}"));
    insta::assert_snapshot!(folder.run(["render", "pack.json"]).exits(1).problems().join("\n"), @"
    error[unprintable]: Indicator 1: a character that cannot be printed (U+0007) is in this text
    error[unprintable]: Indicator 1: a character that cannot be printed (U+000C) is in this text
    ");
}

#[test]
fn accents_and_signs_of_europe_print() {
    let text = "Ŵyth tŷ, ôl-ofal, naïve, façade, Łódź, Žižek, €5 ≥ £4, ½ × 2 = 1 – “quoted” … 10 °C";
    let pdf = render(saying(text));
    assert!(pdf.text().contains(text), "{}", pdf.page_text(4));
}

#[test]
fn a_font_of_ones_own_prints_what_the_built_in_one_cannot() {
    let folder = Folder::with("pack.json", saying("A ☃ in June"));
    folder.run(["render", "pack.json"]).exits(1);
    folder.write("fonts/snowman.ttf", SNOWMAN);
    folder.run(["render", "pack.json", "--fonts", "fonts"]).exits(0);
    folder.run(["check", "pack.json", "--fonts", "fonts"]).exits(0);
    let pdf = folder.pdf("pack.pdf");
    assert!(pdf.text().contains("A ☃ in June"), "{}", pdf.page_text(4));
    assert!(pdf.fonts().contains(&"Snowman".to_owned()), "{:?}", pdf.fonts());
}

#[test]
fn a_folder_that_is_none_and_a_file_that_is_no_font_are_wrong_use() {
    let folder = Folder::with("pack.json", saying("Said."));
    insta::assert_snapshot!(folder.run(["render", "pack.json", "--fonts", "nowhere"]), @"
    exit code: 2
    --- stderr
    error: cannot use nowhere (there is no such file)
    ");
    folder.write("fonts/broken.ttf", "no font at all");
    insta::assert_snapshot!(folder.run(["render", "pack.json", "--fonts", "fonts"]), @"
    exit code: 2
    --- stderr
    error: cannot use fonts/broken.ttf (it is not a font)
    ");
    // Each of four billion fonts would be looked for.
    std::fs::remove_file(folder.path("fonts/broken.ttf")).expect("a file to remove");
    folder.write("fonts/many.ttc", [&b"ttcf\0\x01\0\0\xFF\xFF\xFF\xFF"[..], &[0; 64]].concat());
    insta::assert_snapshot!(folder.run(["render", "pack.json", "--fonts", "fonts"]), @"
    exit code: 2
    --- stderr
    error: cannot use fonts/many.ttc (it says that it holds 4294967295 fonts; a file may hold 1,000)
    ");
}

#[test]
fn a_font_that_the_theme_names_and_nobody_has_is_told() {
    let theme = serde_json::json!({"fonts": ["Nowhere Sans", "Arimo"]});
    let pack = Pack::new().report("theme", theme).text();
    let folder = Folder::with("pack.json", pack);
    assert_eq!(
        folder.run(["check", "pack.json"]).exits(0).problems(),
        ["warning[font-missing]: there is no font called “Nowhere Sans”, so the next in the list, or Arimo, is used"]
    );
}

#[test]
fn a_font_that_is_damaged_inside_is_told_by_its_name() {
    let theme = serde_json::json!({"fonts": ["Snowman"]});
    let pack = Pack::new()
        .report("theme", theme)
        .measuring("1", &format!(r#""current": 5, "rag": "Green", {}"#, commentary("A ☃ in June")));
    let folder = Folder::with("pack.json", pack.text());
    let mut font = SNOWMAN.to_vec();
    let table = font.windows(4).position(|tag| tag == b"glyf").expect("a table of glyphs") + 8;
    let at = u32::from_be_bytes(font[table..table + 4].try_into().expect("an offset")) as usize;
    font[at..at + 12].fill(0xFF);
    folder.write("fonts/snowman.ttf", font);
    let ran = folder.run(["render", "pack.json", "--fonts", "fonts"]);
    assert!(ran.code == 2 && ran.stderr.contains("the font “Snowman” is damaged"), "{ran}");
}
