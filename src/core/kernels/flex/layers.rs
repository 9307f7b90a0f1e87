//! The layers of transformers ([`crate::kernels::layers`]) on the processor: the arithmetic crate's, for burn's CPU tensors.

use burn::{
    backend::{
        Flex,
        tensor::{FloatTensor, IntTensor},
    },
    tensor::{Int, Tensor, TensorData},
};
use grokscope_arithmetic::layers::{self as arithmetic, Looked, Neuron};

use super::{
    super::{
        Columns, Form, Pairs,
        layers::{Attention, Embedding, NormPlace, Place, Spelling, Window},
        product,
    },
    numbers, tokens,
};
use crate::model::{choices::Activation, tape::NORM_EPS};

pub fn prefixes(index: &Tensor<1, Int>, n_ctx: usize) -> Option<[Tensor<1, Int>; 2]> {
    let index = int(index.clone());
    Some(arithmetic::prefixes(&index, n_ctx).map(integers))
}

pub fn room_like(theta: &Tensor<1>) -> Tensor<1> {
    let [n] = theta.dims();
    vector(vec![0.0; n]) // [n_params]
}

pub fn linear(
    x: &Tensor<2>,
    theta: &Tensor<1>,
    onto: Option<&Tensor<2>>,
    place: Place,
) -> Tensor<2> {
    let theta = float(theta);
    let y = product(x.clone(), weights(&theta, place), place.forth()); // [n, columns]
    let onto = onto.map(float);
    written(y, |y| {
        arithmetic::add_bias(y, theta.storage(), place);
        onto.inspect(|onto| arithmetic::add_onto(y, onto.storage()));
    })
}

pub fn linear_back(
    d: &Tensor<2>,
    theta: &Tensor<1>,
    onto: Option<Tensor<2>>,
    place: Place,
) -> Tensor<2> {
    let d_x = product(d.clone(), weights(&float(theta), place), place.back()); // [n, inputs]
    match onto {
        None => d_x,
        Some(onto) => written(onto, |onto| {
            arithmetic::add_onto(onto, float(&d_x).storage());
        }),
    }
}

pub fn linear_grad(grad: Tensor<1>, x: &Tensor<2>, d: &Tensor<2>, place: Place) -> Tensor<1> {
    let [left, right] = if place.turned { [d, x] } else { [x, d] };
    let of_weights = product(left.clone(), right.clone(), Form::FirstTurned); // [inputs, columns], or turned
    written(grad, |grad| {
        let of_weights = float(&of_weights);
        arithmetic::write_grad(grad, of_weights.storage(), float(d).storage(), place);
    })
}

/// The matrices of a product, side by side.
fn weights(theta: &FloatTensor<Flex>, place: Place) -> Tensor<2> {
    matrix(place.weights_of(theta.storage()), place.width())
}

pub fn norm(x: &Tensor<2>, theta: &Tensor<1>, place: NormPlace) -> [Tensor<2>; 2] {
    let (x, theta) = (float(x), float(theta));
    let [y, stats] = arithmetic::norm(x.storage(), theta.storage(), place, NORM_EPS as f32);
    [matrix(y, place.width), matrix(stats, 2)] // [n, width], [n, 2]
}

pub fn norm_back(
    grad: Tensor<1>,
    operands: [&Tensor<2>; 3],
    theta: &Tensor<1>,
    onto: Option<Tensor<2>>,
    place: NormPlace,
) -> (Tensor<1>, Tensor<2>) {
    let ([d, x, stats], theta) = (operands.map(float), float(theta));
    let operands = [d.storage(), x.storage(), stats.storage()];
    let d_x = onto.unwrap_or_else(|| matrix(vec![0.0; operands[0].len()], place.width)); // [n, width]
    let mut grad = owned(grad);
    let d_x = written(d_x, |d_x| {
        arithmetic::norm_back(grad.storage_mut(), operands, theta.storage(), d_x, place);
    });
    (Tensor::from_primitive::<Flex>(grad), d_x)
}

pub fn activate(x: &Tensor<2>, d: Option<Tensor<2>>, activation: Activation) -> Tensor<2> {
    let neuron = match activation {
        Activation::Relu => Neuron::Relu,
        Activation::Gelu => Neuron::Gelu,
        Activation::Quadratic => Neuron::Quadratic,
        Activation::Swiglu => Neuron::Silu,
    };
    let ([_, width], x) = (x.dims(), float(x));
    match d {
        None => matrix(arithmetic::activate(x.storage(), neuron), width), // [n, d_mlp]
        Some(d) => written(d, |d| arithmetic::activate_back(x.storage(), d, neuron)),
    }
}

pub fn cross_entropy_back(logits: Tensor<2>, labels: Tensor<1, Int>, share: f32) -> Tensor<2> {
    let labels = int(labels);
    written(logits, |d| {
        arithmetic::cross_entropy_back(d, &labels, share);
    })
}

pub fn embed(
    theta: &Tensor<1>,
    waves: Option<Tensor<2>>,
    columns: Columns,
    spelling: Spelling,
    place: Embedding,
) -> (Tensor<2>, Tensor<1, Int>) {
    let (theta, waves) = (float(theta), waves.as_ref().map(float));
    let waves = waves.as_ref().map(FloatTensor::<Flex>::storage);
    let rows = arithmetic::embed(theta.storage(), waves, &spelling, place);
    let [a, b, labels] = columns.map(|column| column.try_into_primitive::<Flex>().expect(ON_CPU));
    let index = arithmetic::index(&tokens(Pairs { a, b, labels }), &spelling);
    (
        matrix(rows, place.d_model), // [n_rows, d_model]
        integers(index),             // [batch · n_ctx]
    )
}

pub fn embed_back(
    grad: Tensor<1>,
    d: Tensor<2>,
    spelling: Spelling,
    place: Embedding,
    // All is added here, to what is there or to zeros.
    _there: usize,
) -> Tensor<1> {
    let d = float(&d);
    written(grad, |grad| {
        arithmetic::embed_back(grad, d.storage(), &spelling, place);
    })
}

pub fn read(
    x: &Tensor<2>,
    index: Option<&Tensor<1, Int>>,
    window: Window,
    batch: usize,
) -> Tensor<2> {
    let (width, index) = (x.dims()[1], index.cloned().map(int));
    let lines = batch * window.count;
    let x = float(x);
    let out = arithmetic::read((x.storage(), width), index.as_deref(), window, lines);
    matrix(out, width) // [batch · count, width]
}

pub fn read_back(
    d: Tensor<2>,
    index: Option<&Tensor<1, Int>>,
    onto: Option<Tensor<2>>,
    window: Window,
    spelling: Spelling,
) -> Tensor<2> {
    let ([lines, width], index) = (d.dims(), index.cloned().map(int));
    let rows = match index {
        Some(_) => spelling.n_rows,
        None => lines / window.count * window.n_ctx,
    };
    let (d, onto) = (
        float(&d),
        onto.unwrap_or_else(|| matrix(vec![0.0; rows * width], width)),
    );
    written(onto, |onto| {
        arithmetic::read_back(onto, (d.storage(), width), index.as_deref(), window);
    }) // [rows, width]
}

pub fn attention(
    qkv: &Tensor<2>,
    index: Option<&Tensor<1, Int>>,
    who: Attention,
    _batch: usize,
) -> [Tensor<2>; 2] {
    let (qkv, index) = (float(qkv), index.cloned().map(int));
    let looked = looked(&qkv, index.as_deref(), who);
    let [z, pattern] = arithmetic::attention(looked);
    [
        matrix(z, looked.d_model),          // [batch · queries, d_model]
        matrix(pattern, who.queries.n_ctx), // [batch · queries · heads, n_ctx]
    ]
}

pub fn attention_back(
    d_z: &Tensor<2>,
    qkv: &Tensor<2>,
    pattern: &Tensor<2>,
    index: Option<&Tensor<1, Int>>,
    who: Attention,
    _spelling: Spelling,
) -> Tensor<2> {
    let ([d_z, qkv, pattern], index) = ([d_z, qkv, pattern].map(float), index.cloned().map(int));
    let looked = looked(&qkv, index.as_deref(), who);
    let d_qkv = arithmetic::attention_back(d_z.storage(), looked, pattern.storage());
    matrix(d_qkv, 3 * looked.d_model) // [rows, 3 · d_model]
}

fn looked<'a>(qkv: &'a FloatTensor<Flex>, index: Option<&'a [u32]>, who: Attention) -> Looked<'a> {
    Looked {
        d_model: qkv.layout().shape()[1] / 3,
        qkv: qkv.storage(),
        index,
        who,
    }
}

const ON_CPU: &str = "fused operations are asked for where the device has them";

/// A tensor's numbers, and no others, row after row.
fn float<const D: usize>(tensor: &Tensor<D>) -> FloatTensor<Flex> {
    owned(tensor.clone())
}

/// The same, to be written to: in place if nobody else holds them.
fn owned<const D: usize>(tensor: Tensor<D>) -> FloatTensor<Flex> {
    let tensor = tensor.try_into_primitive::<Flex>().expect(ON_CPU);
    tensor.to_contiguous()
}

fn written<const D: usize>(tensor: Tensor<D>, write: impl FnOnce(&mut [f32])) -> Tensor<D> {
    let mut tensor = owned(tensor);
    write(tensor.storage_mut());
    Tensor::from_primitive::<Flex>(tensor)
}

fn int(tensor: Tensor<1, Int>) -> Vec<u32> {
    numbers(tensor.try_into_primitive::<Flex>().expect(ON_CPU))
}

fn integers(values: Vec<u32>) -> Tensor<1, Int> {
    let values: Vec<i32> = values.into_iter().map(|x| x as i32).collect();
    let n = values.len();
    Tensor::from_primitive::<Flex>(IntTensor::<Flex>::from_data(TensorData::new(values, [n])))
}

fn vector(values: Vec<f32>) -> Tensor<1> {
    let n = values.len();
    Tensor::from_primitive::<Flex>(FloatTensor::<Flex>::from_data(TensorData::new(values, [n])))
}

fn matrix(values: Vec<f32>, width: usize) -> Tensor<2> {
    let shape = [values.len() / width, width];
    Tensor::from_primitive::<Flex>(FloatTensor::<Flex>::from_data(TensorData::new(
        values, shape,
    )))
}
