//! Which words fit beside one another.

/// A word that wants a place.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its middle, in percent of the width.
    pub x: f64,
    /// Its line, in pixels from the top.
    pub y: f64,
    /// How wide it is, in percent of the width.
    pub width: f64,
}

/// Room between two words: in percent of the width, and in pixels from one line to another.
const BESIDE: f64 = 1.5;
const BELOW: f64 = 17.0;

/// For each word, whether it can stand without covering one that comes before it in the list or leaving the picture.
pub fn fit(words: &[Word]) -> Vec<bool> {
    let mut standing: Vec<Word> = Vec::new();
    let mut fits = Vec::with_capacity(words.len());
    for word in words {
        let inside = word.x - word.width / 2.0 >= 0.0 && word.x + word.width / 2.0 <= 100.0;
        let covers = |other: &Word| {
            (word.x - other.x).abs() < f64::midpoint(word.width, other.width) + BESIDE
                && (word.y - other.y).abs() < BELOW
        };
        let free = inside && !standing.iter().any(covers);
        if free {
            standing.push(*word);
        }
        fits.push(free);
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::{Word, fit};
    use proptest::prelude::*;

    #[test]
    fn the_first_word_stays() {
        let word = |x, y| Word { x, y, width: 10.0 };
        let words =
            [word(50.0, 20.0), word(58.0, 20.0), word(58.0, 40.0), word(96.0, 20.0), word(62.0, 20.0)];
        assert_eq!(fit(&words), [true, false, true, false, true]);
    }

    proptest! {
        #[test]
        fn no_two_words_cover_each_other(places in proptest::collection::vec((0f64..100.0, 0f64..60.0, 1f64..30.0), 0..20)) {
            let words: Vec<Word> = places.into_iter().map(|(x, y, width)| Word { x, y, width }).collect();
            let kept: Vec<&Word> = words.iter().zip(fit(&words)).filter(|(_, fits)| *fits).map(|(word, _)| word).collect();
            for (index, word) in kept.iter().enumerate() {
                for other in &kept[..index] {
                    let beside = (word.x - other.x).abs() >= f64::midpoint(word.width, other.width);
                    prop_assert!(beside || (word.y - other.y).abs() >= 17.0);
                }
            }
        }
    }
}
