//! What happens to files that are not as they should be.

#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

use conformance::{Error, Report, check};
use std::fs;
use std::path::PathBuf;

/// A folder of its own for a test, empty at first and removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("conformance-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn with(self, name: &str, text: &str) -> Self {
        fs::write(self.0.join(name), text).unwrap();
        self
    }

    fn check(&self) -> Result<Report, Error> {
        check(&self.0)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn an_error_names_the_file() {
    let torn = Folder::new("torn").with("epochs.json", "{\"records\": [");
    assert!(torn.check().unwrap_err().to_string().contains("epochs.json"));
    let lacking = Folder::new("lacking").with("sortition.json", "{\"epochs\": [{\"participants\": []}]}");
    let error = lacking.check().unwrap_err().to_string();
    assert!(error.contains("sortition.json") && error.contains("epoch"), "{error}");
    let nowhere = check(&PathBuf::from("no/such/folder")).unwrap_err();
    assert!(nowhere.to_string().contains("no/such/folder"));
}

#[test]
fn files_of_other_formats_are_listed_and_others_are_known_by_their_content() {
    let entry =
        r#"{"entries": [{"id": "a", "function": "add", "inputs": {"x": "1", "y": "2"}, "result": "3"}]}"#;
    let folder = Folder::new("formats").with("unknown.json", "{\"pears\": 3}").with("renamed.json", entry);
    let report = folder.check().unwrap();
    assert_eq!(report.unread, ["unknown.json"]);
    assert_eq!((report.compared(), report.failed()), (1, 0));
}

#[test]
fn a_wrong_figure_is_shown_with_file_record_quantity_and_both_numbers() {
    let entry =
        r#"{"entries": [{"id": "a7", "function": "add", "inputs": {"x": "1", "y": "2"}, "result": "3.5"}]}"#;
    let report = Folder::new("wrong").with("figures.json", entry).check().unwrap();
    let text = report.to_string();
    for part in ["figures.json a7: add", "expected 3.5", "got      3", "error"] {
        assert!(text.contains(part), "{text}");
    }
    assert!(text.ends_with("conformance: 1 compared, 1 failed, 0 deviating by design, 0 not yet"), "{text}");
}

#[test]
fn figures_of_rules_to_come_are_counted_and_fail_nobody() {
    let series = r#"{"epochs": [{"predict": {}}, {"predict": {}}]}"#;
    let report = Folder::new("later").with("series.json", series).check().unwrap();
    assert_eq!((report.compared(), report.failed(), report.not_yet()), (0, 0, 2));
}
