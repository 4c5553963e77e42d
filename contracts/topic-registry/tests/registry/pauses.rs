//! Pauses: the guardian's ends by itself, the owner's when he says.

use crate::world::{DAY, START, World, a, facts};
use allora_interfaces::registry::{ExecuteMsg, Pause, PauseInfo, QueryMsg, SuiteResponse};
use allora_interfaces::synthesis;
use allora_topic_registry::ContractError;
use cosmwasm_std::{Response, SubMsg, WasmMsg, to_json_binary};

const WHAT: Pause = Pause::Submissions;

fn pause(until: Option<u64>) -> ExecuteMsg {
    ExecuteMsg::Pause { what: WHAT, until }
}

/// Synthesis is told, the event says who did it.
#[track_caller]
fn tells(response: Response, until: u64, by: &str) {
    assert_eq!(facts(&response, "pause_set"), ["submissions", &until.to_string(), &a(by)]);
    let msg = to_json_binary(&synthesis::ExecuteMsg::SetPause { what: WHAT, until }).unwrap();
    let told = WasmMsg::Execute { contract_addr: a("synthesis"), msg, funds: vec![] };
    assert_eq!(response.messages, [SubMsg::new(told)]);
}

fn paused(world: &World) -> Vec<PauseInfo> {
    world.query::<SuiteResponse>(QueryMsg::Suite {}).unwrap().pauses
}

#[test]
fn the_guardian_pauses_for_seven_days_once_in_thirty() {
    let mut world = World::deployed();
    tells(world.execute("guardian", pause(None)).unwrap(), START + 7 * DAY, "guardian");
    assert_eq!(paused(&world), [PauseInfo { what: WHAT, until: Some(START + 7 * DAY) }]);
    world.now = START + 7 * DAY;
    assert_eq!(paused(&world), []);

    world.now = START + 30 * DAY - 1;
    let too_soon = ContractError::GuardianTooSoon { again_at: START + 30 * DAY, now: world.now };
    assert_eq!(world.execute("guardian", pause(None)), Err(too_soon));
    world.now += 1;
    tells(world.execute("guardian", pause(None)).unwrap(), START + 37 * DAY, "guardian");
}

#[test]
fn the_owner_pauses_as_long_as_he_says() {
    let mut world = World::deployed();
    tells(world.execute("owner", pause(Some(START + 5))).unwrap(), START + 5, "owner");
    tells(world.execute("owner", pause(None)).unwrap(), u64::MAX, "owner");
    assert_eq!(paused(&world), [PauseInfo { what: WHAT, until: None }]);
    // Also shorter again, and as often as he likes.
    tells(world.execute("owner", pause(Some(START + 1))).unwrap(), START + 1, "owner");
}

#[test]
fn the_owner_lifts_any_pause() {
    for by in ["owner", "guardian"] {
        let mut world = World::deployed();
        world.execute(by, pause(None)).unwrap();
        let response = world.execute("owner", ExecuteMsg::Unpause { what: WHAT }).unwrap();
        assert_eq!(response.attributes[0].value, "unpause");
        tells(response, 0, "owner");
        assert_eq!(paused(&world), []);
    }
}

#[test]
fn the_guardian_never_shortens_what_the_owner_said_and_keeps_his_turn() {
    let mut world = World::deployed();
    let until = START + 7 * DAY;
    world.execute("owner", pause(Some(until))).unwrap();
    let refused = ContractError::AlreadyPaused { what: WHAT, until };
    assert_eq!(world.execute("guardian", pause(None)), Err(refused));
    world.now += 1;
    tells(world.execute("guardian", pause(None)).unwrap(), until + 1, "guardian");
}

#[test]
fn an_owner_who_guards_pauses_as_owner() {
    let mut world = World::deployed();
    world.execute("owner", ExecuteMsg::SetGuardian { guardian: Some(a("owner")) }).unwrap();
    for _ in 0..2 {
        tells(world.execute("owner", pause(None)).unwrap(), u64::MAX, "owner");
    }
}
