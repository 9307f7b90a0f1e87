//! Steps that several sessions share, each with the whole run: they compute shards of the gradient and pieces of
//! examinations for each other. Who sends what to whom is their drivers' business.

use super::Session;
use crate::error::Error;

impl Session {
    /// Into how many shards the next step is divided, for drivers that share it; 0 when there is nothing to do.
    #[must_use]
    pub fn shards(&self) -> usize {
        match &self.run {
            Some(run) if self.running() => run.trainer.shards(),
            _ => 0,
        }
    }

    /// What shards `from..to` give to the next step's gradient, `[n_params]`. Every session with the same run, at the same
    /// step, gets the same bits.
    ///
    /// # Errors
    /// If there is no run, or the device cannot be read.
    pub async fn shards_gradient(&mut self, from: usize, to: usize) -> Result<Vec<f32>, Error> {
        let run = self.run.as_mut().ok_or(Error::NoRun)?;
        run.trainer.read_shards(from, to).await
    }

    /// Does the next step, given what all its shards give: an entry for each, of which neighbours may be one sum, in the
    /// first one's place; but only halves of the whole, halves of halves and so on. Says into how many pieces the
    /// examination that is then due is divided; 0 when none is due. The last step is examined at once.
    pub fn apply_shards(&mut self, sums: Vec<Option<Vec<f32>>>) -> usize {
        let Some(run) = self.run.as_mut() else {
            return 0;
        };
        run.trainer.apply_shards(sums);
        let due = run.skip_if_due();
        let pieces = run.trainer.n_pieces();
        self.stop_where_due();
        if due && self.running() { pieces } else { 0 }
    }

    /// One piece of an examination of the present weights.
    ///
    /// # Errors
    /// If there is no run, or the device cannot be read.
    pub async fn examine_piece(&self, piece: usize) -> Result<Vec<f32>, Error> {
        let run = self.run.as_ref().ok_or(Error::NoRun)?;
        run.trainer.read_piece(piece).await
    }

    /// Takes an examination of the present weights from all its pieces in order.
    pub fn take_examination(&mut self, pieces: Vec<Vec<f32>>) {
        if let Some(run) = self.run.as_mut() {
            let evaluation = run.trainer.evaluation_of(pieces);
            run.keep(evaluation);
        }
    }
}
