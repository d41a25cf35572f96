//! Bodies of responses.

use std::io;

use http_body_util::{Channel, Either, Full};
use hyper::body::Bytes;

use crate::disk::Asset;

/// The body of a response: in memory, or sent piece by piece.
pub(super) type Body = Either<Full<Bytes>, Channel<Bytes, io::Error>>;

/// How much of a file is read at once, in bytes.
const PIECE: u64 = 256 * 1024;

/// A body that is in memory.
pub(super) fn whole(bytes: impl Into<Bytes>) -> Body {
    Either::Left(Full::new(bytes.into()))
}

/// Sends `length` bytes of a file from the offset `from` on, as fast as they are taken.
pub(super) fn of_asset(mut asset: Asset, mut from: u64, length: u64) -> Body {
    let (mut sender, body) = Channel::new(1);
    let end = from + length;
    tokio::spawn(async move {
        while from < end {
            let most = usize::try_from(PIECE.min(end - from)).unwrap_or(usize::MAX);
            let read = tokio::task::spawn_blocking(move || {
                let read = asset.read(from, most);
                (asset, read)
            });
            let Ok((back, read)) = read.await else { return };
            asset = back;
            match read {
                // It has become shorter since. The connection breaks off, so nobody takes it for whole.
                Ok(bytes) if bytes.is_empty() => return sender.abort(io::ErrorKind::UnexpectedEof.into()),
                Ok(bytes) => {
                    from += bytes.len() as u64;
                    if sender.send_data(bytes.into()).await.is_err() {
                        return;
                    }
                }
                Err(error) => return sender.abort(error),
            }
        }
    });
    Either::Right(body)
}
