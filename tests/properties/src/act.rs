//! [`Act`]: what happens, as a kind of message and small numbers that the world makes one of.

/// Something that happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act {
    /// What.
    pub kind: Kind,
    /// How honestly.
    pub twist: Twist,
    /// About which topic, modulo those there are.
    pub topic: u8,
    /// By whom, modulo the actors, where the kind leaves it open.
    pub who: u8,
    /// To whom, or on whom, modulo those there are.
    pub whom: u8,
    /// With how much money, in base units.
    pub amount: u32,
    /// Decides everything else.
    pub die: u16,
}

impl Act {
    /// True of one act in so many.
    pub fn one_in(&self, acts: u16) -> bool {
        self.die.is_multiple_of(acts)
    }

    /// The same, whatever [`Act::one_in`] says.
    pub fn also_one_in(&self, acts: u32) -> bool {
        self.amount.is_multiple_of(acts)
    }
}

/// How honestly something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twist {
    /// By whom it behoves, as it should be.
    Honest,
    /// By somebody else.
    Stranger,
    /// With numbers that nobody in his senses sends.
    Absurd,
    /// As it should be, and then once more.
    Twice,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $weight:literal,)*) => {
        /// Kinds of messages, honest and hostile, and what passes between them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[$doc])* $name,)*
        }

        impl Kind {
            /// All of them, each with how often it is drawn.
            pub const ALL: &[(Self, u32)] = &[$((Self::$name, $weight),)*];
        }
    };
}

kinds! {
    /// Time passes.
    Wait 14,
    /// To the next window of a topic.
    Go 8,

    /// Somebody creates a topic.
    CreateTopic 3,
    /// Its creator changes a topic's parameters.
    UpdateTopic 3,
    /// Its creator offers a topic, or takes the offer back.
    TransferTopic 5,
    /// Somebody accepts a topic.
    AcceptTopic 14,
    /// Its creator or the owner retires a topic.
    RetireTopic 1,
    /// Its creator opens a topic to everybody or to those on a list.
    SetPolicy 3,
    /// Its creator changes a list.
    UpdateList 3,
    /// The owner vouches for a topic.
    SetEligible 12,
    /// The owner vouches for it no longer.
    RevokeEligible 5,
    /// The owner changes parameters of the suite.
    UpdateParams 4,
    /// The owner changes its parameters of money.
    UpdateMoney 5,
    /// The owner names a guardian.
    SetGuardian 3,
    /// Owner or guardian pause something.
    Pause 5,
    /// The owner lifts a pause.
    Unpause 9,
    /// The owner offers the suite.
    TransferOwnership 4,
    /// Somebody accepts the suite.
    AcceptOwnership 9,

    /// Somebody registers a worker.
    RegisterWorker 9,
    /// Somebody adds to a deposit.
    TopUp 4,
    /// His owner takes a worker out.
    LeaveTopic 3,
    /// His owner has a deposit paid out.
    WithdrawDeposit 6,
    /// His owner offers a worker to another key.
    RotateOperator 6,
    /// A key accepts a worker.
    AcceptOperator 14,
    /// His owner offers a worker to another owner.
    TransferWorker 6,
    /// A new owner accepts a worker.
    AcceptWorker 12,
    /// A worker submits; where the topic has a reveal window, he commits.
    Submit 14,
    /// A worker commits.
    Commit 6,
    /// Somebody reveals.
    Reveal 6,
    /// A reputer reports.
    Report 12,
    /// Somebody carries out what is due.
    Advance 16,
    /// Somebody has an epoch paid.
    Pay 10,
    /// Somebody brings what was forfeited to the treasury.
    SweepForfeits 4,

    /// Somebody becomes a reputer.
    RegisterReputer 5,
    /// Somebody stakes for a reputer, himself or another.
    Stake 9,
    /// Somebody delegates.
    Delegate 12,
    /// A reputer begins to unbond.
    Unstake 4,
    /// A delegator begins to unbond.
    Undelegate 6,
    /// Somebody begins to move stake.
    Redelegate 7,
    /// Somebody bonds again what was unbonding.
    CancelUnstake 9,
    /// Somebody withdraws what matured.
    Withdraw 10,
    /// A reputer sets his commission.
    SetCommission 5,
    /// Somebody has votes counted anew.
    Refresh 8,
    /// The owner has a contract told of votes.
    AddHook 6,
    /// The owner has it told no longer.
    RemoveHook 8,

    /// Somebody pays into a topic.
    Fund 12,
    /// Somebody gives to the treasury.
    Donate 3,
    /// Somebody sets a topic's weight.
    Touch 12,
    /// Somebody begins emission periods.
    Roll 7,
    /// Somebody claims what he earned.
    Claim 14,
    /// Somebody closes the money of a topic that is over.
    Close 4,
    /// The owner sweeps what was sent by mistake.
    SweepSurplus 12,

    /// Somebody sends tokens to a contract by mistake.
    Gift 6,
    /// A malicious token is told what to do.
    Arm 8,

    /// Somebody who is not synthesis has an epoch paid.
    ForgeSettle 3,
    /// Somebody who is not rewards brings rewards to pools.
    ForgeRewards 2,
    /// Somebody who is not the token says that tokens came.
    ForgeReceive 3,
    /// A token of somebody's own making says that tokens came.
    ForgeToken 3,
    /// Somebody who is not the registry says where siblings are.
    ForgeWire 2,
    /// Somebody who is not the registry says what is paused.
    ForgePause 2,
    /// Somebody brings money in the name of a sibling.
    ForgeIncome 3,
    /// Coins come along where none belong.
    StrayCoin 3,
    /// Bytes that are no message.
    Junk 2,
}

impl Kind {
    /// Whether no message of the kind may ever be carried out.
    pub fn is_forged(self) -> bool {
        self >= Self::ForgeSettle
    }

    /// Whether it is a message that is counted, and not the course of time or what a token is told.
    pub fn is_counted(self) -> bool {
        !matches!(self, Self::Wait | Self::Go | Self::Arm)
    }
}
