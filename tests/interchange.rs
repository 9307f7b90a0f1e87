//! Files for and from other tools: what goes out comes back bit for bit, and what strangers send is answered in words.

mod common;

use std::collections::HashMap;

use burn::tensor::Device;
use common::{config_with, rows, set, valid_with};
use grokscope::{
    config::{RunConfig, Valid},
    fields::{FIELDS, FieldKind},
    interchange::{
        Provenance, hooked, pytorch,
        weights::{self, Weights},
    },
    model::{self, positions::sinusoids},
    optim::OPTIMIZERS,
    presets::PRESETS,
    session::Session,
    train::checkpoint::Checkpoint,
};
use safetensors::{Dtype, SafeTensors, tensor::TensorView};
use serde_json::{Value, json};

type Tensors = HashMap<String, (Dtype, Vec<usize>, Vec<u8>)>;

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
    ];
    let all = changes.iter().map(|changes| valid_with("tiny", changes));
    all.collect()
}

fn initial(config: Valid<RunConfig>) -> Weights {
    Weights {
        theta: model::initial(&config),
        config,
        step: 7,
    }
}

fn written(weights: &Weights) -> Vec<u8> {
    weights::write(weights, &Provenance::default()).expect("a network that can be written")
}

fn parts(bytes: &[u8]) -> (Tensors, HashMap<String, String>) {
    let (_, header) = SafeTensors::read_metadata(bytes).expect("a header");
    let file = SafeTensors::deserialize(bytes).expect("a file");
    let part = |(name, view): (String, TensorView)| {
        (
            name,
            (view.dtype(), view.shape().to_vec(), view.data().to_vec()),
        )
    };
    let metadata = header.metadata().clone().unwrap_or_default();
    (file.tensors().into_iter().map(part).collect(), metadata)
}

fn assembled(tensors: &Tensors, metadata: HashMap<String, String>) -> Vec<u8> {
    let views = tensors.iter().map(|(name, (dtype, shape, bytes))| {
        (
            name,
            TensorView::new(*dtype, shape.clone(), bytes).expect("a tensor"),
        )
    });
    safetensors::serialize(views, Some(metadata)).expect("a file")
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
    let like = model::layout::upload(vec![0.0; 16], &Device::flex()).reshape([1, 16]);
    let ours = pollster::block_on(sinusoids(&like, 3).into_data_async()).expect("numbers");
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
        (vec![set("model.norm", "pre")], "model.final_norm"),
        (vec![set("model.final_norm", true)], "model.final_norm"),
        (vec![set("model.architecture", "mlp")], "model.architecture"),
    ];
    for (changes, field) in cases {
        let weights = initial(valid_with("tiny", &changes));
        let error = weights::write(&weights, &Provenance::default()).expect_err(field);
        assert_eq!(error.field, field);
    }
}

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
            "task: nothing is not allowed",
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
            "has the shape [16, 8]; its config needs [8, 16]",
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
        let begun = Checkpoint::beginning(config.clone(), 0, weights.theta).to_bytes();
        assert_eq!(Checkpoint::read(&begun).expect("our own").to_bytes(), begun);
        let mut imported = Session::new(Device::flex());
        imported.restore(1, &begun).expect("a checkpoint");
        let mut opened = common::open(&serde_json::to_value(&*config).expect("JSON"));
        for session in [&mut imported, &mut opened] {
            session.send(grokscope::protocol::Command::Start);
        }
        let [imported, opened] = [imported, opened].map(|mut s| rows(&common::drive(&mut s)));
        assert!(imported.len() > 5);
        assert_eq!(common::bits(&imported), common::bits(&opened));
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

#[test]
fn a_script_has_the_pieces_of_its_config_and_no_others() {
    let script = |changes: &[(&str, Value)]| {
        let config = RunConfig::from_json(&config_with("minute", changes)).expect("valid");
        pytorch::script(&config, &Provenance::default())
    };
    let plain = script(&[]);
    for piece in [
        "def task(",
        "def transformer(",
        "def adam(",
        "def cross_entropy(",
        "(a + b) % p",
        "main(CONFIG)",
    ] {
        assert!(plain.contains(piece), "{piece}");
    }
    for piece in [
        "def mlp(",
        "def muon(",
        "def lion(",
        "def stablemax(",
        "def grokfast",
        "from losses",
        "TABLE",
    ] {
        assert!(!plain.contains(piece), "{piece}");
    }
    let other = script(&[
        set("optimizer.method", "muon"),
        set("loss", "stablemax"),
        set("task.labels", "random"),
    ]);
    for piece in ["def muon(", "def adam(", "def stablemax(", "TABLE = "] {
        assert!(other.contains(piece), "{piece}");
    }
}

/// A setting or choice that the reference does not know would be left out of scripts in silence.
#[test]
fn the_reference_knows_every_setting_and_every_choice() {
    let files = ["networks", "losses", "optimizers", "training"];
    let read = |name| std::fs::read_to_string(format!("tests/reference/{name}.py")).expect(name);
    let code: String = files.map(read).concat();
    let quoted = |word: &str| code.contains(&format!("\"{word}\""));
    // Tasks are written into scripts as formulas or tables.
    for field in FIELDS.iter().filter(|field| field.group != "task") {
        let name = field.path.rsplit('.').next().expect("a name");
        assert!(quoted(name), "{}", field.path);
        if let FieldKind::Choice { options } = &field.kind {
            for option in *options {
                assert!(quoted(option.id), "{} = {}", field.path, option.id);
            }
        }
    }
}

#[test]
fn every_preset_becomes_a_script() {
    for preset in PRESETS {
        let config = preset.config().validate().expect("a preset is valid");
        let script = pytorch::script(&config, &Provenance::default());
        assert!(script.contains("if __name__"), "{}", preset.id);
        // Texts open and close: whatever a config says, it does not end the text it stands in.
        assert_eq!(script.matches("\"\"\"").count() % 2, 0, "{}", preset.id);
    }
}
