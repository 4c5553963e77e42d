//! The code of the contracts, as the embedded chain runs it.

use crate::{lending, malicious_cw20};
use cosmwasm_std::Empty;
use cw_multi_test::{App, Contract, ContractWrapper};

/// Code ids.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Codes {
    pub registry: u64,
    pub staking: u64,
    pub synthesis: u64,
    pub cw20: u64,
    pub malicious: u64,
    pub lending: u64,
}

impl Codes {
    /// Stores the code of everything.
    pub fn store(app: &mut App) -> Self {
        Self {
            registry: app.store_code(registry()),
            staking: app.store_code(staking()),
            synthesis: app.store_code(synthesis()),
            cw20: app.store_code(cw20()),
            malicious: app.store_code(malicious()),
            lending: app.store_code(market()),
        }
    }
}

fn registry() -> Box<dyn Contract<Empty>> {
    use allora_topic_registry::contract::{execute, instantiate, migrate, query, reply};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_reply(reply).with_migrate(migrate))
}

fn staking() -> Box<dyn Contract<Empty>> {
    use allora_staking::contract::{execute, instantiate, migrate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
}

fn synthesis() -> Box<dyn Contract<Empty>> {
    use allora_synthesis::contract::{execute, instantiate, migrate, query};
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
