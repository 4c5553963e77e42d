//! [`Run`]: the six entry points of a contract as one function, so that what is plugged into the embedded chain says only once
//! what it does about a call.

use super::host::{Host, Store};
use anyhow::{Result, bail};
use cosmwasm_std::{Binary, Deps, DepsMut, Empty, Env, MessageInfo, QuerierWrapper, Reply, Response};
use cw_multi_test::Contract;
use std::borrow::Cow;

/// A call into a contract.
#[derive(Clone, Debug)]
pub struct Call {
    pub env: Env,
    pub entry: Entry,
}

/// An entry point with what it is called with.
#[derive(Clone, Debug)]
pub enum Entry {
    Instantiate(MessageInfo, Vec<u8>),
    Execute(MessageInfo, Vec<u8>),
    Query(Vec<u8>),
    Reply(Reply),
    Sudo(Vec<u8>),
    Migrate(Vec<u8>),
}

/// What a contract returned.
#[derive(Clone, Debug, PartialEq)]
pub enum Returned {
    /// To a query.
    Answer(Binary),
    /// To everything else.
    Response(Response),
}

/// What carries out calls into one contract.
pub trait Run {
    /// Carries out a call.
    fn run(&self, call: &Call, host: &mut Host) -> Result<Returned>;
}

/// What carries out calls, plugged into the embedded chain.
pub struct Plug<R>(pub R);

impl Entry {
    /// Its name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Instantiate(..) => "instantiate",
            Self::Execute(..) => "execute",
            Self::Query(_) => "query",
            Self::Reply(_) => "reply",
            Self::Sudo(_) => "sudo",
            Self::Migrate(_) => "migrate",
        }
    }

    /// Its message; a reply has none.
    pub fn message(&self) -> &[u8] {
        match self {
            Self::Instantiate(_, message)
            | Self::Execute(_, message)
            | Self::Query(message)
            | Self::Sudo(message)
            | Self::Migrate(message) => message,
            Self::Reply(_) => &[],
        }
    }

    /// Its message, as far as it is text.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.message())
    }
}

impl Call {
    /// Carries the call out by a contract.
    pub fn enter(&self, contract: &dyn Contract<Empty>, host: &mut Host) -> Result<Returned> {
        let (env, api, querier) = (self.env.clone(), host.api, QuerierWrapper::new(&host.querier));
        let storage = &mut host.storage;
        if let Entry::Query(message) = &self.entry {
            return contract
                .query(Deps { storage, api, querier }, env, message.clone())
                .map(Returned::Answer);
        }
        let deps = DepsMut { storage, api, querier };
        let response = match self.entry.clone() {
            Entry::Instantiate(info, message) => contract.instantiate(deps, env, info, message),
            Entry::Execute(info, message) => contract.execute(deps, env, info, message),
            Entry::Query(_) => unreachable!("a query was answered above"),
            Entry::Reply(reply) => contract.reply(deps, env, reply),
            Entry::Sudo(message) => contract.sudo(deps, env, message),
            Entry::Migrate(message) => contract.migrate(deps, env, message),
        };
        response.map(Returned::Response)
    }
}

impl<R: Run> Plug<R> {
    fn respond(&self, deps: DepsMut, env: Env, entry: Entry) -> Result<Response> {
        let mut host = Host::new(Store::Writable(deps.storage), deps.api, &*deps.querier);
        match self.0.run(&Call { env, entry }, &mut host)? {
            Returned::Response(response) => Ok(response),
            Returned::Answer(_) => bail!("an answer where a response was due"),
        }
    }
}

impl<R: Run> Contract<Empty> for Plug<R> {
    fn instantiate(&self, deps: DepsMut, env: Env, info: MessageInfo, message: Vec<u8>) -> Result<Response> {
        self.respond(deps, env, Entry::Instantiate(info, message))
    }
    fn execute(&self, deps: DepsMut, env: Env, info: MessageInfo, message: Vec<u8>) -> Result<Response> {
        self.respond(deps, env, Entry::Execute(info, message))
    }
    fn query(&self, deps: Deps, env: Env, message: Vec<u8>) -> Result<Binary> {
        let mut host = Host::new(Store::ReadOnly(deps.storage), deps.api, &*deps.querier);
        match self.0.run(&Call { env, entry: Entry::Query(message) }, &mut host)? {
            Returned::Answer(answer) => Ok(answer),
            Returned::Response(_) => bail!("a response where an answer was due"),
        }
    }
    fn reply(&self, deps: DepsMut, env: Env, reply: Reply) -> Result<Response> {
        self.respond(deps, env, Entry::Reply(reply))
    }
    fn sudo(&self, deps: DepsMut, env: Env, message: Vec<u8>) -> Result<Response> {
        self.respond(deps, env, Entry::Sudo(message))
    }
    fn migrate(&self, deps: DepsMut, env: Env, message: Vec<u8>) -> Result<Response> {
        self.respond(deps, env, Entry::Migrate(message))
    }
}
