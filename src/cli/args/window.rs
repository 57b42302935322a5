//! What can be written after `firstline window`.

use std::path::PathBuf;

use clap::Args;

const WINDOW_HELP: &str = "\
Examples:
  firstline window
  firstline window --size 1024x640 --look dark --text 150
  firstline window --language de
  firstline window --plan evening_dropouts.model --shots pictures/
  firstline window --plan evening_dropouts.model --shots pictures/ --look light,dark,contrast --text 100,150,200

A plan plays a call through every screen, without anybody at the keyboard, and leaves; with --shots it takes a picture of
each, in a folder for each combination of size, colours and text when several are given. With --as NAME somebody who works here sits
down afterwards, with the PIN of FIRSTLINE_PIN where they have one, and there are pictures of their desk too. Then it says how long the first frame took, and how many frames were drawn while nothing changed.

Exit codes:
  0  the window was closed, or the plan was played to its end
  2  there is no display, no graphics driver, or something failed; calls are kept";

/// Open the window.
#[derive(Debug, Default, Args)]
#[command(after_help = WINDOW_HELP)]
pub(in crate::cli) struct Window {
    /// The size of the window, in points; several for pictures
    #[arg(long, value_name = "WIDTHxHEIGHT", value_delimiter = ',', value_parser = crate::cli::window::size)]
    pub(in crate::cli) size: Vec<(u32, u32)>,
    /// Colours for this time: light, dark or contrast; several for pictures
    #[arg(long, value_delimiter = ',', value_parser = crate::cli::window::look)]
    pub(in crate::cli) look: Vec<crate::app::theme::Look>,
    /// The size of text for this time, in per cent; several for pictures
    #[arg(long, value_name = "PERCENT", value_delimiter = ',', value_parser = clap::value_parser!(u16).range(50..=300))]
    pub(in crate::cli) text: Vec<u16>,
    /// What the window says, in this language for this time: en, de, or one of assets/interface in a --content folder
    #[arg(long, value_name = "LANGUAGE")]
    pub(in crate::cli) language: Option<String>,
    /// Play a plan through the window: a file SCENARIO.NAME.plan, or the name SCENARIO.NAME of a built-in one
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) plan: Option<String>,
    /// Save a picture of every screen in this folder
    #[arg(long, value_name = "DIR", requires = "plan")]
    pub(in crate::cli) shots: Option<PathBuf>,
}
