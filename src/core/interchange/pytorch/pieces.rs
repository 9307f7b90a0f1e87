//! The reference implementation, cut at its top-level definitions.
//!
//! A registry is a definition such as `LOSSES = {  # loss`: its comment is the path of a setting, and of its entries only
//! the one that the config chooses is kept. What is not named by anything kept is left out.

use serde_json::Value;

use super::choice;

/// In the order in which they are to appear.
pub(super) const SOURCES: [&str; 4] = [
    include_str!("../../../../tests/reference/networks.py"),
    include_str!("../../../../tests/reference/losses.py"),
    include_str!("../../../../tests/reference/optimizers.py"),
    include_str!("../../../../tests/reference/training.py"),
];

/// Modules of the reference implementation itself, which a script contains instead of importing.
const OWN: [&str; 3] = ["networks", "losses", "optimizers"];

/// A top-level definition.
struct Piece {
    name: String,
    text: String,
}

/// The definitions that one of them needs with this config, in their order.
pub(super) fn needed(config: &Value, root: &str) -> String {
    let pieces: Vec<Piece> = SOURCES
        .iter()
        .flat_map(|source| cut(source))
        .map(|piece| chosen(piece, config))
        .collect();
    let mut kept = vec![root.to_owned()];
    let mut next = 0;
    while let Some(name) = kept.get(next) {
        let code = pieces
            .iter()
            .find(|piece| piece.name == *name)
            .map(|piece| bare(&piece.text));
        let new: Vec<String> = pieces
            .iter()
            .map(|piece| &piece.name)
            .filter(|name| !kept.contains(name) && code.as_deref().is_some_and(|c| names(c, name)))
            .cloned()
            .collect();
        kept.extend(new);
        next += 1;
    }
    let kept: Vec<String> = pieces
        .into_iter()
        .filter(|piece| kept.contains(&piece.name))
        .map(|piece| piece.text)
        .collect();
    kept.join("\n\n\n")
}

/// The imports that some code needs, each once.
pub(super) fn imports(code: &str) -> String {
    let mut found: Vec<&str> = Vec::new();
    let code = bare(code);
    for line in SOURCES.iter().flat_map(|source| source.lines()) {
        let is_import = line.starts_with("import ") || line.starts_with("from ");
        let is_own = OWN
            .iter()
            .any(|own| line.starts_with(&format!("from {own} ")));
        let name = line.rsplit(' ').next().unwrap_or_default();
        // The config is read with json whatever else there is.
        let is_used = names(&code, name) || name == "json" || name == "torch";
        if is_import && !is_own && is_used && !found.contains(&line) {
            found.push(line);
        }
    }
    found.sort_unstable_by_key(|line| (line.contains("torch"), *line));
    found.join("\n")
}

/// The definitions of a source.
fn cut(source: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for line in source.lines() {
        if let Some(name) = defined(line) {
            pieces.push(Piece {
                name: name.to_owned(),
                text: String::new(),
            });
        }
        if let Some(piece) = pieces.last_mut() {
            piece.text.push_str(line);
            piece.text.push('\n');
        }
    }
    for piece in &mut pieces {
        piece.text.truncate(piece.text.trim_end().len());
    }
    pieces
}

/// The name that a line begins to define.
fn defined(line: &str) -> Option<&str> {
    match line.strip_prefix("def ") {
        Some(rest) => rest.split('(').next(),
        None => {
            let (name, _) = line.split_once(" = ")?;
            let upper = |c: char| c.is_ascii_uppercase() || c == '_';
            name.chars().all(upper).then_some(name)
        }
    }
}

/// A registry with the entry that the config chooses; anything else as it is.
fn chosen(piece: Piece, config: &Value) -> Piece {
    let path = piece
        .text
        .lines()
        .next()
        .and_then(|first| first.split_once("{  # "));
    let Some(id) = path.and_then(|(_, path)| choice(config, path)) else {
        return piece;
    };
    let entry = format!("    \"{id}\": ");
    let kept: Vec<&str> = piece
        .text
        .lines()
        .filter(|line| !line.starts_with(' ') || line.starts_with(&entry))
        .collect();
    Piece {
        text: kept.join("\n"),
        ..piece
    }
}

/// Code without its texts and comments.
fn bare(code: &str) -> String {
    let mut rest = code;
    let mut kept = String::new();
    while let Some(at) = rest.find(['"', '#']) {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = ["\"\"\"", "\"", "#"]
            .into_iter()
            .find(|mark| rest.starts_with(mark));
        let mark = end.unwrap_or("\"");
        let inside = &rest[mark.len()..];
        let close = if mark == "#" { "\n" } else { mark };
        let after = inside
            .find(close)
            .map_or(inside.len(), |at| at + close.len());
        kept.push_str(if mark == "#" { "\n" } else { "''" });
        rest = &inside[after..];
    }
    kept + rest
}

/// Whether code uses a name: not as another's attribute, and not as a part of another name.
fn names(code: &str, name: &str) -> bool {
    let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + name.len()..].chars().next();
        !before.is_some_and(|c| part_of_name(c) || c == '.') && !after.is_some_and(part_of_name)
    })
}
