//! A consumer gets an inference that fulfils its guards, or an error that names the guard.
#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use allora_interfaces::ReadError;
use allora_interfaces::feed::{Feed, FeedError, Guards, Reading};
use allora_interfaces::layout::Packed;
use allora_interfaces::synthesis::{LATEST, LastScored, Latest, NetworkInference};
use allora_protocol::synthesis::Basis;
use allora_protocol::{EpochId, TopicId};
use cosmwasm_std::testing::MockQuerier;
use cosmwasm_std::{Addr, Binary, ContractResult, QuerierWrapper, SystemError, SystemResult, WasmQuery};
use cw_number::Number;

const TOPIC: TopicId = TopicId(7);
const CLOSE_DUE: u64 = 1_700_000_000;

fn latest() -> Latest {
    Latest {
        epoch: EpochId(301),
        opened_at: CLOSE_DUE - 4_200,
        close_due: CLOSE_DUE,
        target_at: CLOSE_DUE + 24_600,
        inferers: 5,
        forecasters: 1,
        prediction: NetworkInference {
            value: vec![Number::decimal(10_125, 2)],
            naive: vec![Number::integer(101)],
            basis: Basis::Weighted,
            interval: None,
            concentration: Number::decimal(3, 1),
        },
        last_scored: Some(LastScored { epoch: EpochId(298), network_loss: None, scored_epochs: 290 }),
    }
}

/// A chain on which synthesis has this record under its key for the topic, and nothing else.
fn read_from(record: Vec<u8>, topic: TopicId, now: u64, guards: &Guards) -> Result<Reading, FeedError> {
    let mut querier = MockQuerier::default();
    querier.update_wasm(move |query| match query {
        WasmQuery::Raw { contract_addr, key } if contract_addr == "synthesis" => {
            let found = if key.as_slice() == LATEST.key(&TOPIC.0) { record.clone() } else { vec![] };
            SystemResult::Ok(ContractResult::Ok(Binary::from(found)))
        }
        WasmQuery::Raw { contract_addr, .. } => {
            SystemResult::Err(SystemError::NoSuchContract { addr: contract_addr.clone() })
        }
        _ => SystemResult::Err(SystemError::UnsupportedRequest { kind: "smart".into() }),
    });
    Feed(Addr::unchecked("synthesis")).read(&QuerierWrapper::new(&querier), topic, now, guards)
}

fn read(latest: &Latest, now: u64, guards: Guards) -> Result<Reading, FeedError> {
    read_from(latest.pack(), TOPIC, now, &guards)
}

#[test]
fn a_reading_is_the_newest_inference_and_its_age() {
    let reading = read(&latest(), CLOSE_DUE + 60, Guards::default()).unwrap();
    assert_eq!(reading.value().unwrap().to_string(), "101.25");
    assert_eq!(reading, Reading { latest: latest(), age: 60 });
    assert_eq!(read(&latest(), CLOSE_DUE - 1, Guards::default()).unwrap().age, 0);
}

#[test]
fn a_topic_without_an_inference_has_none() {
    let error = read_from(latest().pack(), TopicId(8), CLOSE_DUE, &Guards::default()).unwrap_err();
    assert_eq!(error, FeedError::NoInference { topic: TopicId(8) });
    assert_eq!(error.to_string(), "no_inference: topic 8 has no network inference yet");
}

#[test]
fn age_counts_from_when_the_close_was_due() {
    let guards = || Guards { max_age: Some(3_600), ..Guards::default() };
    assert_eq!(read(&latest(), CLOSE_DUE + 3_600, guards()).unwrap().age, 3_600);
    let error = read(&latest(), CLOSE_DUE + 3_601, guards()).unwrap_err();
    assert_eq!(error, FeedError::TooOld { epoch: EpochId(301), age: 3_601, max: 3_600 });
    assert!(error.to_string().starts_with("too_old: the inference of epoch 301 is 3601 s old"), "{error}");
}

#[test]
fn a_crowd_may_be_asked_for() {
    let guards = |min| Guards { min_inferers: Some(min), ..Guards::default() };
    read(&latest(), CLOSE_DUE, guards(5)).unwrap();
    let error = read(&latest(), CLOSE_DUE, guards(6)).unwrap_err();
    assert_eq!(error, FeedError::TooFewInferers { epoch: EpochId(301), inferers: 5, min: 6 });
    assert!(error.to_string().starts_with("too_few_inferers: 5 inferences"), "{error}");
}

#[test]
fn no_worker_may_weigh_too_much() {
    let guards =
        |places: i64| Guards { max_concentration: Some(Number::decimal(places, 2)), ..Guards::default() };
    read(&latest(), CLOSE_DUE, guards(30)).unwrap();
    let (concentration, max) = (Number::decimal(3, 1), Number::decimal(29, 2));
    let error = read(&latest(), CLOSE_DUE, guards(29)).unwrap_err();
    assert_eq!(error, FeedError::TooConcentrated { epoch: EpochId(301), concentration, max });
    assert!(
        error.to_string().starts_with("too_concentrated: the squared weights of epoch 301 sum to 0.3"),
        "{error}"
    );
}

#[test]
fn a_topic_may_be_too_young() {
    let guards = |min| Guards { min_scored_epochs: Some(min), ..Guards::default() };
    read(&latest(), CLOSE_DUE, guards(290)).unwrap();
    let error = read(&latest(), CLOSE_DUE, guards(291)).unwrap_err();
    assert_eq!(error, FeedError::TooFewScored { scored: 290, min: 291 });
    assert!(error.to_string().starts_with("too_few_scored: 290 epochs"), "{error}");
    let unscored = Latest { last_scored: None, ..latest() };
    let error = read(&unscored, CLOSE_DUE, guards(1)).unwrap_err();
    assert_eq!(error, FeedError::TooFewScored { scored: 0, min: 1 });
    read(&unscored, CLOSE_DUE, guards(0)).unwrap();
}

#[test]
fn the_first_guard_that_is_violated_is_named() {
    let guards = Guards {
        max_age: Some(0),
        min_inferers: Some(u16::MAX),
        max_concentration: Some(Number::ZERO),
        min_scored_epochs: Some(u64::MAX),
    };
    assert!(matches!(read(&latest(), CLOSE_DUE + 1, guards.clone()), Err(FeedError::TooOld { .. })));
    assert!(matches!(read(&latest(), CLOSE_DUE, guards), Err(FeedError::TooFewInferers { .. })));
}

#[test]
fn a_record_that_cannot_be_read_is_an_error_and_no_value() {
    let mut later = latest().pack();
    later[0] = 2;
    let error = read_from(later, TOPIC, CLOSE_DUE, &Guards::default()).unwrap_err();
    assert!(matches!(error, FeedError::Read(ReadError::Layout { namespace: "latest", .. })), "{error}");
    assert!(error.to_string().starts_with("layout_version: "), "{error}");
    let querier = MockQuerier::default();
    let nobody = Feed(Addr::unchecked("nobody"));
    let error = nobody.read(&QuerierWrapper::new(&querier), TOPIC, CLOSE_DUE, &Guards::default());
    assert!(matches!(error, Err(FeedError::Read(ReadError::Std(_)))), "{error:?}");
}

#[test]
fn an_inference_of_several_components_reads_as_its_first() {
    let mut many = latest();
    many.prediction.value = vec![Number::ONE, Number::TWO];
    assert_eq!(read(&many, CLOSE_DUE, Guards::default()).unwrap().value(), Some(Number::ONE));
}
