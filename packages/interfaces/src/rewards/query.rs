//! What rewards is asked.

use super::answer::ConfigResponse;
use cosmwasm_schema::{QueryResponses, cw_serde};

/// What rewards answers.
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// Who governs: the registry's answer.
    #[returns(cw_ownable::Ownership<String>)]
    Ownership {},
    /// Token, siblings, periods.
    #[returns(ConfigResponse)]
    Config {},
    /// What the contract owes and has.
    #[returns(crate::token::SolvencyResponse)]
    Solvency {},
}
