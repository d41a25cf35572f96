//! Markdown: what a text links to, which headings it has, and its HTML.
//!
//! Everything uses one parse configuration ([`events`]), so what was checked is what is written:
//!
//! - [`outline`] reads a text once, reports its faults and lists links, pictures, headings and words that may be personal data;
//! - [`sections`] splits a body into the main text and the long texts of parts;
//! - [`texts`] and [`plain_text`] give the words without the markup;
//! - [`to_html`] and [`to_html_parts`] write HTML that is safe even for untrusted texts.

mod address;
mod bare;
mod escape;
mod events;
mod footnotes;
mod headings;
mod html;
mod ids;
mod origin;
mod outline;
mod pasted;
mod sections;
mod slug;
mod texts;

pub use address::LinkKind;
pub(crate) use escape::text as escaped;
pub use headings::{Heading, anchors};
pub use html::{Labels, LinkTarget, Render, Rendered, Resolver, Term, line_to_html, to_html, to_html_parts};
pub use ids::Ids;
pub use origin::Origin;
pub use outline::{Image, Link, Outline, outline};
pub use sections::{Sections, sections};
pub use slug::slug;
pub use texts::{Run, plain_text, texts};
