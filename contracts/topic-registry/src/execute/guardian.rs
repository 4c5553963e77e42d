//! `SetGuardian`, `Pause`, `Unpause`. The guardian's pause ends by itself; longer only by the owner.

use super::{done, word};
use crate::ContractError;
use crate::access::{optional, owner, refused, sibling};
use allora_interfaces::event::{GUARDIAN_SET, PAUSE_SET, or_empty};
use allora_interfaces::registry::{Pause, SUITE, Sibling, SiblingMsg, SuiteRecord};
use allora_interfaces::token::nonpayable;
use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response};

const DAY: u64 = 86_400;
/// So long a pause by the guardian takes, in seconds.
const GUARDIAN_PAUSE: u64 = 7 * DAY;
/// So long after a pause by the guardian begins he cannot pause again, in seconds.
const GUARDIAN_REST: u64 = 30 * DAY;
/// A pause that only the owner ends.
const WITHOUT_END: u64 = u64::MAX;

pub fn set_guardian(
    deps: DepsMut<'_>,
    info: &MessageInfo,
    guardian: Option<String>,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    owner(deps.storage, &info.sender)?;
    let mut suite = SUITE.load(deps.storage)?;
    suite.guardian = optional(deps.api, "guardian", guardian.as_ref())?;
    SUITE.save(deps.storage, &suite);
    Ok(done("set_guardian", GUARDIAN_SET.event([or_empty(suite.guardian)])))
}

pub fn pause(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    what: Pause,
    until: Option<u64>,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let now = env.block.time.seconds();
    let mut suite = SUITE.load(deps.storage)?;
    let by_owner = cw_ownable::is_owner(deps.storage, &info.sender)?;
    if !by_owner && suite.guardian.as_ref() != Some(&info.sender) {
        return Err(refused("the owner or the guardian", &info.sender));
    }
    let until =
        if by_owner { until_by_owner(until, now)? } else { until_by_guardian(&suite, what, until, now)? };
    if !by_owner {
        suite.guardian_paused_at = Some(now);
    }
    set(deps, suite, "pause", what, until, &info.sender)
}

pub fn unpause(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    what: Pause,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    owner(deps.storage, &info.sender)?;
    let suite = SUITE.load(deps.storage)?;
    if suite.pauses.until(what) <= env.block.time.seconds() {
        return Err(ContractError::NotPaused { what });
    }
    set(deps, suite, "unpause", what, 0, &info.sender)
}

fn until_by_owner(until: Option<u64>, now: u64) -> Result<u64, ContractError> {
    match until {
        Some(until) if until <= now => Err(ContractError::UntilPassed { until, now }),
        until => Ok(until.unwrap_or(WITHOUT_END)),
    }
}

fn until_by_guardian(
    suite: &SuiteRecord,
    what: Pause,
    until: Option<u64>,
    now: u64,
) -> Result<u64, ContractError> {
    if let Some(until) = until {
        return Err(ContractError::GuardianUntil { until });
    }
    let again_at = suite.guardian_paused_at.map_or(0, |at| at.saturating_add(GUARDIAN_REST));
    if now < again_at {
        return Err(ContractError::GuardianTooSoon { again_at, now });
    }
    let until = now.saturating_add(GUARDIAN_PAUSE);
    match suite.pauses.until(what) {
        longer if longer >= until => Err(ContractError::AlreadyPaused { what, until: longer }),
        _ => Ok(until),
    }
}

/// Remembers a pause and tells the contract that keeps it, so that its messages need not ask here.
fn set(
    deps: DepsMut<'_>,
    mut suite: SuiteRecord,
    action: &str,
    what: Pause,
    until: u64,
    by: &Addr,
) -> Result<Response, ContractError> {
    let keeper = match what {
        Pause::Submissions | Pause::Settlement => Sibling::Synthesis,
        Pause::Payouts => Sibling::Rewards,
    };
    let order = SiblingMsg::SetPause { what, until }.to(sibling(&suite, keeper)?)?;
    suite.pauses = suite.pauses.with(what, until);
    SUITE.save(deps.storage, &suite);
    let set = [word(&what)?, until.to_string(), by.to_string()];
    Ok(done(action, PAUSE_SET.event(set)).add_message(order))
}
