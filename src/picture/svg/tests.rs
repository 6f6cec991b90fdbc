//! What is taken as a drawing, what is refused, and what is left of it.

use super::super::{Kind, PrintSize, Refused, prepare as prepare_file};
use super::*;
use crate::limits::PICTURES_PIXELS;

const BOX: PrintSize = PrintSize { width_mm: 100.0, height_mm: 100.0 };

/// A drawing of 20 by 10 pixels around `body`, which starts on line 2.
fn drawing(body: &str) -> String {
    let names = r#"xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink""#;
    format!("<svg {names} viewBox=\"0 0 20 10\">\n{body}\n</svg>")
}

fn checked(text: &str) -> Result<Picture, Fault> {
    prepare_file("logo.svg", text.as_bytes(), BOX, &mut Budget::default())
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

/// The drawing as it will be printed.
fn drawn(body: &str) -> String {
    let picture = checked(&drawing(body)).expect("a good drawing");
    String::from_utf8(picture.bytes).expect("UTF-8")
}

#[test]
fn a_good_drawing_is_written_anew_in_plain_shapes() {
    let body = r##"<style>.a { fill: url(#g); font-family: 'Arial' } /* c */ .b { clip-path: url("#c") }</style>
        <linearGradient id="g"><stop offset="0" stop-color="#00539f"/><stop offset="1"/></linearGradient>
        <clipPath id="c"><path d="M0 0h9v9z"/></clipPath>
        <g class="a b"><use xlink:href="#p"/><path id="p" d="M1 1h2v2z"/></g><text> </text>"##;
    let picture = checked(&drawing(body)).expect("a good drawing");
    assert_eq!((picture.width, picture.height, picture.format, picture.unseen), (20, 10, Format::Svg, false));
    let text = drawn(body);
    for kept in ["<linearGradient", "stop-color=\"#00539f\"", "<clipPath", "d=\"M 1 1 L 3 1 L 3 3 Z\""] {
        assert!(text.contains(kept), "{kept} in {text}");
    }
    assert_eq!(text.matches("d=\"M 1 1").count(), 2, "the part and its use");
    for gone in ["<style", "<use", "class=", "<text", "Arial"] {
        assert!(!text.contains(gone), "{gone} in {text}");
    }
    assert_eq!(text, drawn(body), "the same bytes every time");
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
    assert_eq!(refused(r"<g style='f\69ll:red'/>"), Refused::HiddenStyle);
    assert_eq!(refused("<style>/*\"*/g{fill:url(a.svg#b)}/*\"*/</style>"), external("a.svg#b"));
    assert_eq!(refused("<g style='x:\"/*\";fill:url(a.svg#b);y:\"*/\"'/>"), external("a.svg#b"));
}

#[test]
fn what_would_print_black_or_not_at_all_is_refused() {
    let value = |value: &str| Refused::Value(value.to_owned());
    assert_eq!(refused("<path fill='var(--x)' d='M0 0h1v1z'/>"), value("var(--x)"));
    assert_eq!(refused("<style>path{fill:var(--brand, #00539f)}</style>"), value("var(--brand, #00539f)"));
    assert_eq!(refused("<g style='stroke-width:calc(1px + 2px)'/>"), value("calc(1px + 2px)"));
    for colour in ["oklch(40% 0.1 250)", "currentcolour", "#12345", "rgb(1 2", "light-dark(red, blue)"] {
        assert_eq!(refused(&format!("<path fill='{colour}' d='M0 0h1v1z'/>")), value(colour));
        assert_eq!(refused(&format!("<stop stop-color='{colour}'/>")), value(colour));
    }
    for style in [
        "fill:var(--x) !important",
        "opacity: calc(1 / 2)",
        "fill:red;stroke:oklch(1 2 3)",
        "stroke:rgb(1 2;",
        "Fill:red",
    ] {
        assert!(matches!(refused(&format!("<g style='{style}'/>")), Refused::Value(_)), "{style}");
    }
    for rule in ["path:nth-child(2){fill:red}", "g ~ g{stroke:red}", ".a, g:not(.b) {opacity:.5}"] {
        assert!(matches!(refused(&format!("<style>{rule}</style>")), Refused::Value(_)), "{rule}");
    }
    let unread = ":root{--x:red} g::before{content:\"a\"} @media print{.b{fill:red}} a:hover{fill:red}";
    assert!(checked(&drawing(&format!("<style>{unread}</style>"))).is_ok());
    for colour in ["none", "inherit", "currentColor", "red", "transparent", "#abc", "rgb(1,2,3)", "hsl(9,9%,9%)", " "] {
        assert!(
            checked(&drawing(&format!("<path fill='{colour}' stroke='{colour}' d='M0 0h1v1z'/>"))).is_ok(),
            "{colour}"
        );
    }
    assert!(checked(&drawing("<style>.a{fill:#abc !important}</style><path style='fill:red!important'/>")).is_ok());
}

#[test]
fn numbers_beyond_what_a_pdf_holds_are_refused() {
    let huge = |value: &str| Refused::HugeNumber(value.to_owned());
    assert_eq!(refused("<path d='M0 0h1e38v1'/>"), huge("M0 0h1e38v1"));
    assert_eq!(refused("<rect width='99999999999' height='1'/>"), huge("99999999999"));
    assert_eq!(refused("<g style='stroke-width:1e38'/>"), huge("1e38"));
    let chain = "<g transform='scale(1e5)'><g transform='scale(1e5)'><path d='M0 0h9v9z'/></g></g>";
    assert_eq!(checked(&drawing(chain)), Err(Fault::TooWide));
    for fine in ["<path d='M1e2 1e-38h1e8'/>", "<path id='p12345678901' d='M0 0' class='c99999999999'/>"] {
        assert!(checked(&drawing(fine)).is_ok(), "{fine}");
    }
}

#[test]
fn a_name_that_could_break_the_new_drawing_is_refused() {
    assert_eq!(refused("<g id='a&amp;b'/>"), Refused::Name("a&b".to_owned()));
    assert_eq!(refused("<g id='&lt;b'/>"), Refused::Name("<b".to_owned()));
}

#[test]
fn a_drawing_that_leaves_no_mark_on_white_paper_is_told() {
    let unseen = |body: &str| checked(&drawing(body)).expect("a good drawing").unseen;
    let path = |attributes: &str| format!("<path {attributes} d='M0 0h9v9z'/>");
    let whites = ["fill='#fff'", "fill='none'", "fill-opacity='0'", "opacity='0.05'", "visibility='hidden'"];
    for white in whites.into_iter().chain(["fill='#f0f0f0' stroke='white'", "transform='translate(99 0)'"]) {
        assert!(unseen(&path(white)), "{white}");
    }
    assert!(unseen("") && unseen("<path d='M0 0h.01v.01z'/>"));
    for seen in ["", "fill='#ff0'", "fill='none' stroke='#00539f'", "fill='white' stroke='black'", "opacity='.2'"] {
        assert!(!unseen(&path(seen)), "{seen}");
    }
    let gradient = |colour: &str| {
        format!(
            "<linearGradient id='g'><stop offset='0' stop-color='white'/><stop offset='1' stop-color='{colour}'/></linearGradient>"
        )
    };
    let filled = path("fill='url(#g)'");
    assert!(unseen(&format!("{}{filled}", gradient("#ffe"))) && !unseen(&format!("{}{filled}", gradient("navy"))));
    let pattern = |colour: &str| {
        format!("<pattern id='g' width='.5' height='.5'><path fill='{colour}' d='M0 0h1v1z'/></pattern>{filled}")
    };
    assert!(unseen(&pattern("white")) && !unseen(&pattern("navy")));
}

#[test]
fn a_refusal_names_the_line() {
    let fault = checked(&drawing("<g/>\n<script/>")).expect_err("a script");
    assert_eq!(fault.to_string(), "the drawing holds a script, \"script\" (line 3)");
    assert_eq!(fault.hint().as_deref(), Some("export it as plain SVG, for print, or save it as a PNG"));
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
    assert_eq!(prepare(b"<svg>\xff</svg>", &mut Budget::default()), Err(Fault::NotUtf8));
}

#[test]
fn parts_that_repeat_each_other_without_end_are_refused() {
    let uses = |i: usize| format!("<g id='u{i}'>{}</g>", format!("<use href='#u{}'/>", i - 1).repeat(10));
    assert!(too_complex(&tower(9, uses)) && !too_complex(&tower(3, uses)));
    let pattern = |i: usize, fill: &str| format!("<pattern id='p{i}'>{}</pattern>", format!("<g {fill}/>").repeat(10));
    assert!(too_complex(&tower(9, |i| pattern(i, &format!("fill='url(#p{})'", i - 1)))));
    assert!(too_complex(&tower(9, |i| pattern(i, &format!("style='fill:url(#p{})'", i - 1)))));
    let sheet = tower(9, |i| format!("pattern > g.k{i}, g .k{i} {{ fill: url(#p{}) }}", i - 1));
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

fn png(picture: image::GrayImage) -> Vec<u8> {
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).expect("memory takes every write");
    png.into_inner()
}

fn image(bytes: &[u8]) -> String {
    let hex: String = bytes.iter().map(|byte| format!("%{byte:02x}")).collect();
    format!("<image href='data:image/png,{hex}'/>")
}

#[test]
fn bitmaps_inside_are_prepared_like_any_other() {
    let grey = png(image::GrayImage::new(40, 30));
    let text = drawn(&image(&grey));
    let (_, data) = text.split_once("data:image/png;base64,").expect("the bitmap");
    let data = format!("data:;base64,{}", data.split('"').next().unwrap_or_default());
    let (bytes, _) = data_url::DataUrl::process(&data).expect("data").decode_to_vec().expect("base64");
    assert_eq!(Kind::shown(&bytes), Some(Kind::Png));
    let fault = checked(&drawing(&image(&grey[..grey.len() / 2]))).expect_err("a cut bitmap");
    assert_eq!(fault, Fault::Inside(Box::new(Fault::CutShort)));
    for nothing in ["data:image/png,x", "data:image/png;base64,a*", "data:image/png;base64,a"] {
        let fault = checked(&drawing(&format!("<image href='{nothing}'/>")));
        assert!(matches!(fault, Err(Fault::Inside(_))), "{nothing}: {fault:?}");
    }
}

#[test]
fn a_bitmap_inside_keeps_its_size_and_may_leave_no_mark() {
    let text = drawn(&image(&png(image::GrayImage::new(3000, 20))));
    assert!(text.contains("width=\"3000\""), "{text}");
    let unseen = |luma| {
        let white = png(image::GrayImage::from_pixel(9, 9, image::Luma([luma])));
        checked(&drawing(&image(&white))).expect("a good drawing").unseen
    };
    assert!(unseen(255) && !unseen(0));
}

#[test]
fn one_bitmap_shown_often_is_decoded_once() {
    let bitmap = image(&png(image::GrayImage::new(300, 300))).replace("<image", "<image id='i'");
    let shown = drawing(&format!("{bitmap}{}", "<use href='#i'/>".repeat(50)));
    let mut budget = Budget::default();
    prepare_file("a.svg", shown.as_bytes(), BOX, &mut budget).expect("a good drawing");
    assert!(budget.take_pixels(PICTURES_PIXELS - 90_000).is_ok() && budget.take_pixels(1).is_err());
    let twenty_one: String = (1..=21).map(|side| image(&png(image::GrayImage::new(side, 1)))).collect();
    assert!(
        matches!(checked(&drawing(&twenty_one)), Err(Fault::Inside(fault)) if matches!(*fault, Fault::TooComplex(_)))
    );
}

mod toil;
