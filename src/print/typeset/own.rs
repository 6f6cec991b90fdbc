//! What templates of one's own can do that a part would do wrong although it asks nothing: looked for in their source.
//!
//! A page of its own kind (its header would stand beside the report's), a break to an odd page (a part does not know which
//! pages are odd), the document's metadata (only the opening's count), and the view itself (a part reads a part of it).

use typst::syntax::{SyntaxKind, SyntaxNode, ast};

use crate::print::world::ReportWorld;

/// Whether some template of the user's needs the whole report.
pub(super) fn needs_the_whole(world: &ReportWorld) -> bool {
    world.own_templates().iter().any(|source| is_beyond_a_part(source.root()))
}

fn is_beyond_a_part(node: &SyntaxNode) -> bool {
    let is_found = match node.kind() {
        SyntaxKind::SetRule => {
            node.cast().is_some_and(|rule: ast::SetRule<'_>| is_of_pages(rule.target(), rule.args()))
        }
        SyntaxKind::FuncCall => {
            node.cast().is_some_and(|call: ast::FuncCall<'_>| is_of_pages(call.callee(), call.args()))
        }
        SyntaxKind::LetBinding => {
            let init = node.cast().and_then(|binding: ast::LetBinding<'_>| binding.init());
            init.and_then(name).is_some_and(|name| PAGES.contains(&name) || name == BREAK)
        }
        SyntaxKind::FieldAccess => node.cast().is_some_and(is_style_of_pages),
        SyntaxKind::Str => node.leaf_text().contains("report.json"),
        _ => false,
    };
    is_found || node.children().any(is_beyond_a_part)
}

/// The elements that belong to the whole document.
const PAGES: [&str; 2] = ["page", "document"];
const BREAK: &str = "pagebreak";

/// Whether pages or the document are set, or a break leads to an odd or even page.
fn is_of_pages(target: ast::Expr<'_>, args: ast::Args<'_>) -> bool {
    let has_parity = || args.items().any(|arg| matches!(arg, ast::Arg::Named(named) if named.name().as_str() == "to"));
    name(target).is_some_and(|name| PAGES.contains(&name) || (name == BREAK && has_parity()))
}

/// Whether it is `page.with` or reads what differs between a part and the whole: `page.header`.
fn is_style_of_pages(access: ast::FieldAccess<'_>) -> bool {
    let different = ["with", "header", "footer", "background", "foreground", "header-ascent"];
    name(access.target()).is_some_and(|name| PAGES.contains(&name) || name == BREAK)
        && different.contains(&access.field().as_str())
}

/// The name of a function, also as `std.page`.
fn name(expr: ast::Expr<'_>) -> Option<&str> {
    match expr {
        ast::Expr::Ident(ident) => Some(ident.as_str()),
        ast::Expr::FieldAccess(access) => {
            name(access.target()).filter(|name| *name == "std").map(|_| access.field().as_str())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_beyond(text: &str) -> bool {
        is_beyond_a_part(&typst::syntax::parse(text))
    }

    #[test]
    fn pages_of_ones_own_need_the_whole() {
        for text in [
            "#set page(header: [x])",
            "#let f(x) = { set page(flipped: true); x }",
            "#page(width: 10cm)[x]",
            "#std.page[x]",
            "#let sheet = page\n#sheet[x]",
            "#let sheet = std.page.with(flipped: true)",
            "#pagebreak(to: \"odd\")",
            "#set pagebreak(to: \"even\")",
            "#set document(title: [x])",
            "#context page.header",
            "#json(\"/data/report.json\").indicators.len()",
        ] {
            assert!(is_beyond(text), "{text}");
        }
    }

    #[test]
    fn what_a_part_can_do_does_not() {
        for text in [
            "#pagebreak()",
            "#let f(page) = [#page.number of #page.subject]",
            "#let row(page) = if page != none { str(page) }",
            "#let f(to) = g(to: to)",
            "A set page of words, as \"page.\"",
            "#set text(size: 3pt)",
        ] {
            assert!(!is_beyond(text), "{text}");
        }
    }
}
