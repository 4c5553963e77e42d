//! The command line.

use crate::economy::{Plan, Token, units};
use crate::money::MoneyPlan;
use allora_protocol::loss::{Format, LossFunction};
use clap::{Args, Parser, Subcommand, ValueEnum};
use cosmwasm_std::Decimal;
use std::path::PathBuf;

/// Plays epochs of a prediction network: workers predict a series, forecasters predict the workers, reputers
/// tell the truth, and the network learns whom to listen to.
#[derive(Debug, Parser)]
#[command(name = "allora-simulator", version)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Play a series and show what comes of it.
    Run(Box<Run>),
    /// Play a year of the network's money: several topics, patrons, workers, reputers, delegators who move.
    Economy(Economy),
    /// Recompute a topic from an export of its public record, and compare every number with what is claimed.
    Replay(Replay),
}

/// Options of a replay.
#[derive(Debug, Args)]
pub struct Replay {
    /// The export, as `run --export` writes it.
    pub file: PathBuf,
}

/// Options of a run.
#[derive(Debug, Args)]
pub struct Run {
    /// A series of your own: CSV with the columns `epoch,truth[,one per worker]`. Without worker columns the
    /// built-in models work. Default: the sea surface temperature off Peru, monthly, 1950 to 2010.
    #[arg(long, value_name = "FILE")]
    pub series: Option<PathBuf>,

    /// Steps in a season of the series, for the models that know seasons (the shipped series has 12).
    #[arg(long, value_name = "STEPS", value_parser = clap::value_parser!(u16).range(2..))]
    pub season: Option<u16>,

    /// Epochs until the truth of an epoch is known, 1 to 31: a topic has at most 32 epochs under way.
    #[arg(long, value_name = "EPOCHS", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..=31))]
    pub lag: u64,

    /// What plays: the contracts on an embedded chain, or the protocol alone, without money. Where nobody pays, both give
    /// the same numbers.
    #[arg(long, value_enum, default_value_t = EngineKind::Contracts)]
    pub engine: EngineKind,

    /// The rule of synthesis.
    #[arg(long, value_enum, default_value_t = Rule::Regret)]
    pub rule: Rule,

    /// The loss: `squared`, `absolute`, `huber:DELTA` or `pinball:QUANTILE`.
    #[arg(long, default_value = "squared", value_parser = loss)]
    pub loss: LossFunction,

    /// Play at most so many epochs, the first after what the models learn from [default: all].
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub epochs: Option<u32>,

    /// Decides what happens by chance; the same seed gives the same run.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,

    /// Who pays what.
    #[command(flatten)]
    pub money: Money,

    /// Write every epoch and the summary as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,

    /// Write the topic's public record as JSON, for `replay`; through the contracts only.
    #[arg(long, value_name = "FILE")]
    pub export: Option<PathBuf>,

    /// Where to write the picture (SVG).
    #[arg(long, value_name = "FILE", default_value = "simulation.svg", value_parser = svg)]
    pub plot: PathBuf,

    /// Draw no picture.
    #[arg(long, conflicts_with = "plot")]
    pub no_plot: bool,
}

/// The money of a run through the contracts.
#[derive(Debug, Args)]
#[command(next_help_heading = "Money, through the contracts only")]
pub struct Money {
    /// What a patron pays for the topic at a time; 0: nobody pays anything [default: 60].
    #[arg(long, value_name = "TOKENS", value_parser = tokens())]
    pub payment: Option<u64>,

    /// He pays with the first epoch, and again when so many have opened [default: 30].
    #[arg(long, value_name = "EPOCHS", value_parser = clap::value_parser!(u64).range(1..))]
    pub payment_every: Option<u64>,

    /// What the treasury begins with; what it lacks is minted [default: 200].
    #[arg(long, value_name = "TOKENS", value_parser = tokens())]
    pub endowment: Option<u64>,

    /// What delegators put behind each reputer, as a part of his own stake [default: 0.5].
    #[arg(long, value_name = "PART", value_parser = part)]
    pub delegated: Option<Decimal>,

    /// What part of their delegators' rewards reputers keep [default: 0.1].
    #[arg(long, value_name = "PART", value_parser = part)]
    pub commission: Option<Decimal>,
}

impl Money {
    /// Whether anything is said of it.
    pub fn is_asked_for(&self) -> bool {
        let amounts = self.payment.or(self.payment_every).or(self.endowment);
        amounts.is_some() || self.delegated.or(self.commission).is_some()
    }

    /// Who pays what; `None`: nobody pays.
    pub fn plan(&self) -> Option<MoneyPlan> {
        let payment = self.payment.unwrap_or(60);
        (payment > 0).then(|| MoneyPlan {
            payment: units(payment),
            every: self.payment_every.unwrap_or(30),
            endowment: units(self.endowment.unwrap_or(200)),
            delegated: self.delegated.unwrap_or(Decimal::percent(50)),
            commission: self.commission.unwrap_or(Decimal::percent(10)),
        })
    }
}

/// What somebody of the embedded chain may pay, in tokens.
fn tokens() -> clap::builder::RangedU64ValueParser {
    clap::value_parser!(u64).range(..=1_000_000_000)
}

/// Options of a year.
#[derive(Debug, Args)]
pub struct Economy {
    /// How many topics: six with a story, then ordinary ones.
    #[arg(long, value_name = "NUMBER", default_value_t = 6, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub topics: u16,

    /// How many days; each is an emission period.
    #[arg(long, value_name = "NUMBER", default_value_t = 365, value_parser = clap::value_parser!(u64).range(1..=3650))]
    pub days: u64,

    /// Decides what happens by chance; the same seed gives the same year.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,

    /// The token: one that is minted up to a cap, or a coin of which there is what there is.
    #[arg(long, value_enum, default_value_t = Token::Capped)]
    pub token: Token,

    /// What part of a payment serves the topic, the rest goes to the treasury [default: 0.8].
    #[arg(long, value_name = "PART", value_parser = part)]
    pub direct_share: Option<Decimal>,

    /// Up to what part of a period's weight a topic counts [default: 1].
    #[arg(long, value_name = "PART", value_parser = part)]
    pub max_topic_share: Option<Decimal>,

    /// What part of the emission is the validators' [default: 0.25].
    #[arg(long, value_name = "PART", value_parser = part)]
    pub validators_share: Option<Decimal>,

    /// Write every day and the sums as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,

    /// Where to write the picture (SVG).
    #[arg(long, value_name = "FILE", default_value = "economy.svg", value_parser = svg)]
    pub plot: PathBuf,

    /// Draw no picture.
    #[arg(long, conflicts_with = "plot")]
    pub no_plot: bool,
}

impl Economy {
    /// What is played.
    pub fn plan(&self) -> Plan {
        let default = Plan::default();
        Plan {
            topics: self.topics.into(),
            days: self.days,
            seed: self.seed,
            token: self.token,
            direct_share: self.direct_share.unwrap_or(default.direct_share),
            max_topic_share: self.max_topic_share.unwrap_or(default.max_topic_share),
            validators_share: self.validators_share.unwrap_or(default.validators_share),
        }
    }
}

/// How submissions become the network inference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Rule {
    /// Weights from regrets, as in the reference network.
    Regret,
}

/// What plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum EngineKind {
    /// The whole suite on an embedded chain.
    Contracts,
    /// The protocol alone, without money: sooner.
    Native,
}

fn svg(text: &str) -> Result<PathBuf, String> {
    let file = PathBuf::from(text);
    match file.extension() {
        Some(extension) if extension.eq_ignore_ascii_case("svg") => Ok(file),
        _ => Err("the picture is SVG: give it a name that ends in .svg".into()),
    }
}

fn part(text: &str) -> Result<Decimal, String> {
    let part: Decimal = text.parse().map_err(|_| "it is a decimal number from 0 to 1, as 0.25")?;
    if part <= Decimal::one() { Ok(part) } else { Err("it is at most 1".into()) }
}

fn loss(text: &str) -> Result<LossFunction, String> {
    let loss = named_loss(text)?;
    loss.validate(&Format::default()).map_err(|error| error.to_string())?;
    Ok(loss)
}

fn named_loss(text: &str) -> Result<LossFunction, String> {
    let (name, parameter) = text.split_once(':').map_or((text, None), |(name, number)| (name, Some(number)));
    let number = |example: &str| {
        let text = parameter.ok_or_else(|| format!("`{name}` needs a number: `{name}:{example}`"))?;
        text.parse().map_err(|error| format!("`{text}` is not a number ({error})"))
    };
    match name {
        "squared" if parameter.is_none() => Ok(LossFunction::Squared),
        "absolute" if parameter.is_none() => Ok(LossFunction::Absolute),
        "huber" => Ok(LossFunction::Huber { delta: number("1")? }),
        "pinball" => Ok(LossFunction::Pinball { quantile: number("0.5")? }),
        _ => Err("it is `squared`, `absolute`, `huber:DELTA` or `pinball:QUANTILE`".into()),
    }
}
