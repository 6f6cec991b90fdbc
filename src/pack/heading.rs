//! What the headings of a narrative are about, by their words.

/// Whether a heading is one under which actions are described: "Actions", "Path to Green", "Recovery plan"; not "Debt recovery".
pub(crate) fn is_action_heading(heading: &str) -> bool {
    const WORDS: [&str; 6] = ["action", "actions", "mitigation", "mitigations", "mitigating", "remediation"];
    const PHRASES: [&str; 9] = [
        "path to",
        "route to",
        "road to",
        "next step",
        "next steps",
        "recovery plan",
        "improvement plan",
        "remedial measures",
        "corrective measures",
    ];
    let words = words(heading);
    let has = |phrase: &str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.windows(phrase.len()).any(|window| window == phrase)
    };
    words.iter().any(|word| WORDS.contains(&word.as_str()))
        || PHRASES.iter().any(|phrase| has(phrase))
        || words == ["recovery"]
}

/// Whether a heading is one for commentary.
pub(crate) fn is_commentary_heading(heading: &str) -> bool {
    words(heading).iter().any(|word| word.starts_with("comment"))
}

fn words(heading: &str) -> Vec<String> {
    let lower = heading.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn action_headings_are_told_by_whole_words() {
        for heading in [
            "Actions",
            "ACTION PLAN",
            "Path to Green",
            "Next steps",
            "Recovery plan",
            "Recovery",
            "Mitigating actions",
            "Improvement plan",
        ] {
            assert!(is_action_heading(heading), "{heading}");
        }
        for heading in [
            "Customer satisfaction",
            "Transactions",
            "Debt recovery",
            "Footpath to school",
            "Interaction",
            "Inaction",
            "Fraction of visits",
        ] {
            assert!(!is_action_heading(heading), "{heading}");
        }
        assert!(is_commentary_heading("Officer’s comments") && is_commentary_heading("Commentary"));
        assert!(!is_commentary_heading("Recommendations"));
    }
}
