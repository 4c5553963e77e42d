//! [`Known`]: what anybody can know when an epoch opens.

/// The truths known when an epoch opens, and how far ahead of them its truth lies.
///
/// Participants get nothing else to look at, so none can see the future.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Truths of the series, oldest first, up to the last one known.
    pub truths: &'a [f64],
    /// Steps from the last known truth to the one asked for; at least 1.
    pub ahead: usize,
    /// Steps in a season, when the series has one.
    pub season: Option<usize>,
}

impl Known<'_> {
    /// The position in the series of the truth asked for.
    pub fn target(&self) -> usize {
        self.truths.len() + self.ahead - 1
    }

    /// The truth asked for seen one or more whole seasons earlier: the latest that is known.
    pub fn seasons_ago(&self, position: usize) -> Option<f64> {
        let season = self.season?;
        let seasons = self.ahead.div_ceil(season);
        self.truths.get(position.checked_sub(seasons * season)?).copied()
    }
}
