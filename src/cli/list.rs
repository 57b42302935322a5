//! `firstline list`: every scenario in a table, and every course.

use std::io::Write;

use serde_json::{Value, json};

use super::args::{List, Places};
use super::exit::Exit;
use super::plain;
use super::style::{FAINT, STRONG};
use crate::content::{Entry, Library};
use crate::report::wrap::wrapped;
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Course, Scenario};

/// The widest line of a text, in columns.
const WIDTH: usize = 80;

const HEADINGS: [&str; 6] = ["id", "title", "persona", "level", "minutes", "stage"];

pub(super) fn run(places: &Places, args: &List) -> anyhow::Result<Exit> {
    let library = places.library();
    let mut out = plain::stdout();
    if args.json {
        let scenarios = library.scenarios.iter().map(|(id, entry)| object(id, entry));
        let all: Vec<Value> = if args.courses {
            library.courses.iter().map(|(id, entry)| course_object(id, entry)).collect()
        } else {
            scenarios.collect()
        };
        writeln!(out, "{}", serde_json::to_string_pretty(&all)?)?;
        return Ok(Exit::Fine);
    }
    if !args.courses {
        write_table(&mut out, &library)?;
    }
    write_courses(&mut out, &library)?;
    Ok(Exit::Fine)
}

/// The courses, each with its steps and what passes them.
fn write_courses(out: &mut impl Write, library: &Library) -> std::io::Result<()> {
    for (id, entry) in &library.courses {
        let Some(course) = &entry.value else {
            writeln!(out, "\n{STRONG}Course {id}{STRONG:#}: has faults; `firstline lint` says why")?;
            continue;
        };
        writeln!(out, "\n{STRONG}Course {id}{STRONG:#}: {}", course.title)?;
        wrapped(&course.about, WIDTH - 2)
            .iter()
            .try_for_each(|line| writeln!(out, "  {FAINT}{line}{FAINT:#}"))?;
        for (nth, step) in course.steps.iter().enumerate() {
            let marks = step.pass.named();
            let marks = marks.iter().filter_map(|(name, mark)| Some(format!("{name} {} %", (*mark)? / 10)));
            let marks = marks.collect::<Vec<_>>().join(", ");
            let often = if step.repeats > 1 { format!(", {} times", step.repeats) } else { String::new() };
            writeln!(out, "  {:>2}  {:<22} {marks}{often}", nth + 1, step.scenario.as_str())?;
        }
    }
    Ok(())
}

/// The scenarios as a table, with a remark for those that cannot be played.
pub(super) fn write_table(out: &mut impl Write, library: &Library) -> std::io::Result<()> {
    let rows: Vec<[String; 6]> = library.scenarios.iter().map(|(id, entry)| row(id, entry)).collect();
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.chain([HEADINGS[column].len()]).max().unwrap_or(0)
    };
    let widths: [usize; 6] = std::array::from_fn(width);
    write!(out, "{STRONG}")?;
    write_row(out, &HEADINGS.map(str::to_owned), &widths)?;
    write!(out, "{STRONG:#}")?;
    for row in &rows {
        write_row(out, row, &widths)?;
    }
    let broken = library.scenarios.values().filter(|entry| entry.value.is_none()).count();
    if broken > 0 {
        writeln!(out, "\n{FAINT}{broken} cannot be played; `firstline lint` says why{FAINT:#}")?;
    }
    Ok(())
}

fn write_row(out: &mut impl Write, cells: &[String; 6], widths: &[usize; 6]) -> std::io::Result<()> {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        let gap = width + 2 - cell.chars().count();
        line.push_str(cell);
        line.extend(std::iter::repeat_n(' ', gap));
    }
    writeln!(out, "{}", line.trim_end())
}

fn row(id: &Id, entry: &Entry<Scenario>) -> [String; 6] {
    let Some(scenario) = &entry.value else {
        let dash = || "-".to_owned();
        return [id.to_string(), "(has faults)".to_owned(), dash(), dash(), dash(), dash()];
    };
    [
        id.to_string(),
        scenario.title.clone(),
        scenario.persona.to_string(),
        scenario.level.to_string(),
        scenario.minutes.to_string(),
        format!("{:?}", scenario.stage).to_lowercase(),
    ]
}

fn course_object(id: &Id, entry: &Entry<Course>) -> Value {
    let file = entry.source.file();
    match &entry.value {
        Some(course) => json!({
            "id": id,
            "title": course.title,
            "desk": course.desk,
            "about": course.about,
            "steps": course.steps,
            "file": file,
        }),
        None => json!({ "id": id, "file": file, "steps": null }),
    }
}

fn object(id: &Id, entry: &Entry<Scenario>) -> Value {
    let file = entry.source.file();
    let Some(scenario) = &entry.value else {
        return json!({ "id": id, "file": file, "playable": false });
    };
    json!({
        "id": id,
        "title": scenario.title,
        "desk": scenario.desk,
        "language": scenario.language,
        "persona": scenario.persona,
        "with": scenario.with,
        "level": scenario.level,
        "minutes": scenario.minutes,
        "stage": format!("{:?}", scenario.stage).to_lowercase(),
        "file": file,
        "playable": true,
    })
}
