//! AdamW in place. Formula and order of operations are those of the core's optim/adam.rs.

use pulp::Arch;

use crate::AdamWStep;

/// Updates `[theta, m, v]`, each `[n_params]`.
pub fn update(weights: [&mut [f32]; 3], grad: &[f32], step: &AdamWStep) {
    Arch::new().dispatch(
        #[inline(always)]
        || in_place(weights, grad, step),
    );
}

#[inline(always)]
fn in_place([theta, m, v]: [&mut [f32]; 3], grad: &[f32], step: &AdamWStep) {
    for (((theta, m), v), g) in theta.iter_mut().zip(m).zip(v).zip(grad) {
        *m = *m * step.beta1 + g * step.fresh1;
        *v = *v * step.beta2 + g * g * step.fresh2;
        let denominator = (*v / step.correction2).sqrt() + step.eps;
        *theta = *theta * step.keep - *m / denominator * step.rate;
    }
}
