//! Files: metrics as JSON lines or CSV, and files that are either whole or not there.

use std::{
    fs::{self, File},
    io::{BufWriter, Write, stdout},
    path::Path,
};

use anyhow::{Context, Result};
use grokscope::{interchange::Provenance, train::metrics::MetricsRow};

/// What is known without a run: the commit, as build.sh tells.
pub fn built_from() -> Provenance {
    Provenance::built_from(option_env!("GROKSCOPE_COMMIT"))
}

/// Where metrics go.
pub struct MetricsFile {
    file: Option<Box<dyn Write>>,
    format: Format,
    /// Whether a row, and so CSV's header, has been written.
    begun: bool,
}

/// How metrics are written down.
#[derive(Clone, Copy)]
enum Format {
    JsonLines,
    Csv,
}

impl MetricsFile {
    /// Opens a file for metrics (`-`: standard output), keeping the rows before `from_step`.
    pub fn open(path: Option<&Path>, from_step: u32) -> Result<Self> {
        let mut metrics = Self {
            file: None,
            format: Format::of(path),
            begun: false,
        };
        let Some(path) = path else {
            return Ok(metrics);
        };
        if path == Path::new("-") {
            metrics.file = Some(Box::new(stdout()));
            return Ok(metrics);
        }
        let kept = match from_step {
            0 => Vec::new(),
            _ => metrics.format.rows_before(path, from_step)?,
        };
        let file =
            File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
        metrics.file = Some(Box::new(BufWriter::new(file)));
        metrics.write(&kept)?;
        Ok(metrics)
    }

    /// Appends rows and puts them on disk.
    pub fn write(&mut self, rows: &[MetricsRow]) -> Result<()> {
        let Some(file) = &mut self.file else {
            return Ok(());
        };
        let text = self.format.text(rows, !self.begun)?;
        self.begun |= !rows.is_empty();
        file.write_all(&text).context("cannot write metrics")?;
        file.flush().context("cannot write metrics")
    }
}

impl Format {
    /// By the ending of the file's name.
    fn of(path: Option<&Path>) -> Self {
        match path.and_then(Path::extension) {
            Some(ending) if ending.eq_ignore_ascii_case("csv") => Self::Csv,
            _ => Self::JsonLines,
        }
    }

    fn text(self, rows: &[MetricsRow], first: bool) -> Result<Vec<u8>> {
        match self {
            Self::JsonLines => {
                let lines: Vec<String> = rows
                    .iter()
                    .map(|row| Ok(serde_json::to_string(row)? + "\n"))
                    .collect::<Result<_>>()?;
                Ok(lines.concat().into_bytes())
            }
            Self::Csv => {
                let mut table = csv::WriterBuilder::new()
                    .has_headers(first)
                    .from_writer(Vec::new());
                for row in rows {
                    table.serialize(row)?;
                }
                Ok(table.into_inner()?)
            }
        }
    }

    /// The rows of an earlier part of the run; none if there is no such file.
    fn rows_before(self, path: &Path, step: u32) -> Result<Vec<MetricsRow>> {
        if !path.exists() {
            return Ok(Vec::new());
        }
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut rows: Vec<MetricsRow> = match self {
            Self::JsonLines => {
                let row = |line| serde_json::from_str(line).ok();
                text.lines().filter_map(row).collect()
            }
            Self::Csv => {
                let mut table = csv::Reader::from_reader(text.as_bytes());
                table.deserialize().filter_map(Result::ok).collect()
            }
        };
        rows.retain(|row| row.step <= step);
        Ok(rows)
    }
}

/// Writes a file beside its place and then moves it there, so that a full disk or a stop in between never leaves half a
/// checkpoint.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    fs::write(&beside, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    fs::rename(&beside, path).with_context(|| format!("cannot write {}", path.display()))
}
