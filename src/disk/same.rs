//! Whether a published file is as it has to be.

use std::io::{self, BufRead, Read};
use std::path::Path;

use super::modes::is_file_mode;
use super::plain;

/// How many bytes are compared at a time.
const PIECE: usize = 16 * 1024;

/// Whether `old` is a plain file with exactly these bytes and the permissions of a published one.
///
/// Compares with the file itself, not with a stored digest: reading it costs no more than computing a digest of
/// the new bytes would, nothing has to be kept, and a file that was changed by hand can't pass as ours.
pub(super) fn is_file_of<R: BufRead>(old: &Path, size: u64, open: impl FnOnce() -> io::Result<R>) -> bool {
    let Ok((old, found)) = plain::open_itself(old) else { return false };
    let is_candidate = found.len() == size && is_file_mode(&found);
    is_candidate && open().and_then(|new| are_equal(old, new)).unwrap_or(false)
}

fn are_equal(mut old: impl Read, mut new: impl BufRead) -> io::Result<bool> {
    let mut piece = [0; PIECE];
    loop {
        let bytes = new.fill_buf()?;
        let length = bytes.len().min(PIECE);
        if length == 0 {
            // The old file may have grown since its size was looked at.
            return Ok(old.read(&mut piece)? == 0);
        }
        match old.read_exact(&mut piece[..length]) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            done => done?,
        }
        if piece[..length] != bytes[..length] {
            return Ok(false);
        }
        new.consume(length);
    }
}
