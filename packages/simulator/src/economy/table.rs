//! A year as tables on a terminal.

use super::plan::Token;
use super::year::{Concentration, Month, Spread, Topic, Year, growth};
use super::{part, tokens};
use crate::columns::{columns, share, with_remarks};
use anyhow::Result;
use comfy_table::Table;
use cosmwasm_std::Uint128;

/// What the columns mean.
const LEGEND: &str = "\
amounts: whole tokens, rounded; rates: a year
emission: what the month's periods reserve, for topics and validators; treasury, minted: who pays for it
staked: on the mean of the 30 days before; inflation: how fast supply less treasury and locked tokens grows
patrons paid: of it the direct share serves the topic; emission, own: what epochs drew of the periods and of that share
participants: workers, reputers, delegators; multiple: what they got per token of their patrons
yield: of a token always delegated in the topic, by the reputers' stake, after commission
effective: so many equal ones would be as concentrated, 1 / Herfindahl";

/// Columns of the table of topics.
const TOPIC_COLUMNS: usize = 11;

/// The tables of a year.
pub fn render(year: &Year) -> Result<String> {
    Ok(format!(
        "{}\n\n{}\n\n{}\n\n{}\n\n{}\n\n{LEGEND}\n\n{}\n",
        title(year),
        months(year).trim_fmt(),
        topics(year)?.trim_fmt(),
        roles(year)?.trim_fmt(),
        concentration(&year.concentration).trim_fmt(),
        findings(year)?,
    ))
}

fn title(year: &Year) -> String {
    let token = match year.token {
        Token::Capped => "a token with a cap",
        Token::Native => "a coin with a fixed supply",
    };
    format!("{} topics through {} days, {token} (seed {})", year.topics.len(), year.days, year.seed)
}

fn months(year: &Year) -> Table {
    let mut table = columns([
        "month",
        "emission",
        "treasury",
        "minted",
        "staked",
        "per staked, a month",
        "limited by",
        "circulating",
        "inflation",
    ]);
    for month in &year.months {
        let minted = month.emission.saturating_sub(month.from_treasury);
        table.add_row([
            (month.number + 1).to_string(),
            whole(month.emission),
            whole(month.from_treasury),
            whole(minted),
            whole(month.staked),
            format!("{:.2} %", month.per_staked * 100.0),
            if month.at_ceiling { "ceiling" } else { "target" }.into(),
            whole(month.circulating[1]),
            share(month.inflation()),
        ]);
    }
    let all =
        |of: fn(&Month) -> Uint128| year.months.iter().map(of).fold(Uint128::zero(), Uint128::saturating_add);
    let (emission, from_treasury) = (all(|month| month.emission), all(|month| month.from_treasury));
    table.add_row([
        "all".into(),
        whole(emission),
        whole(from_treasury),
        whole(emission.saturating_sub(from_treasury)),
        String::new(),
        String::new(),
        String::new(),
        whole(year.circulating[1]),
        share(growth(year.circulating, year.days)),
    ]);
    table
}

fn topics(year: &Year) -> Result<Table> {
    let header = [
        "topic",
        "epochs",
        "every",
        "patrons paid",
        "emission",
        "own",
        "participants",
        "multiple",
        "mean stake",
        "yield",
        "",
    ];
    let mut table = with_remarks(columns(header), TOPIC_COLUMNS);
    for topic in &year.topics {
        let got = topic.participants()?;
        table.add_row([
            topic.name.clone(),
            topic.epochs.to_string(),
            format!("{} h", topic.epoch_hours),
            whole(topic.patrons),
            whole(topic.emission),
            whole(topic.own),
            whole(got),
            if topic.patrons.is_zero() { String::new() } else { format!("{:.2}", part(got, topic.patrons)) },
            whole(topic.mean_stake),
            rate(topic.delegators_yield),
            remark(topic),
        ]);
    }
    Ok(table)
}

fn remark(topic: &Topic) -> String {
    match &topic.turn {
        Some((what, day)) => format!("{what} on day {day}"),
        None if !topic.eligible => "never eligible".into(),
        None => String::new(),
    }
}

fn roles(year: &Year) -> Result<Table> {
    let mut table = columns(["paid to", "tokens", "share"]);
    let total = year.roles.total()?;
    for (role, amount) in year.roles.parts().into_iter().chain([("all", total)]) {
        table.add_row([role.into(), whole(amount), share(part(amount, total))]);
    }
    Ok(table)
}

fn concentration(concentration: &Concentration) -> Table {
    let mut table = columns(["concentration", "count", "largest", "Herfindahl", "effective"]);
    let Concentration { stake_by_topic, stake_by_reputer, .. } = *concentration;
    let Concentration { rewards_by_topic, rewards_by_reputer, rewards_by_worker, .. } = *concentration;
    for (what, spread) in [
        ("stake, topics", stake_by_topic),
        ("stake, reputers", stake_by_reputer),
        ("rewards, topics", rewards_by_topic),
        ("rewards, reputers", rewards_by_reputer),
        ("rewards, workers", rewards_by_worker),
    ] {
        let Spread { count, largest, herfindahl } = spread;
        let effective = format!("{:.1}", spread.effective());
        table.add_row([
            what.into(),
            count.to_string(),
            share(largest),
            format!("{herfindahl:.3}"),
            effective,
        ]);
    }
    table
}

/// The sums in sentences.
fn findings(year: &Year) -> Result<String> {
    let flows = &year.treasury;
    let [before, after] = year.supply;
    let ledgers = &year.ledgers;
    Ok(format!(
        "The treasury began with {}, got {} of patrons, {} of creation fees, {} of forfeits, {} of periods that nobody drew, \
         {} of rounding, spent {}, and has {}.\n\
         {} tokens were minted, none burned: the supply went from {} to {}. Delegators earned {} on what they delegated.\n\
         Every unit is accounted for: rewards holds {} (treasury {}, reserved periods {}, topics {}, unclaimed {}), staking {}.",
        whole(flows.endowment),
        whole(flows.from_patrons),
        whole(flows.creation_fees),
        whole(flows.forfeits),
        whole(flows.returned),
        exact(flows.remainders),
        whole(flows.spent),
        whole(ledgers.treasury),
        whole(flows.minted),
        whole(before),
        whole(after),
        rate(year.delegators_yield),
        exact(ledgers.total()?),
        exact(ledgers.treasury),
        exact(ledgers.reserved),
        exact(ledgers.topics),
        exact(ledgers.unclaimed),
        exact(year.staked),
    ))
}

fn rate(rate: Option<f64>) -> String {
    rate.map_or_else(String::new, share)
}

/// An amount in whole tokens, rounded.
pub fn whole(amount: Uint128) -> String {
    grouped(&format!("{:.0}", tokens(amount)))
}

/// An amount to the unit.
pub fn exact(amount: Uint128) -> String {
    let (whole, units) = (amount.u128() / crate::engine::TOKEN, amount.u128() % crate::engine::TOKEN);
    format!("{}.{units:06}", grouped(&whole.to_string()))
}

/// Digits with commas between thousands.
fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_and_exact_to_the_unit() {
        let amount = Uint128::new(1_234_567_890_123);
        assert_eq!((whole(amount), exact(amount)), ("1,234,568".into(), "1,234,567.890123".into()));
        assert_eq!(exact(Uint128::new(42)), "0.000042");
        assert_eq!(grouped("999"), "999");
    }
}
