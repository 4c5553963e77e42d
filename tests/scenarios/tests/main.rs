//! Stories of the suite as a whole, everyday ones and hostile ones, played by messages on an embedded chain. Every message
//! is audited: ledgers against balances, seats against caps, events against their catalogue.

mod advance;
mod commitments;
mod consumers;
mod economy;
mod everyday;
mod forecasts;
mod governance;
mod keys;
mod malice;
mod payment;
mod refusals;
mod schedules;
mod seats;
mod stake;
mod truth;
mod votes;
