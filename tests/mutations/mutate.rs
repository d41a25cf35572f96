//! Slips of the pen.

/// Numbers that look random and are the same for the same seed (`SplitMix64`).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which is not 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX);
        usize::try_from(self.next() % bound).unwrap_or_default()
    }
}

/// What somebody types, pastes or loses.
const SCRAPS: &[&str] = &[
    "\"",
    "'",
    "\"\"\"",
    "+++",
    "\n+++\n",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ",",
    "#",
    ":",
    "\\",
    "\\u",
    "„",
    "“",
    "–",
    "\u{a0}",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\0",
    "\u{1b}[31m",
    "\r\n",
    "\r",
    "\t",
    "\n\n",
    "🏘",
    "ch",
    "Ř",
    "e\u{301}",
    "[x](",
    "![](",
    "](measure:x)",
    "<b>",
    "<!--",
    "&#0;",
    "[^1]",
    "[^1]: ",
    "| a |",
    "```",
    "99999999999999999999",
    "-1",
    "1e400",
    "2021-13-45",
    "2021-02-30",
    "2021..",
    "/..",
    "true",
    "measure:",
    "document:srlk-21#",
    "#",
    "draft = true\n",
    "title = \"x\"\n",
    "id = \"x\"\n",
    "[[link]]\n",
    "phase = \"hotovo\"\n",
    "goals = [\"x\"]\n",
    "[[activity]]\n",
    "former_urls = [\"/\"]\n",
    "]]>",
    "{{ x }}",
    "https://a b",
    "a@b.cz",
    "601 234 567",
];

/// The bytes with one slip, and what it was.
pub(crate) fn mutated(sound: &[u8], random: &mut Random) -> (&'static str, Vec<u8>) {
    let mut bytes = sound.to_vec();
    let at = random.below(bytes.len() + 1);
    let slip = match random.below(9) {
        0 | 1 => {
            let scrap = SCRAPS[random.below(SCRAPS.len())];
            bytes.splice(at..at, scrap.bytes());
            "a scrap"
        }
        2 => {
            let end = (at + 1 + random.below(12)).min(bytes.len());
            bytes.drain(at.min(end)..end);
            "letters lost"
        }
        3 => {
            bytes.truncate(at);
            "the end lost"
        }
        4 => {
            bytes.insert(at, [0xff, 0xc3, 0x80, 0xe2][random.below(4)]);
            "a byte that is no text"
        }
        5 => with_lines(&mut bytes, random, |lines, first, _| drop(lines.remove(first)), "a line lost"),
        6 => with_lines(
            &mut bytes,
            random,
            |lines, first, second| lines.swap(first, second),
            "lines in another order",
        ),
        7 => with_lines(
            &mut bytes,
            random,
            |lines, first, second| lines.insert(second, lines[first].clone()),
            "a line twice",
        ),
        _ => {
            let letter = SCRAPS[random.below(SCRAPS.len())];
            let end = (at + 1).min(bytes.len());
            bytes.splice(at.min(end)..end, letter.bytes());
            "another letter"
        }
    };
    (slip, bytes)
}

fn with_lines(
    bytes: &mut Vec<u8>,
    random: &mut Random,
    change: impl Fn(&mut Vec<Vec<u8>>, usize, usize),
    slip: &'static str,
) -> &'static str {
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    if !lines.is_empty() {
        let (first, second) = (random.below(lines.len()), random.below(lines.len()));
        change(&mut lines, first, second);
    }
    *bytes = lines.concat();
    slip
}
