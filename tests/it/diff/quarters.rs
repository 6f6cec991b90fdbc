//! Four real quarters of a council's report, each beside the next one.

use std::path::Path;

use crate::run::Folder;

#[test]
fn the_four_quarters_of_a_council_read_like_minutes() {
    let quarters = |old: &str, new: &str| {
        let folder = Folder::new();
        let quarter =
            |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/quarters/bracknell-{name}.json"));
        for name in [old, new] {
            folder.write(&format!("{name}.json"), std::fs::read(quarter(name)).expect("a quarter"));
        }
        folder.run(["diff", &format!("{old}.json"), &format!("{new}.json")]).exits(1).out()
    };
    insta::assert_snapshot!(quarters("q3", "q4"), @r"
    Council plan overview report, Executive: Quarter 3 2024/25 → Quarter 4 2024/25

    9 indicators in both packs; 9 have changed
    Removed: 1.3.3.KR
    Redefined: 1.1.4.KR, 1.1.4.PI, 1.2.1.KR
    Target changed: 1.1.6.KR, 1.2.1.KR
    Level changed: 1.1.3.PI (Red → Green), 1.1.6.KR (Amber → Green)

    The report
      day of production was 26 March 2025, now 2 July 2025

    In all 9 indicators: heading of the current figure was “This quarter”, now “This period”

    In all 9 indicators: heading of the previous figure was “Last quarter”, now “Last period”

    Percentage of school admission appeals upheld
      Indicator 1.1.2.PI: current figure was 20%, now 0% (Green in both); change in performance: Getting
        better

    Percentage of children with EHCP (5-16yrs) with school placement in borough
      Indicator 1.1.3.KR: current figure was 73.4%, now 73.6% (Green in both); change in performance:
        Getting better

    Number of visits to the Look Out Discovery Centre
      Indicator 1.1.3.PI: current figure was 10,966, now 20,020 (Red → Green); change in performance:
        Getting better

    Percentage of children with EHCP issued within a 20-week statutory timeframe - year to date
      Indicator 1.1.4.KR: in the title, “(year to date)” is now “- year to date”
      Indicator 1.1.4.KR: current figure was 43%, now 52.6% (Green in both); change in performance:
        Getting better

    Percentage of annual reviews completed within statutory timeframes - year to date
      Indicator 1.1.4.PI: in the title, “(year to date)” is now “- year to date”
      Indicator 1.1.4.PI: current figure was 65%, now 62% (Green in both); change in performance:
        Getting worse

    Percentage of Early years providers and schools rated good or outstanding
      Indicator 1.1.5.KR: current figure was 99%, now 100% (Green in both); change in performance:
        Getting better

    Number of young people involved in universal youth service activities
      Indicator 1.1.6.KR: target was 258, now 257
      Indicator 1.1.6.KR: current figure was 222, now 384 (Amber → Green); change in performance:
        Getting better

    Percentage of care leavers (19-21yrs) Not in Education, Employment or Training (NEET)
      Indicator 1.2.1.KR: in the title, “(19 to 21 years)” is now “(19-21yrs)”
      Indicator 1.2.1.KR: target was 36%, now 35%
      Indicator 1.2.1.KR: current figure was 53.6%, now 53.1% (Red in both); change in performance:
        Getting better

    Percentage of long-term support recipients at home (not in residential or nursing care)
      Indicator 1.3.2.KR: current figure was 72%, now 71.8% (Green in both); change in performance:
        Getting worse

    Percentage of care placements in good or outstanding settings
      Indicator 1.3.3.KR: removed
    ");
    insta::assert_snapshot!(quarters("q4", "q1"), @r"
    Council plan overview report, Executive: Quarter 4 2024/25 → Quarter 1 2025/26

    9 indicators in both packs; 9 have changed
    Redefined: 1.1.3.KR, 1.1.4.PI, 1.2.1.KR
    Target changed: 1.1.3.KR, 1.1.3.PI, 1.1.4.PI, 1.1.6.KR
    No indicator was added or removed
    No level has changed

    The report
      day of production was 2 July 2025, now 1 October 2025

    Percentage of school admission appeals upheld
      Indicator 1.1.2.PI: current figure was 0%, now 3% (Green in both); change in performance: Worse

    Percentage of children with EHCP (5 to 16 years) with school placement in borough
      Indicator 1.1.3.KR: in the title, “(5-16yrs)” is now “(5 to 16 years)”
      Indicator 1.1.3.KR: target was 75%, now 76%
      Indicator 1.1.3.KR: current figure was 73.6%, now 72.8% (Green in both); change in performance:
        Worse

    Number of visits to the Look Out Discovery Centre
      Indicator 1.1.3.PI: target was 19,625, now 19,875
      Indicator 1.1.3.PI: current figure was 20,020, now 20,843 (Green in both); change in performance:
        Better

    Percentage of children with EHCP issued within a 20-week statutory timeframe - year to date
      Indicator 1.1.4.KR: current figure was 52.6%, now 100% (Green in both); change in performance:
        Better

    Percentage of EHCP annual reviews completed within statutory timeframes - year to date
      Indicator 1.1.4.PI: in the title, “EHCP” was added
      Indicator 1.1.4.PI: target was 50%, now 60%
      Indicator 1.1.4.PI: current figure was 62%, now 70% (Green in both); change in performance: Better

    Percentage of Early years providers and schools rated good or outstanding
      Indicator 1.1.5.KR: current figure was 100%, now 98% (Green in both); change in performance: Worse

    Number of young people involved in universal youth service activities
      Indicator 1.1.6.KR: target was 257, now 270
      Indicator 1.1.6.KR: current figure was 384, now 275 (Green in both); change in performance: Worse

    Percentage of care leavers (19 to 21 years) Not in Education, Employment or Training (NEET)
      Indicator 1.2.1.KR: in the title, “(19-21yrs)” is now “(19 to 21 years)”
      Indicator 1.2.1.KR: current figure was 53.1%, now 53.8% (Red in both); change in performance:
        Worse

    Percentage of long-term support recipients at home (not in residential or nursing care)
      Indicator 1.3.2.KR: current figure was 71.8%, now 70.5% (Green in both); change in performance:
        Worse
    ");
    insta::assert_snapshot!(quarters("q1", "q2"), @r"
    Council plan overview report, Executive: Quarter 1 2025/26 → Quarter 2 2025/26

    9 indicators in both packs; 9 have changed
    Target changed: 1.1.4.KR, 1.2.1.KR
    No indicator was added or removed
    No level has changed

    The report
      day of production was 1 October 2025, now 28 January 2026

    Percentage of school admission appeals upheld
      Indicator 1.1.2.PI: current figure was 3%, now 0% (Green in both); change in performance: Better

    Percentage of children with EHCP (5 to 16 years) with school placement in borough
      Indicator 1.1.3.KR: current figure was 72.8%, now 75.2% (Green in both); change in performance:
        Better

    Number of visits to the Look Out Discovery Centre
      Indicator 1.1.3.PI: current figure was 20,843, now 26,502 (Green in both)

    Percentage of children with EHCP issued within a 20-week statutory timeframe - year to date
      Indicator 1.1.4.KR: target was 50%, now 53%
      Indicator 1.1.4.KR: change in performance was Better, now No change

    Percentage of EHCP annual reviews completed within statutory timeframes - year to date
      Indicator 1.1.4.PI: current figure was 70%, now 81.7% (Green in both)

    Percentage of Early years providers and schools rated good or outstanding
      Indicator 1.1.5.KR: change in performance was Worse, now No change

    Number of young people involved in universal youth service activities
      Indicator 1.1.6.KR: current figure was 275, now 285 (Green in both); change in performance: Better

    Percentage of care leavers (19 to 21 years) Not in Education, Employment or Training (NEET)
      Indicator 1.2.1.KR: target was 35%, now 34%
      Indicator 1.2.1.KR: current figure was 53.8%, now 59.5% (Red in both)

    Percentage of long-term support recipients at home (not in residential or nursing care)
      Indicator 1.3.2.KR: current figure was 70.5%, now 70.9% (Green in both); change in performance:
        Better
    ");
}
