//! Members of a network: experts with what they say.

use crate::{ById, Number, WorkerId};

/// Inferences by worker.
pub(super) type Inferences = ById<WorkerId, Vec<Number>>;

/// An expert of an epoch: an inferer with his inference, or a forecaster with what his forecast implies.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) id: WorkerId,
    pub(super) value: &'a [Number],
}

/// The members of inferences, ascending by id.
pub(super) fn members(inferences: &Inferences) -> Vec<Member<'_>> {
    inferences.iter().map(|(id, value)| Member { id, value }).collect()
}

/// All members but one.
pub(super) fn others<'a>(members: &[Member<'a>], withheld: WorkerId) -> Vec<Member<'a>> {
    members.iter().filter(|member| member.id != withheld).copied().collect()
}

/// Who they are.
pub(super) fn ids(members: &[Member<'_>]) -> impl Iterator<Item = WorkerId> {
    members.iter().map(|member| member.id)
}

/// What they say, inferers first.
pub(super) fn values<'a>(inferers: &[Member<'a>], forecasters: &[Member<'a>]) -> Vec<&'a [Number]> {
    inferers.iter().chain(forecasters).map(|member| member.value).collect()
}
