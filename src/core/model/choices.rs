//! What a network can choose from: between them, the options span the reference codes of the grokking papers.

use crate::registry::choices;

choices! {
    /// The kind of network.
    Architecture, MODELS;
    Transformer = "transformer", "transformer", "Attention and MLPs on a residual stream: the network of the grokking papers.";
    Mlp = "mlp", "MLP", "Fully connected layers on one-hot a and b, side by side; with one quadratic layer it is the network of Gromov 2023.";
}

choices! {
    /// The tokens of an example.
    Tokens, TOKENS;
    PairEquals = "a_b_eq", "a b =", "Both operands and an equals sign, which is where the answer is read (Nanda et al. 2023).";
    Pair = "a_b", "a b", "Both operands only; the answer is read at the first (Xu 2026).";
    OperationEquals = "a_op_b_eq", "a ∘ b =", "With a sign for the operation.";
    Closed = "eos_a_op_b_eq", "EOS a ∘ b = c EOS", "As in openai/grok: 239 tokens whatever the task, and both the answer and the closing sign are scored.";
}

choices! {
    /// What there are logits for.
    Logits, LOGITS;
    Tokens = "tokens", "every token", "One for every token, signs included, as in openai/grok and Nanda et al.";
    Answers = "answers", "answers only", "One for every possible answer.";
}

choices! {
    /// How a token knows where it stands.
    Positions, POSITIONS;
    Learned = "learned", "learned", "A learned vector per position.";
    LearnedSmall = "learned_small", "learned, small", "A learned vector per position that starts as N(0, 1/d_model), whatever the other weights do (Xu 2026).";
    Sinusoidal = "sinusoidal", "sinusoidal", "Fixed sines and cosines (Vaswani et al. 2017), as in openai/grok.";
    Rotary = "rotary", "rotary", "Queries and keys are turned by angles that grow with the position (Su et al. 2021); wavelengths from 2π to 2π·10⁶.";
}

choices! {
    /// Where LayerNorm or RMSNorm stands in a layer.
    Norm, NORMS;
    None = "none", "none", "No LayerNorm (Nanda et al. 2023).";
    Pre = "pre", "before (pre-LN)", "Before attention and before the MLP.";
    Post = "post", "after (post-LN)", "After adding to the residual stream, as in openai/grok.";
    Rms = "rms", "before (RMSNorm)", "As pre-LN, but the mean stays and there is no bias, in the final one neither (Zhang and Sennrich 2019).";
}

choices! {
    /// What a neuron does with its input.
    Activation, ACTIVATIONS;
    Relu = "relu", "ReLU", "max(x, 0).";
    Gelu = "gelu", "GELU", "x·Φ(x), with the exact normal distribution, as PyTorch has it.";
    Quadratic = "quadratic", "quadratic", "x² (Gromov 2023).";
    Swiglu = "swiglu", "SwiGLU", "x·σ(x), times a second product of the same input: a third matrix per layer (Shazeer 2020).";
}

choices! {
    /// Which products have a bias.
    Biases, BIASES;
    Mlp = "mlp", "MLP only", "In the neurons' products only (Nanda et al. 2023).";
    None = "none", "none", "Nowhere but in LayerNorm (openai/grok).";
    All = "all", "everywhere", "In every product, attention's and the logits' included (PyTorch's defaults).";
}

choices! {
    /// The distribution of the initial weights.
    Init, INITS;
    ScaledNormal = "scaled_normal", "normal / √d_model", "N(0, 1/d_model) for every matrix, N(0, 1/d_vocab) for the unembedding (Nanda et al. 2023).";
    Pytorch = "pytorch", "PyTorch", "U(±1/√fan-in) for products, N(0, 1) for embeddings, as PyTorch does unasked.";
    PytorchAttention = "pytorch_attention", "PyTorch, packed attention", "The same, with nn.MultiheadAttention's own: query, key and value U(±√(6/(4·d_model))), their biases 0.";
    Mlx = "mlx", "MLX", "U(±1/√fan-in) for products, N(0, 1/d_model) for embeddings, as MLX does unasked.";
    Xavier = "xavier", "Xavier", "U(±√(6/(fan-in + fan-out))) for every matrix (Glorot and Bengio 2010).";
    Orthogonal = "orthogonal", "orthogonal", "Random matrices with orthonormal rows or columns (Saxe et al. 2014).";
    Analytic = "analytic", "analytic solution", "Gromov's exact solution of a + b, for a quadratic MLP of one layer: nothing is left to learn.";
}
