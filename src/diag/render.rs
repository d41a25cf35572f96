//! Renderers: the report as text for people and for machines.
