//! What a file is, told by where it lies.

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// `scenarios/DESK/desk.ron`. First, because the other files of the folder go by the desk's id.
    Desk { folder: String },
    /// `scenarios/DESK/ID.ron`
    Scenario { folder: String, id: String },
    /// `scenarios/DESK/SCENARIO.NAME.plan`
    Plan { folder: String, scenario: String, name: String },
    /// `scenarios/DESK/knowledge/ID.md`
    Article { folder: String, id: String },
    /// `scenarios/DESK/events/ID.ron`
    Event { folder: String, id: String },
    /// `scenarios/DESK/shared/ID.ron`
    Shared { folder: String, id: String },
    /// `scenarios/DESK/courses/ID.ron`
    Course { folder: String, id: String },
    /// `assets/personas/ID.ron`
    Persona { id: String },
    /// `assets/language/LANG/…/*.ron`
    Language { language: String, file: String },
    /// `assets/rubrics/ID.ron`
    Rubric { id: String },
    /// `assets/help/ID.md`
    Help { id: String },
    /// `assets/bots/ID.ron`
    Bot { id: String },
    /// `assets/report/FILE`, a template of a page or its style
    Report { file: String },
    /// `assets/interface/ID.ron`
    Interface { id: String },
}

impl Place {
    /// What the file at this path is, from the content folder on and with `/` between names.
    pub(super) fn of(path: &str) -> Option<Self> {
        let names: Vec<&str> = path.split('/').collect();
        let place = match names[..] {
            ["scenarios", folder, "desk.ron"] => Self::Desk { folder: folder.to_owned() },
            ["scenarios", folder, file] => in_desk_folder(folder, file)?,
            ["scenarios", folder, room, file] => {
                let folder = folder.to_owned();
                match room {
                    "knowledge" => Self::Article { folder, id: stem(file, ".md")? },
                    "events" => Self::Event { folder, id: stem(file, ".ron")? },
                    "courses" => Self::Course { folder, id: stem(file, ".ron")? },
                    "shared" => Self::Shared { folder, id: stem(file, ".ron")? },
                    _ => return None,
                }
            }
            ["assets", "personas", file] => Self::Persona { id: stem(file, ".ron")? },
            ["assets", "rubrics", file] => Self::Rubric { id: stem(file, ".ron")? },
            ["assets", "help", file] => Self::Help { id: stem(file, ".md")? },
            ["assets", "bots", file] => Self::Bot { id: stem(file, ".ron")? },
            ["assets", "report", file] if matches!(file, "attempt.html" | "cohort.html" | "style.css") => {
                Self::Report { file: file.to_owned() }
            }
            ["assets", "interface", file] => Self::Interface { id: stem(file, ".ron")? },
            ["assets", "language", language, ref rest @ ..] if !rest.is_empty() => {
                stem(rest.last()?, ".ron")?;
                Self::Language { language: language.to_owned(), file: rest.join("/") }
            }
            _ => return None,
        };
        Some(place)
    }

    /// Whether a folder at this path can hold anything that is read.
    pub(super) fn is_room(path: &str) -> bool {
        let names: Vec<&str> = path.split('/').collect();
        match names[..] {
            ["" | "scenarios" | "assets"] | ["scenarios", _] => true,
            ["scenarios", _, room] => matches!(room, "knowledge" | "events" | "shared" | "courses"),
            ["assets", room] => {
                matches!(room, "personas" | "rubrics" | "help" | "bots" | "language" | "report" | "interface")
            }
            ["assets", "language", ref rest @ ..] => rest.len() <= 4,
            _ => false,
        }
    }
}

fn in_desk_folder(folder: &str, file: &str) -> Option<Place> {
    let folder = folder.to_owned();
    if let Some(plan) = stem(file, ".plan") {
        let (scenario, name) = plan.split_once('.')?;
        return Some(Place::Plan { folder, scenario: scenario.to_owned(), name: name.to_owned() });
    }
    stem(file, ".ron").map(|id| Place::Scenario { folder, id })
}

fn stem(file: &str, ending: &str) -> Option<String> {
    file.strip_suffix(ending).filter(|stem| !stem.is_empty() && !stem.starts_with('.')).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: Option<&Place>) {
        assert_eq!(Place::of(path).as_ref(), expected, "{path}");
    }

    #[test]
    fn a_path_says_what_a_file_is() {
        let folder = || "lumen".to_owned();
        check("scenarios/lumen/desk.ron", Some(&Place::Desk { folder: folder() }));
        check("scenarios/lumen/a.ron", Some(&Place::Scenario { folder: folder(), id: "a".to_owned() }));
        check(
            "scenarios/lumen/a.bad_ticket.plan",
            Some(&Place::Plan { folder: folder(), scenario: "a".to_owned(), name: "bad_ticket".to_owned() }),
        );
        check(
            "assets/language/en/phrases/acts.ron",
            Some(&Place::Language { language: "en".to_owned(), file: "phrases/acts.ron".to_owned() }),
        );
        for nowhere in
            ["a.ron", "scenarios/a.ron", "scenarios/lumen/a.plan", "assets/language/en.ron", "", "/"]
        {
            check(nowhere, None);
        }
    }
}
