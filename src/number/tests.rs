//! Every form of the grammar beside its neighbours, which are nearly right and are no number.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::number::format::Format;

/// The number a text reads as, printed.
fn number(text: &str) -> Option<String> {
    read(text)?.number().map(|number| number.normalize().to_string())
}

#[track_caller]
fn assert_reads(cases: &[(&str, &str)]) {
    let read: Vec<(&str, Option<String>)> = cases.iter().map(|(text, _)| (*text, number(text))).collect();
    let expected: Vec<(&str, Option<String>)> =
        cases.iter().map(|(text, number)| (*text, (!number.is_empty()).then(|| (*number).to_owned()))).collect();
    assert_eq!(read, expected);
}

#[test]
fn a_sign_stands_before_or_after_the_currency_or_brackets_round_the_whole() {
    assert_reads(&[
        ("-5", "-5"),
        ("−3.5", "-3.5"),
        ("+5%", "5"),
        ("-£5", "-5"),
        ("£-5", "-5"),
        ("−£5", "-5"),
        ("£ 5", "5"),
        ("£5", "5"),
        ("€5", "5"),
        ("$5", "5"),
        ("(£145,000)", "-145000"),
        ("(£1,200)", "-1200"),
        ("£(5)", "-5"),
        ("(3.4)%", "-3.4"),
        ("(3.4%)", "-3.4"),
        ("(£1.2m)", "-1200000"),
        ("–5", ""),
        ("--5", ""),
        ("-£-5", ""),
        ("(-5)", ""),
        ("-(5)", ""),
        ("(5", ""),
        ("5)", ""),
        ("((5))", ""),
        ("5-", ""),
        ("3.4-", ""),
        ("££5", ""),
        ("5£", ""),
        ("-", ""),
        ("£", ""),
        ("()", ""),
    ]);
}

#[test]
fn thousands_are_parted_every_three_digits_by_one_and_the_same_sign() {
    assert_reads(&[
        ("98,206", "98206"),
        ("2409", "2409"),
        ("1,234,567.50", "1234567.5"),
        ("1\u{2009}234", "1234"),
        ("1\u{202F}234\u{202F}567", "1234567"),
        ("1\u{A0}234", "1234"),
        (" 10 ", "10"),
        ("\u{A0}10\u{A0}%", "10"),
        ("007", "7"),
        ("0", "0"),
        ("1 234", ""),
        ("1,234\u{A0}567", ""),
        ("1\u{A0}234,5", ""),
        ("1 234,5", ""),
        ("1'234", ""),
        ("98,20", ""),
        ("5,00", ""),
        ("0,950", ""),
        ("1,2345", ""),
        ("1234,567", ""),
        (",123", ""),
        ("1,,234", ""),
        ("5,", ""),
    ]);
}

#[test]
fn a_decimal_point_may_come_first_but_not_last() {
    assert_reads(&[
        (".5", "0.5"),
        ("-.5", "-0.5"),
        ("£.50", "0.5"),
        ("-1.44", "-1.44"),
        ("0.95", "0.95"),
        ("95.0%", "95"),
        ("5.", ""),
        (".", ""),
        ("1.2.3", ""),
        ("1.234,5", ""),
        ("1.,5", ""),
        ("12345678901234567890123456789.5", ""),
    ]);
}

#[test]
fn percent_stands_behind_in_sign_or_words_and_not_beside_a_currency() {
    for text in ["95%", "95 %", "95\u{A0}%", "95 per cent", "95 Percent", "95pc", "95 pc"] {
        let read = read(text).expect(text);
        assert_eq!(
            (read.number(), read.sign, read.words),
            (Some(Decimal::from(95)), Some(Sign::Percent), None),
            "{text}"
        );
    }
    assert_eq!(read("95% of visits").and_then(|read| read.words).as_deref(), Some("of visit"));
    assert_eq!(read("95 per cent of visits").and_then(|read| read.words).as_deref(), Some("of visit"));
    let of = |text| read(text).map(|read| (read.sign, read.words));
    assert_eq!(of("12 pcs"), Some((None, Some("pc".into()))));
    assert_eq!(of("12 pc of visits"), Some((Some(Sign::Percent), Some("of visit".into()))));
    assert_eq!(of("5 percentage points"), Some((None, Some("percentage point".into()))));
    assert_eq!(of("£5 pc"), Some((Some(Sign::Pounds), Some("pc".into()))));
    assert_reads(&[("%95", ""), ("95%%", ""), ("£95%", ""), ("95%*", ""), ("95% (prov.)", ""), ("95% [p]", "")]);
}

#[test]
fn letters_multiply_only_behind_a_currency_and_words_always() {
    assert_reads(&[
        ("£1.2m", "1200000"),
        ("£1.2M", "1200000"),
        ("£1.2 m", "1200000"),
        ("£1,200k", "1200000"),
        ("£2bn", "2000000000"),
        ("$5m", "5000000"),
        ("£3 million", "3000000"),
        ("1.2 million", "1200000"),
        ("1.2 Million visits", "1200000"),
        ("12 thousand", "12000"),
        ("2 billion", "2000000000"),
        ("10 m", "10"),
        ("4m", "4"),
        ("12M", "12"),
        ("12k", "12"),
        ("5\u{212A}", "5"),
        ("£5\u{212A}", ""),
        ("£1.2mn", ""),
        ("£1.15 mil", ""),
        ("£3 millions", ""),
        ("3 trillion", ""),
        ("£1m%", ""),
        ("£1m2", ""),
        ("1.2 million thousand", ""),
        ("£1.2m million", ""),
        ("95% million", ""),
        ("79228162514264337593543950335 million", ""),
    ]);
}

#[test]
fn words_behind_are_kept_in_one_spelling() {
    for (text, number, words) in [
        ("21.7 days", "21.7", "day"),
        ("1 day", "1", "day"),
        ("12.5days", "12.5", "day"),
        ("12 per 1,000", "12", "per 1000"),
        ("12 per 1000 population", "12", "per 1000 population"),
        ("450 M", "450", "m"),
        ("11.8 kt CO2e", "11.8", "kt co2e"),
        ("12 m2", "12", "m2"),
        ("3 businesses", "3", "business"),
        ("1 business", "1", "business"),
        ("5 enquiries", "5", "enquiry"),
        ("12 ms", "12", "ms"),
        ("12 kms", "12", "km"),
        ("12 per Person", "12", "per person"),
        ("£12 per head", "12", "per head"),
        ("5p", "5", "p"),
        ("4 mins.", "4", "min"),
    ] {
        let read = read(text).expect(text);
        let printed = read.number().map(|number| number.to_string());
        assert_eq!((printed.as_deref(), read.words.as_deref()), (Some(number), Some(words)), "{text}");
    }
}

#[test]
fn words_that_change_the_number_make_it_none() {
    assert_reads(&[
        ("12/13", ""),
        ("12 to 14", ""),
        ("12 of 13", ""),
        ("2,409 (of 3,000)", ""),
        ("4 min 30 s", ""),
        ("99.9 recurring", ""),
        ("1st", ""),
        ("22 nd", ""),
        ("=3rd", ""),
        ("9% fewer", ""),
        ("90 or more", ""),
        ("12 March", ""),
        ("1e5", ""),
        ("12m2", ""),
        ("12 q4", ""),
        ("c. 95%", ""),
        ("c95%", ""),
        ("4½", ""),
        ("½", ""),
        ("١٢", ""),
        ("１２", ""),
        ("<5", ""),
        ("≥95%", ""),
        (">100%", ""),
        ("90+", ""),
        ("85-90%", ""),
        ("2024-25", ""),
        ("Fewer than 85", ""),
        ("Top quartile", ""),
        ("Yes", ""),
        ("✓", ""),
        ("NA", ""),
        ("N/A", ""),
        ("DIV/0", ""),
        ("#DIV/0!", ""),
        ("TBC", ""),
        ("nan", ""),
        ("inf", ""),
        ("", ""),
    ]);
}

#[test]
fn hours_and_minutes_are_minutes() {
    assert_reads(&[
        ("04:30", "270"),
        ("8:00", "480"),
        ("0:45", "45"),
        ("100:05", "6005"),
        ("0:04:30", "4.5"),
        ("1:00:15", "60.25"),
        ("1:60", ""),
        ("1:5", ""),
        (":30", ""),
        ("1:00:60", ""),
        ("1:00:00:00", ""),
        ("1:30pm", ""),
        ("-1:30", ""),
    ]);
    assert_eq!(read("8:00").and_then(|read| read.sign), Some(Sign::Minutes));
}

/// A target as "low..high", with "!" where the number itself is outside.
fn goal(text: &str) -> Option<String> {
    let target = target(text)?;
    let printed = |reading: &Reading| reading.number().map_or(String::new(), |number| number.normalize().to_string());
    let high = target.high.as_ref().map_or(String::new(), |high| format!("..{}", printed(high)));
    Some(format!("{}{high}{}", printed(&target.low), if target.is_strict { "!" } else { "" }))
}

#[test]
fn a_target_may_be_a_bound_or_a_range() {
    for (text, expected) in [
        ("98,206", "98206"),
        ("<45", "45!"),
        ("< £1.2m", "1200000!"),
        ("≤ 45", "45"),
        (">=95%", "95"),
        ("under 45", "45!"),
        ("Fewer than 85", "85!"),
        ("At least 90%", "90"),
        ("no more than 21 days", "21"),
        ("90%+", "90"),
        ("90+", "90"),
        ("90% or more", "90"),
        ("65-70%", "65..70"),
        ("65%–70%", "65..70"),
        ("65 to 70", "65..70"),
        ("between 65 and 70 days", "65..70"),
        ("-5 to 5", "-5..5"),
        ("£65k-£70k", "65000..70000"),
        ("£65 to 70", "65..70"),
        ("1.2 to 1.4 million", "1200000..1400000"),
        ("£900k to £1.1m", "900000..1100000"),
        ("0:30 to 0:45", "30..45"),
        ("£5 to £6 per head", "5..6"),
    ] {
        assert_eq!(goal(text).as_deref(), Some(expected), "{text}");
    }
    let one = |text| target(text).and_then(|target| target.number());
    assert_eq!((one("<45"), one("45"), one("65-70%")), (Some(Decimal::from(45)), Some(Decimal::from(45)), None));
    let signs = target("65-70%").map(|target| (target.low.sign, target.high.and_then(|high| high.sign)));
    assert_eq!(signs, Some((Some(Sign::Percent), Some(Sign::Percent))));
}

#[test]
fn nearly_a_bound_or_a_range_is_no_target() {
    for text in [
        "<",
        "under",
        "underground",
        "<<45",
        "45<",
        "at least",
        "90++",
        "2024-25",
        "70-65",
        "65-65",
        "65-70-75",
        "£500-£1m",
        "£1.2m-1.4",
        "£65-70k",
        "£5-10%",
        "65 days to 3 weeks",
        "-5--3",
        "(5)-3",
        "+5-7",
        "5-+7",
        "65 to",
        "between 65",
        "better than average",
        "Yes",
    ] {
        assert_eq!(goal(text), None, "{text}");
    }
}

#[test]
fn a_json_number_is_read_exactly_or_not_at_all() {
    for (literal, expected) in [
        ("95", Some("95")),
        ("0.10", Some("0.10")),
        ("-1e3", Some("-1000")),
        ("1.5E2", Some("150")),
        ("1.50e1", Some("15.0")),
        ("12.5e-1", Some("1.25")),
        ("5e-3", Some("0.005")),
        ("0e9", Some("0")),
        ("1234567890123456789012345678", Some("1234567890123456789012345678")),
        ("1.2345678901234567890123456789012e3", None),
        ("123456789012345678901234567891e-1", None),
        ("1e40", None),
        ("1e-40", None),
        ("1e999999999999999999999", None),
    ] {
        assert_eq!(exact(literal).map(|number| number.to_string()).as_deref(), expected, "{literal}");
    }
}

#[test]
fn nothing_beside_the_number_is_lost_from_a_round_trip() {
    for text in ["98,206", "95%", "£1.2m", "(£145,000)", "21.7 days", "12 per 1,000", "8:00"] {
        let spaced = format!("\u{A0} {text} \n");
        assert_eq!(read(&spaced), read(text), "{text}");
    }
}

proptest! {
    #[test]
    fn what_the_report_prints_reads_as_the_number_it_is(digits in -10i64.pow(15)..10i64.pow(15), scale in 0u32..6) {
        let number = Decimal::new(digits, scale);
        for format in [Format::number(), Format::percent(), Format::pounds()] {
            let printed = format.print(number);
            prop_assert_eq!(read(&printed).and_then(|read| read.number()), Some(number), "{}", printed);
        }
    }

    #[test]
    fn a_json_number_with_an_exponent_is_the_same_as_without(digits in -10i64.pow(12)..10i64.pow(12), exponent in -12i32..12) {
        let written = exact(&format!("{digits}e{exponent}"));
        let power = (0..exponent.abs()).fold(Decimal::ONE, |power, _| power * Decimal::TEN);
        let number = Decimal::from(digits);
        let expected = if exponent < 0 { number / power } else { number * power };
        prop_assert_eq!(written, Some(expected));
    }

    #[test]
    fn any_text_is_a_number_or_none(text in "[-−+–£€$(),. 0-9%kmb:<≤a-zK\u{A0}\u{2009}½]{0,14}") {
        let (plain, goal) = (read(&text), target(&text));
        if let Some(plain) = plain {
            prop_assert!(plain.number().is_some());
            prop_assert_eq!(goal, Some(Target::of(plain)));
        }
    }
}
