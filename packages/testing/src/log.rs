//! [`Log`]: every typed event of the suite in order, with its time.

use allora_interfaces::event::CATALOGUE;
use serde::{Deserialize, Serialize};

/// A typed event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoggedEvent {
    /// Block time, in seconds.
    pub time: u64,
    /// Who emitted it: `topic-registry`, `staking`, `synthesis`.
    pub contract: String,
    /// Its name in the catalogue.
    pub name: String,
    /// Its attributes in order, without the version.
    pub attributes: Vec<(String, String)>,
}

/// All typed events so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Log(pub Vec<LoggedEvent>);

impl LoggedEvent {
    /// The value of an attribute; panics when it has none of this name.
    #[track_caller]
    pub fn get(&self, attribute: &str) -> &str {
        let found = self.attributes.iter().find(|(name, _)| name == attribute);
        found.map(|(_, value)| value.as_str()).unwrap_or_else(|| panic!("no `{attribute}` in {self:?}"))
    }

    /// The value of an attribute that is a whole number.
    #[track_caller]
    pub fn number(&self, attribute: &str) -> u128 {
        let value = self.get(attribute);
        value.parse().unwrap_or_else(|_| panic!("`{attribute}` is no whole number in {self:?}"))
    }
}

impl Log {
    /// The events of a kind, by its name.
    pub fn all<'l>(&'l self, name: &'l str) -> impl Iterator<Item = &'l LoggedEvent> {
        self.0.iter().filter(move |event| event.name == name)
    }

    /// The newest event of a kind; panics when there is none.
    #[track_caller]
    pub fn last(&self, name: &str) -> &LoggedEvent {
        self.0.iter().rfind(|event| event.name == name).unwrap_or_else(|| panic!("no event `{name}` so far"))
    }

    /// Reads the typed events of a response, checking each against the catalogue: who may emit it, which attributes it
    /// has, in which order. `contract`: the name of a contract of the suite, by its address.
    pub(crate) fn read<'n>(
        events: &[cosmwasm_std::Event],
        time: u64,
        contract: impl Fn(&str) -> Option<&'n str>,
    ) -> Vec<LoggedEvent> {
        let typed = events.iter().filter_map(|event| {
            let name = event.ty.strip_prefix("wasm-allora_")?;
            let mut attributes = event.attributes.iter();
            let address = attributes.next().expect("the chain adds the contract's address");
            let emitter = contract(&address.value)?;
            let kind = CATALOGUE.iter().find(|(_, known, _)| *known == name);
            let (owner, _, expected) = kind.unwrap_or_else(|| panic!("`{name}` is not in the catalogue"));
            assert_eq!(emitter, *owner, "`{name}` came from the wrong contract");
            let keys: Vec<&str> = attributes.clone().map(|attribute| attribute.key.as_str()).collect();
            let wanted: Vec<&str> = ["v"].iter().chain(*expected).copied().collect();
            assert_eq!(keys, wanted, "attributes of `{name}`");
            let attributes =
                attributes.skip(1).map(|attribute| (attribute.key.clone(), attribute.value.clone()));
            let (contract, name) = (emitter.to_string(), name.to_string());
            Some(LoggedEvent { time, contract, name, attributes: attributes.collect() })
        });
        typed.collect()
    }
}
