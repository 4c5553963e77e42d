//! See `results.rs` for what an epoch leaves behind.

#[path = "results.rs"]
mod results;

use super::{addr, hex, n, pin};
use allora_interfaces::layout::Packed;
use allora_interfaces::registry::Sibling;
use allora_interfaces::synthesis::{
    CONFIG, Committed, Config, Content, ENTRIES, EPOCHS, Entry, EpochRecord, FORECASTER_REGRETS,
    ForecastElement, HEADS, Head, INFERER_REGRETS, LEDGERS, Ledgers, OPEN, OPERATORS, OWNED, OfferedStake,
    Operator, Parts, PassedOver, RECENT_SCORES, RECORDS, REPORTS, REPUTER_RECORDS, ROSTERS, RecentScores,
    ReputerRecord, RoleRecord, Roster, Seat, SeatedEntry, SeatedReport, TURNED_AWAY, Task, TurnedAway,
    WORKERS, Worker, WorkerRecord,
};
use allora_interfaces::token::Token;
use allora_protocol::schedule::{EpochState, OpenEpoch, OpenEpochs};
use allora_protocol::score::{Merit, Standard};
use allora_protocol::synthesis::{ForecasterRecord, InfererRecord, OneOut, PairRow, RegretHead};
use allora_protocol::truth::{Report, UsualStake};
use allora_protocol::{EpochId, WorkerId};
use cosmwasm_std::Uint128;

#[test]
fn config_ledgers_rosters() {
    let record = Config {
        registry: addr("registry"),
        token: Token::Native { denom: "ucoin".into() },
        siblings: vec![(Sibling::Staking, addr("staking"))],
        submissions_paused_until: 1_700_000_000,
        settlement_paused_until: 1_700_000_001,
    };
    pin(
        CONFIG.key(),
        "636f6e666967",
        &record,
        &["01087265676973747279000575636f696e0100077374616b696e6780e2cfaa0681e2cfaa06"],
    );
    let record = Ledgers { deposits: Uint128::new(3_000_000), forfeits: Uint128::new(100_000) };
    pin(LEDGERS.key(), "6c656467657273", &record, &["01c08db701a08d06"]);
    pin(&ROSTERS.key(&7), "4e07", &Roster { workers: 300 }, &["01ac02"]);
}

#[test]
fn operators_workers_owned() {
    let alice = addr("alice");
    pin(
        &OPERATORS.key(&(7, &alice)),
        "4b07616c696365",
        &Operator { worker: WorkerId(258), active: true },
        &["01820201"],
    );
    let mut record = Worker {
        operator: alice.clone(),
        owner: alice.clone(),
        next_operator: None,
        next_owner: None,
        registered_at: 1_700_000_000,
        left_at: None,
        gate: 0,
        flags: 0,
    };
    pin(&WORKERS.key(&(7, 258)), "5707f90102", &record, &["0105616c69636505616c696365000080e2cfaa06000000"]);
    record.next_operator = Some(addr("key"));
    record.next_owner = Some(addr("bob"));
    record.left_at = Some(1_700_100_000);
    pin(
        &WORKERS.key(&(7, 258)),
        "5707f90102",
        &record,
        &["0105616c69636505616c69636501036b65790103626f6280e2cfaa0601a0efd5aa060000"],
    );
    pin(&OWNED.key(&(&alice, 7, 258)), "4f05616c69636507f90102", &true, &["0101"]);
}

#[test]
fn records() {
    let record = WorkerRecord {
        deposit: Uint128::new(1_000_000),
        inferer: RoleRecord {
            merit: Merit { average: Some(n("0.5")), scored_epochs: 12 },
            scored_before: 300,
            passed_over: 2,
            smoothed_fraction: Some(n("1")),
        },
        forecaster: RoleRecord::default(),
        passed_over: vec![
            PassedOver { epoch: EpochId(300), role: Task::Inference },
            PassedOver { epoch: EpochId(301), role: Task::Forecast },
        ],
    };
    pin(
        &RECORDS.key(&(7, 258)),
        "4d07f90102",
        &record,
        &["01c0843d01bfff80000000000000000cac020201c0008000000000000000000000000002ac0200ad0201"],
    );
    let record = ReputerRecord {
        merit: Merit { average: Some(n("-1")), scored_epochs: 1 },
        listening: Some(n("0.5")),
        smoothed_fraction: None,
    };
    pin(
        &REPUTER_RECORDS.key(&(7, 3)),
        "520703",
        &record,
        &["01013fff7fffffffffffffff0101bfff800000000000000000"],
    );
    let reports = vec![OfferedStake { epoch: EpochId(300), stake: Uint128::new(2_000_000) }];
    pin(&TURNED_AWAY.key(&(7, 3)), "410703", &TurnedAway { reports }, &["0101ac0280897a"]);
}

#[test]
fn what_a_topic_learned() {
    pin(
        &HEADS.key(&7),
        "4807",
        &Head::default(),
        &["01000000800000000000000000000100000080000000000000000000000000"],
    );
    let standard = |initial: &str| Some(Standard { initial: n(initial), quantile: n("0") });
    let record = Head {
        scored: 300,
        tables: 299,
        regret: RegretHead {
            network_loss: Some(n("-1")),
            initial_regret: n("0"),
            all_inferers_are_new: false,
        },
        inferer_standard: standard("-1"),
        forecaster_standard: standard("0.5"),
        reputer_standard: standard("1"),
        forecaster_score_ratio: n("0.5"),
        usual_stake: UsualStake::new(Some(Uint128::new(2_000_000))),
        inferer_scores: 1_000,
        forecaster_scores: 6,
    };
    pin(
        &HEADS.key(&7),
        "4807",
        &record,
        &[
            "01ac02ab02013fff7fffffffffffffff8000000000000000000000013fff7fffffffffffffff80000000000000000000",
            "01bfff80000000000000008000000000000000000001c000800000000000000080000000000000000000bfff80000000",
            "000000000180897ae80706",
        ],
    );
    pin(
        &RECENT_SCORES.key(&(7, Task::Forecast.number(), 31)),
        "5307011f",
        &RecentScores { scores: vec![n("1"), n("-1")] },
        &["0102c00080000000000000003fff7fffffffffffffff"],
    );
    assert_eq!([Task::Inference, Task::Forecast].map(Task::number), [0, 1]);
    let row = |entries: &[(u32, &str)]| {
        PairRow::from_entries(entries.iter().map(|(id, regret)| (WorkerId(*id), n(regret))).collect())
    };
    let record = InfererRecord {
        regret: Some(n("1")),
        naive: None,
        one_out: OneOut { inferers: row(&[(2, "0.5"), (300, "-1")]), forecasters: row(&[]) },
    };
    pin(
        &INFERER_REGRETS.key(&(7, 258)),
        "4907f90102",
        &record,
        &["0101c0008000000000000000000202bfff8000000000000000ac023fff7fffffffffffffff00"],
    );
    let record = ForecasterRecord {
        regret: None,
        one_in_self: Some(n("0")),
        one_in: row(&[(1, "1")]),
        one_out: OneOut { inferers: row(&[]), forecasters: row(&[(9, "-1")]) },
    };
    pin(
        &FORECASTER_REGRETS.key(&(7, 258)),
        "4607f90102",
        &record,
        &["010001800000000000000000000101c00080000000000000000001093fff7fffffffffffffff"],
    );
}

#[test]
fn epochs_under_way() {
    let open = vec![
        OpenEpoch { epoch: EpochId(300), state: EpochState::Closed },
        OpenEpoch { epoch: EpochId(301), state: EpochState::Collecting },
    ];
    let open: OpenEpochs = open.try_into().unwrap();
    pin(&OPEN.key(&7), "5507", &open, &["0102ac0201ad0200"]);
    let record = EpochRecord {
        inferers: 32,
        forecasters: 6,
        reputers: 12,
        min_topic_stake: Uint128::new(5_000_000),
        reveal_forfeit: Uint128::new(100_000),
        stake_offered: Uint128::new(9_000_000),
        scored: 300,
        behind: true,
    };
    pin(&EPOCHS.key(&(7, 301)), "4507f9012d", &record, &["0120060cc096b102a08d06c0a8a504ac0201"]);
}

fn entry() -> Entry {
    Entry::Plain {
        inference: Some(vec![n("101.25")]),
        forecast: Some(vec![
            ForecastElement { inferer: WorkerId(1), log_loss: n("-1") },
            ForecastElement { inferer: WorkerId(300), log_loss: n("0.5") },
        ]),
    }
}

#[test]
fn entries() {
    let seat = |merit, newcomer| Some(Seat { merit, newcomer });
    let record = SeatedEntry {
        inferer: seat(Some(n("0.5")), false),
        forecaster: seat(None, true),
        content: Content::Open(entry()),
    };
    pin(
        &ENTRIES.key(&(7, 301, 258)),
        "4307f9012df90102",
        &record,
        &[
            "012bbfff8000000000000000000101c006ca800000000000000102013fff7fffffffffffffffac02bfff",
            "8000000000000000",
        ],
    );
    let committed = Committed {
        hash: [0xab; 32],
        parts: Parts { inference: true, forecast: false },
        forfeit: Uint128::new(100_000),
    };
    let record =
        SeatedEntry { inferer: None, forecaster: seat(None, false), content: Content::Committed(committed) };
    pin(
        &ENTRIES.key(&(7, 301, 258)),
        "4307f9012df90102",
        &record,
        &["0148abababababababababababababababababababababababababababababababab01a08d06"],
    );
    let empty = Entry::Plain { inference: None, forecast: None };
    let record = SeatedEntry { inferer: None, forecaster: None, content: Content::Revealed(empty) };
    pin(&ENTRIES.key(&(7, 301, 258)), "4307f9012df90102", &record, &["0180000000"]);
}

#[test]
fn reports() {
    let seated = |report| SeatedReport { stake: Uint128::new(2_000_000), coefficient: n("1"), report };
    let key = REPORTS.key(&(7, 301, 3));
    pin(
        &key,
        "5407f9012d03",
        &seated(Report::Value(vec![n("101.25")])),
        &["0180897ac00080000000000000000001c006ca80000000000000"],
    );
    pin(&key, "5407f9012d03", &seated(Report::Label(2)), &["0180897ac00080000000000000000102"]);
    pin(&key, "5407f9012d03", &seated(Report::Void), &["0180897ac000800000000000000002"]);
}

#[test]
fn entries_and_reports_by_themselves_as_hashes_and_events_have_them() {
    assert_eq!(
        hex(&entry().pack()),
        "01000101c006ca800000000000000102013fff7fffffffffffffffac02bfff8000000000000000"
    );
    assert_eq!(
        hex(&Report::Value(vec![n("1"), n("0")]).pack()),
        "010002c000800000000000000080000000000000000000"
    );
    assert_eq!(hex(&Report::Label(2).pack()), "010102");
    assert_eq!(hex(&Report::Void.pack()), "0102");
}
