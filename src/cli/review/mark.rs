//! Marks as people write them.

use std::collections::BTreeMap;

use anyhow::{Context, bail};

use crate::review::marking::{Item, Misruling, Ruling, Subject};

/// What is judged: a criterion, or a critical error by its name.
pub(super) fn item(name: &str) -> Item {
    if name.starts_with("critical-") {
        Item::Critical(name.to_owned())
    } else {
        Item::Criterion(name.to_owned())
    }
}

/// A judgement: points, a share, `n/a`, `made`, `not-made`.
pub(super) fn ruling(subject: &Subject, name: &str, mark: &str) -> anyhow::Result<Ruling> {
    let ruling = match (item(name), mark) {
        (Item::Critical(error), "made") => Ruling::Critical { error, made: true },
        (Item::Critical(error), "not-made" | "not_made") => Ruling::Critical { error, made: false },
        (Item::Critical(error), _) => bail!("{error} is judged by made or not-made, not by `{mark}`"),
        (Item::Criterion(criterion), "n/a") => Ruling::NotApplicable { criterion },
        (Item::Criterion(criterion), _) => {
            let points = points(subject, &criterion, mark)?;
            Ruling::Points { criterion, points }
        }
    };
    subject.check(&ruling)?;
    Ok(ruling)
}

/// Points: a number, or a share of what the criterion is worth in this call.
pub(in crate::cli) fn points(subject: &Subject, criterion: &str, mark: &str) -> anyhow::Result<u32> {
    let Some((_, of)) = subject.criteria.get(criterion) else {
        return Err(Misruling::DidNotApply(criterion.to_owned()).into());
    };
    let share = mark.strip_suffix('%').map(|share| share.trim().parse::<u32>());
    let points = match share {
        Some(Ok(share)) if share <= 100 => (of * share + 50) / 100,
        Some(_) => bail!("`{mark}`: a share goes from 0% to 100%"),
        None => match mark.trim().parse() {
            Ok(points) => points,
            Err(_) => bail!("`{mark}` is no mark: expected points such as 8, a share such as 50%, or n/a"),
        },
    };
    subject.check(&Ruling::Points { criterion: criterion.to_owned(), points })?;
    Ok(points)
}

/// Points by criterion, as they are written: `tone-blame=8`.
pub(in crate::cli) fn all_points(
    subject: &Subject,
    marks: &[String],
) -> anyhow::Result<BTreeMap<String, u32>> {
    let mut all = BTreeMap::new();
    for given in marks {
        let (criterion, mark) =
            given.split_once('=').with_context(|| format!("`{given}`: expected CRITERION=MARK"))?;
        all.insert(criterion.to_owned(), points(subject, criterion, mark)?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use uuid::Uuid;

    use super::ruling;
    use crate::review::PersonId;
    use crate::review::marking::{Ruling, Subject};

    #[track_caller]
    fn check(name: &str, mark: &str, expected: Option<&Ruling>) {
        let subject = Subject {
            trainee: PersonId::new(Uuid::nil()),
            criteria: BTreeMap::from([("tone-blame".to_owned(), (3, 15))]),
            critical: BTreeSet::new(),
        };
        assert_eq!(ruling(&subject, name, mark).ok().as_ref(), expected, "{name} {mark}");
    }

    #[test]
    fn a_mark_is_points_a_share_or_a_word() {
        let points = |points| Some(Ruling::Points { criterion: "tone-blame".to_owned(), points });
        let error = |made| Some(Ruling::Critical { error: "critical-insult".to_owned(), made });
        check("tone-blame", "15", points(15).as_ref());
        check("tone-blame", "50%", points(8).as_ref());
        check("tone-blame", "0 %", points(0).as_ref());
        check("tone-blame", "n/a", Some(&Ruling::NotApplicable { criterion: "tone-blame".to_owned() }));
        check("critical-insult", "made", error(true).as_ref());
        check("critical-insult", "not-made", error(false).as_ref());
        for (name, mark) in [
            ("tone-blame", "16"),
            ("tone-blame", "101%"),
            ("tone-blame", "-1"),
            ("tone-blame", "made"),
            ("tone-blame", "a lot"),
            ("tone-unknown", "1"),
            ("critical-insult", "1"),
            ("critical-unknown", "made"),
        ] {
            check(name, mark, None);
        }
    }
}
