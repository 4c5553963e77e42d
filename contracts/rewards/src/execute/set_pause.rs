//! `SetPause`: the registry pauses the claims, or lifts their pause.

use crate::ContractError;
use crate::lookup::require_registry;
use allora_interfaces::event;
use allora_interfaces::registry::Pause;
use allora_interfaces::rewards::CONFIG;
use allora_interfaces::token::nonpayable;
use cosmwasm_std::{DepsMut, MessageInfo, Response};

/// Stores until when claims are paused, in seconds. Who may pause for how long, the registry knows.
pub fn set_pause(
    deps: DepsMut<'_>,
    info: &MessageInfo,
    what: Pause,
    until: u64,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let mut config = CONFIG.load(deps.storage)?;
    require_registry(&config, &info.sender)?;
    match what {
        Pause::Payouts => config.payouts_paused_until = until,
        Pause::Submissions => return Err(ContractError::CannotPause { what: "submissions" }),
        Pause::Settlement => return Err(ContractError::CannotPause { what: "settlement" }),
    }
    CONFIG.save(deps.storage, &config);
    let paused = event::PAYOUTS_PAUSED.event([until.to_string()]);
    Ok(Response::new().add_attribute("action", "set_pause").add_event(paused))
}
