//! Status and headers of a response: conditional and range requests, by RFC 9110.

use std::ops::RangeInclusive;

use hyper::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue,
    IF_NONE_MATCH, IF_RANGE, RANGE, VARY, X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Response, StatusCode};

use super::bytes::{self, Body};
use crate::disk::Asset;
use crate::script_data;

/// What a request is answered with.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    /// Media type, with the charset of a text.
    pub(super) media_type: String,
    /// A text that differs when the bytes do.
    pub(super) tag: String,
    pub(super) content: Content,
}

/// The bytes that a request is answered with.
pub(super) enum Content {
    Here(Vec<u8>),
    Asset(Asset),
}

impl Content {
    fn length(&self) -> u64 {
        match self {
            Self::Here(bytes) => bytes.len() as u64,
            Self::Asset(asset) => asset.length(),
        }
    }
}

/// A text that differs when the bytes do.
pub(super) fn tag_of(bytes: &[u8]) -> String {
    script_data::version([bytes])
}

impl Answer {
    /// A short text that says why there is nothing else.
    pub(super) fn plain(status: StatusCode, text: &str) -> Self {
        let bytes = format!("{text}\n").into_bytes();
        let media_type = "text/plain; charset=utf-8".to_owned();
        Self { status, media_type, tag: tag_of(&bytes), content: Content::Here(bytes) }
    }

    /// The response, with as much of the bytes as the request wants.
    pub(super) fn into_response(self, request: &HeaderMap) -> Response<Body> {
        let mut response = Response::new(bytes::whole(""));
        let headers = response.headers_mut();
        let tag = format!("\"{}\"", self.tag);
        set(headers, CONTENT_TYPE, &self.media_type);
        set(headers, ETAG, &tag);
        set(headers, VARY, "sec-fetch-dest, accept");
        set(headers, ACCEPT_RANGES, "bytes");
        let is_whole = self.status == StatusCode::OK;
        if is_whole && is_known(request, &tag) {
            headers.remove(CONTENT_TYPE);
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return finished(response);
        }
        let length = self.content.length();
        let range = if is_whole { wanted(request, &tag, length) } else { Wanted::All };
        let (from, size) = match range {
            Wanted::All => {
                *response.status_mut() = self.status;
                (0, length)
            }
            Wanted::Part(part) => {
                let (from, to) = part.into_inner();
                set(response.headers_mut(), CONTENT_RANGE, &format!("bytes {from}-{to}/{length}"));
                *response.status_mut() = StatusCode::PARTIAL_CONTENT;
                (from, to - from + 1)
            }
            Wanted::Impossible => {
                set(response.headers_mut(), CONTENT_RANGE, &format!("bytes */{length}"));
                *response.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
                return finished(response);
            }
        };
        set(response.headers_mut(), CONTENT_LENGTH, &size.to_string());
        *response.body_mut() = match self.content {
            Content::Here(bytes) => bytes::whole(part(bytes, from, size)),
            Content::Asset(asset) => bytes::of_asset(asset, from, size),
        };
        finished(response)
    }
}

/// A redirect to another path of this server.
pub(super) fn redirect(to: &str) -> Response<Body> {
    let mut response = Response::new(bytes::whole(""));
    *response.status_mut() = StatusCode::TEMPORARY_REDIRECT;
    set(response.headers_mut(), hyper::header::LOCATION, to);
    finished(response)
}

/// Adds what all responses have.
pub(super) fn finished(mut response: Response<Body>) -> Response<Body> {
    let headers = response.headers_mut();
    set(headers, CACHE_CONTROL, "no-cache");
    set(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

fn set(headers: &mut HeaderMap, name: hyper::header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// Whether who asks has these bytes already.
fn is_known(request: &HeaderMap, tag: &str) -> bool {
    let lists = request.get_all(IF_NONE_MATCH).iter().filter_map(|list| list.to_str().ok());
    lists
        .flat_map(|list| list.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

/// Which bytes are wanted.
enum Wanted {
    All,
    Part(RangeInclusive<u64>),
    Impossible,
}

/// A range that can't be read, or several of them, may be answered by the whole (RFC 9110, section 14.2).
fn wanted(request: &HeaderMap, tag: &str, length: u64) -> Wanted {
    let Some(range) = request.get(RANGE).and_then(|range| range.to_str().ok()) else { return Wanted::All };
    if request.get(IF_RANGE).is_some_and(|known| known != tag) {
        return Wanted::All;
    }
    let Ok(ranges) = http_range_header::parse_range_header(range) else { return Wanted::All };
    match ranges.validate(length).as_deref() {
        Ok([part]) => Wanted::Part(part.clone()),
        Ok(_) => Wanted::All,
        Err(_) => Wanted::Impossible,
    }
}

fn part(mut bytes: Vec<u8>, from: u64, size: u64) -> Vec<u8> {
    let at = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
    let (from, to) = (at(from), at(from + size));
    bytes.truncate(to);
    bytes.drain(..from);
    bytes
}
