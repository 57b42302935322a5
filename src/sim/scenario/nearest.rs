//! The nearest word to a mistyped one.

/// Longer words are not compared: nobody mistypes a name of this length, and edit distance is quadratic.
const LONGEST: usize = 64;

/// The candidate that `word` most likely meant: equal but for case and joining signs, or within an edit distance
/// (swapped neighbours count as one) of a third of its length. Of equals, the first.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let plain = folded(word);
    let allowed = (plain.chars().count() / 3).max(1);
    candidates
        .filter(|candidate| candidate.len() <= LONGEST && *candidate != word)
        .map(|candidate| (strsim::damerau_levenshtein(&plain, &folded(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn folded(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, candidates: &[&str], expected: Option<&str>) {
        assert_eq!(nearest(word, candidates.iter().copied()), expected, "{word}");
    }

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        check("sais", &["id", "says", "value"], Some("says"));
        check("asekd_by", &["asked_by", "aliases"], Some("asked_by"));
        check("when-asked", &["WhenAsked", "Volunteered"], Some("WhenAsked"));
        check("colour", &["id", "says"], None);
        check("x", &["y"], None);
        check("", &["a"], None);
        check("ab", &["cab", "aba"], Some("cab"));
        check(&"a".repeat(100_000), &["a"], None);
    }
}
