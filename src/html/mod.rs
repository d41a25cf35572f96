//! Pages: turns a view and a template into bytes.

mod frame;
mod functions;
mod load;
mod minify;
mod render;
mod shorten;
mod work;

pub use load::{Memo, load as templates};
pub use render::{Rendered, Renderer};
pub use shorten::shorten;
pub use work::Work;
