//! What a task can choose from, besides its operation.

use crate::registry::choices;

choices! {
    /// Which pairs are held out.
    Holdout, HOLDOUTS;
    Random = "random", "random pairs", "Pairs drawn at random, as in the papers.";
    Rows = "rows", "whole rows", "All pairs with some values of a: the network never sees those as first operand.";
    Columns = "columns", "whole columns", "All pairs with some values of b: the network never sees those as second operand.";
    Classes = "classes", "whole answers", "All pairs with some answers: the network never sees those as answers.";
    Block = "block", "a block", "A square of neighbouring pairs.";
}

choices! {
    /// What the network is told the answers are.
    Labels, LABELS;
    True = "true", "the operation's", "The right answers.";
    Random = "random", "random", "An answer drawn at random for every pair: there is nothing to understand, the control that must never generalise.";
}
