//! Who moves money in a run through the contracts: a patron pays for the topic, delegators stand behind its reputers, a
//! keeper begins periods and refreshes the topic's weight; at the end everybody takes what he has.

use super::done;
use crate::money::{Flows, Money, MoneyPlan, PaidEpoch, PoolMoney};
use allora_interfaces::event::NOTHING;
use allora_interfaces::rewards::{CONFIG, EMISSION, LEDGERS, OverviewResponse, QueryMsg};
use allora_interfaces::staking::ExecuteMsg;
use allora_protocol::emission::{Calendar, MAX_ROLLS};
use allora_protocol::{ById, EpochId, ReputerId, WorkerId};
use allora_testing::{LoggedEvent, Network};
use anyhow::{Context, Result, anyhow, ensure};
use cosmwasm_std::Uint128;

/// Who pays for the topic.
const PATRON: &str = "patron";
/// Who does what is due.
pub const KEEPER: &str = "keeper";
/// Who endows the treasury.
const FOUNDER: &str = "founder";
const DAY: u64 = 86_400;

/// The money of a run that goes on.
pub struct Purse {
    plan: MoneyPlan,
    /// Names of the reputers, by id.
    reputers: ById<ReputerId, String>,
    /// What there was of the token.
    supply: Uint128,
    began: Option<Begin>,
    /// The epoch from which on the patron pays again.
    next: u64,
}

/// How things were when the first epoch opened.
struct Begin {
    at: u64,
    /// Own and delegated stake.
    pools: ById<ReputerId, [Uint128; 2]>,
}

impl Purse {
    /// Of a topic whose reputers have their stake.
    pub fn new(net: &Network, plan: &MoneyPlan, reputers: &ById<ReputerId, String>) -> Result<Self> {
        let supply = supply(net)?;
        Ok(Self { plan: plan.clone(), reputers: reputers.clone(), supply, began: None, next: 0 })
    }

    /// An epoch opens. With the first the treasury is endowed, the owner vouches for the topic, delegators come. The patron
    /// pays when it is time; else the keeper refreshes the weight.
    pub fn open(&mut self, net: &mut Network, epoch: EpochId) -> Result<()> {
        if self.began.is_none() {
            self.began = Some(self.begin(net)?);
        }
        if epoch.0 < self.next {
            done(net.touch(KEEPER))?;
            return Ok(());
        }
        self.next = epoch.0.saturating_add(self.plan.every);
        done(net.fund(PATRON, self.plan.payment.u128()))?;
        Ok(())
    }

    fn begin(&self, net: &mut Network) -> Result<Begin> {
        if !self.plan.endowment.is_zero() {
            done(net.donate(FOUNDER, self.plan.endowment.u128()))?;
        }
        done(net.vouch("owner"))?;
        for name in self.reputers.values() {
            let amount = net.pool(name).own.mul_floor(self.plan.delegated);
            if !amount.is_zero() {
                done(net.delegate(&format!("delegator-{name}"), name, amount.u128()))?;
            }
        }
        let pools = self.reputers.map(|_, name| stake(net, name));
        Ok(Begin { at: net.now(), pools })
    }

    /// The last epoch is settled: what is on its way into stake enters, everybody claims, every token is accounted for.
    /// `workers`: their accounts.
    pub fn end(&self, net: &mut Network, workers: &ById<WorkerId, String>) -> Result<Option<Money>> {
        let Some(begin) = &self.began else { return Ok(None) };
        let length = net
            .topic_record()
            .versions
            .as_slice()
            .last()
            .map_or(DAY, |version| version.params.schedule.epoch_length);
        net.wait(length.max(DAY));
        for account in workers.values() {
            if !net.earned(account.as_str()).total()?.is_zero() {
                done(net.claim(account, [account.as_str()]))?;
            }
        }
        for account in self.reputers.values().map(String::as_str).chain([KEEPER]) {
            if net.credit(account) > 0 {
                done(net.claim_credit(account))?;
            }
        }
        for solvency in net.solvency() {
            let (balance, owed) = (solvency.balance, solvency.owed);
            ensure!(balance == owed, "a contract has {balance} and owes {owed}");
        }
        self.account(net, begin, workers).map(Some)
    }

    fn account(&self, net: &Network, begin: &Begin, workers: &ById<WorkerId, String>) -> Result<Money> {
        let mut tally = Tally::default();
        net.log.0.iter().try_for_each(|event| tally.note(event))?;
        let ledgers = LEDGERS.load(&*net.rewards_storage())?;
        let Tally { mut flows, epochs, claimed, treasury, rewards } = tally;
        ensure!(
            treasury == ledgers.treasury,
            "by its events the treasury has {treasury}, it has {}",
            ledgers.treasury
        );
        (flows.treasury, flows.reserved, flows.funding) = (treasury, ledgers.reserved, ledgers.funding);
        flows.unclaimed = ledgers.balances.checked_add(ledgers.credits)?;
        flows.supply = [self.supply, supply(net)?];
        let pools = self.reputers.try_map(|id, name| {
            let [own, delegated] = begin.pools.get(id).copied().context("a reputer of the begin")?;
            let [own_after, delegated_after] = stake(net, name);
            let rewards = rewards.get(id).copied().unwrap_or_default();
            Ok::<_, anyhow::Error>(PoolMoney {
                own: [own, own_after],
                delegated: [delegated, delegated_after],
                rewards,
            })
        })?;
        let claimed = workers.map(|id, _| claimed.get(id).copied().unwrap_or_default());
        let days = (net.now() - begin.at) / DAY;
        let money = Money { plan: self.plan.clone(), flows, epochs, claimed, pools, days };
        money.require_balanced(net.balance(&net.suite.rewards).into())?;
        Ok(money)
    }
}

/// Sets what a reputer keeps of his delegators' rewards, before anybody has stake in his pool: it holds at once.
pub fn set_commission(net: &mut Network, plan: &MoneyPlan, reputer: &str) -> Result<()> {
    let commission = ExecuteMsg::SetCommission { topic_id: net.topic, commission: plan.commission };
    done(net.act_staking(reputer, &commission)).map(|_| ())
}

/// The keeper begins periods until no more are due than a message begins by itself.
pub fn begin_periods(net: &mut Network) -> Result<()> {
    loop {
        let storage = net.rewards_storage();
        let config = CONFIG.load(&*storage)?;
        let begun = EMISSION.may_load(&*storage)?.unwrap_or_default().period;
        drop(storage);
        let calendar = Calendar { deployed: config.deployed, period: config.emission_period };
        if calendar.period_of(net.now()).saturating_sub(begun) <= MAX_ROLLS {
            return Ok(());
        }
        done(net.roll(KEEPER, None))?;
    }
}

/// Own and delegated stake of a reputer now; the shares that are nobody's, and what rounding leaves, count as his own.
fn stake(net: &Network, reputer: &str) -> [Uint128; 2] {
    let pool = net.pool(reputer);
    [pool.bonded.saturating_sub(pool.delegated), pool.delegated]
}

/// How much there is of the token.
fn supply(net: &Network) -> Result<Uint128> {
    let overview: OverviewResponse =
        net.ask_rewards(&QueryMsg::Overview {}).map_err(|error| anyhow!("asking for the supply: {error}"))?;
    overview.supply.context("a token that knows its supply")
}

/// Sums of events.
#[derive(Default)]
struct Tally {
    flows: Flows,
    epochs: Vec<PaidEpoch>,
    claimed: ById<WorkerId, Uint128>,
    treasury: Uint128,
    /// Into each pool.
    rewards: ById<ReputerId, Uint128>,
}

impl Tally {
    fn note(&mut self, event: &LoggedEvent) -> Result<()> {
        let amount = |name: &str| Uint128::new(event.number(name));
        let flows = &mut self.flows;
        match event.name.as_str() {
            "treasury_received" => {
                let income = match event.get("income") {
                    "creation_fee" => &mut flows.creation_fee,
                    "forfeits" => &mut flows.forfeits,
                    _ => &mut flows.endowment,
                };
                grow(income, amount("amount"))?;
                grow(&mut self.treasury, amount("amount"))?;
            }
            "topic_funded" => {
                grow(&mut flows.patron, amount("amount"))?;
                grow(&mut flows.direct, amount("direct"))?;
                grow(&mut self.treasury, amount("amount").checked_sub(amount("direct"))?)?;
            }
            "period_rolled" => {
                grow(&mut flows.spent, amount("from_treasury"))?;
                grow(&mut flows.minted, amount("minted"))?;
                grow(&mut self.treasury, amount("returned"))?;
                self.treasury = self.treasury.checked_sub(amount("from_treasury"))?;
            }
            "epoch_paid" => {
                grow(&mut flows.emission, amount("emission"))?;
                grow(&mut flows.own, amount("own"))?;
                grow(&mut flows.keeper, amount("advance_fee"))?;
                grow(&mut self.treasury, amount("remainder"))?;
                self.epochs.push(PaidEpoch {
                    epoch: u64::try_from(event.number("epoch_id"))?,
                    emission: amount("emission"),
                    own: amount("own"),
                    treasury: self.treasury,
                    minted: flows.minted,
                    patron: flows.patron,
                    ..PaidEpoch::default()
                });
            }
            "role_paid" => self.role(event)?,
            "claimed" => {
                for worker in list(event.get("workers")) {
                    let [_, id, inferer, forecaster] = fields(worker)?;
                    grow(entry(&mut self.claimed, WorkerId(id.try_into()?)), inferer.into())?;
                    grow(entry(&mut self.claimed, WorkerId(id.try_into()?)), forecaster.into())?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What the participants of a role got for the epoch that was paid last.
    fn role(&mut self, event: &LoggedEvent) -> Result<()> {
        let epoch = self.epochs.last_mut().context("a role is paid before its epoch")?;
        let role = event.get("role");
        let total = match role {
            "inferer" => &mut self.flows.inferers,
            "forecaster" => &mut self.flows.forecasters,
            _ => &mut self.flows.reputers,
        };
        grow(total, Uint128::new(event.number("amount")))?;
        for payee in list(event.get("payees")) {
            let [id, _, amount] = fields(payee)?;
            let (id, amount) = (u32::try_from(id)?, Uint128::new(amount));
            if role == "reputer" {
                grow(entry(&mut epoch.reputers, ReputerId(id)), amount)?;
                grow(entry(&mut self.rewards, ReputerId(id)), amount)?;
            } else {
                grow(entry(&mut epoch.workers, WorkerId(id)), amount)?;
            }
        }
        Ok(())
    }
}

/// The entries of an attribute that is a list.
fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').filter(|entry| *entry != NOTHING)
}

/// The whole numbers of an entry.
fn fields<const N: usize>(entry: &str) -> Result<[u128; N]> {
    let numbers = entry.split(':').map(str::parse).collect::<Result<Vec<u128>, _>>();
    let numbers = numbers.with_context(|| format!("`{entry}` has something else than numbers"))?;
    <[u128; N]>::try_from(numbers).map_err(|_| anyhow!("`{entry}` has not {N} numbers"))
}

fn entry<Id: Copy + Ord>(amounts: &mut ById<Id, Uint128>, id: Id) -> &mut Uint128 {
    amounts.get_or_insert_with(id, Uint128::zero)
}

fn grow(amount: &mut Uint128, by: Uint128) -> Result<()> {
    *amount = amount.checked_add(by)?;
    Ok(())
}
