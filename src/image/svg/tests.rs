use super::super::{Kind, Refused, prepare as prepare_file};
use super::*;

const BOX: PrintSize = PrintSize { width_mm: 100.0, height_mm: 100.0 };

/// A drawing of 20 by 10 pixels around `body`, which starts on line 2.
fn drawing(body: &str) -> String {
    let names = r#"xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink""#;
    format!("<svg {names} viewBox=\"0 0 20 10\">\n{body}\n</svg>")
}

fn checked(text: &str) -> Result<Picture, Fault> {
    prepare_file("logo.svg", text.as_bytes(), BOX)
}

fn refused(body: &str) -> Refused {
    match checked(&drawing(body)) {
        Err(Fault::Refused { what, .. }) => what,
        other => panic!("{body}: {other:?}"),
    }
}

fn external(target: &str) -> Refused {
    Refused::External(target.to_owned())
}

fn too_complex(body: &str) -> bool {
    matches!(checked(&drawing(body)), Err(Fault::TooComplex(_)))
}

/// `count` parts, each drawing the one before it ten times.
fn tower(count: usize, part: impl Fn(usize) -> String) -> String {
    (1..=count).map(part).collect()
}

#[test]
fn a_good_drawing_passes_unchanged() {
    let text = drawing(
        r##"<style>.a { fill: url(#g); font-family: 'Arial' } /* c */ @media print { .b { clip-path: url("#c") } }</style>
        <linearGradient id="g"><stop offset="0"/></linearGradient><clipPath id="c"><path d="M0 0h9v9z"/></clipPath>
        <g class="a b"><use xlink:href="#p"/><path id="p" d="M1 1h2v2z"/></g><text> </text>"##,
    );
    let picture = checked(&text).expect("a good drawing");
    assert_eq!(picture.bytes, text.as_bytes());
    assert_eq!((picture.width, picture.height, picture.format), (20, 10, Format::Svg));
}

#[test]
fn scripts_and_things_without_print_are_refused() {
    assert_eq!(refused("<script>1</script>"), Refused::Script("script".into()));
    assert_eq!(refused("<x:SCRIPT xmlns:x='y'/>"), Refused::Script("SCRIPT".into()));
    assert_eq!(refused("<g onclick='x'/>"), Refused::EventHandler("onclick".into()));
    assert_eq!(refused("<foreignObject/>"), Refused::Foreign("foreignObject".into()));
    assert_eq!(refused("<text>Council</text>"), Refused::Text);
    assert_eq!(refused("<g filter='url(#f)'/>"), Refused::Filter);
    assert_eq!(refused("<style>g{ filter : blur(5px)}</style>"), Refused::Filter);
}

#[test]
fn references_to_the_outside_are_refused() {
    assert_eq!(refused("<image href='https://a.org/b.png'/>"), external("https://a.org/b.png"));
    assert_eq!(refused("<image xlink:href='../b.png'/>"), external("../b.png"));
    assert_eq!(refused("<use href='b.svg#c'/>"), external("b.svg#c"));
    assert_eq!(refused("<image href='data:image/svg+xml,x'/>"), external("data:image/svg+xml,x"));
    assert_eq!(refused("<g fill='url( \"b.svg#c\" )'/>"), external("b.svg#c"));
    assert_eq!(refused("<g style='fill:URL(b.svg#c)'/>"), external("b.svg#c"));
    assert_eq!(refused("<style>@IMPORT 'a.css'</style>"), external("@IMPORT 'a.css'"));
    assert_eq!(refused("<style>@font-face{src:url(a.woff)}</style>"), external("a.woff"));
    assert_eq!(refused("<?xml-stylesheet href='a.css'?>"), external("href='a.css'"));
    assert_eq!(refused("<g xml:base='https://a.org'/>"), external("https://a.org"));
}

#[test]
fn what_could_hide_a_reference_is_refused() {
    assert_eq!(refused(r"<style>g{fill:u\72l(a)}</style>"), Refused::HiddenStyle);
    assert_eq!(refused("<g style='x:\"/*\";fill:url(#a);y:\"*/\"'/>"), Refused::HiddenStyle);
}

#[test]
fn a_refusal_names_the_line() {
    let fault = checked(&drawing("<g/>\n<script/>")).expect_err("a script");
    assert_eq!(fault.to_string(), "the drawing holds a script, \"script\" (line 3)");
    assert_eq!(fault.hint().as_deref(), Some("export it as plain SVG, for print"));
}

#[test]
fn the_public_dtd_goes_and_declared_entities_are_refused() {
    let doctype = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\"\n\"http://www.w3.org/x.dtd\">";
    let picture = checked(&format!("{doctype}{}", drawing("<g/>"))).expect("a good drawing");
    assert!(!String::from_utf8_lossy(&picture.bytes).contains("DOCTYPE"));
    let laughs = format!("<!DOCTYPE svg [<!ENTITY a \"ha\">]>{}", drawing("&a;"));
    assert_eq!(checked(&laughs), Err(Fault::Entities));
    assert!(matches!(checked(&drawing("&a;")), Err(Fault::NotXml(_))));
    assert!(matches!(checked(&drawing("<g>")), Err(Fault::NotXml(_))));
    assert_eq!(checked("<svg xmlns='urn:x'/>"), Err(Fault::NotSvg("svg".into())));
    assert_eq!(prepare(b"<svg>\xff</svg>", BOX), Err(Fault::NotUtf8));
}

#[test]
fn parts_that_repeat_each_other_without_end_are_refused() {
    let uses = |i: usize| format!("<g id='u{i}'>{}</g>", format!("<use href='#u{}'/>", i - 1).repeat(10));
    assert!(too_complex(&tower(9, uses)) && !too_complex(&tower(3, uses)));
    let pattern = |i: usize, fill: &str| format!("<pattern id='p{i}'>{}</pattern>", format!("<g {fill}/>").repeat(10));
    assert!(too_complex(&tower(9, |i| pattern(i, &format!("fill='url(#p{})'", i - 1)))));
    assert!(too_complex(&tower(9, |i| pattern(i, &format!("style='fill:url(#p{})'", i - 1)))));
    let sheet = tower(9, |i| format!("b > g.k{i}, g .k{i} {{ fill: url(#p{}) }}", i - 1));
    let by_class = tower(9, |i| pattern(i, &format!("class='x k{i}'")));
    assert!(!too_complex(&by_class) && too_complex(&format!("<style>{sheet}</style>{by_class}")));
    let marker = format!("<marker id='m'>{}</marker>", "<g/>".repeat(50));
    let path = |corners: usize| format!("{marker}<path marker-mid='url(#m)' d='M0 0{}'/>", "h1".repeat(corners));
    assert!(too_complex(&path(9000)) && !too_complex(&path(90)));
    assert!(too_complex(&format!("{}{}", "<g>".repeat(3000), "</g>".repeat(3000))));
    assert_eq!(refused("<g id='a'><use href='#a'/></g>"), Refused::Loop("a".into()));
}

#[test]
fn the_size_follows_the_given_lengths_then_the_view_box() {
    let size =
        |attributes: &str| checked(&format!("<svg {attributes}/>")).map(|picture| (picture.width, picture.height));
    assert_eq!(size("width='1in' height='25.4mm'"), Ok((96, 96)));
    assert_eq!(size("viewBox='0,0 30 40'"), Ok((30, 40)));
    assert_eq!(size("viewBox='0 0 30 40' width='100%' height='50%'"), Ok((30, 20)));
    assert_eq!(size("viewBox='0 0 30 40' width='60'"), Ok((60, 40)));
    for nothing in
        ["", "width='10'", "viewBox='0 0 0 4'", "viewBox='0 0 NaN 4'", "width='-1' height='2'", "viewBox='1'"]
    {
        assert_eq!(size(nothing), Err(Fault::NoSize), "{nothing}");
    }
}

fn data_url(bytes: &[u8]) -> String {
    format!("data:image/png;base64,{}", embedded::encode_base64(bytes))
}

#[test]
fn bitmaps_inside_are_prepared_like_any_other() {
    let mut png = std::io::Cursor::new(Vec::new());
    image::GrayImage::new(40, 30).write_to(&mut png, image::ImageFormat::Png).expect("memory takes every write");
    let png = png.into_inner();
    let picture = checked(&drawing(&format!("<image href='{}'/>", data_url(&png)))).expect("a good drawing");
    let text = String::from_utf8(picture.bytes).expect("UTF-8");
    let (_, data) = text.split_once("base64,").expect("the bitmap");
    let bytes = embedded::decode_base64(data.split('\'').next().unwrap_or_default()).expect("base64");
    assert_eq!(Kind::shown(&bytes), Some(Kind::Png));
    let cut = data_url(&png[..png.len() / 2]);
    let fault = checked(&drawing(&format!("<image href='{cut}'/>"))).expect_err("a cut bitmap");
    assert_eq!(fault, Fault::Inside(Box::new(Fault::CutShort)));
    assert!(checked(&drawing("<image href='data:image/png,x'/>")).is_err());
}

#[test]
fn base64_comes_back_as_it_went() {
    for length in 0..20 {
        let bytes: Vec<u8> = (0..length).map(|i| i * 13 + 7_u8).collect();
        assert_eq!(embedded::decode_base64(&embedded::encode_base64(&bytes)), Some(bytes));
    }
}
