//! What a lens shows: numbers and pictures as data. The page draws them, the command line writes them down, and tables,
//! files and texts are made from the same values.

use serde::Serialize;

/// What a lens shows of one snapshot.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Drawing {
    /// What is to be seen, in a sentence or two made from the data: the text alternative of the pictures.
    pub says: String,
    /// Numbers that can be followed over a run.
    pub measures: Vec<Measure>,
    /// Pictures, the most telling first.
    pub pictures: Vec<Picture>,
}

/// A number with a name that stays the same from step to step.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Measure {
    /// Stable name.
    pub id: &'static str,
    /// What a table shows.
    pub label: &'static str,
    /// The number; not finite where it is not defined.
    pub value: f64,
    /// Unit, if it has one.
    pub unit: &'static str,
}

impl Measure {
    /// A number with its name.
    #[must_use]
    pub fn new(id: &'static str, label: &'static str, value: f64, unit: &'static str) -> Self {
        Self {
            id,
            label,
            value,
            unit,
        }
    }
}

/// An axis: what is along it, with its unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PictureAxis"))]
pub struct Axis {
    /// What is along it, with its unit.
    pub label: String,
    /// Whether it is logarithmic.
    pub log: bool,
}

impl Axis {
    /// A linear axis.
    #[must_use]
    pub fn linear(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            log: false,
        }
    }

    /// A logarithmic axis.
    #[must_use]
    pub fn log(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            log: true,
        }
    }
}

/// Numbers with a common name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Series {
    /// What a legend shows.
    pub label: String,
    /// One for each place along x.
    pub values: Vec<f32>,
}

impl Series {
    /// Numbers with a common name.
    #[must_use]
    pub fn new(label: impl Into<String>, values: Vec<f32>) -> Self {
        Self {
            label: label.into(),
            values,
        }
    }
}

/// How a cell's number becomes a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Shade {
    /// From the smallest to the largest.
    Sequential,
    /// Around 0.
    Diverging,
    /// Residues: the last lies beside the first.
    Cyclic {
        /// How many there are.
        n: u32,
    },
    /// A few kinds, with a name each.
    Kinds,
}

/// A picture as data.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Picture {
    /// One bar, or several stacked, at each place.
    Bars {
        /// What the picture shows.
        title: String,
        /// Along the bars.
        x: Axis,
        /// Height of the bars.
        y: Axis,
        /// Name of each place.
        names: Vec<String>,
        /// One for each colour, stacked in order.
        series: Vec<Series>,
        /// What each place is to be compared with.
        beside: Option<Series>,
        /// Places that stand out.
        marked: Vec<u32>,
        /// What a place can be picked for, by its name.
        picks: Option<Pick>,
    },
    /// Lines over a common x.
    Lines {
        /// What the picture shows.
        title: String,
        /// Along the lines.
        x: Axis,
        /// Height of the lines.
        y: Axis,
        /// Places along x, ascending.
        at: Vec<f32>,
        /// One for each line.
        series: Vec<Series>,
        /// Places along x that matter, each with its name.
        marks: Vec<Mark>,
    },
    /// A grid of cells.
    Heat {
        /// What the picture shows.
        title: String,
        /// Along the columns.
        x: Axis,
        /// Down the rows.
        y: Axis,
        /// Name of each row.
        rows: Vec<String>,
        /// Name of each column.
        columns: Vec<String>,
        /// Row after row; not finite where there is nothing.
        values: Vec<f32>,
        /// How numbers become colours.
        shade: Shade,
        /// Names of the kinds, where there are kinds.
        kinds: Vec<String>,
        /// What a cell's number is, with its unit.
        unit: String,
    },
    /// Points in a plane.
    Points {
        /// What the picture shows.
        title: String,
        /// Rightwards.
        x: Axis,
        /// Upwards.
        y: Axis,
        /// Rightwards, one per point.
        xs: Vec<f32>,
        /// Upwards, one per point.
        ys: Vec<f32>,
        /// Name of each point.
        names: Vec<String>,
        /// Number of each point's colour on a circle of `colours`.
        colour: Vec<u32>,
        /// How many colours there are.
        colours: u32,
        /// Points joined in this order, the last with the first; empty if none are.
        path: Vec<u32>,
        /// Whether both directions have the same unit, so that a circle must look like one.
        square: bool,
    },
}

/// Names of places go, when they are picked, into an option of a lens that is a list; those there are taken out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Pick {
    /// Which lens.
    pub lens: &'static str,
    /// Which of its options.
    pub option: &'static str,
}

/// A place along x that matters.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Mark {
    /// Where.
    pub at: f32,
    /// What is there.
    pub label: String,
}

/// The names 0, 1, 2, … of symbols and other things that are counted.
#[must_use]
pub fn numbered(n: usize) -> Vec<String> {
    (0..n).map(|i| i.to_string()).collect()
}
