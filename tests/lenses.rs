//! What holds of every lens, on every kind of network: a loop over the registry.

mod common;
#[path = "common/specimens.rs"]
mod specimens;

use grokscope::{
    lens::{
        LENSES,
        drawing::{Drawing, Picture},
        info::{OptionKind, View},
    },
    snapshot::Snapshot,
};
use serde_json::{Value, json};
use specimens::{KINDS, specimen};

fn look(id: &str, snapshot: &Snapshot, asked: &Value) -> Result<Drawing, String> {
    let lens = grokscope::lens::find(id).expect("a lens");
    (lens.look)(snapshot, &View::of(&lens.info, asked).expect("options"))
}

/// Pictures whose parts do not fit together, or that cannot be drawn.
fn flaws(drawing: &Drawing) -> Vec<String> {
    let mut flaws = Vec::new();
    let mut demand = |fine: bool, what: &str| {
        if !fine {
            flaws.push(what.to_owned());
        }
    };
    demand(drawing.says.len() > 20, "it says nothing");
    demand(!drawing.pictures.is_empty(), "it shows nothing");
    for measure in &drawing.measures {
        demand(
            measure.value.is_finite(),
            &format!("measure {}", measure.id),
        );
    }
    for picture in &drawing.pictures {
        match picture {
            Picture::Bars {
                x,
                y,
                names,
                series,
                beside,
                marked,
                ..
            } => {
                demand(
                    !x.label.is_empty() && !y.label.is_empty(),
                    "bars without axes",
                );
                for series in series.iter().chain(beside) {
                    demand(series.values.len() == names.len(), "bars and names");
                    demand(series.values.iter().all(|x| x.is_finite()), "bars");
                }
                demand(
                    marked.iter().all(|&at| (at as usize) < names.len()),
                    "marked bars",
                );
            }
            Picture::Lines {
                x,
                y,
                at,
                series,
                marks,
                ..
            } => {
                demand(
                    !x.label.is_empty() && !y.label.is_empty(),
                    "lines without axes",
                );
                demand(
                    at.windows(2).all(|pair| pair[0] <= pair[1]),
                    "lines in disorder",
                );
                demand(marks.iter().all(|mark| mark.at.is_finite()), "marks");
                for series in series {
                    demand(series.values.len() == at.len(), "lines and places");
                    demand(series.values.iter().all(|x| x.is_finite()), "lines");
                }
            }
            Picture::Heat {
                rows,
                columns,
                values,
                ..
            } => {
                demand(values.len() == rows.len() * columns.len(), "cells");
                demand(values.iter().any(|x| x.is_finite()), "an empty grid");
                demand(!values.iter().any(|x| x.is_infinite()), "infinite cells");
            }
            Picture::Points {
                xs,
                ys,
                names,
                colour,
                path,
                colours,
                ..
            } => {
                let n = xs.len();
                demand(
                    n > 0 && ys.len() == n && names.len() == n && colour.len() == n,
                    "points",
                );
                demand(
                    xs.iter().chain(ys).all(|x| x.is_finite()),
                    "points out of the plane",
                );
                demand(path.iter().all(|&at| (at as usize) < n), "path");
                demand(colour.iter().all(|c| c < colours), "colours");
            }
        }
    }
    flaws
}

#[test]
fn every_lens_shows_something_that_can_be_drawn_or_says_why_not() {
    for kind in KINDS {
        let snapshot = specimen(kind);
        for lens in LENSES {
            match look(lens.info.id, &snapshot, &Value::Null) {
                Ok(drawing) => assert_eq!(flaws(&drawing), [""; 0], "{} on {kind}", lens.info.id),
                Err(reason) => {
                    assert!(
                        reason.len() > 20 && reason.ends_with('.'),
                        "{}: {reason}",
                        lens.info.id
                    );
                }
            }
        }
    }
}

/// A network to which the lens applies: the default one, or else one on permutations.
fn suited(id: &str) -> Snapshot {
    let default = specimen("generalised");
    match look(id, &default, &Value::Null) {
        Ok(_) => default,
        Err(_) => specimens::fresh(common::valid_with(
            "minute",
            &[("task.operation", "s5".into())],
        )),
    }
}

#[test]
fn every_lens_applies_to_the_default_network_or_to_permutations() {
    for lens in LENSES {
        let drawing = look(lens.info.id, &suited(lens.info.id), &Value::Null);
        let drawing = drawing.unwrap_or_else(|e| panic!("{}: {e}", lens.info.id));
        assert_eq!(flaws(&drawing), [""; 0], "{}", lens.info.id);
    }
}

#[test]
fn every_choice_of_every_lens_can_be_drawn_and_changes_something() {
    for lens in LENSES {
        let snapshot = suited(lens.info.id);
        let default = look(lens.info.id, &snapshot, &Value::Null).expect("a drawing");
        for option in lens.info.options {
            let OptionKind::Choice { choices } = option.kind else {
                continue;
            };
            let mut seen = vec![default.clone()];
            for choice in &choices[1..] {
                // "group" orders are those of the symbols themselves where a ∘ b is already a sum.
                let drawing = look(lens.info.id, &snapshot, &json!({ option.id: choice.id }))
                    .unwrap_or_else(|e| {
                        panic!("{}.{} = {}: {e}", lens.info.id, option.id, choice.id)
                    });
                assert_eq!(
                    flaws(&drawing),
                    [""; 0],
                    "{}.{} = {}",
                    lens.info.id,
                    option.id,
                    choice.id
                );
                if option.id != "order" {
                    assert!(
                        !seen.contains(&drawing),
                        "{}.{} = {} changes nothing",
                        lens.info.id,
                        option.id,
                        choice.id
                    );
                }
                seen.push(drawing);
            }
        }
    }
}

#[test]
fn looking_twice_shows_the_same() {
    for kind in ["random", "generalised"] {
        let (one, two) = (specimen(kind), specimen(kind));
        for lens in LENSES {
            let [one, two] = [&one, &two].map(|snapshot| {
                let drawing = look(lens.info.id, snapshot, &Value::Null);
                drawing.map(|drawing| serde_json::to_string(&drawing).expect("JSON"))
            });
            assert!(one == two, "{} on {kind}", lens.info.id);
        }
    }
}

#[test]
fn every_lens_says_what_it_is() {
    for lens in LENSES {
        let info = &lens.info;
        assert!(
            info.help.ends_with('.') && info.source.len() > 8,
            "{}",
            info.id
        );
        assert!(
            info.why.iter().all(|paragraph| paragraph.len() > 80),
            "{}",
            info.id
        );
        let same = LENSES
            .iter()
            .filter(|other| other.info.id == info.id)
            .count();
        assert_eq!(same, 1, "{}", info.id);
    }
}

#[test]
fn options_that_do_not_exist_are_refused_by_name() {
    for lens in LENSES {
        let error = View::of(&lens.info, &json!({ "nonsense": 1 })).expect_err("unknown");
        assert!(error.contains("nonsense"), "{error}");
        for option in lens.info.options {
            let error =
                View::of(&lens.info, &json!({ option.id: { "a": "b" } })).expect_err("no value");
            assert!(
                error.contains(option.id) && error.contains("allowed"),
                "{error}"
            );
        }
    }
}
