//! Tables of what is found and what is not, and what holds for any text.

use proptest::prelude::*;

use super::{Category, find, mask, may_hold, once};

/// What is found in `text`, as it stands there.
fn found(text: &str) -> Vec<(&str, Category)> {
    find(text).into_iter().map(|(range, category)| (&text[range], category)).collect()
}

fn assert_found(category: Category, table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(found(text), [(*expected, category)], "in {text:?}");
    }
}

#[test]
fn finds_phones() {
    assert_found(
        Category::Phone,
        &[
            ("tel. 555 012 345", "555 012 345"),
            ("Žádosti: 555012345.", "555012345"),
            ("+420 555 012 345", "+420 555 012 345"),
            ("(+420) 555 012 345", "+420) 555 012 345"),
            ("+420 (555) 226 111,", "+420 (555) 226 111"),
            ("+420555012345", "+420555012345"),
            ("00420555012345", "00420555012345"),
            ("00420 555 012 345", "00420 555 012 345"),
            ("420 555 012 345", "420 555 012 345"),
            ("+421 905 123 456", "+421 905 123 456"),
            ("Büro +49 351 5550123", "+49 351 5550123"),
            ("555-226-111", "555-226-111"),
            ("555.226.111", "555.226.111"),
            ("555‑226‑111", "555‑226‑111"),
            ("555 226 111-3", "555 226 111"),
            ("555 22 61 11", "555 22 61 11"),
            ("55 522 61 11", "55 522 61 11"),
            ("555/226111", "555/226111"),
            ("555\u{a0}012\u{a0}345", "555\u{a0}012\u{a0}345"),
            ("555&nbsp;012&nbsp;345", "555&nbsp;012&nbsp;345"),
            ("555\u{fffd}012\u{fffd}345", "555\u{fffd}012\u{fffd}345"),
            ("**555 012 345**", "555 012 345"),
            ("_555 012 345_", "555 012 345"),
            ("phone = \"555012345\"", "555012345"),
            ("[volejte](tel:+420555012345)", "+420555012345"),
            ("obec;12,555012345,x", "555012345"),
            ("v roce 2021 555 012 345", "555 012 345"),
            ("46001 Liberec 2, 555 226 111", "555 226 111"),
            ("460 01 555 226 111", "555 226 111"),
            ("https://urad.example/zapis 555 012 345", "555 012 345"),
        ],
    );
}

/// A telephone number as somebody may write it, or hide it.
const PHONES: &[&str] = &[
    "555\u{200b}012\u{200b}345",
    "5\u{2060}55 012 345",
    "555\u{ad}012\u{ad}345",
    "555\u{feff}012345",
    "555\u{200d}012 345",
    "555\u{34f}012 345",
    "5\u{fe0f}55012345",
    "+420\u{200e}555012345",
    "555 012 34\u{e0041}5",
    "(555) 012 345",
    "[555] 012 345",
    "(555)012345",
    "555 (012) 345",
    "(+420) 555 012 345",
    "+420 (555) 012 345",
    "(00420) 555 012 345",
    "+420 [555] 012 345",
    "+420(555)012345",
    "(555 012 345)",
    "[555012345]",
    "{555012345}",
    "555\u{2003}012\u{2003}345",
    "555\u{2002}012\u{2002}345",
    "555\u{2009}012\u{2009}345",
    "555\u{200a}012\u{200a}345",
    "555\u{205f}012\u{205f}345",
    "555\u{3000}012\u{3000}345",
    "555\u{2000}012\u{2001}345",
    "555  012  345",
    "555\t012\t345",
    "555 \u{a0}012\u{a0} 345",
    "555\u{1680}012\u{1680}345",
    "555\u{2212}012\u{2212}345",
    "555\u{2012}012\u{2012}345",
    "555\u{2014}012\u{2014}345",
    "555\u{2015}012\u{2015}345",
    "555 - 012 - 345",
    "555 – 012 – 345",
    "555\u{fe63}012\u{fe63}345",
    "555\u{ff0d}012\u{ff0d}345",
    "555. 012. 345",
    "555 / 012 / 345",
    "555/012/345",
    "555_012_345",
    "tel:555012345",
    "tel:+420555012345",
    "tel:+420-555-012-345",
    "tel:%2B420555012345",
    "tel:%2b420%20555012345",
    "callto:555012345",
    "sms:+420555012345",
    "<tel:+420 555 012 345>",
    "href=tel:+420555012345",
    "whatsapp:+420555012345",
    "00420/555012345",
    "+420/555/012345",
    "+420.555.012.345",
    "＋420 555 012 345",
    "５５５０１２３４５",
    "555 ０１２ 345",
    "\u{665}\u{665}\u{665}012345",
    "𝟓𝟓𝟓 012 345",
    "555&#32;012&#32;345",
    "555&ensp;012&ensp;345",
    "555&shy;012345",
    "555&#x200b;012345",
    "&#53;55012345",
    "%35%35%35012345",
    "555\\u00a0012\\u00a0345",
    "555\\u200b012345",
    "\\u0035\\u0035\\u0035012345",
    "55 50 12 34 5",
    "5 5 5 0 1 2 3 4 5",
    "555 0 12 345",
    "5550 12345",
];

/// The same of an e-mail address.
const EMAILS: &[&str] = &[
    "osoba%40urad.example",
    "osoba＠urad.example",
    "osoba\u{fe6b}urad.example",
    "osoba\u{200b}@urad.example",
    "oso\u{ad}ba@urad.example",
    "osoba@\u{2060}urad.example",
    "osoba@urad\u{200b}.example",
    "osoba&#64;urad.example",
    "osoba&#x40;urad.example",
    "osoba&commat;urad.example",
    "osoba\\u0040urad.example",
    "osoba(at)urad.example",
    "osoba (at) urad.example",
    "osoba [at] urad.example",
    "osoba[zavináč]urad.example",
    "osoba (zavináč) urad (tečka) example",
    "osoba (AT) urad.example",
    "osoba{at}urad.example",
    "osoba@urad．example",
    "mailto:osoba%40urad.example",
    "mailto:osoba@urad.example?subject=x",
    "https://urad.example/?komu=osoba%40urad.example",
    "<osoba@urad.example>",
    "osoba@urad%2Eexample",
];

/// The same of a birth number.
const BIRTH_NUMBERS: &[&str] =
    &["736028\u{2044}5163", "736028\u{200b}/5163", "736028%2F5163", "736028&#47;5163", "７３６０２８/5163"];

#[test]
fn a_spelling_hides_nothing() {
    let tables =
        [(Category::Phone, PHONES), (Category::Email, EMAILS), (Category::BirthNumber, BIRTH_NUMBERS)];
    for (category, spelling) in
        tables.iter().flat_map(|(category, table)| table.iter().map(move |text| (*category, text)))
    {
        let text = format!("volejte {spelling}, prosím");
        let categories: Vec<_> = find(&text).into_iter().map(|(_, category)| category).collect();
        assert_eq!(categories, [category], "in {spelling:?}");
        let masked = mask(&text);
        assert!(!masked.contains(char::is_numeric) && !masked.contains("soba"), "{masked:?} of {spelling:?}");
    }
}

#[test]
fn finds_several_phones_in_a_row() {
    for text in ["555 012 345 555 226 111", "555012345/555226111", "555 012 345, 555 226 111"] {
        let categories: Vec<_> = find(text).into_iter().map(|(_, category)| category).collect();
        assert_eq!(categories, [Category::Phone, Category::Phone], "in {text:?}");
    }
}

#[test]
fn finds_email_addresses() {
    assert_found(
        Category::Email,
        &[
            ("Pište na podatelna@urad.example.", "podatelna@urad.example"),
            ("<mailto:jana.ukazkova@example.cz>", "jana.ukazkova@example.cz"),
            ("[pište](mailto:info+cile@urad.example.org?subject=Cíle)", "info+cile@urad.example.org"),
            ("příliš.žluťoučká@kůň.example", "příliš.žluťoučká@kůň.example"),
            ("https://example.cz/?komu=info@example.cz&x=1", "info@example.cz"),
            ("_info@example.cz_", "info@example.cz"),
            ("info@example.cz-", "info@example.cz"),
            ("555012345@example.cz", "555012345@example.cz"),
        ],
    );
}

#[test]
fn finds_birth_numbers() {
    assert_found(
        Category::BirthNumber,
        &[
            ("r. č. 736028/5163", "736028/5163"),
            ("7360285163", "7360285163"),
            ("736028 / 5163", "736028 / 5163"),
            ("nar. 530412/123", "530412/123"),
            ("0451011231", "0451011231"),
            ("042101/1239", "042101/1239"),
        ],
    );
}

#[test]
fn finds_accounts() {
    assert_found(
        Category::Account,
        &[
            ("č. ú. 19-2000145399/0800,", "19-2000145399/0800"),
            ("2000145399/0800", "2000145399/0800"),
            ("2000145399 / 0800", "2000145399 / 0800"),
            ("IBAN: CZ65 0800 0000 1920 0014 5399 Česká", "CZ65 0800 0000 1920 0014 5399"),
            ("CZ6508000000192000145399", "CZ6508000000192000145399"),
            ("DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
            ("GB82 WEST 1234 5698 7654 32.", "GB82 WEST 1234 5698 7654 32"),
        ],
    );
}

#[test]
fn leaves_other_numbers() {
    for text in [
        "1 500 000 Kč",
        "555 012 345 Kč",
        "555012345 korunami",
        "555 012 345,50 Kč",
        "555 012 345,- z fondu",
        "CZK 555 012 345",
        "cost = { amount = 555012345, currency = \"CZK\" }",
        "12 555 012 345",
        "555 012 345 000",
        "28. 6. 2021",
        "2021-06-28",
        "2021-06-28T09:30:00",
        "2014-2020",
        "v letech 2014 2015 2016 2017 2018",
        "2014, 2015, 2016, 2017",
        "108/2006 Sb.",
        "262/2006 Sb.",
        "zákon č. 128/2000 Sb., zákon č. 129/2000 Sb.",
        "usnesení 513/21/ZK",
        "č. j. KULK 262262/2021",
        "IČO 70891508",
        "70891508",
        "DIČ CZ70891508",
        "code = \"1.10\"",
        "460 01 Liberec 1",
        "https://www.facebook.com/pages/kraj/145689372254976?ref=hl",
        "https://example.cz/555012345",
        "www.example.cz/555012345",
        "facebook.com/pages/555012345",
        "priloha-555-226-111.pdf",
        "ISBN 978-80-7439-231-5",
        "736028/5164",
        "7313285163",
        "900412/123",
        "2000145398/0800",
        "18-2000145399/0800",
        "CZ66 0800 0000 1920 0014 5399",
        "@kraj, logo@2x.png, jmeno@server",
        "555 012\n345",
        "0.555012345",
        "1 500 000 − 2 000 000 Kč",
        "[1] 2014 (2015) 2016",
        "tel. 112, volejte 150",
        "mobil 5G",
        "| 255 | 312 | 340 |",
        "částka 555 012 345",
        "sleva 100 %, 50%20 Kč",
        "[at] (at) zavináč",
        "https://urad.example/zapis%20555%20012%20345.pdf",
        "https://urad.example/@kraj, https://urad.example/%40kraj",
        "50.7663142,15.0543387",
        "3f2504e0-4f89-11d3-9a0c-555012345",
    ] {
        assert_eq!(found(text), [], "in {text:?}");
    }
}

#[test]
fn masks_to_the_byte() {
    let text = "Volejte 555\u{a0}012\u{a0}345, pište na jiří@urad.cz – příště.";
    let masked = mask(text);
    assert_eq!(masked, "Volejte ***\u{a0}***\u{a0}***, pište na **··******** – příště.");
    assert_eq!(masked.len(), text.len());
    assert_eq!(masked.find("příště"), text.find("příště"));
}

#[test]
fn many_findings_take_no_more_than_linear_time() {
    let text = "555012345/".repeat(20_000);
    assert_eq!(find(&text).len(), 20_000);
}

#[test]
fn what_passes_only_when_a_neighbour_is_gone_is_found() {
    let text = "jan@kraj.cz--601234567\n";
    assert_eq!(mask(text), "***********--*********\n");
    assert_eq!(find(text), [(0..11, Category::Email), (13..22, Category::Phone)]);
}

#[test]
fn a_line_that_needs_many_readings_is_hidden_as_a_whole() {
    let line = format!("č{} 678@y.cz--601234567", " 678@y.cz--555 012 345".repeat(2_000));
    let text = format!("žluť\n{line} \r\n601 234 567\n");
    let stars = "*".repeat(line.len() - 2);
    assert_eq!(mask(&text), format!("žluť\n·{stars} \r\n***********\n"));
    let places: Vec<_> = find(&text).into_iter().map(|(range, _)| range).collect();
    assert_eq!(places, [7..7 + line.len(), text.len() - 12..text.len() - 1]);
}

/// Texts that are made of the pieces that readers look for.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[0-9]{1,4}",
        4 => "[ +/.,@_\\-\u{a0}\u{2011}č*(]",
        1 => "[a-z]{1,3}",
        1 => any::<char>().prop_map(String::from),
        1 => prop::sample::select(vec![
            "555 012 345", "+420", "info@urad.example", "736028/5163", "19-2000145399/0800", "Kč", "://", "www.",
            "CZ65 0800 0000 1920 0014 5399", "&nbsp;", "555012345", "\u{fffd}", "\n",
            "\u{200b}", "%40", "&#64;", "\\u0040", " (at) ", "[zavináč]", "\u{2212}", "５", "&shy;", "%20", "%35", "tel. ", "  ", "\r",
            "(dot)", "{Tečka}", "\u{2044}", "42/0800", "at48 3200", "\u{34f}",
        ]).prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn findings_lie_in_order_on_characters(text in texts()) {
        let mut last = 0;
        for (range, _) in find(&text) {
            prop_assert!(last <= range.start && range.start < range.end);
            prop_assert!(text.get(range.clone()).is_some());
            last = range.end;
        }
    }

    #[test]
    fn a_glance_misses_nothing(text in texts()) {
        prop_assert!(text.lines().all(|line| may_hold(line) || once(line).is_empty()));
    }

    #[test]
    fn masking_keeps_lengths_and_hides_all(text in texts()) {
        let masked = mask(&text);
        prop_assert_eq!(masked.len(), text.len());
        prop_assert!(text.char_indices().map(|(at, _)| at).eq(masked.char_indices().map(|(at, _)| at)));
        prop_assert_eq!(find(&masked), vec![]);
        prop_assert_eq!(mask(&masked), masked);
    }

    #[test]
    fn masking_by_lines_is_masking_the_whole(text in texts()) {
        let by_lines: Vec<_> = text.split('\n').map(mask).collect();
        prop_assert_eq!(by_lines.join("\n"), mask(&text));
    }
}
