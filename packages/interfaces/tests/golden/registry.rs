use super::{addr, n, pin};
use allora_interfaces::registry::{
    ELIGIBLE, INFOS, LISTED, Metadata, PARAMS, Pauses, Policies, Policy, SUITE, Sibling, SuiteRecord, TOPICS,
    TUNINGS, TopicInfo, TopicRecord,
};
use allora_interfaces::token::Token;
use allora_protocol::EpochId;
use allora_protocol::emission::MoneyParams;
use allora_protocol::loss::{Answer, Bounds, LossFunction};
use allora_protocol::schedule::{Schedule, Version, Versions};
use allora_protocol::synthesis::{RegretScale, RuleKind};
use allora_protocol::topic::{SuiteParams, Terms, Topic, TruthMode, Tuning};
use cosmwasm_std::Uint128;

#[test]
fn suite() {
    let mut record = SuiteRecord {
        token: Token::Native { denom: "ucoin".into() },
        guardian: None,
        guardian_paused_at: None,
        emission_period: 86_400,
        siblings: vec![],
        pauses: Pauses::default(),
        next_topic: 1.into(),
    };
    pin(SUITE.key(), "7375697465", &record, &["01000575636f696e000080a3050000000001"]);
    record.token = Token::Cw20 { address: addr("token") };
    record.guardian = Some(addr("guardian"));
    record.guardian_paused_at = Some(1_700_000_000);
    record.siblings = vec![
        (Sibling::Staking, addr("staking")),
        (Sibling::Synthesis, addr("synthesis")),
        (Sibling::Rewards, addr("rewards")),
    ];
    record.pauses = Pauses { submissions: u64::MAX, settlement: 1_700_000_000, payouts: 0 };
    pin(
        SUITE.key(),
        "7375697465",
        &record,
        &[
            "010105746f6b656e0108677561726469616e0180e2cfaa0680a3050300077374616b696e67010973796e746865736973",
            "020772657761726473ffffffffffffffffff0180e2cfaa060001",
        ],
    );
}

#[test]
fn params() {
    let record = SuiteParams {
        min_window: 30,
        creation_fee: Uint128::new(10_000_000),
        registration_deposit: Uint128::new(1_000_000),
        min_stake: Uint128::new(1_000_000),
        min_topic_stake: Uint128::new(5_000_000),
        reveal_forfeit: Uint128::new(100_000),
        deposit_delay: 1_814_400,
        unbonding_time: 1_814_400,
        keep_tables: 365,
        tokens_per_weight: Uint128::new(1_000_000),
        money: MoneyParams::default(),
    };
    pin(
        PARAMS.key(),
        "706172616d73",
        &record,
        &[
            "011e80ade204c0843dc0843dc096b102a08d0680df6e80df6eed02c0843d80808abbe1abb42c8080a8ec85afd1b10180",
            "80f7eab186f010008080e4ceceb58bbc03808090bbbad6adf00d8080c0e2aef88a8d0b808082bf93eff00800000000",
        ],
    );
    let money = MoneyParams {
        validators: Some("valerie".into()),
        open_emission: true,
        supply: Some(Uint128::new(1_000_000_000)),
        locked: Uint128::new(300),
        mintable: Uint128::new(200),
        ..record.money
    };
    let record = SuiteParams { money, ..record };
    pin(
        PARAMS.key(),
        "706172616d73",
        &record,
        &[
            "011e80ade204c0843dc0843dc096b102a08d0680df6e80df6eed02c0843d80808abbe1abb42c8080a8ec85afd1b10180",
            "80f7eab186f010010776616c657269658080e4ceceb58bbc03808090bbbad6adf00d8080c0e2aef88a8d0b808082bf93",
            "eff00801018094ebdc03ac02c801",
        ],
    );
}

const SCHEDULE: Schedule = Schedule {
    epoch_length: 28_800,
    worker_submission_window: 3_600,
    reveal_window: 600,
    ground_truth_lag: 28_800,
    report_window: 7_200,
    report_reveal_window: 0,
    dispute_window: 0,
};

#[test]
fn topics() {
    let topic = |answer, loss| Topic { answer, loss, truth_mode: TruthMode::Truth, rule: RuleKind::Regret };
    let record = TopicRecord {
        topic: topic(Answer::Value { arity: 1 }, LossFunction::Huber { delta: n("0.5") }),
        retired_from: None,
        policies: Policies::default(),
        versions: Versions::new(1_700_000_000, Terms::new(SCHEDULE)).unwrap(),
    };
    pin(
        &TOPICS.key(&7),
        "5407",
        &record,
        &["01000102bfff80000000000000000000000000010080e2cfaa0680e101901cd80480e101a038000020060c0c010000"],
    );
    let terms = Terms {
        max_inferers: 64,
        bounds: Some(Bounds { lower: n("0"), upper: n("1") }),
        require_unity: Some(n("0.01")),
        ..Terms::new(SCHEDULE)
    };
    let versions = vec![
        Version { from_epoch: EpochId(300), opens_at: 1_700_000_000, params: Terms::new(SCHEDULE) },
        Version { from_epoch: EpochId(302), opens_at: 1_700_057_600, params: terms },
    ];
    let record = TopicRecord {
        topic: topic(Answer::Label { labels: 3 }, LossFunction::LogLoss),
        retired_from: Some(EpochId(303)),
        policies: Policies { worker: Policy::List, reputer: Policy::Open },
        versions: versions.try_into().unwrap(),
    };
    pin(
        &TOPICS.key(&u64::MAX),
        "54ffffffffffffffffff",
        &record,
        &[
            "01010304000001af02010002ac0280e2cfaa0680e101901cd80480e101a038000020060c0c010000ae0280a4d3aa0680",
            "e101901cd80480e101a038000040060c0c010180000000000000000000c000800000000000000001bff9a3d70a3d70a3",
            "d70a",
        ],
    );
}

#[test]
fn tunings() {
    let mut record = Tuning::default();
    pin(
        &TUNINGS.key(&(7, 302)),
        "5507f9012e",
        &record,
        &[
            "01bffccccccccccccccccdbff9a3d70a3d70a3d70ac001c000000000000000bfffc00000000000000000bffccccccccc",
            "cccccccdbffe8000000000000000c0018000000000000000bffccccccccccccccccdbffe8000000000000000c0018000",
            "000000000000bffccccccccccccccccdbffe8000000000000000c0018000000000000000c001c000000000000000bfff",
            "c000000000000000c001c000000000000000bfffc000000000000000c0008000000000000000bff9a3d70a3d70a3d70a",
            "e807bffccccccccccccccccdbffe8000000000000000",
        ],
    );
    record.regret.scale = RegretScale::MedianAbsoluteDeviation;
    pin(
        &TUNINGS.key(&(7, 302)),
        "5507f9012e",
        &record,
        &[
            "01bffccccccccccccccccdbff9a3d70a3d70a3d70ac001c000000000000000bfffc00000000000000001bffccccccccc",
            "cccccccdbffe8000000000000000c0018000000000000000bffccccccccccccccccdbffe8000000000000000c0018000",
            "000000000000bffccccccccccccccccdbffe8000000000000000c0018000000000000000c001c000000000000000bfff",
            "c000000000000000c001c000000000000000bfffc000000000000000c0008000000000000000bff9a3d70a3d70a3d70a",
            "e807bffccccccccccccccccdbffe8000000000000000",
        ],
    );
}

#[test]
fn infos() {
    let record = TopicInfo {
        creator: addr("creator"),
        offered_to: Some(addr("next")),
        created_at: 1_700_000_000,
        changes: 3,
        policies_hash: [0x5a; 32],
        metadata: Metadata {
            question: "q".into(),
            unit: "€".into(),
            source: String::new(),
            resolution: "r".into(),
            labels: vec!["no".into(), "yes".into()],
            hash: Some("ff".into()),
        },
    };
    pin(
        &INFOS.key(&7),
        "4907",
        &record,
        &[
            "010763726561746f7201046e65787480e2cfaa0603",
            "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
            "017103e282ac00017202026e6f0379657301026666",
        ],
    );
}

#[test]
fn listed() {
    pin(&LISTED.key(&(7, 0, &addr("alice"))), "4c0700616c696365", &true, &["0101"]);
    pin(&LISTED.key(&(7, 1, &addr("rita"))), "4c070172697461", &true, &["0101"]);
}

#[test]
fn eligible() {
    pin(&ELIGIBLE.key(&7), "5607", &true, &["0101"]);
    pin(&ELIGIBLE.key(&u64::MAX), "56ffffffffffffffffff", &true, &["0101"]);
}
