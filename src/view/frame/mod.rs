//! Pages as a whole: which view a page shows, and what stands around it.

pub(super) mod description;
pub(super) mod forms;
pub(super) mod menu;
pub(super) mod page;
pub(super) mod site;
