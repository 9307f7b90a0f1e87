//! Summaries as text: a table for a spreadsheet, and a phase diagram for a terminal.

use serde_json::Value;

use super::{axis::Axis, plan::shown, spread::Spread, summary::CellSummary};

/// One line per cell. "Not by n" stays in words, so that nobody averages it.
#[must_use]
pub fn csv(axes: &[Axis], cells: &[CellSummary]) -> String {
    let mut header: Vec<String> = axes.iter().map(|axis| axis.path.clone()).collect();
    if axes.is_empty() {
        header.push("cell".to_owned());
    }
    header.extend(
        [
            "runs",
            "phase",
            "memorised_lower",
            "memorised_median",
            "memorised_upper",
            "generalised_lower",
            "generalised_median",
            "generalised_upper",
            "generalised_runs",
            "best_test_lower",
            "best_test_median",
            "best_test_upper",
            "seconds",
        ]
        .map(str::to_owned),
    );
    let lines = cells.iter().map(|cell| line(&fields(axes, cell)));
    std::iter::once(line(&header)).chain(lines).collect()
}

fn fields(axes: &[Axis], cell: &CellSummary) -> Vec<String> {
    let mut fields: Vec<String> = cell
        .settings
        .iter()
        .map(|(_, value)| shown(value))
        .collect();
    if axes.is_empty() {
        fields.push(cell.label.clone());
    }
    fields.push(cell.runs.to_string());
    fields.push(
        cell.phase()
            .map_or(String::new(), |phase| phase.words().to_owned()),
    );
    fields.extend(quartiles(cell.memorised.as_ref()));
    fields.extend(quartiles(cell.generalised.as_ref()));
    fields.push(
        cell.generalised
            .map_or(0, |spread| spread.reached)
            .to_string(),
    );
    fields.extend(quartiles(cell.best_test.as_ref()));
    fields.push(format!("{:.1}", cell.seconds));
    fields
}

fn quartiles(spread: Option<&Spread>) -> [String; 3] {
    spread.map_or_else(Default::default, |s| {
        [s.lower, s.median, s.upper].map(|q| q.to_string())
    })
}

fn line(fields: &[String]) -> String {
    let quoted = |field: &String| {
        if field.contains([',', '"', '\n']) {
            format!("\"{}\"", field.replace('"', "\"\""))
        } else {
            field.clone()
        }
    };
    fields.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n"
}

/// A letter per cell, the first axis down and the second across, one diagram for every combination of the others; then the
/// medians of every cell.
#[must_use]
pub fn diagram(axes: &[Axis], cells: &[CellSummary]) -> String {
    let mut text = String::new();
    if let [down, across, others @ ..] = axes {
        let per_cell: usize = others.iter().map(|axis| axis.values.len()).product();
        for other in 0..per_cell {
            let plane: Vec<&CellSummary> = cells.iter().skip(other).step_by(per_cell).collect();
            text += &plane_title(&plane, 2);
            text += &grid(down, across, &plane);
        }
        text +=
            ". never learns   m memorises only   g generalises at once   G groks   ? not run\n\n";
    }
    for cell in cells {
        text += &sentence(cell);
    }
    text
}

fn plane_title(plane: &[&CellSummary], from: usize) -> String {
    let settings = plane.first().map_or(&[][..], |cell| &cell.settings[from..]);
    settings
        .iter()
        .map(|(path, value)| format!("{path} = {}\n", shown(value)))
        .collect()
}

fn grid(down: &Axis, across: &Axis, plane: &[&CellSummary]) -> String {
    let width = |values: &[Value]| {
        values
            .iter()
            .map(|v| shown(v).chars().count())
            .max()
            .unwrap_or(1)
    };
    let (left, column) = (width(&down.values), width(&across.values) + 2);
    let mut text = format!("{} down, {} across\n{:left$}", down.path, across.path, "");
    text.extend(
        across
            .values
            .iter()
            .map(|value| format!("{:>column$}", shown(value))),
    );
    text.push('\n');
    for (value, row) in down.values.iter().zip(plane.chunks(across.values.len())) {
        text += &format!("{:>left$}", shown(value));
        text.extend(row.iter().map(|cell| {
            let letter = cell.phase().map_or('?', |phase| phase.letter());
            format!("{letter:>column$}")
        }));
        text.push('\n');
    }
    text + "\n"
}

/// A cell in one line.
fn sentence(cell: &CellSummary) -> String {
    let median =
        |spread: Option<Spread>| spread.map_or("not run".to_owned(), |s| s.median.to_string());
    let counted = cell
        .generalised
        .map_or(String::new(), |s| format!(" ({} of {})", s.reached, s.of));
    format!(
        "{}: memorised {}, generalised {}{counted}, best test {}\n",
        if cell.label.is_empty() {
            "the one cell"
        } else {
            &cell.label
        },
        median(cell.memorised),
        median(cell.generalised),
        median(cell.best_test),
    )
}
