//! Which requests are answered at all.
//!
//! A page of another site can make a browser send requests to this machine. It could read the answers if it had a name of its
//! own resolved to this machine's address (DNS rebinding). So only known names are answered, and the event stream only for
//! our own pages.

use hyper::header::{HOST, HeaderMap, ORIGIN};
use hyper::http::uri::Authority;
use hyper::{Method, Request, StatusCode};

use super::events;

/// Names of this machine.
const LOCAL: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// By which names a server may be asked, without ports.
#[derive(Clone, Debug, Default)]
pub struct Hosts(Vec<String>);

impl Hosts {
    /// The names of this machine, and others.
    pub fn local_and(others: Vec<String>) -> Self {
        Self(others.into_iter().map(|name| name.to_ascii_lowercase()).collect())
    }

    fn include(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        LOCAL.contains(&&*host) || self.0.contains(&host)
    }
}

/// Why a request is refused.
pub(super) type Refusal = (StatusCode, &'static str);

/// Refuses what is not to be answered.
pub(super) fn admit<B>(request: &Request<B>, hosts: &Hosts) -> Result<(), Refusal> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err((StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered"));
    }
    let authority = authority(request).ok_or((StatusCode::BAD_REQUEST, "the request names no host"))?;
    if !hosts.include(authority.host()) {
        return Err((
            StatusCode::MISDIRECTED_REQUEST,
            "this name is not known here; the server is told of it by --allow-host",
        ));
    }
    let headers = request.headers();
    let is_ours = text(headers, ORIGIN.as_str()).is_none_or(|origin| {
        origin.strip_prefix("http://").is_some_and(|origin| origin.eq_ignore_ascii_case(authority.as_str()))
    });
    let site = text(headers, "sec-fetch-site");
    let is_near = !request.uri().path().starts_with(events::FOLDER)
        || site.is_none_or(|site| matches!(site, "same-origin" | "none"));
    if is_ours && is_near { Ok(()) } else { Err((StatusCode::FORBIDDEN, "asked by a page of another site")) }
}

/// Who was asked: by the address if it says so (RFC 9112, section 3.2.2), or else by the header.
fn authority<B>(request: &Request<B>) -> Option<Authority> {
    let of_header = || text(request.headers(), HOST.as_str())?.parse().ok();
    request.uri().authority().cloned().or_else(of_header)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or_default())
}
