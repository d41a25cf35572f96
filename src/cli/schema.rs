//! `vazba schema`.

use super::{End, show};
use crate::model::kinds;
use crate::reference::schema;
use crate::spelling::nearest;

/// Prints the JSON Schema of one kind's front matter, or of all kinds.
pub(super) fn schema(kind: Option<&str>) -> End {
    let Some(name) = kind else {
        return show::result(&schema::of_all());
    };
    if let Some(kind) = kinds::by_name(name) {
        return show::result(&schema::of_kind(kind));
    }
    let near = nearest(name, kinds::all().iter().map(|kind| kind.name));
    let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    show::fail(&format!("there is no kind `{name}`{near}"), End::Usage)
}
