//! [`Books`]: the ledgers of rewards, kept once more, from events alone.

use allora_interfaces::rewards::{LEDGERS, Ledgers};
use allora_protocol::Number;
use allora_testing::{LoggedEvent, Network};
use std::collections::BTreeMap;

/// What rewards has to owe by its events, in base units, and what it may emit.
#[derive(Default)]
pub struct Books {
    treasury: i128,
    reserved: i128,
    funding: i128,
    balances: i128,
    credits: i128,
    minted: i128,
    /// What was split by the epoch that was paid last and is in no `role_paid` yet.
    unsplit: i128,
    /// The emission of the month that was set last.
    month: Option<u128>,
    /// What each period that was begun since the last look took, and the month that was set last before it.
    begun: Vec<(u128, Option<u128>)>,
    /// The emission per staked token of the month that was set last.
    per_staked: Option<Number>,
    /// What each period emits.
    emissions: BTreeMap<u128, i128>,
}

impl Books {
    /// Everything that was ever minted, in base units.
    pub fn minted(&self) -> i128 {
        self.minted
    }

    /// Enters an event.
    pub fn enter(&mut self, event: &LoggedEvent) {
        let amount = |name| i128::try_from(event.number(name)).expect("a possible amount");
        match event.name.as_str() {
            "treasury_received" | "surplus_swept" => self.treasury += amount("amount"),
            "topic_funded" => {
                assert_eq!(amount("direct") + amount("treasury"), amount("amount"), "{event:?}");
                self.funding += amount("direct");
                self.treasury += amount("treasury");
            }
            "period_rolled" => self.period(event),
            "month_set" => self.month(event),
            "epoch_paid" => {
                assert_eq!(self.unsplit, 0, "an epoch's payment is not all accounted for before {event:?}");
                self.reserved -= amount("emission");
                self.funding -= amount("own");
                self.credits += amount("advance_fee");
                self.treasury += amount("remainder");
                let paid = amount("advance_fee") + amount("reward");
                assert_eq!(amount("emission") + amount("own"), paid, "{event:?}");
                self.unsplit = amount("reward") - amount("remainder");
            }
            "role_paid" => self.role(event),
            "claimed" => {
                self.balances -= amount("amount") - amount("credit");
                self.credits -= amount("credit");
            }
            "topic_closed" => {
                self.funding -= amount("amount");
                self.treasury += amount("amount");
            }
            _ => {}
        }
    }

    fn period(&mut self, event: &LoggedEvent) {
        let amount = |name| i128::try_from(event.number(name)).expect("a possible amount");
        let (emission, returned) = (amount("emission"), amount("returned"));
        let taken = emission + amount("validators");
        assert_eq!(taken, amount("from_treasury") + amount("minted"), "what a period takes: {event:?}");
        self.treasury += returned - amount("from_treasury");
        self.reserved += emission - returned;
        self.credits += amount("validators");
        self.minted += amount("minted");
        self.begun.push((taken.unsigned_abs(), self.month));
        let period = event.number("period");
        assert_eq!(self.emissions.insert(period, emission), None, "a period that begins twice: {event:?}");
        let old = period.checked_sub(128).and_then(|old| self.emissions.get(&old));
        assert!(returned <= old.copied().unwrap_or_default(), "more returns than was emitted: {event:?}");
    }

    fn month(&mut self, event: &LoggedEvent) {
        let number = |name| event.get(name).parse::<Number>().expect("a number");
        let (per_staked, most) = (number("per_staked"), number("target").min(number("ceiling")));
        // A message may begin the first two months, and say so of the second only.
        if let Some(before) = self.per_staked {
            assert!(per_staked <= most.max(before), "a month emits more than it may: {event:?}");
        }
        self.per_staked = Some(per_staked);
        self.month = Some(event.number("emission"));
    }

    fn role(&mut self, event: &LoggedEvent) {
        let mut sum = 0;
        let credited: Vec<&str> = event.get("credited").split(',').collect();
        for payee in event.get("payees").split(',').filter(|payee| !payee.is_empty()) {
            let [id, _, amount] = payee.split(':').collect::<Vec<_>>()[..] else { panic!("{event:?}") };
            let amount: i128 = amount.parse().expect("an amount");
            sum += amount;
            match event.get("role") {
                "reputer" if credited.contains(&id) => self.credits += amount,
                "reputer" => {}
                _ => self.balances += amount,
            }
        }
        assert_eq!(event.number("amount"), sum.unsigned_abs(), "a role's amount: {event:?}");
        self.unsplit -= sum;
    }

    /// After all events of a message: the ledgers say the same, and no period took more than its part of a month.
    pub fn check(&mut self, net: &Network) {
        assert_eq!(self.unsplit, 0, "an epoch's payment is not all accounted for");
        let ledgers: Ledgers = LEDGERS.load(&*net.rewards_storage()).expect("readable ledgers");
        let said = [self.treasury, self.reserved, self.funding, self.balances, self.credits];
        let stored =
            ledgers.by_name().map(|(_, amount)| i128::try_from(amount.u128()).expect("a possible amount"));
        assert_eq!(
            stored, said,
            "treasury, reserved, funding, balances, credits, and what events say of them"
        );
        let periods = u128::from(self.periods_per_month(net));
        let month = self.month.unwrap_or_default();
        for (taken, before) in self.begun.drain(..) {
            let most = before.unwrap_or(u128::MAX).max(month) / periods;
            let none = before.is_none() && self.month.is_none() && taken > 0;
            assert!(taken <= most && !none, "a period takes {taken}, and a month has at most {most} for it");
        }
    }

    fn periods_per_month(&self, net: &Network) -> u64 {
        if self.begun.is_empty() {
            return 1;
        }
        let period = net.registry().suite(&net.app.wrap()).expect("a suite").emission_period;
        30 * 86_400 / period
    }
}
