//! Pages of their own: neither a record nor a list of records.

pub(super) mod about;
pub(super) mod accessibility;
pub(super) mod action_plan;
pub(super) mod calendar;
pub(super) mod changes;
pub(super) mod home;
pub(super) mod redirect;
pub(super) mod search;
pub(super) mod tasks;
pub(super) mod ties;
