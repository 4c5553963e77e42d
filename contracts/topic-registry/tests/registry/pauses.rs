//! Pauses: the guardian's ends by itself, the owner's when he says.

use crate::world::{DAY, START, World, a, facts};
use allora_interfaces::registry::{ExecuteMsg, Pause, PauseInfo, QueryMsg, SuiteResponse};
use allora_interfaces::{rewards, synthesis};
use allora_topic_registry::ContractError;
use cosmwasm_std::{Response, SubMsg, WasmMsg, to_json_binary};

const WHAT: Pause = Pause::Submissions;
/// Everything that can be paused, and who keeps it.
const ALL: [(Pause, &str, &str); 3] = [
    (Pause::Submissions, "submissions", "synthesis"),
    (Pause::Settlement, "settlement", "synthesis"),
    (Pause::Payouts, "payouts", "rewards"),
];

fn pause(until: Option<u64>) -> ExecuteMsg {
    ExecuteMsg::Pause { what: WHAT, until }
}

/// Synthesis is told, the event says who did it.
#[track_caller]
fn tells(response: Response, until: u64, by: &str) {
    tells_of(ALL[0], &response, until, by);
}

/// Who keeps it is told, the event says who did it.
#[track_caller]
fn tells_of((what, word, keeper): (Pause, &str, &str), response: &Response, until: u64, by: &str) {
    assert_eq!(facts(response, "pause_set"), [word, &until.to_string(), &a(by)]);
    let msg = match keeper {
        "rewards" => to_json_binary(&rewards::ExecuteMsg::SetPause { what, until }),
        _ => to_json_binary(&synthesis::ExecuteMsg::SetPause { what, until }),
    };
    let told = WasmMsg::Execute { contract_addr: a(keeper), msg: msg.unwrap(), funds: vec![] };
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

#[test]
fn each_is_paused_and_lifted_by_itself_by_who_keeps_it() {
    let mut world = World::deployed();
    for (nth, each) in ALL.into_iter().enumerate() {
        let (what, until) = (each.0, START + 1 + nth as u64);
        let response = world.execute("owner", ExecuteMsg::Pause { what, until: Some(until) }).unwrap();
        tells_of(each, &response, until, "owner");
    }
    let info = |nth: usize| PauseInfo { what: ALL[nth].0, until: Some(START + 1 + nth as u64) };
    assert_eq!(paused(&world), [info(0), info(1), info(2)]);
    world.now += 1;
    assert_eq!(paused(&world), [info(1), info(2)]);
    let response = world.execute("owner", ExecuteMsg::Unpause { what: Pause::Settlement }).unwrap();
    tells_of(ALL[1], &response, 0, "owner");
    assert_eq!(paused(&world), [info(2)]);
}

/// Else three pauses, one after the other, would make 21 days of 30.
#[test]
fn the_guardian_has_one_rest_for_everything() {
    for each in ALL {
        let mut world = World::deployed();
        let response = world.execute("guardian", ExecuteMsg::Pause { what: each.0, until: None }).unwrap();
        tells_of(each, &response, START + 7 * DAY, "guardian");
        for (what, ..) in ALL {
            let too_soon = ContractError::GuardianTooSoon { again_at: START + 30 * DAY, now: START };
            assert_eq!(world.execute("guardian", ExecuteMsg::Pause { what, until: None }), Err(too_soon));
        }
    }
}

#[test]
fn a_long_pause_of_one_thing_is_none_of_another() {
    let mut world = World::deployed();
    world.execute("owner", pause(None)).unwrap();
    let response =
        world.execute("guardian", ExecuteMsg::Pause { what: Pause::Payouts, until: None }).unwrap();
    tells_of(ALL[2], &response, START + 7 * DAY, "guardian");
}
