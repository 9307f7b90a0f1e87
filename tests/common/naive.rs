//! The networks as their papers write them, one example at a time, number by number, in 64 bits: slow, and independent of
//! everything that the library does to be fast.

use std::collections::HashMap;

use grokscope::{
    config::RunConfig,
    model::{
        choices::{Activation, Architecture, Logits, Norm, Positions, Tokens},
        layout::Layout,
    },
};

type Matrix = Vec<Vec<f64>>;

/// The parameters by name.
pub struct Weights(HashMap<String, Matrix>);

impl Weights {
    pub fn new(layout: &Layout, theta: &[f64]) -> Self {
        let mut rest = theta;
        let cut = |spec: &grokscope::model::layout::ParamSpec| {
            let (own, left) = rest.split_at(spec.len());
            rest = left;
            let rows = own.chunks(spec.shape[1]).map(<[f64]>::to_vec).collect();
            (spec.name.clone(), rows)
        };
        Self(layout.0.iter().map(cut).collect())
    }

    fn linear(&self, x: &[f64], part: &str, letter: &str) -> Vec<f64> {
        let w = &self.0[&format!("{part}.W_{letter}")];
        let mut y: Vec<f64> = (0..w[0].len())
            .map(|j| x.iter().zip(w).map(|(x, row)| x * row[j]).sum())
            .collect();
        self.add_bias(&mut y, &format!("{part}.b_{letter}"));
        y
    }

    fn add_bias(&self, y: &mut [f64], name: &str) {
        if let Some(bias) = self.0.get(name) {
            y.iter_mut().zip(&bias[0]).for_each(|(y, b)| *y += b);
        }
    }

    fn norm(&self, x: &[f64], part: &str) -> Vec<f64> {
        let n = x.len() as f64;
        let gain = &self.0[&format!("{part}.w")][0];
        // Without a bias it is an RMSNorm.
        let Some(bias) = self.0.get(&format!("{part}.b")) else {
            let square = x.iter().map(|x| x * x).sum::<f64>() / n;
            let one = |(x, gain): (&f64, &f64)| x / (square + 1e-5).sqrt() * gain;
            return x.iter().zip(gain).map(one).collect();
        };
        let mean = x.iter().sum::<f64>() / n;
        let variance = x.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
        let one =
            |(i, x): (usize, &f64)| (x - mean) / (variance + 1e-5).sqrt() * gain[i] + bias[0][i];
        x.iter().enumerate().map(one).collect()
    }
}

fn activate(activation: Activation, x: f64) -> f64 {
    match activation {
        Activation::Relu => x.max(0.0),
        Activation::Gelu => 0.5 * x * (1.0 + libm::erf(x / 2f64.sqrt())),
        Activation::Quadratic => x * x,
        Activation::Swiglu => x / (1.0 + (-x).exp()),
    }
}

fn sum(x: &[f64], y: &[f64]) -> Vec<f64> {
    x.iter().zip(y).map(|(x, y)| x + y).collect()
}

fn softmax(x: &[f64]) -> Vec<f64> {
    let highest = x.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let terms: Vec<f64> = x.iter().map(|x| (x - highest).exp()).collect();
    let total: f64 = terms.iter().sum();
    terms.iter().map(|term| term / total).collect()
}

/// Logits of one example at its scored positions, and what should be said there.
pub fn logits(
    config: &RunConfig,
    weights: &Weights,
    [a, b, c]: [usize; 3],
) -> Vec<(Vec<f64>, usize)> {
    match config.model.architecture {
        Architecture::Transformer => transformer(config, weights, [a, b, c]),
        Architecture::Mlp => vec![(mlp(config, weights, a, b), c)],
    }
}

fn neurons(config: &RunConfig, weights: &Weights, x: &[f64], part: &str) -> Vec<f64> {
    let f = |&x: &f64| activate(config.model.activation, x);
    if config.model.activation != Activation::Swiglu {
        return weights.linear(x, part, "in").iter().map(f).collect();
    }
    let [gate, passed] = ["gate", "in"].map(|letter| weights.linear(x, part, letter));
    gate.iter().map(f).zip(passed).map(|(x, y)| x * y).collect()
}

/// Pairs of numbers turned, head by head, by angles that grow with the position.
fn turned(config: &RunConfig, x: &[f64], position: usize) -> Vec<f64> {
    if config.model.positions != Positions::Rotary {
        return x.to_vec();
    }
    let d_head = (config.model.d_model / config.model.n_heads) as usize;
    let mut out = Vec::new();
    for head in x.chunks_exact(d_head) {
        for (i, pair) in head.chunks_exact(2).enumerate() {
            let angle = position as f64 / 1e6f64.powf(2.0 * i as f64 / d_head as f64);
            out.push(pair[0] * angle.cos() - pair[1] * angle.sin());
            out.push(pair[0] * angle.sin() + pair[1] * angle.cos());
        }
    }
    out
}

fn mlp(config: &RunConfig, weights: &Weights, a: usize, b: usize) -> Vec<f64> {
    let n = config.task.n_symbols() as usize;
    let mut x = vec![0.0; 2 * n];
    x[a] = 1.0;
    x[n + b] = 1.0;
    for layer in 0..config.model.n_layers {
        x = neurons(config, weights, &x, &format!("layers.{layer}"));
    }
    weights.linear(&x, "unembed", "U")
}

/// Tokens, scored positions with their right answers, and whether earlier positions are hidden from later ones' answers.
fn written(config: &RunConfig, [a, b, c]: [usize; 3]) -> (Vec<usize>, Vec<(usize, usize)>, bool) {
    let n = config.task.n_symbols() as usize;
    let (equals, sign, eos) = (n, n + 1, n + 2);
    let causal = config.model.causal;
    match config.model.tokens {
        Tokens::Pair => (vec![a, b], vec![(0, c)], false),
        Tokens::PairEquals => (vec![a, b, equals], vec![(2, c)], causal),
        Tokens::OperationEquals => (vec![a, sign, b, equals], vec![(3, c)], causal),
        Tokens::Closed => (
            vec![eos, a, sign, b, equals, c],
            vec![(4, c), (5, eos)],
            true,
        ),
    }
}

fn transformer(
    config: &RunConfig,
    weights: &Weights,
    example: [usize; 3],
) -> Vec<(Vec<f64>, usize)> {
    let model = &config.model;
    let (tokens, scored, causal) = written(config, example);
    let embed = |(position, &token): (usize, &usize)| {
        let place: Vec<f64> = match model.positions {
            Positions::Sinusoidal => (0..model.d_model as usize)
                .map(|i| {
                    let angle = position as f64
                        / 10_000f64.powf((i / 2 * 2) as f64 / f64::from(model.d_model));
                    if i % 2 == 0 { angle.sin() } else { angle.cos() }
                })
                .collect(),
            Positions::Rotary => vec![0.0; model.d_model as usize],
            _ => weights.0["pos_embed.W_pos"][position].clone(),
        };
        sum(&weights.0["embed.W_E"][token], &place)
    };
    let mut stream: Matrix = tokens.iter().enumerate().map(embed).collect();
    for layer in 0..model.n_layers {
        stream = block(config, weights, &format!("blocks.{layer}"), &stream, causal);
    }
    let n = config.task.n_symbols() as usize;
    let answer = |&(position, right): &(usize, usize)| {
        let x = match model.final_norm {
            true => weights.norm(&stream[position], "ln_final"),
            false => stream[position].clone(),
        };
        if !model.tied {
            return (weights.linear(&x, "unembed", "U"), right);
        }
        let embedding = &weights.0["embed.W_E"];
        let all = model.logits == Logits::Tokens || model.tokens == Tokens::Closed;
        let wanted = if all { embedding.len() } else { n };
        let mut logits: Vec<f64> = embedding[..wanted]
            .iter()
            .map(|row| row.iter().zip(&x).map(|(w, x)| w * x).sum())
            .collect();
        weights.add_bias(&mut logits, "unembed.b_U");
        (logits, right)
    };
    scored.iter().map(answer).collect()
}

fn block(
    config: &RunConfig,
    weights: &Weights,
    name: &str,
    stream: &Matrix,
    causal: bool,
) -> Matrix {
    let model = &config.model;
    let post = model.norm == Norm::Post;
    let pre = model.norm == Norm::Pre || model.norm == Norm::Rms;
    let part = |part: &str| format!("{name}.{part}");
    let seen: Matrix = stream
        .iter()
        .map(|x| {
            if pre {
                weights.norm(x, &part("ln1"))
            } else {
                x.clone()
            }
        })
        .collect();
    let all = |letter: &str| -> Matrix {
        seen.iter()
            .map(|x| weights.linear(x, &part("attn"), letter))
            .collect()
    };
    let [q, k] = ["Q", "K"].map(|letter| -> Matrix {
        let rows = all(letter).into_iter().enumerate();
        rows.map(|(position, x)| turned(config, &x, position))
            .collect()
    });
    let v = all("V");
    let d_head = (model.d_model / model.n_heads) as usize;
    let attend = |query: usize| -> Vec<f64> {
        let visible = if causal { query + 1 } else { stream.len() };
        let head = |h: usize| -> Vec<f64> {
            let own = h * d_head..(h + 1) * d_head;
            let score = |key: usize| -> f64 {
                let dot: f64 = own.clone().map(|i| q[query][i] * k[key][i]).sum();
                dot / (d_head as f64).sqrt()
            };
            let pattern = softmax(&(0..visible).map(score).collect::<Vec<_>>());
            own.clone()
                .map(|i| {
                    pattern
                        .iter()
                        .enumerate()
                        .map(|(key, p)| p * v[key][i])
                        .sum()
                })
                .collect()
        };
        (0..model.n_heads as usize).flat_map(head).collect()
    };
    let position = |(query, x): (usize, &Vec<f64>)| {
        let mut x = sum(x, &weights.linear(&attend(query), &part("attn"), "O"));
        if post {
            x = weights.norm(&x, &part("ln1"));
        }
        let seen = if pre {
            weights.norm(&x, &part("ln2"))
        } else {
            x.clone()
        };
        let neurons = neurons(config, weights, &seen, &part("mlp"));
        x = sum(&x, &weights.linear(&neurons, &part("mlp"), "out"));
        if post {
            weights.norm(&x, &part("ln2"))
        } else {
            x
        }
    };
    stream.iter().enumerate().map(position).collect()
}
