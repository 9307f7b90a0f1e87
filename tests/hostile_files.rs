//! What strangers send as weights or checkpoints: every case has its own answer, in words.

mod common;
mod files;

use std::collections::HashMap;

use common::{config_with, set, valid_with};
use files::{Tensors, assembled, initial, parts, written};
use grokscope::{interchange::weights, model, train::checkpoint::Checkpoint};
use safetensors::Dtype;
use serde_json::json;

/// What can be wrong with a file, and what is said about it. Every case has its own words.
#[test]
fn hostile_weights_are_answered_in_words() {
    let good = written(&initial(valid_with("tiny", &[])));
    let length = u64::from_le_bytes(good[..8].try_into().expect("eight bytes")) as usize;
    let with_length = |n: u64| [&n.to_le_bytes()[..], &good[8..]].concat();
    let raw = |header: &str, data: usize| {
        [
            &(header.len() as u64).to_le_bytes()[..],
            header.as_bytes(),
            &vec![0; data],
        ]
        .concat()
    };
    let changed = |change: &dyn Fn(&mut Tensors, &mut HashMap<String, String>)| {
        let (mut tensors, mut metadata) = parts(&good);
        change(&mut tensors, &mut metadata);
        assembled(&tensors, metadata)
    };
    let first = |value: f32| {
        changed(&|tensors, _| {
            let bias = tensors.get_mut("blocks.0.mlp.b_in").expect("a bias");
            bias.2[..4].copy_from_slice(&value.to_le_bytes());
        })
    };
    let narrow = |dtype, size: usize| {
        changed(&|tensors, _| {
            let bias = tensors.get_mut("blocks.0.mlp.b_in").expect("a bias");
            *bias = (dtype, vec![64], vec![0; 64 * size]);
        })
    };
    let overlapping = r#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}"#;
    let too_short = r#"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#;
    let vast =
        r#"{"a":{"dtype":"F32","shape":[4294967295,4294967295,4294967295],"data_offsets":[0,8]}}"#;
    let cases = [
        (Vec::new(), "it is empty"),
        (
            good[..5].to_vec(),
            "even the length of its header is missing",
        ),
        (good[..length / 2].to_vec(), "it ends within its header"),
        (good[..good.len() - 1].to_vec(), "do not fill it exactly"),
        (with_length(2 << 30), "longer than 100 MB"),
        (with_length(u64::MAX), "longer than 100 MB"),
        (raw("this is no JSON", 0), "expected ident"),
        (raw("[1, 2]", 0), "invalid type"),
        (raw(overlapping, 12), "overlap or leave gaps"),
        (raw(too_short, 8), "not as long as its type and shape say"),
        (raw(vast, 8), "too large for any memory"),
        (raw("{}", 0), "no config of its own"),
        (
            changed(&|_, m| drop(m.remove("config"))),
            "no config of its own",
        ),
        (
            changed(&|_, m| drop(m.insert("config".into(), "{".into()))),
            "its config is not JSON",
        ),
        (
            changed(&|_, m| drop(m.insert("config".into(), "{}".into()))),
            "missing field `task`",
        ),
        (
            changed(&|_, m| {
                *m.get_mut("config").expect("it") =
                    config_with("tiny", &[set("task.p", 1 << 30)]).to_string()
            }),
            "task.p: 1073741824",
        ),
        (
            changed(&|_, m| {
                *m.get_mut("config").expect("it") =
                    config_with("tiny", &[set("model.norm", "post")]).to_string()
            }),
            "model.norm: post",
        ),
        (
            changed(&|_, m| drop(m.insert("step".into(), "-1".into()))),
            "its step is \"-1\"",
        ),
        (
            changed(&|_, m| drop(m.insert("step".into(), "4294967295".into()))),
            "from 0 to 200",
        ),
        (
            changed(&|t, _| drop(t.remove("unembed.W_U"))),
            "no tensor \"unembed.W_U\"",
        ),
        (
            changed(&|t, _| drop(t.insert("rogue".into(), (Dtype::F32, vec![1], vec![0; 4])))),
            "a tensor \"rogue\"",
        ),
        (
            changed(&|t, _| t.get_mut("embed.W_E").expect("it").1 = vec![16, 8]),
            "has the shape [16, 8]; its config needs F32 [8, 16]",
        ),
        (
            changed(&|t, _| t.get_mut("blocks.0.attn.b_O").expect("it").2[3] = 64),
            "model.biases = mlp",
        ),
        (narrow(Dtype::F16, 2), "F16; only F32"),
        (narrow(Dtype::F64, 8), "F64; only F32"),
        (first(f32::NAN), "holds NaN at 0"),
        (first(f32::NEG_INFINITY), "holds -inf at 0"),
    ];
    for (bytes, words) in cases {
        let error = weights::read(&bytes, None).expect_err(words).to_string();
        assert!(error.contains(words), "{words}: {error}");
    }
}

#[test]
fn hostile_checkpoints_are_answered_in_words() {
    let config = valid_with("tiny", &[]);
    let n_params = model::layout(&config).n_params();
    let mut session = common::open(&json!(*config));
    let good = pollster::block_on(session.save()).expect("a checkpoint");
    let changed = |change: &dyn Fn(&mut Tensors, &mut HashMap<String, String>)| {
        let (mut tensors, mut metadata) = parts(&good);
        change(&mut tensors, &mut metadata);
        assembled(&tensors, metadata)
    };
    let cases = [
        (changed(&|_, m| drop(m.remove("format"))), "no \"format\""),
        (
            changed(&|_, m| drop(m.insert("format".into(), "x".into()))),
            "its format is \"x\"",
        ),
        (
            changed(&|_, m| drop(m.insert("config".into(), "{".into()))),
            "config is not JSON",
        ),
        (
            changed(&|_, m| drop(m.insert("step".into(), "4294967295".into()))),
            "from 0 to 200",
        ),
        (
            changed(&|_, m| drop(m.insert("milestones".into(), "7".into()))),
            "milestones cannot be read",
        ),
        (
            changed(&|t, _| drop(t.remove("theta"))),
            "no tensor \"theta\"",
        ),
        (
            changed(&|t, _| drop(t.remove("adam.v"))),
            "no tensor \"adam.v\"",
        ),
        (
            changed(&|t, _| drop(t.insert("rogue".into(), (Dtype::F32, vec![1], vec![0; 4])))),
            "a tensor \"rogue\"",
        ),
        (
            changed(&|t, _| t.get_mut("theta").expect("it").1 = vec![1, n_params]),
            "has the shape [1, ",
        ),
        (
            changed(&|t, _| {
                *t.get_mut("theta").expect("it") =
                    (Dtype::F16, vec![n_params], vec![0; 2 * n_params])
            }),
            "F16; only F32",
        ),
        (
            changed(&|t, _| {
                t.get_mut("adam.m").expect("it").2[..4].copy_from_slice(&f32::NAN.to_le_bytes())
            }),
            "\"adam.m\" holds NaN",
        ),
        (
            changed(&|_, m| drop(m.insert("memory".into(), "fresh".into()))),
            "a tensor \"adam.m\"",
        ),
    ];
    for (bytes, words) in cases {
        let error = Checkpoint::read(&bytes).expect_err(words).to_string();
        assert!(error.contains(words), "{words}: {error}");
    }
}
