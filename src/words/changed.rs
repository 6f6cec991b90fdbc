//! What is composed where it is said what has changed: what a change is about.

sentences! {
    /// What a change is about, in a language.
    Changed: Sync;

    /// "heading of the current figure".
    fn part_of(part: &str, whole: &str);
    /// An entry of a list by its name: "action “Train managers”".
    fn entry_called(kind: &str, name: &str);
    /// A figure, a target or a level for a period, or of somebody to compare with: "figure for Q1 2024/25".
    fn given_for(what: &str, name: &str);
    /// A figure of a chart, by its series and its category.
    fn charted(chart: &str, of: &[&str]);
    /// "order of the measures".
    fn order_of(entries: &str);
    /// That the indicators stand in another order, and how many of them stand elsewhere.
    fn order_of_indicators(elsewhere: usize);
    /// Where the links of a text lead.
    fn links_under(heading: &str);
    /// Something of a sub-measure.
    fn of_measure(measure: &str, what: &str);
    /// Something of the rating scale, or of one of its levels.
    fn of_scale(what: &str, level: Option<&str>);
    /// A unit with so many decimals.
    fn with_decimals(unit: &str, decimals: u32);
    /// How many figures of a chart have changed.
    fn figures_have_changed(count: usize);
    /// How many further places of a text have changed.
    fn changes_further_on(count: usize);
}
