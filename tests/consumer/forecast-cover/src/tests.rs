//! The contract on a chain that has nothing but one record of synthesis.

use crate::{ContractError, Cover, ExecuteMsg, QueryMsg, Terms, execute, instantiate, query};
use allora_interfaces::allora_protocol::synthesis::Basis;
use allora_interfaces::feed::{FeedError, Guards};
use allora_interfaces::layout::Packed;
use allora_interfaces::synthesis::{LATEST, Latest, NetworkInference};
use allora_interfaces::{EpochId, Number, TopicId};
use cosmwasm_std::testing::{MockApi, MockQuerier, MockStorage, message_info, mock_dependencies, mock_env};
use cosmwasm_std::{
    Addr, BankMsg, Binary, ContractResult, Env, OwnedDeps, Response, SubMsg, SystemError, SystemResult,
    Timestamp, WasmQuery, coins, from_json,
};
use cw_utils::PaymentError;

const NOON: u64 = 1_700_000_000;
const DAY: u64 = 86_400;
const LIMIT: u128 = 1_000_001;

type Chain = OwnedDeps<MockStorage, MockApi, MockQuerier>;

fn n(text: &str) -> Number {
    text.parse().unwrap()
}

fn someone(name: &str) -> Addr {
    MockApi::default().addr_make(name)
}

fn terms() -> Terms {
    Terms {
        feed: someone("synthesis").into(),
        topic: TopicId(7),
        guards: Guards { max_age: Some(3_600), min_inferers: Some(3), ..Guards::default() },
        denom: "ucoin".into(),
        attachment: n("26"),
        exhaustion: n("28.5"),
    }
}

/// Synthesis says at noon what the sea will be like in 30 days.
fn inference(value: &str) -> Latest {
    Latest {
        epoch: EpochId(4),
        opened_at: NOON - 60,
        close_due: NOON,
        target_at: NOON + 30 * DAY,
        inferers: 3,
        forecasters: 0,
        prediction: NetworkInference {
            value: vec![n(value)],
            naive: vec![n(value)],
            basis: Basis::Weighted,
            interval: None,
            concentration: n("0.4"),
        },
        last_scored: None,
    }
}

fn publish(chain: &mut Chain, latest: &Latest) {
    let (record, synthesis) = (latest.pack(), someone("synthesis"));
    chain.querier.update_wasm(move |query| match query {
        WasmQuery::Raw { contract_addr, key } if *contract_addr == synthesis.as_str() => {
            let found = if key.as_slice() == LATEST.key(&7) { record.clone() } else { vec![] };
            SystemResult::Ok(ContractResult::Ok(Binary::from(found)))
        }
        _ => SystemResult::Err(SystemError::UnsupportedRequest { kind: "anything else".into() }),
    });
}

fn at(seconds: u64) -> Env {
    let mut env = mock_env();
    env.block.time = Timestamp::from_seconds(seconds);
    env
}

fn send(chain: &mut Chain, now: u64, from: &str, msg: ExecuteMsg) -> Result<Response, ContractError> {
    execute(chain.as_mut(), at(now), message_info(&someone(from), &[]), msg)
}

fn write(chain: &mut Chain, from: u64, until: u64) -> Result<Response, ContractError> {
    let info = message_info(&someone("fund"), &coins(LIMIT, "ucoin"));
    execute(
        chain.as_mut(),
        at(NOON),
        info,
        ExecuteMsg::Write { holder: someone("village").into(), from, until },
    )
}

/// Cover 1 is about the days 20 to 40 from noon.
fn covered(latest: &Latest) -> Chain {
    let mut chain = mock_dependencies();
    instantiate(chain.as_mut(), at(NOON), message_info(&someone("author"), &[]), terms()).unwrap();
    write(&mut chain, NOON + 20 * DAY, NOON + 40 * DAY).unwrap();
    publish(&mut chain, latest);
    chain
}

fn claim(chain: &mut Chain, now: u64) -> Result<Response, ContractError> {
    send(chain, now, "village", ExecuteMsg::Claim { id: 1 })
}

fn payment(to: &str, amount: u128) -> SubMsg {
    SubMsg::new(BankMsg::Send { to_address: someone(to).into(), amount: coins(amount, "ucoin") })
}

#[test]
fn a_claim_pays_in_proportion_and_the_rest_back() {
    let mut chain = covered(&inference("27.25"));
    let response = claim(&mut chain, NOON + 3_600).unwrap();
    assert_eq!(response.messages, [payment("village", 500_000), payment("fund", 500_001)]);
    assert_eq!(claim(&mut chain, NOON + 3_600), Err(ContractError::NoCover { id: 1 }), "only once");
}

#[test]
fn a_claim_pays_all_from_the_exhaustion_on() {
    for value in ["28.5", "31"] {
        let response = claim(&mut covered(&inference(value)), NOON).unwrap();
        assert_eq!(response.messages, [payment("village", LIMIT)], "{value}");
    }
}

#[test]
fn nothing_is_paid_up_to_the_attachment_and_the_cover_stays() {
    for value in ["-3", "26", "26.000001"] {
        let mut chain = covered(&inference(value));
        let refused = ContractError::NotTriggered { value: n(value), attachment: n("26") };
        assert_eq!(claim(&mut chain, NOON), Err(refused), "{value}");
        publish(&mut chain, &inference("28.5"));
        assert_eq!(claim(&mut chain, NOON).unwrap().messages, [payment("village", LIMIT)]);
    }
}

#[test]
fn a_guard_that_is_violated_is_the_error() {
    let mut chain = covered(&inference("30"));
    let old = FeedError::TooOld { epoch: EpochId(4), age: 3_601, max: 3_600 };
    assert_eq!(claim(&mut chain, NOON + 3_601), Err(old.into()));
    publish(&mut chain, &Latest { inferers: 2, ..inference("30") });
    let few = FeedError::TooFewInferers { epoch: EpochId(4), inferers: 2, min: 3 };
    assert_eq!(claim(&mut chain, NOON), Err(few.into()));
}

#[test]
fn only_a_prediction_about_the_covered_time_pays() {
    for (day, pays) in [(19, false), (20, true), (39, true), (40, false)] {
        let target = NOON + day * DAY;
        let result = claim(&mut covered(&Latest { target_at: target, ..inference("30") }), NOON);
        let refused = ContractError::NotCovered { target, from: NOON + 20 * DAY, until: NOON + 40 * DAY };
        assert_eq!(result.map(|_| ()), if pays { Ok(()) } else { Err(refused) }, "day {day}");
    }
}

#[test]
fn holder_claims_and_writer_reclaims_after_the_end() {
    let mut chain = covered(&inference("30"));
    let end = NOON + 40 * DAY;
    let (claim, reclaim) = (ExecuteMsg::Claim { id: 1 }, ExecuteMsg::Reclaim { id: 1 });
    let only = |name| Err(ContractError::Unauthorized { only: someone(name) });
    assert_eq!(send(&mut chain, NOON, "fund", claim), only("village"));
    assert_eq!(send(&mut chain, end, "village", reclaim.clone()), only("fund"));
    let early = ContractError::NotOver { until: end, now: end - 1 };
    assert_eq!(send(&mut chain, end - 1, "fund", reclaim.clone()), Err(early));
    assert_eq!(send(&mut chain, end, "fund", reclaim).unwrap().messages, [payment("fund", LIMIT)]);
}

#[test]
fn a_cover_is_written_with_its_limit() {
    let mut chain = covered(&inference("30"));
    assert_eq!(write(&mut chain, NOON, NOON), Err(ContractError::BadPeriod { from: NOON, until: NOON }));
    let message = ExecuteMsg::Write { holder: someone("village").into(), from: NOON, until: NOON + 1 };
    assert_eq!(
        send(&mut chain, NOON, "fund", message),
        Err(ContractError::Payment(PaymentError::NoFunds {}))
    );
    let id = write(&mut chain, NOON, NOON + 1).unwrap().attributes.pop().unwrap().value;
    assert_eq!(id, "2");
    let cover: Cover =
        from_json(query(chain.as_ref(), at(NOON), QueryMsg::Cover { id: 2 }).unwrap()).unwrap();
    let (writer, holder) = (someone("fund"), someone("village"));
    assert_eq!(cover, Cover { writer, holder, limit: LIMIT.into(), from: NOON, until: NOON + 1 });
}

#[test]
fn terms_have_to_make_sense() {
    let open = |terms| {
        instantiate(mock_dependencies().as_mut(), at(NOON), message_info(&someone("author"), &[]), terms)
    };
    let bad = ContractError::BadTerms { attachment: n("26"), exhaustion: n("26") };
    assert_eq!(open(Terms { exhaustion: n("26"), ..terms() }), Err(bad));
    assert_eq!(open(Terms { guards: Guards::default(), ..terms() }), Err(ContractError::NoMaxAge));
    assert!(matches!(open(Terms { feed: "nobody".into(), ..terms() }), Err(ContractError::Std(_))));
}
