//! `SetPause`: the registry pauses submissions or payments, or lifts a pause.

use crate::store::require_registry;
use crate::{ContractError, Refusal};
use allora_interfaces::event;
use allora_interfaces::registry::Pause;
use allora_interfaces::synthesis::CONFIG;
use allora_interfaces::token::nonpayable;
use cosmwasm_std::{DepsMut, MessageInfo, Response};

/// Stores until when something is paused, in seconds. Who may pause for how long, the registry knows.
pub fn set_pause(deps: DepsMut, info: &MessageInfo, what: Pause, until: u64) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let mut config = CONFIG.load(deps.storage)?;
    require_registry(&config, info)?;
    let (paused_until, event) = match what {
        Pause::Submissions => (&mut config.submissions_paused_until, event::SUBMISSIONS_PAUSED),
        Pause::Settlement => (&mut config.settlement_paused_until, event::SETTLEMENT_PAUSED),
        Pause::Payouts => return Err(ContractError::CannotPause { what: "payouts" }.into()),
    };
    *paused_until = until;
    CONFIG.save(deps.storage, &config);
    let paused = event.event([until.to_string()]);
    Ok(Response::new().add_attribute("action", "set_pause").add_event(paused))
}
