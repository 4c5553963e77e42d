//! Where every token is.

use super::stakes::Stakes;
use super::treasury::Ledgers;
use anyhow::{Context, Result, ensure};
use cosmwasm_std::Uint128;

/// Who has tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// Everybody outside the suite.
    Holders,
    /// The contract rewards.
    Rewards,
    /// The contract staking.
    Staking,
}

/// All tokens, by account, in base units.
#[derive(Clone, Debug)]
pub struct Bank {
    began_with: Uint128,
    minted: Uint128,
    holders: Uint128,
    rewards: Uint128,
    staking: Uint128,
}

impl Bank {
    /// All tokens are with their holders.
    pub fn new(supply: Uint128) -> Self {
        let none = Uint128::zero();
        Self { began_with: supply, minted: none, holders: supply, rewards: none, staking: none }
    }

    /// How many tokens there are.
    pub fn supply(&self) -> Result<Uint128> {
        Ok(self.began_with.checked_add(self.minted)?)
    }

    /// How many were minted.
    pub fn minted(&self) -> Uint128 {
        self.minted
    }

    /// Makes new tokens for the contract rewards.
    pub fn mint(&mut self, amount: Uint128) -> Result<()> {
        self.minted = self.minted.checked_add(amount)?;
        self.rewards = self.rewards.checked_add(amount)?;
        Ok(())
    }

    /// Moves tokens. An account never has less than nothing.
    pub fn send(&mut self, from: Account, to: Account, amount: Uint128) -> Result<()> {
        let paid = self.of(from);
        *paid = paid.checked_sub(amount).with_context(|| format!("{from:?} cannot pay {amount}"))?;
        let got = self.of(to);
        *got = got.checked_add(amount)?;
        Ok(())
    }

    fn of(&mut self, account: Account) -> &mut Uint128 {
        match account {
            Account::Holders => &mut self.holders,
            Account::Rewards => &mut self.rewards,
            Account::Staking => &mut self.staking,
        }
    }

    /// Nothing appeared and nothing was lost: each contract has exactly what its ledgers sum to, and all accounts have
    /// exactly what there was and what was minted.
    pub fn require_conserved(&self, ledgers: &Ledgers, stakes: &Stakes) -> Result<()> {
        let owed = ledgers.total()?;
        ensure!(self.rewards == owed, "rewards has {}, its ledgers sum to {owed}", self.rewards);
        let staked = stakes.total()?;
        ensure!(self.staking == staked, "staking has {}, its pools sum to {staked}", self.staking);
        let all = self.holders.checked_add(self.rewards)?.checked_add(self.staking)?;
        let supply = self.supply()?;
        ensure!(all == supply, "all accounts have {all}, there are {supply}");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_that_is_in_no_ledger_is_noticed() {
        let mut bank = Bank::new(Uint128::new(10));
        let (mut ledgers, stakes) = (Ledgers::default(), Stakes::default());
        bank.require_conserved(&ledgers, &stakes).unwrap();
        bank.send(Account::Holders, Account::Rewards, Uint128::new(3)).unwrap();
        let error = bank.require_conserved(&ledgers, &stakes).unwrap_err();
        assert_eq!(error.to_string(), "rewards has 3, its ledgers sum to 0");
        ledgers.treasury = Uint128::new(3);
        bank.require_conserved(&ledgers, &stakes).unwrap();
        assert!(bank.send(Account::Holders, Account::Rewards, Uint128::new(8)).is_err());
    }
}
