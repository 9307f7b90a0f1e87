//! The page's types are made from ours. Stale declarations are red; `UPDATE=1 cargo test --features types` renews them.

use std::fs;

use grokscope::{
    catalogue::{Catalogue, StudyCatalogue},
    protocol,
};
use ts_rs::TS;

const PATH: &str = "www/src/protocol.d.ts";

#[test]
fn the_declarations_of_the_page_are_up_to_date() {
    let declared = declarations();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(PATH, &declared).expect("the file can be written");
    }
    let present = fs::read_to_string(PATH).unwrap_or_default();
    assert!(
        present == declared,
        "{PATH} is stale: run UPDATE=1 cargo test --release --features types --test types"
    );
}

/// Every type that crosses the boundary, found by following those that the boundary names.
fn declarations() -> String {
    let mut found = Found::default();
    found.add::<Catalogue>();
    found.add::<StudyCatalogue>();
    found.add::<protocol::Command>();
    found.add::<protocol::DeviceInfo>();
    found.add::<protocol::Event>();
    found.add::<protocol::Verdict>();
    found.add::<protocol::ReadTable>();
    found.add::<grokscope::sweep::Plan>();
    found.add::<grokscope::sweep::RunResult>();
    found.add::<grokscope::sweep::Limits>();
    found.add::<grokscope::sweep::CellSummary>();
    found.add::<grokscope::figures::Finding>();
    found.add::<grokscope::figures::Verdict>();
    found.add::<grokscope::lens::info::Sight>();
    found.add::<grokscope::lens::over_run::Moment>();
    found.add::<grokscope::lens::over_run::OverRun>();
    found.declared.sort();
    let body: Vec<String> = found.declared.into_iter().map(|(_, text)| text).collect();
    format!(
        "// Generated from src/core by tests/types.rs. Do not edit: UPDATE=1 cargo test --release --features types --test types\n\n{}\n",
        body.join("\n\n")
    )
}

#[derive(Default)]
struct Found {
    declared: Vec<(String, String)>,
}

impl Found {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        let name = T::ident();
        if self.declared.iter().any(|(known, _)| *known == name) {
            return;
        }
        let docs = T::docs()
            .map(|docs| format!("{}\n", docs.trim_end()))
            .unwrap_or_default();
        self.declared
            .push((name, format!("{docs}export {}", T::decl())));
        T::visit_dependencies(self);
    }
}

impl ts_rs::TypeVisitor for Found {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            self.add::<T>();
        }
    }
}
