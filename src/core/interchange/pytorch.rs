//! An experiment as a PyTorch script of its own: made of the pieces of our reference implementation (tests/reference),
//! of which it contains those that its config needs.

mod pieces;
mod task;

use serde_json::Value;

use super::Provenance;
use crate::{
    config::{RunConfig, Valid},
    describe, fields,
};

/// A script that does the same experiment: the same network, distributions, rules and schedule; its own random numbers.
#[must_use]
pub fn script(config: &Valid<RunConfig>, provenance: &Provenance) -> String {
    let json = serde_json::to_value(&**config).expect("a config is representable as JSON");
    let code = pieces::needed(&json, "main");
    [
        header(config, provenance),
        pieces::imports(&code),
        format!("CONFIG = json.loads(r\"\"\"\n{json:#}\n\"\"\")"),
        task::python(config),
        code,
        "if __name__ == \"__main__\":\n    main(CONFIG)\n".to_owned(),
    ]
    .join("\n\n\n")
}

fn header(config: &RunConfig, provenance: &Provenance) -> String {
    // Nothing that a config says may end the text it stands in.
    let sentence = describe::sentence(config).replace(['"', '\\'], "'");
    let commit = provenance.commit.as_deref().unwrap_or("unknown");
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "\"\"\"{sentence}\n\n\
         Written by grokscope {version} (commit {commit}): the same experiment in PyTorch. The network, the distribution\n\
         of its initial weights, loss, update rule, schedule and batches are the same. The random numbers are PyTorch's\n\
         own, so expect the same behaviour, not the same numbers. Prints one JSON object per examination.\"\"\""
    )
}

/// The value of a setting, if it is a text.
fn choice<'a>(config: &'a Value, path: &str) -> Option<&'a str> {
    config.pointer(&fields::pointer(path))?.as_str()
}
