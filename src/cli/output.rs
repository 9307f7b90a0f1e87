//! Files: metrics as JSON lines, and files that are either whole or not there.

use std::{
    fs::{self, File},
    io::{BufWriter, Write, stdout},
    path::Path,
};

use anyhow::{Context, Result};
use grokscope::train::metrics::MetricsRow;

/// Where metrics go.
pub struct MetricsFile(Option<Box<dyn Write>>);

impl MetricsFile {
    /// Opens a file for metrics (`-`: standard output), keeping the rows before `from_step`.
    pub fn open(path: Option<&Path>, from_step: u32) -> Result<Self> {
        let Some(path) = path else {
            return Ok(Self(None));
        };
        if path == Path::new("-") {
            return Ok(Self(Some(Box::new(stdout()))));
        }
        let kept = if from_step > 0 {
            rows_before(path, from_step)?
        } else {
            String::new()
        };
        let file =
            File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
        let mut file = BufWriter::new(file);
        file.write_all(kept.as_bytes())?;
        Ok(Self(Some(Box::new(file))))
    }

    /// Appends rows and puts them on disk.
    pub fn write(&mut self, rows: &[MetricsRow]) -> Result<()> {
        let Some(file) = &mut self.0 else {
            return Ok(());
        };
        for row in rows {
            writeln!(file, "{}", serde_json::to_string(row)?).context("cannot write metrics")?;
        }
        file.flush().context("cannot write metrics")
    }
}

/// The lines of an earlier part of the run; none if there is no such file.
fn rows_before(path: &Path, step: u32) -> Result<String> {
    if !path.exists() {
        return Ok(String::new());
    }
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let before =
        |line: &&str| serde_json::from_str::<MetricsRow>(line).is_ok_and(|row| row.step <= step);
    Ok(text
        .lines()
        .filter(before)
        .map(|line| format!("{line}\n"))
        .collect())
}

/// Writes a file beside its place and then moves it there, so that a full disk or a stop in between never leaves half a
/// checkpoint.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    fs::write(&beside, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    fs::rename(&beside, path).with_context(|| format!("cannot write {}", path.display()))
}
