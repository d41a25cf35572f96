//! Every file of a compiled site can be found and made alone, and is what a build writes.

use std::collections::BTreeMap;

use vazba::site::{Bytes, File};

use crate::site::{SITES, Site, compiled, read};

/// Numbers below `count` in an order without pattern, the same in each run (Fisher and Yates, a linear congruence).
fn shuffled(count: usize) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    let mut state = 20_261_129_u64;
    for last in (1..count).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let other = usize::try_from(state >> 33).expect("31 bits") % (last + 1);
        numbers.swap(last, other);
    }
    numbers
}

#[test]
fn each_file_alone_is_what_a_build_writes() {
    for folder in SITES {
        let site = Site::new(read(folder));
        // Another site of the same sources: nothing of it has been made yet.
        let alone = compiled(read(folder));
        let files: Vec<File<'_>> = alone.files().collect();
        assert!(alone.file("neni.html").is_none() && alone.file("search-index/cs/neni.json").is_none());
        let (mut made, mut copied) = (BTreeMap::new(), BTreeMap::new());
        for number in shuffled(files.len()) {
            let file = alone.file(files[number].path).expect("it is found by its path");
            match alone.render(&file).expect("nothing is wrong with it") {
                Bytes::Here(bytes) => drop(made.insert(file.path.to_string(), bytes.into_owned())),
                Bytes::Asset(asset) => drop(copied.insert(file.path.to_string(), asset.to_owned())),
            }
        }
        assert_eq!(copied, site.output.copies, "{folder}");
        let paths = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(paths(&made), paths(&site.output.files), "{folder}");
        for (path, bytes) in &made {
            assert!(*bytes == site.output.files[path], "{folder}: {path}");
        }
        assert_eq!(files.len(), made.len() + copied.len(), "{folder}: a path is there twice");
    }
}

/// A server says of each file what it is; of one that it calls octets, browsers only offer a download.
#[test]
fn every_file_has_its_media_type() {
    for folder in SITES {
        let site = compiled(read(folder));
        let mut types = BTreeMap::new();
        for file in site.files() {
            let ending = file.path.rsplit_once('.').map_or("", |(_, ending)| ending);
            let before = types.insert(ending.to_owned(), file.media_type());
            assert!(before.is_none_or(|known| known == file.media_type()), "{folder}: {}", file.path);
            assert_ne!(file.media_type(), "application/octet-stream", "{folder}: {}", file.path);
        }
        assert_eq!(types["html"], "text/html");
        assert_eq!(types["atom"], "application/atom+xml");
        assert!(types.len() >= 7, "{types:?}");
    }
}
