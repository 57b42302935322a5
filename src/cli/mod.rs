//! The command line: one file a subcommand, and the only place that prints.

/// Runs the program with the arguments of the process and returns its exit code.
#[must_use]
pub fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
