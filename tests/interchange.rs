//! Files for and from other tools: what goes out comes back bit for bit, and what strangers send is answered in words.

mod common;
mod files;

use std::collections::HashMap;

use burn::tensor::Device;
use common::{config_with, rows, set, valid_with};
use files::{assembled, initial, parts, written};
use grokscope::{
    config::{RunConfig, Valid},
    interchange::{Provenance, hooked, weights},
    model::{self, choices::Positions, positions::fixed},
    optim::OPTIMIZERS,
    session::Session,
    train::checkpoint::Checkpoint,
};
use safetensors::Dtype;
use serde_json::Value;

/// Configs that a HookedTransformer can be, one for each way in which a tensor is written.
fn expressible() -> Vec<Valid<RunConfig>> {
    let pre = [set("model.norm", "pre"), set("model.final_norm", true)];
    let changes = [
        vec![],
        vec![set("model.biases", "all"), set("model.n_layers", 2)],
        vec![set("model.biases", "none"), set("model.tied", true)],
        vec![
            set("model.positions", "sinusoidal"),
            set("model.tokens", "a_op_b_eq"),
        ],
        vec![set("model.tokens", "a_b"), set("model.activation", "gelu")],
        vec![
            set("model.tokens", "eos_a_op_b_eq"),
            pre[0].clone(),
            pre[1].clone(),
        ],
        vec![
            set("model.logits", "answers"),
            set("model.biases", "all"),
            pre[0].clone(),
            pre[1].clone(),
        ],
        vec![
            set("model.norm", "rms"),
            pre[1].clone(),
            set("model.positions", "rotary"),
            set("model.activation", "swiglu"),
            set("model.biases", "none"),
        ],
    ];
    let all = changes.iter().map(|changes| valid_with("tiny", changes));
    all.collect()
}

#[test]
fn weights_come_back_bit_for_bit() {
    for config in expressible() {
        let weights = initial(config);
        let bytes = written(&weights);
        assert_eq!(weights::read(&bytes, None).expect("our own file"), weights);
        let given = weights::read(&bytes, Some(weights.config.clone())).expect("our own file");
        assert_eq!(given, weights);
    }
}

#[test]
fn heads_own_blocks_of_columns() {
    let weights = initial(valid_with("tiny", &[]));
    let layout = model::layout(&weights.config);
    let before = layout
        .0
        .iter()
        .take_while(|spec| spec.name != "blocks.0.attn.W_K");
    let start: usize = before.map(|spec| spec.len()).sum();
    let (tensors, _) = parts(&written(&weights));
    let (_, shape, bytes) = &tensors["blocks.0.attn.W_K"];
    assert_eq!(shape, &[2, 16, 8]);
    for (head, row, i) in [(0, 0, 0), (0, 3, 7), (1, 0, 0), (1, 15, 7), (1, 4, 2)] {
        let at = 4 * ((head * 16 + row) * 8 + i);
        let theirs = f32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
        assert_eq!(theirs, weights.theta[start + row * 16 + head * 8 + i]);
    }
}

#[test]
fn what_the_network_lacks_is_written_as_what_it_equals() {
    let changes = [
        set("model.positions", "sinusoidal"),
        set("model.tied", true),
        set("model.biases", "none"),
    ];
    let weights = initial(valid_with("tiny", &changes));
    let (tensors, _) = parts(&written(&weights));
    let floats = |name: &str| -> Vec<f32> {
        let float = |four: &[u8]| f32::from_le_bytes(four.try_into().expect("four bytes"));
        tensors[name].2.chunks_exact(4).map(float).collect()
    };
    let zeros = floats("blocks.0.attn.b_Q")
        .into_iter()
        .chain(floats("unembed.b_U"));
    assert!(zeros.into_iter().all(|bias| bias == 0.0));
    let (embed, unembed) = (floats("embed.W_E"), floats("unembed.W_U"));
    for (token, i) in [(0, 0), (3, 5), (7, 15)] {
        assert_eq!(embed[token * 16 + i], unembed[i * 8 + token]);
    }
    let like = model::layout::upload(vec![0.0], &Device::flex());
    let ours = fixed(Positions::Sinusoidal, &like, [3, 16]);
    let ours = pollster::block_on(ours.into_data_async()).expect("numbers");
    assert_eq!(
        floats("pos_embed.W_pos"),
        ours.iter::<f32>().collect::<Vec<_>>()
    );
}

#[test]
fn a_file_says_where_it_comes_from() {
    let weights = initial(valid_with("tiny", &[]));
    let provenance = Provenance {
        commit: Some("abc".to_owned()),
        device: None,
        wall_clock_seconds: Some(2.5),
    };
    let (_, metadata) = parts(&weights::write(&weights, &provenance).expect("a file"));
    let told = ["commit", "device", "wall_clock_seconds", "step"].map(|key| metadata[key].as_str());
    assert_eq!(told, ["abc", "unknown", "2.5", "7"]);
    let json = |key: &str| -> Value { serde_json::from_str(&metadata[key]).expect("JSON") };
    assert_eq!(json("config"), config_with("tiny", &[]));
    assert_eq!(json("cfg"), hooked::cfg(&weights.config));
    assert_eq!(json("cfg")["d_head"], 8);
}

#[test]
fn networks_that_are_no_hooked_transformer_are_refused_by_the_setting() {
    let cases = [
        (vec![set("model.norm", "post")], "model.norm"),
        (
            vec![set("model.activation", "quadratic")],
            "model.activation",
        ),
        (vec![set("model.activation", "swiglu")], "model.biases"),
        (vec![set("model.norm", "pre")], "model.final_norm"),
        (vec![set("model.norm", "rms")], "model.final_norm"),
        (vec![set("model.final_norm", true)], "model.final_norm"),
        (vec![set("model.architecture", "mlp")], "model.architecture"),
    ];
    for (changes, field) in cases {
        let weights = initial(valid_with("tiny", &changes));
        let error = weights::write(&weights, &Provenance::default()).expect_err(field);
        assert_eq!(error.field, field);
    }
}

#[test]
fn weights_that_contradict_fixed_positions_or_a_tied_unembedding_are_refused() {
    for (change, tensor) in [
        (set("model.positions", "sinusoidal"), "pos_embed.W_pos"),
        (set("model.tied", true), "unembed.W_U"),
    ] {
        let (mut tensors, metadata) = parts(&written(&initial(valid_with("tiny", &[change]))));
        tensors.get_mut(tensor).expect("a tensor").2[..4].copy_from_slice(&9f32.to_le_bytes());
        let error = weights::read(&assembled(&tensors, metadata.clone()), None).expect_err(tensor);
        assert!(error.to_string().contains(tensor), "{error}");
        tensors.remove(tensor);
        weights::read(&assembled(&tensors, metadata), None).expect("it follows from the others");
    }
}

#[test]
fn a_state_dict_made_elsewhere_needs_a_config_and_may_have_masks() {
    let weights = initial(valid_with("tiny", &[]));
    let (mut tensors, _) = parts(&written(&weights));
    tensors.insert(
        "blocks.0.attn.mask".to_owned(),
        (Dtype::BOOL, vec![3, 3], vec![0; 9]),
    );
    tensors.insert(
        "blocks.0.attn.IGNORE".to_owned(),
        (Dtype::F32, vec![], vec![0, 0, 128, 255]),
    );
    let bytes = assembled(&tensors, HashMap::new());
    let read = weights::read(&bytes, Some(weights.config.clone())).expect("a state dict");
    assert_eq!((read.step, read.theta), (0, weights.theta));
}

#[test]
fn imported_weights_become_a_run_that_trains_like_any_other() {
    for method in OPTIMIZERS {
        let changes = [
            set("optimizer.method", method.id),
            set("optimizer.decay", "to_init"),
            set("optimizer.filter", "grokfast_ma"),
            set("train.max_steps", 12),
        ];
        let config = valid_with("tiny", &changes);
        let weights = weights::read(&written(&initial(config.clone())), None).expect("our own");
        let begun = Checkpoint::beginning(config.clone(), 0, weights.theta);
        let bytes = begun.to_bytes();
        assert_eq!(Checkpoint::read(&bytes).expect("our own"), begun);
        let mut imported = Session::new(Device::flex());
        imported.restore(1, &bytes).expect("a checkpoint");
        let mut opened = common::open(&serde_json::to_value(&*config).expect("JSON"));
        for session in [&mut imported, &mut opened] {
            session.send(grokscope::protocol::Command::Start);
        }
        let [imported, opened] = [imported, opened].map(|mut s| rows(&common::drive(&mut s)));
        assert!(imported.len() > 5);
        assert_eq!(common::bits(&imported), common::bits(&opened));
    }
}
