//! Reading safetensors files that strangers may have made. Nothing is allocated that the file is not long enough for.

use std::collections::HashMap;

use safetensors::{Dtype, SafeTensorError, SafeTensors, tensor::TensorView};

/// A file whose header is consistent with its length.
pub(crate) struct TensorFile<'a> {
    tensors: SafeTensors<'a>,
    metadata: HashMap<String, String>,
}

impl<'a> TensorFile<'a> {
    /// Reads the header.
    ///
    /// # Errors
    /// What is wrong with the file, in words.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, String> {
        if bytes.is_empty() {
            return Err("it is truncated: it is empty".to_owned());
        }
        let (_, header) = SafeTensors::read_metadata(bytes).map_err(|e| story(&e))?;
        Ok(Self {
            metadata: header.metadata().clone().unwrap_or_default(),
            tensors: SafeTensors::deserialize(bytes).map_err(|e| story(&e))?,
        })
    }

    /// An entry of the metadata.
    pub(crate) fn entry(&self, key: &str) -> Option<&str> {
        self.metadata.get(key).map(String::as_str)
    }

    /// The tensors' names, in alphabetical order.
    fn names(&self) -> Vec<&str> {
        let mut names = self.tensors.names();
        names.sort_unstable();
        names
    }

    /// Refuses tensors of any other name.
    ///
    /// # Errors
    /// The first tensor that is not known.
    pub(crate) fn refuse_strangers(&self, known: impl Fn(&str) -> bool) -> Result<(), String> {
        match self.names().into_iter().find(|name| !known(name)) {
            Some(name) => Err(format!(
                "it has a tensor \"{name}\" that its config has no place for"
            )),
            None => Ok(()),
        }
    }

    /// Whether there is a tensor of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.tensors.tensor(name).is_ok()
    }

    /// A tensor of 32-bit floats of that shape.
    ///
    /// # Errors
    /// If it is missing, of another type or shape, or holds a number that is not finite.
    pub(crate) fn tensor(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, String> {
        let missing = |_| format!("it has no tensor \"{name}\"");
        let tensor = self.tensors.tensor(name).map_err(missing)?;
        if tensor.dtype() != Dtype::F32 {
            let dtype = tensor.dtype();
            return Err(format!("\"{name}\" is {dtype:?}; only F32 is read"));
        }
        if tensor.shape() != shape {
            let given = tensor.shape();
            return Err(format!(
                "\"{name}\" has the shape {given:?}; its config needs F32 {shape:?}"
            ));
        }
        let values = floats(&tensor);
        match values.iter().position(|value| !value.is_finite()) {
            Some(at) => Err(format!("\"{name}\" holds {} at {at}", values[at])),
            None => Ok(values),
        }
    }
}

/// The number of updates that a file says were done. A step beyond the run's last would never end.
///
/// # Errors
/// If it is none, or too large.
pub(crate) fn step(text: &str, last: u32) -> Result<u32, String> {
    match text.parse() {
        Ok(step) if step <= last => Ok(step),
        _ => Err(format!(
            "its step is \"{text}\", not a whole number from 0 to {last}"
        )),
    }
}

fn floats(tensor: &TensorView) -> Vec<f32> {
    let float = |bytes: &[u8]| f32::from_le_bytes(bytes.try_into().expect("chunks of four"));
    tensor.data().chunks_exact(4).map(float).collect()
}

/// Named tensors and a text for each key, as bytes.
pub(crate) fn write(
    tensors: &[(String, Vec<usize>, Vec<f32>)],
    metadata: HashMap<String, String>,
) -> Vec<u8> {
    let bytes: Vec<Vec<u8>> = tensors
        .iter()
        .map(|(_, _, values)| {
            values
                .iter()
                .flat_map(|value| value.to_le_bytes())
                .collect()
        })
        .collect();
    let views = tensors.iter().zip(&bytes).map(|((name, shape, _), bytes)| {
        let view = TensorView::new(Dtype::F32, shape.clone(), bytes);
        (name, view.expect("a shape of as many numbers as there are"))
    });
    safetensors::serialize(views, Some(metadata)).expect("names and sizes are consistent")
}

/// A reader's error as something a person can act on.
fn story(error: &SafeTensorError) -> String {
    use SafeTensorError as E;
    match error {
        E::HeaderTooSmall => "it is truncated: even the length of its header is missing".to_owned(),
        E::HeaderTooLarge => {
            "it is truncated or not a safetensors file: its header claims to be longer than 100 MB"
                .to_owned()
        }
        E::InvalidHeaderLength => {
            "it is truncated or not a safetensors file: it ends within its header".to_owned()
        }
        E::InvalidHeader(_) | E::InvalidHeaderStart | E::InvalidHeaderDeserialization(_) => {
            format!(
                "it is truncated or not a safetensors file: its header is not the JSON it should be ({error})"
            )
        }
        E::MetadataIncompleteBuffer => {
            "it is truncated, or something was added: its tensors do not fill it exactly".to_owned()
        }
        E::InvalidOffset(name) => {
            format!("its tensors overlap or leave gaps (\"{name}\")")
        }
        E::TensorInvalidInfo => "a tensor is not as long as its type and shape say".to_owned(),
        E::ValidationOverflow => "a tensor's shape is too large for any memory".to_owned(),
        other => format!("it is not a usable safetensors file ({other})"),
    }
}
