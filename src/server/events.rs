//! The stream by which open pages are told of each new version (server-sent events, HTML Standard, section 9.2).

use std::sync::Arc;
use std::time::Duration;

use http_body_util::{Channel, Either};
use hyper::Response;
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use tokio::sync::watch;

use super::Shown;
use super::answer::finished;
use super::bytes::Body;

/// Folder of what only our own pages may ask for.
pub(super) const FOLDER: &str = "/.vazba/";
/// Where the stream is.
pub(super) const PATH: &str = "/.vazba/events";

/// How often something is sent even if nothing happens, so that a connection that is gone is noticed.
const BEAT: Duration = Duration::from_secs(15);

/// The number of the version that is shown, and of each that follows.
pub(super) fn stream(mut shown: watch::Receiver<Option<Arc<Shown>>>) -> Response<Body> {
    let (mut sender, body) = Channel::new(1);
    tokio::spawn(async move {
        shown.mark_changed();
        loop {
            let event = tokio::select! {
                changed = shown.changed() => {
                    if changed.is_err() { return }
                    let number = shown.borrow_and_update().as_ref().map(|shown| shown.version.number);
                    let Some(number) = number else { continue };
                    format!("data: {number}\n\n")
                }
                () = tokio::time::sleep(BEAT) => ":\n\n".to_owned(),
            };
            if sender.send_data(Bytes::from(event)).await.is_err() {
                return;
            }
        }
    });
    let mut response = Response::new(Either::Right(body));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    finished(response)
}
