//! [`Builder`]: what a scenario needs to say about the suite and its topic.

use crate::codes::{Code, Codes, Supplier};
use crate::money::{DENOM, Money, SUPPLY, TOKEN};
use crate::{Network, Refusal, Suite, TopicSpec, malicious_cw20};
use allora_interfaces::registry::{CodeIds, InstantiateMsg, NewToken, Registry, Sibling};
use allora_protocol::emission::MoneyParams;
use allora_protocol::schedule::Schedule;
use allora_protocol::topic::{SuiteParams, Terms};
use cosmwasm_std::{Addr, Empty, Timestamp, Uint128, coins, to_json_binary};
use cw_multi_test::{App, Contract, Executor, no_init};
use cw20::Cw20Coin;
use std::rc::Rc;

/// A suite to be deployed, and what is there when the scenario begins. Everything has a default: a native token, the
/// owner `owner`, the guardian `guardian`; with a topic: the creator `creator` and one reputer,
/// `rita`, with 100 tokens at stake.
#[derive(Clone, Debug)]
#[must_use]
pub struct Builder {
    money: Money,
    token: Option<NewToken>,
    cap: Option<Uint128>,
    params: SuiteParams,
    emission_period: Option<u64>,
    topic: Option<TopicSpec>,
    reputers: Vec<(String, u128)>,
    careful: bool,
    supplier: Supplier,
}

/// When the embedded chain begins, in seconds.
const GENESIS: u64 = 1_750_000_000;

impl Builder {
    pub(crate) fn new(topic: Option<TopicSpec>) -> Self {
        let params = SuiteParams {
            min_window: 30,
            creation_fee: Uint128::new(5 * TOKEN),
            registration_deposit: Uint128::new(10 * TOKEN),
            min_stake: Uint128::new(TOKEN),
            min_topic_stake: Uint128::new(TOKEN),
            reveal_forfeit: Uint128::new(2 * TOKEN),
            deposit_delay: 21 * 86_400,
            unbonding_time: 21 * 86_400,
            keep_tables: 365,
            tokens_per_weight: Uint128::new(1_000_000),
            money: MoneyParams::default(),
        };
        let reputers = topic.iter().map(|_| ("rita".into(), 100 * TOKEN)).collect();
        Self {
            money: Money::Native,
            token: None,
            cap: None,
            params,
            emission_period: None,
            topic,
            reputers,
            careful: true,
            supplier: Supplier::default(),
        }
    }

    /// What everything is paid in.
    pub fn money(mut self, money: Money) -> Self {
        self.money = money;
        self
    }

    /// A token in the words of the message, however wrong.
    pub fn token(mut self, token: NewToken) -> Self {
        self.token = Some(token);
        self
    }

    /// How much there can ever be of a token that is made with the suite ([`Money::NewCw20`]), in base units.
    pub fn cap(mut self, cap: Option<Uint128>) -> Self {
        self.cap = cap;
        self
    }

    /// Other parameters of the suite.
    pub fn suite(mut self, change: impl FnOnce(&mut SuiteParams)) -> Self {
        change(&mut self.params);
        self
    }

    /// Another emission period, in seconds.
    pub fn emission_period(mut self, seconds: u64) -> Self {
        self.emission_period = Some(seconds);
        self
    }

    /// Another topic, or several changes of it at once.
    pub fn topic(mut self, change: impl FnOnce(TopicSpec) -> TopicSpec) -> Self {
        self.topic = Some(change(self.topic.unwrap_or_default()));
        self
    }

    /// The topic's schedule.
    pub fn schedule(self, schedule: Schedule) -> Self {
        self.topic(|topic| topic.schedule(schedule))
    }

    /// The topic has a reveal window of so many seconds: workers commit and reveal.
    pub fn reveal_window(self, seconds: u64) -> Self {
        self.topic(|topic| topic.reveal_window(seconds))
    }

    /// The topic's seats of inferers, forecasters and reputers.
    pub fn seats(self, inferers: u16, forecasters: u16, reputers: u16) -> Self {
        self.topic(|topic| topic.seats(inferers, forecasters, reputers))
    }

    /// The topic's other terms.
    pub fn terms(self, change: impl FnOnce(&mut Terms)) -> Self {
        self.topic(|topic| topic.terms(change))
    }

    /// The topic's reputers and their stake, in base units, instead of `rita`.
    pub fn reputers<'a>(mut self, reputers: impl IntoIterator<Item = (&'a str, u128)>) -> Self {
        self.reputers = reputers.into_iter().map(|(name, stake)| (name.into(), stake)).collect();
        self
    }

    /// Without the audit after every message: for long runs.
    pub fn unaudited(mut self) -> Self {
        self.careful = false;
        self
    }

    /// The code of the contracts, instead of what this program was compiled with ([`Code::native`]): built artifacts in a
    /// VM, or a wrapper that measures.
    pub fn codes(mut self, supply: impl Fn(Code) -> Box<dyn Contract<Empty>> + 'static) -> Self {
        self.supplier = Supplier(Rc::new(supply));
        self
    }

    /// Deploys the suite, creates the topic, registers and stakes its reputers.
    #[track_caller]
    pub fn start(self) -> Network {
        self.try_start().unwrap_or_else(|refusal| panic!("not deployed: {}", refusal.text))
    }

    /// The same, where the deployment may be refused.
    #[track_caller]
    pub fn try_start(self) -> Result<Network, Refusal> {
        let mut app = App::new(no_init);
        app.update_block(|block| {
            (block.time, block.height) = (Timestamp::from_seconds(GENESIS), 1);
        });
        let codes = Codes::store(&mut app, &self.supplier);
        let bank = app.api().addr_make("bank");
        app.init_modules(|router, _, storage| {
            router.bank.init_balance(storage, &bank, coins(SUPPLY, DENOM)).expect("a balance")
        });
        let token = match self.token {
            Some(token) => token,
            None => new_token(&mut app, codes, &bank, self.money, self.cap),
        };
        let message = InstantiateMsg {
            owner: Some(app.api().addr_make("owner").into()),
            guardian: Some(app.api().addr_make("guardian").into()),
            admin: None,
            token,
            emission_period: self.emission_period,
            params: self.params.clone(),
            code_ids: CodeIds { staking: codes.staking, synthesis: codes.synthesis, rewards: codes.rewards },
        };
        let mut net = deploy(app, codes, &message, self.careful)?;
        if let Some(topic) = self.topic {
            net.create_topic(topic);
            for (name, stake) in self.reputers {
                net.register_reputer(&name);
                net.stake(&name, stake);
            }
        }
        Ok(net)
    }
}

/// Deploys the suite by one transaction of the bank's.
#[track_caller]
fn deploy(mut app: App, codes: Codes, message: &InstantiateMsg, careful: bool) -> Result<Network, Refusal> {
    let deployer = app.api().addr_make("bank");
    let wasm = cosmwasm_std::WasmMsg::Instantiate {
        admin: Some(app.api().addr_make("owner").into()),
        code_id: codes.registry,
        msg: to_json_binary(message).expect("a message is JSON"),
        funds: vec![],
        label: "allora".into(),
    };
    let response = app.execute(deployer, wasm.into()).map_err(|error| Refusal::of(&error))?;
    let registry = response.events.iter().find(|event| event.ty == "instantiate").expect("an address");
    let registry = Addr::unchecked(registry.attributes[0].value.clone());
    let record = Registry(registry.clone()).suite_record(&app.wrap()).expect("a suite");
    let sibling = |sibling| record.sibling(sibling).expect("a sibling").clone();
    let [staking, synthesis, rewards] = [Sibling::Staking, Sibling::Synthesis, Sibling::Rewards].map(sibling);
    let suite = Suite { registry, staking, synthesis, rewards, token: record.token };
    let mut net = Network::new(app, codes, suite, careful);
    net.take_events(&response.events);
    Ok(net)
}

fn new_token(app: &mut App, codes: Codes, bank: &Addr, money: Money, cap: Option<Uint128>) -> NewToken {
    let initial_balances = vec![Cw20Coin { address: bank.into(), amount: Uint128::new(SUPPLY) }];
    let (name, symbol) = ("Allora".to_string(), "ALLO".to_string());
    let address = match money {
        Money::Native => return NewToken::Native { denom: DENOM.into() },
        Money::NewCw20 => {
            let code_id = codes.cw20;
            return NewToken::NewCw20 { code_id, name, symbol, decimals: 6, initial_balances, cap };
        }
        Money::Cw20 => {
            let message = cw20_base::msg::InstantiateMsg {
                name,
                symbol,
                decimals: 6,
                initial_balances,
                mint: None,
                marketing: None,
            };
            app.instantiate_contract(codes.cw20, bank.clone(), &message, &[], "token", None)
        }
        Money::Malicious => {
            let message =
                malicious_cw20::InstantiateMsg { owner: bank.clone(), supply: Uint128::new(SUPPLY) };
            app.instantiate_contract(codes.malicious, bank.clone(), &message, &[], "token", None)
        }
    };
    NewToken::Cw20 { address: address.expect("a token").into() }
}
