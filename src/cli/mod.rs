//! The command line: arguments in, texts and an exit code out.
//!
//! The only module that prints, and the only one that reads the clock.

mod arguments;
mod build;
mod check;
mod clock;
mod content;
mod explain;
mod folder;
mod inventory;
mod links;
mod progress;
mod schema;
mod serve;
mod show;
mod threads;

use std::panic;
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Nothing wrong; warnings are allowed.
    Well = 0,
    /// Errors found, or warnings where they are denied.
    Faults = 1,
    /// The command can't be carried out as it was given.
    Usage = 2,
    /// Something could not be read or written.
    Disk = 3,
}

/// Runs the command that the program was started with.
pub fn main() -> ExitCode {
    let end = panic::catch_unwind(run).unwrap_or_else(|_| {
        show::fail("this is a fault of Vazba itself; please report it with what stands above", End::Disk)
    });
    ExitCode::from(end as u8)
}

fn run() -> End {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            let _ = error.print();
            return End::Usage;
        }
        // Help and version are no errors: clap prints them to standard output.
        Err(asked) => return show::written(asked.print()),
    };
    match &arguments.command {
        Command::Build(options) => build::build(arguments.site.as_deref(), options),
        Command::Check(options) => check::check(arguments.site.as_deref(), options),
        Command::Serve(options) => serve::serve(arguments.site.as_deref(), options),
        Command::Inventory(command) => inventory::inventory(arguments.site.as_deref(), command),
        Command::Links(options) => links::links(arguments.site.as_deref(), options),
        Command::Explain { code } => explain::explain(code.as_deref()),
        Command::Schema { kind } => schema::schema(kind.as_deref()),
    }
}
