//! Fused operations on the processor, one thread: the arithmetic crate's, for burn's CPU tensors.

use burn::{
    backend::{
        Flex,
        ops::FloatTensorOps,
        tensor::{FloatTensor, IntTensor},
    },
    tensor::{DType, TensorData},
};

use grokscope_arithmetic::{self as arithmetic, AdamWStep, Form, Shards, Sizes, Tokens};

pub mod layers;

use super::{Findings, Kernels, Pairs, Weights};

impl Kernels for Flex {
    fn gradient(
        theta: FloatTensor<Self>,
        pairs: Pairs<Self>,
        sizes: Sizes,
        total: usize,
        shards: Shards,
    ) -> FloatTensor<Self> {
        let theta = theta.to_contiguous();
        let (tokens, scale) = (tokens(pairs), 1.0 / total as f32);
        let grad = arithmetic::gradient(theta.storage(), &tokens, &sizes, scale, shards);
        let shape = [grad.len()];
        FloatTensor::<Self>::from_data(TensorData::new(grad, shape)) // [n_params]
    }

    fn adamw(weights: Weights<Self>, grad: FloatTensor<Self>, step: AdamWStep) -> Weights<Self> {
        let Weights {
            mut theta,
            mut m,
            mut v,
        } = weights;
        arithmetic::adamw(
            [theta.storage_mut(), m.storage_mut(), v.storage_mut()],
            grad.storage(),
            &step,
        );
        Weights { theta, m, v }
    }

    fn product(x: FloatTensor<Self>, y: FloatTensor<Self>, form: Form) -> FloatTensor<Self> {
        if !cfg!(feature = "own-products") || x.dtype() != DType::F32 {
            let turned = |matrix| Self::float_swap_dims(matrix, 0, 1);
            return match form {
                Form::Plain => Self::float_matmul(x, y),
                Form::FirstTurned => Self::float_matmul(turned(x), y),
                Form::SecondTurned => Self::float_matmul(x, turned(y)),
            };
        }
        let (x, y) = (x.to_contiguous(), y.to_contiguous());
        let size = |tensor: &FloatTensor<Self>| [0, 1].map(|i| tensor.layout().shape()[i]);
        let ([n, k], [l, m]) = (size(&x), size(&y));
        let shape = match form {
            Form::Plain => [n, m],
            Form::FirstTurned => [k, m],
            Form::SecondTurned => [n, l],
        };
        let (x, y) = (&x.storage()[..n * k], &y.storage()[..l * m]);
        let product = arithmetic::product((x, k), (y, m), form);
        FloatTensor::<Self>::from_data(TensorData::new(product, shape))
    }

    fn stacked(x: FloatTensor<Self>, y: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::float_matmul(x, y)
    }

    fn examine(theta: FloatTensor<Self>, pairs: Pairs<Self>, sizes: Sizes) -> Findings<Self> {
        let theta = theta.to_contiguous();
        let (sums, predictions) = arithmetic::examine(theta.storage(), &tokens(pairs), &sizes);
        let n = predictions.len();
        Findings {
            sums: FloatTensor::<Self>::from_data(TensorData::new(sums.to_vec(), [2])), // [2]
            predictions: IntTensor::<Self>::from_data(TensorData::new(predictions, [n])), // [n]
        }
    }
}

fn tokens(pairs: Pairs<Flex>) -> Tokens {
    Tokens {
        a: numbers(pairs.a),
        b: numbers(pairs.b),
        labels: numbers(pairs.labels),
    }
}

fn numbers(column: IntTensor<Flex>) -> Vec<u32> {
    let column = column.to_contiguous();
    let n = column.layout().num_elements();
    match column.dtype() {
        DType::I32 => column.storage::<i32>()[..n]
            .iter()
            .map(|&t| t as u32)
            .collect(),
        DType::I64 => column.storage::<i64>()[..n]
            .iter()
            .map(|&t| t as u32)
            .collect(),
        other => unreachable!("tokens are uploaded as 32-bit integers, not {other:?}"),
    }
}
