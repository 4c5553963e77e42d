//! Everything random in a life, from its seed.

use allora_protocol::Number;

pub fn n(text: &str) -> Number {
    text.parse().unwrap()
}

pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 or more, less than `bound`.
    pub fn below(&mut self, bound: u32) -> u32 {
        u32::try_from(self.next() % u64::from(bound)).unwrap()
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(u32::try_from(from.len()).unwrap()) as usize]
    }

    /// One of the numbers of a text.
    pub fn pick_number(&mut self, from: &str) -> Number {
        n(self.pick(&from.split_whitespace().collect::<Vec<_>>()))
    }

    /// Within ±`bound`, with so many decimals of it.
    pub fn within(&mut self, bound: u32, places: u8) -> Number {
        Number::decimal(i64::from(self.below(2 * bound + 1)) - i64::from(bound), places)
    }
}
