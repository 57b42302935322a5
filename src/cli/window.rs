//! `firstline` alone and `firstline window`: the window.

use std::io::Write;

use anyhow::{Context, bail};
use smol_str::SmolStr;

use super::args::{Places, Window};
use super::broken;
use super::exit::Exit;
use super::play::plan_of;
use super::who;
use crate::app::language::Language;
use crate::app::model::Settings;
use crate::app::theme::Look;
use crate::app::window::{self, Flight, Options, Sitter, View};
use crate::app::worker;
use crate::content::Library;
use crate::records::DataDir;

pub(super) fn run(places: &Places, args: &Window) -> anyhow::Result<Exit> {
    let kept = DataDir::resolve(places.data.as_deref()).map(|data| data.root().display().to_string());
    broken::end_when_broken(kept.ok(), window::explains);
    let language = args.language.as_deref().map(|language| known(places, language)).transpose()?;
    let flight = args.plan.as_deref().map(|plan| flight(places, plan, args)).transpose()?;
    let other = !args.look.is_empty() || !args.text.is_empty() || flight.is_some();
    let options = Options {
        places: worker::Places { data: places.data.clone(), content: places.content.clone() },
        size: args.size.first().copied(),
        settings: other.then(|| settings(args, flight.is_some())),
        language,
        flight,
    };
    let flown = window::run(options)?;
    if let Some(flown) = flown {
        for picture in &flown.pictures {
            writeln!(anstream::stdout(), "{}", picture.display())?;
        }
        writeln!(anstream::stdout(), "first frame after {} ms", flown.first_frame.as_millis())?;
        writeln!(anstream::stdout(), "{} frames drawn in 3 idle seconds", flown.idle_frames)?;
    }
    Ok(Exit::Fine)
}

/// The id of a language that there is.
fn known(places: &Places, wanted: &str) -> anyhow::Result<SmolStr> {
    let data = DataDir::resolve(places.data.as_deref()).ok();
    let library = Library::of_interfaces(data.as_ref().map(DataDir::root), &places.content);
    let files = library.interfaces.iter().filter(|(_, entry)| entry.value.is_some());
    let mut all: Vec<&str> = files.map(|(id, _)| id.as_str()).chain([Language::ENGLISH]).collect();
    all.sort_unstable();
    all.dedup();
    if !all.contains(&wanted) {
        bail!("the window does not speak `{wanted}`, only {}", all.join(", "));
    }
    Ok(SmolStr::new(wanted))
}

fn flight(places: &Places, plan: &str, args: &Window) -> anyhow::Result<Flight> {
    let (plan, scenario) = plan_of(places, plan)?;
    who::check_facts(places, [scenario.as_str()])?;
    let views = views(args);
    let pictures = args.shots.clone();
    if let Some(folder) = &pictures {
        let folders = views.iter().map(|view| folder.join(view.folder()));
        for folder in std::iter::once(folder.clone()).chain(folders) {
            std::fs::create_dir_all(&folder)
                .with_context(|| format!("cannot create {}", folder.display()))?;
        }
    }
    let inputs = plan.inputs.into_iter().map(|input| input.input).collect();
    let sitter = places.who.clone().map(|name| Sitter { name, pin: who::given_pin() });
    Ok(Flight { scenario, plan: plan.name, seed: plan.seed, inputs, pictures, views, sitter })
}

/// Every combination that pictures were asked for in; none when there is only one.
fn views(args: &Window) -> Vec<View> {
    let usual = settings(args, true);
    let texts = if args.text.is_empty() { vec![usual.text_size] } else { args.text.clone() };
    let looks = if args.look.is_empty() { vec![usual.look] } else { args.look.clone() };
    let sizes = if args.size.is_empty() { vec![(1_280, 800)] } else { args.size.clone() };
    let mut views = Vec::new();
    for size in sizes {
        for look in &looks {
            views.extend(texts.iter().map(|text_size| View { size, look: *look, text_size: *text_size }));
        }
    }
    if views.len() == 1 { Vec::new() } else { views }
}

/// The settings for this time. What moves would look otherwise on every picture, and so would what follows the system.
fn settings(args: &Window, pictures: bool) -> Settings {
    let usual = Settings::default();
    let look = if pictures { Look::Light } else { usual.look };
    Settings {
        look: args.look.first().copied().unwrap_or(look),
        text_size: args.text.first().copied().unwrap_or(usual.text_size),
        motion: !pictures,
        language: pictures.then(|| SmolStr::new(Language::ENGLISH)),
        ..usual
    }
}

/// The look with this name, for the command line.
pub(super) fn look(name: &str) -> Result<Look, String> {
    match name {
        "light" => Ok(Look::Light),
        "dark" => Ok(Look::Dark),
        "contrast" => Ok(Look::Contrast),
        _ => Err("expected light, dark or contrast".to_owned()),
    }
}

/// A size as `1280x800`, for the command line.
pub(super) fn size(text: &str) -> Result<(u32, u32), String> {
    let parse = |part: &str| part.parse::<u32>().ok().filter(|points| (200..=8_000).contains(points));
    text.split_once('x')
        .and_then(|(width, height)| Some((parse(width)?, parse(height)?)))
        .ok_or_else(|| "expected a size such as 1280x800".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_looks_are_read_or_refused_with_an_example() {
        assert_eq!(size("1024x640"), Ok((1_024, 640)));
        for bad in ["1024", "x640", "10x10", "1024x99999"] {
            assert!(size(bad).unwrap_err().contains("1280x800"), "{bad}");
        }
        assert_eq!(look("contrast"), Ok(Look::Contrast));
        assert!(look("pink").unwrap_err().contains("light"));
    }
}
