//! What a visitor may want to know next, as changes to the default preset, with what was measured.

use serde::Serialize;

/// A question that a run answers.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct QuestionInfo {
    /// Stable name.
    pub id: &'static str,
    /// What its button says.
    pub label: &'static str,
    /// What to look at meanwhile.
    pub watch: &'static str,
    /// What was measured with the default preset, seeds 0 to 2.
    pub outcome: &'static str,
    /// The settings that it changes.
    pub changes: &'static [QuestionChange],
    /// Whether the network then understands within the preset's steps.
    pub generalises: bool,
}

/// A setting and its value, as somebody would type it.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct QuestionChange {
    /// Dotted path of the setting.
    pub path: &'static str,
    /// Its value.
    pub text: &'static str,
}

const fn to(path: &'static str, text: &'static str) -> QuestionChange {
    QuestionChange { path, text }
}

/// The questions, in display order.
pub const QUESTIONS: &[QuestionInfo] = &[
    QuestionInfo {
        id: "less_data",
        label: "Give it less data",
        watch: "A fifth of the table instead of a third. It has less to learn by heart, and less to understand from.",
        outcome: "Three runs memorised sooner, at steps 70 to 74, and never understood: after 2,000 steps they answered 3 to 4 % of the hidden pairs.",
        changes: &[to("task.train_fraction", "0.2")],
        generalises: false,
    },
    QuestionInfo {
        id: "no_decay",
        label: "Turn weight decay off",
        watch: "Nothing pulls the weights back towards 0 any more. Does what it learnt by heart still give way?",
        outcome: "Three runs memorised sooner, at steps 78 to 87, and did not understand: after 2,000 steps they answered 12 to 20 % of the hidden pairs.",
        changes: &[to("optimizer.weight_decay", "0")],
        generalises: false,
    },
    QuestionInfo {
        id: "divide",
        label: "Make it divide",
        watch: "The same network, another operation, and half of the table.",
        outcome: "Two of three runs understood, at steps 704 and 816; the third answered at most 93 % of the hidden pairs, and 82 % after 2,000 steps.",
        changes: &[
            to("task.operation", "div"),
            to("task.train_fraction", "0.5"),
        ],
        generalises: true,
    },
];
