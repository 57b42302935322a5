//! When the window breaks: what is said, and how the program leaves.

use std::panic::{self, PanicHookInfo};
use std::{process, thread};

use super::aside::aside;
use super::exit::Exit;
use super::style::ALARM;

/// Sees to it that a panic says where the program broke and where the call is kept, and that the program then ends.
///
/// The thread that calls this unwinds: what was typed is kept, and the window closes. If another thread panics, the
/// program ends at once, because this one would wait for it for ever. `explained` are panics that somebody else puts
/// into words.
pub(super) fn end_when_broken(kept: Option<String>, explained: fn(&str) -> bool) {
    let own = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        let unwinds = thread::current().id() == own;
        if !(unwinds && explained(reason(info))) {
            say(info, kept.as_deref());
        }
        if !unwinds {
            process::exit(i32::from(Exit::Failed as u8));
        }
    }));
}

fn reason<'i>(info: &'i PanicHookInfo<'_>) -> &'i str {
    let payload = info.payload();
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no reason given")
}

fn say(info: &PanicHookInfo<'_>, kept: Option<&str>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    aside(format_args!("{ALARM}error:{ALARM:#} Firstline broke at {place}: {}", reason(info)));
    let folder = kept.map(|folder| format!(" in {folder}")).unwrap_or_default();
    aside(format_args!("The call is kept{folder}: the next start offers to go on with it."));
}

#[cfg(test)]
mod tests {
    use std::env;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::path::{Path, PathBuf};
    use std::process::{Command, Output};
    use std::time::{Duration, Instant};

    use super::*;
    use crate::app::intent::{BriefingIntent, CallIntent, HomeIntent, Intent, TicketIntent};
    use crate::app::model::{Model, Screen};
    use crate::app::program::Program;
    use crate::app::worker::{PastState, Places};
    use crate::sim::ticket::Field;

    const FOLDER: &str = "FIRSTLINE_TEST_BREAKS_IN";
    const THREAD: &str = "FIRSTLINE_TEST_BREAKS_IN_A_THREAD";
    const SAID: &str = "Good evening, Lumen Broadband, Daniel speaking.";
    const TYPED: &str = "Drops out every evening";

    fn started(folder: &Path) -> Program {
        let places = Places { data: Some(folder.to_owned()), content: Vec::new() };
        let mut program = Program::start(places, Box::new(|| {}));
        until(&mut program, |model| model.past.is_some());
        program
    }

    #[track_caller]
    fn until(program: &mut Program, holds: impl Fn(&Model) -> bool) {
        let begun = Instant::now();
        while !holds(&program.model) {
            assert!(begun.elapsed() < Duration::from_mins(1), "on {:?}", program.model.screen);
            program.wait(Duration::from_millis(100));
        }
    }

    /// On the line, with something said, and something typed that is in no ticket yet.
    fn in_a_call(folder: &Path) -> Program {
        let mut program = started(folder);
        program.act(Intent::Home(HomeIntent::Choose("evening_dropouts".into())));
        until(&mut program, |model| model.screen == Screen::Briefing);
        program.act(Intent::Briefing(BriefingIntent::PickUp));
        until(&mut program, |model| model.screen == Screen::Call);
        program.act(Intent::Call(CallIntent::Type(SAID.to_owned())));
        program.act(Intent::Call(CallIntent::Send));
        until(&mut program, |model| model.call.as_ref().is_some_and(|call| call.state.turn == 1));
        program.act(Intent::Ticket(TicketIntent::Write(Field::Summary, TYPED.to_owned())));
        program
    }

    /// A frame in which something breaks.
    fn broken_frame(program: &mut Program) {
        let ctx = egui::Context::default();
        for _ in 0..2 {
            let mut drawn = ctx.run_ui(egui::RawInput::default(), |ui| {
                program.frame(ui, Instant::now());
            });
            drawn.textures_delta.clear();
        }
        panic!("a widget gave up");
    }

    /// What the program does in a process of its own, which the tests below start.
    #[test]
    fn breaks() {
        let Some(folder) = env::var_os(FOLDER).map(PathBuf::from) else { return };
        let mut program = in_a_call(&folder);
        end_when_broken(Some(folder.display().to_string()), |_| false);
        if env::var_os(THREAD).is_some() {
            thread::spawn(|| panic!("the device is lost")).join().ok();
        }
        let whole = catch_unwind(AssertUnwindSafe(move || broken_frame(&mut program)));
        let code = if whole.is_ok() { Exit::Fine } else { Exit::Failed };
        process::exit(i32::from(code as u8));
    }

    /// Runs [`breaks`] in another process.
    fn broken(folder: &Path, in_a_thread: bool) -> Output {
        let mut child = Command::new(env::current_exe().unwrap());
        child.args(["cli::broken::tests::breaks", "--exact", "--nocapture"]);
        child.env(FOLDER, folder);
        if in_a_thread {
            child.env(THREAD, "yes");
        }
        child.output().unwrap()
    }

    /// The call that is offered after that, gone on with.
    fn resumed(folder: &Path) -> Program {
        let mut program = started(folder);
        let open = program.model.past.iter().flatten().find(|past| past.state == PastState::Open).unwrap().id;
        program.act(Intent::Home(HomeIntent::Resume(open)));
        until(&mut program, |model| model.screen == Screen::Call);
        program
    }

    #[track_caller]
    fn check(in_a_thread: bool, message: &str) -> Program {
        let home = tempfile::tempdir().unwrap();
        let output = broken(home.path(), in_a_thread);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(i32::from(Exit::Failed as u8)), "{said}");
        assert!(said.contains(message) && said.contains("src/cli/broken.rs:"), "{said}");
        assert!(said.contains(&format!("The call is kept in {}", home.path().display())), "{said}");
        let program = resumed(home.path());
        let call = program.model.call.as_ref().unwrap();
        assert_eq!(call.state.turn, 1);
        assert!(call.transcript.iter().any(|entry| entry.text == SAID));
        program
    }

    #[test]
    fn a_panic_while_drawing_says_where_and_keeps_the_call_and_what_was_typed() {
        let program = check(false, "a widget gave up");
        let call = program.model.call.as_ref().unwrap();
        assert_eq!(call.state.draft.words(Field::Summary), TYPED);
    }

    #[test]
    fn a_panic_of_another_thread_ends_the_program_and_keeps_the_call() {
        check(true, "the device is lost");
    }
}
