//! Power et al. 2022 (arXiv 2201.02177), appendix A.5.

use super::power::{ABLATIONS, Change, check, fraction, s5};
use crate::{
    config::RunConfig,
    figures::{
        plan::{
            Budget::{Full, Quick},
            Figure, Series, small,
        },
        verdict::{
            ALL,
            Measure::{LastTest, Weights},
            Rule::Ranks,
        },
    },
    sweep::probe::{PHI, SHARPNESS},
};

pub const ROWS: &[Figure] = &[Figure {
    id: "power_sharpness",
    title: "Flat minima generalise: sharpness against test accuracy",
    source: "Power et al. 2022, appendix A.5",
    expected: "Over networks trained with different optimisers on S5, sharpness φ (Keskar et al. 2016) and test accuracy have a rank correlation of −0.795 (p < 0.000014). Here the direction is checked: −0.3 or less, over the variants of figure 2 left, in full without the two that take all pairs at once: those do not fit into memory.",
    quick: "a + b mod 59 with 40 % of the table on the preset \"minute\" at a learning rate of 0.005, 1500 steps. There φ mostly tells how small the training loss has become, and the correlation was found to be positive (0.53 over seeds 0 and 1).",
    series: |budget| {
        let (config, steps): (fn() -> RunConfig, _) = match budget {
            Quick => (|| fraction(small(|_| {}), 0.4), 1500),
            Full => (|| s5(0.7, |_| {}), 100_000),
        };
        let variant = |(label, change): &(&'static str, Change)| {
            let mut config = config();
            change(&mut config);
            Series::new(*label, config, steps).with(&[SHARPNESS])
        };
        let fits = |(label, _): &&(&str, Change)| budget == Quick || !label.contains("full batch");
        ABLATIONS.iter().filter(fits).map(variant).collect()
    },
    checks: |_| vec![check(ALL, Weights(PHI), Ranks(&LastTest, -1.0, -0.3))],
}];
