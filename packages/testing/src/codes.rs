//! [`Code`]: the contracts of the embedded chain, and who supplies their code.

use crate::{lending, malicious_cw20};
use cosmwasm_std::Empty;
use cw_multi_test::{App, Contract, ContractWrapper};
use std::fmt::{self, Debug, Formatter};
use std::rc::Rc;

/// A contract of the embedded chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// Topics.
    Registry,
    /// Stake.
    Staking,
    /// Epochs.
    Synthesis,
    /// Money.
    Rewards,
    /// The token, where it is a cw20.
    Cw20,
    /// [`crate::malicious_cw20`].
    MaliciousCw20,
    /// [`crate::lending`].
    Lending,
}

impl Code {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Registry,
        Self::Staking,
        Self::Synthesis,
        Self::Rewards,
        Self::Cw20,
        Self::MaliciousCw20,
        Self::Lending,
    ];

    /// The contract as this program was compiled with it.
    pub fn native(self) -> Box<dyn Contract<Empty>> {
        match self {
            Self::Registry => registry(),
            Self::Staking => staking(),
            Self::Synthesis => synthesis(),
            Self::Rewards => rewards(),
            Self::Cw20 => cw20(),
            Self::MaliciousCw20 => malicious(),
            Self::Lending => market(),
        }
    }
}

/// Who supplies the code of a contract.
#[derive(Clone)]
pub(crate) struct Supplier(pub Rc<dyn Fn(Code) -> Box<dyn Contract<Empty>>>);

impl Default for Supplier {
    fn default() -> Self {
        Self(Rc::new(Code::native))
    }
}

impl Debug for Supplier {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Supplier")
    }
}

/// Code ids.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Codes {
    pub registry: u64,
    pub staking: u64,
    pub synthesis: u64,
    pub rewards: u64,
    pub cw20: u64,
    pub malicious: u64,
    pub lending: u64,
}

impl Codes {
    /// Stores the code of everything.
    pub fn store(app: &mut App, supplier: &Supplier) -> Self {
        let mut store = |code| app.store_code((supplier.0)(code));
        Self {
            registry: store(Code::Registry),
            staking: store(Code::Staking),
            synthesis: store(Code::Synthesis),
            rewards: store(Code::Rewards),
            cw20: store(Code::Cw20),
            malicious: store(Code::MaliciousCw20),
            lending: store(Code::Lending),
        }
    }
}

fn registry() -> Box<dyn Contract<Empty>> {
    use allora_topic_registry::contract::reply;
    use allora_topic_registry::entry::{execute, instantiate, migrate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_reply(reply).with_migrate(migrate))
}

fn staking() -> Box<dyn Contract<Empty>> {
    use allora_staking::contract::reply;
    use allora_staking::entry::{execute, instantiate, migrate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_reply(reply).with_migrate(migrate))
}

fn synthesis() -> Box<dyn Contract<Empty>> {
    use allora_synthesis::contract::reply;
    use allora_synthesis::entry::{execute, instantiate, migrate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_reply(reply).with_migrate(migrate))
}

fn rewards() -> Box<dyn Contract<Empty>> {
    use allora_rewards::entry::{execute, instantiate, migrate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
}

fn cw20() -> Box<dyn Contract<Empty>> {
    use cw20_base::contract::{execute, instantiate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query))
}

fn malicious() -> Box<dyn Contract<Empty>> {
    use malicious_cw20::{execute, instantiate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query))
}

fn market() -> Box<dyn Contract<Empty>> {
    use lending::{execute, instantiate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query))
}
