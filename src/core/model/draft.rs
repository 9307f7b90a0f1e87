//! A layout in the making: which tensors there are, in storage order.

use super::{
    choices::Init,
    init::{Kind, start},
    layout::{ParamSpec, Role, Start},
};

/// A layout in the making.
pub(super) struct Draft {
    pub(super) init: Init,
    pub(super) d_model: usize,
    pub(super) specs: Vec<ParamSpec>,
}

impl Draft {
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
        self.push(
            name,
            shape,
            start(self.init, kind, shape, self.d_model),
            role,
        );
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
            self.push(
                name,
                [1, len],
                start(self.init, kind, [1, len], self.d_model),
                Role::Bias,
            );
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

    pub(super) fn norm(&mut self, part: &str, wanted: bool) {
        if wanted {
            for (letter, kind) in [("w", Kind::Gain), ("b", Kind::Shift)] {
                let shape = [1, self.d_model];
                self.push(
                    &format!("{part}.{letter}"),
                    shape,
                    start(self.init, kind, shape, self.d_model),
                    Role::Norm,
                );
            }
        }
    }
}
