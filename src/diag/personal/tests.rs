//! Tables of what is found and what is not, and what holds for any text.

use proptest::prelude::*;

use super::{Sort, find, mask};

/// What is found in `text`, as it stands there.
fn found(text: &str) -> Vec<(&str, Sort)> {
    find(text).into_iter().map(|(range, sort)| (&text[range], sort)).collect()
}

fn assert_found(sort: Sort, table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(found(text), [(*expected, sort)], "in {text:?}");
    }
}

#[test]
fn finds_phones() {
    assert_found(
        Sort::Phone,
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
        ],
    );
}

#[test]
fn finds_several_phones_in_a_row() {
    for text in ["555 012 345 555 226 111", "555012345/555226111", "555 012 345, 555 226 111"] {
        let sorts: Vec<_> = find(text).into_iter().map(|(_, sort)| sort).collect();
        assert_eq!(sorts, [Sort::Phone, Sort::Phone], "in {text:?}");
    }
}

#[test]
fn finds_email_addresses() {
    assert_found(
        Sort::Email,
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
        Sort::BirthNumber,
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
        Sort::Account,
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
