//! What the documents quote from code is in the code: a block of code after the line `<!-- quoted from FILE -->` stands
//! in that file, line by line.
#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails the test")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// README.md and everything in docs/.
fn documents() -> Vec<PathBuf> {
    let docs = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let markdown = docs.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    markdown.chain([root().join("README.md")]).collect()
}

/// The quotes of a document: from which file, and what.
fn quotes(document: &str) -> Vec<(&str, &str)> {
    let marked = document.split("<!-- quoted from ").skip(1);
    marked
        .map(|rest| {
            let (file, rest) =
                rest.split_once(" -->\n```").unwrap_or_else(|| panic!("no code follows: {rest}"));
            let (_language, rest) = rest.split_once('\n').unwrap();
            (file, rest.split_once("```").unwrap().0)
        })
        .collect()
}

#[test]
fn quotes_of_the_documents_are_in_the_code() {
    let mut found = Vec::new();
    for path in documents() {
        let document = fs::read_to_string(&path).unwrap();
        for (file, quote) in quotes(&document) {
            let code =
                fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
            assert!(code.contains(quote), "{}: this is not in {file}:\n{quote}", path.display());
            found.push(path.file_name().unwrap().to_owned());
        }
    }
    assert!(found.iter().any(|name| name == "integration.md"), "docs/integration.md quotes no code any more");
}
