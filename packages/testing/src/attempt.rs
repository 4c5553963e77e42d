//! [`Attempt`]: what became of a message.

use crate::LoggedEvent;
use std::panic::Location;

/// A message that was carried out.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// Its typed events, in order.
    pub events: Vec<LoggedEvent>,
}

/// A message that was refused.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The contract's error text.
    pub text: String,
}

/// What became of a message. Whoever drops it unseen takes it for carried out: a refusal panics then, naming the line
/// that sent the message.
#[derive(Debug)]
pub struct Attempt {
    result: Option<Result<Receipt, Refusal>>,
    sent_at: &'static Location<'static>,
}

impl Receipt {
    /// The first event of a kind, by its name.
    pub fn find(&self, name: &str) -> Option<&LoggedEvent> {
        self.events.iter().find(|event| event.name == name)
    }

    /// The first event of a kind; panics when there is none.
    #[track_caller]
    pub fn event(&self, name: &str) -> &LoggedEvent {
        self.find(name).unwrap_or_else(|| panic!("no event `{name}` among {:#?}", self.events))
    }
}

impl Refusal {
    /// The stable code at the beginning of a contract's error text; empty where it has none.
    pub fn code(&self) -> &str {
        code(&self.text)
    }

    /// The innermost text of a chain of errors that begins with a code, or, without one, the innermost of all.
    pub(crate) fn of(error: &anyhow::Error) -> Self {
        let texts = || error.chain().map(ToString::to_string);
        let coded = texts().filter(|text| !code(text).is_empty()).last();
        Self { text: coded.or_else(|| texts().last()).unwrap_or_default() }
    }
}

impl Attempt {
    #[track_caller]
    pub(crate) fn new(result: Result<Receipt, Refusal>) -> Self {
        Self { result: Some(result), sent_at: Location::caller() }
    }

    /// What became of it.
    pub fn result(mut self) -> Result<Receipt, Refusal> {
        self.result.take().expect("an attempt is looked at once")
    }

    /// The receipt; panics on a refusal.
    #[track_caller]
    pub fn ok(self) -> Receipt {
        self.result().unwrap_or_else(|refusal| panic!("refused: {}", refusal.text))
    }

    /// The refusal; panics when the message was carried out.
    #[track_caller]
    pub fn refused(self) -> Refusal {
        match self.result() {
            Err(refusal) => refusal,
            Ok(receipt) => panic!("it should have been refused, and was carried out: {:#?}", receipt.events),
        }
    }

    /// It was refused with this code. Returns the text, which has more to say.
    #[track_caller]
    pub fn fails_with(self, code: &str) -> String {
        let refusal = self.refused();
        assert_eq!(refusal.code(), code, "the refusal was: {}", refusal.text);
        refusal.text
    }

    /// It was refused by the chain itself, or by another contract, with these words somewhere.
    #[track_caller]
    pub fn fails_saying(self, words: &str) -> String {
        let refusal = self.refused();
        assert!(refusal.text.contains(words), "`{words}` is not in: {}", refusal.text);
        refusal.text
    }

    /// Whether it was carried out; either is fine.
    pub fn worked(self) -> bool {
        self.result().is_ok()
    }
}

impl Drop for Attempt {
    fn drop(&mut self) {
        if let Some(Err(refusal)) = &self.result
            && !std::thread::panicking()
        {
            panic!("refused: {} (sent at {})", refusal.text, self.sent_at);
        }
    }
}

/// What stands before the first colon, if it is in snake case.
fn code(text: &str) -> &str {
    let code = text.split_once(": ").map_or("", |(code, _)| code);
    let snake = code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if snake { code } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn a_refusal_is_the_contracts_own_text_wherever_it_stands_in_the_chain_of_errors() {
        let error =
            anyhow!("window_closed: it is too late").context("kind: other, sender: alice").context("Failed");
        assert_eq!(Refusal::of(&error).text, "window_closed: it is too late");
        let error = anyhow!("Overflow: Cannot Sub").context("Error executing WasmMsg");
        assert_eq!(
            (Refusal::of(&error).text.as_str(), Refusal::of(&error).code()),
            ("Overflow: Cannot Sub", "")
        );
    }

    #[test]
    #[should_panic(expected = "refused: too_old: very")]
    fn a_refusal_that_nobody_looks_at_ends_the_test() {
        Attempt::new(Err(Refusal { text: "too_old: very".into() }));
    }
}
