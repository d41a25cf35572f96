//! Bounds, order, faults and hints of dates, by example and by property.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{Edtf, End, Fault, Flaw, Point, Precision, Shape};

fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

fn flaw(text: &str) -> Fault {
    Edtf::parse(text).expect_err(text)
}

#[test]
fn bounds_follow_the_precision_of_each_end() {
    let cases = [
        ("2021-07-13", Some(date(2021, 7, 13)), Some(date(2021, 7, 13)), Precision::Day),
        ("2020-02", Some(date(2020, 2, 1)), Some(date(2020, 2, 29)), Precision::Month),
        ("2021", Some(date(2021, 1, 1)), Some(date(2021, 12, 31)), Precision::Year),
        ("2021-09/2021-10", Some(date(2021, 9, 1)), Some(date(2021, 10, 31)), Precision::Month),
        ("2021-06-28/2030", Some(date(2021, 6, 28)), Some(date(2030, 12, 31)), Precision::Year),
        ("[2021-09..2021-10]", Some(date(2021, 9, 1)), Some(date(2021, 10, 31)), Precision::Month),
        ("2021/..", Some(date(2021, 1, 1)), None, Precision::Year),
        ("2021/", Some(date(2021, 1, 1)), None, Precision::Year),
        ("../2021-07", None, Some(date(2021, 7, 31)), Precision::Month),
        ("/2021-07", None, Some(date(2021, 7, 31)), Precision::Month),
    ];
    for (text, earliest, latest, precision) in cases {
        let read = edtf(text);
        assert_eq!(
            (read.earliest(), read.latest(), read.precision()),
            (earliest, latest, precision),
            "{text}"
        );
        assert_eq!(read.to_string(), text);
    }
}

#[test]
fn faults_point_at_what_is_wrong() {
    let no_day = Flaw::NoSuchDay { last: date(2021, 2, 28) };
    assert_eq!(flaw("2021-02-30"), Fault { range: 0..10, flaw: no_day });
    assert_eq!(flaw("2021-01/2021-13"), Fault { range: 13..15, flaw: Flaw::NoSuchMonth { month: 13 } });
    assert_eq!(flaw("[2021-00-01..2022]"), Fault { range: 6..8, flaw: Flaw::NoSuchMonth { month: 0 } });
    assert_eq!(flaw("../"), Fault { range: 0..3, flaw: Flaw::NothingKnown });
    let backwards = flaw("2022/2021-03");
    assert_eq!(backwards.range, 0..12);
    assert_eq!(backwards.message("2022/2021-03").full(), "`2022/2021-03` ends before it starts");
    assert_eq!(backwards.help().full(), "the earlier date comes first: `2021-03/2022`");
    assert_eq!(flaw("[2022..2021]").range, 0..12);
    assert_eq!(flaw("2021/léto").range, 5..10);
}

#[test]
fn what_people_write_is_answered_with_what_to_write() {
    let cases = [
        ("2021-2023", Some("2021/2023")),
        ("2021–2023", Some("2021/2023")),
        ("2021 – 2023", Some("2021/2023")),
        ("2021..2023", Some("2021/2023")),
        ("13. 7. 2021", Some("2021-07-13")),
        ("13.\u{a0}7.\u{a0}2021", Some("2021-07-13")),
        ("13.07.2021", Some("2021-07-13")),
        ("7. 2021", Some("2021-07")),
        ("7/2021", Some("2021-07")),
        ("2021/07/13", Some("2021-07-13")),
        ("13.–15. 7. 2021", Some("2021-07-13/2021-07-15")),
        ("30. 6. – 2. 7. 2021", Some("2021-06-30/2021-07-02")),
        ("09/2021 – 10/2021", Some("2021-09/2021-10")),
        ("2021-7-3", Some("2021-07-03")),
        ("2021-07-13T10:00", Some("2021-07-13")),
        (" 2021 ", Some("2021")),
        ("2021-", Some("2021/..")),
        ("od roku 2021", None),
        ("[2021-09/2021-10]", Some("[2021-09..2021-10]")),
        ("{2021..2022}", Some("[2021..2022]")),
        ("léto 2021", None),
        ("", None),
        ("30. 2. 2021", None),
        ("1234567890", None),
    ];
    for (text, expected) in cases {
        let suggestion = expected.map(str::to_owned);
        assert_eq!(flaw(text).flaw, Flaw::Notation { suggestion }, "{text}");
    }
}

#[test]
fn order_is_by_start_then_by_end() {
    let mut texts =
        ["2022", "2021", "2021/..", "2021-01", "/2020", "2021/", "2021-01-01", "[2021..2022]", "2021/2022"];
    texts.sort_by_key(|text| edtf(text));
    let expected =
        ["/2020", "2021-01-01", "2021-01", "2021", "2021/2022", "[2021..2022]", "2021/..", "2021/", "2022"];
    assert_eq!(texts, expected);
}

#[test]
fn years_never_run_beyond_what_is_written() {
    assert_eq!(edtf("2021-11/2023").years(), 2021..=2023);
    assert_eq!(edtf("2021/..").years(), 2021..=2021);
    assert_eq!(edtf("/2021-03-01").years(), 2021..=2021);
}

#[test]
fn days_are_within_their_bounds() {
    assert!(edtf("2021-09/2021-10").contains(date(2021, 10, 31)));
    assert!(!edtf("2021-09/2021-10").contains(date(2021, 11, 1)));
    assert!(edtf("2021/..").contains(date(2999, 1, 1)));
    assert!(!edtf("2021/..").contains(date(2020, 12, 31)));
}

fn a_point() -> impl Strategy<Value = Point> {
    let precision = prop_oneof![Just(Precision::Day), Just(Precision::Month), Just(Precision::Year)];
    ((0i16..=9999), (1i8..=12), (1i8..=28), precision).prop_map(|(year, month, day, precision)| {
        Point::new(Date::new(year, month, day).expect("a day that every month has"), precision)
    })
}

fn an_end() -> impl Strategy<Value = End> {
    prop_oneof![3 => a_point().prop_map(End::At), 1 => Just(End::Open), 1 => Just(End::Unknown)]
}

fn any_edtf() -> impl Strategy<Value = Edtf> {
    let span = (an_end(), an_end()).prop_filter("bounded and in order", |(start, end)| {
        match (start.point(), end.point()) {
            (None, None) => false,
            (Some(start), Some(end)) => start.first() <= end.last(),
            _ => true,
        }
    });
    let within = (a_point(), a_point()).prop_filter("in order", |(from, to)| from.first() <= to.last());
    let shape = prop_oneof![
        a_point().prop_map(Shape::Point),
        span.prop_map(|(start, end)| Shape::Span(start, end)),
        within.prop_map(|(from, to)| Shape::Within(from, to)),
    ];
    shape.prop_map(|shape| Edtf { shape })
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_within_its_bounds(text in "\\PC*") {
        if let Err(fault) = Edtf::parse(&text) {
            prop_assert!(text.get(fault.range.clone()).is_some(), "{fault:?}");
            prop_assert!(!fault.message(&text).full().is_empty());
        }
    }

    #[test]
    fn text_that_looks_like_a_date_never_panics(text in "[0-9/.\\[\\]{} –T-]{0,24}") {
        match Edtf::parse(&text) {
            Ok(read) => prop_assert_eq!(read.to_string(), text),
            Err(fault) => {
                prop_assert!(text.get(fault.range.clone()).is_some());
                if let Flaw::Notation { suggestion: Some(better) } = fault.flaw {
                    prop_assert!(Edtf::parse(&better).is_ok(), "{better}");
                }
            }
        }
    }

    #[test]
    fn what_is_shown_reads_back(value in any_edtf()) {
        prop_assert_eq!(Edtf::parse(&value.to_string()), Ok(value));
    }

    #[test]
    fn the_earliest_day_is_never_after_the_latest(value in any_edtf()) {
        if let (Some(earliest), Some(latest)) = (value.earliest(), value.latest()) {
            prop_assert!(earliest <= latest);
            prop_assert!(value.contains(earliest) && value.contains(latest));
        }
        prop_assert!(value.years().start() <= value.years().end());
    }

    #[test]
    fn the_order_tells_every_two_values_apart(a in any_edtf(), b in any_edtf()) {
        prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
    }
}
