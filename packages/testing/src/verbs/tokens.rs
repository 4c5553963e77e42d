//! Tokens that attack, see [`crate::malicious_cw20`].

use crate::malicious_cw20::{ExecuteMsg, InstantiateMsg, Trick};
use crate::{Attempt, Network, Who};
use allora_interfaces::token::Token;
use cosmwasm_std::{Addr, Binary, Uint128};
use cw_multi_test::Executor;
use cw20::Cw20ExecuteMsg;

impl Network {
    /// The address of the suite's token, which is a cw20.
    #[track_caller]
    pub fn token_address(&self) -> Addr {
        match &self.suite.token {
            Token::Cw20 { address } => address.clone(),
            Token::Native { denom } => panic!("the suite is paid in {denom}"),
        }
    }

    /// A token of somebody's own making, which the suite knows nothing of.
    pub fn rogue_token(&mut self) -> Addr {
        let (owner, code) = (self.addr("mallory"), self.codes.malicious);
        let message = InstantiateMsg { owner: owner.clone(), supply: Uint128::MAX };
        self.app.instantiate_contract(code, owner, &message, &[], "rogue", None).expect("a token")
    }

    /// Tells the suite's token what to do from now on; it has to be [`crate::Money::Malicious`].
    #[track_caller]
    pub fn arm(&mut self, trick: Trick) {
        let token = self.token_address();
        self.send("bank", &token, &ExecuteMsg::Arm(trick), &[]);
    }

    /// A token calls `Receive` of a contract, with an amount that never moved.
    #[track_caller]
    pub fn forge(
        &mut self,
        token: &Addr,
        contract: &Addr,
        sender: impl Who,
        amount: u128,
        msg: Binary,
    ) -> Attempt {
        let (contract, sender) = (contract.into(), sender.address(self).into());
        let forge = ExecuteMsg::Forge { contract, sender, amount: amount.into(), msg };
        self.send("mallory", token, &forge, &[])
    }

    /// The bank transfers some of the suite's token, a cw20.
    #[track_caller]
    pub fn bank_transfer(&mut self, to: &str, amount: u128) -> Attempt {
        let (token, recipient) = (self.token_address(), self.addr(to).into());
        self.send("bank", &token, &Cw20ExecuteMsg::Transfer { recipient, amount: amount.into() }, &[])
    }
}
