//! Small files that would keep a parser, the drawing library or a reader of the PDF busy for ever.

use super::*;

#[test]
fn what_would_make_a_parser_toil_is_refused() {
    let attributes: String = (0..160_000).map(|n| format!(" a{n}=''")).collect();
    assert!(too_complex(&format!("<g{attributes}/>")));
    assert!(!too_complex(&"<g a='>' b=\"'\"/>".repeat(5_000)));
    let namespaces: String = (0..1_001).map(|n| format!("<g xmlns:n{n}='x'/>")).collect();
    assert!(too_complex(&namespaces));
    let sheet = |count: usize, rule: &str| format!("<style>{}</style>", rule.repeat(count));
    assert!(too_complex(&sheet(9_000, "a{fill:red}.b{}")), "a long style sheet");
    assert!(too_complex(&format!("<style>{}a{{{}}}</style>", "a,".repeat(20_000), "b:c;".repeat(12_000))), "pairs");
    assert!(too_complex(&"<style>a{b:c}</style>".repeat(101)), "many style sheets");
    let elements = "<g class='a'/>".repeat(20_000);
    assert!(too_complex(&format!("{}{elements}", sheet(4_000, ".a{fill:red}"))), "rules × elements");
    assert!(!too_complex(&format!("{}{elements}", sheet(40, ".a{fill:red}"))));
    let nested = format!("{}{}", "<g>".repeat(60), "</g>".repeat(60));
    assert!(too_complex(&format!("<style>{}{{fill:red}}</style>{nested}", "g ".repeat(40))), "ancestors of ancestors");
    let comments = "<!---->".repeat(20_000);
    assert!(too_complex(&format!("{}{comments}{elements}", sheet(1_000, "g + g{fill:red}"))), "neighbours far away");
    let stops = "<stop offset='.5'/>".repeat(20_000);
    assert!(too_complex(&format!("<linearGradient id='g'>{stops}</linearGradient>")), "colours of a gradient");
    let path = format!("<path id='p' d='M0 0{}'/>", "h1".repeat(100_000));
    assert!(too_complex(&format!("{path}{}", "<use href='#p'/>".repeat(100))) && !too_complex(&path), "a long path");
    let inner = "<svg width='1' height='1'/>".repeat(30_000);
    assert!(too_complex(&inner), "frames of inner drawings");
    assert!(too_complex(&format!("<g style='{}'/>", "fill:red;".repeat(500))), "a long style attribute");
    assert!(too_complex("<path stroke='red' stroke-dasharray='1e-5' d='M0 0h9'/>"), "fine dashes");
    let tile =
        "<pattern id='p' width='1e-5' height='1'><path d='M0 0h1v1z'/></pattern><path fill='url(#p)' d='M0 0h9v9z'/>";
    assert!(too_complex(tile) && !too_complex(&tile.replace("1e-5", "1e-2")), "a fine pattern");
    let handed_down = "<pattern id='p' width='1' height='1'><g/><g/></pattern><g fill='url(#p)'>";
    assert!(
        too_complex(&format!("{handed_down}{}</g>", "<path d='M0 0h1'/>".repeat(90_000))),
        "a pattern in each part"
    );
}
