//! Files that the person asked for.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use anyhow::Context;

use super::plain;

/// Writes a file and says where. One that is there stays as it is, unless `force` says otherwise.
pub(super) fn write(file: &Path, force: bool, text: &str) -> anyhow::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true);
    if force {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    let mut out = options.open(file).with_context(|| {
        format!("cannot create {}; --force writes over a file that is there", file.display())
    })?;
    out.write_all(text.as_bytes()).with_context(|| format!("cannot write {}", file.display()))?;
    writeln!(plain::stdout(), "{}", file.display())?;
    Ok(())
}
