//! One example, step by step: what the network does with a single pair, from its tokens to its answer, and what the pair
//! does to the network.

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Series, Shade, numbered},
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, Parts, View},
    sides,
    softmax::{log_sum_exp, most_likely},
};
use crate::{
    snapshot::{Rows, Snapshot},
    task::{Pair, Split},
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "example",
        group: "Answers",
        label: "One example, step by step",
        help: "What the network does with one pair: whom it attends to, which neurons speak for the right answer, how sure it is.",
        why: [
            "Curves are means over thousands of pairs; this is one of them. Heads bring a and b to where the answer is read, neurons mix the two, and the \
             logits add up what the neurons say. Move the cursor and compare a pair of the training set with an unseen one: a network that has only \
             memorised answers the first and not the second; in one that understands, both go the same way.",
            "What a neuron says for an answer is its activity times its weight to that logit, less its mean over all answers, on which no probability depends. \
             Without LayerNorm behind them the neurons' parts and the rest add up exactly; a LayerNorm is left out. The last picture is the gradient of this pair's loss, not the optimiser's update.",
        ],
        source: "Nanda et al. 2023 (arXiv 2301.05217), section 4",
        claim: Claim::Adapted,
        cost: Cost::Table,
        options: &[
            operand(
                "a",
                "First operand: a symbol by its number, from 0. On the page, a press on a cell of the answer table chooses both.",
                3.0,
            ),
            operand("b", "Second operand: a symbol by its number, from 0.", 4.0),
        ],
    },
    look,
};

const fn operand(id: &'static str, help: &'static str, default: f64) -> OptionInfo {
    OptionInfo {
        id,
        label: id,
        help,
        kind: OptionKind::Number {
            min: 0.0,
            max: 255.0,
            step: 1.0,
            default,
            numbers: Some(Parts::Symbols),
        },
    }
}

/// Neurons that are shown, those that say most.
const MOST: usize = 12;

/// A pair of the table, and what becomes of it.
struct Example<'a> {
    snapshot: &'a Snapshot,
    row: usize,
    pair: Pair,
}

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let example = Example::of(snapshot, view)?;
    let mut drawing = Drawing::default();
    example.attention(&mut drawing);
    example.neurons(&mut drawing);
    example.logits(&mut drawing);
    example.pull(&mut drawing);
    Ok(drawing)
}

impl<'a> Example<'a> {
    fn of(snapshot: &'a Snapshot, view: &View) -> Result<Self, String> {
        let symbol = |id| view.index(id, snapshot.n_symbols(), "symbol");
        let (a, b) = (symbol("a")?, symbol("b")?);
        let asked = |pair: &Pair| [pair.a, pair.b] == [a as u32, b as u32];
        let row = snapshot.table.pairs.iter().position(asked);
        let row = row.ok_or_else(|| format!("Nobody is asked for the pair {a}, {b}."))?;
        Ok(Self {
            snapshot,
            row,
            pair: snapshot.table.pairs[row],
        })
    }

    /// How much each head looks at each token.
    fn attention(&self, drawing: &mut Drawing) {
        let trace = self.snapshot.trace();
        let n_heads = trace.n_heads;
        if n_heads == 0 {
            return;
        }
        let shares = trace.attention.row(self.row); // [n_heads · n_ctx]
        let tokens = self.tokens(shares.len() / n_heads);
        let mean =
            |at: usize| shares[at..].iter().step_by(tokens.len()).sum::<f32>() / n_heads as f32;
        let looks = |(at, token): (usize, &String)| format!("{:.0} % at {token}", 100.0 * mean(at));
        let looks: Vec<String> = tokens.iter().enumerate().map(looks).collect();
        drawing.says += &format!("On average its heads look {}. ", looks.join(", "));
        drawing.pictures.push(Picture::Heat {
            title: "1. Which tokens each head of the last layer looks at".to_owned(),
            x: Axis::linear("token"),
            y: Axis::linear("head"),
            rows: numbered(n_heads),
            columns: tokens,
            values: shares.to_vec(),
            shade: Shade::Sequential,
            kinds: Vec::new(),
            unit: "share".to_owned(),
        });
    }

    /// What stands at each position, by the number of positions.
    fn tokens(&self, n_ctx: usize) -> Vec<String> {
        let (a, b) = (
            format!("a = {}", self.pair.a),
            format!("b = {}", self.pair.b),
        );
        let [sign, equals, end] = ["∘", "=", "EOS"].map(str::to_owned);
        match n_ctx {
            2 => vec![a, b],
            3 => vec![a, b, equals],
            4 => vec![a, sign, b, equals],
            _ => vec![end, a, sign, b, equals, "c".to_owned()],
        }
    }

    /// What each neuron says for the right answer, and what all else says.
    fn neurons(&self, drawing: &mut Drawing) {
        let said = self.said(&sides::neurons_to_logits(self.snapshot)); // [d_mlp]
        let (lead, all) = (self.lead(), said.iter().sum::<f64>());
        drawing.measures.push(Measure::new(
            "lead",
            "logit of the answer above their mean",
            lead,
            "nats",
        ));
        let c = self.pair.c;
        if self.adds_up() {
            drawing.says += &format!(
                "The logit of {c} is {lead:.2} nats above their mean, {all:.2} of them by neurons. "
            );
            drawing.measures.push(Measure::new(
                "by_neurons",
                "of these, by neurons",
                all,
                "nats",
            ));
        } else {
            drawing.says += &format!("The logit of {c} is {lead:.2} nats above their mean. ");
        }
        let mut ranked: Vec<usize> = (0..said.len()).collect();
        ranked.sort_by(|&i, &j| said[j].abs().total_cmp(&said[i].abs()));
        ranked.truncate(MOST);
        let values = ranked.iter().map(|&i| said[i] as f32).collect();
        drawing.pictures.push(Picture::Bars {
            beside: None,
            title: format!("2. What neurons say for {c}, the loudest {}", ranked.len()),
            x: Axis::linear("neuron"),
            y: Axis::linear("nats for the right answer, above the mean over answers"),
            names: ranked.iter().map(usize::to_string).collect(),
            series: vec![Series::new("nats", values)],
            marked: Vec::new(),
            picks: None,
        });
    }

    /// Activity of each neuron times its weight to the answer's logit, less the mean of its weights: `[d_mlp]`.
    ///
    /// # Shapes
    /// - `to_logits`: `[n_symbols, d_mlp]`
    fn said(&self, to_logits: &Rows) -> Vec<f64> {
        let (n, own) = (
            self.snapshot.n_symbols(),
            to_logits.row(self.pair.c as usize),
        );
        let weight = |i: usize| {
            let mean = (0..n).map(|c| f64::from(to_logits.row(c)[i])).sum::<f64>() / n as f64;
            f64::from(own[i]) - mean
        };
        let active = self
            .snapshot
            .trace()
            .neurons
            .row(self.row)
            .iter()
            .enumerate();
        active.map(|(i, &x)| f64::from(x) * weight(i)).collect()
    }

    /// Whether nothing stands between the neurons and the logits.
    fn adds_up(&self) -> bool {
        let model = &self.snapshot.config.model;
        !model.final_norm && model.norm.id() != "post"
    }

    /// The answer's logit above the mean of all symbols'.
    fn lead(&self) -> f64 {
        f64::from(self.above_mean()[self.pair.c as usize])
    }

    /// Logits of the symbols above their mean: `[n_symbols]`.
    fn above_mean(&self) -> Vec<f32> {
        let logits = &self.snapshot.trace().logits.row(self.row)[..self.snapshot.n_symbols()];
        let mean = logits.iter().map(|&x| f64::from(x)).sum::<f64>() / logits.len() as f64;
        logits
            .iter()
            .map(|&x| (f64::from(x) - mean) as f32)
            .collect()
    }

    /// The logits, and the answer that they give.
    fn logits(&self, drawing: &mut Drawing) {
        let logits = self.snapshot.trace().logits.row(self.row);
        let (answer, c) = (most_likely(logits), self.pair.c);
        let share = |at: usize| libm::exp(f64::from(logits[at]) - log_sum_exp(logits));
        let right = if answer == c as usize {
            "right"
        } else {
            "wrong"
        };
        let seen = match self.pair.split {
            Split::Train => "it is trained on",
            Split::Test => "it has never seen",
        };
        drawing.says += &format!(
            "Asked for {} ∘ {}, a pair that {seen}, it says {} with {:.1} %: {right}.",
            self.pair.a,
            self.pair.b,
            self.name(answer),
            100.0 * share(answer),
        );
        let probability = share(c as usize);
        drawing.measures.push(Measure::new(
            "probability",
            "probability of the right answer",
            probability,
            "share",
        ));
        drawing.pictures.push(Picture::Bars {
            beside: None,
            title: format!("3. Logits of all answers; {c} is right"),
            x: Axis::linear("answer"),
            y: Axis::linear("logit above their mean, nats"),
            names: numbered(self.snapshot.n_symbols()),
            series: vec![Series::new("logit", self.above_mean())],
            marked: vec![c],
            picks: None,
        });
    }

    /// Symbols have numbers; other tokens are no answers to anything.
    fn name(&self, token: usize) -> String {
        match token < self.snapshot.n_symbols() {
            true => token.to_string(),
            false => "what is no symbol".to_owned(),
        }
    }

    /// How hard the loss of this pair alone pulls at each tensor of weights.
    fn pull(&self, drawing: &mut Drawing) {
        let (snapshot, mut at) = (self.snapshot, 0);
        let gradient = snapshot.specimen().gradient(&snapshot.theta, &[self.row]); // [n_params]
        let mut pulls = Vec::new();
        for matrix in snapshot.matrices() {
            let part = &gradient[at..][..matrix.values.len()];
            let square: f64 = part.iter().map(|&x| f64::from(x).powi(2)).sum();
            let name = matrix.name.trim_start_matches("blocks.").to_owned();
            pulls.push((name, square.sqrt() as f32));
            at += part.len();
        }
        let (names, values) = pulls.into_iter().unzip();
        let trained = match self.pair.split {
            Split::Train => "pulls",
            Split::Test => "would pull, if it were trained on,",
        };
        drawing.pictures.push(Picture::Bars {
            beside: None,
            title: format!("4. How hard this pair {trained} at each tensor of weights"),
            x: Axis::linear("tensor of weights"),
            y: Axis::linear("length of the gradient of its loss"),
            names,
            series: vec![Series::new("gradient", values)],
            marked: Vec::new(),
            picks: None,
        });
    }
}
