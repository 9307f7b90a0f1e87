//! Examinations of the whole table, in pieces.

use burn::tensor::{Tensor, TensorData};

use super::{
    super::{
        evaluate::{self, Piece},
        loss::Objective,
    },
    PIECE_CPU, PIECE_PLAIN, TableEvaluation, Trainer,
};
use crate::{
    error::Error,
    kernels::{self, Family},
    model::layout::upload,
};

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
        let unread = |e: burn::tensor::ExecutionError| Error::Device(e.to_string());
        let (sums, predictions) = self.examine(self.pieces()[piece]);
        let sums = sums.into_data_async().await.map_err(unread)?;
        let predictions = predictions.into_data_async().await.map_err(unread)?;
        let tokens = predictions.iter::<i64>().map(|token| token as f32);
        Ok(sums.iter::<f32>().chain(tokens).collect())
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
        let [train, test] = [(train, &self.parts[0]), (test, &self.parts[1])]
            .map(|(pieces, part)| evaluate::total(pieces, part.len()));
        TableEvaluation {
            step: self.step,
            scalars: Tensor::cat(vec![train.scalars, test.scalars], 0), // [4]
            predictions: Tensor::cat(vec![train.predictions, test.predictions], 0), // [n_pairs]
        }
    }
}
