//! The built program, by families of commands.

mod failing;
mod lines;
mod playing;
mod stored;
mod writing;
