//! [`Network`]: the chain, the suite, and who acts.

use crate::codes::Codes;
use crate::value::WorkerRef;
use crate::{Attempt, Builder, Log, LoggedEvent, Receipt, Refusal, TopicSpec, Who, check};
use allora_interfaces::synthesis::Entry;
use allora_interfaces::token::Token;
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_std::{Addr, Binary, Coin, CosmosMsg, Event, WasmMsg, to_json_binary};
use cw_multi_test::{App, Executor};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

/// Where the suite is, and what it is paid in.
#[derive(Clone, Debug)]
pub struct Suite {
    /// Topics.
    pub registry: Addr,
    /// Stake.
    pub staking: Addr,
    /// Epochs.
    pub synthesis: Addr,
    /// Money; the treasury.
    pub rewards: Addr,
    /// The token.
    pub token: Token,
}

/// The suite on an embedded chain. Verbs are about the current topic, [`Network::topic`]; [`Network::on`] changes it.
pub struct Network {
    /// The embedded chain.
    pub app: App,
    /// Where the suite is.
    pub suite: Suite,
    /// The topic that verbs are about.
    pub topic: TopicId,
    /// Every typed event so far.
    pub log: Log,
    /// Names of reputers by topic, in the order of their registration.
    pub(crate) reputers: BTreeMap<TopicId, Vec<String>>,
    /// The newest epoch of each topic that a scene was about.
    pub(crate) begun: BTreeMap<TopicId, EpochId>,
    /// What was committed, for reveals.
    pub(crate) secrets: BTreeMap<(TopicId, EpochId, WorkerId), Secret>,
    /// Who pays only what he has.
    pub(crate) broke: BTreeSet<String>,
    pub(crate) codes: Codes,
    careful: bool,
    /// Of so many messages, one is compared with what was before it, if it is refused.
    compared: u32,
    /// How many messages were sent.
    sent: u32,
}

/// What somebody committed.
#[derive(Clone, Debug)]
pub(crate) struct Secret {
    pub name: String,
    pub entry: Entry,
    pub salt: [u8; 32],
}

impl Network {
    /// A suite without a topic.
    pub fn builder() -> Builder {
        Builder::new(None)
    }

    /// A suite with a topic and a reputer.
    pub fn with_topic() -> Builder {
        Builder::new(Some(TopicSpec::default()))
    }

    pub(crate) fn new(app: App, codes: Codes, suite: Suite, careful: bool) -> Self {
        Self {
            app,
            suite,
            topic: TopicId(0),
            log: Log::default(),
            reputers: BTreeMap::new(),
            begun: BTreeMap::new(),
            secrets: BTreeMap::new(),
            broke: BTreeSet::new(),
            codes,
            careful,
            compared: 1,
            sent: 0,
        }
    }

    /// Whether every message is audited from now on.
    pub fn careful(&mut self, careful: bool) -> &mut Self {
        self.careful = careful;
        self
    }

    /// Whether a refused message changed anything is looked at in one message of so many only: it is the dearest of audits, and
    /// the chain's own affair.
    pub fn compare_one_in(&mut self, messages: u32) -> &mut Self {
        self.compared = messages;
        self
    }

    /// Verbs are about this topic from now on.
    pub fn on(&mut self, topic: TopicId) -> &mut Self {
        self.topic = topic;
        self
    }

    /// The address of a name; it is always the same.
    pub fn addr(&self, name: &str) -> Addr {
        self.app.api().addr_make(name)
    }

    /// Sends a message, with coins that the sender has. After it the suite is audited; after a refusal the whole chain is
    /// as it was.
    #[track_caller]
    pub fn send<M: Serialize + Debug>(
        &mut self,
        who: impl Who,
        to: &Addr,
        message: &M,
        coins: &[Coin],
    ) -> Attempt {
        let json = to_json_binary(message).expect("a message is JSON");
        self.send_raw(who, to, json, coins)
    }

    /// Sends any bytes as a message.
    #[track_caller]
    pub fn send_raw(&mut self, who: impl Who, to: &Addr, msg: Binary, coins: &[Coin]) -> Attempt {
        let execute = WasmMsg::Execute { contract_addr: to.into(), msg, funds: coins.into() };
        self.transact(who, vec![execute.into()])
    }

    /// Sends several messages without coins in one transaction: all of them are carried out, or none.
    #[track_caller]
    pub fn send_together<M: Serialize + Debug>(&mut self, who: impl Who, messages: &[(&Addr, M)]) -> Attempt {
        let execute = |(to, message): &(&Addr, M)| {
            let msg = to_json_binary(message).expect("a message is JSON");
            WasmMsg::Execute { contract_addr: to.to_string(), msg, funds: vec![] }.into()
        };
        self.transact(who, messages.iter().map(execute).collect())
    }

    /// Sends some of the suite's token, with no message that says what for.
    #[track_caller]
    pub fn transfer(&mut self, who: impl Who, to: &Addr, amount: u128) -> Attempt {
        let message = self.suite.token.send(to, amount.into()).expect("a message is JSON");
        self.transact(who, vec![message])
    }

    #[track_caller]
    fn transact(&mut self, who: impl Who, messages: Vec<CosmosMsg>) -> Attempt {
        let sender = who.address(self);
        self.sent = self.sent.wrapping_add(1);
        let compares = self.careful && self.sent.is_multiple_of(self.compared);
        let before = compares.then(|| check::fingerprint(&self.app));
        let result = match self.app.execute_multi(sender, messages) {
            Ok(responses) => {
                let events: Vec<Event> = responses.into_iter().flat_map(|response| response.events).collect();
                let events = self.take_events(&events);
                self.audit();
                Ok(Receipt { events })
            }
            Err(error) => {
                let after = before.map(|_| check::fingerprint(&self.app));
                assert_eq!(before, after, "a refused message changed something: {error:#}");
                Err(Refusal::of(&error))
            }
        };
        Attempt::new(result)
    }

    /// Sends coins of the chain from the bank.
    pub(crate) fn bank_send(&mut self, to: &Addr, coins: &[Coin]) {
        let bank = self.addr("bank");
        self.app.send_tokens(bank, to.clone(), coins).expect("the bank is rich");
    }

    /// Checks the events of a response and keeps them; the typed ones.
    pub(crate) fn take_events(&mut self, events: &[Event]) -> Vec<LoggedEvent> {
        check::actions(&self.suite, events);
        let typed = Log::read(events, self.now(), |address| self.suite.name_of(address));
        self.log.0.extend(typed.iter().cloned());
        typed
    }

    /// Holds ledgers, records, balances and seats of the suite against each other, when the network is careful.
    pub fn audit(&self) {
        if self.careful {
            self.audit_records();
            check::solvency(self);
        }
    }

    /// Holds ledgers, records and seats of the suite against each other, whatever its token says of balances.
    pub fn audit_records(&self) {
        check::staking(self);
        check::votes(self);
        check::deposits(self);
        check::money(self);
        check::synthesis(self);
    }

    /// The id of a worker in the current topic.
    pub(crate) fn id_of(&self, worker: impl WorkerRef) -> WorkerId {
        worker.worker(self)
    }
}

impl Suite {
    /// The name of the contract at an address, as the catalogue of events has it.
    pub fn name_of(&self, address: &str) -> Option<&'static str> {
        let named = [
            (&self.registry, "topic-registry"),
            (&self.staking, "staking"),
            (&self.synthesis, "synthesis"),
            (&self.rewards, "rewards"),
        ];
        named.into_iter().find(|(contract, _)| contract.as_str() == address).map(|(_, name)| name)
    }
}
