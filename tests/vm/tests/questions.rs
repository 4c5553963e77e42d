//! Every question to every contract, about whatever there is, page by page.

use allora_interfaces::registry::{self, Role};
use allora_interfaces::rewards::{self, WorkerRef};
use allora_interfaces::staking;
use allora_interfaces::synthesis::{self, Actor, SeatKind};
use allora_protocol::{EpochId, ReputerId, TopicId, WorkerId};
use allora_testing::Network;
use cosmwasm_std::Addr;
use serde::Serialize;

/// Who may be known to a story.
const NAMES: [&str; 5] = ["alice", "bob", "rita", "owner", "nobody"];
/// Limits of pages: the default, the smallest, one, the largest, one too many.
const LIMITS: [Option<u32>; 5] = [None, Some(0), Some(1), Some(30), Some(31)];

/// Asks everything. The answers (and refusals) are compared where the contracts run.
pub fn ask_everything(net: &Network) {
    let topics = (0..=3).map(TopicId);
    of_everybody(net);
    for topic_id in topics {
        of_topic(net, topic_id);
        of_funds(net, topic_id);
        let current = net.registry().topic_record(&net.app.wrap(), topic_id).ok();
        let current = current.and_then(|record| record.versions.current(net.now()).ok()).flatten();
        let newest = current.map_or(0, |epoch| epoch.0);
        for epoch in newest.saturating_sub(3)..=newest + 1 {
            of_epoch(net, topic_id, EpochId(epoch));
        }
    }
}

fn ask(net: &Network, contract: &Addr, question: &impl Serialize) {
    // What matters is that both give the same answer, be it a refusal.
    let _ = net.app.wrap().query_wasm_smart::<serde_json::Value>(contract, question);
}

fn of_everybody(net: &Network) {
    use synthesis::QueryMsg as Q;
    let suite = &net.suite;
    let plain = [Q::Ownership {}, Q::Config {}, Q::Solvency {}];
    plain.iter().for_each(|question| ask(net, &suite.synthesis, question));
    let (start_after, topics) = (Some(TopicId(1)), vec![TopicId(1), TopicId(2)]);
    ask(net, &suite.synthesis, &Q::Summaries { topics });
    for limit in LIMITS {
        ask(net, &suite.synthesis, &Q::Due { start_after: None, limit });
        ask(net, &suite.synthesis, &Q::Due { start_after, limit });
        let (creator, rule, state, eligible) = (None, None, None, None);
        ask(
            net,
            &suite.registry,
            &registry::QueryMsg::Topics { creator, rule, state, eligible, start_after: None, limit },
        );
        for owner in NAMES.map(|name| net.addr(name).to_string()) {
            let start_after = Some((TopicId(1), WorkerId(0)));
            ask(net, &suite.synthesis, &Q::WorkersByOwner { owner: owner.clone(), start_after: None, limit });
            ask(net, &suite.synthesis, &Q::WorkersByOwner { owner: owner.clone(), start_after, limit });
            ask(net, &suite.staking, &staking::QueryMsg::Positions { owner, start_after: None, limit });
        }
    }
    use staking::QueryMsg as S;
    [S::Ownership {}, S::Config {}, S::Solvency {}].iter().for_each(|q| ask(net, &suite.staking, q));
    ask(net, &suite.registry, &registry::QueryMsg::Suite {});
    of_votes(net);
    of_money(net);
}

/// What a group that votes is asked.
fn of_votes(net: &Network) {
    use staking::QueryMsg as S;
    let to = &net.suite.staking;
    [S::Hooks {}, S::Admin {}].iter().for_each(|question| ask(net, to, question));
    for at_height in [None, Some(1), Some(net.app.block_info().height)] {
        ask(net, to, &S::TotalWeight { at_height });
        for addr in NAMES.map(|name| net.addr(name).to_string()) {
            ask(net, to, &S::Member { addr, at_height });
        }
    }
    for limit in LIMITS {
        for start_after in [None, Some(net.addr("dave").to_string())] {
            ask(net, to, &S::ListMembers { start_after, limit });
        }
    }
}

/// What rewards is asked about everybody.
fn of_money(net: &Network) {
    use rewards::QueryMsg as R;
    let to = &net.suite.rewards;
    let plain = [R::Ownership {}, R::Config {}, R::Solvency {}, R::Overview {}];
    plain.iter().for_each(|question| ask(net, to, question));
    let topics = [vec![], vec![TopicId(1)], vec![TopicId(2), TopicId(1), TopicId(9)]];
    for topic_ids in topics {
        ask(net, to, &R::TopicFundings { topic_ids, start_after: Some(TopicId(0)), limit: Some(1) });
    }
    for limit in LIMITS {
        ask(net, to, &R::TopicFundings { topic_ids: vec![], start_after: None, limit });
        for account in NAMES.map(|name| net.addr(name).to_string()) {
            let after = WorkerRef { topic_id: TopicId(1), worker_id: WorkerId(0) };
            for start_after in [None, Some(after)] {
                ask(net, to, &R::Balances { account: account.clone(), start_after, limit });
            }
        }
    }
}

/// What rewards is asked about a topic.
fn of_funds(net: &Network, topic_id: TopicId) {
    use rewards::QueryMsg as R;
    let to = &net.suite.rewards;
    for limit in LIMITS {
        ask(net, to, &R::Forecast { topic_id, periods: limit });
        ask(net, to, &R::Settlements { topic_id, start_before: None, limit });
        ask(net, to, &R::Settlements { topic_id, start_before: Some(EpochId(26)), limit });
        let unpaid = synthesis::QueryMsg::Unpaid { topic_id, start_after: None, limit };
        ask(net, &net.suite.synthesis, &unpaid);
    }
    for id in 0..4 {
        ask(net, to, &R::WorkerBalance { topic_id, worker_id: WorkerId(id) });
    }
}

fn of_topic(net: &Network, topic_id: TopicId) {
    use synthesis::QueryMsg as Q;
    let to = &net.suite.synthesis;
    let guards = None;
    ask(net, to, &Q::NetworkInference { topic_id, epoch_id: None, guards });
    ask(net, &net.suite.registry, &registry::QueryMsg::Topic { topic_id });
    for id in 0..4 {
        ask(net, to, &Q::Worker { topic_id, worker_id: WorkerId(id) });
        ask(net, to, &Q::Reputer { topic_id, reputer_id: ReputerId(id) });
    }
    for limit in LIMITS {
        for start_before in [None, Some(EpochId(2))] {
            ask(net, to, &Q::Results { topic_id, start_before, limit });
            ask(net, to, &Q::WeightSeries { topic_id, start_before, limit });
            ask(net, to, &Q::History { topic_id, worker_id: WorkerId(0), start_before, limit });
        }
        for start_after in [None, Some(0)] {
            for seat in [SeatKind::Inferer, SeatKind::Forecaster, SeatKind::Reputer] {
                ask(net, to, &Q::Leaderboard { topic_id, seat, start_after, limit });
            }
            let start_after = start_after.map(ReputerId);
            ask(net, &net.suite.staking, &staking::QueryMsg::TopicStakes { topic_id, start_after, limit });
        }
        for role in [Role::Worker, Role::Reputer] {
            let list = registry::QueryMsg::List { topic_id, role, start_after: None, limit };
            ask(net, &net.suite.registry, &list);
        }
    }
    for address in NAMES.map(|name| net.addr(name).to_string()) {
        of_somebody(net, topic_id, address);
    }
}

fn of_somebody(net: &Network, topic_id: TopicId, address: String) {
    use synthesis::QueryMsg as Q;
    let to = &net.suite.synthesis;
    let text = || address.clone();
    ask(net, to, &Q::Now { topic_id, address: Some(text()) });
    ask(net, to, &Q::WorkerByOperator { topic_id, operator: text() });
    for seat in [SeatKind::Inferer, SeatKind::Forecaster, SeatKind::Reputer] {
        ask(net, to, &Q::WouldAdmit { topic_id, address: text(), seat, epoch_id: None });
    }
    for role in [Role::Worker, Role::Reputer] {
        ask(net, &net.suite.registry, &registry::QueryMsg::Allowed { topic_id, role, address: text() });
    }
    ask(net, &net.suite.staking, &staking::QueryMsg::Pool { topic_id, reputer: text() });
    ask(net, &net.suite.staking, &staking::QueryMsg::Unbondings { owner: text(), topic_id, reputer: None });
    let (reputer, start_after, limit) = (text(), None, None);
    ask(net, &net.suite.staking, &staking::QueryMsg::Delegations { topic_id, reputer, start_after, limit });
}

fn of_epoch(net: &Network, topic_id: TopicId, epoch_id: EpochId) {
    use synthesis::QueryMsg as Q;
    let to = &net.suite.synthesis;
    ask(net, to, &Q::NetworkInference { topic_id, epoch_id: Some(epoch_id), guards: None });
    ask(net, to, &Q::EpochTable { topic_id, epoch_id });
    ask(net, to, &Q::Reports { topic_id, epoch_id });
    for limit in LIMITS {
        for start_after in [None, Some(WorkerId(1))] {
            ask(net, to, &Q::Submissions { topic_id, epoch_id, start_after, limit });
        }
    }
    for id in 0..4 {
        ask(net, to, &Q::Commitment { topic_id, epoch_id, worker_id: WorkerId(id) });
        for actor in [Actor::Worker(WorkerId(id)), Actor::Reputer(ReputerId(id))] {
            ask(net, to, &Q::Explain { topic_id, epoch_id, actor });
            let payment = rewards::QueryMsg::ExplainPayment { topic_id, epoch_id, actor };
            ask(net, &net.suite.rewards, &payment);
        }
    }
    ask(net, &net.suite.rewards, &rewards::QueryMsg::Settlement { topic_id, epoch_id });
}
