//! The `vazba` program; all of it is in the library.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Pages are made of many small values on many threads, which the allocators of C libraries are slow at.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    vazba::cli::main()
}
