//! Links and addresses: what is followed, and what prints as it stands.

use super::*;

#[test]
fn links_are_read() {
    prints("[a *b*](https://x.uk/?q=1)", "<a https://x.uk/?q=1>a <i>b</i></a>");
    prints("<https://x.uk>, <a@x.uk>", "<a https://x.uk>https://x.uk</a>, <a mailto:a@x.uk>a@x.uk</a>");
    prints("[a](<HTTPS://x.uk> )", "<a HTTPS://x.uk>a</a>");
    prints("[a](MailTo:a@x.uk)", "<a MailTo:a@x.uk>a</a>");
    prints("**[a](https://x.uk)**", "<b><a https://x.uk>a</a></b>");
}

#[test]
fn unsafe_links_print_literally() {
    for url in ["javascript:alert(1)", "file:///etc/passwd", "page.html", "//x.uk", "", "data:text/html,x"] {
        let text = format!("See [*a*]({url}) now");
        warns(&text, &text, &[url]);
    }
    warns("<javascript:x>", "<javascript:x>", &["javascript:x"]);
    warns("[a](java&#115;cript:x)", "[a](java&#115;cript:x)", &["javascript:x"]);
    warns("[a](<https://x y>)", "[a](<https://x y>)", &["https://x y"]);
}

#[test]
fn addresses_that_are_no_links_are_told_with_what_to_type() {
    for (text, place, advice) in [
        ("See https://x.uk/a.", "https://x.uk/a", "for a link write [what it is](https://x.uk/a) or <https://x.uk/a>"),
        ("www.x.uk", "www.x.uk", "for a link write [what it is](https://www.x.uk) or <https://www.x.uk>"),
        ("<www.x.uk>", "www.x.uk", "for a link write [what it is](https://www.x.uk) or <https://www.x.uk>"),
        (
            "[Q2](https://x.uk/KPI Q2.xlsx)",
            "[Q2](https://x.uk/KPI Q2.xlsx)",
            "write each space in the address as %20: [Q2](https://x.uk/KPI%20Q2.xlsx)",
        ),
        (
            "[Z] (https://x.uk/a)",
            "[Z] (https://x.uk/a)",
            "take out the space between the brackets: [Z](https://x.uk/a)",
        ),
        ("[d](https://exa mple)", "[d](https://exa mple)", "take the spaces out of the address: [d](https://example)"),
        (
            "[b](mailto:A B <a@b.uk>)",
            "[b](mailto:A B <a@b.uk>)",
            "write only the address behind mailto: [b](mailto:a@b.uk)",
        ),
        (
            "[Y](https://x.uk/a \"t\")",
            "[Y](https://x.uk/a \"t\")",
            "leave out what follows the address: [Y](https://x.uk/a)",
        ),
        ("[ ](https://x.uk)", "[ ](https://x.uk)", "write words into the square brackets: [what it is](https://x.uk)"),
        (
            "[\u{200B}](https://x.uk)",
            "[\u{200B}](https://x.uk)",
            "write words into the square brackets: [what it is](https://x.uk)",
        ),
    ] {
        assert_eq!(told(text), [(place, advice.to_owned())], "{text:?}");
    }
    for text in ["[a](https://x.uk) www", "a@www.x.uk", "https://", "mailto:a@b.uk", "https:// x"] {
        assert_eq!(told(text), [], "{text:?}");
    }
}

#[test]
fn an_address_without_words_shows() {
    warns(
        "[](https://x.uk)",
        "<a https://x.uk>https://x.uk</a>",
        &["this link has no words, so its address is printed"],
    );
}

#[test]
fn addresses_beyond_ascii_are_followed() {
    prints("[a](https://x.uk/tŷ)", "<a https://x.uk/t%C5%B7>a</a>");
    prints("<https://x.uk/tŷ>", "<a https://x.uk/t%C5%B7>https://x.uk/tŷ</a>");
}
