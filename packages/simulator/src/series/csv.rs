//! Anybody's series: `epoch,truth[,one column per worker]`.

use super::{Row, Series};
use allora_protocol::Number;
use csv::{ReaderBuilder, StringRecord, Trim};
use std::path::Path;
use thiserror::Error;

/// Why a file is not a series. Lines and columns count from 1, the header is line 1.
#[derive(Debug, Error)]
pub enum SeriesError {
    /// The file cannot be opened.
    #[error("cannot open {file}")]
    Open {
        /// The file.
        file: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file cannot be read as text in columns.
    #[error("{file}, line {line}: {reason}")]
    Read {
        /// The file.
        file: String,
        /// The line, where it is known; else 0.
        line: u64,
        /// What is wrong.
        reason: String,
    },
    /// The file has no row.
    #[error("{file} has no epochs: the first line names the columns, each further line is an epoch")]
    Empty {
        /// The file.
        file: String,
    },
    /// The header is not `epoch,truth[,worker..]`.
    #[error("{file}, line 1, column {column}: {reason}; the header is `epoch,truth[,one column per worker]`")]
    Header {
        /// The file.
        file: String,
        /// The column.
        column: usize,
        /// What is wrong.
        reason: String,
    },
    /// A line has more or fewer cells than the header.
    #[error("{file}, line {line}: {found} cells where the header has {expected}")]
    Ragged {
        /// The file.
        file: String,
        /// The line.
        line: u64,
        /// Cells in the header.
        expected: usize,
        /// Cells in the line.
        found: usize,
    },
    /// A cell does not say what its column wants.
    #[error("{file}, line {line}, column {column} ({name}): {reason}")]
    Cell {
        /// The file.
        file: String,
        /// The line.
        line: u64,
        /// The column.
        column: usize,
        /// The column's name.
        name: String,
        /// What is wrong.
        reason: String,
    },
}

/// Reads a series from a file.
pub fn read(path: &Path) -> Result<Series, SeriesError> {
    let file = path.display().to_string();
    match std::fs::read(path) {
        Ok(text) => parse(&text, &file),
        Err(source) => Err(SeriesError::Open { file, source }),
    }
}

/// Reads a series from text; `file` is how errors call it.
///
/// Numbers are taken exactly as they are written. An empty cell of a worker means that he was absent.
pub fn parse(text: &[u8], file: &str) -> Result<Series, SeriesError> {
    let mut reader = ReaderBuilder::new().flexible(true).has_headers(false).trim(Trim::All).from_reader(text);
    let place = Place { text, file };
    let mut records = reader.records().map(|record| record.map_err(|error| place.unreadable(&error)));
    let Some(header) = records.next().transpose()? else {
        return Err(SeriesError::Empty { file: file.into() });
    };
    let names = names(&header, file)?;
    let mut rows: Vec<Row> = Vec::new();
    for record in records {
        let record = record?;
        let row = row(&record, &names, place)?;
        if let Some(before) = rows.last().filter(|before| before.epoch >= row.epoch) {
            let reason = format!("epoch {} does not come after {}: epochs ascend", row.epoch, before.epoch);
            return Err(place.cell(&record, 0, &names, reason));
        }
        rows.push(row);
    }
    if rows.is_empty() {
        return Err(SeriesError::Empty { file: file.into() });
    }
    let title = Path::new(file).file_stem().map_or(file.into(), |stem| stem.to_string_lossy().into_owned());
    let workers = names.into_iter().skip(2).collect();
    let (step, axis) = ("epoch".into(), "epoch".into());
    Ok(Series { title, step, axis, unit: String::new(), season: None, workers, rows })
}

fn names(header: &StringRecord, file: &str) -> Result<Vec<String>, SeriesError> {
    let names: Vec<String> = header.iter().map(String::from).collect();
    let wrong = |at: usize, reason| Err(SeriesError::Header { file: file.into(), column: at + 1, reason });
    for (at, wanted) in ["epoch", "truth"].into_iter().enumerate() {
        match names.get(at) {
            Some(name) if name == wanted => (),
            Some(name) => return wrong(at, format!("`{name}` where `{wanted}` should be")),
            None => return wrong(at, format!("`{wanted}` is missing")),
        }
    }
    for (at, name) in names.iter().enumerate() {
        if name.is_empty() {
            return wrong(at, "a worker without a name".into());
        }
        if names[..at].contains(name) {
            return wrong(at, format!("`{name}` is there twice"));
        }
    }
    Ok(names)
}

fn row(record: &StringRecord, names: &[String], place: Place<'_>) -> Result<Row, SeriesError> {
    if record.len() != names.len() {
        return Err(place.ragged(record, names.len()));
    }
    let number = |at: usize| {
        let text = &record[at];
        Number::parse_wire(text).map_err(|error| {
            place.cell(record, at, names, format!("`{text}` is not a number to submit: {error}"))
        })
    };
    let epoch = record[0].parse().map_err(|_| {
        let reason = format!("`{}` is not the number of an epoch (0, 1, 2, ..)", &record[0]);
        place.cell(record, 0, names, reason)
    })?;
    if record[1].is_empty() {
        return Err(place.cell(record, 1, names, "the truth is missing".into()));
    }
    let inferences =
        (2..record.len()).map(|at| if record[at].is_empty() { Ok(None) } else { number(at).map(Some) });
    Ok(Row { epoch, truth: number(1)?, inferences: inferences.collect::<Result<_, _>>()? })
}

/// The text that is read, to say where it is wrong.
#[derive(Clone, Copy)]
struct Place<'a> {
    text: &'a [u8],
    file: &'a str,
}

impl Place<'_> {
    fn cell(self, record: &StringRecord, at: usize, names: &[String], reason: String) -> SeriesError {
        let name = names.get(at).cloned().unwrap_or_default();
        let line = self.line(record.position());
        SeriesError::Cell { file: self.file.into(), line, column: at + 1, name, reason }
    }

    fn ragged(self, record: &StringRecord, expected: usize) -> SeriesError {
        let line = self.line(record.position());
        SeriesError::Ragged { file: self.file.into(), line, expected, found: record.len() }
    }

    fn unreadable(self, error: &csv::Error) -> SeriesError {
        let reason = match error.kind() {
            csv::ErrorKind::Utf8 { err, .. } => format!("column {} is not UTF-8 text", err.field() + 1),
            _ => error.to_string(),
        };
        SeriesError::Read { file: self.file.into(), line: self.line(error.position()), reason }
    }

    /// The line of a record. The reader counts line ends before a record to the record.
    fn line(self, position: Option<&csv::Position>) -> u64 {
        let Some(start) = position.map(|position| position.byte() as usize) else { return 0 };
        let ends = self.text.iter().skip(start).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        1 + self.text.iter().take(start + ends).filter(|byte| **byte == b'\n').count() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        parse(text.as_bytes(), "a.csv").unwrap_err().to_string()
    }

    #[test]
    fn epoch_and_truth_are_enough_and_further_columns_are_workers() {
        let series = parse(b"epoch,truth\n3,1.5\n7,-2\n", "some/walk.csv").unwrap();
        assert_eq!((series.title.as_str(), series.workers.len(), series.rows.len()), ("walk", 0, 2));

        let series = parse(b"epoch,truth,ann,bob\n0, 1.5 ,1,\n1,2,,3e2\n", "a.csv").unwrap();
        assert_eq!(series.workers, ["ann", "bob"]);
        assert_eq!(series.rows[0].inferences, [Some(Number::ONE), None]);
        assert_eq!(series.rows[1].inferences, [None, Some(Number::integer(300))]);
    }

    #[test]
    fn numbers_are_taken_as_they_are_written() {
        let series = parse(b"epoch,truth\n0,0.1234567890123456789\n", "a.csv").unwrap();
        assert_eq!(series.rows[0].truth.to_string(), "0.1234567890123456789");
    }

    #[test]
    fn a_bad_file_is_told_where_it_is_bad() {
        for (text, wanted) in [
            ("", "a.csv has no epochs"),
            ("epoch,truth\n", "a.csv has no epochs"),
            ("time,truth\n0,1\n", "line 1, column 1: `time` where `epoch` should be"),
            ("epoch\n0\n", "line 1, column 2: `truth` is missing"),
            ("0,1.5\n1,1.6\n", "line 1, column 1: `0` where `epoch` should be"),
            ("epoch,truth,ann,ann\n0,1,1,1\n", "line 1, column 4: `ann` is there twice"),
            ("epoch,truth,\n0,1,1\n", "line 1, column 3: a worker without a name"),
            ("epoch,truth\n0,1\n1\n", "line 3: 1 cells where the header has 2"),
            ("epoch,truth\n0,1\n1,2,3\n", "line 3: 3 cells where the header has 2"),
            ("epoch,truth\n0,1\n\n2,x\n", "line 4, column 2 (truth): `x` is not a number to submit"),
            ("epoch,truth,ann\n0,1,NaN\n", "line 2, column 3 (ann): `NaN` is not a number to submit"),
            ("epoch,truth,ann\n0,inf,1\n", "line 2, column 2 (truth): `inf` is not a number to submit"),
            (
                "epoch,truth\r\n\r\n\r\n0,1e41\r\n",
                "line 4, column 2 (truth): `1e41` is not a number to submit: beyond_wire",
            ),
            ("epoch,truth\n0,\n", "line 2, column 2 (truth): the truth is missing"),
            ("epoch,truth\n0,1\n0,2\n", "line 3, column 1 (epoch): epoch 0 does not come after 0"),
            ("epoch,truth\n5,1\n4,2\n", "line 3, column 1 (epoch): epoch 4 does not come after 5"),
            ("epoch,truth\n-1,1\n", "line 2, column 1 (epoch): `-1` is not the number of an epoch"),
            ("epoch,truth\n2020-01-01,1\n", "`2020-01-01` is not the number of an epoch"),
        ] {
            let error = error(text);
            assert!(error.contains(wanted), "{text:?} gave {error:?}, not {wanted:?}");
        }
    }

    #[test]
    fn text_that_is_not_text_names_its_line_and_column() {
        let error = parse(b"epoch,truth\n0,\xff\n", "a.csv").unwrap_err().to_string();
        assert_eq!(error, "a.csv, line 2: column 2 is not UTF-8 text");
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = read(Path::new("nowhere.csv")).unwrap_err();
        assert_eq!(error.to_string(), "cannot open nowhere.csv");
        let error = format!("{:#}", anyhow::Error::from(error));
        assert_eq!(error.matches("(os error").count(), 1, "{error}");
    }

    #[test]
    fn the_shipped_series_has_sixty_one_years_of_months() {
        let series = super::super::shipped().unwrap();
        assert_eq!(series.rows.len(), 61 * 12);
        assert_eq!(series.rows[731].truth.to_string(), "22.07");
    }
}
