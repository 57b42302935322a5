//! `firstline` alone and `firstline window`: the window.

use std::panic::{self, PanicHookInfo};
use std::path::PathBuf;

use anyhow::Context;

use super::args::{Places, Window};
use super::exit::Exit;
use super::play::plan_of;
use super::style::ALARM;
use crate::app::model::Settings;
use crate::app::theme::Look;
use crate::app::window::{self, Flight, Options};
use crate::app::worker;

pub(super) fn run(places: &Places, args: &Window) -> anyhow::Result<Exit> {
    panic::set_hook(Box::new(say));
    let flight = args.plan.as_deref().map(|plan| flight(places, plan, args.shots.clone())).transpose()?;
    let other = args.look.is_some() || args.text.is_some() || flight.is_some();
    let options = Options {
        places: worker::Places { data: places.data.clone(), content: places.content.clone() },
        size: args.size,
        settings: other.then(|| settings(args, flight.is_some())),
        flight,
    };
    let flown = window::run(options)?;
    if let Some(flown) = flown {
        for picture in &flown.pictures {
            anstream::println!("{}", picture.display());
        }
        anstream::println!("first frame after {} ms", flown.first_frame.as_millis());
        anstream::println!("{} frames drawn in 3 idle seconds", flown.idle_frames);
    }
    Ok(Exit::Fine)
}

fn flight(places: &Places, plan: &str, pictures: Option<PathBuf>) -> anyhow::Result<Flight> {
    let (plan, scenario) = plan_of(places, plan)?;
    if let Some(folder) = &pictures {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let inputs = plan.inputs.into_iter().map(|input| input.input).collect();
    Ok(Flight { scenario, plan: plan.name, seed: plan.seed, inputs, pictures })
}

/// The settings for this time. What moves would look otherwise on every picture.
fn settings(args: &Window, pictures: bool) -> Settings {
    let usual = Settings::default();
    let text_size = args.text.unwrap_or(usual.text_size);
    Settings { look: args.look.unwrap_or(usual.look), text_size, motion: !pictures, ..usual }
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

/// Says where the program broke, and leaves: what the trainee entered is on disk already.
fn say(info: &PanicHookInfo<'_>) {
    let payload = info.payload();
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no reason given");
    let main = std::thread::current().name() == Some("main");
    if main && window::explains(text) {
        return;
    }
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    anstream::eprintln!("{ALARM}error:{ALARM:#} Firstline broke at {place}: {text}");
    anstream::eprintln!("The call is kept: the next start offers to go on with it.");
    // The main thread unwinds and closes the window; without another thread it would wait for ever.
    if !main {
        std::process::exit(i32::from(Exit::Failed as u8));
    }
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
