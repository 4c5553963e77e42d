//! Commitments and the hashes of an epoch, as literals: programs outside compute them too.
#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use allora_interfaces::layout::Packed;
use allora_interfaces::registry::{Policies, Policy, PolicyChange, Role};
use allora_interfaces::synthesis::{
    Commitment, Entry, ForecastElement, Parts, SALT_LEN, canonical_text, hash_entries, hash_reports,
};
use allora_protocol::truth::{Report, StakedReport};
use allora_protocol::{ById, EpochId, ReputerId, TopicId, WorkerId};
use cosmwasm_std::{Addr, HexBinary, Uint128};
use cw_number::Number;
use sha2::{Digest, Sha256};

const SALT: [u8; SALT_LEN] = [7; SALT_LEN];

fn entry(ids: &[u32]) -> Entry {
    let element =
        |id: &u32| ForecastElement { inferer: WorkerId(*id), log_loss: Number::integer(i64::from(*id)) };
    Entry::Plain {
        inference: Some(vec![Number::decimal(10_125, 2)]),
        forecast: Some(ids.iter().map(element).collect()),
    }
}

fn commitment(entry: &Entry) -> Commitment<'_> {
    let (topic, epoch, worker) = (TopicId(7), EpochId(301), WorkerId(258));
    Commitment { suite: "registry", topic, epoch, worker, entry, salt: &SALT }
}

fn hex(bytes: [u8; 32]) -> String {
    HexBinary::from(bytes).to_hex()
}

#[test]
fn a_commitment_is_this_hash_of_these_bytes() {
    let entry = entry(&[1, 2]);
    let bytes = [
        b"allora/commitment/1".as_slice(),
        &[0, 0, 0, 8],
        b"registry",
        &[0, 0, 0, 0, 0, 0, 0, 7],
        &[0, 0, 0, 0, 0, 0, 1, 45],
        &[0, 0, 1, 2],
        &HexBinary::from_hex(&canonical_text(&entry)).unwrap(),
        &SALT,
    ]
    .concat();
    let hash = hex(commitment(&entry).hash());
    assert_eq!(hash, hex(Sha256::digest(bytes).into()));
    assert_eq!(hash, "f225e929bf28b2b8244159a8abf3ac786c9d17d07db8b50f40a8274224bd0673");
}

#[test]
fn a_commitment_does_not_depend_on_the_order_of_the_forecast() {
    let hash = commitment(&entry(&[1, 2, 3])).hash();
    for order in [[1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]] {
        assert_eq!(commitment(&entry(&order)).hash(), hash, "{order:?}");
    }
}

#[test]
fn a_commitment_depends_on_everything_it_is_about() {
    let (sent, other) = (entry(&[1, 2]), entry(&[1, 3]));
    let hash = commitment(&sent).hash();
    let of = commitment(&sent);
    for changed in [
        Commitment { suite: "registrz", ..of },
        Commitment { topic: TopicId(8), ..of },
        Commitment { epoch: EpochId(302), ..of },
        Commitment { worker: WorkerId(259), ..of },
        Commitment { entry: &other, ..of },
        Commitment { salt: &[8; SALT_LEN], ..of },
    ] {
        assert_ne!(changed.hash(), hash, "{changed:?}");
    }
}

#[test]
fn the_inputs_of_an_epoch_have_this_hash() {
    let entry = entry(&[2, 1]);
    let inference = Entry::Plain { inference: Some(vec![Number::ONE]), forecast: None };
    let parts = |inference, forecast| Parts { inference, forecast };
    let seated = [(WorkerId(1), parts(true, false), &inference), (WorkerId(258), parts(true, true), &entry)];
    let hash = hex(hash_entries(seated.into_iter()));
    let packed = |entry: &Entry| {
        [&u32::try_from(entry.pack().len()).unwrap().to_be_bytes(), entry.pack().as_slice()].concat()
    };
    let bytes = [
        b"allora/inputs/1".as_slice(),
        &[0, 0, 0, 1, 1, 0],
        &packed(&inference),
        &[0, 0, 1, 2, 1, 1],
        &packed(&entry.clone().canonical()),
    ]
    .concat();
    assert_eq!(hash, hex(Sha256::digest(bytes).into()));
    assert_eq!(hash, "2be074d8a1a3840dc241fb93e9dbd808f7e8d75d248f6bc065736b3559259f7c");
    let mut seats = seated;
    seats[1].1 = parts(false, true);
    assert_ne!(hex(hash_entries(seats.into_iter())), hash, "another seat");
    assert_eq!(
        hex(hash_entries(std::iter::empty())),
        "21d55ed84107d777cfd8f3a5e02199f9980af24b43c7e2cbfd89f82cccad767e"
    );
}

#[test]
fn the_reports_of_an_epoch_have_this_hash() {
    let staked = |stake, report| StakedReport { stake: Uint128::new(stake), report };
    let value = Report::Value(vec![Number::decimal(10_125, 2)]);
    let reports: ById<ReputerId, StakedReport> =
        [(ReputerId(3), staked(1, Report::Void)), (ReputerId(0), staked(2_000_000, value.clone()))]
            .into_iter()
            .collect();
    let stake = |units: u128| units.to_be_bytes();
    let bytes = [
        b"allora/reports/1".as_slice(),
        &[0, 0, 0, 0],
        &stake(2_000_000),
        &[0, 0, 0, 13],
        &value.pack(),
        &[0, 0, 0, 3],
        &stake(1),
        &[0, 0, 0, 2],
        &Report::Void.pack(),
    ]
    .concat();
    let hash = hex(hash_reports(&reports));
    assert_eq!(hash, hex(Sha256::digest(bytes).into()));
    assert_eq!(hash, "7df17efa6c6f33559dd6eb430579ad4ce80567b7563ccf64fee828d1583f0e55");
    assert_eq!(
        hex(hash_reports(&ById::new())),
        "962ba32ebf47502c7c9a6523efc28857ce0e501920bc72467c66518e40ddc469"
    );
}

#[test]
fn an_entry_knows_its_parts() {
    let whole = entry(&[2, 1]);
    assert_eq!(whole.parts(), Parts { inference: true, forecast: true });
    assert_eq!(whole.inference(), Some([Number::decimal(10_125, 2)].as_slice()));
    let as_sent =
        |entry: &Entry| entry.forecast().map(|elements| elements.iter().map(|one| one.inferer.0).collect());
    assert_eq!(as_sent(&whole), Some(vec![2, 1]));
    assert_eq!(as_sent(&whole.canonical()), Some(vec![1, 2]));
    let nothing = Entry::Plain { inference: None, forecast: None };
    assert_eq!(nothing.parts(), Parts { inference: false, forecast: false });
    assert_eq!((nothing.inference(), nothing.forecast()), (None, None));
}

#[test]
fn the_policies_of_a_topic_are_this_hash_of_their_changes() {
    let domain = b"allora/policies/1".as_slice();
    let policies = Policies { worker: Policy::List, reputer: Policy::Open };
    let created = PolicyChange::Creation { policies }.onto(&[0; 32]);
    assert_eq!(hex(created), hex(Sha256::digest([domain, &[0; 32], &[0, 1, 0]].concat()).into()));
    assert_eq!(hex(created), "23671af546f063146aba20ebfc1ef5ee38c8a1a5d9985afff89a665582662a55");

    let set = PolicyChange::Policy { role: Role::Reputer, policy: Policy::List }.onto(&created);
    assert_eq!(hex(set), hex(Sha256::digest([domain, &created, &[1, 1, 1]].concat()).into()));

    let [alice, bob] = ["alice", "bob"].map(Addr::unchecked);
    let listed = PolicyChange::List { role: Role::Worker, added: vec![alice], removed: vec![bob] }.onto(&set);
    let bytes = [domain, &set, &[2, 0, 1, 5], b"alice", &[1, 3], b"bob"].concat();
    assert_eq!(hex(listed), hex(Sha256::digest(bytes).into()));
}
