//! The only access to the network of others: one file at a time, which somebody asked for. A build asks for none.
//!
//! A server may be hostile, or be made to point elsewhere. So each address is judged after its name was resolved and again after each
//! redirect, and time, size and redirects have bounds. Nothing is sent but the request.

mod public;

use std::fmt;
use std::io::{self, Read as _};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, http};

use self::public::is_public;

/// Size of the largest file that is fetched, in bytes.
const LARGEST: u64 = 32 * 1024 * 1024;

/// Longest time for all of it, redirects included.
const LONGEST: Duration = Duration::from_mins(1);

/// Longest time until a server takes the connection.
const LONGEST_CONNECT: Duration = Duration::from_secs(10);

/// Most redirects that are followed.
const MOST_REDIRECTS: u32 = 5;

/// Why a file was not fetched.
#[derive(Debug)]
pub enum Failure {
    /// What was asked for is no address of the web.
    Address(&'static str),
    /// The name leads to an address that is not public and was not allowed.
    Private(String, IpAddr),
    /// There are more redirects than are followed.
    Redirects,
    /// An address that is protected leads to one that is not.
    Unprotected,
    /// The server answers with this status.
    Status(u16),
    /// It sends what was not asked for: the name of a compression.
    Compressed(String),
    /// It is larger than may be.
    TooLarge,
    /// The connection ended in the middle of it.
    CutOff,
    /// It takes too long.
    TooSlow,
    /// No such name is known.
    Unknown,
    /// Anything else that comes between: certificates, refused connections.
    Other(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(why) => f.write_str(why),
            Self::Private(host, address) => write!(
                f,
                "`{host}` is at {address}, which is no public address; if that is meant, allow it by `--allow-address {address}`"
            ),
            Self::Redirects => write!(f, "it redirects more than {MOST_REDIRECTS} times"),
            Self::Unprotected => f.write_str("it redirects from https to http"),
            Self::Status(status @ (404 | 410)) => write!(f, "there is no such file (status {status})"),
            Self::Status(status) => write!(f, "the server answers with status {status}"),
            Self::Compressed(how) => {
                write!(f, "the server sends it compressed (`{how}`), which was not asked for")
            }
            Self::TooLarge => write!(f, "it is larger than {} MiB", LARGEST / 1024 / 1024),
            Self::CutOff => f.write_str("the connection ended in the middle of the file"),
            Self::TooSlow => write!(f, "it takes longer than {} seconds", LONGEST.as_secs()),
            Self::Unknown => f.write_str("no server of this name is known"),
            Self::Other(why) => f.write_str(why),
        }
    }
}

/// Fetches a file by GET. Servers must be public, or at one of the allowed addresses.
///
/// # Errors
///
/// It can't be fetched whole, or should not be.
pub fn fetch(address: &str, allowed: &[IpAddr]) -> Result<Vec<u8>, Failure> {
    let uri: http::Uri = address.parse().map_err(|_| Failure::Address("this is no address of the web"))?;
    let host = uri.authority().ok_or(Failure::Address("the address names no server"))?;
    if host.as_str().contains('@') {
        return Err(Failure::Address("the address holds a user name or password; leave it out"));
    }
    let config = config(uri.scheme() == Some(&http::uri::Scheme::HTTPS));
    let agent = Agent::with_parts(config, DefaultConnector::new(), Judge::new(allowed));
    let answer = agent.get(uri).header(ACCEPT_ENCODING, "identity").call().map_err(failure)?;
    if answer.status() != http::StatusCode::OK {
        return Err(Failure::Status(answer.status().as_u16()));
    }
    let encodings = answer.headers().get_all(CONTENT_ENCODING).iter();
    let mut encodings = encodings.map(|encoding| String::from_utf8_lossy(encoding.as_bytes()));
    if let Some(encoding) = encodings.find(|encoding| !encoding.eq_ignore_ascii_case("identity")) {
        return Err(Failure::Compressed(encoding.into_owned()));
    }
    let body = answer.into_body();
    if body.content_length().is_some_and(|length| length > LARGEST) {
        return Err(Failure::TooLarge);
    }
    let mut bytes = Vec::new();
    body.into_reader().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| failure(error.into()))?;
    if bytes.len() as u64 > LARGEST { Err(Failure::TooLarge) } else { Ok(bytes) }
}

fn config(is_protected: bool) -> Config {
    // Authorities of an office's own network are known to its computers only.
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()));
    Agent::config_builder()
        .tls_config(tls.build())
        .https_only(is_protected)
        // A proxy would resolve names by itself, so that nobody could judge where they lead.
        .proxy(None)
        .max_redirects(MOST_REDIRECTS)
        .timeout_global(Some(LONGEST))
        .timeout_connect(Some(LONGEST_CONNECT))
        .user_agent(concat!("vazba/", env!("CARGO_PKG_VERSION")))
        .build()
}

/// Resolves names as the system does, and leaves out addresses that are neither public nor allowed.
#[derive(Debug)]
struct Judge {
    system: DefaultResolver,
    allowed: Vec<IpAddr>,
}

impl Judge {
    fn new(allowed: &[IpAddr]) -> Self {
        Self { system: DefaultResolver::default(), allowed: allowed.to_vec() }
    }
}

/// An address was left out by the [`Judge`].
#[derive(Debug)]
struct Refused(String, IpAddr);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is at {}", self.0, self.1)
    }
}

impl std::error::Error for Refused {}

impl Resolver for Judge {
    fn resolve(
        &self,
        uri: &http::Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.system.resolve(uri, config, timeout)?;
        let mut kept = self.empty();
        for address in &found {
            if is_public(address.ip()) || self.allowed.contains(&address.ip()) {
                kept.push(*address);
            }
        }
        match found.first() {
            Some(first) if kept.is_empty() => {
                let host = uri.host().unwrap_or_default().to_owned();
                Err(ureq::Error::Other(Box::new(Refused(host, first.ip()))))
            }
            _ => Ok(kept),
        }
    }
}

fn failure(error: ureq::Error) -> Failure {
    match error {
        ureq::Error::StatusCode(status) => Failure::Status(status),
        ureq::Error::TooManyRedirects => Failure::Redirects,
        ureq::Error::RequireHttpsOnly(_) => Failure::Unprotected,
        ureq::Error::BadUri(_) => Failure::Address("it leads to what is no address of the web"),
        ureq::Error::Timeout(_) => Failure::TooSlow,
        ureq::Error::HostNotFound => Failure::Unknown,
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => Failure::CutOff,
        ureq::Error::Io(error) => Failure::Other(error.to_string()),
        ureq::Error::Other(error) => match error.downcast::<Refused>() {
            Ok(refused) => Failure::Private(refused.0, refused.1),
            Err(error) => Failure::Other(error.to_string()),
        },
        error => Failure::Other(error.to_string()),
    }
}
