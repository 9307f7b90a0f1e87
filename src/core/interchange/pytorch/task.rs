//! The table of pairs and its split, as Python.

use crate::{
    config::{RunConfig, Valid},
    task::{
        Split, Table,
        choices::{Holdout, Labels},
    },
};

/// Operations as Python writes them, and the pairs that have an answer. What is not here is written out as a table.
const FORMULAS: [(&str, &str, &str); 9] = [
    ("add", "(a + b) % p", ""),
    ("sub", "(a - b) % p", ""),
    ("mul", "a * b % p", ""),
    ("div", "a * pow(b, -1, p) % p", " if b != 0"),
    ("x2y2", "(a**2 + b**2) % p", ""),
    ("x2xyy2", "(a**2 + a * b + b**2) % p", ""),
    ("x2xyy2x", "(a**2 + a * b + b**2 + a) % p", ""),
    ("x3xy", "(a**3 + a * b) % p", ""),
    ("x3xy2y", "(a**3 + a * b**2 + b) % p", ""),
];

const DOC: &str = "\"\"\"Number of symbols, and pairs with their answers, [n_pairs, 3]: those to train on, and those held out.";

/// A definition of `task(train_fraction, seed)`.
pub(super) fn python(config: &Valid<RunConfig>) -> String {
    let task = &config.task;
    let plain =
        task.holdout == Holdout::Random && task.labels == Labels::True && task.wrong_labels == 0;
    let formula = FORMULAS.iter().find(|(id, ..)| *id == task.operation);
    match formula {
        Some((_, answer, domain)) if plain => computed(task.p, answer, domain),
        _ => written_out(&Table::new(config)),
    }
}

fn computed(p: u32, answer: &str, domain: &str) -> String {
    format!(
        "def task(train_fraction, seed):
    {DOC}\"\"\"
    p = {p}
    table = torch.tensor([[a, b, {answer}] for a in range(p) for b in range(p){domain}])
    order = torch.randperm(len(table), generator=torch.Generator().manual_seed(seed))
    n_train = int(len(table) * train_fraction + 1e-6)
    return p, table[order[:n_train]], table[order[n_train:]]"
    )
}

/// Answers in rows, with a mark at those that are trained on.
fn written_out(table: &Table) -> String {
    let cells = table.grid(".".to_owned(), |_, pair| match pair.split {
        Split::Train => format!("{}*", pair.c),
        Split::Test => pair.c.to_string(),
    });
    let n = table.p;
    let rows: Vec<String> = cells.chunks(n as usize).map(|row| row.join(" ")).collect();
    let rows = rows.join("\n");
    format!(
        "# Answers: a downwards, b across; * marks the pairs to train on, a dot a pair without an answer.
TABLE = \"\"\"
{rows}
\"\"\"


def task(train_fraction, seed):
    {DOC}

    The table is written out above, split as the config's split seed splits it.\"\"\"
    rows = [line.split() for line in TABLE.strip().splitlines()]
    cells = [(a, b, cell) for a, row in enumerate(rows) for b, cell in enumerate(row) if cell != \".\"]
    pairs = lambda mark: torch.tensor([(a, b, int(cell.strip(\"*\"))) for a, b, cell in cells if (\"*\" in cell) == mark])
    return {n}, pairs(True), pairs(False)"
    )
}
