//! [`Size`]: how many take part in an epoch.

use std::fmt::{self, Display, Formatter};

/// How many take part in an epoch; written `inferers/forecasters/reputers`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size {
    pub inferers: u16,
    pub forecasters: u16,
    pub reputers: u16,
}

/// Those that the tables are about.
pub const SIZES: [Size; 4] = [size(4, 1, 2), size(16, 4, 6), BIG, size(64, 8, 12)];

/// The one that whole epochs are aimed at.
pub const BIG: Size = size(32, 6, 6);

const fn size(inferers: u16, forecasters: u16, reputers: u16) -> Size {
    Size { inferers, forecasters, reputers }
}

impl Display for Size {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.inferers, self.forecasters, self.reputers)
    }
}
