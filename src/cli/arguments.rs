//! Arguments of the command line.

use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::diag::render;

/// Compiles a public strategy into a website in which everything is linked both ways.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
pub(super) struct Arguments {
    /// Folder of the site, the one with `vazba.toml` [default: the nearest upwards]
    #[arg(short = 'C', value_name = "DIR", global = true)]
    pub(super) site: Option<PathBuf>,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the site
    Build(Build),
    /// Look for faults without building
    Check(Check),
    /// Show the site in a browser, as it would be built from the files as they are at each moment
    Serve(Serve),
    /// Bring in the goals and measures of another document from its website, as StratML or as a table
    #[command(subcommand)]
    Inventory(Inventory),
    /// List the links to other documents, or read them back from a table that was filled in
    Links(Links),
    /// Show the manual entry of a diagnostic
    Explain {
        /// Its code, as `unknown-reference`; without one, all codes are listed
        code: Option<String>,
    },
    /// Print the JSON Schema of front matter
    Schema {
        /// Name of a kind, as `measure`; without one, of all kinds
        kind: Option<String>,
    },
}

/// What both `build` and `check` take.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// Day for which the site is built, as YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
    /// Most threads to work with, never more than one for each processor [default: so many]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
    /// Form of the diagnostics
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,
    /// Treat warnings as errors
    #[arg(long, value_name = "WHAT")]
    pub(super) deny: Option<Deny>,
}

#[derive(Debug, Args)]
pub(super) struct Build {
    /// Folder for the built site, relative to the site's folder
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub(super) out: PathBuf,
    /// Address at which the site is published, instead of the one in `vazba.toml`
    #[arg(long, value_name = "ADDRESS")]
    pub(super) base_url: Option<String>,
    /// Make one part of the site only: its pages, without data for machines
    #[arg(long, value_name = "PART")]
    pub(super) only: Option<Only>,
    /// Let a site without any record replace one that has some
    #[arg(long)]
    pub(super) allow_empty: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Subcommand)]
pub(super) enum Inventory {
    /// Write the items of a document into a file beside it; an older one is replaced
    Add(Add),
    /// Fetch the items of a document anew, or of all documents that have some from an address
    Update(Update),
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// Id of the document, as `plan-socialnich-sluzeb`
    #[arg(value_name = "ID")]
    pub(super) document: String,
    /// Path or address of the `inventory.json` of its website, of a plan as StratML (XML), or of a table with a row for each item
    /// (XLSX, CSV)
    #[arg(value_name = "FILE")]
    pub(super) from: String,
    /// Which column of a table holds what, as `title=Name of the measure`; may be given several times
    #[arg(long, value_name = "FIELD=COLUMN")]
    pub(super) map: Vec<String>,
    /// Sheet of a workbook, where it has several
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    /// SHA-256 that the file must have
    #[arg(long, value_name = "HEX")]
    pub(super) digest: Option<String>,
    #[command(flatten)]
    pub(super) bringing: Bringing,
}

#[derive(Debug, Args)]
pub(super) struct Update {
    /// Id of the document; without one, all inventories from an address are fetched
    #[arg(value_name = "ID")]
    pub(super) document: Option<String>,
    #[command(flatten)]
    pub(super) bringing: Bringing,
}

/// What all commands take that bring an inventory in.
#[derive(Debug, Args)]
pub(super) struct Bringing {
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Address of a server that is not public, as 192.168.1.5, from which files may be fetched; may be given several times
    #[arg(long, value_name = "IP")]
    pub(super) allow_address: Vec<IpAddr>,
    /// Day that is written as the one on which the inventory was read, as YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
    /// Form of the diagnostics
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct Links {
    #[command(flatten)]
    pub(super) which: Which,
    /// Print a table for a spreadsheet (CSV), which can be filled in
    #[arg(long)]
    pub(super) csv: bool,
    /// Print JSON
    #[arg(long, conflicts_with = "csv")]
    pub(super) json: bool,
    /// Read a table back that was filled in, and change the links in the files of their records
    #[arg(long, value_name = "FILE", conflicts_with_all = ["to", "gaps", "unchecked", "csv", "json"])]
    pub(super) apply: Option<PathBuf>,
    /// Say what would be changed, and change nothing
    #[arg(long, requires = "apply")]
    pub(super) dry_run: bool,
    /// Day for which gaps and old checks are told, as YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
    /// Form of the diagnostics
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,
}

/// Which links are listed.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// List only links to this document or item, as `document:plan#1.2`
    #[arg(long, value_name = "REFERENCE")]
    pub(super) to: Option<String>,
    /// List only links of which something should be looked at, as the report of gaps has it
    #[arg(long)]
    pub(super) gaps: bool,
    /// List only links that nobody checked, or not for as long as the site allows
    #[arg(long)]
    pub(super) unchecked: bool,
}

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Port to listen at [default: 4000, or the next one that is free]
    #[arg(long, value_name = "PORT")]
    pub(super) port: Option<u16>,
    /// Address to listen at; another than this machine's own asks for `--allow-host`
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub(super) host: IpAddr,
    /// A name by which browsers may ask for the site, besides `localhost`; may be given several times
    #[arg(long, value_name = "NAME")]
    pub(super) allow_host: Vec<String>,
    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Show drafts, too, on this machine only
    #[arg(long)]
    pub(super) drafts: bool,
    /// Day for which the site is built, as YYYY-MM-DD [default: today, also past midnight]
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
    /// Most threads to work with, never more than one for each processor [default: so many]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Only {
    /// Pages
    Html,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Deny {
    /// Warnings
    Warnings,
}

/// A form of diagnostics, by its name in the list of renderers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Format(pub(super) &'static render::Format);

impl std::str::FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        render::format(name).map(Self).ok_or_else(|| {
            let names: Vec<&str> = render::FORMATS.iter().map(|format| format.name).collect();
            format!("there is {}", names.join(", "))
        })
    }
}
