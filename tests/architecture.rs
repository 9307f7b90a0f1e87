//! The invariants of ARCHITECTURE.md that a machine can check.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Every file below a folder with one of these endings.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{folder}: {e}")) {
        let path = entry.expect("an entry").path();
        if path.ends_with("node_modules") {
            continue;
        }
        if path.is_dir() {
            found.extend(files(path.to_str().expect("a path"), endings));
        } else if endings
            .iter()
            .any(|ending| path.to_str().is_some_and(|p| p.ends_with(ending)))
        {
            found.push(path);
        }
    }
    found
}

/// The code of a file: comments and the tests at its end left out.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file");
    let before_tests = text.split("#[cfg(test)]").next().unwrap_or_default();
    let not_comment = |line: &&str| !line.trim_start().starts_with("//");
    before_tests
        .lines()
        .filter(not_comment)
        .collect::<Vec<_>>()
        .join("\n")
}

#[track_caller]
fn never_mentions(folder: &str, words: &[&str]) {
    let sources = files(folder, &[".rs"]);
    assert!(!sources.is_empty(), "{folder} is empty");
    for path in sources {
        let code = code(&path);
        for word in words {
            assert!(!code.contains(word), "{} mentions {word}", path.display());
        }
    }
}

#[test]
fn the_core_knows_no_platform_no_clock_no_files_and_no_backend() {
    for folder in ["src/core", "src/arithmetic"] {
        never_mentions(folder, PLATFORM);
    }
}

const PLATFORM: &[&str] = &[
    "wasm_bindgen",
    "web_sys",
    "js_sys",
    "std::time",
    "std::fs",
    "std::thread",
    "println!",
    "print!(",
    "Device::flex",
    "Device::wgpu",
    "Device::default",
    "target_arch",
];

#[test]
fn tensors_stay_out_of_task_math_and_lenses() {
    for folder in [
        "src/core/task",
        "src/core/math",
        "src/core/lens",
        "src/arithmetic",
    ] {
        never_mentions(folder, &["burn", "Tensor"]);
    }
    assert!(!code(Path::new("src/core/snapshot.rs")).contains("burn"));
}

#[test]
fn training_and_lenses_do_not_know_each_other() {
    never_mentions("src/core/train", &["lens::"]);
    never_mentions("src/core/lens", &["train::", "model::", "optim::"]);
}

#[test]
fn random_numbers_come_from_our_generator_only() {
    never_mentions(
        "src/core",
        &[
            "Tensor::random",
            "Distribution",
            "rand::",
            "thread_rng",
            ".seed(",
        ],
    );
}

#[test]
fn the_core_waits_for_the_device_in_one_way_only() {
    never_mentions(
        "src/core",
        &[
            "into_data()",
            "to_data()",
            "into_scalar",
            "try_into_data(",
            ".sync()",
        ],
    );
}

#[test]
fn the_page_knows_no_registry_entry_by_name() {
    let catalogue = serde_json::to_value(grokscope::catalogue::whole()).expect("JSON");
    let ids = |list: &str| -> Vec<String> {
        let entries = catalogue[list].as_array().expect("a list");
        entries
            .iter()
            .filter_map(|entry| entry["id"].as_str().map(str::to_owned))
            .collect()
    };
    let names: Vec<String> = ["operations", "presets", "optimizers", "losses"]
        .iter()
        .flat_map(|list| ids(list))
        .collect();
    assert!(names.len() > 10);
    for path in files("www/src", &[".ts"])
        .into_iter()
        .filter(|path| !path.ends_with("protocol.d.ts"))
    {
        let code = code(&path);
        for name in &names {
            for quote in ['"', '\'', '`'] {
                let quoted = format!("{quote}{name}{quote}");
                // "add" is also a verb of the DOM: only comparisons with a config's value would be knowledge.
                let known = code.contains(&format!("=== {quoted}"))
                    || code.contains(&format!("case {quoted}"));
                assert!(!known, "{} knows {name}", path.display());
            }
        }
    }
}

#[test]
fn messages_cross_boundaries_in_five_files_only() {
    // Page and worker; engine/line.ts is what workers use among themselves; embedding.ts and embed.ts are this page inside
    // another one, and what that one loads.
    let boundary = [
        "www/src/worker.ts",
        "www/src/client.ts",
        "www/src/engine/line.ts",
        "www/src/embedding.ts",
        "www/src/embed.ts",
    ];
    for path in files("www/src", &[".ts"]) {
        if !boundary.iter().any(|name| path.ends_with(name)) {
            assert!(!code(&path).contains("postMessage("), "{}", path.display());
        }
    }
}

#[test]
fn the_page_writes_no_inline_styles() {
    // Its policy refuses them; `.style=${…}` sets the same as a property.
    for folder in ["www/src/views", "www/src/controls"] {
        for path in files(folder, &[".ts"]) {
            let code = code(&path);
            let mut words = code.split(|c: char| c.is_whitespace());
            assert!(
                !words.any(|word| word.starts_with("style=")),
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn the_page_proper_never_touches_an_engine() {
    // Types are free; code that runs engines belongs to workers.
    for folder in ["www/src/views", "www/src/controls", "www/src/charts"] {
        for path in files(folder, &[".ts"]) {
            let code = code(&path);
            let imports = code.lines().filter(|line| line.contains("/engine/"));
            for line in imports {
                assert!(line.contains("import type"), "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn the_wasm_package_is_a_cdylib_only() {
    let manifest = fs::read_to_string("src/web/Cargo.toml").expect("a manifest");
    assert!(
        manifest.contains(r#"crate-type = ["cdylib"]"#),
        "anything beside it drops LTO (cargo#9672)"
    );
}

#[test]
fn files_stay_readable() {
    for folder in ["src", "tests", "www/src"] {
        for path in files(folder, &[".rs", ".ts"])
            .into_iter()
            .filter(|path| !path.ends_with("protocol.d.ts"))
        {
            let lines = fs::read_to_string(&path)
                .expect("a source file")
                .lines()
                .count();
            // A table's length is its content.
            let is_table = path.ends_with("rows.rs") || path.ends_with("operations.rs");
            let most = if is_table { 600 } else { 370 };
            assert!(lines <= most, "{}: {lines} lines; split it", path.display());
        }
    }
}
