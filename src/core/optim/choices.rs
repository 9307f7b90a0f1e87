//! What the update rule can choose from.

use crate::registry::choices;

choices! {
    /// The rule that changes the weights.
    Method, OPTIMIZERS;
    AdamW = "adamw", "AdamW", "Adam with weight decay that does not pass through the gradient (Loshchilov and Hutter 2019).";
    Adam = "adam", "Adam", "Adam (Kingma and Ba 2015); its weight decay is added to the gradient.";
    Sgd = "sgd", "SGD with momentum", "Steepest descent with a running sum of gradients.";
    Muon = "muon", "Muon + AdamW", "Orthogonalised momentum for the matrices inside the network, AdamW for all else (Jordan 2024).";
    Lion = "lion", "Lion", "The sign of a mean of gradients (Chen et al. 2023); wants a third to a tenth of AdamW's learning rate.";
    SnrAdam = "snr_adam", "SNR-masked Adam", "AdamW that moves a weight only as far as its gradient stands out of its noise (Litman and Guo 2026).";
}

choices! {
    /// What weight decay pulls towards.
    Decay, DECAYS;
    ToZero = "to_zero", "to zero", "θ ← θ(1 − lr·λ).";
    ToInit = "to_init", "to the initial weights", "θ ← θ + lr·λ(θ₀ − θ).";
    Coupled = "coupled", "through the gradient", "g ← g + λθ: L2 regularisation, which adaptive rules rescale.";
}

choices! {
    /// The learning rate after the warm-up.
    Schedule, SCHEDULES;
    Constant = "constant", "constant", "Stays at its peak.";
    Cosine = "cosine", "cosine", "Falls along half a cosine to a tenth of its peak at the last step.";
}

choices! {
    /// What is done to a gradient before the rule sees it.
    Filter, FILTERS;
    None = "none", "none", "Nothing.";
    GrokfastEma = "grokfast_ema", "Grokfast (EMA)", "Adds a multiple of a running mean of gradients, which strengthens what is slow (Lee et al. 2024).";
    GrokfastMa = "grokfast_ma", "Grokfast (MA)", "Adds a multiple of the mean of the latest gradients, once there are enough (Lee et al. 2024).";
    Perpendicular = "perpendicular", "perpendicular", "Takes away, tensor by tensor, the part along the weights, which only scales them (Prieto et al. 2025).";
}
