//! What rewards owes against its records.

use crate::Network;
use allora_interfaces::ReadError;
use allora_interfaces::rewards::{
    BALANCES, BalancePage, CREDITS, EMISSION, LEDGERS, PERIODS, TOPICS, WEIGHTS, WorkerBalance,
};
use cosmwasm_std::{Order, Uint128};

/// Each ledger is the sum of its records, no period is overdrawn, and the total weight is that of the topics.
pub(crate) fn money(net: &Network) {
    let storage = net.rewards_storage();
    let (all, ledgers) = (Order::Ascending, LEDGERS.load(&*storage).expect("readable ledgers"));
    let reserved = PERIODS.range(&*storage, (), None, all).map(read).map(|(period, record)| {
        assert!(
            record.drawn <= record.emission,
            "more is drawn from period {period} than it emits: {record:?}"
        );
        record.left()
    });
    assert_eq!(reserved.sum::<Uint128>(), ledgers.reserved, "what periods have left");
    let funding = TOPICS.range(&*storage, (), None, all).map(read);
    let funding = funding.map(|(_, topic)| topic.funding.total().expect("a sum within bounds"));
    assert_eq!(funding.sum::<Uint128>(), ledgers.funding, "the funding of topics");
    let balances = BALANCES.range(&*storage, (), None, all).map(read).flat_map(|((_, number), page)| {
        assert!(page.workers.ids().all(|id| BalancePage::of(id) == number), "page {number}: {page:?}");
        assert!(
            !page.workers.is_empty() && page.workers.values().all(|due| *due != WorkerBalance::default())
        );
        page.workers.values().map(|due| due.total().expect("a sum within bounds")).collect::<Vec<_>>()
    });
    assert_eq!(balances.sum::<Uint128>(), ledgers.balances, "the balances of workers");
    let credits = CREDITS.range(&*storage, (), None, all).map(|record| read(record).1.amount);
    assert_eq!(credits.sum::<Uint128>(), ledgers.credits, "credits");

    let head = EMISSION.may_load(&*storage).expect("a readable head").unwrap_or_default();
    let weights = WEIGHTS.range(&*storage, (), None, all).map(read);
    let now = weights.filter(|((_, from), row)| (*from..=row.until).contains(&head.period));
    let total: Uint128 = now.map(|(_, row)| row.weight).sum();
    assert_eq!(total, head.total_weight, "the weight of all topics in period {}", head.period);
}

fn read<T>(record: Result<T, ReadError>) -> T {
    record.expect("a readable record")
}
