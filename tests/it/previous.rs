//! `check --previous`: what is seen of a pack only beside the one of the period before.

use crate::pack::{Pack, commentary};
use crate::run::{Folder, Ran, sample_pack};

fn next(pack: Pack) -> Pack {
    pack.report("period", "Quarter 3").report("produced_on", "2025-02-24")
}

fn check(old: &Pack, new: &Pack) -> Ran {
    let folder = Folder::with("old.json", old.text());
    folder.write("new.json", new.text());
    folder.run(["check", "new.json", "--previous", "old.json"])
}

/// The problems that need the earlier pack.
fn found(old: &Pack, new: &Pack) -> Vec<String> {
    let codes = ["stale-text", "stale-figure", "redefined", "vanished", "renumbered", "restated", "implausible"];
    let is_of = |problem: &&String| codes.iter().any(|code| problem.contains(&format!("[{code}]")));
    check(old, new).problems().iter().filter(is_of).cloned().collect()
}

fn indicator(fields: &str) -> Pack {
    Pack::new().measuring("1", fields)
}

#[test]
fn a_figure_far_from_that_of_the_real_past_is_told_where_the_pack_has_none_of_it() {
    let old = indicator(r#""current": 120"#);
    let said = found(&old, &next(indicator(r#""current": 1200, "change": "Improving""#)));
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("1,200") && said[0].contains("Quarter 2"), "{said:?}");
    assert_eq!(found(&old, &next(indicator(r#""current": 131"#))), [""; 0]);
    // The pack's own previous figure says it already, once.
    assert_eq!(found(&old, &next(indicator(r#""current": 1200, "previous": 120"#))).len(), 1);
}

#[test]
fn a_figure_for_the_year_to_date_does_not_fall() {
    let pack = |pack: Pack, current: u32| {
        pack.report("financial_year", "2024/25")
            .measuring("1", &format!(r#""basis": "cumulative", "current": {current}"#))
    };
    let said = |old: u32, new: u32| check(&pack(Pack::new(), old), &pack(next(Pack::new()), new)).problems().concat();
    assert!(said(120, 90).contains("[cumulative-fell]: Indicator 1: 90 is less than the 120 of Quarter 2 2024/25"));
    assert!(!said(120, 150).contains("cumulative-fell"));
}

#[test]
fn what_is_not_due_is_not_stale() {
    let old = indicator(&format!(r#""current": 120, {}"#, commentary("As before.")));
    let new = |more: &str| next(indicator(&format!(r#""current": 120, {}{more}"#, commentary("As before."))));
    assert_eq!(found(&old, &new("")).len(), 2);
    assert_eq!(found(&old, &new(r#", "not_due": "Annual: next due in Quarter 4""#)), [""; 0]);
    assert_eq!(found(&old, &new(r#", "frequency": "Year""#)), [""; 0]);
}

#[test]
fn measures_are_checked_like_indicators() {
    let old = indicator(
        r#""measures": [{"title": "Children", "current": 40, "target": 38}, {"title": "Adults", "current": 60}]"#,
    );
    let new = next(indicator(
        r#""measures": [{"title": "Adults", "current": 61, "previous": 59}, {"title": "Children", "current": 40, "target": 30}]"#,
    ));
    insta::assert_snapshot!(found(&old, &new).join("\n"), @r"
    warning[stale-figure]: Indicator 1: Children: the current figure, 40, is the one of Quarter 2
    warning[redefined]: Indicator 1: Children: the target was 38 in Quarter 2 and is 30 now
    ");
}

#[test]
fn what_is_withheld_is_in_no_warning() {
    let old = indicator(r#""current": 4217, "history": [{"period": "Q1", "value": 4217}]"#);
    let hidden = r#"{"value": null, "mark": "suppressed"}"#;
    let new = next(indicator(&format!(
        r#""current": {hidden}, "previous": {hidden}, "history": [{{"period": "Q1", "value": null, "mark": "suppressed"}}]"#
    )));
    for (old, new) in [(&old, &new), (&new, &old)] {
        let ran = check(old, new);
        let messages: String = ran.problems().concat();
        assert!(!messages.contains("4217") && !messages.contains("4,217"), "{ran}");
    }
}

#[test]
fn the_order_of_the_periods_is_said_and_not_refused() {
    let (old, new) = (indicator(r#""current": 120"#), next(indicator(r#""current": 131"#)));
    let ran = check(&new, &old).exits(0);
    assert!(ran.stderr.contains("old.json is of a later period than new.json"), "{ran}");
    let ran = check(&old, &indicator(r#""current": 120"#)).exits(0);
    assert!(ran.stderr.contains("same period") && ran.stderr.contains("diff"), "{ran}");
    assert!(!ran.out().contains("stale"), "{ran}");
}

#[test]
fn an_earlier_pack_that_cannot_be_read_is_trouble_and_the_rest_is_told_all_the_same() {
    let folder = Folder::with("new.json", indicator(r#""current": 120"#).text());
    folder.write("broken.json", "{");
    for old in ["missing.json", "broken.json"] {
        let ran = folder.run(["check", "new.json", "--previous", old]).exits(2);
        assert!(ran.out().contains("no-commentary"), "{ran}");
        assert!(ran.stderr.contains(old), "{ran}");
    }
    folder.write("two.json", indicator(r#""current": 120"#).text());
    let ran = folder.run(["check", "new.json", "two.json", "--previous", "new.json"]).exits(2);
    assert!(ran.stderr.contains("one pack"), "{ran}");
}

#[test]
fn such_warnings_are_accepted_like_others_and_denied_like_others() {
    let text = commentary("As before.");
    let old = indicator(&format!(r#""current": 120, "rag": "Contextual", {text}"#));
    let new = |accept: &str| next(indicator(&format!(r#""current": 131, "rag": "Contextual", {text}{accept}"#)));
    let accept = r#", "accept": [{"code": "stale-text", "reason": "It is still so"}]"#;
    let folder = Folder::with("old.json", old.text());
    folder.write("new.json", new("").text()).write("accepted.json", new(accept).text());
    let check = |pack: &str| folder.run(["check", pack, "--previous", "old.json", "--deny-warnings"]);
    check("new.json").exits(1);
    let ran = check("accepted.json").exits(0);
    assert!(ran.out().contains("accepted[stale-text]: It is still so"), "{ran}");
    // Without the earlier pack nobody can know that there is nothing to accept.
    folder.run(["check", "accepted.json", "--deny-warnings"]).exits(0);
}

#[test]
fn a_pack_beside_itself_has_no_problem_more() {
    let folder = Folder::with("old.json", sample_pack("communities-2024-25-q2"));
    let alone = folder.run(["check", "old.json", "--format", "json"]);
    let beside = folder.run(["check", "old.json", "--previous", "old.json", "--format", "json"]);
    assert_eq!(alone.out(), beside.out());
}
