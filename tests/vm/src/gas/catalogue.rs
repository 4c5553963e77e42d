//! What the messages of the tables are, in words, and what they may cost.

/// A message of the tables.
pub struct Message {
    /// Its name in `gas.json`.
    pub name: &'static str,
    /// In words.
    pub title: &'static str,
    /// What it may cost above a no-op, in SDK gas; `None`: nobody said.
    pub target: Option<Target>,
}

/// What a message may cost above a no-op.
pub struct Target {
    /// SDK gas.
    pub gas: u64,
    /// In epochs of this size; `None`: of every size.
    pub size: Option<&'static str>,
}

/// In the order of the tables.
pub const MESSAGES: [Message; 63] = [
    aimed("submit", "submit an inference", 17_000),
    plain("submit_first", "the same, the first of its epoch"),
    plain("submit_evicting", "the same, taking the seat of another (all seats taken)"),
    plain("submit_no_seat", "the same, finding no seat (all seats taken)"),
    plain("submit_forecast", "submit a forecast of the inferers, 16 at most"),
    aimed("commit", "commit to an inference", 17_000),
    plain("commit_first", "the same, the first of its epoch"),
    plain("commit_evicting", "the same, taking the seat of another (all seats taken)"),
    plain("commit_forecast", "commit to a forecast"),
    aimed("reveal", "reveal an inference", 17_000),
    plain("reveal_forecast", "reveal a forecast"),
    aimed("report", "report the truth", 22_000),
    plain("report_first", "the same, the first of its epoch"),
    big("close", "`Advance` that closes an epoch", 500_000),
    plain("close_revealed", "the same, of an epoch with reveals"),
    plain("settle", "`Advance` that settles an epoch (scored) and has it paid"),
    plain("settle_cw20", "the same, with a cw20"),
    big("settle_unpaid", "the same, while payments are paused", 2_000_000),
    plain("pay", "`Pay` of an epoch that waits"),
    plain("pay_cw20", "the same, with a cw20"),
    big("epoch", "a whole epoch: `close` and `settle`", 2_950_000),
    big("epoch_cw20", "the same, with a cw20", 3_100_000),
    plain("advance_idle", "`Advance` when nothing is due"),
    plain("read_latest", "read the newest inference in another contract: the raw read alone"),
    plain("register_worker", "register a worker"),
    plain("register_worker_cw20", "the same, with a cw20"),
    plain("top_up", "top up a deposit"),
    plain("top_up_cw20", "the same, with a cw20"),
    plain("leave_topic", "leave a topic"),
    plain("withdraw_deposit", "withdraw a deposit"),
    plain("register_reputer", "register a reputer"),
    plain("stake_first", "stake for the first time"),
    plain("stake_first_cw20", "the same, with a cw20"),
    plain("stake", "stake more"),
    plain("stake_cw20", "the same, with a cw20"),
    aimed("delegate_first", "delegate to a reputer for the first time", 90_000),
    plain("delegate_first_cw20", "the same, with a cw20"),
    aimed("delegate", "delegate more", 90_000),
    plain("delegate_cw20", "the same, with a cw20"),
    plain("unstake", "unstake"),
    plain("undelegate", "undelegate"),
    plain("redelegate", "redelegate"),
    plain("withdraw_stake", "withdraw stake that has unbonded"),
    plain("withdraw_redelegated", "the same, of a delegation that moves to another pool"),
    plain("set_commission", "set a commission"),
    plain("refresh", "count anew what somebody has bonded, for his votes"),
    plain("create_topic", "create a topic"),
    plain("set_eligible", "vouch for a topic"),
    plain("fund_first", "fund a topic for the first time"),
    plain("fund_first_cw20", "the same, with a cw20"),
    plain("fund", "fund it again"),
    plain("fund_cw20", "the same, with a cw20"),
    plain("touch", "touch a topic, the first time in a period"),
    plain("touch_again", "the same, again in the period"),
    plain("roll", "begin a period"),
    plain("roll_month", "the same, and a month"),
    plain("roll_month_cw20", "the same, with a cw20"),
    plain("roll_many", "begin 22 periods"),
    aimed("claim", "claim what a worker earned", 60_000),
    aimed("claim_cw20", "the same, with a cw20", 150_000),
    plain("claim_several", "claim what three workers earned"),
    plain("claim_credit", "claim what is credited: advance fees"),
    plain("close_topic", "bring to the treasury what a retired topic has left"),
];

/// The message of a name.
pub fn message(name: &str) -> &'static Message {
    let known = MESSAGES.iter().find(|message| message.name == name);
    known.unwrap_or_else(|| panic!("`{name}` is not in the catalogue of messages"))
}

impl Message {
    /// What it may cost in epochs of a size.
    pub fn limit(&self, size: &str) -> Option<u64> {
        let target = self.target.as_ref()?;
        target.size.is_none_or(|of| of == size).then_some(target.gas)
    }
}

const fn plain(name: &'static str, title: &'static str) -> Message {
    Message { name, title, target: None }
}

const fn aimed(name: &'static str, title: &'static str, gas: u64) -> Message {
    Message { name, title, target: Some(Target { gas, size: None }) }
}

const fn big(name: &'static str, title: &'static str, gas: u64) -> Message {
    Message { name, title, target: Some(Target { gas, size: Some("32/6/6") }) }
}
