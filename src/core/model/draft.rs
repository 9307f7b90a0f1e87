//! A layout in the making: which tensors there are, in storage order.

use super::{
    choices::{Biases, Norm},
    init::{Kind, start},
    layout::{ParamSpec, Role, Start},
};
use crate::config::ModelConfig;

/// A layout in the making.
pub(super) struct Draft<'a> {
    pub(super) model: &'a ModelConfig,
    /// Size of what flows from layer to layer.
    pub(super) width: usize,
    pub(super) specs: Vec<ParamSpec>,
}

impl Draft<'_> {
    /// How a tensor starts in this network.
    fn start(&self, kind: Kind, shape: [usize; 2]) -> Start {
        start(self.model.init, kind, shape, self.width)
    }

    pub(super) fn push(&mut self, name: &str, shape: [usize; 2], start: Start, role: Role) {
        self.specs.push(ParamSpec {
            name: name.to_owned(),
            shape,
            start,
            role,
        });
    }

    pub(super) fn matrix(&mut self, name: &str, shape: [usize; 2], kind: Kind) {
        let role = match kind {
            Kind::Embedding | Kind::Position => Role::Embedding,
            Kind::Unembedding => Role::Head,
            _ => Role::Hidden,
        };
        self.push(name, shape, self.start(kind, shape), role);
    }

    pub(super) fn bias(
        &mut self,
        name: &str,
        len: usize,
        fan_in: usize,
        attention: bool,
        wanted: bool,
    ) {
        if wanted {
            let kind = Kind::Bias { fan_in, attention };
            self.push(name, [1, len], self.start(kind, [1, len]), Role::Bias);
        }
    }

    /// A product and, if it has one, its bias.
    pub(super) fn linear(
        &mut self,
        part: &str,
        letter: &str,
        shape: [usize; 2],
        kind: Kind,
        biased: bool,
    ) {
        self.matrix(&format!("{part}.W_{letter}"), shape, kind);
        let attention = part.ends_with("attn");
        self.bias(
            &format!("{part}.b_{letter}"),
            shape[1],
            shape[0],
            attention,
            biased,
        );
    }

    /// The products that a layer's neurons are made of.
    pub(super) fn neurons(&mut self, part: &str, shape: [usize; 2]) {
        for letter in self.model.activation.inputs() {
            let biased = self.model.biases != Biases::None;
            self.linear(part, letter, shape, Kind::Product, biased);
        }
    }

    pub(super) fn norm(&mut self, part: &str, wanted: bool) {
        if wanted {
            let letters: &[_] = match self.model.norm {
                Norm::Rms => &[("w", Kind::Gain)],
                _ => &[("w", Kind::Gain), ("b", Kind::Shift)],
            };
            for &(letter, kind) in letters {
                let (name, shape) = (format!("{part}.{letter}"), [1, self.width]);
                self.push(&name, shape, self.start(kind, shape), Role::Norm);
            }
        }
    }
}
