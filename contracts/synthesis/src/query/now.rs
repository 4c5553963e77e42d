//! `Now`.

use super::about::About;
use super::may::{self, refusal};
use crate::Refusal;
use crate::execute::door::Kind;
use crate::store;
use allora_interfaces::synthesis::{May, NowResponse, OPERATORS, You};
use allora_protocol::schedule::{OpenNow, Windows};
use cosmwasm_std::Addr;

/// What a topic takes now, of whom, until when; and what of it concerns an address.
pub fn now(about: &About, address: Option<String>) -> Result<NowResponse, Refusal> {
    let address = address.map(|address| store::address(about.deps.api, &address)).transpose()?;
    let open = about.open()?;
    let versions = &about.topic.versions;
    let OpenNow { submissions, reveals, reports, next } = versions.open_now(about.now, &open)?;
    let opens = |windows: &Windows| about.topic.retired_from.is_none_or(|from| windows.epoch < from);
    let (submissions, reveals) = (submissions.filter(opens), reveals.filter(opens));
    let you = address.map(|address| you(about, &address, submissions, reveals, &reports)).transpose()?;
    Ok(NowResponse {
        submissions,
        reveals,
        reports,
        next: Some(next).filter(opens),
        due: about.due()?,
        paused: about.now < about.config.submissions_paused_until,
        you,
        now: about.now,
    })
}

/// What concerns an address. The key that a worker had before may no longer act for him, but anybody may reveal.
fn you(
    about: &About,
    address: &Addr,
    submissions: Option<Windows>,
    reveals: Option<Windows>,
    reports: &[Windows],
) -> Result<You, Refusal> {
    let operator = OPERATORS.may_load(about.storage(), (about.id.0, address))?;
    let mut may = Vec::new();
    if let Some(Windows { epoch, submissions_end, .. }) = submissions {
        let message = match Kind::of(&about.topic.versions.at(epoch)?.params) {
            Kind::Submit => "submit",
            Kind::Commit => "commit",
        };
        let refused = refusal(may::enter(about, address, epoch));
        may.push(May { message: message.into(), epoch_id: epoch, until: submissions_end, refused });
    }
    if let Some(Windows { epoch, closes, .. }) = reveals {
        let refused = refusal(may::reveal(about, address, operator.map(|known| known.worker), epoch));
        may.push(May { message: "reveal".into(), epoch_id: epoch, until: closes, refused });
    }
    for Windows { epoch, reports_end, .. } in reports {
        let refused = refusal(may::report(about, address, *epoch));
        may.push(May { message: "report".into(), epoch_id: *epoch, until: *reports_end, refused });
    }
    Ok(You {
        worker: operator.filter(|known| known.active).map(|known| known.worker),
        reputer: about.pool(address)?.map(|pool| pool.id),
        may,
    })
}
