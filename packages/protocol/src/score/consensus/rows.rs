//! Rows of numbers, as vectors.

use crate::{Number, NumberError};

pub(super) fn dot(left: &[Number], right: &[Number]) -> Result<Number, NumberError> {
    left.iter().zip(right).try_fold(Number::ZERO, |sum, (left, right)| sum.add(left.mul(*right)?))
}

pub(super) fn subtract(from: &mut [Number], row: &[Number]) -> Result<(), NumberError> {
    for (from, value) in from.iter_mut().zip(row) {
        *from = from.sub(*value)?;
    }
    Ok(())
}

/// The sum of some rows, each times its factor.
pub(super) fn combined(rows: &[Vec<Number>], terms: &[(usize, Number)]) -> Result<Vec<Number>, NumberError> {
    let mut sums = vec![Number::ZERO; rows.first().map_or(0, Vec::len)];
    for (row, factor) in terms {
        for (sum, value) in sums.iter_mut().zip(rows.get(*row).into_iter().flatten()) {
            *sum = sum.add(factor.mul(*value)?)?;
        }
    }
    Ok(sums)
}

/// The inner product of every row with every row.
pub(super) fn products(rows: &[Vec<Number>]) -> Result<Vec<Vec<Number>>, NumberError> {
    let mut products: Vec<Vec<Number>> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let mut line = Vec::with_capacity(rows.len().saturating_add(1));
        line.extend(products.iter().filter_map(|line| line.get(at).copied()));
        // All sums of a line at once: a processor does not wait for one addition to begin another's.
        let mut sums = vec![Number::ZERO; rows.len().saturating_sub(at)];
        for (entry, value) in row.iter().enumerate() {
            for (sum, other) in sums.iter_mut().zip(rows.iter().skip(at)) {
                if let Some(other) = other.get(entry) {
                    *sum = sum.add(value.mul(*other)?)?;
                }
            }
        }
        line.extend(sums);
        products.push(line);
    }
    Ok(products)
}
