//! Records written by hand: a good one agrees, and whatever is changed in it is found and named.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

mod scribe;

use allora_interfaces::synthesis::{Entry, canonical_text};
use allora_protocol::score::Draw;
use allora_protocol::{EpochId, Number, TopicId, WorkerId};
use allora_replay::{Export, PublicEvent, ReplayError, replay};
use scribe::{SUITE, Scribe, entry, event};

/// Five epochs of three inferers, two of whom forecast as well from the third on; epoch 3 does not exist.
fn good() -> Export {
    let mut scribe = Scribe::new();
    for id in [0, 1, 2, 4, 5] {
        let forecast: &[(u32, &str)] = if id < 2 { &[] } else { &[(2, "0.5"), (0, "-1.25"), (9, "3")] };
        let shift = id as f64 / 8.0;
        let value = |base: f64| (base + shift).to_string();
        let mut entries = vec![
            (0, entry(&value(100.5), &[])),
            (1, entry(&value(99.0), forecast).canonical()),
            (2, entry(&value(103.0), &[])),
        ];
        if id >= 2 {
            entries.push((3, entry("", forecast).canonical()));
        }
        scribe.play(id, &entries, ["100", "100.25", "99.5"]);
    }
    scribe.export()
}

/// The audit's differences as text.
fn found(export: &Export) -> Vec<String> {
    replay(export).unwrap().differing().map(ToString::to_string).collect()
}

#[track_caller]
fn finds(change: impl FnOnce(&mut Export), wanted: &str) {
    let mut export = good();
    change(&mut export);
    let found = found(&export);
    assert!(found.first().is_some_and(|first| first.starts_with(wanted)), "{found:#?}");
}

/// The nth event of a name in an epoch.
fn at<'e>(export: &'e mut Export, name: &str, epoch: &str, nth: usize) -> &'e mut PublicEvent {
    let of_epoch = |event: &&mut PublicEvent| event.attributes.get("epoch_id").is_some_and(|id| id == epoch);
    export.log.iter_mut().filter(|event| event.name == name).filter(of_epoch).nth(nth).unwrap()
}

fn set(event: &mut PublicEvent, attribute: &str, value: impl Into<String>) {
    assert!(event.attributes.insert(attribute.into(), value.into()).is_some());
}

#[test]
fn a_good_record_agrees_in_every_epoch_and_survives_json() {
    let export = good();
    let audit = replay(&export).unwrap();
    assert!(audit.agrees(), "{:#?}", found(&export));
    assert_eq!(audit.epochs.iter().map(|epoch| epoch.epoch.0).collect::<Vec<_>>(), [0, 1, 2, 4, 5]);
    assert_eq!(audit.epochs[0].to_string(), "epoch 0: ok");
    let text = serde_json::to_string(&export).unwrap();
    let read: Export = serde_json::from_str(&text).unwrap();
    assert_eq!(read, export);
    assert!(replay(&read).unwrap().agrees());
}

#[test]
fn a_changed_result_is_found_and_named() {
    let change = |export: &mut Export| {
        let result = export.results.get_mut(EpochId(2)).unwrap();
        let value = &mut result.prediction.as_mut().unwrap().value[0];
        *value = value.add(Number::decimal(1, 15)).unwrap();
    };
    finds(change, "epoch 2: result.prediction.value[0]: claimed");
    let change = |export: &mut Export| {
        let row = &mut export.tables.get_mut(EpochId(1)).unwrap().inferers[2];
        row.fraction += 1;
    };
    finds(change, "epoch 1: table.inferers[worker 2].fraction: claimed");
}

#[test]
fn a_changed_claim_of_an_event_is_found_and_named() {
    finds(
        |export| set(at(export, "epoch_closed", "4", 0), "value", "1"),
        "epoch 4: epoch_closed, value: claimed 1",
    );
    finds(
        |export| set(at(export, "epoch_settled", "1", 0), "truth", "7"),
        "epoch 1: epoch_settled, truth: claimed 7",
    );
    let change = |export: &mut Export| at(export, "epoch_closed", "4", 0).name = "epoch_failed".into();
    finds(change, "epoch 4: epoch_failed: claimed it failed");
}

#[test]
fn a_changed_inference_is_found_at_the_close() {
    let change = |export: &mut Export| {
        let changed = canonical_text(&entry("1", &[]));
        set(at(export, "submitted", "2", 0), "entry", changed);
    };
    finds(change, "epoch 2: epoch_closed, inputs_hash: claimed");
}

#[test]
fn a_missing_submission_is_found_at_the_close() {
    let change = |export: &mut Export| {
        let place = export.log.iter().position(|event| event.name == "submitted").unwrap();
        export.log.remove(place);
    };
    finds(change, "epoch 0: epoch_closed, inputs_hash: claimed");
}

#[test]
fn a_changed_stake_is_found_against_the_record_of_staking_and_in_the_hash() {
    let change = |export: &mut Export| set(at(export, "reported", "1", 2), "stake", "9000000");
    finds(change, "epoch 1: reported by reputer 2, stake: claimed 9000000, recomputed 2000000");
    let change = |export: &mut Export| {
        export.log.retain(|event| event.name != "staked");
        let report = at(export, "reported", "0", 2);
        set(report, "stake", "9000000");
        set(report, "rank", "9000000");
    };
    finds(change, "epoch 0: epoch_settled, reports_hash: claimed");
}

#[test]
fn a_reward_that_is_entering_counts_for_as_much_as_has_entered() {
    let change = |export: &mut Export| {
        let report = at(export, "reported", "1", 2).clone();
        let place = export.log.iter().position(|event| *event == report).unwrap();
        let given = [("topic_id", 7), ("reputer_id", 2), ("bonded", 2_000_000), ("incoming", 1_000)]
            .map(|(name, value)| (name, value.to_string()));
        let until = [("until", (report.time + 50).to_string())];
        let reward = event(report.time - 50, "reward_added", &[&given[..], &until].concat());
        export.log.insert(place, reward);
    };
    finds(change, "epoch 1: reported by reputer 2, stake: claimed 2000000, recomputed 2000500");
}

#[test]
fn a_reward_that_waited_while_a_pool_was_nobodys_counts_when_somebody_stakes_again() {
    let change = |export: &mut Export| {
        let report = at(export, "reported", "1", 2).clone();
        let place = export.log.iter().position(|event| *event == report).unwrap();
        let told = |before: u64, name: &str, rest: [(&str, u64); 3]| {
            let given = [("topic_id", 7), ("reputer_id", 2)].into_iter().chain(rest);
            let given: Vec<_> = given.map(|(name, value)| (name, value.to_string())).collect();
            event(report.time - before, name, &given)
        };
        let until = report.time - 50;
        let reward =
            told(100, "reward_added", [("bonded", 2_000_000), ("incoming", 1_000), ("until", until)]);
        // 200 have entered when all but the burned shares leave.
        let unstaked = told(90, "unstaked", [("amount", 1_999_200), ("bonded", 1_000), ("unbonding_id", 0)]);
        let staked =
            told(40, "staked", [("amount", 1_999_000), ("bonded", 2_000_000), ("shares", 1_999_000)]);
        export.log.splice(place..place, [reward, unstaked, staked]);
    };
    finds(change, "epoch 1: reported by reputer 2, stake: claimed 2000000, recomputed 2000800");
}

#[test]
fn what_the_contracts_would_not_have_taken_is_found() {
    let late = |export: &mut Export| at(export, "submitted", "5", 1).time += 60;
    finds(late, "epoch 5: submitted by worker 1: claimed taken, recomputed outside the window");
    let twice = |export: &mut Export| {
        let again = at(export, "submitted", "5", 1).clone();
        let place = export.log.iter().position(|event| *event == again).unwrap();
        export.log.insert(place, again);
    };
    finds(twice, "epoch 5: submitted by worker 1: claimed taken, recomputed a second one");
    let absurd = |export: &mut Export| {
        let absurd = canonical_text(&entry("100", &[(0, "101")]));
        set(at(export, "submitted", "5", 1), "entry", absurd);
    };
    finds(absurd, "epoch 5: submitted by worker 1: claimed taken");
    let early = |export: &mut Export| at(export, "reported", "1", 0).time -= 60;
    finds(early, "epoch 1: reported by reputer 0: claimed taken, recomputed outside the window");
    let no_commitment = |export: &mut Export| {
        let entry = canonical_text(&entry("100", &[]));
        let given =
            [("topic_id", "7".into()), ("epoch_id", "1".into()), ("worker_id", "0".into()), ("entry", entry)];
        export.log.insert(20, event(1_700, "revealed", &given));
    };
    finds(no_commitment, "epoch 1: revealed by worker 0: claimed taken");
}

#[test]
fn events_out_of_the_timelines_order_are_found() {
    let change = |export: &mut Export| {
        let close = at(export, "epoch_closed", "1", 0);
        close.time -= 1;
    };
    finds(change, "epoch 1: epoch_closed: claimed at");
    let change = |export: &mut Export| export.log.retain(|event| event.name != "epoch_settled");
    finds(change, "epoch 0: result.");
    let change = |export: &mut Export| export.log.clear();
    finds(change, "epoch 0: result: claimed there is one, recomputed no close of it");
}

#[test]
fn the_best_are_seated_whoever_came_first_and_a_wrong_seat_is_found() {
    // Three seats for four newcomers: one by lot, two by the lower id.
    let draw = Draw { suite: SUITE, topic: TopicId(7), epoch: EpochId(0) };
    let lucky = (0..4).min_by_key(|id| draw.ticket(WorkerId(*id))).unwrap();
    let mut others: Vec<u32> = (0..4).filter(|id| *id != lucky).collect();
    let out = others.pop().unwrap();
    let entries: Vec<(u32, Entry)> = (0..4).map(|id| (id, entry(&format!("10{id}"), &[]))).collect();
    let seated: Vec<_> = entries.iter().filter(|(id, _)| *id != out).cloned().collect();
    let record = |last: u32, admitted: bool| {
        let mut scribe = Scribe::new();
        for (id, entry) in entries.iter().filter(|(id, _)| *id != last) {
            scribe.submit(0, *id, entry, [None; 2], &[]);
        }
        let entry = &entries[last as usize].1;
        scribe.submit(0, last, entry, [None; 2], &[("admitted_inferer", admitted.to_string())]);
        if last != out {
            let given = [("role", "inferer".into()), ("id", out.to_string()), ("by", last.to_string())];
            let given = [&[("epoch_id", "0".to_string())], &given[..]].concat();
            scribe.write(1_005, "evicted", &given);
        }
        scribe.conclude(0, &seated, ["100", "101", "102"]);
        scribe.export()
    };
    // Whoever comes last: the same three sit.
    for last in 0..4 {
        assert_eq!(found(&record(last, last != out)), [] as [String; 0], "last {last}, out {out}");
    }
    let wrong = found(&record(out, true));
    let wanted =
        format!("epoch 0: submitted by worker {out}, admitted_inferer: claimed true, recomputed false");
    assert_eq!(wrong, [wanted]);
    let mut unsaid = record(lucky, true);
    unsaid.log.retain(|event| event.name != "evicted");
    assert_eq!(
        found(&unsaid),
        [format!("epoch 0: evicted: claimed nobody, or somebody else, recomputed inferer {out} by {lucky}")]
    );
}

#[test]
fn a_record_that_cannot_be_read_is_an_error() {
    let mut export = good();
    export.format = 2;
    assert_eq!(replay(&export), Err(ReplayError::UnknownFormat { found: 2 }));
    let mut export = good();
    at(&mut export, "reported", "1", 0).attributes.remove("stake");
    let error = replay(&export).unwrap_err().to_string();
    assert!(error.starts_with("missing_attribute: event ") && error.ends_with("has no `stake`"), "{error}");
    for (name, attribute, value) in [
        ("submitted", "entry", "00ff"),
        ("submitted", "entry", "xy"),
        ("reported", "stake", "-1"),
        ("submitted", "worker_id", ""),
    ] {
        let mut export = good();
        set(at(&mut export, name, "1", 0), attribute, value);
        let error = replay(&export).unwrap_err().to_string();
        assert!(error.starts_with("malformed_attribute: ") && error.contains(attribute), "{error}");
    }
    let mut export = good();
    export.subject.versions.clear();
    assert_eq!(replay(&export), Err(ReplayError::NoVersion { epoch: EpochId(0) }));
    let mut export = good();
    export.subject.min_topic_stakes.clear();
    assert_eq!(replay(&export), Err(ReplayError::NoMinTopicStake { epoch: EpochId(0) }));
}
