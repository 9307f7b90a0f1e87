//! Examinations of the whole table, in pieces.

#[cfg(not(feature = "cube"))]
use burn::tensor::kind::Basic;
use burn::tensor::{Tensor, TensorData};
#[cfg(feature = "cube")]
use burn::tensor::{Transaction, kind::Transaction as Transactional};

use super::{
    super::{
        batches::Rows,
        evaluate::{self, Piece},
        loss::Objective,
        metrics::MetricsRow,
    },
    PIECE_CPU, PIECE_PLAIN, Trainer,
};
use crate::{
    error::Error,
    kernels::{self, Family},
    model::layout::upload,
};

/// One examination of the whole table, still on the device. What is put together of its pieces is put together where it is
/// read: on a GPU that would be kernels, of a few numbers each.
#[derive(Clone)]
pub struct TableEvaluation {
    /// Updates done.
    pub step: u32,
    /// The pieces of the training part and of the held-out part, in order.
    parts: [Vec<Piece>; 2],
    /// Numbers of pairs of both.
    sizes: [usize; 2],
}

impl TableEvaluation {
    /// Loss and accuracy of several, in one read-back.
    ///
    /// # Errors
    /// If the device cannot be read.
    pub async fn rows(several: &[Self]) -> Result<Vec<MetricsRow>, Error> {
        let pieces = several.iter().flat_map(|one| one.parts.iter().flatten());
        let read = read(pieces.map(|(sums, _)| sums.clone()).collect()).await?;
        let mut sums = read.iter().map(|data| {
            let mut numbers = data.iter::<f32>();
            [(); 2].map(|()| numbers.next().expect("a loss and a count"))
        });
        let mut means = |one: &Self, part: usize| {
            evaluate::means(sums.by_ref().take(one.parts[part].len()), one.sizes[part])
        };
        let row = |one: &Self| {
            let [train, test] = [0, 1].map(|part| means(one, part));
            MetricsRow {
                step: one.step,
                train_loss: train[0],
                train_accuracy: train[1],
                test_loss: test[0],
                test_accuracy: test[1],
            }
        };
        Ok(several.iter().map(row).collect())
    }

    /// The most likely token for the training rows and then the held-out rows, `[n_pairs]`.
    ///
    /// # Errors
    /// If the device cannot be read.
    pub async fn answers(&self) -> Result<Vec<u16>, Error> {
        let pieces = self.parts.iter().flatten();
        let read = read(pieces.map(|(_, answers)| answers.clone()).collect()).await?;
        let tokens = read.iter().flat_map(|data| data.iter::<i64>());
        Ok(tokens.map(|token| token as u16).collect())
    }
}

/// The numbers of several tensors, in one read-back.
#[cfg(feature = "cube")]
async fn read<K: Transactional>(tensors: Vec<Tensor<1, K>>) -> Result<Vec<TensorData>, Error> {
    let all = Transaction::default();
    let all = tensors.into_iter().fold(all, Transaction::register);
    let read = all.execute_async().await;
    read.map_err(|e| Error::Device(e.to_string()))
}

/// The numbers of several tensors. On a CPU there is nothing to be read together, and the code that could do so would make
/// the browser's engine 1 % larger.
#[cfg(not(feature = "cube"))]
async fn read<K: Basic>(tensors: Vec<Tensor<1, K>>) -> Result<Vec<TensorData>, Error> {
    let mut all = Vec::new();
    for tensor in tensors {
        let read = tensor.into_data_async().await;
        all.push(read.map_err(|e| Error::Device(e.to_string()))?);
    }
    Ok(all)
}

impl Trainer {
    /// Examines the whole table with the present weights.
    #[must_use]
    pub fn evaluate(&self) -> TableEvaluation {
        let pieces = self.pieces();
        let seen = pieces.iter().map(|&piece| self.examine(piece)).collect();
        self.assemble(seen)
    }

    /// Into how many pieces an examination is divided, for drivers that share them.
    #[must_use]
    pub fn n_pieces(&self) -> usize {
        self.pieces().len()
    }

    /// One piece of an examination as numbers, to be sent to others: summed loss, number of right answers, and the answers.
    ///
    /// # Errors
    /// If the device cannot be read.
    pub async fn read_piece(&self, piece: usize) -> Result<Vec<f32>, Error> {
        let (sums, answers) = self.examine(self.pieces()[piece]);
        let mut numbers = read(vec![sums]).await?;
        numbers.extend(read(vec![answers]).await?);
        Ok(numbers.iter().flat_map(TensorData::iter::<f32>).collect())
    }

    /// The examination that these pieces make up, all of them in order.
    #[must_use]
    pub fn evaluation_of(&self, pieces: Vec<Vec<f32>>) -> TableEvaluation {
        let device = self.theta.device();
        let upload_piece = |numbers: Vec<f32>| {
            let (sums, answers) = numbers.split_at(2);
            let tokens: Vec<i32> = answers.iter().map(|&token| token as i32).collect();
            let tokens = TensorData::new(tokens, [answers.len()]);
            (
                upload(sums.to_vec(), &device),     // [2]
                Tensor::from_data(tokens, &device), // [n]
            )
        };
        self.assemble(pieces.into_iter().map(upload_piece).collect())
    }

    /// Part, first pair, and the one after the last, of every piece of an examination.
    fn pieces(&self) -> Vec<(usize, usize, usize)> {
        let most = match kernels::family(&self.theta.device()) {
            Family::Cpu => PIECE_CPU,
            // A GPU's fused kernel bounds its memory by itself.
            Family::Gpu if self.fused && kernels::suit(&self.config) => usize::MAX,
            _ => PIECE_PLAIN,
        };
        let of_part = |part: usize| {
            evaluate::pieces(self.parts[part].len(), most)
                .map(move |(start, end)| (part, start, end))
        };
        (0..self.parts.len()).flat_map(of_part).collect()
    }

    fn examine(&self, (part, start, end): (usize, usize, usize)) -> Piece {
        let rows = match &self.parts[part] {
            whole if (start, end) == (0, whole.len()) => whole.clone(),
            whole => whole.slice(start, end),
        };
        if self.fused && kernels::suit(&self.config) {
            return kernels::examine(
                self.theta.clone(),
                rows.columns(),
                kernels::sizes(&self.config),
            );
        }
        let objective = Objective::of(&self.config);
        evaluate::examine(&self.network(), &self.theta, rows, objective)
    }

    fn assemble(&self, mut train: Vec<Piece>) -> TableEvaluation {
        let in_train = self.pieces().iter().filter(|piece| piece.0 == 0).count();
        let test = train.split_off(in_train);
        TableEvaluation {
            step: self.step,
            parts: [train, test],
            sizes: self.parts.each_ref().map(Rows::len),
        }
    }
}
